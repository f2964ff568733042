package etiquette

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// Bits of phrases and of texts: letters, stops, blanks, Chinese characters, halves of
// the sign ㍽, which folds to 大正.
var (
	phraseBits = []string{"a", "b c", "ab", " a", "b ", " ", "我", "我们", "不", "大", "正", "大正", "，", "1", "", "国"}
	textBits   = []string{"a", "b", "c", " ", "  ", "\u3000", "我", "们", "不", "大", "正", "㍽", "，", ",", "1", "國", "A", "\u200b", "\u0301", "\xff", "", "。", "ａ"}
)

// bitSequence draws a piece that stands for many texts.
var bitSequence = rapid.Custom(func(t *rapid.T) sequence {
	var s sequence
	for range rapid.IntRange(2, 3).Draw(t, "elements") {
		var choice []sequence
		for range rapid.IntRange(1, 3).Draw(t, "choice") {
			choice = append(choice, sequence{newWords(rapid.SampledFrom(phraseBits).Draw(t, "words"))})
		}
		if rapid.IntRange(0, 3).Draw(t, "deep") == 0 {
			choice = append(choice, sequence{newChoice(choice), newWords("我"), newChoice(choice)})
		}
		s = append(s, newChoice(choice))
	}
	return s
})

func TestLawCutPhrasesFindWhatWholeOnesFind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := bitSequence.Draw(t, "piece")
		if piece.extent().blank {
			return
		}
		mode := rapid.SampledFrom(Modes()).Draw(t, "mode")
		cut, whole := bothWays(t, piece, mode)
		for range 4 {
			var b strings.Builder
			for range rapid.IntRange(1, 6).Draw(t, "parts") {
				if rapid.Bool().Draw(t, "text") {
					b.WriteString(rapid.SampledFrom(piece.spell()).Draw(t, "of the piece"))
				} else {
					b.WriteString(rapid.SampledFrom(textBits).Draw(t, "bit"))
				}
			}
			text := b.String()
			if got, want := cut(text), whole(text); !slices.Equal(got, want) {
				t.Fatalf("%v as %q in %+q: cut %v, whole %v", mode, spelled(piece), text, got, want)
			}
		}
	})
}

// bothWays gives two ways to find a piece: by its chains, and by its texts written out.
func bothWays(t rapid.TB, piece sequence, mode Mode) (cut, whole func(text string) []span) {
	var f faults
	b := newLexiconBuilder(&f)
	b.add(b.newList(everything, everything), []sequence{piece}, mode, 1, place{})
	l := b.build()
	seen := map[string]bool{}
	var texts []phrase.Phrase
	for _, text := range spelled(piece) {
		if key := phrase.Fold(text, 0); !seen[key] {
			seen[key] = true
			texts = append(texts, phrase.Phrase{Text: text, Edge: edges[mode]})
		}
	}
	m, err := phrase.New(texts, phrase.Options{Kind: phrase.Overlapping})
	if err != nil || f.all != nil {
		t.Fatal(err, f.all)
	}
	order := func(a, b span) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) }
	cut = func(text string) (found []span) {
		s := scan{text: text}
		s.find(&l)
		for _, match := range s.matches {
			found = append(found, match.whole())
		}
		slices.SortFunc(found, order)
		return found
	}
	whole = func(text string) (found []span) {
		for _, hit := range m.Find(text) {
			found = append(found, span{int32(hit.Start), int32(hit.End)})
		}
		slices.SortFunc(found, order)
		return found
	}
	return cut, whole
}

// The law above is empty where nothing is cut or found.
func TestBitSequencesAreCut(t *testing.T) {
	links, optional, blank, several := 0, 0, 0, 0
	for seed := range 600 {
		chains := bitSequence.Example(seed).chains()
		if len(chains) > 1 {
			several++
		}
		for _, c := range chains {
			for _, l := range c {
				if len(c) > 1 {
					links++
				}
				if l.optional && l.blank {
					blank++
				} else if l.optional {
					optional++
				}
			}
		}
	}
	if links < 100 || optional < 10 || blank < 10 || several < 10 {
		t.Errorf("got %d links, %d optional, %d of blanks, %d pieces of several chains", links, optional, blank, several)
	}
}

// No character may fold to what a chain can be cut between, nor join what is cut.
func TestCutsAreBetweenCharacters(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		units := []rune(phrase.Fold(string(r), 0))
		for i := 1; i < len(units); i++ {
			if mayCut(lastBorder(string(units[i-1])), firstBorder(string(units[i]))) {
				t.Errorf("%q folds to %q, which is cut before %q", r, string(units), units[i])
			}
		}
		if b := firstBorder(string(r)); b&(otherBorder|blankBorder) == 0 && phrase.Fold("我"+string(r)+"我", 0) != "我"+string(units)+"我" {
			t.Errorf("%q is not by itself", r)
		}
	}
}
