package phrase

import (
	"cmp"
	"slices"
)

// compose appends the units of a character with its marks. It takes all apart,
// brings the marks into their canonical order, folds the letters, and composes
// what NFC composes (Unicode Standard Annex 15), so that é is the same whether
// it came as one character or as two, and with its marks in any order that
// looks the same.
func (f folding) compose(dst []rune, text string) []rune {
	var room, space [16]rune
	forms := folding{f.keep | Case | Script}
	units := room[:0]
	for _, r := range text {
		if !entryOf(r).is(isHidden) || !f.folds(Invisible) {
			units = forms.append(units, r)
		}
	}
	parts := space[:0]
	for _, u := range units {
		parts = decompose(parts, u)
	}
	units = units[:0]
	for _, p := range arrange(parts) {
		units = f.append(units, p)
	}
	return append(dst, join(units)...)
}

// decompose appends the letter and the marks that r is composed of.
func decompose(dst []rune, r rune) []rune {
	if s := r - syllables; 0 <= s && s < leads*vowels*tails {
		dst = append(dst, firstLead+s/(vowels*tails), firstVowel+s/tails%vowels)
		if s%tails != 0 {
			dst = append(dst, beforeTail+s%tails)
		}
		return dst
	}
	i, ok := slices.BinarySearchFunc(byWhole[:], r, func(i uint16, r rune) int { return cmp.Compare(composites[i][2], r) })
	if !ok {
		return append(dst, r)
	}
	c := composites[byWhole[i]]
	return append(decompose(dst, c[0]), c[1])
}

// arrange sorts each stretch of marks by combining class, leaving equals as they
// stand. It gives back units.
func arrange(units []rune) []rune {
	for i := range units {
		order := orderOf(units[i])
		for j := i; j > 0 && order != 0 && orderOf(units[j-1]) > order; j-- {
			units[j], units[j-1] = units[j-1], units[j]
		}
	}
	return units
}

// join composes in place. A mark joins the last letter unless a mark of the same
// or a higher class stands between.
func join(units []rune) []rune {
	out, letter, last := units[:0], -1, rune(0)
	for _, u := range units {
		order := orderOf(u)
		if letter >= 0 && (letter == len(out)-1 || last < order) {
			if whole, ok := composed(out[letter], u); ok {
				out[letter] = whole
				continue
			}
		}
		if last = order; order == 0 {
			letter = len(out)
		}
		out = append(out, u)
	}
	return out
}

// composed gives the one character that a and b make, if they do.
func composed(a, b rune) (rune, bool) {
	if l, v := a-firstLead, b-firstVowel; 0 <= l && l < leads && 0 <= v && v < vowels {
		return syllables + (l*vowels+v)*tails, true
	}
	s, t := a-syllables, b-beforeTail
	if 0 <= s && s < leads*vowels*tails && s%tails == 0 && 0 < t && t < tails {
		return a + t, true
	}
	lo, hi := 0, len(composites)
	for lo < hi {
		mid := (lo + hi) / 2
		if first := composites[mid][0]; first < a || first == a && composites[mid][1] < b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(composites) || composites[lo][0] != a || composites[lo][1] != b {
		return 0, false
	}
	return composites[lo][2], true
}

// orderOf gives the combining class of r, 0 for what is no mark.
func orderOf(r rune) rune {
	i, ok := slices.BinarySearchFunc(orders[:], r, func(o [3]rune, r rune) int {
		switch {
		case o[1] < r:
			return -1
		case o[0] > r:
			return +1
		}
		return 0
	})
	if !ok {
		return 0
	}
	return orders[i][2]
}

// Korean syllables are composed by arithmetic (The Unicode Standard, 3.12).
const (
	syllables  = 0xAC00
	firstLead  = 0x1100
	firstVowel = 0x1161
	beforeTail = 0x11A7
	leads      = 19
	vowels     = 21
	tails      = 28
)
