package sla

import (
	"errors"
	"iter"
	"math"
	"slices"
	"sort"
	"time"
)

// ErrNever says that there is no such instant: the calendar never opens, or it
// does not have that much open time left in the years it knows.
var ErrNever = errors.New("sla: the calendar has no such time")

// ErrNoDay says that a calendar was asked for days and does not say how much
// business time one day stands for.
var ErrNoDay = errors.New("sla: the calendar does not say how long a day is")

// Calendar says at which instants a business is open. It never changes and may be
// shared.
type Calendar struct {
	zone    *time.Location
	day     time.Duration
	rules   rules
	periods []period
	open    timeline
	closed  timeline
}

// NewCalendar builds a calendar.
func NewCalendar(h Hours) (*Calendar, error) {
	r, err := h.check()
	if err != nil {
		return nil, err
	}
	c := &Calendar{zone: h.Zone, day: h.Day, rules: r, periods: periods(h.Zone)}
	open := newWall(&c.rules)
	c.open = newTimeline(open, c.periods)
	c.closed = newTimeline(open.complement(), c.periods)
	return c, nil
}

// Always is the calendar that is open around the clock, with days of 24 hours.
func Always(zone *time.Location) *Calendar {
	if zone == nil {
		zone = time.UTC
	}
	h := Hours{Zone: zone, Day: 24 * time.Hour}
	for i := range h.Week {
		h.Week[i] = []Shift{{At(0, 0), At(24, 0)}}
	}
	c, err := NewCalendar(h)
	if err != nil {
		panic(err) // the hours above have no fault
	}
	return c
}

// Zone is the zone in whose time the hours are meant.
func (c *Calendar) Zone() *time.Location {
	if c.zone == nil {
		return time.UTC
	}
	return c.zone
}

// Hours gives the hours back.
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

// ShiftsOn lists the shifts that start on a date, and whether an exception says so.
func (c *Calendar) ShiftsOn(d Date) (shifts []Shift, exception bool) {
	if d < firstDate || d > lastDate {
		return nil, false
	}
	shifts, exception = c.rules.on(d)
	return slices.Clone(shifts), exception
}

// Days is the business time that n days of a target stand for: n times the Day of
// the calendar's [Hours].
func (c *Calendar) Days(n int) (time.Duration, error) {
	switch {
	case c.day == 0:
		return 0, ErrNoDay
	case int64(n) > math.MaxInt64/int64(c.day) || int64(n) < math.MinInt64/int64(c.day):
		return 0, ErrNever
	}
	return time.Duration(n) * c.day, nil
}

// Open reports whether the business is open at t.
func (c *Calendar) Open(t time.Time) bool {
	if len(c.periods) == 0 {
		return false
	}
	_, reading := c.locate(t)
	return c.open.holds(reading)
}

// Between is how long the business is open from a up to b.
func (c *Calendar) Between(a, b time.Time) time.Duration {
	if len(c.periods) == 0 {
		return 0
	}
	return time.Duration(c.open.upTo(c.locate(b)) - c.open.upTo(c.locate(a)))
}

// Add gives the instant at which d of open time has passed since t.
func (c *Calendar) Add(t time.Time, d time.Duration) (time.Time, error) {
	if d == 0 {
		return t.In(c.Zone()), nil
	}
	if len(c.periods) == 0 {
		return time.Time{}, ErrNever
	}
	from := c.open.upTo(c.locate(t))
	switch left := c.open.total() - from; {
	case int64(d) > left || int64(d) < -from:
		return time.Time{}, ErrNever
	case d < 0:
		return c.latest(&c.open, from+int64(d)), nil
	}
	return c.open.earliest(from + int64(d)).In(c.zone), nil
}

// Sub gives the instant from which d of open time passes until t.
func (c *Calendar) Sub(t time.Time, d time.Duration) (time.Time, error) { return c.Add(t, -d) }

// NextOpen is the first instant not before t at which the business is open.
func (c *Calendar) NextOpen(t time.Time) (time.Time, error) {
	if len(c.periods) == 0 {
		return time.Time{}, ErrNever
	}
	from := c.open.upTo(c.locate(t))
	if from == c.open.total() {
		return time.Time{}, ErrNever
	}
	return c.latest(&c.open, from), nil
}

// NextClose is the first instant not before t at which the business is closed.
func (c *Calendar) NextClose(t time.Time) (time.Time, error) {
	if !c.Open(t) {
		return t.In(c.Zone()), nil
	}
	from := c.closed.upTo(c.locate(t))
	if from == c.closed.total() {
		return time.Time{}, ErrNever
	}
	return c.latest(&c.closed, from), nil
}

// Spans lists the stretches of opening from a up to b.
func (c *Calendar) Spans(a, b time.Time) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for t := a; ; {
			start, err := c.NextOpen(t)
			if err != nil || !start.Before(b) {
				return
			}
			end, err := c.NextClose(start)
			if err != nil {
				end = c.open.earliest(c.open.total()).In(c.zone)
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

// latest is the last instant before which there is v of time of a timeline, less
// than its total.
func (c *Calendar) latest(l *timeline, v int64) time.Time {
	return l.earliest(v + 1).Add(-1).In(c.zone)
}

// locate finds the period of an instant and the reading of the clock on the wall.
func (c *Calendar) locate(t time.Time) (i int, reading int64) {
	unix := min(max(t.Unix(), unixStart), unixFinish)
	i = sort.Search(len(c.periods), func(i int) bool { return c.periods[i].start > unix }) - 1
	return i, c.periods[i].reading(unix, t.Nanosecond())
}
