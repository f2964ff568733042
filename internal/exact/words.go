package exact

import (
	"cmp"
	"encoding/binary"
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"
)

// Words is a whole number from 0 to 2^128-1 in two machine words. The products of
// two int64 fit, as do the denominators of most results, and none of them takes
// memory. Compare with ==; the zero value is 0.
type Words struct{ Hi, Lo uint64 }

// Magnitude gives the absolute value of n, also of the smallest int64.
func Magnitude(n int64) Words { return Words{Lo: magnitude(n)} }

// Cmp is -1, 0 or +1 as a is less than, equal to or greater than b.
func (a Words) Cmp(b Words) int { return cmp.Or(cmp.Compare(a.Hi, b.Hi), cmp.Compare(a.Lo, b.Lo)) }

// Add gives a + b; ok is false when that is 2^128 or more.
func (a Words) Add(b Words) (sum Words, ok bool) {
	lo, carry := bits.Add64(a.Lo, b.Lo, 0)
	hi, carry := bits.Add64(a.Hi, b.Hi, carry)
	return Words{hi, lo}, carry == 0
}

// Sub gives a - b for a b up to a.
func (a Words) Sub(b Words) Words {
	lo, borrow := bits.Sub64(a.Lo, b.Lo, 0)
	return Words{a.Hi - b.Hi - borrow, lo}
}

// Mul gives a * b; ok is false when that is 2^128 or more.
func (a Words) Mul(b Words) (product Words, ok bool) {
	if a.Hi != 0 {
		a, b = b, a
	}
	hi, lo := bits.Mul64(a.Lo, b.Lo)
	over, more := bits.Mul64(a.Lo, b.Hi)
	hi, carry := bits.Add64(hi, more, 0)
	return Words{hi, lo}, a.Hi == 0 && over == 0 && carry == 0
}

// QuoRem gives a / b, cut to a whole number, and what is left, for a b above 0.
func (a Words) QuoRem(b Words) (quo, rem Words) {
	if a.Hi|b.Hi == 0 {
		return Words{Lo: a.Lo / b.Lo}, Words{Lo: a.Lo % b.Lo}
	}
	if b.Hi == 0 {
		quo.Hi = a.Hi / b.Lo
		quo.Lo, rem.Lo = bits.Div64(a.Hi%b.Lo, a.Lo, b.Lo)
		return quo, rem
	}
	// The leading word of b, moved up, divides half of a; the quotient is right or one
	// too large, and is taken as one too small (Knuth, The Art of Computer Programming
	// 2, 4.3.1).
	up := bits.LeadingZeros64(b.Hi)
	lead := b.Hi<<up | b.Lo>>(64-up)
	quo.Lo, _ = bits.Div64(a.Hi>>1, a.Hi<<63|a.Lo>>1, lead)
	quo.Lo >>= 63 - up
	quo.Lo -= min(quo.Lo, 1)
	product, _ := quo.Mul(b)
	if rem = a.Sub(product); rem.Cmp(b) >= 0 {
		quo.Lo++
		rem = rem.Sub(b)
	}
	return quo, rem
}

// GCD is the greatest common divisor of a and a positive b.
func GCD(a, b Words) Words {
	for a.Hi|b.Hi != 0 && a != (Words{}) {
		_, rem := b.QuoRem(a)
		a, b = rem, a
	}
	if a == (Words{}) {
		return b
	}
	return Words{Lo: gcd(a.Lo, b.Lo)}
}

// gcd is that of two positive numbers. It takes factors of 2 away and subtracts (Stein,
// Journal of Computational Physics 1, 1967): many short steps in place of few
// divisions.
func gcd(a, b uint64) uint64 {
	twos := bits.TrailingZeros64(a | b)
	for a != 0 {
		a >>= bits.TrailingZeros64(a)
		b >>= bits.TrailingZeros64(b)
		a, b = max(a, b)-min(a, b), min(a, b)
	}
	return b << twos
}

// ReadWords gives the absolute value of n; ok is false when that is 2^128 or more.
func ReadWords(n *big.Int) (a Words, ok bool) {
	if n.BitLen() > 128 {
		return Words{}, false
	}
	var b [16]byte
	n.FillBytes(b[:])
	return Words{binary.BigEndian.Uint64(b[:8]), binary.BigEndian.Uint64(b[8:])}, true
}

// Big gives the number to [math/big].
func (a Words) Big() *big.Int {
	b := binary.BigEndian.AppendUint64(nil, a.Hi)
	return new(big.Int).SetBytes(binary.BigEndian.AppendUint64(b, a.Lo))
}

// RoundWords is [RoundMode] of num/den for a positive den, below zero if negative. It
// takes no memory beyond the decimal for results that people read.
func RoundWords(negative bool, num, den Words, places int32, mode Mode) decimal.Decimal {
	n, ok := roundWords(negative, num, den, places, mode)
	switch {
	case ok && negative:
		return decimal.New(-n, -places)
	case ok:
		return decimal.New(n, -places)
	}
	r := new(big.Rat).SetFrac(num.Big(), den.Big())
	if negative {
		r.Neg(r)
	}
	return RoundMode(r, places, mode)
}
