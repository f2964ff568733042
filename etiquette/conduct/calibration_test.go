package conduct_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/etiquette/conduct"
)

// plainItems are n items of weight 1 without anything else.
func plainItems(n int) (items []conduct.Item) {
	for i := range n {
		items = append(items, conduct.Item{ID: fmt.Sprintf("item-%03d", i), Occasion: "call", Stage: "first", Do: in("Do it."), Evidence: conduct.Observer, Weight: 1})
	}
	return items
}

// votes makes cards of one conversation: for each unit the numbers of reviewers who
// give the first, second, ... answer.
func votes(t *testing.T, units [][]int) []*conduct.Card {
	f := formOf(t, plainItems(len(units)))
	var cards []*conduct.Card
	for r := range sum(units[0]) {
		c, err := f.Card(conduct.Head{Conversation: "c", Reviewer: fmt.Sprintf("r%02d", r)})
		if err != nil {
			t.Fatal(err)
		}
		for u, votes := range units {
			left := r
			for a, n := range votes {
				if left < n {
					if err := c.Answer(fmt.Sprintf("item-%03d", u), conduct.Answer(a+1), ""); err != nil {
						t.Fatal(err)
					}
					break
				}
				left -= n
			}
		}
		cards = append(cards, c)
	}
	return cards
}

func sum(ns []int) (n int) {
	for _, x := range ns {
		n += x
	}
	return n
}

// Two worked examples: fifty grant applications read by two reviewers who say yes to
// 25 and 30 of them and to 20 together, kappa 0.4, as in many textbooks; and ten
// subjects judged by fourteen reviewers.
func TestKappasOfTextbooks(t *testing.T) {
	var cards []*conduct.Card
	f := formOf(t, plainItems(50))
	for r, answers := range []string{
		strings.Repeat("y", 25) + strings.Repeat("n", 25),
		strings.Repeat("y", 20) + strings.Repeat("n", 5) + strings.Repeat("y", 10) + strings.Repeat("n", 15),
	} {
		c, _ := f.Card(conduct.Head{Conversation: "c", Reviewer: fmt.Sprint(r)})
		for i, a := range answers {
			answer := conduct.Yes
			if a == 'n' {
				answer = conduct.No
			}
			if err := c.Answer(fmt.Sprintf("item-%03d", i), answer, ""); err != nil {
				t.Fatal(err)
			}
		}
		cards = append(cards, c)
	}
	got, err := conduct.Calibrate(cards...)
	if err != nil {
		t.Fatal(err)
	}
	if k, ok := got.Pairs[0].Cohen.Round(2); !ok || k.String() != "0.4" {
		t.Errorf("Cohen's kappa is %v, %v, want 0.4", k, ok)
	}
	if a, ok := got.Agreement.Percent(0); !ok || a.String() != "70" {
		t.Errorf("the agreement is %v, %v, want 70 percent", a, ok)
	}
	fourteen := [][]int{{0, 0, 0, 14}, {0, 2, 6, 6}, {0, 0, 3, 11}, {0, 3, 9, 2}, {2, 2, 8, 2}, {7, 7, 0, 0}, {3, 2, 6, 3}, {2, 5, 3, 4}, {6, 5, 2, 1}, {0, 2, 2, 10}}
	got, err = conduct.Calibrate(votes(t, fourteen)...)
	if err != nil {
		t.Fatal(err)
	}
	if k, ok := got.Fleiss.Round(3); !ok || k.String() != fleissOf(fourteen) {
		t.Errorf("Fleiss' kappa is %v, %v, want %s", k, ok, fleissOf(fourteen))
	}
}

