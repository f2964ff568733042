package customer_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer"
)

// house are own rows of each kind; none has a fault, alone or with the others.
var house = []customer.Advice{
	own("house.notice", customer.Source{Layer: customer.LayerLaw}, customer.SlotClosing, "", customer.Stays),
	own("house.badge", customer.Source{Layer: customer.LayerBaseline}, customer.SlotTone, "", customer.Stays),
	own("house.tea", customer.Source{Layer: customer.LayerEmotional, For: "emotional"}, customer.SlotContent, "", customer.Stays),
	own("house.minutes", customer.Source{Layer: customer.LayerStated, For: "in-writing"}, customer.SlotClosing, "time-to-think", customer.OnRequest),
	own("house.express", customer.Source{Layer: customer.LayerPrimary, For: "hurried"}, customer.SlotFollowUp, "short-mail", customer.OnRequest),
	own("house.folder", customer.Source{Layer: customer.LayerPrimary, For: "deliberate"}, customer.SlotFollowUp, "whole-mail", customer.LeftOut),
	own("house.trial", customer.Source{Layer: customer.LayerOverlay, For: "undecided"}, customer.SlotContent, "", customer.Stays),
	own("house.lounge", customer.Source{Layer: customer.LayerTier, For: "standard"}, customer.SlotChannel, "", customer.Stays),
	own("house.umbrella", customer.Source{Layer: customer.LayerChannel, For: "face-to-face"}, customer.SlotClosing, "", customer.Stays),
}

func own(id string, from customer.Source, slot customer.Slot, stance string, standing customer.Standing) customer.Advice {
	text := customer.Text{English: "Do " + id + ".", Hans: "做到" + id + "。", Hant: "做好" + id + "。"}
	return customer.Advice{ID: id, Source: from, Direction: customer.Do, Slot: slot, Stance: stance, Standing: standing, Text: text}
}

func handbook(t testing.TB, rows ...customer.Advice) customer.Handbook {
	t.Helper()
	h, err := customer.NewHandbook(rows...)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// What own advice contradicts from above gives way by the rule, and all that stays
// without it stays with it; the order in which it is given is nothing.
func TestLawOwnAdviceKeepsTheRules(t *testing.T) {
	backwards := slices.Clone(house)
	slices.Reverse(backwards)
	h, again := handbook(t, house...), handbook(t, backwards...)
	if !slices.Equal(h.Advice(), again.Advice()) || len(h.Advice()) != len(customer.BuiltIn())+len(house) {
		t.Fatal("the order of own rows matters")
	}
	met := map[string]int{}
	for _, s := range readings() {
		for _, s.Wishes = range [][]customer.Wish{nil, {customer.WishWriting}} {
			s.Tier, s.Channel = customer.TierStandard, customer.ChannelFaceToFace
			p, err := h.Compose(s)
			if err != nil {
				t.Fatal(err)
			}
			v := view{s: s, plan: p, rows: applicable(s, h.Advice()), kept: all(p), dropped: p.Dropped(), has: map[string]bool{}}
			for _, a := range v.kept {
				v.has[a.ID] = true
				met[a.ID]++
			}
			for law, holds := range properties {
				if law == "order" || law == "idempotent" {
					continue // these compose without the own rows
				}
				if wrong := holds(v); wrong != "" {
					t.Fatalf("%s: %+v: %s", law, s, wrong)
				}
			}
			for _, a := range all(compose(t, s)) {
				if a.Standing == customer.Stays && !v.has[a.ID] {
					t.Fatalf("%+v: own rows took %s away", s, a.ID)
				}
			}
		}
	}
	for _, a := range house {
		if met[a.ID] == 0 {
			t.Errorf("%s was never in a plan", a.ID)
		}
	}
}

// Own rows are refused with all their faults, each with its place.
func TestLawHandbooksNameEveryFault(t *testing.T) {
	type fault struct {
		path string
		set  func(*customer.Advice)
	}
	faults := []fault{
		{"id", func(a *customer.Advice) { a.ID = "Shout" }},
		{"layer", func(a *customer.Advice) { a.Layer = 0 }},
		{"direction", func(a *customer.Advice) { a.Direction = 3 }},
		{"slot", func(a *customer.Advice) { a.Slot = 0 }},
		{"text.en", func(a *customer.Advice) { a.Text.English = "" }},
		{"text.zh-Hans", func(a *customer.Advice) { a.Text.Hans = " 好" }},
		{"text.zh-Hant", func(a *customer.Advice) { a.Text.Hant = "好\n" }},
		{"stance", func(a *customer.Advice) { a.Stance = "Brief!"; a.Standing = customer.OnRequest }},
	}
	rapid.Check(t, func(t *rapid.T) {
		rows := slices.Clone(house)
		want := map[string]bool{}
		for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(rows)-1), 0, 4, rapid.ID).Draw(t, "rows") {
			f := rapid.SampledFrom(faults).Draw(t, "fault")
			f.set(&rows[i])
			want[fmt.Sprintf("[%d].%s", i, f.path)] = true
		}
		h, err := customer.NewHandbook(rows...)
		if (err == nil) != (len(want) == 0) || err != nil && len(h.Advice()) != len(customer.BuiltIn()) {
			t.Fatalf("%v for %v", err, want)
		}
		for _, f := range faultsOf(t, err) {
			if f.Of == "advice" && want[f.Path] {
				delete(want, f.Path)
			}
		}
		if len(want) > 0 {
			t.Fatalf("%v is not in %v", want, err)
		}
	})
}

