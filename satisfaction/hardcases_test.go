package satisfaction_test

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"math"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/satisfaction"
)

// count makes a tally of a design from rows and reports it.
func count(t *testing.T, d satisfaction.Design, rows ...byte) *satisfaction.Report {
	t.Helper()
	in, err := satisfaction.New(d)
	if err != nil {
		t.Fatal(err)
	}
	tally := satisfaction.NewTally(in)
	if err := tally.AddRows(rows); err != nil {
		t.Fatal(err)
	}
	r, err := tally.Report()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func undefined(t *testing.T, what string, err error, why string) {
	t.Helper()
	u, ok := errors.AsType[*satisfaction.UndefinedError](err)
	if !ok || !strings.Contains(u.Why, why) || u.Result == "" || !strings.HasPrefix(err.Error(), "satisfaction: "+u.Result) {
		t.Errorf("%s: %v, want it undefined as %q", what, err, why)
	}
}

func TestNobodyAnswered(t *testing.T) {
	r := count(t, small(nil), 0, 0, 0, 0, 5, 0, 0, 5)
	_, err := r.Item("1")
	undefined(t, "an item", err, "nobody answered")
	_, err = r.Dimension("a")
	undefined(t, "a dimension", err, "nobody answered")
	for _, w := range []satisfaction.Weighting{satisfaction.Unweighted, satisfaction.UnweightedItems} {
		_, err = r.Overall(w)
		undefined(t, w.String(), err, "nobody answered")
	}
	_, err = r.Overall(satisfaction.IndividualWeighted)
	undefined(t, "own weights", err, "no weights")
	_, err = r.Overall(satisfaction.GroupWeighted)
	undefined(t, "group weights", err, "no weights")
	if _, ok := (satisfaction.Coverage{}).Share(); ok {
		t.Error("of nobody there is a share")
	}
	if _, ok := (satisfaction.OutcomeCounts{}).Share(satisfaction.Met); ok {
		t.Error("of nobody there is a share")
	}
	if _, ok := (satisfaction.Distribution{}).Median(); ok {
		t.Error("of nobody there is a median")
	}
}

func TestCoverageCountsWhatIsMissing(t *testing.T) {
	r := count(t, small(nil), 1, 2, 3, 0, 0, 2, 3, 4, 5, 5, 5, 5)
	c, err := r.ItemCoverage("1")
	if share, _ := c.Share(); err != nil || c != (satisfaction.Coverage{Asked: 3, Counted: 2}) || share.String() != "2/3" {
		t.Errorf("item 1: %+v, %v", c, err)
	}
	if c, err := r.DimensionCoverage("a"); err != nil || c != (satisfaction.Coverage{Asked: 3, Counted: 3}) {
		t.Errorf("dimension, pooled: %+v, %v", c, err)
	}
	r = count(t, small(func(d *satisfaction.Design) { d.Missing = satisfaction.Listwise }), 1, 2, 3, 0, 0, 2, 3, 4, 5, 5, 5, 5)
	if c, err := r.DimensionCoverage("a"); err != nil || c != (satisfaction.Coverage{Asked: 3, Counted: 1}) {
		t.Errorf("dimension, listwise: %+v, %v", c, err)
	}
}

// A dimension that nobody answered keeps out of the weighted score when it has no
// weight, and makes it undefined when it has.
func TestZeroWeight(t *testing.T) {
	d := small(func(d *satisfaction.Design) {
		d.Dimensions = []satisfaction.Group{
			{Name: "a", Weight: satisfaction.Whole(100), Items: []satisfaction.Item{{Name: "1"}}},
			{Name: "b", Items: []satisfaction.Item{{Name: "2"}}},
		}
	})
	r := count(t, d, 3, 0, 4, 0)
	s, err := r.Overall(satisfaction.GroupWeighted)
	if gap, _ := s.Gap(satisfaction.Desired); err != nil || gap.String() != "+1.0000" {
		t.Errorf("gap %v, %v, want 1", gap, err)
	}
	_, err = r.Overall(satisfaction.Unweighted)
	undefined(t, "unweighted", err, "nobody answered")
}

func TestOwnWeights(t *testing.T) {
	d := small(func(d *satisfaction.Design) {
		d.OwnWeights, d.Normalise = true, true
		d.Dimensions = groups(2)
	})
	in, err := satisfaction.New(d)
	if err != nil {
		t.Fatal(err)
	}
	tally := satisfaction.NewTally(in)
	add := func(perceived int64, weights ...int64) error {
		resp := satisfaction.Response{
			Expected:  [][]satisfaction.Rating{{satisfaction.RatedInt(3), satisfaction.RatedInt(3)}},
			Perceived: []satisfaction.Rating{satisfaction.RatedInt(perceived), {}},
		}
		for _, w := range weights {
			resp.Weights = append(resp.Weights, decimal.New(w, 0))
		}
		return tally.Add(resp)
	}
	for _, err := range []error{add(5, 100, 0), add(4, 50, 0), add(1, 60, 40), add(1, 0, 0), add(1)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	r, _ := tally.Report()
	if got := r.OwnWeights(); got != (satisfaction.WeightCounts{Given: 4, AllZero: 1, Normalised: 1, Scored: 2}) {
		t.Errorf("OwnWeights = %+v", got)
	}
	s, err := r.Overall(satisfaction.IndividualWeighted)
	if gap, _ := s.Gap(satisfaction.Desired); err != nil || gap.String() != "+1.5000" || s.Counted != 2 {
		t.Errorf("gap %v of %d, %v, want 1.5 of 2", gap, s.Counted, err)
	}
	if w, err := r.GroupWeights(); err != nil || w[0].String() != "13/15" || w[1].String() != "2/15" {
		t.Errorf("GroupWeights = %v, %v, want 13/15 and 2/15", w, err)
	}
	before := bytesOf(t, tally)
	for why, weights := range map[string][]int64{"one too few": {100}, "one too many": {50, 25, 25}, "below 0": {-1, 101}, "more than 1000": {600, 401}} {
		if _, ok := errors.AsType[*satisfaction.RatingError](add(3, weights...)); !ok {
			t.Errorf("%s: accepted", why)
		}
	}
	if !bytes.Equal(bytesOf(t, tally), before) {
		t.Error("refused weights changed the tally")
	}
	if err := add(3, 600, 400); err != nil {
		t.Errorf("1000 points: %v", err)
	}
	again(t, tally)
	d.Normalise = false
	in, _ = satisfaction.New(d)
	tally = satisfaction.NewTally(in)
	err = add(3, 60, 39)
	if e, ok := errors.AsType[*satisfaction.RatingError](err); !ok || e.Got != "99" || e.Want != "weights that add up to 100" {
		t.Errorf("99 points: %v", err)
	}
	if err := add(3, 0, 0); err != nil {
		t.Errorf("all weights 0: %v", err)
	}
}

func TestGapsAndZones(t *testing.T) {
	whole := satisfaction.Whole
	for gap, want := range map[string]string{"1/4": "+0.2500 exceeded", "0": "0.0000 met", "-4/3": "-1.3333 missed", "1/100000": "0.0000 exceeded", "1500": "+1500.0000 exceeded"} {
		g := satisfaction.Gap{Exact: decimalExact(gap)}
		if got := g.String() + " " + g.Outcome().String(); got != want {
			t.Errorf("gap %s prints %s, want %s", gap, got, want)
		}
	}
	for band, want := range map[string]satisfaction.Outcome{"0": satisfaction.Exceeded, "1/5": satisfaction.Exceeded, "1/4": satisfaction.Met, "-1": satisfaction.Exceeded} {
		if got := (satisfaction.Gap{Exact: decimalExact("1/4")}).OutcomeWithin(decimalExact(band)); got != want {
			t.Errorf("1/4 within %s is %v, want %v", band, got, want)
		}
	}
	if got := (satisfaction.Gap{Exact: decimalExact("-1/4")}).OutcomeWithin(decimalExact("1/4")); got != satisfaction.Met {
		t.Errorf("-1/4 within 1/4 is %v", got)
	}
	if !satisfaction.Met.Warning() || satisfaction.Exceeded.Warning() || satisfaction.Missed.Warning() {
		t.Error("met is the warning, and nothing else is")
	}
	counts := satisfaction.OutcomeCounts{Exceeded: 1, Met: 2, Missed: 3}
	if share, ok := counts.Share(satisfaction.Missed); !ok || share.String() != "1/2" || counts.Of(satisfaction.Met) != 2 || counts.Of(satisfaction.Exceeded) != 1 || counts.Of(0) != 0 {
		t.Errorf("of %+v missed has %v", counts, share)
	}
	for _, tt := range []struct {
		adequate, desired, perceived int64
		position, verdict            string
	}{
		{3, 6, 2, "-1/3", "below-zone"},
		{3, 6, 3, "0", "within-zone"},
		{3, 6, 6, "1", "within-zone"},
		{3, 6, 7, "4/3", "above-zone"},
		{4, 4, 3, "", "below-zone"},
		{4, 4, 4, "", "within-zone"},
		{4, 4, 5, "", "above-zone"},
		{6, 3, 4, "", ""},
	} {
		z := satisfaction.Zone{Adequacy: satisfaction.Gap{Exact: whole(tt.perceived - tt.adequate)},
			Superiority: satisfaction.Gap{Exact: whole(tt.perceived - tt.desired)}, Width: whole(tt.desired - tt.adequate)}
		position, ok := z.Position()
		if ok != (tt.position != "") || ok && position.String() != tt.position {
			t.Errorf("%+v lies at %v, %v", tt, position, ok)
		}
		if v, ok := z.Verdict(); ok != (tt.verdict != "") || ok && v.String() != tt.verdict {
			t.Errorf("%+v is %v, %v", tt, v, ok)
		}
	}
}

func TestAlphaIsUndefined(t *testing.T) {
	one := small(func(d *satisfaction.Design) { d.Dimensions[0].Items = d.Dimensions[0].Items[:1] })
	_, err := count(t, one, 1, 2, 3, 4).Consistency("a", satisfaction.Perceived)
	undefined(t, "one item", err, "one item only")
	_, err = count(t, small(nil), 1, 2, 3, 4, 1, 2, 3, 0).Consistency("a", satisfaction.Perceived)
	undefined(t, "one respondent", err, "fewer than two")
	_, err = count(t, small(nil), 1, 2, 3, 4, 1, 2, 4, 3).Consistency("a", satisfaction.Perceived)
	undefined(t, "the same sums", err, "the same for all")
	_, err = count(t, small(nil), 1, 2, 2, 3, 2, 3, 3, 4).DifferenceReliability("a", satisfaction.Desired)
	undefined(t, "the same difference", err, "the same for all")
	_, err = count(t, small(nil)).GapConsistency("a", satisfaction.Perceived)
	undefined(t, "perceived less perceived", err, "does not ask")
	_, err = count(t, small(nil)).GapConsistency("a", satisfaction.Ideal)
	undefined(t, "a column that is not asked", err, "does not ask")
	_, err = count(t, small(nil)).Consistency("a", satisfaction.Ideal)
	undefined(t, "a column that is not asked", err, "does not ask")
	_, err = count(t, small(nil), 1, 1, 1, 1, 2, 2, 2, 2).DifferenceReliability("a", satisfaction.Ideal)
	undefined(t, "a column that is not asked", err, "does not ask")
}

// Alphas of 3/4 and 8/9, variances of 1 and 5/3 and a covariance, by hand.
func TestDifferenceReliability(t *testing.T) {
	r := count(t, small(nil), 1, 1, 1, 2, 2, 1, 3, 3, 2, 2, 4, 5, 3, 1, 2, 2)
	p, err1 := r.Consistency("a", satisfaction.Perceived)
	e, err2 := r.Consistency("a", satisfaction.Desired)
	got, err := r.DifferenceReliability("a", satisfaction.Desired)
	if err1 != nil || err2 != nil || err != nil {
		t.Fatal(err1, err2, err)
	}
	// Sums: expected 2 3 4 4, perceived 3 6 9 4; n^2 times their variances are 4*45-169
	// and 4*142-484, of their covariance 4*76-286.
	ve, vp, c := satisfaction.Whole(4*45-13*13), satisfaction.Whole(4*142-22*22), satisfaction.Whole(4*76-13*22)
	two := satisfaction.Whole(2)
	want, _ := vp.Mul(p.Alpha).Add(ve.Mul(e.Alpha)).Sub(two.Mul(c)).Quo(vp.Add(ve).Sub(two.Mul(c)))
	if !got.Equal(want) {
		t.Errorf("reliability of the difference = %v, want %v", got, want)
	}
}

func TestUnknownNames(t *testing.T) {
	r := count(t, small(nil), 1, 1, 1, 1)
	_, err1 := r.Item("3")
	_, err2 := r.ItemCoverage("3")
	_, err3 := r.Distribution("3", satisfaction.Perceived)
	_, err4 := r.Dimension("b")
	_, err5 := r.DimensionCoverage("b")
	_, err6 := r.Outcomes("b", satisfaction.Desired)
	_, err7 := r.Consistency("b", satisfaction.Perceived)
	for i, err := range []error{err1, err2, err3, err4, err5, err6, err7} {
		e, ok := errors.AsType[*satisfaction.NameError](err)
		if !ok || (e.Kind == "item") != (i < 3) || (e.Name == "3") != (i < 3) || !strings.Contains(err.Error(), e.Name) {
			t.Errorf("%d: %v, want a *NameError", i, err)
		}
	}
	_, err := r.Outcomes("a", satisfaction.Ideal)
	undefined(t, "outcomes", err, "does not ask")
	_, err = r.Distribution("1", satisfaction.Ideal)
	undefined(t, "distribution", err, "does not ask")
	s, _ := r.Item("1")
	if _, ok := s.Mean(satisfaction.Ideal); ok {
		t.Error("there is a mean of a column that is not asked")
	}
	if _, ok := s.Gap(satisfaction.Perceived); ok {
		t.Error("there is a gap between perceived and itself")
	}
	if _, ok := s.Zone(); ok {
		t.Error("there is a zone without adequate service")
	}
	for _, err := range []error{second(r.Overall(0)), second(r.Overall(99)), second(r.Flagged(0)), second(r.Flagged(99))} {
		if _, ok := errors.AsType[*satisfaction.UnknownError](err); !ok {
			t.Errorf("%v, want an *UnknownError", err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestNoInstrument(t *testing.T) {
	var zero satisfaction.Tally
	in := satisfaction.Must(satisfaction.New(small(nil)))
	for name, tally := range map[string]*satisfaction.Tally{"zero": &zero, "nil": satisfaction.NewTally(nil), "zero instrument": satisfaction.NewTally(new(satisfaction.Instrument))} {
		_, err1 := tally.MarshalBinary()
		_, err2 := tally.MarshalJSON()
		_, err3 := tally.Report()
		_, err4 := tally.ReadCSV(strings.NewReader(""), satisfaction.ColumnMap{})
		_, err5 := tally.ReadJSONLines(strings.NewReader(""), satisfaction.ColumnMap{})
		for i, err := range []error{err1, err2, err3, err4, err5, tally.Add(satisfaction.Response{}), tally.AddRows([]byte{1}),
			tally.AddRows(nil), tally.Merge(satisfaction.NewTally(in)), satisfaction.NewTally(in).Merge(tally), tally.UnmarshalBinary(nil), tally.UnmarshalJSON(nil)} {
			if !errors.Is(err, satisfaction.ErrNoInstrument) {
				t.Errorf("%s, %d: %v, want ErrNoInstrument", name, i, err)
			}
		}
		if tally.Responses() != 0 || tally.Equal(satisfaction.NewTally(in)) || !tally.Equal(tally.Clone()) || tally.LogValue().String() != "no instrument" {
			t.Errorf("%s: not empty", name)
		}
	}
}

func TestTooManyResponses(t *testing.T) {
	tally := satisfaction.NewTally(satisfaction.Must(satisfaction.New(small(nil))))
	if err := tally.AddRows([]byte{1, 2, 3, 4}); err != nil {
		t.Fatal(err)
	}
	for range 39 {
		if err := tally.Merge(tally); err != nil {
			t.Fatal(err)
		}
	}
	before := bytesOf(t, tally)
	if err := tally.Merge(tally); !errors.Is(err, satisfaction.ErrTooMany) || !bytes.Equal(bytesOf(t, tally), before) {
		t.Errorf("2^40 responses: %v", err)
	}
	if tally.Responses() != 1<<39 {
		t.Errorf("%d responses, want 2^39", tally.Responses())
	}
}

// Weights that fill a tally to the brim, and that are no weights.
func TestSurveyWeights(t *testing.T) {
	const most = 1_000_000_000_000
	in := satisfaction.Must(satisfaction.New(small(nil)))
	one, tally := satisfaction.NewTally(in), satisfaction.NewTally(in)
	if err := one.AddRows([]byte{1, 2, 3, 4, 4, 3, 2, 1}); err != nil {
		t.Fatal(err)
	}
	if err := tally.MergeWeighted(one, most/2-1); err != nil || tally.Responses() != most-2 {
		t.Fatalf("%d responses, %v", tally.Responses(), err)
	}
	for weight, want := range map[int64]string{
		2:             satisfaction.ErrTooMany.Error(),
		math.MaxInt64: satisfaction.ErrTooMany.Error(),
		-1:            `satisfaction: survey weight: got "-1", want 0 or more`,
	} {
		before := bytesOf(t, tally)
		if err := tally.MergeWeighted(one, weight); err == nil || err.Error() != want || !bytes.Equal(bytesOf(t, tally), before) {
			t.Errorf("weight %d: %v, want %s and nothing counted", weight, err, want)
		}
	}
	if err := tally.MergeWeighted(one, 1); err != nil || tally.Responses() != most {
		t.Errorf("the last two: %d responses, %v", tally.Responses(), err)
	}
}

// The last response that fits is counted, the next is not, by any door.
func TestTheLastResponse(t *testing.T) {
	const most = 1_000_000_000_000
	in := satisfaction.Must(satisfaction.New(small(nil)))
	full, power := satisfaction.NewTally(in), satisfaction.NewTally(in)
	if err := power.AddRows([]byte{1, 2, 3, 4}); err != nil {
		t.Fatal(err)
	}
	for n := int64(most - 1); n > 0; n >>= 1 {
		if n&1 == 1 {
			if err := full.Merge(power); err != nil {
				t.Fatal(err)
			}
		}
		if n > 1 {
			if err := power.Merge(power); err != nil {
				t.Fatal(err)
			}
		}
	}
	columns := satisfaction.ColumnMap{Expected: [][]string{{"a", "b"}}, Perceived: []string{"c", "d"}}
	const header, row = "a,b,c,d\n", "1,2,3,4\n"
	if _, err := full.ReadCSV(strings.NewReader(header+row+row), columns); !errors.Is(err, satisfaction.ErrTooMany) || full.Responses() != most-1 {
		t.Errorf("two more: %v, %d responses", err, full.Responses())
	}
	if err := full.Clone().AddRows([]byte{1, 2, 3, 4}); err != nil {
		t.Errorf("one more row: %v", err)
	}
	if _, err := full.ReadCSV(strings.NewReader(header+row), columns); err != nil || full.Responses() != most {
		t.Errorf("one more: %v, %d responses", err, full.Responses())
	}
	again(t, full)
	rating := satisfaction.RatedInt(1)
	resp := satisfaction.Response{Expected: [][]satisfaction.Rating{{rating, rating}}, Perceived: []satisfaction.Rating{rating, rating}}
	for door, err := range map[string]error{"Add": full.Add(resp), "AddRows": full.AddRows([]byte{1, 2, 3, 4})} {
		if !errors.Is(err, satisfaction.ErrTooMany) || full.Responses() != most {
			t.Errorf("%s: %v, %d responses", door, err, full.Responses())
		}
	}
}

func TestRowsOfAnotherLength(t *testing.T) {
	tally := satisfaction.NewTally(satisfaction.Must(satisfaction.New(small(nil))))
	err := tally.AddRows([]byte{1, 2, 3, 4, 1, 2})
	if e, ok := errors.AsType[*satisfaction.RatingError](err); !ok || e.Respondent != 2 || e.Got != "2 bytes" || e.Want != "rows of 4 bytes" || tally.Responses() != 0 {
		t.Errorf("%v, want row 2 refused", err)
	}
	if err := tally.AddRows(nil); err != nil {
		t.Errorf("no rows: %v", err)
	}
}

func TestResponsesOfAnotherShape(t *testing.T) {
	tally := satisfaction.NewTally(satisfaction.Must(satisfaction.New(small(nil))))
	two := []satisfaction.Rating{{}, {}}
	for want, resp := range map[string]satisfaction.Response{
		"satisfaction: respondent 1: got \"0\", want 1 columns of expected ratings":                           {Perceived: two},
		"satisfaction: respondent 1: got \"2\", want 1 columns of expected ratings":                           {Expected: [][]satisfaction.Rating{two, two}, Perceived: two},
		"satisfaction: respondent 1, perceived: got \"1\", want 2 ratings":                                    {Expected: [][]satisfaction.Rating{two}, Perceived: two[:1]},
		"satisfaction: respondent 1, desired: got \"0\", want 2 ratings":                                      {Expected: [][]satisfaction.Rating{nil}, Perceived: two},
		"satisfaction: respondent 1: got \"1\", want no weights, as the instrument does not ask for them":     {Expected: [][]satisfaction.Rating{two}, Perceived: two, Weights: []decimal.Decimal{decimal.New(100, 0)}},
		"satisfaction: respondent 1, \"a\": got \"1/2\", want a weight that is a whole number from 0 to 1000": {Expected: [][]satisfaction.Rating{two}, Perceived: two, Weights: []decimal.Decimal{decimal.New(5, -1)}},
	} {
		if err := tally.Add(resp); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	if tally.Responses() != 0 {
		t.Errorf("%d responses counted", tally.Responses())
	}
}

func TestMismatch(t *testing.T) {
	a := satisfaction.NewTally(satisfaction.Must(satisfaction.New(small(nil))))
	b := satisfaction.NewTally(satisfaction.Must(satisfaction.New(small(func(d *satisfaction.Design) { d.Scale = satisfaction.WholeScale(1, 7) }))))
	data, _ := b.MarshalBinary()
	text, _ := b.MarshalJSON()
	for _, err := range []error{a.Merge(b), a.UnmarshalBinary(data), a.UnmarshalJSON(text)} {
		e, ok := errors.AsType[*satisfaction.MismatchError](err)
		if !ok || e.Got != b.Instrument().Fingerprint() || e.Want != a.Instrument().Fingerprint() || !strings.Contains(err.Error(), e.Got.String()) {
			t.Errorf("%v, want a *MismatchError", err)
		}
	}
}

// Each condition on own weights that a stored tally keeps, broken alone.
func TestTamperedWeights(t *testing.T) {
	d := small(func(d *satisfaction.Design) { d.OwnWeights, d.Dimensions = true, groups(2) })
	in, err := satisfaction.New(d)
	if err != nil {
		t.Fatal(err)
	}
	tally := satisfaction.NewTally(in)
	for range 2 {
		err := tally.Add(satisfaction.Response{
			Expected:  [][]satisfaction.Rating{{satisfaction.RatedInt(3), satisfaction.RatedInt(3)}},
			Perceived: []satisfaction.Rating{satisfaction.RatedInt(4), satisfaction.RatedInt(5)},
			Weights:   []decimal.Decimal{decimal.New(60, 0), decimal.New(40, 0)},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	data, err := tally.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	// given, weights of both dimensions, scored, and weight times rating by column
	const good = `{"total":100,"counts":[2,120,80,2,360,480,240,400]}`
	text := string(data)
	if !strings.Contains(text, good) {
		t.Fatalf("%s lacks %s", text, good)
	}
	for why, bad := range map[string]string{
		"more than responded":    `{"total":100,"counts":[3,180,120,2,360,480,240,400]}`,
		"nobody gave any":        `{"total":100,"counts":[0,0,0,0,0,0,0,0]}`,
		"a count below 0":        `{"total":100,"counts":[2,120,80,2,-1,480,240,400]}`,
		"weights too small":      `{"total":100,"counts":[2,120,79,2,360,480,240,400]}`,
		"weights too large":      `{"total":100,"counts":[2,120,81,2,360,480,240,400]}`,
		"more scored than given": `{"total":100,"counts":[2,120,80,3,360,480,240,400]}`,
		"sums off the scale":     `{"total":100,"counts":[2,120,80,2,360,480,240,1001]}`,
		"too few counts":         `{"total":100,"counts":[2,120,80,2,360,480,240]}`,
		"another total":          `{"total":50,"counts":[2,60,40,2,360,480,240,400]}`,
		"a total of 0 scored":    `{"total":0,"counts":[2,0,0,1,0,0,0,0]}`,
		"a total of 0 weighted":  `{"total":0,"counts":[2,1,0,0,0,0,0,0]}`,
		"a total below 0":        `{"total":-1,"counts":[2,0,0,0,0,0,0,0]}`,
		"a total twice":          good + "," + good,
		"two totals, too many":   good + `,{"total":0,"counts":[1,0,0,0,0,0,0,0]}`,
	} {
		err := tally.UnmarshalJSON([]byte(strings.Replace(text, good, bad, 1)))
		if _, ok := errors.AsType[*satisfaction.StateError](err); !ok {
			t.Errorf("%s: %v, want a *StateError", why, err)
		}
	}
	for _, ok := range []string{good, `{"total":0,"counts":[2,0,0,0,0,0,0,0]}`, `{"total":100,"counts":[2,120,80,0,0,0,0,0]}`} {
		if err := tally.UnmarshalJSON([]byte(strings.Replace(text, good, ok, 1))); err != nil {
			t.Errorf("%s: %v", ok, err)
		}
	}
}

// Sums that still add up over the dimension, and of which one is off the scale.
func TestTamperedSums(t *testing.T) {
	tally := satisfaction.NewTally(satisfaction.Must(satisfaction.New(small(nil))))
	if err := tally.AddRows([]byte{1, 2, 3, 4, 2, 3, 4, 5}); err != nil {
		t.Fatal(err)
	}
	data, err := tally.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	// By item: the sums of both columns, their products, and those with the sums of
	// the dimension.
	const good, bad = `"complete":[3,7,5,11,25,13,25,29,57,5,9,`, `"complete":[0,7,5,11,25,13,25,29,57,8,9,`
	if !strings.Contains(string(data), good) {
		t.Fatalf("%s lacks %s", data, good)
	}
	err = tally.UnmarshalJSON([]byte(strings.Replace(string(data), good, bad, 1)))
	if e, ok := errors.AsType[*satisfaction.StateError](err); !ok || e.Want != "sums of ratings on the scale" {
		t.Errorf("%v, want a *StateError", err)
	}
}

// A total of own weights above 1000 is none that an answer can have.
func TestTamperedTotal(t *testing.T) {
	d := small(func(d *satisfaction.Design) { d.OwnWeights, d.Normalise = true, true })
	tally := satisfaction.NewTally(satisfaction.Must(satisfaction.New(d)))
	if err := tally.AddRows([]byte{1, 2, 3, 4}); err != nil {
		t.Fatal(err)
	}
	data, err := tally.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	for total, ok := range map[string]bool{"1000": true, "1001": false} {
		state := strings.Replace(string(data), `"own_weights":null`, `"own_weights":[{"total":`+total+`,"counts":[1,`+total+`,0,0,0,0,0]}]`, 1)
		if err := tally.Clone().UnmarshalJSON([]byte(state)); (err == nil) != ok {
			t.Errorf("a total of %s: %v", total, err)
		}
	}
}

func TestReportStandsStill(t *testing.T) {
	tally := satisfaction.NewTally(satisfaction.Must(satisfaction.New(small(nil))))
	r, _ := tally.Report()
	if err := tally.AddRows([]byte{1, 2, 3, 4}); err != nil {
		t.Fatal(err)
	}
	if r.Responses() != 0 || r.Instrument() != tally.Instrument() {
		t.Errorf("the report went on to %d responses", r.Responses())
	}
}

func TestReadersRefuseTheWholeFile(t *testing.T) {
	good := satisfaction.ColumnMap{Expected: [][]string{{"e1", "e2"}}, Perceived: []string{"p1", "p2"}}
	header := "e1,e2,p1,p2\n"
	in := satisfaction.Must(satisfaction.New(small(nil)))
	for _, tt := range []struct {
		why, text, want string
		m               satisfaction.ColumnMap
	}{
		{"no expected column", header, "column map.expected", satisfaction.ColumnMap{Perceived: good.Perceived}},
		{"too few names", header, "column map.perceived", satisfaction.ColumnMap{Expected: good.Expected, Perceived: []string{"p1"}}},
		{"too many names", header, "column map.expected[0]", satisfaction.ColumnMap{Expected: [][]string{{"e1", "e2", "e3"}}, Perceived: good.Perceived}},
		{"a name twice", header, "column map: got \"p1\"", satisfaction.ColumnMap{Expected: good.Expected, Perceived: []string{"p1", "p1"}}},
		{"an empty name", header, "column map: got \"\"", satisfaction.ColumnMap{Expected: good.Expected, Perceived: []string{"p1", ""}}},
		{"weights that are not asked", header, "column map.weights", satisfaction.ColumnMap{Expected: good.Expected, Perceived: good.Perceived, Weights: []string{"w"}}},
		{"no header", "", "unexpected EOF", good},
		{"a header without a column", "e1,e2,p1\n", `want a column "p2"`, good},
		{"a header with its first column twice", "e1,e1,e2,p1,p2\n", "want that column once", good},
		{"a header with a column twice", "e1,e2,p1,p2,p2\n", "want that column once", good},
	} {
		tally := satisfaction.NewTally(in)
		_, err := tally.ReadCSV(strings.NewReader(tt.text+"1,1,1,1\n"), tt.m)
		if tt.text == "" {
			_, err = tally.ReadCSV(strings.NewReader(""), tt.m)
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) || tally.Responses() != 0 {
			t.Errorf("%s: %v, want %s", tt.why, err, tt.want)
		}
	}
	broken := io.MultiReader(strings.NewReader(header+"1,1,1,1\n"), iotest.ErrReader(io.ErrClosedPipe))
	tally := satisfaction.NewTally(in)
	if _, err := tally.ReadCSV(broken, good); !errors.Is(err, io.ErrClosedPipe) || tally.Responses() != 0 {
		t.Errorf("a broken file: %v, %d counted", err, tally.Responses())
	}
	broken = io.MultiReader(strings.NewReader("{}\n"), iotest.ErrReader(io.ErrClosedPipe))
	if _, err := tally.ReadJSONLines(broken, good); !errors.Is(err, io.ErrClosedPipe) || tally.Responses() != 0 {
		t.Errorf("a broken file: %v, %d counted", err, tally.Responses())
	}
	if _, err := tally.ReadJSONLines(strings.NewReader("{}\n"+strings.Repeat(" ", 2<<20)), good); err == nil || tally.Responses() != 0 {
		t.Errorf("a line of 2 MiB: %v", err)
	}
}

// What is no CSV is that row's fault, and the rows after it are read.
func TestRowsThatAreNoCSV(t *testing.T) {
	tally := satisfaction.NewTally(satisfaction.Must(satisfaction.New(small(nil))))
	text := "a,b,c,d\n1,2,3,4\n1,2\"2,3,4\n\n1,2,3,4,5\n5,5,5,5\n1,\"2,3,4\n"
	intake, err := tally.ReadCSV(strings.NewReader(text), satisfaction.ColumnMap{Expected: [][]string{{"a", "b"}}, Perceived: []string{"c", "d"}})
	if err != nil || intake.Rows != 5 || intake.Added != 2 || len(intake.Refused) != 3 || tally.Responses() != 2 {
		t.Fatalf("%+v, %v", intake, err)
	}
	for i, want := range []string{"row 2, line 3: bare \"", "row 3, line 5: got 5 cells", "row 5, line 7: extraneous"} {
		if got := intake.Refused[i].Error(); !strings.HasPrefix(got, "satisfaction: "+want) {
			t.Errorf("%s, want %s", got, want)
		}
	}
	reason := intake.Refused[0].Unwrap()
	if !errors.Is(intake.Refused[0], reason) || reason == nil {
		t.Errorf("the reason is %v", reason)
	}
}

// What is no object is that line's fault.
func TestLinesThatAreNoObject(t *testing.T) {
	tally := satisfaction.NewTally(satisfaction.Must(satisfaction.New(small(nil))))
	text := `{"a":1,"b":"2","c":3,"d":null,"more":[1]}` + "\n[1]\nnull\n{\n" + `{"a":true}` + "\n" + `{"a":{}}` + "\n  \n" + `{"a":1e0}` + "\n{}\n"
	intake, err := tally.ReadJSONLines(strings.NewReader(text), satisfaction.ColumnMap{Expected: [][]string{{"a", "b"}}, Perceived: []string{"c", "d"}})
	if err != nil || intake.Rows != 8 || intake.Added != 2 {
		t.Fatalf("%+v, %v", intake, err)
	}
	for i, want := range []string{"row 2, line 2: got no JSON object", "row 3, line 3: got null", "row 4, line 4: got no JSON object",
		`row 5, line 5: "a": got "true", want a number, a string or null`, `row 6, line 6: "a": got "{}"`, `row 7, line 8: satisfaction: respondent 7, "1", desired: got "1e0"`} {
		if got := intake.Refused[i].Error(); !strings.HasPrefix(got, "satisfaction: "+want) {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// Logs tell positions and never what a customer wrote.
func TestLogsKeepAnswersBack(t *testing.T) {
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, nil))
	in := satisfaction.Must(satisfaction.New(small(nil)))
	tally := satisfaction.NewTally(in)
	intake, err := tally.ReadCSV(strings.NewReader("a,b,c,d\n1,1,1,secret\n"), satisfaction.ColumnMap{Expected: [][]string{{"a", "b"}}, Perceived: []string{"c", "d"}})
	if err != nil || len(intake.Refused) != 1 {
		t.Fatal(intake, err)
	}
	rating, _ := errors.AsType[*satisfaction.RatingError](intake.Refused[0])
	logger.Info("refused", "row", intake.Refused[0], "rating", rating, "tally", tally)
	text := log.String()
	for _, want := range []string{"row.row=1", "row.line=2", "rating.respondent=1", "rating.item=2", "rating.column=perceived", "tally.responses=0", "tally.instrument=" + in.Fingerprint().String()} {
		if !strings.Contains(text, want) {
			t.Errorf("the log lacks %s: %s", want, text)
		}
	}
	if strings.Contains(text, "secret") {
		t.Errorf("the log tells an answer: %s", text)
	}
}
