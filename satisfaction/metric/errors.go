package metric

import (
	"fmt"

	"github.com/servicequality/servicequality/internal/enum"
)

// InputError says that something was given that no result can be made of: a
// negative count, a rating outside of its scale, a confidence of 95 in place of
// 0.95, a stored form that is not one. Whatever was to be changed stays as it was.
type InputError struct {
	Of    string // the value or result it was given for, "NPS"
	Field string // the place, "promoters"
	Got   string // what was given
	Want  string // what would have been accepted
}

// Error names the place, what was given and what is wanted.
func (e *InputError) Error() string {
	return fmt.Sprintf("metric: %s: %s: got %s, want %s", e.Of, e.Field, e.Got, e.Want)
}

// UndefinedError says that a result does not exist for these answers, most often
// because there are none. It is never replaced by 0, 100 or NaN.
type UndefinedError struct {
	Of  string // the result, "net promoter score"
	Why string // what is missing, "no answers"
}

// Error names the result and what is missing.
func (e *UndefinedError) Error() string {
	return fmt.Sprintf("metric: %s is undefined: %s", e.Of, e.Why)
}

func noAnswers(of string) error { return &UndefinedError{Of: of, Why: "no answers"} }

// UnknownError says that a text or number stands where a value of an enum of
// this package is needed and names none: a misspelt name, a number cast from
// elsewhere, or the zero value, which means "not set".
type UnknownError struct {
	Type    string   // the enum, "Category"
	Input   string   // what was given, as it was given
	Allowed []string // the names that would have been accepted, in order
}

// Error names the enum, what was given (shortened when long) and what is allowed.
func (e *UnknownError) Error() string { return enum.Unknown(*e).Message("metric") }

func unknown(u enum.Unknown) error { e := UnknownError(u); return &e }
