package phrase_test

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// oracle finds the hits in text by trying every phrase on every piece of text
// between two characters. All it shares with the matcher is Fold, which has its
// own judge, golang.org/x/text.
type oracle struct {
	phrases []phrase.Phrase
	options phrase.Options
}

func (o oracle) find(text string) []phrase.Hit {
	all := o.all(text)
	if o.options.Kind == phrase.Overlapping {
		slices.SortFunc(all, func(a, b phrase.Hit) int {
			return compare(a.End, b.End, a.Start, b.Start, a.Phrase, b.Phrase)
		})
		return all
	}
	var chosen []phrase.Hit
	for from := 0; ; {
		var best *phrase.Hit
		for i := range all {
			if h := &all[i]; h.Start >= from && (best == nil || o.prefers(h, best)) {
				best = h
			}
		}
		if best == nil {
			return chosen
		}
		chosen = append(chosen, *best)
		from = best.End
	}
}

func (o oracle) prefers(a, b *phrase.Hit) bool {
	if o.options.Kind == phrase.LeftmostLongest {
		return compare(a.Start, b.Start, b.End, a.End, a.Phrase, b.Phrase) < 0
	}
	return compare(a.Start, b.Start, a.Phrase, b.Phrase) < 0
}

// compare compares pairs of numbers until one differs.
func compare(pairs ...int) int {
	for i := 0; i < len(pairs); i += 2 {
		if d := pairs[i] - pairs[i+1]; d != 0 {
			return d
		}
	}
	return 0
}

// letter is a character of a text, with what the rules ask of it.
type letter struct {
	r          rune // -1 for a byte that is not UTF-8
	start, end int
}

// letters are the characters of text that are not dropped.
func (o oracle) letters(text string) []letter {
	var all []letter
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError && size == 1 {
			r = -1
		}
		if r < 0 || !invisible(r) || o.options.Keep&phrase.Invisible != 0 {
			all = append(all, letter{r, at, at + size})
		}
		at += size
	}
	return all
}

// belongs reports whether r belongs to the character before: a mark, also narrow.
func belongs(r rune) bool {
	if r < 0 || invisible(r) {
		return false
	}
	if r == 'ﾞ' || r == 'ﾟ' {
		return true
	}
	return unicode.Is(unicode.M, r) || !norm.NFC.PropertiesString(string(r)).BoundaryBefore()
}

// all lists every hit that stands at its edges.
func (o oracle) all(text string) []phrase.Hit {
	var hits []phrase.Hit
	keep := o.options.Keep
	blank := func(r rune) bool { return unicode.Is(unicode.White_Space, r) && keep&phrase.Blank == 0 }
	letters := o.letters(text)
	visible := visibleOf(text)
	for p, ph := range o.phrases {
		want := phrase.Fold(ph.Text, keep)
		if keep&phrase.Blank == 0 {
			want = strings.Trim(want, " ")
		}
		for i, first := range letters {
			if belongs(first.r) || blank(first.r) {
				continue
			}
			for j := i; j < len(letters) && letters[j].r >= 0; j++ {
				last := letters[j]
				end := slices.IndexFunc(visible, func(l letter) bool { return l.start >= last.end })
				if blank(last.r) || end >= 0 && belongs(visible[end].r) {
					continue
				}
				if phrase.Fold(text[first.start:last.end], keep) == want && stands(visible, ph.Edge, first.start, last.end) {
					hits = append(hits, phrase.Hit{Phrase: p, Start: first.start, End: last.end})
				}
			}
		}
	}
	return hits
}

// visibleOf lists the characters of text that can be seen or are blank.
func visibleOf(text string) []letter {
	return oracle{}.letters(text)
}

// stands judges the edges on the list of visible characters.
func stands(visible []letter, edge phrase.Edge, start, end int) bool {
	var left, right []letter // left backwards
	for _, l := range visible {
		switch {
		case l.end <= start:
			left = slices.Insert(left, 0, l)
		case l.start >= end:
			right = append(right, l)
		}
	}
	inner := visible[len(left) : len(visible)-len(right)]
	back := slices.Clone(inner)
	slices.Reverse(back)
	wordLeft := !runsOn(slices.Concat(inner, right), left)
	wordRight := !runsOn(slices.Concat(back, left), right)
	switch edge {
	case phrase.Anywhere:
		return true
	case phrase.Clause:
		return clauseEnds(inner, left) && clauseEnds(back, right)
	case phrase.Start:
		return messageEnds(left) && wordRight
	case phrase.End:
		return wordLeft && messageEnds(right)
	}
	return wordLeft && wordRight
}

// runsOn reports whether a word goes on from the first of in to the first of out.
func runsOn(in, out []letter) bool {
	if len(in) == 0 || len(out) == 0 {
		return false
	}
	a, b := in[0].r, out[0].r
	apostrophe := func(r rune) bool { return strings.ContainsRune("'’‘＇", r) && r >= 0 }
	switch {
	case inWord(a) && inWord(b):
		return true
	case apostrophe(b) && inWord(a) && !digit(a):
		return len(out) > 1 && inWord(out[1].r) && !digit(out[1].r)
	case apostrophe(a) && inWord(b) && !digit(b):
		return len(in) > 1 && inWord(in[1].r) && !digit(in[1].r)
	}
	return false
}

func digit(r rune) bool { return unicode.IsDigit(r) || r == '_' || r == '＿' }

// inWord is by script, where the matcher goes by block.
func inWord(r rune) bool {
	if r < 0 || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai) {
		return false
	}
	if 0x3000 <= r && r <= 0x30FF || r == 'ﾞ' || r == 'ﾟ' || r == 'ｰ' {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || digit(r)
}

