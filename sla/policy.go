package sla

import (
	"maps"
	"slices"

	"github.com/servicequality/servicequality/internal/strict"
)

// Rule promises targets to the requests that match. It is stored with its [Policy],
// which names the calendars of its targets; alone it holds each of them in full.
type Rule struct {
	Name    string   `json:"name"`           // what people call it; each rule of a policy has its own
	Match   Match    `json:"match,omitzero"` // which requests it is for
	Targets []Target `json:"targets"`        // what is promised, at least one, each metric at most once
}

// Policy decides what is promised to whom: rules in order, of which the first that
// matches a request holds. It never changes and may be shared. [NewPolicy] builds
// it, or a JSON document does:
//
//	{
//	  "name": "care",
//	  "calendars": {"office": {"zone": "Europe/Berlin", "week": {"mon": [["09:00", "17:00"]]}}},
//	  "rules": [
//	    {"name": "vip", "match": {"tier": ["vip"]}, "targets": [{"metric": "resolution", "limit": "4h", "calendar": "office"}]},
//	    {"name": "all", "targets": [{"metric": "resolution", "limit": "8h", "warnings": ["75%"], "calendar": "office"}]}
//	  ]
//	}
//
// The zero Policy has no rules and chooses nothing.
type Policy struct {
	name      string
	calendars map[string]*Calendar // by name
	names     map[*Calendar]string // of each calendar the first name
	stored    map[string]*Calendar // by stored form
	rules     []policyRule
}

// policyRule is a rule that has been checked.
type policyRule struct {
	Rule
	conditions []condition
	aims       []*aim // of the targets
}

// NewPolicy builds a policy from its rules and from the calendars that their
// targets count in, each with the name under which the policy stores it. It keeps
// copies.
//
// A policy with faults is refused, with a [*FieldError] for each, joined. One of
// the faults is a rule that no request can reach, because those before it take
// all that it is for.
func NewPolicy(name string, calendars map[string]*Calendar, rules []Rule) (*Policy, error) {
	p := withoutRules(name, calendars)
	f := findings{of: "policy"}
	p.check(&f, rules)
	checkReach(&f, rules)
	if err := f.err(); err != nil {
		return nil, err
	}
	p.stored = map[string]*Calendar{}
	for i := range rules {
		p.rules = append(p.rules, p.keep(&rules[i]))
	}
	for _, c := range p.calendars {
		if data, err := c.MarshalJSON(); err == nil { // one whose zone has no name cannot be stored
			p.stored[string(data)] = c
		}
	}
	return p, nil
}

// withoutRules gives a policy that has no rules yet.
func withoutRules(name string, calendars map[string]*Calendar) *Policy {
	p := &Policy{name: name, calendars: maps.Clone(calendars), names: make(map[*Calendar]string, len(calendars))}
	for _, name := range p.CalendarNames() {
		if c := calendars[name]; p.names[c] == "" {
			p.names[c] = name
		}
	}
	return p
}

// keep gives a checked rule as the policy keeps it.
func (p *Policy) keep(r *Rule) policyRule {
	kept := policyRule{Rule: Rule{Name: r.Name, Match: r.Match.clone()}}
	kept.conditions = kept.Match.conditions()
	for _, t := range r.Targets {
		t.Policy, t.Rule = p.name, r.Name
		kept.aims = append(kept.aims, newAim(t))
	}
	return kept
}

// check finds every fault but for rules that cannot be reached.
func (p *Policy) check(f *findings, rules []Rule) {
	f.name("name", p.name)
	names := p.CalendarNames()
	for _, name := range names {
		f.name(strict.Member("calendars", name), name)
		if p.calendars[name] == nil {
			f.add(strict.Member("calendars", name), "nil", "a calendar")
		}
	}
	if len(rules) == 0 {
		f.add("rules", "none", "at least one rule")
	}
	for i := range rules {
		p.checkRule(f, rules, i, "one of the policy's calendars: "+few(names))
	}
}

func (p *Policy) checkRule(f *findings, rules []Rule, i int, wantCalendar string) {
	r, path := &rules[i], strict.Item("rules", i)
	f.name(strict.Member(path, "name"), r.Name)
	if r.Name != "" && slices.ContainsFunc(rules[:i], func(other Rule) bool { return other.Name == r.Name }) {
		f.add(strict.Member(path, "name"), r.Name, "a name of its own")
	}
	r.Match.check(f, strict.Member(path, "match"))
	if len(r.Targets) == 0 {
		f.add(strict.Member(path, "targets"), "none", "at least one target")
	}
	for j, t := range r.Targets {
		at := strict.Item(strict.Member(path, "targets"), j)
		t.Policy, t.Rule = "", ""
		t.check(f, at)
		if slices.ContainsFunc(r.Targets[:j], func(other Target) bool { return other.Metric == t.Metric }) {
			f.add(strict.Member(at, "metric"), t.Metric.String(), "each metric once")
		}
		if _, named := p.names[t.Calendar]; !named && t.Calendar != nil {
			f.add(strict.Member(at, "calendar"), "one without a name", wantCalendar)
		}
	}
}

// Name is what the policy is called.
func (p *Policy) Name() string { return p.name }

// CalendarNames lists the names of the calendars, sorted, in a slice that the caller
// owns.
func (p *Policy) CalendarNames() []string { return slices.Sorted(maps.Keys(p.calendars)) }

// Calendar gives the calendar with a name, or nil.
func (p *Policy) Calendar(name string) *Calendar { return p.calendars[name] }

// Rules gives the rules in order, in copies that the caller owns.
func (p *Policy) Rules() []Rule {
	rules := make([]Rule, len(p.rules))
	for i := range p.rules {
		rules[i] = p.rules[i].rule()
	}
	return rules
}

func (r *policyRule) rule() Rule {
	out := Rule{Name: r.Name, Match: r.Match.clone(), Targets: make([]Target, len(r.aims))}
	for i, a := range r.aims {
		out.Targets[i] = a.target()
	}
	return out
}

// ReadClock reads a clock that [Clock.MarshalJSON] has stored, as
// [Clock.UnmarshalJSON] does, and lets it share those calendars of the policy that
// are stored in the same bytes. So a million clocks need not hold a million
// calendars.
func (p *Policy) ReadClock(data []byte) (Clock, error) { return readClock(data, p.stored) }
