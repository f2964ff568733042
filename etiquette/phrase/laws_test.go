package phrase_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

func TestLawEveryKindEqualsBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCase(t)
		for _, text := range c.texts {
			equalsBruteForce(t, c.Matcher, c.oracle, text)
		}
	})
}

// tester is *testing.T, *testing.F and *rapid.T.
type tester interface {
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

func equalsBruteForce(t tester, m *phrase.Matcher, o oracle, text string) {
	if got, want := m.Find(text), o.find(text); !slices.Equal(got, want) {
		t.Errorf("in %+q, %v, %+q:\n got %v\nwant %v", o.phrases, o.options, text, got, want)
	}
}

// TestSmallAlphabetsInFull tries all texts of up to six letters of a small
// alphabet with all pairs of phrases of up to three.
func TestSmallAlphabetsInFull(t *testing.T) {
	words := func(alphabet string, most int) []string {
		all, level := []string{""}, []string{""}
		for range most {
			var next []string
			for _, w := range level {
				for _, r := range alphabet {
					next = append(next, w+string(r))
				}
			}
			all, level = append(all, next...), next
		}
		return all
	}
	short, long := words("ab", 3), words("ab", 6)
	for kind := range phrase.Overlapping + 1 {
		options := phrase.Options{Kind: kind, Keep: phrase.Exact}
		for _, a := range short[1:] {
			for _, b := range short[1:] {
				if a == b || a > b && kind != phrase.LeftmostFirst { // for the others their order does not matter
					continue
				}
				phrases := phrase.Of(phrase.Anywhere, a, b, "abab")
				m, o := phrase.Must(phrases, options), oracle{phrases, options}
				for _, text := range long {
					naive(t, m, o, text)
				}
			}
		}
	}
}

// TestLongPhrases tries the looks that the filters take at 4, 8 and 16 units and
// bytes, on phrases that begin alike and texts that are full of such beginnings.
func TestLongPhrases(t *testing.T) {
	long := func(t *rapid.T, least, most int) string {
		letters := rapid.SampledFrom([]string{"ab", "ab行", "行不é"}).Draw(t, "letters")
		var b strings.Builder
		for range rapid.IntRange(least, most).Draw(t, "length") {
			b.WriteRune(rapid.SampledFrom([]rune(letters)).Draw(t, "letter"))
		}
		return b.String()
	}
	rapid.Check(t, func(t *rapid.T) {
		options := phrase.Options{
			Kind: phrase.Kind(rapid.IntRange(0, 2).Draw(t, "kind")),
			Keep: rapid.SampledFrom([]phrase.Difference{0, phrase.Exact}).Draw(t, "keep"),
		}
		least := rapid.SampledFrom([]int{2, 4, 8, 16}).Draw(t, "least")
		var texts []string
		for range rapid.IntRange(1, 5).Draw(t, "phrases") {
			text := long(t, least, least+12)
			if len(texts) > 0 && rapid.Bool().Draw(t, "alike") {
				text = texts[0] + text
			}
			texts = append(texts, text)
		}
		slices.Sort(texts)
		phrases := phrase.Of(phrase.Anywhere, slices.Compact(texts)...)
		m, o := phrase.Must(phrases, options), oracle{phrases, options}
		for i := range 10 {
			var b strings.Builder
			for range rapid.IntRange(0, 4).Draw(t, "pieces") {
				known := []rune(rapid.SampledFrom(texts).Draw(t, "known"))
				b.WriteString(string(known[:rapid.IntRange(len(known)/2, len(known)).Draw(t, "cut")]))
				b.WriteString(long(t, 0, 3))
			}
			naive(t, m, o, b.String())
			if i == 0 {
				chunksDoNotMatter(t, m, b.String()+strings.Repeat("x", 1500)+b.String(), 700)
			}
		}
	})
}

// naive compares with strings.HasPrefix at every place, which is enough where
// nothing folds and no edge asks for anything.
func naive(t tester, m *phrase.Matcher, o oracle, text string) {
	var all, want []phrase.Hit
	for at := range text {
		for p, ph := range o.phrases {
			if strings.HasPrefix(text[at:], ph.Text) {
				all = append(all, phrase.Hit{Phrase: p, Start: at, End: at + len(ph.Text)})
			}
		}
	}
	switch o.options.Kind {
	case phrase.Overlapping:
		slices.SortFunc(all, func(a, b phrase.Hit) int { return compare(a.End, b.End, a.Start, b.Start) })
		want = all
	default:
		slices.SortFunc(all, func(a, b phrase.Hit) int {
			if o.prefers(&a, &b) {
				return -1
			}
			return +1
		})
		from := 0
		for _, h := range all {
			if h.Start >= from {
				want, from = append(want, h), h.End
			}
		}
	}
	if got := m.Find(text); !slices.Equal(got, want) {
		t.Errorf("%v of %v in %q:\n got %v\nwant %v", o.options.Kind, o.phrases, text, got, want)
	}
}

func TestLawAHitFoldsToItsPhrase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCase(t)
		for _, text := range c.texts {
			for _, h := range c.Find(text) {
				want := phrase.Fold(c.Phrase(h.Phrase).Text, c.options.Keep)
				if c.options.Keep&phrase.Blank == 0 {
					want = strings.Trim(want, " ")
				}
				if got := phrase.Fold(text[h.Start:h.End], c.options.Keep); got != want {
					t.Errorf("%+q at %v folds to %+q, want %+q", text, h, got, want)
				}
			}
		}
	})
}

func TestLawOffsetsAreOnTheBordersOfCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCase(t)
		for _, text := range c.texts {
			last := phrase.Hit{}
			for _, h := range c.Find(text) {
				switch {
				case h.Start >= h.End || !utf8.ValidString(text[h.Start:h.End]):
					t.Errorf("hit %v is %+q", h, text[h.Start:h.End])
				case c.options.Kind == phrase.Overlapping && h.End < last.End:
					t.Errorf("%v comes after %v", h, last)
				case c.options.Kind != phrase.Overlapping && h.Start < last.End:
					t.Errorf("%v overlaps %v", h, last)
				}
				if r, _ := utf8.DecodeRuneInString(text[h.End:]); h.End < len(text) && utf8.RuneStart(text[h.End]) && belongs(r) && r != utf8.RuneError {
					t.Errorf("hit %v ends before the mark %U", h, r)
				}
				last = h
			}
		}
	})
}

func TestLawChunksDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCase(t)
		filler := rapid.SampledFrom([]string{"", "x", " ", "。", "a\u0301", "行", "\xff", "\u200b"}).Draw(t, "filler")
		text := strings.Join(c.texts, strings.Repeat(filler, rapid.SampledFrom([]int{0, 0, 0, 50, 50, 300}).Draw(t, "times")))
		if filler != "" && rapid.IntRange(0, 7).Draw(t, "far") == 0 { // where the first window of a stream ends
			text = strings.Repeat(filler, (15<<10-rapid.IntRange(0, len(text)).Draw(t, "before"))/len(filler)) + text
		}
		chunksDoNotMatter(t, c.Matcher, text, rapid.IntRange(1, 3000).Draw(t, "chunk"))
	})
}

func chunksDoNotMatter(t tester, m *phrase.Matcher, text string, size int) {
	want := m.Find(text)
	got, err := collect(m, &chunks{strings.NewReader(text), size})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%+q in chunks of %d:\n got %v, %v\nwant %v", text, size, got, err, want)
	}
	if all := slices.Collect(m.All(text)); !slices.Equal(all, want) {
		t.Errorf("All over %+q:\n got %v\nwant %v", text, all, want)
	}
	if m.Contains(text) != (len(want) > 0) {
		t.Errorf("Contains(%+q) = %v, want the contrary", text, m.Contains(text))
	}
}

