package report

import "fmt"

// version is that of both stored forms.
const version = 1

// A state is what both stored forms say, in the order in which they say it. A
// tally gives its state, and a state that does not contradict itself gives a
// tally back.
type (
	tallyState struct {
		Version int         `json:"version"`
		Cells   []cellState `json:"cells"`
	}
	cellState struct {
		Key           Key         `json:"key,omitzero"`
		Met           uint64      `json:"met,omitzero"`
		Missed        uint64      `json:"missed,omitzero"`
		Open          uint64      `json:"open,omitzero"`
		OpenBreached  uint64      `json:"open_breached,omitzero"`
		Cancelled     uint64      `json:"cancelled,omitzero"`
		EarlierBreach uint64      `json:"earlier_breach,omitzero"`
		Contacts      contacts    `json:"contacts,omitzero"`
		Business      spreadState `json:"business,omitzero"`
		Wall          spreadState `json:"wall,omitzero"`
	}
	spreadState struct {
		Min     wide          `json:"min"`
		Max     wide          `json:"max"`
		Sum     wide          `json:"sum"`
		Buckets []bucketState `json:"buckets"` // in rising order
	}
	bucketState [2]uint64 // bucket and count
)

func (t *Tally) state() tallyState {
	s := tallyState{Version: version, Cells: make([]cellState, 0, t.Len())}
	for k, c := range t.sorted() {
		s.Cells = append(s.Cells, c.state(k))
	}
	return s
}

func (c *Cell) state(k Key) cellState {
	return cellState{
		Key:           k,
		Met:           c.Count(Met),
		Missed:        c.Count(Missed),
		Open:          c.Count(Open),
		OpenBreached:  c.Count(OpenBreached),
		Cancelled:     c.Count(Cancelled),
		EarlierBreach: c.earlier,
		Contacts:      c.contacts,
		Business:      c.business.state(),
		Wall:          c.wall.state(),
	}
}

func (s *Spread) state() spreadState {
	if s.n == 0 {
		return spreadState{}
	}
	state := spreadState{Min: nanoseconds(s.min), Max: nanoseconds(s.max), Sum: s.sum}
	for bucket, n := range s.hist.all() {
		state.Buckets = append(state.Buckets, bucketState{uint64(bucket), n})
	}
	return state
}

// tally is the tally that has this state. If the state contradicts itself, tally
// says all that is wrong with the first cell that does.
func (s tallyState) tally() (*Tally, error) {
	if s.Version != version {
		return nil, &ValueError{Place: "version", Got: fmt.Sprint(s.Version), Want: fmt.Sprint(version)}
	}
	t := new(Tally)
	for i := range s.Cells {
		cell := &s.Cells[i]
		f := cell.faults()
		if i > 0 && s.Cells[i-1].Key.Compare(cell.Key) >= 0 {
			f.add("key", "the same as the one before, or less", "rising keys")
		}
		if len(f) > 0 {
			return nil, f.under(at("cells", i))
		}
		if err := t.room(cell.records()); err != nil {
			return nil, err
		}
		cell.restore(t.open(cell.Key))
		t.records += cell.records()
	}
	return t, nil
}

// restore makes c, which is zero, the cell that has this state; s has no faults.
func (s *cellState) restore(c *Cell) {
	c.outcomes = s.outcomes()
	c.earlier = s.EarlierBreach
	c.contacts = s.Contacts
	s.Business.restore(&c.business)
	s.Wall.restore(&c.wall)
}

func (s *spreadState) restore(spread *Spread) {
	spread.min = s.Min.duration()
	spread.max = s.Max.duration()
	spread.sum = s.Sum
	for _, b := range s.Buckets {
		spread.n += b[1]
		spread.hist.add(int(b[0]), b[1])
	}
}

// outcomes gives the counts in the order of the outcomes.
func (s *cellState) outcomes() [5]uint64 {
	return [5]uint64{s.Met, s.Missed, s.Open, s.OpenBreached, s.Cancelled}
}

// records adds the counts up. None of them is more than MaxRecords.
func (s *cellState) records() uint64 {
	return s.Met + s.Missed + s.Open + s.OpenBreached + s.Cancelled
}
