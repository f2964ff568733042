package customer

import (
	"encoding"
	"errors"
	"strings"

	"github.com/servicequality/servicequality/internal/strict"
)

// spelt reads the name of a value of an enum.
func spelt(into encoding.TextUnmarshaler) strict.Reader {
	return strict.Named(into, func(err error) string {
		unknown, _ := errors.AsType[*UnknownError](err)
		return "one of " + strings.Join(unknown.Allowed, ", ")
	})
}
