package privacy

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Judgement is a stretch of a note that judges a person.
type Judgement struct {
	// Start and End are the bytes of the note from which and up to which it goes.
	Start, End int
	// Wording is in which way it judges.
	Wording Wording
}

// CheckNote finds the words of a note, in English or Chinese, that judge a person where
// a record should say what was seen and heard. [Wording.Suggestion] says what to write
// instead. The judgements come in their order and do not overlap; of two that do, the
// one that begins first stays, and the longer of two that begin together.
//
// It is a help for the writer and no proof: it knows some hundred wordings of each
// language, and looks at a word such as "difficult" only beside a person ("difficult
// customer", "she is difficult"), not beside a thing. It leaves alone what is quoted,
// between quotation marks up to the end of the line, and what is told as somebody's own
// account, from words such as "said" or 反映 up to the end of the sentence. The end of a
// line is the end of a sentence.
func CheckNote(note string) []Judgement {
	found := append(chinese(note), english(note)...)
	marks := foreign(note)
	found = slices.DeleteFunc(found, func(j Judgement) bool { return slices.Contains(marks[j.Start:j.End], true) })
	slices.SortFunc(found, func(a, b Judgement) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	end := 0
	return slices.DeleteFunc(found, func(j Judgement) bool {
		overlaps := j.Start < end
		if !overlaps {
			end = j.End
		}
		return overlaps
	})
}

// foreign marks the bytes of a note at which characters begin that are not the writer's
// own: what is quoted and what is somebody's account.
func foreign(note string) []bool {
	marks := make([]bool, len(note))
	var closing rune // of the quotation, 0 outside
	account := false
	for i, r := range note {
		if ends(r) && (closing == 0 || r == '\n') {
			account, closing = false, 0
		}
		switch {
		case closing != 0:
			marks[i] = true
			if r == closing {
				closing = 0
			}
		case quotes[r] != 0:
			closing = quotes[r]
		default:
			account = account || begins(note, i)
			marks[i] = account
		}
	}
	return marks
}

// ends reports whether a sentence ends with the character.
func ends(r rune) bool { return strings.ContainsRune(".!?;。！？；\n", r) }

// begins reports whether somebody's account begins at a byte of the note.
func begins(note string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(note[:at])
	for _, verb := range accounts {
		if len(note)-at < len(verb) || !strings.EqualFold(note[at:at+len(verb)], verb) {
			continue
		}
		after, _ := utf8.DecodeRuneInString(note[at+len(verb):])
		if verb[0] >= utf8.RuneSelf || !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
	}
	return false
}

// chinese finds the wordings of Chinese, the longest at each place, and goes past the
// words in which they are harmless.
func chinese(note string) []Judgement {
	var found []Judgement
	for i := 0; i < len(note); {
		if n := prefix(note[i:], harmless); n > 0 {
			i += n
			continue
		}
		for w, list := range chineseWords {
			if n := prefix(note[i:], list); n > 0 {
				found = append(found, Judgement{i, i + n, Wording(w)})
			}
		}
		_, width := utf8.DecodeRuneInString(note[i:])
		i += width
	}
	return found
}

// prefix is the length of the longest of the words with which a text begins, or 0.
func prefix(text string, words []string) int {
	longest := 0
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			longest = max(longest, len(w))
		}
	}
	return longest
}

// A word of English: in small letters, with where it stands. Between words with more
// than blanks and hyphens between them, or with the end of a line, stands one without
// text.
type word struct {
	text       string
	start, end int
}

// nearby is how many words away an adjective finds its person.
const nearby = 6

// english finds the wordings of English.
func english(note string) []Judgement {
	var found []Judgement
	words := split(note)
	for i, at := range words {
		for w := range englishPhrases {
			if n := phrase(words[i:], englishPhrases[w]); n > 0 {
				found = append(found, Judgement{at.start, words[i+n-1].end, Wording(w)})
			}
		}
		after, before := words[i+1:min(i+1+nearby, len(words))], words[max(0, i-nearby):i]
		if w := quality(at.text); w != 0 && (personAfter(after) || personBefore(before)) {
			found = append(found, Judgement{at.start, at.end, w})
		}
	}
	return found
}

// split gives the words of a text.
func split(text string) []word {
	var words []word
	start := -1
	for i, r := range text + "\n" {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && (r == '\'' || r == '’')
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			words = append(words, word{strings.ReplaceAll(strings.ToLower(text[start:i]), "’", "'"), start, i})
			start = -1
		}
		if r == '\n' || !inside && !unicode.IsSpace(r) && r != '-' {
			words = append(words, word{"", i, i})
		}
	}
	return words
}

// phrase is the number of words of the longest of the phrases with which the words
// begin, or 0.
func phrase(words []word, phrases []string) int {
	longest := 0
	for _, p := range phrases {
		if words[0].text == "" || !strings.HasPrefix(p, words[0].text) {
			continue
		}
		n := 0
		for w := range strings.FieldsSeq(p) {
			if n == len(words) || words[n].text != w {
				n = 0
				break
			}
			n++
		}
		longest = max(longest, n)
	}
	return longest
}

// quality is the way in which an adjective judges, when it is said of a person; 0 if
// it does not.
func quality(text string) Wording {
	for w, list := range englishQualities {
		if slices.Contains(list, text) {
			return Wording(w)
		}
	}
	return 0
}

// personAfter reports whether what follows an adjective is a person: "difficult and
// rude customer".
func personAfter(words []word) bool {
	for _, w := range words {
		if slices.Contains(persons, w.text) {
			return true
		}
		if quality(w.text) == 0 && w.text != "and" {
			return false
		}
	}
	return false
}

// personBefore reports whether what stands before an adjective says it of a person:
// "the customer was very difficult", "she's rude and".
func personBefore(words []word) bool {
	is := false
	for _, w := range slices.Backward(words) {
		switch {
		case slices.Contains(persons, w.text) || slices.Contains(pronouns, w.text):
			return is
		case slices.Contains(contracted, w.text):
			return true
		case slices.Contains(linking, w.text):
			is = true
		case is || quality(w.text) == 0 && !slices.Contains(degrees, w.text):
			return false
		}
	}
	return false
}
