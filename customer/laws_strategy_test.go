package customer_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer"
)

func TestLawBaselineInEveryPlan(t *testing.T) { walked(t, "baseline") }

func baselineStands(v view) string {
	return v.missing("baseline.respect", "baseline.listen", "baseline.promise", "baseline.data", "baseline.next")
}

func TestLawFactsAreNeverDropped(t *testing.T) { walked(t, "facts") }

func factsStand(v view) string {
	want := []string{"facts.price", "facts.safety", "facts.guarantee", "facts.asked", "law.safety-first", "law.equal-terms"}
	if slices.Contains(v.s.Overlays, customer.Emotional) {
		want = append(want, "emotional.feelings-first", "emotional.let-speak")
	}
	for _, d := range v.dropped {
		if d.Advice.Standing == customer.Stays {
			return d.Advice.ID + " was dropped"
		}
	}
	return v.missing(want...)
}

func (v view) missing(want ...string) string {
	for _, id := range want {
		if !v.has[id] {
			return id + " is missing"
		}
	}
	return ""
}

func TestLawPlansKnowNoOrder(t *testing.T) { walked(t, "order") }

func orderIsNothing(v view) string {
	s := v.s
	s.Overlays, s.Contexts, s.Wishes = twiceBackwards(s.Overlays), twiceBackwards(s.Contexts), twiceBackwards(s.Wishes)
	q, err := customer.Compose(s)
	if err != nil {
		return err.Error()
	}
	return v.differs(q)
}

// twiceBackwards repeats a list in another order.
func twiceBackwards[E any](list []E) []E {
	twice := append(slices.Clone(list), list...)
	slices.Reverse(twice)
	return twice
}

// differs compares all that plans tell.
func (v view) differs(q customer.Plan) string {
	if !slices.Equal(v.kept, all(q)) || !slices.Equal(v.dropped, q.Dropped()) || !reflect.DeepEqual(v.plan.Situation(), q.Situation()) {
		return fmt.Sprintf("got %v, want %v", ids(all(q)), ids(v.kept))
	}
	return ""
}

func TestLawAPlanComposesItselfAgain(t *testing.T) { walked(t, "idempotent") }

func situationComposesAgain(v view) string {
	q, err := customer.Compose(v.plan.Situation())
	if err != nil {
		return err.Error()
	}
	return v.differs(q)
}

func TestLawNoPlanContradictsItself(t *testing.T) { walked(t, "contradiction") }

// clashes are advices that a reader finds contradictory, by their words.
var clashes = [][2]string{
	{"hurried.answer-first", "emotional.feelings-first"}, {"hurried.answer-first", "undecided.steps-first"},
	{"hurried.answer-first", "deliberate.listen-first"}, {"hurried.answer-first", "assertive.acknowledge-first"},
	{"hurried.answer-first", "hesitant.certain-first"}, {"emotional.feelings-first", "undecided.steps-first"},
	{"hurried.brisk", "deliberate.unhurried"}, {"hurried.brisk", "deliberate.no-urging"}, {"hurried.brisk", "hesitant.unhurried"},
	{"hurried.brisk", "emotional.let-speak"}, {"hurried.brisk", "second-language.slow"}, {"hurried.brisk", "hearing.pace"},
	{"hurried.brisk", "speech.time"},
	{"hurried.brief", "deliberate.full"}, {"hurried.brief", "hesitant.full"}, {"hurried.brief", "detail-minded.full"},
	{"hurried.brief", "details.as-asked"}, {"hurried.no-unasked", "deliberate.full"}, {"hurried.no-unasked", "hesitant.full"},
	{"hurried.no-unasked", "detail-minded.full"}, {"hurried.no-unasked", "details.as-asked"},
	{"hurried.one-way", "hesitant.compare"}, {"hurried.one-way", "undecided.compare"},
	{"hurried.settle", "deliberate.think"}, {"hurried.settle", "undecided.open"},
}

func nothingContradicts(v view) string {
	stances := map[customer.Slot]string{}
	for _, a := range v.kept {
		if a.Stance == "" {
			continue
		}
		if other := stances[a.Slot]; other != "" && other != a.Stance {
			return fmt.Sprintf("%v is both %s and %s", a.Slot, other, a.Stance)
		}
		stances[a.Slot] = a.Stance
	}
	for _, pair := range clashes {
		if v.has[pair[0]] && v.has[pair[1]] {
			return fmt.Sprintf("%s beside %s", pair[0], pair[1])
		}
	}
	return ""
}

func TestLawTheHigherAdviceStays(t *testing.T) { walked(t, "higher") }

// In each slot the highest stance wins: found by looking for it, not by folding.
func higherStays(v view) string {
	wins := map[customer.Slot]string{}
	for _, a := range slices.Backward(v.rows) {
		if a.Stance != "" {
			wins[a.Slot] = a.Stance
		}
	}
	var kept []customer.Advice
	for _, d := range customer.Directions() {
		for _, a := range v.rows {
			if a.Direction == d && (a.Stance == "" || a.Stance == wins[a.Slot]) {
				kept = append(kept, a)
			}
		}
	}
	if !slices.Equal(kept, v.kept) {
		return cmp.Diff(ids(kept), ids(v.kept))
	}
	for _, d := range v.dropped {
		by := slices.IndexFunc(kept, func(a customer.Advice) bool { return a.ID == d.By })
		if by < 0 || kept[by].Layer >= d.Advice.Layer {
			return d.Advice.ID + " gave way to " + d.By
		}
	}
	return ""
}

func TestLawEveryDropIsExplained(t *testing.T) {
	walked(t, "drops")
	for _, s := range readings() { // the explanation tells each, in each language
		s.Wishes = []customer.Wish{customer.WishDetail}
		p := compose(t, s)
		for _, tag := range []language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese} {
			told := p.Explain(tag)
			for _, d := range p.Dropped() {
				if !strings.Contains(told, d.Advice.Text.In(tag)) || !strings.Contains(told, d.Advice.Standing.Label(tag)) {
					t.Errorf("%+v: %v does not tell that %s gave way:\n%s", s, tag, d.Advice.ID, told)
				}
			}
			for _, a := range all(p) {
				if !strings.Contains(told, a.Text.In(tag)) || !strings.Contains(told, a.Source.Label(tag)) {
					t.Errorf("%+v: %v does not tell why %s is there:\n%s", s, tag, a.ID, told)
				}
			}
		}
	}
}

// What applies is in the plan or among the drops, once, and each drop names the first
// advice of its slot that says otherwise.
func everyDropHasItsRule(v view) string {
	gone := map[string]bool{}
	for _, d := range v.dropped {
		gone[d.Advice.ID] = true
		first := v.rows[slices.IndexFunc(v.rows, func(a customer.Advice) bool { return a.Slot == d.Advice.Slot && a.Stance != "" })]
		if d.By != first.ID || d.Rule != fmt.Sprintf("%v: %s before %s", first.Slot, first.Stance, d.Advice.Stance) {
			return fmt.Sprintf("%s gave way to %s by %q", d.Advice.ID, d.By, d.Rule)
		}
	}
	if got, want := len(v.kept)+len(v.dropped), len(v.rows); got != want {
		return fmt.Sprintf("%d advices, want %d", got, want)
	}
	for _, a := range v.rows {
		if v.has[a.ID] == gone[a.ID] {
			return a.ID + " is both in the plan and dropped, or neither"
		}
	}
	return ""
}

func TestLawStatedRowsOnlyWhenStated(t *testing.T) { walked(t, "stated") }

func onlyWhatWasStated(v view) string {
	var stated []string
	for _, c := range v.s.Contexts {
		stated = append(stated, c.String())
	}
	for _, w := range v.s.Wishes {
		stated = append(stated, w.String())
	}
	seen := map[string]bool{}
	for _, a := range v.kept {
		if a.Layer == customer.LayerStated {
			seen[a.For] = true
		}
	}
	for _, name := range stated {
		if !seen[name] {
			return name + " was stated, and nothing follows"
		}
		delete(seen, name)
	}
	if len(seen) > 0 {
		return fmt.Sprintf("advice for %v, which nobody stated", seen)
	}
	return ""
}

func TestLawBrevityKeepsWhatWasAsked(t *testing.T) { walked(t, "details") }

func whatWasAskedStands(v view) string {
	if !slices.Contains(v.s.Wishes, customer.WishDetail) {
		return ""
	}
	if v.has["hurried.brief"] || v.has["hurried.no-unasked"] {
		return "brevity beside what was asked"
	}
	return v.missing("details.as-asked", "facts.asked")
}

func TestLawSlotsHoldTheWholePlan(t *testing.T) { walked(t, "slots") }

func slotsHoldThePlan(v view) string {
	last, n := customer.Slot(0), 0
	for slot, list := range v.plan.Slots() {
		for i, a := range list {
			if slot <= last || a.Slot != slot || i > 0 && a.Direction < list[i-1].Direction || !v.has[a.ID] {
				return a.ID + " is out of place"
			}
		}
		last, n = slot, n+len(list)
	}
	if n != len(v.kept) {
		return fmt.Sprintf("the slots hold %d of %d", n, len(v.kept))
	}
	return ""
}

// Whatever the tier, the rest of the plan is the same to the byte, and a higher tier has
// what a lower one has.
func TestLawTierOnlyAddsResources(t *testing.T) {
	isTier := func(a customer.Advice) bool { return a.Layer == customer.LayerTier }
	for _, s := range readings() {
		for _, s.Channel = range append([]customer.Channel{0}, customer.Channels()...) {
			s.Tier = 0
			want := compose(t, s)
			var before []customer.Advice
			for _, s.Tier = range customer.Tiers() {
				p := compose(t, s)
				rest := slices.DeleteFunc(all(p), isTier)
				extras := slices.DeleteFunc(all(p), func(a customer.Advice) bool { return !isTier(a) })
				if !slices.Equal(rest, all(want)) || !slices.Equal(p.Dropped(), want.Dropped()) {
					t.Fatalf("%+v: the tier changes more than it adds", s)
				}
				for _, a := range before {
					if !slices.Contains(extras, a) {
						t.Fatalf("%+v: a higher tier lacks %s", s, a.ID)
					}
				}
				if len(extras) < len(before) || s.Tier == customer.TierStandard && len(extras) > 0 || s.Tier == customer.TierKey && len(extras) == 0 {
					t.Fatalf("%+v: %d extras after %d", s, len(extras), len(before))
				}
				before = extras
			}
		}
	}
}

// However a customer is read, the resources are those of the tier and no others.
func TestLawAssertiveBuysNoTier(t *testing.T) {
	for _, tier := range append([]customer.Tier{0}, customer.Tiers()...) {
		var want []string
		for i, s := range readings() {
			s.Tier = tier
			extras := slices.DeleteFunc(all(compose(t, s)), func(a customer.Advice) bool { return a.Layer != customer.LayerTier })
			if i == 0 {
				want = ids(extras)
			}
			if !slices.Equal(ids(extras), want) {
				t.Fatalf("%+v: resources %v, want %v", s, ids(extras), want)
			}
		}
		if tier == 0 && len(want) > 0 {
			t.Errorf("resources %v without a tier", want)
		}
	}
}
