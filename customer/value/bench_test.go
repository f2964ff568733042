package value_test

import (
	"math/rand/v2"
	"slices"
	"sort"
	"testing"

	"github.com/servicequality/servicequality/customer/value"
)

const million = 1_000_000

// purchases are three columns as shops have them: days, orders, cents.
func purchases() [3][]int64 {
	r := rand.New(rand.NewPCG(1, 2))
	var columns [3][]int64
	for range million {
		orders := 1 + int64(r.ExpFloat64()*4)
		columns[0] = append(columns[0], r.Int64N(730))
		columns[1] = append(columns[1], orders)
		columns[2] = append(columns[2], orders*(500+r.Int64N(20_000))-r.Int64N(300))
	}
	return columns
}

// rankBySort is what is commonly written for quintiles: sort the indices by value,
// then deal.
func rankBySort(values []int64, bins int) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool { return values[order[i]] < values[order[j]] })
	scores := make([]int, len(values))
	for place, i := range order {
		scores[i] = 1 + place*bins/len(values)
	}
	return scores
}

// cutBySort sorts a copy of the column, the fastest way with the standard library,
// and cuts it.
func cutBySort(values []int64, bins int) []int {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	scores := make([]int, len(values))
	for i, v := range values {
		scores[i] = 1
		for k := 1; k < bins; k++ {
			if v > sorted[(k*len(sorted)+bins-1)/bins-1] {
				scores[i]++
			}
		}
	}
	return scores
}

func BenchmarkThreeColumns(b *testing.B) {
	columns := purchases()
	scale := func(s value.Scale) func(v []int64) []int {
		return func(v []int64) []int { scores, _ := s.Score(v); return scores }
	}
	for _, way := range []struct {
		name  string
		score func(v []int64) []int
	}{
		{"observed", scale(value.Scale{})},
		{"interpolated", scale(value.Scale{Convention: value.Interpolated})},
		{"ntile", scale(value.Scale{Convention: value.Ntile})},
		{"cut by sorting", func(v []int64) []int { return cutBySort(v, 5) }},
		{"rank by sorting", func(v []int64) []int { return rankBySort(v, 5) }},
	} {
		b.Run(way.name, func(b *testing.B) {
			for b.Loop() {
				for _, v := range columns {
					way.score(v)
				}
			}
		})
	}
}
