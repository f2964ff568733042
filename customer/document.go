package customer

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

// A reader reads the JSON value at a path into a place that it knows, or notes what
// is wrong with it. Readers are put together to read a whole document, with every
// fault in it.
type reader func(path string, data []byte)

// fields are the members that an object may have.
type fields map[string]reader

// object reads an object that has no other members than these, each at most once,
// and names spelt to the letter.
func (f *findings) object(members fields) reader {
	return func(path string, data []byte) {
		in := json.NewDecoder(bytes.NewReader(data))
		if open, err := in.Token(); err != nil || open != json.Delim('{') || !json.Valid(data) {
			f.add(path, string(data), "an object")
			return
		}
		seen := map[string]bool{}
		for in.More() {
			token, _ := in.Token() // data is valid, so this is a name
			name := token.(string)
			var value json.RawMessage
			_ = in.Decode(&value) // and this a value
			switch read := members[name]; {
			case seen[name]:
				f.add(path, name, "each name once")
			case read == nil:
				f.add(path, name, "one of "+strings.Join(slices.Sorted(maps.Keys(members)), ", "))
			default:
				read(under(path, name), value)
			}
			seen[name] = true
		}
	}
}

// list reads a list, its elements with the reader that each gives for the place of
// one.
func list[T any](f *findings, into *[]T, each func(*T) reader) reader {
	return func(path string, data []byte) {
		items, ok := value[[]json.RawMessage](f, path, data, "a list")
		if !ok {
			return
		}
		*into = make([]T, len(items))
		for i, data := range items {
			each(&(*into)[i])(item(path, i), data)
		}
	}
}

// value gives a value that the json package reads as it is; null is none.
func value[T any](f *findings, path string, data []byte, want string) (v T, ok bool) {
	var read *T
	if err := json.Unmarshal(data, &read); err != nil || read == nil {
		f.add(path, string(data), want)
		return v, false
	}
	return *read, true
}

// plainly reads such a value.
func plainly[T any](f *findings, into *T, want string) reader {
	return func(path string, data []byte) {
		if v, ok := value[T](f, path, data, want); ok {
			*into = v
		}
	}
}

func (f *findings) text(into *string) reader { return plainly(f, into, "a text") }

func (f *findings) flag(into *bool) reader { return plainly(f, into, "true or false") }

func (f *findings) integer(into *int64) reader { return plainly(f, into, "a whole number") }

func (f *findings) instant(into *time.Time) reader {
	return plainly(f, into, "an instant such as 2026-03-02T09:00:00Z")
}

// named reads the text form of an enum.
func (f *findings) named(into encoding.TextUnmarshaler) reader {
	return func(path string, data []byte) {
		s, ok := value[string](f, path, data, "a text")
		if !ok {
			return
		}
		if err, ok := into.UnmarshalText([]byte(s)).(*UnknownError); ok {
			f.add(path, s, "one of "+strings.Join(err.Allowed, ", "))
		}
	}
}

// lapse reads a length of time that is written as [lapse.Format] writes it.
func (f *findings) lapse(into *time.Duration) reader {
	return func(path string, data []byte) {
		s, ok := value[string](f, path, data, "a text")
		if !ok {
			return
		}
		d, err := time.ParseDuration(s)
		switch canonical := lapse.Format(d); {
		case err != nil:
			f.add(path, s, "a length of time such as 1h30m")
		case canonical != s:
			f.add(path, s, strconv.Quote(canonical))
		}
		*into = d
	}
}
