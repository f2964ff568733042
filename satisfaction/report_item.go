package satisfaction

import "slices"

// Coverage is how much of what was asked could be counted.
type Coverage struct {
	Asked   int64 `json:"asked"`   // the responses that are included
	Counted int64 `json:"counted"` // those of them that are answered in all columns
}

// Share is Counted divided by Asked, 0 to 1; ok is false when nobody was asked.
func (c Coverage) Share() (share Exact, ok bool) { return Ratio(c.Counted, c.Asked) }

// ItemCoverage tells for how many of the included responses the item counts. A
// response in which one column is missing does not count, and is never completed.
func (r *Report) ItemCoverage(name string) (Coverage, error) {
	item, ok := r.t.in.item(name)
	if !ok {
		return Coverage{}, &NameError{"item", name}
	}
	return Coverage{Asked: r.Included(), Counted: r.layout().pairs(r.t.cells, item)[0]}, nil
}

// Item gives the means of an item over the answers that are complete in all
// columns, whatever the policy for missing answers. An unknown name is a
// [*NameError]; an item that nobody answered an [*UndefinedError].
func (r *Report) Item(name string) (Score, error) {
	item, ok := r.t.in.item(name)
	if !ok {
		return Score{}, &NameError{"item", name}
	}
	pairs := r.layout().pairs(r.t.cells, item)
	if pairs[0] == 0 {
		return Score{}, &UndefinedError{name, nobody}
	}
	return r.score(pairs[0], wholes(pairs[firstSum:]), Whole(pairs[0])), nil
}

// Distribution is how often each point of the scale was given to an item in one
// column, over all answers, whether the other columns were answered or not.
// Reversed items are mirrored.
type Distribution struct {
	Scale   Scale   `json:"scale"`   // that of the instrument
	Counts  []int64 `json:"counts"`  // by place on the scale, from Min up
	Missing int64   `json:"missing"` // included responses without this answer
}

// Distribution gives that of an item in a column. The tally must count with [Full]
// detail and the column must be asked, else it is an [*UndefinedError].
func (r *Report) Distribution(name string, c Column) (Distribution, error) {
	item, ok := r.t.in.item(name)
	if !ok {
		return Distribution{}, &NameError{"item", name}
	}
	column, ok := r.t.in.column(c)
	if !ok {
		return Distribution{}, &UndefinedError{c.String() + " of " + name, notAsked}
	}
	if r.layout().detail < Full {
		return Distribution{}, &UndefinedError{"the distribution of " + name, notCounted}
	}
	counts := r.layout().distribution(r.t.cells, item, column)
	return Distribution{Scale: r.t.in.design.Scale, Counts: slices.Clone(counts[1:]), Missing: counts[0]}, nil
}

// Answers is the number of ratings.
func (d Distribution) Answers() int64 { return sumOf(d.Counts) }

// Ceiling is the share of answers at the top of the scale, 0 to 1. Expectations
// near the ceiling leave no room for a positive gap. ok is false when nobody
// answered.
func (d Distribution) Ceiling() (share Exact, ok bool) { return d.TopBoxes(1) }

// TopBoxes is the share of answers on the n best points of the scale, 0 to 1; ok
// is false when nobody answered.
func (d Distribution) TopBoxes(n int) (share Exact, ok bool) {
	from := max(0, len(d.Counts)-max(n, 0))
	return Ratio(sumOf(d.Counts[from:]), d.Answers())
}

// Mean is the mean rating; ok is false when nobody answered. It is over all answers in
// the column and may differ from that of [Report.Item], which is over the complete ones.
func (d Distribution) Mean() (mean Exact, ok bool) {
	sum, _ := d.sums()
	return sum.Quo(Whole(d.Answers()))
}

// Variance is the sample variance of the ratings, the sum of squared distances from
// their mean divided by one less than their number; its root is the standard
// deviation that tables print. ok is false for fewer than two answers.
func (d Distribution) Variance() (variance Exact, ok bool) {
	n := d.Answers()
	if n < 2 {
		return Exact{}, false
	}
	sum, squares := d.sums()
	mean, _ := sum.Quo(Whole(n))
	return squares.Sub(sum.Mul(mean)).Quo(Whole(n - 1))
}

// sums gives the sum of the ratings and that of their squares.
func (d Distribution) sums() (sum, squares Exact) {
	for i, n := range d.Counts {
		if n == 0 {
			continue
		}
		all := d.Scale.Value(i).Mul(Whole(n))
		sum, squares = sum.Add(all), squares.Add(all.Mul(d.Scale.Value(i)))
	}
	return sum, squares
}

// Median is the rating in the middle, or the mean of the two in the middle when
// their number is even. It asks nothing of the distances between ratings but in
// that last case. ok is false when nobody answered.
func (d Distribution) Median() (median Exact, ok bool) {
	n := d.Answers()
	if n <= 0 {
		return Exact{}, false
	}
	half, _ := Ratio(1, 2)
	return d.rank((n + 1) / 2).Add(d.rank(n/2 + 1)).Mul(half), true
}

// rank is the k-th smallest rating, k from 1.
func (d Distribution) rank(k int64) Exact {
	for i, n := range d.Counts {
		if k -= n; k <= 0 {
			return d.Scale.Value(i)
		}
	}
	return d.Scale.Max
}
