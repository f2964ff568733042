package report

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
)

// MarshalJSON gives the canonical JSON form: tallies of the same records give the
// same bytes. The error is always nil.
//
//	{"version":1,"cells":[
//	  {"key":{"metric":"first-response","channel":"chat"},
//	   "met":1,
//	   "open_breached":1,
//	   "business":{"min":"20s","max":"20s","sum":"20s","buckets":[[1052,1]]},
//	   "wall":{"min":"20s","max":"20s","sum":"20s","buckets":[[1052,1]]}}]}
//
// Cells come in the order of their keys, without white space; what is empty or 0
// is left out. A bucket is given as its number, from 0 to 2050, and its count:
// see [Bucket].
func (t Tally) MarshalJSON() ([]byte, error) { return json.Marshal(t.state()) }

// UnmarshalJSON makes t the tally that MarshalJSON wrote, in place of what it was.
// White space, the order of fields and the way characters are escaped are free,
// so that data may pass through a database or another program, and a 0 may be
// written out. Fields that are unknown, stand twice or in capitals, and figures that
// contradict each other, are a [*ValueError], and t is as before. For what that
// proves, and what memory it needs, see [Tally.UnmarshalBinary].
func (t *Tally) UnmarshalJSON(data []byte) error {
	var s tallyState
	if err := decode(data, &s); err != nil {
		return err
	}
	restored, err := s.tally()
	if err != nil {
		return err
	}
	*t = *restored
	return nil
}

// decode reads JSON that has no other fields than into has, and each once.
func decode(data []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return &ValueError{Place: "json", Err: err}
	}
	if _, err := dec.Token(); err != io.EOF {
		return &ValueError{Place: "json", Got: "more after the value", Want: "the end"}
	}
	return namesOnce(json.NewDecoder(bytes.NewReader(data)))
}

// UnmarshalJSON reads a bucket and its count, where encoding/json would fill up
// a short list and drop the rest of a long one.
func (b *bucketState) UnmarshalJSON(data []byte) error {
	var pair []uint64
	if err := json.Unmarshal(data, &pair); err != nil {
		return err
	}
	if len(pair) != len(b) {
		return &ValueError{Place: "buckets", Got: quoted(string(data)), Want: "pairs of bucket and count"}
	}
	*b = bucketState(pair)
	return nil
}

// namesOnce refuses a field that stands twice in its object, of which
// encoding/json would take the last, and one in other letters than a to z, which
// it might take for the field in lower case. The JSON is known to be valid.
func namesOnce(dec *json.Decoder) error {
	opening, _ := dec.Token()
	if _, nested := opening.(json.Delim); !nested {
		return nil
	}
	seen := map[string]bool{}
	for dec.More() {
		if opening == json.Delim('{') {
			token, _ := dec.Token()
			name, _ := token.(string)
			if seen[name] || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") != "" {
				return &ValueError{Place: "json", Got: "field " + quoted(name), Want: "each once, in lower case"}
			}
			seen[name] = true
		}
		if err := namesOnce(dec); err != nil {
			return err
		}
	}
	_, _ = dec.Token() // the closing one
	return nil
}
