package etiquette

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// span is a stretch of a text, in bytes, the end being the place after it.
type span struct{ start, end int32 }

func (s span) overlaps(o span) bool { return s.start < o.end && o.start < s.end }

func (s span) contains(o span) bool { return s.start <= o.start && o.end <= s.end }

// match is a phrase found, with its pieces in their order.
type match struct {
	list   int32
	count  int32
	pieces [MaxPieces]span
	upTo   int32 // the greatest end of this and all earlier matches of the list
	void   bool  // an exception of its list covers it
}

// whole is from the first piece to the last.
func (m *match) whole() span { return span{m.pieces[0].start, m.pieces[m.count-1].end} }

// part is a piece of a pattern with gaps, found.
type part struct {
	pattern, piece int32
	span           span
	next           int32 // the part that follows in a match, -1 for none
}

// scan is one text under inspection, with room that is used again for the next text.
type scan struct {
	text     string
	language int // its number in the checker
	channel  int
	hits     []phrase.Hit
	follower
	parts   []part
	matches []match // sorted by list, start, the longer first
	outline outline
	quotes  []span
	seen    []span // by a detector
	steps   int    // taken in loops over what else was found
	rulings []ruling
}

// find gathers the matches of a lexicon in the text.
func (s *scan) find(l *lexicon) {
	s.parts, s.matches = s.parts[:0], s.matches[:0]
	if s.language < 0 {
		return
	}
	s.reset(len(l.nodes))
	s.hits = l.matcher.Append(s.hits[:0], s.text)
	for _, hit := range s.hits {
		at := span{int32(hit.Start), int32(hit.End)}
		for _, u := range l.of(hit.Phrase) {
			s.follow(l, u, at)
		}
	}
	if len(s.parts)+len(s.matches) > 0 {
		s.draw()
	}
	s.join(l)
}

// draw reads the outline of the text, once.
func (s *scan) draw() {
	if len(s.outline.clauses) == 0 {
		s.outline.read(s.text)
	}
}

// join makes matches of the parts of patterns with gaps.
func (s *scan) join(l *lexicon) {
	slices.SortFunc(s.parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.pattern, b.pattern), cmp.Compare(a.span.start, b.span.start), cmp.Compare(b.span.end, a.span.end), cmp.Compare(a.piece, b.piece))
	})
	for from := 0; from < len(s.parts); {
		to := from + 1
		for to < len(s.parts) && s.parts[to].pattern == s.parts[from].pattern {
			to++
		}
		s.chain(s.parts[from:to], &l.patterns[s.parts[from].pattern])
		from = to
	}
}

// chain finds for each part of one pattern, from the last to the first, the nearest
// part that goes on from it to the end of the pattern.
func (s *scan) chain(parts []part, p *pattern) {
	for i := len(parts) - 1; i >= 0; i-- {
		a := &parts[i]
		if a.piece == p.pieces-1 {
			continue
		}
		for j := i + 1; j < len(parts) && parts[j].span.start <= a.span.end+p.gap*utf8.UTFMax; j++ {
			s.steps++
			if b := &parts[j]; b.piece == a.piece+1 && (b.next >= 0 || b.piece == p.pieces-1) && s.near(a.span.end, b.span.start, p.gap) {
				a.next = int32(j)
				break
			}
		}
		if a.piece == 0 && a.next >= 0 {
			s.matches = append(s.matches, joined(parts, i, p))
		}
	}
}

// near reports whether a gap may stretch between two places.
func (s *scan) near(from, to, gap int32) bool {
	return from <= to && !s.outline.crossed(from, to) && utf8.RuneCountInString(s.text[from:to]) <= int(gap)
}

// joined is the match that begins with parts[first].
func joined(parts []part, first int, p *pattern) match {
	m := match{list: p.list, count: p.pieces}
	for k, at := 0, int32(first); at >= 0; k, at = k+1, parts[at].next {
		m.pieces[k] = parts[at].span
	}
	return m
}

// sort brings the matches into their order, without those that are void.
func (s *scan) sort(l *lexicon) {
	slices.SortFunc(s.matches, func(a, b match) int {
		x, y := a.whole(), b.whole()
		return cmp.Or(cmp.Compare(a.list, b.list), cmp.Compare(x.start, y.start), cmp.Compare(y.end, x.end))
	})
	s.noteReach()
	void := false
	for i := range s.matches {
		m := &s.matches[i]
		_, m.void = s.excepted(l.lists[m.list].except, m)
		void = void || m.void
	}
	if void {
		s.matches = slices.DeleteFunc(s.matches, func(m match) bool { return m.void })
		s.noteReach()
	}
}

// noteReach notes for each match how far its list reaches up to it.
func (s *scan) noteReach() {
	for i := range s.matches {
		m := &s.matches[i]
		m.upTo = m.whole().end
		if i > 0 && s.matches[i-1].list == m.list {
			m.upTo = max(m.upTo, s.matches[i-1].upTo)
		}
	}
}

// of gives the matches of a list.
func (s *scan) of(list int32) []match {
	byList := func(m match, list int32) int { return cmp.Compare(m.list, list) }
	from, _ := slices.BinarySearchFunc(s.matches, list, byList)
	count, _ := slices.BinarySearchFunc(s.matches[from:], list+1, byList)
	return s.matches[from : from+count]
}

// beginning gives how many of the matches of a list begin before a place.
func beginning(matches []match, before int32) int {
	n, _ := slices.BinarySearchFunc(matches, before, func(m match, before int32) int { return cmp.Compare(m.pieces[0].start, before) })
	return n
}
