package value

import (
	"math/big"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/internal/exact"
)

// Comparison says that one criterion counts so many times as much as another.
type Comparison struct {
	// More is the ID of the criterion that counts more, or as much.
	More string
	// Less is that of the other.
	Less string
	// Times from 1, as much, by 3, 5 and 7 to 9, extremely more, on the scale of T. L.
	// Saaty, Journal of Mathematical Psychology 15 (1977).
	Times int64
}

// Weighing is what comparisons come to: weights, and how well the comparisons agree
// with each other. The zero Weighing weighs nothing and is not consistent.
type Weighing struct {
	// Criteria in the order in which they were named, with weights of about a million
	// together, for [NewScorecard].
	Criteria []Criterion
	// Doubtful is the comparison that lies furthest from the weights, or one of several
	// that do: the one to think over first. There is one also when all agree.
	Doubtful Comparison

	ratio *big.Rat
}

// MaxCompared is the most criteria that are weighed by pairs.
const MaxCompared = 10

// randomIndex is by how much comparisons of so many criteria disagree that are made at
// random, in hundredths: T. L. Saaty, The Analytic Hierarchy Process (1980).
var randomIndex = [MaxCompared + 1]int64{3: 58, 4: 90, 5: 112, 6: 124, 7: 132, 8: 141, 9: 145, 10: 149}

// Weigh finds weights from comparisons of every two criteria, as the analytic
// hierarchy process does, for houses that find it easier to say which of two things
// matters more than to divide a hundred.
//
// The weights are in proportion to the geometric means of the rows of the matrix of
// comparisons: the best fit of ratios in the sense of least squares of logarithms (G.
// Crawford, C. Williams, Journal of Mathematical Psychology 29, 1985). Up to three
// criteria, and whenever the comparisons agree, that is Saaty's eigenvector. Beyond,
// it differs little, does not depend on which side of a comparison is named first, and
// needs no iteration in floating point: the weights are the same on every machine,
// rounded once to whole numbers, a tie to the even one.
//
// There are 2 to [MaxCompared] criteria, and each two of them are compared once. All
// faults come back at once, as [*InputError]s.
func Weigh(ids []string, comparisons []Comparison) (Weighing, error) {
	times, err := compared(ids, comparisons)
	if err != nil {
		return Weighing{}, err
	}
	means := make([]*big.Int, len(ids))
	sum := new(big.Int)
	for i, row := range times {
		means[i] = geometricMean(row)
		sum.Add(sum, means[i])
	}
	w := Weighing{Doubtful: doubtful(ids, comparisons, means), ratio: inconsistency(times, means)}
	for i, id := range ids {
		share := new(big.Rat).SetFrac(means[i], sum)
		weight := exact.Round(share.Mul(share, big.NewRat(MaxWeight, 1)), 0).IntPart()
		w.Criteria = append(w.Criteria, Criterion{id, weight})
	}
	return w, nil
}

// compared makes the matrix of comparisons, or finds their faults.
func compared(ids []string, comparisons []Comparison) ([][]*big.Rat, error) {
	var f findings
	if len(ids) < 2 || len(ids) > MaxCompared {
		f.add("ids", strconv.Itoa(len(ids))+" criteria", "2 to "+strconv.Itoa(MaxCompared))
		return nil, f.err()
	}
	times := make([][]*big.Rat, len(ids))
	for i, id := range ids {
		f.name("ids["+strconv.Itoa(i)+"]", id, slices.Contains(ids[:i], id))
		times[i] = make([]*big.Rat, len(ids))
		times[i][i] = big.NewRat(1, 1)
	}
	for k, c := range comparisons {
		f.comparison("comparisons["+strconv.Itoa(k)+"]", c, ids, times)
	}
	if f == nil {
		f.lacking(ids, times)
	}
	return times, f.err()
}

