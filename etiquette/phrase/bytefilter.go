package phrase

import (
	"math/bits"
	"unicode/utf8"
)

// byteFilter is the filter for exact comparison, when no phrase is shorter than
// eight bytes. It looks at blocks of six bytes, as far behind the place in
// question as the shortest phrase allows, and jumps as far as it can (Wu and
// Manber, A fast algorithm for multi-pattern searching, 1994).
type byteFilter struct {
	window int     // how many of the first bytes of each phrase are looked at
	jumps  []uint8 // by the hash of a block: how far it is to the next place in question
	shift  uint8
	heads  [2]level // the first 8 and 16 bytes of the phrases that have so many
}

const (
	loadBytes  = 8
	blockBytes = 6
	maxWindow  = 16
)

// makeByteFilter gives nil when there is no phrase or one that is too short.
func makeByteFilter(phrases []Phrase) *byteFilter {
	window := maxWindow
	for _, p := range phrases {
		window = min(window, len(p.Text))
	}
	if window < loadBytes || len(phrases) == 0 {
		return nil
	}
	blocks := window - blockBytes + 1
	size := max(min(bits.Len(uint(len(phrases)*blocks))+3, 21), 12)
	f := &byteFilter{window: window, jumps: make([]uint8, 1<<size), shift: uint8(64 - size)}
	for i := range f.heads {
		f.heads[i] = level{makeSet(len(phrases)), makeSet(len(phrases))}
	}
	for i := range f.jumps {
		f.jumps[i] = uint8(blocks)
	}
	for _, p := range phrases {
		first := p.Text[:window] + "\x00\x00" // room to load the last block
		for i := range blocks {
			jump := &f.jumps[f.slot(load(first, i))]
			*jump = min(*jump, uint8(blocks-1-i))
		}
		f.add(p.Text)
	}
	return f
}

// add adds the first bytes of a phrase.
func (f *byteFilter) add(text string) {
	key := load(text, 0)
	f.heads[0].any.add(key)
	if len(text) < 2*loadBytes {
		f.heads[0].done.add(key)
		return
	}
	f.heads[1].any.add(mix(key, load(text, loadBytes)))
}

// begins looks closer at a place where a phrase may begin.
func (f *byteFilter) begins(text string, at int) bool {
	key := load(text, at)
	if !utf8.RuneStart(text[at]) || !f.heads[0].any.has(key) {
		return false
	}
	if at+2*loadBytes > len(text) || f.heads[0].done.has(key) {
		return true
	}
	return f.heads[1].any.has(mix(key, load(text, at+loadBytes)))
}

// slot gives the index of a block, whose last two bytes do not count.
func (f *byteFilter) slot(block uint64) uint64 {
	return hash(block<<(8*(loadBytes-blockBytes))) >> f.shift
}

// load gives eight bytes as one number.
func load(text string, at int) uint64 {
	b := text[at : at+loadBytes]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// seek is that of unitFilter.
func (f *byteFilter) seek(text string, at, limit int) int {
	ahead := f.window - blockBytes
	i := at + ahead
	for i+loadBytes <= len(text) {
		if jump := int(f.jumps[f.slot(load(text, i))]); jump > 0 {
			i += jump
			continue
		}
		if start := i - ahead; f.begins(text, start) {
			return start
		}
		i++
	}
	return min(i-ahead, limit) // in the middle of a character, perhaps, where no phrase begins
}
