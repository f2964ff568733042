package phrase_test

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

func TestRefusals(t *testing.T) {
	long := strings.Repeat("不", phrase.MaxUnits)
	phrases := []phrase.Phrase{
		0:  {Text: "ok"},
		1:  {Text: ""},
		2:  {Text: " \t\u3000"},
		3:  {Text: "\u200b\ufeff"},
		4:  {Text: "a\xffb"},
		5:  {Text: "\u200b\u0301a"},
		6:  {Text: long},
		7:  {Text: long + "不"},
		8:  {Text: "ＯＫ"},
		9:  {Text: "OK", Edge: phrase.Clause},
		10: {Text: "x", Edge: phrase.End + 1},
		11: {Text: "a" + strings.Repeat("\u0301", phrase.MaxRun+1)},
		12: {Text: "a" + strings.Repeat(" ", phrase.MaxRun+1) + "b"},
		13: {Text: "\ufffd"},
		14: {Text: "\u0301"},
		15: {Text: " ok "},
	}
	_, err := phrase.New(phrases, phrase.Options{})
	want := map[int]phrase.Reason{
		1: phrase.Empty, 2: phrase.Empty, 3: phrase.Empty, 4: phrase.NotUTF8, 5: phrase.Unmatchable, 7: phrase.TooLong,
		8: phrase.Duplicate, 10: phrase.UnknownEdge, 11: phrase.TooLong, 12: phrase.TooLong, 14: phrase.Unmatchable, 15: phrase.Duplicate,
	}
	got := map[int]phrase.Reason{}
	for _, e := range faults(err) {
		got[e.Index] = e.Reason
		if e.Phrase != phrases[e.Index] || e.Earlier != 0 || !strings.HasPrefix(e.Error(), "phrase: phrase ") || len(e.Error()) > 300 {
			t.Errorf("fault is %v", e)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	if _, err := phrase.New(phrases[:1], phrase.Options{}); err != nil {
		t.Error(err)
	}
}

func TestExactPhrases(t *testing.T) {
	m, err := phrase.New(phrase.Of(phrase.Anywhere, "ok", "OK", " ok", "o k", "o  k", "\u200bok"), phrase.Options{Kind: phrase.Overlapping, Keep: phrase.Exact})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := m.Find(" ok OK\u200bok o  k"), []phrase.Hit{{2, 0, 3}, {0, 1, 3}, {1, 4, 6}, {5, 6, 11}, {0, 9, 11}, {4, 12, 16}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestReasons(t *testing.T) {
	want := map[phrase.Reason]string{
		phrase.Empty:       "got no visible character, want at least one",
		phrase.NotUTF8:     "got a byte that is not UTF-8, which never matches, want valid UTF-8",
		phrase.TooLong:     "got a longer text, or a longer run of marks or blanks, want at most phrase.MaxUnits characters and phrase.MaxRun in a run",
		phrase.Unmatchable: "got a combining mark first, which never matches, want a letter or a sign",
		phrase.Duplicate:   "got the same as an earlier phrase, want each once",
		phrase.UnknownEdge: "got an unknown edge, want word, anywhere, clause, start or end",
		phrase.TooMany:     "got more phrases, want at most phrase.MaxPhrases",
		phrase.TooVaried:   "got more different characters in all phrases together, want at most phrase.MaxAlphabet",
	}
	for reason, text := range want {
		err := &phrase.PhraseError{Index: 3, Phrase: phrase.Phrase{Text: "a"}, Reason: reason, Earlier: 2}
		says := `phrase: phrase 3 "a": ` + text
		if reason == phrase.Duplicate {
			says += " (phrase 2)"
		}
		if err.Error() != says {
			t.Errorf("%s says %q, want %q", reason, err, says)
		}
	}
	for reason, code := range map[phrase.Reason]string{
		phrase.Empty: "empty", phrase.NotUTF8: "not-utf8", phrase.TooLong: "too-long", phrase.Unmatchable: "unmatchable",
		phrase.Duplicate: "duplicate", phrase.UnknownEdge: "unknown-edge", phrase.TooMany: "too-many", phrase.TooVaried: "too-varied",
	} {
		if string(reason) != code {
			t.Errorf("code %q, want %q", string(reason), code)
		}
	}
	if got := phrase.Reason("new").String(); got != "new" {
		t.Errorf("an unknown reason says %q", got)
	}
}

func TestExactRefusals(t *testing.T) {
	_, err := phrase.New(phrase.Of(phrase.Anywhere, "  ", "\u200b", " \u200b\n", " \u0301", "\u0301"), phrase.Options{Keep: phrase.Exact})
	got := map[int]phrase.Reason{}
	for _, e := range faults(err) {
		got[e.Index] = e.Reason
	}
	want := map[int]phrase.Reason{0: phrase.Empty, 1: phrase.Empty, 2: phrase.Empty, 4: phrase.Unmatchable}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

func TestOptionsRefused(t *testing.T) {
	_, err := phrase.New(phrase.Of(phrase.Word, ""), phrase.Options{Kind: 3, Keep: 64})
	want := `phrase: option Kind: got Kind(3), want leftmost-longest, leftmost-first or overlapping
phrase: option Keep: got Difference(0x40), want a set of case+width+form+script+invisible+blank
phrase: phrase 0 "": got no visible character, want at least one`
	if err == nil || err.Error() != want {
		t.Errorf("error is\n%v, want\n%s", err, want)
	}
	if e, ok := errors.AsType[*phrase.OptionError](err); !ok || e.Option != "Kind" {
		t.Errorf("error is %#v, want an OptionError", err)
	}
	defer func() {
		if recover() == nil {
			t.Error("Must takes an empty phrase")
		}
	}()
	phrase.Must(phrase.Of(phrase.Word, ""), phrase.Options{})
}

func TestLimits(t *testing.T) {
	if phrase.MaxUnits != 256 || phrase.MaxPhrases != 1_000_000 || phrase.MaxAlphabet != 60_000 || phrase.MaxRun != 64 {
		t.Error("a limit is another than the documentation of its users says")
	}
	many := make([]phrase.Phrase, phrase.MaxPhrases+1)
	_, err := phrase.New(many, phrase.Options{})
	if e := faults(err); len(e) != 1 || e[0].Reason != phrase.TooMany || e[0].Index != phrase.MaxPhrases {
		t.Errorf("too many phrases: %.200v", err)
	}
	// Private characters fold to nothing else: 100 in each phrase.
	var texts []string
	for r := rune(0xF0000); len(texts) <= phrase.MaxAlphabet/100; r += 100 {
		var b strings.Builder
		for i := range rune(100) {
			b.WriteRune(r + i)
		}
		texts = append(texts, b.String())
	}
	_, err = phrase.New(phrase.Of(phrase.Word, texts...), phrase.Options{})
	if e := faults(err); len(e) != 1 || e[0].Reason != phrase.TooVaried || e[0].Index != phrase.MaxAlphabet/100 {
		t.Errorf("too many characters: %.200v", err)
	}
	m, err := phrase.New(phrase.Of(phrase.Word, texts[:phrase.MaxAlphabet/100]...), phrase.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Find("x" + texts[599]); len(got) != 1 || got[0].Phrase != 599 {
		t.Errorf("the last phrase of a full alphabet is not found: %v", got)
	}
}

func TestNoPhrases(t *testing.T) {
	for _, keep := range []phrase.Difference{0, phrase.Exact} {
		m, err := phrase.New(nil, phrase.Options{Keep: keep})
		if err != nil || m.Len() != 0 || m.Contains("不行 \xff e\u0301") || m.Find("") != nil {
			t.Errorf("no phrases: %v", err)
		}
	}
}

func TestAccessors(t *testing.T) {
	phrases := phrase.Of(phrase.Clause, "行", "好")
	m := phrase.Must(phrases, phrase.Options{Kind: phrase.LeftmostFirst, Keep: phrase.Case})
	phrases[0].Text = "changed"
	if m.Len() != 2 || m.Phrase(0) != (phrase.Phrase{Text: "行", Edge: phrase.Clause}) || m.Options() != (phrase.Options{Kind: phrase.LeftmostFirst, Keep: phrase.Case}) {
		t.Errorf("got %d, %v, %v", m.Len(), m.Phrase(0), m.Options())
	}
}

func TestNames(t *testing.T) {
	for got, want := range map[string]string{
		phrase.LeftmostLongest.String(): "leftmost-longest", phrase.LeftmostFirst.String(): "leftmost-first",
		phrase.Overlapping.String(): "overlapping", phrase.Kind(9).String(): "Kind(9)",
		phrase.Word.String(): "word", phrase.Anywhere.String(): "anywhere", phrase.Clause.String(): "clause",
		phrase.Start.String(): "start", phrase.End.String(): "end", phrase.Edge(5).String(): "Edge(5)",
		phrase.Difference(0).String(): "none", (phrase.Width | phrase.Blank).String(): "width+blank",
		phrase.Exact.String(): "case+width+form+script+invisible+blank",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestDifferencesOneByOne makes each difference count by itself, and folds each by itself.
func TestDifferencesOneByOne(t *testing.T) {
	for _, tt := range []struct {
		d    phrase.Difference
		a, b string
	}{
		{phrase.Case, "Straße", "STRASSE"}, {phrase.Case, "Σας", "ΣΑΣ"},
		{phrase.Width, "ｋＣ1", "ｋＣ１"}, {phrase.Width, "ガ", "ｶﾞ"}, {phrase.Width, "行,", "行，"},
		{phrase.Form, "①", "1"}, {phrase.Form, "ﬁ", "fi"}, {phrase.Form, "e\u0301", "é"}, {phrase.Form, "don’t", "don't"}, {phrase.Form, "a\u0323\u0302", "ậ"},
		{phrase.Script, "沒問題", "没问题"},
		{phrase.Invisible, "a\u200bb", "ab"},
		{phrase.Blank, "a\u00a0\tb", "a b"},
	} {
		if a, b := phrase.Fold(tt.a, 0), phrase.Fold(tt.b, 0); a != b {
			t.Errorf("%+q and %+q fold to %+q and %+q", tt.a, tt.b, a, b)
		}
		if a, b := phrase.Fold(tt.a, tt.d), phrase.Fold(tt.b, tt.d); a == b {
			t.Errorf("with %v kept %+q and %+q fold to %+q", tt.d, tt.a, tt.b, a)
		}
		if only := phrase.Exact &^ tt.d; tt.d != phrase.Width || tt.b != "ｶﾞ" { // ﾞ becomes a mark and must compose
			if a, b := phrase.Fold(tt.a, only), phrase.Fold(tt.b, only); a != b {
				t.Errorf("with only %v folded %+q and %+q are %+q and %+q", tt.d, tt.a, tt.b, a, b)
			}
		}
		if got := phrase.Fold(tt.b, phrase.Exact); got != tt.b {
			t.Errorf("exactly, %+q folds to %+q", tt.b, got)
		}
	}
}

// TestCapitalsOfKeptForms folds the case of characters whose other form counts.
func TestCapitalsOfKeptForms(t *testing.T) {
	for a, b := range map[string]string{"Ａ": "ａ", "Ⓐ": "ⓐ", "Ⅷ": "ⅷ", "K": "k", "Å": "å", "ſ": "s", "ẞ": "ss"} {
		if got := phrase.Fold(a, phrase.Width|phrase.Form); got != b {
			t.Errorf("%s folds to %+q, want %q", a, got, b)
		}
	}
	if got := phrase.Fold("ı İ", 0); got != "ı i\u0307" {
		t.Errorf("the dotless ı and the dotted İ fold to %+q", got)
	}
}

// TestInvisibleThatCount pins that an accent does not reach over a character
// that counts.
func TestInvisibleThatCount(t *testing.T) {
	for _, text := range []string{"a\u200b\u0301", "\u200b\u0301", "a\u0301\u200b\u0301"} {
		want := strings.ReplaceAll(text, "a\u0301", "á")
		if got := phrase.Fold(text, phrase.Invisible); got != want {
			t.Errorf("%+q folds to %+q, want %+q", text, got, want)
		}
	}
}

// TestFiltersLoseNothing has what filters once passed over.
func TestFiltersLoseNothing(t *testing.T) {
	for _, tt := range []struct {
		name    string
		phrases []string
		text    string
	}{
		{"a short phrase hid the longer one whose last letter has its accent behind", []string{"NO", "aano\u0301"}, "aano\u0301"},
		{"the second letter got an accent", []string{"ae\u0301"}, "ae\u0301"},
		{"a letter that no phrase has got an accent", []string{"aabé"}, "aabe\u0301"},
		{"a run of blanks", []string{"that's impossible"}, "That’s   IMPOSSIBLE"},
	} {
		m := phrase.Must(phrase.Of(phrase.Anywhere, tt.phrases...), phrase.Options{})
		if hits := m.Find(tt.text); len(hits) != 1 || hits[0].Start != 0 || hits[0].End != len(tt.text) {
			t.Errorf("%s: %v", tt.name, hits)
		}
	}
}

func TestSpans(t *testing.T) {
	for _, tt := range []struct{ phrase, text, want string }{
		{"strasse", "die Straße!", "Straße"},
		{"s", "ß", ""},
		{"fi", "ﬁx ﬁ", "ﬁ"},
		{"i", "ﬁ", ""},
		{"صلى الله عليه وسلم", "\ufeff\ufdfa\u200b", "\ufdfa"},
		{"请", "\ufeff請\ufeff", "請"},
		{"ok", "\u200bＯ\u200b\u200bＫ\u200b", "Ｏ\u200b\u200bＫ"},
		{"a b", "x a \u3000\n b y", "a \u3000\n b"},
		{"\ufffd", "\xef\xbf\xff", ""},
		{"\ufffd", "\xef\xbf. \ufffd", "\ufffd"},
		{"行", "\xff行\xff", "行"},
		{"不行", "不\xff行", ""},
		{"가", "각 가", "가"},
		{"가", "\u1100\u1161", "\u1100\u1161"},
		{"i̇", "İ", "İ"},
		{"kg", "5㎏", "㎏"},
		{"x\u0302", "x\u0303 x\u0302", "x\u0302"},
		{"x\u0302\u0302", "x\u0302 x\u0302\u0303 x\u0302\u0302", "x\u0302\u0302"},
	} {
		m := phrase.Must(phrase.Of(phrase.Word, tt.phrase), phrase.Options{})
		var got strings.Builder
		for h := range m.All(tt.text) {
			got.WriteString(tt.text[h.Start:h.End])
		}
		if got.String() != tt.want {
			t.Errorf("%+q in %+q: got %+q, want %+q", tt.phrase, tt.text, got.String(), tt.want)
		}
	}
}

// TestLocateEqualsCounting compares with counting each prefix anew.
func TestLocateEqualsCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{"a", "行", "😊", "\n", "\r", "\r\n", "\xff", "e\u0301"})).Draw(t, "pieces")
		text := strings.Join(pieces, "")
		var borders []int
		for at := 0; at <= len(text); {
			borders = append(borders, at)
			_, size := utf8.DecodeRuneInString(text[at:])
			at += max(size, 1)
		}
		hits := rapid.SliceOf(rapid.Custom(func(t *rapid.T) phrase.Hit {
			return phrase.Hit{Start: rapid.SampledFrom(borders).Draw(t, "start"), End: rapid.SampledFrom(borders).Draw(t, "end")}
		})).Draw(t, "hits")
		got, err := phrase.Locate(text, hits)
		if err != nil {
			t.Fatal(err)
		}
		for i, h := range hits {
			if want := (phrase.Span{Start: count(text, h.Start), End: count(text, h.End)}); got[i] != want {
				t.Errorf("%v in %+q is %+v, want %+v", h, text, got[i], want)
			}
		}
	})
}

func count(text string, at int) phrase.Position {
	before := text[:at]
	lines := strings.ReplaceAll(before, "\r\n", "\n")
	if strings.HasSuffix(before, "\r") && strings.HasPrefix(text[at:], "\n") {
		lines = strings.TrimSuffix(lines, "\r") + " "
	}
	lines = strings.ReplaceAll(lines, "\r", "\n")
	start := strings.LastIndexAny(before[:len(before)-len(lines[strings.LastIndex(lines, "\n")+1:])], "\r\n") + 1
	return phrase.Position{
		Byte: at, Rune: utf8.RuneCountInString(before), UTF16: len(utf16.Encode([]rune(before))),
		Line: strings.Count(lines, "\n") + 1, Column: utf8.RuneCountInString(before[start:]) + 1,
	}
}

func TestLocateRefuses(t *testing.T) {
	for _, h := range []phrase.Hit{{Start: 1, End: 3}, {Start: 0, End: 7}, {Start: -1, End: 0}} {
		spans, err := phrase.Locate("行行", []phrase.Hit{{End: 3}, h})
		if e, ok := errors.AsType[*phrase.PlaceError](err); !ok || e.Len != 6 || spans != nil || !strings.Contains(err.Error(), "from 0 to 6") {
			t.Errorf("%v: %v, %v", h, spans, err)
		}
	}
}

// reader gives what its function gives.
type reader func(p []byte) (int, error)

func (r reader) Read(p []byte) (int, error) { return r(p) }

func TestReadersThatMisbehave(t *testing.T) {
	m := phrase.Must(phrase.Of(phrase.Word, "行"), phrase.Options{})
	given, idle := false, 0
	for name, tt := range map[string]struct {
		r    io.Reader
		want string
		hits int
	}{
		"nothing, for ever": {reader(func([]byte) (int, error) { idle++; return 0, nil }), io.ErrNoProgress.Error(), 0},
		"too much":          {reader(func(p []byte) (int, error) { return len(p) + 1, nil }), "impossible count", 0},
		"less than nothing": {reader(func([]byte) (int, error) { return -1, io.EOF }), "impossible count", 0},
		"text with an error": {reader(func(p []byte) (int, error) {
			return copy(p, "行行"), io.ErrUnexpectedEOF
		}), "reading failed at byte 6: unexpected EOF", 2},
		"text with the end": {iotest.DataErrReader(strings.NewReader("行")), "", 1},
		"nothing now and then": {reader(func(p []byte) (int, error) {
			if given = !given; given {
				return 0, nil
			}
			return copy(p, "行"), io.EOF
		}), "", 1},
	} {
		hits, err := collect(m, tt.r)
		if len(hits) != tt.hits || (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, %v, want %d hits and %q", name, hits, err, tt.hits, tt.want)
		}
	}
	if idle != 100 {
		t.Errorf("a reader that gives nothing is asked %d times, want 100", idle)
	}
	for range m.Read(strings.NewReader(strings.Repeat("行", 10000))) {
		break // stops without reading on
	}
}

// TestClassesAreCounted makes sure that the drawn texts and hits have what the
// laws speak of.
func TestClassesAreCounted(t *testing.T) {
	counts := map[string]int{}
	cases := rapid.Custom(drawCase)
	for seed := range 500 {
		c := cases.Example(seed)
		for _, text := range c.texts {
			for class, words := range parts {
				if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) }) {
					counts[class]++
				}
			}
			hits := c.Find(text)
			if len(hits) > 0 {
				counts["hit"]++
				counts["hit "+c.options.Kind.String()]++
			}
			for _, h := range hits {
				p := c.Phrase(h.Phrase)
				counts["hit "+p.Edge.String()]++
				if text[h.Start:h.End] != p.Text {
					counts["hit that differs"]++
				}
			}
			if len(c.all(text)) > len(hits) && c.options.Kind != phrase.Overlapping {
				counts["hits that overlap"]++
			}
		}
	}
	for class, floor := range map[string]int{
		"plain": 1500, "capital": 250, "wide": 250, "traditional": 250, "form": 250, "combining": 250, "ignorable": 250, "blank": 250, "bad": 250, "border": 250,
		"hit": 900, "hit leftmost-longest": 200, "hit leftmost-first": 200, "hit overlapping": 200, "hit that differs": 60, "hits that overlap": 60,
		"hit word": 200, "hit anywhere": 600, "hit clause": 25, "hit start": 40, "hit end": 40,
	} {
		if counts[class] < floor {
			t.Errorf("%s: %d of 3000 texts, want %d", class, counts[class], floor)
		}
	}
}