// faultsOf takes an error apart; each part must be a FieldError.
func faultsOf(t interface{ Fatalf(string, ...any) }, err error) []*customer.FieldError {
	if err == nil {
		return nil
	}
	errs := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		errs = joined.Unwrap()
	}
	var list []*customer.FieldError
	for _, e := range errs {
		f, ok := errors.AsType[*customer.FieldError](e)
		if !ok {
			t.Fatalf("%T %v", e, e)
		}
		list = append(list, f)
	}
	return list
}

// Plans, situations and advice come back from their JSON, and it is the same bytes.
func TestLawStrategyIsStoredAsItIs(t *testing.T) {
	h := handbook(t, house...)
	stated := statements()
	for i, s := range readings() {
		s.Contexts, s.Wishes = stated[i%len(stated)].Contexts, stated[i%len(stated)].Wishes
		s.Tier, s.Channel = customer.Tier(i%4), customer.Channel(i%8)
		p, err := h.Compose(s)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var back customer.Plan
		if err := json.Unmarshal(data, &back); err != nil || !reflect.DeepEqual(back, p) {
			t.Fatalf("%s comes back as %+v, %v", data, back, err)
		}
		situation, _ := json.Marshal(s)
		var again customer.Situation
		if err := json.Unmarshal(situation, &again); err != nil || !reflect.DeepEqual(compose(t, again), compose(t, s)) {
			t.Fatalf("%s is read as %+v, %v", situation, again, err)
		}
		if i%5 > 0 {
			continue
		}
		for _, data := range [][]byte{data, situation} {
			if err := checkStored(data); err != nil {
				t.Fatal(err)
			}
		}
	}
	data, err := json.Marshal(h.Advice())
	if err != nil {
		t.Fatal(err)
	}
	if err := checkStored(data); err != nil {
		t.Error(err)
	}
	if list, err := customer.ParseAdvice(data); err != nil || !slices.Equal(list, h.Advice()) {
		t.Errorf("the handbook does not come back: %v", err)
	}
}

// checkStored is the property of the decoders: what they accept is stored as canonical
// bytes from which the same comes back, and what they refuse changes nothing.
func checkStored(data []byte) error {
	if err := storedAs(data, func(d []byte) (customer.Plan, error) { var p customer.Plan; err := p.UnmarshalJSON(d); return p, err }); err != nil {
		return err
	}
	before := customer.Situation{Primary: customer.Hurried}
	if s := before; s.UnmarshalJSON(data) != nil && !reflect.DeepEqual(s, before) {
		return fmt.Errorf("%q is refused and changes the situation", data)
	}
	if err := storedAs(data, func(d []byte) (customer.Situation, error) {
		var s customer.Situation
		err := s.UnmarshalJSON(d)
		return s, err
	}); err != nil {
		return err
	}
	return storedAs(data, customer.ParseAdvice)
}

func storedAs[T any](data []byte, parse func([]byte) (T, error)) error {
	v, err := parse(data)
	if err != nil {
		if _, ok := errors.AsType[*customer.FieldError](err); !ok {
			return fmt.Errorf("%q: %T %v", data, err, err)
		}
		return nil
	}
	canonical, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("%q is read, but not stored: %v", data, err)
	}
	again, err := parse(canonical)
	if err != nil {
		return fmt.Errorf("%s is refused: %v", canonical, err)
	}
	if twice, _ := json.Marshal(again); string(twice) != string(canonical) {
		return fmt.Errorf("%s comes back as %s", canonical, twice)
	}
	return nil
}

func FuzzStoredStrategy(f *testing.F) {
	random := rand.New(rand.NewSource(1))
	for _, s := range readings() {
		if random.Intn(20) > 0 {
			continue
		}
		s.Wishes = customer.Wishes()[:random.Intn(4)]
		plan, _ := json.Marshal(compose(f, s))
		situation, _ := json.Marshal(s)
		f.Add(plan)
		f.Add(situation)
	}
	rows, _ := json.Marshal(house)
	f.Add(rows)
	f.Add([]byte(`[]`))
	f.Add([]byte(`null`))
	f.Add([]byte(`{"primary":"hurried","secondary":"hurried"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := checkStored(data); err != nil {
			t.Error(err)
		}
	})
}
