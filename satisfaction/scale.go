package satisfaction

// Scale is the set of ratings that a respondent chooses from: Min, Min+Step, and
// so on up to Max. Half points are a Step of 1/2. Ratings are counted by their
// place on the scale, a whole number, so that nothing is lost. The zero value is
// no scale; [WholeScale] gives the usual ones.
type Scale struct {
	Min  Exact `json:"min"`  // the worst rating
	Max  Exact `json:"max"`  // the best rating, above Min
	Step Exact `json:"step"` // the distance of neighbours, above 0
}

// mostPoints keeps a rating in seven bits and all sums of a tally in an int64.
const mostPoints = 101

// WholeScale gives the scale of whole numbers from min to max, such as 1 to 7 or
// 0 to 10.
func WholeScale(min, max int64) Scale { return Scale{Whole(min), Whole(max), Whole(1)} }

// Points is the number of ratings on the scale, 7 for 1 to 7. It is 0 for what is
// no scale: a Step that is not positive or does not lead from Min to Max, fewer
// than 2 points or more than 101.
func (s Scale) Points() int {
	steps, ok := s.steps(s.Max)
	if !ok || steps < 1 || steps >= mostPoints {
		return 0
	}
	return int(steps) + 1
}

// Index is the place of a rating on the scale, from 0 for Min to Points()-1 for
// Max; ok is false for a number that is no rating on it.
func (s Scale) Index(rating Exact) (index int, ok bool) {
	steps, ok := s.steps(rating)
	if !ok || steps < 0 || steps >= int64(s.Points()) {
		return 0, false
	}
	return int(steps), true
}

// Value is the rating at a place on the scale, the inverse of [Scale.Index].
func (s Scale) Value(index int) Exact { return s.Min.Add(s.Step.Mul(Whole(int64(index)))) }

// Rescale gives a rating or mean as a share of the scale, 0 at Min and 100 at Max,
// so that scales of different lengths compare; ok is false for what is no scale.
// A gap has no offset, see [Scale.RescaleGap].
func (s Scale) Rescale(mean Exact) (percent Exact, ok bool) {
	return s.RescaleGap(Gap{mean.Sub(s.Min)})
}

// RescaleGap gives a gap as a share of the scale's length, from -100 to 100, which is
// the difference of the two means after [Scale.Rescale]; ok is false for what is no
// scale.
func (s Scale) RescaleGap(gap Gap) (percent Exact, ok bool) {
	if s.Points() == 0 {
		return Exact{}, false
	}
	return gap.Mul(Whole(100)).Quo(s.Max.Sub(s.Min))
}

// steps is how many Steps lie between Min and x, if that is a whole number.
func (s Scale) steps(x Exact) (n int64, ok bool) {
	q, ok := x.Sub(s.Min).Quo(s.Step)
	n, den, short := q.short()
	return n, ok && short && den == 1 && s.Step.Sign() > 0
}

// grid is a scale in whole numbers, min and step over one denominator, by which the
// place of a rating is found without fractions. The zero value is none, for scales
// whose numbers are too large.
type grid struct{ min, step, den, points int64 }

// mostGrid is above the numbers of a grid's scale and its ratings, so that products of
// three of them fit an int64.
const mostGrid = 1 << 20

func (s Scale) grid() grid {
	low, lowDen, ok1 := s.Min.short()
	step, stepDen, ok2 := s.Step.short()
	if !ok1 || !ok2 || max(low, -low, lowDen, step, stepDen) >= mostGrid {
		return grid{}
	}
	return grid{min: low * stepDen, step: step * lowDen, den: lowDen * stepDen, points: int64(s.Points())}
}

// index is the place of num/den; ok is false where there is none and where the numbers
// are too large to tell.
func (g grid) index(num, den int64) (index int, ok bool) {
	if g.den == 0 || max(num, -num) >= mostGrid || num*g.den%den != 0 {
		return 0, false
	}
	n := num*g.den/den - g.min
	if n < 0 || n%g.step != 0 || n/g.step >= g.points {
		return 0, false
	}
	return int(n / g.step), true
}