// TestMarksThatPhrasesHave looks for characters with marks, each in a matcher that
// has no other phrase: marks that no phrase has are passed over.
func TestMarksThatPhrasesHave(t *testing.T) {
	bases := []rune("eAかα1不\u1100가")
	count := 0
	for mark := rune(0x300); mark < 0x20000; mark++ {
		if !belongs(mark) || mark > 0x380 && mark%23 != 0 && !(0x1160 <= mark && mark < 0x1178) {
			continue
		}
		text := string(bases[count%len(bases)]) + string(mark)
		count++
		for _, more := range []string{"", "\u0301", "\u0323"} {
			m := phrase.Must(phrase.Of(phrase.Anywhere, text+more), phrase.Options{})
			if got, want := m.Find("x"+text+more+"x"), []phrase.Hit{{Start: 1, End: 1 + len(text+more)}}; !slices.Equal(got, want) {
				t.Errorf("%+q in itself: got %v, want %v", text+more, got, want)
			}
			if got := m.Find(text + more + "\u0327"); more != "" && got != nil && phrase.Fold(text+more, 0) != phrase.Fold(text+more+"\u0327", 0) {
				t.Errorf("%+q with one more mark is found: %v", text+more, got)
			}
		}
	}
	if count < 200 {
		t.Errorf("only %d marks", count)
	}
}

// TestMarksBehindAWindow reads texts in which a character is cut from its mark by
// the end of what a stream has at hand.
func TestMarksBehindAWindow(t *testing.T) {
	m := phrase.Must(phrase.Of(phrase.Anywhere, "é", "bá"), phrase.Options{})
	for _, text := range []string{"e\u200b\u200b\u0301", "ba\u200b\u0301", "b\u200ba\u0301"} {
		for before := 15<<10 - 12; before < 15<<10+2; before++ {
			text := strings.Repeat("x", before) + text + strings.Repeat("y", 2000)
			if got, err := collect(m, strings.NewReader(text)); err != nil || len(got) != 1 || got[0].Start != before {
				t.Errorf("%d before: got %v, %v", before, got, err)
			}
		}
	}
}
