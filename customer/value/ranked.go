package value

import (
	"math/bits"
	"slices"
)

// ranked gives the values that would stand at the places, counted from 0, if the
// values were sorted. The places are in rising order. It does not sort: it counts
// how many values share their first eleven bits below the highest one in which they
// differ, and looks again only at those among which a place falls; so a column is
// read a few times and written hardly ever.
func ranked(values []int64, places []int) []int64 {
	return pick(make([]int64, 0, len(places)), values, places, 0)
}

const (
	digit = 11  // bits that are looked at at a time
	small = 512 // values that are sooner sorted
)

// pick appends what ranked gives for a part of the values; skip is how many values
// come before the part.
func pick(found, values []int64, places []int, skip int) []int64 {
	if len(places) == 0 {
		return found
	}
	if len(values) <= small {
		sorted := slices.Sorted(slices.Values(values))
		for _, p := range places {
			found = append(found, sorted[p-skip])
		}
		return found
	}
	least, most := slices.Min(values), slices.Max(values)
	shift := max(0, bits.Len64(uint64(most)-uint64(least))-digit)
	var count [1 << digit]int
	for _, v := range values {
		count[(uint64(v)-uint64(least))>>shift]++
	}
	parts := gather(values, places, least, shift, &count, skip)
	for b, n := range count {
		within := 0
		for within < len(places) && places[within] < skip+n {
			within++
		}
		if shift == 0 {
			for range within {
				found = append(found, least+int64(b))
			}
		} else {
			found = pick(found, parts[b], places[:within], skip)
		}
		places = places[within:]
		skip += n
	}
	return found
}

// gather collects the values of those digits among which a place falls.
func gather(values []int64, places []int, least int64, shift int, count *[1 << digit]int, skip int) (parts [1 << digit][]int64) {
	if shift == 0 {
		return parts // a digit is a value
	}
	b := 0
	for _, p := range places {
		for skip+count[b] <= p {
			skip += count[b]
			b++
		}
		if parts[b] == nil {
			parts[b] = make([]int64, 0, count[b])
		}
	}
	for _, v := range values {
		if d := (uint64(v) - uint64(least)) >> shift; parts[d] != nil {
			parts[d] = append(parts[d], v)
		}
	}
	return parts
}
