package match

import (
	"fmt"
	"slices"
)

// Assignment is the answer to a [Table], with its proof.
type Assignment struct {
	// Columns of the rows: which column each row has, or -1 for a row without.
	Columns []int

	// Prices of the columns, 0 or less: what it costs all others that this column is
	// not free. They count in the unit that the levels of the objective are put
	// together in, mean nothing by themselves, and prove the answer ([Assignment.Verify]).
	Prices []int64
}

// Assign pairs rows with columns, at most one each, so that, in this order,
//
//   - as many rows as possible have a column,
//   - as many as possible of the highest priority, then of the next, and so on,
//   - the sum of the costs is the least,
//   - rows that come earlier in the table have a column: the first row if that is
//     possible, the second if that is still possible, and so on,
//   - earlier rows have the earlier columns, in the same way.
//
// There is exactly one such answer. It is computed in whole numbers, without
// rounding and the same on every machine, in a time of at most rows x columns x the
// lesser of both, most often much less. It refuses a table that is none, that is
// larger than [MaxCells] or whose costs lie too far apart, with [*InputError]s.
func Assign(t Table) (*Assignment, error) {
	p, err := t.compose()
	if err != nil {
		return nil, err
	}
	var s *solver
	if p.rows <= p.columns {
		s = solve(p)
	} else {
		s = solve(p.transpose())
		s.turn(p)
	}
	return &Assignment{Columns: canonical(s), Prices: s.price}, nil
}

// turn makes the answer to the transpose of p one to p.
func (s *solver) turn(p problem) {
	ends := s.ends()
	s.problem, s.column, s.row, s.price = p, s.row, s.column, ends
}

// ends gives for each row the most that its price can be: the least, over all it
// could have, of the cost less the price, and 0 for having nothing.
func (s *solver) ends() []int64 {
	u := make([]int64, s.rows)
	for r := range u {
		for c, cost := range s.costsOf(r) {
			u[r] = min(u[r], cost-s.price[c])
		}
	}
	return u
}

// Verify proves that no answer to the table serves more rows, more of a higher
// priority, or the same at less cost; it looks at each cell once. It does not
// prove the last two levels, which choose among equals.
//
// The proof is that of linear programming: with the prices that the assignment
// states, each row has what is cheapest for it, or is best left out, and what nobody
// has costs nothing. It fails with an [*InputError] for a table that is none and
// with a [*ProofError] for anything else.
func (a *Assignment) Verify(t Table) error {
	p, err := t.compose()
	if err != nil {
		return err
	}
	if len(a.Columns) != p.rows || len(a.Prices) != p.columns {
		return &ProofError{Row: none, Column: none, Why: fmt.Sprintf("%d rows and %d prices answer a table of %d x %d", len(a.Columns), len(a.Prices), p.rows, p.columns)}
	}
	taken := make([]bool, p.columns)
	for r, c := range a.Columns {
		if err := a.verifyRow(p, r, c); err != nil {
			return err
		}
		if c == none {
			continue
		}
		if taken[c] {
			return &ProofError{r, c, "another row has the column"}
		}
		taken[c] = true
	}
	for c, price := range a.Prices {
		if price > 0 || price < 0 && !taken[c] {
			return &ProofError{none, c, "the price of a column is 0 or, when a row has it, less"}
		}
	}
	return nil
}

// verifyRow proves that there is nothing cheaper for row r than column c.
func (a *Assignment) verifyRow(p problem, r, c int) error {
	if c < none || c >= p.columns {
		return &ProofError{r, c, "there is no such column"}
	}
	costs := p.costs[r*p.columns:][:p.columns]
	has := int64(0)
	if c != none {
		if costs[c] == never {
			return &ProofError{r, c, "the pair is forbidden"}
		}
		has = costs[c] - a.Prices[c]
	}
	for other, cost := range costs {
		if cost-a.Prices[other] < has {
			return &ProofError{r, other, "the column is cheaper for the row than what it has"}
		}
	}
	if has > 0 {
		return &ProofError{r, c, "the row is better left out"}
	}
	return nil
}

// rows gives the row of each column, or -1.
func (a *Assignment) rows() []int {
	rows := slices.Repeat([]int{none}, len(a.Prices))
	for r, c := range a.Columns {
		if c != none {
			rows[c] = r
		}
	}
	return rows
}

// ProofError says that an assignment is not one, or not the best, or that its
// prices do not prove it.
type ProofError struct {
	Row    int    // the row at which it was seen, or -1
	Column int    // the column, or -1
	Why    string // what is wrong there
}

// Error names the place and what is wrong there.
func (e *ProofError) Error() string {
	return fmt.Sprintf("match: not proved at row %d, column %d: %s", e.Row, e.Column, e.Why)
}
