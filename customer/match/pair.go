package match

import "time"

// Pair is one request and the agent who serves it, with what this costs beyond the
// best one could wish for.
type Pair struct {
	// Request is the ID of the request, and Agent that of the agent.
	Request string
	Agent   string // see Request
	// Fit is the cost of wishes that are not met, Load that of the agent's other
	// contacts, and Continuity that of somebody new; [Policy] says how they count.
	// They are rounded down to whole milliseconds.
	Fit        time.Duration
	Load       time.Duration // see Fit
	Continuity time.Duration // see Fit
}

// Cost is the sum of the three.
func (p Pair) Cost() time.Duration { return p.Fit + p.Load + p.Continuity }

// pair is request r at place k of agent a.
func (t *Team) pair(r *Request, d *demand, a, k int) Pair {
	return Pair{r.ID, t.agents[a].ID, milliseconds(t.fit(d, a)), milliseconds(t.load(a, k)), milliseconds(t.change(r, d, a))}
}
