package sla

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"time"

	"github.com/servicequality/servicequality/internal/lapse"
)

// ErrNever says that there is no such instant: the calendar never opens or closes
// again in the years it knows, or has less open time than was asked for.
var ErrNever = errors.New("sla: the calendar has no such time")

// ErrNoDay says that a calendar was asked for days but does not say how much
// business time one day stands for.
var ErrNoDay = errors.New("sla: the calendar does not say how long a day is")

// Calendar says at which instants a business is open, and counts open time.
//
// One rule decides everything: an instant is open when the clock on the wall, in
// the calendar's zone, then shows a date and a time of day that lie in a shift. A
// shift lies on the date it starts on; one that goes on after midnight lies on the
// next date too. From this follows what happens when clocks are changed:
//
//   - Readings that are skipped give no time. A shift from 01:30 to 03:30 on a day
//     without 02:00 to 03:00 lasts one hour.
//   - Readings that are shown twice count twice. A day around the clock has 25
//     hours when clocks are put back.
//   - A date that is skipped, such as 2011-12-30 in Samoa, gives no time, and a
//     midnight that does not exist needs no care.
//
// A calendar knows the years 1900 to 2149. Readings before 1900-01-01 00:00 and
// from 2150-01-01 00:00 on are closed, by definition, so that no sum overflows and
// no search is endless.
//
// Arguments are instants, in any zone; results are in the calendar's zone, without
// a monotonic reading, to the nanosecond. A calendar never changes and may be
// used by many goroutines. The zero Calendar is never open, in UTC. No query
// allocates memory, and a longer time takes none longer, except that Spans takes
// as long as there are spans.
type Calendar struct {
	zone  *time.Location // nil in the zero Calendar only
	named bool           // the zone was found by its name, so that it can be stored by it
	day   time.Duration
	rules rules
	line  timeline
}

// NewCalendar builds the calendar of some hours, of which it keeps only the zone. What
// is wrong with them is told all at once, as [*FieldError] values joined by
// [errors.Join].
//
// Hours without any shift are right: such a calendar never opens.
func NewCalendar(h Hours) (*Calendar, error) {
	r, err := check(h)
	if err != nil {
		return nil, err
	}
	return build(h, r), nil
}

// build gives the calendar of hours and the rules that were made of them.
func build(h Hours, r rules) *Calendar {
	return &Calendar{zone: h.Zone, day: h.Day, rules: r, line: newTimeline(newWall(&r), r.clock)}
}

// Always gives the calendar that is open around the clock in all the years that
// calendars know; its days stand for 24 hours. The zone decides in what time
// results are given. Without one, or with one that [NewCalendar] refuses, that is
// UTC.
func Always(zone *time.Location) *Calendar {
	h := Hours{Zone: zone, Day: 24 * time.Hour}
	for i := range h.Week {
		h.Week[i] = []Shift{{At(0, 0), At(24, 0)}}
	}
	c, err := NewCalendar(h)
	if err != nil {
		return Always(time.UTC)
	}
	return c
}

// built gives c or, for the zero Calendar, one that was built and is the same.
func (c *Calendar) built() *Calendar {
	if c.zone == nil {
		c, _ = NewCalendar(Hours{Zone: time.UTC})
	}
	return c
}

// Zone gives the zone of the clock on the wall.
func (c *Calendar) Zone() *time.Location {
	if c.zone == nil {
		return time.UTC
	}
	return c.zone
}

// Hours gives the hours of the calendar, in a copy the caller owns: the shifts of
// each day sorted, those that touch joined into one. Building a calendar from them
// gives an equal one.
//
// Where touching shifts last longer than 24 hours together, which one shift cannot
// say, they are given as two of which the last has 24 hours.
func (c *Calendar) Hours() Hours {
	h := Hours{Zone: c.Zone(), Day: c.day, Exceptions: make(map[Date][]Shift, len(c.rules.exceptions))}
	for i, shifts := range c.rules.week {
		h.Week[i] = slices.Clone(shifts)
	}
	for _, e := range c.rules.exceptions {
		h.Exceptions[e.date] = slices.Clone(e.shifts)
	}
	return h
}

// ShiftsOn lists the shifts that start on a date, sorted, in a slice the caller
// owns, and tells whether an exception says so. It is what a month on paper
// shows; a night shift stands on the date it starts on. Outside the years that
// calendars know no shift starts.
func (c *Calendar) ShiftsOn(d Date) (shifts []Shift, exception bool) {
	if d < firstDate || d > lastDate {
		return nil, false
	}
	shifts, exception = c.rules.on(d)
	return slices.Clone(shifts), exception
}

// Days gives the business time that n days of a target stand for: n times the Day
// of [Hours], whatever hours single dates have. It is [ErrNoDay] when the calendar
// does not say, and [ErrNever] when the product is beyond a [time.Duration].
func (c *Calendar) Days(n int) (time.Duration, error) {
	switch day := int64(c.day); {
	case day == 0:
		return 0, ErrNoDay
	case int64(n) > math.MaxInt64/day || int64(n) < -math.MaxInt64/day:
		return 0, ErrNever
	}
	return time.Duration(n) * c.day, nil
}

