package phrase

import "slices"

// picker chooses among the hits that overlap. Hits come in by their ends, and
// settle tells it before which place no further hit will begin.
type picker struct {
	kind Kind
	hits []Hit // [0, done) are chosen, [head, len) are not settled yet, in order of their starts
	done int
	head int
	from int // no hit may begin before, because a chosen one ends here
}

// add takes the next hit.
func (p *picker) add(h Hit) {
	if len(p.hits) == cap(p.hits) {
		p.hits = slices.Grow(p.hits, len(p.hits)+1) // twice as many, however many there are
	}
	if p.kind == Overlapping {
		p.hits = append(p.hits, h)
		p.done, p.head = len(p.hits), len(p.hits)
		return
	}
	if h.Start < p.from {
		return
	}
	i := len(p.hits)
	for i > p.head && p.hits[i-1].Start > h.Start {
		i--
	}
	if i == p.head || p.hits[i-1].Start < h.Start {
		p.hits = append(p.hits, h)
		copy(p.hits[i+1:], p.hits[i:])
		p.hits[i] = h
		return
	}
	if other := &p.hits[i-1]; p.prefers(h, *other) {
		*other = h
	}
}

// prefers reports whether a goes before b, which begins at the same place and came
// before it: so it is not longer than a, and of equal ones has the lower index.
func (p *picker) prefers(a, b Hit) bool {
	if p.kind == LeftmostLongest {
		return a.End > b.End
	}
	return a.Phrase < b.Phrase
}

// waiting reports whether there are hits that are not settled.
func (p *picker) waiting() bool { return p.head < len(p.hits) }

// settle chooses among the hits that begin before the place.
func (p *picker) settle(place int) {
	if !p.waiting() {
		return
	}
	for p.head < len(p.hits) && p.hits[p.head].Start < place {
		h := p.hits[p.head]
		p.head++
		if h.Start >= p.from {
			p.hits[p.done], p.from = h, h.End
			p.done++
		}
	}
	if gap := p.head - p.done; gap >= len(p.hits)-p.head {
		p.hits = p.hits[:p.done+copy(p.hits[p.done:], p.hits[p.head:])]
		p.head = p.done
	}
}
