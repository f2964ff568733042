package sla

import (
	"bytes"
	"encoding"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/servicequality/servicequality/internal/lapse"
)

// A reader reads the JSON value at a path, valid and without space around it, into a
// place that it knows, or notes what is wrong with it. Readers are put together to
// read a whole document, with every fault in it.
type reader func(path string, data []byte)

// fields are the members that an object may have.
type fields map[string]reader

// read reads a whole document.
func (f *findings) read(data []byte, r reader) {
	if !json.Valid(data) {
		f.add("", string(data), "JSON")
		return
	}
	r("", bytes.TrimSpace(data))
}

// object reads an object that has no other members than these, each at most once.
func (f *findings) object(members fields) reader {
	names := strings.Join(slices.Sorted(maps.Keys(members)), ", ")
	return f.members("one of "+names, func(name string) reader { return members[name] })
}

// members reads an object whose members are read by what known gives for their
// names; it gives nil for a name that is none of those wanted.
func (f *findings) members(want string, known func(name string) reader) reader {
	return func(path string, data []byte) {
		if data[0] != '{' {
			f.add(path, string(data), "an object")
			return
		}
		parts := inside(data)
		seen := make(map[string]bool, len(parts)/2)
		for i := 0; i < len(parts); i += 2 {
			var name string
			_ = json.Unmarshal(parts[i], &name) // it is a text
			at, read := member(path, name), known(name)
			switch {
			case seen[name]:
				f.add(at, name, "each name once")
			case read == nil:
				f.add(at, name, want)
			default:
				read(at, parts[i+1])
			}
			seen[name] = true
		}
	}
}

// list reads a list, its elements with the reader that each gives for the place of
// one.
func list[T any](f *findings, into *[]T, each func(*T) reader) reader {
	return func(path string, data []byte) {
		if data[0] != '[' {
			f.add(path, string(data), "a list")
			return
		}
		items := inside(data)
		*into = make([]T, len(items))
		for i, data := range items {
			each(&(*into)[i])(item(path, i), data)
		}
	}
}

// inside gives the elements of a list, or the names and values of an object by turns.
func inside(data []byte) [][]byte {
	var parts [][]byte
	depth, start, quoted := 0, 1, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '\\': // only texts have it, and what comes next belongs to it
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{', c == '[':
			depth++
		case depth == 1 && (c == ',' || c == ':' || i == len(data)-1):
			parts = append(parts, bytes.TrimSpace(data[start:i]))
			start = i + 1
		case c == '}', c == ']':
			depth--
		}
	}
	if len(parts) == 1 && len(parts[0]) == 0 {
		return nil
	}
	return parts
}

// dictionary reads an object into a map: what its names stand for with key, what its
// members are with the reader that each gives for the place of one.
func dictionary[K comparable, V any](f *findings, into *map[K]V, want string, key func(string) (K, error), each func(*V) reader) reader {
	return f.members(want, func(name string) reader {
		k, err := key(name)
		if err != nil {
			return nil
		}
		return func(path string, data []byte) {
			var v V
			each(&v)(path, data)
			if *into == nil {
				*into = make(map[K]V)
			}
			(*into)[k] = v
		}
	})
}

// anyName takes each name as it is.
func anyName(name string) (string, error) { return name, nil }

// value gives a value that the json package reads as it is; null is none.
func value[T any](f *findings, path string, data []byte, want string) (v T, ok bool) {
	var read *T
	if err := json.Unmarshal(data, &read); err != nil || read == nil {
		f.add(path, string(data), want)
		return v, false
	}
	return *read, true
}

// plain reads such a value.
func plain[T any](f *findings, into *T, want string) reader {
	return func(path string, data []byte) {
		if v, ok := value[T](f, path, data, want); ok {
			*into = v
		}
	}
}

const wantText = "a text"

func (f *findings) text(into *string) reader { return plain(f, into, wantText) }

func (f *findings) flag(into *bool) reader { return plain(f, into, "true or false") }

func (f *findings) instant(into *time.Time) reader {
	return plain(f, into, "an instant such as 2026-03-02T09:00:00Z")
}

// named reads the text form of an enum, a time of day or a warning. What is no text
// is taken as it stands there, which is none of these forms.
func (f *findings) named(into encoding.TextUnmarshaler) reader {
	return func(path string, data []byte) {
		var text *string
		if json.Unmarshal(data, &text) == nil && text != nil {
			data = []byte(*text)
		}
		switch err := into.UnmarshalText(data).(type) {
		case *UnknownError:
			f.add(path, string(data), "one of "+strings.Join(err.Allowed, ", "))
		case *FieldError:
			f.add(path, string(data), err.Want)
		case *FormatError:
			f.add(path, string(data), err.Want)
		}
	}
}

const wantLength = "a length of time such as 1h30m"

// duration reads a length of time that is written as [lapse.Format] writes it.
func (f *findings) duration(into *time.Duration) reader {
	return func(path string, data []byte) {
		s, ok := value[string](f, path, data, wantLength)
		if !ok {
			return
		}
		d, err := time.ParseDuration(s)
		switch canonical := lapse.Format(d); {
		case err != nil:
			f.add(path, s, wantLength)
		case canonical != s:
			f.add(path, s, strconv.Quote(canonical))
		}
		*into = d
	}
}

// later keeps a member that can be read only when others have been.
func later(into *json.RawMessage) reader {
	return func(_ string, data []byte) { *into = data }
}

// now reads a member that was kept, unless it was not there.
func (r reader) now(path string, data json.RawMessage) {
	if data != nil {
		r(path, data)
	}
}
