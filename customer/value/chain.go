package value

import (
	"slices"
	"strconv"
)

// Party is somebody in a customer chain: a customer, a team, a department.
type Party struct {
	// ID names the party, no two alike.
	ID string
	// Side on which it is served.
	Side Side
	// Serves lists the IDs of its own customers, each once. Who is outside serves
	// nobody here.
	Serves []string
}

// Chain says who serves whom: whoever does not serve customers serves those who do.
// Parties may serve each other in a circle, as a personnel and a computer department
// do; what counts is that a way leads on to an external customer. A Chain never
// changes, and any number of goroutines may use it.
type Chain struct {
	parties []Party
	index   map[string]int
	steps   []int // to the nearest external customer; -1 when there is no way
}

// NewChain checks the parties and keeps a copy. It gives all faults at once, as
// [*InputError]s: an ID that is empty or there twice, a side that is not set, an
// external party that serves, a customer who is not there, is named twice or is the
// party itself.
func NewChain(parties []Party) (*Chain, error) {
	c := &Chain{index: make(map[string]int, len(parties))}
	var f findings
	for i, p := range parties {
		_, known := c.index[p.ID]
		f.name("parties["+strconv.Itoa(i)+"].id", p.ID, known)
		c.index[p.ID] = i
		p.Serves = slices.Clone(p.Serves)
		c.parties = append(c.parties, p)
	}
	for i := range c.parties {
		c.check(&f, "parties["+strconv.Itoa(i)+"].", &c.parties[i])
	}
	if f != nil {
		return nil, f.err()
	}
	c.measure()
	return c, nil
}

// check finds the faults of a party but for those of its ID.
func (c *Chain) check(f *findings, path string, p *Party) {
	if !sides.Has(p.Side) {
		f.add(path+"side", p.Side.String(), "external or internal")
	}
	if p.Side == External && len(p.Serves) > 0 {
		f.add(path+"serves", strconv.Itoa(len(p.Serves))+" customers", "none, as the party is external")
	}
	seen := make(map[string]bool, len(p.Serves))
	for i, id := range p.Serves {
		at := path + "serves[" + strconv.Itoa(i) + "]"
		_, known := c.index[id]
		switch {
		case !known:
			f.add(at, id, "the id of a party")
		case id == p.ID:
			f.add(at, id, "another party")
		case seen[id]:
			f.add(at, id, "each customer once")
		}
		seen[id] = true
	}
}

// measure finds how far each party is from the nearest external customer, walking
// the chain backwards from all of them at once.
func (c *Chain) measure() {
	c.steps = slices.Repeat([]int{-1}, len(c.parties))
	servers := make([][]int, len(c.parties))
	var queue []int
	for i, p := range c.parties {
		if p.Side == External {
			c.steps[i] = 0
			queue = append(queue, i)
		}
		for _, id := range p.Serves {
			servers[c.index[id]] = append(servers[c.index[id]], i)
		}
	}
	for k := 0; k < len(queue); k++ {
		for _, i := range servers[queue[k]] {
			if c.steps[i] < 0 {
				c.steps[i] = c.steps[queue[k]] + 1
				queue = append(queue, i)
			}
		}
	}
}

// Adrift lists, in the order in which they were given, the IDs of the internal
// parties from which no way leads to an external customer: whom does their work
// serve?
func (c *Chain) Adrift() []string {
	var adrift []string
	for i, p := range c.parties {
		if c.steps[i] < 0 {
			adrift = append(adrift, p.ID)
		}
	}
	return adrift
}

// Unserved lists, in the order in which they were given, the IDs of the external
// customers whom nobody serves.
func (c *Chain) Unserved() []string {
	served := map[string]bool{}
	for _, p := range c.parties {
		for _, id := range p.Serves {
			served[id] = true
		}
	}
	var unserved []string
	for _, p := range c.parties {
		if p.Side == External && !served[p.ID] {
			unserved = append(unserved, p.ID)
		}
	}
	return unserved
}

// Path gives a shortest way from a party to an external customer, both included: who
// serves whom until the work arrives. Of several it takes at each step the customer
// that is named first. ok is false for a party that is adrift or not there.
func (c *Chain) Path(id string) (path []string, ok bool) {
	i, ok := c.index[id]
	if !ok || c.steps[i] < 0 {
		return nil, false
	}
	path = []string{id}
	for c.steps[i] > 0 {
		nearer := func(id string) bool { return c.steps[c.index[id]] == c.steps[i]-1 }
		serves := c.parties[i].Serves
		next := serves[slices.IndexFunc(serves, nearer)]
		path = append(path, next)
		i = c.index[next]
	}
	return path, true
}
