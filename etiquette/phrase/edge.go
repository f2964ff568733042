package phrase

import (
	"fmt"
	"unicode"
)

// Edge says where in the text a hit must stand.
type Edge uint8

const (
	// Word forbids that a word runs across an end of the hit: letters, marks, digits
	// and the underscore join, and an apostrophe between letters; a hyphen does not.
	// The letters of scripts that are written without blanks between words join
	// nothing: Chinese, Japanese, Korean (whose endings are written on), Thai and
	// the like. So the script decides: "class" is not found in "classic", and 不行
	// is found everywhere.
	Word Edge = iota
	// Anywhere asks nothing but that no mark follows that belongs to the last character.
	Anywhere
	// Clause wants the hit to be a clause, line or message of its own: on each side,
	// after blanks, there is clause punctuation, a line end, an emoji, or the end of
	// the message.
	Clause
	// Start wants the hit at the start of the message, with nothing but blanks and
	// punctuation before it, and the edge of a word at its end.
	Start
	// End wants the hit at the end of the message, with nothing but blanks and
	// punctuation behind it, and the edge of a word at its start.
	End
)

var edges = [...]string{"word", "anywhere", "clause", "start", "end"}

// String gives the name of the edge, "word".
func (e Edge) String() string {
	if int(e) >= len(edges) {
		return fmt.Sprintf("Edge(%d)", uint8(e))
	}
	return edges[e]
}

// Stands reports whether text[start:end], a piece of a whole message on the borders
// of characters, stands as e wants it, whatever its words. It is for pieces that were
// put together of several hits.
func (e Edge) Stands(text string, start, end int) bool {
	w := window{text: text, last: true}
	return w.allows(e, start, end)
}

// window is a message, or the part of one that is at hand.
type window struct {
	text string
	base int  // the place of text in the message
	last bool // the message ends with text
}

// allows reports whether a hit from start to end, which are in the window,
// stands as its phrase must.
func (w *window) allows(e Edge, start, end int) bool {
	if w.marked(end) {
		return false
	}
	switch e {
	case Anywhere:
		return true
	case Clause:
		return w.opens(start) && w.closes(end)
	case Start:
		return w.begins(start) && !w.joined(end)
	case End:
		return !w.joined(start) && w.ends(end)
	}
	return !w.joined(start) && !w.joined(end)
}

// marked reports whether a mark stands at the place, which belongs to what is before.
func (w *window) marked(at int) bool {
	r, _ := w.after(at)
	return r != none && entryOf(r).is(isMark)
}

// joined reports whether a word runs across the place.
func (w *window) joined(at int) bool {
	before, left := w.before(at)
	after, right := w.after(at)
	switch {
	case joins(before) && joins(after):
		return true
	case isApostrophe(after) && isLetter(before):
		next, _ := w.after(right)
		return isLetter(next)
	case isApostrophe(before) && isLetter(after):
		previous, _ := w.before(left)
		return isLetter(previous)
	}
	return false
}

// opens reports whether a clause begins at the place.
func (w *window) opens(at int) bool {
	place, spaced := at, false
	for range MaxRun {
		r, left := w.before(place)
		switch {
		case r == none || isLineEnd(r):
			return true
		case !entryOf(r).is(isBlank):
			return isBorder(r) && (spaced || !w.stuck(left, at))
		}
		place, spaced = left, true
	}
	return true
}

// closes reports whether a clause ends at the place.
func (w *window) closes(at int) bool {
	place, spaced := at, false
	for range MaxRun {
		r, right := w.after(place)
		switch {
		case r == none || isLineEnd(r):
			return true
		case !entryOf(r).is(isBlank):
			return isBorder(r) && (spaced || !w.stuck(at, right))
		}
		place, spaced = right, true
	}
	return true
}

// stuck reports whether the one character between two places is punctuation
// inside a word or number, as in 3.5, and/or, e-mail, don't and 3,000.
func (w *window) stuck(left, right int) bool {
	r, _ := w.after(left)
	before, _ := w.before(left)
	after, _ := w.after(right)
	return isWeak(r) && joins(before) && joins(after) || isNumeric(r) && unicode.IsDigit(before) && unicode.IsDigit(after)
}

// begins reports whether only blanks and punctuation are before the place.
func (w *window) begins(at int) bool {
	for range MaxRun + 1 {
		r, left := w.before(at)
		if r == none {
			return w.base == 0 && left == 0
		}
		if !entryOf(r).is(isBlank) && !isBorder(r) {
			return false
		}
		at = left
	}
	return false
}

// ends reports whether only blanks and punctuation are behind the place.
func (w *window) ends(at int) bool {
	for range MaxRun + 1 {
		r, right := w.after(at)
		if r == none {
			return w.last && right == len(w.text)
		}
		if !entryOf(r).is(isBlank) && !isBorder(r) {
			return false
		}
		at = right
	}
	return false
}
