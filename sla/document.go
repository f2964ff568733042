package sla

import (
	"encoding"
	"strings"

	"github.com/servicequality/servicequality/internal/strict"
)

// spelt reads the text form of an enum, a time of day or a warning.
func spelt(into encoding.TextUnmarshaler) strict.Reader {
	return strict.Named(into, func(err error) string {
		switch err := err.(type) {
		case *FieldError:
			return err.Want
		case *FormatError:
			return err.Want
		case *UnknownError:
			return "one of " + strings.Join(err.Allowed, ", ")
		}
		return ""
	})
}
