package match_test

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/servicequality/servicequality/customer/match"
)

const none = -1

// brute tries all assignments of a small table and gives the one that the
// objective asks for, each level compared by itself.
func brute(t match.Table) (best []int) {
	all(t, func(a []int) {
		if best == nil || better(t, a, best) < 0 || better(t, a, best) == 0 && last(a, best) < 0 {
			best = slices.Clone(a)
		}
	})
	return best
}

// all calls f with each assignment of a table.
func all(t match.Table, f func(a []int)) {
	a := slices.Repeat([]int{none}, t.Rows)
	taken := make([]bool, t.Columns)
	var try func(r int)
	try = func(r int) {
		if r == t.Rows {
			f(a)
			return
		}
		try(r + 1)
		for c := range t.Columns {
			if !taken[c] && t.Costs[r*t.Columns+c] != match.Forbidden {
				taken[c], a[r] = true, c
				try(r + 1)
				taken[c], a[r] = false, none
			}
		}
	}
	try(0)
}

// better compares two assignments by the first three levels; the better is less.
func better(t match.Table, a, b []int) int {
	if d := served(t, b, nil) - served(t, a, nil); d != 0 {
		return d
	}
	levels := slices.Sorted(slices.Values(t.Priorities))
	for _, p := range slices.Backward(slices.Compact(levels)) {
		if d := served(t, b, &p) - served(t, a, &p); d != 0 {
			return d
		}
	}
	return sum(t, a).Cmp(sum(t, b))
}

// last compares by the last two levels.
func last(a, b []int) int {
	for r := range a {
		if (a[r] == none) != (b[r] == none) {
			return cmp.Compare(b[r], a[r])
		}
	}
	return slices.Compare(a, b)
}

// served counts the rows with a column, of one priority or of all.
func served(t match.Table, a []int, priority *int) (n int) {
	for r, c := range a {
		if c != none && (priority == nil || t.Priorities[r] == *priority) {
			n++
		}
	}
	return n
}

func sum(t match.Table, a []int) *big.Int {
	total := new(big.Int)
	for r, c := range a {
		if c != none {
			total.Add(total, big.NewInt(t.Costs[r*t.Columns+c]))
		}
	}
	return total
}
