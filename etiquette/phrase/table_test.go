package phrase

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestThreeBytes tries all beginnings of three bytes.
func TestThreeBytes(t *testing.T) {
	for b0 := range 256 {
		for b1 := range 256 {
			for _, b2 := range []byte{0, 0x7F, 0x80, 0x9A, 0xBF, 0xC0, 0xFF} {
				text := string([]byte{byte(b0), byte(b1), b2})
				want, size := utf8.DecodeRuneInString(text)
				if size != 3 || want < 0x1000 || 0xD000 <= want && want < 0xE000 {
					want = -1
				}
				if got := three("x"+text, 1); got != want || three(text[:2], 0) >= 0 {
					t.Fatalf("three bytes %x: got %U, want %U", text, got, want)
				}
			}
		}
	}
}

// TestSetsAreSparse pins what sets take, and that they hold little more than was added.
func TestSetsAreSparse(t *testing.T) {
	for n, want := range map[int]int{0: 8 << 10, 511: 8 << 10, 512: 16 << 10, 20_000: 512 << 10, 65_535: 1 << 20, MaxPhrases: 1 << 20} {
		s := makeSet(n)
		if got := 8 * len(s.bits); got != want || 1<<(64-s.shift) != 8*want {
			t.Errorf("for %d: %d bytes and a shift of %d, want %d", n, got, s.shift, want)
		}
	}
	s, random := makeSet(4000), uint64(1)
	next := func() uint64 { // of Marsaglia, Xorshift RNGs, 2003
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		return random
	}
	for range 4000 {
		s.add(next())
	}
	wrong := 0
	for range 100_000 {
		if s.has(next()) {
			wrong++
		}
	}
	if wrong > 100_000/128 {
		t.Errorf("%d of 100000 others", wrong)
	}
}

// words gives n phrases of so many letters that share nothing but their first two.
func words(n, letters int) []Phrase {
	all := make([]Phrase, n)
	for i := range all {
		all[i].Text = fmt.Sprintf("%02d%c", letters, 0xF0000+i) + strings.Repeat("x", letters-3)
	}
	return all
}

// TestTablesAreAsLargeAsNeeded pins the room of each table of a matcher.
func TestTablesAreAsLargeAsNeeded(t *testing.T) {
	var phrases []Phrase
	for i, letters := range []int{3, 4, 7, 8, 15, 16, 30} {
		phrases = append(phrases, words(300<<i, letters)...)
	}
	m := Must(phrases, Options{})
	f := m.units
	for name, tt := range map[string]struct {
		set  set
		want int
	}{
		"pairs": {f.pairs, 300}, "fours": {f.fours, 600 + 1200}, "eights": {f.eights, 2400 + 4800 + 9600 + 19200}, "done": {f.done, 2400 + 4800}, "sixteens": {f.sixteens, 9600 + 19200},
	} {
		if got, want := len(tt.set.bits), len(makeSet(tt.want).bits); got != want {
			t.Errorf("%s has %d words, want %d", name, got, want)
		}
	}
	short := 0
	for _, is := range f.short {
		if is {
			short++
		}
	}
	if short != 2 || len(f.short) != int(m.alphabet.last)+1 {
		t.Errorf("%d of %d units end pairs and fours, want 2 of %d", short, len(f.short), m.alphabet.last+1)
	}
	for _, m := range []*Matcher{m, Must(phrases, Options{Keep: Exact}), Must(phrases[:1], Options{})} {
		if v := m.trie; cap(v.nodes) != len(v.nodes) || cap(v.ends) != len(v.ends) || len(v.ends) != m.Len()+1 {
			t.Errorf("%d phrases have room for %d nodes and %d ends, want %d and %d", m.Len(), cap(v.nodes), cap(v.ends), len(v.nodes), m.Len()+1)
		}
	}
	for _, tt := range []struct{ n, letters, stride, want int }{{1, 5, 3, 4 << 10}, {100, 20, 8, 8 << 10}, {20000, 20, 8, 2 << 20}, {20000, 5, 3, 512 << 10}} {
		f := makeByteFilter(words(tt.n, tt.letters))
		if f.stride != tt.stride || len(f.behind) != tt.want || 1<<(64-f.shift) != tt.want {
			t.Errorf("%d phrases: stride %d, %d bytes, want %d, %d", tt.n, f.stride, len(f.behind), tt.stride, tt.want)
		}
	}
}

