package customer_test

import (
	"math/big"
	"slices"
	"time"

	"github.com/servicequality/servicequality/customer"
)

// oracle reads evidence as the comment of Classify says, slowly: one list per step,
// exact fractions, every pair compared.
type oracle struct {
	signals  []customer.Signal
	settings customer.Settings
	evidence customer.Evidence

	weights map[string]*big.Rat // by signal, in thousandths, before the cap
	counts  map[string]int
	ignored map[customer.IgnoreReason]int
	scores  customer.Points
	states  customer.OverlayPoints
	status  customer.Status
	primary customer.Type
	second  customer.Type
	band    customer.Confidence
}

func (o *oracle) read() {
	o.weights, o.counts, o.ignored = map[string]*big.Rat{}, map[string]int{}, map[customer.IgnoreReason]int{}
	if o.evidence.OptedOut {
		o.status, o.band = customer.StatusOptedOut, customer.ConfidenceNone
		return
	}
	o.weigh()
	for _, t := range customer.Types() {
		o.scores[t] = o.score(t)
	}
	for _, v := range customer.Overlays() {
		o.states[v] = o.state(v)
	}
	o.decide()
}

func (o *oracle) signal(id string) customer.Signal {
	return o.signals[slices.IndexFunc(o.signals, func(s customer.Signal) bool { return s.ID == id })]
}

// ignore gives the reason that the observation has in itself, or 0.
func (o *oracle) ignore(x customer.Observation) customer.IgnoreReason {
	s := o.signal(x.Signal)
	expiry := s.Expiry
	if expiry == 0 {
		expiry = o.settings.Expiry
	}
	switch {
	case s.Points == customer.Points{} && s.Overlays == customer.OverlayPoints{}:
		return customer.IgnoredNeutral
	case s.Spoken && x.Written:
		return customer.IgnoredNotApplicable
	case !x.At.Add(expiry).After(o.evidence.At):
		return customer.IgnoredExpired
	case slices.ContainsFunc(s.ExplainedBy, func(c customer.Context) bool { return slices.Contains(o.evidence.Contexts, c) }):
		return customer.IgnoredExplained
	}
	return 0
}

// weight halves the strength for each half-life that has passed.
func (o *oracle) weight(x customer.Observation) int64 {
	halfLife := o.signal(x.Signal).HalfLife
	if halfLife == 0 {
		halfLife = o.settings.HalfLife
	}
	weight := big.NewRat(x.Strength, 1)
	for at := x.At.Add(halfLife); !at.After(o.evidence.At); at = at.Add(halfLife) {
		weight.Mul(weight, big.NewRat(1, 2))
	}
	return cut(weight)
}

// cut takes the digits after the point away.
func cut(r *big.Rat) int64 { return new(big.Int).Quo(r.Num(), r.Denom()).Int64() }

func (o *oracle) weigh() {
	best := map[[2]string]int64{} // of each event and signal
	for _, x := range o.evidence.Observations {
		if reason := o.ignore(x); reason != 0 {
			o.ignored[reason]++
			continue
		}
		weight := o.weight(x)
		key := [2]string{x.Signal, x.Event}
		before, again := best[key]
		switch {
		case x.Event == "" || !again:
			o.counts[x.Signal]++
			o.add(x.Signal, weight)
		default:
			o.ignored[customer.IgnoredDuplicate]++
			o.add(x.Signal, max(0, weight-before))
		}
		best[key] = max(before, weight)
	}
}

func (o *oracle) add(signal string, weight int64) {
	if o.weights[signal] == nil {
		o.weights[signal] = new(big.Rat)
	}
	o.weights[signal].Add(o.weights[signal], big.NewRat(weight, 1))
}

// worth is what a signal gives for so many points a plain observation, before the
// family cap.
func (o *oracle) worth(s customer.Signal, points int64) int64 {
	weight, ok := o.weights[s.ID]
	if !ok {
		return 0
	}
	most := s.Cap
	if most == 0 {
		most = 1500
	}
	if weight.Cmp(big.NewRat(most, 1)) > 0 {
		weight = big.NewRat(most, 1)
	}
	return cut(new(big.Rat).Mul(weight, big.NewRat(points, 1000)))
}

func (o *oracle) score(t customer.Type) int64 {
	score := int64(0)
	for _, f := range customer.Families() {
		family := int64(0)
		for _, s := range o.signals {
			if s.Family == f && s.Points[t] > 0 {
				family += o.worth(s, s.Points[t])
			}
		}
		score += min(family, o.settings.FamilyCap)
	}
	for _, s := range o.signals {
		if s.Points[t] < 0 {
			score += o.worth(s, s.Points[t])
		}
	}
	return max(score, 0)
}

func (o *oracle) state(v customer.Overlay) int64 {
	score := int64(0)
	for _, s := range o.signals {
		score += o.worth(s, s.Overlays[v])
	}
	return max(score, 0)
}

func (o *oracle) decide() {
	order := customer.Types()
	slices.SortStableFunc(order, func(a, b customer.Type) int {
		return big.NewInt(o.scores[b]).Cmp(big.NewInt(o.scores[a]))
	})
	first, second, third := o.scores[order[0]], o.scores[order[1]], o.scores[order[2]]
	fills := func(b customer.Band) bool {
		lead := new(big.Rat).Mul(big.NewRat(b.Lead, 1000), big.NewRat(second, 1))
		return first >= b.Minimum && big.NewRat(first, 1).Cmp(lead) >= 0
	}
	o.band = customer.ConfidenceNone
	switch {
	case o.evidence.Override != 0:
		o.status, o.primary = customer.StatusOverridden, o.evidence.Override
	case first < o.settings.Low.Minimum:
		o.status = customer.StatusUnknown
	case !fills(o.settings.Low):
		o.status = customer.StatusAmbiguous
	default:
		o.status, o.primary, o.band = customer.StatusTyped, order[0], customer.ConfidenceLow
		for band, c := range map[customer.Band]customer.Confidence{o.settings.Fair: customer.ConfidenceFair, o.settings.High: customer.ConfidenceHigh} {
			if fills(band) {
				o.band = max(o.band, c)
			}
		}
		share := new(big.Rat).Mul(big.NewRat(o.settings.Secondary, 1000), big.NewRat(first, 1))
		if second >= o.settings.Low.Minimum && big.NewRat(second, 1).Cmp(share) >= 0 && second > third {
			o.second = order[1]
		}
	}
}

// overlays lists the states that reach their minimum.
func (o *oracle) overlays() (list []customer.Overlay) {
	for _, v := range customer.Overlays() {
		if !o.evidence.OptedOut && o.states[v] >= o.settings.Overlays[v] {
			list = append(list, v)
		}
	}
	return list
}

var noon = time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)
