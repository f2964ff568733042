package insight_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint/insight"
)

// near: the decimal is the fraction, rounded to its places.
func near(d decimal.Decimal, want *big.Rat, places int32) bool {
	off := new(big.Rat).Sub(d.Rat(), want)
	return off.Abs(off).Cmp(new(big.Rat).Mul(big.NewRat(1, 2), decimal.New(1, -places).Rat())) <= 0
}

func TestLawAnIcebergIsItsFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		voiced := rapid.Int64Range(1, insight.MaxCount).Draw(t, "voiced")
		observed := rapid.Int64Range(0, insight.MaxCount).Draw(t, "observed")
		places := rapid.Uint8Range(0, 6).Draw(t, "places")
		var a insight.Assumption
		var err error
		want := big.NewRat(voiced, 1)
		if rapid.Bool().Draw(t, "by ratio") {
			n := rapid.Int64Range(0, 100_000).Draw(t, "ratio in thousandths")
			a, err = insight.SilentRatio("own", decimal.New(n, -3))
			want.Mul(want, big.NewRat(n, 1000))
		} else {
			n := rapid.Int64Range(1, 1000).Draw(t, "p in thousandths")
			a, err = insight.VoicedShare("own", decimal.New(n, -3))
			want.Mul(want, big.NewRat(1000-n, n))
		}
		if err != nil {
			t.Fatal(err)
		}
		i, err := insight.Estimate(voiced, observed, a)
		if err != nil || i.Voiced != voiced || i.Observed != observed || i.Assumption.Name() != "own" {
			t.Fatalf("%+v, %v", i, err)
		}
		all := new(big.Rat).Add(want, big.NewRat(voiced, 1))
		if !near(i.Silent(places), want, int32(places)) || !near(i.Unhappy(places), all, int32(places)) {
			t.Fatalf("%v silent, want %v; %v unhappy", i.Silent(places), want, i.Unhappy(places))
		}
		unseen, _ := insight.Estimate(voiced, 0, a)
		if !unseen.Silent(places).Equal(i.Silent(places)) || !unseen.Unhappy(places).Equal(i.Unhappy(places)) {
			t.Fatalf("%d observed changed the estimate", observed)
		}
		r := insight.Reach{
			Least: rapid.Int64Range(0, 20).Draw(t, "least"), Far: rapid.Int64Range(0, 100).Draw(t, "far"), OneIn: rapid.Int64Range(1, 9).Draw(t, "one in"),
		}
		r.Most = r.Least + rapid.Int64Range(0, 20).Draw(t, "more")
		least, most, err := i.Told(r, places)
		far := new(big.Rat).Mul(all, big.NewRat(r.Far, r.OneIn)) // those who tell many
		rest := new(big.Rat).Mul(all, big.NewRat(r.OneIn-1, r.OneIn))
		low := new(big.Rat).Add(far, new(big.Rat).Mul(rest, big.NewRat(r.Least, 1)))
		high := new(big.Rat).Add(far, new(big.Rat).Mul(rest, big.NewRat(r.Most, 1)))
		if err != nil || !near(least, low, int32(places)) || !near(most, high, int32(places)) {
			t.Fatalf("%v to %v told, want %v to %v; %v", least, most, low, high, err)
		}
	})
}

func TestTheSourcesFigures(t *testing.T) {
	a := insight.SourceRatio()
	i, err := insight.Estimate(10, 3, a)
	if err != nil || a.Name() != "source-25" || !i.Silent(0).Equal(decimal.New(250, 0)) || !i.Unhappy(0).Equal(decimal.New(260, 0)) {
		t.Errorf("%+v, %v", i, err)
	}
	if r := insight.SourceReach(); r != (insight.Reach{Least: 8, Most: 10, Far: 20, OneIn: 5}) {
		t.Errorf("%+v", r)
	}
	tie, _ := insight.SilentRatio("half", decimal.New(5, -1))
	for voiced, want := range map[int64]int64{1: 0, 3: 2, 5: 2} {
		if i, err := insight.Estimate(voiced, 0, tie); err != nil || !i.Silent(0).Equal(decimal.New(want, 0)) {
			t.Errorf("half of %d is %v, %v", voiced, i.Silent(0), err)
		}
	}
	var none insight.Iceberg
	if least, most, err := none.Told(insight.SourceReach(), 0); err != nil || !none.Silent(0).IsZero() || !none.Unhappy(0).IsZero() || !least.IsZero() || !most.IsZero() {
		t.Errorf("%v %v %v", least, most, err)
	}
}

