package sla

import (
	"encoding/json"
	"time"

	"github.com/servicequality/servicequality/internal/lapse"
)

// Status is what a clock has to say at an instant. The zero value is that of no
// clock.
type Status struct {
	State State   // what the clock does
	Limit Verdict // how it stands against its limit; not set while it is pending
	Goal  Verdict // how it stands against its goal; not set if it has none
	Cycle int     // which cycle is under way or was the last, from 1; 0 while it is pending

	// Elapsed is what has been counted in the cycle: in business hours where the
	// target has a calendar, and without pauses.
	Elapsed time.Duration

	// Wall is the whole time since the start of the cycle, as the customer saw it
	// pass: until now, or until it was stopped or cancelled.
	Wall time.Duration

	// Remaining is what may still be counted until it is due; when negative, how much
	// too much has been. For a clock that runs back from an announced instant it is
	// the time that counts from now, or from its stop, to the due instant.
	Remaining time.Duration

	start, end, next instant
	schedule
	risk, breached instant
	calendar       *Calendar
}

// Started gives the instant since which the cycle counts; ok is false while the
// clock is pending.
func (s Status) Started() (at time.Time, ok bool) { return s.instant(s.start) }

// Ended gives the instant at which the clock was stopped or cancelled; ok is false
// while it has not been.
func (s Status) Ended() (at time.Time, ok bool) { return s.instant(s.end) }

// Due gives the last instant at which a stop meets the limit. While the clock is
// paused ok is false, unless it came to that instant before: when it is due depends
// on when it goes on.
func (s Status) Due() (at time.Time, ok bool) { return s.instant(s.due) }

// GoalDue gives the last instant at which a stop meets the goal, with ok as for
// [Status.Due]. There is none without a goal.
func (s Status) GoalDue() (at time.Time, ok bool) { return s.instant(s.goal) }

// Opens gives the first instant at which a stop is not too early, with ok as for
// [Status.Due]. There is none without a window.
func (s Status) Opens() (at time.Time, ok bool) { return s.instant(s.opens) }

// RiskAt gives the instant since which the clock is at risk, or from which it will
// be: that of its first warning, or the due instant when that comes first. While it
// is paused before that instant ok is false, and so it is when it was stopped or
// cancelled before.
func (s Status) RiskAt() (at time.Time, ok bool) { return s.instant(s.risk) }

// BreachedAt gives the first instant at which the limit was broken in this cycle;
// ok is false while it has not been. It stays when a longer target puts the clock
// back in time, and is then the trace of a breach that Limit no longer shows.
func (s Status) BreachedAt() (at time.Time, ok bool) { return s.instant(s.breached) }

// NextChange gives the instant after the asking time at which the clock will come
// to its next mark if nothing else happens, so that a host can sleep until then; ok
// is false when there is none.
func (s Status) NextChange() (at time.Time, ok bool) { return s.instant(s.next) }

func (s Status) instant(i instant) (time.Time, bool) {
	if i == never || s.State <= Pending {
		return time.Time{}, false
	}
	return i.zoned(s.calendar), true
}

// At gives the status of the clock at now. It costs O(log n) for a log of n events
// and allocates nothing.
//
// A clock is in time up to and including its due instant, as the promise "by 17:00"
// says, and decides by instants: an answer at 20:00 is late although no business
// time has passed since 17:00.
func (c Clock) At(now time.Time) Status {
	t := asking(now)
	m := c.asOf(t)
	if m == nil {
		return Status{State: Pending}
	}
	return m.status(t)
}

// Cycles gives the status of each cycle, in order: of those that ended in a
// restart with the verdict that they ended with, of the one under way as [Clock.At]
// does. It is empty while the clock is pending.
func (c Clock) Cycles(now time.Time) []Status {
	t := asking(now)
	m := c.asOf(t)
	if m == nil {
		return nil
	}
	cycles := make([]Status, m.cycle)
	for cycle := m.cycle; m != nil; m = m.prev {
		if m.cycle == cycle {
			cycle--
			cycles[cycle] = m.status(t)
		}
	}
	return cycles
}

