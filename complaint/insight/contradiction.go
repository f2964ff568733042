package insight

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// countable refuses counts out of range, after which nothing can be said of sums.
func (t *Tally) countable() error {
	for i, n := range t.counts {
		if !inRange(n) {
			return countable(place(i), n)
		}
	}
	for i := range t.times {
		if err := t.times[i].countable(i); err != nil {
			return err
		}
	}
	return countable("cases", t.Cases())
}

// countable does the same for the times of one end.
func (t *Times) countable(end int) error {
	for i, n := range t.bands {
		if !inRange(n) {
			return countable(fmt.Sprintf("%s.bands[%d]", placeOfTimes(end), i), n)
		}
	}
	if n := t.count(); !inRange(n) {
		return countable("the sum of "+placeOfTimes(end)+".bands", n)
	}
	return nil
}

// check reports all that cannot be so in a tally, however it came about: counts out of
// range, or else every contradiction.
func (t *Tally) check() error {
	if err := t.countable(); err != nil {
		return err
	}
	cases, again := t.Cases(), int64(0)
	faults := []error{
		most("voiced", t.Voiced(), cases),
		most("reopened", t.Reopened(), cases),
		most("reworked", t.Reworked(), cases),
		several("reopenings", t.Reopened(), t.Reopenings()),
		several("reworks", t.Reworked(), t.Reworks()),
		equal("the sum of categories", total(t.counts[categories:causes]), t.Distinct()),
		equal("the sum of causes", total(t.counts[causes:promises]), t.Distinct()),
	}
	for i := range t.times {
		end := complaint.Closed + complaint.Phase(i)
		faults = append(faults, t.times[i].check(placeOfTimes(i)), most("ended."+end.String(), t.Ended(end), t.times[i].Count()))
		again += t.times[i].Count() - t.Ended(end)
	}
	faults = append(faults,
		equal("the ends of cycles that were reopened", again, t.Reopenings()),
		equal("the times of merged complaints", t.Times(complaint.Merged).Count(), t.Ended(complaint.Merged)))
	return errors.Join(faults...)
}

// check reports what cannot be so in the times at a place.
func (t *Times) check(place string) error {
	n := t.Count()
	if n == 0 {
		if *t != (Times{}) {
			return &ValueError{Place: place, Got: "figures of no times", Want: "nothing"}
		}
		return nil
	}
	if t.min < 0 || t.max < t.min || t.seconds < 0 || t.nanos < 0 || t.nanos >= int64(time.Second) {
		return &ValueError{Place: place, Got: "times or nanoseconds out of range", Want: "0 up to the greatest, and nanoseconds below a billion"}
	}
	if !t.plausible(n) || !t.alike(n) {
		return &ValueError{Place: place, Got: "figures that contradict each other", Want: "those of one list of times"}
	}
	return nil
}

// plausible: there is a list of n times with these ends, bands and sum. Of the n times
// one is the least and one the greatest, and the others lie in their bands between.
func (t *Times) plausible(n int64) bool {
	rest := t.bands
	rest[band(t.min)]--
	if n > 1 {
		rest[band(t.max)]--
	} else if t.min != t.max {
		return false
	}
	lo, hi := big.NewInt(int64(t.min)), big.NewInt(int64(t.min))
	if n > 1 {
		lo.Add(lo, big.NewInt(int64(t.max)))
		hi.Add(hi, big.NewInt(int64(t.max)))
	}
	for i, in := range rest {
		if in == 0 {
			continue
		}
		over, upTo := time.Duration(-1), t.max
		if i > 0 {
			over = edges[i-1]
		}
		if i < len(edges) {
			upTo = min(edges[i], t.max)
		}
		least := max(over+1, t.min)
		if in < 0 || least > upTo {
			return false
		}
		lo.Add(lo, new(big.Int).Mul(big.NewInt(in), big.NewInt(int64(least))))
		hi.Add(hi, new(big.Int).Mul(big.NewInt(in), big.NewInt(int64(upTo))))
	}
	return lo.Cmp(t.Sum()) <= 0 && t.Sum().Cmp(hi) <= 0
}

// alike: there is a list of n times with these ends, bands and buckets. Up to the edge
// of a band there are as many as in the buckets below it, and at most those more that
// are in the bucket which it cuts.
func (t *Times) alike(n int64) bool {
	var below [buckets + 1]int64
	for i, in := range t.logs {
		below[i+1] = below[i] + int64(in)
	}
	first, last := bucket(t.min), bucket(t.max)
	if below[buckets] != n || below[first] > 0 || t.logs[first] == 0 || below[last+1] < n || t.logs[last] == 0 {
		return false
	}
	upTo := int64(0)
	for i, edge := range edges {
		upTo += t.bands[i]
		if cut := bucket(edge); upTo < below[cut] || upTo > below[cut+1] {
			return false
		}
	}
	return true
}

// place names a counter as the JSON does.
func place(i int) string {
	switch {
	case i >= promises:
		return "promises." + complaint.Fate(i-promises+1).String()
	case i > causes:
		return "causes." + complaint.RootCause(i-causes).String()
	case i > categories && i < causes:
		return "categories." + complaint.Category(i-categories).String()
	case i >= ended && i < categories:
		return "ended." + (complaint.Closed + complaint.Phase(i-ended)).String()
	}
	return map[int]string{
		open: "open", voiced: "voiced", reopened: "reopened", reopenings: "reopenings", reworked: "reworked", reworks: "reworks",
		categories: "unclassified", causes: "unexplained",
	}[i]
}

func placeOfTimes(i int) string { return "times." + (complaint.Closed + complaint.Phase(i)).String() }

// most refuses more than there can be.
func most(place string, n, limit int64) error {
	if n <= limit {
		return nil
	}
	return &ValueError{Place: place, Got: strconv.FormatInt(n, 10), Want: "at most " + strconv.FormatInt(limit, 10)}
}

// several refuses fewer happenings than complaints to which they happened, and some
// without any.
func several(place string, cases, times int64) error {
	if times >= cases && (cases > 0 || times == 0) {
		return nil
	}
	return &ValueError{Place: place, Got: strconv.FormatInt(times, 10), Want: fmt.Sprintf("what fits %d complaints", cases)}
}

// equal refuses what does not add up.
func equal(place string, n, want int64) error {
	if n == want {
		return nil
	}
	return &ValueError{Place: place, Got: strconv.FormatInt(n, 10), Want: strconv.FormatInt(want, 10)}
}

func total(counts []int64) (n int64) {
	for _, in := range counts {
		n += in
	}
	return n
}
