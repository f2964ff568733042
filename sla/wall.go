package sla

import "sort"

// The dates that a calendar knows. Their 250 years fit into a time.Duration, which
// holds 292, so that no count of time overflows.
const (
	firstDate Date = 693595               // 1900-01-01, a Monday
	lastDate  Date = firstDate + days - 1 // 2149-12-31
	days           = 91311
)

// wall is the set of readings of the clock on the wall at which a calendar is open.
// A reading is the nanoseconds since 1900-01-01 00:00 by that clock, for which
// every date has 24 hours; what a zone makes of it is the matter of a [timeline].
//
// A wall holds a pattern for each day of the week and for each date that differs,
// with the sums of open time before them, so that nothing walks over dates.
type wall struct {
	week    [7]pattern // Monday first, as 1900-01-01 was one
	sums    [8]int64   // sums[i] is the open time of the first i days of the week
	special []special  // by day; the first entry stands before all days
}

// special is a date that differs from the same day of other weeks.
type special struct {
	day    int64 // since 1900-01-01
	open   pattern
	before int64 // open time before this date
	rest   int64 // open time until the end of this date, less that of ordinary weeks
}

const wallEnd = days * dayLength

// newWall gives the readings at which rules are open.
func newWall(r *rules) *wall {
	w := &wall{special: make([]special, 1, 1+len(r.exceptions))}
	w.special[0].day = -1
	all := make([]slot, 0, 2*r.count) // of all patterns; a night shift has two
	date := func(yesterday, today []Shift) pattern {
		first := len(all)
		all = appendPattern(all, yesterday, today)
		return all[first:]
	}
	for i := range w.week {
		w.week[i] = date(r.week[i], r.week[(i+1)%7])
		w.sums[i+1] = w.sums[i] + w.week[i].total()
	}
	for _, e := range r.exceptions {
		yesterday, _ := r.on(e.date - 1)
		w.add(e.date, date(yesterday, e.shifts))
		if tail(e.shifts) == tail(r.week[e.date.Weekday()]) || e.date == lastDate {
			continue
		}
		if tomorrow, exception := r.on(e.date + 1); !exception {
			w.add(e.date+1, date(e.shifts, tomorrow))
		}
	}
	return w
}

// add adds a special date that comes after those already there.
func (w *wall) add(d Date, open pattern) {
	day := int64(d - firstDate)
	before := w.special[len(w.special)-1].rest + w.ordinary(day)
	rest := before + open.total() - w.ordinary(day+1)
	w.special = append(w.special, special{day, open, before, rest})
}

// ordinary is the open time before a date as it would be without special ones.
func (w *wall) ordinary(day int64) int64 { return day/7*w.sums[7] + w.sums[day%7] }

// holds reports whether a reading is in the set.
func (w *wall) holds(reading int64) bool {
	return 0 <= reading && reading < wallEnd && w.pattern(reading/dayLength).holds(reading%dayLength)
}

// pattern gives that of a date.
func (w *wall) pattern(day int64) pattern {
	if s := w.lastSpecial(day); s.day == day {
		return s.open
	}
	return w.week[day%7]
}

// lastSpecial is the last special date that is not after the given one.
func (w *wall) lastSpecial(day int64) *special {
	i := sort.Search(len(w.special), func(i int) bool { return w.special[i].day > day }) - 1
	return &w.special[i]
}

// upTo is the open time before a reading.
func (w *wall) upTo(reading int64) int64 {
	day, tod := reading/dayLength, reading%dayLength
	s := w.lastSpecial(day)
	if s.day == day {
		return s.before + s.open.upTo(tod)
	}
	return s.rest + w.ordinary(day) + w.week[day%7].upTo(tod)
}

// earliest is the inverse of upTo: the first reading before which there is v of
// one side, at least 1 and at most what there is at the end.
func (w *wall) earliest(v int64, side side) int64 {
	i := sort.Search(len(w.special), func(i int) bool {
		return side.of(w.special[i].before, w.special[i].day*dayLength) >= v
	}) - 1
	s := &w.special[i]
	if own := v - side.of(s.before, s.day*dayLength); own <= side.of(s.open.total(), dayLength) {
		return s.day*dayLength + s.open.earliest(own, side)
	}
	v -= side.of(s.rest, 0)
	week := side.of(w.sums[7], 7*dayLength)
	if week == 0 { // open until the end, after which all is closed
		return wallEnd + v
	}
	weeks := (v - 1) / week
	v -= weeks * week
	i = sort.Search(7, func(i int) bool { return side.of(w.sums[i], int64(i)*dayLength) >= v }) - 1
	v -= side.of(w.sums[i], int64(i)*dayLength)
	return (weeks*7+int64(i))*dayLength + w.week[i].earliest(v, side)
}
