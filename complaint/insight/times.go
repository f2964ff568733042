package insight

import (
	"fmt"
	"math/big"
	"time"

	"github.com/servicequality/servicequality/internal/exact"
)

const day = 24 * time.Hour

// edges are the upper ends of all bands but the last, which has none. They are the
// same for everybody, so that any two tallies merge. Among them are the limits that
// houses and regulators set: a day, 3, 7, 15 and 30 days, eight weeks, 60 days.
var edges = [...]time.Duration{
	time.Hour, 4 * time.Hour, 8 * time.Hour, day, 2 * day, 3 * day, 7 * day, 15 * day, 30 * day, 56 * day, 60 * day, 90 * day,
}

// Times says how long something took, many times over: least, greatest, sum and how
// many lie in each band, all exactly, and quantiles to a stated error. Days are of 24
// hours. The zero value has no times. It keeps no list: the bands say how many were in
// time.
type Times struct {
	min, max       time.Duration
	seconds, nanos int64 // the sum; nanos below a billion
	bands          [len(edges) + 1]int64
	logs           histogram
}

// A Band is a range of times, and how many lie in it.
type Band struct {
	// Over is the lower end, which the band does not hold; that of the first band
	// holds 0 as well.
	Over time.Duration
	// UpTo is the upper end, which it holds; 0 in the last band, which has none.
	UpTo time.Duration
	// Count is how many times lie in it.
	Count int64
}

// add counts the time d, which is not negative.
func (t *Times) add(d time.Duration) {
	if t.count() == 0 {
		t.min, t.max = d, d
	}
	t.min, t.max = min(t.min, d), max(t.max, d)
	t.sum(int64(d/time.Second), int64(d%time.Second))
	t.bands[band(d)]++
	t.logs[bucket(d)]++
}

// sum adds to the sum.
func (t *Times) sum(seconds, nanos int64) {
	t.nanos += nanos
	t.seconds += seconds + t.nanos/int64(time.Second)
	t.nanos %= int64(time.Second)
}

// band is the index of the band in which d lies.
func band(d time.Duration) int {
	i := 0
	for i < len(edges) && d > edges[i] {
		i++
	}
	return i
}

// merge adds the times of o.
func (t *Times) merge(o *Times) {
	switch {
	case o.count() == 0:
		return
	case t.count() == 0:
		*t = *o
		return
	}
	t.min, t.max = min(t.min, o.min), max(t.max, o.max)
	t.sum(o.seconds, o.nanos)
	for i, n := range o.bands {
		t.bands[i] += n
	}
	for i, n := range o.logs {
		t.logs[i] += n
	}
}

// Count is how many times there are.
func (t Times) Count() int64 { return t.count() }

// count is Count without a copy.
func (t *Times) count() int64 { return total(t.bands[:]) }

// Min is the shortest, [ErrNoData] when there is none.
func (t Times) Min() (time.Duration, error) { return t.min, t.some() }

// Max is the longest, [ErrNoData] when there is none.
func (t Times) Max() (time.Duration, error) { return t.max, t.some() }

// Mean is the arithmetic mean, rounded once to the nanosecond, half to even;
// [ErrNoData] when there are no times.
func (t Times) Mean() (time.Duration, error) {
	if err := t.some(); err != nil {
		return 0, err
	}
	mean := new(big.Rat).SetFrac(t.Sum(), big.NewInt(t.Count()))
	return time.Duration(exact.Round(mean, 0).IntPart()), nil
}

// Sum is all of them together in nanoseconds, exactly, which is more than a
// [time.Duration] may hold. Without times it is 0.
func (t Times) Sum() *big.Int {
	sum := new(big.Int).Mul(big.NewInt(t.seconds), big.NewInt(int64(time.Second)))
	return sum.Add(sum, big.NewInt(t.nanos))
}

// Bands gives all bands, the shortest times first, in a slice the caller owns. Each
// time lies in one of them.
func (t Times) Bands() []Band {
	list := make([]Band, len(t.bands))
	for i, n := range t.bands {
		list[i].Count = n
		if i > 0 {
			list[i].Over = edges[i-1]
		}
		if i < len(edges) {
			list[i].UpTo = edges[i]
		}
	}
	return list
}

// Within is the share of times up to limit, which must be the upper end of a band,
// or it is a [*ValueError]: between the ends nothing is known. A time that equals it
// is within.
func (t Times) Within(limit time.Duration) (Share, error) {
	s := Share{Whole: t.Count()}
	for i, edge := range edges {
		s.Part += t.bands[i]
		if edge == limit {
			return s, nil
		}
	}
	return Share{}, &ValueError{Place: "limit", Got: limit.String(), Want: fmt.Sprint("one of ", edges)}
}

func (t Times) some() error {
	if t.Count() == 0 {
		return ErrNoData
	}
	return nil
}
