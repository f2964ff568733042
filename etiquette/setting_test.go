package etiquette_test

import (
	"strings"
	"testing"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/phrase"
)

func TestDetect(t *testing.T) {
	c := builtIn(t)
	for text, want := range map[string]etiquette.Language{
		"":                            etiquette.English,
		"12345 😊":                     etiquette.English,
		"Good morning":                etiquette.English,
		"您好":                          etiquette.Hans,
		"不行":                          etiquette.Hans,
		"沒有":                          etiquette.Hant,
		"请点击 OK 按钮":                   etiquette.Hans,
		"Please press 确定 and wait":    etiquette.English,
		"好 OK":                        etiquette.Hans,
		strings.Repeat("的", 19) + "國": etiquette.Hant,
		strings.Repeat("的", 20) + "國": etiquette.Hans,
		strings.Repeat("x ", 2048) + "好好好好": etiquette.English,
		"don't can't won't " + "好好好":        etiquette.English,
		"Ünïcödé wörds 好好":                  etiquette.Hans,
	} {
		if got := c.Detect(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

// Every message of the corpus that has a character of one script only is told apart.
func TestDetectKnowsTheCorpus(t *testing.T) {
	c, right, all := builtIn(t), 0, 0
	for _, m := range readCorpus[corpusMessage](t, "corpus-dev") {
		if simple := phrase.Fold(m.Text, phrase.Exact&^phrase.Script) == m.Text; simple && m.Lang == "zh-Hant" {
			continue
		}
		if all++; string(c.Detect(m.Text)) == m.Lang {
			right++
		}
	}
	if right*100 < all*98 {
		t.Errorf("got %d of %d languages right, want 98 in a hundred", right, all)
	}
}
