package satisfaction

import "errors"

// Formation says how a customer's expectation comes about: how much past
// experience, word of mouth and personal needs count, and how fast experience
// follows what is experienced. It is plain data; [Formation.Start] checks it.
type Formation struct {
	// Experience, WordOfMouth and Needs are the weights of the three sources, from 0,
	// and add up to 1.
	Experience  Exact `json:"experience"`
	WordOfMouth Exact `json:"word_of_mouth"`
	Needs       Exact `json:"needs"`
	// Rate is the part of the way that experience goes toward what was perceived at
	// each encounter: above 0, and 1 when only the last encounter counts.
	Rate Exact `json:"rate"`
}

// Expectation is what one customer expects before the next encounter, on a scale.
// It is a model with stated weights, not a measurement: it shows how the service
// cycle (what was experienced becomes what is expected next) works out. An
// expectation never changes; [Expectation.After] gives the next one. The form is
// that of adaptive expectations, as in the updating of what customers believe they
// will get (Boulding, Kalra, Staelin and Zeithaml, Journal of Marketing Research
// 30, 1993).
//
// A customer without any experience has nothing to compare with and starts at the
// lowest point of the scale: the less experience, the more easily satisfied.
type Expectation struct {
	by                Formation
	scale             Scale
	experience        Exact
	wordOfMouth, need Exact
	encounters        int64
}

// Start gives the expectation of a customer who was never served: what others say
// and what the customer needs, both as levels on the scale. The error joins a
// [*Fault] for each thing that is wrong with the formation or the levels.
func (f Formation) Start(s Scale, wordOfMouth, needs Exact) (Expectation, error) {
	var wrong faults
	wrong.unless(s.Points() > 0, "scale", s.Step, "a step above 0 that leads from min to max in 2 to 101 points")
	wrong.unless(f.Experience.Sign() >= 0, "experience", f.Experience, "a weight of 0 or more")
	wrong.unless(f.WordOfMouth.Sign() >= 0, "word_of_mouth", f.WordOfMouth, "a weight of 0 or more")
	wrong.unless(f.Needs.Sign() >= 0, "needs", f.Needs, "a weight of 0 or more")
	sum := f.Experience.Add(f.WordOfMouth).Add(f.Needs)
	wrong.unless(sum.Equal(Whole(1)), "weights", sum, "a sum of 1")
	wrong.unless(f.Rate.Sign() > 0 && f.Rate.Cmp(Whole(1)) <= 0, "rate", f.Rate, "above 0 and at most 1")
	wrong.unless(s.holds(wordOfMouth), "word of mouth", wordOfMouth, "a level on the scale")
	wrong.unless(s.holds(needs), "needs", needs, "a level on the scale")
	if wrong != nil {
		return Expectation{}, errors.Join(wrong...)
	}
	return Expectation{by: f, scale: s, experience: s.Min, wordOfMouth: wordOfMouth, need: needs}, nil
}

// holds reports whether a level, which need not be a rating, lies on the scale.
func (s Scale) holds(level Exact) bool { return s.Min.Cmp(level) <= 0 && level.Cmp(s.Max) <= 0 }

// Level is what the customer expects now: the three sources, each by its weight.
func (e Expectation) Level() Exact {
	return e.experience.Mul(e.by.Experience).Add(e.wordOfMouth.Mul(e.by.WordOfMouth)).Add(e.need.Mul(e.by.Needs))
}

// Experience is the level that past encounters have led to.
func (e Expectation) Experience() Exact { return e.experience }

// Encounters is how many there were.
func (e Expectation) Encounters() int64 { return e.encounters }

// Gap is how far a perceived level lies from what is expected now.
func (e Expectation) Gap(perceived Exact) Gap { return Gap{perceived.Sub(e.Level())} }

// After gives the expectation after one more encounter in which the service was
// perceived at a level: experience goes the formation's Rate of the way toward it.
// A level off the scale is a [*Fault]. With a Rate below 1 the exact fraction grows
// by the digits of its denominator at each encounter.
func (e Expectation) After(perceived Exact) (Expectation, error) {
	if !e.scale.holds(perceived) || e.by.Rate.Sign() == 0 {
		return e, &Fault{Path: "perceived", Got: perceived.String(), Want: "a level on the scale"}
	}
	e.experience = e.experience.Add(perceived.Sub(e.experience).Mul(e.by.Rate))
	e.encounters++
	return e, nil
}

// Hears gives the expectation after the customer heard of the service: word of
// mouth is at that level from now on. A level off the scale is a [*Fault].
func (e Expectation) Hears(level Exact) (Expectation, error) {
	if !e.scale.holds(level) || e.by.Rate.Sign() == 0 {
		return e, &Fault{Path: "word of mouth", Got: level.String(), Want: "a level on the scale"}
	}
	e.wordOfMouth = level
	return e, nil
}
