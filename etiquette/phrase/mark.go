package phrase

import (
	"maps"
	"slices"
)

// joint is a letter and a mark, and the character that they make.
type joint struct{ letter, mark, whole rune }

// joints lists how letters and marks make the units of phrases, one mark after the
// other, in whatever order the marks come. Of each mark it says whether there is more
// to know, because it belongs to a character with marks that is several units, or
// of which a part would be.
func joints(phrases [][]rune, units []rune) (all []joint, more map[rune]bool) {
	more = map[rune]bool{}
	for units = slices.Clone(units); len(units) > 0; units = units[1:] {
		parts := decompose(nil, units[0])
		several := false
		for k := 1; k < len(parts); k++ {
			others := slices.Concat(parts[:k], parts[k+1:])
			if last := slices.Concat(others, parts[k:k+1]); !slices.Equal(arrange(last), parts) {
				continue // never comes last
			}
			letter := join(others)
			several = several || len(letter) > 1
			all = append(all, joint{letter[0], parts[k], units[0]})
			units = append(units, letter[0])
		}
		for _, p := range parts {
			if entryOf(p).is(isMark) {
				more[p] = more[p] || several
			}
		}
	}
	for _, p := range phrases {
		for i, u := range p {
			for k := i; entryOf(u).is(isMark) && k >= 0; k-- {
				for _, part := range decompose(nil, p[k]) {
					more[part] = true
				}
				u = p[k]
			}
		}
	}
	return all, more
}

// mark gives the marks of units their codes: of their own, or marked if there is more
// to know of them.
func (a *alphabet) mark(more map[rune]bool) map[rune]code {
	codes := make(map[rune]code, len(more))
	for _, m := range slices.Sorted(maps.Keys(more)) {
		if codes[m] = marked; !more[m] {
			a.marks++
			codes[m] = a.marks
		}
	}
	return codes
}

// meaning gives the code of a mark by what it folds to: 0 when no phrase can have it,
// nor a character with it.
func (a *alphabet) meaning(own *own, mark rune) code {
	var space [2][8]rune
	units := a.fold.append(space[0][:0], mark)
	if c := own.marks[units[0]]; len(units) == 1 && c != 0 {
		return c
	}
	for _, u := range units {
		for _, part := range decompose(space[1][:0], u) {
			if own.of(u) != 0 || own.marks[part] != 0 {
				return marked
			}
		}
	}
	return 0
}

// joined gives the code and the end of what the marks at text[at], if any, make of the
// letter before them, if all they do is to join it.
func (a *alphabet) joined(letter code, text string, at int) (c code, end int, ok bool) {
	if !a.fold.folds(Form) {
		return letter, at, true
	}
	end, all := a.fold.cluster(text, at)
	if !all {
		return 0, end, true
	}
	for _, r := range text[at:end] {
		switch mark := a.of(r); mark {
		case hidden:
		case marked:
			return 0, at, false
		default:
			letter = a.joins[[2]code{letter, mark}]
		}
	}
	return letter, end, true
}
