package sla

import (
	"sort"
	"time"
)

const dayLength = int64(24 * time.Hour)

// pattern is when one date is open, from midnight to midnight by the clock on the
// wall: slots in their order, none empty and none touching the next.
type pattern []slot

// slot is one of them, in nanoseconds since midnight.
type slot struct {
	open, close int64
	before      int64 // open time of the date before this slot
}

// appendPattern appends to all the pattern of a date from the shifts that started
// on the day before and on the date itself.
func appendPattern(all []slot, yesterday, today []Shift) []slot {
	first := len(all)
	open, close := TimeOfDay(0), tail(yesterday)
	for _, s := range today {
		if s.Open > close {
			all = appendSlot(all, first, open, close)
			open = s.Open
		}
		close = max(close, min(s.end(), endOfDay))
	}
	return appendSlot(all, first, open, close)
}

// tail is until when, on the date after the one they started on, shifts last.
func tail(shifts []Shift) TimeOfDay {
	if n := len(shifts); n > 0 {
		return max(shifts[n-1].end()-endOfDay, 0)
	}
	return 0
}

// appendSlot appends a slot, unless it is empty, to the pattern that begins
// at all[first].
func appendSlot(all []slot, first int, open, close TimeOfDay) []slot {
	if open == close {
		return all
	}
	before := pattern(all[first:]).total()
	return append(all, slot{int64(open) * int64(time.Second), int64(close) * int64(time.Second), before})
}

// total is the open time of the whole date.
func (p pattern) total() int64 {
	if len(p) == 0 {
		return 0
	}
	last := p[len(p)-1]
	return last.before + last.close - last.open
}

// holds reports whether the date is open at a time of day.
func (p pattern) holds(tod int64) bool {
	i := p.last(tod)
	return i >= 0 && tod < p[i].close
}

// upTo is the open time of the date before a time of day.
func (p pattern) upTo(tod int64) int64 {
	i := p.last(tod)
	if i < 0 {
		return 0
	}
	return p[i].before + min(tod, p[i].close) - p[i].open
}

// last is the index of the last slot that has opened by a time of day, or -1.
func (p pattern) last(tod int64) int {
	return sort.Search(len(p), func(i int) bool { return p[i].open > tod }) - 1
}

// earliest is the inverse of upTo: the first time of day before which there is v
// of one side of the date, at least 1 and at most all of it.
func (p pattern) earliest(v int64, side side) int64 {
	if side == closedTime {
		i := sort.Search(len(p), func(i int) bool { return p[i].open-p[i].before >= v })
		return v + p[:i].total()
	}
	i := sort.Search(len(p), func(i int) bool { return p[i].before >= v }) - 1
	return v - p[i].before + p[i].open
}
