package satisfaction

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/internal/exact"
)

// Exact is a number without any error: a fraction of whole numbers in lowest
// terms. A gap, a mean, a share and a weight are Exacts until somebody wants to
// read them; then [Exact.Decimal] rounds once. The zero value is 0. An Exact never
// changes: copy it, share it, and compare with [Exact.Equal] or [Exact.Cmp],
// never with ==.
//
// A fraction whose two parts fit an int64 takes no memory beyond the value and is
// computed in machine words; a larger one is held by [math/big], so that nothing
// overflows and nothing is cut.
type Exact struct {
	num  int64    // at least -math.MaxInt64, so that it can be negated
	less int64    // the denominator less one, so that the zero value is 0/1
	wide *big.Rat // the number, where num and less cannot hold it; never written to
}

// Whole gives n.
func Whole(n int64) Exact {
	if n == math.MinInt64 {
		return Exact{wide: big.NewRat(n, 1)}
	}
	return Exact{num: n}
}

// Ratio gives num/den; ok is false when den is 0, which gives no number.
func Ratio(num, den int64) (e Exact, ok bool) {
	switch {
	case den == 0:
		return Exact{}, false
	case num == math.MinInt64 || den == math.MinInt64:
		return FromRat(big.NewRat(num, den)), true
	case den < 0:
		num, den = -num, -den
	}
	return lowest(num, den), true
}

// FromRat gives the number r, of which it keeps a copy where it keeps any; nil is 0.
func FromRat(r *big.Rat) Exact {
	switch {
	case r == nil:
		return Exact{}
	case r.Num().IsInt64() && r.Num().Int64() != math.MinInt64 && r.Denom().IsInt64():
		return Exact{num: r.Num().Int64(), less: r.Denom().Int64() - 1}
	}
	return Exact{wide: new(big.Rat).Set(r)}
}

// FromDecimal gives the number d. It refuses with a [*NumberError] a decimal that
// has more than 1000 places after the point or zeros before it, which no rating,
// weight or amount has, and which would fill the memory.
func FromDecimal(d decimal.Decimal) (Exact, error) {
	const most = 1000
	exp := d.Exponent()
	if exp < -most || exp > most {
		return Exact{}, &NumberError{Input: shown(d), Want: "at most 1000 places or trailing zeros"}
	}
	n, ok := shortDecimal(d)
	switch {
	case ok && exp == 0:
		return Exact{num: n}, nil
	case ok && exp < 0 && exp >= -18:
		return lowest(n, int64(exact.Pow10(-exp))), nil
	}
	return FromRat(d.Rat()), nil
}

// shown prints a decimal of any exponent in few letters.
func shown(d decimal.Decimal) string {
	return d.Coefficient().Text(10) + "e" + Whole(int64(d.Exponent())).String()
}

// shortDecimal gives the digits of d when there are at most 18.
func shortDecimal(d decimal.Decimal) (n int64, ok bool) {
	if d.NumDigits() > 18 {
		return 0, false
	}
	return d.CoefficientInt64(), true
}

// lowest reduces num/den for a positive den; neither is math.MinInt64.
func lowest(num, den int64) Exact {
	g := gcd(num, den)
	return Exact{num: num / g, less: den/g - 1}
}

// gcd is the greatest common divisor of a and a positive b.
func gcd(a, b int64) int64 {
	a = max(a, -a)
	for a != 0 {
		a, b = b%a, a
	}
	return b
}

// Sign is -1, 0 or +1 as e is below, at or above zero.
func (e Exact) Sign() int {
	if e.wide != nil {
		return e.wide.Sign()
	}
	return cmp.Compare(e.num, 0)
}

// Cmp is -1, 0 or +1 as e is less than, equal to or greater than f.
func (e Exact) Cmp(f Exact) int {
	if e.wide != nil || f.wide != nil {
		return e.rat().Cmp(f.rat())
	}
	if e.Sign() != f.Sign() {
		return cmp.Compare(e.Sign(), f.Sign())
	}
	ehi, elo := bits.Mul64(uint64(max(e.num, -e.num)), uint64(f.less)+1)
	fhi, flo := bits.Mul64(uint64(max(f.num, -f.num)), uint64(e.less)+1)
	return e.Sign() * cmp.Or(cmp.Compare(ehi, fhi), cmp.Compare(elo, flo))
}

// Equal reports whether e and f are the same number.
func (e Exact) Equal(f Exact) bool { return e.Cmp(f) == 0 }

// Rat gives the number as a fraction of [math/big] that the caller owns.
func (e Exact) Rat() *big.Rat { return new(big.Rat).Set(e.rat()) }

// rat is Rat for reading only.
func (e Exact) rat() *big.Rat {
	if e.wide != nil {
		return e.wide
	}
	return new(big.Rat).SetFrac64(e.num, e.less+1)
}

