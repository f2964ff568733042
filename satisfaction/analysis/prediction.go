package analysis

import "github.com/servicequality/servicequality/satisfaction"

// Prediction says which goes closer with what customers think of the service as a
// whole: how it was perceived, or by how much it missed what was expected. That
// performance alone often wins is the criticism of gap scores (Cronin and Taylor,
// Journal of Marketing 56, 1992); here is the answer for one's own survey.
type Prediction struct {
	// Perceived is the correlation of perceived with overall.
	Perceived Correlation `json:"perceived"`
	// Gap is the correlation of perceived minus expected with overall.
	Gap Correlation `json:"gap"`
}

// Predict correlates what the same respondents perceived, and their gaps, with an
// overall rating, by [Pearson]. It is an [*UndefinedError] for fewer than three
// respondents, and when perceived, overall or the gap is the same for all.
func Predict(perceived, expected, overall []float64) (Prediction, error) {
	const of = "prediction"
	p, e, o := column{"perceived", perceived}, column{"expected", expected}, column{"overall", overall}
	if err := checkRespondents(of, 3, p, e, o); err != nil {
		return Prediction{}, err
	}
	if err := checkVaries(of, p, o); err != nil {
		return Prediction{}, err
	}
	gap := differences(perceived, expected)
	if isConstant(gap, max(size(perceived), size(expected))) {
		return Prediction{}, &UndefinedError{of, "gap", constant}
	}
	return Prediction{
		Perceived: correlate(satisfaction.Pearson, perceived, overall),
		Gap:       correlate(satisfaction.Pearson, gap, overall),
	}, nil
}
