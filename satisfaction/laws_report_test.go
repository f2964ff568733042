package satisfaction_test

import (
	"errors"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction"
)

// same compares a result with the model's; nil is an undefined one.
func same(t *rapid.T, what string, got satisfaction.Exact, err error, want *big.Rat) {
	t.Helper()
	if _, undefined := errors.AsType[*satisfaction.UndefinedError](err); undefined && want == nil {
		return
	}
	if err != nil || want == nil || got.Rat().Cmp(want) != 0 {
		t.Fatalf("%s = %v, %v, want %v", what, got, err, want)
	}
}

func mean1(s satisfaction.Score, err error, c satisfaction.Column) (satisfaction.Exact, error) {
	mean, ok := s.Mean(c)
	if err == nil && !ok {
		err = errors.New("the column is not there")
	}
	return mean, err
}

func TestLawResultsAreTheDefinitions(t *testing.T) {
	classes := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 8)
		r, err := m.tally(t, in, m.answers).Report()
		if err != nil {
			t.Fatal(err)
		}
		classes[m.d.Missing.String()]++
		classes[m.d.Detail.String()]++
		for c, column := range m.d.Columns {
			for i := range m.items() {
				want, n := m.itemMean(i, c)
				s, err := r.Item(m.item(i).Name)
				got, err := mean1(s, err, column)
				same(t, m.item(i).Name, got, err, want)
				if s.Counted != n {
					t.Fatalf("%s counts %d, want %d", m.item(i).Name, s.Counted, n)
				}
			}
			for d, g := range m.d.Dimensions {
				want, n := m.dimensionMean(d, c)
				s, err := r.Dimension(g.Name)
				got, err := mean1(s, err, column)
				same(t, g.Name, got, err, want)
				if s.Counted != n {
					t.Fatalf("%s counts %d, want %d", g.Name, s.Counted, n)
				}
			}
			for _, w := range satisfaction.Weightings() {
				s, err := r.Overall(w)
				got, err := mean1(s, err, column)
				want := m.overall(w, c)
				same(t, w.String(), got, err, want)
				if want != nil {
					classes[w.String()]++
				}
			}
		}
	})
	for _, class := range []string{"pooled-pairs", "person-mean", "listwise", "gaps-only", "with-reliability", "full",
		"unweighted", "unweighted-items", "group-weighted", "individual-weighted"} {
		if classes[class] < 5 {
			t.Errorf("%s: drawn %d times, which proves little", class, classes[class])
		}
	}
}

// overall is the definition of the four overall scores.
func (m *model) overall(w satisfaction.Weighting, c int) *big.Rat {
	var s mean
	switch w {
	case satisfaction.UnweightedItems:
		for i := range m.items() {
			x, _ := m.itemMean(i, c)
			if x == nil {
				return nil
			}
			s.add(x)
		}
		return s.value()
	case satisfaction.IndividualWeighted:
		return m.individual(c)
	}
	weights := m.groupWeights()
	if w == satisfaction.GroupWeighted && weights == nil {
		return nil
	}
	for d := range m.d.Dimensions {
		weight := big.NewRat(1, int64(len(m.d.Dimensions)))
		if w == satisfaction.GroupWeighted {
			weight = weights[d]
		}
		x, _ := m.dimensionMean(d, c)
		if x == nil && weight.Sign() > 0 {
			return nil
		}
		if x != nil {
			s.total.Add(&s.total, new(big.Rat).Mul(weight, x))
		}
	}
	return &s.total
}

func TestLawOutcomesAreDecidedByEachRespondent(t *testing.T) {
	seen := satisfaction.OutcomeCounts{}
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 8)
		r, _ := m.tally(t, in, m.answers).Report()
		for d, g := range m.d.Dimensions {
			for c, column := range m.d.Columns {
				got, err := r.Outcomes(g.Name, column)
				if defined := m.d.Detail != satisfaction.GapsOnly && column != satisfaction.Perceived; (err == nil) != defined {
					t.Fatalf("Outcomes(%s, %v): %v", g.Name, column, err)
				}
				if err != nil {
					continue
				}
				want := m.outcomes(d, c)
				if got != want {
					t.Fatalf("Outcomes(%s, %v) = %+v, want %+v", g.Name, column, got, want)
				}
				seen.Exceeded, seen.Met, seen.Missed = seen.Exceeded+got.Exceeded, seen.Met+got.Met, seen.Missed+got.Missed
			}
		}
	})
	if min(seen.Exceeded, seen.Met, seen.Missed) < 20 {
		t.Errorf("outcomes seen: %+v, which proves little", seen)
	}
}

