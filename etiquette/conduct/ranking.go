package conduct

import (
	"cmp"
	"fmt"
	"slices"
)

// LeastCards is the fewest cards by which anybody is ranked. With fewer, the rank says
// more about which conversations were drawn than about who served.
const LeastCards = 10

// Ranking puts those with enough cards in an order.
type Ranking struct {
	// Least is how many cards were asked for.
	Least int64 `json:"least"`
	// Ranked are those that have them, the highest mean first, equal ones in the
	// order of their keys.
	Ranked []Standing `json:"ranked,omitempty"`
	// Unranked are the others, in the order of their keys: too few cards, or nothing
	// that counts was judged.
	Unranked []Key `json:"unranked,omitempty"`
}

// Standing is the place of one key.
type Standing struct {
	// Rank is 1 for the highest mean; equal means have the same, and the next rank is
	// left out.
	Rank int `json:"rank"`
	// Key is whose it is.
	Key Key `json:"key"`
	// Cards is by how many cards.
	Cards int64 `json:"cards"`
	// Failed is the share of them that failed.
	Failed Ratio `json:"failed"`
	// Score is that of all answers together.
	Score Score `json:"score"`
}

// Ranking ranks the cells of the tally that have at least so many cards. Fewer than
// [LeastCards] is a [*CardError]. Use [Tally.By] first to rank agents over all their
// channels, or teams.
func (t *Tally) Ranking(least int64) (*Ranking, error) {
	if least < LeastCards {
		return nil, &CardError{Problem: TooFew, Got: fmt.Sprintf("a ranking by %d cards", least), Want: fmt.Sprintf("%d at least", LeastCards)}
	}
	r := &Ranking{Least: least}
	for k, c := range t.All() {
		if s := c.Score(); c.cards >= least && s.Of > 0 {
			r.Ranked = append(r.Ranked, Standing{Key: k, Cards: c.cards, Failed: c.Failed(), Score: s})
		} else {
			r.Unranked = append(r.Unranked, k)
		}
	}
	slices.SortStableFunc(r.Ranked, func(x, y Standing) int {
		order, _ := y.Score.Mean().Compare(x.Score.Mean())
		return cmp.Or(order, x.Key.Compare(y.Key))
	})
	for i := range r.Ranked {
		r.Ranked[i].Rank = i + 1
		if i > 0 {
			if order, _ := r.Ranked[i].Score.Mean().Compare(r.Ranked[i-1].Score.Mean()); order == 0 {
				r.Ranked[i].Rank = r.Ranked[i-1].Rank
			}
		}
	}
	return r, nil
}
