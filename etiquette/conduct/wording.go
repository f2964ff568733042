package conduct

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/internal/enum"
)

// Wording is a text for people in the languages it was written in.
type Wording map[etiquette.Language]string

// In gives the text in the language of a tag: traditional Chinese for tags in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others. Where it
// was not written, the English text stands in, then the first by tag; "" for none.
func (w Wording) In(tag language.Tag) string {
	wanted := etiquette.Language(enum.Pick(tag, string(etiquette.English), string(etiquette.Hans), string(etiquette.Hant)))
	for _, l := range append([]etiquette.Language{wanted, etiquette.English}, slices.Sorted(maps.Keys(w))...) {
		if w[l] != "" {
			return w[l]
		}
	}
	return ""
}

func (w Wording) clone() Wording { return maps.Clone(w) }

// check says what is wrong with a wording that must say something, or "".
func (w Wording) check() string {
	if len(w) == 0 {
		return "got no text, want it in one language at least"
	}
	for _, l := range slices.Sorted(maps.Keys(w)) {
		if _, err := language.Parse(string(l)); err != nil {
			return `got the language "` + string(l) + `", want a tag like "zh-Hans"`
		}
		if strings.TrimSpace(w[l]) == "" {
			return `got a blank text for "` + string(l) + `"`
		}
	}
	return ""
}
