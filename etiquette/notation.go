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

// notation expands phrases, as [Pack] explains them, into the texts they stand for.
type notation struct {
	sets map[string][]string
	open []string            // the sets being expanded, to find one that names itself
	deep int                 // how many brackets are open
	done map[string][]string // the sets already expanded
}

// pieces gives the texts that each piece of a phrase stands for, the pieces being
// what is between its gaps.
func (n *notation) pieces(phrase string) ([][]string, error) {
	var pieces [][]string
	total := 0
	for part := range strings.SplitSeq(phrase, gapMark) {
		variants, err := n.expand(part)
		if err != nil {
			return nil, err
		}
		for i := range variants {
			variants[i] = strings.Join(strings.Fields(variants[i]), " ")
		}
		slices.Sort(variants)
		variants = slices.Compact(variants)
		if len(variants) == 0 || variants[0] == "" {
			return nil, fmt.Errorf("got a piece that can be empty in %q, want words on each side of a gap", phrase)
		}
		pieces = append(pieces, variants)
		total += len(variants)
	}
	switch {
	case len(pieces) > MaxPieces:
		return nil, fmt.Errorf("got %d pieces in %q, want at most %d", len(pieces), phrase, MaxPieces)
	case total > MaxVariants:
		return nil, fmt.Errorf("got %d texts in %q, want at most %d: put gaps between its sets", total, phrase, MaxVariants)
	}
	return pieces, nil
}

// expand gives all texts that a phrase without gaps stands for, in a slice of the
// caller's.
func (n *notation) expand(phrase string) ([]string, error) {
	texts, rest, err := n.sequence(phrase)
	switch {
	case err != nil:
		return nil, err
	case rest != "":
		return nil, fmt.Errorf("got a bar or a closing bracket without a bracket before it at %q", rest)
	}
	return texts, nil
}

// choice reads a|b|c as far as a closing bracket or the end.
func (n *notation) choice(in string) (texts []string, rest string, err error) {
	for {
		more, rest, err := n.sequence(in)
		if err != nil {
			return nil, "", err
		}
		texts = append(texts, more...)
		if !strings.HasPrefix(rest, "|") {
			return texts, rest, nil
		}
		in = rest[1:]
	}
}

// sequence reads words, sets and brackets as far as a bar, a closing bracket or the
// end.
func (n *notation) sequence(in string) (texts []string, rest string, err error) {
	texts = []string{""}
	for in != "" && in[0] != '|' && in[0] != ')' {
		var next []string
		if next, in, err = n.element(in); err != nil {
			return nil, "", err
		}
		if texts, err = product(texts, next); err != nil {
			return nil, "", err
		}
	}
	return texts, in, nil
}

// element reads one bracket, one set, or the words before the next of them.
func (n *notation) element(in string) (texts []string, rest string, err error) {
	switch in[0] {
	case '(':
		return n.bracket(in)
	case '{':
		name, rest, ok := strings.Cut(in[1:], "}")
		if !ok {
			return nil, "", fmt.Errorf("got no closing brace for %q", in)
		}
		texts, err = n.set(name)
		return texts, rest, err
	case '}':
		return nil, "", fmt.Errorf("got a closing brace without an opening one at %q", in)
	}
	end := strings.IndexAny(in, "(){}|")
	if end < 0 {
		end = len(in)
	}
	return []string{in[:end]}, in[end:], nil
}

// bracket reads (a|b).
func (n *notation) bracket(in string) (texts []string, rest string, err error) {
	n.deep++
	defer func() { n.deep-- }()
	if n.deep > maxBrackets {
		return nil, "", fmt.Errorf("got more than %d brackets in each other", maxBrackets)
	}
	texts, rest, err = n.choice(in[1:])
	switch {
	case err != nil:
		return nil, "", err
	case rest == "":
		return nil, "", fmt.Errorf("got no closing bracket for %q", in)
	}
	return texts, rest[1:], nil
}

// set gives the texts of a set.
func (n *notation) set(name string) ([]string, error) {
	if texts, ok := n.done[name]; ok {
		return texts, nil
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
	var texts []string
	for _, phrase := range phrases {
		if strings.Contains(phrase, gapMark) {
			return nil, fmt.Errorf("got a gap in the set %q, want gaps in phrases only", name)
		}
		more, err := n.expand(phrase)
		if err != nil {
			return nil, fmt.Errorf("set %q: %w", name, err)
		}
		if texts = append(texts, more...); len(texts) > MaxVariants {
			return nil, fmt.Errorf("got more than %d texts in the set %q", MaxVariants, name)
		}
	}
	slices.Sort(texts)
	n.done[name] = slices.Compact(texts)
	return n.done[name], nil
}

// product joins each of a with each of b.
func product(a, b []string) ([]string, error) {
	if len(a)*len(b) > MaxVariants {
		return nil, fmt.Errorf("got %d times %d texts in one piece, want at most %d: put a gap between two of its sets", len(a), len(b), MaxVariants)
	}
	if len(b) == 1 && b[0] == "" {
		return a, nil
	}
	all := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			all = append(all, x+y)
		}
	}
	return all, nil
}
