package match_test

import (
	"encoding/json"
	"fmt"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer/match"
)

// A small desk: everybody speaks Chinese, one agent French as well.
func Example() {
	now := time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)
	policy := match.Policy{
		Languages: []string{"zh", "fr"}, Skills: []string{"refund"},
		Continuity: 2 * time.Minute, HeadStarts: map[string]time.Duration{"key": 5 * time.Minute},
	}
	team, err := match.NewTeam(policy, []match.Agent{
		{ID: "chen", OnDuty: true, Capacity: 1, Languages: []string{"zh", "fr"}, Skills: []match.Skill{{Name: "refund", Level: 3}}},
		{ID: "wang", OnDuty: true, Capacity: 1, Languages: []string{"zh"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := team.Match(now, []match.Request{
		{ID: "r1", Arrived: now.Add(-4 * time.Minute), Language: "zh", Last: "chen"},
		{ID: "r2", Arrived: now.Add(-3 * time.Minute), Language: "fr", Tier: "key"},
		{ID: "r3", Arrived: now.Add(-1 * time.Minute), Language: "zh"},
		{ID: "r4", Arrived: now, Needs: []match.Skill{{Name: "refund", Level: 5}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range plan.Pairs {
		fmt.Println(p.Request, "to", p.Agent, "at", p.Cost())
	}
	for _, u := range plan.Unserved {
		fmt.Printf("%s waits: %s (missing %q, nearest %q, short of it by %v)\n", u.Request, u.Reason.Label(language.English), u.Missing, u.By, u.Short)
	}
	// Output:
	// r1 to wang at 2m0s
	// r2 to chen at 0s
	// r3 waits: Longer waiting or a better fit went first (missing "", nearest "r1", short of it by 1m0s)
	// r4 waits: Nobody on the team has the skill at this level (missing "refund", nearest "", short of it by 0s)
}

// 同一位客服，三位等候的客户：说明未受理的原因。
func ExampleReason_Label() {
	now := time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)
	policy := match.Policy{Languages: []string{"普通话", "粤语"}, TopPriority: 1}
	team, err := match.NewTeam(policy, []match.Agent{{ID: "客服01", OnDuty: true, Capacity: 1, Languages: []string{"普通话"}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := team.Match(now, []match.Request{
		{ID: "来电1", Arrived: now.Add(-3 * time.Minute), Language: "普通话"},
		{ID: "来电2", Arrived: now.Add(-2 * time.Minute), Language: "普通话", Priority: 1},
		{ID: "来电3", Arrived: now.Add(-1 * time.Minute), Language: "粤语"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range plan.Pairs {
		fmt.Println(p.Request, "→", p.Agent)
	}
	for _, u := range plan.Unserved {
		fmt.Println(u.Request, u.Reason.Label(language.SimplifiedChinese), u.Reason.Label(language.TraditionalChinese))
	}
	// Output:
	// 来电2 → 客服01
	// 来电1 优先级更高者先行受理 優先順序較高者先行受理
	// 来电3 团队中无人使用该语言 團隊中無人使用該語言
}

// A live queue: one contact at a time, and the team is told what became of it.
func ExampleTeam_Route() {
	ann := match.Agent{ID: "ann", OnDuty: true, Capacity: 2}
	team, err := match.NewTeam(match.Policy{Load: time.Minute}, []match.Agent{ann, {ID: "bob", OnDuty: true, Capacity: 1}})
	if err != nil {
		fmt.Println(err)
		return
	}
	first, _, _ := team.Route(&match.Request{ID: "r1"})
	ann.Held++
	if err := team.Set(ann); err != nil {
		fmt.Println(err)
	}
	second, _, _ := team.Route(&match.Request{ID: "r2"})
	fmt.Println(first.Agent, second.Agent)
	// Output: ann bob
}

// How long may it take at most until later arrivals stop going first?
func ExamplePolicy_Overtaking() {
	p := match.Policy{
		Fit: time.Minute, Continuity: 2 * time.Minute, HeadStarts: map[string]time.Duration{"key": 5 * time.Minute},
		TopPriority: 1, Rise: 15 * time.Minute,
	}
	ordinary, _ := p.Overtaking(0)
	urgent, _ := p.Overtaking(1)
	fmt.Println(ordinary, urgent)
	// Output: 15m0s 8m0s
}

// Whoever doubts a plan lets it be proved.
func ExampleTeam_Verify() {
	now := time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)
	team, err := match.NewTeam(match.Policy{Continuity: time.Minute}, []match.Agent{{ID: "ann", OnDuty: true, Capacity: 1}, {ID: "bob", OnDuty: true, Capacity: 1}})
	if err != nil {
		fmt.Println(err)
		return
	}
	requests := []match.Request{{ID: "r1", Arrived: now, Last: "bob"}, {ID: "r2", Arrived: now, Last: "ann"}}
	plan, err := team.Match(now, requests)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(plan.Cost(), team.Verify(now, requests, plan))
	plan.Pairs[0] = match.Pair{Request: "r1", Agent: "ann", Continuity: time.Minute}
	plan.Pairs[1] = match.Pair{Request: "r2", Agent: "bob", Continuity: time.Minute}
	fmt.Println(plan.Cost(), team.Verify(now, requests, plan))
	// Output:
	// 0s <nil>
	// 2m0s match: not proved at row 0, column 1: the column is cheaper for the row than what it has
}

// Costs of one's own: three visits, two vans, one pair that cannot be.
func ExampleAssign() {
	a, err := match.Assign(match.Table{Rows: 3, Columns: 2, Costs: []int64{
		10, 12,
		9, match.Forbidden,
		30, 15,
	}})
	fmt.Println(a.Columns, err)
	// Output: [1 0 -1] <nil>
}

// A desk keeps its policy as settings, and learns of every mistake in them.
func ExamplePolicy_UnmarshalJSON() {
	var policy match.Policy
	err := json.Unmarshal([]byte(`{
		"languages": ["zh", "yue", "en"],
		"continuity": "2m",
		"head_starts": {"key": "3 minutes"},
		"raise": "30m"
	}`), &policy)
	fmt.Println(err)
	err = json.Unmarshal([]byte(`{"languages": ["zh"], "continuity": "2m", "head_starts": {"key": "3m"}}`), &policy)
	fmt.Println(policy.Languages, policy.Continuity, policy.HeadStarts["key"], err)
	// Output:
	// match: policy.head_starts.key: got "3 minutes", want a length of time such as 1h30m
	// match: policy.raise: got "raise", want one of continuity, fit, head_starts, languages, load, rise, skills, top_priority
	// [zh] 2m0s 3m0s <nil>
}
