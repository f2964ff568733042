package diagram

import (
	"maps"

	"github.com/servicequality/servicequality/complaint"
)

// Traffic counts how often each way was taken, over many complaints. The zero value
// has counted nothing. It belongs to one goroutine; a copy counts on by itself.
type Traffic struct {
	counts map[way]int
}

// Add counts the ways of one log. A log that cannot have happened is refused with a
// [*complaint.ReplayError], and nothing of it is counted.
func (t *Traffic) Add(log []complaint.Event) error {
	var ways []way
	if _, err := walk(log, func(w way, _ complaint.Event) { ways = append(ways, w) }); err != nil {
		return err
	}
	counts := t.own()
	for _, w := range ways {
		counts[w]++
	}
	return nil
}

// Merge adds what other has counted, and leaves other as it is.
func (t *Traffic) Merge(other Traffic) {
	counts := t.own()
	for w, n := range other.counts {
		counts[w] += n
	}
}

// own gives counts that no copy of t shares.
func (t *Traffic) own() map[way]int {
	t.counts = maps.Clone(t.counts)
	if t.counts == nil {
		t.counts = map[way]int{}
	}
	return t.counts
}

// Count is how often action was done in the phase from, 0 for what opens a complaint.
func (t Traffic) Count(from complaint.Phase, action complaint.Action) int {
	return t.counts[way{from, action}]
}
