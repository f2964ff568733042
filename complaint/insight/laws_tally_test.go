package insight_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
)

// later is after every drawn event.
var later = dawn.AddDate(20, 0, 0)

// naive is what somebody finds who reads the logs with a pencil.
type naive struct {
	Open, Voiced, Reopened, Reopenings, Reworked, Reworks int64
	Ended                                                 map[complaint.Phase]int64
	Categories                                            map[complaint.Category]int64
	Causes                                                map[complaint.RootCause]int64
	Unclassified, Unexplained                             int64
	Took                                                  map[complaint.Phase][]time.Duration
}

var endings = map[complaint.Action]complaint.Phase{
	complaint.Close: complaint.Closed, complaint.Withdraw: complaint.Withdrawn,
	complaint.MergeInto: complaint.Merged, complaint.Conclude: complaint.Concluded,
}

func readNaively(logs [][]complaint.Event) naive {
	n := naive{
		Ended: map[complaint.Phase]int64{}, Categories: map[complaint.Category]int64{}, Causes: map[complaint.RootCause]int64{},
		Took: map[complaint.Phase][]time.Duration{},
	}
	for _, log := range logs {
		n.read(log)
	}
	return n
}

func (n *naive) read(log []complaint.Event) {
	var category complaint.Category
	var cause complaint.RootCause
	var end complaint.Phase
	var began time.Time
	voiced, reopenings, reworks := int64(0), int64(0), int64(0)
	unhappy := false
	for _, e := range log {
		switch d := e.Details().(type) {
		case complaint.Classification:
			category, cause = last(category, d.Category), last(cause, d.Cause)
		case complaint.Finding:
			cause = d.Cause
		case complaint.Prevention:
			cause = last(cause, d.Cause)
		case complaint.Assessment:
			if d.Reaction == complaint.ReactionComplained {
				voiced = 1
			}
		}
		switch e.Action() {
		case complaint.Receive, complaint.Voice:
			voiced = 1
		case complaint.Reopen:
			reopenings++
		case complaint.Gather, complaint.Correct:
			if unhappy {
				reworks++
			}
		}
		switch e.Action() {
		case complaint.Receive, complaint.Detect, complaint.Reopen:
			began, end = e.At(), 0
		}
		switch e.Action() {
		case complaint.CheckDissatisfied:
			unhappy = true
		case complaint.Gather, complaint.Correct, complaint.Reopen:
			unhappy = false
		}
		if p, ok := endings[e.Action()]; ok {
			end = p
			n.Took[p] = append(n.Took[p], e.At().Sub(began))
		}
	}
	n.Voiced += voiced
	n.Reopenings += reopenings
	n.Reworks += reworks
	n.Reopened += int64(b2i(reopenings > 0))
	n.Reworked += int64(b2i(reworks > 0))
	if end == 0 {
		n.Open++
	} else {
		n.Ended[end]++
	}
	if end == complaint.Merged {
		return
	}
	if category == 0 {
		n.Unclassified++
	} else {
		n.Categories[category]++
	}
	if cause == 0 {
		n.Unexplained++
	} else {
		n.Causes[cause]++
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// last is the later of two, where 0 says nothing.
func last[E ~uint8](before, now E) E {
	if now == 0 {
		return before
	}
	return now
}

func TestLawATallyIsItsNaiveReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cases, logs := drawCases(t)
		now := dawn.Add(rapid.SampledFrom(pauses).Draw(t, "now"))
		tally, want := tallyOf(t, cases, now), readNaively(logs)
		got := naive{
			Open: tally.Open(), Voiced: tally.Voiced(), Reopened: tally.Reopened(), Reopenings: tally.Reopenings(),
			Reworked: tally.Reworked(), Reworks: tally.Reworks(), Ended: map[complaint.Phase]int64{}, Categories: tally.Categories(),
			Causes: tally.Causes(), Unclassified: tally.Unclassified(), Unexplained: tally.Unexplained(), Took: want.Took,
		}
		fates := map[complaint.Fate]int64{}
		for _, c := range cases {
			for _, p := range c.Promises(now) {
				fates[p.Fate]++
			}
		}
		for _, p := range complaint.Phases() {
			if n := tally.Ended(p); n > 0 {
				got.Ended[p] = n
			}
			checkTimes(t, tally.Times(p), want.Took[p])
		}
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(tally.Promises(), fates) {
			t.Fatalf("%v\ngot  %+v %v\nwant %+v %v", logs, got, tally.Promises(), want, fates)
		}
		all := int64(len(cases))
		done := all - want.Open
		if tally.Cases() != all || tally.Distinct() != all-want.Ended[complaint.Merged] || tally.Hidden() != all-want.Voiced ||
			tally.ReopenRate() != (insight.Share{Part: want.Reopened, Whole: all}) ||
			tally.Rate(complaint.Concluded) != (insight.Share{Part: want.Ended[complaint.Concluded], Whole: done}) ||
			tally.KeptRate() != (insight.Share{Part: fates[complaint.Kept], Whole: fates[complaint.Kept] + fates[complaint.Broken]}) {
			t.Fatalf("%+v: %v %v %v", want, tally.ReopenRate(), tally.Rate(complaint.Concluded), tally.KeptRate())
		}
	})
}

