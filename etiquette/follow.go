package etiquette

import "github.com/servicequality/servicequality/etiquette/phrase"

// follower follows the chains of a lexicon through the hits in a text.
type follower struct {
	latest  []int32   // by node: the last stretch that leads there, by its index and one; 0 for none
	touched []int32   // the nodes that have one
	reached []stretch // by their ends
}

// stretch is the part of a chain that was found, up to a node.
type stretch struct {
	at      span
	blank   bool  // a blank must follow, if anything does
	earlier int32 // the stretch before, for the same node, by its index and one; 0 for none
}

// reset forgets the text before.
func (f *follower) reset(nodes int) {
	for _, n := range f.touched {
		f.latest[n] = 0
	}
	f.touched, f.reached = f.touched[:0], f.reached[:0]
	if len(f.latest) < nodes {
		f.latest = make([]int32, nodes)
	}
}

// note adds a stretch that leads to a node, and reports whether it is new.
func (f *follower) note(node int32, at span, blank bool) bool {
	last := f.latest[node]
	for i := last; i > 0 && f.reached[i-1].at.end == at.end; i = f.reached[i-1].earlier {
		if r := &f.reached[i-1]; r.at == at && r.blank == blank {
			return false
		}
	}
	if last == 0 {
		f.touched = append(f.touched, node)
	}
	f.reached = append(f.reached, stretch{at, blank, last})
	f.latest[node] = int32(len(f.reached))
	return true
}

// follow goes on with a text that was found: as the first link of a chain, and behind
// every stretch that ends directly before it.
func (s *scan) follow(l *lexicon, u use, at span) {
	if u.initial {
		if n := &l.nodes[u.node]; l.lists[n.list].concerns(s) {
			s.reach(l, n.next, at, u.after)
		}
	}
	for i := s.latest[u.node]; i > 0; {
		before := s.reached[i-1]
		i = before.earlier
		s.steps++
		if before.at.end > at.start {
			continue
		}
		blank, ok := s.between(before.at.end, at.start)
		if !ok {
			return // nor is there for those that end earlier
		}
		if blank == (before.blank || u.before) {
			s.reach(l, l.nodes[u.node].next, span{before.at.start, at.end}, u.after)
		}
	}
}

// between reports whether nothing visible stands between two places, and if so, whether
// a blank does.
func (s *scan) between(from, to int32) (blank, ok bool) {
	switch text := s.text[from:to]; {
	case text == "" || phrase.Equal(text, "", 0):
		return false, true
	case text == " " || phrase.Equal(text, " ", 0):
		return true, true
	}
	return false, false
}

// reach takes a stretch to a node, and on over links that may be left out. At the end
// of the chain, it is a piece found.
func (s *scan) reach(l *lexicon, node int32, at span, blank bool) {
	for {
		n := &l.nodes[node]
		switch {
		case n.alone:
			s.found(l, n, at)
			return
		case n.next == noNode:
			if s.note(node, at, false) && (n.edge <= phrase.Anywhere || n.edge.Stands(s.text, int(at.start), int(at.end))) {
				s.found(l, n, at)
			}
			return
		}
		if s.note(node, at, blank); !n.optional {
			return
		}
		node, blank = n.next, blank || n.blank
	}
}

// found takes a piece that was found: as a match if it is all of its pattern.
func (s *scan) found(l *lexicon, n *node, at span) {
	if l.patterns[n.pattern].pieces == 1 {
		s.matches = append(s.matches, match{list: n.list, count: 1, pieces: [MaxPieces]span{at}})
	} else {
		s.parts = append(s.parts, part{n.pattern, int32(n.piece), at, -1})
	}
}
