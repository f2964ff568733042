package etiquette

import (
	"cmp"
	"log/slog"
	"maps"
	"slices"
)

// Refusal is how a message says no to a customer. One that is easy to accept first
// thanks the customer, regrets or shows understanding, then gives the reason, and then
// says what can be had instead.
type Refusal struct {
	// Idea is the kind of no: [FlatNo], [CantSolve] or [NotMyJob].
	Idea Idea `json:"idea"`
	// Start and End are where the no stands, in bytes.
	Start int `json:"start"`
	End   int `json:"end"`
	// Parts are those that were found, in the order of the text, and of two that begin
	// together the longer first. One part can be found more than once.
	Parts []RefusalPartFound `json:"parts,omitempty"`
}

// RefusalPartFound is a part of a refusal and its place.
type RefusalPartFound struct {
	// Part is what was said.
	Part RefusalPart `json:"part"`
	// Start and End are where, in bytes.
	Start int `json:"start"`
	End   int `json:"end"`
}

// LogValue gives the idea and the places, never the words.
func (r Refusal) LogValue() slog.Value {
	return slog.GroupValue(slog.String("idea", string(r.Idea)), slog.Int("start", r.Start), slog.Int("end", r.End), slog.Any("missing", r.Missing()))
}

// Missing lists the parts that were not found, in their order; nil when all were. A part
// for which the packs have no words is always missing.
func (r Refusal) Missing() []RefusalPart {
	var missing []RefusalPart
	for _, p := range RefusalParts() {
		if !slices.ContainsFunc(r.Parts, func(f RefusalPartFound) bool { return f.Part == p }) {
			missing = append(missing, p)
		}
	}
	return missing
}

// InOrder reports whether the parts that were found can be read in their order:
// understanding, a reason behind it, an alternative behind that. Where the no stands
// among them does not matter, nor what is said twice.
func (r Refusal) InOrder() bool {
	next := 0 // in r.Parts
	missing := r.Missing()
	for _, p := range RefusalParts() {
		if slices.Contains(missing, p) {
			continue
		}
		i := slices.IndexFunc(r.Parts[next:], func(f RefusalPartFound) bool { return f.Part == p })
		if i < 0 {
			return false
		}
		next += i + 1
	}
	return true
}

// Refusal tells how a message refuses; ok is false when it does not. The no is the
// first finding whose idea is a refusal ([Idea.IsRefusal]); where there is none, the
// first hit of such a rule that an alternative took back, and no clue on one side of the
// hit, such as a condition.
//
// Understanding and reasons are recognised by the clues in [Pack.Refusal],
// alternatives by those that take no_alternative back from anywhere in the message. So
// Alternative is missing where [Checker.Check] finds no_alternative.
func (c *Checker) Refusal(text string, in Setting) (r Refusal, ok bool) {
	s, _ := c.run(text, in)
	defer c.end(s)
	no := s.refusal(c)
	if no == nil {
		return Refusal{}, false
	}
	r = Refusal{Idea: c.rules[no.rule].Idea, Start: int(no.at.start), End: int(no.at.end)}
	for part, clues := range c.refusal {
		for _, k := range clues {
			for _, m := range s.of(k.list) {
				if at := m.whole(); RefusalPart(part) != Alternative || s.counts(k, at, no.at) {
					r.Parts = append(r.Parts, RefusalPartFound{RefusalPart(part), int(at.start), int(at.end)})
				}
			}
		}
	}
	slices.SortFunc(r.Parts, func(a, b RefusalPartFound) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Part, b.Part))
	})
	r.Parts = slices.Compact(r.Parts)
	return r, true
}

// refusal is the ruling that stands for the no of a message; nil for none.
func (s *scan) refusal(c *Checker) *ruling {
	var softened *ruling
	for i := range s.rulings {
		r := &s.rulings[i]
		switch rule := &c.rules[r.rule]; {
		case !rule.Idea.IsRefusal():
		case r.dropped == "":
			return r
		case softened == nil && s.softened(r, rule, c.refusal[Alternative]):
			softened = r
		}
	}
	return softened
}

// oneSided are the reaches of clues such as a condition, which say that a hit is no
// refusal at all. Clues on both sides of it say that the rest is kind.
var oneSided = []Reach{Before, After, Touching, Following, Lead}

// softened reports whether an alternative took a hit back that no other clue takes for
// something else.
func (s *scan) softened(r *ruling, of *rule, alternatives []*clue) bool {
	return slices.ContainsFunc(alternatives, func(k *clue) bool { return k.name == r.dropped }) &&
		!slices.ContainsFunc(of.unless, func(k *clue) bool {
			_, ok := s.stands(k, r.at)
			return ok && slices.Contains(oneSided, k.reach)
		}) &&
		!slices.ContainsFunc(of.needs, func(k *clue) bool {
			_, ok := s.stands(k, r.at)
			return !ok
		})
}

// counts reports whether a clue that was found in the message counts for a hit: it
// does not where it overlaps the hit, nor where it is broken or should come later.
func (s *scan) counts(k *clue, at, hit span) bool {
	return !at.overlaps(hit) && (k.reach != Later || at.start >= hit.end) && !s.broken(k, span{min(at.end, hit.end), max(at.start, hit.start)})
}

// refusal takes the clues that stand for the parts of a refusal.
func (c *compiler) refusal(p *Pack, lists *packLists) {
	parts := &c.checker.refusal
	for _, part := range slices.Sorted(maps.Keys(p.Refusal)) {
		if part != Understanding && part != Reason {
			c.add(p.Name, "refusal", "got %v, want understanding or reason", part)
			continue
		}
		for _, name := range p.Refusal[part] {
			k := lists.clues[name]
			if k == nil || k.reach != InMessage {
				c.add(p.Name, "refusal."+part.String(), "got %q, want a clue of the pack that reaches through the message", name)
				continue
			}
			parts[part] = append(parts[part], k)
		}
	}
	for _, d := range c.drafts {
		if d.pack != p || d.Detector != derived {
			continue
		}
		for _, name := range d.Unless {
			if k := lists.clues[name]; k != nil && k.far() {
				parts[Alternative] = append(parts[Alternative], k)
			}
		}
	}
}

// says reports whether a text has a part of a refusal.
func (c *Checker) says(part RefusalPart, text string, in Setting) bool {
	s, _ := c.begin(text, in)
	defer c.end(s)
	s.find(&c.words)
	s.sort(&c.words)
	return slices.ContainsFunc(c.refusal[part], func(k *clue) bool { return len(s.of(k.list)) > 0 })
}
