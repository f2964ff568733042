package insight_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"sync"
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
	off := new(big.Int).Sub(new(big.Int).Mul(big.NewInt(int64(mean)), big.NewInt(int64(len(list)))), sum)
	if least != slices.Min(list) || greatest != slices.Max(list) || off.Abs(off).Cmp(big.NewInt(int64(len(list)/2))) > 0 {
		t.Fatalf("%v: %v to %v, mean %v", list, least, greatest, mean)
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

// small is a tally of one complaint that was closed after 2 hours, reopened and
// withdrawn a day later, and of an open one.
const small = `{"version":1,"open":1,"ended":{"withdrawn":1},"voiced":2,"reopened":1,"reopenings":1,"reworked":0,"reworks":0,` +
	`"categories":{"slow":1},"unclassified":1,"causes":{"partner":1},"unexplained":1,"promises":{"kept":1},` +
	`"times":{"closed":{"min":"2h","max":"2h","seconds":7200,"nanos":0,"bands":[0,1,0,0,0,0,0,0,0,0,0,0,0]},` +
	`"withdrawn":{"min":"24h","max":"24h","seconds":86400,"nanos":0,"bands":[0,0,0,1,0,0,0,0,0,0,0,0,0]}}}`

func TestTalliesThatCannotBe(t *testing.T) {
	tests := []struct{ old, new, want string }{
		{``, ``, ``},
		{`"open":1`, `"open":-1`, "open: got -1, want 0 to 1000000000"},
		{`"open":1`, `"open":1000000001`, "open: got 1000000001, want 0 to 1000000000"},
		{`"open":1`, `"open":1000000000`, "cases: got 1000000001, want 0 to 1000000000"},
		{`"open":1`, `"open":2`, "the sum of categories: got 2, want 3\nthe sum of causes: got 2, want 3"},
		{`"voiced":2`, `"voiced":3`, "voiced: got 3, want at most 2"},
		{`"reopened":1`, `"reopened":3`, "reopened: got 3, want at most 2\nreopenings: got 1, want what fits 3 complaints"},
		{`"reopened":1`, `"reopened":0`, "reopenings: got 1, want what fits 0 complaints"},
		{`"reopened":1,"reopenings":1`, `"reopened":2,"reopenings":2`, "the ends of cycles that were reopened: got 1, want 2"},
		{`"reworked":0`, `"reworked":1`, "reworks: got 0, want what fits 1 complaints"},
		{`"reworked":0,"reworks":0`, `"reworked":3,"reworks":3`, "reworked: got 3, want at most 2"},
		{`"reworked":0,"reworks":0`, `"reworked":2,"reworks":7`, ``},
		{`"unclassified":1`, `"unclassified":0`, "the sum of categories: got 1, want 2"},
		{`"unexplained":1`, `"unexplained":2`, "the sum of causes: got 3, want 2"},
		{`{"withdrawn":1}`, `{"closed":1}`, ``}, // closed, after it had been reopened and withdrawn
		{`{"withdrawn":1}`, `{"concluded":1}`, "ended.concluded: got 1, want at most 0"},
		{`{"withdrawn":1}`, `{"thanked":1}`, "ended or times: got thanked, want one of [closed withdrawn merged concluded]"},
		{`"times":{"closed":`, `"times":{"thanked":`, "ended or times: got thanked, want one of [closed withdrawn merged concluded]"},
		{`"times":{"closed":`, `"times":{"merged":`, "the times of merged complaints: got 1, want 0"},
		{`"min":"2h"`, `"min":"2h0m"`, `times.closed.min: got "2h0m", want a duration such as "1h30m"`},
		{`"min":"2h"`, `"min":"long"`, `times.closed.min: got "long", want a duration such as "1h30m"`},
		{`"max":"2h"`, `"max":""`, `times.closed.max: got "", want a duration such as "1h30m"`},
		{`"min":"2h"`, `"min":"-2h"`, "times.closed: got times or nanoseconds out of range, want 0 up to the greatest, and nanoseconds below a billion"},
		{`"min":"2h"`, `"min":"3h"`, "times.closed: got times or nanoseconds out of range, want 0 up to the greatest, and nanoseconds below a billion"},
		{`"min":"2h"`, `"min":"90m"`, `times.closed.min: got "90m", want a duration such as "1h30m"`},
		{`"min":"2h"`, `"min":"1h30m"`, "times.closed: got figures that contradict each other, want those of one list of times"},
		{`"seconds":7200`, `"seconds":7201`, "times.closed: got figures that contradict each other, want those of one list of times"},
		{`7200,"nanos":0`, `7199,"nanos":1000000000`, "times.closed: got times or nanoseconds out of range, want 0 up to the greatest, and nanoseconds below a billion"},
		{`7200,"nanos":0`, `7200,"nanos":-1`, "times.closed: got times or nanoseconds out of range, want 0 up to the greatest, and nanoseconds below a billion"},
		{`"seconds":7200`, `"seconds":-1`, "times.closed: got times or nanoseconds out of range, want 0 up to the greatest, and nanoseconds below a billion"},
		{`[0,1,0,0`, `[1,0,0,0`, "times.closed: got figures that contradict each other, want those of one list of times"},
		{`[0,1,0,0,0,0,0,0,0,0,0,0,0]`, `[0,1]`, "times.closed.bands: got 2 counts, want 13"},
		{`[0,1,0,0`, `[0,-1,0,0`, "times.closed.bands[1]: got -1, want 0 to 1000000000"},
		{`[0,1,0,0`, `[0,1000000000,1,0`, "the sum of times.closed.bands: got 1000000001, want 0 to 1000000000"},
		{`[0,1,0,0,0`, `[0,0,0,0,0`, "times.closed: got figures of no times, want nothing\nthe ends of cycles that were reopened: got 0, want 1"},
		{`"version":1`, `"version":2`, "version: got 2, want 1"},
		{`"version":1`, `"colour":1`, `json: json: unknown field "colour"`},
		{`}}}`, `}}} 1`, "json: got more than one value, want one"},
		{`"version":1`, strings.Repeat(" ", 64<<10-len(small)) + `"version":1`, ``},
		{`"version":1`, strings.Repeat(" ", 64<<10-len(small)+1) + `"version":1`, "json: got 65537 bytes, want at most 65536"},
	}
	for _, tt := range tests {
		var tally insight.Tally
		data := strings.Replace(small, tt.old, tt.new, 1)
		got := strings.Join(lines(tally.UnmarshalJSON([]byte(data))), "\n")
		got = strings.ReplaceAll(got, "complaint/insight: ", "")
		if got != tt.want {
			t.Errorf("%.80s:\ngot  %s\nwant %s", tt.new, got, tt.want)
		}
		if got != "" && tally != (insight.Tally{}) {
			t.Errorf("%s left its trace", tt.new)
		}
	}
}

// Three cycles were closed, after 2 hours, 5 hours and something over 4 hours.
func TestTimesThatCannotBe(t *testing.T) {
	const three = `{"version":1,"open":1,"reopened":1,"reopenings":3,"unclassified":1,"unexplained":1,` +
		`"times":{"closed":{"min":"2h","max":"5h","seconds":%d,"nanos":%d,"bands":[%s]}}}`
	tests := []struct {
		seconds, nanos int64
		bands          string
		ok             bool
	}{
		{11 * 3600, 1, "0,1,2,0,0,0,0,0,0,0,0,0,0", true},
		{11 * 3600, 0, "0,1,2,0,0,0,0,0,0,0,0,0,0", false}, // 4 hours are in the band before
		{12 * 3600, 0, "0,1,2,0,0,0,0,0,0,0,0,0,0", true},
		{12 * 3600, 1, "0,1,2,0,0,0,0,0,0,0,0,0,0", false}, // more than the greatest
		{9 * 3600, 0, "0,2,1,0,0,0,0,0,0,0,0,0,0", true},
		{9*3600 - 1, 0, "0,2,1,0,0,0,0,0,0,0,0,0,0", false}, // less than the least
		{11 * 3600, 0, "0,2,1,0,0,0,0,0,0,0,0,0,0", true},
		{11 * 3600, 1, "0,2,1,0,0,0,0,0,0,0,0,0,0", false}, // more than 4 hours
		{11 * 3600, 0, "0,3,0,0,0,0,0,0,0,0,0,0,0", false}, // none of 5 hours
		{11 * 3600, 0, "0,0,3,0,0,0,0,0,0,0,0,0,0", false}, // none of 2 hours
		{8 * 3600, 0, "1,1,1,0,0,0,0,0,0,0,0,0,0", false},  // one below the least
		{15 * 3600, 0, "0,1,1,1,0,0,0,0,0,0,0,0,0", false}, // one above the greatest
	}
	for _, tt := range tests {
		var tally insight.Tally
		if err := tally.UnmarshalJSON(fmt.Appendf(nil, three, tt.seconds, tt.nanos, tt.bands)); (err == nil) != tt.ok {
			t.Errorf("%+v: %v", tt, err)
		}
	}
}

func TestBinaryTalliesThatCannotBe(t *testing.T) {
	good, _ := example().MarshalBinary()
	empty, _ := insight.Tally{}.MarshalBinary()
	tests := []struct {
		data []byte
		want string
	}{
		{nil, `byte 0: got another text, want "complaint/insight"`},
		{append([]byte("complaint/insighT"), good[17:]...), `byte 0: got another text, want "complaint/insight"`},
		{good[:17], "byte 17: got the end, want a number"},
		{append(slices.Clone(good[:17]), 2), "byte 17: got version 2, want version 1"},
		{append(slices.Clone(empty[:18]), 0x80, 0), "byte 18: got a number with idle bytes, want its shortest form"},
		{append(slices.Clone(empty[:18]), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01), "byte 18: got a number of more than 63 bits, want less"},
		{append(slices.Clone(empty[:18]), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), "byte 18: got a number of more than 63 bits, want less"},
		{append(slices.Clone(empty), 0, 0), fmt.Sprintf("byte %d: got 2 bytes more, want the end", len(empty))},
		{append(append(slices.Clone(empty[:18]), 1), empty[19:]...), "the sum of categories: got 0, want 1\nthe sum of causes: got 0, want 1"},
	}
	for _, tt := range tests {
		tally := *example()
		if got := strings.ReplaceAll(strings.Join(lines(tally.UnmarshalBinary(tt.data)), "\n"), "complaint/insight: ", ""); got != tt.want || tally != *example() {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

func TestWhatATallyRefuses(t *testing.T) {
	tally := *example()
	if err := tally.Add(new(complaint.Case), later); !errors.As(err, new(*insight.ValueError)) || tally != *example() {
		t.Error(err)
	}
	var old complaint.Case
	for _, cmd := range []complaint.Command{
		{Case: "C-1", Action: complaint.Receive, At: time.Date(1700, 1, 1, 0, 0, 0, 0, time.UTC), Details: complaint.Opening{Missed: "it leaks"}},
		{Action: complaint.Withdraw, At: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)},
	} {
		cmd.Actor = "li"
		if _, err := old.Do(cmd); err != nil {
			t.Fatal(err)
		}
	}
	if err := tally.Add(&old, later); err == nil || tally != *example() {
		t.Error("a cycle of 300 years was counted")
	}
	var full insight.Tally
	if err := full.UnmarshalJSON([]byte(`{"version":1,"open":1000000000,"unclassified":1000000000,"unexplained":1000000000}`)); err != nil {
		t.Fatal(err)
	}
	before := full
	if err := full.Merge(full); err == nil || full != before {
		t.Errorf("%+v", full)
	}
	if _, err := tally.Times(complaint.Closed).Within(5 * time.Hour); !errors.As(err, new(*insight.ValueError)) {
		t.Error(err)
	}
	if tally.Times(complaint.Thanked) != (insight.Times{}) || tally.Ended(complaint.Thanked) != 0 || tally.Ended(0) != 0 {
		t.Error("times of what is no end")
	}
}

// The mean of 1 and 2 nanoseconds is a tie, and so is that of 2 and 3.
func TestMeansAreRoundedHalfToEven(t *testing.T) {
	for sum, want := range map[int64]time.Duration{3: 2, 5: 2, 4: 2, 7: 4} {
		var tally insight.Tally
		data := fmt.Sprintf(`{"version":1,"open":1,"reopened":1,"reopenings":2,"unclassified":1,"unexplained":1,`+
			`"times":{"closed":{"min":"%dns","max":"%dns","seconds":0,"nanos":%d,"bands":[2,0,0,0,0,0,0,0,0,0,0,0,0]}}}`, sum/2, sum-sum/2, sum)
		if err := tally.UnmarshalJSON([]byte(data)); err != nil {
			t.Fatal(err)
		}
		if mean, err := tally.Times(complaint.Closed).Mean(); err != nil || mean != want {
			t.Errorf("half of %d: %v, %v", sum, mean, err)
		}
	}
}

// The ends of the bands and the lengths of the lists are part of what is stored.
func TestTheTableOfBands(t *testing.T) {
	var got []string
	for _, b := range (insight.Times{}).Bands() {
		got = append(got, b.UpTo.String())
	}
	want := "1h0m0s 4h0m0s 8h0m0s 24h0m0s 48h0m0s 72h0m0s 168h0m0s 360h0m0s 720h0m0s 1344h0m0s 1440h0m0s 2160h0m0s 0s"
	if strings.Join(got, " ") != want {
		t.Errorf("%v", got)
	}
	lasts := [][2]int{
		{len(complaint.Categories()), int(complaint.CategoryOther)}, {len(complaint.RootCauses()), int(complaint.CausePartner)},
		{len(complaint.Fates()), int(complaint.Moved)}, {len(complaint.Phases()), int(complaint.Concluded)},
	}
	for i, last := range lasts {
		if last[0] != last[1] {
			t.Errorf("list %d has grown beyond %d: a new version of the stored forms is due", i, last[1])
		}
	}
}
