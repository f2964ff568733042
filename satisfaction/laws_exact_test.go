package satisfaction_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction"
)

// exactPart draws the parts of fractions: small, at the edges of a word, of two words,
// and beyond them.
func exactPart() *rapid.Generator[*big.Int] {
	edges := []int64{0, 1, -1, 2, 10, 1 << 31, 1 << 53, math.MaxInt64, -math.MaxInt64, math.MinInt64}
	small := rapid.Int64Range(-100, 100)
	word := rapid.OneOf(rapid.Int64Range(math.MinInt64, -1<<62), rapid.Int64Range(1<<62, math.MaxInt64), rapid.SampledFrom(edges))
	return rapid.Custom(func(t *rapid.T) *big.Int {
		words := rapid.SampledFrom([]int{0, 3, 1, 3, 2}).Draw(t, "words")
		if words == 0 {
			return big.NewInt(small.Draw(t, "n"))
		}
		n := big.NewInt(1)
		for range words {
			n.Mul(n, big.NewInt(word.Draw(t, "word")))
		}
		return n
	})
}

// rat draws a fraction of such parts.
func rat() *rapid.Generator[*big.Rat] {
	return rapid.Custom(func(t *rapid.T) *big.Rat {
		num, den := exactPart().Draw(t, "num"), exactPart().Draw(t, "den")
		if den.Sign() == 0 {
			den.SetInt64(7)
		}
		return new(big.Rat).SetFrac(num, den)
	})
}

func exactNumber() *rapid.Generator[satisfaction.Exact] {
	return rapid.Map(rat(), satisfaction.FromRat)
}

// wide reports whether two words do not hold a part of r.
func wide(r *big.Rat) bool { return r.Num().BitLen() > 128 || r.Denom().BitLen() > 128 }

func TestLawExactComputesAsRationals(t *testing.T) {
	classes := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		a, b := rat().Draw(t, "a"), rat().Draw(t, "b")
		x, y := satisfaction.FromRat(a), satisfaction.FromRat(b)
		same := func(op string, got satisfaction.Exact, want *big.Rat) {
			if got.Rat().Cmp(want) != 0 || got.Sign() != want.Sign() {
				t.Fatalf("%v %s %v = %v, want %v", x, op, y, got, want)
			}
			if got != satisfaction.FromRat(want) && !wide(want) {
				t.Fatalf("%v %s %v = %v is not held in words", x, op, y, got)
			}
		}
		same("itself", x, a)
		same("+", x.Add(y), new(big.Rat).Add(a, b))
		same("-", x.Sub(y), new(big.Rat).Sub(a, b))
		same("*", x.Mul(y), new(big.Rat).Mul(a, b))
		same("neg", x.Neg(), new(big.Rat).Neg(a))
		q, ok := x.Quo(y)
		if ok != (b.Sign() != 0) {
			t.Fatalf("%v / %v: ok = %v", x, y, ok)
		}
		if ok {
			same("/", q, new(big.Rat).Quo(a, b))
		}
		if x.Cmp(y) != a.Cmp(b) || x.Equal(y) != (a.Cmp(b) == 0) {
			t.Fatalf("%v cmp %v = %d, want %d", x, y, x.Cmp(y), a.Cmp(b))
		}
		want, _ := a.Float64()
		if got := x.Float64(); got != want {
			t.Fatalf("Float64 of %v = %v, want %v", x, got, want)
		}
		same("itself, after all that", x, a)
		switch {
		case wide(a) && wide(b):
			classes["both wide"]++
		case wide(a) != wide(b):
			classes["one wide"]++
		case wide(new(big.Rat).Mul(a, b)):
			classes["words whose product is wide"]++
		default:
			classes["words"]++
		}
	})
	for _, class := range []string{"both wide", "one wide", "words whose product is wide", "words"} {
		if classes[class] == 0 {
			t.Errorf("%s: never drawn", class)
		}
	}
}

func TestLawExactComesBackFromItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { exactText(t, exactNumber().Draw(t, "x").String()) })
	rapid.Check(t, func(t *rapid.T) {
		exactText(t, rapid.StringMatching(`-?[0-9]{0,25}([/.][0-9]{0,25})?.?`).Draw(t, "text"))
	})
}

