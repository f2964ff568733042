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
	scaled := decimal.New(1, places).Rat()
	scaled.Mul(scaled, r)
	quo, rem := new(big.Int).QuoRem(scaled.Num(), scaled.Denom(), new(big.Int)) // toward zero
	twice := rem.Lsh(rem.Abs(rem), 1)
	if c := twice.Cmp(scaled.Denom()); c > 0 || c == 0 && quo.Bit(0) == 1 {
		quo.Add(quo, big.NewInt(int64(r.Sign())))
	}
	return decimal.NewFromBigInt(quo, -places)
}