func (m *model) outcomes(d, c int) (counts satisfaction.OutcomeCounts) {
	for _, a := range m.included() {
		if !m.qualifies(a, d) {
			continue
		}
		gap := new(big.Rat).Sub(m.personMean(a, d, len(m.d.Columns)-1), m.personMean(a, d, c))
		switch band := m.d.MetBand.Rat(); {
		case gap.Cmp(band) > 0:
			counts.Exceeded++
		case gap.Cmp(band.Neg(band)) < 0:
			counts.Missed++
		default:
			counts.Met++
		}
	}
	return counts
}

// The judge computes variances from the answers, in fractions.
func TestLawAlphaIsItsDefinition(t *testing.T) {
	defined := 0
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 6)
		r, _ := m.tally(t, in, m.answers).Report()
		for d, g := range m.d.Dimensions {
			for c, column := range m.d.Columns {
				factors := make([]int64, len(m.d.Columns))
				factors[c] = 1
				got, err := r.Consistency(g.Name, column)
				m.sameAlpha(t, d, factors, got, err)
				if err == nil {
					defined++
				}
				if column != satisfaction.Perceived {
					factors[c], factors[len(factors)-1] = -1, 1
					got, err := r.GapConsistency(g.Name, column)
					m.sameAlpha(t, d, factors, got, err)
				}
			}
		}
	})
	if defined < 50 {
		t.Errorf("alpha was defined %d times, which proves little", defined)
	}
}

// sample gives, for each item of a dimension, the measure of each respondent who
// answered all of it, in places on the scale: alpha does not depend on where the scale
// begins nor on its step.
func (m *model) sample(d int, factors []int64) [][]int64 {
	from, to := m.span(d)
	items := make([][]int64, to-from)
	for _, a := range m.included() {
		if len(m.counted(a, d)) != to-from {
			continue
		}
		for i := range items {
			x := int64(0)
			for c, f := range factors {
				place := a.ratings[c][from+i]
				if m.item(from + i).Reversed {
					place = m.d.Scale.Points() - 1 - place
				}
				x += f * int64(place)
			}
			items[i] = append(items[i], x)
		}
	}
	return items
}

// covariance has the denominator n.
func covariance(xs, ys []int64) *big.Rat {
	var n, x, y, xy int64
	for i := range xs {
		n++
		x += xs[i]
		y += ys[i]
		xy += xs[i] * ys[i]
	}
	return big.NewRat(n*xy-x*y, n*n)
}

func totals(items [][]int64) []int64 {
	all := make([]int64, len(items[0]))
	for _, item := range items {
		for i, x := range item {
			all[i] += x
		}
	}
	return all
}

// alpha is nil where it is undefined.
func alpha(items [][]int64) *big.Rat {
	k := int64(len(items))
	if k < 2 || len(items[0]) < 2 {
		return nil
	}
	total := totals(items)
	variance := covariance(total, total)
	if variance.Sign() == 0 {
		return nil
	}
	within := new(big.Rat)
	for _, item := range items {
		within.Add(within, covariance(item, item))
	}
	a := new(big.Rat).Sub(big.NewRat(1, 1), within.Quo(within, variance))
	return a.Mul(a, big.NewRat(k, k-1))
}

