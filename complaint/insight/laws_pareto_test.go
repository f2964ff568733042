package insight_test

import (
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
)

// drawCounts counts a list of drawn complaints one by one.
func drawCounts(t *rapid.T) (list []complaint.Category, counts map[complaint.Category]int64) {
	list = rapid.SliceOfN(rapid.SampledFrom(complaint.Categories()), 1, 40).Draw(t, "categories")
	counts = map[complaint.Category]int64{complaint.CategoryOther: 0}
	for _, c := range list {
		counts[c]++
	}
	return list, counts
}

func TestLawGroupingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list, counts := drawCounts(t)
		m := insight.SERVQUAL()
		for _, c := range rapid.SliceOfN(rapid.SampledFrom(complaint.Categories()), 0, 5).Draw(t, "unmapped") {
			delete(m, c)
		}
		dimensions, unmapped, err := m.Group(counts)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range list { // take each complaint out of where it must be
			if name, ok := m[c]; ok {
				dimensions[name]--
			} else {
				unmapped[c]--
			}
		}
		for name, n := range dimensions {
			if n != 0 {
				t.Fatalf("%d too many under %s", n, name)
			}
		}
		for c, n := range unmapped {
			if n != 0 {
				t.Fatalf("%d too many of %v unmapped", n, c)
			}
		}
	})
}

func TestLawParetoIsItsNaiveReading(t *testing.T) {
	ties := 0
	rapid.Check(t, func(t *rapid.T) {
		list, counts := drawCounts(t)
		bars, err := insight.Pareto(counts)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := insight.Pareto(counts)
		if !reflect.DeepEqual(bars, again) {
			t.Fatalf("%v and then %v", bars, again)
		}
		so := new(big.Rat)
		for i, b := range bars {
			n := 0
			for _, c := range list {
				if c == b.Key {
					n++
				}
			}
			part := big.NewRat(int64(n), int64(len(list)))
			so.Add(so, part)
			if int64(n) != b.Count || n == 0 || rat(b.Share).Cmp(part) != 0 || rat(b.Cumulative).Cmp(so) != 0 {
				t.Fatalf("bar %d is %+v, want %d, %v, %v", i, b, n, part, so)
			}
			if i > 0 && (b.Count > bars[i-1].Count || b.Count == bars[i-1].Count && b.Key <= bars[i-1].Key) {
				t.Fatalf("%+v after %+v", b, bars[i-1])
			}
			if i > 0 && b.Count == bars[i-1].Count {
				ties++
			}
		}
		if so.Cmp(big.NewRat(1, 1)) != 0 {
			t.Fatalf("the last reaches %v", so)
		}
	})
	if ties == 0 {
		t.Error("no tie was drawn")
	}
}

func rat(s insight.Share) *big.Rat { return big.NewRat(s.Part, s.Whole) }

func TestTheTableOfDimensions(t *testing.T) {
	want := map[complaint.Category]string{
		complaint.CategoryFaultAgain: "reliability", complaint.CategoryBrokenAppointment: "reliability",
		complaint.CategoryNoResult: "responsiveness", complaint.CategorySlow: "responsiveness", complaint.CategoryNoAnswer: "responsiveness",
		complaint.CategorySkill: "assurance", complaint.CategoryRude: "assurance", complaint.CategoryNotListened: "empathy",
		complaint.CategoryPremises: "tangibles", complaint.CategoryEquipment: "tangibles",
	}
	if got := map[complaint.Category]string(insight.SERVQUAL()); !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
	insight.SERVQUAL()[complaint.CategoryRude] = "mine"
	if insight.SERVQUAL()[complaint.CategoryRude] != "assurance" {
		t.Error("the table is handed out")
	}
}

func TestBadCountsAndMappings(t *testing.T) {
	group := func(m insight.Mapping, counts map[complaint.Category]int64) error {
		d, u, err := m.Group(counts)
		if err != nil && (d != nil || u != nil) {
			t.Errorf("%v, %v beside %v", d, u, err)
		}
		return err
	}
	pareto := func(counts map[string]int64) error {
		bars, err := insight.Pareto(counts)
		if err != nil && bars != nil {
			t.Errorf("%v beside %v", bars, err)
		}
		return err
	}
	tests := []struct {
		err  error
		want []string
		why  string
	}{
		{pareto(map[string]int64{"b": -1, "a": insight.MaxCount + 1, "c": 1}), []string{
			"complaint/insight: counts[a]: got 1000000001, want 0 to 1000000000",
			"complaint/insight: counts[b]: got -1, want 0 to 1000000000",
		}, "every fault at once, in order"},
		{pareto(map[string]int64{"b": 1, "a": insight.MaxCount}), []string{"complaint/insight: the sum of counts: got 1000000001, want 0 to 1000000000"}, "the sum as well"},
		{pareto(map[string]int64{"b": 1, "a": insight.MaxCount - 1}), nil, "the edge is in"},
		{pareto(map[string]int64{"a": 0}), []string{insight.ErrNoData.Error()}, "nothing was counted"},
		{group(insight.SERVQUAL(), map[complaint.Category]int64{complaint.CategoryRude: -1}), []string{"complaint/insight: counts[rude]: got -1, want 0 to 1000000000"}, "as in Pareto"},
		{group(insight.SERVQUAL(), nil), nil, "of nothing there are none"},
		{group(nil, map[complaint.Category]int64{0: 1}), nil, "all unmapped, what is not set too"},
		{group(insight.Mapping{99: "x", complaint.CategorySlow: " "}, nil), []string{
			`complaint/insight: mapping[slow]: got " ", want the name of a dimension`,
			"complaint/insight: mapping[Category(99)]: " + func() string { _, err := complaint.Category(99).MarshalText(); return err.Error() }(),
		}, "a table with two faults"},
	}
	for _, tt := range tests {
		if got := lines(tt.err); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.why, got, tt.want)
		}
	}
	var v *insight.ValueError
	if err := (insight.Mapping{99: "x"}).Check(); !errors.As(err, &v) || !errors.As(err, new(*complaint.UnknownError)) {
		t.Errorf("%#v", err)
	}
}

// lines are the texts of joined errors.
func lines(err error) []string {
	switch e := err.(type) {
	case nil:
		return nil
	case interface{ Unwrap() []error }:
		var all []string
		for _, part := range e.Unwrap() {
			all = append(all, lines(part)...)
		}
		return all
	}
	return []string{err.Error()}
}

func TestShare(t *testing.T) {
	tests := []struct {
		share  insight.Share
		places uint8
		want   string
	}{
		{insight.Share{Part: 2, Whole: 3}, 2, "66.67"},
		{insight.Share{Part: 1, Whole: 8}, 0, "12"},  // a tie goes to the even digit, down
		{insight.Share{Part: 3, Whole: 8}, 0, "38"},  // and up
		{insight.Share{Part: 0, Whole: 8}, 1, "0.0"}, // 0 is data
		{insight.Share{Part: 8, Whole: 8}, 0, "100"},
		{insight.Share{Part: 0, Whole: 0}, 0, insight.ErrNoData.Error()},
	}
	for _, tt := range tests {
		d, err := tt.share.Percent(tt.places)
		got := d.StringFixed(int32(tt.places))
		if err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%v to %d places: %s, want %s", tt.share, tt.places, got, tt.want)
		}
	}
	if got := fmt.Sprint(insight.Share{Part: 3, Whole: 25}); got != "3/25" {
		t.Error(got)
	}
}
