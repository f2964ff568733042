package sla

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FieldError says that one field of a target, a policy or a stored document
// cannot be. Whoever checks one of these reports all of them at once, joined as
// by [errors.Join].
type FieldError struct {
	Of   string // what the field belongs to: "target", "policy", "clock", "promise", "conversation"
	Path string // which field: "rules[2].targets[0].limit"; empty for the whole
	Got  string // what stands there
	Want string // what would have been right
}

// Error names the field, what was given (shortened when long) and what is right.
func (e *FieldError) Error() string {
	const most = 200 // bytes of a path; a calendar may have a name in it that is no name
	place := e.Of
	if e.Path != "" {
		place += ": " + strings.ToValidUTF8(e.Path[:min(most, len(e.Path))], "")
	}
	return fmt.Sprintf("sla: %s: got %q, want %s", place, shorten(e.Got), e.Want)
}

// findings are the faults that were found in one thing.
type findings struct {
	of     string
	faults []*FieldError
	known  map[string]*Calendar // built ones by their stored form, to be taken in place of new ones
}

func (f *findings) add(path, got, want string) {
	f.faults = append(f.faults, &FieldError{f.of, path, got, want})
}

// adopt takes over the faults of a part, a target or a calendar; their paths lead on
// from that of the part. It leaves out those where something has been found already:
// a text that cannot be read is one fault, not two.
func (f *findings) adopt(path string, err error) {
	for _, e := range parts(err) {
		var fault FieldError
		switch e := e.(type) {
		case *FieldError:
			fault = *e
		case *CalendarError:
			fault = FieldError{Path: e.Path, Got: e.Got, Want: e.Want}
		}
		at := under(path, fault.Path)
		if !slices.ContainsFunc(f.faults, func(known *FieldError) bool { return within(at, known.Path) }) {
			f.add(at, fault.Got, fault.Want)
		}
	}
}

// err is nil if nothing was found.
func (f *findings) err() error {
	errs := make([]error, len(f.faults))
	for i, e := range f.faults {
		errs[i] = e
	}
	return errors.Join(errs...)
}

// parts takes a joined error apart.
func parts(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

// within reports whether a path is another one or leads on from it.
func within(path, outer string) bool {
	rest, ok := strings.CutPrefix(path, outer)
	return ok && (outer == "" || rest == "" || rest[0] == '.' || rest[0] == '[')
}

// under is a path that leads on from the thing at another.
func under(path, rest string) string {
	if path == "" || rest == "" || rest[0] == '[' {
		return path + rest
	}
	return path + "." + rest
}

// member is the path of a member of the object at a path: rules.name, or
// labels["odd name"] for a name that would be mistaken for something else.
func member(path, name string) string {
	odd := func(r rune) bool { return r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	if name == "" || len(name) > maxName || !utf8.ValidString(name) || strings.ContainsFunc(name, odd) {
		return path + "[" + strconv.Quote(shorten(name)) + "]"
	}
	return under(path, name)
}

// item is the path of element i of the list at a path.
func item(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

// maxName is the most bytes of a name: enough for 21 Chinese characters.
const maxName = 64

const wantName = "1 to 64 bytes of text without control characters or spaces around it"

// name checks what people or systems call a policy, a rule, a channel.
func (f *findings) name(path, s string) {
	if s == "" || len(s) > maxName || strings.TrimSpace(s) != s || !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
		f.add(path, s, wantName)
	}
}
