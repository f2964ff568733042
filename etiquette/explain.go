package etiquette

// Verdict is what a checker made of one hit of a rule: a finding, or why it is none.
type Verdict struct {
	// Finding is what the hit is, or would have been.
	Finding
	// Dropped names what took the hit back: "exception"; one of the guards
	// "longer_word", "a_not_a" and "quotation"; a clue of the pack by its name;
	// "needs x" where the clue x is missing; "at_least" where there are too few hits;
	// "longer_hit" where one of the same idea overlaps. "" means that the hit is a
	// finding.
	Dropped string `json:"dropped,omitempty"`
	// ByStart and ByEnd are where the words stand that took it back, in bytes; both 0
	// where there are none.
	ByStart int `json:"by_start,omitzero"`
	ByEnd   int `json:"by_end,omitzero"`
}

// Explain gives every hit of every rule in a text with what became of it, in the
// order of findings. It is for who writes rules: a text that should have a finding
// and has none either has no hit, or the name of a guard.
func (c *Checker) Explain(text string, in Setting) []Verdict {
	s, _ := c.run(text, in)
	defer c.end(s)
	var all []Verdict
	for i := range s.rulings {
		r := &s.rulings[i]
		all = append(all, Verdict{c.finding(s, r), r.dropped, int(r.by.start), int(r.by.end)})
	}
	return all
}
