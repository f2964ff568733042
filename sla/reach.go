package sla

import (
	"maps"
	"slices"
	"strings"
)

// maxCombinations is how many combinations of values are looked at for one rule
// before it is refused as too intricate to say whether it can be reached. Lists
// that people write need some dozens.
const maxCombinations = 1 << 14

// checkReach finds every rule that no request can reach.
//
// A request that is for a rule names one of the values of each of its conditions;
// everything else it may say as it likes, and then slips past each earlier rule
// that has a condition more. So a rule is out of reach exactly if each combination
// of its own values is taken by earlier rules that have no other conditions.
func checkReach(f *findings, rules []Rule) {
	for i := range rules {
		s := search{conditions: rules[i].Match.conditions(), takers: map[int]bool{}}
		var earlier []taker
		for j := range i {
			if t := (taker{j, rules[j].Match.conditions()}); t.within(s.conditions) {
				earlier = append(earlier, t)
			}
		}
		path := member(item("rules", i), "match")
		switch escapes := s.escapes(0, earlier); {
		case s.looked > maxCombinations:
			f.add(path, "lists with too many combinations", "fewer values, or two rules")
		case !escapes:
			f.add(path, "what no request can reach", "something that is not all taken by "+s.names())
		}
	}
}

// taker is an earlier rule that may take requests away.
type taker struct {
	rule       int
	conditions []condition
}

// within reports whether a taker looks at no other fields than the given ones.
func (t taker) within(conditions []condition) bool {
	return !slices.ContainsFunc(t.conditions, func(own condition) bool {
		return !slices.ContainsFunc(conditions, func(c condition) bool { return c.field == own.field })
	})
}

// accepts reports whether a taker is for requests with a value in a field.
func (t taker) accepts(field, value string) bool {
	return !slices.ContainsFunc(t.conditions, func(c condition) bool {
		return c.field == field && !slices.Contains(c.values, value)
	})
}

// search looks for a request that reaches a rule.
type search struct {
	conditions []condition  // of the rule
	takers     map[int]bool // rules that were found to take something
	looked     int
}

// escapes reports whether some choice of values for the conditions from the given
// one on is taken by none of the rules that are left.
func (s *search) escapes(from int, left []taker) bool {
	if len(left) == 0 {
		return true
	}
	if s.looked++; from == len(s.conditions) || s.looked > maxCombinations {
		s.takers[left[0].rule] = true
		return false
	}
	c := s.conditions[from]
	return slices.ContainsFunc(c.values, func(value string) bool {
		return s.escapes(from+1, slices.DeleteFunc(slices.Clone(left), func(t taker) bool { return !t.accepts(c.field, value) }))
	})
}

// names lists the rules that take everything.
func (s *search) names() string {
	var names []string
	for _, i := range slices.Sorted(maps.Keys(s.takers)) {
		names = append(names, item("rules", i))
	}
	return strings.Join(names, " and ")
}
