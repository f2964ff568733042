package exact_test

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/internal/exact"
)

// words draws numbers whose halves are small, large and at the edges.
func words() *rapid.Generator[exact.Words] {
	half := rapid.OneOf(rapid.SampledFrom([]uint64{0, 0, 1, 2, 1 << 32, 1 << 63, math.MaxUint64, math.MaxUint64 - 1}), rapid.Uint64())
	return rapid.Custom(func(t *rapid.T) exact.Words {
		return exact.Words{Hi: half.Draw(t, "high"), Lo: half.Draw(t, "low")}
	})
}

// The judge is math/big.
func TestWordsAreWholeNumbers(t *testing.T) {
	limit := new(big.Int).Lsh(big.NewInt(1), 128)
	rapid.Check(t, func(t *rapid.T) {
		a, b := words().Draw(t, "a"), words().Draw(t, "b")
		x, y := a.Big(), b.Big()
		same := func(op string, got exact.Words, ok bool, want *big.Int) {
			if ok != (want.Cmp(limit) < 0) || ok && got.Big().Cmp(want) != 0 {
				t.Fatalf("%v %s %v = %v, %v, want %v", x, op, y, got, ok, want)
			}
		}
		read, ok := exact.ReadWords(new(big.Int).Neg(x))
		same("read", read, ok, x)
		_, ok = exact.ReadWords(new(big.Int).Add(x, limit))
		same("and 2^128 read", exact.Words{}, ok, limit)
		sum, ok := a.Add(b)
		same("+", sum, ok, new(big.Int).Add(x, y))
		product, ok := a.Mul(b)
		same("*", product, ok, new(big.Int).Mul(x, y))
		if a.Cmp(b) != x.Cmp(y) {
			t.Fatalf("%v cmp %v = %d, want %d", x, y, a.Cmp(b), x.Cmp(y))
		}
		if a.Cmp(b) >= 0 {
			same("-", a.Sub(b), true, new(big.Int).Sub(x, y))
		}
		if y.Sign() == 0 {
			return
		}
		quo, rem := a.QuoRem(b)
		wantQuo, wantRem := new(big.Int).QuoRem(x, y, new(big.Int))
		same("/", quo, true, wantQuo)
		same("%", rem, true, wantRem)
		same("gcd", exact.GCD(a, b), true, new(big.Int).GCD(nil, nil, x, y))
	})
}

// Divisions whose first guess is one too large, and divisors that are as long as can
// be.
func TestWordsQuoRem(t *testing.T) {
	most := uint64(math.MaxUint64)
	for _, a := range []exact.Words{{most, most}, {most, 0}, {most - 1, most}, {1 << 63, 0}, {1, 0}, {3, 5}} {
		for _, b := range []exact.Words{{most, most}, {most, 0}, {1 << 63, 0}, {1 << 63, 1}, {1<<63 - 1, most}, {1, 0}, {1, 1}, {1, most}, {2, most}} {
			quo, rem := a.QuoRem(b)
			wantQuo, wantRem := new(big.Int).QuoRem(a.Big(), b.Big(), new(big.Int))
			if quo.Big().Cmp(wantQuo) != 0 || rem.Big().Cmp(wantRem) != 0 {
				t.Errorf("%v / %v = %v, %v, want %v, %v", a, b, quo, rem, wantQuo, wantRem)
			}
		}
	}
}

// The words give what the big integers give, to the exponent, at all sizes.
func TestRoundWordsIsRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		num, den := words().Draw(t, "num"), words().Draw(t, "den")
		if den == (exact.Words{}) {
			den.Lo = 3
		}
		places, mode := rapid.Int32Range(-3, 40).Draw(t, "places"), exact.Mode(rapid.IntRange(1, 7).Draw(t, "mode"))
		r := new(big.Rat).SetFrac(num.Big(), den.Big())
		negative := rapid.Bool().Draw(t, "negative")
		if negative {
			r.Neg(r)
		}
		want := exact.RoundMode(r, places, mode)
		if got := exact.RoundWords(negative, num, den, places, mode); !got.Equal(want) || got.Exponent() != want.Exponent() {
			t.Fatalf("RoundWords of %v to %d places, mode %d = %v, want %v", r, places, mode, got, want)
		}
	})
}
