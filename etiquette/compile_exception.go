package etiquette

import (
	"math/bits"
	"slices"
)

// exceptions are those of one list, to be tried when the matchers are built.
type exceptions struct {
	pack, path string
	lexicon    *lexicon
	list       int32    // whose hits they make harmless
	find       detector // of more hits; nil for none
	phrases    [][]sequence
}

// tryExceptions refuses exceptions in whose texts nothing is found that they could make
// harmless. Those with gaps are not tried.
func (c *compiler) tryExceptions() {
	for _, e := range c.exceptions {
		for i, pieces := range e.phrases {
			if texts := pieces[0].spell(); len(pieces) == 1 && !slices.ContainsFunc(texts, func(text string) bool { return c.checker.holds(e, text) }) {
				c.add(e.pack, fmtIndex(e.path, i), "got %q, which can cover no hit of the phrases", tidy(texts[0]))
			}
		}
	}
}

// holds reports whether a text by itself has a hit of the list, or a piece of one.
func (c *Checker) holds(e exceptions, text string) bool {
	s, _ := c.begin(text, Setting{Language: English})
	defer c.end(s)
	of := e.lexicon.lists[e.list]
	s.language, s.channel = bits.TrailingZeros32(uint32(of.languages)), bits.TrailingZeros32(uint32(of.channels))
	s.find(e.lexicon)
	return e.find != nil && len(e.find(nil, text)) > 0 ||
		slices.ContainsFunc(s.matches, func(m match) bool { return m.list == e.list }) ||
		slices.ContainsFunc(s.parts, func(p part) bool { return e.lexicon.patterns[p.pattern].list == e.list })
}
