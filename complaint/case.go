package complaint

import (
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"time"
)

// Case is a complaint as its events have made it: where it stands, who has it in
// hand, what was promised. It is only ever changed by [Case.Apply] and what calls
// it. The zero value is a complaint to which nothing has happened yet. A Case
// belongs to one goroutine; [Case.Clone] makes another. Do not copy it by
// assignment and go on with both.
type Case struct {
	id      string
	handler string
	first   pledge           // the first promise; fate 0 when there is none
	keys    map[string]entry // of all keyed commands
	rare    *rare            // what most complaints never need
	at      int64            // of the last event
	opened  int64            // when the present cycle began
	spoke   int64            // when the customer last heard from us
	version int32

	phase     Phase
	rework    uint8 // times the present cycle was worked on again
	limit     uint8 // of rework
	category  Category
	cause     RootCause
	reactions uint8 // bits
	answered  bool  // spoke is set
}

// rare holds the facts that most complaints never need. Its fields are named as
// in a snapshot.
type rare struct {
	Customer    string     `json:"customer,omitempty"`
	Place       string     `json:"place,omitempty"`
	Appointment time.Time  `json:"appointment,omitzero"`
	Assessment  Assessment `json:"assessment,omitzero"`
	Filer       string     `json:"filer,omitempty"`
	Into        string     `json:"into,omitempty"`
	Absorbed    []string   `json:"absorbed,omitempty"`
	Referrals   []Referral `json:"referrals,omitempty"`
	Cycles      []Cycle    `json:"cycles,omitempty"` // those that are over and were reopened
	pledges     []pledge   // after the first
}

// rarely gives the rare facts to write to.
func (c *Case) rarely() *rare {
	if c.rare == nil {
		c.rare = new(rare)
	}
	return c.rare
}

// rarities gives the rare facts to read.
func (c *Case) rarities() rare {
	if c.rare == nil {
		return rare{}
	}
	return *c.rare
}

// A Cycle is the time from receipt or reopening to an end.
type Cycle struct {
	// Began is when the complaint was received, detected or reopened.
	Began time.Time `json:"began"`
	// Ended is when this cycle ended, zero while it has not.
	Ended time.Time `json:"ended,omitzero"`
	// End is the terminal phase in which it ended, 0 while it has not.
	End Phase `json:"end,omitzero"`
	// Rework counts how often the work was taken up again after the customer was not
	// satisfied.
	Rework int `json:"rework,omitempty"`
}

// ID is the id of the complaint, "" before anything has happened.
func (c *Case) ID() string { return c.id }

// Phase is where it stands, 0 before anything has happened.
func (c *Case) Phase() Phase { return c.phase }

// Version is that of the last event, 0 before anything has happened.
func (c *Case) Version() int { return int(c.version) }

// At is the time of the last event; ok is false before anything has happened.
func (c *Case) At() (at time.Time, ok bool) {
	if c.version == 0 {
		return time.Time{}, false
	}
	return instant(c.at), true
}

// Handler is who has it in hand now.
func (c *Case) Handler() string { return c.handler }

// Customer is the reference of the customer, "" when unknown.
func (c *Case) Customer() string { return c.rarities().Customer }

// Place is where we talk, "" when it was never changed.
func (c *Case) Place() string { return c.rarities().Place }

// Appointment is when we talk; ok is false when none was made.
func (c *Case) Appointment() (at time.Time, ok bool) {
	at = c.rarities().Appointment
	return at, !at.IsZero()
}

// Assessment is what is known about its weight. Its Reaction is the last one seen;
// all of them are given by [Case.Reactions].
func (c *Case) Assessment() Assessment { return c.rarities().Assessment }

// Category is what it is about, 0 when not classified.
func (c *Case) Category() Category { return c.category }

// Cause is the root cause, 0 when unknown.
func (c *Case) Cause() RootCause { return c.cause }

// Reactions lists what the customer was seen to do, in the order of the
// constants. Whoever voices a complaint has told us; whoever asks an outside body
// has turned to a third party.
func (c *Case) Reactions() []Reaction {
	var list []Reaction
	for r := ReactionComplained; reactions.Has(r); r++ {
		if c.reactions>>r&1 != 0 {
			list = append(list, r)
		}
	}
	return list
}

