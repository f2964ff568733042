package sla

import "time"

// moment is one event of a log together with all that the log up to it amounts to.
// Moments never change. Each knows the one before it, so that a log grows without
// being copied, and one from further back, so that any of n moments is found in
// O(log n) steps: E. W. Myers, An applicative random-access stack, Information
// Processing Letters 17 (1983).
type moment struct {
	prev, jump *moment
	aim        *aim // the target from here on
	ref        string
	at         instant       // when it happened
	start      instant       // when the cycle started
	by         instant       // the announced instant, of a metric that runs back from one
	used       time.Duration // what has been counted in the cycle until now
	schedule
	risk        instant // since when or from when the clock is at risk, as far as known
	breached    instant // the first breach of the cycle, if it came before this moment did
	index       int32   // place in the log
	cycle       int32   // counted from 1
	kind        EventKind
	mode        ReopenMode
	state       State // from here on
	retroactive bool
	announced   bool // the event itself said by
}

// schedule is when a clock comes to its marks, if nothing else happens: an instant
// in the past or to come, or never where there is no such mark or the clock stands
// still before it.
type schedule struct{ opens, goal, due instant }

// next gives the moment that an event makes of a clock, or why it does not fit.
func (c Clock) next(e *Event) (*moment, *LogError) {
	at, since, by, err := e.instants()
	if err == nil {
		err = c.allows(e, at)
	}
	if err != nil {
		return nil, err
	}
	m := &moment{aim: c.aim, by: never, risk: never, breached: never, index: -1}
	if c.last != nil {
		*m = *c.last
		m.link(c.last)
	}
	m.index++
	m.at, m.kind, m.mode, m.ref = at, e.Kind, e.Mode, e.Ref
	m.retroactive, m.announced = e.Retroactive, by != never
	if m.announced {
		m.by = by
	}
	m.aim = m.aim.changed(e)
	if state := stateAfter[e.Kind]; state != 0 {
		m.state = state
	}
	m.count(since)
	if !m.settle() {
		return nil, &LogError{Got: "no due instant", Want: "one in the years 1900 to 2149", Err: ErrNever}
	}
	return m, nil
}

// stateAfter is the state that each kind of event brings; the two that are left
// out leave it as it was.
var stateAfter = [...]State{
	Start: Running, Pause: Paused, Resume: Running, Stop: Stopped, Cancel: Cancelled, Reopen: Running, Recalendar: 0,
}

// changed gives the target after an event.
func (a *aim) changed(e *Event) *aim {
	switch {
	case e.Target != nil:
		return newAim(*e.Target)
	case e.Calendar != nil:
		t := a.Target
		t.Calendar = e.Calendar
		return newAim(t)
	}
	return a
}

// link puts the moment after prev.
func (m *moment) link(prev *moment) {
	m.prev, m.jump = prev, prev
	if j := prev.jump; j != nil && j.jump != nil && prev.index-j.index == j.index-j.jump.index {
		m.jump = j.jump
	}
}

// starts reports whether a cycle begins with the moment.
func (m *moment) starts() bool { return m.kind == Start || m.mode == Restart }

// open reports whether the clock still waits for its stop.
func (m *moment) open() bool { return m.state == Running || m.state == Paused }

// count brings the time used, and the cycle that it belongs to, up to the moment.
func (m *moment) count(since instant) {
	switch {
	case m.starts():
		m.cycle, m.start, m.used = m.cycle+1, since, between(m.aim.Calendar, since, m.at)
	case m.retroactive:
		m.used = 0
		for _, s := range m.stretches() {
			m.used += s.counted()
		}
	case m.prev.state == Running || m.mode == SinceCreation:
		m.used += between(m.prev.aim.Calendar, m.prev.at, m.at)
	}
}

// settle finds when the clock comes to its marks, and reports false when it runs
// towards an instant that does not exist.
func (m *moment) settle() bool {
	known := schedule{never, never, never} // as far as it cannot have changed
	if !m.starts() && m.kind != Retarget && !m.retroactive {
		known = m.prev.schedule
	}
	t := &m.aim.Target
	m.schedule = schedule{never, never, m.reach(t.Limit, known.due)}
	if t.Goal != 0 {
		m.goal = m.reach(t.Goal, known.goal)
	}
	if t.NotBefore != 0 {
		m.opens = m.reach(t.NotBefore, known.opens)
	}
	m.remember()
	return m.state != Running || m.due != never && (m.goal != never || t.Goal == 0) && (m.opens != never || t.NotBefore == 0)
}

