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
	b := newLexiconBuilder(&f, 0)
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

// TestTrickyPieces holds what the law found, and what it finds too rarely: texts that
// fall between links.
func TestTrickyPieces(t *testing.T) {
	n := notation{done: map[string][]sequence{}}
	for _, row := range []struct{ piece, texts string }{
		{"(a|ab|b)(我|)(c|d|e)", "ac|a我c|ab我 d|abd|a c"},
		{"(aaaa|bbbb|cccc|hhhh) (one|two|six|ten|) (dddd|eeee|ffff|gggg)", "aaaa dddd|aaaa one dddd|aaaaone dddd|hhhh\u200b  ten\u3000gggg|aaaadddd|aaaa one  one dddd|xaaaa dddd"},
		{"(我们大|你们|他们)(正好|没有|不会)", "我们㍽好|我们大正好|你们 正好|你们\u200b没有|你们\u0301没有|你们\xff没有"},
		{"(我们|你们|他们|咱们)(都不|全不|也不|)(会来|能来|要来|肯来)", "我们会来|我们都不会来|我们都不都不会来|我们，会来|我们我们会来会来"},
		{"( |a |b |c )(我们|你们|他们)(去| 来|)( 吧| 了| 呢)", "我们 吧|a我们去 了|a 你们 来 呢|你们来 呢|b  他们 了"},
	} {
		pieces, err := n.pieces(row.piece)
		if err != nil {
			t.Fatal(err)
		}
		for _, mode := range Modes() {
			cut, whole := bothWays(t, pieces[0], mode)
			for text := range strings.SplitSeq(row.texts, "|") {
				if got, want := cut(text), whole(text); !slices.Equal(got, want) {
					t.Errorf("%s as %v in %+q: cut %v, whole %v", row.piece, mode, text, got, want)
				}
			}
		}
	}
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

// shape writes chains down: links between +, texts between bars, _ for a blank that must
// stand beside, ? for a link that may be left out, and ?_ for a blank in its place.
func shape(chains []chain) string {
	var all []string
	for _, c := range chains {
		var links []string
		for _, l := range c {
			var texts []string
			for _, t := range l.texts {
				texts = append(texts, strings.Repeat("_", count(t.before))+t.text+strings.Repeat("_", count(t.after)))
			}
			links = append(links, strings.Join(texts, "|")+strings.Repeat("?", count(l.optional))+strings.Repeat("_", count(l.optional && l.blank)))
		}
		all = append(all, strings.Join(links, " + "))
	}
	return strings.Join(all, "; ")
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Where a phrase is cut makes no difference to what it finds, only to the work; so it is
// pinned here.
func TestPiecesAreCut(t *testing.T) {
	n := notation{sets: map[string][]string{"many": {"(aaaa|bbbb|cccc) (dddd|eeee|ffff)", "gg"}}, done: map[string][]sequence{}}
	for phrase, want := range map[string]string{
		"(ab|cd)(ef|gh)": "abef|abgh|cdef|cdgh",
		"(我们|你们|他们)(没有|不会|不能)(办法|能力|权力)":                                 "我们|你们|他们 + 没有|不会|不能 + 办法|能力|权力",
		"(aaaa|bbbb|cccc) (dddd|eeee|ffff)":                              "aaaa|bbbb|cccc + _dddd|_eeee|_ffff",
		"(aaaa|bbbb)(dddd|eeee|ffff)":                                    "aaaadddd|aaaaeeee|aaaaffff|bbbbdddd|bbbbeeee|bbbbffff",
		"(aaaa|bbbb|cccc)(我们|你们|他们)":                                     "aaaa|bbbb|cccc + 我们|你们|他们",
		"(我们|你们|他们)(aaaa|bbbb|cccc)":                                     "我们|你们|他们 + aaaa|bbbb|cccc",
		"(aaaa|bbbb|cccc)(, eee|! fff|; ggg)":                            "aaaa|bbbb|cccc + , eee|! fff|; ggg",
		"(aaaa: |bbbb; |cccc, )(我们|你们|他们)":                               "aaaa:_|bbbb;_|cccc,_ + 我们|你们|他们",
		"(aaaa:|bbbb;|cccc,)(我们|你们|他们)":                                  "aaaa:|bbbb;|cccc, + 我们|你们|他们",
		"(aaaa:|bbbb;|cccc,)(dddd|eeee|ffff)":                            "aaaa:|bbbb;|cccc, + dddd|eeee|ffff",
		"(aaaa:|bbbb;)(: dd|! ee|; ff)":                                  "aaaa:: dd|aaaa:! ee|aaaa:; ff|bbbb;: dd|bbbb;! ee|bbbb;; ff",
		"(我们|你们|他们)(, eee|! fff|; ggg)":                                  "我们|你们|他们 + , eee|! fff|; ggg",
		"(1111|2222|3333) (4444|5555|6666)":                              "1111|2222|3333 + _4444|_5555|_6666",
		"(1111|2222)(我们|你们|他们)":                                          "1111我们|1111你们|1111他们|2222我们|2222你们|2222他们",
		"(我们|你们)(1111|2222|3333)":                                        "我们1111|我们2222|我们3333|你们1111|你们2222|你们3333",
		"(我们大|你们)(正好|没有|不会)":                                             "我们大正好|我们大没有|我们大不会|你们正好|你们没有|你们不会",
		"(我们大|你们|他们)(aaaa|bbbb|cccc)":                                    "我们大|你们|他们 + aaaa|bbbb|cccc",
		"(正我|正你|正他)(正好|正有|正会)":                                           "正我|正你|正他 + 正好|正有|正会",
		"(我们|你们)(Ж正好|Ж没有|Ж不会)":                                           "我们Ж正好|我们Ж没有|我们Ж不会|你们Ж正好|你们Ж没有|你们Ж不会",
		"(我们|你们|他们|咱们)(都不|全不|也不|)(会来|能来|要来|肯来)":                          "我们|你们|他们|咱们 + 都不|全不|也不? + 会来|能来|要来|肯来",
		"(aaaa|bbbb|cccc)(1 |2 |3 |4 )(我们|你们)":                           "aaaa1_|aaaa2_|aaaa3_|aaaa4_|bbbb1_|bbbb2_|bbbb3_|bbbb4_|cccc1_|cccc2_|cccc3_|cccc4_ + 我们|你们",
		"(我|你)(a|b|c|d|e|f)(我|你)":                                        "我|你 + a我|a你|b我|b你|c我|c你|d我|d你|e我|e你|f我|f你",
		"(aaaa|bbbb) (one|two|six|) (dddd|eeee)":                         "aaaa|bbbb + _one dddd|_one eeee|_two dddd|_two eeee|_six dddd|_six eeee|_dddd|_eeee",
		"(aaaa|bbbb|cccc|hhhh) (one|two|six|ten|) (dddd|eeee|ffff|gggg)": "aaaa|bbbb|cccc|hhhh + _one|_two|_six|_ten?_ + _dddd|_eeee|_ffff|_gggg",
		"(aa|bb)(我们|)(dddd|eeee)":                                        "aa我们dddd|aa我们eeee|aadddd|aaeeee|bb我们dddd|bb我们eeee|bbdddd|bbeeee",
		"{many}":                                                         "aaaa|bbbb|cccc + _dddd|_eeee|_ffff; gg",
	} {
		pieces, err := n.pieces(phrase)
		if err != nil {
			t.Fatal(err)
		}
		if got := shape(pieces[0].chains()); got != want {
			t.Errorf("%q is cut into\n%s, want\n%s", phrase, got, want)
		}
	}
}
