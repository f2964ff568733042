package bench

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/servicequality/servicequality/customer/match"
)

// hungarian is the O(n^3) method as textbooks and answer sites print it: potentials
// in float64, slices of slices, columns counted from 1. It gives the least sum.
func hungarian(cost [][]float64) float64 {
	n := len(cost)
	u, v := make([]float64, n+1), make([]float64, n+1)
	p, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		p[0] = i
		j0 := 0
		minv, used := make([]float64, n+1), make([]bool, n+1)
		for j := range minv {
			minv[j] = math.Inf(1)
		}
		for {
			used[j0] = true
			i0, delta, j1 := p[j0], math.Inf(1), 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if cur := cost[i0-1][j-1] - u[i0] - v[j]; cur < minv[j] {
					minv[j], way[j] = cur, j0
				}
				if minv[j] < delta {
					delta, j1 = minv[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[p[j]] += delta
					v[j] -= delta
				} else {
					minv[j] -= delta
				}
			}
			if j0 = j1; p[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			p[j0] = p[way[j0]]
			j0 = way[j0]
		}
	}
	return -v[0]
}

// tables are the kinds of costs that are compared.
var tables = []struct {
	name string
	cost func(r *rand.Rand, i, j int) int64
}{
	{"random", func(r *rand.Rand, i, j int) int64 { return r.Int64N(1_000_000) }},
	{"skills", func(r *rand.Rand, i, j int) int64 { return int64(i%7*(j%5)%10) + r.Int64N(2) }},
	{"product", func(r *rand.Rand, i, j int) int64 { return int64(i+1) * int64(j+1) }},
}

func table(n int, cost func(r *rand.Rand, i, j int) int64) (match.Table, [][]float64) {
	r := rand.New(rand.NewPCG(1, 2))
	t := match.Table{Rows: n, Columns: n, Costs: make([]int64, n*n)}
	floats := make([][]float64, n)
	for i := range n {
		floats[i] = make([]float64, n)
		for j := range n {
			t.Costs[i*n+j] = cost(r, i, j)
			floats[i][j] = float64(t.Costs[i*n+j])
		}
	}
	return t, floats
}

func total(t match.Table, a *match.Assignment) (sum int64) {
	for r, c := range a.Columns {
		sum += t.Costs[r*t.Columns+c]
	}
	return sum
}

func TestMatchColumnsAgree(t *testing.T) {
	for _, kind := range tables {
		tab, floats := table(60, kind.cost)
		a, err := match.Assign(tab)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := total(tab, a), int64(math.Round(hungarian(floats))); got != want {
			t.Errorf("%s: %d, the textbook has %d", kind.name, got, want)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	const n = 1000
	for _, kind := range tables {
		tab, floats := table(n, kind.cost)
		b.Run(fmt.Sprintf("%s/servicequality", kind.name), func(b *testing.B) {
			for b.Loop() {
				if _, err := match.Assign(tab); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("%s/textbook", kind.name), func(b *testing.B) {
			for b.Loop() {
				hungarian(floats)
			}
		})
	}
}
