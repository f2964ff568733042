package match

import (
	"math"
	"math/bits"
	"slices"
	"strconv"
)

// Forbidden stands in a [Table] for a pair that must never be.
const Forbidden = math.MaxInt64

// MaxCells is the most cells of a table, 2^25: 256 MiB of costs.
const MaxCells = 1 << 25

// Table says what it costs to give each row to each column: the bare problem, for
// costs of one's own. A row is whoever waits, a column one place. The zero Table
// has neither and is a problem with an empty answer.
type Table struct {
	Rows    int // how many wait
	Columns int // how many places there are

	// Costs of the pairs, row by row: that of row r and column c is number
	// r*Columns+c. Any number will do, also a negative one; [Forbidden] is a pair
	// that must not be. The largest and the smallest cost may lie as far apart as
	// the levels of the objective need: pairs x distance x priorities stays below
	// 2^60, where pairs is the lesser of Rows and Columns.
	Costs []int64

	// Priorities of the rows, a larger number before a smaller one; nil for rows
	// that are all alike. Only their order matters.
	Priorities []int
}

// problem is a table with the first three levels of the objective in one number
// per cell. A pair that may be costs less than zero, one that may not costs 1, and
// a row left out costs 0: therefore no pair that must not be is ever worth having,
// and no infinity is needed.
type problem struct {
	rows, columns int
	costs         []int64
}

const never = 1

// compose makes the problem of a table. With k different priorities, the costs at
// most d apart and at most n pairs, a cell of the w-th lowest priority becomes
//
//	(cost - smallest cost) - w*(n*d+1)
//
// and a set of pairs with the least sum is what the objective asks for. Sets of
// rows that can be served together are the independent sets of a matroid (J.
// Edmonds, D. R. Fulkerson, 1965). The sum of the w over a set is the sum, over
// all v from 1 to k, of how many of its rows have a w of v or more. Each of these
// numbers is at most the rank of those rows, and one set, the greedy one, reaches
// all ranks at once: so the largest sum is reached exactly by the sets which serve
// as many as possible of the first priority, then of the first two, and so on to
// all. A set that falls short loses n*d+1 or more, and the costs, n*d at most,
// cannot make up for it.
func (t Table) compose() (problem, error) {
	if err := t.check(); err != nil {
		return problem{}, err
	}
	levels := slices.Compact(slices.Sorted(slices.Values(t.Priorities)))
	step, lowest, err := t.step(max(1, len(levels)))
	if err != nil {
		return problem{}, err
	}
	p := problem{t.Rows, t.Columns, make([]int64, len(t.Costs))}
	for r := range t.Rows {
		weight := 0
		if t.Priorities != nil {
			weight, _ = slices.BinarySearch(levels, t.Priorities[r])
		}
		off := lowest + int64(weight+1)*step
		from, to := t.Costs[r*t.Columns:][:t.Columns], p.costs[r*t.Columns:][:t.Columns]
		for c, cost := range from {
			to[c] = cost - off
			if cost == Forbidden {
				to[c] = never
			}
		}
	}
	return p, nil
}

// check finds the faults of the table's form.
func (t Table) check() error {
	var f findings
	if t.Rows < 0 {
		f.add(at("table.rows"), strconv.Itoa(t.Rows), "0 or more")
	}
	if t.Columns < 0 {
		f.add(at("table.columns"), strconv.Itoa(t.Columns), "0 or more")
	}
	if f != nil {
		return f.err()
	}
	if err := t.size(); err != nil {
		return err
	}
	if len(t.Costs) != t.Rows*t.Columns {
		f.add(at("table.costs"), strconv.Itoa(len(t.Costs))+" costs", strconv.Itoa(t.Rows*t.Columns)+", one for each cell")
	}
	if t.Priorities != nil && len(t.Priorities) != t.Rows {
		f.add(at("table.priorities"), strconv.Itoa(len(t.Priorities))+" priorities", strconv.Itoa(t.Rows)+", one for each row, or none")
	}
	return f.err()
}

// size refuses a table of more cells, rows or columns than there may be cells.
func (t Table) size() error {
	var f findings
	if max(t.Rows, t.Columns) > MaxCells || uint64(t.Rows)*uint64(t.Columns) > MaxCells {
		f.add(at("table"), strconv.Itoa(t.Rows)+" x "+strconv.Itoa(t.Columns), "at most "+strconv.Itoa(MaxCells)+" cells")
	}
	return f.err()
}

// step gives what one priority weighs, which is more than all costs together, and
// the smallest cost. It refuses costs that lie too far apart.
func (t Table) step(levels int) (step, lowest int64, err error) {
	least, most := t.extremes()
	if least < 0 {
		return 1, 0, nil
	}
	lowest = t.Costs[least]
	apart := uint64(t.Costs[most]) - uint64(lowest) // modulo 2^64, which is right for any two
	room := uint64(1<<60-1)/uint64(levels) - 1
	hi, all := bits.Mul64(apart, uint64(min(t.Rows, t.Columns)))
	if hi != 0 || all > room {
		var f findings
		f.add(at(t.cell(most)), strconv.FormatInt(t.Costs[most], 10),
			"at most "+strconv.FormatUint(room/uint64(min(t.Rows, t.Columns)), 10)+" more than "+t.cell(least)+", "+strconv.FormatInt(lowest, 10))
		return 0, 0, f.err()
	}
	return int64(all) + 1, lowest, nil
}

// extremes gives the numbers of the cells with the smallest and the largest cost,
// of several the first, or -1 when no pair may be.
func (t Table) extremes() (least, most int) {
	least, most = -1, -1
	for i, cost := range t.Costs {
		if cost == Forbidden {
			continue
		}
		if least < 0 || cost < t.Costs[least] {
			least = i
		}
		if most < 0 || cost > t.Costs[most] {
			most = i
		}
	}
	return least, most
}

// cell is the path of a cell.
func (t Table) cell(i int) string {
	return "table.costs[" + strconv.Itoa(i/t.Columns) + "][" + strconv.Itoa(i%t.Columns) + "]"
}

// transpose gives the same problem with rows and columns changed about.
func (p problem) transpose() problem {
	q := problem{p.columns, p.rows, make([]int64, len(p.costs))}
	for r := range p.rows {
		for c, cost := range p.costs[r*p.columns:][:p.columns] {
			q.costs[c*p.rows+r] = cost
		}
	}
	return q
}
