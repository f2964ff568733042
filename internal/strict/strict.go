// Package strict reads JSON documents to the letter.
package strict

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
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
	if at, err := w.value(); err != nil {
		return fmt.Errorf("%s: %w", strings.TrimPrefix(at, "."), err)
	}
	return nil
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

// LowerOrTag reports whether a key is Lower or a language tag such as "zh-Hans", which
// has capitals behind a hyphen only.
func LowerOrTag(key string) bool {
	head, _, _ := strings.Cut(key, "-")
	return Lower(head)
}

// walker goes through a document that is known to be valid.
type walker struct {
	in   *json.Decoder
	keys []func(string) bool
}

// value checks the keys of a value and gives the path in it to what is wrong.
func (w *walker) value() (at string, err error) {
	token, err := w.in.Token()
	open, nested := token.(json.Delim)
	if err != nil || !nested {
		return "", err
	}
	seen := map[string]bool{}
	for i := 0; w.in.More(); i++ {
		key := ""
		if open == '{' {
			token, _ := w.in.Token()
			key, _ = token.(string)
			if err := w.key(key, seen); err != nil {
				return "." + key, err
			}
		}
		if at, err := w.value(); err != nil {
			return step(open, key, i) + at, err
		}
	}
	_, err = w.in.Token()
	return "", err
}

// key checks a key of an object, of which some were seen.
func (w *walker) key(key string, seen map[string]bool) error {
	if seen[key] {
		return errors.New("got the field twice")
	}
	seen[key] = true
	for _, may := range w.keys {
		if !may(key) {
			return errors.New("got a field that nothing is called")
		}
	}
	return nil
}

// step is the path to a value in an object or array.
func step(open json.Delim, key string, i int) string {
	if open == '{' {
		return "." + key
	}
	return "[" + strconv.Itoa(i) + "]"
}
