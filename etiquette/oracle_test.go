package etiquette_test

import (
	"cmp"
	"slices"
	"strings"

	"github.com/servicequality/servicequality/etiquette"
)

// The oracle judges a text by the ten steps that the comment of Rule names, each in
// the most obvious way: every place is tried, everything is compared with everything.
// It knows one pack for English, in small ASCII letters, without sets, brackets and
// detectors.
type oracle struct{ pack etiquette.Pack }

// hit is a phrase at a place, as the places of its pieces.
type hit struct {
	rule   *etiquette.Rule
	pieces [][2]int
	why    string
}

func (h hit) start() int { return h.pieces[0][0] }
func (h hit) end() int   { return h.pieces[len(h.pieces)-1][1] }

// severity is that of the rule; small packs give their ideas Warning.
func (h hit) severity() etiquette.Severity { return cmp.Or(h.rule.Severity, etiquette.Warning) }

// explain gives all hits in the order of findings.
func (o oracle) explain(text string) []hit {
	var all []hit
	for i := range o.pack.Rules {
		r := &o.pack.Rules[i]
		var own []hit
		for _, pieces := range find(text, r.Phrases, r.Mode, cmp.Or(r.Gap, o.pack.Gap)) {
			h := hit{rule: r, pieces: pieces}
			h.why = o.judge(text, h)
			own = append(own, h)
		}
		standing := apart(own)
		for k := range own {
			if own[k].why == "" && standing < r.AtLeast {
				own[k].why = "at_least"
			}
		}
		all = append(all, own...)
	}
	reduce(all)
	slices.SortStableFunc(all, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.start(), b.start()), cmp.Compare(b.end(), a.end()), cmp.Compare(a.rule.ID, b.rule.ID), cmp.Compare(a.why, b.why))
	})
	return all
}

// apart gives how many of the hits that stand can be picked without an overlap: the
// first one or not, and of the others those behind it, or all.
func apart(hits []hit) int {
	if len(hits) == 0 {
		return 0
	}
	first, others := hits[0], hits[1:]
	without := apart(others)
	if first.why != "" {
		return without
	}
	clear := slices.DeleteFunc(slices.Clone(others), func(h hit) bool { return h.start() < first.end() && first.start() < h.end() })
	return max(without, 1+apart(clear))
}

// find gives the places of the pieces of every phrase, one for each place of its
// first piece.
func find(text string, phrases []string, mode etiquette.Mode, gap int) (all [][][2]int) {
	for _, phrase := range phrases {
		pieces := strings.Split(phrase, "…")
		for at := range len(text) {
			if places := follow(text, pieces, at, at, mode, cmp.Or(gap, etiquette.DefaultGap)); places != nil {
				all = append(all, places)
			}
		}
	}
	return all
}

// follow finds the pieces one behind the other, the first one between two places.
func follow(text string, pieces []string, from, to int, mode etiquette.Mode, gap int) [][2]int {
	for at := from; at <= min(to, len(text)); at++ {
		end := at + len(pieces[0])
		if !strings.HasPrefix(text[at:], pieces[0]) || !stands(text, at, end, mode) || strings.ContainsAny(text[from:at], ".,?") {
			continue
		}
		if len(pieces) == 1 {
			return [][2]int{{at, end}}
		}
		if rest := follow(text, pieces[1:], end, end+gap, mode, gap); rest != nil {
			return append([][2]int{{at, end}}, rest...)
		}
	}
	return nil
}

// stands reports whether text[at:end] stands as the mode wants.
func stands(text string, at, end int, mode etiquette.Mode) bool {
	before, behind := strings.TrimRight(text[:at], " "), strings.TrimLeft(text[end:], " ")
	const marks = `.,?"`
	word := func(s string) bool { return s != "" && !strings.ContainsAny(s, marks+" ") }
	switch mode {
	case etiquette.Anywhere:
		return true
	case etiquette.Clause:
		return (before == "" || !word(before[len(before)-1:])) && (behind == "" || !word(behind[:1]))
	case etiquette.Start:
		return strings.Trim(before, marks+" ") == "" && (end == len(text) || !word(text[end:end+1]))
	case etiquette.End:
		return strings.Trim(behind, marks+" ") == "" && (at == 0 || !word(text[at-1:at]))
	}
	return (at == 0 || !word(text[at-1:at]) || !word(text[at:at+1])) && (end == len(text) || !word(text[end:end+1]) || !word(text[end-1:end]))
}

