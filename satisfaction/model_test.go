package satisfaction_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction"
)

// The model is a list of answers, from which every result is worked out by its
// definition in fractions of any size.
type model struct {
	d       satisfaction.Design
	answers []answer
	values  map[bool][]*big.Rat // by reversed or not, and place; made when needed
}

// answer is one respondent: ratings by column and item in places on the scale, -1
// for missing, as they were given; weights are nil when none were given.
type answer struct {
	ratings [][]int
	weights []int64
}

func (m *model) items() (n int) {
	for _, g := range m.d.Dimensions {
		n += len(g.Items)
	}
	return n
}

// span gives the items of a dimension.
func (m *model) span(d int) (from, to int) {
	for _, g := range m.d.Dimensions[:d] {
		from += len(g.Items)
	}
	return from, from + len(m.d.Dimensions[d].Items)
}

func (m *model) item(i int) satisfaction.Item {
	for _, g := range m.d.Dimensions {
		if i < len(g.Items) {
			return g.Items[i]
		}
		i -= len(g.Items)
	}
	panic("no such item")
}

// row is what AddRows takes for an answer.
func (m *model) row(a answer) (row []byte) {
	for _, column := range a.ratings {
		for _, place := range column {
			row = append(row, byte(place+1))
		}
	}
	return row
}

// response is what Add takes for an answer.
func (m *model) response(a answer) satisfaction.Response {
	var columns [][]satisfaction.Rating
	for _, column := range a.ratings {
		var ratings []satisfaction.Rating
		for _, place := range column {
			var r satisfaction.Rating
			if place >= 0 {
				r = satisfaction.Rated(m.d.Scale.Value(place).Decimal(3))
			}
			ratings = append(ratings, r)
		}
		columns = append(columns, ratings)
	}
	last := len(columns) - 1
	resp := satisfaction.Response{Expected: columns[:last], Perceived: columns[last]}
	for _, w := range a.weights {
		resp.Weights = append(resp.Weights, decimal.New(w, 0))
	}
	return resp
}

// value is the rating of an item, mirrored if it is reversed, for reading only.
func (m *model) value(a answer, column, item int) *big.Rat {
	if m.values == nil {
		m.values = map[bool][]*big.Rat{}
		ends := new(big.Rat).Add(m.d.Scale.Min.Rat(), m.d.Scale.Max.Rat())
		for place := range m.d.Scale.Points() {
			x := m.d.Scale.Value(place).Rat()
			m.values[false] = append(m.values[false], x)
			m.values[true] = append(m.values[true], new(big.Rat).Sub(ends, x))
		}
	}
	return m.values[m.item(item).Reversed][a.ratings[column][item]]
}

func (m *model) counts(a answer, item int) bool {
	for _, column := range a.ratings {
		if column[item] < 0 {
			return false
		}
	}
	return true
}

// counted lists the items of a dimension that count.
func (m *model) counted(a answer, d int) (items []int) {
	from, to := m.span(d)
	for i := from; i < to; i++ {
		if m.counts(a, i) {
			items = append(items, i)
		}
	}
	return items
}

// qualifies reports whether a respondent counts in a dimension.
func (m *model) qualifies(a answer, d int) bool {
	n, k := int64(len(m.counted(a, d))), int64(len(m.d.Dimensions[d].Items))
	switch m.d.Missing {
	case satisfaction.Listwise:
		return n == k
	case satisfaction.PersonMean:
		return n > 0 && big.NewRat(n, k).Cmp(m.d.MinShare.Rat()) >= 0
	}
	return n > 0
}

// included lists the answers that no excluded flag meets.
func (m *model) included() (in []answer) {
	for _, a := range m.answers {
		if !slices.ContainsFunc(m.d.Exclude, func(f satisfaction.Flag) bool { return m.flag(a, f) }) {
			in = append(in, a)
		}
	}
	return in
}

func (m *model) flag(a answer, f satisfaction.Flag) bool {
	switch f {
	case satisfaction.Blank:
		return !slices.ContainsFunc(a.ratings, func(c []int) bool { return len(given(c)) > 0 })
	case satisfaction.FlatPerceived:
		return flat(a.ratings[len(a.ratings)-1])
	case satisfaction.FlatAll:
		return !slices.ContainsFunc(a.ratings, func(c []int) bool { return !flat(c) })
	case satisfaction.AllTop:
		top := m.d.Scale.Points() - 1
		return !slices.ContainsFunc(a.ratings, func(c []int) bool { return !flat(c) || given(c)[0] != top })
	}
	adequate, desired := slices.Index(m.d.Columns, satisfaction.Adequate), slices.Index(m.d.Columns, satisfaction.Desired)
	for i := range m.items() {
		if adequate >= 0 && desired >= 0 && m.counts(a, i) && m.value(a, adequate, i).Cmp(m.value(a, desired, i)) > 0 {
			return true
		}
	}
	return false
}

