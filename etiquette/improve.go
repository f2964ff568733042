package etiquette

import (
	"log/slog"
	"strings"
	"unicode"
	"unicode/utf8"
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
//
// What is written keeps the capital of what it replaces: "No problem" becomes
// "Certainly", "no problem" "certainly". Words all in capitals, as OK, tell nothing
// about that, unless they begin a sentence.
func (c *Checker) Improve(text string, in Setting) (better string, changes []Change) {
	var b strings.Builder
	var o outline
	done := 0
	for f := range c.All(text, in) {
		if f.Replace == "" || f.Start < done {
			continue
		}
		b.WriteString(text[done:f.Start])
		better := f.Replace
		if isCapitalised(f.Text) || startsCapital(f.Text) && o.begins(text, f.Start) {
			better = capitalise(better)
		}
		b.WriteString(better)
		done = f.End
		changes = append(changes, Change{f.Rule, f.Start, f.End, f.Text, better, f.Reason})
	}
	b.WriteString(text[done:])
	return b.String(), changes
}

// startsCapital reports whether the first character is a capital letter.
func startsCapital(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// isCapitalised reports whether a text begins with a capital and goes on with small
// letters, not all of it being capitals.
func isCapitalised(text string) bool {
	return startsCapital(text) && strings.ContainsFunc(text, unicode.IsLower)
}

// capitalise makes the first character a capital, where it has one.
func capitalise(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToTitle(r)) + text[size:]
}

// begins reports whether a sentence of the text begins at a place, but for marks and
// blanks.
func (o *outline) begins(text string, place int) bool {
	if len(o.sentences) == 0 {
		o.read(text)
	}
	before := text[around(o.sentences, int32(place)).start:place]
	return !strings.ContainsFunc(before, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
