package etiquette

import "unicode"

// findColdReply finds a message that is a bare reply: at most four Han characters or
// two Latin words, one word being as much as two characters, and no digit. The place
// is from its first letter to its last.
func findColdReply(dst []span, text string) []span {
	size, start, end := 0, -1, 0
	inside := false
	for i, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			size++
			inside = false
		case unicode.IsDigit(r) || size > 4:
			return dst
		case unicode.IsLetter(r):
			if !inside {
				size += 2
			}
			inside = true
		case inside && (r == '\'' || r == '’' || unicode.IsMark(r)):
			continue
		default:
			inside = false
			continue
		}
		if start < 0 {
			start = i
		}
		_, next := charAt(text, int32(i))
		end = int(next)
	}
	if start < 0 || size > 4 {
		return dst
	}
	return append(dst, span{int32(start), int32(end)})
}
