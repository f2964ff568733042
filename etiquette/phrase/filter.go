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
// unitFilter reads every character. Where one begins a phrase, it looks at the
// first units there: at two, at four, and at eight, as many as phrases have.
type unitFilter struct {
	pairs, fours, eights set // the first units of the phrases that have so many
	short, middle        set // of pairs and fours those of phrases that do not have four, or eight
}

// seek gives the first place from at on where a phrase may begin. There is none
// before the place when it is limit or beyond.
func (f *unitFilter) seek(a *alphabet, text string, at, limit int) int {
	first, last := code(0), at // the last character, and its code if it begins a phrase
	prior := at                // the character before the last if it begins a phrase, or the last
	for at < limit {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = decode(text, at)
		}
		c := a.of(r)
		switch {
		case first != 0 && f.pairs.has(pair(first, c)) && f.begins(a, text, last):
			return last
		case c == hidden:
			at += size
			continue
		case c == marked:
			return prior // the last two are other units than they seemed
		case c > a.singles || c == 0:
		case first != 0:
			return last
		default:
			return at
		}
		if prior = at; first != 0 {
			prior = last
		}
		if first, last = 0, at; c-1 < a.firsts {
			first = c
		}
		at += size
	}
	if limit < len(text) {
		return prior // what follows may belong to it
	}
	return limit
}

func pair(a, b code) uint64 { return uint64(a)<<16 | uint64(b) }

// begins looks closer at a place where the first two units are those of a phrase.
func (f *unitFilter) begins(a *alphabet, text string, at int) bool {
	late, early, count, last := uint64(0), uint64(0), 0, code(0)
	for range 8 + MaxRun {
		if at >= len(text) {
			return true
		}
		r, size := decode(text, at)
		at += size
		c := a.of(r)
		switch {
		case c == hidden || c == last && c == a.space && c != 0:
			continue
		case c.special():
			return true
		}
		last, early, late = c, early<<16|late>>48, late<<16|uint64(c)
		switch count++; {
		case count == 2 && f.short.has(late):
			return true
		case count == 4 && !f.fours.has(late):
			return a.open(text, at)
		case count == 4 && f.middle.has(late):
			return true
		case count == 8:
			return f.eights.has(eight(early, late)) || a.open(text, at)
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
func makeUnitFilter(words []word) *unitFilter {
	n := len(words)
	f := &unitFilter{makeSet(n), makeSet(n), makeSet(n), makeSet(n), makeSet(n)}
	for _, word := range words {
		late, early, size := uint64(0), uint64(0), len(word.codes)
		for i, c := range word.codes[:min(8, size)] {
			early, late = early<<16|late>>48, late<<16|uint64(c)
			switch {
			case i == 1:
				f.pairs.add(late)
				f.short.addIf(late, size < 4)
			case i == 3:
				f.fours.add(late)
				f.middle.addIf(late, size < 8)
			case i == 7:
				f.eights.add(eight(early, late))
			}
		}
	}
	return f
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

func (s set) addIf(n uint64, ok bool) {
	if ok {
		s.add(n)
	}
}

func (s set) has(n uint64) bool {
	h := hash(n) >> s.shift
	return s.bits[h/64]>>(h%64)&1 != 0
}
