package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// none is what stands before the beginning and behind the end of a message, and
// behind a run of invisible characters longer than [MaxRun].
const none = -1

// after gives the first visible character at or behind the place, and its end.
func (w *window) after(at int) (rune, int) {
	for range MaxRun + 1 {
		r, size := decode(w.text, at)
		if size == 0 {
			break
		}
		at += size
		if !entryOf(r).is(isHidden) {
			return r, at
		}
	}
	return none, at
}

// before gives the last visible character before the place, and its start.
func (w *window) before(at int) (rune, int) {
	for range MaxRun + 1 {
		r, size := utf8.DecodeLastRuneInString(w.text[:at])
		if size == 0 {
			break
		}
		at -= size
		if !entryOf(r).is(isHidden) {
			return r, at
		}
	}
	return none, at
}

// joins reports whether r is part of a word that blanks or punctuation end.
func joins(r rune) bool {
	return r == '_' || r == '＿' || unicode.In(r, unicode.L, unicode.M, unicode.Nd) && !isUnspaced(r)
}

func isLetter(r rune) bool { return joins(r) && !unicode.IsDigit(r) && r != '_' && r != '＿' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '＇' }

func isLineEnd(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// unspaced are the scripts that are written without blanks between words, or
// whose endings are written on, by their blocks: first and last character.
var unspaced = [...][2]rune{
	{0x0E00, 0x0FFF},   // Thai, Lao, Tibetan
	{0x1000, 0x109F},   // Myanmar
	{0x1100, 0x11FF},   // Korean letters
	{0x1780, 0x17FF},   // Khmer
	{0x2E80, 0xA4CF},   // Chinese, Japanese, Korean letters, Yi
	{0xA960, 0xA97F},   // Korean letters
	{0xAC00, 0xD7FF},   // Korean
	{0xF900, 0xFAFF},   // Chinese, compatibility forms
	{0xFF65, 0xFFDC},   // narrow Japanese and Korean
	{0x16FE0, 0x18DFF}, // Chinese marks, Tangut, Khitan
	{0x1AFF0, 0x1B2FF}, // Japanese, Nüshu
	{0x20000, 0x3FFFF}, // Chinese
}

func isUnspaced(r rune) bool {
	for _, block := range unspaced {
		if r <= block[1] {
			return r >= block[0]
		}
	}
	return false
}

// Clause punctuation, narrow; wide forms are the same. What is weak does not end a
// clause between two characters of a word or number: 3.5, 10:30, and/or, don't; what
// is numeric, not between two digits: 3,000, 3~5.
const (
	weak    = `.:'’-/*|` + "`" + `·•`
	numeric = `,~`
	strong  = `;!?"()[]{}<>…‥—–―“”‘„‚«»‹›` +
		`。、・「」『』｛｝〈〉《》【】〔〕〖〗〝〞〜○‼⁇⁈⁉¡¿﹏╱`
)

func isWeak(r rune) bool { return strings.ContainsRune(weak, narrow(r)) }

func isNumeric(r rune) bool { return strings.ContainsRune(numeric, narrow(r)) }

// narrow gives the narrow form of a wide character, or the wide form of a narrow one of
// those that are wide by nature: whichever is the usual one.
func narrow(r rune) rune {
	if e := entryOf(r); e.difference() == Width && !e.is(isMany) {
		return e.target()
	}
	return r
}

// isBorder reports whether r can end a clause: punctuation, and the pictures
// that people put in the place of it.
func isBorder(r rune) bool {
	r = narrow(r)
	return strings.ContainsRune(weak+numeric+strong, r) || isPicture(r)
}

// isPicture reports whether r is an emoji or a sign like one: an arrow, a box, a
// star, but no letter or number in a frame.
func isPicture(r rune) bool {
	return (0x2190 <= r && r <= 0x245F || 0x2500 <= r && r <= 0x2BFF || 0x1F000 <= r && r <= 0x1F0FF || 0x1F1E6 <= r && r <= 0x1FAFF) &&
		unicode.In(r, unicode.So, unicode.Sk, unicode.Sm)
}