// checkTimes holds times against the list of which they are.
func checkTimes(t *rapid.T, got insight.Times, list []time.Duration) {
	sum := new(big.Int)
	for _, d := range list {
		sum.Add(sum, big.NewInt(int64(d)))
	}
	if got.Count() != int64(len(list)) || got.Sum().Cmp(sum) != 0 {
		t.Fatalf("%d times of %v, want %d of %v", got.Count(), got.Sum(), len(list), sum)
	}
	within := int64(0)
	for i, b := range got.Bands() {
		n := int64(0)
		for _, d := range list {
			if (d > b.Over || i == 0) && (d <= b.UpTo || b.UpTo == 0) {
				n++
			}
		}
		within += n
		if b.Count != n {
			t.Fatalf("band %+v of %v: want %d", b, list, n)
		}
		if b.UpTo > 0 {
			if s, err := got.Within(b.UpTo); err != nil || s != (insight.Share{Part: within, Whole: int64(len(list))}) {
				t.Fatalf("within %v of %v: %v, %v", b.UpTo, list, s, err)
			}
		}
	}
	least, err1 := got.Min()
	greatest, err2 := got.Max()
	mean, err3 := got.Mean()
	if len(list) == 0 {
		if err1 != insight.ErrNoData || err2 != insight.ErrNoData || err3 != insight.ErrNoData {
			t.Fatalf("of no times: %v, %v, %v", err1, err2, err3)
		}
		return
	}
	checkQuantiles(t, got, list)
	off := new(big.Int).Sub(new(big.Int).Mul(big.NewInt(int64(mean)), big.NewInt(int64(len(list)))), sum)
	if least != slices.Min(list) || greatest != slices.Max(list) || off.Abs(off).Cmp(big.NewInt(int64(len(list)/2))) > 0 {
		t.Fatalf("%v: %v to %v, mean %v", list, least, greatest, mean)
	}
}

// withdrawnAfter counts one complaint for each time, received and withdrawn that much
// later.
func withdrawnAfter(t interface{ Fatal(...any) }, list ...time.Duration) insight.Times {
	var tally insight.Tally
	for _, d := range list {
		var c complaint.Case
		begin := time.Date(1700, 1, 1, 0, 0, 0, 0, time.UTC)
		_, err1 := c.Do(complaint.Command{Case: "C-1", Action: complaint.Receive, Actor: "li", At: begin, Details: complaint.Opening{Missed: "it leaks"}})
		_, err2 := c.Do(complaint.Command{Action: complaint.Withdraw, Actor: "li", At: begin.Add(d)})
		if err := errors.Join(err1, err2, tally.Add(&c, later)); err != nil {
			t.Fatal(err)
		}
	}
	return tally.Times(complaint.Withdrawn)
}

func TestLawQuantilesAreNear(t *testing.T) {
	const longest = 290 * 365 * 24 * time.Hour
	half := insight.Share{Part: 1, Whole: 2}
	for size := time.Second; size > 0 && size < longest; size *= 2 {
		for part := range time.Duration(16) {
			for off := range time.Duration(3) {
				want := size + size/16*part + off - 1
				if want > longest || want < 0 { // or beyond what a duration holds
					continue
				}
				got, err := withdrawnAfter(t, 0, want, longest).Quantile(half)
				if diff := max(got-want, want-got); err != nil || diff > max(want/16, time.Second/2) {
					t.Fatalf("%v of [0 %v %v]: %v, %v", half, want, longest, got, err)
				}
			}
		}
	}
}

func TestQuantiles(t *testing.T) {
	times := withdrawnAfter(t, 3*time.Hour, time.Hour, 2*time.Hour, 10*time.Hour)
	for _, tt := range []struct {
		part, whole int64
		want        time.Duration
	}{
		{0, 1, time.Hour}, {1, 4, time.Hour}, {1, 100, time.Hour}, {3, 4, 3 * time.Hour}, {76, 100, 10 * time.Hour}, {1, 1, 10 * time.Hour},
		{26, 100, 2 * time.Hour}, {1, 2, 2 * time.Hour}, {51, 100, 3 * time.Hour}, {math.MaxInt64, math.MaxInt64, 10 * time.Hour},
	} {
		got, err := times.Quantile(insight.Share{Part: tt.part, Whole: tt.whole})
		if diff := max(got-tt.want, tt.want-got); err != nil || diff > tt.want/16 {
			t.Errorf("%d of %d: %v, %v, want about %v", tt.part, tt.whole, got, err, tt.want)
		}
	}
	same := withdrawnAfter(t, time.Hour, time.Hour, time.Hour+1)
	if got, err := same.Quantile(insight.Share{Part: 1, Whole: 2}); err != nil || got < time.Hour || got > time.Hour+1 {
		t.Errorf("beyond what there is: %v, %v", got, err)
	}
	if got, err := withdrawnAfter(t, 0, 1, time.Hour).Quantile(insight.Share{Part: 1, Whole: 2}); err != nil || got > time.Second/2 {
		t.Errorf("within a second: %v, %v", got, err)
	}
	for _, share := range []insight.Share{{Part: -1, Whole: 1}, {Part: 2, Whole: 1}, {Part: 1, Whole: -1}} {
		if _, err := times.Quantile(share); !errors.As(err, new(*insight.ValueError)) {
			t.Errorf("%v: %v", share, err)
		}
	}
	for _, err := range []error{
		func() error { _, err := times.Quantile(insight.Share{}); return err }(),
		func() error { _, err := insight.Times{}.Quantile(insight.Share{Part: 1, Whole: 2}); return err }(),
	} {
		if err != insight.ErrNoData {
			t.Errorf("of nothing: %v", err)
		}
	}
}

