package insight_test

import (
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
)

const week = 7 * 24 * time.Hour

// drawRecords draws complaints of a few customers, at instants of which some are equal
// and some exactly a window apart.
func drawRecords(t *rapid.T) []insight.Record {
	var list []insight.Record
	for i := range rapid.IntRange(0, 14).Draw(t, "records") {
		list = append(list, insight.Record{
			Case:     fmt.Sprint("C-", i),
			Customer: rapid.SampledFrom([]string{"", "K-1", "K-1", "K-2"}).Draw(t, "customer"),
			Category: rapid.SampledFrom([]complaint.Category{0, complaint.CategorySlow, complaint.CategorySlow, complaint.CategoryRude}).Draw(t, "category"),
			At: dawn.Add(time.Duration(rapid.IntRange(0, 4).Draw(t, "half weeks")) * week / 2).
				Add(time.Duration(rapid.SampledFrom([]int{0, 0, 0, 1, -1}).Draw(t, "off"))),
		})
	}
	return list
}

// naiveTimes looks at every other record.
func naiveTimes(list []insight.Record, i int, window time.Duration) int {
	n, now := 1, list[i]
	for j, r := range list {
		before := r.At.Before(now.At) || r.At.Equal(now.At) && r.Case < now.Case
		if j != i && before && now.At.Sub(r.At) <= window && r.Customer == now.Customer && r.Customer != "" && r.Category == now.Category && r.Category != 0 {
			n++
		}
	}
	return n
}

func TestLawRecurrenceIsItsNaiveReading(t *testing.T) {
	seen := map[int]int{}
	rapid.Check(t, func(t *rapid.T) {
		list := drawRecords(t)
		got, err := checkRecurrences(list)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range got {
			seen[min(r.Times, 3)]++
		}
	})
	if seen[2] == 0 || seen[3] == 0 {
		t.Errorf("what was drawn recurred %v", seen)
	}
}

// checkRecurrences is the property of the recurrences of any records.
func checkRecurrences(list []insight.Record) ([]insight.Recurrence, error) {
	got, err := insight.Recurrences(list, week)
	if err != nil || len(got) != len(list) {
		return nil, fmt.Errorf("%v, %w", got, err)
	}
	for i, r := range got {
		at := slices.IndexFunc(list, func(l insight.Record) bool { return l.Case == r.Record.Case })
		if want := naiveTimes(list, at, week); r.Times != want || r.Record != list[at] {
			return nil, fmt.Errorf("%+v of %+v: want %d times", r, list, want)
		}
		if i > 0 && !got[i-1].Record.At.Before(r.Record.At) && !(got[i-1].Record.At.Equal(r.Record.At) && got[i-1].Record.Case < r.Record.Case) {
			return nil, fmt.Errorf("%+v after %+v", r, got[i-1])
		}
	}
	return got, nil
}

// FuzzRecurrences reads three bytes as a record: customer, category and hours.
func FuzzRecurrences(f *testing.F) {
	f.Add([]byte{1, 2, 0, 1, 2, 24, 1, 2, 168, 2, 2, 24, 1, 3, 24, 0, 2, 30, 1, 0, 40})
	f.Fuzz(func(t *testing.T, data []byte) {
		var list []insight.Record
		for chunk := range slices.Chunk(data[:len(data)/3*3], 3) {
			list = append(list, insight.Record{
				Case: fmt.Sprint("C-", len(list)), Customer: []string{"", "K-1", "K-2"}[chunk[0]%3],
				Category: complaint.Category(int(chunk[1]) % (len(complaint.Categories()) + 1)), At: dawn.Add(time.Duration(chunk[2]) * time.Hour),
			})
		}
		if _, err := checkRecurrences(list); err != nil {
			t.Fatal(err)
		}
	})
}

func TestLawI24OrderDoesNotMatter(t *testing.T) {
	lord := time.FixedZone("", 37800)
	rapid.Check(t, func(t *rapid.T) {
		list := drawRecords(t)
		shuffled := rapid.Permutation(list).Draw(t, "shuffled")
		for i := range shuffled {
			shuffled[i].At = shuffled[i].At.In(lord)
		}
		a, err1 := insight.Recurrences(list, week)
		b, err2 := insight.Recurrences(shuffled, week)
		c, err3 := insight.Trends(list, dawn, dawn.Add(week), dawn.Add(2*week))
		d, err4 := insight.Trends(shuffled, dawn.In(lord), dawn.Add(week), dawn.Add(2*week))
		if err := errors.Join(err1, err2, err3, err4); err != nil || !reflect.DeepEqual(a, b) || !reflect.DeepEqual(c, d) {
			t.Fatalf("%v\n%v\n%v\n%v\n%v", err, a, b, c, d)
		}
	})
}

func TestLawATrendIsItsNaiveReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawRecords(t)
		since, from, to := dawn, dawn.Add(week), dawn.Add(3*week/2)
		got, err := insight.Trends(list, since, from, to)
		if err != nil {
			t.Fatal(err)
		}
		var want []insight.Trend
		for _, c := range append([]complaint.Category{0}, complaint.Categories()...) {
			w := insight.Trend{Category: c, RecentSpan: week / 2, PastSpan: week}
			who := map[string]bool{}
			for _, r := range list {
				if r.Category != c {
					continue
				}
				if !r.At.Before(since) && r.At.Before(from) {
					w.Past++
				}
				if !r.At.Before(from) && r.At.Before(to) {
					w.Recent++
					who[r.Customer] = true
					w.Unknown += int64(b2i(r.Customer == ""))
				}
			}
			delete(who, "")
			w.Customers = int64(len(who))
			if w.Recent+w.Past > 0 {
				want = append(want, w)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v\ngot  %+v\nwant %+v", list, got, want)
		}
		for _, g := range got {
			rise, err := g.Rise(4)
			if g.Past == 0 {
				if err != insight.ErrNoData {
					t.Fatalf("%+v: %v, %v", g, rise, err)
				}
				continue
			}
			off := new(big.Rat).Sub(rise.Rat(), big.NewRat(2*g.Recent, g.Past)) // half as long, twice the rate
			if err != nil || off.Abs(off).Cmp(big.NewRat(1, 20000)) > 0 {
				t.Fatalf("%+v: %v, %v", g, rise, err)
			}
		}
	})
}

func TestBadRecordsAndWindows(t *testing.T) {
	bad := []insight.Record{{Case: "C-1", At: dawn}, {Case: " ", Category: 99}, {Case: "C-1", At: dawn}}
	_, unknown := complaint.Category(99).MarshalText()
	faults := []string{
		`records[1].case: got " ", want an id`, "records[1].category: " + unknown.Error(),
		"records[1].at: got the zero time, want when it was received", `records[2].case: got "C-1" as in records[0], want each complaint once`,
	}
	recurrences := func(window time.Duration, list ...insight.Record) []string {
		got, err := insight.Recurrences(list, window)
		if err != nil && got != nil {
			t.Errorf("%v beside %v", got, err)
		}
		return short(err)
	}
	trends := func(since, from, to time.Time, list ...insight.Record) []string {
		got, err := insight.Trends(list, since, from, to)
		if err != nil && got != nil {
			t.Errorf("%v beside %v", got, err)
		}
		return short(err)
	}
	past := "since to from: got 2026-03-02 09:00:00 +0000 UTC to 2026-03-02 09:00:00 +0000 UTC, want a later instant, by at most 292 years"
	tests := []struct{ got, want []string }{
		{recurrences(0, bad...), append([]string{"window: got 0s, want more than 0"}, faults...)},
		{recurrences(1, bad...), faults},
		{recurrences(1), nil},
		{trends(dawn, dawn, dawn.Add(1), bad...), append([]string{past}, faults...)},
		{trends(dawn, dawn.Add(1), dawn), []string{"from to to: got 2026-03-02 09:00:00.000000001 +0000 UTC to 2026-03-02 09:00:00 +0000 UTC, want a later instant, by at most 292 years"}},
		{trends(dawn.AddDate(-300, 0, 0), dawn, dawn.Add(1)), []string{"since to from: got 1726-03-02 09:00:00 +0000 UTC to 2026-03-02 09:00:00 +0000 UTC, want a later instant, by at most 292 years"}},
		{trends(dawn, dawn.Add(1), dawn.Add(2)), nil},
	}
	for _, tt := range tests {
		if !slices.Equal(tt.got, tt.want) {
			t.Errorf("got  %q\nwant %q", tt.got, tt.want)
		}
	}
	for _, none := range []insight.Trend{{Recent: 1, RecentSpan: 1, PastSpan: 1}, {Past: 1, PastSpan: 1}, {Past: 1, RecentSpan: 1}} {
		if d, err := none.Rise(1); err != insight.ErrNoData {
			t.Errorf("%+v: %v, %v", none, d, err)
		}
	}
}

// short are the texts of joined errors without the name of the package.
func short(err error) []string {
	all := lines(err)
	for i := range all {
		all[i] = strings.TrimPrefix(all[i], "complaint/insight: ")
	}
	return all
}

func TestRecordOf(t *testing.T) {
	if r, ok := insight.RecordOf(new(complaint.Case)); ok {
		t.Errorf("%+v of nothing", r)
	}
	rapid.Check(t, func(t *rapid.T) {
		cases, logs := drawCases(t)
		for i, c := range cases {
			r, ok := insight.RecordOf(c)
			if _, merged := c.Into(); merged {
				if ok || r != (insight.Record{}) {
					t.Fatalf("%+v of %v", r, c)
				}
				continue
			}
			want := insight.Record{Case: c.ID(), Customer: logs[i][0].Details().(complaint.Opening).Customer, Category: c.Category(), At: logs[i][0].At()}
			if !ok || r != want {
				t.Fatalf("%+v, want %+v", r, want)
			}
		}
	})
}
