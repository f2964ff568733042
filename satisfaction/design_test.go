package satisfaction_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/satisfaction"
)

// small is a design of two items in pairs; with changes it.
func small(with func(*satisfaction.Design)) satisfaction.Design {
	d := satisfaction.Design{
		Name: "small", Columns: []satisfaction.Column{satisfaction.Desired, satisfaction.Perceived}, Scale: satisfaction.WholeScale(1, 5),
		Dimensions: []satisfaction.Group{{Name: "a", Items: []satisfaction.Item{{Name: "1"}, {Name: "2"}}}},
	}
	if with != nil {
		with(&d)
	}
	return d
}

func names(n int) (items []satisfaction.Item) {
	for i := range n {
		items = append(items, satisfaction.Item{Name: fmt.Sprint("item ", i)})
	}
	return items
}

func groups(n int) (all []satisfaction.Group) {
	for i := range n {
		all = append(all, satisfaction.Group{Name: fmt.Sprint("g", i), Items: []satisfaction.Item{{Name: fmt.Sprint(i)}}})
	}
	return all
}

// Each fault alone, with the path that it is reported under.
func TestNewRefuses(t *testing.T) {
	whole := satisfaction.Whole
	tests := []struct {
		why  string
		path string
		with func(*satisfaction.Design)
	}{
		{"no name", "name", func(d *satisfaction.Design) { d.Name = "" }},
		{"a name of 101 bytes", "name", func(d *satisfaction.Design) { d.Name = strings.Repeat("x", 101) }},
		{"a name that is not UTF-8", "name", func(d *satisfaction.Design) { d.Name = "\xff" }},
		{"a name with a line break", "name", func(d *satisfaction.Design) { d.Name = "a\nb" }},
		{"a space before", "name", func(d *satisfaction.Design) { d.Name = " a" }},
		{"a space behind", "name", func(d *satisfaction.Design) { d.Name = "a " }},
		{"no column", "columns", func(d *satisfaction.Design) { d.Columns = nil }},
		{"perceived is not last", "columns", func(d *satisfaction.Design) { slices.Reverse(d.Columns) }},
		{"an unknown column", "columns[0]", func(d *satisfaction.Design) { d.Columns[0] = 99 }},
		{"a column twice", "columns[1]", func(d *satisfaction.Design) { d.Columns = append(d.Columns[:1:1], d.Columns...) }},
		{"no scale", "scale", func(d *satisfaction.Design) { d.Scale = satisfaction.Scale{} }},
		{"a scale of one point", "scale", func(d *satisfaction.Design) { d.Scale.Max = d.Scale.Min }},
		{"a scale that goes down", "scale", func(d *satisfaction.Design) { d.Scale.Max, d.Scale.Step = whole(-3), whole(-1) }},
		{"a step that misses the end", "scale", func(d *satisfaction.Design) { d.Scale.Step = whole(3) }},
		{"a scale of 102 points", "scale", func(d *satisfaction.Design) { d.Scale.Max = whole(102) }},
		{"no dimension", "dimensions", func(d *satisfaction.Design) { d.Dimensions = nil }},
		{"33 dimensions", "dimensions", func(d *satisfaction.Design) { d.Dimensions = groups(33) }},
		{"a dimension without a name", "dimensions[0].name", func(d *satisfaction.Design) { d.Dimensions[0].Name = "" }},
		{"two dimensions of one name", "dimensions[1].name", func(d *satisfaction.Design) { d.Dimensions = groups(2); d.Dimensions[1].Name = "g0" }},
		{"no item", "dimensions[0].items", func(d *satisfaction.Design) { d.Dimensions[0].Items = nil }},
		{"65 items", "dimensions[0].items", func(d *satisfaction.Design) { d.Dimensions[0].Items = names(65) }},
		{"an item without a name", "dimensions[0].items[1].name", func(d *satisfaction.Design) { d.Dimensions[0].Items[1].Name = "" }},
		{"two items of one name", "dimensions[1].items[0].name", func(d *satisfaction.Design) { d.Dimensions = groups(2); d.Dimensions[1].Items[0].Name = "0" }},
		{"a weight below 0", "dimensions[0].weight", func(d *satisfaction.Design) { d.Dimensions[0].Weight = whole(-1) }},
		{"weights that add up to 99", "dimensions", func(d *satisfaction.Design) { d.Dimensions[0].Weight = whole(99) }},
		{"weights beside own weights", "dimensions[0].weight", func(d *satisfaction.Design) { d.OwnWeights = true; d.Dimensions[0].Weight = whole(100) }},
		{"a total below 0", "weight_total", func(d *satisfaction.Design) { d.WeightTotal = -1 }},
		{"a total above 1000", "weight_total", func(d *satisfaction.Design) { d.WeightTotal = 1001 }},
		{"an unknown policy", "missing", func(d *satisfaction.Design) { d.Missing = 99 }},
		{"a share below 0", "min_share", func(d *satisfaction.Design) { d.Missing, d.MinShare = satisfaction.PersonMean, whole(-1) }},
		{"a share above 1", "min_share", func(d *satisfaction.Design) { d.Missing, d.MinShare = satisfaction.PersonMean, whole(2) }},
		{"a share for another policy", "min_share", func(d *satisfaction.Design) { d.Missing, d.MinShare = satisfaction.Listwise, whole(1) }},
		{"a band below 0", "met_band", func(d *satisfaction.Design) { d.MetBand = whole(-1) }},
		{"an unknown flag", "exclude[0]", func(d *satisfaction.Design) { d.Exclude = []satisfaction.Flag{99} }},
		{"a flag twice", "exclude[1]", func(d *satisfaction.Design) { d.Exclude = []satisfaction.Flag{1, 1} }},
		{"flags out of order", "exclude[1]", func(d *satisfaction.Design) { d.Exclude = []satisfaction.Flag{2, 1} }},
		{"an unknown detail", "detail", func(d *satisfaction.Design) { d.Detail = 99 }},
		{"gaps only with another policy", "missing", func(d *satisfaction.Design) { d.Detail, d.Missing = satisfaction.GapsOnly, satisfaction.Listwise }},
		{"gaps only with own weights", "own_weights", func(d *satisfaction.Design) { d.Detail, d.OwnWeights = satisfaction.GapsOnly, true }},
		{"gaps only with a band", "met_band", func(d *satisfaction.Design) { d.Detail, d.MetBand = satisfaction.GapsOnly, whole(1) }},
		{"gaps only with flags to exclude", "exclude", func(d *satisfaction.Design) {
			d.Detail, d.Exclude = satisfaction.GapsOnly, []satisfaction.Flag{1}
		}},
	}
	for _, tt := range tests {
		_, err := satisfaction.New(small(tt.with))
		fault, ok := errors.AsType[*satisfaction.Fault](err)
		if !ok || fault.Path != tt.path || fault.Want == "" || len(faultsOf(err)) != 1 {
			t.Errorf("%s: %v, want one fault at %s", tt.why, err, tt.path)
		}
	}
}

