package satisfaction

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// Percentages gives a breakdown that adds up to exactly 100: each count as a
// percentage with so many places, cut, and the units of the last place that are
// left over given to the largest remainders, to the first of those that are equal.
// Each result is less than one unit away from the exact percentage. Counts below 0,
// and counts that are all 0, are an [*UndefinedError].
func Percentages(counts []int64, places uint8) ([]decimal.Decimal, error) {
	total := new(big.Int)
	for _, n := range counts {
		if n < 0 {
			return nil, &UndefinedError{"a breakdown in percent", "a count is below 0"}
		}
		total.Add(total, big.NewInt(n))
	}
	if total.Sign() == 0 {
		return nil, &UndefinedError{"a breakdown in percent", nobody}
	}
	units := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)+2), nil) // 100 percent
	shares, left := cut(counts, units, total)
	byRemainder := make([]int, len(counts))
	for i := range byRemainder {
		byRemainder[i] = i
	}
	slices.SortStableFunc(byRemainder, func(a, b int) int { return shares[b].rest.Cmp(shares[a].rest) })
	for _, i := range byRemainder[:left] {
		shares[i].units.Add(shares[i].units, big.NewInt(1))
	}
	result := make([]decimal.Decimal, len(counts))
	for i, s := range shares {
		result[i] = decimal.NewFromBigInt(s.units, -int32(places))
	}
	return result, nil
}

// percentShare is a count's share in whole units, and what was cut off.
type percentShare struct{ units, rest *big.Int }

// cut divides the units by the counts and tells how many units are left over, fewer
// than there are counts with a remainder.
func cut(counts []int64, units, total *big.Int) (shares []percentShare, left int64) {
	over := new(big.Int).Set(units)
	for _, n := range counts {
		s := percentShare{new(big.Int), new(big.Int)}
		s.units.QuoRem(new(big.Int).Mul(big.NewInt(n), units), total, s.rest)
		over.Sub(over, s.units)
		shares = append(shares, s)
	}
	return shares, over.Int64()
}
