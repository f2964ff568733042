package value

import (
	"math/bits"
	"slices"
	"strconv"
)

// MaxBins is the most bins of a [Scale].
const MaxBins = 1_000_000

// defaultBins is what the literature on recency, frequency and monetary value uses.
const defaultBins = 5

// Scale turns the values of a column into scores from 1, for the smallest values, to
// the number of bins. Values are whole numbers: days, orders, cents. They are
// compared as such, also beyond 2^53. A value gets 1 and one more for each cut point
// that it lies above, so that equal values get equal scores, except by [Ntile]. Where
// many are equal some scores do not occur; the others keep their numbers. The zero
// Scale has five bins by [Observed].
type Scale struct {
	// Bins from 1 to [MaxBins]; 0 means five.
	Bins int
	// Convention by which the column is cut; not set means [Observed].
	Convention Convention
	// Cuts are cut points of one's own, none below the one before, for one bin more
	// than there are of them. Then Bins and Convention are not set.
	Cuts []int64
}

// bins gives the number of bins.
func (s Scale) bins() int {
	switch {
	case s.Cuts != nil:
		return len(s.Cuts) + 1
	case s.Bins == 0:
		return defaultBins
	}
	return s.Bins
}

// check finds the faults of the scale.
func (s Scale) check(f *findings, path string) {
	if s.Bins < 0 || s.Bins > MaxBins {
		f.add(path+"bins", strconv.Itoa(s.Bins), "1 to "+strconv.Itoa(MaxBins)+", or 0 for 5")
	}
	if s.Convention != 0 && !conventions.Has(s.Convention) {
		f.add(path+"convention", s.Convention.String(), "observed, interpolated or ntile")
	}
	if s.Cuts == nil {
		return
	}
	if s.Bins != 0 || s.Convention != 0 {
		f.add(path+"cuts", strconv.Itoa(len(s.Cuts))+" cuts", "no bins and no convention beside them")
	}
	if len(s.Cuts) >= MaxBins {
		f.add(path+"cuts", strconv.Itoa(len(s.Cuts))+" cuts", "less than "+strconv.Itoa(MaxBins))
	}
	for i := 1; i < len(s.Cuts); i++ {
		if s.Cuts[i] < s.Cuts[i-1] {
			f.add(path+"cuts["+strconv.Itoa(i)+"]", strconv.FormatInt(s.Cuts[i], 10), "no less than the one before, "+strconv.FormatInt(s.Cuts[i-1], 10))
		}
	}
}

// Score gives the score of each value of a column, which it does not change. It
// refuses a scale with faults, and a column without values unless the cut points are
// fixed, with [*InputError]s.
func (s Scale) Score(values []int64) ([]int, error) {
	if s.Convention == Ntile && s.Cuts == nil {
		return s.deal(values)
	}
	cuts, err := s.CutPoints(values)
	if err != nil {
		return nil, err
	}
	scores := make([]int, len(values))
	for i, v := range values {
		scores[i] = 1 + below(cuts, v)
	}
	return scores, nil
}

// below counts the cut points that v lies above.
func below(cuts []int64, v int64) (n int) {
	const few = 8 // so many are looked at one by one sooner than by halving
	if len(cuts) > few {
		n, _ = slices.BinarySearch(cuts, v)
		return n
	}
	for _, c := range cuts {
		if v > c {
			n++
		}
	}
	return n
}

// CutPoints gives where the scale cuts a column: one point less than there are bins,
// in rising order. With them as [Scale.Cuts], later columns are judged as this one
// was. A point of [Interpolated] that falls between two whole numbers is given as the lower
// one, which separates whole numbers in the same way. It fails as Score does, and
// for [Ntile], which does not cut at values.
func (s Scale) CutPoints(values []int64) ([]int64, error) {
	var f findings
	s.check(&f, "scale.")
	switch {
	case f == nil && s.Cuts != nil:
		return slices.Clone(s.Cuts), nil
	case s.Convention == Ntile:
		f.add("scale.convention", s.Convention.String(), "one that cuts at values: observed or interpolated")
	case s.Cuts == nil && len(values) == 0:
		f.add("values", "0 values", "1 or more")
	}
	if f != nil {
		return nil, f.err()
	}
	if s.Convention == Interpolated {
		return interpolated(values, s.bins()), nil
	}
	return observed(values, s.bins()), nil
}

// observed cuts where at least k of n parts of the values lie at or below.
func observed(values []int64, bins int) []int64 {
	places := make([]int, bins-1)
	for i := range places {
		k := int64(i + 1)
		places[i] = int((k*int64(len(values))+int64(bins)-1)/int64(bins)) - 1
	}
	return ranked(values, places)
}

// interpolated cuts at the place (N-1)k/n, between two values in proportion.
func interpolated(values []int64, bins int) []int64 {
	last, n := int64(len(values)-1), int64(bins)
	places := make([]int, 0, 2*(bins-1))
	for k := int64(1); k < n; k++ {
		at := int(last * k / n)
		places = append(places, at, min(at+1, int(last)))
	}
	around := ranked(values, places)
	cuts := make([]int64, bins-1)
	for i := range cuts {
		low, high := around[2*i], around[2*i+1]
		part := uint64(last * int64(i+1) % n)
		hi, lo := bits.Mul64(uint64(high)-uint64(low), part)
		between, _ := bits.Div64(hi, lo, uint64(n))
		cuts[i] = low + int64(between)
	}
	return cuts
}

// deal scores by place. A value that begins a bin may have equals in the bin before:
// these are counted off in the order of the column.
func (s Scale) deal(values []int64) ([]int, error) {
	var f findings
	if s.check(&f, "scale."); len(values) == 0 {
		f.add("values", "0 values", "1 or more")
	}
	if f != nil {
		return nil, f.err()
	}
	starts := starts(len(values), s.bins()) // of all bins but the first
	firsts := ranked(values, starts)        // the values there
	edges := slices.Compact(slices.Clone(firsts))
	next := lesser(values, edges)
	scores := make([]int, len(values))
	for i, v := range values {
		edge := below(edges, v)
		if edge == len(edges) || edges[edge] != v {
			scores[i] = 1 + below(firsts, v)
			continue
		}
		n, _ := slices.BinarySearch(starts, next[edge]+1)
		scores[i] = 1 + n
		next[edge]++
	}
	return scores, nil
}

// starts gives the places at which bins begin, but for the first bin and for those
// that stay empty because there are more bins than values.
func starts(values, bins int) []int {
	var starts []int
	for k := 1; k < bins && k < values; k++ {
		starts = append(starts, k*(values/bins)+min(k, values%bins))
	}
	return starts
}

// lesser counts for each edge, of which none is less than the one before, the values
// that are less.
func lesser(values, edges []int64) []int {
	equal, between := make([]int, len(edges)), make([]int, len(edges)+1)
	for _, v := range values {
		if edge := below(edges, v); edge < len(edges) && edges[edge] == v {
			equal[edge]++
		} else {
			between[edge]++
		}
	}
	sum := 0
	counts := make([]int, len(edges))
	for i := range edges {
		sum += between[i]
		counts[i] = sum
		sum += equal[i]
	}
	return counts
}
