package analysis_test

import (
	"errors"
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/analysis"
)

// ratings draws answers on a scale of seven with half points.
func ratings(n int) *rapid.Generator[[]float64] {
	return rapid.SliceOfN(rapid.Map(rapid.IntRange(2, 14), func(i int) float64 { return float64(i) / 2 }), n, n)
}

// surveys draws k columns of n respondents who have something in common: each
// answer is a shared mood and a part of its own.
func surveys(k, n int) *rapid.Generator[[][]float64] {
	return rapid.Custom(func(t *rapid.T) [][]float64 {
		mood := rapid.SliceOfN(rapid.IntRange(0, 8), n, n).Draw(t, "mood")
		columns := make([][]float64, k)
		for i := range columns {
			own := rapid.SliceOfN(rapid.IntRange(0, 12), n, n).Draw(t, "own")
			for row := range mood {
				columns[i] = append(columns[i], float64(mood[row]+own[row])/2)
			}
		}
		return columns
	})
}

// near reports whether two numbers agree to a part of the larger one, or of 1.
func near(a, b, tolerance float64) bool {
	return math.Abs(a-b) <= tolerance*max(1, math.Abs(a), math.Abs(b))
}

// exact is arithmetic of about ninety digits.
func exact(x float64) *big.Float { return new(big.Float).SetPrec(300).SetFloat64(x) }

func add(a, b *big.Float) *big.Float { return exact(0).Add(a, b) }
func sub(a, b *big.Float) *big.Float { return exact(0).Sub(a, b) }
func mul(a, b *big.Float) *big.Float { return exact(0).Mul(a, b) }
func quo(a, b *big.Float) *big.Float { return exact(0).Quo(a, b) }

func float(x *big.Float) float64 { f, _ := x.Float64(); return f }

// exactCovariance is the textbook sum of products less the product of sums, over n.
func exactCovariance(x, y []float64) *big.Float {
	n, sx, sy, sxy := exact(float64(len(x))), exact(0), exact(0), exact(0)
	for i := range x {
		sx, sy = add(sx, exact(x[i])), add(sy, exact(y[i]))
		sxy = add(sxy, mul(exact(x[i]), exact(y[i])))
	}
	return sub(sxy, quo(mul(sx, sy), n))
}

func exactMean(x []float64) *big.Float {
	total := exact(0)
	for _, v := range x {
		total = add(total, exact(v))
	}
	return quo(total, exact(float64(len(x))))
}

// exactCorrelation is that of two columns that vary.
func exactCorrelation(x, y []float64) *big.Float {
	root := exact(0).Sqrt(mul(exactCovariance(x, x), exactCovariance(y, y)))
	return quo(exactCovariance(x, y), root)
}

func vary(columns ...[]float64) bool {
	return !slices.ContainsFunc(columns, func(c []float64) bool { return slices.Max(c) == slices.Min(c) })
}

func TestLawResultsAreTheDefinitions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(6, 20).Draw(t, "n")
		columns := surveys(4, n).Draw(t, "columns")
		shift := rapid.SampledFrom([]float64{0, 1e6, -1e3}).Draw(t, "shift")
		for i := range columns[0] {
			columns[0][i] += shift
		}
		if !vary(columns...) {
			return
		}
		checkPairedDefinition(t, columns[0], columns[1])
		checkWelchDefinition(t, columns[0], columns[1][:n-2])
		checkCorrelationDefinition(t, columns[0], columns[1])
		checkRegressionDefinition(t, columns[0], columns[1:])
	})
}

func checkPairedDefinition(t *rapid.T, p, e []float64) {
	d := make([]float64, len(p))
	for i := range d {
		d[i] = p[i] - e[i] // exact: half points
	}
	if !vary(d) {
		return
	}
	n := exact(float64(len(d)))
	squared := quo(quo(exactCovariance(d, d), sub(n, exact(1))), n)
	checkTTest(t, analysis.PairedT, p, e, exactMean(d), squared, float64(len(d)-1))
}

func checkWelchDefinition(t *rapid.T, x, y []float64) {
	if !vary(x, y) {
		return
	}
	n, m, one := exact(float64(len(x))), exact(float64(len(y))), exact(1)
	v := quo(quo(exactCovariance(x, x), sub(n, one)), n)
	w := quo(quo(exactCovariance(y, y), sub(m, one)), m)
	squared := add(v, w)
	df := quo(mul(squared, squared), add(quo(mul(v, v), sub(n, one)), quo(mul(w, w), sub(m, one))))
	checkTTest(t, analysis.Welch, x, y, sub(exactMean(x), exactMean(y)), squared, float(df))
}

