package phrase_test

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// TestEdges lists texts in which the phrase, marked by brackets, stands at its
// edge, or where it does not, without brackets.
func TestEdges(t *testing.T) {
	tests := []struct {
		edge   phrase.Edge
		phrase string
		texts  string // by bars
	}{
		{phrase.Word, "class", "[class]|a [class]!|classic|subclass|class1|class_|class's|class’s|([class])|[class]-mate|first-[class]|头等[class]舱|класс|éclass|classé|[Class] class\u0301"},
		{phrase.Word, "can", "[can]|I [can].|can't|can’t|can‘t|can＇t|can\u200b't|pecan|'[can]'|[can]' t|'[can]|[can]'1|c[an"},
		{phrase.Word, "t", "don't|[t]'|'[t]|1'[t]|ta|[t]"},
		{phrase.Word, "12", "[12]|112|123|a12|[12]日|第[12]|12\u0660|[12]%|12_|$[12]|[12].5"},
		{phrase.Word, "no", "[no]|know|NOte|\u200bk\u200bno|no\u200bte|[no]。|(１no)|１no|＿no|[no]な|[no]가|noﬀ|[no]豈|ไทย[no]|[no]中|中[no]中"},
		{phrase.Word, "不行", "[不行]|这[不行]吧|abc[不行]abc|[不行]1|_[不行]_|[不行]\u200b吧"},
		{phrase.Word, "ok的", "[ok的]|[ok的]a|book的|[OK的]呀|1ok的"},
		{phrase.Word, "é", "[é]|[e\u0301]|e\u0301\u0301|café"},
		{phrase.Anywhere, "class", "[class]ic|sub[class]|[class]'s"},
		{phrase.Anywhere, "e", "[e]|é|e\u0301|e\u200b\u0301|b[e]d|[e]\u200ba"},
		{phrase.Anywhere, "ka", "[ka]|k\u200ba\u0301"},
		{phrase.Clause, "行", "[行]|[行]。|，[行]，|银行|行吧|行 不行|[行] ！|“[行]”|（[行]）|[行]\n好|好\n[行]|好。[行]|[行]～|[行]😊|😊[行]|1行|a 行|[行]/不可以|[行]─|[行]⯿|[行]...|\u200b[行]\u200b。|[行]\u3000"},
		{phrase.Clause, "no", "[no]|[No].|No.5|no.com|[no]. 5|no-one|[no] - sorry|sorry, [no]|[no]/对|and/no|/[no]|10:no|10：no|no．com|[no]．|[no],x|[no]，x|x～[no]|x;[no]|x／no|[no]: x|no's|\"[no]\"|no sir|[no]!!|\\no|[no]…|*[no]*|x\v[no]|x\f[no]|[no]\rx|[no]\u0085x|[no]\u2029x|[no]\u2028x|no\u00b0"},
		{phrase.Clause, "5", "[5]|3.5|3．5|3,5|3，5|3~5|３～5|a,[5]|a，[5]|[5],x|10:5|10：5|[5]、3|3；[5]"},
		{phrase.Start, "hi", "[hi]|[Hi] there|  [hi]|\n[hi]|“[hi]”|oh hi|hiring|.[hi]|[hi]\u200b!|😊 [hi]|x\nhi"},
		{phrase.Start, "您好", "[您好]|[您好]吗|，[您好]|啊您好"},
		{phrase.End, "bye", "[bye]|good [bye]!|bye now|goodbye|[bye] 😊\n|[bye]。。。|bye\nx|[bye]\ufeff"},
		{phrase.End, "谢谢", "[谢谢]|多[谢谢]！|谢谢您"},
	}
	for _, tt := range tests {
		m := phrase.Must(phrase.Of(tt.edge, tt.phrase), phrase.Options{})
		for marked := range strings.SplitSeq(tt.texts, "|") {
			start, end := strings.Index(marked, "["), strings.Index(marked, "]")-1
			text := strings.NewReplacer("[", "", "]", "").Replace(marked)
			hits := m.Find(text)
			switch {
			case end < 0:
				if strings.Contains(marked, "[") {
					text = marked // a bracket of its own
					hits = m.Find(text)
				}
				if len(hits) > 0 {
					t.Errorf("%v %q is found in %+q: %v", tt.edge, tt.phrase, text, hits)
				}
			case len(hits) != 1 || hits[0] != phrase.Hit{Start: start, End: end}:
				t.Errorf("%v %q in %+q: got %v, want %d to %d", tt.edge, tt.phrase, text, hits, start, end)
			}
		}
	}
}

