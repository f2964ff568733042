package exact_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/internal/exact"
)

func TestRound(t *testing.T) {
	tests := []struct {
		num, den int64
		places   int32
		want     string
		why      string
	}{
		{0, 7, 2, "0.00", "zero keeps its places"},
		{1, 3, 4, "0.3333", "below the tie"},
		{2, 3, 4, "0.6667", "above the tie"},
		{5, 2, 0, "2", "a tie goes to the even digit, here down"},
		{7, 2, 0, "4", "a tie goes to the even digit, here up"},
		{-5, 2, 0, "-2", "ties are the same on both sides of zero"},
		{-7, 2, 0, "-4", "ties are the same on both sides of zero"},
		{1, 2, 0, "0", "a tie goes to zero"},
		{-2, 3, 0, "-1", "a quotient of zero still knows its sign"},
		{1, 200, 2, "0.00", "n/200 to two places is where floats fail"},
		{3, 200, 2, "0.02", "n/200 to two places is where floats fail"},
		{500000001, 10_000_000_000_000, 4, "0.0001", "not rounded twice"},
		{1250, 1, -2, "1200", "places left of the point, tie down"},
		{1350, 1, -2, "1400", "places left of the point, tie up"},
	}
	for _, tt := range tests {
		got := exact.Round(big.NewRat(tt.num, tt.den), tt.places)
		if got.StringFixed(max(tt.places, 0)) != tt.want || got.Exponent() != -tt.places {
			t.Errorf("Round(%d/%d, %d) = %v, want %s: %s", tt.num, tt.den, tt.places, got, tt.want, tt.why)
		}
	}
}

// The result is a multiple of the last place, no other multiple is nearer, and
// of two that are equally near it is the even one; the input is untouched.
func TestRoundIsNearestAndEven(t *testing.T) {
	ties := 0
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.Int32Range(-3, 6).Draw(t, "places")
		unit := new(big.Rat).SetFrac(decimal.New(1, 6-places).BigInt(), big.NewInt(1_000_000))
		r := big.NewRat(rapid.Int64().Draw(t, "num"), rapid.Int64Range(1, 1<<40).Draw(t, "den"))
		if rapid.Bool().Draw(t, "tie") {
			odd := rapid.Int64Range(-1<<40, 1<<40).Draw(t, "halves")*2 + 1
			r.Mul(unit, big.NewRat(odd, 2))
		}
		before := new(big.Rat).Set(r)
		got := exact.Round(r, places)
		if r.Cmp(before) != 0 {
			t.Fatalf("Round changed its input from %v to %v", before, r)
		}
		n := new(big.Rat).Quo(got.Rat(), unit)
		if !n.IsInt() || got.Exponent() != -places {
			t.Fatalf("Round(%v, %d) = %v is not to that many places", r, places, got)
		}
		off := new(big.Rat).Sub(r, got.Rat())
		switch off.Abs(off).Cmp(new(big.Rat).Mul(unit, big.NewRat(1, 2))) {
		case +1:
			t.Fatalf("Round(%v, %d) = %v, off by %v", r, places, got, off)
		case 0:
			ties++
			if n.Num().Bit(0) == 1 {
				t.Fatalf("Round(%v, %d) = %v: the tie went to the odd digit", r, places, got)
			}
		}
	})
	if ties == 0 {
		t.Error("no tie was drawn: the law of ties was not tested")
	}
}

// Each mode against the ties and the places between them, on both sides of zero.
func TestRoundMode(t *testing.T) {
	quarters := []int64{-10, -9, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 9, 10} // -2.5 to 2.5
	tests := []struct {
		mode exact.Mode
		want []int64
	}{
		{exact.HalfEven, []int64{-2, -2, -2, -2, -1, -1, -1, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2}},
		{exact.HalfAway, []int64{-3, -2, -2, -2, -1, -1, -1, -1, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3}},
		{exact.HalfDown, []int64{-2, -2, -2, -1, -1, -1, -1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2}},
		{exact.Toward, []int64{-2, -2, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2}},
		{exact.Away, []int64{-3, -3, -2, -2, -2, -1, -1, -1, -1, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3}},
		{exact.Floor, []int64{-3, -3, -2, -2, -2, -1, -1, -1, -1, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2}},
		{exact.Ceiling, []int64{-2, -2, -1, -1, -1, -1, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3}},
		{0, []int64{-2, -2, -2, -2, -1, -1, -1, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2}},
	}
	for _, tt := range tests {
		for i, q := range quarters {
			want := decimal.New(tt.want[i], 0)
			if got := exact.RoundMode(big.NewRat(q, 4), 0, tt.mode); !got.Equal(want) {
				t.Errorf("RoundMode(%d/4, mode %d) = %v, want %v", q, tt.mode, got, want)
			}
			if got := exact.RoundFraction(q, 4, 0, tt.mode); !got.Equal(want) {
				t.Errorf("RoundFraction(%d/4, mode %d) = %v, want %v", q, tt.mode, got, want)
			}
		}
	}
}

// The words give what the big integers give, to the exponent, at all sizes.
func TestRoundFractionIsRound(t *testing.T) {
	edges := rapid.SampledFrom([]int64{0, 1, -1, 9, 10, math.MaxInt64, math.MinInt64, math.MinInt64 + 1})
	rapid.Check(t, func(t *rapid.T) {
		num := rapid.OneOf(edges, rapid.Int64(), rapid.Int64Range(-1000, 1000)).Draw(t, "num")
		den := rapid.OneOf(rapid.Int64Range(1, 1000), rapid.Int64Min(1), rapid.Just(int64(math.MaxInt64))).Draw(t, "den")
		places := rapid.Int32Range(-3, 25).Draw(t, "places")
		mode := exact.Mode(rapid.IntRange(1, 7).Draw(t, "mode"))
		want := exact.RoundMode(big.NewRat(num, den), places, mode)
		got := exact.RoundFraction(num, den, places, mode)
		if !got.Equal(want) || got.Exponent() != want.Exponent() {
			t.Fatalf("RoundFraction(%d, %d, %d, mode %d) = %v, want %v", num, den, places, mode, got, want)
		}
	})
}

// What people read costs the decimal and nothing else.
func TestRoundFractionStaysInWords(t *testing.T) {
	var d decimal.Decimal
	made := testing.AllocsPerRun(100, func() { d = decimal.New(-220000, -4) })
	got := testing.AllocsPerRun(100, func() { d = exact.RoundFraction(-22_000_001, 1_000_000, 4, exact.HalfEven) })
	if got > made || d.String() != "-22" {
		t.Errorf("RoundFraction allocates %v times, making its decimal %v", got, made)
	}
}

// The decimal package's variables belong to the program that imports us.
func TestRoundReadsNoGlobals(t *testing.T) {
	defer func(n int) { decimal.DivisionPrecision = n }(decimal.DivisionPrecision)
	r := big.NewRat(1, 3)
	want := exact.Round(r, 10)
	decimal.DivisionPrecision = 1
	if got := exact.Round(r, 10); !got.Equal(want) || got.Exponent() != want.Exponent() {
		t.Errorf("DivisionPrecision = 1 changed Round(1/3, 10) from %v to %v", want, got)
	}
}
