package metric

import (
	"math"

	"github.com/servicequality/servicequality/satisfaction"
)

// Kano counts into which [Category] the customers' answers on one feature fall.
// [KanoTable] counts the pairs of answers and gives it; who has the counts of a
// published table writes them down. It is a plain value, compared with ==; the
// zero value has counted nothing and is what Merge leaves a sum unchanged with.
type Kano struct {
	MustBe, OneDimensional, Attractive, Indifferent, Reverse, Questionable int64 // how many answers fall there
}

// Merge counts what other has counted, in any order and grouping to the same
// result. It fails with an [*InputError] when a count is below 0 or beyond
// 2^53 - 1; then k stays as it was.
func (k *Kano) Merge(other Kano) error { return k.counts().merge(other.counts()) }

// N is the number of customers who answered, in all six categories.
func (k Kano) N() int64 { return k.counts().sum() }

// Count is how many fall into the category; 0 for one that is not set.
func (k Kano) Count(c Category) int64 {
	if !categories.Has(c) {
		return 0
	}
	return *k.counts().all[c-1].at
}

// Category is the one into which most answers fall. When another has as many, tie
// is true and the first in the order M, O, A, I, R, Q is given: what hurts most
// when it is missing is looked after first. Without any answers it is an
// [*UndefinedError].
func (k Kano) Category() (c Category, tie bool, err error) {
	if err := k.defined("Kano category"); err != nil {
		return 0, false, err
	}
	first, second := k.leaders()
	return first, k.Count(first) == k.Count(second), nil
}

// leaders gives the category with the most answers and the next.
func (k Kano) leaders() (first, second Category) {
	for _, c := range Categories() {
		switch {
		case first == 0 || k.Count(c) > k.Count(first):
			first, second = c, first
		case second == 0 || k.Count(c) > k.Count(second):
			second = c
		}
	}
	return first, second
}

// Better is by how much satisfaction rises if the feature is there:
// (A + O) / (A + O + M + I), from 0 to 1 (Berger and others, 1993). Reversed and
// questionable answers are left out; if there are no others it is an
// [*UndefinedError]. Read it with 2 places.
func (k Kano) Better() (satisfaction.Exact, error) {
	return k.coefficient("better coefficient", k.Attractive)
}

// Worse is by how much satisfaction falls if the feature is missing:
// -(O + M) / (A + O + M + I), from -1 to 0. Like [Kano.Better] it leaves out
// reversed and questionable answers.
func (k Kano) Worse() (satisfaction.Exact, error) {
	e, err := k.coefficient("worse coefficient", k.MustBe)
	return e.Neg(), err
}

// coefficient is the part that the one-dimensional answers and those have.
func (k Kano) coefficient(of string, those int64) (satisfaction.Exact, error) {
	if err := k.defined(of); err != nil {
		return satisfaction.Exact{}, err
	}
	all := k.Attractive + k.OneDimensional + k.MustBe + k.Indifferent
	if all == 0 {
		return satisfaction.Exact{}, &UndefinedError{of, "all answers are reversed or questionable"}
	}
	return ratio(k.OneDimensional+those, all), nil
}

// CategoryStrength is by what share of all answers the largest category leads the
// next, from 0 (a tie) to 1. Without any answers it is an [*UndefinedError].
func (k Kano) CategoryStrength() (satisfaction.Exact, error) {
	if err := k.defined("category strength"); err != nil {
		return satisfaction.Exact{}, err
	}
	first, second := k.leaders()
	return ratio(k.Count(first)-k.Count(second), k.N()), nil
}

// TotalStrength is the share of all answers to which the feature matters,
// (M + O + A) / N, from 0 to 1. Without any answers it is an [*UndefinedError].
func (k Kano) TotalStrength() (satisfaction.Exact, error) {
	if err := k.defined("total strength"); err != nil {
		return satisfaction.Exact{}, err
	}
	return ratio(k.MustBe+k.OneDimensional+k.Attractive, k.N()), nil
}

// Separation says whether the largest category leads the next by more than chance.
type Separation struct {
	First  Category `json:"first"`  // the largest, ties as in [Kano.Category]
	Second Category `json:"second"` // the next
	Lead   int64    `json:"lead"`   // by how many answers First leads
	// Critical is the lead that chance explains, in answers, a statistic.
	Critical float64 `json:"critical"`
	// Clear reports whether Lead reaches Critical. If not, the feature is a
	// combination of the two.
	Clear bool `json:"clear"`
}

// Separation tests the lead a - b of the largest category over the next among N
// answers: it is clear from 1.65 sqrt((a+b)(2N-a-b)/(2N)) on (Fong, Center for
// Quality of Management Journal 5, 1996), which is decided in whole numbers.
// Without any answers it is an [*UndefinedError].
func (k Kano) Separation() (Separation, error) {
	if err := k.defined("separation of the Kano categories"); err != nil {
		return Separation{}, err
	}
	first, second := k.leaders()
	a, b, n := k.Count(first), k.Count(second), k.N()
	spread := satisfaction.Whole(a + b).Mul(ratio(2*n-a-b, 2*n)).Mul(ratio(165*165, 100*100))
	lead := satisfaction.Whole(a - b)
	return Separation{first, second, a - b, math.Sqrt(spread.Float64()), lead.Mul(lead).Cmp(spread) >= 0}, nil
}

// defined fails with the reason for which a result does not exist.
func (k Kano) defined(of string) error {
	if err := k.counts().check(); err != nil {
		return err
	}
	if k == (Kano{}) {
		return noAnswers(of)
	}
	return nil
}

// counts has the categories in their order.
func (k *Kano) counts() counts {
	return counts{"Kano", []count{
		{"must-be", &k.MustBe},
		{"one-dimensional", &k.OneDimensional},
		{"attractive", &k.Attractive},
		{"indifferent", &k.Indifferent},
		{"reverse", &k.Reverse},
		{"questionable", &k.Questionable},
	}}
}

// String gives "must-be=3 one-dimensional=6 ...", all six in their order. It is
// what is stored as text.
func (k Kano) String() string { return k.counts().text() }

// MarshalText gives what String gives; a count out of range is an [*InputError].
func (k Kano) MarshalText() ([]byte, error) { return k.counts().marshalText() }

// UnmarshalText reads exactly what MarshalText gives; otherwise it returns an
// [*InputError] and k stays as it was.
func (k *Kano) UnmarshalText(text []byte) error {
	var v Kano
	if err := v.counts().unmarshalText(text); err != nil {
		return err
	}
	*k = v
	return nil
}

// MarshalJSON gives an object of the six counts under the names of the categories;
// a count out of range is an [*InputError].
func (k Kano) MarshalJSON() ([]byte, error) { return k.counts().marshalJSON() }

// UnmarshalJSON reads an object of these six counts in any order, and nothing
// else; otherwise it returns an [*InputError] and k stays as it was.
func (k *Kano) UnmarshalJSON(data []byte) error {
	var v Kano
	if err := v.counts().unmarshalJSON(data); err != nil {
		return err
	}
	*k = v
	return nil
}
