package match_test

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/servicequality/servicequality/customer/match"
)

// The rules of the desk, written down a second time in the plainest way.

// level is what an agent has of a skill.
func level(a match.Agent, name string) int {
	for _, s := range a.Skills {
		if s.Name == name {
			return s.Level
		}
	}
	return 0
}

func speaks(a match.Agent, r match.Request) bool {
	return r.Language == "" || slices.Contains(a.Languages, r.Language)
}

func able(a match.Agent, r match.Request) bool {
	for _, n := range r.Needs {
		if level(a, n.Name) < n.Level {
			return false
		}
	}
	return true
}

// could reports whether the agent could serve the request, if there were a place.
func could(a match.Agent, r match.Request) bool {
	return speaks(a, r) && able(a, r) && !slices.Contains(r.Not, a.ID)
}

// places counts the free places of an agent.
func places(a match.Agent) int {
	if !a.OnDuty || a.Held > a.Capacity {
		return 0
	}
	return a.Capacity - a.Held
}

// floor is a share of a duration in whole milliseconds.
func floor(d time.Duration, part, whole int) time.Duration {
	return time.Duration(d.Milliseconds()*int64(part)/int64(whole)) * time.Millisecond
}

// costs gives the parts of what a pair costs.
func (d desk) costs(r match.Request, a match.Agent, place int) match.Pair {
	p := match.Pair{Request: r.ID, Agent: a.ID}
	wished, missing := 0, 0
	for _, w := range r.Wishes {
		wished += w.Level
		missing += max(0, w.Level-level(a, w.Name))
	}
	if missing > 0 {
		p.Fit = floor(d.policy.Fit, missing, wished)
	}
	p.Load = floor(d.policy.Load, a.Held+place, a.Capacity)
	if r.Last != "" && r.Last != a.ID {
		p.Continuity = d.policy.Continuity
	}
	return p
}

// risen is the priority of a request at noon.
func (d desk) risen(r match.Request) int {
	p := r.Priority
	for wait := noon.Sub(r.Arrived); d.policy.Rise > 0 && wait >= d.policy.Rise && p < d.policy.TopPriority; wait -= d.policy.Rise {
		p++
	}
	return p
}

// sorted gives the requests by arrival and ID, and the agents by ID.
func (d desk) sorted() ([]match.Request, []match.Agent) {
	rs, as := slices.Clone(d.requests), slices.Clone(d.agents)
	slices.SortFunc(rs, func(a, b match.Request) int { return cmp.Or(a.Arrived.Compare(b.Arrived), strings.Compare(a.ID, b.ID)) })
	slices.SortFunc(as, func(a, b match.Agent) int { return strings.Compare(a.ID, b.ID) })
	return rs, as
}

// table is the desk as a table of requests and places, and whose the places are.
func (d desk) table() (t match.Table, agents []match.Agent) {
	rs, as := d.sorted()
	var place []int
	for _, a := range as {
		for k := range places(a) {
			agents, place = append(agents, a), append(place, k)
		}
	}
	t = match.Table{Rows: len(rs), Columns: len(agents), Priorities: make([]int, len(rs))}
	for i, r := range rs {
		t.Priorities[i] = d.risen(r)
		for c, a := range agents {
			cost := int64(match.Forbidden)
			if could(a, r) {
				waited := noon.Sub(r.Arrived) + d.policy.HeadStarts[r.Tier]
				cost = int64(d.costs(r, a, place[c]).Cost() - waited)
			}
			t.Costs = append(t.Costs, cost)
		}
	}
	return t, agents
}

// hopcroftKarp gives the most pairs that a table allows.
func hopcroftKarp(t match.Table) (pairs int) {
	column, row := slices.Repeat([]int{none}, t.Rows), slices.Repeat([]int{none}, t.Columns)
	for {
		level := make([]int, t.Rows)
		var queue []int
		for r, c := range column {
			level[r] = none
			if c == none {
				level[r] = 0
				queue = append(queue, r)
			}
		}
		for k := 0; k < len(queue); k++ {
			for c := range t.Columns {
				if next := row[c]; t.Costs[queue[k]*t.Columns+c] != match.Forbidden && next != none && level[next] == none {
					level[next] = level[queue[k]] + 1
					queue = append(queue, next)
				}
			}
		}
		var augment func(r int) bool
		augment = func(r int) bool {
			depth := level[r]
			level[r] = none
			for c := range t.Columns {
				if t.Costs[r*t.Columns+c] == match.Forbidden {
					continue
				}
				if next := row[c]; next == none || level[next] == depth+1 && augment(next) {
					column[r], row[c] = c, r
					return true
				}
			}
			return false
		}
		found := 0
		for r := range column {
			if column[r] == none && level[r] == 0 && augment(r) {
				found++
			}
		}
		if found == 0 {
			return pairs
		}
		pairs += found
	}
}