func FuzzParseExact(f *testing.F) {
	for _, s := range []string{"0", "-0", "1/3", "6/4", "-2.50", "1/0", "+1", "1e9", "0x1", "1/-2", ".5", "5.", "--1", "1/2/3", "9223372036854775808/3", "١"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { exactText(t, s) })
}

// exactText: what is read is the number that math/big reads, its text is in
// lowest terms and is a fixed point, and text and JSON agree.
func exactText(t interface{ Fatalf(string, ...any) }, s string) {
	x, err := satisfaction.ParseExact(s)
	if err != nil {
		return
	}
	if want, ok := new(big.Rat).SetString(s); !ok || x.Rat().Cmp(want) != 0 || x.String() != want.RatString() {
		t.Fatalf("ParseExact(%q) = %v, want %v", s, x, want)
	}
	var back, fromJSON satisfaction.Exact
	text, err := x.MarshalText()
	if err != nil || back.UnmarshalText(text) != nil || !back.Equal(x) || back.String() != string(text) {
		t.Fatalf("%v came back from its text %q as %v", x, text, back)
	}
	data, err := json.Marshal(x)
	if err != nil || string(data) != `"`+x.String()+`"` || json.Unmarshal(data, &fromJSON) != nil || !fromJSON.Equal(x) {
		t.Fatalf("%v came back from its JSON %s as %v", x, data, fromJSON)
	}
}

// The judge is the definition: of all decimals with so many places, the nearest,
// in the direction that the rounding names.
func TestLawDecimalsAreRoundedOnce(t *testing.T) {
	ties := 0
	rapid.Check(t, func(t *rapid.T) {
		places := uint8(rapid.IntRange(0, 30).Draw(t, "places"))
		unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
		r := rat().Draw(t, "r")
		if rapid.Bool().Draw(t, "tie") {
			r = new(big.Rat).Mul(unit, big.NewRat(2*rapid.Int64Range(-1<<40, 1<<40).Draw(t, "halves")+1, 2))
			ties++
		}
		x := satisfaction.FromRat(r)
		if got, err := x.Rounded(places, satisfaction.HalfEven); err != nil || !got.Equal(x.Decimal(places)) {
			t.Fatalf("Rounded(%d, HalfEven) = %v, %v, want what Decimal gives, %v", places, got, err, x.Decimal(places))
		}
		for _, mode := range satisfaction.Roundings() {
			got, err := x.Rounded(places, mode)
			if err != nil || got.Exponent() != -int32(places) {
				t.Fatalf("Rounded(%d, %v) = %v, %v: other places", places, mode, got, err)
			}
			off := new(big.Rat).Sub(got.Rat(), r)
			off.Quo(off, unit) // where the result lies, in units of the last place
			if !rounded(mode, off, r.Sign(), got.Coefficient().Bit(0)) {
				t.Fatalf("Rounded(%v, %d, %v) = %v, off by %v", r, places, mode, got, off)
			}
		}
	})
	if ties == 0 {
		t.Error("no tie was drawn")
	}
}

// rounded reports whether a result that lies off from the number is what the
// rounding means; sign is that of the number, last the parity of the result.
func rounded(mode satisfaction.Rounding, off *big.Rat, sign int, last uint) bool {
	size := new(big.Rat).Abs(off)
	outward := off.Sign() * sign // above 0: away from zero
	half := size.Cmp(big.NewRat(1, 2))
	switch mode {
	case satisfaction.HalfEven:
		return half < 0 || half == 0 && last == 0
	case satisfaction.HalfAway:
		return half < 0 || half == 0 && outward > 0
	case satisfaction.HalfDown:
		return half < 0 || half == 0 && outward < 0
	}
	if size.Cmp(big.NewRat(1, 1)) >= 0 {
		return false
	}
	switch mode {
	case satisfaction.TowardZero:
		return outward <= 0
	case satisfaction.AwayFromZero:
		return outward >= 0
	case satisfaction.Floor:
		return off.Sign() <= 0
	}
	return off.Sign() >= 0
}

