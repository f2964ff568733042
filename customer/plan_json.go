package customer

import (
	"encoding/json"
	"slices"

	"github.com/servicequality/servicequality/internal/strict"
)

// storedPlan is a Plan as JSON holds it.
type storedPlan struct {
	Situation Situation `json:"situation"`
	Advice    []Advice  `json:"advice"`
	Dropped   []Drop    `json:"dropped"`
}

// MarshalJSON gives the plan with all its texts, for a screen or a record:
//
//	{"situation":{"primary":"hurried"},
//	 "advice":[{"id":"law.safety-first","layer":"law","direction":"do","slot":"opening","standing":"stays","text":{"en":"...",...}},...],
//	 "dropped":[{"advice":{...},"by":"hurried.brief","rule":"detail: brief before full"}]}
//
// The advice is in the order of precedence. To compose the plan anew later, it is
// enough to store its [Situation].
func (p Plan) MarshalJSON() ([]byte, error) {
	return json.Marshal(storedPlan{p.situation, p.kept, append([]Drop{}, p.dropped...)})
}

// UnmarshalJSON reads what MarshalJSON gives, also with rows and texts that this
// version does not have. It refuses, with each fault a [*FieldError] and p as it was:
// unknown, repeated and unreadable fields, a situation or an advice with faults, advice from nowhere
// in the situation or not in the order of precedence, a baseline that is not whole,
// advice that contradicts itself, and drops that do not follow from it.
func (p *Plan) UnmarshalJSON(data []byte) error {
	f := findings{of: "plan"}
	var read storedPlan
	strict.Read(data, f.add, readPlan(&read))
	if err := f.err(); err != nil {
		return err
	}
	if err := read.Situation.Check(); err != nil {
		return err
	}
	composed := read.compose(&f)
	if err := f.err(); err != nil {
		return err
	}
	*p = composed
	return nil
}

// readPlan reads a plan; whether it can be is for compose to say.
func readPlan(into *storedPlan) strict.Reader {
	return strict.Object(strict.Fields{
		"situation": readSituation(&into.Situation),
		"advice":    strict.List(&into.Advice, readAdvice),
		"dropped": strict.List(&into.Dropped, func(d *Drop) strict.Reader {
			return strict.Object(strict.Fields{"advice": readAdvice(&d.Advice), "by": strict.Text(&d.By), "rule": strict.Text(&d.Rule)})
		}),
	})
}

// compose gives the plan that follows from the situation and all its advice, and notes
// where the stored one differs.
func (s storedPlan) compose(f *findings) Plan {
	p := Plan{situation: s.Situation.canonical()}
	from := p.situation.sources()
	for i, a := range s.Advice {
		a.check(f, strict.Item("advice", i))
		p.take(a)
	}
	inOrder(f, "advice", from, s.Advice)
	if !slices.Equal(p.kept, s.Advice) {
		f.add("advice", "", "none that contradicts another")
		return p
	}
	var dropped []Advice
	for i, d := range s.Dropped {
		d.Advice.check(f, strict.Item("dropped", i)+".advice")
		p.take(d.Advice)
		dropped = append(dropped, d.Advice)
	}
	inOrder(f, "dropped", from, dropped)
	if !slices.Equal(p.dropped, s.Dropped) || !p.dropsAreBelow(from) {
		f.add("dropped", "", "what contradicts higher advice in the plan, by the rule that does it")
	}
	for _, row := range builtInFor[Source{Layer: LayerBaseline}] {
		if !slices.ContainsFunc(p.kept, func(a Advice) bool { return a.ID == row.ID }) {
			f.add("advice", "", "all of the baseline: "+row.ID)
		}
	}
	return p
}

// inOrder notes advice that comes from none of the sources, or too early.
func inOrder(f *findings, path string, from []Source, list []Advice) {
	last := 0
	for i, a := range list {
		at := slices.Index(from, a.Source)
		if at < last {
			f.add(strict.Item(path, i), a.Source.String(), "a source in the situation, in the order of precedence")
		}
		last = max(last, at)
	}
}

// dropsAreBelow reports whether each drop may give way and does so to what comes from
// further up.
func (p Plan) dropsAreBelow(from []Source) bool {
	for _, d := range p.dropped {
		by := p.kept[slices.IndexFunc(p.kept, func(a Advice) bool { return a.ID == d.By })]
		if d.Advice.Standing == Stays || slices.Index(from, by.Source) >= slices.Index(from, d.Advice.Source) {
			return false
		}
	}
	return true
}
