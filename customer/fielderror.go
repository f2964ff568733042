package customer

import (
	"errors"
	"fmt"

	"github.com/servicequality/servicequality/internal/strict"
)

// FieldError says that one field of what was handed in cannot be. Whoever checks
// reports all of them at once, joined as by [errors.Join].
type FieldError struct {
	Of   string // what the field belongs to: "model", "contact", "observation"
	Path string // which field: "signals[3].points.hurried"; empty for the whole
	Got  string // what stands there
	Want string // what would have been right
	Err  error  // [ErrSensitive], [ErrUnknownSignal], [ErrFuture], or nil for any other fault
}

// What callers branch on, with [errors.Is]. The [FieldError] that wraps one of them
// says where.
var (
	// ErrSensitive: a signal names a trait of the person, such as age or accent.
	ErrSensitive = errors.New("customer: a trait of the person is no signal")
	// ErrUnknownSignal: an observation names a signal that the model does not have.
	ErrUnknownSignal = errors.New("customer: unknown signal")
	// ErrFuture: an observation is later than the instant of the question.
	ErrFuture = errors.New("customer: observed in the future")
)

// Error names the field, what was given (shortened when long) and what is right.
func (e *FieldError) Error() string {
	place := e.Of
	if e.Path != "" {
		place += ": " + e.Path
	}
	return fmt.Sprintf("customer: %s: got %q, want %s", place, strict.Shorten(e.Got, 40), e.Want)
}

// Unwrap gives Err.
func (e *FieldError) Unwrap() error { return e.Err }

// findings are the faults that were found in one thing.
type findings struct {
	of   string
	errs []error
}

func (f *findings) add(path, got, want string) {
	f.errs = append(f.errs, &FieldError{Of: f.of, Path: path, Got: got, Want: want})
}

// wrap adds a fault that callers branch on.
func (f *findings) wrap(err error, path, got, want string) {
	f.errs = append(f.errs, &FieldError{Of: f.of, Path: path, Got: got, Want: want, Err: err})
}

// err is nil if nothing was found.
func (f *findings) err() error { return errors.Join(f.errs...) }
