package match

import (
	"math"
	"slices"
)

// none is no row or no column.
const none = -1

// solver finds pairs with the least sum of costs, and the prices that prove it,
// after R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense
// and sparse linear assignment problems", Computing 38 (1987): a cheap start, by
// column minima and by bidding, serves most rows; shortest augmenting paths serve
// the rest.
//
// At any time no cell costs less than its prices, cost >= u[row] + price[column],
// where u[row] is the least of cost - price over the row, or leave if that is less;
// the pairs have equality.
type solver struct {
	problem
	leave  int64   // the cost of leaving a row out
	column []int   // of each row
	row    []int   // of each column
	price  []int64 // of each column

	// The search for a path.
	distance []int64 // to each column
	from     []int   // the row from which it was reached
	near     []int   // columns that were reached, to be looked at
	done     []int   // columns that were looked at
}

// solve pairs the rows of p, of which there should be no more than columns.
func solve(p problem) *solver {
	s := &solver{
		problem: p, column: slices.Repeat([]int{none}, p.rows), row: slices.Repeat([]int{none}, p.columns),
		price: make([]int64, p.columns), distance: make([]int64, p.columns), from: make([]int, p.columns),
	}
	full := p.rows == p.columns && !slices.Contains(p.costs, never)
	if full {
		s.reduce()
	}
	waiting := make([]int, 0, p.rows)
	for r, c := range s.column {
		if c == none {
			waiting = append(waiting, r)
		}
	}
	for _, r := range s.auction(waiting) {
		s.augment(r)
	}
	if full {
		s.settle()
	}
	return s
}

func (s *solver) costsOf(r int) []int64 { return s.costs[r*s.columns:][:s.columns] }

// reduce begins with the price of each column at its least cost, and gives it to
// the row with that cost. This is right only where every row and every column will
// be in a pair, since what is left over would have to have a price of 0.
func (s *solver) reduce() {
	s.leave = 1 << 61 // more than any path
	cheapest := make([]int, s.columns)
	for r := range s.rows {
		for c, cost := range s.costsOf(r) {
			if cost < s.price[c] {
				s.price[c], cheapest[c] = cost, r
			}
		}
	}
	for c, r := range cheapest {
		if s.column[r] == none {
			s.column[r], s.row[c] = c, r
		}
	}
}

// settle moves all prices by as much so that the highest is 0. Then no u is above 0
// either: with the column at that price, each row has a cell below 0 that costs no
// less than its u.
func (s *solver) settle() {
	highest := slices.Max(append(s.price, math.MinInt64))
	for c := range s.price {
		s.price[c] -= highest
	}
}

// auction lets each row that waits bid for a column, and each that is outbid bid
// again. It gives the rows that still wait: some that would only have pushed each
// other, or, when the bidding drags on, all that are left.
func (s *solver) auction(waiting []int) (still []int) {
	for bids := 4 * s.rows; len(waiting) > 0; {
		r := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		for r != none && bids > 0 {
			var push bool
			if r, push = s.bid(r); !push {
				break
			}
			bids--
		}
		if r != none {
			still = append(still, r)
		}
	}
	return still
}

// bid gives row r the column that is cheapest at today's prices, of several one
// that is idle, and lowers that column's price to where the next best, or being
// left out, is as good. It gives the row that had the column, and whether the price
// moved, so that this row may find a better one. A row that is best left out stays
// so, as prices only fall.
func (s *solver) bid(r int) (outbid int, push bool) {
	first, second := none, none
	least, next := s.leave, s.leave
	for c, cost := range s.costsOf(r) {
		d := cost - s.price[c]
		switch {
		case d < least:
			first, second = c, first
			least, next = d, least
		case d < next || d == least && s.row[c] == none && first != none:
			second, next = c, d
		}
	}
	if first == none {
		return none, false
	}
	if least == next && s.row[first] != none {
		first = second
	}
	s.price[first] -= next - least
	outbid = s.row[first]
	if outbid != none {
		s.column[outbid] = none
	}
	s.row[first], s.column[r] = r, first
	return outbid, next > least
}

// augment finds the cheapest way to serve row start or to leave out a row that is
// served: a path on which the row takes the column of another, which takes that of
// a third, and so on, to an idle column or to a row that is left out.
func (s *solver) augment(start int) {
	for c := range s.distance {
		s.distance[c] = math.MaxInt64
	}
	s.near, s.done = s.near[:0], s.done[:0]
	out := start
	end, far := s.reach(start, 0, none, s.leave)
	for {
		c := s.nearest()
		if c == none || s.distance[c] >= far {
			break
		}
		s.done = append(s.done, c)
		r := s.row[c]
		back := s.costsOf(r)[c] - s.price[c] - s.distance[c]
		if s.leave-back < far {
			out, end, far = r, none, s.leave-back
		}
		end, far = s.reach(r, back, end, far)
	}
	for _, c := range s.done {
		s.price[c] += s.distance[c] - far
	}
	s.shift(start, out, end)
}

// reach brings the distances up to date that are shorter by way of row r. What is
// as far as the best end of the path that is known does not matter; a nearer idle
// column is a better end.
func (s *solver) reach(r int, back int64, end int, far int64) (int, int64) {
	limit := far + back
	price := s.price
	for c, cost := range s.costsOf(r) {
		if cost-price[c] >= limit {
			continue
		}
		d := cost - price[c] - back
		if d >= s.distance[c] {
			continue
		}
		if s.row[c] == none {
			end, far, limit = c, d, d+back
		} else if s.distance[c] == math.MaxInt64 {
			s.near = append(s.near, c)
		}
		s.distance[c], s.from[c] = d, r
	}
	return end, far
}

// nearest takes the column at the least distance from those to be looked at.
func (s *solver) nearest() int {
	if len(s.near) == 0 {
		return none
	}
	at := 0
	for k, c := range s.near {
		if s.distance[c] < s.distance[s.near[at]] {
			at = k
		}
	}
	c := s.near[at]
	last := len(s.near) - 1
	s.near[at], s.near = s.near[last], s.near[:last]
	return c
}

// shift gives each row on the path the column that it found. The path ends at an
// idle column, or with row out, which gives up its column.
func (s *solver) shift(start, out, end int) {
	if end == none {
		if out == start {
			return
		}
		end, s.column[out] = s.column[out], none
	}
	for {
		r := s.from[end]
		s.row[end] = r
		end, s.column[r] = s.column[r], end
		if r == start {
			return
		}
	}
}
