package customer

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
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

// folded is a message in small letters of normal width with single spaces.
type folded struct {
	runes  []rune
	raw    []rune // as they stood
	at     []int  // the byte offset of each rune, and of the end
	quoted []bool // in quotation marks, or in a line quoted from elsewhere
	told   []bool // about somebody else
}

func fold(message string) *folded {
	t := &folded{}
	for i, r := range message {
		small := foldRune(r)
		if small == ' ' && len(t.runes) > 0 && t.runes[len(t.runes)-1] == ' ' {
			continue
		}
		t.runes, t.raw, t.at = append(t.runes, small), append(t.raw, r), append(t.at, i)
	}
	t.at = append(t.at, len(message))
	t.markQuotes()
	t.markTold()
	return t
}

func foldRune(r rune) rune {
	const wide = 0xFEE0 // from "!" to its full-width form
	switch {
	case r == '\n' || r == '。' || r == '、':
		return r
	case r == '’':
		return '\''
	case r > '!'+wide-1 && r <= '~'+wide:
		return unicode.ToLower(r - wide)
	case unicode.IsSpace(r):
		return ' '
	}
	return unicode.ToLower(r)
}

// longest is how many characters a quotation, a quoted line or a sentence is followed
// for; no message takes longer than its length then.
const longest = 500

// markQuotes marks what stands in quotation marks that are closed, and quoted lines.
func (t *folded) markQuotes() {
	t.quoted = make([]bool, len(t.runes))
	closing := map[rune]rune{'"': '"', '“': '”', '「': '」', '『': '』', '«': '»', '>': '\n'}
	for i := 0; i < len(t.runes); i++ {
		end, ok := closing[t.runes[i]]
		line := end == '\n'
		if !ok || line && i > 0 && t.runes[i-1] != '\n' {
			continue
		}
		rest := t.runes[i+1 : min(len(t.runes), i+1+longest)]
		length := slices.Index(rest, end)
		switch {
		case length < 0 && !line:
			continue
		case length < 0:
			length = len(rest)
		}
		for j := range length + 1 {
			t.quoted[i+j] = true
		}
		i += length
		if !line {
			i++ // past the closing mark
		}
	}
}

// markTold marks what follows somebody else: the rest of the sentence when it tells
// what they said, the rest of the clause when it tells what they feel, in both cases
// up to a quotation at most.
func (t *folded) markTold() {
	t.told = make([]bool, len(t.runes))
	for i, r := range t.runes {
		if r == '他' && i > 0 && t.runes[i-1] == '其' {
			continue
		}
		for _, other := range othersBy[r] {
			if !t.has(other.phrase, i) {
				continue
			}
			for j := i + len(other.phrase); j < min(len(t.runes), i+longest) && !t.quoted[j] && !strings.ContainsRune(other.ends, t.runes[j]); j++ {
				t.told[j] = true
			}
		}
	}
}

// other is a word or phrase for somebody else, and the marks up to which it holds.
type other struct {
	phrase []rune
	ends   string
}

// othersBy are the words of others and reports, by their first character.
var othersBy = func() map[rune][]other {
	all := map[rune][]other{}
	for ends, list := range map[string][]string{clauseEnds: others, sentenceEnds: reports} {
		for _, phrase := range list {
			runes := []rune(phrase)
			all[runes[0]] = append(all[runes[0]], other{runes, ends})
		}
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

// inWord reports whether r belongs to a word that is written with letters.
func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}

// The marks that end a clause end a sentence too, but for these.
const (
	clauseEnds   = ",;:、" + sentenceEnds
	sentenceEnds = ".!?。\n"
)

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
	return k+1 < len(runes) && before == runes[k+1] || strings.ContainsRune("特区區差分个個级級类類告识識", before) && strings.ContainsRune("别別", runes[k])
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

// shout is a part of a message that is loud to the eye.
type shout struct {
	signal   string
	from, to int
}

// shouts finds rows of three exclamation marks and more, and of three words and
// twelve letters in capitals and more; fewer are names and abbreviations.
func (t *folded) shouts() (found []shout) {
	const leastMarks, leastWords, leastLetters = 3, 3, 12
	for i := 0; i < len(t.runes); {
		marks := t.run(i, func(j int) bool { return t.runes[j] == '!' })
		if marks-i >= leastMarks && !t.quoted[i] {
			found = append(found, shout{"exclamations", i, marks})
		}
		end, words, letters := i, 0, 0
		if i == 0 || !inWord(t.runes[i-1]) {
			end, words, letters = t.capitals(i)
		}
		if words >= leastWords && letters >= leastLetters && !t.quoted[i] {
			found = append(found, shout{"capitals", i, end})
		}
		i = max(i+1, marks, end)
	}
	return found
}

// run gives where the runes from i on end that keep a condition.
func (t *folded) run(i int, keeps func(int) bool) int {
	for i < len(t.runes) && keeps(i) {
		i++
	}
	return i
}

// capitals measures the row of words in capitals that begins at i; end is after the
// last of them. A word in small letters ends the row.
func (t *folded) capitals(i int) (end, words, letters int) {
	end = i
	for i < len(t.runes) && inWord(t.runes[i]) {
		next := t.run(i, func(j int) bool { return inWord(t.runes[j]) })
		if slices.ContainsFunc(t.raw[i:next], unicode.IsLower) {
			break
		}
		end, words, letters = next, words+1, letters+next-i
		i = t.run(next, func(j int) bool { return t.runes[j] == ' ' || t.runes[j] == '\'' || t.runes[j] == ',' })
	}
	return end, words, letters
}
