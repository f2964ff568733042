package conduct

import (
	"errors"
	"fmt"
	"slices"
)

// Calibration is how far reviewers of the same conversations agree. A unit is one item
// of one conversation. One that a reviewer did not observe is no judgement of theirs
// and is left out where their answer is compared; not applicable is an answer like the
// others. Make one with [Calibrate].
type Calibration struct {
	// Form is the version of the form.
	Form Fingerprint `json:"form"`
	// Reviewers and Conversations are those of the cards, sorted.
	Reviewers     []string `json:"reviewers"`
	Conversations []string `json:"conversations"`
	// Units are how many all reviewers judged, Unjudged how many they did not all.
	Units    int64 `json:"units"`
	Unjudged int64 `json:"unjudged"`
	// Agreement is the share of Units to which all reviewers gave the same answer;
	// undefined without units.
	Agreement Ratio `json:"agreement"`
	// Fleiss is Fleiss' kappa over Units: agreement beyond chance, 1 at most.
	// Undefined without units and where every answer is the same one.
	Fleiss Ratio `json:"fleiss"`
	// Pairs compare each two reviewers, in the order of their names.
	Pairs []Pair `json:"pairs"`
	// Items are where they differ, the most first; at the same share in the order of
	// the form. Items on which nobody differs are not listed.
	Items []Difference `json:"items,omitempty"`
}

// Pair is how far two reviewers agree, over all units that both judged.
type Pair struct {
	// A and B are the reviewers, A before B by name.
	A string `json:"a"`
	B string `json:"b"`
	// Units are how many both judged.
	Units int64 `json:"units"`
	// Agreement is the share with the same answer; undefined without units.
	Agreement Ratio `json:"agreement"`
	// Cohen is Cohen's kappa: agreement beyond chance. Undefined as Fleiss' is.
	Cohen Ratio `json:"cohen"`
}

// Difference is an item on which reviewers differ.
type Difference struct {
	// Item is its id.
	Item string `json:"item"`
	// Differ is the share of pairs of judgements on one conversation that are not the
	// same: above 0, at most 1.
	Differ Ratio `json:"differ"`
	// Counts are all the answers that were given to it.
	Counts Counts `json:"counts"`
}

// Limits of a calibration. Within them no sum overflows.
const (
	// MaxReviewers is the greatest number of reviewers.
	MaxReviewers = 64
	// MaxRatings is the greatest number of answers: cards times items.
	MaxRatings = 100_000_000
)

// Calibrate compares the cards of two or more reviewers, of whom each has judged each
// of the conversations once, on the same form. What stands in the way is a
// [*CardError], all at once: another form, a card without answers, fewer than two
// reviewers, a card twice or missing.
func Calibrate(cards ...*Card) (*Calibration, error) {
	b, err := bench(cards)
	if err != nil {
		return nil, err
	}
	c := &Calibration{Form: b.form.print, Reviewers: b.reviewers, Conversations: b.conversations}
	b.together(c)
	for i, a := range b.reviewers {
		for j := i + 1; j < len(b.reviewers); j++ {
			t := b.pair(i, j)
			agreement := t.agreement()
			c.Pairs = append(c.Pairs, Pair{a, b.reviewers[j], agreement.Den, agreement, t.cohen()})
		}
	}
	c.Items = b.differences()
	return c, nil
}

// reviews are the cards of a calibration: for each conversation those of the reviewers
// in their order.
type reviews struct {
	form          *Form
	reviewers     []string
	conversations []string
	cards         [][]*Card
}

// bench lays the cards out, or says what stands in the way.
func bench(cards []*Card) (*reviews, error) {
	b := &reviews{}
	var all []error
	for _, c := range cards {
		if _, err := c.Result(); err != nil {
			all = append(all, err)
		}
		if c == nil || c.form == nil {
			continue
		}
		if b.form == nil {
			b.form = c.form
		}
		if c.form.print != b.form.print {
			all = append(all, c.refused("", OtherForm, c.form.print.String(), b.form.print.String()))
		}
		b.reviewers = append(b.reviewers, c.head.Reviewer)
		b.conversations = append(b.conversations, c.head.Conversation)
	}
	b.reviewers, b.conversations = sorted(b.reviewers), sorted(b.conversations)
	all = append(all, b.limits(len(cards)))
	if err := errors.Join(all...); err != nil {
		return nil, err
	}
	return b, b.lay(cards)
}

