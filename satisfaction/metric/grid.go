package metric

import (
	"slices"

	"github.com/servicequality/servicequality/satisfaction"
)

// Point is where a feature lies in the importance-performance grid: how important
// customers find it, and how well it is done, both as means on whatever scales the
// survey has ([Answers.Mean]). The point where the two lines of the grid cross is a
// Point too.
type Point struct {
	Importance  satisfaction.Exact `json:"importance"`  // mean importance, upward in the grid
	Performance satisfaction.Exact `json:"performance"` // mean performance, to the right
}

// Cross is the point at which the lines of the grid of these features cross. An
// unset c is an [*UnknownError]; no points are an [*UndefinedError].
func (c Crosshair) Cross(points ...Point) (Point, error) {
	if _, err := c.MarshalText(); err != nil {
		return Point{}, err
	}
	if len(points) == 0 {
		return Point{}, &UndefinedError{"crosshair", "no points"}
	}
	importance := make([]satisfaction.Exact, len(points))
	performance := make([]satisfaction.Exact, len(points))
	for i, p := range points {
		importance[i], performance[i] = p.Importance, p.Performance
	}
	return Point{c.of(importance), c.of(performance)}, nil
}

// of sorts the values, of which there is one at least.
func (c Crosshair) of(values []satisfaction.Exact) satisfaction.Exact {
	slices.SortFunc(values, satisfaction.Exact.Cmp)
	n := len(values)
	switch c {
	case AtMedian:
		return values[(n-1)/2].Add(values[n/2]).Mul(ratio(1, 2))
	case AtMidpoint:
		return values[0].Add(values[n-1]).Mul(ratio(1, 2))
	case AtMean:
	}
	var sum satisfaction.Exact
	for _, v := range values {
		sum = sum.Add(v)
	}
	return sum.Mul(ratio(1, int64(n)))
}

// Quadrant says in which part of the grid with its lines through cross the point
// lies. A point on a line counts as high, so that every point lies in exactly one.
func (p Point) Quadrant(cross Point) Quadrant {
	important := p.Importance.Cmp(cross.Importance) >= 0
	done := p.Performance.Cmp(cross.Performance) >= 0
	switch {
	case important && !done:
		return Concentrate
	case important:
		return KeepUp
	case !done:
		return LowPriority
	}
	return PossibleOverkill
}
