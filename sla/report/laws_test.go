package report_test

import (
	"cmp"
	"errors"
	"math"
	"math/big"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/internal/enum/enumtest"
	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, report.ParseOutcome, report.Outcomes,
		report.Met, report.Missed, report.Open, report.OpenBreached, report.Cancelled)
	enumtest.Test(t, unknown, report.ParseField, report.Fields,
		report.Metric, report.Policy, report.Channel, report.Priority, report.Tier)
	enumtest.Test(t, unknown, report.ParseMeasure, report.Measures,
		report.Attainment, report.FirstContact, report.RepeatContact, report.MeanBusiness, report.MeanWall)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*report.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}

// Records are dealt to tallies, in any order, which are merged in any tree, each
// stored and restored on the way or not; one tally that saw them all is the judge.
func TestLawMergeIsACommutativeMonoid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := drawRecords(t)
		want := stored(t, tallyOf(t, rs))
		order := rapid.Permutation(rs).Draw(t, "order")
		var trees []*report.Tally // some are empty: they are neutral
		for _, size := range rapid.SliceOfN(rapid.IntRange(0, 15), 1, 6).Draw(t, "sizes") {
			size = min(size, len(order))
			trees = append(trees, tallyOf(t, order[:size]))
			order = order[size:]
		}
		trees = append(trees, tallyOf(t, order))
		for len(trees) > 1 {
			i := rapid.IntRange(1, len(trees)-1).Draw(t, "merge")
			part := carried(t, trees[i])
			before := stored(t, part)
			if err := trees[i-1].Merge(part); err != nil {
				t.Fatal(err)
			}
			if got := stored(t, part); got != before {
				t.Fatalf("Merge changed the tally it took from\nfrom %q\nto   %q", before, got)
			}
			trees = slices.Delete(trees, i, i+1)
		}
		if got := stored(t, trees[0]); got != want {
			t.Fatalf("merged:\n%q\nwant:\n%q", got, want)
		}
	})
}

// carried takes a tally from one machine to the next, by either form or by hand.
func carried(t *rapid.T, tally *report.Tally) *report.Tally {
	var there report.Tally
	switch rapid.IntRange(0, 2).Draw(t, "carrier") {
	case 0:
		data, _ := tally.MarshalBinary()
		if err := there.UnmarshalBinary(data); err != nil {
			t.Fatal(err)
		}
	case 1:
		data, _ := tally.MarshalJSON()
		if err := there.UnmarshalJSON(data); err != nil {
			t.Fatal(err)
		}
	default:
		return tally
	}
	return &there
}

// The judge is the sorted list of the times and a rank from math/big.
func TestLawAQuantileIsWithinOnePercent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := drawRecords(t)
		total := tallyOf(t, rs).Total()
		den := rapid.Uint64Range(1, math.MaxUint64).Draw(t, "den")
		q := rapid.SampledFrom([]report.Ratio{
			report.Percent(0), report.Percent(50), report.Percent(90), report.Percent(95), report.Percent(99), report.Percent(100),
			{Num: rapid.Uint64Range(0, den).Draw(t, "num"), Den: den},
		}).Draw(t, "q")
		for _, s := range spreads {
			times := rs.times(s.of)
			got, err := s.in(total).Quantile(q)
			if len(times) == 0 {
				if _, ok := errors.AsType[*report.NotEnoughError](err); !ok || got != 0 {
					t.Fatalf("%s quantile of nothing = %v, %v", s.name, got, err)
				}
				continue
			}
			exact := times[rank(q, len(times))-1]
			off := new(big.Int).Sub(big.NewInt(int64(got)), big.NewInt(int64(exact)))
			off.Abs(off).Mul(off, big.NewInt(100))
			if err != nil || off.Cmp(big.NewInt(int64(exact))) > 0 {
				t.Fatalf("%s quantile %v = %v, %v, more than 1 %% from %v", s.name, q, got, err, exact)
			}
			if exact <= 98 && got != exact {
				t.Fatalf("%s quantile %v = %v, want exactly %v", s.name, q, got, exact)
			}
			if k := rank(q, len(times)); (k == 1 || k == len(times)) && got != exact {
				t.Fatalf("%s quantile %v = %v, want the end of the list, %v", s.name, q, got, exact)
			}
		}
	})
}

