package customer

import (
	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Text is one thing said in three languages, each as its own readers say it.
type Text struct {
	// English is for every tag that is not Chinese.
	English string `json:"en"`
	// Hans is simplified Chinese.
	Hans string `json:"zh-Hans"`
	// Hant is traditional Chinese.
	Hant string `json:"zh-Hant"`
}

// In gives the text that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (t Text) In(tag language.Tag) string { return enum.Pick(tag, t.English, t.Hans, t.Hant) }
