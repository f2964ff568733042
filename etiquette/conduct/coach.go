package conduct

import "slices"

// Lesson is an item that was missed, and how much there is to gain.
type Lesson struct {
	// Item is the item.
	Item Item `json:"item"`
	// Missed is the miss rate: of the answers met, partly met and not met, the share
	// that was not met, with a half for each that was partly met. Above 0, at most 1.
	Missed Ratio `json:"missed"`
	// Priority is the weight of the item times Missed.
	Priority Ratio `json:"priority"`
	// Counts are all answers.
	Counts Counts `json:"counts"`
	// Shown are conversations in which it was missed, up to [MaxEvidence], by name.
	Shown []string `json:"shown"`
}

// Coach lists what was missed, with the greatest priority first: what to practise
// first, because it weighs most and is missed most. Equal ones stand in the order of
// the form. It speaks of conduct, not of persons: read the conversations before
// speaking to anybody.
func (c *Cell) Coach() []Lesson {
	var all []Lesson
	for n, counts := range c.items {
		missed := Ratio{2*counts.No + counts.Partly, 2 * (counts.Yes + counts.Partly + counts.No)}
		if missed.Num == 0 {
			continue
		}
		item := c.form.items[n].clone()
		priority := Ratio{item.Weight * missed.Num, missed.Den}
		all = append(all, Lesson{item, missed, priority, counts, slices.Clone(c.shown[n])})
	}
	slices.SortStableFunc(all, func(x, y Lesson) int {
		order, _ := y.Priority.Compare(x.Priority)
		return order
	})
	return all
}
