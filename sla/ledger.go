package sla

import (
	"iter"
	"slices"
	"time"
)

// Stretch is a stretch of time, from Start up to but not including End, with the
// reason why it counted or did not.
type Stretch struct {
	Span
	Reason Reason `json:"reason"` // why it counted or did not
}

// Ledger explains the elapsed time of the cycle that is under way at now: stretch
// by stretch, in order and without gaps, from its start to now or to the instant at
// which it was stopped or cancelled. The lengths of all of them add up to
// [Status.Wall], those of the counted ones to [Status.Elapsed]. Neighbours have
// different reasons. Instants are in the zone of the calendar, in UTC without one.
//
// After a retroactive change of the calendar the whole cycle is explained by the
// new one. It is empty for a clock that is pending.
func (c Clock) Ledger(now time.Time) iter.Seq[Stretch] {
	return func(yield func(Stretch) bool) {
		t := asking(now)
		m := c.asOf(t)
		if m == nil {
			return
		}
		stretches := m.stretches()
		if m.open() {
			stretches = append(stretches, stretch{m.at, t, m.state, m.aim.Calendar})
		}
		var open Stretch // not yielded yet: the next one may have the same reason
		for _, s := range stretches {
			for part := range s.parts() {
				switch {
				case part.Reason == open.Reason:
					open.End = part.End
				case open.Reason == 0 || yield(open):
					open = part
				default:
					return
				}
			}
		}
		if open.Reason != 0 {
			yield(open)
		}
	}
}

// stretch is the time from one moment of a cycle to the next, with what the clock
// was doing, and the calendar by which it did.
type stretch struct {
	from, to instant
	state    State
	calendar *Calendar
}

// counted is how much of it counts.
func (s stretch) counted() time.Duration {
	if s.state != Running {
		return 0
	}
	return between(s.calendar, s.from, s.to)
}

// parts takes a stretch of running apart where the calendar opens and closes.
func (s stretch) parts() iter.Seq[Stretch] {
	return func(yield func(Stretch) bool) {
		t := s.from
		part := func(to instant, reason Reason) bool {
			from := t
			t = to
			return from == to || yield(Stretch{Span{from.zoned(s.calendar), to.zoned(s.calendar)}, reason})
		}
		switch {
		case s.state == Paused:
			part(s.to, PausedTime)
		case s.state == Stopped:
			part(s.to, StoppedTime)
		case s.calendar == nil:
			part(s.to, CountedTime)
		default:
			for span := range s.calendar.Spans(s.from.utc(), s.to.utc()) {
				if !part(instant(span.Start.UnixNano()), ClosedTime) || !part(instant(span.End.UnixNano()), CountedTime) {
					return
				}
			}
			part(s.to, ClosedTime)
		}
	}
}

// stretches lists those of the cycle up to the moment, in order. The calendar of a
// retroactive event holds for all before it, and a reopening since creation makes
// the time of the stop count.
func (m *moment) stretches() []stretch {
	var list []stretch
	var overruling *Calendar
	add := func(s stretch) {
		if overruling != nil {
			s.calendar = overruling
		}
		list = append(list, s)
	}
	for ; !m.starts(); m = m.prev {
		if m.retroactive && overruling == nil {
			overruling = m.aim.Calendar
		}
		s := stretch{m.prev.at, m.at, m.prev.state, m.prev.aim.Calendar}
		if m.mode == SinceCreation {
			s.state = Running
		}
		add(s)
	}
	add(stretch{m.start, m.at, Running, m.aim.Calendar})
	slices.Reverse(list)
	return list
}