// Referrals lists the outside bodies that were asked, in order; the Outcome of one
// that has not decided yet is 0.
func (c *Case) Referrals() []Referral { return slices.Clone(c.rarities().Referrals) }

// Into is the complaint that carries this one on; ok is false when it was not merged.
func (c *Case) Into() (id string, ok bool) {
	id = c.rarities().Into
	return id, id != ""
}

// Absorbed lists the complaints that were merged into this one, in order.
func (c *Case) Absorbed() []string { return slices.Clone(c.rarities().Absorbed) }

// Rework says how often the present cycle was worked on again after a customer was
// not satisfied, and how often it may be.
func (c *Case) Rework() (times, limit int) { return int(c.rework), int(c.limit) }

// Cycles lists the cycles, the present one last. When a complaint was closed is
// the Ended of a cycle, never a single field: one that was closed, reopened and
// closed again was closed twice. It is empty before anything has happened.
func (c *Case) Cycles() []Cycle {
	if c.version == 0 {
		return nil
	}
	return append(slices.Clone(c.rarities().Cycles), c.present())
}

// Cycle counts the cycles: 1 from the opening, one more with each reopening, 0
// before anything has happened.
func (c *Case) Cycle() int {
	if c.version == 0 {
		return 0
	}
	return len(c.rarities().Cycles) + 1
}

// present is the present cycle. Nothing follows an end but a reopening, so that
// the end of a cycle is the last event.
func (c *Case) present() Cycle {
	cycle := Cycle{Began: instant(c.opened), Rework: int(c.rework)}
	if c.phase.Terminal() {
		cycle.Ended, cycle.End = instant(c.at), c.phase
	}
	return cycle
}

// FeedbackEvery is the longest time that a customer is left without word, solved
// or not: 24 hours. "We are still at it" calms.
const FeedbackEvery = 24 * time.Hour

// FeedbackDue is the instant by which the customer must hear from us again: at most
// [FeedbackEvery] after the last feedback, promise or other step that speaks to the
// customer, 1 to 7, or after a reopening. That instant itself is in time. It is not
// ok before the first such step, and after the end.
func (c *Case) FeedbackDue() (due time.Time, ok bool) {
	if !c.answered || !c.phase.Open() {
		return time.Time{}, false
	}
	return instant(c.spoke).Add(FeedbackEvery), true
}

// DecideBy is the instant by which a left-over problem is to be decided; ok is
// false when none was set.
func (c *Case) DecideBy() (by time.Time, ok bool) {
	by = c.rarities().Assessment.DecideBy
	return by, !by.IsZero()
}

// Allowed is the set of actions that the complaint would accept now, given a valid
// actor, time and details. It does not allocate.
func (c *Case) Allowed() ActionSet { return allowed[c.standing()][c.phase] }

// allowed holds the actions that the table allows, by standing and phase.
var allowed = allowedByStanding()

func allowedByStanding() (sets [standings][Concluded + 1]ActionSet) {
	for _, a := range Actions() {
		for s := range sets {
			if slices.ContainsFunc(rules[a].guards, func(g guard) bool { return g.state != nil && !g.state(standing(s)) }) {
				continue
			}
			for p := range sets[s] {
				if rules[a].from.has(Phase(p)) {
					sets[s][p] |= 1 << a
				}
			}
		}
	}
	return sets
}

// Clone gives a copy that shares nothing with c.
func (c *Case) Clone() *Case {
	d := *c
	d.keys = maps.Clone(c.keys)
	if c.rare != nil {
		r := *c.rare
		r.Absorbed = slices.Clone(r.Absorbed)
		r.Referrals = slices.Clone(r.Referrals)
		r.Cycles = slices.Clone(r.Cycles)
		r.pledges = slices.Clone(r.pledges)
		d.rare = &r
	}
	return &d
}

// String gives the id, the version and the phase, "C-17/3 apologised".
func (c *Case) String() string { return fmt.Sprintf("%s/%d %v", c.id, c.version, c.phase) }

// LogValue gives ids, codes and counts.
func (c *Case) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("case", c.id), slog.Int("version", int(c.version)), slog.String("phase", c.phase.String()),
		slog.String("handler", c.handler), slog.Int("cycle", c.Cycle()), slog.Int("rework", int(c.rework)),
	)
}
