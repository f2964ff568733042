package customer

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Cues finds phrases in a message, in English and Chinese, that show some of the
// [DefaultSignals], and gives an observation for each, plainly seen in writing, with
// its bytes as Span, in their order. It is an aid to whoever observes and never the
// only way in: it knows phrases and no meaning.
//
// A phrase that is denied is no cue ("I am not worried"), unless in a question ("Is
// there no warranty?"), and "no hurry" is counter-evidence. Neither is what stands in
// quotation marks, in a line quoted from an earlier mail (">"), or in a sentence that
// tells what somebody else said or felt ("he said", 他很急).
//
// The event is the id of the message; a signal found twice in one message then counts
// once.
func Cues(message string, at time.Time, event string) []Observation {
	t := fold(message)
	var found []Observation
	add := func(signal string, from, to int) {
		found = append(found, Observation{
			Signal: signal, Strength: Full, At: at, Event: event, Written: true, Span: Span{t.at[from], t.at[to]},
		})
	}
	for i := 0; i < len(t.runes); {
		cue, ok := t.cueAt(i)
		if !ok {
			i++
			continue
		}
		if !t.quoted[i] && !t.told[i] && !t.denied(i, i+len(cue.phrase)) {
			add(cue.signal, i, i+len(cue.phrase))
		}
		i += len(cue.phrase)
	}
	for _, s := range t.shouts() {
		add(s.signal, s.from, s.to)
	}
	slices.SortStableFunc(found, func(a, b Observation) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return found
}

// cue is a phrase that shows a signal.
type cue struct {
	signal string
	phrase []rune
}

// cues are the phrases by their first character, the longest first.
var cues = func() map[rune][]cue {
	all := map[rune][]cue{}
	for _, row := range cueTable {
		for phrase := range strings.SplitSeq(row.phrases, "|") {
			runes := []rune(phrase)
			all[runes[0]] = append(all[runes[0]], cue{row.signal, runes})
		}
	}
	for _, list := range all {
		slices.SortStableFunc(list, func(a, b cue) int { return cmp.Compare(len(b.phrase), len(a.phrase)) })
	}
	return all
}()

// cueAt gives the longest cue that begins at i.
func (t *folded) cueAt(i int) (cue, bool) {
	for _, c := range cues[t.runes[i]] {
		if t.has(c.phrase, i) {
			return c, true
		}
	}
	return cue{}, false
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

// clause gives what stands before i in its clause, as far as three words reach.
func (t *folded) clause(i int) []rune {
	const wide = 60
	start := i
	for start > max(0, i-wide) && !t.quoted[start-1] && !strings.ContainsRune(clauseEnds, t.runes[start-1]) {
		start--
	}
	return t.runes[start:i]
}

// denied reports whether the phrase from i to end is taken back by what stands just
// before it. A question denies nothing.
func (t *folded) denied(i, end int) bool {
	if t.asks(end) {
		return false
	}
	const reach = 3 // words, or characters where there are no words
	clause := t.clause(i)
	if words := strings.Fields(string(clause)); slices.ContainsFunc(words[max(0, len(words)-reach):], isNegator) {
		return true
	}
	for k := max(0, len(clause)-reach); k < len(clause); k++ {
		if isNegator(string(clause[k])) && !harmless(t.runes, i-len(clause)+k) {
			return true
		}
	}
	return false
}

func isNegator(word string) bool { return slices.Contains(negators, word) }

// harmless reports whether the character at k denies nothing here: 能不能 asks, and 特别,
// 区别 and their like are words of another meaning.
func harmless(runes []rune, k int) bool {
	if k == 0 {
		return false
	}
	before := runes[k-1]
	compound := strings.ContainsRune("别別", runes[k]) && strings.ContainsRune("特区區差分个個级級类類告识識", before)
	return compound || before == runes[k+1] // the denied phrase follows
}

// asks reports whether the sentence goes on to a question mark, or to 吗.
func (t *folded) asks(end int) bool {
	for _, r := range t.runes[end:min(len(t.runes), end+longest)] {
		if r == '?' || r == '吗' || r == '嗎' {
			return true
		}
		if strings.ContainsRune(sentenceEnds, r) {
			return false
		}
	}
	return false
}
