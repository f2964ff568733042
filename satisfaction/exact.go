package satisfaction

import (
	"cmp"
	"math"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/internal/exact"
)

// Exact is a number without any error: a fraction of whole numbers in lowest
// terms. A gap, a mean, a share and a weight are Exacts until somebody wants to
// read them; then [Exact.Decimal] rounds once. The zero value is 0. An Exact never
// changes: copy it, share it, and compare with [Exact.Equal] or [Exact.Cmp],
// never with ==.
//
// A fraction whose two parts are below 2^128 takes no memory beyond the value and is
// computed in machine words, as are the results of surveys of a million responses; a
// larger one is held by [math/big], so that nothing overflows and nothing is cut.
type Exact struct {
	negative bool // never of 0
	num      exact.Words
	less     exact.Words // the denominator less one, so that the zero value is 0/1
	wide     *big.Rat    // the number, where num and less cannot hold it; never written to
}

// one is what the denominator has more than less.
func one() exact.Words { return exact.Words{Lo: 1} }

// den is the denominator of an e that is not wide, below 2^128.
func (e Exact) den() exact.Words {
	den, _ := e.less.Add(one())
	return den
}

// Whole gives n.
func Whole(n int64) Exact { return Exact{negative: n < 0, num: exact.Magnitude(n)} }

// Ratio gives num/den; ok is false when den is 0, which gives no number.
func Ratio(num, den int64) (e Exact, ok bool) {
	if den == 0 {
		return Exact{}, false
	}
	return lowest((num < 0) != (den < 0), exact.Magnitude(num), exact.Magnitude(den)), true
}

// lowest reduces num/den for a den above 0.
func lowest(negative bool, num, den exact.Words) Exact {
	if g := exact.GCD(num, den); g != one() {
		num, _ = num.QuoRem(g)
		den, _ = den.QuoRem(g)
	}
	return Exact{negative: negative && num != exact.Words{}, num: num, less: den.Sub(one())}
}

// FromRat gives the number r, of which it keeps a copy where it keeps any; nil is 0.
func FromRat(r *big.Rat) Exact {
	if r == nil {
		return Exact{}
	}
	num, ok1 := exact.ReadWords(r.Num())
	den, ok2 := exact.ReadWords(r.Denom())
	if !ok1 || !ok2 {
		return Exact{wide: new(big.Rat).Set(r)}
	}
	return Exact{negative: r.Sign() < 0, num: num, less: den.Sub(one())}
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
	if num, den, ok := shortDecimal(d); ok {
		return lowest(num < 0, exact.Magnitude(num), exact.Magnitude(den)), nil
	}
	return FromRat(d.Rat()), nil
}

// shown prints a decimal of any exponent in few letters.
func shown(d decimal.Decimal) string {
	return d.Coefficient().Text(10) + "e" + Whole(int64(d.Exponent())).String()
}

// shortDecimal gives d as a fraction, not in lowest terms, when it has at most 18
// digits and 18 places.
func shortDecimal(d decimal.Decimal) (num, den int64, ok bool) {
	const most = 18
	if exp := d.Exponent(); exp > 0 || exp < -most || d.NumDigits() > most {
		return 0, 0, false
	}
	return d.CoefficientInt64(), int64(exact.Pow10(-d.Exponent())), true
}

// Sign is -1, 0 or +1 as e is below, at or above zero.
func (e Exact) Sign() int {
	switch {
	case e.wide != nil:
		return e.wide.Sign()
	case e.negative:
		return -1
	case e.num != exact.Words{}:
		return +1
	}
	return 0
}

// Cmp is -1, 0 or +1 as e is less than, equal to or greater than f.
func (e Exact) Cmp(f Exact) int {
	if e.wide == nil && f.wide == nil {
		if e.Sign() != f.Sign() {
			return cmp.Compare(e.Sign(), f.Sign())
		}
		a, ok1 := e.num.Mul(f.den())
		b, ok2 := f.num.Mul(e.den())
		if ok1 && ok2 {
			return e.Sign() * a.Cmp(b)
		}
	}
	return e.rat().Cmp(f.rat())
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
	r := new(big.Rat).SetFrac(e.num.Big(), e.den().Big())
	if e.negative {
		r.Neg(r)
	}
	return r
}