// judge says what drops a hit.
func (o oracle) judge(text string, h hit) string {
	for _, exception := range find(text, h.rule.Exceptions, 0, o.pack.Gap) {
		e := hit{pieces: exception}
		for _, p := range h.pieces {
			if e.start() <= p[0] && p[1] <= e.end() {
				return "exception"
			}
		}
	}
	for _, word := range find(text, o.pack.Words, 0, 0) {
		w := hit{pieces: word}
		for _, p := range h.pieces {
			if overlap := w.start() < p[1] && p[0] < w.end(); overlap && (w.start() < p[0] || w.end() > p[1]) {
				return "longer_word"
			}
		}
	}
	if quotes := strings.Count(text[:h.start()], `"`); quotes%2 == 1 && strings.Contains(text[h.start():], `"`) {
		return "quotation"
	}
	for _, name := range slices.Concat(o.pack.Guards, h.rule.Unless) {
		if !slices.Contains(h.rule.Without, name) && o.clue(text, name, h) {
			return name
		}
	}
	for _, name := range h.rule.Needs {
		if !o.clue(text, name, h) {
			return "needs " + name
		}
	}
	return ""
}

// clue reports whether any clue of this name counts for a hit.
func (o oracle) clue(text, name string, h hit) bool {
	c := o.pack.Clues[name]
	for _, pieces := range find(text, c.Phrases, c.Mode, cmp.Or(c.Gap, o.pack.Gap)) {
		k := hit{pieces: pieces}
		if o.counts(text, c, k, h) {
			return true
		}
	}
	return false
}

func (o oracle) counts(text string, c etiquette.Clue, k, h hit) bool {
	for _, exception := range find(text, c.Exceptions, 0, o.pack.Gap) {
		e := hit{pieces: exception}
		for _, p := range k.pieces {
			if e.start() <= p[0] && p[1] <= e.end() {
				return false
			}
		}
	}
	before, behind := k.end() <= h.start(), k.start() >= h.end()
	if !before && !behind {
		return false
	}
	from, to := min(k.end(), h.end()), max(k.start(), h.start())
	for _, breaker := range find(text, c.BrokenBy, 0, o.pack.Gap) {
		if b := (hit{pieces: breaker}); from <= b.start() && b.end() <= to {
			return false
		}
	}
	// What stands in between may hold no end; a clue behind may be the end itself,
	// and one that holds an end must be behind.
	reached := func(ends string) bool {
		if before {
			return !strings.ContainsAny(text[k.start():h.start()], ends)
		}
		return !strings.ContainsAny(text[h.end():k.end()-1], ends)
	}
	switch c.Reach {
	case etiquette.InMessage:
		return true
	case etiquette.Later:
		return behind
	case etiquette.InSentence:
		return reached(".?")
	case etiquette.Lead:
		return before && reached(".?")
	case etiquette.Before:
		return before && reached(".,?")
	case etiquette.After:
		return behind && reached(".,?")
	case etiquette.Touching:
		return before && reached(".,?") && strings.Trim(text[k.end():h.start()], " ") == ""
	case etiquette.Following:
		return behind && reached(".,?") && strings.Trim(text[h.end():k.start()], " ") == ""
	}
	return reached(".,?")
}

// reduce drops hits that overlap an earlier or longer one of their idea, or one at the
// same place whose rule is more severe, has a Replace, or has the first id.
func reduce(all []hit) {
	order := make([]*hit, len(all))
	for i := range all {
		order[i] = &all[i]
	}
	slices.SortStableFunc(order, func(a, b *hit) int {
		return cmp.Or(cmp.Compare(a.start(), b.start()), cmp.Compare(b.end(), a.end()), cmp.Compare(b.severity(), a.severity()),
			cmp.Compare(len(b.rule.Replace), len(a.rule.Replace)), cmp.Compare(a.rule.ID, b.rule.ID))
	})
	var kept []*hit
	for _, h := range order {
		if h.why != "" {
			continue
		}
		for _, k := range kept {
			if k.rule.Idea == h.rule.Idea && k.start() < h.end() && h.start() < k.end() {
				h.why = "longer_hit"
			}
		}
		if h.why == "" {
			kept = append(kept, h)
		}
	}
}
