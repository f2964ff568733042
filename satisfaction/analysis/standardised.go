package analysis

import "strconv"

// StandardisedAlpha is the coefficient alpha that the items would have if all had
// the same variance: k r / (1 + (k-1) r), with r the mean of their correlations
// (Cronbach, Psychometrika 16, 1951). It is the alpha of a sum of standardised
// items; of the sum of the answers as they are, which reports use, it is
// [satisfaction.Report.Consistency]. Column i holds the answers to item i, row j
// those of respondent j. It is at most 1, a float64 statistic, and an
// [*UndefinedError] for fewer than two items or respondents, an item that does not
// vary, and items that cancel each other out.
func StandardisedAlpha(items [][]float64) (float64, error) {
	const of = "standardised alpha"
	if err := checkItems(of, 2, 2, items); err != nil {
		return 0, err
	}
	k := float64(len(items))
	total := 0.0 // the variance of the sum of standardised items
	for _, row := range correlations(items) {
		for _, r := range row {
			total += r
		}
	}
	if total <= k*sameness {
		return 0, &UndefinedError{of, "", "the sum of the standardised items is the same for all respondents"}
	}
	return k / (k - 1) * (1 - k/total), nil
}

// checkItems fails for fewer items or respondents than are needed, and for items
// that do not vary.
func checkItems(of string, least, respondents int, items [][]float64) error {
	if len(items) < least {
		return &UndefinedError{of, "", "it takes at least " + strconv.Itoa(least) + " items, there are " + strconv.Itoa(len(items))}
	}
	columns := named("items", items)
	if err := checkRespondents(of, respondents, columns...); err != nil {
		return err
	}
	return checkVaries(of, columns...)
}

// correlations is the matrix of correlations of columns that vary, with exactly 1
// on its diagonal.
func correlations(columns [][]float64) [][]float64 {
	units := make([][]float64, len(columns))
	r := make([][]float64, len(columns))
	for i, c := range columns {
		units[i], r[i] = unit(c), make([]float64, len(columns))
		for j := range i {
			r[i][j] = cosine(units[i], units[j])
			r[j][i] = r[i][j]
		}
		r[i][i] = 1
	}
	return r
}
