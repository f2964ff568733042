package etiquette

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// quotePair is a pair of quotation marks, and the messages in which it is one.
type quotePair struct {
	open, close string
	languages   mask
}

// readQuotes finds what is quoted in the text: from a mark to the next mark that
// closes it, in the same line and no farther than MaxSentence.
func (s *scan) readQuotes(pairs []quotePair) {
	s.quotes = s.quotes[:0]
	for _, p := range pairs {
		if !p.languages.has(s.language) {
			continue
		}
		for from := 0; ; {
			i := strings.Index(s.text[from:], p.open)
			if i < 0 {
				break
			}
			start := from + i
			inside := start + len(p.open)
			n := closing(s.text[inside:], p.close)
			if n < 0 {
				from = inside - n - 1
				continue
			}
			from = inside + n
			s.quotes = append(s.quotes, span{int32(start), int32(from)})
		}
	}
	s.mergeQuotes()
}

// closing gives where the quotation ends that text begins in: the length of it and
// its mark. A negative number says that it does not, and how far not, -1 for nothing
// at all.
func closing(text, mark string) int {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	if len(text) > MaxSentence {
		end := MaxSentence
		for !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	if i := strings.Index(text, mark); i >= 0 {
		return i + len(mark)
	}
	return -1 - len(text)
}

// mergeQuotes brings the quotations into order and makes one of those that overlap.
func (s *scan) mergeQuotes() {
	slices.SortFunc(s.quotes, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	kept := s.quotes[:0]
	for _, q := range s.quotes {
		if last := len(kept) - 1; last >= 0 && q.start < kept[last].end {
			kept[last].end = max(kept[last].end, q.end)
			continue
		}
		kept = append(kept, q)
	}
	s.quotes = kept
}

// quoted reports whether a match that begins at the place begins in a quotation: it is
// quoted as a whole, or runs out of what is quoted and so is nobody's sentence. One that
// runs into a quotation stands: 不支持“七天退货”.
func (s *scan) quoted(at int32) (span, bool) {
	n, _ := slices.BinarySearchFunc(s.quotes, at, func(q span, before int32) int { return cmp.Compare(q.start, before) })
	if n == 0 || s.quotes[n-1].end <= at {
		return span{}, false
	}
	return s.quotes[n-1], true
}

// widen gives the wide form of an ASCII mark, and any other as it is.
func widen(r rune) string {
	if '!' <= r && r <= '~' {
		r += '！' - '!'
	}
	return string(r)
}