func checkTTest(t *rapid.T, test func(x, y []float64) (analysis.TTest, error), x, y []float64, difference, squared *big.Float, df float64) {
	got, err := test(x, y)
	if err != nil {
		t.Fatal(err)
	}
	se := exact(0).Sqrt(squared)
	if !near(got.Difference, float(difference), 1e-12) || !near(got.StandardError, float(se), 1e-12) ||
		!near(got.T, float(quo(difference, se)), 1e-12) || !near(got.DF, df, 1e-12) {
		t.Fatalf("%+v, want difference %v, error %v, df %v", got, float(difference), float(se), df)
	}
}

func checkCorrelationDefinition(t *rapid.T, x, y []float64) {
	c, err := analysis.Pearson(x, y)
	if want := float(exactCorrelation(x, y)); err != nil || !near(c.R, want, 1e-12) {
		t.Fatalf("r = %v, %v, want %v", c.R, err, want)
	}
	s, err := analysis.Spearman(x, y)
	if want := float(exactCorrelation(naiveRanks(x), naiveRanks(y))); err != nil || !near(s.R, want, 1e-12) {
		t.Fatalf("rank r = %v, %v, want %v", s.R, err, want)
	}
}

// naiveRanks counts for each number how many are lower, and half of its equals.
func naiveRanks(x []float64) []float64 {
	r := make([]float64, len(x))
	for i, a := range x {
		r[i] = 0.5
		for _, b := range x {
			switch {
			case b < a:
				r[i]++
			case b == a:
				r[i] += 0.5
			}
		}
	}
	return r
}

// checkRegressionDefinition solves the normal equations in exact correlations.
func checkRegressionDefinition(t *rapid.T, y []float64, x [][]float64) {
	r := exactCorrelations(append([][]float64{y}, x...)...)
	beta, r2 := exactRegression(r, upTo(len(r))[1:])
	if beta == nil {
		return
	}
	got, err := analysis.Drivers(y, x)
	if err != nil {
		t.Fatal(err)
	}
	if !near(got.R2, r2, 1e-12) || got.Respondents != len(y) {
		t.Fatalf("R² = %v of %d, want %v", got.R2, got.Respondents, r2)
	}
	for i, d := range got.Drivers {
		if want := float(r[0][i+1]); !near(d.Beta, beta[i], 1e-11) || !near(d.R, want, 1e-12) {
			t.Fatalf("driver %d: beta %v, r %v, want %v, %v", i, d.Beta, d.R, beta[i], want)
		}
	}
}

// exactCorrelations is the matrix of correlations of columns that vary.
func exactCorrelations(columns ...[]float64) [][]*big.Float {
	r := make([][]*big.Float, len(columns))
	for i, x := range columns {
		for j, y := range columns[:i] {
			c := exactCorrelation(x, y)
			r[i], r[j] = append(r[i], c), append(r[j], c)
		}
		r[i] = append(r[i], exact(1))
	}
	return r
}

// exactRegression gives standardised coefficients and R² of the first column on
// some of the others by elimination, and nil when they are nearly collinear.
func exactRegression(r [][]*big.Float, on []int) (beta []float64, r2 float64) {
	k := len(on)
	a := make([][]*big.Float, k)
	for i, x := range on {
		for _, z := range on {
			a[i] = append(a[i], r[x][z])
		}
		a[i] = append(a[i], r[x][0])
	}
	for p := range k {
		if float(a[p][p]) < 1e-3 {
			return nil, 0
		}
		for i := range k {
			if i == p {
				continue
			}
			f := quo(a[i][p], a[p][p])
			for j := range a[i] {
				a[i][j] = sub(a[i][j], mul(f, a[p][j]))
			}
		}
	}
	total := exact(0)
	for i, x := range on {
		b := quo(a[i][k], a[i][i])
		beta = append(beta, float(b))
		total = add(total, mul(b, r[x][0]))
	}
	return beta, float(total)
}

func TestLawSignedRanksAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 11).Draw(t, "n")
		p, e := ratings(n).Draw(t, "perceived"), ratings(n).Draw(t, "expected")
		var sizes []float64
		for i := range p {
			if p[i] != e[i] {
				sizes = append(sizes, math.Abs(p[i]-e[i]))
			}
		}
		got, err := analysis.SignedRank(p, e)
		if len(sizes) == 0 {
			if !undefined(err) {
				t.Fatal(err)
			}
			return
		}
		ranks := naiveRanks(sizes)
		apart, far := math.Abs(got.Positive-got.Negative), 0
		for signs := range 1 << len(ranks) {
			total := 0.0
			for i, r := range ranks {
				if signs>>i&1 == 1 {
					total += r
				} else {
					total -= r
				}
			}
			if math.Abs(total) >= apart {
				far++
			}
		}
		want := float64(far) / float64(int(1)<<len(ranks))
		if err != nil || !near(got.P, want, 1e-14) || got.Respondents+got.Zeros != n || got.Method != satisfaction.SignedRank {
			t.Fatalf("%+v, %v, want p = %v", got, err, want)
		}
		if m := float64(len(ranks)); got.Positive+got.Negative != m*(m+1)/2 {
			t.Fatalf("%+v: ranks do not sum to %v", got, m*(m+1)/2)
		}
	})
}

