package analysis

import (
	"math"

	"github.com/servicequality/servicequality/satisfaction"
)

// Correlation is how closely two columns go together. It is a float64 statistic and
// says nothing of cause; the zero value is no correlation.
type Correlation struct {
	// Method is Pearson or Spearman.
	Method satisfaction.Method `json:"method"`
	// Respondents is how many answered, three or more.
	Respondents int `json:"respondents"`
	// R is the coefficient, from -1 to 1.
	R float64 `json:"r"`
	// P is the chance of a coefficient at least this far from 0 if the columns were
	// independent, from 0 to 1, by Student's t with two degrees of freedom less than
	// respondents. For ranks this is an approximation, rough below ten respondents.
	P float64 `json:"p"`
}

const ofCorrelation = "correlation"

// Pearson gives the product-moment correlation: 1 and -1 when one column is a
// straight line of the other. It is an [*UndefinedError] for fewer than three
// respondents, and names the column that does not vary.
func Pearson(x, y []float64) (Correlation, error) {
	a, b := column{"x", x}, column{"y", y}
	if err := checkCorrelated(a, b); err != nil {
		return Correlation{}, err
	}
	return correlate(satisfaction.Pearson, x, y), nil
}

// Spearman gives the correlation of ranks, which asks only whether more of one goes
// with more of the other: for ratings it assumes less than [Pearson]. Equal answers
// share the mean of their ranks. It is undefined where that is.
func Spearman(x, y []float64) (Correlation, error) {
	a, b := column{"x", x}, column{"y", y}
	if err := checkCorrelated(a, b); err != nil {
		return Correlation{}, err
	}
	return correlate(satisfaction.Spearman, ranks(x), ranks(y)), nil
}

func checkCorrelated(columns ...column) error {
	if err := checkRespondents(ofCorrelation, 3, columns...); err != nil {
		return err
	}
	return checkVaries(ofCorrelation, columns...)
}

// correlate takes columns that vary. What r leaves of a column's unit length is
// worked out from the rest itself: 1 - r² would lose its digits near 1.
func correlate(method satisfaction.Method, x, y []float64) Correlation {
	x, y = unit(x), unit(y)
	r := cosine(x, y)
	rest := sum(len(x), func(i int) float64 { return (x[i] - r*y[i]) * (x[i] - r*y[i]) })
	return Correlation{Method: method, Respondents: len(x), R: r, P: studentTail(min(1, rest), float64(len(x)-2))}
}

// cosine is the correlation of two columns of unit length.
func cosine(x, y []float64) float64 { return max(-1, min(products(x, y), 1)) }

// Interval is the range of correlations that agree with the answers, within -1 and
// 1, for a confidence above 0 and below 1 such as 0.95: atanh(r) is about normal
// with variance 1/(n-3) (Fisher, Metron 1, 1921), for ranks (1+r²/2)/(n-3) (Bonett
// and Wright, Psychometrika 65, 2000). Of a perfect correlation both ends are that.
// It is an [*UndefinedError] for fewer than four respondents.
func (c Correlation) Interval(confidence float64) (satisfaction.Interval, error) {
	const of = "interval of a correlation"
	if err := checkConfidence(of, confidence); err != nil {
		return satisfaction.Interval{}, err
	}
	if !(c.Respondents >= 4 && math.Abs(c.R) <= 1) {
		return satisfaction.Interval{}, &UndefinedError{of, "", "it takes a correlation of at least 4 respondents"}
	}
	spread := 1.0
	if c.Method == satisfaction.Spearman {
		spread += c.R * c.R / 2
	}
	z, margin := math.Atanh(c.R), normalQuantile(confidence)*math.Sqrt(spread/float64(c.Respondents-3))
	return satisfaction.Interval{Low: math.Tanh(z - margin), High: math.Tanh(z + margin), Confidence: confidence, Method: c.Method}, nil
}
