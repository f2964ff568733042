// Package exact turns exact fractions into decimals, rounding once.
package exact

import (
	"math"
	"math/big"

	"github.com/shopspring/decimal"
)

// Mode says where a number goes that lies between two neighbours of the last
// place. The packages declare an exported enum with the same numbers and convert.
type Mode uint8

// The modes. The first three differ at a tie only, the others everywhere.
const (
	HalfEven Mode = iota + 1 // to the nearer one, a tie to the even digit
	HalfAway                 // to the nearer one, a tie away from zero
	HalfDown                 // to the nearer one, a tie toward zero
	Toward                   // toward zero
	Away                     // away from zero
	Floor                    // toward minus infinity
	Ceiling                  // toward plus infinity
)

// away reports whether a number whose quotient was cut toward zero goes on to
// the next digit: half compares what was cut off with half a digit, and there was
// something to cut.
func (m Mode) away(negative, odd bool, half int) bool {
	switch m {
	case HalfAway:
		return half >= 0
	case HalfDown:
		return half > 0
	case Toward:
		return false
	case Away:
		return true
	case Floor:
		return negative
	case Ceiling:
		return !negative
	}
	return half > 0 || half == 0 && odd
}

// Round gives r as a decimal with the stated number of places after the point,
// rounded once; a tie goes to the even digit (2.5 to 2, 3.5 to 4). Negative
// places round left of the point. It reads none of the decimal package's
// variables, which belong to the program, and keeps r as it is.
func Round(r *big.Rat, places int32) decimal.Decimal { return RoundMode(r, places, HalfEven) }

// RoundMode is Round with another rule for what lies between two digits. A mode
// that is none of the constants rounds as HalfEven.
func RoundMode(r *big.Rat, places int32, mode Mode) decimal.Decimal {
	scaled := decimal.New(1, places).Rat()
	scaled.Mul(scaled, r)
	quo, rem := new(big.Int).QuoRem(scaled.Num(), scaled.Denom(), new(big.Int)) // toward zero
	twice := new(big.Int).Lsh(rem.Abs(rem), 1)
	if rem.Sign() != 0 && mode.away(r.Sign() < 0, quo.Bit(0) == 1, twice.Cmp(scaled.Denom())) {
		quo.Add(quo, big.NewInt(int64(r.Sign())))
	}
	return decimal.NewFromBigInt(quo, -places)
}

// RoundFraction is RoundMode of num/den for a positive den. It works in machine
// words where they are wide enough, which for results that people read they are.
func RoundFraction(num, den int64, places int32, mode Mode) decimal.Decimal {
	return RoundWords(num < 0, Magnitude(num), Magnitude(den), places, mode)
}

// roundWords gives the magnitude of num/den in units of the last place, digit by
// digit, when machine words hold all of it.
func roundWords(negative bool, num, den Words, places int32, mode Mode) (n int64, ok bool) {
	if places < 0 {
		return 0, false
	}
	quo, rem := num.QuoRem(den)
	for range places {
		if rem, ok = rem.Mul(Words{Lo: 10}); !ok || quo.Hi != 0 {
			return 0, false
		}
		var digit Words
		digit, rem = rem.QuoRem(den)
		quo, _ = quo.Mul(Words{Lo: 10})
		quo, _ = quo.Add(digit)
	}
	if rem != (Words{}) && mode.away(negative, quo.Lo&1 == 1, rem.Cmp(den.Sub(rem))) {
		quo, _ = quo.Add(Words{Lo: 1})
	}
	return int64(quo.Lo), quo.Hi == 0 && quo.Lo <= math.MaxInt64
}

// magnitude is the absolute value of n, also for the smallest int64.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// Pow10 gives 10 to the power of n, for n from 0 to 19.
func Pow10(n int32) uint64 {
	p := uint64(1)
	for range n {
		p *= 10
	}
	return p
}
