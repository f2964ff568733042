package etiquette

import (
	"fmt"
	"slices"
	"strings"
)

// gapMark is the gap in the notation of phrases.
const gapMark = "…"

// maxBrackets is how many brackets may stand in each other: more than anybody can read.
const maxBrackets = 16

// sequence is a phrase without gaps, or what stands in a bracket between two bars:
// elements one behind the other.
type sequence []element

// element is words, or a choice: any one of several sequences.
type element struct {
	words  string
	choice []sequence // nil for words
	extent
}

// notation reads phrases, as [Pack] explains them.
type notation struct {
	sets map[string][]string
	open []string              // the sets being read, to find one that names itself
	deep int                   // how many brackets are open
	done map[string][]sequence // the sets already read
}

// pieces reads a phrase: what is between its gaps.
func (n *notation) pieces(phrase string) ([]sequence, error) {
	var pieces []sequence
	total := 0
	for part := range strings.SplitSeq(phrase, gapMark) {
		piece, err := n.whole(part)
		switch {
		case err != nil:
			return nil, err
		case piece.extent().blank || piece.extent().count == 0:
			return nil, fmt.Errorf("got a piece that can be empty in %q, want words on each side of a gap", phrase)
		}
		pieces, total = append(pieces, piece), total+piece.extent().count
	}
	switch {
	case len(pieces) > MaxPieces:
		return nil, fmt.Errorf("got %d pieces in %q, want at most %d", len(pieces), phrase, MaxPieces)
	case total > MaxVariants:
		return nil, fmt.Errorf("got more than %d texts in %q: put a gap between two of its sets", MaxVariants, phrase)
	}
	return pieces, nil
}

// whole reads a sequence to its end.
func (n *notation) whole(in string) (sequence, error) {
	s, rest, err := n.sequence(in)
	switch {
	case err != nil:
		return nil, err
	case rest != "":
		return nil, fmt.Errorf("got a bar or a closing bracket without a bracket before it at %q", rest)
	case s.extent().length > maxLength:
		return nil, fmt.Errorf("got a text of more than %d bytes", maxLength)
	}
	return s, nil
}

// sequence reads words, sets and brackets as far as a bar, a closing bracket or the
// end.
func (n *notation) sequence(in string) (s sequence, rest string, err error) {
	for in != "" && in[0] != '|' && in[0] != ')' {
		var next element
		if next, in, err = n.element(in); err != nil {
			return nil, "", err
		}
		s = append(s, next)
	}
	return s, in, nil
}

// element reads one bracket, one set, or the words before the next of them.
func (n *notation) element(in string) (e element, rest string, err error) {
	switch in[0] {
	case '(':
		return n.bracket(in)
	case '{':
		name, rest, ok := strings.Cut(in[1:], "}")
		if !ok {
			return element{}, "", fmt.Errorf("got no closing brace for %q", in)
		}
		choice, err := n.set(name)
		return newChoice(choice), rest, err
	case '}':
		return element{}, "", fmt.Errorf("got a closing brace without an opening one at %q", in)
	}
	end := strings.IndexAny(in, "(){}|")
	if end < 0 {
		end = len(in)
	}
	return newWords(in[:end]), in[end:], nil
}

// bracket reads (a|b).
func (n *notation) bracket(in string) (e element, rest string, err error) {
	n.deep++
	defer func() { n.deep-- }()
	if n.deep > maxBrackets {
		return e, "", fmt.Errorf("got more than %d brackets in each other", maxBrackets)
	}
	var choice []sequence
	for rest = in; rest != "" && rest[0] != ')'; {
		var s sequence
		if s, rest, err = n.sequence(rest[1:]); err != nil {
			return e, "", err
		}
		choice = append(choice, s)
	}
	if rest == "" {
		return e, "", fmt.Errorf("got no closing bracket for %q", in)
	}
	return newChoice(choice), rest[1:], nil
}

// set reads the phrases of a set.
func (n *notation) set(name string) ([]sequence, error) {
	if choice, ok := n.done[name]; ok {
		return choice, nil
	}
	phrases, ok := n.sets[name]
	switch {
	case !ok:
		return nil, fmt.Errorf("got the set %q, which the pack does not have", name)
	case slices.Contains(n.open, name):
		return nil, fmt.Errorf("got the set %q inside itself", name)
	}
	n.open = append(n.open, name)
	defer func() { n.open = n.open[:len(n.open)-1] }()
	choice := []sequence{}
	for _, phrase := range phrases {
		if strings.Contains(phrase, gapMark) {
			return nil, fmt.Errorf("got a gap in the set %q, want gaps in phrases only", name)
		}
		s, err := n.whole(phrase)
		if err != nil {
			return nil, fmt.Errorf("set %q: %w", name, err)
		}
		choice = append(choice, s)
	}
	if newChoice(choice).count > MaxVariants {
		return nil, fmt.Errorf("got more than %d texts in the set %q", MaxVariants, name)
	}
	n.done[name] = choice
	return choice, nil
}
