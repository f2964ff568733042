package sla

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/servicequality/servicequality/internal/strict"
)

// maxCombinations is how many combinations of values are looked at for one rule
// before it is refused as too intricate to say whether it can be reached. Lists
// that people write need some dozens.
const maxCombinations = 1 << 12

// checkReach finds every rule that no request can reach.
//
// A request that is for a rule names one of the values of each of its conditions;
// everything else it may say as it likes, and then slips past each earlier rule
// that has a condition more. So a rule is out of reach exactly if each combination
// of its own values is taken by earlier rules that have no other conditions.
func checkReach(f *findings, rules []Rule) {
	var all []taker
	for i := range rules {
		s := search{conditions: rules[i].Match.conditions(), takers: map[int]bool{}}
		earlier := slices.DeleteFunc(slices.Clone(all), func(t taker) bool { return !t.within(s.conditions) })
		all = append(all, taker{i, s.conditions})
		path := strict.Member(strict.Item("rules", i), "match")
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
		return !slices.ContainsFunc(conditions, own.on)
	})
}

// accepts reports whether a taker is for requests with a value where a condition
// looks.
func (t taker) accepts(c condition, value string) bool {
	return !slices.ContainsFunc(t.conditions, func(own condition) bool {
		return own.on(c) && !slices.Contains(own.values, value)
	})
}

// search looks for a request that reaches a rule.
type search struct {
	conditions []condition  // of the rule
	takers     map[int]bool // rules that were found to take something
	looked     int
}

// escapes reports whether some choice of values, for the conditions from the given
// one on, is taken by none of the rules that have taken all chosen so far.
func (s *search) escapes(from int, left []taker) bool {
	if len(left) == 0 {
		return true
	}
	rest := s.conditions[from:]
	takes := slices.IndexFunc(left, func(t taker) bool { return !slices.ContainsFunc(rest, t.asks) })
	if takes >= 0 { // whatever the rest
		s.takers[left[takes].rule] = true
		return false
	}
	if s.looked++; s.looked > maxCombinations {
		return false
	}
	return slices.ContainsFunc(rest[0].choices(left), func(left []taker) bool { return s.escapes(from+1, left) })
}

// asks reports whether a taker has a condition on the same field.
func (t taker) asks(c condition) bool {
	return slices.ContainsFunc(t.conditions, c.on)
}

// choices gives, for the values of a condition, which takers are left: the fewest
// first, and none that leaves another one's takers and more.
func (c condition) choices(takers []taker) [][]taker {
	var all [][]taker
	for _, value := range c.values {
		all = append(all, slices.DeleteFunc(slices.Clone(takers), func(t taker) bool { return !t.accepts(c, value) }))
	}
	slices.SortStableFunc(all, func(a, b []taker) int { return cmp.Compare(len(a), len(b)) })
	var best [][]taker
	for _, left := range all {
		if !slices.ContainsFunc(best, func(fewer []taker) bool { return contains(left, fewer) }) {
			best = append(best, left)
		}
	}
	return best
}

// contains reports whether some takers are all among others, both in the order of
// the rules.
func contains(all, some []taker) bool {
	for _, t := range all {
		if len(some) > 0 && some[0].rule == t.rule {
			some = some[1:]
		}
	}
	return len(some) == 0
}

// names lists the rules that take everything.
func (s *search) names() string {
	var names []string
	for _, i := range slices.Sorted(maps.Keys(s.takers)) {
		names = append(names, strict.Item("rules", i))
	}
	return strings.Join(names, " and ")
}
