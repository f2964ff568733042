package report

import (
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/internal/exact"
)

// Ratio is Num out of Den, exactly: 14 of 15 clocks, 92 of a hundred. It is what
// attainment, its objective and the burn rate are. With Den 0, as in the zero
// Ratio, it says that there is no data, which is neither 0 % nor 100 %.
//
// 1/2 and 2/4 are the same number but not equal by ==: use Compare.
type Ratio struct {
	Num uint64 // the part; more than Den only in a burn rate above 1
	Den uint64 // the whole; 0 when there is no data
}

// Percent gives n out of a hundred.
func Percent(n uint64) Ratio { return Ratio{n, 100} }

// Compare gives -1, 0 or +1 as r is less than, equal to or greater than other, by
// cross multiplication in 128 bits, without rounding; ok is false if one of them
// has no data.
func (r Ratio) Compare(other Ratio) (order int, ok bool) {
	order = product(r.Num, other.Den).compare(product(other.Num, r.Den))
	return order, r.Den != 0 && other.Den != 0
}

// Percent gives r in percent with the stated number of places after the point,
// rounded DOWN: 9996 of 10000 is 99 or 99.9 or 99.96, and never 100 while
// anything is missing. It is the figure to show for what was met; ok is false
// if there is no data.
func (r Ratio) Percent(places uint8) (percent decimal.Decimal, ok bool) {
	if r.Den == 0 {
		return decimal.Decimal{}, false
	}
	n := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)+2), nil)
	n.Mul(n, new(big.Int).SetUint64(r.Num))
	n.Quo(n, new(big.Int).SetUint64(r.Den))
	return decimal.NewFromBigInt(n, -int32(places)), true
}

// Round gives r itself, not in percent, with the stated number of places after
// the point, rounded once, HALF TO EVEN: 9996 of 10000 is 1 or 1.0 or 1.00 or
// 1.000 or 0.9996. It is the figure to show for a burn rate; ok is false if there
// is no data.
func (r Ratio) Round(places uint8) (number decimal.Decimal, ok bool) {
	if r.Den == 0 {
		return decimal.Decimal{}, false
	}
	rat := new(big.Rat).SetFrac(new(big.Int).SetUint64(r.Num), new(big.Int).SetUint64(r.Den))
	return exact.Round(rat, int32(places)), true
}

// String gives both numbers as they are, "14/15"; no data is "0/0".
func (r Ratio) String() string { return number(r.Num) + "/" + number(r.Den) }

// MarshalText gives String, for JSON and the like.
func (r Ratio) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns a
// [*ValueError] and r stays as it was.
func (r *Ratio) UnmarshalText(text []byte) error {
	num, den, _ := strings.Cut(string(text), "/")
	n, err := strconv.ParseUint(num, 10, 64)
	d, err2 := strconv.ParseUint(den, 10, 64)
	if read := (Ratio{n, d}); err == nil && err2 == nil && read.String() == string(text) {
		*r = read
		return nil
	}
	return &ValueError{Place: "ratio", Got: quoted(string(text)), Want: `two numbers like "92/100"`}
}

// isShare reports whether r is a number from 0 to 1.
func (r Ratio) isShare() bool { return r.Den != 0 && r.Num <= r.Den }

// rest gives what is missing from r, which is a share, to the whole.
func (r Ratio) rest() Ratio { return Ratio{r.Den - r.Num, r.Den} }

// rank gives r, which is a share, of n, rounded up, and at least 1.
func (r Ratio) rank(n uint64) uint64 {
	hi, lo := bits.Mul64(r.Num, n)
	quo, rem := bits.Div64(hi, lo, r.Den) // r.Num <= r.Den, hence hi < r.Den
	if rem > 0 || quo == 0 {
		quo++
	}
	return quo
}