// undefined reports whether err says that there is no such statistic.
func undefined(err error) bool {
	_, ok := errors.AsType[*analysis.UndefinedError](err)
	return ok
}

func TestLawTheOrderOfRespondentsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(8, 16).Draw(t, "n")
		columns := surveys(4, n).Draw(t, "columns")
		order := rapid.Permutation(upTo(n)).Draw(t, "order")
		shuffled := make([][]float64, len(columns))
		for i, c := range columns {
			for _, row := range order {
				shuffled[i] = append(shuffled[i], c[row])
			}
		}
		a, b := everything(columns), everything(shuffled)
		for i := range a {
			if !near(a[i], b[i], 1e-9) {
				t.Fatalf("%v, in another order %v", a, b)
			}
		}
	})
}

func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// everything gives the numbers of all results for four columns, where they exist.
func everything(c [][]float64) (all []float64) {
	if test, err := analysis.PairedT(c[0], c[1]); err == nil {
		i, _ := test.Interval(0.95)
		all = append(all, test.Difference, test.T, test.P, i.Low, i.High)
	}
	if test, err := analysis.Welch(c[0], c[1]); err == nil {
		all = append(all, test.Difference, test.T, test.P, test.DF)
	}
	if test, err := analysis.SignedRank(c[0], c[1]); err == nil {
		all = append(all, test.Positive, test.Negative, test.P)
	}
	if r, err := analysis.Spearman(c[0], c[1]); err == nil {
		i, _ := r.Interval(0.95)
		all = append(all, r.R, r.P, i.Low, i.High)
	}
	if p, err := analysis.Predict(c[0], c[1], c[2]); err == nil {
		all = append(all, p.Perceived.R, p.Perceived.P, p.Gap.R, p.Gap.P)
	}
	if a, err := analysis.StandardisedAlpha(c); err == nil {
		all = append(all, a)
	}
	if d, err := analysis.Drivers(c[0], c[1:]); err == nil {
		all = append(all, d.R2)
		for _, one := range d.Drivers {
			all = append(all, one.R, one.Beta, one.Shapley, one.Johnson)
		}
	}
	return all
}

func TestLawSwappingTheSidesTurnsTheSign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "n")
		x, y := ratings(n).Draw(t, "x"), ratings(n).Draw(t, "y")
		for _, test := range []func(x, y []float64) (analysis.TTest, error){analysis.PairedT, analysis.Welch} {
			a, errA := test(x, y)
			b, errB := test(y, x)
			if (errA == nil) != (errB == nil) {
				t.Fatal(errA, errB)
			}
			if errA != nil {
				continue
			}
			i, _ := a.Interval(0.9)
			j, _ := b.Interval(0.9)
			if a.Difference != -b.Difference || a.T != -b.T || a.P != b.P || a.DF != b.DF || i.Low != -j.High || i.High != -j.Low {
				t.Fatalf("%+v %v, swapped %+v %v", a, i, b, j)
			}
		}
		a, errA := analysis.SignedRank(x, y)
		b, errB := analysis.SignedRank(y, x)
		if (errA == nil) != (errB == nil) || a.Positive != b.Negative || a.P != b.P {
			t.Fatalf("%+v, swapped %+v", a, b)
		}
		later, earlier := alphas().Draw(t, "later"), alphas().Draw(t, "earlier")
		f, _ := later.Change(earlier)
		g, _ := earlier.Change(later)
		if !near(f.F*g.F, 1, 1e-14) || !near(f.P, g.P, 1e-9) || f.DF1 != g.DF2 {
			t.Fatalf("%+v, swapped %+v", f, g)
		}
	})
}

// alphas draws coefficients below 1.
func alphas() *rapid.Generator[analysis.Alpha] {
	return rapid.Custom(func(t *rapid.T) analysis.Alpha {
		return analysis.Alpha{
			Value:       rapid.Float64Range(-1, 0.99).Draw(t, "alpha"),
			Respondents: rapid.Int64Range(2, 2000).Draw(t, "respondents"),
			Items:       rapid.IntRange(2, 30).Draw(t, "items"),
		}
	})
}

