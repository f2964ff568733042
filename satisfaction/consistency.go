package satisfaction

import "math"

// Consistency is how well the items of a dimension measure the same thing, in one
// column or as gaps. It is computed over the respondents who answered the whole
// dimension: an alpha over pairs of items with different respondents can leave its
// range and does not merge.
type Consistency struct {
	// Respondents is how many answered every item of the dimension in every column.
	Respondents int64
	// Alpha is coefficient alpha (Cronbach, Psychometrika 16, 1951), at most 1. A
	// negative one is real: look for items with NeedsReversing.
	Alpha Exact
	// Items are the items of the dimension in order.
	Items []ItemConsistency
}

// ItemConsistency is the part of one item in the [Consistency] of its dimension.
type ItemConsistency struct {
	// Item is the name.
	Item string
	// IfDropped is the alpha of the other items; Defined is false when there is none,
	// because fewer than two are left or their sum does not vary.
	IfDropped Exact
	// Defined says whether IfDropped is there.
	Defined bool
	// Rest is the correlation of the item with the sum of the other items, a
	// statistic from -1 to 1; 0 when one of both does not vary.
	Rest float64
	// NeedsReversing says that the item runs against the others: its covariance with
	// their sum is below 0, decided exactly.
	NeedsReversing bool
}

// measure is a sum of columns, each times a factor: a column alone, or perceived
// minus expected.
type measure [columnCount]int64

// Consistency gives that of one column of a dimension, Perceived for performance.
// An unknown name is a [*NameError]. It is an [*UndefinedError] for a column that is
// not asked, a detail that does not count it, a dimension of one item, fewer than
// two complete respondents, and sums that do not vary.
func (r *Report) Consistency(dimension string, c Column) (Consistency, error) {
	var m measure
	column, ok := r.t.in.column(c)
	if !ok {
		return Consistency{}, &UndefinedError{"alpha of " + c.String(), notAsked}
	}
	m[column] = 1
	return r.consistency(dimension, m)
}

// GapConsistency gives the reliability of the item gaps, perceived minus an
// expected column. [Report.DifferenceReliability] is the classical formula for the
// same; the two differ, so that each has its name.
func (r *Report) GapConsistency(dimension string, expected Column) (Consistency, error) {
	var m measure
	column, ok := r.t.in.column(expected)
	if !ok || expected == Perceived {
		return Consistency{}, &UndefinedError{"alpha of gaps against " + expected.String(), notAsked}
	}
	m[column], m[r.layout().columns-1] = -1, 1
	return r.consistency(dimension, m)
}

// DifferenceReliability gives the reliability of a dimension's gap by the classical
// formula (vP aP + vE aE - 2c) / (vP + vE - 2c), from the variances v, the alphas a
// and the covariance c of the sums of both columns (Peter, Churchill and Brown,
// Journal of Consumer Research 19, 1993). A high covariance makes it low: that is
// the criticism of difference scores. It is undefined where one of the alphas is,
// and when the difference does not vary.
func (r *Report) DifferenceReliability(dimension string, expected Column) (Exact, error) {
	p, err := r.Consistency(dimension, Perceived)
	if err != nil {
		return Exact{}, err
	}
	e, err := r.Consistency(dimension, expected)
	if err != nil {
		return Exact{}, err
	}
	d, _ := r.t.in.dimension(dimension)
	column, _ := r.t.in.column(expected)
	last := r.layout().columns - 1
	vp, ve := r.totals(d, last, last), r.totals(d, column, column)
	twice := r.totals(d, last, column).Mul(Whole(2))
	of := vp.Mul(p.Alpha).Add(ve.Mul(e.Alpha)).Sub(twice)
	result, ok := of.Quo(vp.Add(ve).Sub(twice))
	if !ok {
		return Exact{}, &UndefinedError{"the reliability of the difference in " + dimension, "it is the same for all respondents"}
	}
	return result, nil
}

// totals is n^2 times the covariance of the sums of two columns over a dimension.
func (r *Report) totals(d, x, y int) (sum Exact) {
	for item := r.layout().first[d]; item < r.layout().first[d+1]; item++ {
		sum = sum.Add(r.crossDeviation(d, item, x, y))
	}
	return sum
}

