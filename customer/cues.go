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
		if !t.quoted[i] && !t.reported(i) && !t.denied(i, i+len(cue.phrase)) {
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
	quoted []bool // somebody else's words
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

// markQuotes marks what stands in quotation marks that are closed, and quoted lines.
func (t *folded) markQuotes() {
	t.quoted = make([]bool, len(t.runes))
	closing := map[rune]rune{'"': '"', '“': '”', '「': '」', '『': '』', '«': '»', '>': '\n'}
	for i := 0; i < len(t.runes); i++ {
		end, ok := closing[t.runes[i]]
		if !ok || end == '\n' && i > 0 && t.runes[i-1] != '\n' {
			continue
		}
		length := slices.Index(t.runes[i+1:], end)
		if length < 0 && end != '\n' {
			continue
		}
		if length < 0 {
			length = len(t.runes) - i - 1
		}
		for j := range length + 1 {
			t.quoted[i+j] = true
		}
		i += length + 1
		if end == '\n' {
			i-- // the next line may be quoted too
		}
	}
}

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

// since gives what stands before i, from the last of the marks or the last quotation
// on.
func (t *folded) since(marks string, i int) []rune {
	start := i
	for start > 0 && !t.quoted[start-1] && !strings.ContainsRune(marks, t.runes[start-1]) {
		start--
	}
	return t.runes[start:i]
}

// reported reports whether what stands at i is about somebody else.
func (t *folded) reported(i int) bool {
	sentence := string(t.since(sentenceEnds, i))
	for _, r := range reports {
		if containsWord(sentence, r) {
			return true
		}
	}
	clause := strings.ReplaceAll(string(t.since(clauseEnds, i)), "其他", "")
	return slices.ContainsFunc(others, func(o string) bool { return containsWord(clause, o) })
}

// containsWord reports whether s contains a phrase in whole words.
func containsWord(s, phrase string) bool {
	t := folded{runes: []rune(s)}
	p := []rune(phrase)
	for i := range t.runes {
		if t.has(p, i) {
			return true
		}
	}
	return false
}

// denied reports whether the phrase from i to end is taken back by what stands just
// before it. A question denies nothing.
func (t *folded) denied(i, end int) bool {
	if t.asks(end) {
		return false
	}
	const reach = 3 // words, or characters where there are no words
	clause := t.since(clauseEnds, i)
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
	for _, r := range t.runes[end:] {
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
		end, words, letters := t.capitals(i)
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
