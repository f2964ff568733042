package analysis_test

import (
	"math"
	"testing"

	"github.com/servicequality/servicequality/satisfaction/analysis"
)

// area integrates f from a to b by Gauss-Legendre with five points in each of many
// pieces.
func area(f func(float64) float64, a, b float64) float64 {
	nodes := []struct{ x, w float64 }{
		{0, 128.0 / 225},
		{math.Sqrt(5-2*math.Sqrt(10.0/7)) / 3, (322 + 13*math.Sqrt(70)) / 900},
		{math.Sqrt(5+2*math.Sqrt(10.0/7)) / 3, (322 - 13*math.Sqrt(70)) / 900},
	}
	const pieces = 500
	half, total := (b-a)/pieces/2, 0.0
	for i := range pieces {
		mid := a + half*float64(2*i+1)
		total += nodes[0].w * f(mid)
		for _, n := range nodes[1:] {
			total += n.w * (f(mid-half*n.x) + f(mid+half*n.x))
		}
	}
	return total * half
}

// studentArea is the area under the t curve within ±t, with x = √df tan u.
func studentArea(t, df float64) float64 {
	a, _ := math.Lgamma((df + 1) / 2)
	b, _ := math.Lgamma(df / 2)
	scale := math.Exp(a-b) / math.Sqrt(math.Pi)
	return 2 * scale * area(func(u float64) float64 { return math.Pow(math.Cos(u), df-1) }, 0, math.Atan(t/math.Sqrt(df)))
}

// fArea is the area under the F curve up to f, with df1 f / df2 = tan² u.
func fArea(f, df1, df2 float64) float64 {
	a, _ := math.Lgamma((df1 + df2) / 2)
	b, _ := math.Lgamma(df1 / 2)
	c, _ := math.Lgamma(df2 / 2)
	curve := func(u float64) float64 {
		return 2 * math.Exp(a-b-c+(df1-1)*math.Log(math.Sin(u))+(df2-1)*math.Log(math.Cos(u)))
	}
	return area(curve, 0, math.Atan(math.Sqrt(df1*f/df2)))
}

func TestLawChancesAreIntegrals(t *testing.T) {
	for n := 2; n <= 60; n++ {
		x := make([]float64, n) // rises by 1 in n-1 steps, less a level
		for i := range x {
			x[i] = float64(i)
		}
		for _, level := range []float64{0, 1, float64(n) / 3, float64(n) / 2.1} {
			y := make([]float64, n)
			for i := range y {
				y[i] = level
			}
			test, err := analysis.PairedT(x, y)
			if err != nil {
				t.Fatal(err)
			}
			if want := 1 - studentArea(math.Abs(test.T), test.DF); math.Abs(test.P-want) > 1e-11 {
				t.Fatalf("n = %d: p = %v, want %v", n, test.P, want)
			}
			for _, confidence := range []float64{0.1, 0.5, 0.9, 0.95, 0.999} {
				i, err := test.Interval(confidence)
				q := (i.High - i.Low) / 2 / test.StandardError
				if got := studentArea(q, test.DF); err != nil || math.Abs(got-confidence) > 1e-9 {
					t.Fatalf("n = %d: the interval at %v holds %v, %v", n, confidence, got, err)
				}
			}
		}
	}
	for _, n := range []int64{2, 3, 10, 89, 300} {
		for _, k := range []int{2, 5, 22} {
			checkFeldt(t, analysis.Alpha{Value: 0.8, Respondents: n, Items: k})
		}
	}
}

func checkFeldt(t *testing.T, a analysis.Alpha) {
	df1 := float64(a.Respondents - 1)
	df2 := df1 * float64(a.Items-1)
	for _, confidence := range []float64{0.5, 0.9, 0.95, 0.99} {
		i, err := a.Interval(confidence)
		if err != nil {
			t.Fatal(err)
		}
		low, high := fArea((1-i.High)/0.2, df1, df2), fArea((1-i.Low)/0.2, df1, df2)
		if tail := (1 - confidence) / 2; math.Abs(low-tail) > 1e-9 || math.Abs(high-1+tail) > 1e-9 {
			t.Fatalf("%+v at %v: the ends cut off %v and %v", a, confidence, low, 1-high)
		}
	}
	later := analysis.Alpha{Value: 0.85, Respondents: a.Respondents + 7, Items: a.Items}
	f, err := later.Change(a)
	below := fArea(f.F, f.DF1, f.DF2)
	if want := 2 * min(below, 1-below); err != nil || math.Abs(f.P-want) > 1e-9 || math.Abs(f.F-0.2/0.15) > 1e-12 || f.DF2 != df1+7 {
		t.Fatalf("%+v, %v, want p = %v", f, err, want)
	}
}