// The judge is the same program with the variables as they were.
func TestLawTheDecimalSettingsChangeNothing(t *testing.T) {
	want := edgeResults(t)
	for name, flip := range decimalGlobals(t) {
		flip()
		if got := edgeResults(t); got != want {
			t.Errorf("%s changed the results from\n%s\nto\n%s", name, want, got)
		}
	}
}

// decimalGlobals gives, for each variable of the decimal package, a function that
// sets it to another value; the test's end sets them back.
func decimalGlobals(t *testing.T) map[string]func() {
	division, power, expSteps := decimal.DivisionPrecision, decimal.PowPrecisionNegativeExponent, decimal.ExpMaxIterations
	bare, trim := decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros
	scientific, exponent := decimal.UseScientificNotation, decimal.MaxDecodeExponent
	t.Cleanup(func() {
		decimal.DivisionPrecision, decimal.PowPrecisionNegativeExponent, decimal.ExpMaxIterations = division, power, expSteps
		decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros = bare, trim
		decimal.UseScientificNotation, decimal.MaxDecodeExponent = scientific, exponent
	})
	return map[string]func(){
		"DivisionPrecision":            func() { decimal.DivisionPrecision = 0 },
		"PowPrecisionNegativeExponent": func() { decimal.PowPrecisionNegativeExponent = 0 },
		"ExpMaxIterations":             func() { decimal.ExpMaxIterations = 0 },
		"MarshalJSONWithoutQuotes":     func() { decimal.MarshalJSONWithoutQuotes = !bare },
		"TrimTrailingZeros":            func() { decimal.TrimTrailingZeros = !trim },
		"UseScientificNotation":        func() { decimal.UseScientificNotation = !scientific },
		"MaxDecodeExponent":            func() { decimal.MaxDecodeExponent = 0 },
	}
}

// edgeResults is everything that meets a decimal, as text.
func edgeResults(t *testing.T) string {
	x, _ := satisfaction.Ratio(-2, 3)
	y, err := satisfaction.FromDecimal(decimal.New(4190, -3))
	if err != nil {
		t.Fatal(err)
	}
	_, refused := satisfaction.FromDecimal(decimal.New(1500, 1001))
	var b strings.Builder
	for _, d := range []decimal.Decimal{x.Decimal(3), x.Add(y).Decimal(4), x.Mul(satisfaction.Whole(1500)).Decimal(0)} {
		fmt.Fprintf(&b, "%ve%d ", d.Coefficient(), d.Exponent())
	}
	fmt.Fprintln(&b, y, satisfaction.Gap{Exact: x}, satisfaction.Gap{Exact: satisfaction.Whole(1500)}, refused)
	fmt.Fprintln(&b, edgeTally(t))
	return b.String()
}

// edgeTally counts through the decimals' door and tells the state and the errors.
func edgeTally(t *testing.T) string {
	tally := satisfaction.NewTally(satisfaction.Must(satisfaction.New(satisfaction.Design{
		Name: "edge", Columns: []satisfaction.Column{satisfaction.Desired, satisfaction.Perceived},
		Scale:      satisfaction.Scale{Min: satisfaction.Whole(0), Max: satisfaction.Whole(10), Step: half},
		Dimensions: []satisfaction.Group{{Name: "a", Items: []satisfaction.Item{{Name: "1"}, {Name: "2"}}}}, OwnWeights: true,
	})))
	err := tally.Add(satisfaction.Response{
		Expected:  [][]satisfaction.Rating{{satisfaction.Rated(decimal.New(75, -1)), satisfaction.Rated(decimal.New(1, 1))}},
		Perceived: []satisfaction.Rating{satisfaction.Rated(decimal.New(800, -2)), {}},
		Weights:   []decimal.Decimal{decimal.New(1, 2)},
	})
	if err != nil {
		t.Fatal(err)
	}
	wrong := tally.Add(satisfaction.Response{
		Expected:  [][]satisfaction.Rating{{satisfaction.Rated(decimal.New(7125, -3)), satisfaction.RatedInt(11)}},
		Perceived: []satisfaction.Rating{satisfaction.Rated(decimal.New(15, 2000)), {}},
		Weights:   []decimal.Decimal{decimal.New(125, -1)},
	})
	text, err := json.Marshal(tally)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(string(text), wrong)
}
