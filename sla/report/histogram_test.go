package report_test

import (
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// The edges are stored in other people's databases: they never move.
func TestBucketEdges(t *testing.T) {
	tests := []struct {
		of        time.Duration
		low, high int64 // nanoseconds
	}{
		{0, 0, 0},
		{1, 1, 1},
		{98, 98, 98},
		{99, 99, 100},
		{100, 99, 100},
		{101, 101, 103},
		{104, 104, 106},
		{200, 197, 200},
		{time.Microsecond, 991, 1_010},
		{time.Millisecond, 983_924, 1_003_801},
		{time.Second, 996_274_033, 1_016_400_780},
		{time.Minute, 58_933_110_601, 60_123_678_491},
		{2 * time.Minute, 118_679_480_353, 121_077_045_612},
		{time.Hour, 3_556_526_897_171, 3_628_375_925_395},
		{24 * time.Hour, 85_531_992_252_198, 87_259_911_287_594},
		{365 * 24 * time.Hour, 31_228_523_247_354_690, 31_859_402_504_877_006},
		{math.MaxInt64, 9_150_110_443_487_142_133, math.MaxInt64},
	}
	for _, tt := range tests {
		want := report.Bucket{Low: time.Duration(tt.low), High: time.Duration(tt.high)}
		if got := bucketOf(t, tt.of); got != want {
			t.Errorf("the bucket of %d ns is %d to %d, want %d to %d", tt.of, got.Low, got.High, tt.low, tt.high)
		}
	}
}

// In the middle of a list the answer is the middle of a bucket, not the time
// itself: pinned, since charts and alerts depend on it.
func TestQuantileIsTheMiddleOfItsBucket(t *testing.T) {
	tests := []struct{ of, want time.Duration }{
		{98, 98},
		{100, 99},
		{103, 102},
		{time.Second, 1_006_236_773},
		{2 * time.Minute, 119_866_275_156},
		{24 * time.Hour, 86_387_312_174_719},
	}
	for _, tt := range tests {
		spread := spreadOf(t, 0, tt.of, 2*tt.of+1)
		if got, err := spread.Quantile(report.Percent(50)); err != nil || got != tt.want {
			t.Errorf("the median of 0, %d, %d is %d, %v, want %d", tt.of, 2*tt.of+1, got, err, tt.want)
		}
	}
	for _, d := range []time.Duration{time.Second, math.MaxInt64 - 1} { // the middle is beyond the ends
		for _, spread := range []*report.Spread{spreadOf(t, d, d, d), spreadOf(t, d+1, d, d, d+1)} {
			if got, err := spread.Quantile(report.Percent(50)); err != nil || got < d || got > d+1 {
				t.Errorf("a median of %d to %d is %d, %v", d, d+1, got, err)
			}
		}
	}
}

// spreadOf gives the spread of some times.
func spreadOf(t *testing.T, times ...time.Duration) *report.Spread {
	t.Helper()
	var rs records
	for _, d := range times {
		rs = append(rs, report.Record{Key: report.Key{Metric: sla.FirstResponse}, Outcome: report.Met, Wall: d})
	}
	return tallyOf(t, rs).Total().Wall()
}

// Counts of any size, and around the powers of two at which a digit is full,
// made by merging tallies of 1, 2, 4, 8, ... equal times. The model is a map.
func TestHistogramCountsAnyNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tally := new(report.Tally)
		want := map[time.Duration]uint64{}
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			d := time.Duration(rapid.SampledFrom([]int{0, 5, 98, 7_000_000, math.MaxInt32}).Draw(t, "time"))
			n := uint64(1) << rapid.SampledFrom([]int{0, 1, 18, 19, 20, 35}).Draw(t, "power")
			n += rapid.Uint64Range(0, 2).Draw(t, "more") - 1
			if rapid.Bool().Draw(t, "any") {
				n = rapid.Uint64Range(0, 1<<36).Draw(t, "n")
			}
			if err := tally.Merge(many(t, d, n)); err != nil {
				t.Fatal(err)
			}
			if n > 0 {
				want[d] += n
			}
		}
		checkFigures(t, tally)
		got := map[time.Duration]uint64{}
		for b, n := range tally.Total().Wall().Buckets() {
			for d := range want {
				if b.Low <= d && d <= b.High {
					got[d] = n
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("counts (-want +got):\n%s", diff)
		}
	})
}

// many gives a tally of n equal times.
func many(t rapid.TB, d time.Duration, n uint64) *report.Tally {
	all := new(report.Tally)
	power := tallyOf(t, records{{Key: report.Key{Metric: sla.FollowUp}, Outcome: report.Missed, Wall: d}})
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			if err := all.Merge(power); err != nil {
				t.Fatal(err)
			}
		}
		if n > 1 {
			if err := power.Merge(power); err != nil {
				t.Fatal(err)
			}
		}
	}
	return all
}

// A record too many is refused, whether it comes alone or in a tally.
func TestTallyIsFull(t *testing.T) {
	tally := many(t, time.Hour, report.MaxRecords-1)
	one := report.Record{Key: report.Key{Metric: sla.FollowUp}, Outcome: report.Met}
	if err := tally.Add(one); err != nil {
		t.Fatalf("the last record: %v", err)
	}
	before := stored(t, tally)
	const text = "report: tally.records: got 1099511627777, want at most 1099511627776"
	for _, err := range []error{tally.Add(one), tally.Merge(tallyOf(t, records{one})), tally.Merge(many(t, 0, 1))} {
		if err == nil || err.Error() != text {
			t.Errorf("one record too many: %v, want %s", err, text)
		}
	}
	if err := tally.Merge(tally); err == nil {
		t.Error("twice as many were accepted")
	}
	if err := tally.Merge(new(report.Tally)); err != nil {
		t.Errorf("nothing more: %v", err)
	}
	if got := stored(t, tally); got != before || tally.Records() != report.MaxRecords {
		t.Errorf("the full tally changed from %q to %q", before, got)
	}
	checkFigures(t, tally)
}
