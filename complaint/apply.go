package complaint

// Apply lets e happen. It cannot fail: an event that is not the next one of this
// complaint, such as one that has happened already, changes nothing. Events of
// which you do not know that Decide gave them for this state go through
// [Case.Extend], which checks them.
func (c *Case) Apply(e Event) {
	if e.version == c.version+1 && (c.version == 0 || e.id == c.id) {
		c.happen(&e, e.Details())
	}
}

// happen lets the next event happen, whose Details are d.
func (c *Case) happen(e *Event, d Details) {
	r := rules[e.action]
	if c.version == 0 {
		c.id = e.id
	}
	if r.then != nil {
		r.then(c, e.at, e.actor, d)
	}
	if r.to != 0 {
		c.phase = r.to
	}
	if r.step != 0 && r.step <= StepCheck {
		c.speak(e.at)
	}
	if e.key != "" {
		c.remember(e)
	}
	c.version, c.at = e.version, e.at
}

// What follows are the changes beside the phase that the table names. They run
// while phase, version and time are still those before the event.

// speak: the customer has heard from us.
func (c *Case) speak(at int64) { c.spoke, c.answered = at, true }

// saw: the customer was seen to react so.
func (c *Case) saw(r Reaction) { c.reactions |= 1 << r }

func opened(c *Case, at int64, actor string, d Details) {
	o := d.(Opening)
	c.opened, c.handler, c.limit = at, actor, DefaultRework
	if o.Handler != "" {
		c.handler = o.Handler
	}
	if o.Rework != nil {
		c.limit = uint8(*o.Rework)
	}
	if o.Customer != "" {
		c.rarely().Customer = o.Customer
	}
}

func received(c *Case, at int64, actor string, d Details) {
	opened(c, at, actor, d)
	c.saw(ReactionComplained)
}

func promised(c *Case, at int64, _ string, d Details) {
	c.pledge(pledge{origin: c.id, version: c.version + 1, made: at, due: d.(Commitment).Due.UnixNano(), fate: Pending})
}

func gathered(c *Case, _ int64, _ string, _ Details) { c.reworked() }

func corrected(c *Case, at int64, _ string, _ Details) {
	c.reworked()
	c.settle(at, Kept)
}

// reworked counts that the work is taken up again after the customer was not
// satisfied.
func (c *Case) reworked() {
	if c.phase == Dissatisfied {
		c.rework++
	}
}

func released(c *Case, at int64, _ string, _ Details) { c.settle(at, Released) }

func merged(c *Case, at int64, _ string, d Details) {
	c.settle(at, Moved)
	c.rarely().Into = d.(Merger).Other
}

func tookOver(c *Case, _ int64, _ string, d Details) {
	m := d.(Merger)
	for _, p := range m.Promises {
		c.pledge(pledge{
			origin: p.Case, version: int32(p.Version),
			made: p.Made.UnixNano(), due: p.Due.UnixNano(), fate: Pending,
		})
	}
	r := c.rarely()
	r.Absorbed = append(r.Absorbed, m.Other)
}

func reopened(c *Case, at int64, _ string, _ Details) {
	r := c.rarely()
	r.Cycles = append(r.Cycles, c.present())
	c.opened, c.rework = at, 0
	c.speak(at)
}

func caused(c *Case, _ int64, _ string, d Details) {
	switch d := d.(type) {
	case Finding:
		set(&c.cause, d.Cause)
	case Prevention:
		set(&c.cause, d.Cause)
	}
}

func filed(c *Case, _ int64, actor string, _ Details) { c.rarely().Filer = actor }

func spokeUp(c *Case, _ int64, _ string, _ Details) { c.saw(ReactionComplained) }

func referred(c *Case, _ int64, _ string, d Details) {
	r := c.rarely()
	r.Referrals = append(r.Referrals, d.(Referral))
	c.saw(ReactionThirdParty)
}

func ruled(c *Case, _ int64, _ string, d Details) {
	ruling := d.(Referral)
	if i := c.openReferral(ruling.Body); i >= 0 {
		c.rare.Referrals[i].Outcome = ruling.Outcome
	}
}

func handedOver(c *Case, _ int64, _ string, d Details) { c.handler = d.(HandOver).To }

func moved(c *Case, _ int64, _ string, d Details) {
	m, r := d.(Meeting), c.rarely()
	if m.Place != "" {
		r.Place = m.Place
	} else {
		r.Appointment = m.Time
	}
}

func assessed(c *Case, _ int64, _ string, d Details) {
	a, now := d.(Assessment), &c.rarely().Assessment
	set(&now.Heat, a.Heat)
	set(&now.Severity, a.Severity)
	set(&now.Impact, a.Impact)
	set(&now.Urgency, a.Urgency)
	set(&now.Safety, a.Safety)
	set(&now.Reaction, a.Reaction)
	if !a.DecideBy.IsZero() {
		now.DecideBy = a.DecideBy
	}
	if a.Reaction != 0 {
		c.saw(a.Reaction)
	}
}

// set writes value unless it is zero.
func set[T comparable](to *T, value T) {
	if value != *new(T) {
		*to = value
	}
}

func spoke(c *Case, at int64, _ string, _ Details) { c.speak(at) }

func classified(c *Case, _ int64, _ string, d Details) {
	k := d.(Classification)
	set(&c.category, k.Category)
	set(&c.cause, k.Cause)
}
