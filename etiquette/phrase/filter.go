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
// unitFilter reads every character and looks at the last four units, or the
// last two for the sake of short phrases. Where four are those of a phrase, it
// looks at eight.
type unitFilter struct {
	pairs  set // the first two units of the phrases that have two or three
	fours  set // the first four units of the phrases that have so many
	middle set // of fours, those of phrases that have less than eight
	eights set // the first eight units of the phrases that have so many
	short  bool
	firsts code
}

// places are those of the last four units, the last first.
type places [4]int

// back gives the first of the last n places where a unit stands that begins a
// phrase, or else.
func (f *unitFilter) back(n int, codes uint64, at places, otherwise int) int {
	for i := n - 1; i >= 0; i-- {
		if c := code(codes >> (16 * i)); c-1 < f.firsts {
			return at[i]
		}
	}
	return otherwise
}

// seek gives the first place from at on where a phrase may begin. There is none
// before the place when it is limit or beyond.
func (f *unitFilter) seek(a *alphabet, text string, at, limit int) int {
	ascii := (*[pageSize]code)(a.pages[pageSize:])
	codes := uint64(0)               // the last four, the last in the lowest bits
	p0, p1, p2, p3 := at, at, at, at // their places
	for at < limit {
		c, size := code(0), 1
		if b := text[at]; b < pageSize {
			c = ascii[b]
		} else {
			var r rune
			r, size = decode(text, at)
			c = a.of(r)
		}
		if c-1 < a.singles || c == code(codes) && c == a.space {
			switch {
			case c == hidden, c == 0, c == a.space: // a run of blanks is one unit
				at += size
				continue
			case c == marked: // the last unit is another than it seemed
				return f.back(4, codes, places{p0, p1, p2, p3}, p0)
			}
			return f.back(3, codes, places{p0, p1, p2}, at)
		}
		codes = codes<<16 | uint64(c)
		p0, p1, p2, p3 = at, p0, p1, p2
		at += size
		if f.fours.has(codes) && f.begins(a, codes, text, at) {
			return p3
		}
		if f.short && f.pairs.has(codes&0xFFFFFFFF) {
			return f.back(3, codes, places{p0, p1, p2}, p0)
		}
	}
	if limit < len(text) { // what follows may belong to the last
		return f.back(4, codes, places{p0, p1, p2, p3}, p0)
	}
	return limit
}

// begins looks closer at a place where the first four units are those of a
// phrase; it reads on at the place behind them.
func (f *unitFilter) begins(a *alphabet, codes uint64, text string, at int) bool {
	if c := code(codes >> 48); c-1 >= f.firsts {
		return false
	}
	if f.middle.has(codes) {
		return true
	}
	last, next := code(codes), uint64(0)
	for count := 0; at < len(text); {
		r, size := decode(text, at)
		c := a.of(r)
		if c.special() || c == last && c == a.space && c != 0 {
			return true
		}
		at += size
		last, next = c, next<<16|uint64(c)
		if count++; count == 4 {
			return f.eights.has(eight(codes, next)) || a.open(text, at)
		}
	}
	return true
}

func eight(early, late uint64) uint64 { return late ^ bits.RotateLeft64(early*0xC2B2AE3D27D4EB4F, 31) }

// decode is utf8.DecodeRuneInString(text[at:]), with ASCII and the three bytes of
// most Chinese characters first.
func decode(text string, at int) (rune, int) {
	if text[at] < utf8.RuneSelf {
		return rune(text[at]), 1
	}
	if at+2 < len(text) {
		b0, b1, b2 := text[at], text[at+1], text[at+2]
		if b0 > 0xE0 && b0 < 0xED && b1&0xC0 == 0x80 && b2&0xC0 == 0x80 {
			return rune(b0&0x0F)<<12 | rune(b1&0x3F)<<6 | rune(b2&0x3F), 3
		}
	}
	return utf8.DecodeRuneInString(text[at:])
}

// makeUnitFilter builds the filter of the words.
func makeUnitFilter(words []word, firsts code) *unitFilter {
	n := len(words)
	f := &unitFilter{pairs: makeSet(n), fours: makeSet(n), middle: makeSet(n), eights: makeSet(n), firsts: firsts}
	for _, word := range words {
		switch c := word.codes; {
		case len(c) >= 8:
			f.fours.add(four(c))
			f.eights.add(eight(four(c), four(c[4:])))
		case len(c) >= 4:
			f.fours.add(four(c))
			f.middle.add(four(c))
		case len(c) >= 2:
			f.pairs.add(uint64(c[0])<<16 | uint64(c[1]))
			f.short = true
		}
	}
	return f
}

func four(c []code) uint64 {
	return uint64(c[0])<<48 | uint64(c[1])<<32 | uint64(c[2])<<16 | uint64(c[3])
}

// set is a set of numbers by their hashes: it may have more than was added.
type set struct {
	bits  []uint64
	shift uint8
}

// makeSet has room for n numbers, with about one in 32 of all others.
func makeSet(n int) set {
	size := max(min(bits.Len(uint(n))+5, 23), 6)
	return set{make([]uint64, 1<<(size-6)), uint8(64 - size)}
}

func hash(n uint64) uint64 { return n * 0x9E3779B97F4A7C15 }

func (s set) add(n uint64) {
	h := hash(n) >> s.shift
	s.bits[h/64] |= 1 << (h % 64)
}

func (s set) has(n uint64) bool {
	h := hash(n) >> s.shift
	return s.bits[h/64]>>(h%64)&1 != 0
}
