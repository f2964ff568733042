package etiquette

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// maxLength is the greatest length of a text, in bytes: more than the longest phrase
// that a matcher takes.
const maxLength = phrase.MaxUnits * utf8.UTFMax

// extent says how much the texts are that a sequence or an element stands for. So
// nobody has to write them out who only wants to know that they are too many.
type extent struct {
	count  int  // of texts, each as often as it can be put together; at most MaxVariants+1
	length int  // of the longest, in bytes; at most maxLength+1
	blank  bool // one of them holds nothing but blanks
}

func newWords(words string) element {
	return element{words: words, extent: extent{1, min(len(words), maxLength+1), strings.TrimSpace(words) == ""}}
}

func newChoice(choice []sequence) element {
	e := element{choice: choice}
	for _, s := range choice {
		x := s.extent()
		e.count = min(e.count+x.count, MaxVariants+1)
		e.length = max(e.length, x.length)
		e.blank = e.blank || x.blank
	}
	return e
}

func (s sequence) extent() extent {
	x := extent{1, 0, true}
	for _, e := range s {
		x.count = min(x.count*e.count, MaxVariants+1)
		x.length = min(x.length+e.length, maxLength+1)
		x.blank = x.blank && e.blank
	}
	return x
}

// spell writes out the texts that a sequence stands for, blanks as they are.
func (s sequence) spell() []string {
	texts := []string{""}
	for _, e := range s {
		texts = product(texts, e.spell())
	}
	return texts
}

// spell writes out the texts that an element stands for.
func (e element) spell() []string {
	if e.choice == nil {
		return []string{e.words}
	}
	texts := make([]string, 0, e.count)
	for _, s := range e.choice {
		if len(s) == 1 && s[0].choice == nil {
			texts = append(texts, s[0].words)
		} else {
			texts = append(texts, s.spell()...)
		}
	}
	return texts
}

// product joins each of a with each of b.
func product(a, b []string) []string {
	switch {
	case len(b) == 1 && b[0] == "":
		return a
	case len(a) == 1 && a[0] == "":
		return b
	}
	all := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			all = append(all, x+y)
		}
	}
	return all
}

// tidy drops the blanks at the ends of a text, and makes each run of others one.
func tidy(text string) string {
	last := ' '
	for _, r := range text {
		if unicode.IsSpace(r) && (r != ' ' || last == ' ') {
			return strings.Join(strings.Fields(text), " ")
		}
		last = r
	}
	return strings.TrimSuffix(text, " ")
}
