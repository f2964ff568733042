// Package strict reads JSON documents to the letter.
package strict

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Decode reads one JSON value into a place. Beyond what encoding/json refuses, it
// refuses unknown fields, a key that stands twice in an object, of which encoding/json
// would take the last, and anything behind the value. With keys, it also refuses each
// key for which keys is false. On an error the place may have been written to.
func Decode(data []byte, into any, keys ...func(key string) bool) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return located(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("got more than one value")
	}
	w := walker{json.NewDecoder(bytes.NewReader(data)), keys}
	return w.value("")
}

// located adds where in the document it went wrong, if that is known.
func located(err error) error {
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fmt.Errorf("%w, at byte %d", err, e.Offset)
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("%w, at byte %d", err, e.Offset)
	}
	return err
}

// Lower reports whether a key is written in small letters, digits and underscores, as
// the names of our fields are: encoding/json would take "Zone" for "zone".
func Lower(key string) bool {
	return strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// walker goes through a document that is known to be valid.
type walker struct {
	in   *json.Decoder
	keys []func(string) bool
}

// value checks the keys of the value at a path.
func (w *walker) value(at string) error {
	token, err := w.in.Token()
	open, nested := token.(json.Delim)
	if err != nil || !nested {
		return err
	}
	seen := map[string]bool{}
	for i := 0; w.in.More(); i++ {
		place := fmt.Sprintf("%s[%d]", at, i)
		if open == '{' {
			token, _ := w.in.Token()
			key, _ := token.(string)
			if place = strings.TrimPrefix(at+"."+key, "."); seen[key] {
				return fmt.Errorf("%s: got the field twice", place)
			}
			for _, may := range w.keys {
				if !may(key) {
					return fmt.Errorf("%s: got a field that nothing is called", place)
				}
			}
			seen[key] = true
		}
		if err := w.value(place); err != nil {
			return err
		}
	}
	_, err = w.in.Token()
	return err
}
