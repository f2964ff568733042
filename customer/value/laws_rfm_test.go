package value_test

import (
	"math/big"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer/value"
)

var asOf = time.Date(2026, 3, 31, 18, 0, 0, 0, time.UTC)

// drawColumn draws values with many equal ones or none, small ones, huge ones, and
// such as differ only beyond 2^53.
func drawColumn(t *rapid.T) []int64 {
	v := rapid.SampledFrom([]*rapid.Generator[int64]{
		rapid.Just(int64(4)), rapid.Int64Range(-2, 2), rapid.Int64Range(0, 100), rapid.Int64(),
		rapid.Int64Range(1<<62, 1<<62+9), rapid.SampledFrom([]int64{-1 << 63, 0, 1<<63 - 1}),
	}).Draw(t, "kind")
	return rapid.SliceOfN(v, 1, 30).Draw(t, "values")
}

// bigColumn makes a column long enough to be counted rather than sorted.
func bigColumn(t *rapid.T) []int64 {
	seed := rapid.Uint64().Draw(t, "seed") | 1
	mask := rapid.SampledFrom([]uint64{0, 3, 1<<11 - 1, 1 << 40, 1<<21 - 1, 1<<63 - 1, 1<<64 - 1, 7 << 50}).Draw(t, "mask")
	values := make([]int64, rapid.IntRange(500, 1500).Draw(t, "length"))
	for i := range values {
		seed = seed*6364136223846793005 + 1442695040888963407
		values[i] = int64((seed ^ seed>>29) & mask)
		if i%3 == 0 {
			values[i] >>= 40 // so that one digit holds most of them
		}
	}
	return values
}

func drawBins(t *rapid.T) int {
	return rapid.SampledFrom([]int{1, 2, 3, 5, 5, 5, 7, 10, 40}).Draw(t, "bins")
}

// byShare finds the score of v by counting: it lies above the cut point k when the
// values below v are k/n of all, or more.
func byShare(values []int64, v int64, bins int) int {
	score := 1
	for k := 1; k < bins; k++ {
		less := 0
		for _, w := range values {
			if w < v {
				less++
			}
		}
		if less*bins >= k*len(values) {
			score++
		}
	}
	return score
}

// byInterpolation compares v with the interpolated cut points as fractions.
func byInterpolation(values []int64, v int64, bins int) int {
	sorted := slices.Sorted(slices.Values(values))
	score := 1
	for k := 1; k < bins; k++ {
		h := big.NewRat(int64((len(values)-1)*k), int64(bins))
		low := (len(values) - 1) * k / bins
		high := min(low+1, len(values)-1)
		part := new(big.Rat).Sub(h, big.NewRat(int64(low), 1))
		a, b := new(big.Rat).SetInt64(sorted[low]), new(big.Rat).SetInt64(sorted[high])
		cut := new(big.Rat).Add(a, part.Mul(part, new(big.Rat).Sub(b, a)))
		if new(big.Rat).SetInt64(v).Cmp(cut) > 0 {
			score++
		}
	}
	return score
}

// byPlace sorts the indices, equal values in the order of the column, and deals.
func byPlace(values []int64, bins int) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		if values[i] < values[j] {
			return -1
		}
		return map[bool]int{true: 1}[values[i] > values[j]]
	})
	scores := make([]int, len(values))
	for bin := 1; bin <= bins; bin++ {
		size := len(values) / bins
		if bin <= len(values)%bins {
			size++
		}
		for _, i := range order[:size] {
			scores[i] = bin
		}
		order = order[size:]
	}
	return scores
}

func TestLawScoresAreThoseOfSortingAndCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values, bins := drawColumn(t), drawBins(t)
		checkScores(t, values, bins, func(v int64) int { return byShare(values, v, bins) })
	})
	rapid.Check(t, func(t *rapid.T) { // counted once for each value, as there are many
		values, bins := bigColumn(t), drawBins(t)
		sorted := slices.Sorted(slices.Values(values))
		checkScores(t, values, bins, func(v int64) int {
			less, _ := slices.BinarySearch(sorted, v)
			return min(bins, 1+less*bins/len(values))
		})
	})
}

func checkScores(t *rapid.T, values []int64, bins int, share func(v int64) int) {
	before := slices.Clone(values)
	scores := map[value.Convention][]int{}
	for _, c := range value.Conventions() {
		var err error
		if scores[c], err = (value.Scale{Bins: bins, Convention: c}).Score(values); err != nil {
			t.Fatal(err)
		}
	}
	if want := byPlace(values, bins); !slices.Equal(scores[value.Ntile], want) {
		t.Fatalf("ntile of %v in %d: got %v, want %v", values, bins, scores[value.Ntile], want)
	}
	step := 1 + len(values)/100
	for i := 0; i < len(values); i += step {
		v := values[i]
		if got, want := scores[value.Observed][i], share(v); got != want {
			t.Fatalf("observed: %d of %v in %d: got %d, want %d", v, values, bins, got, want)
		}
		if step > 1 && i%50 > 0 {
			continue
		}
		if got, want := scores[value.Interpolated][i], byInterpolation(values, v, bins); got != want {
			t.Fatalf("type 7: %d of %v in %d: got %d, want %d", v, values, bins, got, want)
		}
	}
	if !slices.Equal(values, before) {
		t.Fatal("the column was changed")
	}
}

