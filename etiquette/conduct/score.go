package conduct

// Counts are how many items were answered which way.
type Counts struct {
	Yes           int64 `json:"yes"`            // met
	Partly        int64 `json:"partly"`         // met by half
	No            int64 `json:"no"`             // not met
	NotApplicable int64 `json:"not_applicable"` // without occasion: out of the score
	NotObserved   int64 `json:"not_observed"`   // not judged: out of the score, and lacking in its coverage
}

// of is the counter of an answer.
func (c *Counts) of(a Answer) *int64 {
	return [...]*int64{Yes: &c.Yes, Partly: &c.Partly, No: &c.No, NotApplicable: &c.NotApplicable, NotObserved: &c.NotObserved}[a]
}

// all are the five counters in the order of the answers.
func (c *Counts) all() [5]*int64 {
	return [...]*int64{&c.Yes, &c.Partly, &c.No, &c.NotApplicable, &c.NotObserved}
}

func (c *Counts) add(o Counts) {
	for i, n := range o.all() {
		*c.all()[i] += *n
	}
}

// sum is how many items, or cards, were counted.
func (c Counts) sum() int64 { return c.Yes + c.Partly + c.No + c.NotApplicable + c.NotObserved }

// misses are those that were not met in full.
func (c Counts) misses() int64 { return c.Partly + c.No }

// Score is what some items come to, exactly. Points are halves of a weight, so that
// Partly is a whole number of them.
type Score struct {
	// Points are those that were made: two for each unit of weight met, one met
	// partly.
	Points int64 `json:"points"`
	// Of are those that the answered items could have made: met, partly met, not met.
	Of int64 `json:"of"`
	// Unseen are those of the items that were not observed. They are not in Of.
	Unseen int64 `json:"unseen"`
	// Counts are the answers.
	Counts Counts `json:"counts"`
}

// Mean is the weighted mean of the answered items: met 1, partly met 1/2, not met 0.
// It is undefined where none was answered, or none that has a weight.
func (s Score) Mean() Ratio { return Ratio{s.Points, s.Of} }

// Coverage is how much of the weight of the items that apply was judged. It is
// undefined where none applies, or none that has a weight.
func (s Score) Coverage() Ratio { return Ratio{s.Of, s.Of + s.Unseen} }

// add counts the answers to an item of a weight.
func (s *Score) add(weight int64, c Counts) {
	s.Points += weight * (2*c.Yes + c.Partly)
	s.Of += 2 * weight * (c.Yes + c.Partly + c.No)
	s.Unseen += 2 * weight * c.NotObserved
	s.Counts.add(c)
}
