package match_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/customer/match"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, match.ParseReason, match.Reasons,
		match.NoLanguage, match.NoSkill, match.NoCombination, match.AllExcluded, match.NobodyOnDuty, match.AllFull,
		match.ByPriority, match.ByCost, match.ByArrival)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*customer.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}

func TestLawTheAnswerIsThatOfBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkBrute(t, drawTable(t, 5)) })
	const no = match.Forbidden
	checkBrute(t, match.Table{Rows: 3, Columns: 5, Priorities: []int{7, 0, 14}, Costs: []int64{ // one idle column is filled, another emptied
		no, 0, -1, no, no,
		no, 0, no, -1, -1,
		0, no, -1, no, 0,
	}})
	r := rand.New(rand.NewPCG(7, 7)) // and some at full size
	for _, spread := range []int64{1, 2, 5, 1 << 50} {
		table := match.Table{Rows: 7, Columns: 7, Priorities: []int{1, 0, 2, 1, 0, 2, 1}}
		for range 49 {
			table.Costs = append(table.Costs, []int64{r.Int64N(spread), r.Int64N(spread), match.Forbidden}[r.IntN(3)])
		}
		checkBrute(t, table)
	}
}

func checkBrute(t tester, table match.Table) {
	a, err := match.Assign(table)
	if err != nil {
		t.Fatalf("%+v: %v", table, err)
	}
	if want := brute(table); !slices.Equal(a.Columns, want) {
		t.Fatalf("%+v: got %v, want %v", table, a.Columns, want)
	}
}

func TestLawPricesProveTheAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := bigTable(rapid.Uint64().Draw(t, "seed"))
		a, err := match.Assign(table)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Verify(table); err != nil {
			t.Fatalf("%v: %+v", err, table)
		}
		if got, want := served(table, a.Columns, nil), hopcroftKarp(table); got != want {
			t.Fatalf("%d rows served, want %d", got, want)
		}
	})
}

func TestLawVerifyAcceptsNothingWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t, 4)
		best, err := match.Assign(table)
		if err != nil {
			t.Fatal(err)
		}
		other := slices.Clone(best.Prices)
		if len(other) > 0 {
			other[rapid.IntRange(0, len(other)-1).Draw(t, "column")] += rapid.Int64Range(-3, 3).Draw(t, "off")
		}
		all(table, func(columns []int) {
			err := (&match.Assignment{Columns: columns, Prices: best.Prices}).Verify(table)
			good := better(table, columns, best.Columns) == 0
			if _, refused := errors.AsType[*match.ProofError](err); good == refused || refused != (err != nil) {
				t.Fatalf("%+v: %v with the prices of %+v: %v", table, columns, best, err)
			}
			if !good && (&match.Assignment{Columns: columns, Prices: other}).Verify(table) == nil {
				t.Fatalf("%+v: %v is proved by %v", table, columns, other)
			}
		})
	})
}

func TestLawPlansAreThoseOfBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkPlan(t, drawDesk(t, 4)) })
	pairs := 0
	sample(func(d desk) {
		d.requests = d.requests[:min(4, len(d.requests))]
		pairs += checkPlan(t, d)
	})
	if pairs < 150 {
		t.Errorf("%d pairs: too few to tell", pairs)
	}
}

func checkPlan(t tester, d desk) (pairs int) {
	for i := range d.agents {
		d.agents[i].Capacity = min(d.agents[i].Capacity, 2)
	}
	table, agents := d.table()
	requests, _ := d.sorted()
	var want []match.Pair
	held := map[string]int{}
	for r, c := range brute(table) {
		if c != none {
			want = append(want, d.costs(requests[r], agents[c], held[agents[c].ID]))
			held[agents[c].ID]++
		}
	}
	got := d.plan(t)
	if diff := cmp.Diff(want, got.Pairs); diff != "" {
		t.Fatalf("(-brute force +plan)\n%s", diff)
	}
	if err := d.team(t).Verify(noon, d.requests, got); err != nil {
		t.Fatal(err)
	}
	return len(want)
}

func TestLawTheOrderOfInputNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDesk(t, 8)
		want := d.plan(t)
		e := desk{d.policy, rapid.Permutation(d.agents).Draw(t, "agents"), rapid.Permutation(d.requests).Draw(t, "requests")}
		if diff := cmp.Diff(want, e.plan(t)); diff != "" {
			t.Fatalf("(-one order +another)\n%s", diff)
		}
	})
}

func TestLawHardRulesAreNeverBroken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDesk(t, 12)
		plan := d.plan(t)
		given := map[string]int{}
		seen := map[string]bool{}
		for _, p := range plan.Pairs {
			a := d.agents[slices.IndexFunc(d.agents, func(a match.Agent) bool { return a.ID == p.Agent })]
			r := d.requests[slices.IndexFunc(d.requests, func(r match.Request) bool { return r.ID == p.Request })]
			given[a.ID]++
			if !could(a, r) || given[a.ID] > places(a) || seen[r.ID] {
				t.Fatalf("%+v: %+v with %+v", p, r, a)
			}
			seen[r.ID] = true
		}
		for _, u := range plan.Unserved {
			seen[u.Request] = true
		}
		if len(seen) != len(d.requests) || len(plan.Pairs)+len(plan.Unserved) != len(d.requests) {
			t.Fatalf("%d requests are not each served or unserved: %+v", len(d.requests), plan)
		}
	})
}

