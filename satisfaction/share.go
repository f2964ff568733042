package satisfaction

import (
	"maps"
	"slices"
)

// Own weights are counted in records, one for each total that weights add up to:
// how many gave weights, the sum of the weights of each dimension, how many of
// those have a weighted score, and over these, for each dimension, number of
// counted answers and column, the sum of weight times sum of ratings. A mean of
// quotients stays exact in that way, because all in one place have one denominator:
// number of answers times total.

// total gives the record of respondents whose weights add up to total, made empty
// when there is none.
func (t *Tally) total(total int64) []int64 {
	if t.totals == nil {
		t.totals = map[int64][]int64{}
	}
	if t.totals[total] == nil {
		t.totals[total] = make([]int64, t.in.layout.perTotal)
	}
	return t.totals[total]
}

// share counts the own weights of a response; nil are none.
func (t *Tally) share(row []byte, weights []int64) {
	l := &t.in.layout
	if len(weights) == 0 || l.excludes(row) {
		return
	}
	record := t.total(sumOf(weights))
	record[0]++
	add(record[1:], weights)
	if !l.scored(row, weights) {
		return
	}
	record[1+l.dimensions()]++
	for d, w := range weights {
		answered, sums := l.dimensionSums(row, d)
		if w > 0 {
			at := record[l.shareAt(d, answered):]
			for c := range l.columns {
				at[c] += w * sums[c]
			}
		}
	}
}

// shareAt is where the sums of a dimension with j counted answers, from 1, begin in
// a record.
func (l *layout) shareAt(d, j int) int {
	return 1 + l.dimensions() + 1 + (l.first[d]+j-1)*l.columns
}

// scored reports whether a respondent has a weighted score: some weight, and
// enough answers in each dimension that has any.
func (l *layout) scored(row []byte, weights []int64) bool {
	for d, w := range weights {
		if answered, _ := l.dimensionSums(row, d); w > 0 && answered < l.qualify[d] {
			return false
		}
	}
	return sumOf(weights) > 0
}

// dimensionSums gives how many items of a dimension were counted and what the
// columns add up to over them.
func (l *layout) dimensionSums(row []byte, d int) (answered int, sums [columnCount]int64) {
	for item := l.first[d]; item < l.first[d+1]; item++ {
		if !l.answered(row, item) {
			continue
		}
		answered++
		for c := range l.columns {
			sums[c] += l.rating(row, item, c)
		}
	}
	return answered, sums
}

// sortedTotals lists the totals that were counted, ascending.
func (t *Tally) sortedTotals() []int64 { return slices.Sorted(maps.Keys(t.totals)) }
