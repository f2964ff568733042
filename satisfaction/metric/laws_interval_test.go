package metric_test

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/metric"
)

// multinomial gives the chance of these counts for these shares, by the
// definition: n! times the product of share^count / count!.
func multinomial(counts []int, shares []float64) float64 {
	n, logs := 0, 0.0
	for i, c := range counts {
		n += c
		factorial, _ := math.Lgamma(float64(c) + 1)
		logs -= factorial
		if c > 0 {
			logs += float64(c) * math.Log(shares[i])
		}
	}
	factorial, _ := math.Lgamma(float64(n) + 1)
	return math.Exp(logs + factorial)
}

// edge forgives the last bits where a true value lies on the end of an interval.
const edge = 1e-9

type sample struct {
	counts   []int
	interval satisfaction.Interval
}

// coverage adds up the chances of the samples whose interval holds the truth.
func coverage(samples []sample, shares []float64, truth float64) float64 {
	var covered float64
	for _, s := range samples {
		if s.interval.Low-edge <= truth && truth <= s.interval.High+edge {
			covered += multinomial(s.counts, shares)
		}
	}
	return covered
}

// worstNPS is the lowest coverage over all mixes of the three groups in steps of
// 5 % with no group below 5 %, from every possible sample of n answers.
func worstNPS(t *testing.T, n int, interval func(metric.NPS, float64) (satisfaction.Interval, error)) float64 {
	var samples []sample
	for p := 0; p <= n; p++ {
		for d := 0; p+d <= n; d++ {
			i, err := interval(metric.NPS{Promoters: int64(p), Passives: int64(n - p - d), Detractors: int64(d)}, 0.95)
			if err != nil {
				t.Fatal(err)
			}
			samples = append(samples, sample{[]int{p, n - p - d, d}, i})
		}
	}
	worst := 1.0
	for p := 5; p <= 90; p += 5 {
		for d := 5; p+d <= 95; d += 5 {
			shares := []float64{float64(p) / 100, float64(100-p-d) / 100, float64(d) / 100}
			worst = min(worst, coverage(samples, shares, float64(p-d)))
		}
	}
	return worst
}

func TestLawTheNetPromoterIntervalCovers(t *testing.T) {
	for _, n := range []int{10, 11, 12, 13, 14, 15, 16, 18, 20, 25, 30, 40, 60} {
		least := 0.925
		if n == 11 {
			least = 0.92 // 0.9239 at 45 % promoters and 45 % detractors
		}
		if got := worstNPS(t, n, metric.NPS.Interval); got < least {
			t.Errorf("%d answers: coverage falls to %.4f, want at least %v", n, got, least)
		}
	}
}

// The interval that most tools print is kept for comparison, and this is why it
// is not the default.
func TestWaldCoversLess(t *testing.T) {
	if got := worstNPS(t, 10, metric.NPS.Wald); math.Abs(got-0.649) > 0.0005 {
		t.Errorf("coverage of Wald for 10 answers falls to %.4f, want 0.649", got)
	}
}

// Where a group is empty in truth, the adjusted interval covers less; the
// documentation of Interval says so.
func TestNPSIntervalWithoutDetractors(t *testing.T) {
	worst := 1.0
	for p := 0; p <= 100; p += 5 {
		var samples []sample
		for k := range 11 {
			i, _ := metric.NPS{Promoters: int64(k), Passives: int64(10 - k)}.Interval(0.95)
			samples = append(samples, sample{[]int{k, 10 - k}, i})
		}
		worst = min(worst, coverage(samples, []float64{float64(p) / 100, 1 - float64(p)/100}, float64(p)))
	}
	if math.Abs(worst-0.879) > 0.0005 {
		t.Errorf("coverage falls to %.4f, want 0.879", worst)
	}
}

