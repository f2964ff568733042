package report

import (
	"errors"
	"iter"
	"maps"
	"slices"
)

// MaxRecords is the most records that one [Tally] may count. A desk that finishes
// a thousand clocks a second, day and night, gets there in 34 years; below it no
// count and no sum can overflow.
const MaxRecords uint64 = 1 << 40

// Tally counts records in one [Cell] for each [Key]. The zero Tally is empty and
// ready to use; it must not be copied after the first record. It is not safe
// for concurrent use: let each worker have its own and merge them.
//
// What a tally holds depends on the records alone, not on their order nor on the
// tree in which tallies were merged or stored and restored, to the byte of both
// stored forms. Records are never taken out again.
//
// A clock is counted once. One that is open now will be finished in another
// week's tally, so keep the open ones in a tally of their own, made anew for each
// look, and merge it with those of the finished ones to show them together.
type Tally struct {
	cells   map[Key]*Cell
	records uint64
}

// Add counts r. A record with faults is refused with all of them joined, each a
// [*ValueError] whose place begins with "record", and a record too many with one
// whose place is "tally.records"; the tally is then as before. A key that has a
// cell already costs no allocation, unless the record opens a new bucket of its
// histograms. Nothing of r is kept but its numbers and a copy of a new key.
func (t *Tally) Add(r Record) error {
	c := t.cells[r.Key]
	f := r.faults()
	if c == nil {
		f = append(f, r.Key.faults()...)
	}
	if len(f) > 0 {
		return f.under("record")
	}
	if err := t.room(1); err != nil {
		return err
	}
	if c == nil {
		c = t.open(r.Key.clone())
	}
	c.add(&r)
	t.records++
	return nil
}

// Merge adds all that o has counted to t and leaves o alone; the two share
// nothing afterwards. Merging into an empty tally makes a copy. More than
// [MaxRecords] in all are refused with a [*ValueError], and t is as before.
func (t *Tally) Merge(o *Tally) error {
	if err := t.room(o.records); err != nil {
		return err
	}
	if t == o {
		o = o.Filter(func(Key) bool { return true })
	}
	for k, c := range o.cells {
		t.absorb(k, c)
	}
	return nil
}

// Len gives how many cells there are.
func (t *Tally) Len() int { return len(t.cells) }

// Records gives how many records were counted, at most [MaxRecords].
func (t *Tally) Records() uint64 { return t.records }

// Cell gives a copy of the cell of k; ok is false if no record has that key.
func (t *Tally) Cell(k Key) (c *Cell, ok bool) {
	c, ok = t.cells[k]
	if !ok {
		return nil, false
	}
	return c.clone(), true
}

// All gives each key with a copy of its cell, in the order of [Key.Compare].
// Cells that are new while the loop runs are not in it.
func (t *Tally) All() iter.Seq2[Key, *Cell] {
	return func(yield func(Key, *Cell) bool) {
		for k, c := range t.sorted() {
			if !yield(k, c.clone()) {
				return
			}
		}
	}
}

// Total gives all cells merged into one; that of an empty tally is the zero Cell.
func (t *Tally) Total() *Cell {
	return t.sum(func(Key) bool { return true })
}

// Filter gives a new tally of the cells whose key is kept; t stays as it is.
func (t *Tally) Filter(keep func(Key) bool) *Tally {
	kept := new(Tally)
	for k, c := range t.cells {
		if keep(k) {
			kept.absorb(k, c)
		}
	}
	return kept
}

// By gives the roll-up to some fields of the key: a new tally in which all cells
// that agree in these fields are merged, and whose keys have no others. By()
// without a field merges everything into the cell of the zero Key. Naming a
// field twice changes nothing; one that is not set or unknown is an
// [*UnknownError].
//
// Add several metrics up with care: a case has one clock for each.
func (t *Tally) By(fields ...Field) (*Tally, error) {
	var errs []error
	for _, f := range fields {
		_, err := f.MarshalText()
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	rolled := new(Tally)
	for k, c := range t.cells {
		rolled.absorb(k.keep(fields), c)
	}
	return rolled, nil
}

// sum merges the cells whose key is kept into one.
func (t *Tally) sum(keep func(Key) bool) *Cell {
	total := new(Cell)
	for k, c := range t.cells {
		if keep(k) {
			total.merge(c)
		}
	}
	return total
}

// sorted gives the cells themselves, in the order of their keys.
func (t *Tally) sorted() iter.Seq2[Key, *Cell] {
	cells := t.cells
	return func(yield func(Key, *Cell) bool) {
		for _, k := range slices.SortedFunc(maps.Keys(cells), Key.Compare) {
			if !yield(k, cells[k]) {
				return
			}
		}
	}
}

// room is the error that n more records are too many, and nil if they are not.
func (t *Tally) room(n uint64) error {
	if n > MaxRecords-t.records {
		return &ValueError{Place: "tally.records", Got: number(t.records + n), Want: "at most " + number(MaxRecords)}
	}
	return nil
}

// absorb adds what c has counted to the cell of k and keeps nothing of c.
func (t *Tally) absorb(k Key, c *Cell) {
	mine, ok := t.cells[k]
	if !ok {
		mine = t.open(k)
	}
	mine.merge(c)
	t.records += c.Records()
}

// open makes the cell of a new key.
func (t *Tally) open(k Key) *Cell {
	if t.cells == nil {
		t.cells = make(map[Key]*Cell)
	}
	c := new(Cell)
	t.cells[k] = c
	return c
}
