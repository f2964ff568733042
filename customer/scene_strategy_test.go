package customer_test

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"sync"
	"testing"

	"github.com/servicequality/servicequality/customer"
)

// everySituation goes through all readings x overlays x tiers x channels with nothing
// stated, and all readings x overlays with each single statement and with all of them.
func everySituation() iter.Seq[customer.Situation] {
	return func(yield func(customer.Situation) bool) {
		for _, read := range readings() {
			for _, tier := range append([]customer.Tier{0}, customer.Tiers()...) {
				for _, channel := range append([]customer.Channel{0}, customer.Channels()...) {
					read.Tier, read.Channel = tier, channel
					if !yield(read) {
						return
					}
				}
			}
			for _, stated := range statements() {
				stated.Status, stated.Primary, stated.Secondary, stated.Overlays = read.Status, read.Primary, read.Secondary, read.Overlays
				stated.Tier, stated.Channel = customer.TierKey, customer.ChannelPhone
				if !yield(stated) {
					return
				}
			}
		}
	}
}

// readings are all ways in which a reading can end, times all sets of overlays.
func readings() []customer.Situation {
	ends := []customer.Situation{{}, {Status: customer.StatusUnknown}, {Status: customer.StatusAmbiguous}, {Status: customer.StatusOptedOut}}
	for _, first := range customer.Types() {
		ends = append(ends, customer.Situation{Primary: first})
		for _, second := range customer.Types() {
			if second != first {
				ends = append(ends, customer.Situation{Status: customer.StatusTyped, Primary: first, Secondary: second})
			}
		}
	}
	var all []customer.Situation
	for _, s := range ends {
		for set := range 1 << len(customer.Overlays()) {
			if s.Status == customer.StatusOptedOut && set > 0 {
				break
			}
			s.Overlays = nil
			for i, o := range customer.Overlays() {
				if set>>i&1 == 1 {
					s.Overlays = append(s.Overlays, o)
				}
			}
			all = append(all, s)
		}
	}
	return all
}

// statements are each thing that can be stated by itself, and all together.
func statements() []customer.Situation {
	all := []customer.Situation{{Contexts: customer.Contexts(), Wishes: customer.Wishes()}}
	for _, c := range customer.Contexts() {
		all = append(all, customer.Situation{Contexts: []customer.Context{c}})
	}
	for _, w := range customer.Wishes() {
		all = append(all, customer.Situation{Wishes: []customer.Wish{w}})
	}
	return all
}

// applicable is the slow oracle of what belongs to a situation: it asks each row. The
// rows come as the plan has them, by layer and then in the order of the table.
func applicable(s customer.Situation, table []customer.Advice) []customer.Advice {
	var list []customer.Advice
	for _, a := range table {
		if a.Layer == customer.LayerPrimary && s.Secondary != 0 && a.For == s.Secondary.String() {
			a.Layer = customer.LayerSecondary
			list = append(list, a)
		} else if applies(s, a) {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b customer.Advice) int { return cmp.Compare(a.Layer, b.Layer) })
	return list
}

func applies(s customer.Situation, a customer.Advice) bool {
	is := func(e fmt.Stringer) bool { return a.For == e.String() }
	switch a.Layer {
	case customer.LayerLaw, customer.LayerBaseline:
		return true
	case customer.LayerEmotional, customer.LayerOverlay:
		return slices.ContainsFunc(s.Overlays, func(o customer.Overlay) bool { return is(o) })
	case customer.LayerStated:
		return slices.ContainsFunc(s.Contexts, func(c customer.Context) bool { return is(c) }) ||
			slices.ContainsFunc(s.Wishes, func(w customer.Wish) bool { return is(w) })
	case customer.LayerPrimary:
		return is(s.Primary) || s.Primary == 0 && is(s.Status)
	case customer.LayerTier:
		return is(customer.TierStandard) && s.Tier != 0 || is(customer.TierEnhanced) && s.Tier >= customer.TierEnhanced ||
			is(customer.TierKey) && s.Tier == customer.TierKey
	case customer.LayerChannel:
		return is(s.Channel)
	}
	return false
}

// A view is a plan as the properties look at it.
type view struct {
	s       customer.Situation
	plan    customer.Plan
	rows    []customer.Advice // what applies, by the oracle
	kept    []customer.Advice
	dropped []customer.Drop
	has     map[string]bool // the ids of kept
}

// properties are what laws promise of each plan; they say what is wrong, "" for
// nothing. Each plan is composed once and shown to all of them.
var properties = map[string]func(view) string{
	"baseline":      baselineStands,
	"facts":         factsStand,
	"order":         orderIsNothing,
	"idempotent":    situationComposesAgain,
	"contradiction": nothingContradicts,
	"higher":        higherStays,
	"drops":         everyDropHasItsRule,
	"stated":        onlyWhatWasStated,
	"details":       whatWasAskedStands,
	"slots":         slotsHoldThePlan,
}

var allPlans = sync.OnceValue(func() map[string][]string {
	found := map[string][]string{}
	table := customer.BuiltIn()
	for s := range everySituation() {
		p, err := customer.Compose(s)
		if err != nil {
			found["composed"] = append(found["composed"], err.Error())
			continue
		}
		v := view{s: s, plan: p, rows: applicable(s, table), kept: all(p), dropped: p.Dropped(), has: map[string]bool{}}
		for _, a := range v.kept {
			v.has[a.ID] = true
		}
		for law, holds := range properties {
			if wrong := holds(v); wrong != "" {
				found[law] = append(found[law], fmt.Sprintf("%+v: %s", s, wrong))
			}
		}
	}
	return found
})

// walked fails the test with what the allPlans found against a law.
func walked(t *testing.T, law string) {
	t.Helper()
	if _, ok := properties[law]; !ok {
		t.Fatalf("no property %q", law)
	}
	for _, law := range []string{"composed", law} {
		for i, wrong := range allPlans()[law] {
			if i == 5 {
				t.Fatalf("and %d more", len(allPlans()[law])-i)
			}
			t.Error(wrong)
		}
	}
}

// all is every advice of a plan.
func all(p customer.Plan) []customer.Advice { return append(p.Do(), p.Avoid()...) }

func ids(list []customer.Advice) []string {
	names := make([]string, len(list))
	for i, a := range list {
		names[i] = a.ID
	}
	return names
}

// failer is what testing.TB and rapid.T have in common.
type failer interface {
	Helper()
	Fatal(...any)
}

func compose(t failer, s customer.Situation) customer.Plan {
	t.Helper()
	p, err := customer.Compose(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
