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

// units are the last four codes that were read, the last in the lowest bits,
// and the places of their characters.
type units struct {
	codes  uint64
	places [4]int
	count  int
}

func (u *units) read(c code, at int) {
	u.codes = u.codes<<16 | uint64(c)
	u.places[u.count%4] = at
	u.count++
}

// back gives the first of the last n places where a unit stands that begins a
// phrase, or else.
func (u *units) back(n int, firsts code, otherwise int) int {
	for i := min(n, u.count); i > 0; i-- {
		if c := code(u.codes >> (16 * (i - 1))); c-1 < firsts {
			return u.places[(u.count-i)%4]
		}
	}
	return otherwise
}

// seek gives the first place from at on where a phrase may begin. There is none
// before the place when it is limit or beyond.
func (f *unitFilter) seek(a *alphabet, text string, at, limit int) int {
	ascii := (*[pageSize]code)(a.pages[pageSize:])
	var u units
	last := at
	for at < limit {
		var c code
		size := 1
		if b := text[at]; b < pageSize {
			c = ascii[b]
		} else {
			var r rune
			r, size = decode(text, at)
			c = a.of(r)
		}
		switch {
		case c-1 < a.singles:
			switch c {
			case hidden:
				at += size
				continue
			case marked: // the last unit is another than it seemed
				return u.back(4, f.firsts, last)
			}
			return u.back(3, f.firsts, at)
		case c == code(u.codes) && c == a.space && c != 0: // one run of blanks
			at += size
			continue
		}
		u.read(c, at)
		if f.fours.has(u.codes) && f.begins(a, &u, text, at+size) {
			return u.places[u.count%4]
		}
		if f.short && f.pairs.has(u.codes&0xFFFFFFFF) {
			return u.back(3, f.firsts, at)
		}
		last = at
		at += size
	}
	if limit < len(text) { // what follows may belong to the last
		return u.back(4, f.firsts, last)
	}
	return limit
}

// begins looks closer at a place where the first four units are those of a
// phrase; it reads on at the place behind them.
func (f *unitFilter) begins(a *alphabet, u *units, text string, at int) bool {
	if c := code(u.codes >> 48); c-1 >= f.firsts {
		return false
	}
	if f.middle.has(u.codes) {
		return true
	}
	last, next := code(u.codes), uint64(0)
	for count := 0; at < len(text); {
		r, size := decode(text, at)
		c := a.of(r)
		if c.special() || c == last && c == a.space && c != 0 {
			return true
		}
		at += size
		last, next = c, next<<16|uint64(c)
		if count++; count == 4 {
			return f.eights.has(eight(u.codes, next)) || a.open(text, at)
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
