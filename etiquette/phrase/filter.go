package phrase

import (
	"math/bits"
	"unicode/utf8"
)

// A filter finds the places where a phrase may begin, so that the automaton is
// at work only there. It may name a place where none begins, and never passes
// over one where one does. It works while the automaton is at its root, and the
// automaton reads at least one character before it gives back, so that no text
// costs more than a constant per byte.
//
// unitFilter reads every character and looks at the last eight units, or at the
// last four or two for the sake of short phrases. Where eight are those of a
// phrase, it looks at sixteen.
type unitFilter struct {
	short    []bool // by codes: whether the unit is the last of some pairs or fours
	pairs    set    // the first two units of the phrases that have two or three
	fours    set    // the first four of those that have four to seven
	eights   set    // the first eight of those that have eight or more
	done     set    // of these, those that have less than sixteen
	sixteens set    // the first sixteen of those that have so many
}

// trail is what was read last.
type trail struct {
	text   string
	at     int          // what is before was read
	count  uint         // of units
	places [trailed]int // where the last units begin, unit i at i % trailed
	four   uint64       // the codes of the last four, the last in the lowest bits
	eight  uint64       // the last eight, as push mixes them
}

const trailed = 8

// push adds a unit to the mixture of the last eight.
func push(eight uint64, c code) uint64 { return eight<<8 + uint64(c) }

// back gives the first of the last places where a unit stands that begins a
// phrase, or else.
func (t *trail) back(a *alphabet, otherwise int) int {
	for i := t.count - min(t.count, trailed); i < t.count; i++ {
		place := t.places[i%trailed]
		if r, _ := decode(t.text, place); a.of(r)-1 < a.firsts {
			return place
		}
	}
	return otherwise
}

// tail gives the place of the last unit, or how far was read when there is none.
func (t *trail) tail() int {
	if t.count == 0 {
		return t.at
	}
	return t.places[(t.count-1)%trailed]
}

// seek gives the first place from at on where a phrase may begin, and up to where
// it looked. There is none before the place when it is limit or beyond.
func (f *unitFilter) seek(a *alphabet, text string, at, limit int) (place, seen int) {
	t := trail{text: text, at: at}
	for {
		switch c := f.read(a, &t, limit); {
		case c == marked: // the last unit is another than it seemed
			return t.back(a, t.tail()), t.at
		case c-1 < a.singles:
			return t.back(a, t.at), t.at
		case f.begins(a, &t):
			if place := t.back(a, -1); place >= 0 {
				return place, t.at
			}
		}
		switch {
		case t.at < limit:
		case t.at < len(text): // what follows may belong to the last
			return t.back(a, t.tail()), t.at
		default:
			return limit, limit
		}
	}
}

// read reads up to limit, or to where a look is due, or before a character that is
// a phrase by itself or not one unit: then it gives its code.
func (f *unitFilter) read(a *alphabet, t *trail, limit int) code {
	text, at, count, four, eight := t.text, t.at, t.count, t.four, t.eight
	ascii := (*[pageSize]code)(a.pages[pageSize:])
	singles, blanks := a.singles, uint32(a.space)<<16|uint32(a.space)
	c := code(0)
	for at < limit {
		place := at
		if b := text[at]; b < pageSize {
			c = ascii[b]
			at++
		} else if r := three(text, at); r >= 0 {
			c = a.of(r)
			at += 3
		} else {
			r, size := utf8.DecodeRuneInString(text[at:])
			c = a.of(r)
			at += size
		}
		next := four<<16 | uint64(c)
		if c-1 < singles || uint32(next) == blanks && c != 0 {
			if c == hidden {
				continue
			}
			if c == a.space { // a run of blanks is one unit
				t.places[(count-1)%trailed] = place
				continue
			}
			at = place
			break
		}
		four, eight = next, push(eight, c)
		t.places[count%trailed] = place
		count++
		if f.short[c] || f.eights.has(eight) {
			break
		}
	}
	t.at, t.count, t.four, t.eight = at, count, four, eight
	return c
}

// begins looks closer where a look is due.
func (f *unitFilter) begins(a *alphabet, t *trail) bool {
	return f.eights.has(t.eight) && (f.done.has(t.eight) || f.goesOn(a, t)) || f.fours.has(t.four) || f.pairs.has(t.four&(1<<32-1))
}

// goesOn looks at the eight units that follow.
func (f *unitFilter) goesOn(a *alphabet, t *trail) bool {
	at, last, next := t.at, code(t.four), uint64(0)
	for range 8 {
		if at == len(t.text) {
			return false
		}
		r, size := decode(t.text, at)
		c := a.of(r)
		if c.special() || c == last && c == a.space && c != 0 {
			return true
		}
		at += size
		last, next = c, push(next, c)
	}
	return f.sixteens.has(mix(t.eight, next)) || a.open(t.text, at)
}

// makeUnitFilter builds the filter of the words.
func makeUnitFilter(words []word, a *alphabet) *unitFilter {
	f := &unitFilter{short: make([]bool, a.last+1)}
	f.makeRoom(words)
	for _, word := range words {
		f.add(word.codes)
	}
	return f
}

// makeRoom makes the sets as large as what will be in them.
func (f *unitFilter) makeRoom(words []word) {
	var counts [5]int // of words of 1, 2 to 3, 4 to 7, 8 to 15, and more units
	for _, word := range words {
		counts[min(bits.Len(uint(len(word.codes))), 5)-1]++
	}
	f.pairs, f.fours = makeSet(counts[1]), makeSet(counts[2])
	f.eights, f.done, f.sixteens = makeSet(counts[3]+counts[4]), makeSet(counts[3]), makeSet(counts[4])
}

// add adds a phrase.
func (f *unitFilter) add(c []code) {
	var four, eight, next uint64
	for i, c := range c[:min(len(c), 8)] {
		if i < 4 {
			four = four<<16 | uint64(c)
		}
		eight = push(eight, c)
	}
	switch n := len(c); {
	case n >= 16:
		for _, c := range c[8:16] {
			next = push(next, c)
		}
		f.eights.add(eight)
		f.sixteens.add(mix(eight, next))
	case n >= 8:
		f.eights.add(eight)
		f.done.add(eight)
	case n >= 4:
		f.fours.add(four)
		f.short[c[3]] = true
	case n >= 2:
		f.pairs.add(uint64(c[0])<<16 | uint64(c[1]))
		f.short[c[1]] = true
	}
}
