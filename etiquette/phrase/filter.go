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
// looks at eight, and then at sixteen.
type unitFilter struct {
	pairs  set      // the first two units of the phrases that have two or three
	second []bool   // by codes: whether it is the second of a pair
	levels [3]level // the first 4, 8 and 16 units of the phrases that have so many
	firsts code
}

// level is one look at the first units of phrases.
type level struct {
	any  set // of all phrases that have so many
	done set // of those that do not have enough for the next look
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
		var c code
		size := 1
		if b := text[at]; b < pageSize {
			c = ascii[b]
		} else if r := three(text, at); r >= 0 {
			c, size = a.of(r), 3
		} else {
			r, size = utf8.DecodeRuneInString(text[at:])
			c = a.of(r)
		}
		if c == 0 { // no phrase has it
			codes <<= 16
			p0, p1, p2, p3 = at, p0, p1, p2
			at += size
			continue
		}
		if c <= a.singles || c == code(codes) && c == a.space {
			switch {
			case c == hidden, c == a.space: // a run of blanks is one unit
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
		if f.levels[0].any.has(codes) && f.begins(a, codes, text, at) {
			return p3
		}
		if int(c) < len(f.second) && f.second[c] && f.pairs.has(codes&0xFFFFFFFF) {
			return f.back(4, codes, places{p0, p1, p2, p3}, p0) // four: a mark may follow
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
	if f.levels[0].done.has(codes) {
		return true
	}
	last, next, key := code(codes), uint64(0), codes
	for count := 5; at < len(text); count++ {
		r, size := decode(text, at)
		c := a.of(r)
		if c.special() || c == last && c == a.space && c != 0 {
			return true
		}
		at += size
		last, next = c, next<<16|uint64(c)
		if count%4 == 0 {
			key = mix(key, next)
		}
		switch count {
		case 8:
			if !f.levels[1].any.has(key) {
				return a.open(text, at)
			}
			if f.levels[1].done.has(key) {
				return true
			}
		case 16:
			return f.levels[2].any.has(key) || a.open(text, at)
		}
	}
	return true
}

// mix makes one key of the key of some units and of the four that follow.
func mix(key, next uint64) uint64 {
	return key ^ bits.RotateLeft64(next*0xC2B2AE3D27D4EB4F, 31) + key<<7
}

// decode is utf8.DecodeRuneInString(text[at:]), with ASCII and the three bytes of
// most Chinese characters first.
func decode(text string, at int) (rune, int) {
	if text[at] < utf8.RuneSelf {
		return rune(text[at]), 1
	}
	if r := three(text, at); r >= 0 {
		return r, 3
	}
	return utf8.DecodeRuneInString(text[at:])
}

// three decodes a character of three bytes from U+1000 to U+CFFF; it gives -1
// for everything else.
func three(text string, at int) rune {
	if at+2 >= len(text) {
		return -1
	}
	b0, b1, b2 := text[at], text[at+1], text[at+2]
	if b0-0xE1 >= 0xED-0xE1 || b1&0xC0 != 0x80 || b2&0xC0 != 0x80 {
		return -1
	}
	return rune(b0&0x0F)<<12 | rune(b1&0x3F)<<6 | rune(b2&0x3F)
}

// makeUnitFilter builds the filter of the words.
func makeUnitFilter(words []word, firsts code) *unitFilter {
	f := &unitFilter{firsts: firsts}
	f.makeRoom(words)
	for _, word := range words {
		switch c := word.codes; {
		case len(c) >= 4:
			f.add(c)
		case len(c) >= 2:
			f.pairs.add(uint64(c[0])<<16 | uint64(c[1]))
			for int(c[1]) >= len(f.second) {
				f.second = append(f.second, false)
			}
			f.second[c[1]] = true
		}
	}
	return f
}

// makeRoom makes the sets as large as what will be in them.
func (f *unitFilter) makeRoom(words []word) {
	var counts [5]int // of words of 1, 2 to 3, 4 to 7, 8 to 15, and more units
	for _, word := range words {
		counts[min(bits.Len(uint(len(word.codes))), 5)-1]++
	}
	f.pairs = makeSet(counts[1])
	f.levels = [3]level{
		{any: makeSet(counts[2] + counts[3] + counts[4]), done: makeSet(counts[2])},
		{any: makeSet(counts[3] + counts[4]), done: makeSet(counts[3])},
		{any: makeSet(counts[4])},
	}
}

// add adds a phrase of four units or more.
func (f *unitFilter) add(c []code) {
	key, read := four(c), 4
	for i := range f.levels {
		l, next := &f.levels[i], 8<<i
		l.any.add(key)
		switch {
		case i+1 == len(f.levels):
			return
		case len(c) < next:
			l.done.add(key)
			return
		}
		for ; read < next; read += 4 {
			key = mix(key, four(c[read:]))
		}
	}
}

func four(c []code) uint64 {
	return uint64(c[0])<<48 | uint64(c[1])<<32 | uint64(c[2])<<16 | uint64(c[3])
}

// set is a set of numbers by their hashes: it may have more than was added.
type set struct {
	bits  []uint64
	shift uint8
}

// makeSet has room for n numbers, with about one in 32 of all others, or less.
func makeSet(n int) set {
	size := max(min(bits.Len(uint(n))+5, 23), 16)
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
