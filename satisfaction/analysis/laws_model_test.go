package analysis_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction/analysis"
)

// withCorrelations gives columns whose covariances are, but for a factor, the
// matrix: contrasts that are independent of each other and of a constant, mixed by
// the Cholesky root of the matrix.
func withCorrelations(r [][]float64) [][]float64 {
	k := len(r)
	n := 2 * k
	root := make([][]float64, k)
	columns := make([][]float64, k)
	for i := range r {
		root[i] = make([]float64, k)
		for j := range i + 1 {
			left := r[i][j]
			for m := range j {
				left -= root[i][m] * root[j][m]
			}
			if i == j {
				root[i][i] = math.Sqrt(left)
			} else {
				root[i][j] = left / root[j][j]
			}
		}
		columns[i] = make([]float64, n)
		for row := range n {
			for j := range i + 1 {
				columns[i][row] += root[i][j] * contrast(j+1, row)
			}
		}
	}
	return columns
}

// contrast j sets the first j rows against row j; all have length 1.
func contrast(j, row int) float64 {
	length := math.Sqrt(float64(j * (j + 1)))
	switch {
	case row < j:
		return 1 / length
	case row == j:
		return -float64(j) / length
	}
	return 0
}

// analysed draws a survey with an overall rating and the analysis of its drivers,
// where there is one.
func analysed(t *rapid.T, most int) (columns [][]float64, a analysis.DriverAnalysis, ok bool) {
	k := rapid.IntRange(1, most).Draw(t, "k")
	columns = surveys(k+1, k+2+rapid.IntRange(0, 10).Draw(t, "more")).Draw(t, "columns")
	a, err := analysis.Drivers(columns[0], columns[1:])
	if err != nil && !undefined(err) {
		t.Fatal(err)
	}
	return columns, a, err == nil
}

func TestLawDriverWeightsSumToR(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns, a, ok := analysed(t, 6)
		if !ok {
			return
		}
		if rapid.Bool().Draw(t, "all") { // the drivers explain all of it
			for row := range columns[0] {
				columns[0][row] = 0
				for i, c := range columns[1:] {
					columns[0][row] += float64(i+1) * c[row]
				}
			}
			var err error
			if a, err = analysis.Drivers(columns[0], columns[1:]); err != nil || a.R2 < 1-1e-12 {
				t.Fatalf("R² of a sum of its drivers is %v, %v", a.R2, err)
			}
		}
		shapley, johnson := 0.0, 0.0
		for _, d := range a.Drivers {
			shapley, johnson = shapley+d.Shapley, johnson+d.Johnson
			if d.Shapley < 0 || d.Johnson < 0 {
				t.Fatalf("%+v", a)
			}
		}
		if !near(shapley, a.R2, 1e-12) || !near(johnson, a.R2, 1e-12) || a.R2 > 1 {
			t.Fatalf("R² = %v, Shapley %v, Johnson %v", a.R2, shapley, johnson)
		}
	})
}

func TestLawUnitsOfDriversChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns, a, ok := analysed(t, 4)
		if !ok {
			return
		}
		factor := rapid.SampledFrom([]float64{1e-20, 0.5, 10, 1e20, -1, -1e6}).Draw(t, "factor")
		origin := rapid.SampledFrom([]float64{0, 1, -100}).Draw(t, "origin")
		which := rapid.IntRange(1, len(columns)-1).Draw(t, "which")
		for row := range columns[which] {
			columns[which][row] = (columns[which][row] + origin) * factor
		}
		b, err := analysis.Drivers(columns[0], columns[1:])
		if err != nil {
			t.Fatal(err)
		}
		for i, d := range a.Drivers {
			if i == which-1 && factor < 0 {
				d.R, d.Beta = -d.R, -d.Beta
			}
			if e := b.Drivers[i]; !near(d.R, e.R, 1e-10) || !near(d.Beta, e.Beta, 1e-8) || !near(d.Shapley, e.Shapley, 1e-10) || !near(d.Johnson, e.Johnson, 1e-10) {
				t.Fatalf("driver %d: %+v, in other units %+v", i, d, e)
			}
		}
	})
}

func TestLawShapleyAndJohnsonAgreeOnTwoDrivers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := surveys(3, rapid.IntRange(4, 15).Draw(t, "n")).Draw(t, "columns")
		a, err := analysis.Drivers(columns[0], columns[1:])
		if err != nil {
			return
		}
		for _, d := range a.Drivers {
			if !near(d.Shapley, d.Johnson, 1e-12) {
				t.Fatalf("%+v", a)
			}
		}
	})
}

