package etiquette

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"sync"
	"unicode/utf8"
)

// Limits of one check. What is beyond is reported as truncated.
const (
	// MaxText is how much of a text is judged, in bytes.
	MaxText = 1 << 20
	// MaxFindings is how many findings a text can have.
	MaxFindings = 1000
)

// Checker judges texts by the rules of the packs it was built from. It never changes
// and may be used by any number of goroutines at the same time. To load new packs,
// build a new one and swap it, for instance with an atomic.Pointer.
type Checker struct {
	languages     []Language
	traditional   traditional
	rules         []rule
	words         lexicon
	quotes        []quotePair
	refusal       [Alternative + 1][]*clue // by part: the clues that stand for it
	manners       []manner
	private       []int32   // lists of words that ask to go on in private
	courtesyWords lexicon   // manners and private
	scans         sync.Pool // of *scan
}

// Check gives the findings in a text, in the order of their starts, the longer first,
// then by the ids of their rules; nil when it is clean. Truncated says that the text
// is longer than [MaxText], judged that far, or has more than [MaxFindings].
func (c *Checker) Check(text string, in Setting) (findings []Finding, truncated bool) {
	return c.Append(nil, text, in)
}

// Append appends the findings in a text to dst, as [Checker.Check] gives them. It
// allocates nothing but room for findings.
func (c *Checker) Append(dst []Finding, text string, in Setting) (findings []Finding, truncated bool) {
	s, truncated := c.run(text, in)
	defer c.end(s)
	from := len(dst)
	for i := range s.rulings {
		r := &s.rulings[i]
		if r.dropped != "" {
			continue
		}
		if len(dst)-from == MaxFindings {
			return dst, true
		}
		dst = append(dst, c.finding(s, r))
	}
	return dst, truncated
}

// All ranges over the findings in a text, as [Checker.Check] gives them.
func (c *Checker) All(text string, in Setting) iter.Seq[Finding] {
	return func(yield func(Finding) bool) {
		findings, _ := c.Check(text, in)
		for _, f := range findings {
			if !yield(f) {
				return
			}
		}
	}
}

// Read judges one text that r gives, as [Checker.Check] does, and gives the text too.
// It reads no more than [MaxText] bytes and one; a text that is longer is truncated
// there. When r fails, there are no findings.
//
// A text is judged as a whole, because an offer in its last line can clear a refusal
// in the first. So there is no way to judge a stream that never ends; cut it into
// messages.
func (c *Checker) Read(r io.Reader, in Setting) (text string, findings []Finding, truncated bool, err error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxText+1))
	if err != nil {
		return "", nil, false, fmt.Errorf("etiquette: after %d bytes: %w", len(data), err)
	}
	text = string(data)
	findings, truncated = c.Check(text, in)
	return text, findings, truncated, nil
}

// run judges a text. The caller ends the scan when done with it.
func (c *Checker) run(text string, in Setting) (s *scan, truncated bool) {
	s, truncated = c.begin(text, in)
	if s.language < 0 {
		return s, truncated
	}
	s.find(&c.words)
	s.detect(c.rules)
	if len(s.matches) > 0 {
		s.rule(c)
	}
	return s, truncated
}

// begin makes a scan of a text ready.
func (c *Checker) begin(text string, in Setting) (s *scan, truncated bool) {
	s, ok := c.scans.Get().(*scan)
	if !ok {
		s = &scan{}
	}
	if truncated = len(text) > MaxText; truncated {
		text = cut(text, MaxText)
	}
	language := in.Language
	if language == "" {
		language = c.Detect(text)
	}
	s.text, s.channel = text, 0
	if channels.Has(in.Channel) {
		s.channel = int(in.Channel)
	}
	s.language = slices.Index(c.languages, language)
	s.steps, s.rulings, s.matches, s.quotes, s.outline.clauses = 0, s.rulings[:0], s.matches[:0], s.quotes[:0], s.outline.clauses[:0]
	return s, truncated
}

// end gives the room of a scan to the next one, without the text.
func (c *Checker) end(s *scan) {
	s.text = ""
	c.scans.Put(s)
}

// cut gives the beginning of text, at most size bytes, without half a character at
// its end.
func cut(text string, size int) string {
	for i := size; i > size-utf8.UTFMax && i > 0; i-- {
		if utf8.RuneStart(text[i]) {
			return text[:i]
		}
	}
	return text[:size]
}

func (c *Checker) finding(s *scan, of *ruling) Finding {
	r := &c.rules[of.rule]
	t := &r.texts[s.language]
	return Finding{
		Idea: r.Idea, Rule: r.ID, Severity: r.severity,
		Start: int(of.at.start), End: int(of.at.end), Text: s.text[of.at.start:of.at.end],
		Language: t.language, Reason: t.reason, Suggestions: t.suggestions, Replace: t.replace, Guards: r.guards,
	}
}
