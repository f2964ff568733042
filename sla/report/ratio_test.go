package report_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla/report"
)

func TestRatioFigures(t *testing.T) {
	tests := []struct {
		ratio   report.Ratio
		places  uint8
		percent string // rounded down
		number  string // rounded half to even
		why     string
	}{
		{report.Ratio{Num: 9996, Den: 10000}, 0, "99", "1", "99.96 is not 100"},
		{report.Ratio{Num: 9996, Den: 10000}, 1, "99.9", "1.0", "99.96 is not 100.0"},
		{report.Ratio{Num: 9996, Den: 10000}, 2, "99.96", "1.00", "exact"},
		{report.Ratio{Num: 9996, Den: 10000}, 4, "99.9600", "0.9996", "places are kept"},
		{report.Ratio{Num: 10000, Den: 10000}, 1, "100.0", "1.0", "nothing missed"},
		{report.Ratio{Num: 0, Den: 3}, 1, "0.0", "0.0", "nothing met is data"},
		{report.Ratio{Num: 1, Den: 8}, 2, "12.50", "0.12", "a tie goes to the even digit, here down"},
		{report.Ratio{Num: 3, Den: 8}, 2, "37.50", "0.38", "a tie goes to the even digit, here up"},
		{report.Ratio{Num: 144, Den: 10}, 1, "1440.0", "14.4", "a burn rate may exceed 1"},
		{report.Ratio{Num: math.MaxUint64, Den: 1}, 0, "1844674407370955161500", "18446744073709551615", "no overflow"},
		{report.Ratio{Num: math.MaxUint64 - 1, Den: math.MaxUint64}, 3, "99.999", "1.000", "no float"},
	}
	for _, tt := range tests {
		percent, ok1 := tt.ratio.Percent(tt.places)
		number, ok2 := tt.ratio.Round(tt.places)
		if !ok1 || percent.StringFixed(int32(tt.places)) != tt.percent {
			t.Errorf("Percent(%d) of %v = %v, %v, want %s: %s", tt.places, tt.ratio, percent, ok1, tt.percent, tt.why)
		}
		if !ok2 || number.StringFixed(int32(tt.places)) != tt.number {
			t.Errorf("Round(%d) of %v = %v, %v, want %s: %s", tt.places, tt.ratio, number, ok2, tt.number, tt.why)
		}
	}
	if got := (report.Ratio{Num: 14, Den: 15}).String(); got != "14/15" {
		t.Errorf("String = %q", got)
	}
}

func TestRatioCompare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) report.Ratio {
			if rapid.Bool().Draw(t, label+" small") {
				return report.Ratio{Num: rapid.Uint64Range(0, 4).Draw(t, label), Den: rapid.Uint64Range(1, 4).Draw(t, label)}
			}
			return report.Ratio{Num: rapid.Uint64().Draw(t, label), Den: rapid.Uint64Range(1, math.MaxUint64).Draw(t, label)}
		}
		a, b := draw("a"), draw("b")
		if got, ok := a.Compare(b); !ok || got != rational(a).Cmp(rational(b)) {
			t.Fatalf("%v compared with %v = %d, %v", a, b, got, ok)
		}
	})
}

// The k-th of n sorted times, k = q x n rounded up, and at least 1.
func TestQuantileRank(t *testing.T) {
	tests := []struct {
		q    report.Ratio
		want time.Duration // of 1, 2, 3, 4 ns
	}{
		{report.Percent(0), 1},
		{report.Percent(1), 1},
		{report.Percent(25), 1},
		{report.Percent(26), 2},
		{report.Percent(50), 2},
		{report.Percent(51), 3},
		{report.Percent(75), 3},
		{report.Percent(76), 4},
		{report.Percent(100), 4},
		{report.Ratio{Num: math.MaxUint64 / 2, Den: math.MaxUint64}, 2},
		{report.Ratio{Num: math.MaxUint64/2 + 1, Den: math.MaxUint64}, 3},
	}
	spread := spreadOf(t, 4, 2, 3, 1)
	for _, tt := range tests {
		if got, err := spread.Quantile(tt.q); err != nil || got != tt.want {
			t.Errorf("Quantile(%v) = %v, %v, want %v", tt.q, got, err, tt.want)
		}
	}
}

func TestQuantileRefuses(t *testing.T) {
	spread := spreadOf(t, 1, 2, 3)
	for _, q := range []report.Ratio{{}, {Num: 1}, {Num: 2, Den: 1}, report.Percent(101)} {
		_, err := spread.Quantile(q)
		want := "report: quantile: got " + q.String() + ", want from 0/1 to 1/1"
		if err == nil || err.Error() != want {
			t.Errorf("Quantile(%v): %v, want %s", q, err, want)
		}
		if _, err := new(report.Spread).Quantile(q); err == nil || err.Error() != want {
			t.Errorf("Quantile(%v) of nothing: %v, want %s", q, err, want)
		}
	}
}
