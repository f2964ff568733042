package conduct

import (
	"fmt"
	"iter"
	"log/slog"
	"maps"
	"slices"
)

// Tally counts the cards of one form, by agent, team and channel. It holds whole
// numbers and a few names only, so that any number of tallies, counted in any order on
// any number of machines, merge into the same bytes. Make one with [NewTally]; it is
// not safe for concurrent use: have one for each worker and merge them. The zero value
// belongs to no form and takes nothing.
type Tally struct {
	form  *Form
	cells map[Key]*Cell
}

// MaxCards is the greatest number of cards in a tally.
const MaxCards = 1_000_000_000_000

// NewTally gives an empty tally of a form.
func NewTally(f *Form) *Tally { return &Tally{form: f, cells: map[Key]*Cell{}} }

// ready says whether the tally can count.
func (t *Tally) ready() error {
	if t == nil || t.form == nil {
		return &CardError{Problem: OtherForm, Got: "a tally without a form", Want: "one that NewTally made"}
	}
	return nil
}

// Form is what the tally counts the cards of; nil for the zero value.
func (t *Tally) Form() *Form { return t.form }

// Cards is how many cards were counted.
func (t *Tally) Cards() int64 {
	n := int64(0)
	for _, c := range t.cells {
		n += c.cards
	}
	return n
}

// Add counts one card. One of another form, or on which nothing was judged, is a
// [*CardError], and then nothing is counted. The tally keeps nothing of the card but
// names.
func (t *Tally) Add(card *Card) error {
	if err := t.ready(); err != nil {
		return err
	}
	r, err := card.Result()
	if err != nil {
		return err
	}
	if r.Form != t.form.print {
		return card.refused("", OtherForm, r.Form.String(), t.form.print.String())
	}
	if err := t.room(1); err != nil {
		return err
	}
	t.open(card.head.key()).add(card, &r)
	return nil
}

// Merge adds what another tally of the same form has counted, as if its cards had been
// counted here; o stays as it is. Another form, or too many cards, is a [*CardError];
// then t stays as it was.
func (t *Tally) Merge(o *Tally) error {
	if err := t.ready(); err != nil {
		return err
	}
	if err := o.ready(); err != nil {
		return err
	}
	if o.form.print != t.form.print {
		return &CardError{Problem: OtherForm, Got: o.form.print.String(), Want: t.form.print.String()}
	}
	if err := t.room(o.Cards()); err != nil {
		return err
	}
	for k, c := range o.All() {
		t.open(k).merge(c)
	}
	return nil
}

// room says whether n more cards may be counted.
func (t *Tally) room(n int64) error {
	if have := t.Cards(); have > MaxCards-n {
		return &CardError{Problem: TooMany, Got: fmt.Sprintf("%d cards and %d more", have, n), Want: fmt.Sprintf("at most %d", int64(MaxCards))}
	}
	return nil
}

// open gives the cell of a key, made empty when there is none.
func (t *Tally) open(k Key) *Cell {
	if t.cells[k] == nil {
		t.cells[k.clone()] = newCell(t.form)
	}
	return t.cells[k]
}

// All ranges over the cells in the order of their keys, as copies.
func (t *Tally) All() iter.Seq2[Key, *Cell] {
	return func(yield func(Key, *Cell) bool) {
		for _, k := range slices.SortedFunc(maps.Keys(t.cells), Key.Compare) {
			if !yield(k, t.cells[k].clone()) {
				return
			}
		}
	}
}

// Cell gives a copy of the cell of a key; ok is false when no card has it.
func (t *Tally) Cell(k Key) (cell *Cell, ok bool) {
	c, ok := t.cells[k]
	if !ok {
		return nil, false
	}
	return c.clone(), true
}

// Total gives all cells merged. A tally of no form has a Cell without cards.
func (t *Tally) Total() *Cell {
	if t.ready() != nil {
		return &Cell{}
	}
	total := newCell(t.form)
	for _, c := range t.cells {
		total.merge(c)
	}
	return total
}

// By gives a tally of its own in which each key is what to makes of it; cells whose
// keys become the same are merged:
//
//	teams := tally.By(func(k conduct.Key) conduct.Key { return conduct.Key{Team: k.Team} })
func (t *Tally) By(to func(Key) Key) *Tally {
	rolled := NewTally(t.form)
	for k, c := range t.All() {
		rolled.open(to(k)).merge(c)
	}
	return rolled
}

// Filter gives a tally of its own with the cells whose keys keep is true for.
func (t *Tally) Filter(keep func(Key) bool) *Tally {
	kept := NewTally(t.form)
	for k, c := range t.All() {
		if keep(k) {
			kept.open(k).merge(c)
		}
	}
	return kept
}

// LogValue gives the fingerprint of the form and the numbers of cards and cells.
func (t *Tally) LogValue() slog.Value {
	if t.ready() != nil {
		return slog.StringValue("no form")
	}
	return slog.GroupValue(slog.String("form", t.form.print.String()), slog.Int64("cards", t.Cards()), slog.Int("cells", len(t.cells)))
}
