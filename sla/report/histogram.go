package report

import (
	"iter"
	"math"
	"slices"
	"time"
)

// buckets is how many there are for durations from 0 to 2^63-1 ns.
const buckets = 2051

// edges holds the least nanosecond of each bucket, in rising order.
var edges = cut()

// cut makes the edges by the rule that [Bucket] states, each bucket as wide as one
// percent allows. It needs integers only and cannot overflow 64 bits.
func cut() []int64 {
	lows := make([]int64, 0, buckets)
	for low := uint64(0); low <= math.MaxInt64; {
		lows = append(lows, int64(low))
		middle := low + low/100
		low = middle + middle/99 + 1
	}
	return lows
}

// bucketOf gives the bucket that d, which is not negative, falls into.
func bucketOf(d time.Duration) int {
	i, exact := slices.BinarySearch(edges, int64(d))
	if !exact {
		i--
	}
	return i
}

// low gives the least duration of a bucket.
func low(bucket int) time.Duration { return time.Duration(edges[bucket]) }

// high gives the greatest duration of a bucket.
func high(bucket int) time.Duration {
	if bucket == len(edges)-1 {
		return math.MaxInt64
	}
	return time.Duration(edges[bucket+1] - 1)
}

// middle gives the duration that is within 1 % of all durations of a bucket.
func middle(bucket int) time.Duration {
	low := uint64(edges[bucket])
	return time.Duration(min(low+low/100, math.MaxInt64))
}

// histogram counts durations by bucket, in about four bytes for each bucket that
// is not empty.
//
// It is a sorted list of digits. A count is written in base 2^19; nearly every
// count has one digit, and its higher digits, if any, stand further up. A digit
// and its slot share 32 bits: 13 for the slot, which is the bucket plus 2051 for
// each place of the digit, and 19 for the digit. Three places fit, so that a
// count may reach 2^57 - 1, far more than [MaxRecords].
type histogram []uint32

const (
	digitBits = 19
	digitMask = 1<<digitBits - 1
)

// add counts n more durations in a bucket; n is not 0.
func (h *histogram) add(bucket int, n uint64) {
	for slot := uint32(bucket); n > 0; slot += buckets {
		i := h.find(slot)
		n += uint64((*h)[i] & digitMask)
		(*h)[i] = slot<<digitBits | uint32(n&digitMask)
		n >>= digitBits
	}
}

// find gives the index of a slot's digit, which it inserts as 0 if it is new.
func (h *histogram) find(slot uint32) int {
	i, _ := slices.BinarySearch(*h, slot<<digitBits)
	if i == len(*h) || (*h)[i]>>digitBits != slot {
		h.grow()
		*h = slices.Insert(*h, i, slot<<digitBits)
	}
	return i
}

// grow makes room for one more digit: an eighth more than now, where append would
// double it, because there are many cells and each should stay small.
func (h *histogram) grow() {
	if n := len(*h); n == cap(*h) {
		*h = append(make(histogram, 0, n+n/8+4), *h...)
	}
}

// count gives how many durations a bucket holds.
func (h histogram) count(bucket int) uint64 {
	var n uint64
	last := h[len(h)-1] >> digitBits
	for slot, place := uint32(bucket), 0; slot <= last; slot, place = slot+buckets, place+digitBits {
		i, _ := slices.BinarySearch(h, slot<<digitBits)
		if i < len(h) && h[i]>>digitBits == slot {
			n |= uint64(h[i]&digitMask) << place
		}
	}
	return n
}

// all gives each bucket that is not empty with its count, in rising order.
func (h histogram) all() iter.Seq2[int, uint64] {
	return func(yield func(int, uint64) bool) {
		for _, digit := range h {
			bucket := int(digit >> digitBits)
			if bucket >= buckets || !yield(bucket, h.count(bucket)) {
				return
			}
		}
	}
}