// comparison enters one into the matrix, or finds its faults.
func (f *findings) comparison(path string, c Comparison, ids []string, times [][]*big.Rat) {
	more, less := slices.Index(ids, c.More), slices.Index(ids, c.Less)
	if more < 0 {
		f.add(path+".more", c.More, "the id of a criterion")
	}
	if less < 0 {
		f.add(path+".less", c.Less, "the id of a criterion")
	}
	if c.Times < 1 || c.Times > 9 {
		f.add(path+".times", strconv.FormatInt(c.Times, 10), "1 to 9")
	}
	switch {
	case min(more, less) < 0 || c.Times < 1:
	case times[more][less] != nil:
		f.add(path, c.More+" and "+c.Less, "each two criteria once")
	default:
		times[more][less], times[less][more] = big.NewRat(c.Times, 1), big.NewRat(1, c.Times)
	}
}

// lacking finds the pairs that nobody compared.
func (f *findings) lacking(ids []string, times [][]*big.Rat) {
	for i, id := range ids {
		for j := range i {
			if times[i][j] == nil {
				f.add("comparisons", "nothing of "+ids[j]+" and "+id, "a comparison of each two criteria")
			}
		}
	}
}

// geometricMean gives the n-th root of the product of n numbers, times 10^30 and
// rounded down.
func geometricMean(row []*big.Rat) *big.Int {
	product := big.NewRat(1, 1)
	for _, r := range row {
		product.Mul(product, r)
	}
	n := int64(len(row))
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(30*n), nil)
	return root(scale.Mul(scale, product.Num()).Quo(scale, product.Denom()), n)
}

// root gives the n-th root of a number above zero, rounded down, by Newton's method
// from above.
func root(of *big.Int, n int64) *big.Int {
	x := new(big.Int).Lsh(big.NewInt(1), uint(of.BitLen())/uint(n)+1)
	for {
		next := new(big.Int).Exp(x, big.NewInt(n-1), nil)
		next.Quo(of, next)
		next.Add(next, new(big.Int).Mul(x, big.NewInt(n-1)))
		next.Quo(next, big.NewInt(n))
		if next.Cmp(x) >= 0 {
			return x
		}
		x = next
	}
}

// inconsistency gives the consistency ratio. Each row of the matrix, multiplied by the
// weights, is a multiple of its own weight; λ is the mean of these multiples, which is n
// if the comparisons agree, and more if not.
func inconsistency(times [][]*big.Rat, means []*big.Int) *big.Rat {
	n := int64(len(times))
	if randomIndex[n] == 0 {
		return new(big.Rat)
	}
	lambda := new(big.Rat)
	for i, row := range times {
		sum := new(big.Rat)
		for j, x := range row {
			sum.Add(sum, new(big.Rat).Mul(x, new(big.Rat).SetInt(means[j])))
		}
		lambda.Add(lambda, sum.Quo(sum, new(big.Rat).SetInt(means[i])))
	}
	lambda.Mul(lambda, big.NewRat(1, n))
	lambda.Sub(lambda, big.NewRat(n, 1))
	return lambda.Mul(lambda, big.NewRat(100, (n-1)*randomIndex[n]))
}

// doubtful finds the comparison with the largest quotient of what was said and what the
// weights say, or the other way round.
func doubtful(ids []string, comparisons []Comparison, means []*big.Int) (found Comparison) {
	most, one := new(big.Rat), big.NewRat(1, 1)
	for _, c := range comparisons {
		x := new(big.Rat).SetFrac(means[slices.Index(ids, c.Less)], means[slices.Index(ids, c.More)])
		x.Mul(x, big.NewRat(c.Times, 1))
		if x.Cmp(one) < 0 {
			x.Inv(x)
		}
		if x.Cmp(most) > 0 {
			most, found = x, c
		}
	}
	return found
}

// Ratio is the consistency ratio, with so many places, rounded once, a tie to the even
// digit: 0 for comparisons that agree, about 1 for such as are made at random. It is
// (λ - n) / (n - 1) divided by the random index of Saaty for n criteria, with λ taken
// from the weights. Two criteria always agree.
func (w Weighing) Ratio(places uint8) decimal.Decimal {
	if w.ratio == nil {
		return decimal.Decimal{}
	}
	return exact.Round(w.ratio, int32(places))
}

// Consistent reports whether the ratio is a tenth at most, the bound that Saaty
// recommends. If it is not, think the comparisons over before you use the weights.
func (w Weighing) Consistent() bool {
	return w.ratio != nil && w.ratio.Cmp(big.NewRat(1, 10)) <= 0
}
