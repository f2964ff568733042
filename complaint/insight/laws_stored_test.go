package insight_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
)

// checkTally is the property of both decoders: what they accept is stored again as the
// same bytes, or for JSON as canonical ones, and what they refuse changes nothing.
func checkTally(data []byte) error {
	before := *example()
	fromBinary, fromJSON := before, before
	if err := fromBinary.UnmarshalBinary(data); err != nil {
		if !errors.As(err, new(*insight.ValueError)) || fromBinary != before {
			return fmt.Errorf("binary: %T %v", err, err)
		}
	} else if again, _ := fromBinary.MarshalBinary(); string(again) != string(data) {
		return fmt.Errorf("%q comes back as %q", data, again)
	}
	if err := fromJSON.UnmarshalJSON(data); err != nil {
		if !errors.As(err, new(*insight.ValueError)) || fromJSON != before {
			return fmt.Errorf("JSON: %T %v", err, err)
		}
		return nil
	}
	canonical, err := json.Marshal(fromJSON)
	var again insight.Tally
	if err != nil || again.UnmarshalJSON(canonical) != nil || again != fromJSON {
		return fmt.Errorf("%s is read as %+v, stored as %s", data, fromJSON, canonical)
	}
	twice, _ := json.Marshal(again)
	b, _ := again.MarshalBinary()
	if string(twice) != string(canonical) || again.UnmarshalBinary(b) != nil || again != fromJSON {
		return fmt.Errorf("%s comes back as %s and %q", canonical, twice, b)
	}
	return nil
}

// example is a tally of complaints of each kind.
var example = sync.OnceValue(func() *insight.Tally {
	var tally insight.Tally
	for seed := range 12 {
		cases := rapid.Custom(func(t *rapid.T) []*complaint.Case { cases, _ := drawCases(t); return cases }).Example(seed)
		for _, c := range cases {
			if err := tally.Add(c, later); err != nil {
				panic(err)
			}
		}
	}
	return &tally
})

func TestLawStoredTalliesRoundTrip(t *testing.T) {
	before := *example()
	rapid.Check(t, func(t *rapid.T) {
		cases, _ := drawCases(t)
		tally := tallyOf(t, cases, later)
		b, _ := tally.MarshalBinary()
		j, err := json.Marshal(tally)
		if err != nil {
			t.Fatal(err)
		}
		one, two := before, before
		if err := errors.Join(one.UnmarshalBinary(b), two.UnmarshalJSON(j)); err != nil || one != tally || two != tally {
			t.Fatalf("%v: %+v\n%+v\n%+v", err, tally, one, two)
		}
		for _, data := range [][]byte{b, j} {
			if err := checkTally(data); err != nil {
				t.Fatal(err)
			}
			damaged := slices.Clone(data)
			damaged[rapid.IntRange(0, len(data)-1).Draw(t, "place")] ^= byte(rapid.IntRange(1, 255).Draw(t, "bits"))
			if err := errors.Join(checkTally(damaged), checkTally(data[:rapid.IntRange(0, len(data)).Draw(t, "cut")])); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func FuzzTally(f *testing.F) {
	for _, tally := range []*insight.Tally{{}, example()} {
		b, _ := tally.MarshalBinary()
		j, _ := json.Marshal(tally)
		f.Add(b)
		f.Add(j)
	}
	f.Add([]byte(`{"version":1,"times":{"closed":{"min":"1h","max":"9h","seconds":5,"nanos":0,"bands":[1]}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := checkTally(data); err != nil {
			t.Fatal(err)
		}
	})
}
