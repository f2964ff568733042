package phrase

import (
	"math/bits"
	"unicode/utf8"
)

// byteFilter is the filter for exact comparison, when no phrase is shorter than
// eight bytes. It looks at one block of six bytes per stride, which is as far as
// the shortest phrase allows: wherever a phrase begins, one of the blocks that are
// looked at is among its first ones, and the table says how far it is behind the
// beginning.
type byteFilter struct {
	stride   int     // how many of the first blocks of each phrase are in the table
	behind   []uint8 // by the hash of a block: bit i is for i bytes behind the beginning
	shift    uint8   // of the hash
	eights   set     // the first eight bytes of all phrases
	done     set     // of these, those of phrases that have less than sixteen
	sixteens set     // the first sixteen of those that have so many
}

const (
	loadBytes  = 8
	blockBytes = 6
	maxStride  = 8 // as many as behind has bits
)

// makeByteFilter gives nil when there is no phrase or one that is too short.
func makeByteFilter(phrases []Phrase) *byteFilter {
	if len(phrases) == 0 {
		return nil
	}
	stride, long := maxStride, 0
	for _, p := range phrases {
		if len(p.Text) < loadBytes {
			return nil
		}
		if len(p.Text) >= 2*loadBytes {
			long++
		}
		stride = min(stride, len(p.Text)-blockBytes+1)
	}
	size := max(min(bits.Len(uint(len(phrases)*stride))+3, 21), 12)
	f := &byteFilter{
		stride:   stride,
		behind:   make([]uint8, 1<<size),
		shift:    uint8(64 - size),
		eights:   makeSet(len(phrases)),
		done:     makeSet(len(phrases) - long),
		sixteens: makeSet(long),
	}
	for _, p := range phrases {
		f.add(p.Text)
	}
	return f
}

// add adds a phrase.
func (f *byteFilter) add(text string) {
	first := text[:f.stride-1+blockBytes] + "\x00\x00" // room to load the last block
	for i := range f.stride {
		f.behind[f.slot(load(first, i))] |= 1 << i
	}
	eight := load(text, 0)
	f.eights.add(eight)
	if len(text) < 2*loadBytes {
		f.done.add(eight)
		return
	}
	f.sixteens.add(mix(eight, load(text, loadBytes)))
}

// begins looks closer at a place where a phrase may begin.
func (f *byteFilter) begins(text string, at int) bool {
	eight := load(text, at)
	if !utf8.RuneStart(text[at]) || !f.eights.has(eight) {
		return false
	}
	if f.done.has(eight) {
		return true
	}
	return at+2*loadBytes <= len(text) && f.sixteens.has(mix(eight, load(text, at+loadBytes)))
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
	i := at + f.stride - 1
	for ; i+loadBytes <= len(text); i += f.stride {
		for behind := f.behind[f.slot(load(text, i))]; behind != 0; {
			far := bits.Len8(behind) - 1
			if f.begins(text, i-far) {
				return i - far
			}
			behind &^= 1 << far
		}
	}
	return min(i-f.stride+1, limit) // in the middle of a character, perhaps, where no phrase begins
}
