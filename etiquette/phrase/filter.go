package phrase

import "math/bits"

// A filter finds the places where a phrase may begin, so that the automaton is
// at work only there. It may name a place where none begins, and never passes
// over one where one does. It works while the automaton is at its root, and not
// where it has looked before.
//
// unitFilter reads every character and looks at the last eight units, or at the
// last four or two for the sake of short phrases. Where eight are those of a
// phrase, it looks at sixteen.
type unitFilter struct {
	short    []bool // by codes: whether the unit is the last of some pairs or fours
	pairs    set    // the first two units of the phrases that have two or three
	fours    set    // the first four of those that have four to seven
	eights   set    // the first eight of those that have eight or more
	done     set    // of these, those that have less than sixteen
	sixteens set    // the first sixteen of those that have so many
}

// trail is what was read last.
type trail struct {
	text   string
	at     int           // what is before was read
	count  uint          // of units
	places [filtered]int // where the last units begin, unit i at i % filtered
	four   uint64        // the codes of the last four, the last in the lowest bits
	eight  uint64        // the last eight, as push mixes them
}

// filtered is the number of units that the filter looks at, at least, for most
// phrases.
const filtered = 8

// push adds a unit to the mixture of the last eight.
func push(eight uint64, c code) uint64 { return eight<<8 + uint64(c) }

// back gives the first of the last places where a unit stands that may begin a
// phrase, as it is or with what is behind it, or else.
func (t *trail) back(a *alphabet, otherwise int) int {
	for i := t.count - min(t.count, filtered); i < t.count; i++ {
		place := t.places[i%filtered]
		if r, size := decode(t.text, place); a.of(r)-1 < a.firsts || a.open(t.text, place+size) {
			return place
		}
	}
	return otherwise
}

// join makes of the last unit what the mark behind it makes of it.
func (t *trail) join(a *alphabet, mark code) code {
	_, size := decode(t.text, t.at)
	t.at += size
	last := code(t.four)
	c := a.joins.of(last, mark)
	change := uint64(c) - uint64(last)
	t.four += change
	t.eight += change
	return c
}

// seek gives the first place from at on where a phrase may begin, and up to where
// it looked. There is none before the place when it is limit or beyond.
func (f *unitFilter) seek(a *alphabet, text string, at, limit int) (place, seen int) {
	t := trail{text: text, at: at}
	for t.at < limit {
		c := f.read(a, &t, limit)
		switch {
		case marked < c && c <= a.marks:
			c = t.join(a, c)
		case c-1 < a.singles: // or marked: then the last unit is another than it seemed
			return t.back(a, t.at), t.at
		}
		if c-1 < a.singles || f.begins(a, &t) {
			if place := t.back(a, -1); place >= 0 {
				return place, t.at
			}
		}
	}
	if t.at < len(text) { // what is beyond the limit may go on
		return t.back(a, t.at), t.at
	}
	return limit, limit
}

// read reads up to limit, or to where a look is due, or before a character that is
// a phrase by itself or not one unit: then it gives its code.
func (f *unitFilter) read(a *alphabet, t *trail, limit int) code {
	text, at, count, four, eight := t.text, t.at, t.count, t.four, t.eight
	ascii := (*[pageSize]code)(a.pages[pageSize:])
	singles, blanks := a.singles, uint32(a.space)<<16|uint32(a.space)
	c := code(0)
	for at < limit {
		place := at
		if b := text[at]; b < pageSize {
			c = ascii[b]
			at++
		} else if r := three(text, at); r >= 0 {
			c = a.of(r)
			at += 3
		} else {
			r, size := decode(text, at)
			c = a.of(r)
			at += size
		}
		next := four<<16 | uint64(c)
		if c-1 < singles || uint32(next) == blanks && c != 0 {
			switch c {
			case hidden:
				c = 0 // it was read
				continue
			case a.space: // a run of blanks is one unit
				t.places[(count-1)%filtered] = place
				continue
			}
			at = place
			break
		}
		four, eight = next, push(eight, c)
		t.places[count%filtered] = place
		count++
		if f.short[c] || f.eights.has(eight) {
			break
		}
	}
	t.at, t.count, t.four, t.eight = at, count, four, eight
	return c
}

// begins looks closer where a look is due.
func (f *unitFilter) begins(a *alphabet, t *trail) bool {
	return f.eights.has(t.eight) && (f.done.has(t.eight) || f.goesOn(a, t)) ||
		f.fours.has(t.four) || f.pairs.has(uint64(uint32(t.four)))
}

// goesOn looks at the eight units that follow.
func (f *unitFilter) goesOn(a *alphabet, t *trail) bool {
	var next uint64
	at, last := t.at, code(t.four)
	for range 8 {
		if at == len(t.text) {
			return false
		}
		r, size := decode(t.text, at)
		c := a.of(r)
		if a.special(c) || c == last && c == a.space && c != 0 {
			return true
		}
		at += size
		last, next = c, push(next, c)
	}
	return f.sixteens.has(mix(t.eight, next)) || a.open(t.text, at)
}

// makeUnitFilter builds the filter of the words.
func makeUnitFilter(words []word, a *alphabet) *unitFilter {
	var counts [5]int // of words of 1, 2 to 3, 4 to 7, 8 to 15, and more units
	for _, word := range words {
		counts[min(bits.Len(uint(len(word.codes))), 5)-1]++
	}
	f := &unitFilter{
		short:    make([]bool, a.last+1),
		pairs:    makeSet(counts[1]),
		fours:    makeSet(counts[2]),
		eights:   makeSet(counts[3] + counts[4]),
		done:     makeSet(counts[3]),
		sixteens: makeSet(counts[4]),
	}
	for _, word := range words {
		f.add(word.codes)
	}
	return f
}

// add adds a phrase.
func (f *unitFilter) add(c []code) {
	switch n := len(c); {
	case n >= 16:
		eight := pushAll(c[:8])
		f.eights.add(eight)
		f.sixteens.add(mix(eight, pushAll(c[8:16])))
	case n >= 8:
		eight := pushAll(c[:8])
		f.eights.add(eight)
		f.done.add(eight)
	case n >= 4:
		f.fours.add(uint64(c[0])<<48 | uint64(c[1])<<32 | uint64(c[2])<<16 | uint64(c[3]))
		f.short[c[3]] = true
	case n >= 2:
		f.pairs.add(uint64(c[0])<<16 | uint64(c[1]))
		f.short[c[1]] = true
	}
}

// pushAll mixes eight units.
func pushAll(codes []code) (eight uint64) {
	for _, c := range codes {
		eight = push(eight, c)
	}
	return eight
}
