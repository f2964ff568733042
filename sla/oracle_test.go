package sla_test

import (
	"iter"
	"slices"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// naive answers what a calendar answers, from the definition and as slowly as it
// reads: it asks the time package what the clock on the wall shows.
type naive struct{ sla.Hours }

// open reports whether the reading at an instant lies in a shift of its date or in
// the end of one of the date before.
func (n naive) open(t time.Time) bool { return n.opener()(t) }

// opener gives open as a function that keeps the parts of the date it saw last.
func (n naive) opener() func(time.Time) bool {
	var parts []part
	var of [3]int // the date
	return func(t time.Time) bool {
		t = t.In(n.Zone)
		year, month, day := t.Date()
		if date := [3]int{year, int(month), day}; date != of {
			parts, of = slices.Collect(n.parts(sla.NewDate(year, month, day))), date
		}
		hour, minute, second := t.Clock()
		tod := sla.TimeOfDay(hour*3600 + minute*60 + second)
		in := func(p part) bool { return p.open <= tod && tod < p.close }
		return 1900 <= year && year <= 2149 && slices.ContainsFunc(parts, in)
	}
}

// part is a shift or the end of one, in seconds from midnight of a date.
type part struct{ open, close sla.TimeOfDay }

// parts gives the shifts of a date and of the date before, in any order.
func (n naive) parts(d sla.Date) iter.Seq[part] {
	const day = 24 * 3600
	return func(yield func(part) bool) {
		for back := range 2 {
			midnight := sla.TimeOfDay(back * day)
			for _, s := range n.on(d - sla.Date(back)) {
				open, close := s.Open, s.Close
				if close <= open {
					close += day
				}
				if !yield(part{open - midnight, close - midnight}) {
					return
				}
			}
		}
	}
}

func (n naive) on(d sla.Date) []sla.Shift {
	if list, ok := n.Exceptions[d]; ok {
		return list
	}
	return n.Week[d.Weekday()]
}

// walk counts open time from a up to b in steps, for which all of a, b, the shifts
// and the offsets must be whole.
func (n naive) walk(a, b time.Time, step time.Duration) (sum time.Duration) {
	open := n.opener()
	for t := a; t.Before(b); t = t.Add(step) {
		if open(t) {
			sum += step
		}
	}
	return sum
}

// add walks from t until d of open time has passed, or until the end.
func (n naive) add(t time.Time, d time.Duration, end time.Time, step time.Duration) (due time.Time, ok bool) {
	open := n.opener()
	for sum := time.Duration(0); sum < d; t = t.Add(step) {
		if !t.Before(end) {
			return time.Time{}, false
		}
		if open(t) {
			sum += step
		}
	}
	return t, true
}

// between adds up open time date by date: of each stretch with one offset, the
// readings that lie in shifts.
func (n naive) between(a, b time.Time) (sum time.Duration) {
	for _, s := range stretches(n.Zone, a, b) {
		for d := sla.DateOf(s.from); d <= sla.DateOf(s.to); d++ {
			if year, _, _ := d.YearMonthDay(); year < 1900 || year > 2149 {
				continue
			}
			sum += n.inDate(d, s)
		}
	}
	return sum
}

// stretch is a piece of time in which readings run from one to another; they are
// given as times in UTC.
type stretch struct{ from, to time.Time }

// inDate is how much of a stretch lies in shifts, and on a date.
func (n naive) inDate(d sla.Date, s stretch) (sum time.Duration) {
	year, month, day := d.YearMonthDay()
	midnight := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	parts := slices.SortedFunc(n.parts(d), func(p, q part) int { return int(p.open - q.open) })
	done := midnight
	for _, p := range parts {
		open := later(later(midnight.Add(time.Duration(p.open)*time.Second), s.from), done)
		close := midnight.Add(time.Duration(min(p.close, 24*3600)) * time.Second)
		if s.to.Before(close) {
			close = s.to
		}
		if open.Before(close) {
			sum += close.Sub(open)
			done = close
		}
	}
	return sum
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// stretches cuts the time from a up to b where the offset of a zone changes, which
// it finds by asking every three hours and then by halving: no zone comes back to
// an offset sooner.
func stretches(zone *time.Location, a, b time.Time) (all []stretch) {
	for t := a; t.Before(b); {
		next := t
		for next.Before(b) && offset(next, zone) == offset(t, zone) {
			next = next.Add(3 * time.Hour)
		}
		same := next.Add(-3 * time.Hour)
		for next.Sub(same) > time.Nanosecond && offset(next, zone) != offset(t, zone) {
			if middle := same.Add(next.Sub(same) / 2); offset(middle, zone) == offset(t, zone) {
				same = middle
			} else {
				next = middle
			}
		}
		if next.After(b) {
			next = b
		}
		shift := time.Duration(offset(t, zone)) * time.Second
		all = append(all, stretch{t.UTC().Add(shift), next.UTC().Add(shift)})
		t = next
	}
	return all
}

func offset(t time.Time, zone *time.Location) int {
	_, seconds := t.In(zone).Zone()
	return seconds
}
