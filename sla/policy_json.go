package sla

import "encoding/json"

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
	var calendars, rest json.RawMessage
	f.read(data, f.object(fields{"name": f.text(&name), "calendars": later(&calendars), "rules": later(&rest)}))
	named := f.catalog(calendars)
	list(&f, &rules, func(r *Rule) reader { return f.rule(r, named) }).now("rules", rest)
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

func (f *findings) rule(r *Rule, named catalog) reader {
	return f.object(fields{
		"name":  f.text(&r.Name),
		"match": f.match(&r.Match),
		"targets": list(f, &r.Targets, func(t *Target) reader {
			return f.object(f.targetFields(t, f.calendarIn(named, &t.Calendar)))
		}),
	})
}

func (f *findings) match(m *Match) reader {
	texts := func(into *[]string) reader { return list(f, into, f.text) }
	return f.object(fields{
		"channel":  texts(&m.Channels),
		"priority": texts(&m.Priorities),
		"tier":     texts(&m.Tiers),
		"labels":   dictionary(f, &m.Labels, wantName, anyName, texts),
	})
}
