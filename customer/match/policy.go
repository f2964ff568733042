package match

import (
	"maps"
	"slices"
	"time"

	"github.com/servicequality/servicequality/internal/strict"
)

// MaxSetting is the longest duration in a [Policy], 365 days.
const MaxSetting = 365 * 24 * time.Hour

// maxTop is the highest priority there can be.
const maxTop = 9

// Policy says what the desk weighs, in time: each soft cost is the time that a
// customer would have to have waited longer to make up for it. So whoever sets it
// answers questions like "how much longer may somebody wait to get the agent of last
// time?". All durations are from 0 to [MaxSetting], in whole milliseconds. The zero
// Policy weighs waiting alone. A desk keeps its policy as JSON, see
// [Policy.MarshalJSON].
type Policy struct {
	// Languages that requests and agents may name, and Skills. What stands in neither
	// is a fault: a misspelt skill would leave a customer waiting for nobody.
	Languages []string
	Skills    []string // see Languages

	// Fit is the cost of an agent who has nothing of what a request wishes. One who
	// has part of it costs that part less: of levels wished, the share that is missing.
	Fit time.Duration
	// Load is the cost of the last free place of an agent. A place costs the share of
	// the agent's capacity that is taken before it, so that work spreads.
	Load time.Duration
	// Continuity is the cost of another agent than the one of last time.
	Continuity time.Duration

	// HeadStarts gives each tier of customers the wait that it is thought to have had
	// already. A tier that is not listed is a fault; no tier has no head start. As they
	// are added to a wait that keeps growing, no tier is ahead of others for ever.
	HeadStarts map[string]time.Duration

	// TopPriority is the highest priority of a request, from 0 to 9. Rise is the wait
	// after which a request counts as one priority higher, again and again up to the
	// top; 0 means never, and then a lower priority waits as long as there is a higher
	// one.
	TopPriority int
	Rise        time.Duration // see TopPriority
}

// Overtaking gives the bound of waiting: by how much later than a request of the
// given priority another may have arrived and yet get a place that the first could
// have had. Whoever arrives later than that never does, whatever the tiers, wishes
// and agents. So nobody waits behind more later arrivals than come within that time.
//
// Within a priority it is the sum of the largest head start, Fit and Continuity; the
// time to rise to the top counts instead when it is longer. It holds for arrivals in
// whole milliseconds. There is no bound, and ok is false, below the top when Rise is
// 0, and for a priority that does not exist.
func (p Policy) Overtaking(priority int) (bound time.Duration, ok bool) {
	below := p.TopPriority - priority
	if below < 0 || priority < 0 || below > 0 && p.Rise == 0 {
		return 0, false
	}
	for _, h := range p.HeadStarts {
		bound = max(bound, h)
	}
	return max(bound+p.Fit+p.Continuity, time.Duration(below)*p.Rise), true
}

// check finds the faults of the policy.
func (p Policy) check(f *findings) {
	f.names(at("policy.languages"), p.Languages)
	f.names(at("policy.skills"), p.Skills)
	f.setting(at("policy.fit"), p.Fit)
	f.setting(at("policy.load"), p.Load)
	f.setting(at("policy.continuity"), p.Continuity)
	f.setting(at("policy.rise"), p.Rise)
	for _, tier := range p.tiers() {
		entry := headStart(tier)
		f.name(entry, tier)
		f.setting(entry, p.HeadStarts[tier])
	}
	f.within(at("policy.top_priority"), p.TopPriority, maxTop)
}

// tiers lists those with a head start, by name.
func (p Policy) tiers() []string { return slices.Sorted(maps.Keys(p.HeadStarts)) }

// headStart is the path of the head start of a tier.
func headStart(tier string) path { return at(strict.Member("policy.head_starts", tier)) }

func (f *findings) setting(at path, d time.Duration) {
	if d < 0 || d > MaxSetting || d%time.Millisecond != 0 {
		f.add(at, d.String(), "0s to "+MaxSetting.String()+" in whole milliseconds")
	}
}

// clone gives a copy that shares no memory.
func (p Policy) clone() Policy {
	p.Languages, p.Skills, p.HeadStarts = slices.Clone(p.Languages), slices.Clone(p.Skills), maps.Clone(p.HeadStarts)
	return p
}
