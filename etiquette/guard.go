package etiquette

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The guards that are code. All others are clues of a pack.
const (
	guardLonger   = "longer_word"
	guardANotA    = "a_not_a"
	guardQuote    = "quotation"
	dropException = "exception"
	dropAtLeast   = "at_least"
	dropOverlap   = "longer_hit"
	derived       = "no_alternative" // the detector that reads other rules' findings
)

var builtInGuards = []string{guardLonger, guardANotA, guardQuote}

// clue is a Clue as a checker holds it.
type clue struct {
	name           string
	needs          string // what a missing clue is called
	reach          Reach
	list, brokenBy int32
}

// far reports whether the clue counts in other sentences than that of the hit.
func (c *clue) far() bool { return c.reach == InMessage || c.reach == Later }

// judge says which guard of the rule drops a match, and where its reason stands. A
// guard of "" means that the match stands.
func (s *scan) judge(r *rule, m *match) (guard string, by span) {
	if by, ok := s.excepted(r.exceptions, m); ok {
		return dropException, by
	}
	if by, ok := s.insideWord(r, m); ok {
		return guardLonger, by
	}
	if by, ok := s.asked(r, m); ok {
		return guardANotA, by
	}
	if by, ok := s.quoted(m.whole().start); ok && r.quotation {
		return guardQuote, by
	}
	for _, c := range r.unless {
		if by, ok := s.stands(c, m.whole()); ok {
			return c.name, by
		}
	}
	for _, c := range r.needs {
		if _, ok := s.stands(c, m.whole()); !ok {
			return c.needs, span{}
		}
	}
	return "", span{}
}

// excepted reports whether a match of the list covers the whole match or one of its
// pieces.
func (s *scan) excepted(list int32, m *match) (span, bool) {
	exceptions := s.of(list)
	if len(exceptions) == 0 {
		return span{}, false
	}
	for _, at := range m.pieces[:m.count] {
		n := beginning(exceptions, at.start+1)
		if n == 0 || exceptions[n-1].upTo < at.end {
			continue
		}
		for n--; exceptions[n].whole().end < at.end; {
			n--
		}
		return exceptions[n].whole(), true
	}
	return span{}, false
}

// insideWord reports whether a longer word of the pack contains or straddles a piece.
func (s *scan) insideWord(r *rule, m *match) (span, bool) {
	if !r.longer {
		return span{}, false
	}
	words := s.of(r.words)
	if len(words) == 0 {
		return span{}, false
	}
	for _, at := range m.pieces[:m.count] {
		for n := beginning(words, at.end); n > 0 && words[n-1].upTo > at.start; n-- {
			s.steps++
			if word := words[n-1].whole(); word.overlaps(at) && !at.contains(word) {
				return word, true
			}
		}
	}
	return span{}, false
}

// asked reports whether a piece is half of a question like 行不行, 知不知道 or 有没有, which
// says a thing and its contrary. 不行不行 is none: its first half is itself denied.
func (s *scan) asked(r *rule, m *match) (span, bool) {
	if !r.aNotA {
		return span{}, false
	}
	for _, at := range m.pieces[:m.count] {
		from := at.start
		if isNot(runeBefore(s.text, from)) {
			from -= int32(utf8.RuneLen('不'))
		}
		for i := from; i < at.end; {
			c, size := utf8.DecodeRuneInString(s.text[i:])
			if isNot(c) {
				if by, ok := s.aNotA(i, i+int32(size)); ok {
					return by, true
				}
			}
			i += int32(size)
		}
	}
	return span{}, false
}

// aNotA reports whether the same one to three characters stand before and behind the
// 不 or 没 at text[start:end], and are not denied before. An "or" may stand between:
// 行还是不行.
func (s *scan) aNotA(start, end int32) (span, bool) {
	for _, or := range [...]string{"还是", "還是", "或者", "或是", "或"} {
		if strings.HasSuffix(s.text[:start], or) {
			start -= int32(len(or))
			break
		}
	}
	size := int32(0)
	for range 3 {
		r, n := utf8.DecodeLastRuneInString(s.text[:start-size])
		if !unicode.Is(unicode.Han, r) || isNot(r) {
			return span{}, false
		}
		size += int32(n)
		if strings.HasPrefix(s.text[end:], s.text[start-size:start]) {
			return span{start - size, end + size}, !isNot(runeBefore(s.text, start-size))
		}
	}
	return span{}, false
}

func isNot(r rune) bool { return r == '不' || r == '没' || r == '沒' }

func runeBefore(text string, at int32) rune {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return r
}

// stands reports whether a clue stands within its reach of a hit.
func (s *scan) stands(c *clue, hit span) (span, bool) {
	clues := s.of(c.list)
	if len(clues) == 0 {
		return span{}, false
	}
	area := s.area(c.reach, hit)
	if c.reach != After && c.reach != Following && c.reach != Later {
		if at, ok := s.clueBefore(c, clues, area, hit); ok {
			return at, true
		}
	}
	if c.reach == Before || c.reach == Touching || c.reach == Lead {
		return span{}, false
	}
	return s.clueBehind(c, clues, area, hit)
}

// area is the stretch in which a clue counts for a hit.
func (s *scan) area(reach Reach, hit span) span {
	switch reach {
	case InMessage, Later:
		return span{0, int32(len(s.text))}
	case Lead, InSentence:
		return span{around(s.outline.sentences, hit.start).start, around(s.outline.sentences, hit.end-1).end}
	}
	return span{around(s.outline.clauses, hit.start).start, around(s.outline.clauses, hit.end-1).end}
}

// clueBefore finds a clue that ends before the hit and is not broken. When the
// nearest one is broken, or does not touch, only one that reaches nearer to the hit
// can do better.
func (s *scan) clueBefore(c *clue, clues []match, area, hit span) (span, bool) {
	for n := beginning(clues, hit.start); n > 0; n-- {
		at := clues[n-1].whole()
		s.steps++
		switch {
		case at.start < area.start:
			return span{}, false
		case at.end > hit.start:
			continue
		case !s.broken(c, span{at.end, hit.start}) && (c.reach != Touching || s.adjoin(at.end, hit.start)):
			return at, true
		case n == 1 || clues[n-2].upTo <= at.end:
			return span{}, false
		}
	}
	return span{}, false
}

// clueBehind finds the nearest clue that begins behind the hit. When that is broken or
// does not touch, one farther away cannot do better.
func (s *scan) clueBehind(c *clue, clues []match, area, hit span) (span, bool) {
	for n := beginning(clues, hit.end); n < len(clues); n++ {
		at := clues[n].whole()
		s.steps++
		switch {
		case at.start >= area.end:
			return span{}, false
		case at.end > area.end:
			continue
		}
		return at, !s.broken(c, span{hit.end, at.start}) && (c.reach != Following || s.adjoin(hit.end, at.start))
	}
	return span{}, false
}

// adjoin reports whether nothing visible stands between two places.
func (s *scan) adjoin(from, to int32) bool {
	_, ok := s.between(from, to)
	return ok
}

// broken reports whether a word that makes the clue void stands in between.
func (s *scan) broken(c *clue, between span) bool {
	breakers := s.of(c.brokenBy)
	for n := beginning(breakers, between.start); n < len(breakers) && breakers[n].pieces[0].start < between.end; n++ {
		s.steps++
		if between.contains(breakers[n].whole()) {
			return true
		}
	}
	return false
}