// faultsOf takes a joined error apart.
func faultsOf(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

func TestNewAccepts(t *testing.T) {
	for why, with := range map[string]func(*satisfaction.Design){
		"as it is":                func(d *satisfaction.Design) {},
		"101 points":              func(d *satisfaction.Design) { d.Scale = satisfaction.WholeScale(0, 100) },
		"32 dimensions":           func(d *satisfaction.Design) { d.Dimensions = groups(32) },
		"64 items":                func(d *satisfaction.Design) { d.Dimensions[0].Items = names(64) },
		"a name of 100 bytes":     func(d *satisfaction.Design) { d.Name = strings.Repeat("x", 100) },
		"a total of 1":            func(d *satisfaction.Design) { d.WeightTotal, d.Dimensions[0].Weight = 1, satisfaction.Whole(1) },
		"a total of 1000":         func(d *satisfaction.Design) { d.WeightTotal, d.Dimensions[0].Weight = 1000, satisfaction.Whole(1000) },
		"any weights, normalised": func(d *satisfaction.Design) { d.Normalise, d.Dimensions[0].Weight = true, satisfaction.Whole(7) },
		"a share of 1":            func(d *satisfaction.Design) { d.Missing, d.MinShare = satisfaction.PersonMean, satisfaction.Whole(1) },
		"all flags":               func(d *satisfaction.Design) { d.Exclude = satisfaction.Flags() },
	} {
		if _, err := satisfaction.New(small(with)); err != nil {
			t.Errorf("%s: %v", why, err)
		}
	}
}

func TestNewReportsEveryFault(t *testing.T) {
	_, err := satisfaction.New(satisfaction.Design{Dimensions: []satisfaction.Group{{Items: names(65)}}})
	if got := len(faultsOf(err)); got != 5 { // name, columns, scale, dimension's name, items
		t.Errorf("%d faults, want 5: %v", got, err)
	}
}

func TestDefaults(t *testing.T) {
	in := satisfaction.Must(satisfaction.New(small(func(d *satisfaction.Design) { d.Missing = satisfaction.PersonMean })))
	d := in.Design()
	if d.WeightTotal != 100 || d.Detail != satisfaction.Full || !d.MinShare.Equal(half) {
		t.Errorf("defaults: %+v", d)
	}
	if d := satisfaction.Must(satisfaction.New(small(nil))).Design(); d.Missing != satisfaction.PooledPairs {
		t.Errorf("the default policy is %v", d.Missing)
	}
}

// What goes in and out of an instrument belongs to the caller.
func TestDesignsAreCopied(t *testing.T) {
	given := small(func(d *satisfaction.Design) { d.Exclude = []satisfaction.Flag{satisfaction.Blank} })
	in := satisfaction.Must(satisfaction.New(given))
	want, _ := json.Marshal(in)
	for _, d := range []satisfaction.Design{given, in.Design()} {
		d.Columns[0], d.Exclude[0], d.Dimensions[0].Items[0].Name, d.Dimensions[0].Name = 0, 0, "", ""
	}
	if got, _ := json.Marshal(in); string(got) != string(want) {
		t.Errorf("writing to a design changed the instrument from %s to %s", want, got)
	}
}

// The structure and weights of the 22-item instrument.
func TestReadyDesigns(t *testing.T) {
	scale := satisfaction.WholeScale(1, 7)
	for _, tt := range []struct {
		d       satisfaction.Design
		columns []satisfaction.Column
	}{
		{satisfaction.Pairs22(scale, satisfaction.Predicted), []satisfaction.Column{satisfaction.Predicted, satisfaction.Perceived}},
		{satisfaction.ThreeColumns22(scale), []satisfaction.Column{satisfaction.Adequate, satisfaction.Desired, satisfaction.Perceived}},
		{satisfaction.Performance22(scale), []satisfaction.Column{satisfaction.Perceived}},
	} {
		in, err := satisfaction.New(tt.d)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, g := range in.Design().Dimensions {
			got = append(got, fmt.Sprintf("%s %v %d %s", g.Name, g.Weight, len(g.Items), g.Items[len(g.Items)-1].Name))
		}
		want := []string{"reliability 32 5 reliability-5", "responsiveness 22 4 responsiveness-4", "assurance 19 4 assurance-4",
			"empathy 16 5 empathy-5", "tangibles 11 4 tangibles-4"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.d.Name, diff)
		}
		if !slices.Equal(in.Design().Columns, tt.columns) || in.RowLen() != 22*len(tt.columns) {
			t.Errorf("%s asks %v in rows of %d", tt.d.Name, in.Design().Columns, in.RowLen())
		}
	}
}

