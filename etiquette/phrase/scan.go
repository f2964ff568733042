package phrase

// scan is a search under way: over a whole message at once, or over a window
// that moves along a stream. The places it keeps are places in the message,
// except at.
type scan struct {
	m *Matcher
	window
	picker
	at     int           // in the window: what is before was read
	seen   int           // the place up to which the filter has looked
	node   uint32        // of the automaton
	read   uint          // how many units the automaton has read
	twice  int           // how many bytes it reads again, and how many times it gave back
	upto   int           // the place up to which hits were collected
	starts [MaxUnits]int // where the last of them begin, unit i at i % MaxUnits; see push
}

// run reads up to limit, which is the end of the window, or so far before it
// that all text which bears on a hit is in the window. With pause set it stops
// as soon as there is a hit that is settled.
func (s *scan) run(limit int, pause bool) {
	for s.at < limit && !(pause && s.done > 0) {
		if s.node == root && s.base+s.at >= s.seen {
			place, seen := s.m.seek(s.text, s.at, limit)
			s.at, s.seen = place, s.base+seen
			s.settle(s.base + s.at)
			if s.at >= limit {
				return
			}
		}
		s.step()
		if s.waiting() {
			s.settle(s.live())
		}
	}
}

// step reads one character, unless the automaton falls back to what the filter
// knows better: then the filter judges the place from which little is left.
func (s *scan) step() {
	c, end, ok := s.m.alphabet.single(s.text, s.at)
	if !ok {
		s.steps()
		return
	}
	nodes := s.m.trie.nodes
	next := s.m.trie.next(s.node, c)
	if depth := nodes[next].depth; depth < filtered && depth <= nodes[s.node].depth && c > s.m.alphabet.singles && s.giveBack(int(depth)-1) {
		return
	}
	s.push(next, s.base+s.at)
	s.at = end
	if nodes[next].end != 0 {
		s.collect()
	}
}

// giveBack goes back to the unit that was read n units ago and leaves what follows to
// the filter, unless the filter has looked there, or more would be read again than
// was read before. So the work stays within bounds, whatever the text.
func (s *scan) giveBack(n int) bool {
	now := s.base + s.at
	place := s.begin(n, now)
	if s.node == root || now < s.seen || place <= s.twice {
		return false
	}
	s.twice += now - place + 1
	s.node, s.at = root, place-s.base
	return true
}

// begin gives the place of the unit that was read n units ago, as push has it,
// or now when that is none.
func (s *scan) begin(n, now int) int {
	if n <= 0 {
		return now
	}
	return s.starts[(s.read-uint(n))%MaxUnits]
}

// steps reads one character that is no unit or several, or has marks.
func (s *scan) steps() {
	var space [32]code
	codes, end := s.m.alphabet.several(space[:0], s.text, s.at)
	place := s.base + s.at
	for _, c := range codes {
		s.push(s.m.trie.next(s.node, c), place)
		place = ^(s.base + s.at)
	}
	s.at = end
	if len(codes) > 0 {
		s.collect()
	}
}

// push moves on to a node by a unit that begins at the place; the units of one
// character after its first have the complement of the place, since no hit
// begins with them.
func (s *scan) push(node uint32, place int) {
	s.node = node
	s.starts[s.read%MaxUnits] = place
	s.read++
}

// live gives the place before which no further hit begins.
func (s *scan) live() int {
	depth := int(s.m.trie.nodes[s.node].depth)
	place := s.begin(depth, s.base+s.at)
	return max(place, ^place)
}

// collect takes the phrases that end where the automaton is, if they stand at
// their edges.
func (s *scan) collect() {
	if s.base+s.at <= s.upto {
		return // what is read again was collected before
	}
	s.upto = s.base + s.at
	for e := s.m.trie.nodes[s.node].end; e != 0; e = s.m.trie.ends[e].next {
		end := s.m.trie.ends[e]
		start := s.begin(int(end.length), 0)
		if start >= 0 && s.allows(s.m.phrases[end.phrase].Edge, start-s.base, s.at) {
			s.add(Hit{int(end.phrase), start, s.base + s.at})
		}
	}
}
