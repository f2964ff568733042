package phrase

import "iter"

// Matcher looks for many phrases at once. It never changes and may be used by
// any number of goroutines at the same time.
type Matcher struct {
	options  Options
	phrases  []Phrase
	alphabet alphabet
	trie     trie
	units    *unitFilter // nil when bytes is not
	bytes    *byteFilter
}

// Hit is a phrase found: text[Start:End] folds to the phrase with index Phrase.
// Start and End are byte offsets in the text as it was given, on the borders of
// characters; marks that belong to the last character are inside.
type Hit struct {
	Phrase int // index of the phrase, as given to New
	Start  int // first byte
	End    int // byte after the last
}

// Len gives the number of phrases.
func (m *Matcher) Len() int { return len(m.phrases) }

// Phrase gives the phrase with an index, as it was given to New. It panics when
// there is none, like an index of a slice.
func (m *Matcher) Phrase(index int) Phrase { return m.phrases[index] }

// Options gives the options the matcher was built with.
func (m *Matcher) Options() Options { return m.options }

// Append appends the hits in text to dst, in the order of the matcher's [Kind],
// and gives the longer slice. It allocates only to make room for hits.
func (m *Matcher) Append(dst []Hit, text string) []Hit {
	s := m.scan(text)
	s.hits, s.done, s.head = dst, len(dst), len(dst)
	s.run(len(text), false)
	s.settle(len(text))
	return s.hits
}

// Find gives the hits in text: nil when there is none.
func (m *Matcher) Find(text string) []Hit { return m.Append(nil, text) }

// Contains reports whether there is any hit in text. It reads no further than
// the first, and never allocates more than room for it.
func (m *Matcher) Contains(text string) bool {
	for range m.All(text) {
		return true
	}
	return false
}

// All ranges over the hits in text, in the same order as Append, and reads no
// further than it has to.
func (m *Matcher) All(text string) iter.Seq[Hit] {
	return func(yield func(Hit) bool) {
		s := m.scan(text)
		for s.at < len(text) {
			s.run(len(text), true)
			if !s.give(yield) {
				return
			}
		}
		s.settle(len(text))
		s.give(yield)
	}
}

// seek gives the first place from at on where a phrase may begin, by one of the filters.
func (m *Matcher) seek(text string, at, limit int) (place, seen int) {
	if m.bytes != nil {
		place = m.bytes.seek(text, at, limit)
		return place, place
	}
	return m.units.seek(&m.alphabet, text, at, limit)
}

func (m *Matcher) scan(text string) scan {
	return scan{m: m, window: window{text: text, last: true}, picker: picker{kind: m.options.Kind}}
}

// give hands out the hits that are settled, until yield has enough.
func (s *scan) give(yield func(Hit) bool) bool {
	for _, h := range s.hits[:s.done] {
		if !yield(h) {
			return false
		}
	}
	s.hits = s.hits[:copy(s.hits, s.hits[s.head:])]
	s.done, s.head = 0, 0
	return true
}
