package report_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

var (
	_ encoding.BinaryMarshaler   = report.Tally{}
	_ encoding.BinaryUnmarshaler = (*report.Tally)(nil)
	_ json.Marshaler             = report.Tally{}
	_ json.Unmarshaler           = (*report.Tally)(nil)
)

// What a tally gives away does not change with it, nor it with that.
func TestTallySharesNothing(t *testing.T) {
	tally := tallyOf(t, someRecords())
	k := someRecords()[0].Key
	cell, _ := tally.Cell(k)
	total := tally.Total()
	filtered := tally.Filter(func(report.Key) bool { return true })
	rolled, _ := tally.By(report.Metric)
	var copied report.Tally
	if err := copied.Merge(tally); err != nil {
		t.Fatal(err)
	}
	var listed *report.Cell
	for _, listed = range tally.All() {
	}
	before := []string{stored(t, filtered), stored(t, rolled), stored(t, &copied)}
	if err := tally.Merge(tally); err != nil { // every count and bucket changes
		t.Fatal(err)
	}
	for name, c := range map[string]*report.Cell{"Cell": cell, "Total": total, "All": listed} {
		if c.Records() != 7 || c.Wall().Count() != 3 || total.Attainment().Den != 5 {
			t.Errorf("%s changed with its tally", name)
		}
		for b, n := range c.Business().Buckets() {
			if n != 1 {
				t.Errorf("%s: %d in %v: its histogram changed with its tally", name, n, b)
			}
		}
	}
	if got := []string{stored(t, filtered), stored(t, rolled), stored(t, &copied)}; !slices.Equal(got, before) {
		t.Error("a filter, roll-up or copy changed with its tally")
	}
	doubled := stored(t, tally)
	for _, other := range []*report.Tally{filtered, rolled, &copied} {
		if err := other.Merge(other); err != nil {
			t.Fatal(err)
		}
	}
	if got := stored(t, tally); got != doubled {
		t.Error("the tally changed with a filter, roll-up or copy of it")
	}
}

func TestTallyHasNoSuchCell(t *testing.T) {
	tally := tallyOf(t, someRecords())
	if c, ok := tally.Cell(report.Key{Metric: sla.Resolution}); ok || c != nil {
		t.Errorf("a cell of no record: %v, %v", c, ok)
	}
	if c, ok := new(report.Tally).Cell(report.Key{}); ok || c != nil {
		t.Errorf("a cell of the empty tally: %v, %v", c, ok)
	}
	for _, o := range []report.Outcome{0, 6, 255} {
		if n := tally.Total().Count(o); n != 0 {
			t.Errorf("%d records are %v", n, o)
		}
	}
}

func TestByRefusesUnknownFields(t *testing.T) {
	tally := tallyOf(t, someRecords())
	rolled, err := tally.By(report.Channel, 0, 9)
	if e, ok := errors.AsType[*report.UnknownError](err); !ok || e.Input != "Field(0)" || rolled != nil {
		t.Errorf("By(0) = %v, %v", rolled, err)
	}
	if n := len(leaves(err)); n != 2 {
		t.Errorf("%d faults, want 2: %v", n, err)
	}
}

// A tally may be changed while it is gone through.
func TestAllWhileTheTallyChanges(t *testing.T) {
	tally := tallyOf(t, someRecords())
	r := report.Record{Key: report.Key{Metric: sla.FirstResponse}, Outcome: report.Open}
	if err := tally.Add(r); err != nil {
		t.Fatal(err)
	}
	var seen []sla.Metric
	for k := range tally.All() {
		seen = append(seen, k.Metric)
		r.Tier += "x"
		if err := tally.Add(r); err != nil {
			t.Fatal(err)
		}
		if err := tally.UnmarshalJSON([]byte(sound)); err != nil {
			t.Fatal(err)
		}
	}
	if want := []sla.Metric{sla.FirstResponse, sla.Resolution}; !slices.Equal(seen, want) {
		t.Errorf("saw %v, want %v", seen, want)
	}
}

// The report package keeps only the times of finished clocks.
func TestOnlyFinishedClocksHaveTimes(t *testing.T) {
	for _, o := range report.Outcomes() {
		r := report.Record{Key: report.Key{Metric: sla.Resolution}, Outcome: o, Business: 1, Wall: 2, Contacts: 1}
		c := tallyOf(t, records{r}).Total()
		want := uint64(0)
		if o == report.Met || o == report.Missed {
			want = 1
		}
		got := []uint64{c.Business().Count(), c.Wall().Count(), c.FirstContact().Num, c.FirstContact().Den, c.RepeatContact().Den}
		if diff := cmp.Diff(slices.Repeat([]uint64{want}, 5), got); diff != "" {
			t.Errorf("a clock that is %v (-want +got):\n%s", o, diff)
		}
	}
}

// Nothing is allocated for a record whose cell and buckets are known.
func TestAddAllocatesNothing(t *testing.T) {
	if racing {
		t.Skip("the race detector allocates")
	}
	rs := desk(1000)
	tally := tallyOf(t, rs)
	i := 0
	if n := testing.AllocsPerRun(2000, func() {
		_ = tally.Add(rs[i%len(rs)])
		i++
	}); n != 0 {
		t.Errorf("%v allocations for each record", n)
	}
}

// A cell is small: under 4 KB for a thousand finished clocks and for ten
// thousand, in memory and stored as bytes.
func TestCellIsSmall(t *testing.T) {
	if racing {
		t.Skip("the race detector allocates")
	}
	for _, each := range []int{1_000, 10_000} {
		rs := desk(48 * each)
		before := heap()
		tally := tallyOf(t, rs)
		used := (heap() - before) / 48
		data, _ := tally.MarshalBinary()
		if tally.Len() != 48 || used > 4000 || len(data)/48 > 2000 {
			t.Errorf("%d records in %d cells: each has %d bytes, stored %d", len(rs), tally.Len(), used, len(data)/48)
		}
		runtime.KeepAlive(rs)
	}
}

// In the worst case every bucket is in use, more than half a million times.
func TestCellAtWorst(t *testing.T) {
	tally := new(report.Tally)
	r := report.Record{Key: report.Key{Metric: sla.FirstResponse}, Outcome: report.Met}
	for _, low := range lows {
		r.Business, r.Wall = time.Duration(low), time.Duration(low)
		if err := tally.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	for range 19 {
		if err := tally.Merge(tally); err != nil {
			t.Fatal(err)
		}
	}
	const copies = 16 // so that what else happens meanwhile does not matter
	var copied [copies]report.Tally
	before := heap()
	for i := range copied {
		if err := copied[i].Merge(tally); err != nil {
			t.Fatal(err)
		}
	}
	used := (heap() - before) / copies
	runtime.KeepAlive(tally)
	data, _ := copied[0].MarshalBinary()
	runtime.KeepAlive(&copied)
	if used > 41_000 || len(data) > 25_000 {
		t.Errorf("a full cell has %d bytes, stored %d", used, len(data))
	}
}

// A histogram makes room for several buckets at a time.
func TestNewBucketsSeldomAllocate(t *testing.T) {
	if racing {
		t.Skip("the race detector allocates")
	}
	r := report.Record{Key: report.Key{Metric: sla.FirstResponse}, Outcome: report.Met}
	n := testing.AllocsPerRun(5, func() {
		var tally report.Tally
		for _, low := range lows {
			r.Business, r.Wall = time.Duration(low), time.Duration(low)
			_ = tally.Add(r)
		}
	})
	if n > 200 {
		t.Errorf("%v allocations for all %d buckets, twice", n, len(lows))
	}
}
