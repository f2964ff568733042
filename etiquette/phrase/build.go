package phrase

import "slices"

// builder turns phrases into the parts of a matcher.
type builder struct {
	fold    folding
	phrases []Phrase
	units   [][]rune // of each phrase, folded
	room    []rune   // for the units of one
	letters paged    // 1 for each unit of any phrase
	count   int      // of letters
}

// read folds the phrases and lists the faults.
func (b *builder) read() []error {
	var faults []error
	type identity struct {
		units string
		edge  Edge
	}
	earlier := make(map[identity]int, len(b.phrases))
	b.letters = makePaged()
	b.units = make([][]rune, len(b.phrases))
	for i, p := range b.phrases {
		units := b.trim(b.unfold(p.Text))
		key := identity{string(units), p.Edge}
		reason := b.judge(p, units)
		first, seen := earlier[key]
		if reason == "" && seen {
			reason = Duplicate
		}
		if reason != "" {
			faults = append(faults, &PhraseError{i, p, reason, first})
			continue
		}
		earlier[key] = i
		b.units[i] = units
	}
	return faults
}

// unfold gives the units of text.
func (b *builder) unfold(text string) []rune {
	b.room = b.room[:0]
	for at := 0; at < len(text); {
		b.room, at = b.fold.next(b.room, text, at)
	}
	return slices.Clone(b.room)
}

// trim cuts the blanks off both ends when blanks are folded.
func (b *builder) trim(units []rune) []rune {
	if !b.fold.folds(Blank) {
		return units
	}
	for len(units) > 0 && units[0] == ' ' {
		units = units[1:]
	}
	for len(units) > 0 && units[len(units)-1] == ' ' {
		units = units[:len(units)-1]
	}
	return units
}

// judge gives the reason to refuse p, or none. It adds the units of p to the
// letters of all phrases.
func (b *builder) judge(p Phrase, units []rune) Reason {
	first, valid := b.look(p.Text)
	switch {
	case !valid:
		return NotUTF8
	case first == 0:
		return Empty
	case len(units) > MaxUnits:
		return TooLong
	case entryOf(first).is(isMark):
		return Unmatchable
	case p.Edge > End:
		return UnknownEdge
	}
	for _, u := range units {
		if u == opaque {
			return TooLong
		}
		if b.letters.of(u) == 0 {
			b.letters.set(u, 1)
			b.count++
		}
	}
	if b.count > MaxAlphabet {
		return TooVaried
	}
	return ""
}

// look gives the first character of text that has a unit of its own or can be
// seen, 0 when none can be seen, and whether text is UTF-8.
func (b *builder) look(text string) (first rune, valid bool) {
	seen := false
	for at, r := range text {
		if r == '\uFFFD' && text[at] != "\uFFFD"[0] {
			return 0, false
		}
		e := entryOf(r)
		seen = seen || !e.is(isBlank) && !e.is(isHidden)
		dropped := e.is(isHidden) && b.fold.folds(Invisible) || e.is(isBlank) && b.fold.folds(Blank)
		if first == 0 && !dropped {
			first = r
		}
	}
	if !seen {
		return 0, true
	}
	return first, true
}

// words gives the phrases in codes.
func (b *builder) words(a *alphabet) []word {
	words, total := make([]word, len(b.units)), 0
	for _, units := range b.units {
		total += len(units)
	}
	codes := make([]code, 0, total)
	for i, units := range b.units {
		from := len(codes)
		for _, u := range units {
			codes = append(codes, a.unit(u))
		}
		words[i] = word{codes[from:], int32(i)}
	}
	return words
}
