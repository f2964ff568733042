package match

import "math/bits"

// exchange looks for other answers that cost the same. A pair is tight when its
// cost equals the sum of its two prices; the best answers are exactly those that
// use tight pairs only, leave out only rows whose price is 0 and leave idle only
// columns whose price is 0 (complementary slackness). From one best answer another
// is reached along a path of tight pairs, on which rows take each other's columns.
//
// One more row, nobody, has all idle columns and is tight with those that may be
// idle: so a path can also fill one idle column and empty another.
type exchange struct {
	*solver
	nobody int
	worth  []int64  // the price of each row
	words  int      // of a row of bits
	tight  []uint64 // row by row, a bit for each column
	seen   []uint64 // columns that the search has been to
	queue  []int    // the same in their order
}

// canonical changes the best answer that s holds into the one which the objective
// asks for by its last two levels, and gives the columns of its rows.
func canonical(s *solver) []int {
	words := (s.columns + 63) / 64
	e := &exchange{
		solver: s, nobody: s.rows, worth: append(s.ends(), never), words: words,
		tight: make([]uint64, (s.rows+1)*words), seen: make([]uint64, words),
	}
	s.column = append(s.column, none)
	for c, r := range s.row {
		if r == none {
			s.row[c] = e.nobody
		}
	}
	for r := range s.rows {
		for c, cost := range s.costsOf(r) {
			e.mark(r, c, cost == e.worth[r]+s.price[c])
		}
	}
	for c, price := range s.price {
		e.mark(e.nobody, c, price == 0)
	}
	for r := range s.rows {
		e.serve(r)
	}
	for r := range s.rows {
		e.lower(r)
	}
	return s.column[:s.rows]
}

func (e *exchange) mark(r, c int, tight bool) {
	if tight {
		e.tight[r*e.words+c/64] |= 1 << (c % 64)
	}
}

func (e *exchange) tightOf(r int) []uint64 { return e.tight[r*e.words:][:e.words] }

// serve gives row r a column in place of a later row, if one can be left out for it.
func (e *exchange) serve(r int) {
	if e.column[r] != none {
		return
	}
	later := func(c int) bool { return e.row[c] > r && e.worth[e.row[c]] == 0 }
	if end := e.search(r, later, e.columns, 0); end != none {
		e.shift(r, e.row[end], none)
	}
}

// lower gives row r the first column that it can have while all rows before it
// keep theirs: one from which a path leads to the column that r leaves.
func (e *exchange) lower(r int) {
	own := e.column[r]
	if own == none {
		return
	}
	if end := e.search(r, func(c int) bool { return c == own }, own, r+1); end != none {
		e.shift(r, none, end)
	}
}

// search looks for a path from row start to a column at which it may end. It tries
// those columns of the row that come before limit, the first one first; after them
// the path goes by way of row first and later ones. It gives the column at its end,
// or none; s.from has the path.
func (e *exchange) search(start int, ends func(c int) bool, limit, first int) int {
	clear(e.seen)
	e.column[e.nobody] = none
	for w, set := range e.tightOf(start) {
		for ; set != 0; set &= set - 1 {
			c := w*64 + bits.TrailingZeros64(set)
			if c >= limit {
				return none
			}
			if e.seen[w]>>(c%64)&1 != 0 {
				continue
			}
			if end := e.follow(start, c, ends, first); end != none {
				return end
			}
		}
	}
	return none
}

// follow is the search from one column.
func (e *exchange) follow(start, c int, ends func(c int) bool, first int) int {
	e.queue = e.queue[:0]
	e.visit(c, start)
	for k := 0; k < len(e.queue); k++ {
		c := e.queue[k]
		if ends(c) {
			return c
		}
		r := e.row[c]
		if r < first {
			continue
		}
		if r == e.nobody && e.column[r] == none {
			e.column[r] = c // where the path comes in; all idle columns are seen from here on
		}
		for w, set := range e.tightOf(r) {
			for set &^= e.seen[w]; set != 0; set &= set - 1 {
				e.visit(w*64+bits.TrailingZeros64(set), r)
			}
		}
	}
	return none
}

func (e *exchange) visit(c, from int) {
	e.seen[c/64] |= 1 << (c % 64)
	e.from[c] = from
	e.queue = append(e.queue, c)
}
