package conduct

import "log/slog"

// Result is what a card comes to.
type Result struct {
	// Form is the version of the form.
	Form Fingerprint `json:"form"`
	// Failed are the critical items that were not met in full, in the order of the
	// form. One is enough: the card has failed, whatever the rest comes to.
	Failed []string `json:"failed,omitempty"`
	// Total is the score of all items.
	Total Score `json:"total"`
	// Sections are the parts, in the order of the form: each occasion as a whole,
	// followed by its stages.
	Sections []Section `json:"sections"`
}

// Section is the score of an occasion or of one of its stages.
type Section struct {
	// Occasion is the id of the occasion.
	Occasion string `json:"occasion"`
	// Stage is the id of the stage; "" for the occasion as a whole.
	Stage string `json:"stage,omitzero"`
	// Score is that of the items that belong here.
	Score
}

// Result adds the card up. A card on which nothing was judged is a [*CardError].
func (c *Card) Result() (Result, error) {
	if err := c.ready(); err != nil {
		return Result{}, err
	}
	r := Result{Form: c.form.print}
	for n := range c.lines {
		item, answer := &c.form.items[n], c.lines[n].Answer()
		var one Counts
		*one.of(answer)++
		if item.Critical && one.misses() > 0 {
			r.Failed = append(r.Failed, item.ID)
		}
		r.Total.add(item.Weight, one)
		r.section(item.Occasion, "").add(item.Weight, one)
		r.section(item.Occasion, item.Stage).add(item.Weight, one)
	}
	if r.Total.Counts.NotObserved == int64(len(c.lines)) {
		return Result{}, c.refused("", NoAnswers, "a card on which nothing is judged", "one answer at least")
	}
	return r, nil
}

// section gives the score of a section, which is among the last ones or new.
func (r *Result) section(occasion, stage string) *Score {
	for i := range r.Sections {
		if s := &r.Sections[i]; s.Occasion == occasion && s.Stage == stage {
			return &s.Score
		}
	}
	r.Sections = append(r.Sections, Section{Occasion: occasion, Stage: stage})
	return &r.Sections[len(r.Sections)-1].Score
}

// Passes reports whether no critical item failed and the mean reaches a mark; ok is
// false when one of both is undefined.
func (r Result) Passes(mark Ratio) (passed, ok bool) {
	order, ok := r.Total.Mean().Compare(mark)
	return ok && order >= 0 && len(r.Failed) == 0, ok
}

// LogValue gives form, critical items that failed, and the points.
func (r Result) LogValue() slog.Value {
	return slog.GroupValue(slog.String("form", r.Form.String()), slog.Any("failed", r.Failed),
		slog.Int64("points", r.Total.Points), slog.Int64("of", r.Total.Of))
}
