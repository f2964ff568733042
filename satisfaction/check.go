package satisfaction

// check reports what does not add up in a state that came from outside. Each
// condition holds for whatever has been counted, so that a state that passes leads
// to no number out of range.
func (t *Tally) check() error {
	c := checker{l: &t.in.layout, cells: t.cells}
	c.head()
	for d := range c.l.dimensions() {
		c.dimension(d)
	}
	c.distributions()
	c.shares(t)
	if c.want != "" {
		return &StateError{c.want}
	}
	return nil
}

// checker keeps the first condition that does not hold.
type checker struct {
	l       *layout
	cells   []int64
	counted int64 // responses that are not excluded
	want    string
}

func (c *checker) that(holds bool, want string) {
	if !holds && c.want == "" {
		c.want = want
	}
}

// within reports whether n things from low to high can add up to sum.
func within(sum, n, low, high int64) bool { return n*low <= sum && sum <= n*high }

func (c *checker) head() {
	n := c.cells[headResponses]
	c.that(n <= mostResponses, "at most 1000000000000 responses")
	for _, cell := range c.cells {
		c.that(cell >= 0, "counts of 0 or more")
	}
	c.counted = n
	if c.l.detail < WithReliability {
		return
	}
	for _, flagged := range c.cells[headExcluded:headSize] {
		c.that(flagged <= n, "no more flagged responses than responses")
	}
	c.counted -= c.cells[headExcluded]
	c.that(sumOf(c.cells[c.l.runsAt:c.l.runsAt+c.l.items+1]) == n, "a longest run for each response")
}

func (c *checker) dimension(d int) {
	l := c.l
	all := make([]int64, l.perItem)
	for item := l.first[d]; item < l.first[d+1]; item++ {
		pairs := l.pairs(c.cells, item)
		c.that(pairs[0] <= c.counted, "no more answers than responses")
		for _, sum := range pairs[1:] {
			c.that(within(sum, min(pairs[0], mostResponses), 1, int64(l.points)), "sums of ratings on the scale")
		}
		if c.want == "" {
			add(all, pairs)
		}
	}
	if l.detail >= WithReliability && c.want == "" {
		c.buckets(d, all)
	}
	if l.detail >= WithReliability && c.want == "" {
		c.complete(d)
	}
}

// buckets checks the respondents of a dimension against its items, which add up to
// all.
func (c *checker) buckets(d int, all []int64) {
	l := c.l
	respondents, found := int64(0), make([]int64, l.perItem)
	for j := 1; j <= l.width(d); j++ {
		b := l.bucket(c.cells, d, j)
		n := b[0]
		c.that(n <= c.counted, "no more respondents than responses")
		for _, sum := range b[1 : 1+l.columns] {
			c.that(within(sum, min(n, mostResponses), int64(j), int64(j*l.points)), "sums of ratings on the scale")
		}
		for out := b[1+l.columns:]; len(out) > 0; out = out[2:] {
			c.that(out[0] <= n && out[1] <= n-out[0], "an outcome at most for each respondent")
		}
		if c.want != "" {
			return
		}
		respondents += n
		found[0] += int64(j) * n
		add(found[1:], b[1:1+l.columns])
	}
	c.that(respondents <= c.counted, "no more respondents than responses")
	for i := range all {
		c.that(all[i] == found[i], "items and respondents of a dimension that add up to the same")
	}
}

// complete checks the sums over respondents who answered the whole dimension.
func (c *checker) complete(d int) {
	l := c.l
	whole := l.bucket(c.cells, d, l.width(d))
	n, points := whole[0], int64(l.points)
	sums := make([]int64, l.columns)
	cross := make([]int64, l.columns*l.columns)
	for item := l.first[d]; item < l.first[d+1]; item++ {
		rest := l.complete(c.cells, item)
		for x := range l.columns {
			c.that(within(rest[x], n, 1, points), "sums of ratings on the scale")
			for y := range l.columns {
				c.that(within(rest[l.product(x, y)], n, 1, points*points), "sums of products on the scale")
				c.that(within(rest[l.cross(x, y)], n, 1, points*points*int64(l.width(d))), "sums of products on the scale")
			}
		}
		if c.want != "" {
			return
		}
		c.variances(n, rest)
		add(sums, rest[:l.columns])
		add(cross, rest[l.cross(0, 0):])
	}
	for x := range l.columns {
		c.that(sums[x] == whole[1+x], "items and complete respondents that add up to the same")
		for y := range x {
			c.that(cross[x*l.columns+y] == cross[y*l.columns+x], "products of totals that are the same both ways")
		}
	}
}

// variances checks that no item has a negative variance.
func (c *checker) variances(n int64, rest []int64) {
	for x := range c.l.columns {
		c.that(deviation(n, rest[c.l.product(x, x)], rest[x], rest[x]).Sign() >= 0, "variances of 0 or more")
	}
}

// deviation is n times the sum of products less the product of sums, n^2 times a
// covariance.
func deviation(n, products, x, y int64) Exact {
	return Whole(n).Mul(Whole(products)).Sub(Whole(x).Mul(Whole(y)))
}

func (c *checker) distributions() {
	l := c.l
	if l.detail < Full || c.want != "" {
		return
	}
	for item := range l.items {
		pairs := l.pairs(c.cells, item)
		for column := range l.columns {
			given, sum, missing := int64(0), int64(0), c.counted
			for rating, n := range l.distribution(c.cells, item, column) {
				c.that(n <= c.counted, "no more ratings than responses")
				if c.want != "" {
					return
				}
				missing -= n
				sum += int64(rating) * n
				if rating > 0 {
					given += n
				}
			}
			c.that(missing == 0, "a rating or a missing one for each response")
			c.that(given >= pairs[0] && sum >= pairs[1+column], "distributions that hold the counted answers")
		}
	}
}

// shares checks the own weights.
func (c *checker) shares(t *Tally) {
	if c.want != "" {
		return
	}
	c.that(len(t.totals) == 0 || t.in.design.OwnWeights, "no own weights, as the instrument does not ask for them")
	given := int64(0)
	for _, total := range t.sortedTotals() {
		c.that(0 <= total && total <= mostWeightTotal, "totals of weights from 0 to 1000")
		c.that(total == 0 || total == t.in.design.WeightTotal || t.in.design.Normalise, "the instrument's total of weights")
		for _, n := range t.totals[total] {
			c.that(n >= 0, "counts of 0 or more")
		}
		if c.want == "" {
			given += t.totals[total][0]
			c.share(total, t.totals[total])
		}
	}
	c.that(given <= c.counted, "no more respondents with weights than responses")
}

func (c *checker) share(total int64, record []int64) {
	l := c.l
	n, scored := record[0], record[1+l.dimensions()]
	c.that(0 < n && n <= c.counted, "a respondent at least for each total of weights")
	c.that(scored <= n && (scored == 0 || total > 0), "scores of respondents with weights")
	left := n
	if total > 0 {
		left = min(n, mostResponses) * total
	}
	for _, w := range record[1 : 1+l.dimensions()] {
		c.that(w <= left && total > 0 || w == 0, "weights that add up to their total")
		left -= w
	}
	c.that(left == 0 || total == 0, "weights that add up to their total")
	for d := range l.dimensions() {
		for j := 1; j <= l.width(d); j++ {
			for _, sum := range record[l.shareAt(d, j):][:l.columns] {
				c.that(sum <= scored*total*int64(j*l.points), "weighted sums of ratings on the scale")
			}
		}
	}
}
