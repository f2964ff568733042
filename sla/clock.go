package sla

import (
	"encoding/json"
	"errors"
	"log/slog"

	"github.com/servicequality/servicequality/internal/strict"
)

// Clock measures one thing that is promised for one case: a [Target] and a log of
// events. It never changes; [Clock.Append] gives another one. It is a small value
// that may be copied, kept and shared freely: clocks that grew from one another
// share what they have in common, and none can disturb another.
//
// A clock reads no time. Whoever asks says what time it is, and is answered from
// the events up to then: asked about the past, it answers as it would have then.
// It knows the years 1900 to 2149 of UTC. A question from before them is answered
// before the first event, one from after them as of their end.
//
// The zero Clock has no target: it is pending for ever and refuses every event.
type Clock struct {
	aim  *aim    // the target it was made with
	last *moment // nil before the first event
}

// NewClock gives a pending clock for a target, or a [*FieldError] for each of the
// target's faults, joined. Where a policy has chosen the target, [Choice.Clock]
// gives one that shares it with all clocks of the policy.
func NewClock(t Target) (Clock, error) {
	a, err := checkedAim(t)
	if err != nil {
		return Clock{}, err
	}
	return Clock{aim: a}, nil
}

// Append gives the clock with further events, in the order of the log. If one of
// them does not fit it gives c itself and a [*LogError] for the first that does
// not. It costs the same however long the log is, but for a retarget, a
// retroactive recalendar or a reopening that finds the new due instant in the past
// and looks for it in the log.
func (c Clock) Append(events ...Event) (Clock, error) {
	longer := c
	for i := range events {
		next, err := longer.next(&events[i])
		if err != nil {
			return c, c.refused(i, &events[i], err)
		}
		longer.last = next
	}
	return longer, nil
}

// Replay gives the clock with those of the events that fit, and a [*LogError] for
// each of the others. It is for logs that were written by other systems, with
// doubled or missing entries; it does not sort them.
func (c Clock) Replay(events ...Event) (Clock, []*LogError) {
	longer := c
	var skipped []*LogError
	for i := range events {
		next, err := longer.next(&events[i])
		if err != nil {
			skipped = append(skipped, c.refused(i, &events[i], err))
			continue
		}
		longer.last = next
	}
	return longer, skipped
}

// record appends an event of our own making.
func (c *Clock) record(e Event) *LogError {
	next, err := c.next(&e)
	if err == nil {
		c.last = next
	}
	return err
}

// refused completes the error about entry i of those that should follow c.
func (c Clock) refused(i int, e *Event, err *LogError) *LogError {
	err.Log, err.Index, err.At, err.Kind = "clock", c.Len()+i, e.At, e.Kind.String()
	return err
}

// Target gives the target that the clock has now, after all changes in its log, in
// a copy that the caller owns.
func (c Clock) Target() Target {
	switch {
	case c.last != nil:
		return c.last.aim.target()
	case c.aim != nil:
		return c.aim.target()
	}
	return Target{}
}

// Metric says what the clock measures; it never changes.
func (c Clock) Metric() Metric {
	if c.aim == nil {
		return 0
	}
	return c.aim.Metric
}

// Len is how many events the log has.
func (c Clock) Len() int {
	if c.last == nil {
		return 0
	}
	return int(c.last.index) + 1
}

// Events gives the log, in a slice that the caller owns. Instants are in UTC.
func (c Clock) Events() []Event {
	events := make([]Event, c.Len())
	for m := c.last; m != nil; m = m.prev {
		events[m.index] = m.event()
	}
	return events
}

// asOf is the last moment that is not after an instant, or nil.
func (c Clock) asOf(t instant) *moment {
	m := c.last
	for m != nil && m.at > t {
		if m.jump != nil && m.jump.at > t {
			m = m.jump
		} else {
			m = m.prev
		}
	}
	return m
}

// LogValue gives the metric, the origin of the target, and the length and end of
// the log.
func (c Clock) LogValue() slog.Value {
	t := c.Target()
	attrs := []slog.Attr{slog.String("metric", t.Metric.String()), slog.Int("events", c.Len())}
	if t.Policy != "" || t.Rule != "" {
		attrs = append(attrs, slog.String("policy", t.Policy), slog.String("rule", t.Rule))
	}
	if c.last != nil {
		attrs = append(attrs, slog.String("state", c.last.state.String()), slog.Time("at", c.last.at.utc()))
	}
	return slog.GroupValue(attrs...)
}

// clockJSON is how a clock is stored.
type clockJSON struct {
	Target Target  `json:"target"`
	Events []Event `json:"events,omitempty"`
}

// MarshalJSON stores the target that the clock was made with and the log, from
// which all else follows. The zero Clock is refused.
func (c Clock) MarshalJSON() ([]byte, error) {
	if c.aim == nil {
		return nil, &FieldError{Of: "clock", Got: "the zero Clock", Want: "one with a target"}
	}
	return json.Marshal(clockJSON{c.aim.Target, c.Events()})
}

// UnmarshalJSON reads what MarshalJSON stores. It reports every field that cannot
// be, as a [*FieldError], or else the first event that does not fit, as a
// [*LogError]. Then c stays as it was.
func (c *Clock) UnmarshalJSON(data []byte) error {
	read, err := readClock(data, nil)
	if err != nil {
		return err
	}
	*c = read
	return nil
}

// readClock reads a stored clock. Of calendars that are stored in the same bytes
// as a known one, it takes the known one.
func readClock(data []byte, known map[string]*Calendar) (Clock, error) {
	f := findings{of: "clock", known: known}
	var t Target
	var events []Event
	strict.Read(data, f.add, strict.Object(strict.Fields{
		"target": f.target(&t),
		"events": strict.List(&events, f.event),
	}))
	c, err := NewClock(t)
	f.adopt("target", err)
	if err := f.err(); err != nil {
		return Clock{}, err
	}
	read, err := c.Append(events...)
	if refused, ok := errors.AsType[*LogError](err); ok {
		return Clock{}, refused
	}
	return read, nil
}
