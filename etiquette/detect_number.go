package etiquette

import (
	"unicode"
	"unicode/utf8"
)

// digitRun is a number as people write it: digits, also wide, in groups that are
// divided by one blank or hyphen each, or by the brackets of an area code.
type digitRun struct {
	start, end int32
	digits     [maxRunDigits]byte // '0' to '9'
	count      int                // of digits; maxRunDigits and more are too many for any number known here
	groups     [8]int             // how many digits each has; of later ones nothing is known
	parts      int                // of groups
	plus       bool               // + stands before
	bracket    bool               // one is open: of an area code, before the number or in it
}

const maxRunDigits = 20

// narrow gives the ASCII character for a wide one, and any other as it is.
func narrow(r rune) rune {
	switch {
	case '！' <= r && r <= '～':
		return r - '！' + '!'
	case r == '　':
		return ' '
	}
	return r
}

// charAt gives the narrow character at a place and where the next one begins.
func charAt(text string, at int32) (rune, int32) {
	r, size := utf8.DecodeRuneInString(text[at:])
	return narrow(r), at + int32(size)
}

// charBefore gives the narrow character before a place and where it begins.
func charBefore(text string, at int32) (rune, int32) {
	r, size := utf8.DecodeLastRuneInString(text[:at])
	return narrow(r), at - int32(size)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// nextRun gives the first number at or behind a place which no letter, digit or mask
// touches.
func nextRun(text string, from int32) (run digitRun, ok bool) {
	for at := from; int(at) < len(text); {
		r, next := charAt(text, at)
		if !isDigit(r) {
			at = next
			continue
		}
		before, _ := charBefore(text, at)
		run = readRun(text, at)
		if r, _ := charAt(text, run.end); !sticks(r) || int(run.end) == len(text) {
			if run.plus || at == 0 || !sticks(before) {
				return run, true
			}
		}
		at = run.end
	}
	return digitRun{}, false
}

// sticks reports whether a number beside r is only part of something: a word, a
// masked number.
func sticks(r rune) bool {
	return r == '*' || r == '_' || r == '•' || r == '#' || isDigit(r) || unicode.Is(unicode.Latin, r)
}

// readRun reads the number that begins at a place.
func readRun(text string, at int32) digitRun {
	before, _ := charBefore(text, at)
	run := digitRun{start: at, parts: 1, plus: before == '+', bracket: before == '('}
	for {
		r, next := charAt(text, at)
		if isDigit(r) {
			run.add(byte(r))
			run.end, at = next, next
		} else if at = run.nextGroup(text, at); at > run.end {
			run.parts++
		} else {
			return run
		}
	}
}

func (d *digitRun) add(digit byte) {
	if d.count < len(d.digits) {
		d.digits[d.count] = digit
	}
	if d.count++; d.parts <= len(d.groups) {
		d.groups[d.parts-1]++
	}
}

// nextGroup gives where the next group begins: behind one blank or hyphen, the closing
// bracket of an area code of three digits, or, in a number with a country code, that
// and the opening one. It gives the end of the number where no group follows.
func (d *digitRun) nextGroup(text string, at int32) int32 {
	r, next := charAt(text, at)
	if r == ')' && d.bracket && (d.plus || d.groups[0] == 3) {
		d.bracket, at = false, next
		r, next = charAt(text, at)
	}
	if r == ' ' || r == '-' || r == '\u00a0' {
		at = next
		r, next = charAt(text, at)
	}
	if r == '(' && d.plus {
		d.bracket, at = true, next
		r, _ = charAt(text, at)
	}
	if isDigit(r) {
		return at
	}
	return d.end
}

// grouped reports whether the number is written in groups of these sizes.
func (d *digitRun) grouped(sizes ...int) bool {
	if d.parts != len(sizes) {
		return false
	}
	for i, size := range sizes {
		if d.groups[i] != size {
			return false
		}
	}
	return true
}

// findRuns gives the places of the numbers that are wanted.
func findRuns(dst []span, text string, wanted func(text string, run digitRun) (span, bool)) []span {
	for run, ok := nextRun(text, 0); ok; run, ok = nextRun(text, run.end) {
		if at, ok := wanted(text, run); ok {
			dst = append(dst, at)
		}
	}
	return dst
}
