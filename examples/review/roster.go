package main

import (
	"cmp"
	"slices"
	"time"

	"github.com/servicequality/servicequality/customer/match"
	"github.com/servicequality/servicequality/sla"
)

// Roster is who takes which case that is open when the week is over.
type Roster struct {
	Open   int       `json:"open"`
	Served []Served  `json:"served"` // by agent
	Left   []Waiting `json:"left"`   // the cases for which nobody was found
}

// Served is what one agent takes.
type Served struct {
	Agent   string   `json:"agent"`
	Tickets []string `json:"tickets"`
}

// Waiting is a case that waits on, and why.
type Waiting struct {
	Ticket  string       `json:"ticket"`
	Reason  match.Reason `json:"reason"`
	Missing string       `json:"missing,omitempty"` // the language or skill that nobody has
}

// What the desk weighs in minutes of waiting: a customer may wait that much longer to
// get the agent they know, or so that work is spread. Nobody is ahead of others by
// tier for more than the head start.
var weighing = match.Policy{Continuity: 30 * time.Minute, Load: time.Hour, HeadStarts: map[string]time.Duration{"vip": 2 * time.Hour}}

// roster matches the open cases with the agents, all of them at once.
func (w *Week) roster() (*Roster, error) {
	p := weighing
	names := func(list *[]string, name string) {
		if name != "" && !slices.Contains(*list, name) {
			*list = append(*list, name)
		}
	}
	var agents []match.Agent
	for _, a := range w.Agents {
		agent := match.Agent{ID: a.ID, OnDuty: true, Capacity: a.Capacity}
		for _, l := range a.Languages {
			names(&p.Languages, string(l))
			agent.Languages = append(agent.Languages, string(l))
		}
		for _, s := range a.Skills {
			names(&p.Skills, s)
			agent.Skills = append(agent.Skills, match.Skill{Name: s, Level: 1})
		}
		agents = append(agents, agent)
	}
	var requests []match.Request
	for i := range w.Tickets {
		t := &w.Tickets[i]
		last := t.Log[len(t.Log)-1]
		if slices.Contains([]sla.EntryKind{sla.Solved, sla.FollowedUp, sla.MergedAway}, last.Kind) || last.At.After(w.To) {
			continue
		}
		names(&p.Languages, string(t.Language))
		names(&p.Skills, t.Topic)
		r := match.Request{ID: t.ID, Arrived: t.Log[0].At, Language: string(t.Language), Last: t.Agent}
		if t.Topic != "" {
			r.Needs = []match.Skill{{Name: t.Topic, Level: 1}}
		}
		if _, ok := p.HeadStarts[t.Tier]; ok {
			r.Tier = t.Tier
		}
		requests = append(requests, r)
	}
	team, err := match.NewTeam(p, agents)
	if err != nil {
		return nil, err
	}
	plan, err := team.Match(w.To, requests)
	if err != nil {
		return nil, err
	}
	return rosterOf(plan, len(requests)), nil
}

// rosterOf lists the plan by agents.
func rosterOf(plan *match.Plan, open int) *Roster {
	r := &Roster{Open: open}
	for _, pair := range plan.Pairs {
		i, ok := slices.BinarySearchFunc(r.Served, pair.Agent, func(s Served, id string) int { return cmp.Compare(s.Agent, id) })
		if !ok {
			r.Served = slices.Insert(r.Served, i, Served{Agent: pair.Agent})
		}
		r.Served[i].Tickets = append(r.Served[i].Tickets, pair.Request)
	}
	for _, u := range plan.Unserved {
		r.Left = append(r.Left, Waiting{u.Request, u.Reason, u.Missing})
	}
	return r
}
