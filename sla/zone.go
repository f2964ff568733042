package sla

import (
	"slices"
	"time"
)

// period is a stretch of time during which a zone keeps one offset from UTC. It
// lasts until the next one starts.
type period struct {
	start  int64 // seconds since 1970-01-01 UTC
	offset int64 // seconds east of UTC
}

// Offsets are shorter than two days, so that instants outside these bounds, in
// seconds since 1970-01-01 UTC, have readings outside the years of calendars.
const (
	mostOffset = 2 * secondsPerDay
	unixFirst  = int64(firstDate-daysTo1970) * secondsPerDay // 1900-01-01 00:00 UTC
	unixBefore = unixFirst - mostOffset
	unixAfter  = unixFirst + days*secondsPerDay + mostOffset
)

// periods lists those of a zone between the bounds.
func periods(zone *time.Location) []period {
	var room [512]period // enough for every zone
	t := time.Unix(unixBefore, 0).In(zone)
	all := appendPeriod(room[:0], period{unixBefore, offsetAt(t)})
	for t.Unix() < unixAfter {
		end := boundAfter(t)
		if beginsRule(t, end) {
			all = appendRule(all, end)
			break
		}
		all = appendPeriod(all, period{end.Unix(), offsetAt(end)})
		t = end
	}
	return slices.Clone(all)
}

// appendPeriod appends a period between the bounds, unless the last one goes on.
func appendPeriod(all []period, p period) []period {
	if n := len(all); n > 0 && all[n-1].offset == p.offset || p.start >= unixAfter {
		return all
	}
	return append(all, p)
}

func offsetAt(t time.Time) int64 {
	_, offset := t.Zone()
	return int64(offset)
}

// boundAfter is an instant after t up to which the offset stays as it is.
//
// [time.Time.ZoneBounds] serves as a hint only. Beyond the changes that a zone has
// stored it also names the turn of each year, and on 31 December of a leap year an
// end that is not after the instant (golang.org/issue/81583).
func boundAfter(t time.Time) time.Time {
	switch _, end := t.ZoneBounds(); {
	case end.IsZero(): // no more changes
		return time.Unix(unixAfter, 0).In(t.Location())
	case !end.After(t):
		return t.Add(24 * time.Hour)
	default:
		return end
	}
}

// beginsRule reports whether a zone goes by a rule from the bound after t on, and not
// by changes that it has stored: only of a rule the turns of years are named at which
// nothing changes. Before 1970 that is not enough: there the time package reckons the
// days of a rule otherwise.
func beginsRule(t, bound time.Time) bool {
	unix := bound.Unix()
	if unix < 0 || unix%secondsPerDay != 0 || bound.UTC().YearDay() != 1 {
		return false
	}
	name, offset := t.Zone()
	nextName, nextOffset := bound.Zone()
	return name == nextName && offset == nextOffset && t.IsDST() == bound.IsDST()
}

// appendRule appends the periods from a turn of the year on, after which the zone goes
// by a rule. Rules speak of days of the week and of the year (RFC 8536, 3.3.1), so
// that years are alike if they are as long and begin on the same day of the week:
// there are 14 kinds of years, and one of each is looked at.
func appendRule(all []period, turn time.Time) []period {
	var room [14][4]period // enough for every rule
	var kinds [14][]period // with starts counted from the turn of the year
	for year := turn.UTC().Year(); ; year++ {
		date, next := NewDate(year, time.January, 1), NewDate(year+1, time.January, 1)
		start, end := date.midnight().Unix(), next.midnight().Unix()
		if start >= unixAfter {
			return all
		}
		kind := int(date.Weekday()) + 7*int(next-date-365)
		if kinds[kind] == nil {
			kinds[kind] = room[kind][:0]
			for t := time.Unix(start, 0).In(turn.Location()); t.Unix() < end; t = boundAfter(t) {
				kinds[kind] = appendPeriod(kinds[kind], period{t.Unix() - start, offsetAt(t)})
			}
		}
		for _, p := range kinds[kind] {
			all = appendPeriod(all, period{start + p.start, p.offset})
		}
	}
}

// reading is what the clock shows at an instant of the period: -1 before all the
// readings that a calendar knows, and wallEnd after them.
func (p period) reading(unix int64, nanosecond int) int64 {
	second := unix + p.offset - unixFirst
	switch {
	case second < 0:
		return -1
	case second >= days*secondsPerDay:
		return wallEnd
	}
	return second*int64(time.Second) + int64(nanosecond)
}

// instant is when the clock shows a reading in the period.
func (p period) instant(reading int64) time.Time {
	second := reading/int64(time.Second) + unixFirst - p.offset
	return time.Unix(second, reading%int64(time.Second))
}