func TestLawColumnsThatAgreeHaveNoTest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Float64Range(-10, 10), 4, 12).Draw(t, "x")
		by := rapid.SampledFrom([]float64{0, 0.1, -3.3, 1e3}).Draw(t, "by")
		y := make([]float64, len(x))
		flat := make([]float64, len(x))
		for i := range x {
			if math.Abs(x[i]) < 1e-40 {
				x[i] = 0
			}
			y[i], flat[i] = x[i]+by, by
		}
		_, paired := analysis.PairedT(x, y)
		_, predicted := analysis.Predict(x, y, ranksUp(len(x)))
		_, correlated := analysis.Pearson(x, flat)
		_, ranked := analysis.Spearman(flat, x)
		_, welch := analysis.Welch(flat, flat)
		for _, err := range []error{paired, predicted, correlated, ranked, welch} {
			if !undefined(err) {
				t.Fatalf("%v, want an UndefinedError", err)
			}
		}
		if by == 0 {
			if _, err := analysis.SignedRank(x, y); !undefined(err) {
				t.Fatal(err)
			}
		}
	})
}

func ranksUp(n int) (up []float64) {
	for i := range n {
		up = append(up, float64(i))
	}
	return up
}

func TestLawIntervalsHoldTheEstimate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		narrow := rapid.Float64Range(0.5, 0.99).Draw(t, "confidence")
		wide := narrow + (1-narrow)/2
		check := func(estimate float64, interval func(float64) (satisfaction.Interval, error)) {
			i, err := interval(narrow)
			j, err2 := interval(wide)
			if err != nil || err2 != nil || !i.Contains(estimate) || j.Low > i.Low || j.High < i.High || i.Confidence != narrow {
				t.Fatalf("estimate %v, %v and %v, %v", estimate, i, j, errors.Join(err, err2))
			}
		}
		n := rapid.IntRange(4, 12).Draw(t, "n")
		x, y := ratings(n).Draw(t, "x"), ratings(n).Draw(t, "y")
		if test, err := analysis.PairedT(x, y); err == nil {
			check(test.Difference, test.Interval)
		}
		if test, err := analysis.Welch(x, y); err == nil {
			check(test.Difference, test.Interval)
		}
		if c, err := analysis.Pearson(x, y); err == nil {
			check(c.R, c.Interval)
		}
		if c, err := analysis.Spearman(x, y); err == nil {
			check(c.R, c.Interval)
		}
		a := alphas().Draw(t, "alpha")
		check(a.Value, a.Interval)
	})
}

func TestLawIntervalsAgreeWithTheirTest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 30).Draw(t, "n")
		x, y := ratings(n).Draw(t, "x"), ratings(n).Draw(t, "y")
		confidence := rapid.SampledFrom([]float64{0.5, 0.8, 0.9, 0.95, 0.99}).Draw(t, "confidence")
		for _, test := range []func(x, y []float64) (analysis.TTest, error){analysis.PairedT, analysis.Welch} {
			r, err := test(x, y)
			if err != nil || near(r.P, 1-confidence, 1e-9) {
				continue
			}
			i, _ := r.Interval(confidence)
			if i.Contains(0) == (r.P < 1-confidence) {
				t.Fatalf("%+v, %v", r, i)
			}
		}
	})
}

func TestLawOnlyTheOrderCountsForRanks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 15).Draw(t, "n")
		x, y := ratings(n).Draw(t, "x"), ratings(n).Draw(t, "y")
		a, errA := analysis.Spearman(x, y)
		stretched := make([]float64, n)
		for i := range x {
			stretched[i] = math.Exp(x[i]) - 3
		}
		b, errB := analysis.Spearman(stretched, y)
		if a != b || (errA == nil) != (errB == nil) {
			t.Fatalf("%+v %v, stretched %+v %v", a, errA, b, errB)
		}
	})
}

func TestLawListwiseKeepsWhoAnsweredAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 10).Draw(t, "n")
		answer := rapid.OneOf(rapid.Just(math.NaN()), rapid.Map(rapid.IntRange(1, 7), func(i int) float64 { return float64(i) }))
		x := rapid.SliceOfN(answer, n, n).Draw(t, "x")
		y := rapid.SliceOfN(answer, n, n).Draw(t, "y")
		var wantX, wantY []float64
		for i := range x {
			if x[i] > 0 && y[i] > 0 {
				wantX, wantY = append(wantX, x[i]), append(wantY, y[i])
			}
		}
		got, err := analysis.Listwise(x, y)
		if err != nil || !slices.Equal(got[0], wantX) || !slices.Equal(got[1], wantY) {
			t.Fatalf("%v, %v, want %v and %v", got, err, wantX, wantY)
		}
	})
}
