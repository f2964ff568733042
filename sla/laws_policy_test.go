package sla_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
)

// The values that drawn rules look for. Requests also say nothing or something
// else.
var (
	channels   = []string{"phone", "chat", "電郵"}
	priorities = []string{"urgent", "low"}
	tiers      = []string{"vip"}
	languages  = []string{"de", "fr"}
	regions    = []string{"east", "west"}
)

// requests lists all that drawn rules could look at.
var requests = append(requestsWith("", "other"), sla.Request{})

// different lists those of them that differ in the eyes of drawn rules, to whom
// nothing is the same as something else.
var different = requestsWith("")

// requestsWith lists every combination of the values that drawn rules look for and of
// some that they do not.
func requestsWith(others ...string) []sla.Request {
	var all []sla.Request
	with := func(values []string) []string { return slices.Concat(others, values) }
	for _, c := range with(channels) {
		for _, p := range with(priorities) {
			for _, t := range with(tiers) {
				for _, l := range with(languages) {
					for _, r := range with(regions) {
						all = append(all, sla.Request{Channel: c, Priority: p, Tier: t, Labels: map[string]string{"language": l, "region": r}})
					}
				}
			}
		}
	}
	return all
}

// drawMatch draws lists, most of them empty.
func drawMatch(t *rapid.T) sla.Match {
	some := func(label string, values []string) []string {
		if rapid.IntRange(0, 2).Draw(t, "any "+label) > 0 {
			return nil
		}
		return rapid.SliceOfNDistinct(rapid.SampledFrom(values), 1, -1, rapid.ID).Draw(t, label)
	}
	m := sla.Match{Channels: some("channel", channels), Priorities: some("priority", priorities), Tiers: some("tier", tiers)}
	m.Labels = map[string][]string{"language": some("language", languages), "region": some("region", regions)}
	return m
}

// matches is the meaning of a match, field by field.
func matches(m sla.Match, r sla.Request) bool {
	fits := func(list []string, value string) bool { return len(list) == 0 || slices.Contains(list, value) }
	return fits(m.Channels, r.Channel) && fits(m.Priorities, r.Priority) && fits(m.Tiers, r.Tier) &&
		fits(m.Labels["language"], r.Labels["language"]) && fits(m.Labels["region"], r.Labels["region"])
}

// first is the index of the first rule that matches, or -1.
func first(rules []sla.Rule, r sla.Request) int {
	return slices.IndexFunc(rules, func(rule sla.Rule) bool { return matches(rule.Match, r) })
}

// reached reports which rules are the first for some request.
func reached(rules []sla.Rule) []bool {
	is := make([]bool, len(rules))
	for _, r := range different {
		if i := first(rules, r); i >= 0 {
			is[i] = true
		}
	}
	return is
}

// drawRules draws rules that may be out of reach.
func drawRules(t *rapid.T) []sla.Rule {
	rules := make([]sla.Rule, rapid.IntRange(1, 6).Draw(t, "rules"))
	for i := range rules {
		rules[i] = sla.Rule{
			Name: fmt.Sprint("rule ", i), Match: drawMatch(t),
			Targets: []sla.Target{{Metric: sla.Resolution, Limit: time.Duration(i+1) * time.Hour}},
		}
	}
	return rules
}

// drawPolicy draws a policy without faults, and its rules.
func drawPolicy(t *rapid.T) (*sla.Policy, map[string]*sla.Calendar, []sla.Rule) {
	rules := drawRules(t)
	is := reached(rules)
	for i := len(rules) - 1; i >= 0; i-- {
		if !is[i] {
			rules = slices.Delete(rules, i, i+1)
		}
	}
	place := rapid.IntRange(0, len(worlds)-1).Draw(t, "world")
	calendars := map[string]*sla.Calendar{}
	from := rapid.IntRange(0, len(hoursOf[place])-2).Draw(t, "hours")
	ways := []hours{hoursOf[place][from], inUTC[from%len(inUTC)], {}}
	for _, h := range ways[:2] {
		calendars[h.name] = h.calendar
	}
	for i := range rules {
		rules[i].Targets = nil
		for _, m := range rapid.SliceOfNDistinct(rapid.SampledFrom(sla.Metrics()), 1, 3, rapid.ID).Draw(t, "metrics") {
			rules[i].Targets = append(rules[i].Targets, drawAim(t, ways, m).target())
		}
	}
	p, err := sla.NewPolicy("政策 1", calendars, rules)
	if err != nil {
		t.Fatal(err)
	}
	return p, calendars, rules
}