// rank is q times n, rounded up, and at least 1.
func rank(q report.Ratio, n int) int {
	r := new(big.Rat).Mul(rational(q), big.NewRat(int64(n), 1))
	k := new(big.Int).Div(r.Num(), r.Denom()).Int64()
	if !r.IsInt() {
		k++
	}
	return max(int(k), 1)
}

// Every bucket there is, from zero to the longest duration: none leaves a gap,
// one number is within 1 % of all its values, and of one value more there is none.
func TestLawABucketIsAsWideAsOnePercentAllows(t *testing.T) {
	number, next := 0, time.Duration(0)
	for ; ; number++ {
		b := bucketOf(t, next)
		if b.Low != next || b.High < b.Low || bucketOf(t, b.High) != b {
			t.Fatalf("bucket %d is %v, want it to begin at %v", number, b, next)
		}
		low, high := big.NewInt(int64(b.Low)), big.NewInt(int64(b.High))
		if !onePercent(low, high) {
			t.Fatalf("no number is within 1 %% of all of bucket %d, %v", number, b)
		}
		if b.High == math.MaxInt64 {
			break
		}
		if onePercent(low, high.Add(high, big.NewInt(1))) {
			t.Fatalf("bucket %d, %v, could be wider", number, b)
		}
		next = b.High + 1
	}
	if number != 2050 {
		t.Errorf("the last bucket is %d, want 2050", number)
	}
}

// onePercent reports whether some whole number is within 1 % of low and of high.
// The best candidate is the greatest that is within 1 % of low.
func onePercent(low, high *big.Int) bool {
	best := new(big.Int).Div(low, big.NewInt(100))
	best.Add(best, low)
	off := new(big.Int).Sub(high, best)
	return off.Mul(off, big.NewInt(100)).Cmp(high) <= 0
}

// bucketOf gives the bucket of a time by counting it.
func bucketOf(t *testing.T, d time.Duration) report.Bucket {
	t.Helper()
	tally := tallyOf(t, records{{Key: report.Key{Metric: sla.FirstResponse}, Outcome: report.Met, Wall: d}})
	for b, n := range tally.Total().Wall().Buckets() {
		if n == 1 && b.Low <= d && d <= b.High {
			return b
		}
	}
	t.Fatalf("%v is in no bucket", d)
	return report.Bucket{}
}

// The judge counts the list.
func TestLawTheCountsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := drawRecords(t)
		tally := tallyOf(t, rs)
		if tally.Records() != uint64(len(rs)) {
			t.Fatalf("Records = %d, want %d", tally.Records(), len(rs))
		}
		cells := 0
		for k, c := range tally.All() {
			cells++
			checkCounts(t, c, rs.filter(func(r report.Record) bool { return r.Key == k }))
		}
		if cells != tally.Len() {
			t.Fatalf("All gives %d cells, Len %d", cells, tally.Len())
		}
		checkCounts(t, tally.Total(), rs)
	})
}

func checkCounts(t *rapid.T, c *report.Cell, rs records) {
	for _, o := range report.Outcomes() {
		if got, want := c.Count(o), len(rs.with(o)); got != uint64(want) {
			t.Fatalf("Count(%v) = %d, want %d", o, got, want)
		}
	}
	met, decided := rs.attainment()
	first, cases, total := rs.contacts()
	earlier := len(rs.filter(func(r report.Record) bool { return r.EarlierBreach }))
	for _, f := range []struct {
		name      string
		got, want any
	}{
		{"Records", c.Records(), uint64(len(rs))},
		{"EarlierBreaches", c.EarlierBreaches(), uint64(earlier)},
		{"Attainment", c.Attainment(), report.Ratio{Num: uint64(met), Den: uint64(decided)}},
		{"FirstContact", c.FirstContact(), report.Ratio{Num: uint64(first), Den: uint64(cases)}},
		{"RepeatContact", c.RepeatContact(), report.Ratio{Num: uint64(total - cases), Den: uint64(total)}},
	} {
		if f.got != f.want {
			t.Fatalf("%s = %v, want %v", f.name, f.got, f.want)
		}
	}
	for _, s := range spreads {
		times := rs.times(s.of)
		if got := s.in(c).Count(); got != uint64(len(times)) {
			t.Fatalf("%s count = %d, want %d", s.name, got, len(times))
		}
		last := time.Duration(-1)
		for b, n := range s.in(c).Buckets() {
			inside := 0
			for _, d := range times {
				if b.Low <= d && d <= b.High {
					inside++
				}
			}
			if n != uint64(inside) || n == 0 || b.Low <= last {
				t.Fatalf("%s bucket %v holds %d, want %d", s.name, b, n, inside)
			}
			last = b.High
			times = times[inside:]
		}
		if len(times) > 0 {
			t.Fatalf("%s times %v are in no bucket", s.name, times)
		}
	}
}

