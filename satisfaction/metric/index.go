package metric

import (
	"errors"
	"fmt"

	"github.com/servicequality/servicequality/satisfaction"
)

// Item is one question of an index score with the weight it has in it.
type Item struct {
	Answers Answers // of everybody, on the scale of this question
	// Weight is the part of this question, 0 or more, in any unit that all items
	// share: 0.3885 or 38.85. [satisfaction.FromDecimal] makes it from a decimal.
	Weight satisfaction.Exact
}

// Index is the weighted mean of several questions on one matter, each first put on
// 0 to 100 from the lowest to the highest rating of its scale; read it with 2
// places. Scaling all weights changes nothing. With three questions from 1 to 10 on
// satisfaction, expectation and ideal it is the formula of the American Customer
// Satisfaction Index, 100 sum(w (mean - 1)) / (9 sum(w)) (Fornell et al., Journal
// of Marketing 60, 1996); the weights come from its model and belong to its owners,
// so that the caller gives them.
//
// A negative weight is an [*InputError], an item without answers and weights that
// are all 0 are an [*UndefinedError]; every fault is reported, items counted from 1.
func Index(items ...Item) (satisfaction.Exact, error) {
	var sum, weights satisfaction.Exact
	var errs []error
	for i, item := range items {
		if err := item.check(i + 1); err != nil {
			errs = append(errs, err)
			continue
		}
		sum = sum.Add(item.Weight.Mul(item.Answers.rescaled()))
		weights = weights.Add(item.Weight)
	}
	if err := errors.Join(errs...); err != nil {
		return satisfaction.Exact{}, err
	}
	mean, ok := sum.Quo(weights)
	if !ok {
		return satisfaction.Exact{}, &UndefinedError{"index score", "no item has a weight above 0"}
	}
	return mean.Mul(satisfaction.Whole(100)), nil
}

func (item Item) check(number int) error {
	switch {
	case item.Weight.Sign() < 0:
		return &InputError{"index score", fmt.Sprintf("weight of item %d", number), item.Weight.String(), "0 or more"}
	case item.Answers.N() == 0:
		return noAnswers(fmt.Sprintf("item %d of the index score", number))
	}
	return nil
}
