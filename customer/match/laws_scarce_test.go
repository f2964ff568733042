package match_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/servicequality/servicequality/customer/match"
)

// scarce is one hundred customers and one hundred agents; all agents speak the
// common language, and few of them one of two others that some customers need.
func scarce(seed uint64) desk {
	r := rand.New(rand.NewPCG(seed, 3))
	d := desk{policy: match.Policy{Languages: []string{"zh", "ja", "fr"}, Skills: []string{"repair"}, Fit: time.Minute}}
	pick := func(share int) string {
		if n := r.IntN(100); n < 2*share {
			return []string{"ja", "fr"}[n/share]
		}
		return "zh"
	}
	for i := range 100 {
		d.agents = append(d.agents, match.Agent{
			ID: fmt.Sprintf("a%03d", i), OnDuty: true, Capacity: 1, Languages: slices.Compact([]string{"zh", pick(14)}),
			Skills: []match.Skill{{Name: "repair", Level: 1 + r.IntN(10)}},
		})
		d.requests = append(d.requests, match.Request{
			ID: fmt.Sprintf("r%03d", i), Arrived: noon.Add(-time.Duration(r.IntN(600)) * time.Second), Language: pick(11),
			Wishes: []match.Skill{{Name: "repair", Level: 1 + r.IntN(10)}},
		})
	}
	return d
}

// greedy serves by arrival, each with the agent who fits best at that moment.
func greedy(t match.Table) (served int) {
	taken := make([]bool, t.Columns)
	for r := range t.Rows {
		best := none
		for c := range t.Columns {
			cost := t.Costs[r*t.Columns+c]
			if !taken[c] && cost != match.Forbidden && (best == none || cost < t.Costs[r*t.Columns+best]) {
				best = c
			}
		}
		if best != none {
			taken[best] = true
			served++
		}
	}
	return served
}

func TestLawAsManyAsPossibleAreServed(t *testing.T) {
	left, leftByGreedy := 0, 0
	for seed := range uint64(20) {
		d := scarce(seed)
		table, _ := d.table()
		plan := d.plan(t)
		if got, want := len(plan.Pairs), hopcroftKarp(table); got != want {
			t.Errorf("seed %d: %d served, want %d", seed, got, want)
		}
		left += len(plan.Unserved)
		leftByGreedy += 100 - greedy(table)
	}
	t.Logf("%d left unserved, %d by one after the other", left, leftByGreedy)
	if 2*leftByGreedy < 3*left {
		t.Error("the trial is not scarce enough to tell")
	}
}