// status is what the clock has to say at an instant not before the moment, if
// nothing has happened in between.
func (m *moment) status(t instant) Status {
	target := &m.aim.Target
	s := Status{
		State: m.state, Cycle: int(m.cycle), Elapsed: m.used, calendar: target.Calendar,
		start: m.start, end: never, next: never, schedule: m.schedule, risk: m.risk, breached: m.breached,
	}
	if !m.open() {
		t, s.end = m.at, m.at
	}
	if m.state == Running {
		s.Elapsed += between(target.Calendar, m.at, t)
	}
	if m.open() {
		s.next = m.nextAfter(t, s.Elapsed)
	}
	if x := m.breach(); s.breached == never && x <= t {
		s.breached = x
	}
	s.Wall = time.Duration(t - m.start)
	s.Remaining = target.Limit - s.Elapsed
	if target.Metric.runsBack() {
		s.Remaining = between(target.Calendar, t, m.due)
	}
	s.Limit = m.verdict(t, m.due)
	if s.Limit == OnTrack && t >= m.risk {
		s.Limit = AtRisk
	}
	if target.Goal != 0 {
		s.Goal = m.verdict(t, m.goal)
	}
	return s
}

// verdict judges the clock at an instant against one that is due.
func (m *moment) verdict(t, due instant) Verdict {
	switch late := t > due; {
	case m.state == Cancelled:
		return Void
	case m.open() && late:
		return Breached
	case m.open():
		return OnTrack
	case m.aim.NotBefore != 0 && t < m.opens:
		return Early
	case late:
		return Missed
	}
	return Met
}

// nextAfter is when the clock comes to its next mark after an instant at which used
// has been counted.
func (m *moment) nextAfter(t instant, used time.Duration) instant {
	next := m.breach()
	if next <= t {
		next = never
	}
	inOrder := !m.aim.Metric.runsBack()
	for i := range m.aim.thresholds {
		th := &m.aim.thresholds[i]
		if inOrder && th.used < used {
			continue // it has passed: no need to find out when
		}
		if x := m.comes(th); x > t {
			next = min(next, x)
			if inOrder {
				break
			}
		}
	}
	return next
}

// statusJSON is how a status is shown to other programs.
type statusJSON struct {
	State      State   `json:"state"`
	Limit      Verdict `json:"limit,omitzero"`
	Goal       Verdict `json:"goal,omitzero"`
	Cycle      int     `json:"cycle,omitzero"`
	Elapsed    string  `json:"elapsed"`
	Wall       string  `json:"wall"`
	Remaining  string  `json:"remaining"`
	Started    string  `json:"started,omitzero"`
	Ended      string  `json:"ended,omitzero"`
	Opens      string  `json:"opens,omitzero"`
	GoalDue    string  `json:"goal_due,omitzero"`
	Due        string  `json:"due,omitzero"`
	RiskAt     string  `json:"risk_at,omitzero"`
	BreachedAt string  `json:"breached_at,omitzero"`
	NextChange string  `json:"next_change,omitzero"`
}

// MarshalJSON shows the status to other programs, such as a page in a browser. It
// is not read back: what is stored is the [Clock].
func (s Status) MarshalJSON() ([]byte, error) {
	text := func(t time.Time, ok bool) string {
		if !ok {
			return ""
		}
		return t.Format(time.RFC3339Nano)
	}
	return json.Marshal(statusJSON{
		s.State, s.Limit, s.Goal, s.Cycle,
		lapse.Format(s.Elapsed), lapse.Format(s.Wall), lapse.Format(s.Remaining),
		text(s.Started()), text(s.Ended()), text(s.Opens()), text(s.GoalDue()), text(s.Due()),
		text(s.RiskAt()), text(s.BreachedAt()), text(s.NextChange()),
	})
}