func (r *Report) consistency(dimension string, m measure) (Consistency, error) {
	d, err := r.counted(dimension, "alpha of "+dimension)
	if err != nil {
		return Consistency{}, err
	}
	k := r.layout().width(d)
	n := r.completes(d)
	undefined := func(why string) (Consistency, error) {
		return Consistency{}, &UndefinedError{"alpha of " + dimension, why}
	}
	switch {
	case k < 2:
		return undefined("the dimension has one item only")
	case n < 2:
		return undefined("fewer than two respondents answered the whole dimension")
	}
	items, total := r.variances(d, m)
	alpha, ok := alphaOf(k, items, total)
	if !ok {
		return undefined("the sum of the items is the same for all respondents")
	}
	result := Consistency{Respondents: n, Alpha: alpha}
	for i := range items {
		result.Items = append(result.Items, r.itemConsistency(d, i, items, total))
	}
	return result, nil
}

// completes is how many respondents answered a whole dimension.
func (r *Report) completes(d int) int64 {
	return r.layout().bucket(r.t.cells, d, r.layout().width(d))[0]
}

// variance holds n^2 times the variance of an item, and times its covariance with
// the sum of its dimension.
type variance struct{ own, withTotal Exact }

// variances gives those of all items of a dimension, and that of their sum.
func (r *Report) variances(d int, m measure) (items []variance, total Exact) {
	l := r.layout()
	for item := l.first[d]; item < l.first[d+1]; item++ {
		var v variance
		for x := range l.columns {
			for y := range l.columns {
				if factor := Whole(m[x] * m[y]); factor.Sign() != 0 {
					v.own = v.own.Add(factor.Mul(r.itemDeviation(d, item, x, y)))
					v.withTotal = v.withTotal.Add(factor.Mul(r.crossDeviation(d, item, x, y)))
				}
			}
		}
		items = append(items, v)
		total = total.Add(v.withTotal)
	}
	return items, total
}

// itemDeviation is n^2 times the covariance of two columns of an item.
func (r *Report) itemDeviation(d, item, x, y int) Exact {
	l := r.layout()
	rest := l.complete(r.t.cells, item)
	return deviation(r.completes(d), rest[l.product(x, y)], rest[x], rest[y])
}

// crossDeviation is n^2 times the covariance of column x of an item with the sum of
// column y over its dimension.
func (r *Report) crossDeviation(d, item, x, y int) Exact {
	l := r.layout()
	rest := l.complete(r.t.cells, item)
	whole := l.bucket(r.t.cells, d, l.width(d))
	return deviation(whole[0], rest[l.cross(x, y)], rest[x], whole[firstSum+y])
}

// alphaOf is k/(k-1) (1 - sum of the items' variances / variance of their sum).
func alphaOf(k int, items []variance, total Exact) (alpha Exact, ok bool) {
	if k < 2 || total.Sign() <= 0 {
		return Exact{}, false
	}
	left := total
	for _, v := range items {
		left = left.Sub(v.own)
	}
	alpha, ok = left.Quo(total)
	factor, _ := Ratio(int64(k), int64(k-1))
	return alpha.Mul(factor), ok
}

// itemConsistency sets item i against the others of its dimension.
func (r *Report) itemConsistency(d, i int, items []variance, total Exact) ItemConsistency {
	v := items[i]
	others := append(append([]variance{}, items[:i]...), items[i+1:]...)
	withRest := v.withTotal.Sub(v.own)
	rest := total.Sub(v.withTotal).Sub(withRest)
	result := ItemConsistency{Item: r.t.in.design.Dimensions[d].Items[i].Name, NeedsReversing: withRest.Sign() < 0}
	result.IfDropped, result.Defined = alphaOf(len(others), others, rest)
	if v.own.Sign() > 0 && rest.Sign() > 0 {
		r := withRest.Float64() / (math.Sqrt(v.own.Float64()) * math.Sqrt(rest.Float64()))
		result.Rest = max(-1, min(r, 1))
	}
	return result
}
