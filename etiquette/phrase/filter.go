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
// unitFilter reads every character and looks at the first units of phrases: at
// two, then at four, then at eight, as many as the phrase has.
type unitFilter struct {
	pairs, fours, eights set // the first units of the phrases that have so many
	short, middle        set // of pairs and fours, those that decide: no more units to look at
	firsts               code
}

// unitWindow is the last eight codes that were read, and the places of their characters.
type unitWindow struct {
	late, early uint64 // codes, four each, the last in the lowest bits
	places      [8]int
	count       int
	alive       uint // bit k: a phrase may begin with the unit k before the last
}

func (w *unitWindow) read(c code, at int) {
	w.early = w.early<<16 | w.late>>48
	w.late = w.late<<16 | uint64(c)
	w.places[w.count&7] = at
	w.count++
	w.alive <<= 1
}

// oldest gives the first place where a phrase may still begin, at if there is none.
func (w *unitWindow) oldest(at int) int {
	if w.alive == 0 {
		return at
	}
	return w.places[(w.count-bits.Len(w.alive))&7]
}

// last gives the first place where a phrase may still begin, or the last character.
func (w *unitWindow) last(at int) int {
	if w.count > 0 {
		at = w.places[(w.count-1)&7]
	}
	return w.oldest(at)
}

// begins reports whether a phrase surely enough begins at the oldest place alive.
func (f *unitFilter) begins(w *unitWindow) bool {
	pair := w.late & 0xFFFFFFFF
	if first := code(pair >> 16); first-1 < f.firsts && f.pairs.has(pair) {
		w.alive |= 1 << 1
		if f.short.has(pair) {
			return true
		}
	}
	if w.alive&(1<<3) != 0 {
		if !f.fours.has(w.late) {
			w.alive &^= 1 << 3
		} else if f.middle.has(w.late) {
			return true
		}
	}
	if w.alive&(1<<7) != 0 {
		if f.eights.has(eight(w.late, w.early)) {
			return true
		}
		w.alive &^= 1 << 7
	}
	return false
}

func eight(late, early uint64) uint64 { return late ^ bits.RotateLeft64(early*0xC2B2AE3D27D4EB4F, 31) }

// seek gives the first place from at on where a phrase may begin. There is none
// before the place when it is limit or beyond.
func (f *unitFilter) seek(a *alphabet, text string, at, limit int) int {
	var w unitWindow
	spaced := false // the last unit is a blank, to which all blanks that follow belong
	for first := at; at < limit; {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = decode(text, at)
		}
		c := a.of(r)
		if c-1 < a.singles || c >= special { // a phrase by itself; and c is not 0
			switch c {
			case hidden:
				at += size
				continue
			case blank:
				if c = a.space; spaced {
					at += size
					continue
				}
				spaced = true
			case marked:
				return w.last(first)
			default:
				return w.oldest(at)
			}
		} else {
			spaced = false
		}
		if w.read(c, at); f.begins(&w) {
			return w.oldest(at)
		}
		at += size
	}
	if limit < len(text) {
		return w.last(limit) // what follows may belong to it
	}
	return limit
}

// decode is utf8.DecodeRuneInString for what is not ASCII, with the three bytes
// of most Chinese characters first.
func decode(text string, at int) (rune, int) {
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
	f := &unitFilter{makeSet(n), makeSet(n), makeSet(n), makeSet(n), makeSet(n), firsts}
	for _, word := range words {
		var w unitWindow
		for i, c := range word.codes[:min(8, len(word.codes))] {
			switch w.read(c, 0); i + 1 {
			case 2:
				f.pairs.add(w.late)
				if len(word.codes) < 4 {
					f.short.add(w.late)
				}
			case 4:
				f.fours.add(w.late)
				if len(word.codes) < 8 {
					f.middle.add(w.late)
				}
			case 8:
				f.eights.add(eight(w.late, w.early))
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

func (s set) has(n uint64) bool {
	h := hash(n) >> s.shift
	return s.bits[h/64]>>(h%64)&1 != 0
}
