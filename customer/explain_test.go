package customer_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer"
)

// Explanations in three languages, to be read over in testdata/explain.txt.
func TestExplain(t *testing.T) {
	optedOut := story(t, "tears")
	optedOut.OptedOut = true
	overridden := story(t, "sighs")
	overridden.Override = customer.Deliberate
	stories := []struct {
		name     string
		evidence customer.Evidence
	}{
		{"opted out", optedOut},
		{"nothing", customer.Evidence{At: noon}},
		{"hurried", story(t, "asks-to-hurry interrupts")},
		{"deliberate and detail-minded", story(t, "85cpm asks-detail reads-terms needs-time")},
		{"hesitant and undecided", story(t, "puts-off fears-wrong-choice changes-choice")},
		{"assertive and emotional", story(t, "demands names-position swearing")},
		{"hurried, with room for certainty", story(t, "asks-to-hurry interrupts*2 puts-off worries")},
		{"of every kind", story(t, "asks-to-hurry*2 interrupts interrupts#e*2 wants-answer-first asks-exact-figures harsh-remark tears "+
			"no-hurry%200 190cpm thanks needs-no-guarantee names-position rejects-view sighs@8d | long-wait illness")},
		{"pointing several ways", story(t, "asks-to-hurry interrupts demands names-position asks-exact-figures")},
		{"overridden", overridden},
	}
	var b strings.Builder
	for _, s := range stories {
		r := read(t, standard(), s.evidence)
		for _, tag := range []string{"en", "zh-CN", "zh-TW"} {
			fmt.Fprintf(&b, "## %s, %s\n%s\n", s.name, tag, r.Explain(language.MustParse(tag)))
		}
	}
	golden(t, "testdata/explain.txt", b.String())
}

// A reading that nobody classified is explained by what it has.
func TestExplainReadingsMadeByHand(t *testing.T) {
	tests := []struct {
		reading customer.Reading
		want    string
	}{
		{customer.Reading{}, ""},
		{customer.Reading{Status: customer.StatusTyped, Primary: 9, Overlays: []customer.Overlay{9}}, " Confidence: Confidence(0).\n\n"},
		{customer.Reading{Contributions: []customer.Contribution{{Signal: "nods", Type: 1, Points: -1, Observations: 1}}},
			"What was observed:\n- nods (1): -0.001 for “Prefers a quick answer”\n"},
	}
	for _, tt := range tests {
		if got := tt.reading.Explain(language.English); got != tt.want {
			t.Errorf("explained as %q, want %q", got, tt.want)
		}
	}
}
