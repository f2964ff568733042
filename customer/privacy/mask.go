package privacy

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// hidden stands for all that a mask hides. It does not tell how much that was.
const hidden = "****"

// MaskID hides the number of an identity document. Of 18 letters and digits, as a
// resident identity number of mainland China has them, the first and the last stay:
// the first names one of eight large regions, the last is a check character. The rest,
// among it the date of birth (7th to 14th) and the sex (17th), is hidden. Of any other
// number of six or more, the first stays if it is a letter, as in a passport.
//
// All masks compare and show letters and digits in their plain form (NFKC: １ is 1).
// Everything else, such as spaces, hyphens, combining marks and bytes that are no
// UTF-8, is dropped. They accept any text, also an empty one, and never give it back
// as it was.
func MaskID(s string) string {
	return mask(s, func(chars []rune) (head, tail int) {
		switch n := len(chars); {
		case n == 18:
			return 1, 1
		case n >= 6 && unicode.IsLetter(chars[0]):
			return 1, 0
		}
		return 0, 0
	})
}

// MaskAccount hides the number of a bank account or card. The last four letters and
// digits stay, of less than twelve the last third, rounded down. See [MaskID] for what
// all masks do.
func MaskAccount(s string) string {
	return mask(s, func(chars []rune) (head, tail int) { return 0, min(4, len(chars)/3) })
}

// MaskPhone hides a telephone number. Of eleven or more digits the first three and the
// last four stay, of less the last quarter, rounded down. See [MaskID] for what all
// masks do.
func MaskPhone(s string) string {
	return mask(s, func(chars []rune) (head, tail int) {
		if len(chars) >= 11 {
			return 3, 4
		}
		return 0, len(chars) / 4
	})
}

// MaskEmail hides an e-mail address. Of what stands before the last @, the first letter
// or digit stays if there are three or more. What stands behind it stays if it is the
// name of a host with at most five digits, for more could be another number of the
// customer. See [MaskID] for what all masks do.
func MaskEmail(s string) string {
	s = norm.NFKC.String(s)
	local, domain := s, ""
	if at := strings.LastIndexByte(s, '@'); at >= 0 {
		local, domain = s[:at], "@"+hidden
		if isHost(s[at+1:]) {
			domain = s[at:]
		}
	}
	chars := characters(local)
	return never(s, string(chars[:min(1, len(chars)/3)])+hidden+domain)
}

var host = regexp.MustCompile(`^(?i:[a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+(?i:[a-z]{2,})$`)

func isHost(s string) bool {
	digits := 0
	for _, r := range s {
		if '0' <= r && r <= '9' {
			digits++
		}
	}
	return digits <= 5 && len(s) <= 253 && host.MatchString(s)
}

// mask hides all letters and digits but those at the head and the tail that keep asks
// for.
func mask(s string, keep func(chars []rune) (head, tail int)) string {
	chars := characters(s)
	head, tail := keep(chars)
	return never(s, string(chars[:head])+hidden+string(chars[len(chars)-tail:]))
}

// never gives the masked text, changed if it is what was to be masked.
func never(s, masked string) string {
	if masked == s {
		return "*" + masked
	}
	return masked
}

// characters gives the letters and digits of a text in their plain form.
func characters(s string) []rune {
	var chars []rune
	for _, r := range norm.NFKC.String(s) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			chars = append(chars, r)
		}
	}
	return chars
}
