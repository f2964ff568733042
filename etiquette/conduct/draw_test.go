package conduct_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/conduct"
)

// failer is what *testing.T and *rapid.T have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// in gives a wording in English.
func in(text string) conduct.Wording { return conduct.Wording{etiquette.English: text} }

// twoOccasions are what the items of drawn packs belong to.
func twoOccasions() []conduct.Occasion {
	stages := []conduct.Stage{{ID: "first", Name: in("First")}, {ID: "last", Name: in("Last")}}
	return []conduct.Occasion{{ID: "call", Name: in("Call"), Stages: stages}, {ID: "visit", Name: in("Visit"), Stages: stages}}
}

// drawItems draws some items that only a person can judge, of which some are critical,
// some have a bound and some have no weight.
func drawItems(t *rapid.T) []conduct.Item {
	var items []conduct.Item
	for i := range rapid.IntRange(1, 7).Draw(t, "items") {
		item := conduct.Item{
			ID:       fmt.Sprintf("item-%d", i),
			Occasion: rapid.SampledFrom([]string{"call", "visit"}).Draw(t, "occasion"),
			Stage:    rapid.SampledFrom([]string{"first", "last"}).Draw(t, "stage"),
			Do:       in("Do it."), Evidence: conduct.Observer,
			Weight:   rapid.SampledFrom([]int64{0, 1, 2, 3, 5, 1000}).Draw(t, "weight"),
			Critical: rapid.IntRange(0, 3).Draw(t, "critical") == 0,
		}
		if rapid.Bool().Draw(t, "bounded") {
			item.Bound = conduct.Bound{Most: 3, Unit: conduct.Rings}
		}
		items = append(items, item)
	}
	return items
}

func standardsOf(t failer, items []conduct.Item) *conduct.Standards {
	t.Helper()
	s, err := conduct.New(conduct.Pack{Name: "drawn", Occasions: twoOccasions(), Items: items})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func formOf(t failer, items []conduct.Item) *conduct.Form {
	t.Helper()
	f, err := standardsOf(t, items).Form(nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// sheet is a card as a plain list: what a slow judge works with.
type sheet struct {
	head    conduct.Head
	answers map[string]conduct.Answer
}

// drawSheet draws answers to the items, at least one of which is a judgement.
func drawSheet(t *rapid.T, f *conduct.Form, head conduct.Head) sheet {
	s := sheet{head, map[string]conduct.Answer{}}
	items := f.Items()
	for _, item := range items {
		s.answers[item.ID] = rapid.SampledFrom(conduct.Answers()).Draw(t, item.ID)
	}
	sure := rapid.SampledFrom(items).Draw(t, "judged").ID
	if s.answers[sure] == conduct.NotObserved {
		s.answers[sure] = rapid.SampledFrom(conduct.Answers()[:4]).Draw(t, "answer")
	}
	return s
}

func (s sheet) card(t failer, f *conduct.Form) *conduct.Card {
	t.Helper()
	c, err := f.Card(s.head)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range f.Items() {
		if a := s.answers[item.ID]; a != conduct.NotObserved {
			if err := c.Answer(item.ID, a, ""); err != nil {
				t.Fatal(err)
			}
		}
	}
	return c
}

func (s sheet) result(t failer, f *conduct.Form) conduct.Result {
	t.Helper()
	r, err := s.card(t, f).Result()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// values are what answers are worth; the others are worth nothing, and no zero.
var values = map[conduct.Answer]*big.Rat{conduct.Yes: big.NewRat(1, 1), conduct.Partly: big.NewRat(1, 2), conduct.No: new(big.Rat)}

// mean is the weighted mean of the answered items, by math/big; nil when there is
// none.
func mean(items []conduct.Item, answers map[string]conduct.Answer) *big.Rat {
	sum, weights := new(big.Rat), new(big.Rat)
	for _, item := range items {
		if v := values[answers[item.ID]]; v != nil {
			w := big.NewRat(item.Weight, 1)
			weights.Add(weights, w)
			sum.Add(sum, new(big.Rat).Mul(w, v))
		}
	}
	if weights.Sign() == 0 {
		return nil
	}
	return sum.Quo(sum, weights)
}

// rational is a ratio by math/big; nil when it is undefined.
func rational(r conduct.Ratio) *big.Rat {
	if r.Den == 0 {
		return nil
	}
	return big.NewRat(r.Num, r.Den)
}

func same(a, b *big.Rat) bool { return (a == nil) == (b == nil) && (a == nil || a.Cmp(b) == 0) }

// stored is the canonical binary form of a tally.
func stored(t failer, tally *conduct.Tally) string {
	t.Helper()
	data, err := tally.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func asJSON(t failer, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// standards are the built-in ones.
func standards(t failer) *conduct.Standards {
	t.Helper()
	packs, err := conduct.LoadPacks(conduct.BuiltIn(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	s, err := conduct.New(packs...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The classes that the laws are about do occur.
func TestDrawnCardsHaveEveryClass(t *testing.T) {
	seen := map[string]int{}
	draw := rapid.Custom(func(t *rapid.T) conduct.Result {
		f := formOf(t, drawItems(t))
		return drawSheet(t, f, conduct.Head{Conversation: "c"}).result(t, f)
	})
	for i := range 300 {
		r := draw.Example(i)
		for name, is := range map[string]bool{
			"failed": len(r.Failed) > 0, "sound": len(r.Failed) == 0, "undefined": r.Total.Of == 0,
			"half": r.Total.Counts.Partly > 0, "unseen": r.Total.Unseen > 0, "full coverage": r.Total.Unseen == 0 && r.Total.Of > 0, "two stages": len(r.Sections) > 3,
		} {
			if is {
				seen[name]++
			}
		}
	}
	for name, n := range seen {
		if n < 15 {
			t.Errorf("%s: %d of 300 cards, want 15 at least", name, n)
		}
	}
	if len(seen) != 7 {
		t.Errorf("got the classes %v, want seven", seen)
	}
}
