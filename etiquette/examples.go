package etiquette

import "slices"

// runExamples holds every rule and courtesy to its examples.
func (c *compiler) runExamples() {
	for _, d := range c.drafts {
		c.ruleExamples(d)
	}
	for i := range c.checker.manners {
		c.courtesyExamples(&c.checker.manners[i])
	}
}

func (c *compiler) ruleExamples(d *draft) {
	in := Setting{Language: cmpOr(d.Languages, d.pack.Languages)[0], Channel: Chat}
	if len(d.Channels) > 0 {
		in.Channel = d.Channels[0]
	}
	for i, text := range d.Examples {
		if why, ok := c.checker.finds(d.ID, text, in); !ok {
			c.add(d.pack.Name, fmtIndex(d.path+": examples", i), "got no finding of the rule in %q: %s", text, why)
		}
	}
	for i, text := range d.Counterexamples {
		if _, ok := c.checker.finds(d.ID, text, in); ok {
			c.add(d.pack.Name, fmtIndex(d.path+": counterexamples", i), "got a finding of the rule in %q", text)
		}
	}
	if text := d.Replace[in.Language]; text != "" {
		if _, ok := c.checker.finds(d.ID, text, in); ok {
			c.add(d.pack.Name, d.path+": replace", "got %q, in which the rule has a finding", text)
		}
	}
}

func (c *compiler) courtesyExamples(m *manner) {
	in := Setting{Language: cmpOr(m.Languages, m.pack.Languages)[0]}
	for i, text := range m.Examples {
		if !c.checker.holdsCourtesy(m, text, in) {
			c.add(m.pack.Name, fmtIndex(m.path+": examples", i), "got no such courtesy in %q", text)
		}
	}
	for i, text := range m.Counterexamples {
		if c.checker.holdsCourtesy(m, text, in) {
			c.add(m.pack.Name, fmtIndex(m.path+": counterexamples", i), "got such a courtesy in %q", text)
		}
	}
}

// holdsCourtesy reports whether a text does.
func (c *Checker) holdsCourtesy(m *manner, text string, in Setting) bool {
	s, _ := c.begin(text, in)
	defer c.end(s)
	s.courteous(c)
	return slices.ContainsFunc(s.of(m.list), func(found match) bool {
		_, quoted := s.quoted(found.whole().start)
		return !quoted
	})
}

// finds reports whether a rule has a finding in a text, and if not, why not. A hit
// that only a hit of another rule of the same idea displaced counts.
func (c *Checker) finds(id, text string, in Setting) (why string, ok bool) {
	why = "no phrase matches"
	for _, v := range c.Explain(text, in) {
		switch {
		case v.Rule != id:
		case v.Dropped == "" || v.Dropped == dropOverlap:
			return "", true
		default:
			why = "dropped by " + v.Dropped
		}
	}
	return why, false
}
