package etiquette

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A piece like "(我|我们)(没|没有)(办法|法子)" stands for twelve texts, and a few elements
// more make thousands of it. So a large piece is not written out: it is cut into a
// chain of links, each of which is looked for by itself and must stand directly behind
// the one before. What a chain finds is what its texts written out would find, because
// it is cut only where folding makes nothing new of both sides: see cuttable.

// chain is links one behind the other.
type chain []link

// link is texts, one of which must stand there.
type link struct {
	texts    []linkText
	optional bool // or none of them
	blank    bool // if none of them, a blank
}

// linkText is one text of a link, and whether a blank must stand between it and the
// links beside it. At the ends of a chain blanks do not count.
type linkText struct {
	text          string
	before, after bool
}

// How pieces are cut. Costs are in texts: a link costs as much as its texts are, and
// something for the work when it is found; more when it is short and found often.
const (
	plainSize     = 4  // pieces of so many texts are written out
	maxChains     = 32 // that are made of one piece
	linkCost      = 2
	shortLinkCost = 6
	shortLink     = 4 // shorter ones are short, in bytes: one Chinese character
)

// chains gives the chains that together mean the same as the piece.
func (s sequence) chains() []chain {
	if s.extent().count <= plainSize {
		return []chain{{newLink(s.spell())}}
	}
	var all []chain
	for _, part := range s.distribute() {
		all = append(all, part.cut())
	}
	return all
}

// distribute gives sequences that together mean the same, in which large alternatives
// of choices are written out, so that these can be cut too: of a(bc|de)f it makes abcf
// and adef.
func (s sequence) distribute() []sequence {
	done := []sequence{nil}
	for _, e := range s {
		parts := e.distribute()
		if len(parts)*len(done) > maxChains {
			parts = []sequence{{e}}
		}
		var next []sequence
		for _, head := range done {
			for _, tail := range parts {
				next = append(next, slices.Concat(head, tail))
			}
		}
		done = next
	}
	return done
}

// distribute leaves small alternatives together.
func (e element) distribute() []sequence {
	var parts, small []sequence
	for _, s := range e.choice {
		if s.extent().count > plainSize {
			parts = append(parts, s.distribute()...)
		} else {
			small = append(small, s)
		}
	}
	switch {
	case e.choice == nil:
		return []sequence{{e}}
	case small != nil:
		parts = append(parts, sequence{newChoice(small)})
	}
	return parts
}

// cut makes a chain of a sequence, with as few texts as it can.
func (s sequence) cut() chain {
	texts := make([][]string, len(s))
	for i, e := range s {
		texts[i] = e.spell()
	}
	cuts, shortest := s.cuts(texts), shortestOf(texts)
	costs, froms := make([]int, len(s)+1), make([]int, len(s)+1)
	for to := 1; to <= len(s); to++ {
		costs[to] = math.MaxInt
		for from := range to {
			if costs[from] == math.MaxInt || !cuts[from] {
				continue
			}
			if cost := costs[from] + linkCostOf(texts[from:to], shortest[from:to]); cost < costs[to] {
				costs[to], froms[to] = cost, from
			}
		}
	}
	var all chain
	for to := len(s); to > 0; to = froms[to] {
		spelled := []string{""}
		for _, more := range texts[froms[to]:to] {
			spelled = product(spelled, more)
		}
		all = append(all, newLink(spelled))
	}
	slices.Reverse(all)
	return all
}

// shortestOf gives the length of the shortest text of each element, without blanks at
// its ends.
func shortestOf(elements [][]string) []int {
	shortest := make([]int, len(elements))
	for i, texts := range elements {
		shortest[i] = maxLength
		for _, text := range texts {
			shortest[i] = min(shortest[i], len(strings.TrimSpace(text)))
		}
	}
	return shortest
}

// linkCostOf is what a link costs that is made of elements with these texts.
func linkCostOf(elements [][]string, shortest []int) int {
	count, length := 1, 0
	for i, texts := range elements {
		count *= len(texts)
		length += shortest[i]
	}
	if length < shortLink {
		return count + shortLinkCost
	}
	return count + linkCost
}

