package metric

import (
	"math"
	"strconv"

	"github.com/servicequality/servicequality/satisfaction"
)

// ZTest is the comparison of a result with an earlier one from other answers: two
// waves of a survey, two branches. The two must be independent samples; answers
// of the same people before and after are paired and need another test.
type ZTest struct {
	Difference satisfaction.Exact `json:"difference"` // later minus earlier, in the unit of the result
	Z          float64            `json:"z"`          // the difference in standard errors, a statistic
	// P is the chance of a difference at least this large, either way, if nothing
	// had changed: 0 to 1, a statistic from the normal approximation.
	P float64 `json:"p"`
}

// zTest puts a difference in relation to its variance, which is not 0.
func zTest(difference satisfaction.Exact, variance satisfaction.Exact) ZTest {
	z := difference.Float64() / math.Sqrt(variance.Float64())
	return ZTest{Difference: difference, Z: z, P: math.Erfc(math.Abs(z) / math.Sqrt2)}
}

// quantile gives z such that a standard normal variable lies within ±z with the
// given probability: 1.96 for 0.95.
func quantile(confidence float64) (float64, error) {
	if !(confidence > 0 && confidence < 1) {
		return 0, &InputError{"interval", "confidence", strconv.FormatFloat(confidence, 'g', -1, 64), "a number above 0 and below 1, such as 0.95"}
	}
	return math.Sqrt2 * math.Erfinv(confidence), nil
}
