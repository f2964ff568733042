package etiquette

import (
	"cmp"
	"slices"
)

// ruling is what is made of one hit of a rule.
type ruling struct {
	rule    int32
	at      span
	dropped string // by which guard; "" for a finding
	by      span   // where its reason stands
}

// rule judges the matches of rules and leaves the rulings, in the order of findings.
func (s *scan) rule(c *Checker) {
	s.sort(&c.words)
	s.readQuotes(c.quotes)
	for from := 0; from < len(s.matches); {
		list := s.matches[from].list
		to := from + len(s.of(list))
		if n := c.words.lists[list].rule; n >= 0 {
			s.judgeAll(&c.rules[n], n, s.matches[from:to])
		}
		from = to
	}
	s.reduce(c.rules)
	s.derive(c.rules)
	slices.SortStableFunc(s.rulings, func(a, b ruling) int {
		return cmp.Or(cmp.Compare(a.at.start, b.at.start), cmp.Compare(b.at.end, a.at.end), cmp.Compare(c.rules[a.rule].ID, c.rules[b.rule].ID))
	})
}

// judgeAll judges the matches of one rule.
func (s *scan) judgeAll(r *rule, number int32, matches []match) {
	first, apart, end := len(s.rulings), 0, int32(0) // apart are those that stand and do not overlap
	for i := range matches {
		guard, by := s.judge(r, &matches[i])
		at := matches[i].whole()
		s.rulings = append(s.rulings, ruling{number, at, guard, by})
		switch {
		case guard != "":
		case at.start >= end:
			apart, end = apart+1, at.end
		default:
			end = min(end, at.end) // the shorter of two leaves more room
		}
	}
	if apart >= r.AtLeast {
		return
	}
	for i := first; i < len(s.rulings); i++ {
		if s.rulings[i].dropped == "" {
			s.rulings[i].dropped = dropAtLeast
		}
	}
}

// reduce drops, of the hits of one idea that overlap, all but the one that begins
// first, of those the longest; of those at the same place, all but the one that
// outranks the others. A hit that was dropped here stands again when an exception
// takes back the one that dropped it; so it adds no finding where none was, since the
// two overlap.
func (s *scan) reduce(rules []rule) {
	slices.SortFunc(s.rulings, func(a, b ruling) int {
		x, y := &rules[a.rule], &rules[b.rule]
		return cmp.Or(cmp.Compare(x.Idea, y.Idea), cmp.Compare(a.at.start, b.at.start), cmp.Compare(b.at.end, a.at.end), x.outranks(y, s.language))
	})
	var last *ruling // that stands
	for i := range s.rulings {
		r := &s.rulings[i]
		switch {
		case r.dropped != "":
			continue
		case last != nil && rules[r.rule].Idea == rules[last.rule].Idea && r.at.overlaps(last.at):
			r.dropped, r.by = dropOverlap, last.at
			continue
		}
		last = r
	}
}

// outranks compares two rules of one idea that hit the same place: the more severe comes
// first, then the one with a Replace, then the first by id.
func (r *rule) outranks(o *rule, language int) int {
	return cmp.Or(cmp.Compare(o.severity, r.severity), cmp.Compare(o.replaces(language), r.replaces(language)), cmp.Compare(r.ID, o.ID))
}

// replaces is 1 for a rule whose findings in the language have a Replace, else 0.
func (r *rule) replaces(language int) int { return min(len(r.texts[language].replace), 1) }

// derive adds no_alternative at the first refusal.
func (s *scan) derive(rules []rule) {
	first := -1
	for i := range s.rulings {
		r := &s.rulings[i]
		if r.dropped == "" && rules[r.rule].Idea.IsRefusal() && (first < 0 || r.at.start < s.rulings[first].at.start) {
			first = i
		}
	}
	if first < 0 {
		return
	}
	at := s.rulings[first].at
	for n := range rules {
		r := &rules[n]
		if r.Detector != derived || !r.languages.has(s.language) || !r.channels.has(s.channel) {
			continue
		}
		guard, by := s.judge(r, &match{count: 1, pieces: [MaxPieces]span{at}})
		s.rulings = append(s.rulings, ruling{int32(n), at, guard, by})
	}
}

// detect adds the matches of detectors.
func (s *scan) detect(rules []rule) {
	for n := range rules {
		r := &rules[n]
		if r.find == nil || !r.languages.has(s.language) || !r.channels.has(s.channel) {
			continue
		}
		s.seen = r.find(s.seen[:0], s.text)
		for _, at := range s.seen {
			s.matches = append(s.matches, match{list: r.list, count: 1, pieces: [MaxPieces]span{at}})
		}
	}
	if len(s.matches) > 0 {
		s.draw()
	}
}