func (m *model) sameAlpha(t *rapid.T, d int, factors []int64, got satisfaction.Consistency, err error) {
	t.Helper()
	items := m.sample(d, factors)
	if m.d.Detail == satisfaction.GapsOnly {
		same(t, "alpha", satisfaction.Exact{}, err, nil)
		return
	}
	want := alpha(items)
	same(t, "alpha", got.Alpha, err, want)
	if err != nil {
		return
	}
	if got.Respondents != int64(len(items[0])) || got.Alpha.Cmp(satisfaction.Whole(1)) > 0 {
		t.Fatalf("alpha %v of %d respondents, want at most 1 of %d", got.Alpha, got.Respondents, len(items[0]))
	}
	for i, item := range got.Items {
		others := slices.Delete(slices.Clone(items), i, i+1)
		dropped := alpha(others)
		if item.Defined != (dropped != nil) || item.Defined && item.IfDropped.Rat().Cmp(dropped) != 0 {
			t.Fatalf("alpha without %s = %v %v, want %v", item.Item, item.IfDropped, item.Defined, dropped)
		}
		rest := totals(others)
		with := covariance(items[i], rest)
		if item.NeedsReversing != (with.Sign() < 0) {
			t.Fatalf("%s needs reversing: %v, its covariance with the rest is %v", item.Item, item.NeedsReversing, with)
		}
		square := new(big.Rat).Mul(covariance(items[i], items[i]), covariance(rest, rest))
		f, _ := new(big.Rat).Mul(with, with).Float64()
		if q, _ := square.Float64(); q == 0 && item.Rest != 0 || q > 0 && (abs(item.Rest*item.Rest-f/q) > 1e-12 || item.Rest*float64(with.Sign()) < 0) {
			t.Fatalf("rest correlation of %s = %v, want its square to be %v", item.Item, item.Rest, f/q)
		}
	}
}

func abs(x float64) float64 { return max(x, -x) }

func TestLawDistributionsAreCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 8)
		r, _ := m.tally(t, in, m.answers).Report()
		for i := range m.items() {
			for c, column := range m.d.Columns {
				var values []*big.Rat
				for _, a := range m.included() {
					if a.ratings[c][i] >= 0 {
						values = append(values, m.value(a, c, i))
					}
				}
				got, err := r.Distribution(m.item(i).Name, column)
				if (err == nil) != (m.d.Detail == satisfaction.Full) {
					t.Fatalf("Distribution: %v", err)
				}
				if err == nil {
					m.sameDistribution(t, got, values)
				}
			}
		}
	})
}

func (m *model) sameDistribution(t *rapid.T, got satisfaction.Distribution, values []*big.Rat) {
	slices.SortFunc(values, (*big.Rat).Cmp)
	if got.Answers() != int64(len(values)) || got.Missing != int64(len(m.included())-len(values)) {
		t.Fatalf("%d answers and %d missing, want %d of %d", got.Answers(), got.Missing, len(values), len(m.included()))
	}
	median, ok := got.Median()
	ceiling, ok2 := got.Ceiling()
	_, ok3 := got.Mean()
	if ok != (len(values) > 0) || ok2 != ok || ok3 != ok {
		t.Fatalf("of %d answers there is a median: %v", len(values), ok)
	}
	if !ok {
		return
	}
	m.sameMoments(t, got, values)
	want := new(big.Rat).Add(values[len(values)/2], values[(len(values)-1)/2])
	if want.Quo(want, big.NewRat(2, 1)); median.Rat().Cmp(want) != 0 {
		t.Fatalf("median of %v = %v", values, median)
	}
	top := int64(0)
	for _, v := range values {
		if v.Cmp(m.d.Scale.Max.Rat()) == 0 {
			top++
		}
	}
	if ceiling.Rat().Cmp(big.NewRat(top, int64(len(values)))) != 0 {
		t.Fatalf("ceiling of %v = %v", values, ceiling)
	}
}

// sameMoments holds mean and variance against their definitions.
func (m *model) sameMoments(t *rapid.T, got satisfaction.Distribution, values []*big.Rat) {
	var average, squares mean
	for _, v := range values {
		average.add(v)
		squares.add(new(big.Rat).Mul(v, v))
	}
	if got, ok := got.Mean(); !ok || got.Rat().Cmp(average.value()) != 0 {
		t.Fatalf("mean of %v = %v, %v", values, got, ok)
	}
	variance, ok := got.Variance()
	if ok != (len(values) > 1) {
		t.Fatalf("of %d answers there is a variance: %v", len(values), ok)
	}
	if !ok {
		return
	}
	want := new(big.Rat).Mul(average.value(), average.value())
	want.Sub(squares.value(), want)
	if want.Mul(want, big.NewRat(average.n, average.n-1)); variance.Rat().Cmp(want) != 0 {
		t.Fatalf("variance of %v = %v, want %v", values, variance, want)
	}
}

