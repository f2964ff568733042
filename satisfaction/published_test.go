package satisfaction_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/satisfaction"
)

// The Chatterjee-Price attitude data (Chatterjee and Price, Regression Analysis by
// Example, 1977, section 3.7; data set "attitude" of R): 30 departments, seven
// items from 0 to 100.
const attitude = `rating,complaints,privileges,learning,raises,critical,advance
43,51,30,39,61,92,45
63,64,51,54,63,73,47
71,70,68,69,76,86,48
61,63,45,47,54,84,35
81,78,56,66,71,83,47
43,55,49,44,54,49,34
58,67,42,56,66,68,35
71,75,50,55,70,66,41
72,82,72,67,71,83,31
67,61,45,47,62,80,41
64,53,53,58,58,67,34
67,60,47,39,59,74,41
69,62,57,42,55,63,25
68,83,83,45,59,77,35
77,77,54,72,79,77,46
81,90,50,72,60,54,36
74,85,64,69,79,79,63
65,60,65,75,55,80,60
65,70,46,57,75,85,46
50,58,68,54,64,78,52
50,40,33,34,43,64,33
64,61,52,62,66,80,41
53,66,52,50,63,80,37
40,37,42,58,50,57,49
63,54,42,48,66,75,33
66,77,66,63,88,76,72
78,75,58,74,80,78,49
48,57,44,45,51,83,38
85,85,71,71,77,74,55
82,82,39,59,64,78,39
`

// performance reads a survey of one dimension that asks perceived service only.
func performance(t *testing.T, scale satisfaction.Scale, survey string, items ...string) *satisfaction.Report {
	t.Helper()
	d := satisfaction.Design{Name: "published", Columns: []satisfaction.Column{satisfaction.Perceived}, Scale: scale,
		Dimensions: []satisfaction.Group{{Name: "all"}}}
	for _, item := range items {
		d.Dimensions[0].Items = append(d.Dimensions[0].Items, satisfaction.Item{Name: item})
	}
	in, err := satisfaction.New(d)
	if err != nil {
		t.Fatal(err)
	}
	tally := satisfaction.NewTally(in)
	intake, err := tally.ReadCSV(strings.NewReader(survey), satisfaction.ColumnMap{Perceived: items})
	if err != nil || len(intake.Refused) > 0 {
		t.Fatalf("%+v, %v", intake, err)
	}
	r, err := tally.Report()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What R 4 prints with summary(attitude), and psych 2 with alpha(attitude): raw
// alpha and raw alpha without each item.
func TestPublishedAttitudeData(t *testing.T) {
	published := []struct{ item, mean, median, dropped string }{
		{"rating", "64.63", "65.50", "0.810"},
		{"complaints", "66.60", "65.00", "0.797"},
		{"privileges", "53.13", "51.50", "0.828"},
		{"learning", "56.37", "56.50", "0.803"},
		{"raises", "64.63", "63.50", "0.795"},
		{"critical", "74.77", "77.50", "0.864"},
		{"advance", "42.93", "41.00", "0.840"},
	}
	var items []string
	for _, p := range published {
		items = append(items, p.item)
	}
	r := performance(t, satisfaction.WholeScale(0, 100), attitude, items...)
	c, err := r.Consistency("all", satisfaction.Perceived)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Alpha.Decimal(3).StringFixed(3); got != "0.843" || c.Respondents != 30 {
		t.Errorf("alpha = %s of %d, want 0.843 of 30", got, c.Respondents)
	}
	for i, want := range published {
		s, err := r.Item(want.item)
		if err != nil {
			t.Fatal(err)
		}
		d, err := r.Distribution(want.item, satisfaction.Perceived)
		if err != nil {
			t.Fatal(err)
		}
		mean, _ := s.Mean(satisfaction.Perceived)
		median, _ := d.Median()
		got := fmt.Sprint(mean.Decimal(2).StringFixed(2), median.Decimal(2).StringFixed(2), c.Items[i].IfDropped.Decimal(3).StringFixed(3))
		if got != fmt.Sprint(want.mean, want.median, want.dropped) {
			t.Errorf("%s: mean, median and alpha without it are %s, want %+v", want.item, got, want)
		}
	}
}

// By the definition in R, k/(k-1) * (1 - sum(apply(x, 2, var)) / var(rowSums(x))).
func TestPublishedAttitudeSubset(t *testing.T) {
	c, err := performance(t, satisfaction.WholeScale(0, 100), attitude, "complaints", "learning", "raises").Consistency("all", satisfaction.Perceived)
	if err != nil || c.Alpha.Decimal(3).StringFixed(3) != "0.833" {
		t.Errorf("alpha = %v, %v, want 0.833", c.Alpha.Decimal(3), err)
	}
}

// Six targets, four judges: ICC(3,4) is .91 (Shrout and Fleiss, Psychological
// Bulletin 86, 1979), 0.909 with one more place, and is the same number as alpha
// (Hoyt, Psychometrika 6, 1941).
func TestPublishedShroutAndFleiss(t *testing.T) {
	const ratings = "1,2,3,4\n9,2,5,8\n6,1,3,2\n8,4,6,8\n7,1,2,6\n10,5,6,9\n6,2,4,7\n"
	c, err := performance(t, satisfaction.WholeScale(1, 10), ratings, "1", "2", "3", "4").Consistency("all", satisfaction.Perceived)
	if err != nil || c.Alpha.Decimal(3).StringFixed(3) != "0.909" {
		t.Errorf("alpha = %v, %v, want 0.909", c.Alpha.Decimal(3), err)
	}
}

// Dimension gaps of -0.65, -1.10, -0.83, -0.70 and -1.01 make an unweighted score
// of -0.86 (J. de Jonge, answer in the forum on SERVQUAL at 12manage.com). A
// hundred respondents who expect 7 and are left so many points below it have these
// gaps.
func TestPublishedUnweightedScore(t *testing.T) {
	below := map[satisfaction.Dimension]int{satisfaction.Tangibles: 65, satisfaction.Reliability: 110,
		satisfaction.Responsiveness: 83, satisfaction.Assurance: 70, satisfaction.Empathy: 101}
	d := satisfaction.Design{Name: "published", Columns: []satisfaction.Column{satisfaction.Desired, satisfaction.Perceived}, Scale: satisfaction.WholeScale(1, 7)}
	for _, dim := range satisfaction.Dimensions() {
		d.Dimensions = append(d.Dimensions, satisfaction.Group{Name: dim.String(), Items: []satisfaction.Item{{Name: dim.String()}}})
	}
	in, err := satisfaction.New(d)
	if err != nil {
		t.Fatal(err)
	}
	tally := satisfaction.NewTally(in)
	for i := range 100 {
		row := []byte{7, 7, 7, 7, 7}
		for _, dim := range satisfaction.Dimensions() {
			points := below[dim] / 100
			if i < below[dim]%100 {
				points++
			}
			row = append(row, byte(7-points))
		}
		if err := tally.AddRows(row); err != nil {
			t.Fatal(err)
		}
	}
	r, _ := tally.Report()
	s, err := r.Overall(satisfaction.Unweighted)
	if err != nil {
		t.Fatal(err)
	}
	if gap, _ := s.Gap(satisfaction.Desired); gap.Decimal(2).StringFixed(2) != "-0.86" {
		t.Errorf("unweighted gap = %v, want -0.86", gap)
	}
}
