package etiquette

// leastAnswer is how much an agent must have said in public, beside a greeting,
// before asking for a private message: units as [Pace] counts them. "We are sorry" is
// just too little.
const leastAnswer = 4

// privateFirst remarks on the first agent's message that asks to go on in private,
// when nothing that could be an answer stands before the sentence that asks.
func (v *reviewer) privateFirst(p Profile) {
	if !p.AnswerFirst {
		return
	}
	said := 0
	for _, i := range v.agents {
		text := v.talk.Messages[i].Text
		at, sentence, ok := v.checker.asksPrivate(text, v.setting())
		if !ok {
			said += units(text)
			continue
		}
		said += units(text[:sentence])
		for _, f := range v.Courtesies {
			if f.Message == i && f.Courtesy == Greeting && f.End <= sentence {
				said -= units(text[f.Start:f.End])
			}
		}
		if said < leastAnswer {
			v.Remarks = append(v.Remarks, Remark{PrivateFirst, i, int(at.start), int(at.end)})
		}
		return
	}
}

// asksPrivate finds the first words that ask to go on in private, and where their
// sentence begins.
func (c *Checker) asksPrivate(text string, in Setting) (at span, sentence int, ok bool) {
	s, _ := c.begin(text, in)
	defer c.end(s)
	s.find(&c.courtesyWords)
	s.sort(&c.courtesyWords)
	for _, list := range c.private {
		for _, m := range s.of(list) {
			if found := m.whole(); !ok || found.start < at.start {
				at, ok = found, true
			}
		}
	}
	if !ok {
		return at, 0, false
	}
	return at, int(around(s.outline.sentences, at.start).start), true
}
