package main

import (
	"cmp"
	"log"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// block is the number of characters in one block of the table.
const block = 64

// The parts of an entry; fold.go holds the same.
const (
	classShift = 21
	isMany     = 1 << 25
	isMark     = 1 << 26
	isBlank    = 1 << 27
	isHidden   = 1 << 28
)

const (
	classCase = 1 + iota
	classWidth
	classForm
	classScript
)

type table struct {
	unicode    string
	index      []int
	blocks     []int // indexes of entries
	entries    []uint32
	expansions []string
	cased      [][2]rune
	composites [][3]rune
	byWhole    []int
	orders     [][3]rune

	han  map[rune]rune
	seen map[string]int // index of an expansion
}

func makeTable(han map[rune]rune) *table {
	if norm.Version != unicode.Version || cases.UnicodeVersion != unicode.Version {
		log.Fatalf("unicode is %s, norm %s, cases %s: want one version", unicode.Version, norm.Version, cases.UnicodeVersion)
	}
	t := &table{unicode: unicode.Version, han: han, seen: map[string]int{}}
	known := map[[block]int]int{{}: 0} // block 0 is that of characters that stand for themselves
	rows := map[uint32]int{0: 0}
	t.blocks, t.entries = make([]int, block), []uint32{0}
	for first := rune(0); first < end; first += block {
		var b [block]int
		for i := range b {
			b[i] = t.row(rows, t.entry(first+rune(i)))
		}
		n, ok := known[b]
		if !ok {
			n = len(known)
			known[b] = n
			t.blocks = append(t.blocks, b[:]...)
		}
		t.index = append(t.index, n)
	}
	t.check()
	t.compose()
	t.order()
	return t
}

// end is the first character beyond the table. What is beyond stands for itself,
// but for one plane of invisible characters, which fold.go knows.
const end = 0x30000

// row gives the index of an entry.
func (t *table) row(rows map[uint32]int, e uint32) int {
	n, ok := rows[e]
	if !ok {
		n = len(rows)
		rows[e] = n
		t.entries = append(t.entries, e)
	}
	return n
}

// check stops when what is beyond the table is not as fold.go knows it.
func (t *table) check() {
	for r := rune(end); r <= unicode.MaxRune; r++ {
		want := uint32(0)
		if 0xE0000 <= r && r <= 0xE0FFF {
			want = isHidden
		}
		if got := t.entry(r); got != want {
			log.Fatalf("%U beyond the table has the entry %#x, want %#x", r, got, want)
		}
	}
}

// entry says what becomes of r: the first step of its folding, and its kind.
func (t *table) entry(r rune) uint32 {
	if 0xD800 <= r && r <= 0xDFFF {
		return 0
	}
	to, class := form(r)
	base := r
	if class != 0 {
		base = []rune(to)[0]
	}
	small := fold(r)
	switch {
	case class != 0 && len([]rune(small)) == 1 && small != string(r):
		t.cased = append(t.cased, [2]rune{r, []rune(small)[0]})
	case class == 0 && small != string(r):
		to, class = small, classCase
	case class == 0 && t.han[r] != 0:
		to, class = string(t.han[r]), classScript
	}
	e := kind(r, base)
	if class == 0 {
		return e
	}
	e |= uint32(class) << classShift
	if one := []rune(to); len(one) == 1 {
		return e | uint32(one[0])
	}
	return e | isMany | uint32(t.expansion(to))
}

// typed are the marks of typography and what the keyboard has for them.
var typed = strings.NewReplacer("‘", "'", "’", "'", "ʼ", "'", "‐", "-")

// form gives the compatibility form of r and the class of the difference. The
// apostrophes and hyphens of typography are those of the keyboard.
func form(r rune) (string, int) {
	if narrow := width.LookupRune(r).Folded(); narrow != 0 {
		return string(narrow), classWidth
	}
	to := norm.NFKC.String(string(r))
	if keepsForm(r, to) {
		to = norm.NFC.String(string(r))
	}
	if to = typed.Replace(to); to == string(r) {
		return "", 0
	}
	return to, classForm
}

// keepsForm reports the characters whose compatibility form would glue them to
// their neighbours: accents that stand alone (NFKC makes them a blank and a
// mark) and the separate Korean letters, which people write as ㅋㅋ and ㅠㅠ.
func keepsForm(r rune, to string) bool {
	return strings.HasPrefix(to, " ") || strings.HasSuffix(to, " ") || 0x3131 <= r && r <= 0x318E
}

// fold is full case folding of one character, composed again. Cherokee folds to
// its capitals (CaseFolding.txt), which package cases turns into small letters.
func fold(r rune) string {
	if 0x13A0 <= r && r <= 0x13F5 {
		return string(r)
	}
	small := cases.Fold().String(string(r))
	if small == string(r) {
		return small
	}
	return norm.NFC.String(small)
}

// kind says what r is, whose compatibility form begins with base.
func kind(r, base rune) uint32 {
	switch {
	case hidden(r):
		return isHidden
	case unicode.Is(unicode.White_Space, r):
		return isBlank
	case mark(base):
		return isMark
	}
	return 0
}

// hidden is the property Default_Ignorable_Code_Point: what has no width and
// no look of its own.
func hidden(r rune) bool {
	if unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) {
		return true
	}
	visible := unicode.In(r, unicode.White_Space, unicode.Prepended_Concatenation_Mark) ||
		0xFFF9 <= r && r <= 0xFFFB || 0x13430 <= r && r <= 0x1343F
	return unicode.Is(unicode.Cf, r) && !visible
}

// mark reports whether r belongs to the character before it: marks, and what composes
// with the character before.
func mark(r rune) bool {
	return unicode.Is(unicode.M, r) || !norm.NFC.PropertiesString(string(r)).BoundaryBefore()
}

func (t *table) expansion(s string) int {
	n, ok := t.seen[s]
	if !ok {
		n = len(t.expansions)
		t.seen[s] = n
		t.expansions = append(t.expansions, s)
	}
	return n
}

// compose lists what NFC composes, other than Korean syllables, which are arithmetic.
func (t *table) compose() {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		parts := []rune(norm.NFD.String(string(r)))
		if len(parts) < 2 || 0xAC00 <= r && r <= 0xD7A3 || norm.NFC.String(string(r)) != string(r) {
			continue
		}
		last := len(parts) - 1
		first := []rune(norm.NFC.String(string(parts[:last])))
		if len(first) != 1 {
			log.Fatalf("%U composes from %U", r, parts)
		}
		t.composites = append(t.composites, [3]rune{first[0], parts[last], r})
	}
	slices.SortFunc(t.composites, func(a, b [3]rune) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	for i := range t.composites {
		t.byWhole = append(t.byWhole, i)
	}
	slices.SortFunc(t.byWhole, func(a, b int) int {
		return cmp.Compare(t.composites[a][2], t.composites[b][2])
	})
}

// order lists the combining classes by stretches of equal ones.
func (t *table) order() {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		ccc := rune(norm.NFC.PropertiesString(string(r)).CCC())
		if ccc == 0 || 0xD800 <= r && r <= 0xDFFF {
			continue
		}
		if n := len(t.orders) - 1; n >= 0 && t.orders[n][1] == r-1 && t.orders[n][2] == ccc {
			t.orders[n][1] = r
			continue
		}
		t.orders = append(t.orders, [3]rune{r, r, ccc})
	}
}
