package customer

import (
	"iter"
	"slices"
)

// A Plan says how to serve a customer in one contact: what to do, what to avoid, and
// what gave way to what. It is composed by [Compose], immutable and safe for
// concurrent use. The zero value holds nothing; no composed plan does.
type Plan struct {
	situation Situation // canonical
	kept      []Advice  // in the order of precedence
	dropped   []Drop    // likewise
}

// A Drop is an advice that a plan does not hold, because it contradicts a higher one.
type Drop struct {
	// Advice that gave way. Its Standing says whether it is offered on request or left
	// out.
	Advice Advice `json:"advice"`
	// By is the id of the advice in the plan that it gave way to: the first of its slot
	// with another stance.
	By string `json:"by"`
	// Rule is the rule that did it: the slot, and which stance goes before which,
	// "detail: brief before full".
	Rule string `json:"rule"`
}

// Compose gives the plan for a situation from the advice of this package; it is
// [Handbook.Compose] of the zero [Handbook].
func Compose(s Situation) (Plan, error) { return Handbook{}.Compose(s) }

// Compose gives the plan for a situation:
//
//  1. The layers are taken in the order of [Layers]. Within one, values come in the
//     order of their enum, rows of this package before own ones, these by id. A higher
//     [Tier] has the rows of the lower ones as well.
//  2. An advice without a stance is taken into the plan.
//  3. So is the first one of its slot that has a stance, and each with the same stance.
//  4. Any other contradicts one that is in the plan already. It is dropped, and the
//     drop is recorded.
//
// So the order of lists and repetitions in s change nothing. The law and the baseline
// stand in every plan, and so do price, safety, guarantee and whatever the customer
// asked, whoever is in a hurry. A situation with faults is refused: see
// [Situation.Check].
func (h Handbook) Compose(s Situation) (Plan, error) {
	if err := s.Check(); err != nil {
		return Plan{}, err
	}
	p := Plan{situation: s.canonical()}
	for _, from := range p.situation.sources() {
		at := from
		if at.Layer == LayerSecondary {
			at.Layer = LayerPrimary // the rows of a type serve both
		}
		for _, list := range [][]Advice{builtInFor[at], h.own[at]} {
			for _, a := range list {
				a.Source = from
				p.take(a)
			}
		}
	}
	return p, nil
}

// take adds an advice of the same or a lower layer than all before it.
func (p *Plan) take(a Advice) {
	if a.Stance != "" {
		if i := slices.IndexFunc(p.kept, a.contradicts); i >= 0 {
			rule := a.Slot.String() + ": " + p.kept[i].Stance + " before " + a.Stance
			p.dropped = append(p.dropped, Drop{Advice: a, By: p.kept[i].ID, Rule: rule})
			return
		}
	}
	p.kept = append(p.kept, a)
}

// Situation is what the plan was composed from, with its lists in order and without
// repetitions.
func (p Plan) Situation() Situation { return p.situation.canonical() }

// Do lists what to do, from the highest layer to the lowest, in a slice the caller
// owns.
func (p Plan) Do() []Advice { return p.only(Do) }

// Avoid lists what to avoid, likewise.
func (p Plan) Avoid() []Advice { return p.only(Avoid) }

func (p Plan) only(d Direction) []Advice {
	return slices.DeleteFunc(slices.Clone(p.kept), func(a Advice) bool { return a.Direction != d })
}

// Dropped lists what gave way, from the highest layer to the lowest, in a slice the
// caller owns.
func (p Plan) Dropped() []Drop { return slices.Clone(p.dropped) }

// Slots goes through the plan as it is read: slot by slot, what to do before what to
// avoid, each from the highest layer to the lowest. A slot without advice is left out.
func (p Plan) Slots() iter.Seq2[Slot, []Advice] {
	return func(yield func(Slot, []Advice) bool) {
		for _, s := range Slots() {
			var list []Advice
			for _, d := range Directions() {
				for _, a := range p.kept {
					if a.Slot == s && a.Direction == d {
						list = append(list, a)
					}
				}
			}
			if len(list) > 0 && !yield(s, list) {
				return
			}
		}
	}
}
