package sla

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

var (
	// ErrOutOfOrder says that an entry of a log lies before the one that stands
	// before it.
	ErrOutOfOrder = errors.New("sla: out of order")

	// ErrNotAllowed says that an entry of its kind cannot follow those before it: a
	// second pause, a resume without one, anything after the end.
	ErrNotAllowed = errors.New("sla: not allowed")

	// ErrMalformed says that a field of an entry is missing, out of range or does
	// not belong to its kind.
	ErrMalformed = errors.New("sla: malformed")
)

// LogError says that an entry does not fit into the log of a [Clock], a [Promise]
// or a [Conversation], which stays as it was. With errors.Is it is one of
// [ErrOutOfOrder], [ErrNotAllowed], [ErrMalformed] and [ErrNever].
type LogError struct {
	Log   string    // "clock", "promise" or "conversation"
	Index int       // its place in the log, from 0, had the ones before it been taken
	At    time.Time // its instant, as it was given
	Kind  string    // its kind, "resume"
	Got   string    // what is wrong: the state of the log, or a field with its value
	Want  string    // what would have been right
	Err   error     // which of the four it is
}

// Error names the entry, what is wrong and what would have been right.
func (e *LogError) Error() string {
	why := strings.TrimPrefix(fmt.Sprint(e.Err), "sla: ")
	return fmt.Sprintf("sla: %s: entry %d, %s at %s: %s: got %s, want %s",
		e.Log, e.Index, e.Kind, e.At.Format(time.RFC3339Nano), why, e.Got, e.Want)
}

// Unwrap gives Err.
func (e *LogError) Unwrap() error { return e.Err }

// oneOf lists the names of what is allowed, in words.
func oneOf[K fmt.Stringer](kinds []K) string {
	if len(kinds) == 0 {
		return "nothing more"
	}
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.String()
	}
	return "one of " + strings.Join(names, ", ")
}

func malformed(field, got, want string) *LogError {
	return &LogError{Got: field + " " + got, Want: want, Err: ErrMalformed}
}

func outOfOrder(last time.Time) *LogError {
	return &LogError{Got: "an instant before that one, " + last.Format(time.RFC3339Nano), Want: "that instant or a later one", Err: ErrOutOfOrder}
}

func notAllowed(got, want string) *LogError {
	return &LogError{Got: got, Want: want, Err: ErrNotAllowed}
}
