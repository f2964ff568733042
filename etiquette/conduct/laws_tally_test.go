package conduct_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette/conduct"
)

// drawDesk draws the sheets of a few agents, teams and channels.
func drawDesk(t *rapid.T, f *conduct.Form) (sheets []sheet) {
	for range rapid.IntRange(0, 12).Draw(t, "cards") {
		sheets = append(sheets, drawSheet(t, f, conduct.Head{
			Conversation: fmt.Sprintf("c%d", rapid.IntRange(0, 8).Draw(t, "conversation")),
			Agent:        rapid.SampledFrom([]string{"", "ann", "bob"}).Draw(t, "agent"),
			Team:         rapid.SampledFrom([]string{"", "north"}).Draw(t, "team"),
			Channel:      rapid.SampledFrom([]string{"chat", "phone"}).Draw(t, "channel"),
		}))
	}
	return sheets
}

func tallyOf(t failer, f *conduct.Form, sheets []sheet) *conduct.Tally {
	t.Helper()
	tally := conduct.NewTally(f)
	for _, s := range sheets {
		if err := tally.Add(s.card(t, f)); err != nil {
			t.Fatal(err)
		}
	}
	return tally
}

// Cards are dealt to tallies, in any order, which are merged in any tree, each stored
// and restored on the way or not; one tally that saw them all is the judge.
func TestLawMergeIsACommutativeMonoid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		sheets := drawDesk(t, f)
		want := stored(t, tallyOf(t, f, sheets))
		order := sheets
		if len(sheets) > 0 {
			order = rapid.Permutation(sheets).Draw(t, "order")
		}
		var trees []*conduct.Tally // some are empty: they are neutral
		for _, size := range rapid.SliceOfN(rapid.IntRange(0, 5), 1, 4).Draw(t, "sizes") {
			size = min(size, len(order))
			trees = append(trees, tallyOf(t, f, order[:size]))
			order = order[size:]
		}
		trees = append(trees, tallyOf(t, f, order))
		for len(trees) > 1 {
			i := rapid.IntRange(1, len(trees)-1).Draw(t, "merge")
			part := carried(t, f, trees[i])
			before := stored(t, part)
			if err := trees[i-1].Merge(part); err != nil {
				t.Fatal(err)
			}
			if got := stored(t, part); got != before {
				t.Fatalf("Merge changed the tally it took from\nfrom %q\nto   %q", before, got)
			}
			trees = slices.Delete(trees, i, i+1)
		}
		if got := stored(t, trees[0]); got != want {
			t.Fatalf("merged:\n%q\nwant:\n%q", got, want)
		}
	})
}

// carried takes a tally from one machine to the next, by either form or by hand.
func carried(t *rapid.T, f *conduct.Form, tally *conduct.Tally) *conduct.Tally {
	there := conduct.NewTally(f)
	var err error
	switch rapid.IntRange(0, 2).Draw(t, "carrier") {
	case 0:
		err = there.UnmarshalBinary([]byte(stored(t, tally)))
	case 1:
		err = there.UnmarshalJSON([]byte(asJSON(t, tally)))
	default:
		return tally
	}
	if err != nil {
		t.Fatal(err)
	}
	return there
}

func keyOf(h conduct.Head) conduct.Key {
	return conduct.Key{Agent: h.Agent, Team: h.Team, Channel: h.Channel}
}

// The judge walks the list of sheets.
func TestLawATallyIsTheSumOfItsCards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		sheets := drawDesk(t, f)
		tally := tallyOf(t, f, sheets)
		checkCell(t, f, tally.Total(), sheets)
		cells := map[conduct.Key][]sheet{}
		for _, s := range sheets {
			cells[keyOf(s.head)] = append(cells[keyOf(s.head)], s)
		}
		var last conduct.Key
		n := 0
		for k, c := range tally.All() {
			if n > 0 && fmt.Sprint(last) >= fmt.Sprint(k) {
				t.Fatalf("%v stands before %v", last, k)
			}
			n, last = n+1, k
			checkCell(t, f, c, cells[k])
			if own, ok := tally.Cell(k); !ok || own.Cards() != c.Cards() {
				t.Fatalf("%v: All and Cell differ", k)
			}
		}
		if n != len(cells) || tally.Cards() != int64(len(sheets)) {
			t.Fatalf("got %d cells with %d cards, want %d with %d", n, tally.Cards(), len(cells), len(sheets))
		}
	})
}