// TestEveryAsciiCharacter judges each as a neighbour of a word.
func TestEveryAsciiCharacter(t *testing.T) {
	const joining = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
	const ending = "\n\v\f\r!\"'()*,-./:;<>?[]`{|}~"
	word := phrase.Must(phrase.Of(phrase.Word, "no"), phrase.Options{})
	clause := phrase.Must(phrase.Of(phrase.Clause, "no"), phrase.Options{})
	for c := range byte(0x80) {
		for _, text := range []string{"no" + string(c), string(c) + "no"} {
			if got, want := word.Contains(text), !strings.Contains(joining, string(c)); got != want {
				t.Errorf("in %q the word is found: %v, want %v", text, got, want)
			}
			blank := c == ' ' || c == '\t'
			if got, want := clause.Contains(text), blank || strings.Contains(ending, string(c)); got != want {
				t.Errorf("in %q the clause is found: %v, want %v", text, got, want)
			}
		}
	}
}

// TestLongRuns pins what happens where a run is as long as allowed, and one longer.
func TestLongRuns(t *testing.T) {
	run := func(s string, n int) string { return strings.Repeat(s, n) }
	const most = phrase.MaxRun
	tests := []struct {
		phrase phrase.Phrase
		text   string
		found  bool
	}{
		{phrase.Phrase{Text: "a b"}, "a" + run(" ", most) + "b", true},
		{phrase.Phrase{Text: "a b"}, "a" + run(" ", most+1) + "b", false},
		{phrase.Phrase{Text: "a b"}, "a" + run(" \u200b", most/2) + "b", true},
		{phrase.Phrase{Text: "a b"}, "a" + run(" \u200b", most/2) + " b", false},
		{phrase.Phrase{Text: "ab"}, "a" + run("\u200b", most) + "b", true},
		{phrase.Phrase{Text: "ab"}, "a" + run("\u200b", most+1) + "b", false},
		{phrase.Phrase{Text: "a" + run("\u0301", most)}, "a" + run("\u0301", most), true},
		{phrase.Phrase{Text: "b", Edge: phrase.Anywhere}, "a" + run("\u0301", most+1) + "b", true},
		{phrase.Phrase{Text: "a", Edge: phrase.Anywhere}, "a" + run("\u0301", most+1), false},
		{phrase.Phrase{Text: "no", Edge: phrase.Clause}, "x" + run(" ", most+1) + "no", true},
		{phrase.Phrase{Text: "no", Edge: phrase.Clause}, "x" + run(" ", most-1) + "no", false},
		{phrase.Phrase{Text: "no", Edge: phrase.Clause}, "no" + run(" ", most-1) + "x", false},
		{phrase.Phrase{Text: "no", Edge: phrase.Clause}, "no" + run(" ", most) + "x", true},
		{phrase.Phrase{Text: "no", Edge: phrase.Start}, run(".", most) + "no", true},
		{phrase.Phrase{Text: "no", Edge: phrase.Start}, run(".", most+1) + "no", false},
		{phrase.Phrase{Text: "no", Edge: phrase.End}, "no" + run("!", most), true},
		{phrase.Phrase{Text: "no", Edge: phrase.End}, "no" + run("!", most+1), false},
	}
	for _, tt := range tests {
		m := phrase.Must([]phrase.Phrase{tt.phrase}, phrase.Options{})
		if got := m.Contains(tt.text); got != tt.found {
			t.Errorf("%v %.10q in %+.10q, %d bytes: found is %v, want %v", tt.phrase.Edge, tt.phrase.Text, tt.text, len(tt.text), got, tt.found)
		}
	}
}

// TestScriptsWithoutBlanks tries every letter behind a word: those of scripts that
// are written without blanks do not join it.
func TestScriptsWithoutBlanks(t *testing.T) {
	unspaced := []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Yi, unicode.Thai, unicode.Lao,
		unicode.Tibetan, unicode.Myanmar, unicode.Khmer, unicode.Tangut, unicode.Khitan_Small_Script, unicode.Nushu}
	far := []rune{0x0E01, 0x0FBC, 0x1000, 0x109F, 0x1100, 0x11FF, 0x1780, 0x17DC, 0x2E80, 0xA4CF, 0xA960, 0xAC00, 0xF900, 0xFF66, 0x17000, 0x20000}
	m := phrase.Must(phrase.Of(phrase.Word, "no"), phrase.Options{})
	for _, r := range far {
		if unicode.IsLetter(r) && unicode.In(r, unspaced...) && len(m.Find("no"+string(r))) != 1 {
			t.Errorf("%U joins a word", r)
		}
	}
	for r := rune(0x100); r < 0x3000; r++ {
		if !norm.NFKC.PropertiesString(string(r)).BoundaryBefore() || r == 'ำ' || r == 'ຳ' {
			continue // it belongs to the letter before
		}
		if found := len(m.Find("no"+string(r))) == 1; unicode.Is(unicode.Lo, r) && found != unicode.In(r, unspaced...) {
			t.Errorf("%U (%c) ends a word: %v", r, r, found)
		}
	}
}