// chunks reads so many bytes at once at most.
type chunks struct {
	r    io.Reader
	size int
}

func (c *chunks) Read(p []byte) (int, error) { return c.r.Read(p[:min(len(p), c.size)]) }

func collect(m *phrase.Matcher, r io.Reader) ([]phrase.Hit, error) {
	var hits []phrase.Hit
	for h, err := range m.Read(r) {
		if err != nil {
			return hits, err
		}
		hits = append(hits, h)
	}
	return hits, nil
}

// TestSingleBytes reads a text of several windows byte by byte.
func TestSingleBytes(t *testing.T) {
	m := phrase.Must(append(phrase.Of(phrase.Clause, "行", "ok"), phrase.Of(phrase.Word, "不知道", "class")...), phrase.Options{})
	text := strings.Repeat("银行，行。classic class\u200b，我不\u200b知道 ok ", 400)
	got, err := collect(m, iotest.OneByteReader(strings.NewReader(text)))
	if want := m.Find(text); err != nil || !slices.Equal(got, want) {
		t.Errorf("got %d hits, %v, want %d", len(got), err, len(want))
	}
}

func TestLawAFailedReadKeepsWhatWasFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCase(t)
		text := strings.Join(c.texts[:3], "") + rapid.SampledFrom([]string{"", strings.Repeat("x", 2000)}).Draw(t, "filler") + strings.Join(c.texts[3:], "")
		cut := rapid.IntRange(0, len(text)).Draw(t, "cut")
		broken := errors.New("line is cut")
		got, err := collect(c.Matcher, io.MultiReader(strings.NewReader(text[:cut]), iotest.ErrReader(broken)))
		if want := c.Find(text[:cut]); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		if e, ok := errors.AsType[*phrase.ReadError](err); !ok || e.Offset != cut || !errors.Is(err, broken) {
			t.Errorf("error is %v, want a ReadError at %d", err, cut)
		}
	})
}

func TestLawFoldedDifferencesDoNotMatter(t *testing.T) {
	variants := [][]string{
		{"a", "A", "ａ", "Ａ"}, {"e\u0301", "é", "É", "E\u0301", "\u00ad\u200bé"}, {"后", "後"}, {"国", "國"},
		{" ", "  ", "\u3000", "\t\n"}, {"ss", "ß", "ẞ", "ſS"}, {"ガ", "ｶﾞ", "カ\u3099"}, {"不", "不\u200b"}, {"'", "’", "＇"},
	}
	rapid.Check(t, func(t *rapid.T) {
		pick := func(choice []int) string {
			var b strings.Builder
			for _, c := range choice {
				b.WriteString(rapid.SampledFrom(variants[c]).Draw(t, "variant"))
			}
			return b.String()
		}
		// A blank between other units only: elsewhere it does not belong to the phrase.
		units := rapid.SliceOfN(rapid.IntRange(0, len(variants)-1).Filter(func(i int) bool { return i != 4 }), 1, 5).Draw(t, "units")
		if len(units) > 2 {
			units[1] = 4
		}
		m := phrase.Must(phrase.Of(phrase.Anywhere, pick(units)), phrase.Options{})
		before, after := "行。", "，x"
		text := pick(units)
		hits := m.Find(before + text + after)
		if len(hits) == 0 || phrase.Fold(text, 0) != phrase.Fold(m.Phrase(0).Text, 0) {
			t.Fatalf("%+q is not found as %+q: %v", m.Phrase(0).Text, text, hits)
		}
	})
}

func TestLawALongerTextKeepsItsInnerHits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawPhrases(t)
		inner := slices.DeleteFunc(c.phrases, func(p phrase.Phrase) bool { return p.Edge > phrase.Clause })
		m := phrase.Must(inner, phrase.Options{Kind: phrase.Overlapping, Keep: c.options.Keep})
		for i, text := range c.texts {
			head, tail := c.texts[(i+1)%len(c.texts)]+"\n。", "。\n"+c.texts[(i+2)%len(c.texts)]
			longer := m.Find(head + text + tail)
			for _, h := range m.Find(text) {
				h.Start, h.End = h.Start+len(head), h.End+len(head)
				if !slices.Contains(longer, h) {
					t.Errorf("%v of %+q is lost in %+q", h, text, head+text+tail)
				}
			}
		}
	})
}

func TestLawFoldingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		foldingTwice(t, mixed(12).Draw(t, "text"), phrase.Difference(rapid.IntRange(0, 63).Draw(t, "keep")))
		foldingTwice(t, tricky().Draw(t, "text"), phrase.Difference(rapid.IntRange(0, 63).Draw(t, "keep")))
	})
}

// TestFoldingTwiceEachCharacter tries every character with every choice of one
// difference folded or kept.
func TestFoldingTwiceEachCharacter(t *testing.T) {
	for r := range rune(0x30000) {
		for i := range 4 {
			foldingTwice(t, string(r), 1<<i)
			foldingTwice(t, string(r), phrase.Exact&^(1<<i))
		}
	}
}

func foldingTwice(t tester, text string, keep phrase.Difference) {
	once := phrase.Fold(text, keep)
	if twice := phrase.Fold(once, keep); twice != once || !utf8.ValidString(once) {
		t.Errorf("%+q folds with %v to %+q, then to %+q", text, keep, once, twice)
	}
}

func TestLawRefusalIsComplete(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		options := phrase.Options{Keep: phrase.Difference(rapid.IntRange(0, 63).Draw(t, "keep"))}
		drawn := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) phrase.Phrase {
			return phrase.Phrase{Text: mixed(3).Draw(t, "text"), Edge: phrase.Edge(rapid.IntRange(0, 5).Draw(t, "edge"))}
		}), 0, 12).Draw(t, "phrases")
		before := slices.Clone(drawn)
		m, err := phrase.New(drawn, options)
		if !slices.Equal(drawn, before) {
			t.Errorf("New changed its phrases from %v to %v", before, drawn)
		}
		if (m == nil) != (err != nil) {
			t.Fatalf("New gave %v and %v", m, err)
		}
		_, good := accepted(drawn, options)
		m, err = phrase.New(good, options)
		if err != nil {
			t.Fatalf("after all faults are taken out: %v", err)
		}
		for i, p := range good { // what is accepted can be found
			if hits := m.Find(p.Text); p.Edge == phrase.Anywhere && !slices.ContainsFunc(hits, func(h phrase.Hit) bool { return h.Phrase == i }) && len(hits) == 0 {
				t.Errorf("%+q is not found in itself: %v", p.Text, hits)
			}
		}
	})
}

func TestLawAnyBytesAreSearched(t *testing.T) {
	m := phrase.Must(append(phrase.Of(phrase.Anywhere, "a", "\ufffd", "行", "e\u0301"), phrase.Of(phrase.Clause, "b")...), phrase.Options{Kind: phrase.Overlapping})
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		for _, h := range m.Find(text) {
			if !utf8.ValidString(text[h.Start:h.End]) {
				t.Errorf("%v in %+q takes bad bytes for text", h, text)
			}
		}
		phrase.Fold(text, 0)
	})
}

func TestLawCleanTextCostsNoAllocation(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	text := strings.Repeat("您好，很高興為您服務！Ｈｅｌｌｏ, we're gl\u200bad to help… cafe\u0301\n", 20)
	for _, keep := range []phrase.Difference{0, phrase.Exact, phrase.Form} {
		folded := phrase.Fold(text, keep)
		m := phrase.Must(phrase.Of(phrase.Word, "不知道", "that is impossible", "帮不上忙", "helpless"), phrase.Options{Keep: keep})
		var hits []phrase.Hit
		for name, f := range map[string]func(){
			"Fold":     func() { phrase.Fold(folded, keep) },
			"Append":   func() { hits = m.Append(hits[:0], text) },
			"Contains": func() { m.Contains(text) },
			"All": func() {
				for range m.All(text) {
				}
			},
		} {
			if n := testing.AllocsPerRun(20, f); n != 0 || len(hits) > 0 {
				t.Errorf("%s with %v allocates %v times", name, keep, n)
			}
		}
	}
}