func TestLawTheFirstMatchingRuleWins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _, rules := drawPolicy(t)
		for range 20 {
			r := rapid.SampledFrom(requests).Draw(t, "request")
			choice, ok := p.Choose(r)
			want := first(rules, r)
			if ok != (want >= 0) {
				t.Fatalf("%+v: ok = %v, want rule %d", r, ok, want)
			}
			if !ok {
				continue
			}
			if choice.Index != want || choice.Rule != rules[want].Name || choice.Policy != p.Name() {
				t.Fatalf("%+v: chose %+v, want rule %d", r, choice, want)
			}
			if diff := gocmp.Diff(why(rules[want].Match, r), choice.Why); diff != "" {
				t.Fatalf("%+v: why (-want +got):\n%s", r, diff)
			}
			for i, target := range choice.Targets() {
				given := rules[want].Targets[i]
				given.Policy, given.Rule = p.Name(), choice.Rule
				if !sameTarget(target, given) {
					t.Fatalf("target %d is %v, want %v", i, target, given)
				}
				if c, ok := choice.Clock(given.Metric); !ok || !sameTarget(c.Target(), given) || c.Len() != 0 {
					t.Fatalf("clock %d is of %v, %v, want %v", i, c.Target(), ok, given)
				}
			}
		}
	})
}

// sameTarget compares targets, with calendars as themselves.
func sameTarget(a, b sla.Target) bool {
	return a.Metric == b.Metric && a.Goal == b.Goal && a.Limit == b.Limit && a.NotBefore == b.NotBefore &&
		slices.Equal(a.Warnings, b.Warnings) && a.Calendar == b.Calendar && a.Policy == b.Policy && a.Rule == b.Rule
}

// why lists what a match asks for and the request says.
func why(m sla.Match, r sla.Request) []string {
	var all []string
	add := func(list []string, field, value string) {
		if len(list) > 0 {
			all = append(all, field+"="+value)
		}
	}
	add(m.Channels, "channel", r.Channel)
	add(m.Priorities, "priority", r.Priority)
	add(m.Tiers, "tier", r.Tier)
	add(m.Labels["language"], "labels.language", r.Labels["language"])
	add(m.Labels["region"], "labels.region", r.Labels["region"])
	return all
}

func TestLawRulesOutOfReachAreRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules := drawRules(t)
		var want []string
		all := reached(rules)
		for i, is := range all {
			if !is {
				want = append(want, fmt.Sprintf("rules[%d].match", i))
			}
		}
		_, err := sla.NewPolicy("p", nil, rules)
		if diff := gocmp.Diff(want, paths(t, err)); diff != "" {
			t.Fatalf("%+v (-want +got):\n%s", rules, diff)
		}
		for i, is := range all {
			if taken := takers(err, i); !is {
				without := slices.Clone(rules[:i+1])
				for j := range without[:i] {
					if !slices.Contains(taken, j) {
						without[j].Match = sla.Match{Tiers: []string{"nobody"}}
					}
				}
				if reached(without)[i] {
					t.Fatalf("%+v: rule %d is said to be taken by %v, which leave something", rules, i, taken)
				}
			}
		}
	})
}

// paths lists the paths of the field errors in a joined error.
func paths(t interface{ Fatalf(string, ...any) }, err error) []string {
	var all []string
	for _, f := range fieldErrors(t, err) {
		all = append(all, f.Path)
	}
	return all
}

func fieldErrors(t interface{ Fatalf(string, ...any) }, err error) []*sla.FieldError {
	if err == nil {
		return nil
	}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatalf("%v is not joined", err)
	}
	var all []*sla.FieldError
	for _, e := range joined.Unwrap() {
		f, ok := errors.AsType[*sla.FieldError](e)
		if !ok {
			t.Fatalf("%#v is no *FieldError", e)
		}
		all = append(all, f)
	}
	return all
}