func given(column []int) (places []int) {
	for _, p := range column {
		if p >= 0 {
			places = append(places, p)
		}
	}
	return places
}

func flat(column []int) bool {
	g := given(column)
	return len(g) >= 2 && len(slices.Compact(slices.Sorted(slices.Values(g)))) == 1
}

// sum is a running mean.
type mean struct {
	total big.Rat
	n     int64
}

func (s *mean) add(x *big.Rat) {
	s.total.Add(&s.total, x)
	s.n++
}

func (s *mean) value() *big.Rat { return new(big.Rat).Quo(&s.total, big.NewRat(s.n, 1)) }

// personMean is a respondent's mean in a dimension.
func (m *model) personMean(a answer, d, column int) *big.Rat {
	var s mean
	for _, i := range m.counted(a, d) {
		s.add(m.value(a, column, i))
	}
	return s.value()
}

// dimensionMean is the mean of a column in a dimension, nil when nobody counts.
func (m *model) dimensionMean(d, column int) (*big.Rat, int64) {
	var s mean
	for _, a := range m.included() {
		if !m.qualifies(a, d) {
			continue
		}
		if m.d.Missing == satisfaction.PooledPairs {
			for _, i := range m.counted(a, d) {
				s.add(m.value(a, column, i))
			}
			continue
		}
		s.add(m.personMean(a, d, column))
	}
	if s.n == 0 {
		return nil, 0
	}
	return s.value(), s.n
}

func (m *model) itemMean(item, column int) (*big.Rat, int64) {
	var s mean
	for _, a := range m.included() {
		if m.counts(a, item) {
			s.add(m.value(a, column, item))
		}
	}
	if s.n == 0 {
		return nil, 0
	}
	return s.value(), s.n
}

// individual is the mean of the respondents' scores by their own weights.
func (m *model) individual(column int) *big.Rat {
	var s mean
	for _, a := range m.included() {
		total, score := int64(0), new(big.Rat)
		for d, w := range a.weights {
			if w > 0 && !m.qualifies(a, d) {
				total = 0
				break
			}
			if w > 0 {
				score.Add(score, new(big.Rat).Mul(big.NewRat(w, 1), m.personMean(a, d, column)))
			}
			total += w
		}
		if total > 0 {
			s.add(score.Quo(score, big.NewRat(total, 1)))
		}
	}
	if s.n == 0 {
		return nil
	}
	return s.value()
}

// groupWeights is the weight of each dimension, nil when there are none.
func (m *model) groupWeights() (weights []*big.Rat) {
	sums := make([]mean, len(m.d.Dimensions))
	for d, g := range m.d.Dimensions {
		sums[d].total.Set(g.Weight.Rat())
	}
	for _, a := range m.included() {
		total := int64(0)
		for _, w := range a.weights {
			total += w
		}
		for d, w := range a.weights {
			if total > 0 {
				sums[d].add(big.NewRat(w, total))
			}
		}
	}
	all := new(big.Rat)
	for d := range sums {
		all.Add(all, &sums[d].total)
	}
	if all.Sign() == 0 {
		return nil
	}
	for d := range sums {
		weights = append(weights, new(big.Rat).Quo(&sums[d].total, all))
	}
	return weights
}

// scales, columns and flags of which designs are built.
var (
	half      = decimalExact("0.5")
	someScale = []satisfaction.Scale{
		satisfaction.WholeScale(1, 7), satisfaction.WholeScale(1, 5), satisfaction.WholeScale(0, 10), satisfaction.WholeScale(1, 9),
		satisfaction.WholeScale(-3, 3), satisfaction.WholeScale(0, 1), satisfaction.WholeScale(0, 100), satisfaction.WholeScale(1, 15),
		{Min: satisfaction.Whole(1), Max: satisfaction.Whole(5), Step: half},
	}
	someColumns = [][]satisfaction.Column{
		{satisfaction.Desired, satisfaction.Perceived},
		{satisfaction.Perceived},
		{satisfaction.Adequate, satisfaction.Desired, satisfaction.Perceived},
		{satisfaction.Predicted, satisfaction.Perceived},
	}
)

func decimalExact(s string) satisfaction.Exact {
	x, err := satisfaction.ParseExact(s)
	if err != nil {
		panic(err)
	}
	return x
}