// Float64 gives the nearest float64, for statistics and drawings: it is never NaN
// nor infinite, so that a number beyond all floats gives the largest of them with
// its sign.
func (e Exact) Float64() float64 {
	const whole = 1 << 53 // whole numbers up to here are floats
	if e.wide == nil && max(e.num, -e.num) <= whole && e.less < whole {
		return float64(e.num) / float64(e.less+1)
	}
	f, _ := e.rat().Float64()
	return max(-math.MaxFloat64, min(f, math.MaxFloat64))
}

// Decimal gives the number with so many places after the point, rounded once, a
// tie to the even digit: 0.125 to two places is 0.12, 0.375 is 0.38. Means and
// gaps are read with 4 places, percentages with 2.
func (e Exact) Decimal(places uint8) decimal.Decimal { return e.round(places, exact.HalfEven) }

// Rounded is [Exact.Decimal] with the rounding of the caller's choice. An unset
// or unknown r is an [*UnknownError].
func (e Exact) Rounded(places uint8, r Rounding) (decimal.Decimal, error) {
	if !roundings.Has(r) {
		_, err := r.MarshalText()
		return decimal.Decimal{}, err
	}
	return e.round(places, exact.Mode(r)), nil
}

func (e Exact) round(places uint8, mode exact.Mode) decimal.Decimal {
	if e.wide != nil {
		return exact.RoundMode(e.wide, int32(places), mode)
	}
	return exact.RoundFraction(e.num, e.less+1, int32(places), mode)
}

// Neg gives -e.
func (e Exact) Neg() Exact {
	if e.wide != nil {
		return FromRat(new(big.Rat).Neg(e.wide))
	}
	return Exact{num: -e.num, less: e.less}
}

// Add gives e + f.
func (e Exact) Add(f Exact) Exact {
	if e.wide == nil && f.wide == nil {
		if sum, ok := addWords(e, f); ok {
			return sum
		}
	}
	return FromRat(new(big.Rat).Add(e.rat(), f.rat()))
}

// Sub gives e - f.
func (e Exact) Sub(f Exact) Exact { return e.Add(f.Neg()) }

// Mul gives e * f.
func (e Exact) Mul(f Exact) Exact {
	if e.wide == nil && f.wide == nil {
		if product, ok := mulWords(e, f); ok {
			return product
		}
	}
	return FromRat(new(big.Rat).Mul(e.rat(), f.rat()))
}

// Quo gives e / f; ok is false when f is 0, which gives no number.
func (e Exact) Quo(f Exact) (q Exact, ok bool) {
	switch {
	case f.Sign() == 0:
		return Exact{}, false
	case f.wide != nil:
		return e.Mul(FromRat(new(big.Rat).Inv(f.wide))), true
	case f.num < 0:
		return e.Mul(Exact{num: -f.less - 1, less: -f.num - 1}), true
	}
	return e.Mul(Exact{num: f.less + 1, less: f.num - 1}), true
}

// addWords gives e + f over the least common denominator, if all fits.
func addWords(e, f Exact) (Exact, bool) {
	eden, fden := e.less+1, f.less+1
	g := gcd(eden, fden)
	a, ok1 := mulInt(e.num, fden/g)
	b, ok2 := mulInt(f.num, eden/g)
	den, ok3 := mulInt(eden, fden/g)
	sum, ok4 := addInt(a, b)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return Exact{}, false
	}
	return lowest(sum, den), true
}

// mulWords cancels across before it multiplies, so that the product is in lowest
// terms and fits whenever it can.
func mulWords(e, f Exact) (Exact, bool) {
	g, h := gcd(e.num, f.less+1), gcd(f.num, e.less+1)
	num, ok1 := mulInt(e.num/g, f.num/h)
	den, ok2 := mulInt((e.less+1)/h, (f.less+1)/g)
	return Exact{num: num, less: den - 1}, ok1 && ok2
}

// mulInt and addInt report whether the result lies within ±math.MaxInt64, as
// their operands do.
func mulInt(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(max(a, -a)), uint64(max(b, -b)))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func addInt(a, b int64) (int64, bool) {
	sum := a + b
	overflow := (a < 0) == (b < 0) && (sum < 0) != (a < 0)
	return sum, !overflow && sum != math.MinInt64
}

// floor and ceiling are the whole numbers next to e, itself if it is one, for an e
// of which they fit.
func floor(e Exact) int64 {
	if e.wide != nil {
		return new(big.Int).Div(e.wide.Num(), e.wide.Denom()).Int64()
	}
	n, den := e.num, e.less+1
	if n%den < 0 {
		return n/den - 1
	}
	return n / den
}

func ceiling(e Exact) int64 { return -floor(e.Neg()) }