// checkQuantiles holds quantiles against the sorted list.
func checkQuantiles(t *rapid.T, got insight.Times, list []time.Duration) {
	sorted := slices.Sorted(slices.Values(list))
	n := len(sorted)
	for part := range 11 {
		want := sorted[max(1, (n*part+9)/10)-1]
		q, err := got.Quantile(insight.Share{Part: int64(part), Whole: 10})
		if off := max(q-want, want-q); err != nil || off > max(want/16, time.Second/2) {
			t.Fatalf("%d of 10 of %v: %v, %v, want about %v", part, sorted, q, err, want)
		}
	}
}

func TestLawI23MergingIsFreeOfOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cases, _ := drawCases(t)
		want := tallyOf(t, cases, later)
		var parts []insight.Tally // neutral ones among them
		for range rapid.IntRange(1, 4).Draw(t, "parts") {
			parts = append(parts, insight.Tally{})
		}
		for _, c := range cases {
			if err := parts[rapid.IntRange(0, len(parts)-1).Draw(t, "part")].Add(c, later); err != nil {
				t.Fatal(err)
			}
		}
		for len(parts) > 1 { // any two become one
			i := rapid.IntRange(0, len(parts)-1).Draw(t, "from")
			from := parts[i]
			parts = slices.Delete(parts, i, i+1)
			if err := parts[rapid.IntRange(0, len(parts)-1).Draw(t, "to")].Merge(from); err != nil {
				t.Fatal(err)
			}
		}
		if a, b := stored(t, parts[0]), stored(t, want); a != b || parts[0] != want {
			t.Fatalf("in parts\n%q\nat once\n%q", a, b)
		}
	})
}

// stored gives both stored forms.
func stored(t *rapid.T, tally insight.Tally) string {
	b, err1 := tally.MarshalBinary()
	j, err2 := json.Marshal(tally)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	return string(b) + string(j)
}

func TestLawI22NoComplaintIsCountedTwice(t *testing.T) {
	merged := 0
	rapid.Check(t, func(t *rapid.T) {
		cases, _ := drawCases(t)
		into := map[string]string{}
		for _, c := range cases {
			if id, ok := c.Into(); ok {
				into[c.ID()] = id
				merged++
			}
		}
		living := map[string]bool{}
		for _, c := range cases {
			id, err := complaint.Resolve(c.ID(), func(id string) (string, bool) { next, ok := into[id]; return next, ok })
			if err != nil {
				t.Fatal(err)
			}
			living[id] = true
		}
		tally := tallyOf(t, cases, later)
		distinct, classified, explained := tally.Distinct(), tally.Unclassified(), tally.Unexplained()
		for _, n := range tally.Categories() {
			classified += n
		}
		for _, n := range tally.Causes() {
			explained += n
		}
		if want := int64(len(living)); distinct != want || classified != want || explained != want {
			t.Fatalf("%d distinct, %d by category, %d by cause; %d live on", distinct, classified, explained, want)
		}
	})
	if merged == 0 {
		t.Error("none was merged")
	}
}

// What the laws are worth depends on what they draw.
func TestDrawnComplaintsReachWhatMatters(t *testing.T) {
	var all insight.Tally
	for seed := range 200 {
		cases := rapid.Custom(func(t *rapid.T) []*complaint.Case { cases, _ := drawCases(t); return cases }).Example(seed)
		for _, c := range cases {
			if err := all.Add(c, later); err != nil {
				t.Fatal(err)
			}
		}
	}
	classes := map[string]int64{
		"open": all.Open(), "hidden": all.Hidden(), "reopened": all.Reopened(), "reopened twice": all.Reopenings() - all.Reopened(),
		"reworked": all.Reworked(), "reworked twice": all.Reworks() - all.Reworked(), "unclassified": all.Unclassified(),
	}
	for _, p := range complaint.Phases() {
		if p.Terminal() {
			classes[p.String()] = all.Ended(p)
		}
	}
	for _, f := range complaint.Fates() {
		classes[f.String()] = all.Promises()[f]
	}
	delete(classes, "pending") // not at that time
	for class, n := range classes {
		if n < 3 {
			t.Errorf("%s: %d times", class, n)
		}
	}
	t.Log(classes)
}
