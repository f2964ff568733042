package metric_test

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/metric"
)

// fixed prints an exact result with its places, or the error.
func fixed(e satisfaction.Exact, err error, places uint8) string {
	if err != nil {
		return err.Error()
	}
	return e.Decimal(places).StringFixed(int32(places))
}

func counted(t *testing.T, min int, counts ...int64) metric.Answers {
	t.Helper()
	a, err := metric.CountedAnswers(min, counts...)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// The same 62 answers, "great", "okay" and "not good" as 5, 3 and 1, under the
// four definitions: three of them are what help desks call CSAT.
func TestDefinitionsDiffer(t *testing.T) {
	a := counted(t, 1, 11, 0, 31, 0, 20)
	want := map[metric.Definition]string{
		metric.ShareSatisfied:  "32.26",
		metric.NetSatisfied:    "14.52",
		metric.PointsOfMaximum: "65.81",
		metric.RescaledMean:    "57.26",
	}
	for _, by := range metric.Definitions() {
		e, err := a.CSAT(by)
		if got := fixed(e, err, 2); got != want[by] {
			t.Errorf("%v = %s, want %s", by, got, want[by])
		}
	}
}

// Which boxes count, on each scale that has agreed ones.
func TestSatisfiedBoxes(t *testing.T) {
	tests := []struct {
		min, points int
		good, bad   []int
	}{
		{1, 3, []int{3}, []int{1}},
		{1, 4, []int{3, 4}, []int{1, 2}},
		{1, 5, []int{4, 5}, []int{1, 2}},
		{1, 6, []int{5, 6}, []int{1, 2}},
		{1, 7, []int{6, 7}, []int{1, 2}},
		{1, 10, []int{8, 9, 10}, []int{1, 2, 3}},
		{1, 2, nil, nil}, {1, 8, nil, nil}, {1, 9, nil, nil},
		{0, 4, nil, nil}, {0, 5, nil, nil}, {0, 11, nil, nil},
	}
	for _, tt := range tests {
		var good, bad []int
		for rating := tt.min; rating < tt.min+tt.points; rating++ {
			a, _ := metric.NewAnswers(tt.min, tt.min+tt.points-1)
			if err := a.Add(rating); err != nil {
				t.Fatal(err)
			}
			up, err := a.Satisfied()
			down, err2 := a.Dissatisfied()
			if (err == nil) != (tt.good != nil) || (err2 == nil) != (tt.good != nil) {
				t.Errorf("%d points from %d: %v, %v", tt.points, tt.min, err, err2)
			}
			if up.Hit == 1 {
				good = append(good, rating)
			}
			if down.Hit == 1 {
				bad = append(bad, rating)
			}
		}
		if diff := cmp.Diff([][]int{tt.good, tt.bad}, [][]int{good, bad}); diff != "" {
			t.Errorf("%d points from %d (-want +got):\n%s", tt.points, tt.min, diff)
		}
	}
}

func TestEasy(t *testing.T) {
	tests := []struct {
		answers metric.Answers
		want    metric.Proportion
		err     string
	}{
		{counted(t, 1, 1, 2, 4, 8, 16, 32, 64), metric.Proportion{Hit: 112, N: 127}, ""},
		{counted(t, 1, 1, 2, 4, 8, 16), metric.Proportion{Hit: 24, N: 31}, ""},
		{counted(t, 1, 1, 2, 4), metric.Proportion{}, "metric: customer effort score: scale: got 1 to 3, want 1 to 5 or 1 to 7"},
		{counted(t, 0, 1, 2, 4, 8, 16, 32), metric.Proportion{}, "metric: customer effort score: scale: got 0 to 5, want 1 to 5 or 1 to 7"},
	}
	for _, tt := range tests {
		got, err := tt.answers.Easy()
		if got != tt.want || err == nil != (tt.err == "") || err != nil && err.Error() != tt.err {
			t.Errorf("%v: %v, %v, want %v, %s", tt.answers, got, err, tt.want, tt.err)
		}
	}
}

// One answer on each rating of the standard scale.
func TestStandardBands(t *testing.T) {
	for rating := range 11 {
		var n metric.NPS
		if err := n.Add(rating); err != nil {
			t.Fatal(err)
		}
		want := metric.NPS{Detractors: 1}
		switch rating {
		case 7, 8:
			want = metric.NPS{Passives: 1}
		case 9, 10:
			want = metric.NPS{Promoters: 1}
		}
		if n != want {
			t.Errorf("%d counts as %v, want %v", rating, n, want)
		}
	}
}

func TestBands(t *testing.T) {
	five := counted(t, 1, 1, 2, 4, 8, 16)
	tests := []struct {
		why     string
		bands   metric.Bands
		answers metric.Answers
		want    metric.NPS
		err     string
	}{
		{"written down", metric.Bands{Min: 1, Passive: 4, Promoter: 5, Max: 5}, five, metric.NPS{Promoters: 16, Passives: 8, Detractors: 7}, ""},
		{"no passives", metric.Bands{Min: 1, Passive: 3, Promoter: 3, Max: 5}, five, metric.NPS{Promoters: 28, Detractors: 3}, ""},
		{"no promoters", metric.Bands{Min: 1, Passive: 2, Promoter: 6, Max: 5}, five, metric.NPS{}, "metric: Bands: order: got 1, 2, 6, 5, want min < passive <= promoter <= max"},
		{"no detractors", metric.Bands{Min: 1, Passive: 1, Promoter: 5, Max: 5}, five, metric.NPS{}, "metric: Bands: order: got 1, 1, 5, 5, want min < passive <= promoter <= max"},
		{"crossed", metric.Bands{Min: 1, Passive: 5, Promoter: 4, Max: 5}, five, metric.NPS{}, "metric: Bands: order: got 1, 5, 4, 5, want min < passive <= promoter <= max"},
		{"no scale", metric.Bands{}, five, metric.NPS{}, "metric: Answers: scale: got 0 to 0, want 0 or 1 to at most 10"},
		{"1 to 10 is not 0 to 10", metric.StandardBands(), counted(t, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), metric.NPS{}, "metric: Bands: scale: got 1 to 10, want 0 to 10"},
		{"another length", metric.Bands{Min: 1, Passive: 6, Promoter: 7, Max: 7}, five, metric.NPS{}, "metric: Bands: scale: got 1 to 5, want 1 to 7"},
	}
	for _, tt := range tests {
		got, err := tt.bands.Count(tt.answers)
		if got != tt.want || err == nil != (tt.err == "") || err != nil && err.Error() != tt.err {
			t.Errorf("%s: %v, %v, want %v, %s", tt.why, got, err, tt.want, tt.err)
		}
	}
}

func TestNPS(t *testing.T) {
	tests := []struct {
		why             string
		n               metric.NPS
		score, variance string
		adjusted, wald  string
	}{
		{"more detractors: the sign is printed", metric.NPS{Promoters: 2, Passives: 3, Detractors: 3}, "-12.50", "0.6094", "-54.2 to 36.0", "-66.6 to 41.6"},
		{"thirds", metric.NPS{Promoters: 1, Passives: 1, Detractors: 1}, "0.00", "0.6667", "-61.1 to 61.1", "-92.4 to 92.4"},
		{"all promoters: Wald has no width", metric.NPS{Promoters: 8}, "100.00", "0.0000", "38.5 to 100.0", "100.0 to 100.0"},
		{"all passives", metric.NPS{Passives: 8}, "0.00", "0.0000", "-21.8 to 21.8", "0.0 to 0.0"},
		{"all detractors", metric.NPS{Detractors: 8}, "-100.00", "0.0000", "-100.0 to -38.5", "-100.0 to -100.0"},
		{"one answer", metric.NPS{Promoters: 1}, "100.00", "0.0000", "-48.5 to 98.5", "100.0 to 100.0"},
		{"Wald beyond the scale", metric.NPS{Promoters: 9, Detractors: 1}, "80.00", "0.3600", "22.9 to 100.0", "42.8 to 117.2"},
		{"a few among many", metric.NPS{Promoters: 1, Passives: 999_999}, "0.00", "0.0000", "-0.0 to 0.0", "-0.0 to 0.0"},
	}
	for _, tt := range tests {
		score, err := tt.n.Score()
		variance, err2 := tt.n.Variance()
		adjusted, err3 := tt.n.Interval(0.95)
		wald, err4 := tt.n.Wald(0.95)
		if err := errors.Join(err, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
		got := []string{fixed(score, nil, 2), fixed(variance, nil, 4), fmt.Sprintf("%.1f to %.1f", adjusted.Low, adjusted.High), fmt.Sprintf("%.1f to %.1f", wald.Low, wald.High)}
		if diff := cmp.Diff([]string{tt.score, tt.variance, tt.adjusted, tt.wald}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
		if adjusted.Method != satisfaction.AdjustedWald || wald.Method != satisfaction.Wald || adjusted.Confidence != 0.95 || wald.Confidence != 0.95 {
			t.Errorf("%s: %v and %v do not say what they are", tt.why, adjusted, wald)
		}
	}
}

// adjusted is the interval as Rocks (2016) gives it: counts with 3 answers more,
// put into the plain formula.
func TestNPSIntervalsAreTheFormulas(t *testing.T) {
	const z = 1.9599639845400543
	formula := func(p, d, n float64) (score, margin float64) {
		p, d = p/n, d/n
		return 100 * (p - d), 100 * z * math.Sqrt((p+d-(p-d)*(p-d))/n)
	}
	rapid.Check(t, func(t *rapid.T) {
		n := scores(small()).Draw(t, "nps")
		n.Passives++
		p, d, all := float64(n.Promoters), float64(n.Detractors), float64(n.N())
		i, err := n.Interval(0.95)
		w, err2 := n.Wald(0.95)
		se, err3 := n.StandardError()
		moe, err4 := n.MarginOfError(0.95)
		if err := errors.Join(err, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
		score, margin := formula(p, d, all)
		adjusted, wide := formula(p+0.75, d+0.75, all+3)
		for _, pair := range [][2]float64{
			{w.Low, score - margin}, {w.High, score + margin}, {moe, margin}, {se, margin / z},
			{i.Low, max(-100, adjusted-wide)}, {i.High, min(100, adjusted+wide)},
		} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Fatalf("%v: got %v, want %v", n, pair[0], pair[1])
			}
		}
	})
}

func TestChangeOfNPS(t *testing.T) {
	earlier := metric.NPS{Promoters: 40, Passives: 40, Detractors: 20} // 20, variance 0.56
	later := metric.NPS{Promoters: 120, Passives: 60, Detractors: 20}  // 50, variance 0.45
	test, err := later.Change(earlier)
	if err != nil || !test.Difference.Equal(satisfaction.Whole(30)) {
		t.Fatalf("%+v, %v", test, err)
	}
	z := 0.30 / math.Sqrt(0.56/100+0.45/200)
	if math.Abs(test.Z-z) > 1e-12 || math.Abs(test.P-0.000709) > 1e-6 {
		t.Errorf("z %v, p %v, want %v and 0.000709", test.Z, test.P, z)
	}
	back, err := earlier.Change(later)
	if err != nil || back.Z != -test.Z || back.P != test.P {
		t.Errorf("back: %+v, %v", back, err)
	}
	same, err := later.Change(later)
	if err != nil || same.Z != 0 || same.P != 1 {
		t.Errorf("no change: %+v, %v", same, err)
	}
	_, err = metric.NPS{Promoters: 9}.Change(metric.NPS{Detractors: 9})
	if got, ok := errors.AsType[*metric.UndefinedError](err); !ok || got.Why != "all answers of each side fall into one group" {
		t.Errorf("two sides without variance: %v", err)
	}
}

func TestChangeOfProportion(t *testing.T) {
	test, err := metric.Proportion{Hit: 30, N: 100}.Change(metric.Proportion{Hit: 10, N: 50})
	want, _ := satisfaction.Ratio(1, 10)
	z := 0.1 / math.Sqrt(4.0/15*11/15*(0.01+0.02)) // 40 of 150 together
	if err != nil || !test.Difference.Equal(want) || math.Abs(test.Z-z) > 1e-12 || math.Abs(test.P-math.Erfc(z/math.Sqrt2)) > 1e-12 {
		t.Errorf("%+v, %v, want z %v", test, err, z)
	}
	for _, hit := range []int64{0, 5} {
		p := metric.Proportion{Hit: hit, N: 5}
		_, err := p.Change(p)
		if got, ok := errors.AsType[*metric.UndefinedError](err); !ok || got.Why != "both sides are all hits or no hit" {
			t.Errorf("%v against itself: %v", p, err)
		}
	}
	i, err := metric.Proportion{Hit: 5, N: 5}.ChangeInterval(metric.Proportion{Hit: 5, N: 5}, 0.9)
	if err != nil || i.Method != satisfaction.Newcombe || i.Confidence != 0.9 {
		t.Errorf("%v, %v", i, err)
	}
}

func TestConfidence(t *testing.T) {
	n, p := metric.NPS{Promoters: 1, Detractors: 1}, metric.Proportion{Hit: 1, N: 2}
	for _, confidence := range []float64{0, 1, -0.5, 95, math.NaN(), math.Inf(1), math.Inf(-1)} {
		_, err := n.Interval(confidence)
		_, err2 := n.Wald(confidence)
		_, err3 := n.MarginOfError(confidence)
		_, err4 := p.Interval(confidence)
		_, err5 := p.ChangeInterval(p, confidence)
		for i, err := range []error{err, err2, err3, err4, err5} {
			if got, ok := errors.AsType[*metric.InputError](err); !ok || got.Field != "confidence" {
				t.Errorf("confidence %v, result %d: %v", confidence, i, err)
			}
		}
	}
	_, err := n.Interval(95)
	if want := "metric: interval: confidence: got 95, want a number above 0 and below 1, such as 0.95"; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
	i, err := p.Interval(0.8)
	if err != nil || i.Method != satisfaction.Wilson || i.Confidence != 0.8 {
		t.Errorf("%v, %v", i, err)
	}
}

// Two of anything: each count is checked, and a sum beyond the limit leaves the
// receiver as it was.
func TestCountsHaveLimits(t *testing.T) {
	n := metric.NPS{Promoters: most, Passives: most - 1}
	err := n.Merge(metric.NPS{Promoters: 1, Passives: 1})
	if want := "metric: NPS: promoters: got 9007199254740992, want 0 to 9007199254740991"; err == nil || err.Error() != want {
		t.Errorf("one too many: %v", err)
	}
	if n != (metric.NPS{Promoters: most, Passives: most - 1}) {
		t.Errorf("the refused sum left %v", n)
	}
	if err := n.Merge(metric.NPS{Passives: 1}); err != nil || n.Passives != most {
		t.Errorf("exactly at the limit: %v, %v", n, err)
	}
	if _, err := n.Score(); err != nil {
		t.Errorf("at the limit: %v", err)
	}
	bad := metric.NPS{Promoters: -1, Detractors: most + 1}
	want := "metric: NPS: promoters: got -1, want 0 to 9007199254740991\n" +
		"metric: NPS: detractors: got 9007199254740992, want 0 to 9007199254740991"
	for what, err := range map[string]error{
		"merged": (&metric.NPS{}).Merge(bad), "merged into": bad.Merge(metric.NPS{}), "score": second(bad.Score()),
		"interval": second(bad.Interval(0.5)), "change": second(bad.Change(metric.NPS{Passives: 1})),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", what, err, want)
		}
	}
	p := metric.Proportion{Hit: 3, N: 2}
	for what, err := range map[string]error{
		"merged": (&metric.Proportion{}).Merge(p), "merged into": p.Merge(metric.Proportion{}), "added to": p.Add(true),
		"share": second(p.Share()), "percent": second(p.Percent()), "interval": second(p.Interval(0.5)),
		"change": second(p.Change(metric.Proportion{N: 1})), "target": second(metric.SatisfiedTarget.Check(p)),
	} {
		if want := "metric: Proportion: hit: got 3, want at most n, 2"; err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", what, err, want)
		}
	}
	full := metric.Proportion{Hit: most, N: most}
	if err := full.Add(false); err == nil || full != (metric.Proportion{Hit: most, N: most}) {
		t.Errorf("added to a full count: %v, %v", full, err)
	}
}

