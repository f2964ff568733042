package chart_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/chart"
)

// surveyed is the report on rows of ratings: adequate, desired and perceived of an item of
// each of three dimensions, the last of which nobody answered.
func surveyed(t testing.TB, rows ...[]int64) *satisfaction.Report {
	t.Helper()
	group := func(name string) satisfaction.Group {
		return satisfaction.Group{Name: name, Items: []satisfaction.Item{{Name: "item-" + name}}}
	}
	in, err := satisfaction.New(satisfaction.Design{Name: "three", Columns: []satisfaction.Column{satisfaction.Adequate, satisfaction.Desired, satisfaction.Perceived}, Scale: satisfaction.WholeScale(1, 9),
		Dimensions: []satisfaction.Group{group("empathy"), group("speed"), group("reliability")}})
	if err != nil {
		t.Fatal(err)
	}
	tally := satisfaction.NewTally(in)
	for _, row := range rows { // the last item has no rating
		r := satisfaction.Response{Expected: [][]satisfaction.Rating{make([]satisfaction.Rating, 3), make([]satisfaction.Rating, 3)}, Perceived: make([]satisfaction.Rating, 3)}
		for item := range 2 {
			r.Expected[0][item] = satisfaction.RatedInt(row[3*item])
			r.Expected[1][item] = satisfaction.RatedInt(row[3*item+1])
			r.Perceived[item] = satisfaction.RatedInt(row[3*item+2])
		}
		if err := tally.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	report, err := tally.Report()
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// alike answers every question with the same rating.
func alike(d satisfaction.Design, rating satisfaction.Exact) (r satisfaction.Response) {
	items := 0
	for _, group := range d.Dimensions {
		items += len(group.Items)
	}
	all := slices.Repeat([]satisfaction.Rating{satisfaction.Rated(rating.Decimal(1))}, items)
	for range d.Columns[1:] {
		r.Expected = append(r.Expected, all)
	}
	r.Perceived = all
	return r
}

func mean(num, den int64) satisfaction.Exact {
	e, _ := satisfaction.Ratio(num, den)
	return e
}

var exact = cmp.Comparer(satisfaction.Exact.Equal)

func TestChartsOfAReport(t *testing.T) {
	report := surveyed(t, []int64{3, 7, 6, 2, 8, 8}, []int64{4, 9, 5, 3, 8, 9})
	gaps, err := chart.Gaps(report, satisfaction.Desired, language.TraditionalChinese)
	want := chart.GapChart{Language: language.TraditionalChinese, Scale: chart.Scale{Min: 1, Max: 9}, Rows: []chart.GapRow{
		{Label: "同理度", Expected: mean(8, 1), Perceived: mean(11, 2)},
		{Label: "speed", Expected: mean(8, 1), Perceived: mean(17, 2)},
	}}
	if diff := cmp.Diff(want, gaps, exact, cmp.Comparer(func(a, b language.Tag) bool { return a == b })); err != nil || diff != "" {
		t.Error(err, diff)
	}
	least, err := chart.Gaps(report, satisfaction.Adequate, language.English)
	if err != nil || least.Rows[0].Label != "Empathy" || !least.Rows[0].Expected.Equal(mean(7, 2)) {
		t.Errorf("got %+v, %v", least, err)
	}
	zones, err := chart.Zones(report, language.English)
	wantZones := chart.ZoneChart{Language: language.English, Scale: chart.Scale{Min: 1, Max: 9}, Rows: []chart.ZoneRow{
		{Label: "Empathy", Adequate: mean(7, 2), Desired: mean(8, 1), Perceived: mean(11, 2)},
		{Label: "speed", Adequate: mean(5, 2), Desired: mean(8, 1), Perceived: mean(17, 2)},
	}}
	if diff := cmp.Diff(wantZones, zones, exact, cmp.Comparer(func(a, b language.Tag) bool { return a == b })); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

// Nobody answered: no rows, which is for WriteSVG to refuse.
func TestChartsOfNoAnswersHaveNoRows(t *testing.T) {
	gaps, err := chart.Gaps(surveyed(t), satisfaction.Desired, language.English)
	if err != nil || len(gaps.Rows) > 0 {
		t.Errorf("got %+v, %v", gaps, err)
	}
	if _, ok := errors.AsType[*chart.InputError](gaps.WriteSVG(&strings.Builder{})); !ok {
		t.Error("a chart without rows was drawn")
	}
}

func TestChartsOfAReportRefuse(t *testing.T) {
	of := func(d satisfaction.Design) *satisfaction.Report {
		in, err := satisfaction.New(d)
		if err != nil {
			t.Fatal(err)
		}
		tally := satisfaction.NewTally(in)
		if err := tally.Add(alike(d, d.Scale.Max)); err != nil {
			t.Fatal(err)
		}
		report, err := tally.Report()
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	whole := satisfaction.WholeScale(1, 7)
	half := satisfaction.Scale{Min: mean(1, 1), Max: mean(9, 2), Step: mean(1, 2)}
	halves := satisfaction.Scale{Min: mean(1, 2), Max: mean(5, 1), Step: mean(1, 2)}
	for want, draw := range map[string]func() error{
		"chart: gap chart: column: got adequate, want one that the instrument asks": func() error {
			_, err := chart.Gaps(of(satisfaction.Pairs22(whole, satisfaction.Desired)), satisfaction.Adequate, language.English)
			return err
		},
		"chart: zone chart: column: got adequate, want one that the instrument asks": func() error {
			_, err := chart.Zones(of(satisfaction.Pairs22(whole, satisfaction.Desired)), language.English)
			return err
		},
		"chart: gap chart: scale: got 1 to 9/2, want whole numbers at both ends": func() error {
			_, err := chart.Gaps(of(satisfaction.Pairs22(half, satisfaction.Desired)), satisfaction.Desired, language.English)
			return err
		},
		"chart: zone chart: scale: got 1/2 to 5, want whole numbers at both ends": func() error {
			_, err := chart.Zones(of(satisfaction.ThreeColumns22(halves)), language.English)
			return err
		},
	} {
		err := draw()
		if _, ok := errors.AsType[*chart.InputError](err); !ok || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func ExampleGaps() {
	in := satisfaction.Must(satisfaction.New(satisfaction.Pairs22(satisfaction.WholeScale(1, 7), satisfaction.Desired)))
	tally := satisfaction.NewTally(in)
	expected := slices.Repeat([]satisfaction.Rating{satisfaction.RatedInt(7)}, 22)
	perceived := slices.Repeat([]satisfaction.Rating{satisfaction.RatedInt(5)}, 22)
	if err := tally.Add(satisfaction.Response{Expected: [][]satisfaction.Rating{expected}, Perceived: perceived}); err != nil {
		fmt.Println(err)
		return
	}
	report, err := tally.Report()
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := chart.Gaps(report, satisfaction.Desired, language.English)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range c.Rows {
		fmt.Println(row.Label, row.Expected, row.Perceived)
	}
	// Output:
	// Reliability 7 5
	// Responsiveness 7 5
	// Assurance 7 5
	// Empathy 7 5
	// Tangibles 7 5
}
