package insight_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
)

// small is a tally of one complaint that was closed after 2 hours, reopened and
// withdrawn a day later, and of an open one.
const small = `{"version":1,"open":1,"ended":{"withdrawn":1},"voiced":2,"reopened":1,"reopenings":1,"reworked":0,"reworks":0,` +
	`"categories":{"slow":1},"unclassified":1,"causes":{"partner":1},"unexplained":1,"promises":{"kept":1},` +
	`"times":{"closed":{"min":"2h","max":"2h","seconds":7200,"nanos":0,"bands":[0,1,0,0,0,0,0,0,0,0,0,0,0],"buckets":[[103,1]]},` +
	`"withdrawn":{"min":"24h","max":"24h","seconds":86400,"nanos":0,"bands":[0,0,0,1,0,0,0,0,0,0,0,0,0],"buckets":[[131,1]]}}}`

func TestTalliesThatCannotBe(t *testing.T) {
	tests := []struct{ old, new, want string }{
		{``, ``, ``},
		{`"open":1`, `"open":-1`, "open: got -1, want 0 to 1000000000"},
		{`"open":1`, `"open":1000000001`, "open: got 1000000001, want 0 to 1000000000"},
		{`"open":1`, `"open":1000000000`, "cases: got 1000000001, want 0 to 1000000000"},
		{`"open":1`, `"open":2`, "the sum of categories: got 2, want 3\nthe sum of causes: got 2, want 3"},
		{`"open":1`, `"open":20`, "the sum of categories: got 2, want 21\nthe sum of causes: got 2, want 21"},
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
		{`[[103,1]]`, `[]`, "times.closed: got figures that contradict each other, want those of one list of times"},
		{`[[103,1]]`, `[[103,2]]`, "times.closed: got figures that contradict each other, want those of one list of times"},
		{`[[103,1]]`, `[[102,1]]`, "times.closed: got figures that contradict each other, want those of one list of times"},
		{`[[103,1]]`, `[[104,1]]`, "times.closed: got figures that contradict each other, want those of one list of times"},
		{`[[103,1]]`, `[[103,0]]`, "times.closed.buckets[0]: got [103 0], want an index from 0 to 272, and 1 to 1000000000"},
		{`[[103,1]]`, `[[103,1000000001]]`, "times.closed.buckets[0]: got [103 1000000001], want an index from 0 to 272, and 1 to 1000000000"},
		{`[[103,1]]`, `[[-1,1]]`, "times.closed.buckets[0]: got [-1 1], want an index from 0 to 272, and 1 to 1000000000"},
		{`[[103,1]]`, `[[273,1]]`, "times.closed.buckets[0]: got [273 1], want an index from 0 to 272, and 1 to 1000000000"},
		{`[[103,1]]`, `[[103,1],[103,1]]`, "times.closed.buckets[1]: got [103 1], want an index from 104 to 272, and 1 to 1000000000"},
		{`[0,1,0,0`, `[0,1000000000,1,0`, "the sum of times.closed.bands: got 1000000001, want 0 to 1000000000"},
		{`[0,1,0,0,0`, `[0,0,0,0,0`, "times.closed: got figures of no times, want nothing\nthe ends of cycles that were reopened: got 0, want 1"},
		{`"version":1`, `"version":2`, "version: got 2, want 1"},
		{`"version":1`, `"colour":1`, `json: json: unknown field "colour"`},
		{`}}}`, `}}} 1`, "json: got more than one value"},
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
		`"times":{"closed":{"min":"2h","max":"5h","seconds":%d,"nanos":%d,"bands":[%s,0,0,0,0,0,0,0,0,0],"buckets":[%s]}}}`
	const ( // of 2 hours, something over 4 hours, and 5 hours
		apart = "[103,1],[111,1],[113,1]"
		late  = "[103,1],[113,2]"
		early = "[103,2],[113,1]"
	)
	tests := []struct {
		seconds, nanos int64
		bands, buckets string
		ok             bool
	}{
		{11 * 3600, 1, "0,1,2,0", apart, true},
		{11 * 3600, 0, "0,1,2,0", apart, false}, // 4 hours are in the band before
		{12 * 3600, 0, "0,1,2,0", late, true},
		{12 * 3600, 1, "0,1,2,0", late, false}, // more than the greatest
		{9 * 3600, 0, "0,2,1,0", early, true},
		{9*3600 - 1, 0, "0,2,1,0", early, false}, // less than the least
		{11 * 3600, 0, "0,2,1,0", apart, true},
		{11 * 3600, 1, "0,2,1,0", apart, false},                             // more than 4 hours
		{11 * 3600, 0, "0,3,0,0", apart, false},                             // none of 5 hours
		{11 * 3600, 0, "0,0,3,0", apart, false},                             // none of 2 hours
		{8 * 3600, 0, "1,1,1,0", early, false},                              // one below the least
		{15 * 3600, 0, "0,1,1,1", late, false},                              // one above the greatest
		{11 * 3600, 1, "0,1,2,0", "[103,1],[110,1],[113,1]", false},         // in the buckets under 4 hours
		{11 * 3600, 0, "0,2,1,0", "[103,1],[112,1],[113,1]", false},         // in the buckets over 4 hours
		{11 * 3600, 1, "0,1,2,0", "[103,1],[111,1],[114,1]", false},         // above the greatest
		{11 * 3600, 1, "0,1,2,0", "[102,1],[111,1],[113,1]", false},         // below the least
		{11 * 3600, 1, "0,1,2,0", "[103,1],[111,1]", false},                 // two
		{11 * 3600, 1, "0,1,2,0", "[103,1],[111,1],[112,1]", false},         // none of 5 hours
		{11 * 3600, 1, "0,1,2,0", "[104,1],[111,1],[113,1]", false},         // none of 2 hours
		{11 * 3600, 1, "0,1,2,0", "[103,1],[111,1],[113,1],[9,1]", false},   // out of order
		{11 * 3600, 1, "0,1,2,0", "[103,1],[111,1],[112,1],[113,1]", false}, // four
	}
	for _, tt := range tests {
		var tally insight.Tally
		if err := tally.UnmarshalJSON(fmt.Appendf(nil, three, tt.seconds, tt.nanos, tt.bands, tt.buckets)); (err == nil) != tt.ok {
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
	var young complaint.Case
	if _, err := young.Do(complaint.Command{Case: "C-1", Action: complaint.Receive, Actor: "li", At: dawn, Details: complaint.Opening{Missed: "it leaks"}}); err != nil {
		t.Fatal(err)
	}
	if got, want := short(full.Add(&young, later)), []string{"open: got 1000000001, want 0 to 1000000000"}; !slices.Equal(got, want) || full != before {
		t.Errorf("one more: got %q, want %q", got, want)
	}
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
			`"times":{"closed":{"min":"%dns","max":"%dns","seconds":0,"nanos":%d,"bands":[2,0,0,0,0,0,0,0,0,0,0,0,0],"buckets":[[0,2]]}}}`, sum/2, sum-sum/2, sum)
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

// Every counter says its own name when it is out of range.
func TestCountersAreNamed(t *testing.T) {
	places := []string{"open", "voiced", "reopened", "reopenings", "reworked", "reworks", "unclassified", "unexplained"}
	for _, p := range complaint.Phases() {
		if p.Terminal() {
			places = append(places, "ended."+p.String())
		}
	}
	for _, c := range complaint.Categories() {
		places = append(places, "categories."+c.String())
	}
	for _, c := range complaint.RootCauses() {
		places = append(places, "causes."+c.String())
	}
	for _, f := range complaint.Fates() {
		places = append(places, "promises."+f.String())
	}
	for _, place := range places {
		data := fmt.Sprintf(`{"version":1,%q:-1}`, place)
		if list, name, ok := strings.Cut(place, "."); ok {
			data = fmt.Sprintf(`{"version":1,%q:{%q:-1}}`, list, name)
		}
		want := []string{place + ": got -1, want 0 to 1000000000"}
		if got := short(new(insight.Tally).UnmarshalJSON([]byte(data))); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", data, got, want)
		}
	}
}