func checkCell(t *rapid.T, f *conduct.Form, c *conduct.Cell, sheets []sheet) {
	failed := 0
	sum, weights := new(big.Rat), new(big.Rat)
	for _, s := range sheets {
		if len(s.result(t, f).Failed) > 0 {
			failed++
		}
	}
	for _, item := range f.Items() {
		var want conduct.Counts
		w := big.NewRat(item.Weight, 1)
		for _, s := range sheets {
			a := s.answers[item.ID]
			*map[conduct.Answer]*int64{conduct.Yes: &want.Yes, conduct.Partly: &want.Partly, conduct.No: &want.No,
				conduct.NotApplicable: &want.NotApplicable, conduct.NotObserved: &want.NotObserved}[a]++
			if v := values[a]; v != nil {
				weights.Add(weights, w)
				sum.Add(sum, new(big.Rat).Mul(w, v))
			}
		}
		if got, ok := c.Item(item.ID); !ok || got != want {
			t.Fatalf("%s: got %+v, want %+v", item.ID, got, want)
		}
	}
	var mean *big.Rat
	if weights.Sign() > 0 {
		mean = sum.Quo(sum, weights)
	}
	if !same(rational(c.Score().Mean()), mean) || c.Cards() != int64(len(sheets)) || !same(rational(c.Failed()), share(failed, len(sheets))) {
		t.Fatalf("got %d cards, failed %v, mean %v, want %d, %d, %v", c.Cards(), c.Failed(), c.Score().Mean(), len(sheets), failed, mean)
	}
}

func TestLawARollUpIsTheMergeOfItsCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		sheets := drawDesk(t, f)
		tally := tallyOf(t, f, sheets)
		before := stored(t, tally)
		roll := rapid.SampledFrom([]func(conduct.Key) conduct.Key{
			func(conduct.Key) conduct.Key { return conduct.Key{} },
			func(k conduct.Key) conduct.Key { return conduct.Key{Agent: k.Agent} },
			func(k conduct.Key) conduct.Key { return conduct.Key{Team: k.Team, Channel: k.Channel} },
		}).Draw(t, "roll")
		rolled, kept := slices.Clone(sheets), []sheet{}
		for i := range rolled {
			k := roll(keyOf(rolled[i].head))
			rolled[i].head.Agent, rolled[i].head.Team, rolled[i].head.Channel = k.Agent, k.Team, k.Channel
			if sheets[i].head.Agent == "ann" {
				kept = append(kept, sheets[i])
			}
		}
		if got, want := stored(t, tally.By(roll)), stored(t, tallyOf(t, f, rolled)); got != want {
			t.Fatalf("By gives\n%q\nwant\n%q", got, want)
		}
		ann := tally.Filter(func(k conduct.Key) bool { return k.Agent == "ann" })
		if got, want := stored(t, ann), stored(t, tallyOf(t, f, kept)); got != want {
			t.Fatalf("Filter gives\n%q\nwant\n%q", got, want)
		}
		if got := stored(t, tally); got != before {
			t.Fatalf("a roll-up changed the tally from %q to %q", before, got)
		}
	})
}

