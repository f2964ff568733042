package satisfaction

// Overall gives the means of the whole instrument, joined as w says; with Perceived
// alone they are the performance score and its weighted form. An unset w is an
// [*UnknownError]. It is an [*UndefinedError] when there are no weights for a
// weighted score, and when nobody counts in a dimension that takes part: a
// dimension of weight 0 takes none.
func (r *Report) Overall(w Weighting) (Score, error) {
	switch w {
	case Unweighted:
		return r.joined(r.equalWeights())
	case UnweightedItems:
		return r.byItem()
	case GroupWeighted:
		weights, err := r.GroupWeights()
		if err != nil {
			return Score{}, err
		}
		return r.joined(weights)
	case IndividualWeighted:
		return r.individual()
	}
	_, err := w.MarshalText()
	return Score{}, err
}

func (r *Report) equalWeights() []Exact {
	weights := make([]Exact, r.layout().dimensions())
	for d := range weights {
		weights[d] = Whole(1)
	}
	return weights
}

// joined is the mean of the dimensions, each by its weight.
func (r *Report) joined(weights []Exact) (Score, error) {
	l := r.layout()
	var sums [columnCount]Exact
	var total Exact
	for d, w := range weights {
		if w.Sign() == 0 {
			continue
		}
		s, err := r.dimension(d)
		if err != nil {
			return Score{}, err
		}
		total = total.Add(w)
		for c := range l.columns {
			sums[c] = sums[c].Add(w.Mul(s.means[c]))
		}
	}
	s := Score{Counted: r.answers(), columns: r.t.in.design.Columns}
	for c := range l.columns {
		s.means[c], _ = sums[c].Quo(total)
	}
	return s, nil
}

// answers is the number of counted answers of all items.
func (r *Report) answers() (n int64) {
	for item := range r.layout().items {
		n += r.layout().pairs(r.t.cells, item)[0]
	}
	return n
}

// byItem is the mean of the items.
func (r *Report) byItem() (Score, error) {
	l := r.layout()
	var sums [columnCount]Exact
	for item := range l.items {
		pairs := l.pairs(r.t.cells, item)
		if pairs[0] == 0 {
			return Score{}, &UndefinedError{r.t.in.itemName(item), nobody}
		}
		for c, sum := range pairs[firstSum:] {
			mean, _ := Ratio(sum, pairs[0])
			sums[c] = sums[c].Add(mean)
		}
	}
	return r.score(r.answers(), sums[:l.columns], Whole(int64(l.items))), nil
}

// GroupWeights gives the weight of each dimension in their order, as shares that
// add up to 1: those of the instrument or, with OwnWeights, the mean of the shares
// that the respondents gave. Without any it is an [*UndefinedError].
func (r *Report) GroupWeights() ([]Exact, error) {
	weights := make([]Exact, r.layout().dimensions())
	if r.t.in.design.OwnWeights {
		r.addOwnShares(weights)
	} else {
		for d, g := range r.t.in.design.Dimensions {
			weights[d] = g.Weight
		}
	}
	var total Exact
	for _, w := range weights {
		total = total.Add(w)
	}
	for d, w := range weights {
		var ok bool
		if weights[d], ok = w.Quo(total); !ok {
			return nil, &UndefinedError{"the weight of the dimensions", noWeights}
		}
	}
	return weights, nil
}

// addOwnShares adds up the shares that the respondents gave to each dimension.
func (r *Report) addOwnShares(weights []Exact) {
	for _, total := range r.t.sortedTotals() {
		for d := range weights {
			share, _ := Ratio(r.t.totals[total][1+d], total)
			weights[d] = weights[d].Add(share)
		}
	}
}

// individual is the mean of the scores that the respondents have by their own
// weights.
func (r *Report) individual() (Score, error) {
	l := r.layout()
	var sums [columnCount]Exact
	var scored int64
	for _, total := range r.t.sortedTotals() {
		record := r.t.totals[total]
		scored += record[1+l.dimensions()]
		for d := range l.dimensions() {
			for j := 1; j <= l.width(d); j++ {
				for c, sum := range record[l.shareAt(d, j):][:l.columns] {
					part, _ := Ratio(sum, int64(j)*total)
					sums[c] = sums[c].Add(part)
				}
			}
		}
	}
	if scored == 0 {
		return Score{}, &UndefinedError{"the score by own weights", noWeights}
	}
	return r.score(scored, sums[:l.columns], Whole(scored)), nil
}

// WeightCounts is how the respondents gave their own weights.
type WeightCounts struct {
	Given      int64 `json:"given"`      // respondents who gave weights, all zero included
	AllZero    int64 `json:"all_zero"`   // those of them who gave every dimension 0
	Normalised int64 `json:"normalised"` // those of them whose weights add up to another total
	Scored     int64 `json:"scored"`     // those of them who have a score by their own weights
}

// OwnWeights tells how many respondents gave weights, and what came of it. All
// counts are 0 for an instrument that does not ask.
func (r *Report) OwnWeights() (c WeightCounts) {
	for total, record := range r.t.totals {
		c.Given += record[0]
		c.Scored += record[1+r.layout().dimensions()]
		switch total {
		case 0:
			c.AllZero += record[0]
		case r.t.in.design.WeightTotal:
		default:
			c.Normalised += record[0]
		}
	}
	return c
}
