package phrase

import "slices"

// trie is the automaton of Aho and Corasick (Efficient string matching,
// Communications of the ACM 18(6), 1975) over codes. A node stands for the units
// read last that begin some phrase, and for the longest such. The nodes lie in
// the order of their depth, the children of each side by side, so that those of
// the root have their code as their number.
type trie struct {
	nodes []node
	ends  []end // ends[0] is unused
}

type node struct {
	first uint32 // its children are the nodes from here to the first of the next node
	fail  uint32 // the node of the longest shorter suffix
	end   uint32 // the phrases that end here, the longest first; 0 for none
	label code   // by which its parent leads here
	depth uint16
}

// end is a phrase that ends at a node.
type end struct {
	phrase int32
	length uint16 // in units
	next   uint32 // the next phrase that ends there too; 0 for none
}

const root = 0

// next gives the node after c was read in node n.
func (t *trie) next(n uint32, c code) uint32 {
	for {
		if child, ok := t.child(n, c); ok {
			return child
		}
		if n == root {
			return root
		}
		n = t.nodes[n].fail
	}
}

// child finds the child of n by its label.
func (t *trie) child(n uint32, c code) (uint32, bool) {
	lo, hi := t.nodes[n].first, t.nodes[n+1].first
	if n == root {
		child := uint32(c) - uint32(specials)
		return child, c > specials && child < hi
	}
	for hi-lo > 4 {
		if mid := (lo + hi) / 2; t.nodes[mid].label <= c {
			lo = mid
		} else {
			hi = mid
		}
	}
	for ; lo < hi; lo++ {
		if t.nodes[lo].label == c {
			return lo, true
		}
	}
	return root, false
}

// word is a phrase as the trie is made of it.
type word struct {
	codes  []code
	phrase int32
}

// makeTrie builds the automaton of the words, level by level.
func makeTrie(words []word) trie {
	slices.SortFunc(words, func(a, b word) int {
		if c := slices.Compare(a.codes, b.codes); c != 0 {
			return c
		}
		return int(a.phrase - b.phrase)
	})
	t := trie{ends: make([]end, 1, len(words)+1)}
	groups := []group{{node{}, 0, len(words)}}
	for i := 0; i < len(groups); i++ {
		g := groups[i]
		lo := t.close(words, &g)
		g.node.first = uint32(len(groups))
		t.nodes = append(t.nodes, g.node)
		depth := int(g.node.depth)
		for lo < g.hi {
			c, hi := words[lo].codes[depth], lo
			for hi < g.hi && words[hi].codes[depth] == c {
				hi++
			}
			groups = append(groups, group{node{label: c, depth: uint16(depth + 1)}, lo, hi})
			lo = hi
		}
	}
	t.nodes = append(t.nodes, node{first: uint32(len(t.nodes))})
	t.link()
	return t
}

// group is a node to be, with the stretch of sorted words that pass through it.
type group struct {
	node   node
	lo, hi int
}

// close records the words that end at the node of g, which are its first, and
// gives the index of the others.
func (t *trie) close(words []word, g *group) int {
	lo := g.lo
	for lo < g.hi && len(words[lo].codes) == int(g.node.depth) {
		lo++
	}
	for i := lo - 1; i >= g.lo; i-- {
		t.ends = append(t.ends, end{words[i].phrase, g.node.depth, g.node.end})
		g.node.end = uint32(len(t.ends) - 1)
	}
	return lo
}

// link adds the failures, and to the phrases that end at a node those that end
// at its suffixes. Shorter nodes come first, so that theirs are done.
func (t *trie) link() {
	for n := range t.nodes[:len(t.nodes)-1] {
		for child := t.nodes[n].first; child < t.nodes[n+1].first; child++ {
			v := &t.nodes[child]
			if n != root {
				v.fail = t.next(t.nodes[n].fail, v.label)
			}
			t.chain(v)
		}
	}
}

// chain puts the phrases of the suffix behind those of v.
func (t *trie) chain(v *node) {
	last := &v.end
	for *last != 0 {
		last = &t.ends[*last].next
	}
	*last = t.nodes[v.fail].end
}
