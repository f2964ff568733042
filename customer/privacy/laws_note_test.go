package privacy_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer/privacy"
)

func TestLawJudgementsAreSpansOfTheNote(t *testing.T) {
	met := 0
	rapid.Check(t, func(t *rapid.T) {
		note := drawNote(t)
		if err := checkSpans(note); err != nil {
			t.Fatal(err)
		}
		met += len(privacy.CheckNote(note))
	})
	if met < 10 {
		t.Errorf("only %d judgements were drawn", met)
	}
}

func TestLawAccountsAndQuotationsAreNotJudged(t *testing.T) {
	quotes := [][2]string{{"\"", "\""}, {"“", "”"}, {"「", "」"}, {"『", "』"}, {"«", "»"}}
	rapid.Check(t, func(t *rapid.T) {
		note := strings.NewReplacer("\"", "", "“", "", "”", "", "「", "", "」", "", "\n", "").Replace(drawNote(t))
		q := rapid.SampledFrom(quotes).Draw(t, "quotes")
		if found := privacy.CheckNote(q[0] + note + q[1]); len(found) > 0 {
			t.Fatalf("%q was quoted: %v", note, found)
		}
		sentence := strings.NewReplacer(".", "", "。", "").Replace(note)
		verb := rapid.SampledFrom([]string{"The customer said ", "SHE REPORTED ", "客户反映", "客戶表示", "according to him "}).Draw(t, "verb")
		if found := privacy.CheckNote(verb + sentence); len(found) > 0 {
			t.Fatalf("%q was somebody's account: %v", sentence, found)
		}
	})
}
