package etiquette_test

import (
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette"
)

// The words of small packs and texts. Few of them, so that they meet.
var (
	words     = []string{"no", "way", "if", "ok", "noway", "so"}
	dividers  = []string{" ", " ", " ", " ", ", ", ". ", "? ", ` "`, `" `, ""}
	someWords = rapid.SampledFrom(words)
)

var wordText = rapid.Custom(func(t *rapid.T) string {
	var b strings.Builder
	for range rapid.IntRange(1, 12).Draw(t, "words") {
		b.WriteString(someWords.Draw(t, "word"))
		b.WriteString(rapid.SampledFrom(dividers).Draw(t, "divider"))
	}
	return strings.TrimRight(b.String(), " ")
})

// somePhrase is one to three words, with gaps where the mode allows them.
func somePhrase(gaps bool) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var phrase strings.Builder
		phrase.WriteString(someWords.Draw(t, "word"))
		for range rapid.IntRange(0, 2).Draw(t, "more") {
			divider := " "
			if gaps && rapid.Bool().Draw(t, "gap") {
				divider = "…"
			}
			phrase.WriteString(divider + someWords.Draw(t, "word"))
		}
		return phrase.String()
	})
}

func somePhrases(gaps bool) *rapid.Generator[[]string] {
	return rapid.SliceOfNDistinct(somePhrase(gaps), 1, 2, rapid.ID)
}

var someClue = rapid.Custom(func(t *rapid.T) etiquette.Clue {
	c := etiquette.Clue{Reach: rapid.SampledFrom(etiquette.Reaches()).Draw(t, "reach"), Phrases: somePhrases(true).Draw(t, "clue")}
	if rapid.Bool().Draw(t, "question mark") {
		c.Phrases, c.Mode = append(c.Phrases, "?"), etiquette.Anywhere
	}
	if rapid.IntRange(0, 2).Draw(t, "exceptions") == 0 {
		c.Exceptions = []string{someException(t, c.Mode, c.Phrases)}
	}
	if rapid.IntRange(0, 2).Draw(t, "broken") == 0 {
		c.BrokenBy = somePhrases(false).Draw(t, "breaker")
	}
	return c
})

// smallPack has two to four rules of two ideas, with clues of every reach, all
// switched on without examples: those are given by the caller.
var smallPack = rapid.Custom(func(t *rapid.T) etiquette.Pack {
	p := etiquette.Pack{Name: "small", Languages: []etiquette.Language{etiquette.English}, Gap: rapid.IntRange(1, 9).Draw(t, "gap"), Quotes: []string{`""`},
		Clues: map[string]etiquette.Clue{"a": someClue.Draw(t, "clue a"), "b": someClue.Draw(t, "clue b"), "c": someClue.Draw(t, "clue c")},
		Ideas: map[etiquette.Idea]etiquette.IdeaText{}}
	if rapid.Bool().Draw(t, "guarded") {
		p.Guards = []string{"a"}
	}
	if rapid.Bool().Draw(t, "longer words") {
		p.Words = []string{"ok so", "no way if", "if ok", "so no", "way ok"}
	}
	for _, idea := range []etiquette.Idea{"one", "two"} {
		p.Ideas[idea] = etiquette.IdeaText{Severity: etiquette.Warning, Reason: english("why"), Suggestions: map[etiquette.Language][]string{etiquette.English: {"better"}}}
	}
	for i := range rapid.IntRange(2, 4).Draw(t, "rules") {
		p.Rules = append(p.Rules, someRule(t, i, p.Guards))
	}
	return p
})

func english(text string) map[etiquette.Language]string {
	return map[etiquette.Language]string{etiquette.English: text}
}

func someRule(t *rapid.T, i int, guards []string) etiquette.Rule {
	r := etiquette.Rule{ID: fmt.Sprintf("r%d", i), Idea: rapid.SampledFrom([]etiquette.Idea{"one", "two"}).Draw(t, "idea"),
		Mode: rapid.SampledFrom([]etiquette.Mode{0, 0, 0, etiquette.Anywhere, etiquette.Clause, etiquette.Start, etiquette.End}).Draw(t, "mode")}
	r.Phrases = somePhrases(r.Mode <= etiquette.Anywhere).Draw(t, "phrases")
	if rapid.IntRange(0, 2).Draw(t, "exception") == 0 {
		r.Exceptions = []string{someException(t, r.Mode, r.Phrases)}
	}
	switch rapid.IntRange(0, 4).Draw(t, "clues") {
	case 0:
		r.Unless = []string{"b"}
	case 1:
		r.Needs = []string{"c"}
	case 2:
		r.Without = guards
	}
	r.Severity = rapid.SampledFrom([]etiquette.Severity{0, etiquette.Info, etiquette.Error}).Draw(t, "severity")
	if rapid.Bool().Draw(t, "replace") {
		r.Replace = english("better")
	}
	if rapid.IntRange(0, 4).Draw(t, "several") == 0 {
		r.AtLeast = 2
	}
	return r
}

