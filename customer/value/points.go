package value

import (
	"cmp"
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/internal/exact"
)

// Points are an exact number from 0 to 100: a fraction that is rounded only to be
// read. The zero value is 0. Compare with [Points.Cmp], never with ==: 1/2 and 2/4
// are the same number.
type Points struct {
	num int64 // in millionths, times the weights
	den int64 // the sum of the weights; 0 stands for 1
}

// PointsOf gives a number from 0 to 100 with at most six digits after the point, and
// an [*InputError] for any other.
func PointsOf(d decimal.Decimal) (Points, error) {
	var f findings
	n := f.hundred("points", d)
	if f != nil {
		return Points{}, f[0]
	}
	return Points{n, 1}, nil
}

// Decimal gives the points with that many places, rounded once, a tie to the even
// digit. It is for people: whether a tier is reached is decided on the exact number.
func (p Points) Decimal(places uint8) decimal.Decimal {
	return exact.Round(p.Rat(), int32(places))
}

// Rat gives the exact number, in a value the caller owns.
func (p Points) Rat() *big.Rat {
	r := big.NewRat(p.num, max(1, p.den))
	return r.Mul(r, big.NewRat(1, millionths))
}

// Cmp is -1, 0 or +1 as p is less than, equal to or more than q.
func (p Points) Cmp(q Points) int {
	hi, lo := bits.Mul64(uint64(p.num), uint64(max(1, q.den)))
	hi2, lo2 := bits.Mul64(uint64(q.num), uint64(max(1, p.den)))
	return cmp.Or(cmp.Compare(hi, hi2), cmp.Compare(lo, lo2))
}

// String gives the fraction in lowest terms, "485/6".
func (p Points) String() string { return p.Rat().RatString() }
