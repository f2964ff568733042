package match

import (
	"cmp"
	"slices"
	"time"
)

// Unserved is one request without an agent, and why.
type Unserved struct {
	// Request is the ID of the request.
	Request string
	// Reason is the first of the reasons that holds.
	Reason Reason
	// Missing is the language that nobody speaks, or the first need that nobody meets,
	// with [NoLanguage] and [NoSkill]; otherwise "".
	Missing string
	// By is the request that came nearest to giving way: of those with a place that
	// this one could have had, the one of the lowest priority, then at the least
	// distance of cost, then the last to arrive. It is "" unless others were served in
	// place of this one.
	By string
	// Short, with [ByCost], is how much longer this one would have to have waited to
	// be as good as the one that it names.
	Short time.Duration
}

// unable says why nobody could serve the request even if it were alone. The zero
// Reason means that somebody could.
func (t *Team) unable(r *Request, d *demand) Unserved {
	u := Unserved{Request: r.ID}
	speak, able, allowed, onDuty, free := 0, 0, 0, 0, 0
	for a := range t.agents {
		if !d.spoken(a) {
			continue
		}
		speak++
		if !d.met(a) {
			continue
		}
		able++
		if slices.Contains(r.Not, t.agents[a].ID) {
			continue
		}
		allowed++
		if t.agents[a].OnDuty {
			onDuty++
		}
		if t.free[a] > 0 {
			free++
		}
	}
	switch {
	case speak == 0 && r.Language != "":
		u.Reason, u.Missing = NoLanguage, r.Language
	case able == 0 && len(d.needs) > 0:
		u.Reason, u.Missing = d.lacking(r)
	case allowed == 0 && able > 0:
		u.Reason = AllExcluded
	case onDuty == 0:
		u.Reason = NobodyOnDuty
	case free == 0:
		u.Reason = AllFull
	}
	return u
}

// lacking gives the first need that nobody meets, if there is one.
func (d *demand) lacking(r *Request) (Reason, string) {
	for i, n := range d.needs {
		if len(n.have) == 0 || slices.Max(n.have) < n.level {
			return NoSkill, r.Needs[i].Name
		}
	}
	return NoCombination, ""
}

// outbid says which request came nearest to giving way to that of row r.
func (b *batch) outbid(r int, rows []int) Unserved {
	rival := none
	var nearest int64
	closer := func(other int, short int64) int {
		return cmp.Or(cmp.Compare(b.table.Priorities[other], b.table.Priorities[rival]), cmp.Compare(short, nearest), cmp.Compare(rival, other))
	}
	for c, other := range rows {
		cost := b.table.Costs[r*len(rows)+c]
		if other == none || cost == Forbidden {
			continue
		}
		if short := cost - b.table.Costs[other*len(rows)+c]; rival == none || closer(other, short) < 0 {
			rival, nearest = other, short
		}
	}
	u := Unserved{Request: b.requests[r].ID, Reason: ByArrival, By: b.requests[rival].ID}
	switch {
	case b.table.Priorities[rival] > b.table.Priorities[r]:
		u.Reason = ByPriority
	case nearest > 0:
		u.Reason, u.Short = ByCost, milliseconds(nearest)
	}
	return u
}