// someException holds the first piece of the first phrase where the mode wants it.
func someException(t *rapid.T, mode etiquette.Mode, phrases []string) string {
	word, piece := someWords.Draw(t, "word"), strings.Split(phrases[0], "…")[0]
	switch mode {
	case etiquette.Clause:
		return word + ", " + piece
	case etiquette.Start:
		return piece + " " + word
	}
	return word + " " + piece
}

// unchecked builds a checker of a pack whose rules have no examples: it gives each
// the shortest text that it finds, among those of its own words, or drops the rule.
func unchecked(t *rapid.T, p etiquette.Pack) (*etiquette.Checker, etiquette.Pack) {
	p = withExamples(p)
	c, err := etiquette.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return c, p
}

func withExamples(p etiquette.Pack) etiquette.Pack {
	o := oracle{p}
	p.Rules = slices.DeleteFunc(slices.Clone(p.Rules), func(r etiquette.Rule) bool { return o.example(r) == "" })
	o.pack.Rules = p.Rules
	for i := range p.Rules {
		p.Rules[i].Examples = []string{o.example(p.Rules[i])}
	}
	return p
}

// example gives a text in which the oracle finds the rule.
func (o oracle) example(r etiquette.Rule) string {
	plain := strings.ReplaceAll(r.Phrases[0], "…", " ")
	for _, text := range []string{plain, plain + "? " + plain, plain + ". if so ok no way. noway", "no way, " + plain, plain + " no way if ok", "no way if ok " + plain, "if no ok way so " + plain + "?"} {
		for _, h := range o.explain(text) {
			if h.rule.ID == r.ID && (h.why == "" || h.why == "longer_hit") {
				return text
			}
		}
	}
	return ""
}

// verdict is what the oracle and the checker have in common.
type verdict struct {
	Rule       string
	Start, End int
	Dropped    string
}

// textsEach is how many texts are tried with the packs of one draw. Building checkers is
// what takes the time, so that there are so many draws less than of other laws.
const textsEach = 4

func checkPacks(t *testing.T, property func(*rapid.T)) {
	checks := flag.Lookup("rapid.checks").Value
	all := checks.String()
	n, err := strconv.Atoi(all)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = checks.Set(all) }()
	_ = checks.Set(strconv.Itoa(max(n/textsEach, 1)))
	rapid.Check(t, property)
}

func TestLawAHitIsJudgedInTenSteps(t *testing.T) {
	checkPacks(t, func(t *rapid.T) {
		c, p := unchecked(t, smallPack.Draw(t, "pack"))
		for range textsEach {
			text := wordText.Draw(t, "text")
			var got, want []verdict
			for _, v := range c.Explain(text, etiquette.Setting{Language: etiquette.English}) {
				got = append(got, verdict{v.Rule, v.Start, v.End, v.Dropped})
			}
			for _, h := range (oracle{p}).explain(text) {
				want = append(want, verdict{h.rule.ID, h.start(), h.end(), h.why})
			}
			sortVerdicts(got)
			sortVerdicts(want)
			if !slices.Equal(want, got) {
				t.Fatalf("%q (-oracle +checker):\n%s", text, cmp.Diff(want, got))
			}
		}
	})
}

// The law above is empty where nothing happens: each guard must drop hits of a fixed
// sample.
func TestSmallPacksMeetEveryGuard(t *testing.T) {
	classes := map[string]int{}
	for seed := range 3000 {
		for _, h := range (oracle{smallPack.Example(seed)}).explain(wordText.Example(seed)) {
			classes[h.why]++
		}
	}
	for _, class := range []string{"", "exception", "longer_word", "quotation", "a", "b", "needs c", "at_least", "longer_hit"} {
		if classes[class] < 5 {
			t.Errorf("%d hits with %q, want 5 at least", classes[class], class)
		}
	}
}

func sortVerdicts(all []verdict) {
	slices.SortFunc(all, func(a, b verdict) int {
		return strings.Compare(fmt.Sprintf("%06d%06d%v", a.Start, a.End, a), fmt.Sprintf("%06d%06d%v", b.Start, b.End, b))
	})
}
