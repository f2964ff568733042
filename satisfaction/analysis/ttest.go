package analysis

import (
	"math"

	"github.com/servicequality/servicequality/satisfaction"
)

// TTest compares two means. All its numbers are float64 statistics; the zero value
// is no test.
type TTest struct {
	// Method is PairedT or Welch.
	Method satisfaction.Method `json:"method"`
	// Respondents is how many took part: pairs, or those of both waves together.
	Respondents int `json:"respondents"`
	// Difference is the first mean minus the second, in points of the scale.
	Difference float64 `json:"difference"`
	// StandardError is by how much the difference of so many answers is usually off,
	// in points, above 0.
	StandardError float64 `json:"standard_error"`
	// T is the difference in standard errors.
	T float64 `json:"t"`
	// DF is the degrees of freedom, 1 or more; with Welch's test it is no whole number.
	DF float64 `json:"df"`
	// P is the chance of a difference at least this large, either way, if there were
	// none in truth: from 0 to 1, where 0 means below the smallest float64.
	P float64 `json:"p"`
}

const (
	ofPairedT = "paired t test"
	ofWelch   = "Welch test"
)

// PairedT tests whether the same respondents perceived another level than they
// expected: row i of both columns is respondent i, and the difference is perceived
// minus expected. Treating the two columns as independent would throw away what
// pairs have in common. It assumes that the mean difference is about normal, as it
// is for some dozens of respondents; [SignedRank] does without. It is an
// [*UndefinedError] for fewer than two respondents and when all differences are the
// same, equal columns among them; see [InputError] for what is refused.
func PairedT(perceived, expected []float64) (TTest, error) {
	p, e := column{"perceived", perceived}, column{"expected", expected}
	if err := checkRespondents(ofPairedT, 2, p, e); err != nil {
		return TTest{}, err
	}
	d := differences(perceived, expected)
	if isConstant(d, max(size(perceived), size(expected))) {
		return TTest{}, &UndefinedError{ofPairedT, "", "the difference is the same for all respondents"}
	}
	n := len(d)
	return newTTest(satisfaction.PairedT, n, mean(d), variance(d)/float64(n), float64(n-1)), nil
}

// Welch tests whether the mean of two independent groups differs: two waves of a
// survey, two branches. The difference is later minus earlier. The columns may be
// of different length, and their variances need not agree (Welch, Biometrika 34,
// 1947). Answers of the same respondents are paired and belong to [PairedT]. It is
// an [*UndefinedError] for fewer than two answers on one side, and when neither
// side varies.
func Welch(later, earlier []float64) (TTest, error) {
	l, e := column{"later", later}, column{"earlier", earlier}
	if err := check(ofWelch, l, e); err != nil {
		return TTest{}, err
	}
	for _, c := range []column{l, e} {
		if len(c.values) < 2 {
			return TTest{}, &UndefinedError{ofWelch, c.name, "it has fewer than two answers"}
		}
	}
	n, m := float64(len(later)), float64(len(earlier))
	v, w := variance(later)/n, variance(earlier)/m
	if v+w == 0 {
		return TTest{}, &UndefinedError{ofWelch, "", "all answers of each side are the same"}
	}
	df := (v + w) * (v + w) / (v*v/(n-1) + w*w/(m-1))
	return newTTest(satisfaction.Welch, len(later)+len(earlier), mean(later)-mean(earlier), v+w, df), nil
}

// newTTest puts a difference in relation to its squared error, which is not 0.
func newTTest(method satisfaction.Method, respondents int, difference, squaredError, df float64) TTest {
	t := TTest{Method: method, Respondents: respondents, Difference: difference, StandardError: math.Sqrt(squaredError), DF: df}
	t.T = difference / t.StandardError
	t.P = studentTail(df/(df+t.T*t.T), df)
	return t
}

// Interval is the range of differences that agree with the answers, in points, for
// a confidence above 0 and below 1 such as 0.95. It leaves out 0 exactly when P is
// below 1 minus the confidence. It is an [*UndefinedError] for what is no test.
func (t TTest) Interval(confidence float64) (satisfaction.Interval, error) {
	const of = "interval of a difference"
	if err := checkConfidence(of, confidence); err != nil {
		return satisfaction.Interval{}, err
	}
	if !(t.DF >= 1 && t.StandardError > 0) {
		return satisfaction.Interval{}, &UndefinedError{of, "", "there is no test"}
	}
	margin := studentQuantile(confidence, t.DF) * t.StandardError
	return satisfaction.Interval{Low: t.Difference - margin, High: t.Difference + margin, Confidence: confidence, Method: t.Method}, nil
}

// differences gives perceived minus expected of each respondent.
func differences(perceived, expected []float64) []float64 {
	d := make([]float64, len(perceived))
	for i := range d {
		d[i] = perceived[i] - expected[i]
	}
	return d
}
