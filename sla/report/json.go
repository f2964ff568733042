package report

import (
	"encoding/json"

	"github.com/servicequality/servicequality/internal/strict"
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
	if err := strict.Decode(data, into, strict.Lower); err != nil {
		return &ValueError{Place: "json", Err: err}
	}
	return nil
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