func second[T any](_ T, err error) error { return err }

func TestAnswers(t *testing.T) {
	a, err := metric.NewAnswers(0, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, rating := range []int{0, 10, 7, 7, 6} {
		if err := a.Add(rating); err != nil {
			t.Fatal(err)
		}
	}
	before := a
	for _, rating := range []int{-1, 11, math.MaxInt} {
		err := a.Add(rating)
		if got, ok := errors.AsType[*metric.InputError](err); !ok || got.Field != "rating" || a != before {
			t.Errorf("added %d: %v, %v", rating, err, a)
		}
		if a.Count(rating) != 0 {
			t.Errorf("%d was counted", rating)
		}
	}
	mean, err := a.Mean()
	median, err2 := a.Median()
	if fixed(mean, err, 4) != "6.0000" || fixed(median, err2, 4) != "7.0000" || a.N() != 5 || a.Count(7) != 2 || a.Min() != 0 || a.Max() != 10 {
		t.Errorf("%v: mean %v, median %v", a, mean, median)
	}
	a.Add(0)
	if median, err := a.Median(); fixed(median, err, 4) != "6.5000" {
		t.Errorf("median of six = %v", median)
	}
}

func TestAnswersRefuse(t *testing.T) {
	for _, scale := range [][2]int{{-1, 5}, {2, 5}, {0, 0}, {1, 1}, {1, 0}, {1, 11}, {0, 256}} {
		a, err := metric.NewAnswers(scale[0], scale[1])
		if got, ok := errors.AsType[*metric.InputError](err); !ok || got.Field != "scale" || a != (metric.Answers{}) {
			t.Errorf("%v: %v, %v", scale, a, err)
		}
	}
	for _, counts := range [][]int64{{}, {1}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, {1, -1}, {most + 1, 1}} {
		if a, err := metric.CountedAnswers(1, counts...); err == nil || a != (metric.Answers{}) {
			t.Errorf("%v: %v, %v", counts, a, err)
		}
	}
	five, seven := counted(t, 1, 1, 1, 1, 1, 1), counted(t, 1, 1, 1, 1, 1, 1, 1, 1)
	zero := counted(t, 0, 1, 1, 1, 1, 1, 1)
	for _, other := range []metric.Answers{seven, zero} {
		before := five
		if err := five.Merge(other); err == nil || five != before {
			t.Errorf("merged %v into %v: %v", other, five, err)
		}
	}
	var none metric.Answers
	err := none.Add(3)
	if want := "metric: Answers: rating: got 3, want no scale"; err == nil || err.Error() != want {
		t.Errorf("added without a scale: %v", err)
	}
	if _, err := none.Top(1); err == nil {
		t.Error("top box without a scale")
	}
	if _, err := five.CSAT(0); second(0, err) == nil {
		t.Error("CSAT by no definition")
	}
	if _, ok := errors.AsType[*metric.UnknownError](second(five.CSAT(9))); !ok {
		t.Error("CSAT by an unknown definition is no UnknownError")
	}
}

func TestTopAndBottom(t *testing.T) {
	a := counted(t, 1, 1, 2, 4, 8, 16)
	want := [][2]int64{{16, 1}, {24, 3}, {28, 7}, {30, 15}, {31, 31}}
	for i, w := range want {
		top, err := a.Top(i + 1)
		bottom, err2 := a.Bottom(i + 1)
		if err != nil || err2 != nil || top != (metric.Proportion{Hit: w[0], N: 31}) || bottom != (metric.Proportion{Hit: w[1], N: 31}) {
			t.Errorf("%d boxes: %v and %v, %v, %v", i+1, top, bottom, err, err2)
		}
	}
	for _, k := range []int{-1, 0, 6} {
		if second(a.Top(k)) == nil || second(a.Bottom(k)) == nil {
			t.Errorf("%d boxes were counted", k)
		}
	}
}

// The evaluation table, cell by cell, as Berger and others (1993) print it: a row
// for "if the feature is present", a column for "if it is absent".
func TestEvaluationTable(t *testing.T) {
	const table = "QAAAO RIIIM RIIIM RIIIM RRRRQ"
	letters := map[metric.Category]byte{
		metric.MustBe: 'M', metric.OneDimensional: 'O', metric.Attractive: 'A',
		metric.Indifferent: 'I', metric.Reverse: 'R', metric.Questionable: 'Q',
	}
	for i, present := range metric.KanoAnswers() {
		for j, absent := range metric.KanoAnswers() {
			c, err := metric.Evaluate(present, absent)
			if want := table[6*i+j]; err != nil || letters[c] != want {
				t.Errorf("%v/%v = %v, %v, want %c", present, absent, c, err, want)
			}
			var one metric.KanoTable
			if err := one.Add(present, absent); err != nil {
				t.Fatal(err)
			}
			k, err := one.Kano()
			if err != nil || k.Count(c) != 1 || k.N() != 1 {
				t.Errorf("one answer %v/%v = %v, %v", present, absent, k, err)
			}
		}
	}
	var table2 metric.KanoTable
	for _, pair := range [][2]metric.KanoAnswer{{0, metric.Like}, {metric.Like, 0}, {6, 6}} {
		err := table2.Add(pair[0], pair[1])
		if _, ok := errors.AsType[*metric.UnknownError](err); !ok || table2 != (metric.KanoTable{}) {
			t.Errorf("%v: %v", pair, err)
		}
	}
	if _, err := (metric.KanoTable{{-1}}).Kano(); err == nil {
		t.Error("a negative cell was evaluated")
	}
	if _, err := (metric.KanoTable{{0, most, 1}}).Kano(); err == nil {
		t.Error("a category beyond the limit was evaluated")
	}
}

// All features of up to two answers in each category: the leader is the first of
// those that no other exceeds, in the order M, O, A, I, R, Q.
func TestKanoCategory(t *testing.T) {
	ties := 0
	for code := 1; code < 729; code++ {
		var c [6]int64
		for i, rest := 0, code; i < 6; i, rest = i+1, rest/3 {
			c[i] = int64(rest % 3)
		}
		k := metric.Kano{MustBe: c[0], OneDimensional: c[1], Attractive: c[2], Indifferent: c[3], Reverse: c[4], Questionable: c[5]}
		most, leader, holders := int64(0), 0, 0
		for i, n := range c {
			if n > most {
				most, leader = n, i
			}
		}
		for _, n := range c {
			holders += int(if1(n == most))
		}
		got, tie, err := k.Category()
		if err != nil || got != metric.Category(leader+1) || tie != (holders > 1) {
			t.Fatalf("%v is %v, tie %v, %v", k, got, tie, err)
		}
		ties += int(if1(tie))
		s, err := k.Separation()
		if err != nil || s.First != got || s.Second == got || s.Second == 0 || k.Count(s.Second) != most-s.Lead || (s.Lead == 0) != tie {
			t.Fatalf("%v: %+v, %v", k, s, err)
		}
	}
	if ties < 300 {
		t.Errorf("only %d ties", ties)
	}
	if got := (metric.Kano{MustBe: 1}).Count(0) + (metric.Kano{MustBe: 1}).Count(7); got != 0 {
		t.Errorf("no category was counted %d times", got)
	}
}

func TestKanoCoefficients(t *testing.T) {
	tests := []struct {
		k                             metric.Kano
		better, worse, lead, strength string
	}{
		{metric.Kano{MustBe: 3, OneDimensional: 6, Attractive: 14, Indifferent: 1, Questionable: 1}, "0.83", "-0.38", "0.32", "0.92"},
		{metric.Kano{MustBe: 22, OneDimensional: 3, Reverse: 1}, "0.12", "-1.00", "0.73", "0.96"},
		{metric.Kano{Indifferent: 5}, "0.00", "0.00", "1.00", "0.00"},
		{metric.Kano{Reverse: 2, Questionable: 2}, "metric: better coefficient is undefined: all answers are reversed or questionable",
			"metric: worse coefficient is undefined: all answers are reversed or questionable", "0.00", "0.00"},
		{metric.Kano{}, "metric: better coefficient is undefined: no answers", "metric: worse coefficient is undefined: no answers",
			"metric: category strength is undefined: no answers", "metric: total strength is undefined: no answers"},
	}
	for _, tt := range tests {
		var got []string
		for _, f := range []func() (satisfaction.Exact, error){tt.k.Better, tt.k.Worse, tt.k.CategoryStrength, tt.k.TotalStrength} {
			e, err := f()
			got = append(got, fixed(e, err, 2))
		}
		if diff := cmp.Diff([]string{tt.better, tt.worse, tt.lead, tt.strength}, got); diff != "" {
			t.Errorf("%v (-want +got):\n%s", tt.k, diff)
		}
	}
}

// Around the critical lead of Fong, also where it is hit exactly: for two
// categories among 3200 answers it is 1.65 sqrt(1600), which is 66.
func TestSeparation(t *testing.T) {
	tests := []struct {
		k        metric.Kano
		critical float64
		clear    bool
	}{
		{metric.Kano{Attractive: 67, Indifferent: 54}, 12.834, true},
		{metric.Kano{Attractive: 66, Indifferent: 55}, 12.834, false},
		{metric.Kano{Attractive: 40, Indifferent: 30, MustBe: 30}, 11.130, false},
		{metric.Kano{Attractive: 43, Indifferent: 30, MustBe: 27}, 11.234, true},
		{metric.Kano{Attractive: 1633, Indifferent: 1567}, 66, true},
		{metric.Kano{Attractive: 1632, Indifferent: 1568}, 66, false},
		{metric.Kano{OneDimensional: 1}, 1.167, false},
		{metric.Kano{OneDimensional: 2}, 1.65, true},
	}
	for _, tt := range tests {
		s, err := tt.k.Separation()
		if err != nil || math.Abs(s.Critical-tt.critical) > 0.0005 || s.Clear != tt.clear {
			t.Errorf("%v: %+v, %v, want %v, %v", tt.k, s, err, tt.critical, tt.clear)
		}
	}
}

func TestCrosshair(t *testing.T) {
	point := func(i, p int64) metric.Point {
		return metric.Point{Importance: satisfaction.Whole(i), Performance: satisfaction.Whole(p)}
	}
	points := []metric.Point{point(5, 1), point(1, 2), point(2, 9), point(4, 4)}
	tests := []struct {
		center                  metric.Crosshair
		points                  []metric.Point
		importance, performance string
	}{
		{metric.AtMean, points, "3", "4"},
		{metric.AtMedian, points, "3", "3"},
		{metric.AtMidpoint, points, "3", "5"},
		{metric.AtMean, points[:3], "8/3", "4"},
		{metric.AtMedian, points[:3], "2", "2"},
		{metric.AtMidpoint, points[:3], "3", "5"},
	}
	for _, tt := range tests {
		cross, err := tt.center.Cross(tt.points...)
		if err != nil || cross.Importance.String() != tt.importance || cross.Performance.String() != tt.performance {
			t.Errorf("%v of %d: %v, %v", tt.center, len(tt.points), cross, err)
		}
	}
	if points[0].Importance.String() != "5" {
		t.Error("the caller's points were sorted")
	}
	if _, ok := errors.AsType[*metric.UndefinedError](second(metric.AtMean.Cross())); !ok {
		t.Error("a cross of no points")
	}
	if _, ok := errors.AsType[*metric.UnknownError](second(metric.Crosshair(0).Cross(points...))); !ok {
		t.Error("a cross by no rule")
	}
}

func TestIndexRefuses(t *testing.T) {
	ten := counted(t, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0)
	one := satisfaction.Whole(1)
	tests := []struct {
		items []metric.Item
		want  string
	}{
		{nil, "metric: index score is undefined: no item has a weight above 0"},
		{[]metric.Item{{Answers: ten}}, "metric: index score is undefined: no item has a weight above 0"},
		{[]metric.Item{{Answers: ten, Weight: one.Neg()}, {Answers: ten, Weight: one}, {Weight: one}},
			"metric: index score: weight of item 1: got -1, want 0 or more\nmetric: item 3 of the index score is undefined: no answers"},
	}
	for _, tt := range tests {
		if _, err := metric.Index(tt.items...); err == nil || err.Error() != tt.want {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
}

func TestContacts(t *testing.T) {
	var c metric.Contacts
	for _, one := range []struct {
		contacts int
		solved   bool
	}{{1, true}, {1, true}, {1, true}, {2, true}, {9, true}, {1, false}, {2, false}, {3, false}} {
		if err := c.Add(one.contacts, one.solved); err != nil {
			t.Fatal(err)
		}
	}
	if c != (metric.Contacts{SolvedFirst: 3, SolvedLater: 2, OpenOnce: 1, OpenAgain: 2}) || c.N() != 8 {
		t.Errorf("counted %v", c)
	}
	got := []metric.Proportion{c.FirstContact(), c.FirstContactOfSolved(), c.Repeat()}
	want := []metric.Proportion{{Hit: 3, N: 8}, {Hit: 3, N: 5}, {Hit: 4, N: 8}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	before := c
	err := c.Add(0, true)
	if want := "metric: Contacts: contacts: got 0, want 1 or more"; err == nil || err.Error() != want || c != before {
		t.Errorf("no contact: %v, %v", err, c)
	}
}

func TestPercentages(t *testing.T) {
	tests := []struct {
		places         uint8
		counts         []int64
		plain, hundred string
	}{
		{0, []int64{1, 1, 1}, "[33 33 33]", "[34 33 33]"},
		{2, []int64{1, 1, 1}, "[33.33 33.33 33.33]", "[33.34 33.33 33.33]"},
		{0, []int64{1, 1, 1, 1, 1, 1}, "[17 17 17 17 17 17]", "[17 17 17 17 16 16]"},
		{0, []int64{1, 7}, "[12 88]", "[13 87]"}, // 12.5 and 87.5: ties to even, then to the first
		{0, []int64{0, 5, 0}, "[0 100 0]", "[0 100 0]"},
		{1, []int64{2, 3, 2}, "[28.6 42.9 28.6]", "[28.6 42.8 28.6]"},
		{16, []int64{1, 2}, "[33.3333333333333333 66.6666666666666667]", "[33.3333333333333333 66.6666666666666667]"},
		{0, []int64{most}, "[100]", "[100]"},
	}
	for _, tt := range tests {
		plain, err := metric.Percentages(tt.places, tt.counts...)
		hundred, err2 := metric.PercentagesTo100(tt.places, tt.counts...)
		if err != nil || err2 != nil || fmt.Sprint(plain) != tt.plain || fmt.Sprint(hundred) != tt.hundred {
			t.Errorf("%v: %v and %v, %v, %v, want %s and %s", tt.counts, plain, hundred, err, err2, tt.plain, tt.hundred)
		}
	}
	refused := []struct {
		places uint8
		counts []int64
		want   string
	}{
		{2, nil, "metric: percentages is undefined: nothing was counted"},
		{2, []int64{0, 0}, "metric: percentages is undefined: nothing was counted"},
		{17, []int64{1, -1, most, 1}, "metric: percentages: places: got 17, want 0 to 16\n" +
			"metric: percentages: count 2: got -1, want 0 or more, all together at most 9007199254740991\n" +
			"metric: percentages: count 3: got 9007199254740991, want 0 or more, all together at most 9007199254740991"},
	}
	for _, tt := range refused {
		_, err := metric.Percentages(tt.places, tt.counts...)
		_, err2 := metric.PercentagesTo100(tt.places, tt.counts...)
		if err == nil || err2 == nil || err.Error() != tt.want || err2.Error() != tt.want {
			t.Errorf("%v: %v and %v, want %s", tt.counts, err, err2, tt.want)
		}
	}
}

func TestProportion(t *testing.T) {
	var p metric.Proportion
	for _, hit := range []bool{true, false, true, true, false, false, false, false} {
		if err := p.Add(hit); err != nil {
			t.Fatal(err)
		}
	}
	share, err := p.Share()
	percent, err2 := p.Percent()
	if p != (metric.Proportion{Hit: 3, N: 8}) || share.String() != "3/8" || fixed(percent, err2, 2) != "37.50" || err != nil {
		t.Errorf("%v: share %v, %v %%, %v, %v", p, share, percent, err, err2)
	}
}

func TestTargets(t *testing.T) {
	tests := []struct {
		target metric.Target
		p      metric.Proportion
		want   metric.Attainment
	}{
		{metric.SatisfiedTarget, metric.Proportion{Hit: 85, N: 100}, metric.Attainment{Met: true, Needed: 85}},
		{metric.SatisfiedTarget, metric.Proportion{Hit: 84, N: 100}, metric.Attainment{Needed: 85, Missing: 1}},
		{metric.SatisfiedTarget, metric.Proportion{Hit: 849_999, N: 1_000_000}, metric.Attainment{Needed: 850_000, Missing: 1}}, // 85.00 when rounded
		{metric.FirstContactTarget, metric.Proportion{Hit: 12, N: 13}, metric.Attainment{Met: true, Needed: 12}},
		{metric.FirstContactTarget, metric.Proportion{Hit: 11, N: 12}, metric.Attainment{Needed: 12, Missing: 1}},
		{0, metric.Proportion{N: 3}, metric.Attainment{Met: true}},
		{100_00, metric.Proportion{Hit: most - 1, N: most}, metric.Attainment{Needed: most, Missing: 1}},
	}
	for _, tt := range tests {
		if got, err := tt.target.Check(tt.p); err != nil || got != tt.want {
			t.Errorf("%v for %v: %+v, %v, want %+v", tt.target, tt.p, got, err, tt.want)
		}
	}
	refused := []struct {
		target metric.Target
		p      metric.Proportion
		want   string
	}{
		{-1, metric.Proportion{Hit: 1, N: 1}, `metric: Target: percentage: got "-0.01%", want 0% to 100%`},
		{100_01, metric.Proportion{Hit: 1, N: 1}, `metric: Target: percentage: got "100.01%", want 0% to 100%`},
		{92_50, metric.Proportion{}, "metric: target of 92.5% is undefined: no answers"},
	}
	for _, tt := range refused {
		if _, err := tt.target.Check(tt.p); err == nil || err.Error() != tt.want {
			t.Errorf("%d: %v, want %s", tt.target, err, tt.want)
		}
	}
}

func TestSilence(t *testing.T) {
	got, err := metric.ClassicSilence().Reach(3)
	want := metric.Reach{
		Complaints:   3,
		Dissatisfied: satisfaction.Whole(75),
		Silent:       satisfaction.Whole(72),
		ToldFrom:     satisfaction.Whole(60*8 + 15*20),
		ToldTo:       satisfaction.Whole(60*10 + 15*20),
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	plain, err := metric.Silence{Dissatisfied: 27, TellsFrom: 9, TellsTo: 10, TellsFar: 20}.Reach(1)
	if err != nil || plain.Silent.String() != "26" || plain.ToldFrom.String() != "243" || plain.ToldTo.String() != "270" {
		t.Errorf("nobody tells far: %+v, %v", plain, err)
	}
	_, err = metric.Silence{TellsFrom: 2, TellsTo: 1, OneIn: -1, TellsFar: -1}.Reach(-1)
	const limit = "9007199254740991"
	if want := "metric: Silence: complaints: got -1, want 0 to " + limit + "\n" +
		"metric: Silence: dissatisfied: got 0, want 1 to " + limit + "\n" +
		"metric: Silence: tells to: got 1, want 2 to " + limit + "\n" +
		"metric: Silence: one in: got -1, want 0 to " + limit + "\n" +
		"metric: Silence: tells far: got -1, want 0 to " + limit; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// Rare classes that the laws rest on are drawn often enough to mean something.
func TestGeneratorsReachTheRareClasses(t *testing.T) {
	seen := map[string]int{}
	for seed := range 400 {
		n := scores(count()).Example(seed)
		if n == (metric.NPS{}) {
			seen["no answers"]++
		} else if v, err := n.Variance(); err == nil && v.Sign() == 0 {
			seen["one group"]++
		}
		p := proportions(count()).Example(seed)
		if p.N > 0 && p.Hit == p.N {
			seen["all hits"]++
		}
		if p.N > 0 && p.Hit == 0 {
			seen["no hit"]++
		}
		if answers(small()).Example(seed).N() == 0 {
			seen["no ratings"]++
		}
		if _, tie, err := features(small()).Example(seed).Category(); err == nil && tie {
			seen["tie"]++
		}
	}
	for class, floor := range map[string]int{"no answers": 4, "one group": 8, "all hits": 30, "no hit": 30, "no ratings": 20, "tie": 40} {
		if seen[class] < floor {
			t.Errorf("%s: %d of 400, want at least %d", class, seen[class], floor)
		}
	}
}

// Nobody answered: every result says which one it is and that it is undefined.
func TestNobodyAnswered(t *testing.T) {
	var n metric.NPS
	var p metric.Proportion
	var k metric.Kano
	a, err := metric.NewAnswers(1, 5)
	if err != nil {
		t.Fatal(err)
	}
	for of, err := range map[string]error{
		"net promoter score":                        second(n.Score()),
		"variance of the net promoter score":        second(n.Variance()),
		"standard error of the net promoter score":  second(n.StandardError()),
		"margin of error of the net promoter score": second(n.MarginOfError(0.95)),
		"interval of the net promoter score":        errors.Join(second(n.Interval(0.95)), second(n.Wald(0.95))),
		"change of the net promoter score":          second(n.Change(metric.NPS{Passives: 1})),
		"proportion":                                errors.Join(second(p.Share()), second(p.Percent())),
		"interval of a proportion":                  second(p.Interval(0.95)),
		"change of a proportion":                    errors.Join(second(p.Change(metric.Proportion{N: 1})), second(p.ChangeInterval(metric.Proportion{N: 1}, 0.95))),
		"mean":                                      second(a.Mean()),
		"median":                                    second(a.Median()),
		"customer satisfaction score":               second(a.CSAT(metric.PointsOfMaximum)),
		"separation of the Kano categories":         second(k.Separation()),
	} {
		want := "metric: " + of + " is undefined: no answers"
		if err == nil || err.Error() != want && err.Error() != want+"\n"+want {
			t.Errorf("%s: %v", of, err)
		}
	}
	if _, err := (metric.NPS{Passives: 1}).Change(n); err == nil {
		t.Error("change since no answers")
	}
	if c, tie, err := k.Category(); c != 0 || tie || err == nil || err.Error() != "metric: Kano category is undefined: no answers" {
		t.Errorf("category: %v", err)
	}
	if got, err := a.Satisfied(); err != nil || got != p {
		t.Errorf("satisfied of nobody: %v, %v", got, err)
	}
}

// Each value names itself in its errors.
func TestErrorsNameTheValue(t *testing.T) {
	for of, err := range map[string]error{
		"NPS: detractors":           second(metric.NPS{Detractors: -1}.MarshalJSON()),
		"Proportion: n":             second(metric.Proportion{N: -1}.MarshalJSON()),
		"Contacts: openAgain":       second(metric.Contacts{OpenAgain: -1}.MarshalJSON()),
		"Kano: reverse":             second(metric.Kano{Reverse: -1}.Better()),
		"KanoTable: expect/dislike": second(metric.KanoTable{{}, {0, 0, 0, 0, -1}}.Kano()),
		"Answers: 2":                second(metric.CountedAnswers(1, 0, -1)),
	} {
		if want := "metric: " + of + ": got -1, want 0 to 9007199254740991"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestWeightedIntervalRefuses(t *testing.T) {
	tests := []struct{ share, n, want string }{
		{"-1/9", "5", "metric: weighted interval: share: got -1/9, want 0 to 1"},
		{"10/9", "5", "metric: weighted interval: share: got 10/9, want 0 to 1"},
		{"1/2", "9/10", "metric: weighted interval: n: got 9/10, want 1 to 2^53 - 1"},
		{"1/2", "9007199254740992", "metric: weighted interval: n: got 9007199254740992, want 1 to 2^53 - 1"},
		{"2", "0", "metric: weighted interval: share: got 2, want 0 to 1\nmetric: weighted interval: n: got 0, want 1 to 2^53 - 1"},
		{"0", "1", ""},
		{"1", "9007199254740991", ""},
	}
	for _, tt := range tests {
		share, err1 := satisfaction.ParseExact(tt.share)
		n, err2 := satisfaction.ParseExact(tt.n)
		_, err := metric.WeightedInterval(share, n, 0.9)
		if err1 != nil || err2 != nil || (err == nil) != (tt.want == "") || err != nil && err.Error() != tt.want {
			t.Errorf("%s of %s: %v, want %s", tt.share, tt.n, err, tt.want)
		}
	}
	if _, err := metric.WeightedInterval(satisfaction.Whole(1), satisfaction.Whole(9), 95); err == nil {
		t.Error("a confidence of 95 is accepted")
	}
}