// permutations calls f with each order of 0 to k-1.
func permutations(k int, f func(order []int)) {
	order := upTo(k)
	var walk func(int)
	walk = func(i int) {
		if i == k {
			f(order)
			return
		}
		for j := i; j < k; j++ {
			order[i], order[j] = order[j], order[i]
			walk(i + 1)
			order[i], order[j] = order[j], order[i]
		}
	}
	walk(0)
}

func TestLawShapleyWeightsAverageOverAllOrders(t *testing.T) {
	checked := 0
	rapid.Check(t, func(t *rapid.T) {
		columns, a, ok := analysed(t, 4)
		if !ok {
			return
		}
		r := exactCorrelations(columns...)
		known := map[string]float64{} // R² of a set of drivers
		r2 := func(drivers []int) (float64, bool) {
			on := slices.Sorted(slices.Values(drivers))
			for i := range on {
				on[i]++ // behind the overall rating
			}
			key := fmt.Sprint(on)
			if _, ok := known[key]; !ok {
				beta, r2 := exactRegression(r, on)
				if beta == nil {
					return 0, false
				}
				known[key] = r2
			}
			return known[key], true
		}
		k := len(a.Drivers)
		share, orders, fine := make([]float64, k), 0, true
		permutations(k, func(order []int) {
			orders++
			before := 0.0
			for i, d := range order {
				with, ok := r2(order[:i+1])
				fine = fine && ok
				share[d] += with - before
				before = with
			}
		})
		if !fine {
			return
		}
		checked++
		for i, d := range a.Drivers {
			if want := share[i] / float64(orders); !near(d.Shapley, want, 1e-11) {
				t.Fatalf("driver %d: %v, want %v", i, d.Shapley, want)
			}
		}
	})
	if checked < 50 {
		t.Errorf("only %d surveys were checked", checked)
	}
}

func TestLawIndependentDriversHaveTheirSquaredCorrelations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(1, 12).Draw(t, "k")
		weights := rapid.SliceOfN(rapid.Float64Range(-1, 1), k+1, k+1).Draw(t, "weights")
		weights[k] = 1 // what no driver explains
		drivers := make([][]float64, k)
		overall := make([]float64, 2*k+2)
		length := 0.0
		for j, w := range weights {
			length += w * w
			for row := range overall {
				overall[row] += w * contrast(j+1, row)
				if j < k {
					drivers[j] = append(drivers[j], contrast(j+1, row))
				}
			}
		}
		a, err := analysis.Drivers(overall, drivers)
		if err != nil {
			t.Fatal(err)
		}
		for j, d := range a.Drivers {
			r := weights[j] / math.Sqrt(length)
			if !near(d.R, r, 1e-12) || !near(d.Beta, r, 1e-12) || !near(d.Shapley, r*r, 1e-12) || !near(d.Johnson, r*r, 1e-12) {
				t.Fatalf("driver %d: %+v, want r %v", j, d, r)
			}
		}
	})
}

func TestLawAUselessDriverIsNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns, _, ok := analysed(t, 5)
		if !ok {
			return
		}
		n := len(columns[0])
		first := rapid.IntRange(1, len(columns)-1).Draw(t, "first")
		useless := make([]float64, n)
		kind := rapid.SampledFrom([]string{"constant", "copy", "sum"}).Draw(t, "kind")
		for row := range useless {
			switch kind {
			case "constant":
				useless[row] = 4.2
			case "copy":
				useless[row] = 10 - 3*columns[first][row]
			case "sum":
				for _, c := range columns[1:] {
					useless[row] += c[row]
				}
			}
		}
		more := append(columns[1:len(columns):len(columns)], useless)
		if n < len(more)+2 {
			return
		}
		_, err := analysis.Drivers(columns[0], more)
		u, ok := errors.AsType[*analysis.UndefinedError](err)
		if last := fmt.Sprintf("drivers[%d]", len(more)-1); !ok || u.Column != last {
			t.Fatalf("%s: %v, want %s named", kind, err, last)
		}
	})
}

// likelihood is the logarithm of that of a correlation matrix under one factor, but
// for a factor and a constant: -log det S - trace of R S^-1, by elimination.
func likelihood(r [][]float64, loadings, unique []float64) float64 {
	k := len(r)
	a := make([][]float64, k) // S and R side by side
	for i := range a {
		for j := range k {
			s := loadings[i] * loadings[j]
			if i == j {
				s += unique[i]
			}
			a[i] = append(a[i], s)
		}
		a[i] = append(a[i], r[i]...)
	}
	result := 0.0
	for p := range k {
		result -= math.Log(a[p][p])
		for i := range k {
			if i == p {
				continue
			}
			f := a[i][p] / a[p][p]
			for j := range a[i] {
				a[i][j] -= f * a[p][j]
			}
		}
	}
	for i := range k {
		result -= a[i][k+i] / a[i][i]
	}
	return result
}

