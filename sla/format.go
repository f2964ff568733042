package sla

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/servicequality/servicequality/internal/strict"
)

// FormatError says that a text is not the stored form of a small value of this
// package: a [Date] or a [TimeOfDay].
type FormatError struct {
	Type  string // the Go name of what was wanted, "Date"
	Input string // what was given, as it was given
	Want  string // what would have been right, in words with an example
}

// Error names the type, what was given, cut after 40 bytes, and what is right.
func (e *FormatError) Error() string {
	return fmt.Sprintf("sla: %s: got %q, want %s", e.Type, strict.Shorten(e.Input, mostQuoted), e.Want)
}

// What is quoted in an error is cut, so that a whole document passed by mistake does
// not end up in a log.
const (
	mostQuoted = 40  // bytes of an input; no date, time or zone name has as many
	mostPath   = 200 // bytes of a path; the names in it have at most 64
)

// few lists the first ten of some names, and says how many more there are.
func few(names []string) string {
	const most = 10
	if len(names) == 0 {
		return "there are none"
	}
	first := make([]string, min(most, len(names)))
	for i := range first {
		first[i] = strict.Shorten(names[i], maxName)
	}
	list := strings.Join(first, ", ")
	if more := len(names) - most; more > 0 {
		list += " and " + strconv.Itoa(more) + " more"
	}
	return list
}