func TestLawTheWilsonIntervalCovers(t *testing.T) {
	for n := 10; n <= 100; n++ {
		var samples []sample
		for k := range n + 1 {
			i, err := metric.Proportion{Hit: int64(k), N: int64(n)}.Interval(0.95)
			if err != nil || i.Low < 0 || i.High > 1 || (i.Low == 0) != (k == 0) || (i.High == 1) != (k == n) {
				t.Fatalf("interval of %d of %d = %v, %v", k, n, i, err)
			}
			samples = append(samples, sample{[]int{k, n - k}, i})
		}
		least := 0.91
		if n < 20 {
			least = 0.89
		}
		for percent := 5; percent <= 95; percent++ {
			p := float64(percent) / 100
			if got := coverage(samples, []float64{p, 1 - p}, p); got < least {
				t.Errorf("%d answers, %d %%: coverage %.4f, want at least %v", n, percent, got, least)
			}
		}
	}
}

func TestLawTheNewcombeIntervalLiesAroundTheDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.Int64Range(1, 50), rapid.Int64Range(1, most))
		p, q := proportions(n).Draw(t, "later"), proportions(n).Draw(t, "earlier")
		confidence := rapid.Float64Range(0.01, 0.999).Draw(t, "confidence")
		i, err := p.ChangeInterval(q, confidence)
		j, err2 := q.ChangeInterval(p, confidence)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		truth, _ := new(big.Rat).Sub(big.NewRat(p.Hit, p.N), big.NewRat(q.Hit, q.N)).Float64()
		if !i.Contains(truth) || i.Low < -1 || i.High > 1 || i.Low != -j.High || i.High != -j.Low {
			t.Fatalf("difference %v in %v, from the other side %v", truth, i, j)
		}
	})
}

func TestLawEqualWeightsChangeNoInterval(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := proportions(rapid.Int64Range(1, most)).Draw(t, "proportion")
		share, _ := p.Share()
		want, err := p.Interval(0.95)
		got, err2 := metric.WeightedInterval(share, satisfaction.Whole(p.N), 0.95)
		if err != nil || err2 != nil || got != want {
			t.Fatalf("%v of %d: %v, %v, want %v, %v", share, p.N, got, err2, want, err)
		}
		n, _ := satisfaction.Ratio(p.N, rapid.Int64Range(1, p.N).Draw(t, "per answer"))
		got, err = metric.WeightedInterval(share, n, 0.95)
		x := share.Float64()
		if err != nil || !got.Contains(x) || got.Low < 0 || got.High > 1 || (x == 0) != (got.Low == 0) || (x == 1) != (got.High == 1) {
			t.Fatalf("%v of %v: %v, %v", share, n, got, err)
		}
	})
}

// wilson is Wilson's formula as it stands in the books, in 300-bit arithmetic.
func wilson(hit, n int64, z float64) (low, high *big.Float) {
	number := func(x float64) *big.Float { return new(big.Float).SetPrec(300).SetFloat64(x) }
	x, all, zz := number(float64(hit)), number(float64(n)), number(z)
	z2 := number(0).Mul(zz, zz)
	root := number(0).Quo(number(0).Mul(x, number(0).Sub(all, x)), all)
	root.Add(root, number(0).Quo(z2, number(4)))
	root.Sqrt(root).Mul(root, zz)
	center := number(0).Add(x, number(0).Quo(z2, number(2)))
	over := number(0).Add(all, z2)
	low = number(0).Quo(number(0).Sub(center, root), over)
	return low, number(0).Quo(number(0).Add(center, root), over)
}

// A proportion of a few hits among very many answers loses no digits.
func TestWilsonIsTheFormulaToTheLastDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := proportions(rapid.OneOf(rapid.Int64Range(1, 50), rapid.Int64Range(1, most))).Draw(t, "proportion")
		p.Hit = rapid.OneOf(rapid.Just(p.Hit), rapid.Int64Range(0, min(p.N, 3))).Draw(t, "hit")
		i, err := p.Interval(0.95)
		if err != nil {
			t.Fatal(err)
		}
		low, high := wilson(p.Hit, p.N, 1.9599639845400543)
		wantLow, _ := low.Float64()
		wantHigh, _ := high.Float64()
		if p.Hit > 0 && math.Abs(i.Low/wantLow-1) > 1e-12 || math.Abs(i.High/wantHigh-1) > 1e-12 {
			t.Fatalf("%v: %v, want %v to %v", p, i, wantLow, wantHigh)
		}
	})
}
