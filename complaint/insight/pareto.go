package insight

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// A Bar is one cause, category or dimension in a [Pareto] order.
type Bar[K cmp.Ordered] struct {
	// Key is what was counted.
	Key K
	// Count is how many complaints have it, at least 1.
	Count int64
	// Share is Count of all.
	Share Share
	// Cumulative is this Bar with all before it, of all. The last is all of all.
	Cumulative Share
}

// Pareto puts counts in their order, the largest first, with exact shares: which few
// causes stand behind most complaints. Bars of equal count stand in the order of
// their keys, so that the same counts always give the same bars. What was counted 0
// times has no bar.
//
// It is [ErrNoData] when nothing was counted, and a [*ValueError] for each count
// below 0 or above [MaxCount], or when their sum is above it.
func Pareto[K cmp.Ordered](counts map[K]int64) ([]Bar[K], error) {
	if err := checkCounts(counts); err != nil {
		return nil, err
	}
	all := sum(counts)
	if all == 0 {
		return nil, ErrNoData
	}
	var bars []Bar[K]
	for key, n := range counts {
		if n > 0 {
			bars = append(bars, Bar[K]{Key: key, Count: n, Share: Share{n, all}})
		}
	}
	slices.SortFunc(bars, func(a, b Bar[K]) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Key, b.Key))
	})
	so := int64(0)
	for i := range bars {
		so += bars[i].Count
		bars[i].Cumulative = Share{so, all}
	}
	return bars, nil
}

// checkCounts reports every count that is out of range, or else their sum.
func checkCounts[K cmp.Ordered](counts map[K]int64) error {
	var faults []error
	total := int64(0)
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		err := countable(fmt.Sprintf("counts[%v]", key), counts[key])
		if err != nil {
			faults = append(faults, err)
		} else if total <= MaxCount {
			total += counts[key]
		}
	}
	if faults == nil {
		return countable("the sum of counts", total)
	}
	return errors.Join(faults...)
}

func sum[K comparable](counts map[K]int64) (total int64) {
	for _, n := range counts {
		total += n
	}
	return total
}
