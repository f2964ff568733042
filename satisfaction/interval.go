package satisfaction

import "fmt"

// Interval is a range that covers the true value of a statistic in the stated
// share of samples, both ends included. It is a float64 statistic and says by its
// Method which one; two methods give different intervals for the same answers.
// The zero value is no interval.
type Interval struct {
	// Low and High are the ends in the unit of the statistic that they surround:
	// 0 to 1 for a proportion, -100 to 100 for a net promoter score.
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	// Confidence is the share of samples in which an interval of this kind covers
	// the true value, above 0 and below 1: 0.95.
	Confidence float64 `json:"confidence"`
	// Method names the formula.
	Method Method `json:"method"`
}

// Contains reports whether x lies in the interval, ends included.
func (i Interval) Contains(x float64) bool { return i.Low <= x && x <= i.High }

// String gives the ends with four places, the confidence and the method:
// "0.8031 to 0.8889 (95% wilson)".
func (i Interval) String() string {
	return fmt.Sprintf("%.4f to %.4f (%.4g%% %v)", i.Low, i.High, 100*i.Confidence, i.Method)
}
