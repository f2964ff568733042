package phrase

import (
	"maps"
	"math/bits"
	"slices"
)

// A mark in the text changes the letter before it, which the filter has read by then.
// So that it can read on, marks have codes too, and a table says what a unit becomes by
// a mark. That is enough for marks that only ever join a letter. The others, called
// loose, are left to folding: those that are units by themselves, and those that may
// change places with such.

// joint is a letter and a mark, and the character that they make.
type joint struct{ letter, mark, whole rune }

// joints lists how letters and marks make the units, one mark after the other, in
// whatever order the marks come. It adds the marks of the units to loose: they are when
// they make a letter with which the others do not make one character.
func joints(units []rune, loose map[rune]bool) []joint {
	var all []joint
	for units = slices.Clone(units); len(units) > 0; units = units[1:] {
		parts, one := decompose(nil, units[0]), true
		for k := 1; k < len(parts); k++ {
			others := slices.Concat(parts[:k], parts[k+1:])
			if last := slices.Concat(others, parts[k:k+1]); !slices.Equal(arrange(last), parts) {
				continue // it never comes last
			}
			letter := join(others)
			one = one && len(letter) == 1
			all = append(all, joint{letter[0], parts[k], units[0]})
			units = append(units, letter[0])
		}
		addMarks(loose, parts, !one)
	}
	return all
}

// bare gives the marks that are units of phrases, and those of the letters before them.
func bare(phrases [][]rune) map[rune]bool {
	loose := map[rune]bool{}
	for _, p := range phrases {
		follows := false
		for _, u := range slices.Backward(p) {
			mark := entryOf(u).is(isMark)
			if mark || follows {
				addMarks(loose, decompose(nil, u), true)
			}
			follows = mark
		}
	}
	return loose
}

// addMarks adds the marks of parts, which are loose or not, to a set that says so.
func addMarks(set map[rune]bool, parts []rune, loose bool) {
	for _, p := range parts {
		if entryOf(p).is(isMark) {
			set[p] = set[p] || loose
		}
	}
}

// mark gives marks their codes: each its own, and marked to all that are loose.
func (a *alphabet) mark(loose map[rune]bool) map[rune]code {
	codes := make(map[rune]code, len(loose))
	for _, m := range slices.Sorted(maps.Keys(loose)) {
		if codes[m] = marked; !loose[m] {
			a.marks++
			codes[m] = a.marks
		}
	}
	return codes
}

// meaning gives the code of a mark by what it folds to: 0 when no phrase can have it,
// nor a character with it.
func (a *alphabet) meaning(own *own, mark rune) code {
	var space, room [8]rune
	units := a.fold.append(space[:0], mark)
	if c := own.marks[units[0]]; len(units) == 1 && c != 0 {
		return c
	}
	for _, u := range units {
		if own.of(u) != 0 {
			return marked
		}
		if len(own.marks) == 0 {
			continue // as with nearly all phrases
		}
		for _, part := range decompose(room[:0], u) {
			if own.marks[part] != 0 {
				return marked
			}
		}
	}
	return 0
}

// joined gives the code and the end of what the marks at text[at], if any, make of the
// letter before them. It is not ok if one of them is loose.
func (a *alphabet) joined(letter code, text string, at int) (c code, end int, ok bool) {
	if !a.fold.folds(Form) {
		return letter, at, true
	}
	end, all := a.fold.cluster(text, at)
	if !all {
		return 0, 0, false
	}
	for _, r := range text[at:end] {
		switch mark := a.of(r); mark {
		case hidden:
		case marked:
			return 0, 0, false
		default:
			letter = a.joins.of(letter, mark)
		}
	}
	return letter, end, true
}

// pairs gives a code to each of some pairs of codes: a hash table that is half full at
// most, where a pair stands at its slot or behind.
type pairs struct {
	slots []slot
	shift uint8
}

type slot struct {
	pair uint32 // 0 where none stands
	code code
}

// makePairs has room for n.
func makePairs(n int) pairs {
	size := bits.Len(uint(n)) + 1
	return pairs{make([]slot, 1<<size), uint8(64 - size)}
}

// find gives the place of a pair, or where it would stand.
func (p pairs) find(pair uint32) *slot {
	i := hash(uint64(pair)) >> p.shift
	for p.slots[i].pair != 0 && p.slots[i].pair != pair {
		i = (i + 1) % uint64(len(p.slots))
	}
	return &p.slots[i]
}

func (p pairs) set(a, b, c code) {
	pair := uint32(a)<<16 | uint32(b)
	*p.find(pair) = slot{pair, c}
}

// of gives the code of a pair, 0 for one that was not set.
func (p pairs) of(a, b code) code { return p.find(uint32(a)<<16 | uint32(b)).code }
