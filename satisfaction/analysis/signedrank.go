package analysis

import (
	"math"

	"github.com/servicequality/servicequality/satisfaction"
)

// SignedRankTest compares perceived and expected of the same respondents by the
// order of their differences only. It is a float64 statistic; the zero value is no
// test.
type SignedRankTest struct {
	// Method is SignedRank up to 100 respondents who differ, SignedRankNormal beyond.
	Method satisfaction.Method `json:"method"`
	// Respondents is how many perceived another level than they expected.
	Respondents int `json:"respondents"`
	// Zeros is how many perceived what they expected. They take no part, as Wilcoxon
	// had it.
	Zeros int `json:"zeros"`
	// Positive is the sum of the ranks of those who perceived more than expected, a
	// multiple of 1/2.
	Positive float64 `json:"positive"`
	// Negative is the sum of the ranks of those who perceived less.
	Negative float64 `json:"negative"`
	// P is the chance of rank sums at least this far apart, either way, if more and
	// less were equally likely: 0 to 1.
	P float64 `json:"p"`
}

// mostExact is the number of pairs up to which every outcome is counted.
const mostExact = 100

// SignedRank tests whether respondents perceived more, or less, than they expected,
// without the assumption of [PairedT] that the differences have a normal mean
// (Wilcoxon, Biometrics Bulletin 1, 1945). The differences are ranked by size, equal
// sizes share a rank. Up to 100 pairs P is exact, also with shared ranks: the share
// of all ways to choose the signs. Beyond it is the normal approximation with
// correction for shared ranks and continuity. Differences are compared as they are,
// so that ratings should be whole or half points. It is an [*UndefinedError] when
// nobody differs.
func SignedRank(perceived, expected []float64) (SignedRankTest, error) {
	const of = "signed-rank test"
	p, e := column{"perceived", perceived}, column{"expected", expected}
	if err := checkRespondents(of, 1, p, e); err != nil {
		return SignedRankTest{}, err
	}
	var sizes []float64
	var above []bool
	for _, d := range differences(perceived, expected) {
		if d != 0 {
			sizes, above = append(sizes, math.Abs(d)), append(above, d > 0)
		}
	}
	if len(sizes) == 0 {
		return SignedRankTest{}, &UndefinedError{of, "", "all respondents perceived what they expected"}
	}
	t := SignedRankTest{Respondents: len(sizes), Zeros: len(perceived) - len(sizes)}
	r := ranks(sizes)
	for i, rank := range r {
		if above[i] {
			t.Positive += rank
		} else {
			t.Negative += rank
		}
	}
	t.Method, t.P = signedRankChance(r, min(t.Positive, t.Negative))
	return t, nil
}

// signedRankChance gives the chance of a smaller rank sum of at most w.
func signedRankChance(ranks []float64, w float64) (satisfaction.Method, float64) {
	if len(ranks) <= mostExact {
		return satisfaction.SignedRank, min(1, 2*rankSumBelow(ranks, w))
	}
	var total, squares float64
	for _, r := range ranks {
		total += r
		squares += r * r
	}
	z := max(0, total/2-w-0.5) / (math.Sqrt(squares) / 2)
	return satisfaction.SignedRankNormal, math.Erfc(z / math.Sqrt2)
}

// rankSumBelow is the chance that the positive ranks sum to at most w when each
// sign is tossed. Twice a rank is a whole number, so that the chance of each sum is
// a row of a table, and each rank moves one half of it up.
func rankSumBelow(ranks []float64, w float64) float64 {
	most := int(2 * w)
	chance := make([]float64, most+1)
	chance[0] = 1
	for _, r := range ranks {
		up := int(2 * r)
		for s := most; s >= 0; s-- {
			chance[s] /= 2
			if s >= up {
				chance[s] += chance[s-up] / 2
			}
		}
	}
	return sum(len(chance), func(i int) float64 { return chance[i] })
}
