package match

import (
	"errors"
	"fmt"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/internal/enum"
	"github.com/servicequality/servicequality/internal/strict"
)

// InputError says that something was given that no answer can be made of: a
// capacity below zero, a skill that the policy does not know, costs too far apart.
// Whoever checks finds all faults and gives them joined as by [errors.Join].
type InputError struct {
	Path string // which value: "agents[3].skills[0].level"
	Got  string // what stands there
	Want string // what would have been right
}

// Error names the value, what was given (shortened when long) and what is right.
func (e *InputError) Error() string {
	const most = 64 // bytes
	return fmt.Sprintf("match: %s: got %q, want %s", e.Path, strict.Shorten(e.Got, most), e.Want)
}

// findings are the faults that were found in one call.
type findings []error

func (f *findings) add(at path, got, want string) {
	*f = append(*f, &InputError{Path: at(), Got: got, Want: want})
}

// err is nil if nothing was found.
func (f findings) err() error { return errors.Join(f...) }

func unknown(u enum.Unknown) error { e := customer.UnknownError(u); return &e }
