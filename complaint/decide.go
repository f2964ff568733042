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
func (c *Case) Decide(cmd Command) (Event, error) {
	var e Event
	code, field := c.decide(&cmd, &e)
	if code == 0 && e.version > c.version && (cmd.Action == MergeInto || cmd.Action == Absorb) {
		code, field = CodeMergeTarget, "other"
	}
	if code != 0 {
		return Event{}, c.refuse(cmd.Action, code, field)
	}
	return e, nil
}

// Do decides and applies: the event has happened when it comes back. For a retry it
// is the earlier one and nothing changes.
func (c *Case) Do(cmd Command) (Event, error) {
	e, err := c.Decide(cmd)
	if err == nil {
		c.Apply(e)
	}
	return e, err
}

// decide writes the event that cmd gives to e, or says why there is none; then e is
// of no use.
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
	*e = Event{
		id: c.id, version: c.version + 1, action: cmd.Action, at: cmd.At.UnixNano(),
		actor: cmd.Actor, key: cmd.Key, details: cmd.content(),
	}
	if c.version == 0 {
		e.id = cmd.Case
	}
	return c.guarded(e, cmd.Details)
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

// guarded: all guards of the action of e, whose details are d, hold.
func (c *Case) guarded(e *Event, d Details) (Code, string) {
	guards := rules[e.action].guards
	for i := range guards {
		g := &guards[i]
		if g.state != nil && !g.state(c.standing()) || g.holds != nil && !g.holds(c, e.at, e.actor, d) {
			return g.code, g.field
		}
	}
	return 0, ""
}
