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
//
// [time.Time.ZoneBounds] serves as a hint only. Beyond the changes that a zone has
// stored it also names the turn of each year, and on 31 December of a leap year an
// end that is not after the instant (golang.org/issue/81583). So a bound counts
// only where the offset differs, and one that does not lead on is stepped over.
func periods(zone *time.Location) []period {
	t := time.Unix(unixBefore, 0).In(zone)
	_, offset := t.Zone()
	var room [512]period // enough for every zone
	all := append(room[:0], period{unixBefore, int64(offset)})
	for t.Unix() < unixAfter {
		_, end := t.ZoneBounds()
		if end.IsZero() { // no more changes
			break
		}
		if !end.After(t) {
			end = t.Add(24 * time.Hour)
		}
		if _, next := end.Zone(); next != offset {
			offset = next
			all = append(all, period{end.Unix(), int64(offset)})
		}
		t = end
	}
	return slices.Clone(all)
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
