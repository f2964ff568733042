package sla

import (
	"fmt"
	"strings"
)

// FormatError says that a text is not the stored form of a small value of this
// package: a [Date] or a [TimeOfDay].
type FormatError struct {
	Type  string // the Go name of what was wanted, "Date"
	Input string // what was given, as it was given
	Want  string // what would have been right, in words with an example
}

// Error names the type, what was given (shortened when long) and what is right.
func (e *FormatError) Error() string {
	return fmt.Sprintf("sla: %s: got %q, want %s", e.Type, shorten(e.Input), e.Want)
}

// shorten cuts a text that is too long for an error message, so that a whole
// document passed by mistake does not end up in a log.
func shorten(s string) string {
	const most = 40 // bytes; no date, time or zone name has as many
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
