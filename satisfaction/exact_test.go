package satisfaction_test

import (
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/satisfaction"
)

func TestRatio(t *testing.T) {
	tests := []struct {
		num, den int64
		want     string
		ok       bool
	}{
		{6, 4, "3/2", true},
		{6, -4, "-3/2", true},
		{-6, -3, "2", true},
		{0, -5, "0", true},
		{1, 0, "0", false},
		{math.MinInt64, 1, "-9223372036854775808", true},
		{math.MinInt64, math.MinInt64, "1", true},
		{2, math.MinInt64, "-1/4611686018427387904", true},
		{math.MaxInt64, math.MaxInt64, "1", true},
	}
	for _, tt := range tests {
		if got, ok := satisfaction.Ratio(tt.num, tt.den); got.String() != tt.want || ok != tt.ok {
			t.Errorf("Ratio(%d, %d) = %v, %v, want %s, %v", tt.num, tt.den, got, ok, tt.want, tt.ok)
		}
	}
	for _, n := range []int64{0, 1, -1, math.MaxInt64, math.MinInt64} {
		if got := satisfaction.Whole(n).Rat(); got.Cmp(big.NewRat(n, 1)) != 0 {
			t.Errorf("Whole(%d) = %v", n, got)
		}
	}
}

func TestParseExactRefuses(t *testing.T) {
	for _, s := range []string{"", "-", "+1", " 1", "1 ", "1/", "/2", "1/0", "-1/0", "1/-2", "1.", ".5", "1.5/2", "1/2/3", "1.2.3", "1e3", "0x10", "1_000", "NaN", "١", strings.Repeat("1", 2001)} {
		x := satisfaction.Whole(7)
		err := x.UnmarshalText([]byte(s))
		number, ok := errors.AsType[*satisfaction.NumberError](err)
		if !ok || number.Input != s || len(err.Error()) > 200 {
			t.Errorf("UnmarshalText(%.20q): %v, want a *NumberError that quotes it", s, err)
		}
		if !x.Equal(satisfaction.Whole(7)) {
			t.Errorf("UnmarshalText(%.20q) failed and left %v, want 7", s, x)
		}
	}
	if _, err := satisfaction.ParseExact("x1"); err.Error() != `satisfaction: number: got "x1", want a number such as "-3", "8/25" or "0.32"` {
		t.Error(err)
	}
	if x, err := satisfaction.ParseExact(strings.Repeat("1", 2000)); err != nil || x.Float64() != math.MaxFloat64 {
		t.Errorf("2000 digits: %v, as float %v", err, x.Float64())
	}
}

func TestFromDecimal(t *testing.T) {
	tests := []struct {
		d    decimal.Decimal
		want string
	}{
		{decimal.Decimal{}, "0"},
		{decimal.New(450, -2), "9/2"},
		{decimal.New(-5, 3), "-5000"},
		{decimal.New(999_999_999_999_999_999, -18), "999999999999999999/1000000000000000000"},
		{decimal.New(math.MinInt64, -1), "-4611686018427387904/5"},
		{decimal.New(1, -19), "1/10000000000000000000"},
		{decimal.New(1, 1000), "1" + strings.Repeat("0", 1000)},
		{decimal.New(10, -1000), "1/1" + strings.Repeat("0", 999)},
	}
	for _, tt := range tests {
		if got, err := satisfaction.FromDecimal(tt.d); err != nil || got.String() != tt.want {
			t.Errorf("FromDecimal(%v) = %v, %v, want %s", tt.d, got, err, tt.want)
		}
	}
	for exp, text := range map[int32]string{1001: `"12e1001"`, -1001: `"12e-1001"`, math.MaxInt32: `"12e2147483647"`, math.MinInt32: `"12e-2147483648"`} {
		_, err := satisfaction.FromDecimal(decimal.New(12, exp))
		if _, ok := errors.AsType[*satisfaction.NumberError](err); !ok || !strings.Contains(err.Error(), text) {
			t.Errorf("FromDecimal(12e%d): %v, want a *NumberError with %s", exp, err, text)
		}
	}
}

func TestExactKeepsNothingOfOthers(t *testing.T) {
	r := new(big.Rat).SetFrac(new(big.Int).Lsh(big.NewInt(1), 100), big.NewInt(3))
	x := satisfaction.FromRat(r)
	want := x.String()
	r.SetInt64(1)
	x.Rat().SetInt64(1)
	if x.String() != want {
		t.Errorf("writing to a big.Rat changed %s to %v", want, x)
	}
	if x := satisfaction.FromRat(nil); x.Sign() != 0 {
		t.Errorf("FromRat(nil) = %v", x)
	}
}

func TestRoundedRefusesUnset(t *testing.T) {
	for _, r := range []satisfaction.Rounding{0, 99} {
		_, err := satisfaction.Whole(1).Rounded(2, r)
		if _, ok := errors.AsType[*satisfaction.UnknownError](err); !ok {
			t.Errorf("Rounded(2, %v): %v, want an *UnknownError", r, err)
		}
	}
}

// 500000001/10^13 rounds to 0.0001; rounding to 8 and then to 4 places would
// give 0.0000. All halves of a hundredth go to the even digit.
func TestDecimalTies(t *testing.T) {
	x, _ := satisfaction.Ratio(500000001, 10_000_000_000_000)
	if got := x.Decimal(4).String(); got != "0.0001" {
		t.Errorf("%v to 4 places = %s, want 0.0001", x, got)
	}
	for n := range int64(1000) {
		x, _ := satisfaction.Ratio(n, 200)
		want := n / 2
		if n%4 == 3 {
			want++
		}
		if got := x.Decimal(2); !got.Equal(decimal.New(want, -2)) {
			t.Errorf("%d/200 to 2 places = %v, want %v", n, got, decimal.New(want, -2))
		}
	}
}

func TestExactInWordsAllocatesNothing(t *testing.T) {
	a, _ := satisfaction.Ratio(-1234567, 89)
	b, _ := satisfaction.Ratio(7, 100)
	if n := testing.AllocsPerRun(100, func() {
		c, _ := a.Add(b).Mul(b).Sub(a).Quo(b)
		if c.Cmp(a) == 0 || c.Float64() == 0 {
			t.Error("unexpected")
		}
	}); n != 0 {
		t.Errorf("arithmetic in words allocates %v times", n)
	}
}

func TestInterval(t *testing.T) {
	i := satisfaction.Interval{Low: 0.25, High: 0.5, Confidence: 0.95, Method: satisfaction.Wilson}
	if got := i.String(); got != "0.2500 to 0.5000 (95% wilson)" {
		t.Errorf("String = %s", got)
	}
	for x, want := range map[float64]bool{0.2: false, 0.25: true, 0.3: true, 0.5: true, 0.51: false} {
		if i.Contains(x) != want {
			t.Errorf("%v contains %v = %v", i, x, !want)
		}
	}
}