func TestScale(t *testing.T) {
	s := satisfaction.Scale{Min: satisfaction.Whole(1), Max: satisfaction.Whole(5), Step: half}
	for text, want := range map[string]int{"1": 0, "1.5": 1, "3": 4, "5": 8, "0.5": -1, "5.5": -1, "1.25": -1} {
		i, ok := s.Index(decimalExact(text))
		if ok != (want >= 0) || ok && (i != want || !s.Value(i).Equal(decimalExact(text))) {
			t.Errorf("Index(%s) = %d, %v, want %d", text, i, ok, want)
		}
	}
	if p, ok := s.Rescale(decimalExact("4")); !ok || !p.Equal(satisfaction.Whole(75)) {
		t.Errorf("4 of 1 to 5 is %v of 100, %v, want 75", p, ok)
	}
	if p, ok := s.RescaleGap(satisfaction.Gap{Exact: half.Neg()}); !ok || p.String() != "-25/2" {
		t.Errorf("a gap of -1/2 on 1 to 5 is %v of 100, %v, want -25/2", p, ok)
	}
	if _, ok := (satisfaction.Scale{}).Rescale(half); ok {
		t.Error("no scale rescales")
	}
	for _, points := range []int64{2, 5, 7, 9, 10, 11, 101} {
		if got := satisfaction.WholeScale(1, points).Points(); got != int(points) {
			t.Errorf("1 to %d has %d points", points, got)
		}
	}
}

