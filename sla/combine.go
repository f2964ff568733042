package sla

import (
	"fmt"
	"slices"
	"time"
)

// ZoneError says that two calendars cannot be combined because their clocks on
// the wall differ.
type ZoneError struct {
	Zone  string // of the calendar whose method was called
	Other string // of its argument
}

// Error names both zones.
func (e *ZoneError) Error() string {
	return fmt.Sprintf("sla: calendar: got zone %q, want the same offsets and name as %q", shorten(e.Other), shorten(e.Zone))
}

// Intersect is open where both are.
func (c *Calendar) Intersect(other *Calendar) (*Calendar, error) {
	return c.combine(other, func(open, also bool) bool { return open && also })
}

// Union is open where one is or both are.
func (c *Calendar) Union(other *Calendar) (*Calendar, error) {
	return c.combine(other, func(open, also bool) bool { return open || also })
}

func (c *Calendar) combine(other *Calendar, open func(a, b bool) bool) (*Calendar, error) {
	if c.Zone().String() != other.Zone().String() || !slices.Equal(c.periods, other.periods) {
		return nil, &ZoneError{c.Zone().String(), other.Zone().String()}
	}
	h := Hours{Zone: c.Zone(), Day: c.day, Exceptions: make(map[Date][]Shift)}
	for i := range 7 {
		h.Week[(i+1)%7] = merge(c.open.week[i], other.open.week[i], open)
	}
	for _, side := range []*Calendar{c, other} {
		for _, s := range side.open.special[1:] {
			h.Exceptions[Date(s.day)+firstDate] = merge(c.open.pattern(s.day), other.open.pattern(s.day), open)
		}
	}
	return NewCalendar(h)
}

// merge gives the shifts of a day at whose times of day two patterns are open as
// the function says.
func merge(p, q pattern, open func(a, b bool) bool) []Shift {
	var cuts []int64
	for _, s := range slices.Concat(p, q) {
		cuts = append(cuts, s.open, s.close)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(append(cuts, dayLength))
	var out []Shift
	from := int64(0)
	for _, to := range cuts {
		if from < to && open(p.holds(from), q.holds(from)) {
			out = join(out, Shift{TimeOfDay(from / int64(time.Second)), TimeOfDay(to / int64(time.Second))})
		}
		from = to
	}
	return out
}
