package phrase

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A code stands for a unit in the automaton: 0 for every unit that no phrase
// has, then, above specials, those of phrases. The codes of units with which a
// phrase begins come first, those that are a phrase by themselves before the
// others.
type code uint16

// Characters that do not fold to one unit by themselves have one of these in
// the place of a code.
const (
	hidden   code = 1 + iota // no unit
	several                  // more than one unit
	marked                   // a mark, which belongs to the character before
	specials = marked
)

func (c code) special() bool { return c-1 < specials }

// paged holds a code per character, in pages for those that have one.
type paged struct {
	index []uint16 // the page of a character, by its number / pageSize
	pages []code   // one after the other; the first is all zero, the second ASCII
}

const (
	pageBits = 7
	pageSize = 1 << pageBits
)

// makePaged has room for some pages before it must grow.
func makePaged(room int) paged {
	p := paged{make([]uint16, unicode.MaxRune>>pageBits+1), make([]code, 2*pageSize, (2+room)*pageSize)}
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

// alphabet gives the codes of characters. Folding is part of it: 國 and 国 have
// the same code.
type alphabet struct {
	paged
	fold    folding
	rare    map[rune]code   // of units that are special as characters
	many    map[rune][]code // of characters that are several units
	marks   map[rune]bool   // those in units; nil when all is built
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
	if c := a.of(u); !c.special() {
		return c
	}
	return a.rare[u]
}

// makeAlphabet gives codes to the units of all phrases.
func makeAlphabet(fold folding, phrases [][]rune) alphabet {
	if len(phrases) == 0 {
		return alphabet{paged: makePaged(0), fold: fold} // no character matters
	}
	const special = 220 // about how many pages have special characters
	a := alphabet{paged: makePaged(special), fold: fold, rare: map[rune]code{}, many: map[rune][]code{}, marks: map[rune]bool{}}
	own := a.number(phrases) // the codes of units
	if fold.keep == Exact {  // every character is a unit
		a.paged = own
		return a
	}
	if fold.folds(Blank) {
		a.space = own.of(' ')
	}
	a.cover(&own)
	a.marks = nil
	return a
}

// number gives the units of all phrases their codes.
func (a *alphabet) number(phrases [][]rune) paged {
	const single, first, other = 1, 2, 3
	ranks, units := makePaged(0), []rune(nil)
	for _, p := range phrases {
		for i, u := range p {
			rank := code(other)
			switch {
			case len(p) == 1:
				rank = single
			case i == 0:
				rank = first
			}
			if old := ranks.of(u); old == 0 {
				units = append(units, u)
				ranks.set(u, rank)
			} else if rank < old {
				ranks.set(u, rank)
			}
		}
	}
	slices.SortFunc(units, func(u, v rune) int {
		return cmp.Or(cmp.Compare(ranks.of(u), ranks.of(v)), cmp.Compare(u, v))
	})
	a.singles, a.firsts, a.last = specials, specials, specials+code(len(units))
	for i, u := range units {
		c := specials + code(i+1)
		switch ranks.of(u) {
		case single:
			a.singles, a.firsts = c, c
		case first:
			a.firsts = c
		}
		ranks.set(u, c)
		a.place(u, c)
	}
	return ranks
}

// place gives a unit its code: as a character, unless the table has something
// else to say of it.
func (a *alphabet) place(u rune, c code) {
	var space [8]rune
	for _, part := range decompose(space[:0], u) {
		if entryOf(part).is(isMark) {
			a.marks[part] = true
		}
	}
	if e := entryOf(u); e == 0 {
		a.set(u, c)
	} else {
		a.rare[u] = c
	}
}

// cover gives the characters with an entry in the folding table their codes. Most
// entries are asked once, however many characters have them.
func (a *alphabet) cover(own *paged) {
	const unknown = ^code(0)
	var known [len(foldEntries)]code
	for i := range known {
		known[i] = unknown
	}
	for i, n := range foldIndex {
		if n == 0 {
			continue
		}
		for k, number := range foldBlocks[int(n)<<blockBits:][:1<<blockBits] {
			if number == 0 {
				continue
			}
			c, r := known[number], rune(i<<blockBits|k)
			if c == unknown {
				e := entry(foldEntries[number])
				if c = a.judge(own, r, e); c != several && e.difference() != 0 && a.fold.folds(e.difference()) {
					known[number] = c // the same for all that fold alike
				}
			}
			if c != 0 {
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
func (a *alphabet) judge(own *paged, r rune, e entry) code {
	switch {
	case e.is(isHidden) && a.fold.folds(Invisible):
		return hidden
	case e.is(isBlank) && a.fold.folds(Blank):
		return a.space
	case e.is(isMark) && a.fold.folds(Form):
		if a.wanted(own, r) {
			return marked
		}
		return 0 // no phrase can have it, nor a character with it
	}
	if e.simple() && a.fold.folds(e.difference()) {
		return own.of(e.target())
	}
	var space [4]rune
	units := a.fold.append(space[:0], r)
	for _, u := range units[:len(units)-1] {
		if own.of(u) == 0 {
			return 0 // no phrase can have them all, whatever a mark makes of the last
		}
	}
	if len(units) > 1 {
		for _, u := range units {
			a.many[r] = append(a.many[r], own.of(u))
		}
		return several
	}
	return own.of(units[0])
}

// wanted reports whether a mark may be or make a unit of a phrase.
func (a *alphabet) wanted(own *paged, mark rune) bool {
	var space [2][8]rune
	for _, u := range a.fold.append(space[0][:0], mark) {
		if own.of(u) != 0 || firstVowel <= u && u < beforeTail+tails { // which make Korean syllables
			return true
		}
		if len(a.marks) == 0 {
			continue
		}
		for _, part := range decompose(space[1][:0], u) {
			if a.marks[part] {
				return true
			}
		}
	}
	return false
}

// single gives the code and the end of the character at text[at] when it is one
// unit and nothing behind it belongs to it, which is nearly always.
func (a *alphabet) single(text string, at int) (c code, end int, ok bool) {
	r, size := decode(text, at)
	if r == utf8.RuneError && size == 1 {
		return 0, at + 1, true
	}
	if c, end = a.of(r), at+size; c.special() {
		return c, end, false
	}
	if c == a.space && c != 0 {
		return c, end, end < len(text) && text[end] > ' ' && text[end] < utf8.RuneSelf
	}
	return c, end, !a.open(text, end)
}

// open reports whether what stands at the place may belong to the character before.
func (a *alphabet) open(text string, at int) bool {
	if at == len(text) || text[at] < utf8.RuneSelf {
		return false
	}
	r, _ := decode(text, at)
	c := a.of(r)
	return c == marked || c == hidden
}

// several appends the codes of the cut at text[at] and gives its end.
func (a *alphabet) several(dst []code, text string, at int) ([]code, int) {
	if r, size := decode(text, at); a.of(r) == several && !a.open(text, at+size) {
		return append(dst, a.many[r]...), at + size
	}
	var space [32]rune
	units, end := a.fold.next(space[:0], text, at)
	for _, u := range units {
		dst = append(dst, a.unit(u))
	}
	return dst, end
}
