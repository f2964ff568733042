package etiquette

// runExamples holds every rule and courtesy to its examples.
func (c *compiler) runExamples(packs []Pack) {
	for _, d := range c.drafts {
		if d.off {
			continue
		}
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
	}
}

// finds reports whether a rule has a finding in a text, and if not, why not. A hit that only
// a hit of another rule of the same idea displaced counts.
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
