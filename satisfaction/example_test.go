package satisfaction_test

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/satisfaction"
)

// Two dimensions, three items, what customers hope for against what they found.
func Example() {
	in, err := satisfaction.New(satisfaction.Design{
		Name:    "front desk",
		Columns: []satisfaction.Column{satisfaction.Desired, satisfaction.Perceived},
		Scale:   satisfaction.WholeScale(1, 7),
		Dimensions: []satisfaction.Group{
			{Name: "reliability", Weight: satisfaction.Whole(70), Items: []satisfaction.Item{{Name: "on time"}, {Name: "kept its word"}}},
			{Name: "tangibles", Weight: satisfaction.Whole(30), Items: []satisfaction.Item{{Name: "rooms"}}},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	tally := satisfaction.NewTally(in)
	err = tally.AddRows([]byte{
		7, 6, 5, 6, 6, 6, // three desired ratings, three perceived
		7, 7, 4, 5, 0, 4, // 0 is a missing answer
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := tally.Report()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, name := range []string{"reliability", "tangibles"} {
		score, err := report.Dimension(name)
		if err != nil {
			fmt.Println(err)
			return
		}
		gap, _ := score.Gap(satisfaction.Desired)
		fmt.Println(name, gap, gap.Outcome().Label(language.English))
	}
	overall, err := report.Overall(satisfaction.GroupWeighted)
	if err != nil {
		fmt.Println(err)
		return
	}
	gap, _ := overall.Gap(satisfaction.Desired)
	performance, _ := overall.Mean(satisfaction.Perceived)
	fmt.Println("overall", gap, "exactly", gap.Exact, "performance", performance.Decimal(2))
	// Output:
	// reliability -1.0000 Missed
	// tangibles +0.5000 Exceeded
	// overall -0.5500 exactly -11/20 performance 5.47
}

func ExampleNew() {
	d := satisfaction.Pairs22(satisfaction.WholeScale(1, 7), satisfaction.Perceived)
	d.Dimensions[4].Weight = satisfaction.Whole(12)
	_, err := satisfaction.New(d)
	fmt.Println(err)
	// Output:
	// satisfaction: columns[1]: got "perceived", want each column once
	// satisfaction: dimensions: got "101", want weights that add up to 100, or normalise
}

func ExampleTally_Add() {
	d := satisfaction.Performance22(satisfaction.WholeScale(0, 10))
	d.Dimensions = d.Dimensions[4:] // tangibles alone
	d.WeightTotal = 11
	tally := satisfaction.NewTally(satisfaction.Must(satisfaction.New(d)))
	err := tally.Add(satisfaction.Response{Perceived: []satisfaction.Rating{
		satisfaction.RatedInt(0),                 // a rating on this scale
		{},                                       // no answer
		satisfaction.Rated(decimal.New(800, -2)), // 8.00
		satisfaction.Rated(decimal.New(1050, -2)), // off the scale
	}})
	fmt.Println(err)
	// Output: satisfaction: respondent 1, "tangibles-4", perceived: got "21/2", want 0 to 10 by 1
}

func ExampleTally_Merge() {
	in := satisfaction.Must(satisfaction.New(satisfaction.Performance22(satisfaction.WholeScale(1, 5))))
	monday, tuesday := satisfaction.NewTally(in), satisfaction.NewTally(in)
	row := []byte(strings.Repeat("\x04", in.RowLen()))
	fmt.Println(monday.AddRows(row), tuesday.AddRows(append(row, row...)), monday.Merge(tuesday), monday.Responses())
	other := satisfaction.NewTally(satisfaction.Must(satisfaction.New(satisfaction.Performance22(satisfaction.WholeScale(1, 7)))))
	fmt.Println(monday.Merge(other) != nil)
	// Output:
	// <nil> <nil> <nil> 3
	// true
}

func ExampleTally_ReadCSV() {
	in := satisfaction.Must(satisfaction.New(satisfaction.Design{
		Name: "counter", Columns: []satisfaction.Column{satisfaction.Perceived}, Scale: satisfaction.WholeScale(1, 5),
		Dimensions: []satisfaction.Group{{Name: "service", Items: []satisfaction.Item{{Name: "speed"}, {Name: "tone"}}}},
	}))
	tally := satisfaction.NewTally(in)
	intake, err := tally.ReadCSV(strings.NewReader("id,how fast,how kind\n1,4,5\n2,n/a,3\n3,6,\n4,5\n"), satisfaction.ColumnMap{
		Perceived: []string{"how fast", "how kind"}, Missing: []string{"n/a"},
	})
	fmt.Println(intake.Rows, intake.Added, err)
	for _, row := range intake.Refused {
		fmt.Println(row)
	}
	// Output:
	// 4 2 <nil>
	// satisfaction: row 3, line 4: satisfaction: respondent 3, "speed", perceived: got "6", want 1 to 5 by 1
	// satisfaction: row 4, line 5: got 2 cells, want 3 as in the header
}

func ExampleTally_ReadJSONLines() {
	in := satisfaction.Must(satisfaction.New(satisfaction.Design{
		Name: "counter", Columns: []satisfaction.Column{satisfaction.Perceived}, Scale: satisfaction.WholeScale(1, 5),
		Dimensions: []satisfaction.Group{{Name: "service", Items: []satisfaction.Item{{Name: "speed"}}}},
	}))
	tally := satisfaction.NewTally(in)
	intake, err := tally.ReadJSONLines(strings.NewReader(`{"speed": 4, "note": "thanks"}`+"\n"+`{"speed": "four"}`+"\n"),
		satisfaction.ColumnMap{Perceived: []string{"speed"}})
	fmt.Println(intake.Added, intake.Refused, err)
	// Output: 1 [satisfaction: row 2, line 2: satisfaction: respondent 2, "speed", perceived: got "four", want 1 to 5 by 1] <nil>
}

func ExampleExact_Decimal() {
	x, _ := satisfaction.Ratio(-2, 3)
	fmt.Println(x, x.Decimal(4), x.Float64())
	up, _ := x.Rounded(2, satisfaction.Ceiling)
	fmt.Println(up)
	// Output:
	// -2/3 -0.6667 -0.6666666666666666
	// -0.66
}

func ExampleScore_Zone() {
	in := satisfaction.Must(satisfaction.New(satisfaction.ThreeColumns22(satisfaction.WholeScale(1, 9))))
	tally := satisfaction.NewTally(in)
	row := strings.Repeat("\x05", 22) + strings.Repeat("\x08", 22) + strings.Repeat("\x07", 22) // adequate, desired, perceived
	if err := tally.AddRows([]byte(row)); err != nil {
		fmt.Println(err)
		return
	}
	report, _ := tally.Report()
	score, _ := report.Dimension("empathy")
	zone, _ := score.Zone()
	verdict, _ := zone.Verdict()
	position, _ := zone.Position()
	fmt.Println(zone.Adequacy, zone.Superiority, zone.Width, position, verdict)
	// Output: +2.0000 -1.0000 3 2/3 within-zone
}

func ExampleReport_Consistency() {
	in := satisfaction.Must(satisfaction.New(satisfaction.Design{
		Name: "counter", Columns: []satisfaction.Column{satisfaction.Perceived}, Scale: satisfaction.WholeScale(1, 5),
		Dimensions: []satisfaction.Group{{Name: "service", Items: []satisfaction.Item{{Name: "speed"}, {Name: "tone"}, {Name: "waiting"}}}},
	}))
	tally := satisfaction.NewTally(in)
	if err := tally.AddRows([]byte{5, 5, 2, 3, 2, 3, 1, 2, 4, 4, 5, 2}); err != nil {
		fmt.Println(err)
		return
	}
	report, _ := tally.Report()
	c, err := report.Consistency("service", satisfaction.Perceived)
	fmt.Println(c.Alpha.Decimal(4), err)
	for _, item := range c.Items {
		fmt.Println(item.Item, item.IfDropped.Decimal(4), item.NeedsReversing)
	}
	// Output:
	// -0.3088 <nil>
	// speed -6.5455 false
	// tone -9.5 false
	// waiting 0.916 true
}

// The service cycle: what is experienced becomes what is expected.
func ExampleExpectation_After() {
	tenth := func(n int64) satisfaction.Exact { x, _ := satisfaction.Ratio(n, 10); return x }
	habits := satisfaction.Formation{Experience: tenth(5), WordOfMouth: tenth(3), Needs: tenth(2), Rate: tenth(5)}
	customer, err := habits.Start(satisfaction.WholeScale(1, 7), satisfaction.Whole(4), satisfaction.Whole(5))
	if err != nil {
		fmt.Println(err)
		return
	}
	for range 4 {
		gap := customer.Gap(satisfaction.Whole(6))
		fmt.Println("expects", customer.Level().Decimal(2).StringFixed(2), "gets 6:", gap)
		customer, _ = customer.After(satisfaction.Whole(6))
	}
	// Output:
	// expects 2.70 gets 6: +3.3000
	// expects 3.95 gets 6: +2.0500
	// expects 4.58 gets 6: +1.4250
	// expects 4.89 gets 6: +1.1125
}

func ExampleStyleBorders_Classify() {
	borders := satisfaction.StyleBorders{Procedure: satisfaction.Whole(4), Person: satisfaction.Whole(4)}
	style := borders.Classify(satisfaction.Whole(5), satisfaction.Whole(3))
	fmt.Println(style, style.Label(language.SimplifiedChinese))
	// Output: factory 生产型
}

func ExampleStandardBorders_Classify() {
	borders := satisfaction.StandardBorders{Expected: satisfaction.Whole(2), Quality: satisfaction.Whole(3),
		Surprise: satisfaction.Whole(4), Super: satisfaction.Whole(5)}
	standard, err := borders.Classify(satisfaction.Whole(3))
	fmt.Println(standard, "as to", standard.Toward(language.English), err)
	// Output: quality as to family <nil>
}

func ExampleLevelBorders_Classify() {
	borders := satisfaction.LevelBorders{Basic: satisfaction.Whole(-1), Added: satisfaction.Whole(0), Beyond: satisfaction.Whole(1)}
	level, ok, err := borders.Classify(satisfaction.Whole(0))
	fmt.Println(level, "earns", level.Earns(language.English), ok, err)
	// Output: added-value earns satisfaction true <nil>
}

// Three of four customers are private, but of five answers only two are theirs. Each
// stratum has a tally; its weight is its share of the customers by its share of the
// answers, here in 24ths, in which both are whole.
func ExampleTally_MergeWeighted() {
	in := satisfaction.Must(satisfaction.New(satisfaction.Design{
		Name:       "branch",
		Columns:    []satisfaction.Column{satisfaction.Desired, satisfaction.Perceived},
		Scale:      satisfaction.WholeScale(1, 5),
		Dimensions: []satisfaction.Group{{Name: "speed", Items: []satisfaction.Item{{Name: "wait"}}}},
	}))
	strata := []struct {
		rows   []byte
		weight int64
	}{
		{rows: []byte{4, 3, 5, 3}, weight: 45},       // private: 3/4 by 2/5
		{rows: []byte{4, 5, 4, 4, 3, 4}, weight: 10}, // firms: 1/4 by 3/5
	}
	all := satisfaction.NewTally(in)
	var worth satisfaction.Kish
	for _, s := range strata {
		tally := satisfaction.NewTally(in)
		_ = tally.AddRows(s.rows)
		_ = all.MergeWeighted(tally, s.weight)
		worth, _ = worth.AddAll(tally.Responses(), satisfaction.Whole(s.weight))
	}
	report, _ := all.Report()
	score, _ := report.Dimension("speed")
	gap, _ := score.Gap(satisfaction.Desired)
	n, _ := worth.Effective()
	fmt.Println(gap, "from", worth.Responses, "answers that are worth", n.Decimal(2))
	// Output: -0.9583 from 5 answers that are worth 3.31
}

func ExampleKish() {
	var weights satisfaction.Kish
	for _, w := range []int64{1, 1, 2} {
		weights, _ = weights.Add(satisfaction.Whole(w))
	}
	n, _ := weights.Effective()
	fmt.Println(weights.Responses, "answers are worth", n.Decimal(2))
	// Output: 3 answers are worth 2.67
}
