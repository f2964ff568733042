package etiquette

import "unicode/utf8"

// findEmoji finds pictures. What belongs to one picture is one: a skin, a style, a
// family joined by zero-width joiners, the two letters of a flag.
func findEmoji(dst []span, text string) []span {
	for at := 0; at < len(text); {
		if text[at] < utf8.RuneSelf {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isEmoji(r) {
			at += size
			continue
		}
		end := emojiEnd(text, at+size, r)
		dst = append(dst, span{int32(at), int32(end)})
		at = end
	}
	return dst
}

// emojiEnd gives the end of the picture whose first character is r, before the place.
func emojiEnd(text string, at int, r rune) int {
	for at < len(text) {
		next, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case next == '\uFE0F' || next == '\u200D' || isSkin(next), r == '\u200D' && isEmoji(next), isFlag(r) && isFlag(next):
			at += size
		default:
			return at
		}
		if r = next; isFlag(r) {
			return at
		}
	}
	return at
}

func isSkin(r rune) bool { return 0x1F3FB <= r && r <= 0x1F3FF }

func isFlag(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }

// isEmoji reports whether r is a picture by the blocks of Unicode that hold them;
// signs that have always been text, such as ① or →, are none.
func isEmoji(r rune) bool {
	return 0x1F000 <= r && r <= 0x1FAFF || 0x2600 <= r && r <= 0x27BF || r == 0x2B50 || r == 0x2B55 || r == 0x231A || r == 0x231B || r == 0x23F0 || r == 0x23F3
}
