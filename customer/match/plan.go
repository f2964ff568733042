package match

import (
	"slices"
	"strings"
	"time"
)

// Plan is who serves whom, and why the others wait on.
type Plan struct {
	// Pairs are the requests that are served, in the order of arrival and then of ID.
	Pairs []Pair
	// Unserved are the others, in the same order.
	Unserved []Unserved
	// Prices of the free places, agent by agent in the order of IDs; they prove the
	// plan, see [Team.Verify].
	Prices []int64
}

// Cost is the sum of what the pairs cost.
func (p *Plan) Cost() time.Duration {
	var sum time.Duration
	for _, pair := range p.Pairs {
		sum += pair.Cost()
	}
	return sum
}

// batch is requests and places as a table.
type batch struct {
	requests []*Request // in the order of arrival, then of ID
	demands  []demand
	agent    []int // of each place
	place    []int // the number of each place at its agent
	table    Table
}

// batch checks the requests and makes the table.
func (t *Team) batch(now time.Time, requests []Request) (*batch, error) {
	b := &batch{}
	var f findings
	seen := make(map[string]bool, len(requests))
	for i := range requests {
		r, entry := &requests[i], at("requests").item(i)
		r.check(&f, entry, t)
		r.checkArrival(&f, entry, now)
		if seen[r.ID] {
			f.add(entry.under("id"), r.ID, "each id once")
		}
		seen[r.ID] = true
		b.requests = append(b.requests, r)
	}
	if f != nil {
		return nil, f.err()
	}
	slices.SortFunc(b.requests, func(r, s *Request) int {
		if d := r.Arrived.Compare(s.Arrived); d != 0 {
			return d
		}
		return strings.Compare(r.ID, s.ID)
	})
	for a, free := range t.free {
		for k := range min(free, len(requests)) {
			b.agent, b.place = append(b.agent, a), append(b.place, k)
		}
	}
	b.table = Table{Rows: len(requests), Columns: len(b.agent), Priorities: make([]int, len(requests))}
	if err := b.table.size(); err != nil {
		return nil, err
	}
	t.fill(b, now)
	return b, nil
}

// fill writes the table's costs and priorities. In milliseconds no cost is further
// than 14 years from another: ten of waiting, one each of head start, fit, load and
// continuity. With the most cells there can be and all ten priorities that is well
// below what a Table takes.
func (t *Team) fill(b *batch, now time.Time) {
	b.table.Costs = make([]int64, 0, b.table.Rows*b.table.Columns)
	for i, r := range b.requests {
		b.table.Priorities[i] = t.risen(r, now)
		b.demands = append(b.demands, t.demand(r, nil))
		since := r.Arrived.UnixMilli() - b.requests[0].Arrived.UnixMilli() - t.policy.HeadStarts[r.Tier].Milliseconds()
		b.fillRow(t, r, &b.demands[i], since)
	}
}

// fillRow appends the costs of a request.
func (b *batch) fillRow(t *Team, r *Request, d *demand, since int64) {
	var cost int64
	for c, a := range b.agent {
		if b.place[c] == 0 {
			cost = Forbidden
			if d.spoken(a) && d.met(a) && !slices.Contains(r.Not, t.agents[a].ID) {
				cost = since + t.fit(d, a) + t.change(r, d, a)
			}
		}
		if cost == Forbidden {
			b.table.Costs = append(b.table.Costs, Forbidden)
		} else {
			b.table.Costs = append(b.table.Costs, cost+t.load(a, b.place[c]))
		}
	}
}

// risen is the priority of a request after its wait.
func (t *Team) risen(r *Request, now time.Time) int {
	if t.policy.Rise == 0 {
		return r.Priority
	}
	wait := now.UnixMilli() - r.Arrived.UnixMilli()
	return r.Priority + int(min(int64(t.policy.TopPriority-r.Priority), wait/t.policy.Rise.Milliseconds()))
}
