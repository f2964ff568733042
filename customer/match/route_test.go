package match_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/servicequality/servicequality/customer/match"
)

// thousand is a team of a thousand agents, and a request that asks for a bit of all.
func thousand(t testing.TB) (*match.Team, match.Request) {
	p := match.Policy{
		Languages: []string{"zh", "en", "fr"}, Skills: []string{"refund", "repair", "law", "sales"},
		Fit: time.Minute, Load: time.Minute, Continuity: 30 * time.Second,
	}
	var agents []match.Agent
	for i := range 1000 {
		agents = append(agents, match.Agent{
			ID: fmt.Sprintf("agent-%04d", i), OnDuty: i%10 > 0, Capacity: 4, Held: i % 5, Languages: p.Languages[i%3:],
			Skills: []match.Skill{{p.Skills[i%4], 1 + i%10}, {p.Skills[(i+1)%4], 10 - i%10}},
		})
	}
	team, err := match.NewTeam(p, agents)
	if err != nil {
		t.Fatal(err)
	}
	return team, match.Request{
		ID: "r", Arrived: noon, Language: "fr", Needs: []match.Skill{{"refund", 2}}, Wishes: []match.Skill{{"repair", 9}, {"refund", 7}},
		Last: "agent-0500", Not: []string{"agent-0001", "agent-0600"},
	}
}

func TestRouteAllocatesNothing(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	team, r := thousand(t)
	none := r
	none.Needs = []match.Skill{{"law", 10}, {"sales", 10}, {"refund", 10}}
	for _, r := range []match.Request{r, none} {
		pair, unserved, err := team.Route(&r)
		if err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(100, func() { _, _, _ = team.Route(&r) }); n != 0 {
			t.Errorf("Route to %q (%v) allocates %v times", pair.Agent, unserved.Reason, n)
		}
	}
}

func BenchmarkRoute(b *testing.B) {
	team, r := thousand(b)
	for b.Loop() {
		if _, _, err := team.Route(&r); err != nil {
			b.Fatal(err)
		}
	}
}