// TestHitsCostTheirSlice pins that hits allocate nothing but room for them.
func TestHitsCostTheirSlice(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	m := phrase.Must(phrase.Of(phrase.Anywhere, "行", "不行", "行不"), phrase.Options{})
	text := strings.Repeat("不行不行。", 50)
	hits := m.Find(text)
	if n := testing.AllocsPerRun(20, func() { hits = m.Append(hits[:0], text) }); n != 0 {
		t.Errorf("Append into room that is there allocates %v times", n)
	}
	hits = make([]phrase.Hit, 0, len(hits))
	if n := testing.AllocsPerRun(20, func() { hits = m.Append(hits[:0], text) }); n != 0 {
		t.Errorf("Append into room that is just enough allocates %v times", n)
	}
	many := strings.Repeat("不行不行。", 4096)
	if n := testing.AllocsPerRun(5, func() { hits = m.Find(many) }); n > 15 || cap(hits) > 4*len(hits) {
		t.Errorf("%d hits allocate %v times and take room for %d, want twice as much room each time", len(hits), n, cap(hits))
	}
	if prefix := m.Append([]phrase.Hit{{Phrase: 7}}, "不行"); len(prefix) != 2 || prefix[0].Phrase != 7 {
		t.Errorf("Append lost what was there: %v", prefix)
	}
}

func FuzzMatcher(f *testing.F) {
	f.Add("ab", "a", "abab", uint8(0), uint8(0))
	f.Add("不行", "行", "不行不行。", uint8(1), uint8(0x21))
	f.Add("e\u0301", "STRASSE", "É straße \xff", uint8(2), uint8(0))
	f.Fuzz(func(t *testing.T, a, b, text string, kind, keep uint8) {
		if len(text) > 60 || strings.ContainsFunc(a+b+text, unusual) {
			return
		}
		options := phrase.Options{Kind: phrase.Kind(kind % 3), Keep: phrase.Difference(keep % 64)}
		_, phrases := accepted([]phrase.Phrase{{Text: a, Edge: phrase.Edge(kind / 3 % 2)}, {Text: b, Edge: phrase.Anywhere}}, options)
		equalsBruteForce(t, phrase.Must(phrases, options), oracle{phrases, options}, text)
	})
}

// unusual are characters of scripts whose words the oracle judges more simply.
func unusual(r rune) bool {
	return !(r < 0x250 || 0x300 <= r && r < 0x400 || 0x2000 <= r && r < 0x2100 || 0x3000 <= r && r < 0x3130 || 0x4E00 <= r && r <= 0x9FFF || r == utf8.RuneError)
}

func FuzzStream(f *testing.F) {
	f.Add("我不知道。class\u200b行", 1, uint16(500))
	f.Add("a\u0301\u0301\xe4\xb8 b", 3, uint16(1200))
	m := phrase.Must(append(phrase.Of(phrase.Word, "a", "class", "不知道", "知道"), phrase.Of(phrase.Clause, "行", "b")...), phrase.Options{})
	f.Fuzz(func(t *testing.T, text string, size int, times uint16) {
		if size > 0 && len(text) < 100 {
			chunksDoNotMatter(t, m, strings.Repeat(text, 1+int(times)%200), size)
		}
	})
}

func FuzzFold(f *testing.F) {
	f.Add([]byte("ＡÉe\u0301ﬁ㎏\xff國"), uint8(0))
	f.Add([]byte("\ufabd"), uint8(phrase.Width|phrase.Form))
	f.Fuzz(func(t *testing.T, text []byte, keep uint8) {
		foldingTwice(t, string(bytes.Clone(text)), phrase.Difference(keep%64))
	})
}