// The judge is math/big. A few records doubled many times by merging make sums
// of more than 64 bits.
func TestLawSumsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := drawRecords(t)
		tally := tallyOf(t, rs)
		doublings := rapid.IntRange(0, 34).Draw(t, "doublings")
		for range doublings {
			if err := tally.Merge(tally); err != nil {
				t.Fatal(err)
			}
		}
		times := new(big.Int).Lsh(big.NewInt(1), uint(doublings))
		for _, s := range spreads {
			all := rs.times(s.of)
			want := new(big.Int).Mul(sum(all), times)
			spread := s.in(tally.Total())
			if got := spread.Sum(); got.Cmp(want) != 0 {
				t.Fatalf("%s sum = %v, want %v", s.name, got, want)
			}
			if len(all) == 0 {
				continue
			}
			least, ok1 := spread.Min()
			greatest, ok2 := spread.Max()
			if !ok1 || !ok2 || least != all[0] || greatest != all[len(all)-1] {
				t.Fatalf("%s times from %v to %v, want %v to %v", s.name, least, greatest, all[0], all[len(all)-1])
			}
			mean, ok := spread.Mean()
			if want := halfEven(big.NewRat(0, 1).SetFrac(sum(all), big.NewInt(int64(len(all))))); !ok || mean != want {
				t.Fatalf("%s mean = %v, %v, want %v", s.name, mean, ok, want)
			}
		}
	})
}

// halfEven rounds to the nearest whole number, by trying the two around it.
func halfEven(r *big.Rat) time.Duration {
	floor := new(big.Int).Div(r.Num(), r.Denom())
	rest := new(big.Rat).Sub(r, new(big.Rat).SetInt(floor))
	half := rest.Cmp(big.NewRat(1, 2))
	if half > 0 || half == 0 && floor.Bit(0) == 1 {
		floor.Add(floor, big.NewInt(1))
	}
	return time.Duration(floor.Int64())
}

// The judge tallies the records anew, with the fields taken out of each; and
// then merges, by hand, the cells that agree in the fields.
func TestLawARollUpIsTheMergeOfItsCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := drawRecords(t)
		tally := tallyOf(t, rs)
		before := stored(t, tally)
		fields := rapid.SliceOfN(rapid.SampledFrom(report.Fields()), 0, 6).Draw(t, "fields")
		rolled, err := tally.By(fields...)
		if err != nil {
			t.Fatal(err)
		}
		parts := map[report.Key]records{}
		for _, r := range rs {
			k := kept(r.Key, fields)
			parts[k] = append(parts[k], r)
		}
		if rolled.Len() != len(parts) || rolled.Records() != tally.Records() {
			t.Fatalf("By(%v) gives %d cells with %d records, want %d with %d", fields, rolled.Len(), rolled.Records(), len(parts), len(rs))
		}
		for k, part := range parts {
			cell, ok := rolled.Cell(k)
			if !ok {
				t.Fatalf("By(%v) has no cell for %+v", fields, k)
			}
			checkCounts(t, cell, part)
			filtered := tally.Filter(func(other report.Key) bool { return kept(other, fields) == k })
			if got, want := stored(t, filtered), stored(t, tallyOf(t, part)); got != want {
				t.Fatalf("Filter:\n%q\nwant\n%q", got, want)
			}
			merged, err := filtered.By(fields...)
			only := rolled.Filter(func(other report.Key) bool { return other == k })
			if err != nil || stored(t, merged) != stored(t, only) {
				t.Fatalf("By(%v) for %+v is not the merge of its cells, %v", fields, k, err)
			}
		}
		if got := stored(t, tally); got != before {
			t.Fatalf("a roll-up changed the tally from %q to %q", before, got)
		}
	})
}

// kept is the key with only the given fields.
func kept(k report.Key, fields []report.Field) report.Key {
	if !slices.Contains(fields, report.Metric) {
		k.Metric = 0
	}
	for f, text := range map[report.Field]*string{
		report.Policy: &k.Policy, report.Channel: &k.Channel, report.Priority: &k.Priority, report.Tier: &k.Tier,
	} {
		if !slices.Contains(fields, f) {
			*text = ""
		}
	}
	return k
}

