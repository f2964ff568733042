package conduct

import "github.com/servicequality/servicequality/internal/enum"

// UnknownError says that a text or number stands where a value of an enum of
// this package is needed and names none: a misspelt name, a number cast from
// elsewhere, or the zero value, which means "not set".
type UnknownError struct {
	Type    string   // the enum, "Answer"
	Input   string   // what was given, as it was given
	Allowed []string // the names that would have been accepted, in order
}

// Error names the enum, what was given (shortened when long) and what is allowed.
func (e *UnknownError) Error() string { return enum.Unknown(*e).Message("conduct") }

func unknown(u enum.Unknown) error { e := UnknownError(u); return &e }