// newLink makes a link of texts as they were spelled.
func newLink(spelled []string) link {
	l := link{texts: make([]linkText, 0, len(spelled))}
	for _, text := range spelled {
		tidied := tidy(text)
		if tidied == "" {
			l.optional, l.blank = true, text != ""
			continue
		}
		first, _ := utf8.DecodeRuneInString(text)
		last, _ := utf8.DecodeLastRuneInString(text)
		l.texts = append(l.texts, linkText{tidied, unicode.IsSpace(first), unicode.IsSpace(last)})
	}
	return l
}

// border is the kind of character that a text has at one of its ends; sums of borders
// are sets of them.
type border uint8

const (
	blankBorder  border = 1 << iota
	letterBorder        // an ASCII letter
	stopBorder          // a character of stops
	asciiBorder         // any other ASCII character that can be seen
	hanBorder           // a Chinese character
	signBorder          // a Chinese character of signHeads behind, of signTails before
	otherBorder         // all others
)

const stops = ",!?;:~，！？；：～、。"

// The Chinese words for which Unicode has a character, so far as it holds no digits or
// brackets as well, are 株式会社 (the character ㍿), 平成, 昭和, 大正, 明治 and 令和.
const (
	signHeads = "株式会平昭大明令"
	signTails = "式会社成和正治"
)

// cuttable holds for each border those before which a chain may be cut, since no
// character folds to both. Such a character belongs to one link, not to two. Where
// nothing is said, there is none.
var cuttable = map[border]border{
	blankBorder:  blankBorder | letterBorder | stopBorder | asciiBorder | hanBorder | signBorder,
	letterBorder: blankBorder | stopBorder | hanBorder | signBorder,
	stopBorder:   blankBorder | letterBorder | hanBorder | signBorder,
	asciiBorder:  blankBorder,
	hanBorder:    blankBorder | letterBorder | stopBorder | hanBorder | signBorder,
	signBorder:   blankBorder | letterBorder | stopBorder | hanBorder,
}

func firstBorder(text string) border {
	r, _ := utf8.DecodeRuneInString(text)
	return borderOf(r, signTails)
}

func lastBorder(text string) border {
	r, _ := utf8.DecodeLastRuneInString(text)
	return borderOf(r, signHeads)
}

func borderOf(r rune, signs string) border {
	switch {
	case unicode.IsSpace(r):
		return blankBorder
	case isASCIILetter(r):
		return letterBorder
	case strings.ContainsRune(stops, r):
		return stopBorder
	case ' ' < r && r < '\x7f':
		return asciiBorder
	case strings.ContainsRune(signs, r):
		return signBorder
	case unicode.Is(unicode.Han, r):
		return hanBorder
	}
	return otherBorder
}

// mayCut reports whether a chain may be cut between all texts with the one borders and
// all with the others.
func mayCut(before, behind border) bool {
	for b := blankBorder; b <= otherBorder; b <<= 1 {
		if before&b != 0 && behind&^cuttable[b] != 0 {
			return false
		}
	}
	return true
}

// cuts reports before which elements a chain may be cut, whichever texts stand on both
// sides, and if those are left out that can be left out, of others.
func (s sequence) cuts(texts [][]string) []bool {
	cuts, before := make([]bool, len(s)+1), make([]border, len(s)+1)
	for i := range s {
		before[i+1] = borders(texts[i], before[i], lastBorder)
	}
	behind := border(0)
	for i := len(s) - 1; i >= 0; i-- {
		behind = borders(texts[i], behind, firstBorder)
		cuts[i] = mayCut(before[i], behind)
	}
	return cuts
}

// borders gives the borders of texts, and with an empty one those beyond. No cut beside
// an element that may be nothing or a blank: a link cannot tell which of both it was.
func borders(texts []string, beyond border, of func(string) border) border {
	var all border
	empty, blank := false, false
	for _, text := range texts {
		if text == "" {
			empty, all = true, all|beyond
			continue
		}
		blank = blank || strings.TrimSpace(text) == ""
		all |= of(text)
	}
	if empty && blank {
		return otherBorder
	}
	return all
}
