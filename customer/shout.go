package customer

import (
	"slices"
	"unicode"
)

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
// last of them. Numbers neither count nor end the row; any other letter ends it, that
// of a script without capitals too.
func (t *folded) capitals(i int) (end, words, letters int) {
	end = i
	for i < len(t.runes) && inWord(t.runes[i]) {
		next := t.run(i, func(j int) bool { return inWord(t.runes[j]) })
		if slices.ContainsFunc(t.raw[i:next], func(r rune) bool { return unicode.IsLetter(r) && !unicode.IsUpper(r) }) {
			break
		}
		switch upper := slices.ContainsFunc(t.raw[i:next], unicode.IsUpper); {
		case upper:
			end, words, letters = next, words+1, letters+next-i
		case words == 0:
			return end, 0, 0 // no row begins with a number
		}
		i = t.run(next, func(j int) bool { return t.runes[j] == ' ' || t.runes[j] == '\'' || t.runes[j] == ',' })
	}
	return end, words, letters
}
