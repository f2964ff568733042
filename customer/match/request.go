package match

import (
	"log/slog"
	"time"
)

// MaxWait is the longest wait, ten years of 365 days.
const MaxWait = 10 * 365 * 24 * time.Hour

// Request is one contact that waits for an agent. What it says of the customer is
// what serving needs, nothing else. A Request with an ID and an arrival can be
// served by anybody.
type Request struct {
	// ID names the request, no two alike. It says nothing of its order.
	ID string
	// Arrived is when the wait began.
	Arrived time.Time
	// Priority from 0, the ordinary one, to the policy's top; a higher one is served
	// before a lower one.
	Priority int
	// Tier of the customer, as the policy lists them, or "".
	Tier string

	// Language that the agent must speak, as the policy lists it, or "" for any.
	Language string
	// Needs must all be met, at their levels or higher ones.
	Needs []Skill
	// Not lists the IDs of agents who must not serve it. Those of nobody on the team
	// do not matter.
	Not []string

	// Wishes cost [Policy.Fit] where they are not met.
	Wishes []Skill
	// Last is the ID of the agent of last time, or "".
	Last string
}

// LogValue gives the ID, the arrival and the priority.
func (r Request) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", r.ID), slog.Time("arrived", r.Arrived), slog.Int("priority", r.Priority))
}

// check finds the faults of the request, but for those of its arrival.
func (r *Request) check(f *findings, at path, t *Team) {
	f.name(at.under("id"), r.ID)
	f.within(at.under("priority"), r.Priority, t.policy.TopPriority)
	if _, ok := t.policy.HeadStarts[r.Tier]; r.Tier != "" && !ok {
		f.add(at.under("tier"), r.Tier, "a tier of the policy")
	}
	if r.Language != "" {
		f.known(at.under("language"), r.Language, t.language, "a language of the policy")
	}
	f.skills(at.under("needs"), r.Needs, t.skill)
	f.skills(at.under("wishes"), r.Wishes, t.skill)
	f.length(at.under("not"), len(r.Not))
}

// checkArrival finds the fault of the arrival.
func (r *Request) checkArrival(f *findings, at path, now time.Time) {
	switch wait := now.Sub(r.Arrived); {
	case wait < 0:
		f.add(at.under("arrived"), stamp(r.Arrived), "no later than now, "+stamp(now))
	case wait > MaxWait:
		f.add(at.under("arrived"), stamp(r.Arrived), "no earlier than "+stamp(now.Add(-MaxWait)))
	}
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
