package value

import (
	"maps"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
)

// The numbers of a scorecard are exact: ratings in millionths and weights in whole
// numbers, with products and sums that an int64 holds.
const (
	// MaxRating is the highest rating, and so the highest score.
	MaxRating = 100
	// MaxPlaces is the most digits after the point of a rating or a threshold.
	MaxPlaces = 6
	// MaxWeight is the largest weight.
	MaxWeight = 1_000_000
	// MaxCriteria is the most criteria of a scorecard.
	MaxCriteria = 100

	millionths = 1_000_000
)

// Criterion is one thing by which customers are judged.
type Criterion struct {
	// ID names it: the machine name of an [Aspect], or a name of one's own.
	ID string
	// Weight from 1 to [MaxWeight]. Only ratios matter: 4 to 3 to 3 is 40 to 30 to 30.
	Weight int64
}

// KeyCustomer lists the four aspects at equal weights, in a slice the caller owns.
// No source says that one matters more than another; that is for the house to say.
func KeyCustomer() []Criterion {
	var list []Criterion
	for _, a := range Aspects() {
		list = append(list, Criterion{a.String(), 1})
	}
	return list
}

// Scorecard turns ratings by criteria into one score. It never changes, and any
// number of goroutines may use it.
type Scorecard struct {
	criteria []Criterion
	sum      int64 // of the weights
}

// NewScorecard checks the criteria, of which there must be one at least, and keeps a
// copy. It gives all faults at once, as [*InputError]s.
func NewScorecard(criteria []Criterion) (*Scorecard, error) {
	var f findings
	if len(criteria) == 0 || len(criteria) > MaxCriteria {
		f.add("criteria", strconv.Itoa(len(criteria))+" criteria", "1 to "+strconv.Itoa(MaxCriteria))
		return nil, f.err()
	}
	s := &Scorecard{criteria: slices.Clone(criteria)}
	for i, c := range criteria {
		path := "criteria[" + strconv.Itoa(i) + "]"
		f.name(path+".id", c.ID, slices.ContainsFunc(criteria[:i], func(d Criterion) bool { return c.ID == d.ID }))
		if c.Weight < 1 || c.Weight > MaxWeight {
			f.add(path+".weight", strconv.FormatInt(c.Weight, 10), "1 to "+strconv.Itoa(MaxWeight))
		}
		s.sum += c.Weight
	}
	if f != nil {
		return nil, f.err()
	}
	return s, nil
}

// Score is the mean of the ratings, each with its weight, and where it comes from.
type Score struct {
	// Points from 0 to 100, exactly.
	Points Points
	// Shares of the criteria, in their order; their points add up to those of the
	// score, exactly.
	Shares []Share
}

// Share is what one criterion gives to a score.
type Share struct {
	// Criterion with its weight, as it stands on the scorecard.
	Criterion Criterion
	// Rating as it was given.
	Rating decimal.Decimal
	// Points are rating x weight / sum of all weights.
	Points Points
}

// Score takes one rating for each criterion, by ID: from 0 to 100, with at most six
// digits after the point. It gives all faults at once, as [*InputError]s: a rating
// that is missing, one that no criterion asks for, one out of range. Nothing is
// taken for 0 because nobody rated it.
func (s *Scorecard) Score(ratings map[string]decimal.Decimal) (Score, error) {
	var f findings
	for _, id := range slices.Sorted(maps.Keys(ratings)) {
		if !slices.ContainsFunc(s.criteria, func(c Criterion) bool { return c.ID == id }) {
			f.add("ratings["+strconv.Quote(id)+"]", shown(ratings[id]), "no rating, or a criterion of that name")
		}
	}
	var score Score
	var total int64
	for _, c := range s.criteria {
		path := "ratings[" + strconv.Quote(c.ID) + "]"
		rating, ok := ratings[c.ID]
		if !ok {
			f.add(path, "nothing", "a rating")
			continue
		}
		part := f.hundred(path, rating) * c.Weight
		total += part
		score.Shares = append(score.Shares, Share{c, rating, Points{part, s.sum}})
	}
	if f != nil {
		return Score{}, f.err()
	}
	score.Points = Points{total, s.sum}
	return score, nil
}

// hundred gives a number from 0 to 100 in millionths, or finds its fault.
func (f *findings) hundred(path string, d decimal.Decimal) int64 {
	n, ok := inMillionths(d)
	if !ok || n < 0 || n > MaxRating*millionths {
		f.add(path, shown(d), "0 to 100 with at most 6 digits after the point")
		return 0
	}
	return n
}

// inMillionths gives a decimal of any form in millionths, when it is a whole number
// of them and not huge.
func inMillionths(d decimal.Decimal) (int64, bool) {
	if huge(d) {
		return 0, d.IsZero()
	}
	shifted := d.Shift(MaxPlaces)
	if !shifted.IsInteger() || !shifted.BigInt().IsInt64() {
		return 0, false
	}
	return shifted.IntPart(), true
}

// huge reports whether a decimal has more digits, places or zeros than any number
// that could be meant.
func huge(d decimal.Decimal) bool {
	const most = 40
	return d.Exponent() < -most || d.Exponent() > most || d.NumDigits() > most
}

// shown prints a decimal of any form in not too many letters.
func shown(d decimal.Decimal) string {
	if huge(d) {
		return d.Coefficient().Text(10) + "e" + strconv.Itoa(int(d.Exponent()))
	}
	return d.String()
}
