package phrase

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A code stands for a unit in the automaton: 0 for every unit that no phrase
// has, then, above those of marks, those of phrases. The codes of units with which
// a phrase begins come first, those that are a phrase by themselves before the
// others.
type code uint16

// Characters that do not fold to one unit by themselves have one of these in
// the place of a code, or the code of a mark.
const (
	several code = 1 + iota // more than one unit
	hidden                  // no unit
	marked                  // a mark that is loose; the codes of other marks are above
)

// paged holds a code per character, in pages for those that have one.
type paged struct {
	index []uint16 // the page of a character, by its number / pageSize
	pages []code   // one after the other; the first is all zero, the second ASCII
}

const (
	pageBits = 7
	pageSize = 1 << pageBits
)

func makePaged() paged {
	p := paged{make([]uint16, unicode.MaxRune>>pageBits+1), make([]code, 2*pageSize)}
	p.index[0] = 1
	return p
}

// of gives the code of a character.
func (p *paged) of(r rune) code {
	return p.pages[int(p.index[r>>pageBits])<<pageBits|int(r&(pageSize-1))]
}

// set gives a character its code.
func (p *paged) set(r rune, c code) {
	page := &p.index[r>>pageBits]
	if *page == 0 {
		*page = uint16(len(p.pages) / pageSize)
		p.pages = append(p.pages, make([]code, pageSize)...)
	}
	p.pages[int(*page)<<pageBits|int(r&(pageSize-1))] = c
}

// own are the codes of what characters fold to.
type own struct {
	paged               // of units
	marks map[rune]code // of which units are composed, or marked
}

// alphabet gives the codes of characters. Folding is part of it: 國 and 国 have
// the same code.
type alphabet struct {
	paged
	fold    folding
	rare    map[rune]code   // of units that are special as characters
	many    map[rune][]code // of characters that are several units and not composed
	joins   pairs           // what a unit and a mark that joins it make
	marks   code            // codes up to this one are no units
	singles code            // units up to this code are a phrase by themselves
	firsts  code            // units up to this code begin a phrase
	last    code            // the greatest
	space   code            // of blanks, which are folded to one; 0 if no phrase has one
}

// unit gives the code of a unit that folding made.
func (a *alphabet) unit(u rune) code {
	if u == opaque {
		return 0
	}
	if c := a.of(u); !a.special(c) {
		return c
	}
	return a.rare[u]
}

// special reports whether a character with the code is not one unit.
func (a *alphabet) special(c code) bool { return c-1 < a.marks }

// makeAlphabet gives codes to the units of all phrases.
func makeAlphabet(fold folding, phrases [][]rune) alphabet {
	a := alphabet{paged: makePaged(), fold: fold, rare: map[rune]code{}, many: map[rune][]code{}, marks: marked}
	own := a.number(phrases) // the codes of units
	if fold.keep == Exact {  // every character is a unit
		a.paged = own.paged
		return a
	}
	if fold.folds(Blank) {
		a.space = own.of(' ')
	}
	a.cover(&own)
	return a
}

// number gives the units of all phrases their codes.
func (a *alphabet) number(phrases [][]rune) own {
	ranks, units := rank(phrases)
	o := own{paged: makePaged()}
	var all []joint
	if a.fold.folds(Form) {
		loose := bare(phrases)
		all = joints(units, loose)
		o.marks = a.mark(loose)
	}
	a.singles, a.firsts, a.last = a.marks, a.marks, a.marks
	for _, u := range units {
		a.place(&o, u)
		switch ranks.of(u) {
		case asAll:
			a.singles, a.firsts = a.last, a.last
		case asFirst:
			a.firsts = a.last
		}
	}
	a.joins = makePairs(len(all))
	for _, j := range all {
		if o.of(j.letter) == 0 {
			a.place(&o, j.letter)
		}
		a.joins.set(o.of(j.letter), o.marks[j.mark], o.of(j.whole))
	}
	return o
}

// What a unit is in some phrase.
const (
	asAll   code = 1 + iota // all of it
	asFirst                 // the first of several
	asOther                 // one of the others
)

