package sla

import (
	"slices"
	"sort"
	"time"
)

// period is a stretch of time during which a zone keeps one offset from UTC.
type period struct {
	start  int64 // seconds since 1970-01-01 UTC; the first one has always been
	offset int64 // seconds east of UTC
}

// Instants beyond these have readings outside the years that a calendar knows,
// in every zone: offsets are less than two days.
const (
	unixFirst  = int64(firstDate-daysTo1970) * secondsPerDay // 1900-01-01 00:00 UTC
	unixStart  = unixFirst - 2*secondsPerDay
	unixFinish = unixFirst + (days+2)*secondsPerDay
)

// periods lists the offsets of a zone over the years that a calendar knows.
//
// Time.ZoneBounds is a hint, not an iterator: beyond the stored changes of a zone
// it also names the turn of each year, and on 31 December of a leap year an end
// that is not after the instant (golang.org/issue/81583). So an end is kept only
// where the offset differs, and one that does not lead on is stepped over.
func periods(zone *time.Location) []period {
	t := time.Unix(unixStart, 0).In(zone)
	_, offset := t.Zone()
	all := append(make([]period, 0, 512), period{unixStart, int64(offset)})
	for t.Unix() < unixFinish {
		_, end := t.ZoneBounds()
		if end.IsZero() {
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
	return slices.Clip(all)
}

// reading is what the clock on the wall shows in this period at an instant, as
// wall counts it: the start or the end of the years known when it lies beyond.
func (p period) reading(unix int64, nanosecond int) int64 {
	second := unix + p.offset - unixFirst
	switch {
	case second < 0:
		return 0
	case second >= days*secondsPerDay:
		return wallEnd
	}
	return second*int64(time.Second) + int64(nanosecond)
}

// timeline is a set of instants: those whose readings in a zone are in a wall.
type timeline struct {
	wall
	periods []period
	before  []int64 // time of the set before each period
	rest    []int64 // what has to be added, in each period, to the time of the wall
}

// upTo is the time of the set before an instant.
func (l *timeline) upTo(i int, reading int64) int64 { return l.rest[i] + l.wall.upTo(reading) }

// total is all the time of the set.
func (l *timeline) total() int64 { return l.upTo(len(l.periods)-1, wallEnd) }

// earliest is the first instant before which there is v of time of the set, at
// least 1 and at most total.
func (l *timeline) earliest(v int64) time.Time {
	i := sort.Search(len(l.before), func(i int) bool { return l.before[i] >= v }) - 1
	reading := l.wall.earliest(v - l.rest[i])
	return time.Unix(reading/int64(time.Second)+unixFirst-l.periods[i].offset, reading%int64(time.Second))
}

func newTimeline(w wall, zone []period) timeline {
	l := timeline{wall: w, periods: zone, before: make([]int64, len(zone)), rest: make([]int64, len(zone))}
	for i, p := range zone[1:] {
		old, reading := zone[i].reading(p.start, 0), p.reading(p.start, 0)
		l.before[i+1] = l.upTo(i, old)
		l.rest[i+1] = l.before[i+1] - w.upTo(reading)
	}
	return l
}
