package analysis

import (
	"errors"
	"fmt"

	"github.com/servicequality/servicequality/satisfaction"
)

// Alpha is coefficient alpha with what its distribution depends on. The number
// itself is exact in [satisfaction.Consistency]; what it says of other samples is a
// float64 statistic. It assumes normal answers whose items are exchangeable.
type Alpha struct {
	// Value is the coefficient, at most 1; below 0 is real.
	Value float64 `json:"value"`
	// Respondents is how many answered all items, 2 to 1,000,000.
	Respondents int64 `json:"respondents"`
	// Items is how many there are, 2 to 1,000.
	Items int `json:"items"`
}

const (
	mostRespondents = 1_000_000
	mostItems       = 1_000
)

// AlphaOf takes what a report says.
func AlphaOf(c satisfaction.Consistency) Alpha {
	return Alpha{Value: c.Alpha.Float64(), Respondents: c.Respondents, Items: len(c.Items)}
}

// Interval is the range of alphas that agree with the answers, for a confidence
// above 0 and below 1 such as 0.95: (1 - true) / (1 - alpha) has an F distribution
// with n-1 and (n-1)(k-1) degrees of freedom (Feldt, Psychometrika 30, 1965; Feldt,
// Woodruff and Salih, Applied Psychological Measurement 11, 1987). From a confidence
// of 0.5 on it holds the coefficient; of an alpha of 1 both ends are 1. What is no
// alpha is an [*InputError].
func (a Alpha) Interval(confidence float64) (satisfaction.Interval, error) {
	const of = "interval of alpha"
	if err := errors.Join(a.check(of, "alpha"), checkConfidence(of, confidence)); err != nil {
		return satisfaction.Interval{}, err
	}
	df1 := float64(a.Respondents - 1)
	df2 := df1 * float64(a.Items-1)
	tail := (1 - confidence) / 2
	return satisfaction.Interval{
		Low:        1 - (1-a.Value)/fQuantile(tail, df2, df1),
		High:       1 - (1-a.Value)*fQuantile(tail, df1, df2),
		Confidence: confidence,
		Method:     satisfaction.Feldt,
	}, nil
}

// FTest compares two alphas. It is a float64 statistic; the zero value is no test.
type FTest struct {
	// Method is Feldt.
	Method satisfaction.Method `json:"method"`
	// F is the earlier share of error over the later one: above 1 the later alpha is
	// higher.
	F float64 `json:"f"`
	// DF1 is the degrees of freedom of the earlier share of error, its respondents
	// less 1.
	DF1 float64 `json:"df1"`
	// DF2 is that of the later.
	DF2 float64 `json:"df2"`
	// P is the chance of a ratio at least this far from 1, either way, if both alphas
	// were the same in truth: 0 to 1.
	P float64 `json:"p"`
}

// Change compares a with the alpha of earlier, independent respondents: (1 -
// earlier) / (1 - a) against an F distribution with the respondents less 1 of each
// (Feldt, Psychometrika 34, 1969). It is an approximation that takes many items for
// granted and then is good from a few dozen respondents on. It is an
// [*UndefinedError] when one of the alphas is 1, and an [*InputError] for what is no
// alpha.
func (a Alpha) Change(earlier Alpha) (FTest, error) {
	const of = "change of alpha"
	if err := errors.Join(a.check(of, "later"), earlier.check(of, "earlier")); err != nil {
		return FTest{}, err
	}
	if a.Value == 1 || earlier.Value == 1 {
		return FTest{}, &UndefinedError{of, "", "an alpha of 1 leaves no share of error"}
	}
	t := FTest{
		Method: satisfaction.Feldt,
		F:      (1 - earlier.Value) / (1 - a.Value),
		DF1:    float64(earlier.Respondents - 1),
		DF2:    float64(a.Respondents - 1),
	}
	t.P = min(1, 2*min(fBelow(t.F, t.DF1, t.DF2), fAbove(t.F, t.DF1, t.DF2)))
	return t, nil
}

// check fails for each part that is out of range.
func (a Alpha) check(of, name string) error {
	var faults []error
	if !(a.Value <= 1 && a.Value >= -largest) {
		faults = append(faults, &InputError{of, name + ".value", -1, number(a.Value), "a number from -1e50 to 1"})
	}
	if a.Respondents < 2 || a.Respondents > mostRespondents {
		faults = append(faults, &InputError{of, name + ".respondents", -1, fmt.Sprint(a.Respondents), fmt.Sprintf("2 to %d", mostRespondents)})
	}
	if a.Items < 2 || a.Items > mostItems {
		faults = append(faults, &InputError{of, name + ".items", -1, fmt.Sprint(a.Items), fmt.Sprintf("2 to %d", mostItems)})
	}
	return errors.Join(faults...)
}
