package etiquette_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/phrase"
)

// The built-in packs and the messages of the development corpus are what the laws of
// whole texts are tried with.

// corpusTexts draws one to three messages of one language, and its setting.
func corpusTexts(t testing.TB) *rapid.Generator[corpusMessage] {
	messages := map[string][]corpusMessage{}
	for _, m := range readCorpus[corpusMessage](t, "corpus-dev") {
		messages[m.Lang] = append(messages[m.Lang], m)
	}
	return rapid.Custom(func(t *rapid.T) corpusMessage {
		of := messages[rapid.SampledFrom(corpusLanguages).Draw(t, "language")]
		m := rapid.SampledFrom(of).Draw(t, "message")
		for range rapid.IntRange(0, 2).Draw(t, "more") {
			m.Text += rapid.SampledFrom([]string{"\n", " ", "。", ".", ",", ":", "~", " 5.5 ", "OK,no", "a.m.", " 10:30 "}).Draw(t, "divider") + rapid.SampledFrom(of).Draw(t, "message").Text
		}
		return m
	})
}

func (m corpusMessage) setting() etiquette.Setting {
	channel, _ := etiquette.ParseChannel(m.Channel)
	return etiquette.Setting{Language: etiquette.Language(m.Lang), Channel: channel}
}

func TestLawAFindingIsASliceOfTheText(t *testing.T) {
	c, texts := builtIn(t), corpusTexts(t)
	rapid.Check(t, func(t *rapid.T) {
		m := texts.Draw(t, "message")
		checkSlices(t, m.Text, c.Explain(m.Text, m.setting()))
	})
}

// checkSlices is the property: the text of each finding is what stands at its place,
// whole characters of it, and not nothing.
func checkSlices(t rapid.TB, text string, verdicts []etiquette.Verdict) {
	borders := map[int]bool{len(text): true}
	for i := range text {
		borders[i] = true
	}
	for _, v := range verdicts {
		if v.Start < 0 || v.Start >= v.End || v.End > len(text) || v.Text != text[v.Start:v.End] {
			t.Fatalf("%s: place %d-%d, text %q in %q", v.Rule, v.Start, v.End, v.Text, text)
		}
		if !borders[v.Start] || !borders[v.End] {
			t.Fatalf("%s: place %d-%d is inside a character of %q", v.Rule, v.Start, v.End, text)
		}
	}
}

// The naive reading of a refusal: the first finding that is one, or else none that
// stands.
func TestLawARefusalIsTheFirstNo(t *testing.T) {
	c, texts := builtIn(t), corpusTexts(t)
	classes := map[string]int{}
	check := func(t rapid.TB, m corpusMessage) {
		findings, _ := c.Check(m.Text, m.setting())
		first := slices.IndexFunc(findings, func(f etiquette.Finding) bool { return f.Idea.IsRefusal() })
		alone := slices.ContainsFunc(findings, func(f etiquette.Finding) bool { return f.Idea == etiquette.NoAlternative })
		r, ok := c.Refusal(m.Text, m.setting())
		switch {
		case first >= 0 && (!ok || r.Idea != findings[first].Idea || r.Start != findings[first].Start || r.End != findings[first].End):
			t.Fatalf("got %+v, %v, want %+v in %q", r, ok, findings[first], m.Text)
		case ok && slices.Contains(r.Missing(), etiquette.Alternative) != alone:
			t.Fatalf("an alternative is missing from %+v, no_alternative found: %v in %q", r, alone, m.Text)
		}
		for _, p := range r.Parts {
			checkSlices(t, m.Text, []etiquette.Verdict{{Finding: etiquette.Finding{Rule: p.Part.String(), Start: p.Start, End: p.End, Text: m.Text[p.Start:p.End]}}})
			classes[p.Part.String()]++
		}
		if ok && first < 0 {
			classes["softened"]++
		}
	}
	rapid.Check(t, func(t *rapid.T) { check(t, texts.Draw(t, "message")) })
	clear(classes)
	for _, m := range readCorpus[corpusMessage](t, "corpus-dev") {
		check(t, m)
	}
	for _, class := range []string{"understanding", "reason", "alternative", "softened"} {
		if classes[class] < 50 {
			t.Errorf("%s: %d in the corpus", class, classes[class])
		}
	}
}

