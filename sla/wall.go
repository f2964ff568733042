package sla

import (
	"sort"
	"time"
)

// The dates that a calendar knows. Their 250 years are close to the most that a
// time.Duration can hold, 292 years.
const (
	firstDate Date = 693595            // 1900-01-01, a Monday
	lastDate  Date = 693595 + days - 1 // 2149-12-31
	days           = 91311             // from the first to the last of them

	dayLength = int64(24 * time.Hour)
	wallEnd   = days * dayLength
)

// span is an open stretch of one day, in nanoseconds by the clock on the wall
// since midnight.
type span struct {
	open, close int64
	before      int64 // open time of the day before this stretch
}

// pattern is the open stretches of one day from midnight to midnight, in their
// order, none touching the next.
type pattern []span

// holds reports whether the day is open at a time of day.
func (p pattern) holds(tod int64) bool {
	i := sort.Search(len(p), func(i int) bool { return p[i].open > tod }) - 1
	return i >= 0 && tod < p[i].close
}

// upTo is the open time of the day before a time of day.
func (p pattern) upTo(tod int64) int64 {
	i := sort.Search(len(p), func(i int) bool { return p[i].open >= tod }) - 1
	if i < 0 {
		return 0
	}
	return p[i].before + min(tod, p[i].close) - p[i].open
}

// earliest is the inverse of upTo: the first time of day before which the day has
// been open for v, at least 1 and at most total.
func (p pattern) earliest(v int64) int64 {
	i := sort.Search(len(p), func(i int) bool { return p[i].before >= v }) - 1
	return p[i].open + v - p[i].before
}

// total is the open time of the whole day.
func (p pattern) total() int64 { return p.upTo(dayLength) }

// wall is a set of readings of the clock on the wall, with its date, in the years
// that a calendar knows. A reading is the number of nanoseconds by that clock
// since 1900-01-01 00:00, where every date has 24 hours.
type wall struct {
	week    [7]pattern // Monday first
	sums    [8]int64   // sums[i] is the open time of the first i days of the week
	special []special  // the days that differ from the week, after a first entry before them all
	total   int64      // open time of all years
}

// special is a day that differs from the same day of other weeks.
type special struct {
	day    int64 // days since 1900-01-01
	open   pattern
	before int64 // open time before this day
	rest   int64 // what has to be added, after this day, to the open time of ordinary weeks
}

// upTo is the open time before a reading.
func (w *wall) upTo(reading int64) int64 {
	day, tod := reading/dayLength, reading%dayLength
	s := w.lastSpecial(day)
	if s.day == day {
		return s.before + s.open.upTo(tod)
	}
	return s.rest + w.weekly(day) + w.week[day%7].upTo(tod)
}

// holds reports whether a reading is in the set.
func (w *wall) holds(reading int64) bool {
	day, tod := reading/dayLength, reading%dayLength
	if s := w.lastSpecial(day); s.day == day {
		return s.open.holds(tod)
	}
	return day < days && w.week[day%7].holds(tod)
}

// earliest is the inverse of upTo: the first reading before which there is v of
// open time, at least 1 and at most total.
func (w *wall) earliest(v int64) int64 {
	i := sort.Search(len(w.special), func(i int) bool { return w.special[i].before >= v }) - 1
	s := &w.special[i]
	if v -= s.before; v <= s.open.total() {
		return s.day*dayLength + s.open.earliest(v)
	}
	v += s.before - s.rest
	weeks := (v - 1) / w.sums[7]
	v -= weeks * w.sums[7]
	day := sort.Search(7, func(i int) bool { return w.sums[i] >= v }) - 1
	return (weeks*7+int64(day))*dayLength + w.week[day].earliest(v-w.sums[day])
}

// lastSpecial is the last special day that is not after the given one.
func (w *wall) lastSpecial(day int64) *special {
	i := sort.Search(len(w.special), func(i int) bool { return w.special[i].day > day }) - 1
	return &w.special[i]
}

// weekly is the open time before a day if there were no special ones.
func (w *wall) weekly(day int64) int64 { return day/7*w.sums[7] + w.sums[day%7] }

// pattern gives the stretches of a day.
func (w *wall) pattern(day int64) pattern {
	if s := w.lastSpecial(day); s.day == day {
		return s.open
	}
	return w.week[day%7]
}

// newWall finds the open readings of rules.
func newWall(r *rules) wall {
	var w wall
	for i := range w.week {
		yesterday, today := r.week[i], r.week[(i+1)%7]
		w.week[i] = overlay(yesterday, today)
		w.sums[i+1] = w.sums[i] + w.week[i].total()
	}
	w.special = append(make([]special, 0, 2*len(r.exceptions)+1), special{day: -1})
	for i, e := range r.exceptions {
		yesterday, _ := r.on(e.date - 1)
		w.add(e.date, overlay(yesterday, e.shifts))
		next := i+1 < len(r.exceptions) && r.exceptions[i+1].date == e.date+1
		if !next && tail(e.shifts) != tail(r.week[e.date.Weekday()]) && e.date < lastDate {
			w.add(e.date+1, overlay(e.shifts, r.week[(e.date+1).Weekday()]))
		}
	}
	w.total = w.upTo(wallEnd)
	return w
}

// add appends a special day.
func (w *wall) add(d Date, open pattern) {
	day := int64(d - firstDate)
	s := special{day: day, open: open, before: w.upTo(day * dayLength)}
	s.rest = s.before + open.total() - w.weekly(day+1)
	w.special = append(w.special, s)
}

// complement is the set of all other readings.
func (w *wall) complement() wall {
	var c wall
	for i := range w.week {
		c.week[i] = w.week[i].complement()
		c.sums[i+1] = c.sums[i] + c.week[i].total()
	}
	c.special = append(make([]special, 0, len(w.special)), special{day: -1})
	for _, s := range w.special[1:] {
		c.add(Date(s.day)+firstDate, s.open.complement())
	}
	c.total = wallEnd - w.total
	return c
}

// complement is the stretches of a day between those of p.
func (p pattern) complement() pattern {
	var out pattern
	from := int64(0)
	for _, s := range p {
		out = out.with(from, s.open)
		from = s.close
	}
	return out.with(from, dayLength)
}

// with appends a stretch if it is not empty.
func (p pattern) with(open, close int64) pattern {
	if open >= close {
		return p
	}
	return append(p, span{open, close, p.total()})
}

// overlay gives the stretches of a day from the shifts that started on it and on
// the day before.
func overlay(yesterday, today []Shift) pattern {
	var p pattern
	open, close := TimeOfDay(0), tail(yesterday)
	for _, s := range today {
		if s.Open > close {
			p = p.with(nanoseconds(open), nanoseconds(close))
			open = s.Open
		}
		close = max(close, min(s.end(), endOfDay))
	}
	return p.with(nanoseconds(open), nanoseconds(close))
}

// tail is the time until which shifts last on the date after the one they start on.
func tail(shifts []Shift) TimeOfDay {
	if n := len(shifts); n > 0 && shifts[n-1].Overnight() {
		return shifts[n-1].end() - endOfDay
	}
	return 0
}

func nanoseconds(t TimeOfDay) int64 { return int64(t) * int64(time.Second) }