// fleissOf is the formula in floating point, as a textbook writes it.
func fleissOf(units [][]int) string {
	n, k := float64(len(units)), float64(sum(units[0]))
	p, totals := 0.0, make([]float64, len(units[0]))
	for _, u := range units {
		squares := 0.0
		for a, votes := range u {
			squares += float64(votes * votes)
			totals[a] += float64(votes)
		}
		p += (squares - k) / (k * (k - 1)) / n
	}
	chance := 0.0
	for _, total := range totals {
		chance += total / (n * k) * total / (n * k)
	}
	return strings.TrimRight(fmt.Sprintf("%.3f", (p-chance)/(1-chance)), "0")
}

func TestAgreementThatSaysNothing(t *testing.T) {
	got, err := conduct.Calibrate(votes(t, [][]int{{3}, {3}})...)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := got.Fleiss.Round(2); ok || got.Agreement != (conduct.Ratio{Num: 2, Den: 2}) {
		t.Errorf("all the same: got agreement %v and kappa %v, want 2/2 and undefined", got.Agreement, got.Fleiss)
	}
	f := formOf(t, plainItems(2))
	var cards []*conduct.Card
	for i := range 2 {
		c, _ := f.Card(conduct.Head{Conversation: "c", Reviewer: fmt.Sprint(i)})
		if err := c.Answer(fmt.Sprintf("item-%03d", i), conduct.Yes, ""); err != nil {
			t.Fatal(err)
		}
		cards = append(cards, c)
	}
	got, err = conduct.Calibrate(cards...)
	if err != nil || got.Units != 0 || got.Unjudged != 2 || got.Agreement.Den != 0 || got.Fleiss.Den != 0 || got.Pairs[0].Cohen.Den != 0 || len(got.Items) > 0 {
		t.Errorf("nothing in common: got %+v, %v", got, err)
	}
}

func TestCalibrateRefuses(t *testing.T) {
	f, other := formOf(t, plainItems(1)), formOf(t, plainItems(2))
	card := func(f *conduct.Form, conversation, reviewer string) *conduct.Card {
		c, err := f.Card(conduct.Head{Conversation: conversation, Reviewer: reviewer})
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Answer("item-000", conduct.Yes, ""); err != nil {
			t.Fatal(err)
		}
		return c
	}
	blank, _ := f.Card(conduct.Head{Conversation: "c1", Reviewer: "b"})
	var crowd []*conduct.Card
	for i := range 65 {
		crowd = append(crowd, card(f, "c1", fmt.Sprintf("r%02d", i)))
	}
	for _, row := range []struct {
		cards []*conduct.Card
		says  string
	}{
		{nil, `conduct: too-few: got 0 reviewers, want two at least`},
		{[]*conduct.Card{card(f, "c1", "a"), card(f, "c2", "a")}, `too-few: got 1 reviewers`},
		{[]*conduct.Card{card(f, "c1", "a"), card(other, "c1", "b")}, `conduct: card "c1": other-form: got ` + other.Fingerprint().String()},
		{[]*conduct.Card{card(f, "c1", "a"), blank}, `conduct: card "c1": no-answers`},
		{[]*conduct.Card{card(f, "c1", "a"), nil, new(conduct.Card)}, `a card without a form`},
		{[]*conduct.Card{nil, nil}, `a card without a form`},
		{[]*conduct.Card{card(f, "c1", "a"), card(f, "c1", "b"), card(f, "c1", "b")}, `conduct: card "c1": twice: got another card by "b", want one`},
		{[]*conduct.Card{card(f, "c1", "a"), card(f, "c1", "b"), card(f, "c2", "b")}, `conduct: card "c2": missing: got no card by "a", want one by each reviewer`},
		{crowd, `too-many: got 65 reviewers, want at most 64`},
	} {
		c, err := conduct.Calibrate(row.cards...)
		if c != nil || err == nil || !strings.Contains(err.Error(), row.says) {
			t.Errorf("got %v, want %s", err, row.says)
		}
	}
	if _, err := conduct.Calibrate(crowd[:64]...); err != nil {
		t.Errorf("64 reviewers are refused: %v", err)
	}
}
