package report_test

import (
	"math"
	"math/big"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// records is the model of a tally: the list of what was added, from which every
// figure is worked out slowly.
type records []report.Record

func (rs records) filter(keep func(report.Record) bool) records {
	var kept records
	for _, r := range rs {
		if keep(r) {
			kept = append(kept, r)
		}
	}
	return kept
}

func (rs records) with(outcomes ...report.Outcome) records {
	return rs.filter(func(r report.Record) bool { return slices.Contains(outcomes, r.Outcome) })
}

func (rs records) finished() records { return rs.with(report.Met, report.Missed) }

// times gives the sorted times of the finished clocks.
func (rs records) times(which func(report.Record) time.Duration) []time.Duration {
	var times []time.Duration
	for _, r := range rs.finished() {
		times = append(times, which(r))
	}
	slices.Sort(times)
	return times
}

func business(r report.Record) time.Duration { return r.Business }
func wall(r report.Record) time.Duration     { return r.Wall }

// spreads pairs each kind of time with the spread that tells of it.
var spreads = []struct {
	name string
	of   func(report.Record) time.Duration
	in   func(*report.Cell) *report.Spread
}{
	{"business", business, (*report.Cell).Business},
	{"wall", wall, (*report.Cell).Wall},
}

// attainment gives what was met and what was decided.
func (rs records) attainment() (met, decided int) {
	return len(rs.with(report.Met)), len(rs.with(report.Met, report.Missed, report.OpenBreached))
}

// firstContact gives the cases solved at the first contact, all cases whose
// contacts are known, and their contacts.
func (rs records) contacts() (first, cases, total int) {
	for _, r := range rs.finished() {
		if r.Contacts == 1 {
			first++
		}
		if r.Contacts > 0 {
			cases++
		}
		total += r.Contacts
	}
	return first, cases, total
}

func sum(times []time.Duration) *big.Int {
	total := new(big.Int)
	for _, d := range times {
		total.Add(total, big.NewInt(int64(d)))
	}
	return total
}

// rational is r as a fraction; it has data.
func rational(r report.Ratio) *big.Rat {
	return new(big.Rat).SetFrac(new(big.Int).SetUint64(r.Num), new(big.Int).SetUint64(r.Den))
}

// The generators. Names, metrics and durations are few, so that records share
// cells and buckets.

func drawDuration(t *rapid.T, label string) time.Duration {
	ns := rapid.Int64Range(0, 400).Draw(t, label+" ns")
	switch rapid.IntRange(0, 5).Draw(t, label+" class") {
	case 0: // at once, or in nanoseconds, where buckets are one or a few wide
		return time.Duration(max(ns-100, 0))
	case 1: // near the edge of a bucket
		edge := rapid.SampledFrom(lows).Draw(t, label+" edge")
		return time.Duration(max(edge-2+ns%4, 0))
	case 2: // centuries
		return math.MaxInt64 - time.Duration(rapid.Int64Range(0, 1<<62).Draw(t, label))
	default: // seconds to a month
		magnitude := rapid.SampledFrom([]time.Duration{time.Second, time.Minute, time.Hour, 24 * time.Hour}).Draw(t, label+" unit")
		return magnitude + time.Duration(rapid.Int64Range(0, 30*int64(magnitude)).Draw(t, label))
	}
}

// lows gives the least value of every bucket.
var lows = lowsOfBuckets()

// lowsOfBuckets works them out with math/big, from the rule in the doc of Bucket.
func lowsOfBuckets() []int64 {
	var all []int64
	limit := big.NewInt(math.MaxInt64)
	for low := new(big.Int); low.Cmp(limit) <= 0; {
		all = append(all, low.Int64())
		middle := new(big.Int).Div(low, big.NewInt(100))
		middle.Add(middle, low)
		low = new(big.Int).Div(middle, big.NewInt(99))
		low.Add(low, middle).Add(low, big.NewInt(1))
	}
	return all
}

func drawKey(t *rapid.T) report.Key {
	return report.Key{
		Metric:   rapid.SampledFrom([]sla.Metric{sla.Resolution, sla.FirstResponse, sla.PromiseKeeping}).Draw(t, "metric"),
		Policy:   rapid.SampledFrom([]string{"", "standard"}).Draw(t, "policy"),
		Channel:  rapid.SampledFrom([]string{"phone", "电话", "<mail>"}).Draw(t, "channel"),
		Priority: rapid.SampledFrom([]string{"", "urgent"}).Draw(t, "priority"),
		Tier:     rapid.SampledFrom([]string{"", "vip"}).Draw(t, "tier"),
	}
}

func drawRecord(t *rapid.T) report.Record {
	r := report.Record{
		Key:           drawKey(t),
		Outcome:       rapid.SampledFrom(report.Outcomes()).Draw(t, "outcome"),
		Business:      drawDuration(t, "business"),
		Wall:          drawDuration(t, "wall"),
		EarlierBreach: rapid.IntRange(0, 3).Draw(t, "earlier") == 0,
	}
	if r.Wall < r.Business {
		r.Business, r.Wall = r.Wall, r.Business
	}
	if r.Metric == sla.Resolution {
		r.Contacts = rapid.SampledFrom([]int{0, 1, 1, 1, 2, 5, report.MaxContacts}).Draw(t, "contacts")
	}
	return r
}

func drawRecords(t *rapid.T) records {
	return rapid.SliceOfN(rapid.Custom(drawRecord), 0, 40).Draw(t, "records")
}

// The generator must reach what the laws are about.
func TestGeneratorReachesEveryClass(t *testing.T) {
	classes := map[string]int{}
	count := func(name string, is bool) {
		if is {
			classes[name]++
		} else {
			classes[name] += 0
		}
	}
	gen := rapid.Custom(drawRecords)
	for seed := range 100 {
		rs := records(gen.Example(seed))
		keys := map[report.Key]int{}
		count("no record", len(rs) == 0)
		for _, r := range rs {
			keys[r.Key]++
			_, edge := slices.BinarySearch(lows, int64(r.Wall))
			for _, o := range report.Outcomes() {
				count(o.String(), r.Outcome == o)
			}
			count("no time at all", r.Wall == 0)
			count("no business time", r.Business == 0 && r.Wall > 0)
			count("nanoseconds", r.Wall < 99)
			count("edge of a bucket", edge && r.Wall > 98)
			count("centuries", r.Wall > 100*365*24*time.Hour)
			count("first contact", r.Contacts == 1)
			count("repeat contact", r.Contacts > 1)
			count("earlier breach", r.EarlierBreach)
			count("shared cell", keys[r.Key] > 1)
		}
	}
	for class, n := range classes {
		if floor := 3; n < floor {
			t.Errorf("%d of %q in the sample, want at least %d", n, class, floor)
		}
	}
}

func tallyOf(t rapid.TB, rs records) *report.Tally {
	tally := new(report.Tally)
	for _, r := range rs {
		if err := tally.Add(r); err != nil {
			t.Fatalf("Add(%+v) = %v", r, err)
		}
	}
	return tally
}

// stored gives both stored forms of a tally, one after the other.
func stored(t rapid.TB, tally *report.Tally) string {
	binary, err := tally.MarshalBinary()
	if err != nil {
		t.Fatalf("MarshalBinary: %v", err)
	}
	text, err := tally.MarshalJSON()
	if err != nil {
		t.Fatalf("MarshalJSON: %v", err)
	}
	return string(binary) + "\n" + string(text)
}
