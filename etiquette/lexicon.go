package etiquette

import (
	"errors"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// lexicon holds all phrases of all packs in one matcher, sorted into lists: the
// phrases of a rule are one list, its exceptions another, those of a clue a third.
type lexicon struct {
	matcher  *phrase.Matcher
	uses     [][]use // by the index of the text in the matcher: where it belongs
	patterns []pattern
	lists    []list
}

// use is one piece of a pattern.
type use struct {
	pattern int32
	piece   int32
}

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

// mask is a set of languages or channels by their numbers.
type mask uint32

const everything = ^mask(0)

func (m mask) has(number int) bool { return m>>number&1 != 0 }

// lexiconBuilder gathers phrases. A text that stands in several patterns is looked
// for once.
type lexiconBuilder struct {
	lexicon
	texts  []phrase.Phrase
	index  map[phrase.Phrase]int32 // by folded text and edge
	places []place                 // of texts, for errors
	faults *faults
}

// place is where in a pack something is written.
type place struct{ pack, path string }

// edges are the modes in the terms of the matcher.
var edges = [...]phrase.Edge{0: phrase.Word, Word: phrase.Word, Anywhere: phrase.Anywhere, Clause: phrase.Clause, Start: phrase.Start, End: phrase.End}

func newLexiconBuilder(f *faults) *lexiconBuilder {
	return &lexiconBuilder{index: map[phrase.Phrase]int32{}, faults: f}
}

// newList opens a list; add fills it.
func (b *lexiconBuilder) newList(languages, channels mask) int32 {
	b.lists = append(b.lists, list{languages, channels, -1, -1})
	return int32(len(b.lists) - 1)
}

// add takes one phrase, expanded into pieces, into a list.
func (b *lexiconBuilder) add(to int32, pieces [][]string, mode Mode, gap int, at place) {
	number := int32(len(b.patterns))
	b.patterns = append(b.patterns, pattern{list: to, pieces: int32(len(pieces)), gap: int32(gap)})
	for i, variants := range pieces {
		for _, text := range variants {
			n := b.text(phrase.Phrase{Text: text, Edge: edges[mode]}, at)
			b.uses[n] = append(b.uses[n], use{number, int32(i)})
		}
	}
}

// text gives the index of a text in the matcher.
func (b *lexiconBuilder) text(p phrase.Phrase, at place) int32 {
	key := phrase.Phrase{Text: phrase.Fold(p.Text, 0), Edge: p.Edge}
	if n, ok := b.index[key]; ok {
		return n
	}
	n := int32(len(b.texts))
	b.index[key] = n
	b.texts, b.places, b.uses = append(b.texts, p), append(b.places, at), append(b.uses, nil)
	return n
}

// build makes the matcher. Texts that it refuses become faults of their packs.
func (b *lexiconBuilder) build() lexicon {
	if len(b.texts) > MaxTexts {
		at := b.places[MaxTexts]
		b.faults.add(at.pack, at.path, "got the text number %d of all packs, want at most %d", len(b.texts), MaxTexts)
		return b.lexicon
	}
	matcher, err := phrase.New(b.texts, phrase.Options{Kind: phrase.Overlapping})
	b.matcher = matcher
	for _, err := range flatten(err) {
		at, reason := place{}, err.Error()
		if refused, ok := errors.AsType[*phrase.PhraseError](err); ok {
			at, reason = b.places[refused.Index], refused.Reason.String()
			reason = "got " + quoted([]string{refused.Phrase.Text}) + ", which " + reason
		}
		b.faults.add(at.pack, at.path, "%s", reason)
	}
	return b.lexicon
}

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
