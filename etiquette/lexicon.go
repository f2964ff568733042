package etiquette

import (
	"errors"
	"slices"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// lexicon holds all phrases of all packs in one matcher, sorted into lists: the
// phrases of a rule are one list, its exceptions another, those of a clue a third.
//
// A phrase is a pattern of pieces with gaps between them, a piece is chains, and a
// chain is links, whose texts are what the matcher looks for. Nodes stand between the
// links; the last node of every chain is that of the piece.
type lexicon struct {
	matcher  *phrase.Matcher
	uses     []use // of all texts, those of text i from first[i] to first[i+1]
	first    []int32
	nodes    []node
	patterns []pattern
	lists    []list
}

// use is what a text of the matcher is good for: it leads from a node to the next.
type use struct {
	node          int32
	before, after bool // as in linkText
	initial       bool // nothing need stand before
}

// node is a place in a chain, before a link; or behind the last one.
type node struct {
	next     int32 // the node behind the link; noNode at the end of a chain
	pattern  int32
	list     int32 // of the pattern
	piece    uint8
	edge     phrase.Edge
	optional bool // the link may be left out
	blank    bool // if it is, a blank must stand there
	alone    bool // at the end of a chain: the piece is written out, no need to look closer
}

const noNode = -1

// pattern is a phrase of a pack.
type pattern struct {
	list   int32
	pieces int32
	gap    int32 // the greatest number of characters between two pieces
}

// list is a number of patterns that are asked for together, and the messages in
// which.
type list struct {
	languages mask
	channels  mask
	except    int32 // the list whose matches make those inside them void, -1 for none
	rule      int32 // the rule whose phrases they are, -1 for none
}

// concerns reports whether the list is for messages like the one under inspection.
func (l *list) concerns(s *scan) bool {
	return l.languages.has(s.language) && l.channels.has(s.channel)
}

// mask is a set of languages or channels by their numbers.
type mask uint32

const everything = ^mask(0)

func (m mask) has(number int) bool { return m>>number&1 != 0 }

// lexiconBuilder gathers phrases. A text that stands in several patterns is looked
// for once.
type lexiconBuilder struct {
	lexicon
	texts  []phrase.Phrase
	index  [len(edges)]map[string]int32 // for each edge, of texts, folded
	used   []int32                      // for each of uses, which text it belongs to
	latest []use                        // of each text
	places []place                      // of patterns, for errors
	owner  []int32                      // of each text, the first pattern that has it
	faults *faults
}

// place is where in a pack something is written.
type place struct{ pack, path string }

// edges are the modes in the terms of the matcher.
var edges = [...]phrase.Edge{0: phrase.Word, Word: phrase.Word, Anywhere: phrase.Anywhere, Clause: phrase.Clause, Start: phrase.Start, End: phrase.End}

// newLexiconBuilder makes room for so many texts. More may come.
func newLexiconBuilder(f *faults, texts int) *lexiconBuilder {
	const usesPerText = 3
	b := &lexiconBuilder{faults: f, texts: make([]phrase.Phrase, 0, texts), owner: make([]int32, 0, texts), latest: make([]use, 0, texts)}
	b.uses, b.used = make([]use, 0, usesPerText*texts), make([]int32, 0, usesPerText*texts)
	for edge := range b.index {
		b.index[edge] = map[string]int32{}
	}
	b.index[phrase.Word] = make(map[string]int32, texts)
	return b
}

// newList opens a list; add fills it.
func (b *lexiconBuilder) newList(languages, channels mask) int32 {
	b.lists = append(b.lists, list{languages, channels, -1, -1})
	return int32(len(b.lists) - 1)
}

// add takes one phrase into a list.
func (b *lexiconBuilder) add(to int32, pieces []sequence, mode Mode, gap int, at place) {
	number := int32(len(b.patterns))
	b.patterns, b.places = append(b.patterns, pattern{list: to, pieces: int32(len(pieces)), gap: int32(gap)}), append(b.places, at)
	for i, piece := range pieces {
		chains := piece.chains()
		alone := len(chains) == 1 && len(chains[0]) == 1
		end := b.node(node{next: noNode, pattern: number, list: to, piece: uint8(i), edge: edges[mode], alone: alone})
		for _, c := range chains {
			b.chain(c, end, edges[mode])
		}
	}
}

// chain takes one chain of a piece whose last node is end. Inside a chain, a text
// stands beside blanks or Chinese characters, so that the edges of words are there
// where they are wanted at both ends of the chain; more than that only the whole chain
// tells.
func (b *lexiconBuilder) chain(c chain, end int32, edge phrase.Edge) {
	if len(c) > 1 && edge != phrase.Anywhere {
		edge = phrase.Word
	}
	n, initial := b.nodes[end], true
	for i, l := range c {
		if n.optional, n.blank = l.optional, l.blank; i < len(c)-1 {
			n.next = int32(len(b.nodes) + 1)
		} else {
			n.next = end
		}
		number := b.node(n)
		for _, t := range l.texts {
			if len(c) == 1 {
				t.before, t.after = false, false
			}
			b.use(phrase.Phrase{Text: t.text, Edge: edge}, use{number, t.before, t.after, initial})
		}
		initial = initial && l.optional
	}
}

func (b *lexiconBuilder) node(n node) int32 {
	b.nodes = append(b.nodes, n)
	return int32(len(b.nodes) - 1)
}

// use notes what a text is good for.
func (b *lexiconBuilder) use(p phrase.Phrase, u use) {
	index, key := b.index[p.Edge], phrase.Fold(p.Text, 0)
	n, ok := index[key]
	if !ok {
		n = int32(len(b.texts))
		index[key] = n
		b.texts, b.owner, b.latest = append(b.texts, p), append(b.owner, int32(len(b.patterns)-1)), append(b.latest, use{node: noNode})
	}
	if u != b.latest[n] { // else two texts of a link fold to the same
		b.uses, b.used, b.latest[n] = append(b.uses, u), append(b.used, n), u
	}
}

// build makes the matcher. Texts that it refuses become faults of their packs.
func (b *lexiconBuilder) build() lexicon {
	if len(b.texts) > MaxTexts {
		at := b.places[b.owner[MaxTexts]]
		b.faults.add(at.pack, at.path, "got the text number %d of all packs, want at most %d", len(b.texts), MaxTexts)
		return b.lexicon
	}
	matcher, err := phrase.New(b.texts, phrase.Options{Kind: phrase.Overlapping})
	b.matcher = matcher
	for _, err := range flatten(err) {
		at, reason := place{}, err.Error()
		if refused, ok := errors.AsType[*phrase.PhraseError](err); ok {
			at, reason = b.places[b.owner[refused.Index]], refused.Reason.String()
			reason = "got " + quoted([]string{refused.Phrase.Text}) + ", which " + reason
		}
		b.faults.add(at.pack, at.path, "%s", reason)
	}
	b.sortUses()
	return b.lexicon
}

// sortUses brings together the uses of each text, in the order of the texts.
func (b *lexiconBuilder) sortUses() {
	b.first = make([]int32, len(b.texts)+1)
	for _, n := range b.used {
		b.first[n+1]++
	}
	for n := range b.texts {
		b.first[n+1] += b.first[n]
	}
	next, sorted := slices.Clone(b.first), make([]use, len(b.uses))
	for i, n := range b.used {
		sorted[next[n]] = b.uses[i]
		next[n]++
	}
	b.uses = sorted
}

// of gives the uses of a text of the matcher.
func (l *lexicon) of(text int) []use { return l.uses[l.first[text]:l.first[text+1]] }

// flatten gives the errors that errors.Join joined.
func flatten(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}
