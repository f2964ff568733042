package phrase

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

//go:generate go run ./internal/gen

// MaxRun is the greatest number of marks and invisible characters that may hang
// on one character, and of blanks and invisible characters that may stand
// between two. A longer run is opaque: no hit contains it, and a clause, and the
// beginning or the end of a message, do not reach across it. Without a bound,
// hostile text could make one character of a hit as long as it likes.
const MaxRun = 64

// Fold gives text as the matcher compares it: two texts are the same to a
// matcher with the differences keep when Fold gives the same for both. It is for
// comparing and for looking closely at a hit, not for people to read: folded
// text is neither good English nor good Chinese.
//
// Each byte that is not UTF-8, and each run longer than [MaxRun], appears as one
// U+FFFD; a matcher takes it for equal to nothing. Folding what was folded
// changes nothing. Blanks at the ends of the text stay, as one blank.
func Fold(text string, keep Difference) string {
	var space [16]rune
	var out []byte // nil as long as all has folded to itself
	f := folding{keep}
	for at := 0; at < len(text); {
		units, end := f.next(space[:0], text, at)
		if out == nil && (len(units) != 1 || string(units[0]) != text[at:end]) {
			out = append(make([]byte, 0, len(text)), text[:at]...)
		}
		if out != nil {
			for _, u := range units {
				out = utf8.AppendRune(out, u) // opaque is no character and becomes U+FFFD
			}
		}
		at = end
	}
	if out == nil {
		return text
	}
	return string(out)
}

// Equal reports whether two texts are the same to a matcher with the differences
// keep: whether Fold gives the same for both, and neither has a byte that is not
// UTF-8 or a run longer than [MaxRun].
func Equal(a, b string, keep Difference) bool {
	var left, right [32]rune
	f, x, y := folding{keep}, left[:0], right[:0]
	for i, j := 0, 0; ; {
		for len(x) == 0 && i < len(a) {
			x, i = f.next(left[:0], a, i)
		}
		for len(y) == 0 && j < len(b) {
			y, j = f.next(right[:0], b, j)
		}
		if len(x) == 0 || len(y) == 0 {
			return len(x) == len(y)
		}
		if x[0] != y[0] || x[0] == opaque {
			return false
		}
		x, y = x[1:], y[1:]
	}
}

// opaque is a unit that equals nothing, not even itself.
const opaque = -1

// folding cuts text into characters with what belongs to them, and gives the
// units each of them folds to. A unit is a folded character; a hit covers
// whole cuts, never some of the units of one.
type folding struct{ keep Difference }

func (f folding) folds(d Difference) bool { return f.keep&d == 0 }

// next appends the units of the cut that begins at text[at], none for an
// invisible character, and gives the end of the cut.
func (f folding) next(dst []rune, text string, at int) ([]rune, int) {
	r, size := decode(text, at)
	if r == utf8.RuneError && size == 1 {
		return append(dst, opaque), at + size
	}
	switch e := entryOf(r); {
	case e.is(isHidden) && f.folds(Invisible):
		return dst, at + size
	case e.is(isBlank) && f.folds(Blank):
		return f.blank(dst, text, at)
	case !f.folds(Form):
		return f.append(dst, r), at + size
	}
	end, whole := f.cluster(text, at+size)
	switch {
	case !whole:
		return append(dst, opaque), end
	case end == at+size:
		return f.append(dst, r), end
	}
	return f.compose(dst, text[at:end]), end
}

// blank folds the run of blanks at text[at] to one blank.
func (f folding) blank(dst []rune, text string, at int) ([]rune, int) {
	end := at
	for range MaxRun + 1 {
		r, size := decode(text, at)
		switch e := entryOf(r); {
		case size > 0 && e.is(isBlank):
			end = at + size
		case e.is(isHidden) && f.folds(Invisible):
		default:
			return append(dst, ' '), end
		}
		at += size
	}
	return append(dst, opaque), at
}

// cluster gives the end of the last mark that belongs to the character before
// text[at], or at when there is none. It looks past invisible characters.
// whole is false when there are too many of both; end is then where it gave up.
func (f folding) cluster(text string, at int) (end int, whole bool) {
	end = at
	for range MaxRun + 1 {
		r, size := decode(text, at)
		switch e := entryOf(r); {
		case e.is(isMark):
			end = at + size
		case e.is(isHidden) && f.folds(Invisible):
		default:
			return end, true
		}
		at += size
	}
	return at, false
}

// append appends what r folds to by itself.
func (f folding) append(dst []rune, r rune) []rune {
	e := entryOf(r)
	switch d := e.difference(); {
	case d == 0:
		return append(dst, r)
	case !f.folds(d):
		return append(dst, f.small(r))
	case e.is(isMany):
		for _, part := range expansions[e.target()] {
			dst = f.append(dst, part)
		}
		return dst
	}
	return f.append(dst, e.target())
}

// small gives the small letter of a capital that has another form to fold to
// and must keep it: ａ for Ａ when the width counts and the case does not.
func (f folding) small(r rune) rune {
	if !f.folds(Case) {
		return r
	}
	i, ok := slices.BinarySearchFunc(cased[:], r, func(c [2]rune, r rune) int { return cmp.Compare(c[0], r) })
	if !ok {
		return r
	}
	return cased[i][1]
}

// entry is what the table says of a character: the first step of its folding,
// the difference that this step ignores, and what kind of character it is.
type entry uint32

const (
	targetBits = 21             // a character, or with isMany the index of an expansion
	classBits  = 7              // 0, or 1 + the bit number of a Difference
	isMany     = entry(1 << 25) // folds to several characters
	isMark     = entry(1 << 26) // belongs to the character before it
	isBlank    = entry(1 << 27)
	isHidden   = entry(1 << 28) // has no width and no look of its own
	blockBits  = 6
)

// The characters beyond the table that are not plain: tags and selectors, which are
// invisible.
const (
	firstTag = 0xE0000
	lastTag  = 0xE0FFF
)

func entryOf(r rune) entry {
	if int(r>>blockBits) >= len(foldIndex) {
		if firstTag <= r && r <= lastTag {
			return isHidden
		}
		return 0
	}
	return entry(foldEntries[foldBlocks[int(foldIndex[r>>blockBits])<<blockBits|int(r&(1<<blockBits-1))]])
}

func (e entry) is(kind entry) bool { return e&kind != 0 }

func (e entry) target() rune { return rune(e & (1<<targetBits - 1)) }

func (e entry) difference() Difference {
	return Difference(1 << (e >> targetBits & classBits) >> 1)
}
