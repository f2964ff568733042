package analysis_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/analysis"
)

// What is refused, with its place, or undefined, with the reason.
func TestErrorsNameThePlaceAndTheReason(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(-1)
	up, down, flat := []float64{1, 2, 3, 5}, []float64{5, 3, 2, 2}, []float64{4, 4, 4, 4}
	paired := func(x, y []float64) error { _, err := analysis.PairedT(x, y); return err }
	welch := func(x, y []float64) error { _, err := analysis.Welch(x, y); return err }
	signed := func(x, y []float64) error { _, err := analysis.SignedRank(x, y); return err }
	pearson := func(x, y []float64) error { _, err := analysis.Pearson(x, y); return err }
	spearman := func(x, y []float64) error { _, err := analysis.Spearman(x, y); return err }
	standardised := func(c ...[]float64) error { _, err := analysis.StandardisedAlpha(c); return err }
	omega := func(c ...[]float64) error { _, err := analysis.Omega(c); return err }
	predict := func(x, y, z []float64) error { _, err := analysis.Predict(x, y, z); return err }
	drivers := func(y []float64, c ...[]float64) error { _, err := analysis.Drivers(y, c); return err }
	listwise := func(c ...[]float64) error { _, err := analysis.Listwise(c...); return err }
	tests := []struct {
		why  string
		err  error
		want string
	}{
		{"NaN is no answer", paired([]float64{1, nan}, []float64{1, 2}),
			"paired t test: perceived[1]: got NaN, want 0 or a number from 1e-50 to 1e50, with either sign"},
		{"each column is reported", paired([]float64{inf}, []float64{1, 2e50}),
			"paired t test: perceived[0]: got -Inf, want 0 or a number from 1e-50 to 1e50, with either sign\n" +
				"analysis: paired t test: expected[1]: got 2e+50, want 0 or a number from 1e-50 to 1e50, with either sign\n" +
				"analysis: paired t test: expected: got 2 respondents, want as many as in perceived, 1"},
		{"too small to be squared", welch([]float64{9e-51, 1}, up), "Welch test: later[0]: got 9e-51, want 0 or a number from 1e-50 to 1e50, with either sign"},
		{"one pair", paired(up[:1], down[:1]), "paired t test is undefined: it takes at least 2 respondents, there are 1"},
		{"equal columns", paired(up, up), "paired t test is undefined: the difference is the same for all respondents"},
		{"one answer later", welch(up[:1], down), "Welch test is undefined: later: it has fewer than two answers"},
		{"one answer earlier", welch(up, down[:1]), "Welch test is undefined: earlier: it has fewer than two answers"},
		{"nothing varies", welch(flat, flat[:2]), "Welch test is undefined: all answers of each side are the same"},
		{"nobody differs", signed(up, up), "signed-rank test is undefined: all respondents perceived what they expected"},
		{"nobody", signed(nil, nil), "signed-rank test is undefined: it takes at least 1 respondents, there are 0"},
		{"two respondents", pearson(up[:2], down[:2]), "correlation is undefined: it takes at least 3 respondents, there are 2"},
		{"y is constant", pearson(up, flat), "correlation is undefined: y: it is the same for all respondents"},
		{"x is constant", spearman(flat, up), "correlation is undefined: x: it is the same for all respondents"},
		{"ragged ranks", spearman(up, down[:3]), "correlation: y: got 3 respondents, want as many as in x, 4"},
		{"perceived is constant", predict(flat, up, down), "prediction is undefined: perceived: it is the same for all respondents"},
		{"the gap is constant", predict(up, up, down), "prediction is undefined: gap: it is the same for all respondents"},
		{"one item", standardised(up), "standardised alpha is undefined: it takes at least 2 items, there are 1"},
		{"items that cancel", standardised([]float64{1, 2, 3}, []float64{6, 4, 2}), "standardised alpha is undefined: the sum of the standardised items is the same for all respondents"},
		{"two items", omega(up, down), "omega is undefined: it takes at least 3 items, there are 2"},
		{"no more respondents than items", omega(up, down, flat, up), "omega is undefined: it takes at least 5 respondents, there are 4"},
		{"a constant item", omega(up, down, flat), "omega is undefined: items[2]: it is the same for all respondents"},
		{"no drivers", drivers(up), "driver analysis: drivers: got 0 columns, want 1 to 12"},
		{"thirteen drivers", drivers(up, make([][]float64, 13)...), "driver analysis: drivers: got 13 columns, want 1 to 12"},
		{"as many respondents as coefficients", drivers(up[:3], down[:3], up[:3]), "driver analysis is undefined: it takes at least 4 respondents, there are 3"},
		{"overall is constant", drivers(flat, up), "driver analysis is undefined: overall: it is the same for all respondents"},
		{"a constant driver", drivers(up, down, flat), "driver analysis is undefined: drivers[1]: it is the same for all respondents"},
		{"a driver twice", drivers(down, up, up), "driver analysis is undefined: drivers[1]: it is a combination of the drivers before it"},
		{"a driver twice, before another", drivers([]float64{5, 3, 2, 2, 4}, []float64{1, 2, 3, 5, 4}, []float64{2, 4, 6, 10, 8}, []float64{1, 0, 0, 1, 0}), "driver analysis is undefined: drivers[1]: it is a combination of the drivers before it"},
		{"a sum of unequal drivers", drivers([]float64{0, 0, 0, 0, 0.5}, []float64{0.5, 0, 0.5, 0, 1}, []float64{0, 1, 0, 1, 0}, []float64{0.5, 1, 0.5, 1, 1}), "driver analysis is undefined: drivers[2]: it is a combination of the drivers before it"},
		{"NaN in a driver", drivers(up, down, []float64{1, 2, 3, nan}), "driver analysis: drivers[1][3]: got NaN, want 0 or a number from 1e-50 to 1e50, with either sign"},
		{"ragged", listwise(up, down[:3]), "complete respondents: columns[1]: got 3 respondents, want as many as in columns[0], 4"},
		{"infinite is not missing", listwise([]float64{nan, inf}), "complete respondents: columns[0][1]: got -Inf, want 0 or a number from 1e-50 to 1e50, with either sign"},
	}
	for _, tt := range tests {
		if want := "analysis: " + tt.want; tt.err == nil || tt.err.Error() != want {
			t.Errorf("%s: %v, want %s", tt.why, tt.err, want)
		}
	}
}

