package etiquette

import (
	"fmt"
	"log/slog"
)

// Finding is one place in a text where something is said that should not be.
type Finding struct {
	// Idea is what is wrong.
	Idea Idea `json:"idea"`
	// Rule is the id of the rule that found it.
	Rule string `json:"rule"`
	// Severity is how much it matters.
	Severity Severity `json:"severity"`
	// Start and End are the place in the text, in bytes, End being behind the last.
	Start int `json:"start"`
	End   int `json:"end"`
	// Text is what stands there, as it was written.
	Text string `json:"text"`
	// Language is that of the message, and of Reason and Suggestions.
	Language Language `json:"language"`
	// Reason tells the writer why.
	Reason string `json:"reason"`
	// Suggestions are better words, the best first. The slice belongs to the checker:
	// read it only.
	Suggestions []string `json:"suggestions"`
	// Replace can stand in the place of Text as it is, see [Checker.Improve]; mostly
	// "".
	Replace string `json:"replace,omitempty"`
	// Guards names what could have taken the finding back and did not, in the order
	// in which it was asked. The slice belongs to the checker.
	Guards []string `json:"guards"`
}

// String gives place, severity, rule, idea and reason in one line, and not the text:
// who may read that finds it in Text, or in what [Report.WriteText] writes.
func (f Finding) String() string {
	return fmt.Sprintf("%d-%d %s %s %s: %s", f.Start, f.End, f.Severity, f.Rule, f.Idea, f.Reason)
}

// LogValue gives idea, rule, severity and place, never the text.
func (f Finding) LogValue() slog.Value {
	return slog.GroupValue(slog.String("idea", string(f.Idea)), slog.String("rule", f.Rule),
		slog.String("severity", f.Severity.String()), slog.Int("start", f.Start), slog.Int("end", f.End))
}
