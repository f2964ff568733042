package sla

import (
	"encoding/json"

	"github.com/servicequality/servicequality/internal/strict"
)

// policyJSON is how a policy is stored.
type policyJSON struct {
	Name      string               `json:"name"`
	Calendars map[string]*Calendar `json:"calendars,omitempty"`
	Rules     []ruleJSON           `json:"rules"`
}

type ruleJSON struct {
	Name    string       `json:"name"`
	Match   *Match       `json:"match,omitempty"`
	Targets []targetJSON `json:"targets"`
}

// MarshalJSON stores the policy, with its calendars once and by name. The zero
// Policy is refused.
func (p *Policy) MarshalJSON() ([]byte, error) {
	if len(p.rules) == 0 {
		return nil, &FieldError{Of: "policy", Got: "the zero Policy", Want: "one that NewPolicy gave"}
	}
	stored := policyJSON{Name: p.name, Calendars: p.calendars}
	for i := range p.rules {
		r := ruleJSON{Name: p.rules[i].Name}
		if len(p.rules[i].conditions) > 0 {
			r.Match = &p.rules[i].Match
		}
		for _, a := range p.rules[i].aims {
			t := a.Target
			t.Policy, t.Rule = "", ""
			r.Targets = append(r.Targets, t.stored(p.names[t.Calendar]))
		}
		stored.Rules = append(stored.Rules, r)
	}
	return json.Marshal(stored)
}

// UnmarshalJSON reads a policy into one that has not been built yet, and reports
// every fault, each as a [*FieldError] with its path: unknown names, calendars that
// cannot be, targets that promise nothing, rules out of reach.
func (p *Policy) UnmarshalJSON(data []byte) error {
	if p.rules != nil {
		return &FieldError{Of: "policy", Got: p.name, Want: "the zero Policy to read into"}
	}
	f := findings{of: "policy"}
	var name string
	var rules []Rule
	var calendars, rest strict.Value
	strict.Read(data, f.add, strict.Object(strict.Fields{"name": strict.Text(&name), "calendars": strict.Keep(&calendars), "rules": strict.Keep(&rest)}))
	named := f.catalog(calendars)
	rest.Then(strict.List(&rules, func(r *Rule) strict.Reader { return f.rule(r, named) }))
	if len(f.faults) > 0 { // then what can be reached is not known
		further := findings{of: f.of}
		withoutRules(name, named.calendars).check(&further, rules)
		f.adopt("", further.err())
		return f.err()
	}
	built, err := NewPolicy(name, named.calendars, rules)
	if err != nil {
		return err
	}
	*p = *built
	return nil
}

func (f *findings) rule(r *Rule, named catalog) strict.Reader {
	return strict.Object(strict.Fields{
		"name":  strict.Text(&r.Name),
		"match": readMatch(&r.Match),
		"targets": strict.List(&r.Targets, func(t *Target) strict.Reader {
			return strict.Object(f.targetFields(t, calendarIn(named, &t.Calendar)))
		}),
	})
}

func readMatch(m *Match) strict.Reader {
	texts := func(into *[]string) strict.Reader { return strict.List(into, strict.Text) }
	return strict.Object(strict.Fields{
		"channel":  texts(&m.Channels),
		"priority": texts(&m.Priorities),
		"tier":     texts(&m.Tiers),
		"labels":   strict.Map(&m.Labels, wantName, strict.AnyName, texts),
	})
}
