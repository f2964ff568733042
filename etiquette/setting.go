package etiquette

import (
	"strings"
	"sync"
	"unicode"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// Setting is where a text is said. The zero value leaves the language to
// [Checker.Detect] and heeds no rules that are for certain channels only.
type Setting struct {
	// Language is that of the text; "" means that the checker finds it out.
	Language Language `json:"language,omitempty"`
	// Channel is the way on which the text goes out; not set, rules for certain
	// channels, such as personal data on social media, stay silent.
	Channel Channel `json:"channel,omitzero"`
}

// Where the Chinese characters are that Detect looks at.
const (
	firstHan = 0x3400
	lastHan  = 0x9FFF
)

// traditional is the set of characters that simplified texts do not write. It is filled
// when the first text asks.
type traditional struct {
	once sync.Once
	set  [(lastHan-firstHan)/64 + 1]uint64
}

// fill asks the folding of the matcher, so that both agree: it takes away the difference
// of scripts, one character for one.
func (t *traditional) fill() {
	var all strings.Builder
	for r := rune(firstHan); r <= lastHan; r++ {
		all.WriteRune(r)
	}
	r := rune(firstHan)
	for _, folded := range phrase.Fold(all.String(), phrase.Exact&^phrase.Script) {
		if folded != r {
			t.set[(r-firstHan)/64] |= 1 << ((r - firstHan) % 64)
		}
		r++
	}
}

func (t *traditional) has(r rune) bool {
	t.once.Do(t.fill)
	return firstHan <= r && r <= lastHan && t.set[(r-firstHan)/64]>>((r-firstHan)%64)&1 != 0
}

// Detect tells the language of a text by its script: Chinese when it has at least as
// many Han characters as words of Latin letters, and then traditional when at least
// one Han character in twenty is written in traditional script only; else English.
// Characters that both scripts share, as in 不行, tell nothing: a text of these alone
// is taken for simplified Chinese. Only the first 4 KiB are read.
//
// What rules find does not depend on the script where they are for both; only the
// language of the reasons does. Who knows the language should say it in the
// [Setting].
func (c *Checker) Detect(text string) Language {
	han, traditional, latin := 0, 0, 0
	inside := false // a Latin word
	for _, r := range text[:min(len(text), 4<<10)] {
		word := unicode.Is(unicode.Latin, r)
		switch {
		case unicode.Is(unicode.Han, r):
			han++
			if c.traditional.has(r) {
				traditional++
			}
		case word && !inside:
			latin++
		}
		inside = word
	}
	switch {
	case han == 0 || han < latin:
		return English
	case traditional > 0 && traditional*20 >= han:
		return Hant
	}
	return Hans
}
