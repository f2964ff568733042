package customer

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Cues finds phrases in a message, in English and Chinese, that show some of the
// [DefaultSignals], and gives an observation for each, plainly seen in writing, with
// its bytes as Span, in their order. Simplified and traditional characters are alike.
// It is an aid to whoever observes and never the only way in: it knows phrases and no
// meaning. In everyday messages expect it to see two signals of three.
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
		signal, end := t.cueAt(i)
		if signal != "" && !t.quoted[i] && !t.told[i] && !t.denied(i, end) {
			add(signal, i, end)
		}
		i = end
	}
	for _, s := range t.shouts() {
		add(s.signal, s.from, s.to)
	}
	slices.SortStableFunc(found, func(a, b Observation) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return found
}

// clause gives what stands before i in its clause, as far as four words reach.
func (t *folded) clause(i int) []rune {
	const wide = 80
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
	const words, characters = 4, 3 // how far a negator reaches
	clause := t.clause(i)
	if fields := strings.Fields(string(clause)); slices.ContainsFunc(fields[max(0, len(fields)-words):], isNegator) {
		return true
	}
	for k := max(0, len(clause)-characters); k < len(clause); k++ {
		if isNegator(string(clause[k])) && !harmless(t.runes, i-len(clause)+k) {
			return true
		}
	}
	return false
}

func isNegator(word string) bool { return slices.Contains(negators, word) }

// compounds are what stands before 别 in words that deny nothing, such as 特别 and 区别.
const compounds = "特区差分个级类告识"

// harmless reports whether the character at k denies nothing here: 能不能 asks, and the
// compounds are words of another meaning.
func harmless(runes []rune, k int) bool {
	if k == 0 {
		return false
	}
	before := runes[k-1]
	compound := runes[k] == '别' && strings.ContainsRune(compounds, before)
	return compound || before == runes[k+1] // the denied phrase follows
}

// asks reports whether the sentence goes on to a question mark, or to 吗.
func (t *folded) asks(end int) bool {
	for _, r := range t.runes[end:min(len(t.runes), end+longest)] {
		if r == '?' || r == '吗' {
			return true
		}
		if strings.ContainsRune(sentenceEnds, r) {
			return false
		}
	}
	return false
}
