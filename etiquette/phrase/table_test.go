package phrase

import (
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
