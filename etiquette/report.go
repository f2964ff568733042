package etiquette

import (
	"cmp"
	"fmt"
	"io"
	"log/slog"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// Report is a text with what was found in it: what the outputs are made from. As JSON
// it is an object with all fields of its findings.
type Report struct {
	// Name is what the text is called: a file, a message id.
	Name string `json:"name"`
	// Text is the text that was judged.
	Text string `json:"text"`
	// Findings are what was found in it, in any order.
	Findings []Finding `json:"findings"`
	// Truncated says that more could have been found, see [Checker.Check].
	Truncated bool `json:"truncated,omitzero"`
}

// Report judges a text and gives it together with its findings.
func (c *Checker) Report(name, text string, in Setting) Report {
	findings, truncated := c.Check(text, in)
	return Report{Name: name, Text: text, Findings: findings, Truncated: truncated}
}

// LogValue gives the name, the number of bytes and of findings, never the text.
func (r Report) LogValue() slog.Value {
	return slog.GroupValue(slog.String("name", r.Name), slog.Int("bytes", len(r.Text)), slog.Int("findings", len(r.Findings)))
}

// WriteText writes a line for each finding, as compilers do, and one below it for
// each suggestion and for the words that can simply take its place:
//
//	draft.txt:1:3: error zh.belittle.child belittle "三岁小孩都会": 让客户觉得自己笨。
//		→ 我来一步步陪您操作。
//
// A finding that is not in the text is a [*phrase.PlaceError].
func (r Report) WriteText(w io.Writer) error {
	spans, err := r.spans()
	if err != nil {
		return err
	}
	p := printer{w: w}
	for i, f := range r.Findings {
		at := spans[i].Start
		p.printf("%s:%d:%d: %s %s %s %q: %s\n", r.Name, at.Line, at.Column, f.Severity, f.Rule, f.Idea, f.Text, f.Reason)
		for _, better := range f.Suggestions {
			p.printf("\t→ %s\n", better)
		}
		if f.Replace != "" {
			p.printf("\t= %s\n", f.Replace)
		}
	}
	if r.Truncated {
		p.printf("%s: truncated\n", r.Name)
	}
	return p.err
}

// spans locates the findings in the text.
func (r Report) spans() ([]phrase.Span, error) {
	hits := make([]phrase.Hit, len(r.Findings))
	for i, f := range r.Findings {
		hits[i] = phrase.Hit{Start: f.Start, End: f.End}
	}
	return phrase.Locate(r.Text, hits)
}

// printer prints until the first error.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, err := fmt.Fprintf(p.w, format, args...)
		p.err = cmp.Or(p.err, err)
	}
}
