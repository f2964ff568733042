package strict

import (
	"encoding"
	"encoding/json"
	"strconv"
	"time"

	"github.com/servicequality/servicequality/internal/lapse"
)

// What is wanted of plain values, as their faults say it.
const (
	wantText   = "a text"
	wantLength = "a length of time such as 1h30m"
)

// Plain gives a value that encoding/json reads as it is; null is none.
func Plain[T any](v Value, want string) (read T, ok bool) {
	var into *T
	if err := json.Unmarshal(v.Data, &into); err != nil || into == nil {
		v.Fault(string(v.Data), want)
		return read, false
	}
	return *into, true
}

// plain reads such a value.
func plain[T any](into *T, want string) Reader {
	return func(v Value) {
		if read, ok := Plain[T](v, want); ok {
			*into = read
		}
	}
}

// Text reads a text.
func Text(into *string) Reader { return plain(into, wantText) }

// Flag reads true or false.
func Flag(into *bool) Reader { return plain(into, "true or false") }

// Whole reads a whole number.
func Whole[N int | int64](into *N) Reader { return plain(into, "a whole number") }

// Instant reads an instant as RFC 3339 writes it.
func Instant(into *time.Time) Reader {
	return plain(into, "an instant such as 2026-03-02T09:00:00Z")
}

// Named reads the text form of a value; want says for its error what would have been
// right. What is no text is taken as it stands there, which is no such form.
func Named(into encoding.TextUnmarshaler, want func(error) string) Reader {
	return func(v Value) {
		got := v.Data
		var text *string
		if json.Unmarshal(v.Data, &text) == nil && text != nil {
			got = []byte(*text)
		}
		if err := into.UnmarshalText(got); err != nil {
			v.Fault(string(got), want(err))
		}
	}
}

// Length reads a length of time that is written as [lapse.Format] writes it.
func Length(into *time.Duration) Reader {
	return func(v Value) {
		s, ok := Plain[string](v, wantLength)
		if !ok {
			return
		}
		d, err := time.ParseDuration(s)
		switch canonical := lapse.Format(d); {
		case err != nil:
			v.Fault(s, wantLength)
		case canonical != s:
			v.Fault(s, strconv.Quote(canonical))
		}
		*into = d
	}
}
