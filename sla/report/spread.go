package report

import (
	"iter"
	"math/big"
	"slices"
	"time"

	"github.com/servicequality/servicequality/internal/exact"
)

// Spread is how long the finished clocks of a cell took: their number, least,
// greatest, sum and mean exactly, and every quantile within one percent. The
// zero Spread is that of no clock.
type Spread struct {
	n        uint64
	min, max time.Duration
	sum      wide
	hist     histogram
}

// Count gives how many finished clocks there are.
func (s *Spread) Count() uint64 { return s.n }

// Min gives the shortest time, exactly; ok is false if there is none.
func (s *Spread) Min() (d time.Duration, ok bool) { return s.min, s.n > 0 }

// Max gives the longest time, exactly; ok is false if there is none.
func (s *Spread) Max() (d time.Duration, ok bool) { return s.max, s.n > 0 }

// Sum gives the sum of all times in nanoseconds, exactly. It may be too long for
// a time.Duration, which ends at 292 years. The sum of no times is 0.
func (s *Spread) Sum() *big.Int { return s.sum.big() }

// Mean gives the mean time, rounded once to the nanosecond, half to even; ok is
// false if there is no time. Show it together with quantiles: a mean hides
// the few who waited long. To compare it with a target use [Objective], which
// compares the sum and does not round.
func (s *Spread) Mean() (d time.Duration, ok bool) {
	if s.n == 0 {
		return 0, false
	}
	mean := new(big.Rat).SetFrac(s.sum.big(), new(big.Int).SetUint64(s.n))
	return time.Duration(exact.Round(mean, 0).IntPart()), true
}

// Quantile gives the time within which the share q of the clocks was finished,
// by nearest rank: the k-th shortest time, where k is q times their number,
// rounded up, and at least 1. So Percent(50) is the median, and of an even number
// of clocks the shorter of the two in the middle.
//
// The answer differs from the k-th time of the sorted list by at most one
// percent of that time. It is exact if k is 1 or the number of clocks, and for
// times up to 98 ns. A q that is not from 0 to 1 is a [*ValueError], no clock a
// [*NotEnoughError].
func (s *Spread) Quantile(q Ratio) (time.Duration, error) {
	if !q.isShare() {
		return 0, &ValueError{Place: "quantile", Got: q.String(), Want: "from 0/1 to 1/1"}
	}
	if s.n == 0 {
		return 0, &NotEnoughError{Want: 1}
	}
	return s.ranked(q.rank(s.n)), nil
}

// ranked gives the k-th shortest time, for k from 1 to n.
func (s *Spread) ranked(k uint64) time.Duration {
	switch k {
	case 1:
		return s.min
	case s.n:
		return s.max
	}
	for bucket, n := range s.hist.all() {
		if k <= n {
			return min(max(middle(bucket), s.min), s.max)
		}
		k -= n
	}
	return s.max
}

// Bucket is a range of times that are counted together, both ends included.
//
// The buckets are the same for ever and on every machine. Bucket 0 is from 0 to 0
// nanoseconds. Each other begins one nanosecond after the end of the one before
// it and ends at m + m/99, where m = Low + Low/100, both divisions rounded down:
// m is the highest number within one percent of Low, and High the highest that m
// is within one percent of. The last, number 2050, ends with [time.Duration], at
// 292 years.
type Bucket struct {
	Low  time.Duration // the least time that falls into it
	High time.Duration // the greatest
}

// Buckets gives each bucket that is not empty with the number of times in it, in
// rising order: what a chart of the distribution is drawn from.
func (s *Spread) Buckets() iter.Seq2[Bucket, uint64] {
	return func(yield func(Bucket, uint64) bool) {
		for bucket, n := range s.hist.all() {
			if !yield(Bucket{low(bucket), high(bucket)}, n) {
				return
			}
		}
	}
}

func (s *Spread) add(d time.Duration) {
	s.widen(d, d)
	s.n++
	s.sum = s.sum.plus(nanoseconds(d))
	s.hist.add(bucketOf(d), 1)
}

func (s *Spread) merge(o *Spread) {
	if o.n == 0 {
		return
	}
	s.widen(o.min, o.max)
	s.n += o.n
	s.sum = s.sum.plus(o.sum)
	for bucket, n := range o.hist.all() {
		s.hist.add(bucket, n)
	}
}

// widen takes two more times into account for the least and the greatest; it
// comes before n is raised.
func (s *Spread) widen(least, greatest time.Duration) {
	if s.n == 0 {
		s.min, s.max = least, greatest
	}
	s.min, s.max = min(s.min, least), max(s.max, greatest)
}

func (s *Spread) clone() Spread {
	c := *s
	c.hist = slices.Clone(s.hist)
	return c
}

// compareMean compares the mean of s, which has a time, with d, exactly.
func (s *Spread) compareMean(d time.Duration) int {
	return s.sum.compare(product(uint64(d), s.n))
}