func TestSizesThatAreTaken(t *testing.T) {
	for _, x := range [][]float64{{1e50, -1e50, 0, 1e-50}, {-1e-50, 1e-50, 0, 1e50}} {
		if test, err := analysis.PairedT(x, make([]float64, 4)); err != nil || test.StandardError == 0 {
			t.Errorf("%v: %+v, %v", x, test, err)
		}
	}
}

// A difference of rounding is none, one a thousand times as large is one.
func TestSpreadOfRounding(t *testing.T) {
	if _, err := analysis.PairedT([]float64{0.3, 5.1}, []float64{0.2, 5}); !undefined(err) {
		t.Errorf("0.3-0.2 and 5.1-5 differ by rounding only, got %v", err)
	}
	if _, err := analysis.PairedT([]float64{0.3 + 1e-9, 5.1}, []float64{0.2, 5}); err != nil {
		t.Error(err)
	}
	if _, err := analysis.Welch([]float64{0.1, 0.1, 0.1}, []float64{0.3, 0.3, 0.3, 0.3, 0.3, 0.3}); !undefined(err) {
		t.Errorf("columns of one number each do not vary, got %v", err)
	}
	if same, err := analysis.Welch([]float64{1, 2, 4}, []float64{3, 4, 6}); err != nil || !near(same.DF, 4, 1e-14) || !near(same.Difference, -2, 1e-15) {
		t.Errorf("equal variances: %+v, %v", same, err)
	}
	test, err := analysis.Welch([]float64{0.1, 0.1, 0.1}, []float64{0, 1e-3})
	if err != nil || math.Abs(test.DF-1) > 1e-12 {
		t.Errorf("%+v, %v, want the degrees of freedom of the side that varies", test, err)
	}
}

// What a large number takes from a small one in a sum is given back.
func TestSumsKeepSmallNumbers(t *testing.T) {
	test, err := analysis.PairedT([]float64{1e16, 1, -1e16, 3, 1e17, -1e17}, make([]float64, 6))
	if err != nil || !near(test.Difference, 4.0/6, 1e-15) {
		t.Errorf("%+v, %v", test, err)
	}
}

