package conduct

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// decodeStrictly reads one JSON value into v. Beyond what encoding/json refuses, it
// refuses unknown fields, fields given twice or in capitals, of which encoding/json
// would take the last, and anything behind the value.
func decodeStrictly(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return fmt.Errorf("%w, before byte %d", err, d.InputOffset())
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("got more than one value, from byte %d on", d.InputOffset())
	}
	return checkKeys(json.NewDecoder(bytes.NewReader(data)), "")
}

// checkKeys reads one value, which is known to be valid, and checks the keys of its
// objects.
func checkKeys(d *json.Decoder, at string) error {
	token, err := d.Token()
	open, nested := token.(json.Delim)
	if err != nil || !nested {
		return err
	}
	seen := map[string]bool{}
	for i := 0; d.More(); i++ {
		place := fmt.Sprintf("%s[%d]", at, i)
		if open == '{' {
			token, _ := d.Token()
			key, _ := token.(string)
			place = strings.TrimPrefix(at+"."+key, ".")
			if seen[key] || !isKey(key) {
				return fmt.Errorf("%s: got a field twice or in capitals", place)
			}
			seen[key] = true
		}
		if err := checkKeys(d, place); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return err
}

// isKey reports whether a key may be that of a field, an item or a language: only a
// language has capitals, behind a hyphen.
func isKey(key string) bool {
	head, _, _ := strings.Cut(key, "-")
	return strings.Trim(head, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}
