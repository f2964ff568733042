package satisfaction

import "slices"

// Score is the mean rating of each column of an item, a dimension or the whole
// instrument, over the same answers, so that gaps are differences of means.
type Score struct {
	// Counted is what the means are over: answers that are complete in all columns
	// for an item and under PooledPairs, respondents under PersonMean, Listwise and
	// IndividualWeighted. For the other overall scores it is the answers of all items.
	Counted int64
	columns []Column // those of the instrument; never written to
	means   [columnCount]Exact
}

// Mean is the mean rating of a column, on the scale; ok is false for a column that
// the instrument does not ask. The mean of Perceived is the performance-only score
// (Cronin and Taylor, Journal of Marketing 56, 1992).
func (s Score) Mean(c Column) (mean Exact, ok bool) {
	i := slices.Index(s.columns, c)
	if i < 0 {
		return Exact{}, false
	}
	return s.means[i], true
}

// Gap is perceived minus the mean of an expected column; ok is false for Perceived
// and for a column that the instrument does not ask.
func (s Score) Gap(expected Column) (gap Gap, ok bool) {
	mean, ok := s.Mean(expected)
	if !ok || expected == Perceived {
		return Gap{}, false
	}
	return Gap{s.means[len(s.columns)-1].Sub(mean)}, true
}

// Zone is the zone of tolerance; ok is false for an instrument that does not ask
// both Adequate and Desired.
func (s Score) Zone() (zone Zone, ok bool) {
	adequacy, ok1 := s.Gap(Adequate)
	superiority, ok2 := s.Gap(Desired)
	if !ok1 || !ok2 {
		return Zone{}, false
	}
	return Zone{adequacy, superiority, adequacy.Sub(superiority.Exact)}, true
}
