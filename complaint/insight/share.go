package insight

import (
	"errors"
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/internal/exact"
)

// ErrNoData says that a figure was asked of nothing: a share of no complaints, the
// longest of no times. It is neither 0 nor 100 percent.
var ErrNoData = errors.New("complaint/insight: no data")

// Share is Part of Whole, exactly: 3 of 25 complaints. The zero Share has no data.
// Shares are not merged; merge what they were taken from and ask again.
type Share struct {
	// Part is how many have it, from 0 to Whole.
	Part int64
	// Whole is how many there are; 0 says that there is no data.
	Whole int64
}

// Percent gives the share in percent with the stated number of places after the
// point, rounded once, half to even: 2 of 3 is 66.67 to two places. Without data it
// is [ErrNoData]. As 9996 of 10000 is 100 to no places, ask for "all of them" by
// comparing Part and Whole.
func (s Share) Percent(places uint8) (decimal.Decimal, error) {
	if s.Whole == 0 {
		return decimal.Decimal{}, ErrNoData
	}
	percent := big.NewRat(s.Part, s.Whole)
	return exact.Round(percent.Mul(percent, big.NewRat(100, 1)), int32(places)), nil
}

// String gives both numbers as they are, "3/25"; no data is "0/0".
func (s Share) String() string {
	return strconv.FormatInt(s.Part, 10) + "/" + strconv.FormatInt(s.Whole, 10)
}