func TestLawFindingsStandInOrder(t *testing.T) {
	c, texts := builtIn(t), corpusTexts(t)
	rapid.Check(t, func(t *rapid.T) {
		m := texts.Draw(t, "message")
		checkOrder(t, slices.Collect(c.All(m.Text, m.setting())))
	})
}

// checkOrder is the property: by start, the longer first, then by rule; of one idea
// none overlap.
func checkOrder(t rapid.TB, findings []etiquette.Finding) {
	for i, f := range findings {
		for _, g := range findings[:i] {
			if g.Start > f.Start || g.Start == f.Start && (g.End < f.End || g.End == f.End && g.Rule >= f.Rule) {
				t.Fatalf("%v stands before %v", g, f)
			}
			if g.Idea == f.Idea && f.Start < g.End {
				t.Fatalf("%v overlaps %v", g, f)
			}
		}
	}
}

// outlook is what of findings does not depend on how a text is written.
func outlook(findings []etiquette.Finding, apart map[string]bool) []string {
	var all []string
	for _, f := range findings {
		if apart[f.Rule] {
			continue
		}
		all = append(all, f.Rule+" "+phrase.Fold(f.Text, 0))
	}
	return all
}

func TestLawWritingChangesNothing(t *testing.T) {
	c, texts := builtIn(t), corpusTexts(t)
	capitals := rulesThat(t, func(r etiquette.Rule) bool { return r.Detector == "acronym" })
	written := map[string]func(string) string{"upper": upper, "lower": strings.ToLower, "wide": wide, "decomposed": norm.NFD.String,
		"traditional": strings.NewReplacer(scripts()...).Replace, "simplified": func(s string) string { return phrase.Fold(s, phrase.Exact&^phrase.Script) }}
	ways := slices.Sorted(maps.Keys(written))
	rapid.Check(t, func(t *rapid.T) {
		m := texts.Draw(t, "message")
		want := outlook(slices.Collect(c.All(m.Text, m.setting())), capitals)
		for range 2 {
			how := rapid.SampledFrom(ways).Draw(t, "written")
			write := written[how]
			if got := outlook(slices.Collect(c.All(write(m.Text), m.setting())), capitals); !slices.Equal(want, got) {
				t.Fatalf("%s: %q (-as it was +as it is written):\n%s", how, write(m.Text), cmp.Diff(want, got))
			}
		}
	})
}

// upper writes ASCII letters as capitals; those of other scripts do not all come
// back.
func upper(s string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			r += 'A' - 'a'
		}
		return r
	}, s)
}

// wide writes ASCII characters in their wide forms.
func wide(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '!' <= r && r <= '~':
			return r - '!' + '！'
		case r == ' ':
			return '　'
		}
		return r
	}, s)
}

// scripts lists simplified characters, each with a traditional one for it.
func scripts() (pairs []string) {
	for r := rune(0x9FFF); r >= 0x4E00; r-- {
		if simple := phrase.Fold(string(r), phrase.Exact&^phrase.Script); simple != string(r) {
			pairs = append(pairs, simple, string(r))
		}
	}
	return pairs
}

// positional reports the rules that look at the start, the end or the whole of a message.
func positional(r etiquette.Rule) bool {
	return r.Mode == etiquette.Start || r.Mode == etiquette.End || r.Detector == "cold_reply"
}