func TestConfidence(t *testing.T) {
	test, err := analysis.PairedT([]float64{1, 2, 4}, []float64{2, 2, 2})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Pearson([]float64{1, 2, 4, 3}, []float64{2, 1, 2, 3})
	if err != nil {
		t.Fatal(err)
	}
	a := analysis.Alpha{Value: 0.8, Respondents: 10, Items: 4}
	for _, interval := range []func(float64) (satisfaction.Interval, error){test.Interval, c.Interval, a.Interval} {
		for _, bad := range []float64{0, 1, 95, -0.5, math.NaN()} {
			_, err := interval(bad)
			e, ok := errors.AsType[*analysis.InputError](err)
			if !ok || e.Column != "confidence" || e.Row != -1 || !strings.Contains(err.Error(), fmt.Sprint("got ", bad)) {
				t.Errorf("%v: %v", bad, err)
			}
		}
		i, err := interval(0.9)
		if err != nil || i.Confidence != 0.9 || i.Method == 0 {
			t.Errorf("%+v, %v", i, err)
		}
	}
}

func TestIntervalsOfNothing(t *testing.T) {
	three, err := analysis.Pearson([]float64{1, 2, 4}, []float64{2, 1, 2})
	if err != nil || three.Respondents != 3 {
		t.Fatalf("%+v, %v", three, err)
	}
	for _, interval := range []func(float64) (satisfaction.Interval, error){
		analysis.TTest{}.Interval, analysis.TTest{DF: 3}.Interval, analysis.TTest{StandardError: 1}.Interval,
		analysis.Correlation{}.Interval, three.Interval, analysis.Correlation{Respondents: 9, R: math.NaN()}.Interval,
	} {
		if i, err := interval(0.95); !undefined(err) || i != (satisfaction.Interval{}) {
			t.Errorf("%v, %v", i, err)
		}
	}
}

func TestPerfectCorrelation(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5, 7}
	up, err := analysis.Pearson(x, []float64{3, 5, 7, 9, 11, 15})
	i, err2 := up.Interval(0.95)
	if err != nil || err2 != nil || !near(up.R, 1, 1e-15) || up.P > 1e-30 || i.Low < 0.999999 || i.High > 1 {
		t.Errorf("%+v, %v, %v %v", up, i, err, err2)
	}
	down, err := analysis.Spearman(x, []float64{9, 8, 6, 5, 4, 1})
	if err != nil || !near(down.R, -1, 1e-15) || down.P > 1e-30 || down.Method != satisfaction.Spearman {
		t.Errorf("%+v, %v", down, err)
	}
}

// The interval of a rank correlation by the formula, with z of 95 %.
func TestRankInterval(t *testing.T) {
	c := analysis.Correlation{Method: satisfaction.Spearman, Respondents: 23, R: 0.6}
	i, err := c.Interval(0.95)
	margin := 1.959963984540054 * math.Sqrt((1+0.36/2)/20)
	if low, high := math.Tanh(math.Atanh(0.6)-margin), math.Tanh(math.Atanh(0.6)+margin); err != nil || !near(i.Low, low, 1e-14) || !near(i.High, high, 1e-14) {
		t.Errorf("%v, %v, want %v to %v", i, err, low, high)
	}
}

func TestAlphaOutOfRange(t *testing.T) {
	fine := analysis.Alpha{Value: -3, Respondents: 2, Items: 2}
	tests := []struct {
		a    analysis.Alpha
		part string
	}{
		{analysis.Alpha{Value: 1.0000001, Respondents: 2, Items: 2}, "value"},
		{analysis.Alpha{Value: math.NaN(), Respondents: 2, Items: 2}, "value"},
		{analysis.Alpha{Value: -2e50, Respondents: 2, Items: 2}, "value"},
		{analysis.Alpha{Value: 0.5, Respondents: 1, Items: 2}, "respondents"},
		{analysis.Alpha{Value: 0.5, Respondents: 1_000_001, Items: 2}, "respondents"},
		{analysis.Alpha{Value: 0.5, Respondents: 2, Items: 1}, "items"},
		{analysis.Alpha{Value: 0.5, Respondents: 2, Items: 1001}, "items"},
	}
	for _, tt := range tests {
		_, err := tt.a.Interval(0.95)
		_, err2 := tt.a.Change(fine)
		_, err3 := fine.Change(tt.a)
		for prefix, err := range map[string]error{"alpha.": err, "later.": err2, "earlier.": err3} {
			e, ok := errors.AsType[*analysis.InputError](err)
			if !ok || e.Column != prefix+tt.part || e.Row != -1 || strings.Contains(err.Error(), "[") {
				t.Errorf("%+v: %v, want %s%s named", tt.a, err, prefix, tt.part)
			}
		}
	}
	for _, a := range []analysis.Alpha{fine, {Value: 0.5, Respondents: 1_000_000, Items: 1000}} {
		if i, err := a.Interval(0.95); err != nil || !i.Contains(a.Value) {
			t.Errorf("%+v: %v, %v", a, i, err)
		}
	}
	one := analysis.Alpha{Value: 1, Respondents: 9, Items: 3}
	i, err := one.Interval(0.95)
	_, err2 := one.Change(fine)
	_, err3 := fine.Change(one)
	if err != nil || i.Low != 1 || i.High != 1 || !undefined(err2) || !undefined(err3) {
		t.Errorf("%v, %v, %v, %v", i, err, err2, err3)
	}
}