func TestLawRouteAgreesWithMatch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDesk(t, 3)
		team := d.team(t)
		for _, r := range d.requests {
			plan, err := team.Match(noon, []match.Request{r})
			if err != nil {
				t.Fatal(err)
			}
			pair, unserved, err := team.Route(&r)
			if err != nil {
				t.Fatal(err)
			}
			if len(plan.Pairs) == 1 && (pair != plan.Pairs[0] || unserved != match.Unserved{}) ||
				len(plan.Pairs) == 0 && (pair != match.Pair{} || unserved != plan.Unserved[0]) {
				t.Fatalf("Route: %+v %+v, Match: %+v", pair, unserved, plan)
			}
		}
	})
}

func TestLawSetIsBuildingAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, e := drawDesk(t, 6), drawDesk(t, 0)
		team := d.team(t)
		for i := range d.agents {
			if i < len(e.agents) {
				d.agents[i] = e.agents[i]
				if err := team.Set(d.agents[i]); err != nil {
					t.Fatal(err)
				}
			}
		}
		got, err := team.Match(noon, d.requests)
		if diff := cmp.Diff(d.plan(t), got); err != nil || diff != "" {
			t.Fatalf("%v (-built anew +set)\n%s", err, diff)
		}
	})
}

func TestLawReasonsAreTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkReasons(t, drawDesk(t, 8), map[match.Reason]int{}) })
	count := map[match.Reason]int{}
	sample(func(d desk) { checkReasons(t, d, count) })
	for _, r := range match.Reasons() {
		if count[r] < 2 {
			t.Errorf("reason %v came %d times: too few to tell", r, count[r])
		}
	}
}

// tester is what a property needs of a test or of rapid.
type tester interface {
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func checkReasons(t tester, d desk, count map[match.Reason]int) {
	plan := d.plan(t)
	for _, u := range plan.Unserved {
		checkReason(t, d, plan, u)
		count[u.Reason]++
	}
}

// checkReason holds a reason against the desk: what it says is so, and no reason
// that comes before it holds.
func checkReason(t tester, d desk, plan *match.Plan, u match.Unserved) {
	r := d.requests[slices.IndexFunc(d.requests, func(r match.Request) bool { return r.ID == u.Request })]
	some := func(f func(a match.Agent) bool) bool { return slices.ContainsFunc(d.agents, f) }
	want := match.Unserved{Request: r.ID}
	switch {
	case r.Language != "" && !some(func(a match.Agent) bool { return speaks(a, r) }):
		want.Reason, want.Missing = match.NoLanguage, r.Language
	case len(r.Needs) > 0 && !some(func(a match.Agent) bool { return able(a, r) }):
		want.Reason, want.Missing = match.NoSkill, r.Needs[0].Name // one need at most is drawn
	case len(r.Needs) > 0 && !some(func(a match.Agent) bool { return speaks(a, r) && able(a, r) }):
		want.Reason = match.NoCombination
	case some(func(a match.Agent) bool { return speaks(a, r) && able(a, r) }) && !some(func(a match.Agent) bool { return could(a, r) }):
		want.Reason = match.AllExcluded
	case !some(func(a match.Agent) bool { return could(a, r) && a.OnDuty }):
		want.Reason = match.NobodyOnDuty
	case !some(func(a match.Agent) bool { return could(a, r) && places(a) > 0 }):
		want.Reason = match.AllFull
	default:
		want = d.rival(r, plan)
	}
	if u != want {
		t.Fatalf("got %+v, want %+v", u, want)
	}
}

// rival gives the reason of a request that could have had a place: of all requests
// in such places the one to give way first, none of which may have to.
func (d desk) rival(r match.Request, plan *match.Plan) (nearest match.Unserved) {
	type key struct{ priority, short, order int }
	var least *key
	requests, agents := d.sorted()
	order := func(id string) int {
		return slices.IndexFunc(requests, func(r match.Request) bool { return r.ID == id })
	}
	for _, p := range plan.Pairs {
		other := requests[order(p.Request)]
		a := agents[slices.IndexFunc(agents, func(a match.Agent) bool { return a.ID == p.Agent })]
		if !could(a, r) {
			continue
		}
		mine, theirs := d.costs(r, a, 0), d.costs(other, a, 0)
		lead := noon.Sub(other.Arrived) + d.policy.HeadStarts[other.Tier] - noon.Sub(r.Arrived) - d.policy.HeadStarts[r.Tier]
		short := mine.Cost() - theirs.Cost() + lead
		k := key{d.risen(other) - d.risen(r), int(short.Milliseconds()), -order(other.ID)}
		if least != nil && slices.Compare([]int{k.priority, k.short, k.order}, []int{least.priority, least.short, least.order}) >= 0 {
			continue
		}
		least = &k
		nearest = match.Unserved{Request: r.ID, By: other.ID}
		switch {
		case k.priority > 0:
			nearest.Reason = match.ByPriority
		case k.priority == 0 && short > 0:
			nearest.Reason, nearest.Short = match.ByCost, short
		case k.priority == 0 && short == 0 && order(other.ID) < order(r.ID):
			nearest.Reason = match.ByArrival
		default:
			nearest.Missing = fmt.Sprint("should have given way: ", k)
		}
	}
	return nearest
}
