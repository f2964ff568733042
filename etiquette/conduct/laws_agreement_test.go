package conduct_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette/conduct"
)

// drawPanel draws the sheets of two to four reviewers, each on one to three
// conversations; about half of the answers are those of the first reviewer.
func drawPanel(t *rapid.T, f *conduct.Form) (panel [][]sheet) {
	for r := range rapid.IntRange(2, 4).Draw(t, "reviewers") {
		panel = append(panel, nil)
		for c := range 3 {
			s := drawSheet(t, f, conduct.Head{Conversation: fmt.Sprintf("c%d", c), Reviewer: fmt.Sprintf("r%d", r)})
			for id, a := range s.answers {
				if r > 0 && a != conduct.NotObserved && panel[0][c].answers[id] != conduct.NotObserved && rapid.Bool().Draw(t, "follows") {
					s.answers[id] = panel[0][c].answers[id]
				}
			}
			panel[r] = append(panel[r], s)
		}
	}
	return panel
}

func cardsOf(t failer, f *conduct.Form, panel [][]sheet) (cards []*conduct.Card) {
	for _, sheets := range panel {
		for _, s := range sheets {
			cards = append(cards, s.card(t, f))
		}
	}
	return cards
}

// units are the answers of some reviewers to each item of each conversation that all
// of them judged.
func units(f *conduct.Form, panel [][]sheet, reviewers ...int) (all [][]conduct.Answer) {
	for c := range panel[0] {
		for _, item := range f.Items() {
			var answers []conduct.Answer
			for _, r := range reviewers {
				if a := panel[r][c].answers[item.ID]; a != conduct.NotObserved {
					answers = append(answers, a)
				}
			}
			if len(answers) == len(reviewers) {
				all = append(all, answers)
			}
		}
	}
	return all
}

// share is a of n; nil when n is 0.
func share(a, n int) *big.Rat {
	if n == 0 {
		return nil
	}
	return big.NewRat(int64(a), int64(n))
}

// beyond is (observed - chance) / (1 - chance), nil where that is 0/0.
func beyond(observed, chance *big.Rat) *big.Rat {
	one := big.NewRat(1, 1)
	if observed == nil || chance.Cmp(one) == 0 {
		return nil
	}
	return new(big.Rat).Quo(new(big.Rat).Sub(observed, chance), new(big.Rat).Sub(one, chance))
}

func agreement(units [][]conduct.Answer) *big.Rat {
	alike := 0
	for _, u := range units {
		if len(slices.Compact(slices.Clone(u))) == 1 {
			alike++
		}
	}
	return share(alike, len(units))
}

// cohen is the definition: chance is the sum over the answers of the products of both
// shares.
func cohen(units [][]conduct.Answer) *big.Rat {
	chance := new(big.Rat)
	for _, a := range conduct.Answers() {
		counts := [2]int{}
		for _, u := range units {
			for i := range counts {
				if u[i] == a {
					counts[i]++
				}
			}
		}
		if len(units) > 0 {
			chance.Add(chance, new(big.Rat).Mul(share(counts[0], len(units)), share(counts[1], len(units))))
		}
	}
	return beyond(agreement(units), chance)
}

// fleiss is the definition: each pair of reviewers of each unit is looked at, and
// chance is the sum of the squares of the shares of the answers.
func fleiss(units [][]conduct.Answer) *big.Rat {
	alike, pairs, ratings, chance := 0, 0, 0, new(big.Rat)
	counts := map[conduct.Answer]int{}
	for _, u := range units {
		for i := range u {
			ratings++
			counts[u[i]]++
			for j := i + 1; j < len(u); j++ {
				pairs++
				if u[i] == u[j] {
					alike++
				}
			}
		}
	}
	for _, n := range counts {
		chance.Add(chance, new(big.Rat).Mul(share(n, ratings), share(n, ratings)))
	}
	return beyond(share(alike, pairs), chance)
}

