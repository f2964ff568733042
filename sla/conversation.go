package sla

import (
	"log/slog"
	"slices"
	"time"

	"github.com/servicequality/servicequality/internal/strict"
)

// Conversation turns the log of one ticket, who wrote when and what its status was,
// into the cycles of every [Metric] that is promised for it. Each cycle is a
// [Clock] of its own, to be asked for its [Status].
//
//   - FirstResponse runs from the request to the first answer, once.
//   - NextResponse runs, after that, from the oldest message of the customer that
//     has no answer to the next answer. Further messages of the customer do not
//     start it again, and a second message of ours starts nothing.
//   - PeriodicUpdate and PausableUpdate run from each answer to the next while the
//     case is open; the latter pauses while the case waits for the customer.
//   - RequesterWait, AgentWork and Resolution run from the request to the solution.
//     The first pauses while the case waits for the customer, the second also while
//     it waits for others, the third never.
//   - FollowUp runs from the solution to the call or note that asks how it was.
//
// An answer is a message of a person; one of a machine only if its entry says so.
// The solution is the last answer and stops whatever runs. A ticket that is merged
// away has all its clocks cancelled.
//
// When a solved case is opened again, its follow-up is cancelled, and the three
// metrics that run to the solution go on as the [ReopenMode] says; with Restart
// they begin new cycles. What the customer wrote while the case was solved waits
// for an answer from then on, and counts since it was written.
//
// A conversation is a value like [Clock]: [Conversation.Append] gives another one.
// The zero Conversation refuses every entry.
type Conversation struct {
	mode    ReopenMode
	lanes   []lane // in the order of the targets
	entries []Entry
	desk    desk
}

// lane is the cycles of one metric.
type lane struct {
	pending Clock // of which the others are made
	cycles  []Clock
}

// open gives the cycle that has not ended, or nil.
func (l *lane) open() *Clock {
	if n := len(l.cycles); n > 0 && l.cycles[n-1].last.open() {
		return &l.cycles[n-1]
	}
	return nil
}

// desk is what has to be known of the log so far.
type desk struct {
	status   EntryKind // the last one that says where the case lies
	unheard  bool      // the request has no answer yet
	question time.Time // when the oldest message without answer was written; zero when there is none
}

// says puts the status in words.
func (d desk) says() string {
	if d.status == 0 {
		return "a ticket that is not written yet"
	}
	return "a ticket that is " + d.status.String()
}

// NewConversation gives the conversation of a ticket about which nothing is logged
// yet, from the targets that are promised for it, and from how its clocks go on
// when it is reopened. Targets of [PromiseKeeping] and [Readiness], which have
// nothing to do with messages, are left out. All faults are reported, each as a
// [*FieldError]; two targets of one metric are one.
func NewConversation(reopen ReopenMode, targets []Target) (Conversation, error) {
	f := findings{of: "conversation"}
	if !reopenModes.Has(reopen) {
		f.add("reopen", reopen.String(), oneOf(ReopenModes()))
	}
	c := Conversation{mode: reopen}
	for i, t := range targets {
		pending, err := NewClock(t)
		f.adopt(strict.Item("targets", i), err)
		if t.Metric.runsBack() {
			continue
		}
		if slices.ContainsFunc(targets[:i], func(other Target) bool { return other.Metric == t.Metric }) {
			f.add(strict.Under(strict.Item("targets", i), "metric"), t.Metric.String(), "each metric once")
		}
		if err == nil {
			c.lanes = append(c.lanes, lane{pending: pending})
		}
	}
	if err := f.err(); err != nil {
		return Conversation{}, err
	}
	return c, nil
}

func (c *Conversation) lane(m Metric) *lane {
	for i := range c.lanes {
		if c.lanes[i].pending.Metric() == m {
			return &c.lanes[i]
		}
	}
	return nil
}

// Append gives the conversation with further entries, in the order of the log. If
// one of them does not fit it gives c itself and a [*LogError] for the first that
// does not.
func (c Conversation) Append(entries ...Entry) (Conversation, error) {
	longer := c.clone()
	for i := range entries {
		if err := longer.take(&entries[i]); err != nil {
			return c, c.refused(i, &entries[i], err)
		}
	}
	return longer, nil
}

// Replay gives the conversation with those of the entries that fit, and a
// [*LogError] for each of the others. It does not sort them.
func (c Conversation) Replay(entries ...Entry) (Conversation, []*LogError) {
	longer := c.clone()
	var skipped []*LogError
	for i := range entries {
		undo := longer.save()
		if err := longer.take(&entries[i]); err != nil {
			undo()
			skipped = append(skipped, c.refused(i, &entries[i], err))
		}
	}
	return longer, skipped
}

func (c Conversation) refused(i int, e *Entry, err *LogError) *LogError {
	err.Log, err.Index, err.At, err.Kind = "conversation", len(c.entries)+i, e.At, e.Kind.String()
	return err
}

// clone gives a conversation that can be changed without disturbing c.
func (c Conversation) clone() Conversation {
	c.lanes = slices.Clone(c.lanes)
	for i := range c.lanes {
		c.lanes[i].cycles = slices.Clone(c.lanes[i].cycles)
	}
	c.entries = slices.Clip(c.entries)
	return c
}

// save keeps what an entry may change, of each metric the last cycle, and gives a
// function that puts it back.
func (c *Conversation) save() (undo func()) {
	before := *c
	before.lanes = slices.Clone(c.lanes)
	last := make([]Clock, len(c.lanes))
	for i, l := range c.lanes {
		if n := len(l.cycles); n > 0 {
			last[i] = l.cycles[n-1]
		}
	}
	return func() {
		*c = before
		for i, l := range c.lanes {
			if n := len(l.cycles); n > 0 {
				l.cycles[n-1] = last[i]
			}
		}
	}
}

// Cycles gives the clocks of a metric, one for each cycle, in order; only the last
// may be open. The slice belongs to the caller.
func (c Conversation) Cycles(m Metric) []Clock {
	if l := c.lane(m); l != nil {
		return slices.Clone(l.cycles)
	}
	return nil
}

// Targets gives the targets, in copies that the caller owns.
func (c Conversation) Targets() []Target {
	targets := make([]Target, len(c.lanes))
	for i := range c.lanes {
		targets[i] = c.lanes[i].pending.Target()
	}
	return targets
}

// Status says where the case lies: Opened, AwaitsCustomer, AwaitsOthers, Solved or
// MergedAway; 0 before the first entry.
func (c Conversation) Status() EntryKind { return c.desk.status }

// Allowed lists the kinds of entry that may come next, in a slice that the caller
// owns; none after the ticket was merged away.
func (c Conversation) Allowed() []EntryKind {
	if c.mode == 0 {
		return nil // the zero Conversation refuses every entry
	}
	return slices.Clone(entriesAfter[c.desk.status])
}

// Entries gives the log, in a slice that the caller owns. Instants are in UTC.
func (c Conversation) Entries() []Entry { return slices.Clone(c.entries) }

// LogValue gives the status, and how many entries there are.
func (c Conversation) LogValue() slog.Value {
	attrs := []slog.Attr{slog.Int("entries", len(c.entries))}
	if c.desk.status != 0 {
		attrs = append(attrs, slog.String("status", c.desk.status.String()))
	}
	return slog.GroupValue(attrs...)
}
