package sla

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
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

// adopt takes over the faults of a part, whose paths become paths within it.
// Those at places where something has been found already are left out: a text
// that cannot be read is one fault, not two.
func (f *findings) adopt(path string, err error) {
	known := func(path string) bool {
		return slices.ContainsFunc(f.faults, func(b *FieldError) bool { return within(path, b.Path) })
	}
	for _, e := range parts(err) {
		part := FieldError{Got: e.Error(), Want: "no such fault"}
		switch e := e.(type) {
		case *FieldError:
			part = *e
		case *CalendarError:
			part = FieldError{Path: e.Path, Got: e.Got, Want: e.Want}
		}
		if at := under(path, part.Path); !known(at) {
			f.add(at, part.Got, part.Want)
		}
	}
}

// within reports whether a path is another one or leads into it.
func within(path, outer string) bool {
	rest, ok := strings.CutPrefix(path, outer)
	return ok && (outer == "" || rest == "" || rest[0] == '.' || rest[0] == '[')
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

// err is nil if nothing was found.
func (f *findings) err() error {
	errs := make([]error, len(f.faults))
	for i, e := range f.faults {
		errs[i] = e
	}
	return errors.Join(errs...)
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

// A reader reads the JSON value at a path into a place that it knows.
type reader func(path string, data []byte)

// fields are the members that an object may have.
type fields map[string]reader

// object reads an object that has no other members than the given ones, and each
// at most once.
func (f *findings) object(members fields) reader {
	return f.members(func(name string) reader { return members[name] }, "one of "+strings.Join(slices.Sorted(maps.Keys(members)), ", "))
}

// members reads an object whose members are read by what known gives for their
// names; it gives nil for a name that is not known.
func (f *findings) members(known func(name string) reader, want string) reader {
	return func(path string, data []byte) {
		in := json.NewDecoder(bytes.NewReader(data))
		if open, err := in.Token(); err != nil || open != json.Delim('{') {
			f.add(path, string(data), "an object")
			return
		}
		seen := map[string]bool{}
		for in.More() {
			key, _ := in.Token()
			name, _ := key.(string)
			var value json.RawMessage
			if err := in.Decode(&value); err != nil {
				f.add(path, name, "a JSON value")
				return
			}
			read := known(name)
			switch {
			case seen[name]:
				f.add(member(path, name), name, "each name once")
			case read == nil:
				f.add(member(path, name), name, want)
			default:
				read(member(path, name), value)
			}
			seen[name] = true
		}
	}
}

// later keeps a value, to be read when others have been.
func later(into *json.RawMessage) reader {
	return func(_ string, data []byte) { *into = data }
}

// list reads a list, with what each gives for one more element.
func (f *findings) list(each func() reader) reader {
	return func(path string, data []byte) {
		var items []json.RawMessage
		if err := json.Unmarshal(data, &items); err != nil || items == nil {
			f.add(path, string(data), "a list")
			return
		}
		for i, data := range items {
			each()(item(path, i), data)
		}
	}
}

// listOf reads a list into a slice.
func listOf[T any](f *findings, into *[]T, read func(*T) reader) reader {
	return func(path string, data []byte) {
		*into = []T{}
		f.list(func() reader {
			return func(path string, data []byte) {
				var v T
				read(&v)(path, data)
				*into = append(*into, v)
			}
		})(path, data)
	}
}

// scalar reads a value that the json package can read into a T as it is.
func scalar[T any](f *findings, into *T, want string) reader {
	return func(path string, data []byte) {
		var v *T
		if err := json.Unmarshal(data, &v); err != nil || v == nil {
			f.add(path, string(data), want)
			return
		}
		*into = *v
	}
}

func (f *findings) text(into *string) reader { return scalar(f, into, "a text") }

// named reads a text into a value that has a text form of its own.
func (f *findings) named(into encoding.TextUnmarshaler) reader {
	return func(path string, data []byte) {
		var s string
		n := len(f.faults)
		f.text(&s)(path, data)
		if len(f.faults) > n {
			return
		}
		switch err := into.UnmarshalText([]byte(s)).(type) {
		case nil:
		case *UnknownError:
			f.add(path, s, "one of "+strings.Join(err.Allowed, ", "))
		case *FieldError:
			f.add(path, s, err.Want)
		default:
			f.add(path, s, "another text: "+err.Error())
		}
	}
}

func (f *findings) instant(into *time.Time) reader {
	return scalar(f, into, "an instant such as 2026-03-02T09:00:00Z")
}

// duration reads a length of time that is written as formatDuration does.
func (f *findings) duration(into *time.Duration) reader {
	return func(path string, data []byte) {
		var s string
		n := len(f.faults)
		f.text(&s)(path, data)
		if len(f.faults) > n {
			return
		}
		d, err := time.ParseDuration(s)
		switch canonical := formatDuration(d); {
		case err != nil:
			f.add(path, s, "a length of time such as 1h30m")
		case canonical != s:
			f.add(path, s, strconv.Quote(canonical))
		}
		*into = d
	}
}