func sorted(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

func (b *reviews) limits(cards int) error {
	switch n := len(b.reviewers); {
	case n < 2:
		return &CardError{Problem: TooFew, Got: fmt.Sprintf("%d reviewers", n), Want: "two at least"}
	case n > MaxReviewers:
		return &CardError{Problem: TooMany, Got: fmt.Sprintf("%d reviewers", n), Want: fmt.Sprintf("at most %d", MaxReviewers)}
	case cards > MaxRatings/len(b.form.items):
		return &CardError{Problem: TooMany, Got: fmt.Sprintf("%d cards of %d items", cards, len(b.form.items)), Want: fmt.Sprintf("at most %d answers", MaxRatings)}
	}
	return nil
}

// lay puts each card at its place, and reports those that come twice or are missing.
func (b *reviews) lay(cards []*Card) error {
	b.cards = make([][]*Card, len(b.conversations))
	for i := range b.cards {
		b.cards[i] = make([]*Card, len(b.reviewers))
	}
	var all []error
	for _, c := range cards {
		i, _ := slices.BinarySearch(b.conversations, c.head.Conversation)
		j, _ := slices.BinarySearch(b.reviewers, c.head.Reviewer)
		if b.cards[i][j] != nil {
			all = append(all, c.refused("", Twice, fmt.Sprintf("another card by %q", c.head.Reviewer), "one"))
		}
		b.cards[i][j] = c
	}
	for i, row := range b.cards {
		for j, c := range row {
			if c == nil {
				all = append(all, &CardError{Problem: Missing, Conversation: b.conversations[i], Got: fmt.Sprintf("no card by %q", b.reviewers[j]), Want: "one by each reviewer"})
			}
		}
	}
	return errors.Join(all...)
}

// spread counts the answers to one item of one conversation.
func (b *reviews) spread(row []*Card, item int) (s spread, judged int64) {
	for _, c := range row {
		if a := c.lines[item].Answer(); a != NotObserved {
			s[a-1]++
			judged++
		}
	}
	return s, judged
}

// together sets what the reviewers reach all together.
func (b *reviews) together(c *Calibration) {
	var units []spread
	k, same := int64(len(b.reviewers)), int64(0)
	for _, row := range b.cards {
		for item := range b.form.items {
			s, judged := b.spread(row, item)
			if judged < k {
				c.Unjudged++
				continue
			}
			units = append(units, s)
			if s.pairs() == k*(k-1) {
				same++
			}
		}
	}
	c.Units = int64(len(units))
	c.Agreement, c.Fleiss = Ratio{same, c.Units}, fleiss(units, k)
}

// pair compares reviewers i and j.
func (b *reviews) pair(i, j int) (t table) {
	for _, row := range b.cards {
		for item := range b.form.items {
			x, y := row[i].lines[item].Answer(), row[j].lines[item].Answer()
			if x != NotObserved && y != NotObserved {
				t.add(x, y)
			}
		}
	}
	return t
}

// differences lists the items on which anybody differs.
func (b *reviews) differences() []Difference {
	var all []Difference
	for item := range b.form.items {
		d := Difference{Item: b.form.items[item].ID}
		for _, row := range b.cards {
			s, judged := b.spread(row, item)
			pairs := judged * (judged - 1)
			d.Differ.Num += (pairs - s.pairs()) / 2
			d.Differ.Den += pairs / 2
			for a, n := range s {
				*d.Counts.of(Answer(a + 1)) += n
			}
			d.Counts.NotObserved += int64(len(row)) - judged
		}
		if d.Differ.Num > 0 {
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, func(x, y Difference) int {
		order, _ := y.Differ.Compare(x.Differ)
		return order
	})
	return all
}
