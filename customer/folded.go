package customer

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// folded is a message in small letters of normal width and simplified characters, with
// single spaces.
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
	switch {
	case r == '\n':
		return r
	case r == '’':
		return '\''
	case unicode.IsSpace(r):
		return ' '
	}
	if narrow := width.LookupRune(r).Folded(); narrow != 0 {
		r = narrow
	}
	if simple := simplified[r]; simple != 0 {
		return simple
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
			if !t.has(other.phrase, i) || t.saidHow(i+len(other.phrase)) {
				continue
			}
			for j := i + len(other.phrase); j < min(len(t.runes), i+longest) && !t.quoted[j] && !strings.ContainsRune(other.ends, t.runes[j]); j++ {
				t.told[j] = true
			}
		}
	}
}

// saidHow reports whether what stands before i tells how something was said and not
// what: 你说得太快了.
func (t *folded) saidHow(i int) bool { return i < len(t.runes) && t.runes[i] == '得' }

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

// inWord reports whether r belongs to a word that is written with letters.
func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}

// The marks that end a clause end a sentence too, but for these.
const (
	clauseEnds   = ",;:、" + sentenceEnds
	sentenceEnds = ".!?。\n"
)
