package etiquette

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of what counts as near. Longer stretches are cut, so that the work for each
// hit is bounded whatever the text is.
const (
	// MaxClause is the greatest length of a clause, in bytes.
	MaxClause = 512
	// MaxSentence is the greatest length of a sentence, in bytes.
	MaxSentence = 2048
)

// outline is where the clauses and sentences of a text end, each with the punctuation
// that ends it.
type outline struct {
	clauses   []int32
	sentences []int32
}

// Punctuation that ends a clause, narrow; what ends a sentence comes first in each.
const (
	asciiEnds = ".!?\n\r,;:~"
	otherEnds = "。｡\u2028\u2029…—〜"
)

// read finds the ends in text, in the room of an earlier outline.
func (o *outline) read(text string) {
	o.clauses, o.sentences = o.clauses[:0], o.sentences[:0]
	clause, sentence := 0, 0
	for at := 0; at < len(text); {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		at += size
		ends, closes := endOf(text, r, at-size, at)
		if ends || at-clause > MaxClause-utf8.UTFMax {
			o.clauses, clause = append(o.clauses, int32(at)), at
		}
		if closes || at-sentence > MaxSentence-utf8.UTFMax {
			o.sentences, sentence = append(o.sentences, int32(at)), at
		}
	}
	o.clauses, o.sentences = append(o.clauses, int32(len(text))), append(o.sentences, int32(len(text)))
}

// endOf reports whether the character r at text[start:end] ends a clause, and whether
// it ends a sentence too.
func endOf(text string, r rune, start, end int) (clause, sentence bool) {
	if r = narrow(r); r < utf8.RuneSelf {
		i := strings.IndexByte(asciiEnds, byte(r))
		if i < 0 || (r == '.' || r == ':') && within(text, start, end, isWordRune) || (r == ',' || r == '~') && within(text, start, end, isDigit) {
			return false, false
		}
		return true, i < strings.IndexByte(asciiEnds, ',')
	}
	if i := strings.IndexRune(otherEnds, r); i >= 0 {
		return true, i < strings.IndexRune(otherEnds, '…')
	}
	return isEmoji(r), false
}

// within reports whether characters of a kind stand directly on both sides: letters or
// digits as in 3.5 and a.m., digits as in 3,000.
func within(text string, start, end int, kind func(rune) bool) bool {
	before, _ := charBefore(text, int32(start))
	after, _ := charAt(text, int32(end))
	return kind(before) && kind(after)
}

func isWordRune(r rune) bool {
	return isDigit(r) || isASCIILetter(r) || r >= utf8.RuneSelf && unicode.IsLetter(r) && !unicode.Is(unicode.Han, r)
}

// around gives the stretch between ends that holds the place.
func around(ends []int32, place int32) span {
	i, _ := slices.BinarySearch(ends, place+1)
	s := span{}
	if i > 0 {
		s.start = ends[i-1]
	}
	if s.end = ends[len(ends)-1]; i < len(ends) {
		s.end = ends[i]
	}
	return s
}

// crossed reports whether a clause ends between two places.
func (o *outline) crossed(from, to int32) bool {
	i, _ := slices.BinarySearch(o.clauses, from+1)
	return i < len(o.clauses) && o.clauses[i] <= to
}
