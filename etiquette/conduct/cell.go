package conduct

import "slices"

// Cell is what a tally knows of the cards of one key, or of several merged. A Cell
// that a tally gave away is a copy, which later cards do not change.
type Cell struct {
	form   *Form
	cards  int64
	failed int64
	items  []Counts   // by the number of the item
	shown  [][]string // by the number of the item: conversations in which it was missed
}

// MaxEvidence is how many conversations a tally keeps to show that an item was missed:
// the first in the order of their names, so that merging in any order keeps the same.
const MaxEvidence = 5

func newCell(f *Form) *Cell {
	return &Cell{form: f, items: make([]Counts, len(f.items)), shown: make([][]string, len(f.items))}
}

// Cards is how many cards there are.
func (c *Cell) Cards() int64 { return c.cards }

// Failed is the share of cards that failed by a critical item; undefined without
// cards.
func (c *Cell) Failed() Ratio { return Ratio{c.failed, c.cards} }

// Item gives how an item was answered on all cards; ok is false for one that the form
// does not have.
func (c *Cell) Item(id string) (counts Counts, ok bool) {
	if c.form == nil {
		return Counts{}, false
	}
	n, ok := c.form.index[id]
	if !ok {
		return Counts{}, false
	}
	return c.items[n], true
}

// Score is that of all answers together, as if they stood on one card.
func (c *Cell) Score() Score {
	var s Score
	for n := range c.items {
		s.add(c.form.items[n].Weight, c.items[n])
	}
	return s
}

// add counts a card that has a result.
func (c *Cell) add(card *Card, r *Result) {
	c.cards++
	if len(r.Failed) > 0 {
		c.failed++
	}
	for n := range card.lines {
		answer := card.lines[n].Answer()
		*c.items[n].of(answer)++
		if answer == Partly || answer == No {
			c.shown[n] = firsts(c.shown[n], []string{card.head.Conversation})
		}
	}
}

// merge adds what o has counted.
func (c *Cell) merge(o *Cell) {
	c.cards += o.cards
	c.failed += o.failed
	for n := range c.items {
		c.items[n].add(o.items[n])
		c.shown[n] = firsts(c.shown[n], o.shown[n])
	}
}

// firsts gives the first names of both lists, each once, in a list of its own.
func firsts(a, b []string) []string {
	all := sorted(slices.Concat(a, b))
	return slices.Clip(all[:min(len(all), MaxEvidence)])
}

func (c *Cell) clone() *Cell {
	own := newCell(c.form)
	own.merge(c)
	return own
}
