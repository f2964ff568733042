package phrase

import (
	"errors"
	"slices"
)

// Limits of what a matcher is built from. New refuses what is beyond.
const (
	// MaxUnits is the greatest length of a phrase, in characters after folding.
	MaxUnits = 256
	// MaxPhrases is the greatest number of phrases in one matcher. Each takes some
	// 20 bytes for every character that it does not share with another's beginning.
	MaxPhrases = 1_000_000
	// MaxAlphabet is the greatest number of different characters, after folding, in
	// all phrases of one matcher together. It leaves room, below 65,536, for marks and
	// for letters that only marks make.
	MaxAlphabet = 60_000
)

// Phrase is a text to look for, and where it must stand.
type Phrase struct {
	Text string // valid UTF-8, not blank, not beginning with a combining mark
	Edge Edge   // the zero value is Word
}

// Of makes phrases of texts, all with the same edge.
func Of(edge Edge, texts ...string) []Phrase {
	phrases := make([]Phrase, len(texts))
	for i, text := range texts {
		phrases[i] = Phrase{text, edge}
	}
	return phrases
}

// Options say how a matcher compares and what it reports. The zero value folds
// all differences and reports the leftmost-longest hits.
type Options struct {
	Kind Kind       // which of the hits that overlap are reported
	Keep Difference // the differences that count; all others are folded away
}

// New builds a matcher that looks for all phrases at once. A hit names its
// phrase by the index here. The slice is not kept.
//
// Two phrases may have the same text if they have different edges. No phrases
// at all make a matcher that finds nothing. All faults are reported at once,
// joined: a [*PhraseError] for each phrase that is refused and an
// [*OptionError] for each option; then there is no matcher.
func New(phrases []Phrase, options Options) (*Matcher, error) {
	faults := options.faults()
	if len(phrases) > MaxPhrases {
		return nil, errors.Join(append(faults, &PhraseError{Index: MaxPhrases, Phrase: phrases[MaxPhrases], Reason: TooMany})...)
	}
	b := builder{fold: folding{options.Keep}, phrases: phrases}
	faults = append(faults, b.read()...)
	if faults != nil {
		return nil, errors.Join(faults...)
	}
	m := &Matcher{options: options, phrases: slices.Clone(phrases), alphabet: makeAlphabet(b.fold, b.units)}
	words := b.words(&m.alphabet)
	m.trie = makeTrie(words)
	if options.Keep == Exact {
		m.bytes = makeByteFilter(phrases)
	}
	if m.bytes == nil {
		m.units = makeUnitFilter(words, &m.alphabet)
	}
	return m, nil
}

// Must is New for phrases that are written in the program: it panics when they
// are refused.
func Must(phrases []Phrase, options Options) *Matcher {
	m, err := New(phrases, options)
	if err != nil {
		panic(err)
	}
	return m
}

func (o Options) faults() []error {
	var faults []error
	if o.Kind > Overlapping {
		faults = append(faults, &OptionError{Option: "Kind", Value: o.Kind.String(), Allowed: "leftmost-longest, leftmost-first or overlapping"})
	}
	if o.Keep&^Exact != 0 {
		faults = append(faults, &OptionError{Option: "Keep", Value: o.Keep.number(), Allowed: "a set of " + Exact.String()})
	}
	return faults
}
