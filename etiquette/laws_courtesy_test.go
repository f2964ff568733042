package etiquette_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette"
)

// courtesyTexts gives the examples of the courtesies of a pack that hold no quotation
// mark and are one line.
func courtesyTexts(p etiquette.Pack) (texts []string) {
	for _, c := range p.Courtesies {
		for _, text := range c.Examples {
			if !strings.ContainsAny(text, "\n"+strings.Join(p.Quotes, "")) {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

func TestLawAQuotedCourtesyIsNone(t *testing.T) {
	packs, err := etiquette.LoadPacks(etiquette.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	c := builtIn(t)
	found := func(language etiquette.Language, text string) []etiquette.CourtesyFound {
		return c.Review(etiquette.Conversation{Language: language, Messages: []etiquette.Message{{Role: etiquette.Agent, Text: text}}}).Courtesies
	}
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(packs).Draw(t, "pack")
		text := rapid.SampledFrom(courtesyTexts(p))
		said, quoted := text.Draw(t, "said"), text.Draw(t, "quoted")
		marks := []rune(rapid.SampledFrom(p.Quotes).Draw(t, "quotes"))
		language := rapid.SampledFrom(p.Languages).Draw(t, "language")
		want := found(language, said)
		if len(want) == 0 || len(found(language, quoted)) == 0 {
			t.Fatalf("%q or %q holds no courtesy", said, quoted)
		}
		got := found(language, said+"\n"+string(marks[0])+quoted+string(marks[1]))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q, and behind it %q quoted: %s", said, quoted, diff)
		}
	})
}

// Every pack has its say in the law.
func TestCourtesyTextsAreMany(t *testing.T) {
	packs, err := etiquette.LoadPacks(etiquette.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		if n := len(courtesyTexts(p)); n < 20 || len(p.Quotes) == 0 || slices.Contains(p.Quotes, "") {
			t.Errorf("%s: %d examples, quotes %q", p.Name, n, p.Quotes)
		}
	}
}
