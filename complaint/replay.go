package complaint

import "fmt"

// A ReplayError says that a log cannot have happened: its first bad event, and why.
type ReplayError struct {
	// Index is the position of the event in the log that was given, from 0.
	Index int
	// Refusal says why it cannot follow on the events before it. Its Version and
	// Phase are those before the event.
	Refusal *Refusal
}

// Error names the position and the reason.
func (e *ReplayError) Error() string {
	return fmt.Sprintf("complaint: event %d of the log: %v", e.Index, e.Refusal)
}

// Unwrap gives the refusal, so that errors.Is finds its code.
func (e *ReplayError) Unwrap() error { return e.Refusal }

// Replay makes the complaint from its whole log. It asks of every event what
// Decide asked when it was made: a log that Decide could not have written is
// refused at its first bad event with a [*ReplayError]. An empty log gives the
// complaint to which nothing has happened.
func Replay(log []Event) (*Case, error) {
	c := new(Case)
	if err := c.extend(log); err != nil {
		return nil, err
	}
	return c, nil
}

// Extend lets the events that follow happen, as in [Replay]: the tail of a log on a
// snapshot. On an error c stays as it was.
func (c *Case) Extend(tail []Event) error {
	next := c.Clone()
	if err := next.extend(tail); err != nil {
		return err
	}
	*c = *next
	return nil
}

func (c *Case) extend(log []Event) error {
	for i := range log {
		e := &log[i]
		d := e.Details()
		if code, field := c.follows(e, d); code != 0 {
			return &ReplayError{Index: i, Refusal: c.refuse(e.action, code, field)}
		}
		c.happen(e, d)
	}
	return nil
}

// follows: e, whose details are d, can be the next event. That it is well formed was
// seen to when it was made.
func (c *Case) follows(e *Event, d Details) (Code, string) {
	if !actions.Has(e.action) {
		return CodeUnknownAction, "action"
	}
	if e.key != "" {
		if _, used := c.keys[e.key]; used {
			return CodeKeyConflict, "key"
		}
	}
	switch {
	case c.version > 0 && e.at < c.at:
		return CodeTime, "at"
	case e.version != c.version+1:
		return CodeVersion, "version"
	}
	if code := c.inOrder(e.action); code != 0 {
		return code, ""
	}
	if c.version > 0 && e.id != c.id {
		return CodePayload, "case"
	}
	return c.guarded(e.action, e.at, e.actor, d)
}