// rulesThat gives the ids of the built-in rules of a kind.
func rulesThat(t testing.TB, are func(etiquette.Rule) bool) map[string]bool {
	packs, err := etiquette.LoadPacks(etiquette.BuiltIn(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{}
	for _, p := range packs {
		for _, r := range p.Rules {
			rules[r.ID] = are(r)
		}
	}
	return rules
}

func TestLawANeutralSentenceRemovesNoFinding(t *testing.T) {
	c, texts, skip := builtIn(t), corpusTexts(t), rulesThat(t, positional)
	rapid.Check(t, func(t *rapid.T) {
		m := texts.Draw(t, "message")
		neutral := rapid.SampledFrom([]string{"鑫淼焱垚。", "Qwxz vrbl.", "蘑菇、蘑菇，蘑菇"}).Draw(t, "neutral")
		var want []string
		moved := map[int]bool{} // the starts of findings that depend on their place, and of what follows from them
		for f := range c.All(m.Text, m.setting()) {
			moved[f.Start] = moved[f.Start] || skip[f.Rule]
		}
		for f := range c.All(m.Text, m.setting()) {
			if !skip[f.Rule] && !(moved[f.Start] && f.Idea == etiquette.NoAlternative) {
				want = append(want, f.Rule+" "+f.Text)
			}
		}
		var got []string
		for f := range c.All(neutral+"\n"+m.Text+"\n"+neutral, m.setting()) {
			got = append(got, f.Rule+" "+f.Text)
		}
		for _, f := range want {
			if !slices.Contains(got, f) {
				t.Fatalf("%q beside %q has no %s", m.Text, neutral, f)
			}
		}
	})
}

func TestLawAnExceptionAddsNoFinding(t *testing.T) {
	checkPacks(t, func(t *rapid.T) {
		before, p := unchecked(t, smallPack.Draw(t, "pack"))
		if len(p.Rules) == 0 {
			return
		}
		n := rapid.IntRange(0, len(p.Rules)-1).Draw(t, "rule")
		p.Rules = slices.Clone(p.Rules)
		p.Rules[n].Exceptions = append(slices.Clone(p.Rules[n].Exceptions), someException(t, p.Rules[n].Mode, p.Rules[n].Phrases))
		after, _ := unchecked(t, p)
		in := etiquette.Setting{Language: etiquette.English}
		for range textsEach {
			text := wordText.Draw(t, "text")
			old := slices.Collect(before.All(text, in))
			for f := range after.All(text, in) {
				if !slices.ContainsFunc(old, func(o etiquette.Finding) bool { return o.Idea == f.Idea && o.Start < f.End && f.Start < o.End }) {
					t.Fatalf("%q: the exception added %v to %v", text, f, old)
				}
			}
		}
	})
}

func TestLawPackOrderMattersOnlyForOverrides(t *testing.T) {
	checkPacks(t, func(t *rapid.T) {
		a, b := withExamples(smallPack.Draw(t, "pack")), withExamples(smallPack.Draw(t, "other"))
		b.Name, b.Ideas = "other", nil
		b.Rules = slices.Clone(b.Rules)
		for i := range b.Rules {
			b.Rules[i].ID = "other." + b.Rules[i].ID
		}
		// Rules of one idea may displace each other's hits, but each still finds its example:
		// packs with sound examples never refuse each other.
		ab, err := etiquette.New(a, b)
		if err != nil {
			t.Fatal(err)
		}
		ba, err := etiquette.New(b, a)
		if err != nil {
			t.Fatalf("the other order is refused: %v", err)
		}
		in := etiquette.Setting{Language: etiquette.English}
		for range textsEach {
			text := wordText.Draw(t, "text")
			if x, y := ab.Explain(text, in), ba.Explain(text, in); !reflect.DeepEqual(x, y) {
				t.Fatalf("%q (-ab +ba):\n%s", text, cmp.Diff(x, y))
			}
		}
	})
}

func TestLawChecksDoNotDisturbEachOther(t *testing.T) {
	used, texts := builtIn(t), corpusTexts(t)
	rapid.Check(t, func(t *rapid.T) {
		m, other := texts.Draw(t, "message"), texts.Draw(t, "other")
		first := used.Explain(m.Text, m.setting())
		used.Explain(other.Text, other.setting())
		used.Review(etiquette.Conversation{Channel: etiquette.Social, Messages: []etiquette.Message{{Role: etiquette.Agent, Text: other.Text}}})
		if again := used.Explain(m.Text, m.setting()); !reflect.DeepEqual(first, again) {
			t.Fatalf("%q after %q (-before +after):\n%s", m.Text, other.Text, cmp.Diff(first, again))
		}
	})
}

func TestLawImproveChangesOnlyWhatItSays(t *testing.T) {
	c, texts := builtIn(t), corpusTexts(t)
	rapid.Check(t, func(t *rapid.T) {
		m := texts.Draw(t, "message")
		better, changes := c.Improve(m.Text, m.setting())
		var back strings.Builder
		at := 0 // in better
		done := 0
		for _, change := range changes {
			same := m.Text[done:change.Start]
			if !strings.HasPrefix(better[at:], same+change.New) || m.Text[change.Start:change.End] != change.Old {
				t.Fatalf("%q became %q by %+v", m.Text, better, changes)
			}
			back.WriteString(same + change.Old)
			at, done = at+len(same+change.New), change.End
		}
		if back.String()+better[at:] != m.Text {
			t.Fatalf("%q became %q by %+v", m.Text, better, changes)
		}
	})
}

func TestLawImproveKeepsCapitals(t *testing.T) {
	c := improving(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`(( |\. |! |\? |, |a |\(){0,3}(ok|OK|Ok|oK|no problem|No problem|NO PROBLEM|ＯＫ)){1,4}`).Draw(t, "text")
		_, changes := c.Improve(text, etiquette.Setting{})
		for _, change := range changes {
			capital, small := strings.ContainsFunc(change.Old[:1], unicode.IsUpper) || strings.HasPrefix(change.Old, "Ｏ"), strings.ContainsFunc(change.Old, unicode.IsLower)
			want := "certainly"
			if capital && (small || sentenceBegins(text[:change.Start])) {
				want = "Certainly"
			}
			if change.New != want {
				t.Fatalf("%q: %q became %q, want %q", text, change.Old, change.New, want)
			}
		}
	})
}

