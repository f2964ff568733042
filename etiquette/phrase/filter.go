package phrase

import (
	"math/bits"
	"unicode/utf8"
)

// A filter finds the places where a phrase may begin, so that the automaton is
// at work only there. It may name a place where none begins, never pass over one
// where one does. It works while the automaton is at its root, and the automaton
// reads at least one character before it gives back, so that no text costs more
// than a constant per byte.
type filter struct {
	pairs set         // of the first two units of each phrase
	bytes *byteFilter // for exact comparison of long enough phrases, or nil
}

// seek gives the first place from at on where a phrase may begin. There is none
// before the place when it is limit or beyond.
func (m *Matcher) seek(text string, at, limit int) int {
	if m.filter.bytes != nil {
		return m.filter.bytes.seek(text, at, limit)
	}
	a, pairs := &m.alphabet, m.filter.pairs
	before, last := code(0), at // the code before, if it begins a phrase, and its place
	for at < limit {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = decode(text, at)
		}
		c := a.of(r)
		if c >= special {
			switch c {
			case hidden:
				at += size
				continue
			case blank:
				c = a.space
			case marked:
				return last
			default:
				if before != 0 {
					return last
				}
				return at
			}
		}
		if before != 0 && pairs.has(pair(before, c)) {
			return last
		}
		before, last = 0, at
		if c-1 < a.firsts { // and c is not 0
			if c <= a.singles {
				return at
			}
			before = c
		}
		at += size
	}
	if limit < len(text) {
		return last // what follows may belong to it
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

func pair(a, b code) uint32 { return uint32(a)<<16 | uint32(b) }

// set is a set of numbers by their hashes: it may have more than was added.
type set struct {
	bits  []uint64
	shift uint8
}

// makeSet has room for n numbers, with a share of false ones of about 1 in 32.
func makeSet(n int) set {
	size := max(min(bits.Len(uint(n))+5, 22), 6)
	return set{make([]uint64, 1<<(size-6)), uint8(32 - size)}
}

func hash(n uint32) uint32 { return n * 0x9E3779B1 }

func (s set) add(n uint32) {
	h := hash(n) >> s.shift
	s.bits[h/64] |= 1 << (h % 64)
}

func (s set) has(n uint32) bool {
	h := hash(n) >> s.shift
	return s.bits[h/64]>>(h%64)&1 != 0
}

// makeFilter builds the filter of the words, whose texts are needed when they
// are compared byte by byte.
func makeFilter(exact bool, words []word, phrases []Phrase) filter {
	if exact {
		if b := makeByteFilter(phrases); b != nil {
			return filter{bytes: b}
		}
	}
	f := filter{pairs: makeSet(len(words))}
	for _, w := range words {
		if len(w.codes) > 1 {
			f.pairs.add(pair(w.codes[0], w.codes[1]))
		}
	}
	return f
}

// byteFilter looks at blocks of four bytes, as far from the place in question
// as the shortest phrase allows, and jumps as far as it can (Wu and Manber, A
// fast algorithm for multi-pattern searching, 1994).
type byteFilter struct {
	window int     // bytes of each phrase that are looked at, its first
	jumps  []uint8 // by the hash of a block: how far to the next place in question
	shift  uint8
	heads  set // of the first four bytes of the phrases
}

const (
	blockBytes = 4
	minWindow  = 6
	maxWindow  = 16
)

// makeByteFilter gives nil when there is no phrase or a short one.
func makeByteFilter(phrases []Phrase) *byteFilter {
	window := maxWindow
	for _, p := range phrases {
		window = min(window, len(p.Text))
	}
	if window < minWindow || len(phrases) == 0 {
		return nil
	}
	blocks := window - blockBytes + 1
	size := max(min(bits.Len(uint(len(phrases)*blocks))+3, 20), 12)
	f := &byteFilter{window, make([]uint8, 1<<size), uint8(32 - size), makeSet(len(phrases))}
	for i := range f.jumps {
		f.jumps[i] = uint8(blocks)
	}
	for _, p := range phrases {
		for i := range blocks {
			jump := &f.jumps[hash(load(p.Text, i))>>f.shift]
			*jump = min(*jump, uint8(blocks-1-i))
		}
		f.heads.add(load(p.Text, 0))
	}
	return f
}

// load gives four bytes as one number.
func load(text string, at int) uint32 {
	_ = text[at+3]
	return uint32(text[at]) | uint32(text[at+1])<<8 | uint32(text[at+2])<<16 | uint32(text[at+3])<<24
}

func (f *byteFilter) seek(text string, at, limit int) int {
	ahead := f.window - blockBytes
	jumps, shift := f.jumps, f.shift
	for i := at + ahead; i+blockBytes <= len(text); {
		if jump := int(jumps[hash(load(text, i))>>shift]); jump > 0 {
			i += jump
			continue
		}
		if start := i - ahead; utf8.RuneStart(text[start]) && f.heads.has(load(text, start)) {
			return start
		}
		i++
	}
	for limit < len(text) && limit > at && !utf8.RuneStart(text[limit]) {
		limit-- // what is between may be the rest of a character
	}
	return limit
}
