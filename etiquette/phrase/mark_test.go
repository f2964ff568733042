package phrase

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestMarksInEveryOrder looks for each character that is composed, in a phrase, in texts
// where its marks come in every order, some of them in one character with the letter.
func TestMarksInEveryOrder(t *testing.T) {
	for some := range slices.Chunk(composites[:], 8) {
		var phrases []Phrase
		for i, c := range some {
			phrases = append(phrases, Phrase{fmt.Sprintf("%d%cc", i, c[2]), Anywhere})
		}
		m := Must(phrases, Options{})
		for i, c := range some {
			parts := decompose(nil, c[2])
			for _, order := range orderings(parts[1:]) {
				for k := range len(order) + 1 {
					letter := join(arrange(slices.Concat(parts[:1], order[:k])))
					text := fmt.Sprintf("%d%s%sc", i, string(letter), string(order[k:]))
					want := Fold(text, 0) == Fold(phrases[i].Text, 0)
					if got := m.Find(text); slices.Equal(got, []Hit{{i, 0, len(text)}}) != want {
						t.Errorf("%+q in %+q: %v, want it to be found: %v", phrases[i].Text, text, got, want)
					}
				}
			}
		}
	}
}

// TestMarksBehindSeveralUnits looks for each character that folds to several units, with
// a mark behind it.
func TestMarksBehindSeveralUnits(t *testing.T) {
	var texts []string
	for r := range rune(lastTag) {
		if units := (folding{}).append(nil, r); len(units) > 1 && !entryOf(r).is(isMark) {
			texts = append(texts, fmt.Sprintf("%d%c%s", len(texts)%8, r, []string{"\u0301", "\u0323", "\u0342"}[r%3]))
		}
	}
	for some := range slices.Chunk(texts, 8) {
		var phrases []Phrase
		for _, text := range some {
			phrases = append(phrases, Phrase{Fold(text, 0), Anywhere})
		}
		m := Must(phrases, Options{})
		for i, text := range some {
			if got := m.Find(text); !slices.Equal(got, []Hit{{i, 0, len(text)}}) {
				t.Errorf("%+q in %+q: got %v", phrases[i].Text, text, got)
			}
		}
	}
}

// orderings lists all orders of some marks.
func orderings(marks []rune) [][]rune {
	if len(marks) == 0 {
		return [][]rune{nil}
	}
	var all [][]rune
	for i, m := range marks {
		for _, others := range orderings(slices.Concat(marks[:i], marks[i+1:])) {
			all = append(all, append([]rune{m}, others...))
		}
	}
	return all
}

// TestCodesAreThoseOfUnits cuts text with the codes of an alphabet and compares with
// folding: the cuts are the same, and so are their codes, or no phrase has these units in
// a row and one of the codes says so.
func TestCodesAreThoseOfUnits(t *testing.T) {
	pool := []string{"a", "e", "i", "Ａ", "É", "ﬁ", "ﬃ", "İ", "ß", "ậ", "â", "α", "ᾳ", "か", "ｶ", "가", "\u1100", "\u1161", "\u11a8", "行", "x", "ǆ", "ž",
		"\u0301", "\u0302", "\u0307", "\u0308", "\u0323", "\u0344", "\u0345", "\u0341", "\u3099", "ﾞ", "\u200b", "\u034f", "\u030c"}
	draw := func(t *rapid.T, least, most int) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pool), least, most).Draw(t, "pieces"), "")
	}
	rapid.Check(t, func(t *rapid.T) {
		keep := rapid.SampledFrom([]Difference{0, 0, 0, Case, Invisible, Width, Form}).Draw(t, "keep")
		m := Must(Of(Anywhere, "x"+draw(t, 1, 4), "y"+draw(t, 1, 4)), Options{Keep: keep})
		a, all := &m.alphabet, Fold(m.phrases[0].Text, keep)+"|"+Fold(m.phrases[1].Text, keep)
		text := draw(t, 8, 16)
		for at := 0; at < len(text); {
			units, end := a.fold.next(nil, text, at)
			want := make([]code, len(units))
			for i, u := range units {
				want[i] = a.unit(u)
			}
			var got []code
			from := at
			for at < end {
				if c, next, ok := a.single(text, at); ok {
					got, at = append(got, c), next
				} else {
					got, at = a.several(got, text, at)
				}
			}
			if at != end || !slices.Equal(got, want) && !(slices.Contains(got, 0) && !strings.Contains(all, string(units))) {
				t.Fatalf("%v in %+q at %d: got %v to %d, want %v to %d", m.phrases, text, from, got, at, want, end)
			}
		}
	})
}
