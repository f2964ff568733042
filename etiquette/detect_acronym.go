package etiquette

import (
	"strings"
	"unicode"
)

// findAcronyms finds words of capitals. Where a message has neither small letters nor
// Chinese characters, capitals tell nothing, and none is found.
func findAcronyms(dst []span, text string) []span {
	from, telling := len(dst), false
	for at := int32(0); int(at) < len(text); {
		r, end := charAt(text, at)
		if isWordRune(r) {
			end = wordEnd(text, end)
			if isAcronym(text[at:end]) {
				dst = append(dst, span{at, end})
			} else {
				telling = telling || strings.ContainsFunc(text[at:end], unicode.IsLower)
			}
		}
		telling = telling || unicode.Is(unicode.Han, r)
		at = end
	}
	if !telling {
		return dst[:from]
	}
	return dst
}

// wordEnd gives the end of the word that goes on at a place. Apostrophes inside belong
// to it.
func wordEnd(text string, at int32) int32 {
	for {
		r, next := charAt(text, at)
		if r == '\'' || r == '’' {
			r, next = charAt(text, next)
		}
		if !isWordRune(r) {
			return at
		}
		at = next
	}
}

// isAcronym reports whether a word is two to six capitals and at most one digit, at
// least two capitals, the first a capital; perhaps with the s of many, RMAs. More digits
// make a number of something, as of the flight BA287.
func isAcronym(word string) bool {
	const most = 6
	capitals, digits, many := 0, 0, false
	for _, r := range word {
		switch r = narrow(r); {
		case many:
			return false
		case 'A' <= r && r <= 'Z':
			capitals++
		case r == 's' && capitals >= 2:
			many = true
			continue
		case !isDigit(r) || capitals == 0:
			return false
		default:
			digits++
		}
	}
	return capitals >= 2 && digits <= 1 && capitals+digits <= most
}
