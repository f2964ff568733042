package phrase

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Position is a place in a text, counted as different programs count. Bytes
// that are not UTF-8 count as one character each.
type Position struct {
	Byte   int // from 0
	Rune   int // characters (code points) before it
	UTF16  int // UTF-16 units before it, as JavaScript, Java and editors count
	Line   int // from 1; a line ends with \n, \r\n or \r
	Column int // characters before it in its line, plus 1
}

// Span is where a hit begins and ends, the end being the place after it.
type Span struct{ Start, End Position }

// Locate gives the spans of the hits in text, in the order of the hits, reading
// text once however many there are. A hit that is not in text, or in the middle
// of a character, is a [*PlaceError]; then there are no spans.
func Locate(text string, hits []Hit) ([]Span, error) {
	type mark struct {
		place int
		at    *Position
	}
	spans := make([]Span, len(hits))
	marks := make([]mark, 0, 2*len(hits))
	for i, h := range hits {
		marks = append(marks, mark{h.Start, &spans[i].Start}, mark{h.End, &spans[i].End})
	}
	slices.SortFunc(marks, func(a, b mark) int { return cmp.Compare(a.place, b.place) })
	p := Position{Line: 1, Column: 1}
	for _, m := range marks {
		for p.Byte < m.place && p.Byte < len(text) {
			p = p.next(text)
		}
		if p.Byte != m.place {
			return nil, &PlaceError{m.place, len(text)}
		}
		*m.at = p
	}
	return spans, nil
}

// next gives the position behind the character at p.
func (p Position) next(text string) Position {
	r, size := utf8.DecodeRuneInString(text[p.Byte:])
	p.Byte += size
	p.Rune++
	p.UTF16++
	if r > 0xFFFF {
		p.UTF16++
	}
	p.Column++
	if r == '\n' || r == '\r' && (p.Byte == len(text) || text[p.Byte] != '\n') {
		p.Line, p.Column = p.Line+1, 1
	}
	return p
}

// PlaceError says that a place is not on the border of a character of a text.
type PlaceError struct {
	Place int // in bytes
	Len   int // of the text
}

// Error names the place and what would have been allowed.
func (e *PlaceError) Error() string {
	return fmt.Sprintf("phrase: place %d: want the border of a character, from 0 to %d", e.Place, e.Len)
}