func TestLawEqualValuesGetEqualScores(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := drawColumn(t)
		scales := []value.Scale{
			{Bins: drawBins(t)}, {Bins: drawBins(t), Convention: value.Interpolated}, {Cuts: slices.Sorted(slices.Values(drawColumn(t)))},
		}
		for _, s := range scales {
			scores, err := s.Score(values)
			if err != nil {
				t.Fatal(err)
			}
			for i, v := range values {
				for j, w := range values {
					if v == w && scores[i] != scores[j] || v < w && scores[i] > scores[j] {
						t.Fatalf("%+v: %d scores %d, %d scores %d", s, v, scores[i], w, scores[j])
					}
				}
			}
		}
	})
}

func TestLawStoredCutPointsScoreTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := drawColumn(t)
		s := value.Scale{Bins: drawBins(t), Convention: rapid.SampledFrom([]value.Convention{0, value.Observed, value.Interpolated}).Draw(t, "convention")}
		cuts, err := s.CutPoints(values)
		if err != nil || len(cuts) != s.Bins-1 {
			t.Fatal(cuts, err)
		}
		got, err := value.Scale{Cuts: cuts}.Score(values)
		if err != nil {
			t.Fatal(err)
		}
		if want, _ := s.Score(values); !slices.Equal(got, want) {
			t.Fatalf("%v cut at %v: got %v, want %v", values, cuts, got, want)
		}
	})
}

func TestLawTheOrderOfRecordsNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := drawRecords(t)
		order := rapid.Permutation(numbers(len(records))).Draw(t, "order")
		m := value.RFM{Recency: value.Scale{Convention: value.Interpolated}, Frequency: value.Scale{Bins: 3}}
		want := marks(t, m, records)
		shuffled := make([]value.Record, len(records))
		for i, k := range order {
			shuffled[i] = records[k]
		}
		for i, got := range marks(t, m, shuffled) {
			if got != want[order[i]] {
				t.Fatalf("record %d: got %+v, want %+v", order[i], got, want[order[i]])
			}
		}
	})
}

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func drawRecords(t *rapid.T) []value.Record {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) value.Record {
		return value.Record{
			Last:   asOf.Add(-time.Duration(rapid.Int64Range(0, 400*24).Draw(t, "hours")) * time.Hour),
			Orders: rapid.Int64Range(0, 9).Draw(t, "orders"), Spent: rapid.Int64Range(-500, 100_000).Draw(t, "spent"),
		}
	}), 1, 20).Draw(t, "records")
}

func marks(t interface{ Fatal(...any) }, m value.RFM, records []value.Record) []value.Marks {
	marks, err := m.Score(asOf, records)
	if err != nil {
		t.Fatal(err)
	}
	return marks
}

func TestLawMoreRecentNeverScoresLower(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := drawRecords(t)
		m := value.RFM{Recency: value.Scale{Bins: drawBins(t)}}
		all := marks(t, m, records)
		for i, a := range records {
			for j, b := range records {
				if a.Last.After(b.Last) && all[i].Recency < all[j].Recency {
					t.Fatalf("%v scores %d, %v scores %d", a.Last, all[i].Recency, b.Last, all[j].Recency)
				}
			}
		}
		if s := m.Recency; s.Bins > 0 { // and the scores are those of the days, turned round
			days := make([]int64, len(records))
			for i, r := range records {
				days[i] = int64(asOf.Sub(r.Last) / (24 * time.Hour))
			}
			scores, err := s.Score(days)
			for i := range records {
				if err != nil || all[i].Recency != s.Bins+1-scores[i] {
					t.Fatalf("%d days score %d, turned round %d of %d", days[i], scores[i], all[i].Recency, s.Bins)
				}
			}
		}
	})
}

// All scores of up to eight bins, against the borders written as fractions.
func TestLawEveryCustomerIsInOneSegment(t *testing.T) {
	field := func(part *big.Rat) int { // 0 above two thirds, 2 below one
		return map[bool]int{true: 1}[part.Cmp(big.NewRat(2, 3)) <= 0] + map[bool]int{true: 1}[part.Cmp(big.NewRat(1, 3)) < 0]
	}
	middle := func(s, bins int) *big.Rat { return big.NewRat(int64(2*s-1), int64(2*bins)) }
	for bins := 1; bins <= 8; bins++ {
		for r := 1; r <= bins; r++ {
			for f := 1; f <= bins; f++ {
				for m := 1; m <= bins; m++ {
					much := new(big.Rat).Add(middle(f, bins), middle(m, bins))
					want := value.Segments()[3*field(middle(r, bins))+field(much.Mul(much, big.NewRat(1, 2)))]
					if got := value.SegmentOf(r, f, m, bins); got != want {
						t.Errorf("%d %d %d of %d: got %v, want %v", r, f, m, bins, got, want)
					}
				}
			}
		}
	}
	for _, bad := range [][4]int{{0, 1, 1, 5}, {1, 0, 1, 5}, {1, 1, 0, 5}, {6, 1, 1, 5}, {1, 6, 1, 5}, {1, 1, 6, 5}, {1, 1, 1, 0}} {
		if got := value.SegmentOf(bad[0], bad[1], bad[2], bad[3]); got != 0 {
			t.Errorf("%v is segment %v", bad, got)
		}
	}
}