// design draws a valid design of any kind.
func design() *rapid.Generator[satisfaction.Design] {
	return rapid.Custom(func(t *rapid.T) satisfaction.Design {
		d := satisfaction.Design{
			Name:    "drawn",
			Columns: rapid.SampledFrom(someColumns).Draw(t, "columns"),
			Scale:   rapid.SampledFrom(someScale).Draw(t, "scale"),
			Detail:  rapid.SampledFrom([]satisfaction.Detail{0, satisfaction.Full, satisfaction.WithReliability, satisfaction.GapsOnly}).Draw(t, "detail"),
		}
		for i := range rapid.IntRange(1, 4).Draw(t, "dimensions") {
			g := satisfaction.Group{Name: fmt.Sprintf("d%d", i)}
			for j := range rapid.IntRange(1, 9).Draw(t, "items") {
				g.Items = append(g.Items, satisfaction.Item{
					Name:     fmt.Sprintf("d%d-%d", i, j),
					Reversed: rapid.SampledFrom([]bool{false, false, true}).Draw(t, "reversed"),
				})
			}
			d.Dimensions = append(d.Dimensions, g)
		}
		drawWeights(t, &d)
		if d.Detail == satisfaction.GapsOnly {
			return d
		}
		d.Missing = rapid.SampledFrom(append(satisfaction.MissingPolicies(), 0)).Draw(t, "missing")
		if d.Missing == satisfaction.PersonMean {
			d.MinShare, _ = satisfaction.Ratio(rapid.Int64Range(0, 5).Draw(t, "share"), 5)
		}
		d.MetBand = rapid.SampledFrom([]satisfaction.Exact{{}, {}, half, satisfaction.Whole(1), satisfaction.Whole(1000)}).Draw(t, "band")
		for _, f := range satisfaction.Flags() {
			if rapid.IntRange(0, 9).Draw(t, "exclude") == 9 {
				d.Exclude = append(d.Exclude, f)
			}
		}
		return d
	})
}

func drawWeights(t *rapid.T, d *satisfaction.Design) {
	switch kind := rapid.SampledFrom([]string{"own", "fixed", "none"}).Draw(t, "weights"); {
	case kind == "own" && d.Detail != satisfaction.GapsOnly:
		d.OwnWeights, d.WeightTotal = true, 10
		d.Normalise = rapid.Bool().Draw(t, "normalise")
	case kind == "fixed":
		d.Normalise = true
		for i := range d.Dimensions {
			d.Dimensions[i].Weight, _ = satisfaction.Ratio(rapid.Int64Range(0, 9).Draw(t, "weight"), 3)
		}
	}
}

// draw draws the answers of n respondents: of a dozen cells one is missing, some
// respondents are careless, some leave all out, and some use only the lower part of
// the scale. Single ratings follow from a seed, which is cheaper than drawing each.
func (m *model) draw(t *rapid.T, n int) {
	top := m.d.Scale.Points() - 1
	random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "ratings"), 0))
	for range n {
		kind := rapid.SampledFrom([]string{"dense", "dense", "holes", "flat", "top", "blank"}).Draw(t, "kind")
		highest := rapid.IntRange(0, top).Draw(t, "highest")
		var a answer
		for range m.d.Columns {
			var column []int
			for range m.items() {
				place := random.IntN(highest + 1)
				switch {
				case kind == "blank", kind != "dense" && random.IntN(12) == 0:
					place = -1
				case kind == "top":
					place = top
				case kind == "flat":
					place = highest
				}
				column = append(column, place)
			}
			a.ratings = append(a.ratings, column)
		}
		if m.d.OwnWeights {
			a.weights = m.drawOwnWeights(t)
		}
		m.answers = append(m.answers, a)
	}
}

func (m *model) drawOwnWeights(t *rapid.T) []int64 {
	kind := rapid.SampledFrom([]string{"whole", "whole", "none", "zero", "other"}).Draw(t, "own")
	if kind == "none" {
		return nil
	}
	weights := make([]int64, len(m.d.Dimensions))
	left := m.d.WeightTotal
	if kind == "zero" {
		left = 0
	}
	for d := range weights[1:] {
		weights[d] = rapid.Int64Range(0, left).Draw(t, "w")
		left -= weights[d]
	}
	weights[len(weights)-1] = left
	if kind == "other" && m.d.Normalise {
		weights[0] += rapid.Int64Range(0, 5).Draw(t, "more")
	}
	return weights
}

// drawModel draws a design with defaults filled in, its instrument, and answers.
func drawModel(t *rapid.T, most int) (*model, *satisfaction.Instrument) {
	in, err := satisfaction.New(design().Draw(t, "design"))
	if err != nil {
		t.Fatalf("a drawn design is refused: %v", err)
	}
	m := &model{d: in.Design()}
	m.draw(t, rapid.IntRange(0, most).Draw(t, "n"))
	return m, in
}

// tally counts all answers one by one through the decimals' door.
func (m *model) tally(t interface{ Fatalf(string, ...any) }, in *satisfaction.Instrument, answers []answer) *satisfaction.Tally {
	tally := satisfaction.NewTally(in)
	for _, a := range answers {
		if err := tally.Add(m.response(a)); err != nil {
			t.Fatalf("Add: %v", err)
		}
	}
	return tally
}
