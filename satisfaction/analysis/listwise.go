package analysis

import "math"

// Listwise gives the columns with those respondents only who answered in all of
// them: a NaN is a missing answer, and a respondent with one is left out of every
// column. It is the only place where NaN means that; everything else refuses it,
// so that nobody is left out in silence. How many remain is the length of each
// column of the result, which is new memory. Columns of unequal length and other
// numbers that cannot be used are an [*InputError]. That nobody remains is no
// fault.
func Listwise(columns ...[]float64) ([][]float64, error) {
	all := named("columns", columns)
	if len(all) == 0 {
		return nil, nil
	}
	present := make([]column, len(all))
	for i, c := range all {
		present[i] = column{c.name, make([]float64, len(c.values))}
		for row, x := range c.values {
			if !math.IsNaN(x) {
				present[i].values[row] = x
			}
		}
	}
	if err := checkRespondents("complete respondents", 0, present...); err != nil {
		return nil, err
	}
	kept := make([][]float64, len(columns))
	for row := range columns[0] {
		if missing(columns, row) {
			continue
		}
		for i, c := range columns {
			kept[i] = append(kept[i], c[row])
		}
	}
	return kept, nil
}

// missing reports whether a respondent left out an answer.
func missing(columns [][]float64, row int) bool {
	for _, c := range columns {
		if math.IsNaN(c[row]) {
			return true
		}
	}
	return false
}
