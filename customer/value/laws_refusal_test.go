package value_test

import (
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/customer/value"
)

// wantFaults compares the faults of an error, each as "path: got, want".
func wantFaults(t *testing.T, err error, want ...string) {
	t.Helper()
	var got []string
	if err != nil {
		for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
			f := e.(*value.InputError)
			got = append(got, f.Path+": "+f.Got+", want "+f.Want)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func d(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func TestLawEveryFaultIsNamed(t *testing.T) {
	_, err := value.NewScorecard(nil)
	wantFaults(t, err, "criteria: 0 criteria, want 1 to 100")
	_, err = value.NewScorecard(make([]value.Criterion, 101))
	wantFaults(t, err, "criteria: 101 criteria, want 1 to 100")
	_, err = value.NewScorecard([]value.Criterion{{"a", 0}, {"", value.MaxWeight}, {"a", value.MaxWeight + 1}})
	wantFaults(t, err, "criteria[0].weight: 0, want 1 to 1000000", "criteria[1].id: , want a name",
		"criteria[2].id: a, want each name once", "criteria[2].weight: 1000001, want 1 to 1000000")

	s, err := value.NewScorecard(value.KeyCustomer())
	if err != nil {
		t.Fatal(err)
	}
	const rating = "0 to 100 with at most 6 digits after the point"
	_, err = s.Score(map[string]decimal.Decimal{
		"volume": d("-0.000001"), "cooperation": d("100.000001"), "influence": d("1.0000001"), "size": d("1"),
	})
	wantFaults(t, err, `ratings["size"]: 1, want no rating, or a criterion of that name`,
		`ratings["volume"]: -0.000001, want `+rating, `ratings["cooperation"]: 100.000001, want `+rating,
		`ratings["influence"]: 1.0000001, want `+rating, `ratings["potential"]: nothing, want a rating`)
	_, err = s.Score(map[string]decimal.Decimal{"volume": decimal.New(1905, 50), "cooperation": decimal.New(-1905, -50), "influence": d("1"), "potential": d("1")})
	wantFaults(t, err, `ratings["volume"]: 1905e50, want `+rating, `ratings["cooperation"]: -1905e-50, want `+rating)

	_, err = value.NewTiers(nil)
	wantFaults(t, err, "tiers: 0 tiers, want 1 or more")
	_, err = value.NewTiers([]value.Tier{
		{"", d("50"), d("50")}, {"b", d("50"), d("49.9")}, {"b", d("101"), d("-1")}, {"c", d("60"), d("49.95")}, {"d", d("60.5"), d("49.95")},
	})
	wantFaults(t, err, "tiers[0].name: , want a name", "tiers[0].keep: 50, want less than enter, 50",
		"tiers[1].enter: 50, want more than that of the tier before, 50", "tiers[1].keep: 49.9, want more than that of the tier before, 50",
		"tiers[2].name: b, want each name once", "tiers[2].enter: 101, want "+rating, "tiers[2].keep: -1, want "+rating,
		"tiers[4].keep: 49.95, want more than that of the tier before, 49.95")

	_, err = value.NewChain([]value.Party{
		{"a", value.External, []string{"b"}}, {"b", 0, []string{"b", "a", "a", "x"}}, {"a", value.Internal, nil}, {"", value.Side(3), nil},
	})
	wantFaults(t, err, "parties[2].id: a, want each name once", "parties[3].id: , want a name",
		"parties[0].serves: 1 customers, want none, as the party is external",
		"parties[1].side: Side(0), want external or internal", "parties[1].serves[0]: b, want another party",
		"parties[1].serves[2]: a, want each customer once", "parties[1].serves[3]: x, want the id of a party",
		"parties[3].side: Side(3), want external or internal")
}

func TestScalesAreChecked(t *testing.T) {
	tests := []struct {
		scale  value.Scale
		values []int64
		want   []string
	}{
		{value.Scale{Bins: -1, Convention: 4}, []int64{1}, []string{"scale.bins: -1, want 1 to 1000000, or 0 for 5", "scale.convention: Convention(4), want observed, interpolated or ntile"}},
		{value.Scale{Bins: value.MaxBins}, []int64{1}, nil},
		{value.Scale{Bins: value.MaxBins + 1}, []int64{1}, []string{"scale.bins: 1000001, want 1 to 1000000, or 0 for 5"}},
		{value.Scale{}, nil, []string{"values: 0 values, want 1 or more"}},
		{value.Scale{Convention: value.Ntile, Bins: -1}, nil, []string{"scale.bins: -1, want 1 to 1000000, or 0 for 5", "values: 0 values, want 1 or more"}},
		{value.Scale{Cuts: []int64{}}, nil, nil},
		{value.Scale{Cuts: []int64{1, 1, 0}, Bins: 3}, nil, []string{"scale.cuts: 3 cuts, want no bins and no convention beside them", "scale.cuts[2]: 0, want no less than the one before, 1"}},
		{value.Scale{Cuts: []int64{1}, Convention: value.Ntile}, nil, []string{"scale.cuts: 1 cuts, want no bins and no convention beside them", "scale.convention: ntile, want one that cuts at values: observed or interpolated"}},
		{value.Scale{Cuts: make([]int64, value.MaxBins-1)}, nil, nil},
		{value.Scale{Cuts: make([]int64, value.MaxBins)}, nil, []string{"scale.cuts: 1000000 cuts, want less than 1000000"}},
	}
	for _, tt := range tests {
		_, err := tt.scale.Score(tt.values)
		wantFaults(t, err, tt.want...)
	}
	_, err := value.Scale{Convention: value.Ntile}.CutPoints([]int64{1})
	wantFaults(t, err, "scale.convention: ntile, want one that cuts at values: observed or interpolated")
}

func TestRecordsAreChecked(t *testing.T) {
	m := value.RFM{Recency: value.Scale{Bins: -1}, Frequency: value.Scale{Bins: -2}, Monetary: value.Scale{Bins: -3}}
	_, err := m.Score(asOf, []value.Record{{}, {Last: asOf.Add(1), Orders: -1}, {Last: asOf, Spent: -1}})
	const bins = ", want 1 to 1000000, or 0 for 5"
	wantFaults(t, err, "recency.bins: -1"+bins, "frequency.bins: -2"+bins, "monetary.bins: -3"+bins,
		"records[0].last: not set, want the instant of a purchase",
		"records[1].last: 2026-03-31T18:00:00.000000001Z, want no later than 2026-03-31T18:00:00Z", "records[1].orders: -1, want 0 or more")
	_, err = value.RFM{}.Score(asOf, nil)
	wantFaults(t, err, "values: 0 values, want 1 or more")
}

// Days are whole spans of 24 hours; a nanosecond less is a day less.
func TestRecencyCountsWholeDays(t *testing.T) {
	fixed := value.Scale{Cuts: []int64{0, 30}}
	m := value.RFM{Recency: fixed, Frequency: fixed, Monetary: fixed}
	tests := []struct {
		ago  time.Duration
		want int
	}{
		{0, 3}, {24*time.Hour - 1, 3}, {24 * time.Hour, 2}, {31*24*time.Hour - 1, 2}, {31 * 24 * time.Hour, 1},
	}
	for _, tt := range tests {
		for _, at := range []time.Time{asOf, asOf.Add(5)} {
			got, err := m.Score(at, []value.Record{{Last: at.Add(-tt.ago), Orders: 31, Spent: -4}})
			want := value.Marks{Recency: tt.want, Frequency: 3, Monetary: 1, Segment: value.SegmentOf(tt.want, 3, 1, 3)}
			if err != nil || got[0] != want {
				t.Errorf("%v ago: got %+v, want %+v, %v", tt.ago, got, want, err)
			}
		}
	}
}

// The three scales may have different numbers of bins.
func TestSegmentsOfUnequalScales(t *testing.T) {
	m := value.RFM{Recency: value.Scale{Cuts: []int64{9}}, Frequency: value.Scale{Cuts: []int64{1, 2, 3, 4, 5, 6, 7, 8, 9}}, Monetary: value.Scale{Cuts: []int64{100, 200}}}
	tests := []struct {
		record value.Record
		want   value.Segment
	}{
		{value.Record{Last: asOf, Orders: 10, Spent: 300}, value.RecentStrong},
		{value.Record{Last: asOf, Orders: 5, Spent: 300}, value.RecentSteady},      // .45 and .83: below two thirds
		{value.Record{Last: asOf, Orders: 6, Spent: 300}, value.RecentStrong},      // .55 and .83
		{value.Record{Last: asOf.AddDate(0, 0, -10), Orders: 1}, value.QuietLight}, // .05 and .17
		{value.Record{Last: asOf.AddDate(0, 0, -10), Orders: 5}, value.QuietLight}, // .45 and .17
		{value.Record{Last: asOf.AddDate(0, 0, -10), Orders: 6}, value.QuietSteady},
	}
	for _, tt := range tests {
		got, err := m.Score(asOf, []value.Record{tt.record})
		if err != nil || got[0].Segment != tt.want {
			t.Errorf("%+v: got %v, want %v, %v", tt.record, got, tt.want, err)
		}
	}
}

func TestPoints(t *testing.T) {
	tests := []struct {
		in   string
		want string
	}{
		{"0", "0"}, {"100", "100"}, {"100.000000000", "100"}, {"0.000001", "1/1000000"}, {"2e1", "20"}, {"0e99", "0"},
		{"1e3", ""}, {"1e9999", ""}, {"1e-9999", ""}, {"-1", ""}, {"0.0000001", ""}, {"100.1", ""},
		{"1" + strings.Repeat("0", 60), ""}, {"1." + strings.Repeat("0", 60), ""},
	}
	for _, tt := range tests {
		got, err := value.PointsOf(d(tt.in))
		if tt.want == "" {
			if fault, ok := errors.AsType[*value.InputError](err); !ok || fault.Path != "points" || len(fault.Got) > 70 {
				t.Errorf("%.20s: %v", tt.in, err)
			}
		} else if err != nil || got.String() != tt.want {
			t.Errorf("%s: got %v, %v", tt.in, got, err)
		}
	}
	var zero value.Points
	if zero.String() != "0" || zero.Cmp(points(t, d("0"))) != 0 || points(t, d("0")).Cmp(zero) != 0 || zero.Cmp(points(t, d("1"))) >= 0 {
		t.Error("the zero value is not 0")
	}
	half := points(t, d("0.5"))
	if got := half.Decimal(0); !got.Equal(d("0")) {
		t.Errorf("a tie went to %v", got)
	}
	half.Rat().Add(half.Rat(), big.NewRat(1, 1))
	if got := half.Decimal(1).String(); got != "0.5" {
		t.Errorf("the number was changed to %s", got)
	}
}

// What is large is compared in full.
func TestLargeScoresCompare(t *testing.T) {
	var criteria []value.Criterion
	low, high := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
	for i := range value.MaxCriteria {
		id := string(rune('A' + i))
		criteria = append(criteria, value.Criterion{ID: id, Weight: value.MaxWeight})
		low[id], high[id] = d("100"), d("100")
	}
	low["A"] = d("99.999999")
	a, b := card{criteria, low}.score(t).Points, card{criteria, high}.score(t).Points
	if a.Cmp(b) >= 0 || b.Cmp(a) <= 0 || b.Cmp(points(t, d("100"))) != 0 {
		t.Errorf("%v and %v", a, b)
	}
}

func TestTiersOfBefore(t *testing.T) {
	tiers, err := value.NewTiers(value.KeyTier())
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		score, before string
		want          value.Standing
	}{
		{"79.999999", "", value.Standing{}}, {"80", "", value.Standing{Tier: "key"}}, {"80", "key", value.Standing{Tier: "key"}},
		{"75", "key", value.Standing{Tier: "key", Kept: true}}, {"74.999999", "key", value.Standing{}}, {"75", "", value.Standing{}},
	}
	for _, tt := range tests {
		if got, err := tiers.Of(points(t, d(tt.score)), tt.before); err != nil || got != tt.want {
			t.Errorf("%s from %q: got %+v, want %+v, %v", tt.score, tt.before, got, tt.want, err)
		}
	}
	_, err = tiers.Of(value.Points{}, "gold")
	if err == nil || err.Error() != `value: before: got "gold", want the name of a tier, or none` {
		t.Error(err)
	}
	long := &value.InputError{Path: "p", Got: strings.Repeat("好", 30), Want: "w"}
	if got, want := long.Error(), `value: p: got "`+strings.Repeat("好", 21)+`…", want w`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	long.Got = strings.Repeat("x", 64)
	if got, want := long.Error(), `value: p: got "`+long.Got+`", want w`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Constructors keep copies.
func TestConstructorsCopy(t *testing.T) {
	criteria, tiers := value.KeyCustomer(), value.KeyTier()
	parties := []value.Party{{"team", value.Internal, []string{"shop"}}, {"shop", value.External, nil}}
	s, err1 := value.NewScorecard(criteria)
	ts, err2 := value.NewTiers(tiers)
	chain, err3 := value.NewChain(parties)
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	criteria[0], tiers[0], parties[0].Serves[0] = value.Criterion{}, value.Tier{}, "nobody"
	if score, err := s.Score(map[string]decimal.Decimal{"volume": d("1"), "cooperation": d("1"), "influence": d("1"), "potential": d("1")}); err != nil || score.Points.String() != "1" {
		t.Error(score, err)
	}
	if got, err := ts.Of(points(t, d("90")), "key"); err != nil || got.Tier != "key" {
		t.Error(got, err)
	}
	if path, ok := chain.Path("team"); !ok || path[1] != "shop" {
		t.Error(path, ok)
	}
}