func TestInstrumentJSONRefuses(t *testing.T) {
	in := satisfaction.Must(satisfaction.New(small(nil)))
	good, _ := json.Marshal(in)
	for why, text := range map[string]string{
		"an unknown field":    strings.Replace(string(good), `"name"`, `"colour"`, 1),
		"a fault":             strings.Replace(string(good), `"small"`, `""`, 1),
		"something behind it": string(good) + "{}",
		"half of it":          string(good[:20]),
		"a number by itself":  strings.Replace(string(good), `"max":"5"`, `"max":"five"`, 1),
	} {
		before := in.Fingerprint()
		if err := in.UnmarshalJSON([]byte(text)); err == nil || in.Fingerprint() != before || !strings.HasPrefix(err.Error(), "satisfaction: ") {
			t.Errorf("%s: %v, and the instrument is %v", why, err, in.Fingerprint())
		}
	}
}

func TestFingerprint(t *testing.T) {
	f := satisfaction.Must(satisfaction.New(small(nil))).Fingerprint()
	var back satisfaction.Fingerprint
	text, _ := f.MarshalText()
	if err := back.UnmarshalText(text); err != nil || back != f || string(text) != f.String() || len(text) != 32 {
		t.Errorf("%s came back as %v, %v", text, back, err)
	}
	for _, bad := range []string{"", strings.ToUpper(f.String()) + "0", strings.Repeat("G", 32), strings.Repeat("AB", 16)} {
		if err := back.UnmarshalText([]byte(bad)); err == nil || back != f {
			t.Errorf("UnmarshalText(%q) = %v, %v", bad, back, err)
		}
	}
}

// Scales of any numbers take their ratings through the decimals' door, and nothing
// between them.
func TestUnusualScales(t *testing.T) {
	for _, tt := range []struct{ min, max, step string }{
		{"1", "5", "1/2"}, {"1/3", "7/3", "1/3"}, {"-3/2", "3/2", "1/4"}, {"1/2", "9/2", "1"},
		{"1000000000000000000000000000000", "1000000000000000000000000000004", "1"},
		{"9223372036854775805", "9223372036854775807", "1"}, {"-9223372036854775807", "9223372036854775807", "9223372036854775807"},
		{"1/9223372036854775807", "9223372036854775808/9223372036854775807", "1/2"},
	} {
		scale := satisfaction.Scale{Min: decimalExact(tt.min), Max: decimalExact(tt.max), Step: decimalExact(tt.step)}
		in, err := satisfaction.New(satisfaction.Design{Name: "unusual", Columns: []satisfaction.Column{satisfaction.Perceived}, Scale: scale,
			Dimensions: []satisfaction.Group{{Name: "a", Items: names(1)}}})
		if err != nil {
			t.Errorf("%+v: %v", tt, err)
			continue
		}
		columns := satisfaction.ColumnMap{Perceived: []string{"x"}}
		for i := range scale.Points() {
			x := scale.Value(i)
			nudge, _ := satisfaction.Ratio(1, 7)
			tally := satisfaction.NewTally(in)
			intake, err := tally.ReadCSV(strings.NewReader("x\n"+x.String()+"\n"+x.Add(nudge).String()+"\n"), columns)
			r, _ := tally.Report()
			s, _ := r.Item("item 0")
			if mean, ok := s.Mean(satisfaction.Perceived); err != nil || intake.Added != 1 || !ok || !mean.Equal(x) {
				t.Errorf("%+v: %v counts %d times as %v, %v", tt, x, intake.Added, mean, err)
			}
		}
		for _, off := range []satisfaction.Exact{scale.Min.Sub(scale.Step), scale.Max.Add(scale.Step)} {
			intake, _ := satisfaction.NewTally(in).ReadCSV(strings.NewReader("x\n"+off.String()+"\n"), columns)
			if intake.Added != 0 {
				t.Errorf("%+v takes %v", tt, off)
			}
		}
	}
}

