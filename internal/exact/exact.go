// Package exact turns exact fractions into decimals, rounding once.
package exact

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// Round gives r as a decimal with the stated number of places after the point,
// rounded once; a tie goes to the even digit (2.5 to 2, 3.5 to 4). Negative
// places round left of the point. It reads none of the decimal package's
// variables, which belong to the program, and keeps r as it is.
func Round(r *big.Rat, places int32) decimal.Decimal {
	num, den := new(big.Int).Set(r.Num()), new(big.Int).Set(r.Denom())
	if scale := tenTo(places); places >= 0 {
		num.Mul(num, scale)
	} else {
		den.Mul(den, scale)
	}
	quo, rem := new(big.Int).QuoRem(num, den, new(big.Int)) // toward zero
	switch twice := rem.Abs(rem).Lsh(rem, 1); twice.Cmp(den) {
	case +1:
		away(quo, num)
	case 0:
		if quo.Bit(0) == 1 {
			away(quo, num)
		}
	}
	return decimal.NewFromBigInt(quo, -places)
}

// away moves quo by one from zero, in the direction of num's sign.
func away(quo, num *big.Int) { quo.Add(quo, big.NewInt(int64(num.Sign()))) }

func tenTo(places int32) *big.Int {
	n := int64(places)
	if n < 0 {
		n = -n
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil)
}