// reach is when d has been counted in the cycle; or when d is left, counted back
// from the announced instant. It is known if it has passed and could not change.
func (m *moment) reach(d time.Duration, known instant) instant {
	switch calendar := m.aim.Calendar; {
	case m.aim.Metric.runsBack():
		return before(calendar, m.by, d)
	case m.used < d && m.state == Paused:
		return never
	case m.used < d:
		return after(calendar, m.at, d-m.used)
	case known <= m.at:
		return known
	}
	stretches := m.stretches()
	for counted := stretches[0].counted(); counted < d; counted = stretches[0].counted() {
		d -= counted
		stretches = stretches[1:]
	}
	return after(stretches[0].calendar, stretches[0].from, d)
}

// remember brings along what the cycle has been through: its first breach, and
// since when it has been at risk without a break. Events at one instant are one
// step, so a breach that another event takes back at once has not been.
func (m *moment) remember() {
	m.risk = m.firstRisk()
	if m.starts() {
		m.breached = never
		return
	}
	if x := m.prev.breach(); m.breached == never && (x < m.at || x == m.at && !m.open()) {
		m.breached = x
	}
	p := m.prev
	for p.at == m.at && !p.starts() {
		p = p.prev
	}
	if m.risk == m.at && p.risk < m.at {
		m.risk = p.risk
	}
}

// firstRisk is when the first warning comes, or the due instant without one.
func (m *moment) firstRisk() instant {
	first := never
	for i := range m.aim.thresholds {
		if th := &m.aim.thresholds[i]; th.mark == WarningReached || th.mark == DueReached {
			first = min(first, m.comes(th))
		}
	}
	return first
}

// comes is when the clock comes to a threshold: at this moment if it has done so
// by now, later if it will when nothing else happens, or never.
func (m *moment) comes(th *threshold) instant {
	calendar := m.aim.Calendar
	switch {
	case m.aim.Metric.runsBack():
		return m.held(m.leads(th))
	case th.used < m.used || th.used == m.used && !th.latest:
		return m.at
	case m.state != Running:
		return never
	case th.latest:
		return counting(calendar, after(calendar, m.at, th.used-m.used))
	}
	return after(calendar, m.at, th.used-m.used)
}

// leads is when a clock that runs back from an announced instant comes to a
// threshold.
func (m *moment) leads(th *threshold) instant {
	calendar := m.aim.Calendar
	switch {
	case th.mark == WindowOpens:
		return m.opens
	case th.mark == GoalReached:
		return m.goal
	case th.mark == DueReached:
		return m.due
	case th.warning.Before != 0:
		return before(calendar, m.due, th.warning.Before)
	}
	whole := max(0, between(calendar, m.start, m.due))
	return after(calendar, m.start, th.warning.used(whole))
}

// breach is when the clock is breached: at this moment if it was due before, later
// if it will be when nothing else happens, or never.
func (m *moment) breach() instant {
	if m.due == never {
		return never
	}
	return m.held(m.due + 1)
}

// held is an instant on the way of the clock as seen from this moment: not before
// it, and never if the clock does not go on.
func (m *moment) held(t instant) instant {
	switch {
	case t <= m.at:
		return m.at
	case !m.open():
		return never
	}
	return t
}

// event gives the event back.
func (m *moment) event() Event {
	e := Event{Kind: m.kind, At: m.at.utc(), Mode: m.mode, Retroactive: m.retroactive, Ref: m.ref}
	if m.kind == Start && m.start < m.at {
		e.Since = m.start.utc()
	}
	if m.announced {
		e.By = m.by.utc()
	}
	switch {
	case m.kind == Recalendar:
		e.Calendar = m.aim.Calendar
	case m.kind == Retarget && m.aim != m.prev.aim:
		t := m.aim.target()
		e.Target = &t
	}
	return e
}