// rank lists the units of all phrases, by the least that they are in any.
func rank(phrases [][]rune) (ranks paged, units []rune) {
	ranks = makePaged()
	for _, p := range phrases {
		for i, u := range p {
			rank := asOther
			switch {
			case len(p) == 1:
				rank = asAll
			case i == 0:
				rank = asFirst
			}
			old := ranks.of(u)
			if old == 0 {
				units = append(units, u)
			}
			if old == 0 || rank < old {
				ranks.set(u, rank)
			}
		}
	}
	slices.SortFunc(units, func(u, v rune) int {
		return cmp.Or(cmp.Compare(ranks.of(u), ranks.of(v)), cmp.Compare(u, v))
	})
	return ranks, units
}

// place gives a unit the next code: as a character, unless the table has something
// else to say of it.
func (a *alphabet) place(o *own, u rune) {
	a.last++
	o.set(u, a.last)
	if e := entryOf(u); e == 0 {
		a.set(u, a.last)
	} else {
		a.rare[u] = a.last
	}
}

// cover gives the characters with an entry in the folding table their codes.
func (a *alphabet) cover(own *own) {
	for i, n := range foldIndex {
		for k, number := range foldBlocks[int(n)<<blockBits:][:1<<blockBits] {
			if number == 0 {
				continue
			}
			r := rune(i<<blockBits | k)
			if c := a.judge(own, r, entry(foldEntries[number])); c != 0 {
				a.set(r, c)
			}
		}
	}
	for r := rune(firstTag); r <= lastTag; r++ {
		if c := a.judge(own, r, isHidden); c != 0 {
			a.set(r, c)
		}
	}
}

// judge gives the code, or what is in its place, of a character with an entry in the table.
func (a *alphabet) judge(own *own, r rune, e entry) code {
	switch {
	case e.is(isHidden) && a.fold.folds(Invisible):
		return hidden
	case e.is(isBlank) && a.fold.folds(Blank):
		return a.space
	case e.is(isMark) && a.fold.folds(Form):
		return a.meaning(own, r)
	}
	var space [8]rune
	units := a.fold.append(space[:0], r)
	for _, u := range units[:len(units)-1] {
		if own.of(u) == 0 {
			return 0 // no phrase can have them all, whatever a mark makes of the last
		}
	}
	if len(units) == 1 {
		return own.of(units[0])
	}
	if len(decompose(nil, r)) == 1 { // a mark that r is composed of may change places with others
		for _, u := range units {
			a.many[r] = append(a.many[r], own.of(u))
		}
	}
	return several
}

// single gives the code and the end of the character at text[at] when it is one
// unit and nothing behind it belongs to it, which is nearly always.
func (a *alphabet) single(text string, at int) (c code, end int, ok bool) {
	r, size := decode(text, at)
	if r == utf8.RuneError && size == 1 {
		return 0, at + 1, true
	}
	if c, end = a.of(r), at+size; a.special(c) {
		return 0, 0, false
	}
	if c == a.space && c != 0 {
		return c, end, end < len(text) && text[end] > ' ' && text[end] < utf8.RuneSelf
	}
	if a.open(text, end) {
		return a.joined(c, text, end)
	}
	return c, end, true
}

// open reports whether what stands at the place may belong to the character before.
func (a *alphabet) open(text string, at int) bool {
	if at == len(text) || text[at] < utf8.RuneSelf {
		return false
	}
	r, _ := decode(text, at)
	c := a.of(r)
	return hidden <= c && c <= a.marks
}

// several appends the codes of the cut at text[at] and gives its end.
func (a *alphabet) several(dst []code, text string, at int) ([]code, int) {
	r, size := decode(text, at)
	if codes := a.many[r]; codes != nil {
		last := len(codes) - 1
		if c, end, ok := a.joined(codes[last], text, at+size); ok {
			return append(append(dst, codes[:last]...), c), end
		}
	}
	var space [32]rune
	units, end := a.fold.next(space[:0], text, at)
	for _, u := range units {
		dst = append(dst, a.unit(u))
	}
	return dst, end
}
