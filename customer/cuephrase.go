package customer

import (
	"cmp"
	"slices"
	"strings"
)

// cue is a phrase that shows a signal: pieces that stand in this order within one
// clause. Without a signal it only looks like one.
type cue struct {
	signal string
	pieces [][]rune
	asks   bool // stands in a question only
}

// letters counts the characters of the pieces.
func (c cue) letters() (n int) {
	for _, p := range c.pieces {
		n += len(p)
	}
	return n
}

// widest is the most characters between two pieces of a phrase.
const widest = 20

// cues are the phrases by their first character, those with the most letters first.
var cues = func() map[rune][]cue {
	all := map[rune][]cue{}
	for _, row := range cueTable {
		for pattern := range strings.SplitSeq(row.phrases, "|") {
			for _, phrase := range alternatives(pattern) {
				phrase, asks := strings.CutSuffix(phrase, "?")
				c := cue{signal: row.signal, asks: asks}
				for piece := range strings.SplitSeq(phrase, "…") {
					c.pieces = append(c.pieces, []rune(strings.TrimSpace(piece)))
				}
				first := c.pieces[0][0]
				all[first] = append(all[first], c)
			}
		}
	}
	for _, list := range all {
		slices.SortStableFunc(list, func(a, b cue) int { return cmp.Compare(b.letters(), a.letters()) })
	}
	return all
}()

// alternatives lists the phrases that a pattern with braces stands for.
func alternatives(pattern string) (phrases []string) {
	before, rest, ok := strings.Cut(pattern, "{")
	if !ok {
		return []string{pattern}
	}
	inside, after, _ := strings.Cut(rest, "}")
	for middle := range strings.SplitSeq(inside, ",") {
		for _, end := range alternatives(after) {
			phrases = append(phrases, before+middle+end)
		}
	}
	return phrases
}

// cueAt gives the signal of the cue that begins at i and where it ends. The signal is
// "" and the end i+1 if there is none.
func (t *folded) cueAt(i int) (signal string, end int) {
	for _, c := range cues[t.runes[i]] {
		if end, ok := t.stands(c, i); ok {
			return c.signal, end
		}
	}
	return "", i + 1
}

// stands reports whether the cue begins at i, and where it ends.
func (t *folded) stands(c cue, i int) (end int, ok bool) {
	if !t.has(c.pieces[0], i) {
		return 0, false
	}
	end = i + len(c.pieces[0])
	for _, piece := range c.pieces[1:] {
		if end, ok = t.next(piece, end); !ok {
			return 0, false
		}
	}
	return end, !c.asks || t.asks(end)
}

// next finds a piece not far behind a place, in the same clause, and gives its end.
func (t *folded) next(piece []rune, from int) (end int, ok bool) {
	for i := from; i <= from+widest && i < len(t.runes); i++ {
		if t.has(piece, i) {
			return i + len(piece), true
		}
		if t.quoted[i] || strings.ContainsRune(clauseEnds, t.runes[i]) {
			return 0, false
		}
	}
	return 0, false
}

// has reports whether a phrase stands at i, in whole words.
func (t *folded) has(phrase []rune, i int) bool {
	end := i + len(phrase)
	if end > len(t.runes) || !slices.Equal(phrase, t.runes[i:end]) {
		return false
	}
	before := i > 0 && inWord(t.runes[i-1]) && inWord(phrase[0])
	after := end < len(t.runes) && inWord(t.runes[end]) && inWord(phrase[len(phrase)-1])
	return !before && !after
}
