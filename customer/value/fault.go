package value

import (
	"errors"
	"fmt"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/internal/enum"
	"github.com/servicequality/servicequality/internal/strict"
)

// InputError says that something was given that no answer can be made of: a weight
// of zero, a rating outside of its range, a date in the future. Whoever checks
// finds all faults and gives them joined as by [errors.Join].
type InputError struct {
	Path string // which value: "criteria[2].weight"
	Got  string // what stands there
	Want string // what would have been right
}

// Error names the value, what was given (shortened when long) and what is right.
func (e *InputError) Error() string {
	const most = 64 // bytes
	return fmt.Sprintf("value: %s: got %q, want %s", e.Path, strict.Shorten(e.Got, most), e.Want)
}

// findings are the faults that were found in one call.
type findings []error

func (f *findings) add(path, got, want string) {
	*f = append(*f, &InputError{Path: path, Got: got, Want: want})
}

// name finds the fault of the id or name of element i, known before or not.
func (f *findings) name(path, name string, known bool) {
	if name == "" {
		f.add(path, name, "a name")
	} else if known {
		f.add(path, name, "each name once")
	}
}

// err is nil if nothing was found.
func (f findings) err() error { return errors.Join(f...) }

func unknown(u enum.Unknown) error { e := customer.UnknownError(u); return &e }
