package satisfaction

// Dimension gives the means of a dimension under the instrument's policy for
// missing answers. An unknown name is a [*NameError]; a dimension in which nobody
// counts an [*UndefinedError].
func (r *Report) Dimension(name string) (Score, error) {
	d, ok := r.t.in.dimension(name)
	if !ok {
		return Score{}, &NameError{"dimension", name}
	}
	return r.dimension(d)
}

func (r *Report) dimension(d int) (Score, error) {
	l := r.layout()
	var n int64
	var sums [columnCount]Exact
	if r.t.in.design.Missing == PooledPairs {
		n = r.pooled(d, &sums)
	} else {
		n = r.personMeans(d, &sums)
	}
	if n == 0 {
		return Score{}, &UndefinedError{r.t.in.design.Dimensions[d].Name, nobody}
	}
	return r.score(n, sums[:l.columns], Whole(n)), nil
}

// pooled adds up the counted answers of all items of a dimension.
func (r *Report) pooled(d int, sums *[columnCount]Exact) (n int64) {
	l := r.layout()
	var all [1 + columnCount]int64
	for item := l.first[d]; item < l.first[d+1]; item++ {
		add(all[:], l.pairs(r.t.cells, item))
	}
	for c := range sums {
		sums[c] = Whole(all[firstSum+c])
	}
	return all[0]
}

// personMeans adds up the means of the respondents who answered enough. Those with
// the same number of answers have one denominator.
func (r *Report) personMeans(d int, sums *[columnCount]Exact) (n int64) {
	l := r.layout()
	for j := l.qualify[d]; j <= l.width(d); j++ {
		b := l.bucket(r.t.cells, d, j)
		n += b[0]
		for c := range l.columns {
			means, _ := Ratio(b[firstSum+c], int64(j))
			sums[c] = sums[c].Add(means)
		}
	}
	return n
}

// DimensionCoverage tells how many respondents count in the dimension under the
// instrument's policy. The tally must count [WithReliability] at least, else it is
// an [*UndefinedError].
func (r *Report) DimensionCoverage(name string) (Coverage, error) {
	d, err := r.counted(name, "the coverage of "+name)
	if err != nil {
		return Coverage{}, err
	}
	c := Coverage{Asked: r.Included()}
	for j := r.layout().qualify[d]; j <= r.layout().width(d); j++ {
		c.Counted += r.layout().bucket(r.t.cells, d, j)[0]
	}
	return c, nil
}

// Outcomes tells how many respondents a dimension left above, at and below what an
// expected column says. Each is decided on integers, from the respondent's counted
// answers in the dimension: exact equality is Met, unless [Design.MetBand] is
// wider. Respondents with fewer answers than the policy asks for are left out.
func (r *Report) Outcomes(name string, expected Column) (OutcomeCounts, error) {
	d, err := r.counted(name, "the outcome of "+name)
	if err != nil {
		return OutcomeCounts{}, err
	}
	l := r.layout()
	column, ok := r.t.in.column(expected)
	if !ok || expected == Perceived {
		return OutcomeCounts{}, &UndefinedError{"the outcome of " + name + " against " + expected.String(), notAsked}
	}
	var counts OutcomeCounts
	for j := l.qualify[d]; j <= l.width(d); j++ {
		b := l.bucket(r.t.cells, d, j)
		exceeded, met := b[firstSum+l.columns+2*column], b[firstSum+l.columns+2*column+1]
		counts.Exceeded += exceeded
		counts.Met += met
		counts.Missed += b[0] - exceeded - met
	}
	return counts, nil
}

// counted finds a dimension of which the tally counts respondents.
func (r *Report) counted(name, result string) (d int, err error) {
	d, ok := r.t.in.dimension(name)
	if !ok {
		return 0, &NameError{"dimension", name}
	}
	if r.layout().detail < WithReliability {
		return 0, &UndefinedError{result, notCounted}
	}
	return d, nil
}