// TestUnspacedAreWholeBlocks compares with the blocks of Unicode (Blocks.txt) by their names.
func TestUnspacedAreWholeBlocks(t *testing.T) {
	blocks := map[string][2]rune{
		"Thai": {0x0E00, 0x0E7F}, "Lao": {0x0E80, 0x0EFF}, "Tibetan": {0x0F00, 0x0FFF}, "Myanmar": {0x1000, 0x109F},
		"Hangul Jamo": {0x1100, 0x11FF}, "Khmer": {0x1780, 0x17FF}, "CJK Radicals Supplement to Yi Radicals": {0x2E80, 0xA4CF},
		"Hangul Jamo Extended-A": {0xA960, 0xA97F}, "Hangul Syllables and Jamo Extended-B": {0xAC00, 0xD7FF},
		"CJK Compatibility Ideographs": {0xF900, 0xFAFF}, "Halfwidth Katakana and Hangul": {0xFF65, 0xFFDC},
		"Ideographic Symbols to Khitan Small Script, with room for Tangut": {0x16FE0, 0x18DFF},
		"Kana Extended-B to Nushu": {0x1AFF0, 0x1B2FF}, "Planes 2 and 3": {0x20000, 0x3FFFF},
	}
	for r := range rune(0x40002) {
		want := false
		for _, b := range blocks {
			want = want || b[0] <= r && r <= b[1]
		}
		if isUnspaced(r) != want {
			t.Errorf("%U is unspaced: %v, want %v", r, !want, want)
		}
	}
}

// TestAllPauses pins that All reads no further than where the first hit is settled.
func TestAllPauses(t *testing.T) {
	m := Must(Of(Anywhere, "不行", "行", "aaaaaaaaaaaa"), Options{})
	s := m.scan("不行。" + strings.Repeat("不行。a", 1000))
	for s.done == 0 {
		s.run(len(s.text), true)
	}
	if s.done != 1 || s.at > 20 {
		t.Errorf("%d hits are settled when %d bytes have been read", s.done, s.at)
	}
}

// TestSlotTakesSixBytes pins which bits of a block choose its slot.
func TestSlotTakesSixBytes(t *testing.T) {
	f := makeByteFilter(Of(Anywhere, "impossible"))
	for bit := range 64 {
		if changed := f.slot(1<<bit) != f.slot(0); changed != (bit < 8*blockBytes) {
			t.Errorf("bit %d changes the slot: %v", bit, changed)
		}
	}
}

// TestLoadIsLittleEndian compares with encoding/binary.
func TestLoadIsLittleEndian(t *testing.T) {
	for bit := range 64 {
		b := binary.LittleEndian.AppendUint64([]byte("x"), 1<<bit)
		if got := load(string(b), 1); got != 1<<bit {
			t.Errorf("bit %d is loaded as %#x", bit, got)
		}
	}
}

// TestSeveralIsWhatPhrasesHave pins that the filter stops at a ligature only when some
// phrase may have it.
func TestSeveralIsWhatPhrasesHave(t *testing.T) {
	for text, want := range map[string]code{"fi": several, "if": several, "f\u00ef": several, "f": several, "i": 0, "x": 0} {
		if got := Must(Of(Anywhere, text), Options{}).alphabet.of('ﬁ'); got != want {
			t.Errorf("in a matcher of %q the code of a ligature is %d, want %d", text, got, want)
		}
	}
}