// A share and a band whose fractions no machine word holds decide as exactly as
// others: a hair above 1/2 of two items is both of them, a hair above 0 is one.
func TestHairs(t *testing.T) {
	hair := decimalExact("1/" + "1" + strings.Repeat("0", 40))
	for _, tt := range []struct {
		share satisfaction.Exact
		want  int64
	}{{hair, 2}, {half, 2}, {half.Add(hair), 1}, {satisfaction.Whole(1), 1}} {
		d := small(func(d *satisfaction.Design) { d.Missing, d.MinShare = satisfaction.PersonMean, tt.share })
		c, err := count(t, d, 1, 2, 3, 4, 1, 0, 3, 4).DimensionCoverage("a")
		if err != nil || c.Counted != tt.want {
			t.Errorf("share %.20s: %d respondents, %v, want %d", tt.share, c.Counted, err, tt.want)
		}
	}
	for _, tt := range []struct {
		band satisfaction.Exact
		want satisfaction.OutcomeCounts
	}{
		{satisfaction.Exact{}, satisfaction.OutcomeCounts{Exceeded: 1, Missed: 1}},
		{half.Sub(hair), satisfaction.OutcomeCounts{Exceeded: 1, Missed: 1}},
		{half, satisfaction.OutcomeCounts{Exceeded: 1, Met: 1}},
		{satisfaction.Whole(1).Sub(hair), satisfaction.OutcomeCounts{Exceeded: 1, Met: 1}},
		{satisfaction.Whole(1).Add(hair), satisfaction.OutcomeCounts{Met: 2}},
		{decimalExact("1" + strings.Repeat("0", 40)), satisfaction.OutcomeCounts{Met: 2}},
	} {
		d := small(func(d *satisfaction.Design) { d.MetBand = tt.band })
		got, err := count(t, d, 2, 2, 3, 3, 4, 4, 4, 3).Outcomes("a", satisfaction.Desired) // gaps of 1 and -1/2
		if err != nil || got != tt.want {
			t.Errorf("band %.20s: %+v, %v, want %+v", tt.band, got, err, tt.want)
		}
	}
}

// Numbers that would wrap around to a rating if they were multiplied without a look.
func TestRatingsThatWrapAround(t *testing.T) {
	quarter, _ := satisfaction.Ratio(1, 4)
	in := satisfaction.Must(satisfaction.New(satisfaction.Design{
		Name: "quarters", Columns: []satisfaction.Column{satisfaction.Perceived},
		Scale:      satisfaction.Scale{Min: satisfaction.Whole(0), Max: satisfaction.Whole(10), Step: quarter},
		Dimensions: []satisfaction.Group{{Name: "d", Items: names(1)}},
	}))
	file := "q\n-9223372036854775805\n4611686018427387907\n3.75\n"
	intake, err := satisfaction.NewTally(in).ReadCSV(strings.NewReader(file), satisfaction.ColumnMap{Perceived: []string{"q"}})
	if err != nil || intake.Added != 1 || len(intake.Refused) != 2 {
		t.Errorf("%+v, %v, want the last row only", intake, err)
	}
}
