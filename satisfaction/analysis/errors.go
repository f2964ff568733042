package analysis

import (
	"fmt"
	"strconv"
)

// InputError says that something was given that no statistic can be made of: a
// number that is none, columns of unequal length, a confidence of 95 in place of
// 0.95.
type InputError struct {
	Of     string // the result it was given for, "paired t test"
	Column string // the argument, "perceived" or "drivers[2]"
	Row    int    // the place in the column, from 0; -1 when it is about the whole
	Got    string // what was given
	Want   string // what would have been accepted
}

// Error names the place, what was given and what is wanted.
func (e *InputError) Error() string {
	place := e.Column
	if e.Row >= 0 {
		place += "[" + strconv.Itoa(e.Row) + "]"
	}
	return fmt.Sprintf("analysis: %s: %s: got %s, want %s", e.Of, place, e.Got, e.Want)
}

// UndefinedError says that a statistic does not exist for these answers, and why:
// too few of them, or a column that does not vary. It is never replaced by 0, 1
// or NaN.
type UndefinedError struct {
	Of     string // the result, "correlation"
	Column string // the argument that is to blame, "drivers[2]"; empty when no single one is
	Why    string // what is missing, "it is the same for all respondents"
}

// Error names the result, the column and what is missing.
func (e *UndefinedError) Error() string {
	if e.Column == "" {
		return fmt.Sprintf("analysis: %s is undefined: %s", e.Of, e.Why)
	}
	return fmt.Sprintf("analysis: %s is undefined: %s: %s", e.Of, e.Column, e.Why)
}

// HeywoodError says that a one-factor model does not fit: the likelihood grows
// until an item has next to no variance of its own, which is an estimate that no
// population has (Heywood, Proceedings of the Royal Society A 134, 1931). Items
// that nearly repeat each other do that, answers with more than one factor, and
// small samples.
type HeywoodError struct {
	Items []int // the items, by their places from 0, in order
}

// Error names the items.
func (e *HeywoodError) Error() string {
	return fmt.Sprintf("analysis: omega is undefined: one factor explains more than 0.995 of the variance of items %v", e.Items)
}