func TestLawKappasAreThoseOfTheirDefinitions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		panel := drawPanel(t, f)
		c, err := conduct.Calibrate(cardsOf(t, f, panel)...)
		if err != nil {
			t.Fatal(err)
		}
		everyone := make([]int, len(panel))
		for i := range everyone {
			everyone[i] = i
		}
		all := units(f, panel, everyone...)
		if c.Units != int64(len(all)) || c.Unjudged != int64(3*len(f.Items())-len(all)) {
			t.Fatalf("got %d units and %d unjudged, want %d of %d", c.Units, c.Unjudged, len(all), 3*len(f.Items()))
		}
		if !same(rational(c.Agreement), agreement(all)) || !same(rational(c.Fleiss), fleiss(all)) {
			t.Fatalf("%v: got agreement %v and Fleiss' kappa %v, want %v and %v", all, c.Agreement, c.Fleiss, agreement(all), fleiss(all))
		}
		n := 0
		for i := range panel {
			for j := i + 1; j < len(panel); j++ {
				both, p := units(f, panel, i, j), c.Pairs[n]
				n++
				if p.A != fmt.Sprintf("r%d", i) || p.B != fmt.Sprintf("r%d", j) || p.Units != int64(len(both)) ||
					!same(rational(p.Agreement), agreement(both)) || !same(rational(p.Cohen), cohen(both)) {
					t.Fatalf("%v: got %+v, want agreement %v and Cohen's kappa %v", both, p, agreement(both), cohen(both))
				}
			}
		}
		if n != len(c.Pairs) {
			t.Fatalf("got %d pairs, want %d", len(c.Pairs), n)
		}
	})
}

// Reviewers change their names, and cards their order: the figures stay. Equal cards
// agree in full, and beyond chance too, where that is defined.
func TestLawAgreementIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		panel := drawPanel(t, f)[:2]
		before, err := conduct.Calibrate(cardsOf(t, f, panel)...)
		if err != nil {
			t.Fatal(err)
		}
		for i := range panel {
			for c := range panel[i] {
				panel[i][c].head.Reviewer = fmt.Sprintf("r%d", 1-i)
			}
		}
		after, err := conduct.Calibrate(rapid.Permutation(cardsOf(t, f, panel)).Draw(t, "cards")...)
		if err != nil || asJSON(t, before) != asJSON(t, after) {
			t.Fatalf("got %s, %v, want %s", asJSON(t, after), err, asJSON(t, before))
		}
		for c := range panel[1] {
			panel[1][c].answers = panel[0][c].answers
		}
		equal, err := conduct.Calibrate(cardsOf(t, f, panel)...)
		if err != nil {
			t.Fatal(err)
		}
		one := big.NewRat(1, 1)
		if !same(rational(equal.Agreement), one) || len(equal.Items) > 0 {
			t.Fatalf("equal cards agree by %v and differ on %v", equal.Agreement, equal.Items)
		}
		for _, k := range []conduct.Ratio{equal.Fleiss, equal.Pairs[0].Cohen} {
			if k.Den != 0 && !same(rational(k), one) {
				t.Fatalf("equal cards agree beyond chance by %v", k)
			}
		}
	})
}

// The judge looks at each pair of reviewers on each conversation.
func TestLawTheMostDisputedItemsComeFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		panel := drawPanel(t, f)
		c, err := conduct.Calibrate(cardsOf(t, f, panel)...)
		if err != nil {
			t.Fatal(err)
		}
		place := map[string]int{}
		differ := map[string]*big.Rat{}
		for n, item := range f.Items() {
			place[item.ID] = n
			unlike, pairs := 0, 0
			for i := range panel {
				for j := i + 1; j < len(panel); j++ {
					for conversation := range panel[i] {
						a, b := panel[i][conversation].answers[item.ID], panel[j][conversation].answers[item.ID]
						if a == conduct.NotObserved || b == conduct.NotObserved {
							continue
						}
						pairs++
						if a != b {
							unlike++
						}
					}
				}
			}
			if unlike > 0 {
				differ[item.ID] = share(unlike, pairs)
			}
		}
		if len(c.Items) != len(differ) {
			t.Fatalf("got %d disputed items, want %d", len(c.Items), len(differ))
		}
		for i, d := range c.Items {
			if !same(rational(d.Differ), differ[d.Item]) {
				t.Fatalf("%s: got %v, want %v", d.Item, d.Differ, differ[d.Item])
			}
			sum := d.Counts.Yes + d.Counts.Partly + d.Counts.No + d.Counts.NotApplicable + d.Counts.NotObserved
			if no := d.Counts.No; sum != int64(3*len(panel)) || no != int64(count(panel, d.Item, conduct.No)) || d.Counts.NotObserved != int64(count(panel, d.Item, conduct.NotObserved)) {
				t.Fatalf("%s: got the counts %+v of %d", d.Item, d.Counts, 3*len(panel))
			}
			if i == 0 {
				continue
			}
			before := c.Items[i-1]
			if order := differ[before.Item].Cmp(differ[d.Item]); order < 0 || order == 0 && place[before.Item] > place[d.Item] {
				t.Fatalf("%s with %v stands before %s with %v", before.Item, before.Differ, d.Item, d.Differ)
			}
		}
	})
}

func count(panel [][]sheet, item string, a conduct.Answer) (n int) {
	for _, sheets := range panel {
		for _, s := range sheets {
			if s.answers[item] == a {
				n++
			}
		}
	}
	return n
}