// short gives the parts of e when both are at most math.MaxInt64.
func (e Exact) short() (num, den int64, ok bool) {
	if e.wide != nil || e.num.Hi|e.less.Hi != 0 || e.num.Lo > math.MaxInt64 || e.less.Lo >= math.MaxInt64 {
		return 0, 0, false
	}
	num, den = int64(e.num.Lo), int64(e.less.Lo)+1
	if e.negative {
		num = -num
	}
	return num, den, true
}

// Float64 gives the nearest float64, for statistics and drawings: it is never NaN
// nor infinite, so that a number beyond all floats gives the largest of them with
// its sign.
func (e Exact) Float64() float64 {
	const whole = 1 << 53 // whole numbers up to here are floats
	if num, den, ok := e.short(); ok && max(num, -num) <= whole && den <= whole {
		return float64(num) / float64(den)
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
	return exact.RoundWords(e.negative, e.num, e.den(), int32(places), mode)
}

// Neg gives -e.
func (e Exact) Neg() Exact {
	if e.wide != nil {
		return FromRat(new(big.Rat).Neg(e.wide))
	}
	e.negative = e.Sign() > 0
	return e
}

// Add gives e + f.
func (e Exact) Add(f Exact) Exact {
	switch {
	case f == Exact{}:
		return e
	case e == Exact{}:
		return f
	case e.wide == nil && f.wide == nil:
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
	switch {
	case f == Whole(1):
		return e
	case e.wide == nil && f.wide == nil:
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
	case e.wide == nil && e.less == f.less:
		return lowest(e.negative != f.negative, e.num, f.num), true
	}
	return e.Mul(Exact{negative: f.negative, num: f.den(), less: f.num.Sub(one())}), true
}

// addWords gives e + f over the least common denominator, if all fits. What the
// numerator then has in common with that denominator divides what the two
// denominators had in common (Knuth, The Art of Computer Programming 2, 4.5.1).
func addWords(e, f Exact) (Exact, bool) {
	g := exact.GCD(e.den(), f.den())
	eden, _ := e.den().QuoRem(g)
	fden, _ := f.den().QuoRem(g)
	a, ok1 := e.num.Mul(fden)
	b, ok2 := f.num.Mul(eden)
	negative, sum, ok3 := addSigned(e.negative, a, f.negative, b)
	low := lowest(negative, sum, g)
	den, ok4 := eden.Mul(fden)
	den, ok5 := den.Mul(low.den())
	low.less = den.Sub(one())
	return low, ok1 && ok2 && ok3 && ok4 && ok5
}

// addSigned gives a + b, each negative if it says so.
func addSigned(aNegative bool, a exact.Words, bNegative bool, b exact.Words) (negative bool, sum exact.Words, ok bool) {
	switch {
	case aNegative == bNegative:
		sum, ok = a.Add(b)
		return aNegative, sum, ok
	case a.Cmp(b) < 0:
		return bNegative, b.Sub(a), true
	}
	return aNegative, a.Sub(b), true
}

// mulWords cancels across before it multiplies, so that the product is in lowest
// terms and fits whenever it can.
func mulWords(e, f Exact) (Exact, bool) {
	a, b := lowest(e.negative, e.num, f.den()), lowest(f.negative, f.num, e.den())
	num, ok1 := a.num.Mul(b.num)
	den, ok2 := a.den().Mul(b.den())
	return Exact{negative: a.negative != b.negative && num != exact.Words{}, num: num, less: den.Sub(one())}, ok1 && ok2
}

// floor and ceiling are the whole numbers next to e, itself if it is one, for an e
// of which they fit.
func floor(e Exact) int64 {
	r := e.rat()
	return new(big.Int).Div(r.Num(), r.Denom()).Int64()
}

func ceiling(e Exact) int64 { return -floor(e.Neg()) }