// Alphas that are the same have an F of 1 and no evidence of a change.
func TestAlphaUnchanged(t *testing.T) {
	a := analysis.Alpha{Value: 0.7, Respondents: 31, Items: 6}
	f, err := a.Change(a)
	if err != nil || f.F != 1 || f.P != 1 || f.DF1 != 30 || f.DF2 != 30 || f.Method != satisfaction.Feldt {
		t.Errorf("%+v, %v", f, err)
	}
}

// With 101 pairs the normal approximation begins, by its textbook formula; with
// 100 the exact chance is close to it.
func TestSignedRankOfManyPairs(t *testing.T) {
	for _, n := range []int{100, 101} {
		x, y := make([]float64, n+2), make([]float64, n+2) // two do not differ
		for i := range n {
			x[i] = float64(1 + i/3) // ties of three
			if i%5 < 2 {
				x[i] = -x[i]
			}
		}
		test, err := analysis.SignedRank(x, y)
		if err != nil || test.Respondents != n || test.Zeros != 2 {
			t.Fatalf("%+v, %v", test, err)
		}
		m := float64(n)
		threes := float64(n / 3)
		rest := float64(n % 3)
		variance := m*(m+1)*(2*m+1)/24 - (threes*24+rest*rest*rest-rest)/48
		z := (math.Abs(test.Positive-m*(m+1)/4) - 0.5) / math.Sqrt(variance)
		want, method, tolerance := math.Erfc(z/math.Sqrt2), satisfaction.SignedRank, 2e-3
		if n > 100 {
			method, tolerance = satisfaction.SignedRankNormal, 1e-12
		}
		if math.Abs(test.P-want) > tolerance || test.Method != method {
			t.Errorf("%+v, want %v by %v", test, want, method)
		}
	}
}

// Rank sums that are nearly equal leave no doubt, in place of a negative distance.
func TestSignedRankOfManyBalancedPairs(t *testing.T) {
	x := make([]float64, 104)
	for i := range x {
		x[i] = 1
		if i%2 == 0 {
			x[i] = -1
		}
	}
	if test, err := analysis.SignedRank(x, make([]float64, 104)); err != nil || test.P != 1 {
		t.Errorf("%+v, %v", test, err)
	}
}

// Of three items the loadings solve l1 l2 = r12, l1 l3 = r13, l2 l3 = r23.
func TestOmegaOfThreeItems(t *testing.T) {
	o, err := analysis.Omega(withCorrelations([][]float64{{4, 0.96, -0.4}, {0.96, 1, -0.3}, {-0.4, -0.3, 1}}))
	r12, r13, r23 := 0.48, -0.2, -0.3
	want := []float64{math.Sqrt(r12 * r13 / r23), math.Sqrt(r12 * r23 / r13), -math.Sqrt(r13 * r23 / r12)}
	if err != nil || o.Respondents != 6 {
		t.Fatalf("%+v, %v", o, err)
	}
	for i, l := range want {
		if !near(o.Loadings[i], l, 1e-10) {
			t.Errorf("loading %d is %v, want %v", i, o.Loadings[i], l)
		}
	}
	common := 2*want[0] + want[1] + want[2]
	own := 4*(1-want[0]*want[0]) + (1 - want[1]*want[1]) + (1 - want[2]*want[2])
	even := want[0] + want[1] + want[2]
	ownEven := 3 - want[0]*want[0] - want[1]*want[1] - want[2]*want[2]
	if !near(o.Total, common*common/(common*common+own), 1e-10) || !near(o.Standardised, even*even/(even*even+ownEven), 1e-10) {
		t.Errorf("%+v", o)
	}
}