func TestLawAHundredPercentIsShownOnlyWhenNothingWasMissed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := drawRecords(t)
		tally := tallyOf(t, rs)
		for range rapid.IntRange(0, 30).Draw(t, "doublings") { // few misses, many met
			if err := tally.Merge(tallyOf(t, rs.with(report.Met))); err != nil {
				t.Fatal(err)
			}
		}
		places := rapid.Uint8Range(0, 30).Draw(t, "places")
		got := tally.Total().Attainment()
		percent, ok := got.Percent(places)
		if !ok {
			if got.Den != 0 {
				t.Fatalf("Percent of %v is no data", got)
			}
			return
		}
		hundredfold := new(big.Rat).Mul(rational(got), big.NewRat(100, 1))
		off := new(big.Rat).Sub(hundredfold, percent.Rat())
		unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
		if off.Sign() < 0 || off.Cmp(unit) >= 0 || percent.Exponent() != -int32(places) {
			t.Fatalf("Percent(%d) of %v = %v, want it rounded down", places, got, percent)
		}
		missed := len(rs.with(report.Missed, report.OpenBreached)) > 0
		if full := percent.Rat().Cmp(big.NewRat(100, 1)) == 0; full == missed {
			t.Fatalf("Percent(%d) of %v = %v", places, got, percent)
		}
	})
}

func TestLawAMetRecordNeverLowersAttainment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tally := tallyOf(t, drawRecords(t))
		r := drawRecord(t)
		before := tally.Total().Attainment()
		tests := []struct {
			outcome report.Outcome
			allowed []int // how attainment may compare with that before
		}{
			{report.Met, []int{0, 1}}, {report.Missed, []int{0, -1}}, {report.OpenBreached, []int{0, -1}},
			{report.Open, []int{0}}, {report.Cancelled, []int{0}},
		}
		for _, tt := range tests {
			r.Outcome = tt.outcome
			more := tallyOf(t, records{r})
			if err := more.Merge(tally); err != nil {
				t.Fatal(err)
			}
			order, ok := more.Total().Attainment().Compare(before)
			if ok && !slices.Contains(tt.allowed, order) {
				t.Fatalf("a record that is %v moved attainment by %+d from %v", tt.outcome, order, before)
			}
			if !ok && before.Den != 0 {
				t.Fatal("attainment has no data any more")
			}
		}
	})
}

// One fault, or several, in a record that is otherwise fine.
func TestLawARefusedRecordChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tally := tallyOf(t, drawRecords(t))
		before := stored(t, tally)
		r := drawRecord(t)
		for range rapid.IntRange(1, 3).Draw(t, "faults") {
			rapid.SampledFrom(recordFaults).Draw(t, "fault").spoil(&r)
		}
		err := tally.Add(r)
		if got, want := places(t, err), placesOfFaults(r); !slices.Equal(got, want) || len(want) == 0 {
			t.Fatalf("Add(%+v) refused %q, %v, want %q", r, got, err, want)
		}
		if now := stored(t, tally); now != before {
			t.Fatalf("a refused record changed the tally from %q to %q", before, now)
		}
	})
}

func TestLawCellsComeInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tally := tallyOf(t, drawRecords(t))
		stop := rapid.IntRange(0, 10).Draw(t, "stop")
		var keys []report.Key
		for k, c := range tally.All() {
			same, ok := tally.Cell(k)
			if !ok || same.Records() != c.Records() {
				t.Fatalf("All gives %d records for %+v, Cell %d", c.Records(), k, same.Records())
			}
			keys = append(keys, k)
			if len(keys) == stop {
				break
			}
		}
		for i := 1; i < len(keys); i++ {
			if byHand(keys[i-1], keys[i]) >= 0 || keys[i-1].Compare(keys[i]) >= 0 || keys[i].Compare(keys[i-1]) <= 0 {
				t.Fatalf("%+v comes before %+v", keys[i-1], keys[i])
			}
		}
	})
}

// byHand compares two keys field by field, slowly.
func byHand(a, b report.Key) int {
	return cmp.Or(cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Policy, b.Policy),
		cmp.Compare(a.Channel, b.Channel), cmp.Compare(a.Priority, b.Priority), cmp.Compare(a.Tier, b.Tier))
}
