package sla

import (
	"math"
	"time"
)

// instant is a point in time, in nanoseconds since 1970-01-01 00:00 UTC. It is how
// clocks keep what they are told: eight bytes, no zone, no monotonic reading,
// compared with <.
type instant int64

// Clocks know the same years as calendars, 1900 to 2149; here in UTC.
const (
	firstInstant instant = -2_208_988_800 * 1e9 // 1900-01-01
	endOfTime    instant = 5_680_281_600 * 1e9  // 2150-01-01
	never        instant = math.MaxInt64        // later than any instant: there is none
)

const wantInstant = "an instant of the years 1900 to 2149"

// toInstant gives the instant of t, and whether clocks know it.
func toInstant(t time.Time) (instant, bool) {
	if t.Before(firstInstant.utc()) || !t.Before(endOfTime.utc()) {
		return never, false
	}
	return instant(t.UnixNano()), true
}

// asking gives the instant at which a question is asked. Before the years that
// clocks know nothing has happened yet, and after them nothing happens any more.
func asking(t time.Time) instant {
	if i, ok := toInstant(t); ok {
		return i
	}
	if t.Before(firstInstant.utc()) {
		return firstInstant - 1
	}
	return endOfTime
}

func (i instant) utc() time.Time { return time.Unix(0, int64(i)).UTC() }

// zoned gives the instant in the zone of a calendar, in UTC when there is none.
func (i instant) zoned(c *Calendar) time.Time {
	if c == nil {
		return i.utc()
	}
	return i.utc().In(c.Zone())
}

// The following count in the open time of a calendar, or in all time when there is
// no calendar.

// between is how much time counts from a up to b; it is negative when b is before a.
func between(c *Calendar, a, b instant) time.Duration {
	if c == nil {
		return time.Duration(b - a)
	}
	return c.Between(a.utc(), b.utc())
}

// after is the first instant at which d, not negative, has been counted since t,
// or never.
func after(c *Calendar, t instant, d time.Duration) instant {
	switch {
	case c != nil:
		return orNever(c.Add(t.utc(), d))
	case d > time.Duration(endOfTime-t):
		return never
	}
	return t + instant(d)
}

// before is the last instant from which d, not negative, is counted until t, or
// never when that lies before the years that clocks know.
func before(c *Calendar, t instant, d time.Duration) instant {
	switch {
	case c != nil:
		return orNever(c.Sub(t.utc(), d))
	case d > time.Duration(t-firstInstant):
		return never
	}
	return t - instant(d)
}

// everOpens reports whether a calendar ever does.
func everOpens(c *Calendar) bool { return counting(c, firstInstant) != never }

// counting is the first instant not before t at which time counts, or never.
func counting(c *Calendar, t instant) instant {
	if c == nil || t == never {
		return t
	}
	return orNever(c.NextOpen(t.utc()))
}

func orNever(t time.Time, err error) instant {
	if err != nil {
		return never
	}
	return instant(t.UnixNano())
}
