package report

// Cell is what a tally knows of the records of one key, or of several merged. A
// Cell that a tally gave away is a copy, which later records do not change. The
// zero Cell is that of no record.
type Cell struct {
	outcomes       [5]uint64 // by Outcome - 1
	earlier        uint64
	contacts       contacts
	business, wall Spread
}

// contacts counts the finished cases whose contacts are known.
type contacts struct {
	Cases uint64 `json:"cases"` // how many cases there are
	First uint64 `json:"first"` // how many of them took one contact
	Total uint64 `json:"total"` // how many contacts they took in all
}

// Count gives how many records have the given outcome; of a value that is no
// outcome there are 0.
func (c *Cell) Count(o Outcome) uint64 {
	if !outcomes.Has(o) {
		return 0
	}
	return c.outcomes[o-1]
}

// Records gives how many records there are, of any outcome.
func (c *Cell) Records() uint64 {
	var n uint64
	for _, count := range c.outcomes {
		n += count
	}
	return n
}

// EarlierBreaches gives how many records had broken an earlier target, whatever
// their outcome is: see [Record].
func (c *Cell) EarlierBreaches() uint64 { return c.earlier }

// Attainment gives the met clocks out of those that are decided: met, missed or
// open and breached. It has no data if there is none. Open clocks are censored,
// they count neither way, and cancelled ones do not count.
func (c *Cell) Attainment() Ratio {
	met := c.Count(Met)
	return Ratio{met, met + c.Count(Missed) + c.Count(OpenBreached)}
}

// FirstContact gives the cases that were solved at the first contact out of all
// finished cases whose contacts are known. It has no data if there is none.
func (c *Cell) FirstContact() Ratio { return Ratio{c.contacts.First, c.contacts.Cases} }

// RepeatContact gives the contacts that were not the first of their case out of
// all contacts of those cases. It has no data if there is none. It is not the
// rest of [Cell.FirstContact], which counts cases: a case with five contacts is
// one that was not solved at the first, but four repeats.
func (c *Cell) RepeatContact() Ratio {
	return Ratio{c.contacts.Total - c.contacts.Cases, c.contacts.Total}
}

// Business gives the business times of the finished clocks.
func (c *Cell) Business() *Spread { return &c.business }

// Wall gives the wall times of the finished clocks, pauses and closed hours
// included: how long the customers waited.
func (c *Cell) Wall() *Spread { return &c.wall }

// add counts a record that has no faults.
func (c *Cell) add(r *Record) {
	c.outcomes[r.Outcome-1]++
	if r.EarlierBreach {
		c.earlier++
	}
	if r.Outcome != Met && r.Outcome != Missed {
		return
	}
	c.business.add(r.Business)
	c.wall.add(r.Wall)
	c.contacts.add(uint64(r.Contacts))
}

func (c *contacts) add(n uint64) {
	if n == 0 {
		return
	}
	c.Cases++
	c.Total += n
	if n == 1 {
		c.First++
	}
}

// merge adds what o has; o is another cell than c.
func (c *Cell) merge(o *Cell) {
	for i, n := range o.outcomes {
		c.outcomes[i] += n
	}
	c.earlier += o.earlier
	c.contacts.Cases += o.contacts.Cases
	c.contacts.First += o.contacts.First
	c.contacts.Total += o.contacts.Total
	c.business.merge(&o.business)
	c.wall.merge(&o.wall)
}

func (c *Cell) clone() *Cell {
	copied := *c
	copied.business, copied.wall = c.business.clone(), c.wall.clone()
	return &copied
}