// Equal reports whether two calendars have the same hours in zones of the same
// name and offsets, and the same Day. Two nil calendars are equal.
func (c *Calendar) Equal(other *Calendar) bool {
	if c == nil || other == nil {
		return c == other
	}
	c, other = c.built(), other.built()
	return c.day == other.day && c.sameClock(other) &&
		slices.EqualFunc(c.rules.week[:], other.rules.week[:], slices.Equal) &&
		slices.EqualFunc(c.rules.exceptions, other.rules.exceptions, exception.equal)
}

// sameClock reports whether the clocks of two built calendars always show the same.
func (c *Calendar) sameClock(other *Calendar) bool {
	return c.zone.String() == other.zone.String() && slices.Equal(c.line.periods, other.line.periods)
}

// String gives a summary for logs: "Europe/Berlin, 40h a week, 12 exceptions".
func (c *Calendar) String() string {
	week := time.Duration(c.built().line.wall.sums[7])
	return fmt.Sprintf("%v, %s a week, %d exceptions", c.Zone(), lapse.Format(week), len(c.rules.exceptions))
}

// Open reports whether the business is open at t. At the instant of opening it is,
// at the instant of closing it is not.
func (c *Calendar) Open(t time.Time) bool {
	if c.zone == nil {
		return false
	}
	_, reading := c.line.find(t)
	return c.line.wall.holds(reading)
}

// Between gives how long the business is open from a up to but not including b.
// When b is before a it is the negative of Between(b, a).
func (c *Calendar) Between(a, b time.Time) time.Duration {
	return time.Duration(c.upTo(b) - c.upTo(a))
}

// upTo is the open time before an instant.
func (c *Calendar) upTo(t time.Time) int64 {
	if c.zone == nil {
		return 0
	}
	return c.line.upTo(t, openTime)
}

// Add gives the earliest instant not before t with d of open time between t and
// it. What is due exactly at closing time is due then, not at the next opening;
// [Calendar.NextOpen] rolls it forward if that is wanted. Add(t, 0) is t, open or
// not, and a negative d counts back: Add(t, -d) is Sub(t, d).
//
// It is [ErrNever] when there is less than d of open time after t.
func (c *Calendar) Add(t time.Time, d time.Duration) (time.Time, error) {
	from := c.upTo(t)
	switch left := c.line.total - from; {
	case d == 0:
		return t.In(c.Zone()), nil
	case int64(d) > left, int64(d) < -from:
		return time.Time{}, ErrNever
	case d < 0:
		return c.line.latest(from+int64(d), openTime).In(c.zone), nil
	}
	return c.line.earliest(from+int64(d), openTime).In(c.zone), nil
}

// Sub gives the latest instant not after t with d of open time between it and t:
// "two business hours before it is due". Sub(t, 0) is t, open or not, and a
// negative d counts on: Sub(t, -d) is Add(t, d).
//
// It is [ErrNever] when there is less than d of open time before t.
func (c *Calendar) Sub(t time.Time, d time.Duration) (time.Time, error) { return c.Add(t, -d) }

// NextOpen gives the earliest instant not before t at which the business is open:
// t itself when it is open then. It is [ErrNever] when it does not open again.
func (c *Calendar) NextOpen(t time.Time) (time.Time, error) {
	from := c.upTo(t)
	if from == c.line.total {
		return time.Time{}, ErrNever
	}
	return c.line.latest(from, openTime).In(c.zone), nil
}

// NextClose gives the earliest instant not before t at which the business is
// closed: t itself when it is closed then. It is [ErrNever] when it stays open to
// the end of the years that calendars know, as [Always] does.
func (c *Calendar) NextClose(t time.Time) (time.Time, error) {
	if !c.Open(t) {
		return t.In(c.Zone()), nil
	}
	end := c.line.latest(c.line.upTo(t, closedTime), closedTime)
	if _, reading := c.line.find(end); reading == wallEnd {
		return time.Time{}, ErrNever
	}
	return end.In(c.zone), nil
}

// Spans lists, in their order, the stretches of time from a up to but not
// including b in which the business is open: as long as they can be, cut at a and
// b. There is none when b is not after a.
func (c *Calendar) Spans(a, b time.Time) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for t := a; ; {
			start, err := c.NextOpen(t)
			if err != nil || !start.Before(b) {
				return
			}
			end, err := c.NextClose(start)
			if err != nil { // it closes with the years
				end = c.line.earliest(c.line.total, openTime).In(c.zone)
			}
			if end.After(b) {
				end = b.In(c.zone)
			}
			if !yield(Span{start, end}) {
				return
			}
			t = end
		}
	}
}