func TestAssumptionsThatCannotBe(t *testing.T) {
	ratio := func(name string, d decimal.Decimal) []string {
		a, err := insight.SilentRatio(name, d)
		if (err == nil) != (a.Name() == name && name != " ") {
			t.Errorf("%+v beside %v", a, err)
		}
		return short(err)
	}
	share := func(name string, d decimal.Decimal) []string {
		_, err := insight.VoicedShare(name, d)
		return short(err)
	}
	estimate := func(voiced, observed int64, a insight.Assumption) []string {
		_, err := insight.Estimate(voiced, observed, a)
		return short(err)
	}
	told := func(r insight.Reach) []string { _, _, err := insight.Iceberg{}.Told(r, 0); return short(err) }
	huge := decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 128), 0)
	source := insight.SourceRatio()
	tests := []struct{ got, want []string }{
		{ratio(" ", decimal.New(-1, 0)), []string{`name: got " ", want what the assumption is called`, "ratio: got -1, want 0 or more"}},
		{ratio("x", decimal.New(0, 0)), nil},
		{ratio("x", decimal.New(1, 18)), nil},
		{ratio("x", decimal.New(1, -18)), nil},
		{ratio("x", decimal.New(1, 19)), []string{"ratio: got exponent 19, 1 bits, want exponent -18 to 18, at most 128 bits"}},
		{ratio("x", decimal.New(1, 1<<30)), []string{"ratio: got exponent 1073741824, 1 bits, want exponent -18 to 18, at most 128 bits"}},
		{ratio("x", decimal.New(1, -19)), []string{"ratio: got exponent -19, 1 bits, want exponent -18 to 18, at most 128 bits"}},
		{ratio("x", huge.Sub(decimal.New(1, 0))), nil},
		{ratio("x", huge), []string{"ratio: got exponent 0, 129 bits, want exponent -18 to 18, at most 128 bits"}},
		{share("x", decimal.New(0, 0)), []string{"p: got 0, want more than 0, at most 1"}},
		{share("x", decimal.New(-1, -1)), []string{"p: got -0.1, want more than 0, at most 1"}},
		{share("x", decimal.New(101, -2)), []string{"p: got 1.01, want more than 0, at most 1"}},
		{share("x", decimal.New(1, 0)), nil},
		{share("", decimal.New(1, 99)), []string{`name: got "", want what the assumption is called`, "p: got exponent 99, 1 bits, want exponent -18 to 18, at most 128 bits"}},
		{estimate(0, 5, source), []string{"no evidence: nobody complained"}},
		{estimate(1, 0, source), nil},
		{estimate(-1, insight.MaxCount+1, insight.Assumption{}), []string{
			"voiced: got -1, want 0 to 1000000000", "observed: got 1000000001, want 0 to 1000000000",
			"assumption: got none, want a ratio or share, such as SourceRatio()",
		}},
		{told(insight.Reach{Least: 2, Most: 1, OneIn: 0}), []string{"reach.least: got 2, want at most 1", "reach.oneIn: got 0, want 1 or more"}},
		{told(insight.Reach{Least: -1, Most: -1, Far: -1, OneIn: -1}), []string{
			"reach.least: got -1, want 0 to 1000000000", "reach.most: got -1, want 0 to 1000000000",
			"reach.far: got -1, want 0 to 1000000000", "reach.oneIn: got -1, want 0 to 1000000000",
		}},
		{told(insight.Reach{OneIn: 1}), nil},
	}
	for _, tt := range tests {
		if !slices.Equal(tt.got, tt.want) {
			t.Errorf("got  %q\nwant %q", tt.got, tt.want)
		}
	}
}
