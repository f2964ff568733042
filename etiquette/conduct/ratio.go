package conduct

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/internal/exact"
)

// Ratio is Num out of Den, exactly: a score, a coverage, an agreement, a kappa, or the
// measure of something. With Den 0, as in the zero Ratio, it is undefined: there is
// nothing to compare, which is neither 0 nor 100 %. Den is never negative.
//
// 1/2 and 2/4 are the same number but not equal by ==: use Compare.
type Ratio struct {
	Num int64 `json:"num"` // the part; negative only in a kappa below chance
	Den int64 `json:"den"` // the whole; 0 when undefined
}

// Whole is n as a Ratio: three rings, 120 centimetres.
func Whole(n int64) Ratio { return Ratio{n, 1} }

// Round gives r with the stated number of places after the point, rounded once, half
// to even; ok is false when r is undefined.
func (r Ratio) Round(places uint8) (number decimal.Decimal, ok bool) {
	if r.Den == 0 {
		return decimal.Decimal{}, false
	}
	return exact.Round(r.rat(), int32(places)), true
}

// Percent gives r in percent, as Round does.
func (r Ratio) Percent(places uint8) (percent decimal.Decimal, ok bool) {
	if r.Den == 0 {
		return decimal.Decimal{}, false
	}
	return exact.Round(new(big.Rat).Mul(r.rat(), big.NewRat(100, 1)), int32(places)), true
}

// Compare gives -1, 0 or +1 as r is less than, equal to or greater than other, without
// rounding; ok is false when one of them is undefined.
func (r Ratio) Compare(other Ratio) (order int, ok bool) {
	if r.Den == 0 || other.Den == 0 {
		return 0, false
	}
	return r.rat().Cmp(other.rat()), true
}

// String gives both numbers as they are, "14/15"; an undefined one is "0/0".
func (r Ratio) String() string {
	return strconv.FormatInt(r.Num, 10) + "/" + strconv.FormatInt(r.Den, 10)
}

func (r Ratio) rat() *big.Rat { return big.NewRat(r.Num, r.Den) }
