package match_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer/match"
)

func TestLawStoredPoliciesComeBack(t *testing.T) {
	kinds := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := drawPolicy(t)
		stored, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		read := policy // what it held is replaced
		if err := json.Unmarshal(stored, &read); err != nil {
			t.Fatalf("%s: %v", stored, err)
		}
		if diff := cmp.Diff(p, read, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s (-stored +read):\n%s", stored, diff)
		}
		policyIsCanonical(t, stored)
		broken, kind := brokenPolicy(t, stored)
		kinds[kind]++
		policyIsCanonical(t, broken)
	})
	if len(kinds) < 3 {
		t.Errorf("kinds of documents: %v", kinds)
	}
}

// drawPolicy draws one that can be, with names that JSON must escape.
func drawPolicy(t *rapid.T) match.Policy {
	setting := rapid.Map(rapid.SampledFrom([]int64{0, 0, 1, 1000, 60_000, 90_061_001, match.MaxSetting.Milliseconds()}),
		func(ms int64) time.Duration { return time.Duration(ms) * time.Millisecond })
	name := rapid.SampledFrom([]string{"zh", "yue", "退款", `"`, `\`, "\n", "a b", "<&>", "\u2028", "{[,:]}"})
	names := rapid.SliceOfNDistinct(name, 0, 3, rapid.ID[string])
	p := match.Policy{
		Languages: names.Draw(t, "languages"), Skills: names.Draw(t, "skills"),
		Fit: setting.Draw(t, "fit"), Load: setting.Draw(t, "load"), Continuity: setting.Draw(t, "continuity"), Rise: setting.Draw(t, "rise"),
		HeadStarts: map[string]time.Duration{}, TopPriority: rapid.IntRange(0, 9).Draw(t, "top"),
	}
	for _, tier := range names.Draw(t, "tiers") {
		p.HeadStarts[tier] = setting.Draw(t, "head start")
	}
	return p
}

// brokenPolicy takes a piece out of a document, doubles one, or leaves it.
func brokenPolicy(t *rapid.T, stored []byte) (document []byte, kind string) {
	from := rapid.IntRange(0, len(stored)).Draw(t, "from")
	to := rapid.IntRange(from, min(len(stored), from+20)).Draw(t, "to")
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		return append(bytes.Clone(stored[:from]), stored[to:]...), "cut"
	case 1:
		return append(bytes.Clone(stored[:to]), stored[from:]...), "doubled"
	}
	return stored, "whole"
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// policyIsCanonical checks that what is read is stored in one form, and that what is
// refused changes nothing.
func policyIsCanonical(t failer, document []byte) {
	t.Helper()
	read := policy
	if err := json.Unmarshal(document, &read); err != nil {
		if diff := cmp.Diff(policy, read); diff != "" {
			t.Fatalf("%s: refused, but it changed:\n%s", document, diff)
		}
		return
	}
	if _, err := match.NewTeam(read, nil); err != nil {
		t.Fatalf("%s: %v", document, err)
	}
	once, err := json.Marshal(read)
	if err != nil {
		t.Fatalf("%s: %v", document, err)
	}
	var again match.Policy
	if err := json.Unmarshal(once, &again); err != nil {
		t.Fatalf("%s: %v", once, err)
	}
	if twice, err := json.Marshal(again); err != nil || !bytes.Equal(once, twice) {
		t.Fatalf("%s came back as %s, %v", once, twice, err)
	}
}

func FuzzPolicyJSON(f *testing.F) {
	for _, seed := range []string{
		`{"languages":["en","zh"],"skills":["refund"],"fit":"5m","load":"1m","continuity":"2m","head_starts":{"key":"3m"},"top_priority":2,"rise":"30m"}`,
		`{}`, `null`, `{"fit":"-1s","rise":"1us","head_starts":{"":"0s"}}`, `{"fit":0}`, `{"skills":["a","a"],"top_priority":10}`, `{"fit":"1m","fit":"2m"}`,
		`{"languages":["\ud800","\ud801"]}`, `{"head_starts":{"a":"90m"}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, document []byte) { policyIsCanonical(t, document) })
}

// The stored form is pinned, with what is not there left out.
func TestPolicyJSON(t *testing.T) {
	for want, p := range map[string]match.Policy{
		`{}`: {},
		`{"languages":["zh","en"],"skills":["refund"],"fit":"5m","load":"1m30s","continuity":"2ms","head_starts":{"gold":"1h","key":"0s"},"top_priority":9,"rise":"8760h"}`: {
			Languages: []string{"zh", "en"}, Skills: []string{"refund"}, Fit: 5 * time.Minute, Load: 90 * time.Second, Continuity: 2 * time.Millisecond,
			HeadStarts: map[string]time.Duration{"key": 0, "gold": time.Hour}, TopPriority: 9, Rise: match.MaxSetting,
		},
	} {
		if got, err := json.Marshal(p); string(got) != want || err != nil {
			t.Errorf("got %s, %v, want %s", got, err, want)
		}
	}
}

func TestPolicyJSONRefuses(t *testing.T) {
	const length, setting = "a length of time such as 1h30m", "0s to 8760h0m0s in whole milliseconds"
	tests := []struct {
		document string
		want     []string
	}{
		{`{"Fit":"1m","fit":"1m","fit":"1m"}`, []string{
			"policy.Fit: Fit, want one of continuity, fit, head_starts, languages, load, rise, skills, top_priority", "policy.fit: fit, want each name once"}},
		{`{"fit":60,"load":"1 minute","rise":"60s","continuity":null}`, []string{
			"policy.fit: 60, want " + length, "policy.load: 1 minute, want " + length, `policy.rise: 60s, want "1m"`, "policy.continuity: null, want " + length}},
		{`{"languages":"zh","skills":["a",2],"head_starts":{"key":5,"very important":""},"top_priority":1.5}`, []string{
			`policy.languages: "zh", want a list`, "policy.skills[1]: 2, want a text", "policy.head_starts.key: 5, want " + length,
			`policy.head_starts["very important"]: , want ` + length, "policy.top_priority: 1.5, want a whole number"}},
		{`{"fit":"-1s","skills":["a","a"],"head_starts":{"very important":"1µs"},"top_priority":10}`, []string{
			"policy.skills[1]: a, want each name once", "policy.fit: -1s, want " + setting, `policy.head_starts["very important"]: 1µs, want ` + setting,
			"policy.top_priority: 10, want 0 to 9"}},
		{`[]`, []string{"policy: [], want an object"}},
		{"{\n  \"fit\": \"1m\",\n}", []string{"policy: {\n  \"fit\": \"1m\",\n}, want JSON (line 3, column 1: invalid character '}' looking for beginning of object key string)"}},
	}
	for _, tt := range tests {
		read := policy
		wantFaults(t, read.UnmarshalJSON([]byte(tt.document)), tt.want...)
		if diff := cmp.Diff(policy, read); diff != "" {
			t.Errorf("%s: refused, but it changed:\n%s", tt.document, diff)
		}
	}
	_, err := match.Policy{
		Languages: []string{"\xff"}, Skills: []string{"a", "b\xff"}, Fit: -1, HeadStarts: map[string]time.Duration{"c\xff": 0, "d": 0},
	}.MarshalJSON()
	wantFaults(t, err, "policy.fit: -1ns, want "+setting, "policy.languages[0]: \xff, want valid UTF-8", "policy.skills[1]: b\xff, want valid UTF-8",
		`policy.head_starts["c\xff"]: c`+"\xff, want valid UTF-8")
}
