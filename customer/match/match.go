package match

import "time"

// Match decides for all requests at once who serves whom. An agent may serve a
// request when on duty, with a free place, speaking its language, meeting its needs
// and not excluded. Among all ways to use the places it takes the one that, in
// this order,
//
//   - serves the most requests,
//   - serves the most of the highest priority, then of the next, and so on,
//   - costs the least: a pair costs what fit, load and continuity cost, less the wait
//     of the request and its head start,
//   - serves the requests that arrived earlier, and of those that arrived at the
//     same instant the smaller ID,
//   - gives earlier requests the agents with smaller IDs.
//
// There is exactly one, whatever the order of requests and agents. Waiting counts to
// the millisecond, the order of arrival to the nanosecond.
//
// It needs eight bytes for each request and free place, at most as many places of
// an agent as there are requests. Requests with faults are refused with
// [*InputError]s, all at once, and so are more than [MaxCells] requests times places.
func (t *Team) Match(now time.Time, requests []Request) (*Plan, error) {
	b, err := t.batch(now, requests)
	if err != nil {
		return nil, err
	}
	a, err := Assign(b.table)
	if err != nil {
		return nil, err
	}
	plan := &Plan{Prices: a.Prices}
	rows := a.rows()
	for r, c := range a.Columns {
		if c != none {
			plan.Pairs = append(plan.Pairs, t.pair(b.requests[r], &b.demands[r], b.agent[c], b.place[c]))
			continue
		}
		u := t.unable(b.requests[r], &b.demands[r])
		if u.Reason == 0 {
			u = b.outbid(r, rows)
		}
		plan.Unserved = append(plan.Unserved, u)
	}
	return plan, nil
}

// Verify proves that a plan made by Match from the same requests, at the same now,
// with the agents as they still stand, keeps every rule and is the best by its first
// three levels; see [Assignment.Verify]. It trusts nothing in the plan but that its
// prices are meant as such.
func (t *Team) Verify(now time.Time, requests []Request, plan *Plan) error {
	b, err := t.batch(now, requests)
	if err != nil {
		return err
	}
	columns, err := t.columns(b, plan)
	if err != nil {
		return err
	}
	a := Assignment{Columns: columns, Prices: plan.Prices}
	return a.Verify(b.table)
}

// columns finds the place of each pair: the first request of an agent has the
// agent's first place.
func (t *Team) columns(b *batch, plan *Plan) ([]int, error) {
	next := make([]int, len(t.agents))
	first := make([]int, len(t.agents))
	for c := range b.agent {
		if b.place[c] == 0 {
			first[b.agent[c]] = c
		}
	}
	pairOf := make(map[string]Pair, len(plan.Pairs))
	for _, p := range plan.Pairs {
		pairOf[p.Request] = p
	}
	columns := make([]int, len(b.requests))
	found := 0
	for r, request := range b.requests {
		columns[r] = none
		pair, ok := pairOf[request.ID]
		if !ok {
			continue
		}
		found++
		a, ok := t.index[pair.Agent]
		if !ok || next[a] >= min(t.free[a], len(b.requests)) {
			return nil, &ProofError{r, none, "the agent is not on the team, or has no place left"}
		}
		if pair != t.pair(request, &b.demands[r], a, next[a]) {
			return nil, &ProofError{r, none, "the pair costs something else"}
		}
		columns[r] = first[a] + next[a]
		next[a]++
	}
	if found != len(plan.Pairs) {
		return nil, &ProofError{none, none, "a request that is not there, or one twice, is served"}
	}
	return columns, nil
}
