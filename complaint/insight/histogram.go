package insight

import (
	"math"
	"math/bits"
	"time"
)

// A histogram counts times by their size, in buckets whose width grows with it: from a
// second on, eight to each doubling. The middle of a bucket is therefore off by one
// sixteenth of a time in it at most, or by half a second if that is more. Histograms
// merge without losing any of that.
type histogram [buckets]uint32 // MaxCount twice fits

const (
	perDoubling = 8
	doublings   = 34 // of a second, up to the longest duration
	buckets     = 1 + doublings*perDoubling
)

// bucket is the index of the bucket in which d lies. The first holds 0 to a second,
// every other the times over its edge and up to the next.
func bucket(d time.Duration) int {
	n := uint64((d + time.Second - 1) / time.Second) // of d rounded up
	if d > math.MaxInt64-time.Second {
		n = math.MaxInt64/uint64(time.Second) + 1
	}
	if n <= 1 {
		return 0
	}
	n--
	doubling := bits.Len64(n) - 1
	return 1 + doubling*perDoubling + int(n*perDoubling>>doubling)%perDoubling
}

// edge is the lower end of bucket i, which it does not hold; beyond the last it is the
// longest duration. Where eight buckets are less than eight seconds, some are empty.
func edge(i int) time.Duration {
	if i == 0 {
		return 0
	}
	doubling, part := (i-1)/perDoubling, (i-1)%perDoubling
	seconds := (uint64(perDoubling+part)<<doubling + perDoubling - 1) / perDoubling
	if seconds > math.MaxInt64/uint64(time.Second) {
		return math.MaxInt64
	}
	return time.Duration(seconds) * time.Second
}

// full lists the buckets that hold any times.
func (h *histogram) full() (list []int) {
	for i, n := range h {
		if n > 0 {
			list = append(list, i)
		}
	}
	return list
}

// Quantile is the time that this share of the times does not exceed, the median for
// one of two: that of rank n times the share, rounded up, among n times. The first and
// the last are exact. Any other is off by one sixteenth of itself at most, or by half a
// second if that is more. Without times, or with a share of nothing, it is
// [ErrNoData]; a share below nothing or above the whole is a [*ValueError].
func (t Times) Quantile(share Share) (time.Duration, error) {
	n := t.Count()
	switch {
	case n == 0 || share.Whole == 0:
		return 0, ErrNoData
	case share.Part < 0 || share.Part > share.Whole:
		return 0, &ValueError{Place: "share", Got: share.String(), Want: "a part of a whole"}
	}
	hi, lo := bits.Mul64(uint64(n), uint64(share.Part))
	rank, rest := bits.Div64(hi, lo, uint64(share.Whole))
	if rest > 0 {
		rank++
	}
	switch {
	case rank <= 1:
		return t.min, nil
	case rank == uint64(n):
		return t.max, nil
	}
	i := 0
	for below := uint64(t.logs[0]); below < rank; below += uint64(t.logs[i]) {
		i++
	}
	middle := edge(i) + (edge(i+1)-edge(i))/2
	return min(max(middle, t.min), t.max), nil
}