// takers reads from an error which rules take all that a rule is for.
func takers(err error, rule int) []int {
	var all []int
	for line := range strings.Lines(fmt.Sprint(err)) {
		if strings.Contains(line, fmt.Sprintf(" rules[%d].match:", rule)) {
			_, by, _ := strings.Cut(line, "taken by ")
			for i := range rule {
				if strings.Contains(by, fmt.Sprintf("rules[%d]", i)) {
					all = append(all, i)
				}
			}
		}
	}
	return all
}

func TestLawAStoredPolicyIsTheSamePolicy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, calendars, _ := drawPolicy(t)
		back := comesBack[sla.Policy](t, encode(t, p))
		for name := range calendars {
			if !back.Calendar(name).Equal(calendars[name]) {
				t.Fatalf("calendar %s came back as %v", name, back.Calendar(name))
			}
		}
		r := rapid.SampledFrom(requests).Draw(t, "request")
		choice, ok := p.Choose(r)
		other, otherOK := back.Choose(r)
		if ok != otherOK || fmt.Sprint(choice.Why, choice.Index) != fmt.Sprint(other.Why, other.Index) {
			t.Fatalf("%+v: %+v, %v and then %+v, %v", r, choice, ok, other, otherOK)
		}
		if targets := choice.Targets(); ok {
			sharesCalendars(t, p, choice, targets[len(targets)-1].Metric)
		}
	})
}

// sharesCalendars: a clock that the policy reads is the one that was stored, with
// the calendar of the policy.
func sharesCalendars(t *rapid.T, p *sla.Policy, choice sla.Choice, m sla.Metric) {
	c, _ := choice.Clock(m)
	stored := encode(t, c)
	read, err := p.ReadClock(stored)
	if err != nil || !bytes.Equal(encode(t, read), stored) {
		t.Fatalf("%s came back as %s, %v", stored, encode(t, read), err)
	}
	if read.Target().Calendar != c.Target().Calendar {
		t.Fatal("the clock has a calendar of its own")
	}
}

// wrong is something that can be wrong with one place of a policy.
var wrongs = []struct {
	path string // with the place of the rule, and that of the target, to be put in
	does func(*sla.Rule)
}{
	{"rules[%d].name", func(r *sla.Rule) { r.Name = "" }},
	{"rules[%d].match.channel[1]", func(r *sla.Rule) { r.Match.Channels = []string{"a", "a"} }},
	{"rules[%d].match.priority[0]", func(r *sla.Rule) { r.Match.Priorities = []string{" a"} }},
	{"rules[%d].match.tier[1]", func(r *sla.Rule) { r.Match.Tiers = []string{"a", "b\x00"} }},
	{"rules[%d].match.labels.language[0]", func(r *sla.Rule) { r.Match.Labels = map[string][]string{"language": {strings.Repeat("a", 65)}} }},
	{"rules[%d].match.labels[\"\\xff\"]", func(r *sla.Rule) { r.Match.Labels = map[string][]string{"\xff": nil} }},
	{"rules[%d].targets", func(r *sla.Rule) { r.Targets = nil }},
	{"rules[%d].targets[1].metric", func(r *sla.Rule) { r.Targets = append(r.Targets, r.Targets[0]) }},
	{"rules[%d].targets[0].metric", func(r *sla.Rule) { r.Targets[0].Metric = 0 }},
	{"rules[%d].targets[0].limit", func(r *sla.Rule) { r.Targets[0].Limit = 0 }},
	{"rules[%d].targets[0].goal", func(r *sla.Rule) { r.Targets[0].Goal = r.Targets[0].Limit + 1 }},
	{"rules[%d].targets[0].goal", func(r *sla.Rule) { r.Targets[0].Goal = -1 }},
	{"rules[%d].targets[0].goal", func(r *sla.Rule) { r.Targets[0].NotBefore, r.Targets[0].Goal = 2, 1 }},
	{"rules[%d].targets[0].not_before", func(r *sla.Rule) { r.Targets[0].NotBefore = r.Targets[0].Limit }},
	{"rules[%d].targets[0].not_before", func(r *sla.Rule) { r.Targets[0].NotBefore = -1 }},
	{"rules[%d].targets[0].warnings[0]", func(r *sla.Rule) { r.Targets[0].Warnings = []sla.Warning{{}} }},
	{"rules[%d].targets[0].warnings[0]", func(r *sla.Rule) { r.Targets[0].Warnings = []sla.Warning{{Percent: 100}} }},
	{"rules[%d].targets[0].warnings[0]", func(r *sla.Rule) { r.Targets[0].Warnings = []sla.Warning{{Percent: -1}} }},
	{"rules[%d].targets[0].warnings[0]", func(r *sla.Rule) { r.Targets[0].Warnings = []sla.Warning{{Percent: 1, Before: 1}} }},
	{"rules[%d].targets[0].warnings[0]", func(r *sla.Rule) { r.Targets[0].Warnings = []sla.Warning{{Before: -1}} }},
	{"rules[%d].targets[0].warnings[0]", func(r *sla.Rule) { r.Targets[0].Warnings = []sla.Warning{{Before: r.Targets[0].Limit}} }},
	{"rules[%d].targets[0].warnings[1]", func(r *sla.Rule) { r.Targets[0].Warnings = []sla.Warning{{Percent: 50}, {Percent: 50}} }},
	{"rules[%d].targets[0].calendar", func(r *sla.Rule) { r.Targets[0].Calendar = sla.Always(nil) }},
	{"rules[%d].targets[0].limit", func(r *sla.Rule) { r.Targets[0] = sla.Target{Metric: sla.Readiness, Limit: -1} }},
	{"rules[%d].targets[0].goal", func(r *sla.Rule) { r.Targets[0] = sla.Target{Metric: sla.Readiness, Limit: 2, Goal: 1} }},
	{"rules[%d].targets[0].not_before", func(r *sla.Rule) { r.Targets[0] = sla.Target{Metric: sla.Readiness, Limit: 2, NotBefore: 2} }},
	{"rules[%d].targets[0].not_before", func(r *sla.Rule) { r.Targets[0] = sla.Target{Metric: sla.PromiseKeeping, Goal: 9, NotBefore: 8} }},
}

func TestLawEveryFaultOfAPolicyIsNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var rules []sla.Rule
		var want []string
		for i := range rapid.IntRange(1, 5).Draw(t, "rules") {
			r := sla.Rule{
				Name: fmt.Sprint(i), Match: sla.Match{Labels: map[string][]string{"number": {fmt.Sprint(i)}}},
				Targets: []sla.Target{{Metric: sla.Resolution, Limit: time.Hour}},
			}
			if w := rapid.IntRange(-3, len(wrongs)-1).Draw(t, "wrong"); w >= 0 {
				wrongs[w].does(&r)
				want = append(want, fmt.Sprintf(wrongs[w].path, i))
				if strings.Contains(wrongs[w].path, ".match.") {
					r.Match.Channels = append(r.Match.Channels, fmt.Sprint("own", i)) // so that it hides no other rule
				}
			}
			rules = append(rules, r)
		}
		_, err := sla.NewPolicy("p", nil, rules)
		if diff := gocmp.Diff(want, paths(t, err)); diff != "" {
			t.Fatalf("%+v (-want +got):\n%s", rules, diff)
		}
		if err == nil {
			return
		}
		for _, f := range fieldErrors(t, err) {
			if f.Of != "policy" || f.Want == "" || !strings.Contains(err.Error(), "sla: policy: "+f.Path+": got ") {
				t.Fatalf("%+v is no use", f)
			}
		}
	})
	for _, w := range wrongs { // each of them alone
		r := sla.Rule{Name: "r", Targets: []sla.Target{{Metric: sla.Resolution, Limit: time.Hour}}}
		w.does(&r)
		_, err := sla.NewPolicy("p", nil, []sla.Rule{r})
		if diff := gocmp.Diff([]string{fmt.Sprintf(w.path, 0)}, paths(t, err)); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", r, diff)
		}
	}
}

const carePolicy = `{
  "name": "care",
  "calendars": {"office": {"zone": "Europe/Berlin", "week": {"mon": [["09:00", "17:00"]]}}},
  "rules": [
    {"name": "vip", "match": {"channel": ["chat"], "tier": ["vip"], "labels": {"language": ["de", "fr"]}},
     "targets": [{"metric": "first-response", "goal": "1m", "limit": "3m"}]},
    {"name": "all", "targets": [
      {"metric": "resolution", "limit": "8h", "warnings": ["75%", "30m before due"], "calendar": "office"},
      {"metric": "follow-up", "not_before": "24h", "limit": "48h"},
      {"metric": "readiness", "goal": "10m", "limit": "5m"}
    ]}
  ]
}`

