package satisfaction

import (
	"errors"
	"fmt"
)

// encode gives a response as a row of bytes, and its weights as whole numbers.
// All faults are reported at once.
func (in *Instrument) encode(resp Response, respondent int64) (row []byte, weights []int64, err error) {
	e := encoder{in: in, respondent: respondent, row: make([]byte, 0, in.RowLen())}
	if want := in.layout.columns - 1; len(resp.Expected) != max(want, 0) {
		e.fault("", 0, len(resp.Expected), fmt.Sprintf("%d columns of expected ratings", want))
		return nil, nil, e.err()
	}
	for i, column := range in.design.Columns {
		ratings := resp.Perceived
		if i < len(resp.Expected) {
			ratings = resp.Expected[i]
		}
		e.column(column, ratings)
	}
	for d, w := range resp.Weights {
		x, err := FromDecimal(w)
		if err != nil {
			e.weight(d, shown(w))
			continue
		}
		e.points(d, x)
	}
	e.total(len(resp.Weights))
	return e.row, e.weights, e.err()
}

// encoder turns one respondent's answers into a row of bytes and a list of
// weights, and gathers what is wrong with them.
type encoder struct {
	in         *Instrument
	respondent int64
	row        []byte
	weights    []int64
	faults     []error
}

func (e *encoder) err() error { return errors.Join(e.faults...) }

func (e *encoder) fault(item string, c Column, got any, want string) {
	e.faults = append(e.faults, &RatingError{e.respondent, item, c, fmt.Sprint(got), want})
}

// column appends the ratings of one column.
func (e *encoder) column(c Column, ratings []Rating) {
	if len(ratings) != e.in.layout.items {
		e.fault("", c, len(ratings), fmt.Sprintf("%d ratings", e.in.layout.items))
		return
	}
	for i, r := range ratings {
		if !r.given {
			e.row = append(e.row, 0)
			continue
		}
		if num, den, ok := shortDecimal(r.value); ok {
			if index, ok := e.in.grid.index(num, den); ok {
				e.row = append(e.row, byte(index+1))
				continue
			}
		}
		x, err := FromDecimal(r.value)
		if err != nil {
			e.fault(e.in.itemName(i), c, shown(r.value), e.in.wantRating())
			continue
		}
		e.rating(i, c, x)
	}
}

// rating appends one rating that was given.
func (e *encoder) rating(item int, c Column, x Exact) {
	index, ok := e.in.index(x)
	if !ok {
		e.fault(e.in.itemName(item), c, x, e.in.wantRating())
		return
	}
	e.row = append(e.row, byte(index+1))
}

func (in *Instrument) wantRating() string {
	s := in.design.Scale
	return fmt.Sprintf("%v to %v by %v", s.Min, s.Max, s.Step)
}

func (in *Instrument) itemName(item int) string {
	for d, g := range in.design.Dimensions {
		if item < in.layout.first[d+1] {
			return g.Items[item-in.layout.first[d]].Name
		}
	}
	return ""
}

// points appends the weight that the respondent gave to a dimension.
func (e *encoder) points(d int, x Exact) {
	num, den, ok := x.short()
	if !ok || den != 1 || num < 0 || num > mostWeightTotal {
		e.weight(d, x.String())
		return
	}
	e.weights = append(e.weights, num)
}

func (e *encoder) weight(d int, got string) {
	name := ""
	if d < len(e.in.design.Dimensions) {
		name = e.in.design.Dimensions[d].Name
	}
	e.fault(name, 0, got, "a weight that is a whole number from 0 to 1000")
}

// total checks the weights together. All of them 0 is an answer of its own: the
// respondent is counted and has no weighted score.
func (e *encoder) total(given int) {
	if given == 0 || len(e.weights) < given {
		return
	}
	d := &e.in.design
	switch {
	case !d.OwnWeights:
		e.fault("", 0, given, "no weights, as the instrument does not ask for them")
	case given != len(d.Dimensions):
		e.fault("", 0, given, fmt.Sprintf("%d weights", len(d.Dimensions)))
	default:
		sum := sumOf(e.weights)
		if sum != 0 && sum != d.WeightTotal && !d.Normalise {
			e.fault("", 0, sum, fmt.Sprintf("weights that add up to %d", d.WeightTotal))
		} else if sum > mostWeightTotal {
			e.fault("", 0, sum, "weights that add up to at most 1000")
		}
	}
}

func sumOf(ns []int64) (sum int64) {
	for _, n := range ns {
		sum += n
	}
	return sum
}
