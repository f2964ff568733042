package match

import (
	"encoding/json"
	"time"
	"unicode/utf8"

	"github.com/servicequality/servicequality/internal/lapse"
	"github.com/servicequality/servicequality/internal/strict"
)

// policyJSON is how a policy is stored.
type policyJSON struct {
	Languages   []string          `json:"languages,omitempty"`
	Skills      []string          `json:"skills,omitempty"`
	Fit         string            `json:"fit,omitempty"`
	Load        string            `json:"load,omitempty"`
	Continuity  string            `json:"continuity,omitempty"`
	HeadStarts  map[string]string `json:"head_starts,omitempty"`
	TopPriority int               `json:"top_priority,omitempty"`
	Rise        string            `json:"rise,omitempty"`
}

// MarshalJSON stores the policy, without what is 0 or empty:
//
//	{"languages":["en","yue","zh"],"skills":["refund"],"fit":"5m","load":"1m","continuity":"2m",
//	 "head_starts":{"key":"3m"},"top_priority":2,"rise":"30m"}
//
// One that [NewTeam] would refuse is refused likewise, and so are names that are no
// UTF-8, which JSON cannot hold.
func (p Policy) MarshalJSON() ([]byte, error) {
	var f findings
	p.check(&f)
	p.storable(&f)
	if f != nil {
		return nil, f.err()
	}
	stored := policyJSON{
		Languages: p.Languages, Skills: p.Skills, TopPriority: p.TopPriority,
		Fit: optional(p.Fit), Load: optional(p.Load), Continuity: optional(p.Continuity), Rise: optional(p.Rise),
		HeadStarts: make(map[string]string, len(p.HeadStarts)),
	}
	for tier, head := range p.HeadStarts {
		stored.HeadStarts[tier] = lapse.Format(head)
	}
	return json.Marshal(stored)
}

func optional(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return lapse.Format(d)
}

// storable finds the names that JSON cannot hold.
func (p Policy) storable(f *findings) {
	text := func(at path, name string) {
		if !utf8.ValidString(name) {
			f.add(at, name, "valid UTF-8")
		}
	}
	for i, name := range p.Languages {
		text(at("policy.languages").item(i), name)
	}
	for i, name := range p.Skills {
		text(at("policy.skills").item(i), name)
	}
	for _, tier := range p.tiers() {
		text(headStart(tier), tier)
	}
}

// UnmarshalJSON reads what MarshalJSON stores, in place of all that p held; what is
// left out is 0 or empty. It refuses, with every fault an [*InputError] with its path
// and p as it was: unknown and repeated names, values of another kind, durations
// that are not written in their one form, and what [NewTeam] would refuse.
func (p *Policy) UnmarshalJSON(data []byte) error {
	var f findings
	var read Policy
	strict.Read(data, func(path, got, want string) {
		f.add(at(strict.Under("policy", path)), got, want)
	}, strict.Object(strict.Fields{
		"languages":    strict.List(&read.Languages, strict.Text),
		"skills":       strict.List(&read.Skills, strict.Text),
		"fit":          strict.Length(&read.Fit),
		"load":         strict.Length(&read.Load),
		"continuity":   strict.Length(&read.Continuity),
		"head_starts":  strict.Map(&read.HeadStarts, "a tier", strict.AnyName, strict.Length),
		"top_priority": strict.Whole(&read.TopPriority),
		"rise":         strict.Length(&read.Rise),
	}))
	if f == nil { // what cannot be read is one fault, not two
		read.check(&f)
	}
	if f != nil {
		return f.err()
	}
	*p = read
	return nil
}