func TestPolicyNamesEveryFaultOfADocument(t *testing.T) {
	tests := []struct {
		data string
		want []string
	}{
		{carePolicy, nil},
		{`[]`, []string{""}},
		{`{}`, []string{"name", "rules"}},
		{`{"name":"p","rules":[],"more":1}`, []string{"more", "rules"}},
		{`{"name":1,"rules":{}}`, []string{"name", "rules"}},
		{`{"name":"p","name":"p","rules":null}`, []string{"name", "rules"}},
		{`{"name":"p","calendars":{"a":{"zone":"X","week":{"mon":1}}},"rules":[{"name":"r","targets":[{"metric":"resolution","limit":"1h","calendar":"a"}]}]}`,
			[]string{"calendars.a.zone", "calendars.a.week.mon"}},
		{`{"name":"p","calendars":{"":{"zone":"UTC","week":{}}},"rules":[{"name":"r","targets":[{"metric":"resolution","limit":"1h","calendar":"b"}]}]}`,
			[]string{"rules[0].targets[0].calendar", `calendars[""]`}},
		{`{"name":"p","rules":[{"name":"r","targets":[{"metric":"solution","limit":"60m","goal":5,"warnings":["80%","x"],"calendar":7,"policy":"p"}]}]}`,
			[]string{"rules[0].targets[0].metric", "rules[0].targets[0].limit", "rules[0].targets[0].goal", "rules[0].targets[0].warnings[1]", "rules[0].targets[0].calendar", "rules[0].targets[0].policy"}},
		{`{"name":"p","rules":[{"name":"r","match":{"channels":["a"],"tier":"vip","labels":{"a":[1]}},"targets":[{"metric":"resolution","limit":"x"}]},{"name":"s","targets":[{}]}]}`,
			[]string{"rules[0].match.channels", "rules[0].match.tier", "rules[0].match.labels.a[0]", "rules[0].targets[0].limit", "rules[1].targets[0].metric", "rules[1].targets[0].limit"}},
		{`{"name":"p","rules":[{"name":"r","targets":[{"metric":"resolution","limit":"1h"}]},{"name":"s","targets":[{"metric":"resolution","limit":"1h"}]}]}`,
			[]string{"rules[1].match"}},
	}
	for _, tt := range tests {
		err := json.Unmarshal([]byte(tt.data), new(sla.Policy))
		if diff := gocmp.Diff(tt.want, paths(t, err)); diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", tt.data, err, diff)
		}
	}
}

func TestPolicyOfManyCalendars(t *testing.T) {
	// A fault lists ten names, and not all of them for each of many faults.
	const n = 300
	var calendars, rules []string
	for i := range n {
		calendars = append(calendars, fmt.Sprintf(`"c%03d":{"zone":"UTC","week":{"mon":[["09:00","17:00"]]}}`, i))
		rules = append(rules, fmt.Sprintf(`{"name":"r%d","match":{"tier":["t%d"]},"targets":[{"metric":"resolution","limit":"1h","calendar":"%%s%03d"}]}`, i, i, i))
	}
	document := `{"name":"p","calendars":{` + strings.Join(calendars, ",") + `},"rules":[` + strings.Join(rules, ",") + `]}`
	var p sla.Policy
	if err := json.Unmarshal([]byte(strings.ReplaceAll(document, "%s", "c")), &p); err != nil || len(p.Rules()) != n {
		t.Fatal(err)
	}
	names := p.CalendarNames()
	if len(names) != n || !slices.IsSorted(names) || p.Calendar(names[7]) != p.Rules()[7].Targets[0].Calendar {
		t.Errorf("calendars %v", names)
	}
	faults := fieldErrors(t, json.Unmarshal([]byte(strings.ReplaceAll(document, "%s", "x")), new(sla.Policy)))
	const want = "one of the calendars of this document: c000, c001, c002, c003, c004, c005, c006, c007, c008, c009 and 290 more"
	if len(faults) != n || faults[n-1].Want != want {
		t.Errorf("%d faults, the last %v", len(faults), faults[n-1])
	}
	for name, wants := range map[string]string{"abcdefghij": "a, b, c, d, e, f, g, h, i, j", "abcdefghijk": "a, b, c, d, e, f, g, h, i, j and 1 more", "": "there are none"} {
		shelf := map[string]*sla.Calendar{}
		for _, letter := range name {
			shelf[string(letter)] = sla.Always(nil)
		}
		_, err := sla.NewPolicy("p", shelf, []sla.Rule{{Name: "r", Targets: []sla.Target{{Metric: sla.Resolution, Limit: 1, Calendar: sla.Always(nil)}}}})
		if faults := fieldErrors(t, err); len(faults) != 1 || faults[0].Want != "one of the policy's calendars: "+wants {
			t.Errorf("%v, want %s", err, wants)
		}
	}
}

