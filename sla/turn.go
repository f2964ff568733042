package sla

import (
	"slices"
	"time"
)

// turn is what one entry does to the clocks of a conversation.
type turn struct {
	*Conversation
	entry *Entry
	err   *LogError // the first clock that could not follow
}

// take adds an entry to a conversation that nobody else has. If it fails it may leave
// the conversation half changed.
func (c *Conversation) take(e *Entry) *LogError {
	if err := c.allows(e); err != nil {
		return err
	}
	t := turn{Conversation: c, entry: e}
	t.act()
	t.rest()
	kept := *e
	kept.At, kept.Since = e.At.UTC().Round(0), e.Since.UTC().Round(0)
	c.entries = append(c.entries, kept)
	return t.err
}

// act does what an entry of its kind does.
func (t *turn) act() {
	desk := &t.desk
	switch kind := t.entry.Kind; {
	case desk.status == 0:
		t.request()
	case kind == CustomerWrote:
		t.question()
	case t.entry.isAnswer():
		t.answer()
	case kind == MachineWrote:
		// it answers nothing
	case kind == FollowedUp:
		t.end(Stop, FollowUp)
	case kind == TookOver:
		t.takeOver()
	case kind == Solved:
		t.solve()
	case kind == MergedAway:
		t.end(Cancel, Metrics()...)
		desk.status = MergedAway
	default:
		if desk.status == Solved {
			t.reopen()
		}
		desk.status = kind
	}
}

// untilSolution are the metrics that run from the request to the solution.
func untilSolution() []Metric { return []Metric{RequesterWait, AgentWork, Resolution} }

// request opens the case with its first message.
func (t *turn) request() {
	t.desk.status = Opened
	t.start(time.Time{}, untilSolution()...)
	switch {
	case t.entry.Kind == CustomerWrote:
		t.desk.unheard = true
		t.start(time.Time{}, FirstResponse)
	case t.entry.isAnswer():
		t.answer()
	}
}

// question notes that the customer wrote; while the case is solved nothing else
// happens.
func (t *turn) question() {
	if t.desk.question.IsZero() {
		t.desk.question = t.entry.At
	}
	if t.desk.status != Solved && !t.desk.unheard {
		t.start(time.Time{}, NextResponse)
	}
}

// answer notes that the customer has heard from us.
func (t *turn) answer() {
	t.desk.unheard, t.desk.question = false, time.Time{}
	t.end(Stop, FirstResponse, NextResponse, PeriodicUpdate, PausableUpdate)
	if t.desk.status != Solved {
		t.start(time.Time{}, PeriodicUpdate, PausableUpdate)
	}
}

func (t *turn) solve() {
	t.desk.status = Solved
	t.answer()
	t.end(Stop, untilSolution()...)
	t.start(time.Time{}, FollowUp)
}

func (t *turn) reopen() {
	t.end(Cancel, FollowUp)
	for _, m := range untilSolution() {
		l := t.lane(m)
		if l != nil && t.mode != Restart {
			t.record(&l.cycles[len(l.cycles)-1], Event{Kind: Reopen, Mode: t.mode})
		}
	}
	if t.mode == Restart {
		t.start(time.Time{}, untilSolution()...)
	}
	if q := t.desk.question; !q.IsZero() {
		t.start(q, NextResponse)
	}
}

// takeOver lets what runs from the request count since the request of the other
// ticket, if that is earlier.
func (t *turn) takeOver() {
	for _, m := range []Metric{FirstResponse, Resolution} {
		l := t.lane(m)
		if l == nil || l.open() == nil || t.entry.Since.IsZero() {
			continue
		}
		if since, _ := toInstant(t.entry.Since); since < l.open().last.start {
			t.end(Cancel, m)
			t.start(t.entry.Since, m)
		}
	}
}

// start begins a cycle of each metric that is promised and has none open.
func (t *turn) start(since time.Time, metrics ...Metric) {
	for _, m := range metrics {
		if l := t.lane(m); l != nil && l.open() == nil {
			clock := l.pending
			if t.record(&clock, Event{Kind: Start, Since: since}); t.err == nil {
				l.cycles = append(l.cycles, clock)
			}
		}
	}
}

// end stops or cancels the open cycle of each metric.
func (t *turn) end(kind EventKind, metrics ...Metric) {
	for _, m := range metrics {
		if l := t.lane(m); l != nil && l.open() != nil {
			t.record(l.open(), Event{Kind: kind})
		}
	}
}

// resting lists in which status the clocks of a metric are paused.
var resting = [...][]EntryKind{
	PausableUpdate: {AwaitsCustomer},
	RequesterWait:  {AwaitsCustomer},
	AgentWork:      {AwaitsCustomer, AwaitsOthers},
	Readiness:      {}, // and of the others in none
}

// rest pauses and resumes the open cycles as the status says.
func (t *turn) rest() {
	for i := range t.lanes {
		l := &t.lanes[i]
		clock := l.open()
		if clock == nil {
			continue
		}
		switch rests := slices.Contains(resting[clock.Metric()], t.desk.status); {
		case rests && clock.last.state == Running:
			t.record(clock, Event{Kind: Pause})
		case !rests && clock.last.state == Paused:
			t.record(clock, Event{Kind: Resume})
		}
	}
}

// record appends an event to a clock, at the instant of the entry.
func (t *turn) record(c *Clock, e Event) {
	if t.err == nil {
		e.At, e.Ref = t.entry.At, t.entry.Ref
		t.err = c.record(e)
	}
}
