package match_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer/match"
)

// A desk runs for some hours of arrivals and freed places. At each plan, whoever has
// a place that one who waits on could have had, came no later than the bound allows.
// Therefore a request sees no more later arrivals go before it at its agents than
// arrive within the bound.
func TestLawWaitingIsBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkDay(t) })
	overtaken := 0
	days := rapid.Custom(checkDay)
	for seed := range 20 {
		overtaken += days.Example(seed)
	}
	if overtaken < 40 {
		t.Errorf("%d requests were overtaken: too few to tell", overtaken)
	}
}

// checkDay runs a desk and counts how often somebody was overtaken.
func checkDay(t *rapid.T) (overtaken int) {
	d := drawDesk(t, 0)
	for len(d.agents) < 2 {
		d.agents = append(d.agents, match.Agent{ID: fmt.Sprint("b", len(d.agents)), Languages: []string{"zh"}})
	}
	for i := range d.agents { // each takes one contact a turn, so that places stay scarce
		d.agents[i].OnDuty, d.agents[i].Capacity, d.agents[i].Held = true, 1, 0
	}
	d.policy.Rise = 10 * time.Minute
	before := map[string]int{}   // later arrivals that went first, by request
	var arrivals []match.Request // all of them
	now := noon
	for range 8 {
		for i, r := range drawDesk(t, 4).requests {
			r.ID, r.Arrived = fmt.Sprint(len(arrivals)), now.Add(time.Duration(i)*time.Second)
			arrivals, d.requests = append(arrivals, r), append(d.requests, r)
		}
		now = now.Add(rapid.SampledFrom([]time.Duration{time.Minute, 5 * time.Minute}).Draw(t, "later"))
		overtaken += d.turn(t, now, before)
	}
	for _, r := range arrivals {
		bound, ok := d.policy.Overtaking(r.Priority)
		most := 0
		for _, other := range arrivals {
			if other.Arrived.After(r.Arrived) && !other.Arrived.After(r.Arrived.Add(bound)) {
				most++
			}
		}
		if before[r.ID] > most || !ok {
			t.Fatalf("%d later arrivals went before %+v, at most %d may", before[r.ID], r, most)
		}
	}
	return overtaken
}

// turn makes the plan of now, checks the bound, and takes the served away.
func (d *desk) turn(t *rapid.T, now time.Time, before map[string]int) (overtaken int) {
	plan, err := d.team(t).Match(now, d.requests)
	if err != nil {
		t.Fatal(err)
	}
	request := map[string]match.Request{}
	for _, r := range d.requests {
		request[r.ID] = r
	}
	for _, u := range plan.Unserved {
		waits := request[u.Request]
		bound, _ := d.policy.Overtaking(waits.Priority)
		for _, p := range plan.Pairs {
			r := request[p.Request]
			a := d.agents[slices.IndexFunc(d.agents, func(a match.Agent) bool { return a.ID == p.Agent })]
			if !could(a, waits) || !r.Arrived.After(waits.Arrived) {
				continue
			}
			overtaken++
			before[waits.ID]++
			if r.Arrived.After(waits.Arrived.Add(bound)) {
				t.Fatalf("%+v overtook %+v at %+v; the bound is %v", r, waits, a, bound)
			}
		}
	}
	served := func(r match.Request) bool {
		return slices.ContainsFunc(plan.Pairs, func(p match.Pair) bool { return p.Request == r.ID })
	}
	d.requests = slices.DeleteFunc(d.requests, served)
	return overtaken
}

// A customer without a tier waits while one of the best tier comes every minute:
// ten go first with a head start of ten minutes, and no eleventh.
func TestHeadStartIsSpentOnce(t *testing.T) {
	team, err := match.NewTeam(match.Policy{HeadStarts: map[string]time.Duration{"key": 10 * time.Minute}},
		[]match.Agent{{ID: "li", OnDuty: true, Capacity: 1}})
	if err != nil {
		t.Fatal(err)
	}
	waiting := []match.Request{{ID: "plain", Arrived: noon}}
	for minute := 1; minute <= 20; minute++ {
		now := noon.Add(time.Duration(minute) * time.Minute)
		waiting = append(waiting, match.Request{ID: fmt.Sprintf("key %02d", minute), Arrived: now, Tier: "key"})
		plan, err := team.Match(now, waiting)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := plan.Pairs[0].Request == "plain", minute == 10; got != want {
			t.Fatalf("minute %d: %s is served", minute, plan.Pairs[0].Request)
		}
		if minute == 10 {
			return
		}
		waiting = waiting[:1]
	}
}

func TestOvertaking(t *testing.T) {
	p := match.Policy{
		Fit: time.Second, Load: time.Hour, Continuity: 2 * time.Second, TopPriority: 3, Rise: 20 * time.Second,
		HeadStarts: map[string]time.Duration{"a": 4 * time.Second, "b": 30 * time.Second, "c": 8 * time.Second},
	}
	tests := []struct {
		rise     time.Duration
		priority int
		want     time.Duration
		ok       bool
		why      string
	}{
		{p.Rise, 3, 33 * time.Second, true, "the largest head start, fit and continuity"},
		{p.Rise, 2, 33 * time.Second, true, "one rise is shorter"},
		{p.Rise, 1, 40 * time.Second, true, "two rises are longer"},
		{p.Rise, 0, 60 * time.Second, true, "three rises are longer"},
		{p.Rise, 4, 0, false, "there is no such priority"},
		{p.Rise, -1, 0, false, "there is no such priority"},
		{0, 3, 33 * time.Second, true, "nobody is above the top"},
		{0, 2, 0, false, "it never rises"},
	}
	for _, tt := range tests {
		p.Rise = tt.rise
		if got, ok := p.Overtaking(tt.priority); got != tt.want || ok != tt.ok {
			t.Errorf("Overtaking(%d) with a rise of %v = %v, %v, want %v, %v: %s", tt.priority, tt.rise, got, ok, tt.want, tt.ok, tt.why)
		}
	}
}
