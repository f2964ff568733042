package match

import "slices"

// room is for the needs and wishes of a request that asks for no more than most do;
// others cost one allocation.
type room [16]ask

// Route finds the agent for one contact, by the rules of [Team.Match]: among those
// who may serve it now, the one at the least cost, of several the one with the
// smallest ID. When there is none, the agent of the pair is "" and Unserved says
// why. It does not hold the place: tell the team with [Team.Set].
//
// It does not look at the arrival, as there is nobody else to be before or behind.
// It allocates nothing for a request that is served, or would be if there were a
// place, and has 16 needs and wishes at most. A request with faults is refused with
// [*InputError]s.
func (t *Team) Route(r *Request) (Pair, Unserved, error) {
	var f findings
	if r.check(&f, at("request"), t); f != nil {
		return Pair{}, Unserved{}, f.err()
	}
	var memory room
	d := t.demand(r, memory[:0])
	best := none
	var least int64
	for a, free := range t.free {
		if free == 0 || !d.spoken(a) || !d.met(a) {
			continue
		}
		cost := t.fit(&d, a) + t.load(a, 0) + t.change(r, &d, a)
		if (best == none || cost < least) && !slices.Contains(r.Not, t.agents[a].ID) {
			best, least = a, cost
		}
	}
	if best == none {
		return Pair{}, t.unable(r, &d), nil
	}
	return t.pair(r, &d, best, 0), Unserved{}, nil
}
