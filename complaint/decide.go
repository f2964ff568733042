package complaint

// Decide says what cmd would do: the event that follows, to be stored and then
// applied, or a [*Refusal]. It changes nothing. The checks are made in the order of
// the [Code] constants, and the first that fails is the answer:
//
//  1. the action is known and somebody does it;
//  2. a command whose key was used before is answered at once: with the event that
//     was recorded then, whose Version is not above that of c, if the content is
//     the same, else with a conflict;
//  3. the time is in range and not before the last event; the version is as expected;
//  4. the complaint has begun, has not ended, and the action follows from its phase;
//  5. the reason is there, names and details are complete and of the right kind;
//  6. the guards of the action hold, in the order of their codes.
//
// [MergeInto] and [Absorb] concern two complaints and are decided by [Merge]; here
// they are refused with [CodeMergeTarget].
func (c *Case) Decide(cmd Command) (e Event, err error) {
	if err = c.single(&cmd, &e); err != nil {
		e = Event{}
	}
	return e, err
}

// Do decides and applies: the event has happened when it comes back. For a retry it
// is the earlier one and nothing changes.
func (c *Case) Do(cmd Command) (e Event, err error) {
	switch err = c.single(&cmd, &e); {
	case err != nil:
		e = Event{}
	case e.version > c.version:
		c.happen(&e, e.Details())
	}
	return e, err
}

// DecideAll decides several commands, each at the state to which those before it lead:
// thanks, appreciation, apology and promise in one message are four commands and
// four events. It changes nothing. Store the events together and apply them in their
// order. When one is refused, so are all: the [*Refusal] is that of the first, at the
// state to which those before it would have led.
func (c *Case) DecideAll(cmds ...Command) ([]Event, error) {
	next := c.Clone()
	events := make([]Event, 0, len(cmds))
	for _, cmd := range cmds {
		e, err := next.Do(cmd)
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}

// single decides what concerns no other complaint.
func (c *Case) single(cmd *Command, e *Event) error {
	code, field := c.decide(cmd, e)
	if code == 0 && e.version > c.version && (cmd.Action == MergeInto || cmd.Action == Absorb) {
		code, field = CodeMergeTarget, "other"
	}
	if code != 0 {
		return c.refuse(cmd.Action, code, field)
	}
	return nil
}

// decide writes the event that cmd gives to e, which is zero, or says why there is none.
func (c *Case) decide(cmd *Command, e *Event) (code Code, field string) {
	if code, field = cmd.signed(); code != 0 {
		return
	}
	if cmd.Key != "" {
		if known, ok := c.keys[cmd.Key]; ok {
			return c.again(cmd, known, e)
		}
	}
	if code, field = cmd.timed(c); code != 0 {
		return
	}
	if cmd.Expect != 0 && cmd.Expect != int(c.version) {
		return CodeVersion, "expect"
	}
	if code = c.inOrder(cmd.Action); code != 0 {
		return
	}
	if code, field = cmd.complete(c); code != 0 {
		return
	}
	at := cmd.At.UnixNano()
	if code, field = c.guarded(cmd.Action, at, cmd.Actor, cmd.Details); code != 0 {
		return
	}
	e.id, e.version, e.action, e.at = c.id, c.version+1, cmd.Action, at
	e.actor, e.key, e.details = cmd.Actor, cmd.Key, cmd.content()
	if c.version == 0 {
		e.id = cmd.Case
	}
	return
}

// inOrder: the complaint has begun, has not ended, and a follows from its phase.
func (c *Case) inOrder(a Action) Code {
	can := rules[a].from
	switch {
	case can.has(c.phase):
		return 0
	case c.phase == 0:
		return CodeNotStarted
	case can == nothing:
		return CodeAlreadyStarted
	case c.phase.Terminal():
		return CodeTerminal
	}
	return CodeOrder
}

// guarded: all guards of a hold.
func (c *Case) guarded(a Action, at int64, actor string, d Details) (Code, string) {
	guards := rules[a].guards
	for i := range guards {
		g := &guards[i]
		if g.state != nil && !g.state(c.standing()) || g.holds != nil && !g.holds(c, at, actor, d) {
			return g.code, g.field
		}
	}
	return 0, ""
}
