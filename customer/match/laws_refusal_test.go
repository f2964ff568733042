package match_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/customer/match"
)

// faults lists the faults of an error, each as "path: got, want".
func faults(err error) (list []string) {
	if err == nil {
		return nil
	}
	for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		f := e.(*match.InputError)
		list = append(list, f.Path+": "+f.Got+", want "+f.Want)
	}
	return list
}

func wantFaults(t *testing.T, err error, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, faults(err)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

var policy = match.Policy{Languages: []string{"zh"}, Skills: []string{"refund"}, HeadStarts: map[string]time.Duration{"key": time.Minute}, TopPriority: 2}

func TestLawEveryFaultIsNamed(t *testing.T) {
	t.Run("of a team", faultsOfTeam)
	t.Run("of requests", faultsOfRequests)
	t.Run("of an agent", faultsOfAgent)
}

func faultsOfTeam(t *testing.T) {
	_, err := match.NewTeam(match.Policy{
		Languages: []string{"zh", "", "zh"}, Skills: []string{"", "refund", "refund"}, Fit: -1, Load: match.MaxSetting + time.Millisecond,
		Continuity: time.Microsecond, Rise: -time.Second, TopPriority: 10, HeadStarts: map[string]time.Duration{"b": -1, "": 0, "a": match.MaxSetting},
	}, []match.Agent{
		{ID: "li"},
		{ID: "li", Capacity: -1, Held: -1, Languages: []string{"zh", "xx"}, Skills: []match.Skill{{"refnd", 0}, {"refund", 11}, {"refund", 10}}},
		{Capacity: match.MaxCapacity + 1, Languages: make([]string, 101), Skills: make([]match.Skill, 101)},
	})
	const setting = "0s to 8760h0m0s in whole milliseconds"
	wantFaults(t, err,
		"policy.languages[1]: , want a name", "policy.languages[2]: zh, want each name once",
		"policy.skills[0]: , want a name", "policy.skills[2]: refund, want each name once",
		"policy.fit: -1ns, want "+setting, "policy.load: 8760h0m0.001s, want "+setting,
		"policy.continuity: 1µs, want "+setting, "policy.rise: -1s, want "+setting,
		`policy.head_starts[""]: , want a name`, "policy.head_starts.b: -1ns, want "+setting,
		"policy.top_priority: 10, want 0 to 9",
		"agents[1].capacity: -1, want 0 to 10000", fmt.Sprintf("agents[1].held: -1, want 0 to %d", math.MaxInt),
		"agents[1].languages[1]: xx, want a language of the policy",
		"agents[1].skills[0].name: refnd, want a skill of the policy", "agents[1].skills[0].level: 0, want 1 to 10",
		"agents[1].skills[1].level: 11, want 1 to 10", "agents[1].skills[2].name: refund, want each skill once",
		"agents[1].id: li, want each id once",
		"agents[2].id: , want a name", "agents[2].capacity: 10001, want 0 to 10000",
		"agents[2].languages: 101 entries, want at most 100", "agents[2].skills: 101 entries, want at most 100",
	)
}

func faultsOfRequests(t *testing.T) {
	team := li(t)
	bad := match.Request{
		Arrived: noon.Add(time.Nanosecond), Priority: 3, Tier: "gold", Language: "xx",
		Needs: []match.Skill{{"refnd", 1}}, Wishes: make([]match.Skill, 101), Not: make([]string, 101),
	}
	early := match.Request{ID: "r", Arrived: noon.Add(-match.MaxWait - 1), Priority: -1}
	last := match.Request{ID: "r", Arrived: noon.Add(-match.MaxWait), Tier: "key", Language: "zh", Priority: 2, Not: make([]string, 100)}
	rest := func(path string) []string {
		return []string{
			path + ".id: , want a name", path + ".priority: 3, want 0 to 2", path + ".tier: gold, want a tier of the policy",
			path + ".language: xx, want a language of the policy", path + ".needs[0].name: refnd, want a skill of the policy",
			path + ".wishes: 101 entries, want at most 100", path + ".not: 101 entries, want at most 100",
		}
	}
	_, err := team.Match(noon, []match.Request{bad, early, last})
	wantFaults(t, err, append(rest("requests[0]"),
		"requests[0].arrived: 2026-03-02T12:00:00.000000001Z, want no later than now, 2026-03-02T12:00:00Z",
		"requests[1].priority: -1, want 0 to 2",
		"requests[1].arrived: 2016-03-04T11:59:59.999999999Z, want no earlier than 2016-03-04T12:00:00Z",
		"requests[2].id: r, want each id once")...)
	_, _, err = team.Route(&bad)
	wantFaults(t, err, rest("request")...)
	if _, err := team.Match(noon, []match.Request{last}); err != nil {
		t.Error(err)
	}
	wantFaults(t, team.Verify(noon, []match.Request{early, early}, &match.Plan{}), "requests[0].priority: -1, want 0 to 2",
		"requests[0].arrived: 2016-03-04T11:59:59.999999999Z, want no earlier than 2016-03-04T12:00:00Z", "requests[1].priority: -1, want 0 to 2",
		"requests[1].arrived: 2016-03-04T11:59:59.999999999Z, want no earlier than 2016-03-04T12:00:00Z", "requests[1].id: r, want each id once")
}

// li is a team of one.
func li(t *testing.T) *match.Team {
	team, err := match.NewTeam(policy, []match.Agent{{ID: "li", OnDuty: true, Capacity: 1}})
	if err != nil {
		t.Fatal(err)
	}
	return team
}

func faultsOfAgent(t *testing.T) {
	team := li(t)
	wantFaults(t, team.Set(match.Agent{ID: "wang", Capacity: -5}), "agent.capacity: -5, want 0 to 10000", "agent.id: wang, want the id of an agent of the team")
	wantFaults(t, team.Set(match.Agent{}), "agent.id: , want a name")
	if pair, _, err := team.Route(&match.Request{ID: "q"}); err != nil || pair.Agent != "li" {
		t.Errorf("a refused Set changed the team: %+v, %v", pair, err)
	}
}

func TestTablesThatAreNone(t *testing.T) {
	far := int64(1<<60-2) / 3 / 2 // two pairs, three priorities
	tests := []struct {
		table match.Table
		want  []string
	}{
		{match.Table{}, nil},
		{match.Table{Rows: 2}, nil},
		{match.Table{Columns: 2}, nil},
		{match.Table{Rows: -1, Columns: -2}, []string{"table.rows: -1, want 0 or more", "table.columns: -2, want 0 or more"}},
		{match.Table{Rows: match.MaxCells + 1}, []string{"table: 33554433 x 0, want at most 33554432 cells"}},
		{match.Table{Columns: match.MaxCells + 1}, []string{"table: 0 x 33554433, want at most 33554432 cells"}},
		{match.Table{Rows: match.MaxCells, Priorities: []int{}}, []string{"table.priorities: 0 priorities, want 33554432, one for each row, or none"}},
		{match.Table{Rows: 1 << 13, Columns: 1 << 12}, []string{"table.costs: 0 costs, want 33554432, one for each cell"}},
		{match.Table{Rows: 1 << 13, Columns: 1<<12 + 1}, []string{"table: 8192 x 4097, want at most 33554432 cells"}},
		{match.Table{Rows: 2, Columns: 3, Costs: make([]int64, 5), Priorities: []int{1}},
			[]string{"table.costs: 5 costs, want 6, one for each cell", "table.priorities: 1 priorities, want 2, one for each row, or none"}},
		{match.Table{Rows: 3, Columns: 2, Costs: []int64{0, far, 0, 0, 0, 0}, Priorities: []int{1, 2, 3}}, nil},
		{match.Table{Rows: 3, Columns: 2, Costs: []int64{0, 0, 0, far + 1, 0, 0}, Priorities: []int{1, 2, 3}},
			[]string{"table.costs[1][1]: 192153584101141163, want at most 192153584101141162 more than table.costs[0][0], 0"}},
		{match.Table{Rows: 2, Columns: 2, Costs: []int64{5, math.MinInt64, match.Forbidden - 1, 0}},
			[]string{"table.costs[1][0]: 9223372036854775806, want at most 576460752303423487 more than table.costs[0][1], -9223372036854775808"}},
	}
	for _, tt := range tests {
		a, err := match.Assign(tt.table)
		wantFaults(t, err, tt.want...)
		if tt.want == nil {
			if err := a.Verify(tt.table); err != nil || len(a.Columns) != tt.table.Rows || len(a.Prices) != tt.table.Columns {
				t.Errorf("%d x %d: %v", tt.table.Rows, tt.table.Columns, err)
			}
			continue
		}
		wantFaults(t, new(match.Assignment).Verify(tt.table), tt.want...)
	}
}

// Each way in which a plan can be wrong is seen.
func TestVerifySeesWhatIsWrong(t *testing.T) {
	table := match.Table{Rows: 2, Columns: 2, Costs: []int64{1, 2, match.Forbidden, 1}}
	tests := []struct {
		a    match.Assignment
		want string
	}{
		{match.Assignment{Columns: []int{0, 1}, Prices: []int64{0, 0}}, ""},
		{match.Assignment{Columns: []int{0}, Prices: []int64{0, 0}}, "row -1, column -1: 1 rows and 2 prices answer a table of 2 x 2"},
		{match.Assignment{Columns: []int{0, 1}, Prices: []int64{0}}, "row -1, column -1: 2 rows and 1 prices answer a table of 2 x 2"},
		{match.Assignment{Columns: []int{0, 2}, Prices: []int64{0, 0}}, "row 1, column 2: there is no such column"},
		{match.Assignment{Columns: []int{-2, 1}, Prices: []int64{0, 0}}, "row 0, column -2: there is no such column"},
		{match.Assignment{Columns: []int{1, 1}, Prices: []int64{0, -5}}, "row 0, column 0: the column is cheaper for the row than what it has"},
		{match.Assignment{Columns: []int{1, 1}, Prices: []int64{0, 1}}, "row 1, column 1: another row has the column"},
		{match.Assignment{Columns: []int{1, 0}, Prices: []int64{0, 1}}, "row 1, column 0: the pair is forbidden"},
		{match.Assignment{Columns: []int{0, 1}, Prices: []int64{1, 0}}, "row -1, column 0: the price of a column is 0 or, when a row has it, less"},
		{match.Assignment{Columns: []int{0, 1}, Prices: []int64{-9, -9}}, "row 0, column 0: the row is better left out"},
		{match.Assignment{Columns: []int{0, -1}, Prices: []int64{0, -9}}, "row -1, column 1: the price of a column is 0 or, when a row has it, less"},
	}
	for _, tt := range tests {
		got := ""
		if err := tt.a.Verify(table); err != nil {
			got = strings.TrimPrefix(err.Error(), "match: not proved at ")
		}
		if got != tt.want {
			t.Errorf("%+v: got %q, want %q", tt.a, got, tt.want)
		}
	}
}

func TestVerifySeesPlansOfOthers(t *testing.T) {
	team, err := match.NewTeam(policy, []match.Agent{{ID: "li", OnDuty: true, Capacity: 2}, {ID: "wu", OnDuty: true}})
	if err != nil {
		t.Fatal(err)
	}
	requests := []match.Request{{ID: "a", Arrived: noon}, {ID: "b", Arrived: noon}, {ID: "c", Arrived: noon}}
	plan, err := team.Match(noon, requests)
	if err != nil || plan.Pairs[0].Request != "a" || plan.Unserved[0].Request != "c" {
		t.Fatal(plan, err)
	}
	tests := []struct {
		why    string
		change func(p *match.Plan)
		want   string
	}{
		{"nothing", func(p *match.Plan) {}, ""},
		{"a third pair", func(p *match.Plan) { p.Pairs = append(p.Pairs, match.Pair{Request: "c", Agent: "li"}) }, "row 2, column -1: the agent is not on the team, or has no place left"},
		{"no agent", func(p *match.Plan) { p.Pairs[0].Agent = "" }, "row 0, column -1: the agent is not on the team, or has no place left"},
		{"an agent without a place", func(p *match.Plan) { p.Pairs[1].Agent = "wu" }, "row 1, column -1: the agent is not on the team, or has no place left"},
		{"no request", func(p *match.Plan) { p.Pairs[1].Request = "x" }, "row -1, column -1: a request that is not there, or one twice, is served"},
		{"one twice", func(p *match.Plan) { p.Pairs[1].Request = "a" }, "row -1, column -1: a request that is not there, or one twice, is served"},
		{"another cost", func(p *match.Plan) { p.Pairs[1].Fit++ }, "row 1, column -1: the pair costs something else"},
		{"one less", func(p *match.Plan) { p.Pairs = p.Pairs[:1] }, "row -1, column 1: the price of a column is 0 or, when a row has it, less"},
		{"no prices", func(p *match.Plan) { p.Prices = nil }, "row -1, column -1: 3 rows and 0 prices answer a table of 3 x 2"},
	}
	for _, tt := range tests {
		p := match.Plan{Pairs: append([]match.Pair(nil), plan.Pairs...), Prices: plan.Prices}
		tt.change(&p)
		got := ""
		if err := team.Verify(noon, requests, &p); err != nil {
			got = strings.TrimPrefix(err.Error(), "match: not proved at ")
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}

// The most that requests can differ by, the most of them and all priorities: a
// plan's costs never come near what a table refuses.
func TestPlansNeverOverflow(t *testing.T) {
	const mostPairs = 5792 // the square root of MaxCells
	apart := int64(match.MaxWait+4*match.MaxSetting) / int64(time.Millisecond)
	if limit := int64(1<<60-1)/10 - 1; apart*mostPairs > limit/10 {
		t.Errorf("costs %d apart with %d pairs come near %d", apart, mostPairs, limit)
	}
	p := match.Policy{Skills: []string{"refund"}, Fit: match.MaxSetting, Load: match.MaxSetting, Continuity: match.MaxSetting, TopPriority: 9, HeadStarts: map[string]time.Duration{"key": match.MaxSetting}}
	team, err := match.NewTeam(p, []match.Agent{{ID: "li", OnDuty: true, Capacity: match.MaxCapacity, Held: 100}})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := team.Match(noon, []match.Request{
		{ID: "a", Arrived: noon.Add(-match.MaxWait)},
		{ID: "b", Arrived: noon, Priority: 9, Tier: "key", Last: "x", Wishes: []match.Skill{{"refund", 10}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := plan.Cost(), 2*match.MaxSetting+2*match.MaxSetting/100+match.MaxSetting/10_000; got != want {
		t.Errorf("cost %v, want %v", got, want)
	}
}

func TestErrorsAreReadable(t *testing.T) {
	tests := []struct {
		err  error
		want string
	}{
		{&match.InputError{Path: "agents[0].id", Got: strings.Repeat("好", 30), Want: "a name"}, `match: agents[0].id: got "` + strings.Repeat("好", 21) + `…", want a name`},
		{&match.InputError{Path: "agents[0].id", Got: strings.Repeat("x", 64), Want: "a name"}, `match: agents[0].id: got "` + strings.Repeat("x", 64) + `", want a name`},
	}
	for _, tt := range tests {
		if got := tt.err.Error(); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
	_, err := match.ParseReason("none")
	if err == nil || errors.Unwrap(err) != nil {
		t.Error(err)
	}
}

// Logs show identifiers and numbers, not what customers ask for.
func TestLogsAreBare(t *testing.T) {
	r := match.Request{ID: "r", Arrived: noon, Priority: 2, Language: "fr", Tier: "key", Not: []string{"li"}}
	if got, want := r.LogValue().String(), "[id=r arrived=2026-03-02 12:00:00 +0000 UTC priority=2]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	a := match.Agent{ID: "li", OnDuty: true, Capacity: 3, Held: 1, Languages: []string{"fr"}}
	if got, want := a.LogValue().String(), "[id=li on_duty=true capacity=3 held=1]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