// The judge walks the list for each item, and the names of the conversations.
func TestLawLessonsComeByWeightTimesMisses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		sheets := drawDesk(t, f)
		lessons := tallyOf(t, f, sheets).Total().Coach()
		priorities, place := map[string]*big.Rat{}, map[string]int{}
		shown := map[string][]string{}
		for n, item := range f.Items() {
			place[item.ID] = n
			missed, of := new(big.Rat), 0
			for _, s := range sheets {
				if v := values[s.answers[item.ID]]; v != nil {
					of++
					missed.Add(missed, new(big.Rat).Sub(big.NewRat(1, 1), v))
					if v.Cmp(big.NewRat(1, 1)) < 0 && !slices.Contains(shown[item.ID], s.head.Conversation) {
						shown[item.ID] = append(shown[item.ID], s.head.Conversation)
					}
				}
			}
			if missed.Sign() > 0 {
				priorities[item.ID] = missed.Mul(missed, big.NewRat(item.Weight, int64(of)))
			}
			slices.Sort(shown[item.ID])
		}
		if len(lessons) != len(priorities) {
			t.Fatalf("got %d lessons, want %d", len(lessons), len(priorities))
		}
		for i, l := range lessons {
			id := l.Item.ID
			if want := shown[id]; !same(rational(l.Priority), priorities[id]) || !slices.Equal(l.Shown, want[:min(len(want), 5)]) {
				t.Fatalf("%s: got the priority %v by %v, want %v by %v", id, l.Priority, l.Shown, priorities[id], want)
			}
			if !same(new(big.Rat).Mul(rational(l.Missed), big.NewRat(l.Item.Weight, 1)), priorities[id]) {
				t.Fatalf("%s: got the miss rate %v for the priority %v", id, l.Missed, l.Priority)
			}
			if i == 0 {
				continue
			}
			before := lessons[i-1].Item.ID
			if order := priorities[before].Cmp(priorities[id]); order < 0 || order == 0 && place[before] > place[id] {
				t.Fatalf("%s with %v stands before %s with %v", before, priorities[before], id, priorities[id])
			}
		}
	})
}

// The rank of a key is one more than the number of those whose mean is higher.
func TestLawNobodyIsRankedByTooFewCards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		var sheets []sheet
		for a := range rapid.IntRange(1, 5).Draw(t, "agents") {
			one := drawSheet(t, f, conduct.Head{Conversation: "c", Agent: fmt.Sprintf("a%d", a)})
			for range rapid.IntRange(8, 14).Draw(t, "cards") {
				sheets = append(sheets, one)
			}
		}
		least := rapid.Int64Range(-1, 13).Draw(t, "least")
		tally := tallyOf(t, f, sheets)
		r, err := tally.Ranking(least)
		if least < 10 {
			if problem(err) != conduct.TooFew || r != nil {
				t.Fatalf("a ranking by %d cards: got %v, %v", least, r, err)
			}
			return
		}
		if err != nil || r.Least != least {
			t.Fatal(r, err)
		}
		means := map[conduct.Key]*big.Rat{}
		for k, c := range tally.All() {
			if m := rational(c.Score().Mean()); c.Cards() >= least && m != nil {
				means[k] = m
			} else if !slices.Contains(r.Unranked, k) {
				t.Fatalf("%v with %d cards is lost", k, c.Cards())
			}
		}
		cells := 0
		for range tally.All() {
			cells++
		}
		if len(r.Ranked) != len(means) || len(r.Unranked) != cells-len(means) || !slices.IsSortedFunc(r.Unranked, conduct.Key.Compare) {
			t.Fatalf("got %d ranked and %v, want %d ranked", len(r.Ranked), r.Unranked, len(means))
		}
		for i, s := range r.Ranked {
			higher := 0
			for _, m := range means {
				if m.Cmp(means[s.Key]) > 0 {
					higher++
				}
			}
			if s.Rank != higher+1 || s.Cards < least || !same(rational(s.Score.Mean()), means[s.Key]) {
				t.Fatalf("got %+v, want rank %d", s, higher+1)
			}
			if i > 0 && (r.Ranked[i-1].Rank > s.Rank || r.Ranked[i-1].Rank == s.Rank && r.Ranked[i-1].Key.Compare(s.Key) >= 0) {
				t.Fatalf("%+v stands before %+v", r.Ranked[i-1], s)
			}
		}
	})
}
