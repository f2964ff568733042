package metric

import (
	"cmp"
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/internal/exact"
)

// Percentages gives the part of each count in percent with so many places, 0 to
// 16, each rounded by itself, half to even. Rounded by themselves they may add up
// to 99.99 or 100.01; see [PercentagesTo100]. A count below 0 is an [*InputError],
// and counts that are all 0, or none, an [*UndefinedError].
func Percentages(places uint8, counts ...int64) ([]decimal.Decimal, error) {
	total, err := breakdown(places, counts)
	if err != nil {
		return nil, err
	}
	percent := make([]decimal.Decimal, len(counts))
	for i, n := range counts {
		percent[i] = ratio(n, total).Mul(ratio(100, 1)).Decimal(places)
	}
	return percent, nil
}

// PercentagesTo100 is [Percentages] that add up to exactly 100: each is cut to its
// places, and what is missing goes by one unit of the last place to those that
// lost most (largest remainder, Hamilton's method), of equal ones to the first. So
// each is less than one unit away from the exact part, a larger count never gets
// less than a smaller one, and only equal counts may differ, by one unit.
func PercentagesTo100(places uint8, counts ...int64) ([]decimal.Decimal, error) {
	total, err := breakdown(places, counts)
	if err != nil {
		return nil, err
	}
	whole := 100 * exact.Pow10(int32(places))
	missing := whole
	units := make([]uint64, len(counts)) // of the last place
	lost := make([]uint64, len(counts))  // by cutting, in parts of the total
	for i, n := range counts {
		hi, lo := bits.Mul64(uint64(n), whole)
		units[i], lost[i] = bits.Div64(hi, lo, uint64(total))
		missing -= units[i]
	}
	for _, i := range largest(lost)[:missing] {
		units[i]++
	}
	percent := make([]decimal.Decimal, len(counts))
	for i, n := range units {
		percent[i] = decimal.New(int64(n), -int32(places))
	}
	return percent, nil
}

// largest gives the places of the values from the largest to the smallest, equal
// ones in their order.
func largest(values []uint64) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[b], values[a]) })
	return order
}

// breakdown checks what Percentages was given and adds it up.
func breakdown(places uint8, counts []int64) (total int64, err error) {
	const longest = 16 // 100 with 16 places is the last such power of ten in an int64
	var errs []error
	if places > longest {
		errs = append(errs, &InputError{"percentages", "places", strconv.Itoa(int(places)), fmt.Sprintf("0 to %d", longest)})
	}
	for i, n := range counts {
		if n < 0 || n > most-total {
			errs = append(errs, &InputError{"percentages", fmt.Sprintf("count %d", i+1), strconv.FormatInt(n, 10), fmt.Sprintf("0 or more, all together at most %d", int64(most))})
			continue
		}
		total += n
	}
	if len(errs) == 0 && total == 0 {
		return 0, &UndefinedError{"percentages", "nothing was counted"}
	}
	return total, errors.Join(errs...)
}