func TestLawFlagsArePatterns(t *testing.T) {
	seen := map[satisfaction.Flag]int64{}
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 10)
		r, _ := m.tally(t, in, m.answers).Report()
		if r.Responses() != int64(len(m.answers)) || r.Included() != int64(len(m.included())) {
			t.Fatalf("%d responses, %d included, want %d and %d", r.Responses(), r.Included(), len(m.answers), len(m.included()))
		}
		for _, f := range satisfaction.Flags() {
			want := int64(0)
			for _, a := range m.answers {
				if m.flag(a, f) {
					want++
				}
			}
			got, err := r.Flagged(f)
			if m.d.Detail == satisfaction.GapsOnly {
				if err == nil {
					t.Fatalf("Flagged(%v) = %d, want it undefined", f, got)
				}
				continue
			}
			if err != nil || got != want {
				t.Fatalf("Flagged(%v) = %d, %v, want %d", f, got, err, want)
			}
			seen[f] += got
		}
		runs, err := r.LongestRuns()
		if err == nil && !slices.Equal(runs, m.runs()) || (err == nil) != (m.d.Detail != satisfaction.GapsOnly) {
			t.Fatalf("LongestRuns = %v, %v, want %v", runs, err, m.runs())
		}
	})
	for _, f := range satisfaction.Flags() {
		if seen[f] < 5 {
			t.Errorf("%v was seen %d times, which proves little", f, seen[f])
		}
	}
}

// runs tries every stretch of items.
func (m *model) runs() []int64 {
	counts := make([]int64, m.items()+1)
	for _, a := range m.answers {
		column, longest := a.ratings[len(a.ratings)-1], 0
		for from := range column {
			for to := from + 1; to <= len(column); to++ {
				stretch := column[from:to]
				if !slices.ContainsFunc(stretch, func(p int) bool { return p < 0 || p != stretch[0] }) {
					longest = max(longest, to-from)
				}
			}
		}
		counts[longest]++
	}
	return counts
}

// The judge counts, for each dimension, those with a lower gap.
func TestLawEqualGapsShareARank(t *testing.T) {
	shared := 0
	rapid.Check(t, func(t *rapid.T) {
		d := design().Draw(t, "design")
		if d.Scale = satisfaction.WholeScale(0, 1); len(d.Dimensions) > 1 { // where equal gaps are many
			d.Columns, d.Exclude = []satisfaction.Column{satisfaction.Ideal, satisfaction.Perceived}, nil
		}
		in, err := satisfaction.New(d)
		if err != nil {
			t.Fatal(err)
		}
		m := &model{d: in.Design()}
		m.draw(t, rapid.IntRange(1, 3).Draw(t, "n"))
		r, _ := m.tally(t, in, m.answers).Report()
		expected := m.d.Columns[0]
		ranking, err := r.Ranking(expected)
		if err != nil {
			_, undefined := r.Overall(satisfaction.Unweighted)
			if expected != satisfaction.Perceived && undefined == nil {
				t.Fatalf("Ranking: %v", err)
			}
			return
		}
		place := map[string]int{}
		for i, g := range m.d.Dimensions {
			place[g.Name] = i
		}
		for i, a := range ranking {
			lower := 0
			for _, b := range ranking {
				if b.Gap.Cmp(a.Gap.Exact) < 0 {
					lower++
				}
			}
			s, _ := r.Dimension(a.Dimension)
			if gap, _ := s.Gap(expected); a.Rank != lower+1 || !a.Gap.Equal(gap.Exact) {
				t.Fatalf("%+v, want rank %d and gap %v", a, lower+1, gap)
			}
			if i > 0 && ranking[i-1].Rank == a.Rank {
				shared++
				if place[ranking[i-1].Dimension] > place[a.Dimension] {
					t.Fatalf("%v stands before %v", ranking[i-1], a)
				}
			}
		}
		if len(ranking) != len(m.d.Dimensions) {
			t.Fatalf("%d of %d dimensions are ranked", len(ranking), len(m.d.Dimensions))
		}
	})
	if shared < 5 {
		t.Errorf("%d ranks were shared, which proves little", shared)
	}
}
