package match

import (
	"slices"
	"strings"
	"time"
)

// Team is the agents and the policy, made ready to be asked. Ask it for a whole
// batch with [Team.Match] and for one contact with [Team.Route]; tell it with
// [Team.Set] how an agent stands now. Any number of goroutines may ask at the same
// time as long as none tells.
type Team struct {
	policy   Policy
	agents   []Agent // by ID
	index    map[string]int
	language map[string]int
	skill    map[string]int
	speaks   [][]bool  // by language and agent
	level    [][]uint8 // by skill and agent, 0 for none
	free     []int     // places of each agent
}

// NewTeam checks a policy and agents and makes a team of copies of them. It gives
// all faults at once, as [*InputError]s. The order of the agents does not matter.
func NewTeam(policy Policy, agents []Agent) (*Team, error) {
	t := &Team{policy: policy.clone(), language: numbers(policy.Languages), skill: numbers(policy.Skills), index: map[string]int{}}
	var f findings
	policy.check(&f)
	for i, a := range agents {
		entry := at("agents").item(i)
		a.check(&f, entry, t.language, t.skill)
		if _, ok := t.index[a.ID]; ok {
			f.add(entry.under("id"), a.ID, "each id once")
		}
		t.index[a.ID] = i
		t.agents = append(t.agents, a.clone())
	}
	if f != nil {
		return nil, f.err()
	}
	slices.SortFunc(t.agents, func(a, b Agent) int { return strings.Compare(a.ID, b.ID) })
	t.lay()
	for i, a := range t.agents {
		t.index[a.ID] = i
		t.enter(i)
	}
	return t, nil
}

// lay makes room for what agents speak and can do.
func (t *Team) lay() {
	n := len(t.agents)
	t.free = make([]int, n)
	t.speaks = make([][]bool, len(t.language))
	for i := range t.speaks {
		t.speaks[i] = make([]bool, n)
	}
	t.level = make([][]uint8, len(t.skill))
	for i := range t.level {
		t.level[i] = make([]uint8, n)
	}
}

// enter writes down what agent i speaks and can do.
func (t *Team) enter(i int) {
	a := &t.agents[i]
	t.free[i] = a.free()
	for _, row := range t.speaks {
		row[i] = false
	}
	for _, row := range t.level {
		row[i] = 0
	}
	for _, l := range a.Languages {
		t.speaks[t.language[l]][i] = true
	}
	for _, s := range a.Skills {
		t.level[t.skill[s.Name]][i] = uint8(s.Level)
	}
}

// Set tells how the agent with that ID stands from now on: on duty or not, holding
// so many contacts. It refuses, with [*InputError]s and without any change, what
// NewTeam would refuse and an ID that is not on the team.
func (t *Team) Set(a Agent) error {
	var f findings
	a.check(&f, at("agent"), t.language, t.skill)
	i, ok := t.index[a.ID]
	if !ok && a.ID != "" {
		f.add(at("agent").under("id"), a.ID, "the id of an agent of the team")
	}
	if f != nil {
		return f.err()
	}
	t.agents[i] = a.clone()
	t.enter(i)
	return nil
}

// demand is what a request asks for, in the team's numbers.
type demand struct {
	speaks []bool // who speaks its language, by agent; nil for any
	needs  []ask
	wishes []ask
	wished int64 // the levels of all wishes
	last   int   // the agent of last time, or none
}

// ask is one skill at a level.
type ask struct {
	have  []uint8 // by agent
	level uint8
}

// demand reads a request that has no fault; it uses the memory of room.
func (t *Team) demand(r *Request, room []ask) demand {
	d := demand{last: none}
	for _, s := range r.Needs {
		room = append(room, ask{t.level[t.skill[s.Name]], uint8(s.Level)})
	}
	for _, s := range r.Wishes {
		room = append(room, ask{t.level[t.skill[s.Name]], uint8(s.Level)})
		d.wished += int64(s.Level)
	}
	d.needs, d.wishes = room[:len(r.Needs)], room[len(r.Needs):]
	if r.Language != "" {
		d.speaks = t.speaks[t.language[r.Language]]
	}
	if i, ok := t.index[r.Last]; ok {
		d.last = i
	}
	return d
}

// spoken reports whether agent a speaks the language.
func (d *demand) spoken(a int) bool { return d.speaks == nil || d.speaks[a] }

// met reports whether agent a meets all needs.
func (d *demand) met(a int) bool {
	for _, n := range d.needs {
		if n.have[a] < n.level {
			return false
		}
	}
	return true
}

// fit is what the unmet wishes cost with agent a, in milliseconds rounded down.
func (t *Team) fit(d *demand, a int) int64 {
	missing := int64(0)
	for _, w := range d.wishes {
		if have := w.have[a]; have < w.level {
			missing += int64(w.level - have)
		}
	}
	if missing == 0 {
		return 0
	}
	return t.policy.Fit.Milliseconds() * missing / d.wished
}

// load is what the k-th free place of agent a costs, counted from 0, in
// milliseconds rounded down.
func (t *Team) load(a, k int) int64 {
	agent := &t.agents[a]
	return t.policy.Load.Milliseconds() * int64(agent.Held+k) / int64(agent.Capacity)
}

// change is what it costs that agent a is not the one of last time.
func (t *Team) change(r *Request, d *demand, a int) int64 {
	if r.Last == "" || d.last == a {
		return 0
	}
	return t.policy.Continuity.Milliseconds()
}

func milliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }
