package metric

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/servicequality/servicequality/satisfaction"
)

// Proportion is how many of N answers or cases are what was looked for: 78
// satisfied of 100 who answered. Who did not answer is in neither number; a response
// rate is another Proportion, 100 who answered of 400 who were asked. It is a plain
// value, compared with ==; the zero value has counted nothing and is what
// Merge leaves a sum unchanged with.
type Proportion struct {
	Hit int64 // what was looked for, 0 to N
	N   int64 // all that were looked at, 0 to 2^53 - 1
}

// Add counts one more, which is a hit or not. It fails with an [*InputError] when
// p is no proportion or is full.
func (p *Proportion) Add(hit bool) error {
	one := Proportion{N: 1}
	if hit {
		one.Hit = 1
	}
	return p.Merge(one)
}

// Merge counts what other has counted, in any order and grouping to the same
// result. It fails with an [*InputError] when one of them is no proportion or the
// sum is beyond 2^53 - 1; then p stays as it was.
func (p *Proportion) Merge(other Proportion) error {
	if err := errors.Join(p.check(), other.check()); err != nil {
		return err
	}
	return p.counts().merge(other.counts())
}

// Share is the part that are hits, from 0 to 1: 78 of 100 is 39/50. Without any
// answers it is an [*UndefinedError].
func (p Proportion) Share() (satisfaction.Exact, error) {
	if err := p.defined("proportion"); err != nil {
		return satisfaction.Exact{}, err
	}
	return ratio(p.Hit, p.N), nil
}

// Percent is Share in percent, from 0 to 100; read it with 2 places.
func (p Proportion) Percent() (satisfaction.Exact, error) {
	share, err := p.Share()
	return share.Mul(satisfaction.Whole(100)), err
}

// Interval is the range of shares that agree with the answers, for a confidence
// above 0 and below 1 such as 0.95, by the score method (Wilson, JASA 22, 1927,
// recommended by Newcombe, Statistics in Medicine 17, 1998). It lies within 0 and
// 1, begins at exactly 0 when there is no hit, and ends at exactly 1 when all are.
// Without any answers it is an [*UndefinedError].
func (p Proportion) Interval(confidence float64) (satisfaction.Interval, error) {
	return wilsonInterval(float64(p.Hit), float64(p.N-p.Hit), confidence, p.defined("interval of a proportion"))
}

// WeightedInterval is [Proportion.Interval] for a share of weighted answers: n is their
// effective number, which [satisfaction.Kish.Effective] gives, from 1 to 2^53 - 1 (Dean
// and Pagano, Journal of Survey Statistics and Methodology 3, 2015). An n out of that
// range and a share that is not from 0 to 1 are an [*InputError].
func WeightedInterval(share, n satisfaction.Exact, confidence float64) (satisfaction.Interval, error) {
	one := satisfaction.Whole(1)
	var wrong []error
	if share.Sign() < 0 || share.Cmp(one) > 0 {
		wrong = append(wrong, &InputError{"weighted interval", "share", share.String(), "0 to 1"})
	}
	if n.Cmp(one) < 0 || n.Cmp(satisfaction.Whole(most)) > 0 {
		wrong = append(wrong, &InputError{"weighted interval", "n", n.String(), "1 to 2^53 - 1"})
	}
	return wilsonInterval(share.Mul(n).Float64(), one.Sub(share).Mul(n).Float64(), confidence, errors.Join(wrong...))
}

// wilsonInterval is the interval for so many answers that hit and miss, unless
// something is wrong with them.
func wilsonInterval(hit, miss, confidence float64, wrong error) (satisfaction.Interval, error) {
	z, err := quantile(confidence)
	if err := errors.Join(wrong, err); err != nil {
		return satisfaction.Interval{}, err
	}
	low, high := wilson(hit, miss, z)
	return satisfaction.Interval{Low: low, High: high, Confidence: confidence, Method: satisfaction.Wilson}, nil
}

// wilson gives the two roots of Wilson's equation (share - p)² = z² p(1-p)/n, for n
// answers of which so many hit and miss.
//
// The smaller root of the text-books is the difference of two near numbers, which
// for few hits among many answers leaves no digit; that the product of the roots
// is x²/n over n+z² gives it without loss. Where hits are many, the larger root is
// the smaller one of the misses, seen from 1.
func wilson(hit, miss, z float64) (low, high float64) {
	n := hit + miss
	sum := middle(hit, miss, z)
	low = hit * hit / n / sum
	if miss < hit {
		return low, 1 - miss*miss/n/middle(miss, hit, z)
	}
	return low, sum / (n + z*z)
}

// middle is the larger root times n + z².
func middle(hit, miss, z float64) float64 {
	return hit + z*z/2 + z*math.Sqrt(hit*miss/(hit+miss)+z*z/4)
}

// defined fails with the reason for which a result does not exist.
func (p Proportion) defined(of string) error {
	if err := p.check(); err != nil {
		return err
	}
	if p.N == 0 {
		return noAnswers(of)
	}
	return nil
}

func (p Proportion) check() error {
	if err := p.counts().check(); err != nil {
		return err
	}
	if p.Hit > p.N {
		return &InputError{"Proportion", "hit", strconv.FormatInt(p.Hit, 10), fmt.Sprintf("at most n, %d", p.N)}
	}
	return nil
}

func (p *Proportion) counts() counts {
	return counts{"Proportion", []count{{"hit", &p.Hit}, {"n", &p.N}}}
}

// String gives "hit=78 n=100". It is what is stored as text.
func (p Proportion) String() string { return p.counts().text() }

// MarshalText gives what String gives; what is no proportion is an [*InputError].
func (p Proportion) MarshalText() ([]byte, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	return p.counts().marshalText()
}

// UnmarshalText reads exactly what MarshalText gives; otherwise it returns an
// [*InputError] and p stays as it was.
func (p *Proportion) UnmarshalText(text []byte) error {
	return p.decode(func(c counts) error { return c.unmarshalText(text) })
}

// MarshalJSON gives {"hit":78,"n":100}; what is no proportion is an [*InputError].
func (p Proportion) MarshalJSON() ([]byte, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	return p.counts().marshalJSON()
}

// UnmarshalJSON reads an object of these two counts in either order, and nothing
// else; otherwise it returns an [*InputError] and p stays as it was.
func (p *Proportion) UnmarshalJSON(data []byte) error {
	return p.decode(func(c counts) error { return c.unmarshalJSON(data) })
}

func (p *Proportion) decode(from func(counts) error) error {
	var v Proportion
	if err := from(v.counts()); err != nil {
		return err
	}
	if err := v.check(); err != nil {
		return err
	}
	*p = v
	return nil
}

// ratio is num/den for a den that is not 0.
func ratio(num, den int64) satisfaction.Exact {
	e, _ := satisfaction.Ratio(num, den)
	return e
}
