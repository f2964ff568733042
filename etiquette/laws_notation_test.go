package etiquette

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// meaning is a phrase with what it stands for, put together side by side.
type meaning struct {
	phrase string
	texts  []string
}

var meaningSets = map[string][]string{"one": {"a", "b c"}, "two": {"{one}", "d"}}

func someMeaning(depth int) *rapid.Generator[meaning] {
	return rapid.Custom(func(t *rapid.T) meaning {
		m := meaning{texts: []string{""}}
		for range rapid.IntRange(1, 3).Draw(t, "elements") {
			m = m.followedBy(someElement(t, depth))
		}
		return m
	})
}

func someElement(t *rapid.T, depth int) meaning {
	switch kind := rapid.IntRange(0, 4).Draw(t, "kind"); {
	case kind == 0:
		return meaning{"{one}", []string{"a", "b c"}}
	case kind == 1:
		return meaning{"{two}", []string{"a", "b c", "d"}}
	case kind == 2 && depth > 0:
		x, y := someMeaning(depth-1).Draw(t, "x"), someMeaning(depth-1).Draw(t, "y")
		return meaning{"(" + x.phrase + "|" + y.phrase + ")", slices.Concat(x.texts, y.texts)}
	case kind == 3 && depth > 0:
		x := someMeaning(depth-1).Draw(t, "x")
		return meaning{"(" + x.phrase + "|)", append(slices.Clone(x.texts), "")}
	}
	word := rapid.SampledFrom([]string{"e", "f ", "行", "g h"}).Draw(t, "word")
	return meaning{word, []string{word}}
}

func (m meaning) followedBy(n meaning) meaning {
	all := meaning{phrase: m.phrase + n.phrase}
	for _, x := range m.texts {
		for _, y := range n.texts {
			all.texts = append(all.texts, x+y)
		}
	}
	return all
}

// spelled gives the texts of a piece, each once.
func spelled(piece sequence) []string {
	texts := slices.Clone(piece.spell())
	for i, text := range texts {
		texts[i] = tidy(text)
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

func TestLawAPhraseMeansAllItsTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := someMeaning(2).Draw(t, "phrase")
		want := map[string]bool{}
		for _, text := range m.texts {
			want[strings.Join(strings.Fields(text), " ")] = true
		}
		n := notation{sets: meaningSets, done: map[string][]sequence{}}
		pieces, err := n.pieces(m.phrase)
		switch {
		case want[""] || len(m.texts) > MaxVariants:
			if err == nil {
				t.Fatalf("%q is taken, want it refused", m.phrase)
			}
			return
		case err != nil:
			t.Fatal(err)
		}
		got := map[string]bool{}
		texts := spelled(pieces[0])
		for _, text := range texts {
			got[text] = true
		}
		if len(pieces) != 1 || len(got) != len(want) || len(texts) != len(got) {
			t.Fatalf("%q means %q, want %v", m.phrase, texts, want)
		}
		for text := range want {
			if !got[text] {
				t.Fatalf("%q lacks %q", m.phrase, text)
			}
		}
	})
}

func TestNotationTakesMaxVariants(t *testing.T) {
	n := notation{}
	choices := strings.Repeat("(a|b)", 16) // 2 to the 16th texts
	if _, err := n.pieces(choices); err != nil || MaxVariants != 1<<16 {
		t.Errorf("%d texts: %v, want them taken", MaxVariants, err)
	}
	if _, err := n.pieces("(" + choices + "|c)"); err == nil {
		t.Error("one text more is taken")
	}
}

func TestNotationTakesSixteenBrackets(t *testing.T) {
	n := notation{}
	for range 2 {
		if pieces, err := n.pieces(strings.Repeat("(", 16) + "a" + strings.Repeat(")", 16)); err != nil || spelled(pieces[0])[0] != "a" {
			t.Errorf("got %v, %v", pieces, err)
		}
		if _, err := n.pieces(strings.Repeat("(", 99)); err == nil {
			t.Error("99 brackets are taken")
		}
	}
}

func TestNotationRefusesWhatMeansNothing(t *testing.T) {
	sets := map[string][]string{"loop": {"a", "{pool}"}, "pool": {"{loop}"}, "gap": {"a…b"}, "many": strings.Fields(strings.Repeat("x ", 1) + "a b c d e f g h i j k l m n o p"), "open": {"(a"}}
	for phrase, want := range map[string]string{
		"":                         "can be empty",
		"  ":                       "can be empty",
		"a…":                       "can be empty",
		"…a":                       "can be empty",
		"a……b":                     "can be empty",
		"a…(b|)":                   "can be empty",
		"(a|)":                     "can be empty",
		"(a":                       "no closing bracket",
		"a)":                       "without a bracket",
		"a|b":                      "without",
		"{a":                       "no closing brace",
		"a}":                       "closing brace without",
		"{none}":                   "which the pack does not have",
		"{loop}":                   "inside itself",
		"{gap}":                    "gap in the set",
		"{open}":                   "no closing bracket",
		"a…b…c…d…e":                "got 5 pieces",
		"{many}{many}{many}{many}": "put a gap between",
		strings.Repeat("(", 17) + "a" + strings.Repeat(")", 17): "more than 16 brackets",
		strings.Repeat("(", 1<<20):                              "more than 16 brackets",
		"(a…b)":                                                 "no closing bracket",
	} {
		n := notation{sets: sets, done: map[string][]sequence{}}
		if pieces, err := n.pieces(phrase); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, %v, want an error with %q", phrase, pieces, err, want)
		}
	}
}
