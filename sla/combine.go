package sla

import (
	"fmt"
	"slices"
	"time"

	"github.com/servicequality/servicequality/internal/strict"
)

// ZoneError says that two calendars cannot be combined because their clocks do
// not always show the same: their zones have different names, or one name but
// different offsets, as zones made by [time.FixedZone] may.
type ZoneError struct {
	Zone  string // of the calendar whose method was called
	Other string // of its argument
}

// Error names both zones, each cut after 40 bytes.
func (e *ZoneError) Error() string {
	return fmt.Sprintf("sla: calendar: got one in zone %q, want one with the name and offsets of %q",
		strict.Shorten(e.Other, mostQuoted), strict.Shorten(e.Zone, mostQuoted))
}

// Intersect gives the calendar that is open when both are: the hours of a team
// within those of a building. Its Day is that of c. In the result night shifts are
// cut at midnight, and only dates that differ from its week are exceptions.
//
// Both must be in the same zone; otherwise it is a [*ZoneError].
func (c *Calendar) Intersect(other *Calendar) (*Calendar, error) {
	return c.combine(other, func(a, b bool) bool { return a && b })
}

// Union gives the calendar that is open when one of them is, or both: the hours of
// two teams that stand in for each other. All else is as for [Calendar.Intersect].
func (c *Calendar) Union(other *Calendar) (*Calendar, error) {
	return c.combine(other, func(a, b bool) bool { return a || b })
}

func (c *Calendar) combine(other *Calendar, open func(a, b bool) bool) (*Calendar, error) {
	c, other = c.built(), other.built()
	if !c.sameClock(other) {
		return nil, &ZoneError{Zone: c.zone.String(), Other: other.zone.String()}
	}
	p, q := c.line.wall, other.line.wall
	h := Hours{Zone: c.zone, Day: c.day, Exceptions: make(map[Date][]Shift)}
	for i := range 7 {
		h.Week[(i+1)%7] = combineDate(p.week[i], q.week[i], open) // Monday is first in a wall
	}
	for _, s := range slices.Concat(p.special[1:], q.special[1:]) {
		date := firstDate + Date(s.day)
		shifts := combineDate(p.pattern(s.day), q.pattern(s.day), open)
		if !slices.Equal(shifts, h.Week[date.Weekday()]) {
			h.Exceptions[date] = shifts
		}
	}
	return NewCalendar(h)
}

// combineDate gives the shifts of a date whose times of day are open in two
// patterns as the function says.
func combineDate(p, q pattern, open func(a, b bool) bool) []Shift {
	cuts := []int64{dayLength}
	for _, s := range slices.Concat(p, q) {
		cuts = append(cuts, s.open, s.close)
	}
	slices.Sort(cuts)
	var shifts []Shift
	from := int64(0)
	for _, to := range cuts {
		if from < to && open(p.holds(from), q.holds(from)) {
			shifts = join(shifts, Shift{timeOfDay(from), timeOfDay(to)})
		}
		from = to
	}
	return shifts
}

func timeOfDay(nanoseconds int64) TimeOfDay { return TimeOfDay(nanoseconds / int64(time.Second)) }
