package etiquette

import (
	"log/slog"
	"strings"
)

// Change is one place in a text that [Checker.Improve] wrote anew.
type Change struct {
	// Rule is the id of the rule that asked for it.
	Rule string `json:"rule"`
	// Start and End are the place in the text as it was, in bytes.
	Start int `json:"start"`
	End   int `json:"end"`
	// Old is what stood there.
	Old string `json:"old"`
	// New is what stands there now.
	New string `json:"new"`
	// Reason tells the writer why.
	Reason string `json:"reason"`
}

// LogValue gives rule and place, never the text.
func (c Change) LogValue() slog.Value {
	return slog.GroupValue(slog.String("rule", c.Rule), slog.Int("start", c.Start), slog.Int("end", c.End))
}

// Improve writes a text anew where that is safe, and says what it changed, in the
// order of the text: each finding whose rule has a Replace is replaced; of findings
// that overlap, the first. Everything else stays to the byte. Most findings have no
// Replace, because only a person can find better words for them: check the text
// again.
func (c *Checker) Improve(text string, in Setting) (better string, changes []Change) {
	var b strings.Builder
	done := 0
	for f := range c.All(text, in) {
		if f.Replace == "" || f.Start < done {
			continue
		}
		b.WriteString(text[done:f.Start])
		b.WriteString(f.Replace)
		done = f.End
		changes = append(changes, Change{f.Rule, f.Start, f.End, f.Text, f.Replace, f.Reason})
	}
	b.WriteString(text[done:])
	return b.String(), changes
}
