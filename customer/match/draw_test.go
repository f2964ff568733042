package match_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer/match"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// drawTable draws a small table: costs with many ties or none, near 0 or near the
// ends of int64, some pairs forbidden, with priorities or without.
func drawTable(t *rapid.T, most int) match.Table {
	size := evenly(0, most)
	table := match.Table{Rows: size.Draw(t, "rows"), Columns: size.Draw(t, "columns")}
	cost := rapid.SampledFrom([]*rapid.Generator[int64]{
		rapid.Just(int64(7)), rapid.Int64Range(-1, 1), rapid.Int64Range(0, 9), rapid.Int64Range(-1<<54, 1<<54),
		rapid.Int64Range(-1<<63, -1<<63+1<<53), rapid.Int64Range(1<<63-1<<53, 1<<63-2),
	}).Draw(t, "kind")
	forbidden := rapid.SampledFrom([]int{0, 2, 5, 8}).Draw(t, "forbidden of ten")
	for range table.Rows * table.Columns {
		c := int64(match.Forbidden)
		if forbidden == 0 || rapid.IntRange(0, 9).Draw(t, "pair") >= forbidden {
			c = cost.Draw(t, "cost")
		}
		table.Costs = append(table.Costs, c)
	}
	if rapid.Bool().Draw(t, "prioritised") {
		table.Priorities = make([]int, table.Rows)
		for r := range table.Priorities {
			table.Priorities[r] = rapid.SampledFrom([]int{-5, 0, 100}).Draw(t, "priority")
		}
	}
	return table
}

// bigTable makes a table that brute force cannot do.
func bigTable(seed uint64) match.Table {
	r := rand.New(rand.NewPCG(seed, 1))
	t := match.Table{Rows: 1 + r.IntN(60), Columns: 1 + r.IntN(60)}
	if r.IntN(3) == 0 {
		t.Columns = t.Rows
	}
	spread, forbidden := []int64{1, 3, 50, 1 << 45}[r.IntN(4)], []int{0, 0, 30, 95}[r.IntN(4)]
	for range t.Rows * t.Columns {
		c := r.Int64N(spread) - spread/3
		if r.IntN(100) < forbidden {
			c = match.Forbidden
		}
		t.Costs = append(t.Costs, c)
	}
	for range t.Rows * r.IntN(2) {
		t.Priorities = append(t.Priorities, r.IntN(4))
	}
	return t
}

// desk is a team and its requests as they were drawn.
type desk struct {
	policy   match.Policy
	agents   []match.Agent
	requests []match.Request
}

// drawDesk draws a desk of few agents and requests with much in common, so that
// all reasons and ties come up.
func drawDesk(t *rapid.T, most int) desk {
	some := func(list ...time.Duration) *rapid.Generator[time.Duration] { return rapid.SampledFrom(list) }
	d := desk{policy: match.Policy{
		Languages: []string{"zh", "en", "fr"}, Skills: []string{"refund", "repair", "law"},
		Fit: some(0, 90*time.Second).Draw(t, "fit"), Load: some(0, time.Minute).Draw(t, "load"), Continuity: some(0, time.Minute).Draw(t, "continuity"),
		HeadStarts:  map[string]time.Duration{"key": some(0, time.Minute, 5*time.Minute).Draw(t, "key"), "plain": 0},
		TopPriority: 2, Rise: some(0, 10*time.Minute).Draw(t, "rise"),
	}}
	for i := range evenly(0, 4).Draw(t, "agents") {
		d.agents = append(d.agents, match.Agent{
			ID: fmt.Sprint("a", 9-i), OnDuty: evenly(0, 5).Draw(t, "duty") > 0,
			Capacity: evenly(0, 3).Draw(t, "capacity"), Held: rapid.SampledFrom([]int{0, 0, 0, 1, 5}).Draw(t, "held"),
			Languages: drawSome(t, "speaks", []string{"zh", "en"}, 3, 3, 1, 2, 0), Skills: drawSkills(t, "skill", 2, 3),
		})
	}
	for i := range evenly(most/2, most).Draw(t, "requests") {
		d.requests = append(d.requests, match.Request{
			ID:       fmt.Sprint("r", i),
			Arrived:  noon.Add(-some(0, time.Millisecond, time.Minute, 2*time.Minute, 11*time.Minute, time.Hour).Draw(t, "waited")),
			Priority: rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(t, "priority"), Tier: rapid.SampledFrom([]string{"", "plain", "key"}).Draw(t, "tier"),
			Language: rapid.SampledFrom([]string{"", "", "", "zh", "zh", "zh", "en", "fr"}).Draw(t, "language"),
			Needs:    drawSkills(t, "need", 0, 0, 1), Wishes: drawSkills(t, "wish", 0, 0, 1, 2),
			Not:  drawSome(t, "not", []string{"a9", "a8", "nobody"}, 0, 0, 0, 0, 1, 4, 3),
			Last: rapid.SampledFrom([]string{"", "a9", "a7", "gone"}).Draw(t, "last"),
		})
	}
	if evenly(0, 2).Draw(t, "much alike") == 0 {
		for i := range d.requests {
			r := &d.requests[i]
			d.requests[i] = match.Request{ID: r.ID, Arrived: r.Arrived}
		}
	}
	return d
}

// sample is a fixed one, for counting what comes up.
func sample(f func(d desk)) {
	desks := rapid.Custom(func(t *rapid.T) desk { return drawDesk(t, 8) })
	for seed := range 200 {
		f(desks.Example(seed))
	}
}

// evenly draws a number from a range, each as often as the others.
func evenly(from, to int) *rapid.Generator[int] {
	var all []int
	for n := from; n <= to; n++ {
		all = append(all, n)
	}
	return rapid.SampledFrom(all)
}

// drawSome keeps those of the names that one of the masks says.
func drawSome(t *rapid.T, what string, names []string, masks ...int) []string {
	mask := rapid.SampledFrom(masks).Draw(t, what)
	return slices.DeleteFunc(slices.Clone(names), func(s string) bool { return mask>>slices.Index(names, s)&1 == 0 })
}

// drawSkills draws one of the numbers of skills.
func drawSkills(t *rapid.T, what string, numbers ...int) (list []match.Skill) {
	names := []string{"refund", "repair", "law"}
	from := evenly(0, 2).Draw(t, what)
	for i := range rapid.SampledFrom(numbers).Draw(t, what+"s") {
		list = append(list, match.Skill{Name: names[(from+i)%3], Level: rapid.SampledFrom([]int{1, 4, 10}).Draw(t, "level")})
	}
	return list
}

// team makes the team, which has no fault.
func (d desk) team(t tester) *match.Team {
	team, err := match.NewTeam(d.policy, d.agents)
	if err != nil {
		t.Fatal(err)
	}
	return team
}

// plan makes the plan of noon.
func (d desk) plan(t tester) *match.Plan {
	plan, err := d.team(t).Match(noon, d.requests)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}
