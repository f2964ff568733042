package report

import (
	"fmt"

	"github.com/servicequality/servicequality/sla"
)

// What is restored must not contradict itself: counts add up, every time lies in
// its bucket, the sum between what the buckets allow. That finds damage and
// careless changes; it is no proof that records with these figures exist.

// faults says where s contradicts itself.
func (s *cellState) faults() faults {
	var f faults
	f.include("key", s.Key.faults())
	for i, n := range s.outcomes() {
		if n > MaxRecords {
			f.add(Outcome(i+1).String(), number(n), "at most "+number(MaxRecords))
		}
	}
	if len(f) > 0 {
		return f // the sums below could overflow
	}
	if s.records() == 0 {
		f.add("records", "0", "at least 1")
	}
	if s.EarlierBreach > s.records() {
		f.add("earlier_breach", number(s.EarlierBreach), "at most "+number(s.records()))
	}
	finished := s.Met + s.Missed
	if !s.Contacts.fit(finished) {
		f.add("contacts", s.Contacts.String(), fmt.Sprintf("those of %d finished cases", finished))
	}
	if s.Contacts.Cases > 0 && s.Key.Metric > 0 && s.Key.Metric != sla.Resolution {
		f.add("contacts", s.Contacts.String(), "none on "+s.Key.Metric.String())
	}
	f.include("business", s.Business.faults(finished))
	f.include("wall", s.Wall.faults(finished))
	if len(f) == 0 && s.Business.exceeds(&s.Wall) {
		f.add("wall", "less than business", "at least as much")
	}
	return f
}

// fit reports whether at most so many cases can have such contacts: one for
// each that was solved at the first, 2 to MaxContacts for each other.
func (c contacts) fit(finished uint64) bool {
	if c.Cases > finished || c.First > c.Cases {
		return false
	}
	more := c.Cases - c.First
	return c.Total >= c.First+2*more && c.Total <= c.First+MaxContacts*more
}

func (c contacts) String() string {
	return fmt.Sprintf("%d first of %d cases, %d contacts", c.First, c.Cases, c.Total)
}

// exceeds reports whether s has a longer time than o, as the business times of a
// cell never do with the wall times.
func (s *spreadState) exceeds(o *spreadState) bool {
	return s.Min.compare(o.Min) > 0 || s.Max.compare(o.Max) > 0 || s.Sum.compare(o.Sum) > 0
}

// faults says where s contradicts itself or the number of finished clocks.
func (s *spreadState) faults(n uint64) faults {
	var f faults
	counted, bad := s.count()
	switch {
	case bad < len(s.Buckets):
		f.add(at("buckets", bad), fmt.Sprint(s.Buckets[bad]), fmt.Sprintf("rising buckets to %d, counts to %d", buckets-1, MaxRecords))
	case counted != n:
		f.add("buckets", number(counted)+" times", fmt.Sprintf("%d, that many clocks are finished", n))
	case n == 0:
		if s.Min != (wide{}) || s.Max != (wide{}) || s.Sum != (wide{}) {
			f.add("sum", "a time", "none, no clock is finished")
		}
	default:
		s.checkTimes(&f)
	}
	return f
}

// count adds the buckets up, to the first that may not stand where it does. If
// there is none, bad is the number of buckets.
func (s *spreadState) count() (n uint64, bad int) {
	next := uint64(0)
	for i, b := range s.Buckets {
		if b[0] < next || b[0] >= buckets || b[1] == 0 || b[1] > MaxRecords {
			return n, i
		}
		next = b[0] + 1
		n += b[1]
	}
	return n, len(s.Buckets)
}

// checkTimes compares least, greatest and sum with the buckets, which are sound
// and not empty.
func (s *spreadState) checkTimes(f *faults) {
	first, last := int(s.Buckets[0][0]), int(s.Buckets[len(s.Buckets)-1][0])
	if !s.Min.within(nanoseconds(low(first)), nanoseconds(high(first))) {
		f.add("min", s.Min.String(), fmt.Sprintf("%v to %v, the first bucket", low(first), high(first)))
	}
	if !s.Max.within(nanoseconds(low(last)), nanoseconds(high(last))) || s.Max.compare(s.Min) < 0 {
		f.add("max", s.Max.String(), fmt.Sprintf("min or more in %v to %v, the last bucket", low(last), high(last)))
	}
	if len(*f) > 0 {
		return
	}
	if least, greatest := s.sums(); !s.Sum.within(least, greatest) {
		f.add("sum", s.Sum.String(), fmt.Sprintf("%v to %v", least, greatest))
	}
}

// sums gives the bounds of the sum: one of the times is Min, one is Max, the
// others are anywhere in their buckets between the two.
func (s *spreadState) sums() (least, greatest wide) {
	last := len(s.Buckets) - 1
	if last == 0 && s.Buckets[0][1] == 1 {
		return s.Max, s.Min // they are the same time, or there is no such sum
	}
	least = s.Min.plus(s.Max)
	greatest = least
	for i, b := range s.Buckets {
		others := b[1]
		if i == 0 {
			others--
		}
		if i == last {
			others--
		}
		bucket := int(b[0])
		least = least.plus(product(max(uint64(low(bucket)), s.Min.lo), others))
		greatest = greatest.plus(product(min(uint64(high(bucket)), s.Max.lo), others))
	}
	return least, greatest
}
