package phrase

import "unicode/utf8"

// decode is utf8.DecodeRuneInString(text[at:]), with the common lengths first.
func decode(text string, at int) (rune, int) {
	if at < len(text) && text[at] < utf8.RuneSelf {
		return rune(text[at]), 1
	}
	if r := three(text, at); r >= 0 {
		return r, 3
	}
	return utf8.DecodeRuneInString(text[at:])
}

// three decodes a character of three bytes, of those that have no further rules:
// from U+1000 to U+CFFF and from U+E000 on. It gives -1 for everything else.
func three(text string, at int) rune {
	if at+2 >= len(text) {
		return -1
	}
	b0, b1, b2 := text[at], text[at+1], text[at+2]
	if b0 < 0xE1 || b0 > 0xEF || b0 == 0xED || b1&0xC0 != 0x80 || b2&0xC0 != 0x80 {
		return -1
	}
	return rune(b0&0x0F)<<12 | rune(b1&0x3F)<<6 | rune(b2&0x3F)
}
