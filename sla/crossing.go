package sla

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// Crossing is a clock coming to a mark.
type Crossing struct {
	At      time.Time `json:"at"`               // when, in the zone of the calendar, in UTC without one
	Mark    Mark      `json:"mark"`             // what it came to
	Warning Warning   `json:"warning,omitzero"` // which one, if it is a warning
	Cycle   int       `json:"cycle"`            // in which cycle of the clock, counted from 1
}

// Crossings lists what the clock comes to after from and until to, at to included,
// in order of time, and at one instant in the order of [Marks]. It is how a host
// gives each alarm exactly once: it asks from the instant up to which it has asked
// before, however long ago. The answer follows from the log alone and needs no
// memory of alarms given.
//
// Up to the last event it tells what happened, after it what will if nothing else
// does. Events at an instant come before the marks: a clock that is stopped at the
// very instant of a mark has come to it, one that is paused or retargeted away at
// that instant has not unless it still stands beyond the mark. So an answer is
// final when the log is complete up to to.
//
// A clock comes to each mark once in a cycle, and once more when a longer target
// has put the mark ahead of it again. What it finds itself beyond when it starts,
// is retargeted, recalendared or reopened, it comes to at that instant.
func (c Clock) Crossings(from, to time.Time) iter.Seq[Crossing] {
	return func(yield func(Crossing) bool) {
		a, b := asking(from), asking(to)
		turns := c.inForce(a, b)
		for i, m := range turns {
			until := b
			if i+1 < len(turns) {
				until = turns[i+1].at - 1
			}
			var earlier *moment
			if i > 0 {
				earlier = turns[i-1]
			}
			for _, x := range m.crossings(earlier) {
				if x.at > a && x.at <= until && !yield(x.crossing(m)) {
					return
				}
			}
		}
	}
}

// inForce lists the moments that were in force at some instant after a and until b,
// in order. Of those at one instant it is the last.
func (c Clock) inForce(a, b instant) []*moment {
	var turns []*moment
	for m := c.asOf(b); m != nil; m = m.prev {
		if n := len(turns); n == 0 || m.at < turns[n-1].at {
			turns = append(turns, m)
		}
		if m.at <= a {
			break
		}
	}
	slices.Reverse(turns)
	return turns
}

// coming is a mark and when a clock comes to it.
type coming struct {
	at instant
	threshold
}

func (x coming) crossing(m *moment) Crossing {
	return Crossing{x.at.zoned(m.aim.Calendar), x.mark, x.warning, int(m.cycle)}
}

// crossings lists what the clock comes to at a moment and after it, in order. At
// the moment itself these are the marks that it had not come to under the earlier
// one.
func (m *moment) crossings(earlier *moment) []coming {
	if earlier != nil && earlier.cycle != m.cycle {
		earlier = nil
	}
	var list []coming
	for _, x := range m.comings() {
		if x.at != never && (x.at > m.at || !earlier.came(x.threshold, m.at)) {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(x, y coming) int { return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.mark, y.mark)) })
	return list
}

// comings lists all marks of the clock, with when it comes to them.
func (m *moment) comings() []coming {
	list := make([]coming, 0, len(m.aim.thresholds)+1)
	for i := range m.aim.thresholds {
		list = append(list, coming{m.comes(&m.aim.thresholds[i]), m.aim.thresholds[i]})
	}
	return append(list, coming{m.breach(), threshold{mark: LimitBreached}})
}

// came reports whether the clock came to a mark before an instant, as seen from a
// moment; it came to none as seen from no moment.
func (m *moment) came(th threshold, t instant) bool {
	if m == nil {
		return false
	}
	return slices.ContainsFunc(m.comings(), func(x coming) bool {
		return x.mark == th.mark && x.warning == th.warning && x.at < t
	})
}
