package conduct

import (
	"fmt"
	"slices"
)

// Sign says how a conversation shows an item by itself. The answer is found in this
// order, and each comes with the places that prove it:
//
//  1. Where agents say nothing, or the packs at hand cannot tell one of the marks,
//     there is no answer: the item is left to a person.
//  2. Given: none of them stands: [NotApplicable]. Nothing was refused, so no refusal
//     can be judged.
//  3. Gauge: what is measured holds to the item's [Bound]: [Yes]; of several messages
//     some do: [Partly]; none does: [No]. Without times there is no answer.
//  4. Avoid: one of them stands: [No], with all of their places.
//  5. Want: one of them stands where it should: [Yes]; elsewhere only: [Partly];
//     nowhere: [No]. Without Want it is [Yes], since nothing stands that should not.
//
// For what stands nowhere, the places are the messages that were searched, whole.
type Sign struct {
	// Given is what must happen for the item to apply, any of them; none, always.
	Given []Mark `json:"given,omitempty"`
	// Gauge is what is measured; not set, nothing. It goes with Given only.
	Gauge Gauge `json:"gauge,omitzero"`
	// Avoid is what must not stand.
	Avoid []Mark `json:"avoid,omitempty"`
	// Want is what should stand, any of them.
	Want []Mark `json:"want,omitempty"`
	// First wants it in one of the agents' first messages, that many; 0 for any.
	First int `json:"first,omitzero"`
	// Last wants it in one of the agents' last messages, that many; 0 for any.
	Last int `json:"last,omitzero"`
	// Before wants it to begin before any of these does.
	Before []Mark `json:"before,omitempty"`
}

// marks are all that the sign asks for.
func (s *Sign) marks() []Mark { return slices.Concat(s.Given, s.Avoid, s.Want, s.Before) }

// check reports what is wrong with the sign of an item.
func (s *Sign) check(item *Item, fault func(format string, args ...any)) {
	for _, m := range s.marks() {
		if err := m.check(); err != nil {
			fault("sign: %v", err)
		}
	}
	if item.Evidence != Text {
		fault("sign: got one with the evidence %v, want it for %v", item.Evidence, Text)
	}
	if len(s.Avoid)+len(s.Want) == 0 && s.Gauge == 0 {
		fault("sign: got nothing to look for, want want, avoid or a gauge")
	}
	if s.First < 0 || s.Last < 0 {
		fault("sign: got first %d and last %d, want 0 or more", s.First, s.Last)
	}
	if len(s.Want) == 0 && (s.First != 0 || s.Last != 0 || len(s.Before) > 0) {
		fault("sign: got a place without want")
	}
	if s.Gauge != 0 {
		s.checkGauge(item.Bound, fault)
	}
}

// gaugeUnits are the units in which a gauge can be held to a bound.
var gaugeUnits = map[Gauge][]Unit{Pace: {PerMinute}, FirstAnswer: {Minutes, Hours, Days}, LeadingQuestions: {Questions}}

func (s *Sign) checkGauge(b Bound, fault func(format string, args ...any)) {
	if len(s.Avoid)+len(s.Want) > 0 {
		fault("sign: got a gauge with want or avoid, want it alone")
	}
	if !gauges.Has(s.Gauge) || !slices.Contains(gaugeUnits[s.Gauge], b.Unit) {
		fault("sign: got the gauge %v with a bound in %v, want one of %s", s.Gauge, b.Unit, fmt.Sprint(gaugeUnits[s.Gauge]))
	}
}
