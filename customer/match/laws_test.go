package match_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/servicequality/servicequality/customer/match"
)

func randomTable(r *rand.Rand, most int) match.Table {
	t := match.Table{Rows: r.IntN(most + 1), Columns: r.IntN(most + 1)}
	spread := []int64{1, 2, 4, 1000, 1 << 40}[r.IntN(5)]
	forbid := []int{0, 20, 50, 80}[r.IntN(4)]
	for range t.Rows * t.Columns {
		c := r.Int64N(spread) - spread/2
		if r.IntN(100) < forbid {
			c = match.Forbidden
		}
		t.Costs = append(t.Costs, c)
	}
	if r.IntN(2) == 0 {
		t.Priorities = []int{}
		for range t.Rows {
			t.Priorities = append(t.Priorities, r.IntN(3)*7)
		}
	}
	return t
}

func TestLawTheAnswerIsThatOfBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 30000 {
		most := 4
		if i < 5 {
			most = 7
		}
		table := randomTable(r, most)
		a, err := match.Assign(table)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Verify(table); err != nil {
			t.Fatalf("%+v: %v %v", table, a, err)
		}
		if want := brute(table); !slices.Equal(a.Columns, want) {
			t.Fatalf("%+v: got %v want %v", table, a, want)
		}
	}
}