// clauseEnds reports whether out begins, after blanks, with the border of a clause.
func clauseEnds(in, out []letter) bool {
	spaced := false
	for i, l := range out {
		if l.r < 0 {
			return false
		}
		if strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", l.r) {
			return true
		}
		if unicode.IsSpace(l.r) {
			spaced = true
			continue
		}
		mark, beside := []rune(width.Fold.String(string(l.r)))[0], in[0].r
		inside := !spaced && i+1 < len(out) && (strings.ContainsRune(".:'’-/*|`·•", mark) && inWord(beside) && inWord(out[i+1].r) ||
			strings.ContainsRune(",~", mark) && unicode.IsDigit(beside) && unicode.IsDigit(out[i+1].r))
		return border(l.r) && !inside
	}
	return true
}

func messageEnds(out []letter) bool {
	return !slices.ContainsFunc(out, func(l letter) bool { return l.r < 0 || !unicode.IsSpace(l.r) && !border(l.r) })
}

// border knows the signs that the tests use.
func border(r rune) bool {
	return r >= 0 && strings.ContainsRune(".,:;'’-/*~|`·•!?\"()…—“”。、「」😊👌☎", []rune(width.Fold.String(string(r)))[0])
}

// parts are what the texts and phrases of the tests are made of.
var parts = map[string][]string{
	"plain":       {"a", "b", "ab", "no", "行", "不", "不行", "问题", "1", "_"},
	"capital":     {"A", "B", "NO", "ẞ", "Σ", "ς", "K", "ſ", "İ", "ı"},
	"wide":        {"ａ", "Ｂ", "１", "ｶﾞ", "ガ", "＿", "，", "＇"},
	"traditional": {"問題", "國", "国", "後", "后", "裏", "沒"},
	"form":        {"ﬁ", "fi", "①", "㎏", "kg", "ß", "ss", "…", "...", "ﷺ"},
	"combining":   {"é", "e\u0301", "e", "\u0301", "\u0323", "\u0345", "가", "\u1100\u1161", "か\u3099"},
	"ignorable":   {"\u200b", "\ufeff", "\u00ad", "\u200d", "\ufe0f"},
	"blank":       {" ", "  ", "\t", "\n", "\u3000", "\u00a0"},
	"bad":         {"\xff", "\xe4\xb8", "\x80", "\ufffd"},
	"border":      {".", ",", "。", "！", "'", "’", "-", "/", "😊", "“", "~", "．", "，", "：", "～"},
}

var partNames = []string{"plain", "capital", "wide", "traditional", "form", "combining", "ignorable", "blank", "bad", "border"}

// mixed draws text of all classes, plain characters most often.
func mixed(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(0, most).Draw(t, "length") {
			name := "plain"
			if rapid.IntRange(0, 1).Draw(t, "other") == 1 {
				name = rapid.SampledFrom(partNames).Draw(t, "class")
			}
			b.WriteString(rapid.SampledFrom(parts[name]).Draw(t, "part"))
		}
		return b.String()
	})
}

// caseOf is a matcher, its oracle and texts in which it finds something now and then.
type caseOf struct {
	*phrase.Matcher
	oracle
	texts []string
}

func drawCase(t *rapid.T) caseOf {
	c := drawPhrases(t)
	if c.Matcher == nil {
		c.Matcher = phrase.Must(c.phrases, c.options)
	}
	return c
}

// drawPhrases draws a case that may lack its matcher.
func drawPhrases(t *rapid.T) caseOf {
	keeps := []phrase.Difference{0, 0, 0, phrase.Exact, phrase.Case, phrase.Form, phrase.Script | phrase.Width, phrase.Blank | phrase.Invisible}
	options := phrase.Options{
		Kind: phrase.Kind(rapid.IntRange(0, 2).Draw(t, "kind")),
		Keep: rapid.SampledFrom(keeps).Draw(t, "keep"),
	}
	drawn := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) phrase.Phrase {
		return phrase.Phrase{
			Text: mixed(4).Draw(t, "phrase"),
			Edge: rapid.SampledFrom([]phrase.Edge{phrase.Anywhere, phrase.Anywhere, phrase.Anywhere, phrase.Word, phrase.Word, phrase.Clause, phrase.Start, phrase.End}).Draw(t, "edge"),
		}
	}), 1, 6).Draw(t, "phrases")
	m, phrases := accepted(append(drawn, phrase.Phrase{Text: "a b", Edge: phrase.Anywhere}), options)
	c := caseOf{m, oracle{phrases, options}, nil}
	for range 6 {
		var b strings.Builder
		for range rapid.IntRange(0, 5).Draw(t, "pieces") {
			if rapid.Bool().Draw(t, "known") {
				b.WriteString(rapid.SampledFrom(phrases).Draw(t, "known phrase").Text)
			} else {
				b.WriteString(mixed(3).Draw(t, "piece"))
			}
		}
		c.texts = append(c.texts, b.String())
	}
	return c
}

// accepted leaves out the phrases that New refuses; when it refuses none there is
// a matcher already.
func accepted(phrases []phrase.Phrase, options phrase.Options) (*phrase.Matcher, []phrase.Phrase) {
	m, err := phrase.New(phrases, options)
	refused := map[int]bool{}
	for _, fault := range faults(err) {
		refused[fault.Index] = true
	}
	var good []phrase.Phrase
	for i, p := range phrases {
		if !refused[i] {
			good = append(good, p)
		}
	}
	return m, good
}

// faults takes the error of New apart.
func faults(err error) []*phrase.PhraseError {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return nil
	}
	var all []*phrase.PhraseError
	for _, err := range joined.Unwrap() {
		if e, ok := errors.AsType[*phrase.PhraseError](err); ok {
			all = append(all, e)
		}
	}
	return all
}
