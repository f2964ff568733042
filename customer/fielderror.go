package customer

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// FieldError says that one field of what was handed in cannot be. Whoever checks
// reports all of them at once, joined as by [errors.Join].
type FieldError struct {
	Of   string // what the field belongs to: "model", "contact", "observation"
	Path string // which field: "signals[3].points.hurried"; empty for the whole
	Got  string // what stands there
	Want string // what would have been right
}

// Error names the field, what was given (shortened when long) and what is right.
func (e *FieldError) Error() string {
	place := e.Of
	if e.Path != "" {
		place += ": " + e.Path
	}
	return fmt.Sprintf("customer: %s: got %q, want %s", place, shorten(e.Got), e.Want)
}

// shorten cuts what was given, so that a whole document passed by mistake does not
// end up in a log.
func shorten(s string) string {
	const most = 40 // bytes
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// findings are the faults that were found in one thing.
type findings struct {
	of   string
	errs []error
}

func (f *findings) add(path, got, want string) {
	f.errs = append(f.errs, &FieldError{f.of, path, got, want})
}

// err is nil if nothing was found.
func (f *findings) err() error { return errors.Join(f.errs...) }

// under is a path that leads on from the thing at another.
func under(path, rest string) string {
	if path == "" || rest == "" || strings.HasPrefix(rest, "[") {
		return path + rest
	}
	return path + "." + rest
}

// item is the path of element i of the list at a path.
func item(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }
