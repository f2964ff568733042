package conduct

import (
	"strings"
	"unicode"
)

// sentence is a stretch of a text up to the marks that end it, without the blanks
// around it.
type sentence struct {
	start, end int
	asks       bool // a question mark is among the marks
}

// The marks that end a sentence, besides a full stop, and those between which none
// ends: a question that is quoted is not asked.
const (
	askMarks  = "?？"
	endMarks  = askMarks + "!！。｡\n\r"
	openMarks = "“「『《"
	shutMarks = "”」』》"
)

// sentences cuts a text. A run of marks, as in "really?!", ends one sentence.
func sentences(text string) []sentence {
	var all []sentence
	for start := 0; start < len(text); {
		end, asks := sentenceEnd(text[start:])
		whole := text[start : start+end]
		blank := len(whole) - len(strings.TrimLeftFunc(whole, unicode.IsSpace))
		if trimmed := strings.TrimSpace(whole); trimmed != "" {
			all = append(all, sentence{start + blank, start + blank + len(trimmed), asks})
		}
		start += end
	}
	return all
}

// sentenceEnd gives where the first sentence ends, behind its marks.
func sentenceEnd(text string) (end int, asks bool) {
	var q quoted
	ended := false
	for at, r := range text {
		q.read(r)
		mark := !q.inside() && (strings.ContainsRune(endMarks, r) || r == '.' && stops(text[at+1:]))
		if ended && !mark {
			return at, asks
		}
		ended = ended || mark
		asks = asks || mark && strings.ContainsRune(askMarks, r)
	}
	return len(text), asks
}

// stops reports whether the full stop before rest ends a sentence, and is none of a
// number or an abbreviation within a word.
func stops(rest string) bool {
	return rest == "" || strings.ContainsAny(rest[:1], " \t\r\n.?!")
}

// quoted follows the quotation marks of a text. Quotations end with their line at the
// latest.
type quoted struct {
	depth    int
	straight bool // between " and "
}

func (q *quoted) read(r rune) {
	switch {
	case r == '\n':
		*q = quoted{}
	case r == '"':
		q.straight = !q.straight
	case strings.ContainsRune(openMarks, r):
		q.depth++
	case strings.ContainsRune(shutMarks, r):
		q.depth = max(q.depth-1, 0)
	}
}

func (q *quoted) inside() bool { return q.straight || q.depth > 0 }
