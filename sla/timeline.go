package sla

import (
	"sort"
	"time"
)

// timeline is the set of instants at which the clock on the wall of a zone shows a
// reading of a wall.
//
// During one period of the zone the clock goes on with time, so time is counted by
// readings. Where the offset changes, readings are skipped or shown twice; rest
// keeps what that has taken and given so far.
type timeline struct {
	wall    *wall
	periods []period
	before  []int64 // open time before each period
	rest    []int64 // in each period, the open time so far less that of readings so far
	total   int64   // all open time
}

func newTimeline(w *wall, zone []period) timeline {
	n := len(zone)
	sums := make([]int64, 2*n)
	l := timeline{wall: w, periods: zone, before: sums[:n], rest: sums[n:]}
	for i, p := range zone[1:] {
		l.before[i+1] = l.rest[i] + w.upTo(zone[i].reading(p.start, 0))
		l.rest[i+1] = l.before[i+1] - w.upTo(p.reading(p.start, 0))
	}
	l.total = l.rest[n-1] + w.upTo(wallEnd)
	return l
}

// find gives the index of the period of an instant, and what the clock shows.
func (l *timeline) find(t time.Time) (i int, reading int64) {
	unix := min(max(t.Unix(), unixBefore), unixAfter)
	i = sort.Search(len(l.periods), func(i int) bool { return l.periods[i].start > unix }) - 1
	return i, l.periods[i].reading(unix, t.Nanosecond())
}

// upTo is the time of one side before an instant, counted from a fixed one.
func (l *timeline) upTo(t time.Time, side side) int64 {
	i, reading := l.find(t)
	return l.restOf(i, side) + side.of(l.wall.upTo(reading), reading)
}

// restOf is the time of one side so far, less that of the readings so far.
func (l *timeline) restOf(i int, side side) int64 {
	return side.of(l.rest[i], -l.periods[i].offset*int64(time.Second))
}

// earliest is the inverse of upTo: the first instant before which there is v of
// one side, more than at the start and at most what there is at the end.
func (l *timeline) earliest(v int64, side side) time.Time {
	i := sort.Search(len(l.periods), func(i int) bool {
		return side.of(l.before[i], (l.periods[i].start-unixFirst)*int64(time.Second)) >= v
	}) - 1
	return l.periods[i].instant(l.wall.earliest(v-l.restOf(i, side), side))
}

// latest is the last instant before which there is v of one side, less than what
// there is at the end: one nanosecond before there is more.
func (l *timeline) latest(v int64, side side) time.Time { return l.earliest(v+1, side).Add(-1) }
