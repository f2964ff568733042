package sla

import (
	"log/slog"
	"slices"
)

// Choice is a rule that a policy has chosen for a request, and why.
type Choice struct {
	Policy string   `json:"policy"`        // the name of the policy
	Rule   string   `json:"rule"`          // the name of the rule
	Index  int      `json:"index"`         // its place in the policy, from 0
	Why    []string `json:"why,omitempty"` // what matched, "channel=chat", in the order it was looked at; nothing when the rule is for all
	aims   []*aim
}

// Choose gives the first rule that matches a request; ok is false when none does.
func (p *Policy) Choose(r Request) (choice Choice, ok bool) {
	for i := range p.rules {
		rule := &p.rules[i]
		if slices.ContainsFunc(rule.conditions, func(c condition) bool { return !c.holds(&r) }) {
			continue
		}
		choice := Choice{Policy: p.name, Rule: rule.Name, Index: i, aims: rule.aims}
		for _, c := range rule.conditions {
			choice.Why = append(choice.Why, c.path("")+"="+c.value(&r))
		}
		return choice, true
	}
	return Choice{}, false
}

// LogValue gives the names of the policy and the rule, and not what matched.
func (c Choice) LogValue() slog.Value {
	return slog.GroupValue(slog.String("policy", c.Policy), slog.String("rule", c.Rule), slog.Int("index", c.Index))
}

// Targets gives what the rule promises, in copies that the caller owns.
func (c Choice) Targets() []Target {
	targets := make([]Target, len(c.aims))
	for i, a := range c.aims {
		targets[i] = a.target()
	}
	return targets
}

// Clock gives a pending clock for what the rule promises about a metric; ok is
// false when it promises nothing about it. The clock keeps its target when the
// policy is replaced by another one; all clocks of a policy share what they can.
func (c Choice) Clock(m Metric) (clock Clock, ok bool) {
	for _, a := range c.aims {
		if a.Metric == m {
			return Clock{aim: a}, true
		}
	}
	return Clock{}, false
}