// sentenceBegins reports whether nothing but marks and blanks stands behind the last end
// of a sentence.
func sentenceBegins(before string) bool {
	for i := len(before) - 1; i >= 0; i-- {
		switch c := before[i]; {
		case strings.IndexByte(".!?", c) >= 0:
			return true
		case strings.IndexByte(" (,", c) < 0:
			return false
		}
	}
	return true
}

// improving has two things to write anew.
func improving(t testing.TB) *etiquette.Checker {
	t.Helper()
	p := goodPack()
	p.Rules = []etiquette.Rule{{ID: "ok", Idea: etiquette.CantSolve, Mode: etiquette.Anywhere, Phrases: []string{"ok", "no problem"}, Replace: english("certainly"), Examples: []string{"ok"}}}
	c, err := etiquette.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLawOutputsLoseNoField(t *testing.T) {
	c, texts := builtIn(t), corpusTexts(t)
	rapid.Check(t, func(t *rapid.T) {
		m := texts.Draw(t, "message")
		want := c.Report("message.txt", m.Text, m.setting())
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got etiquette.Report
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("JSON (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want.Findings, fromSARIF(t, want)); diff != "" {
			t.Fatalf("SARIF (-want +got):\n%s", diff)
		}
	})
}

// fromSARIF writes a report as SARIF and reads its findings back by the names of the
// standard.
func fromSARIF(t rapid.TB, r etiquette.Report) (findings []etiquette.Finding) {
	var b bytes.Buffer
	if err := etiquette.WriteSARIF(&b, r); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Results []struct {
				RuleID, Level string
				Message       struct{ Text string }
				Locations     []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct {
							ByteOffset, ByteLength int
							Snippet                struct{ Text string }
						}
					}
				}
				Properties etiquette.Finding
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	severities := map[string]etiquette.Severity{"note": etiquette.Info, "warning": etiquette.Warning, "error": etiquette.Error}
	for _, result := range log.Runs[0].Results {
		f, region := result.Properties, result.Locations[0].PhysicalLocation.Region
		f.Rule, f.Severity, f.Reason = result.RuleID, severities[result.Level], result.Message.Text
		f.Start, f.End, f.Text = region.ByteOffset, region.ByteOffset+region.ByteLength, region.Snippet.Text
		findings = append(findings, f)
	}
	return findings
}

func TestLawPacksComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkPackComesBack(t, smallPack.Draw(t, "pack")) })
	packs, err := etiquette.LoadPacks(etiquette.BuiltIn(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		checkPackComesBack(t, p)
	}
}

// checkPackComesBack is the property: decoding what was encoded gives the same pack,
// and encoding that the same bytes.
func checkPackComesBack(t rapid.TB, p etiquette.Pack) {
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	back, err := etiquette.ParsePack(data)
	if err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(back)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, again) {
		t.Fatalf("%s\ncame back as\n%s", data, again)
	}
}
