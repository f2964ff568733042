package report_test

import (
	"strings"
	"testing"

	"github.com/servicequality/servicequality/sla/report"
)

// seeds gives tallies of several shapes: empty, rolled up, large counts, and a
// week of a desk.
func seeds(f *testing.F) []*report.Tally {
	some := tallyOf(f, someRecords())
	rolled, err := some.By()
	if err != nil {
		f.Fatal(err)
	}
	both := many(f, 98, 1<<20+1)
	if err := both.Merge(some); err != nil {
		f.Fatal(err)
	}
	return []*report.Tally{new(report.Tally), some, rolled, both, tallyOf(f, desk(60))}
}

func FuzzUnmarshalBinary(f *testing.F) {
	for _, tally := range seeds(f) {
		data, _ := tally.MarshalBinary()
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkBinary(t, data) })
}

func FuzzUnmarshalJSON(f *testing.F) {
	for _, tally := range seeds(f) {
		data, _ := tally.MarshalJSON()
		f.Add(data)
		f.Add([]byte(strings.ReplaceAll(string(data), "1", "2")))
	}
	f.Add([]byte(sound))
	f.Add([]byte(`{"version":1,"version":1}`))
	f.Fuzz(func(t *testing.T, data []byte) { checkJSON(t, data) })
}