// With an item that is a multiple of another there is a Heywood case.
func TestOmegaOfRepeatedItems(t *testing.T) {
	x, y := []float64{1, 2, 4, 3, 6, 5}, []float64{2, 1, 3, 5, 4, 6}
	twice := make([]float64, len(x))
	for i := range x {
		twice[i] = 2 * x[i]
	}
	_, err := analysis.Omega([][]float64{x, y, twice})
	h, ok := errors.AsType[*analysis.HeywoodError](err)
	if !ok || fmt.Sprint(h.Items) != "[0 2]" {
		t.Errorf("%v, want items 0 and 2", err)
	}
}

func TestOmegaWithoutAFactor(t *testing.T) {
	const open = "fewer than three items share a factor, which leaves its loadings open"
	tests := []struct {
		why           string
		r12, r13, r23 float64
		want          string
	}{
		{"nothing in common", 0, 0, 0, open},
		{"two items in common", 0.2, 0, 0, open},
		{"each against each", -0.1, -0.1, -0.1, open},
		{"one with both, these against each other", 0.1, 0.1, -0.02, "the likelihood has no clear maximum after 200000 steps"},
	}
	for _, tt := range tests {
		r := [][]float64{{1, tt.r12, tt.r13}, {tt.r12, 1, tt.r23}, {tt.r13, tt.r23, 1}}
		_, err := analysis.Omega(withCorrelations(r))
		if !undefined(err) || err.Error() != "analysis: omega is undefined: "+tt.want {
			t.Errorf("%s: %v, want %s", tt.why, err, tt.want)
		}
	}
}

func TestStandardisedAlphaIsItsFormula(t *testing.T) {
	items := withCorrelations([][]float64{{1, 0.5, 0.2}, {0.5, 9, 0.3}, {0.2, 0.3, 4}})
	r := (0.5/3 + 0.2/2 + 0.3/6) / 3
	a, err := analysis.StandardisedAlpha(items)
	if want := 3 * r / (1 + 2*r); err != nil || !near(a, want, 1e-13) {
		t.Errorf("%v, %v, want %v", a, err, want)
	}
}

func TestAlphaOfReport(t *testing.T) {
	half, _ := satisfaction.Ratio(3, 4)
	got := analysis.AlphaOf(satisfaction.Consistency{Respondents: 12, Alpha: half, Items: make([]satisfaction.ItemConsistency, 4)})
	if got != (analysis.Alpha{Value: 0.75, Respondents: 12, Items: 4}) {
		t.Errorf("%+v", got)
	}
}

func TestTwelveDriversAreTaken(t *testing.T) {
	overall := make([]float64, 14)
	drivers := make([][]float64, 12)
	for j := range drivers {
		for row := range overall {
			drivers[j] = append(drivers[j], contrast(j+1, row))
			overall[row] += contrast(j+1, row)
		}
	}
	a, err := analysis.Drivers(overall, drivers)
	if err != nil || !near(a.R2, 1, 1e-12) || len(a.Drivers) != 12 || a.Respondents != 14 {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestListwiseOfNothing(t *testing.T) {
	if got, err := analysis.Listwise(); got != nil || err != nil {
		t.Error(got, err)
	}
	got, err := analysis.Listwise([]float64{math.NaN()}, []float64{1})
	if err != nil || len(got) != 2 || len(got[0]) != 0 || len(got[1]) != 0 {
		t.Error(got, err)
	}
}

// What was given is not written to.
func TestColumnsStayAsTheyWere(t *testing.T) {
	c := [][]float64{{3, 1, 2, 6, 5, 5}, {2, 2, 1, 5, 6, 4}, {1, 3, 2, 4, 4, 6}}
	before := fmt.Sprint(c)
	everything(append(c, []float64{9, 1, 7, 3, 5, 5}))
	_, _ = analysis.Omega(c)
	if after := fmt.Sprint(c); after != before {
		t.Errorf("%s, before %s", after, before)
	}
}
