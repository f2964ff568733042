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
func brute(t match.Table) []int {
	var best []int
	now := slices.Repeat([]int{none}, t.Rows)
	taken := make([]bool, t.Columns)
	var try func(r int)
	try = func(r int) {
		if r == t.Rows {
			if best == nil || better(t, now, best) {
				best = slices.Clone(now)
			}
			return
		}
		try(r + 1)
		for c := range t.Columns {
			if !taken[c] && t.Costs[r*t.Columns+c] != match.Forbidden {
				taken[c], now[r] = true, c
				try(r + 1)
				taken[c], now[r] = false, none
			}
		}
	}
	try(0)
	return best
}

// better compares two assignments level by level.
func better(t match.Table, a, b []int) bool {
	if d := served(t, a, nil) - served(t, b, nil); d != 0 {
		return d > 0
	}
	levels := slices.Sorted(slices.Values(t.Priorities))
	slices.Reverse(levels)
	for _, p := range slices.Compact(levels) {
		if d := served(t, a, &p) - served(t, b, &p); d != 0 {
			return d > 0
		}
	}
	if d := sum(t, a).Cmp(sum(t, b)); d != 0 {
		return d < 0
	}
	for r := range a {
		if (a[r] == none) != (b[r] == none) {
			return a[r] != none
		}
	}
	return slices.CompareFunc(a, b, cmp.Compare[int]) < 0
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
