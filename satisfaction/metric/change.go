package metric

import (
	"errors"
	"math"

	"github.com/servicequality/servicequality/satisfaction"
)

// Change compares n with the score of earlier, independent answers: the
// difference in points, from -200 to 200, over its standard error, which is the
// root of the sum of the two variances, each over its number of answers: the test
// of two independent means, of answers that count 1, 0 and -1. It is an
// [*UndefinedError] without answers on either side, and when on each side all
// answers fall into one group: two variances of 0 measure no difference.
func (n NPS) Change(earlier NPS) (ZTest, error) {
	later, err := n.estimate("change of the net promoter score")
	before, err2 := earlier.estimate("change of the net promoter score")
	if err := errors.Join(err, err2); err != nil {
		return ZTest{}, err
	}
	variance := later.squaredError().Add(before.squaredError())
	if variance.Sign() == 0 {
		return ZTest{}, &UndefinedError{"change of the net promoter score", "all answers of each side fall into one group"}
	}
	return zTest(later.score().Sub(before.score()), variance), nil
}

// Change compares p with an earlier, independent proportion: the difference of
// the shares, from -1 to 1, over the standard error that both would have if they
// were one (the pooled two-sample test). It is an [*UndefinedError] without
// answers on either side, and when there is no hit, or nothing but hits, on both.
func (p Proportion) Change(earlier Proportion) (ZTest, error) {
	difference, err := p.difference(earlier)
	if err != nil {
		return ZTest{}, err
	}
	hits, all := satisfaction.Whole(p.Hit+earlier.Hit), satisfaction.Whole(p.N+earlier.N)
	pooled, _ := hits.Quo(all)
	variance := pooled.Mul(satisfaction.Whole(1).Sub(pooled)).Mul(ratio(1, p.N).Add(ratio(1, earlier.N)))
	if variance.Sign() == 0 {
		return ZTest{}, &UndefinedError{changeOfShare, "both sides are all hits or no hit"}
	}
	return zTest(difference, variance), nil
}

// ChangeInterval is the range of differences p minus earlier of the shares, from
// -1 to 1, that agree with both, for a confidence such as 0.95, by the hybrid of
// the two score intervals (method 10 of Newcombe, Statistics in Medicine 17, 1998,
// without continuity correction). The two must be independent. Unlike the test it
// exists even where both sides are all hits; without answers on either side it is
// an [*UndefinedError].
func (p Proportion) ChangeInterval(earlier Proportion, confidence float64) (satisfaction.Interval, error) {
	difference, err := p.difference(earlier)
	z, err2 := quantile(confidence)
	if err := errors.Join(err, err2); err != nil {
		return satisfaction.Interval{}, err
	}
	d, share, before := difference.Float64(), p.share(), earlier.share()
	low, high := wilson(float64(p.Hit), float64(p.N-p.Hit), z)
	lowBefore, highBefore := wilson(float64(earlier.Hit), float64(earlier.N-earlier.Hit), z)
	return satisfaction.Interval{
		Low:        d - math.Hypot(share-low, highBefore-before),
		High:       d + math.Hypot(high-share, before-lowBefore),
		Confidence: confidence,
		Method:     satisfaction.Newcombe,
	}, nil
}

const changeOfShare = "change of a proportion"

// difference is p's share less the earlier one.
func (p Proportion) difference(earlier Proportion) (satisfaction.Exact, error) {
	if err := errors.Join(p.defined(changeOfShare), earlier.defined(changeOfShare)); err != nil {
		return satisfaction.Exact{}, err
	}
	return ratio(p.Hit, p.N).Sub(ratio(earlier.Hit, earlier.N)), nil
}

// share is Share as a float64, of what is defined.
func (p Proportion) share() float64 { return float64(p.Hit) / float64(p.N) }