func TestLawOmegaIsMostLikely(t *testing.T) {
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(3, 6).Draw(t, "k")
		items := surveys(k, 25).Draw(t, "items")
		o, err := analysis.Omega(items)
		if err != nil {
			return // laid down elsewhere
		}
		found++
		r := make([][]float64, k)
		for i := range r {
			for j := range k {
				c, _ := analysis.Pearson(items[i], items[j])
				r[i] = append(r[i], c.R)
			}
		}
		unique := make([]float64, k)
		for i, l := range o.Loadings {
			unique[i] = 1 - l*l
		}
		best := likelihood(r, o.Loadings, unique)
		nearby := rapid.SliceOfN(rapid.Float64Range(-1, 1), 2*k, 2*k).Draw(t, "nearby")
		for _, step := range []float64{0.1, 1e-2, 1e-3} {
			l, u := make([]float64, k), make([]float64, k)
			for i := range l {
				l[i] = o.Loadings[i] + step*nearby[i]
				u[i] = unique[i] * math.Exp(step*nearby[k+i])
			}
			if other := likelihood(r, l, u); other > best+1e-9 {
				t.Fatalf("%+v has %v, loadings %v with %v have %v", o, best, l, u, other)
			}
		}
	})
	if found < 50 {
		t.Errorf("only %d of the surveys have an omega", found)
	}
}

func TestLawOmegaOfEqualLoadingsIsAlpha(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(3, 10).Draw(t, "k")
		own := rapid.SliceOfN(rapid.Float64Range(0.2, 3), k, k).Draw(t, "own")
		covariances := make([][]float64, k)
		total, diagonal := 0.0, 0.0
		for i := range covariances {
			for j := range k {
				covariances[i] = append(covariances[i], 1)
				if i == j {
					covariances[i][i] += own[i]
					diagonal += covariances[i][i]
				}
				total += covariances[i][j]
			}
		}
		alpha := float64(k) / float64(k-1) * (1 - diagonal/total)
		items := withCorrelations(covariances)
		for _, item := range items {
			for row := range item {
				item[row] *= 1e-3
			}
		}
		o, err := analysis.Omega(items)
		if err == nil && slices.Min(o.Loadings) <= 0 {
			t.Fatalf("loadings %v of items that go together", o.Loadings)
		}
		if err != nil || !near(o.Total, alpha, 1e-9) {
			t.Fatalf("omega %+v, %v, want %v", o, err, alpha)
		}
	})
}

// anything draws a number of any kind, most often one that is used.
func anything() *rapid.Generator[float64] {
	rating := rapid.Map(rapid.IntRange(0, 4), func(i int) float64 { return float64(i) })
	return rapid.OneOf(rating, rating, rating, rating,
		rapid.Float64Range(-1e50, 1e50), rapid.Map(rapid.Float64Range(0, 1), func(x float64) float64 { return 1e-50 + 1e-60*x }), rapid.Float64(),
		rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, math.SmallestNonzeroFloat64, 1e50, -1e50, 1e-50, 0.1, 0.3}))
}

// wild draws three to five columns: of a survey, of numbers of every size, or of
// anything; at times one is longer.
func wild() *rapid.Generator[[][]float64] {
	return rapid.Custom(func(t *rapid.T) [][]float64 {
		k, n := rapid.IntRange(3, 5).Draw(t, "k"), rapid.IntRange(0, 16).Draw(t, "n")
		var columns [][]float64
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0, 1:
			columns = surveys(k, n).Draw(t, "survey")
		case 2:
			sized := rapid.OneOf(rapid.Float64Range(-1e50, -1e-50), rapid.Float64Range(1e-50, 1e50))
			columns = rapid.SliceOfN(rapid.SliceOfN(sized, n, n), k, k).Draw(t, "sized")
		default:
			columns = rapid.SliceOfN(rapid.SliceOfN(anything(), n, n), k, k).Draw(t, "anything")
		}
		if rapid.IntRange(0, 19).Draw(t, "ragged") == 0 {
			columns[k-1] = append(columns[k-1], anything().Draw(t, "last"))
		}
		return columns
	})
}

func TestLawNoAnswersGiveNoNumber(t *testing.T) {
	confidences := rapid.OneOf(rapid.Float64Range(0, 1), anything())
	rapid.Check(t, func(t *rapid.T) {
		for name, err := range soundness(wild().Draw(t, "columns"), confidences.Draw(t, "confidence")) {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	})
	defined := map[string]int{} // in a fixed sample
	for i := range 200 {
		for name := range soundness(wild().Example(i), confidences.Example(i)) {
			defined[name]++
		}
	}
	for _, name := range []string{"paired", "welch", "signed", "pearson", "spearman", "predict", "standardised", "omega", "drivers", "alpha"} {
		if defined[name] < 5 {
			t.Errorf("%s was defined only %d times", name, defined[name])
		}
	}
}
