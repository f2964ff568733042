package phrase

import (
	"fmt"
	"strings"
)

// Difference is a set of ways in which two texts may differ and still be the same
// to a matcher. The zero value is the empty set.
//
// Options hold the differences that count. So the zero value folds all of them
// away, and [Exact] none.
type Difference uint8

const (
	// Case is the difference between capital and small letters, by full case
	// folding without the Turkish rules: STRASSE = straße, K (Kelvin) = k. The
	// dotless ı is a letter of its own.
	Case Difference = 1 << iota
	// Width is the difference between wide and narrow forms: ＯＫ = OK, ｶﾞ = ガ.
	Width
	// Form is every other difference that NFKC takes away: ① = 1, ﬁ = fi, ㎏ = kg,
	// and é as one character or as e with a mark; besides, the apostrophes and
	// hyphens of typography are those of the keyboard, ’ = '. Accents that stand
	// alone (´) and separate Korean letters (ㅠ) keep their form.
	Form
	// Script is the difference between traditional and simplified characters,
	// 國 = 国. Some characters lose a difference of meaning too, since the
	// simplified script writes both alike: 后 and 後, 里 and 裏, 干 and 乾 and 幹.
	Script
	// Invisible is whether there are characters without a width, such as the
	// zero-width blank, the soft hyphen, the byte order mark or the selectors of
	// emoji styles. They are dropped.
	Invisible
	// Blank is how many and which blanks stand between words: a run of spaces,
	// tabs and line ends is one space. Blanks at the ends of a phrase are dropped.
	Blank
	// Exact is all of them: characters match only themselves.
	Exact = Case | Width | Form | Script | Invisible | Blank
)

var differenceNames = [...]string{"case", "width", "form", "script", "invisible", "blank"}

// String lists what the set holds, "case+script"; the empty set is "none".
// Bits that mean nothing are left out.
func (d Difference) String() string {
	var names []string
	for i, name := range differenceNames {
		if d&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	if names == nil {
		return "none"
	}
	return strings.Join(names, "+")
}

func (d Difference) number() string { return fmt.Sprintf("Difference(%#x)", uint8(d)) }