func TestPolicyIsNeitherOverwrittenNorShared(t *testing.T) {
	p := new(sla.Policy)
	if err := json.Unmarshal([]byte(carePolicy), p); err != nil {
		t.Fatal(err)
	}
	before := encode(t, p)
	if err := json.Unmarshal([]byte(carePolicy), p); err == nil {
		t.Error("a policy that is built was decoded into")
	}
	rules := p.Rules()
	rules[0].Match.Channels[0], rules[0].Match.Labels["language"][0] = "changed", "changed"
	clear(rules[0].Match.Labels)
	rules[1].Targets[0].Warnings[0].Percent = 1
	rules[1].Targets[0].Limit = 1
	choice, _ := p.Choose(sla.Request{})
	choice.Targets()[0].Warnings[0].Percent = 1
	if after := encode(t, p); !bytes.Equal(before, after) {
		t.Errorf("%s became %s", before, after)
	}
	given := []sla.Rule{{Name: "r", Match: sla.Match{Channels: []string{"a"}}, Targets: []sla.Target{{Metric: sla.Resolution, Limit: 1, Warnings: []sla.Warning{{Percent: 50}}}}}}
	calendars := map[string]*sla.Calendar{"a": sla.Always(nil)}
	q, err := sla.NewPolicy("q", calendars, given)
	if err != nil {
		t.Fatal(err)
	}
	before = encode(t, q)
	given[0].Match.Channels[0], given[0].Targets[0].Warnings[0].Percent = "b", 1
	clear(calendars)
	if after := encode(t, q); !bytes.Equal(before, after) {
		t.Errorf("%s became %s", before, after)
	}
	if _, err := json.Marshal(new(sla.Policy)); err == nil {
		t.Error("the zero Policy was stored")
	}
	if _, ok := new(sla.Policy).Choose(sla.Request{}); ok {
		t.Error("the zero Policy chose something")
	}
}

func TestPolicyTooIntricateIsRefused(t *testing.T) {
	// Terms of three out of many labels, drawn without end: whether they leave
	// something is as hard as any question of logic.
	const labels = 40
	target := []sla.Target{{Metric: sla.Resolution, Limit: time.Hour}}
	var rules []sla.Rule
	draw := uint32(1)
	next := func(n int) int {
		draw = draw*1664525 + 1013904223
		return int(draw>>16) % n
	}
	for i := range 170 {
		m := sla.Match{Labels: map[string][]string{}}
		for range 3 {
			m.Labels[fmt.Sprint("label ", next(labels))] = []string{[]string{"yes", "no"}[next(2)]}
		}
		rules = append(rules, sla.Rule{Name: fmt.Sprint("rule ", i), Match: m, Targets: target})
	}
	all := sla.Match{Labels: map[string][]string{}}
	for i := range labels {
		all.Labels[fmt.Sprint("label ", i)] = []string{"yes", "no"}
	}
	rules = append(rules, sla.Rule{Name: "last", Match: all, Targets: target})
	_, err := sla.NewPolicy("p", nil, rules)
	if got := paths(t, err); !slices.Contains(got, "rules[170].match") || !strings.Contains(err.Error(), "rules[170].match: got \"lists with too many combinations\"") {
		t.Errorf("got %v", err)
	}
}
