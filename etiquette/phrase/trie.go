package phrase

import (
	"cmp"
	"iter"
	"slices"
)

// trie is the automaton of Aho and Corasick (Efficient string matching,
// Communications of the ACM 18(6), 1975) over codes. A node stands for the units
// read last that begin some phrase, and for the longest such. The first child of
// a node is the one behind it, so that the rest of a phrase that no other shares
// lies in one piece of memory.
type trie struct {
	nodes []node
	edges []edge // of the root and the nodes with several children, side by side, by their codes
	first code   // of the children of the root, whose codes have no gaps
	ends  []end  // ends[0] is unused
}

type node struct {
	edges uint32 // the code of the only child, or the index of the first edge
	fail  uint32 // the node of the longest shorter suffix
	end   uint32 // the phrases that end here, the longest first; 0 for none
	fan   uint16 // the number of children
	depth uint16
}

// edge leads to a child by a code.
type edge struct {
	code code
	to   uint32
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
	for n != root {
		v := &t.nodes[n]
		if v.fan == 1 && v.edges == uint32(c) {
			return n + 1
		}
		if v.fan > 1 {
			if child := t.child(v, c); child != root {
				return child
			}
		}
		n = v.fail
	}
	if i := c - t.first; int(i) < int(t.nodes[root].fan) {
		return t.edges[i].to
	}
	return root
}

// child gives the child of a node that has several, root if there is none.
func (t *trie) child(v *node, c code) uint32 {
	edges := t.edges[v.edges : v.edges+uint32(v.fan)]
	for len(edges) > 1 {
		if half := len(edges) / 2; edges[half].code <= c {
			edges = edges[half:]
		} else {
			edges = edges[:half]
		}
	}
	if edges[0].code == c {
		return edges[0].to
	}
	return root
}

// word is a phrase as the trie is made of it.
type word struct {
	codes  []code
	phrase int32
}

// makeTrie builds the automaton of the words.
func makeTrie(words []word) trie {
	slices.SortFunc(words, func(a, b word) int {
		return cmp.Or(slices.Compare(a.codes, b.codes), cmp.Compare(a.phrase, b.phrase))
	})
	t := trie{nodes: make([]node, 0, size(words)), ends: make([]end, 1, len(words)+1)}
	t.grow(words, 0)
	if len(words) > 0 {
		t.first = t.edges[0].code
	}
	t.link()
	return t
}

// size gives the number of nodes for sorted words: each needs one for every unit
// that it does not share with the word before.
func size(words []word) int {
	n, before := 1, []code(nil)
	for _, w := range words {
		shared := 0
		for shared < min(len(before), len(w.codes)) && before[shared] == w.codes[shared] {
			shared++
		}
		n += len(w.codes) - shared
		before = w.codes
	}
	return n
}

// grow adds the node that all words, which are sorted, have in common after
// depth units, and what is below it.
func (t *trie) grow(words []word, depth int) {
	n := len(t.nodes)
	t.nodes = append(t.nodes, node{depth: uint16(depth)})
	words = t.close(words, n)
	if len(words) == 0 {
		return
	}
	if c := words[0].codes[depth]; n != root && c == words[len(words)-1].codes[depth] {
		t.nodes[n].edges, t.nodes[n].fan = uint32(c), 1
		t.grow(words, depth+1)
		return
	}
	children := fan(words, depth)
	t.nodes[n].fan = uint16(len(children))
	first := len(t.edges)
	t.nodes[n].edges = uint32(first)
	t.edges = append(t.edges, make([]edge, len(children))...)
	for i, group := range children {
		t.edges[first+i] = edge{group[0].codes[depth], uint32(len(t.nodes))}
		t.grow(group, depth+1)
	}
}

// fan parts sorted words by their code at depth.
func fan(words []word, depth int) [][]word {
	var groups [][]word
	for len(words) > 0 {
		n := 1
		for n < len(words) && words[n].codes[depth] == words[0].codes[depth] {
			n++
		}
		groups = append(groups, words[:n])
		words = words[n:]
	}
	return groups
}

// close records the words that end at node n, which come first, and gives the others.
func (t *trie) close(words []word, n int) []word {
	v, count := &t.nodes[n], 0
	for count < len(words) && len(words[count].codes) == int(v.depth) {
		count++
	}
	for i := count - 1; i >= 0; i-- {
		t.ends = append(t.ends, end{words[i].phrase, v.depth, v.end})
		v.end = uint32(len(t.ends) - 1)
	}
	return words[count:]
}

// link adds the failures, and to the phrases that end at a node those that end
// at its suffixes: level by level, so that those of shorter nodes are done.
func (t *trie) link() {
	level := []uint32{root}
	for len(level) > 0 {
		var below []uint32
		for _, n := range level {
			for c, child := range t.children(n) {
				v := &t.nodes[child]
				if n != root {
					v.fail = t.next(t.nodes[n].fail, c)
				}
				t.chain(v)
				below = append(below, child)
			}
		}
		level = below
	}
}

// children ranges over the codes and the children of n.
func (t *trie) children(n uint32) iter.Seq2[code, uint32] {
	return func(yield func(code, uint32) bool) {
		v := t.nodes[n]
		if v.fan == 1 && n != root {
			yield(code(v.edges), n+1)
			return
		}
		for _, e := range t.edges[v.edges : v.edges+uint32(v.fan)] {
			if !yield(e.code, e.to) {
				return
			}
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
