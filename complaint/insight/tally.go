package insight

import (
	"slices"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// A Tally counts complaints: how they stand, how long they took, what they were
// about, what was promised. It is a value of fixed size, to be compared by ==; the
// zero Tally counts none and is the neutral element of [Tally.Merge]. A Tally that is
// added to belongs to one goroutine.
//
// Each complaint is counted once as it stands now: open, closed, withdrawn, merged or
// concluded. One that was closed, reopened and closed again stands once under closed
// and once under reopened; its two closes are two [Tally.Times]. A merged complaint
// lives on in another, so that its category and cause are counted there.
type Tally struct {
	counts [counters]int64
	times  [ends]Times
}

// ends are the terminal phases, which stand side by side.
const ends = complaint.Concluded - complaint.Closed + 1

// The counters stand in the order of the binary form. A counter with a list of
// values takes as many places.
const (
	open       = iota
	voiced                                                     // at any time
	reopened                                                   // at least once
	reopenings                                                 // in all
	reworked                                                   // at least once
	reworks                                                    // in all
	ended                                                      // by terminal phase
	categories = ended + int(ends)                             // at 0 those without
	causes     = categories + int(complaint.CategoryOther) + 1 // at 0 those without
	promises   = causes + int(complaint.CausePartner) + 1      // by fate
	counters   = promises + int(complaint.Moved)
)

// Add counts a complaint, whose promises are judged at now. Add each complaint once;
// the Tally does not remember which it has seen. A complaint to which nothing has
// happened, a cycle longer than 292 years, and one complaint more than [MaxCount] are a
// [*ValueError], and t is as before.
func (t *Tally) Add(c *complaint.Case, now time.Time) error {
	if c.Version() == 0 {
		return &ValueError{Place: "case", Got: "one to which nothing has happened", Want: "one that was received or detected"}
	}
	cycles := c.Cycles()
	more := countsOf(c, now, cycles)
	if err := t.room(&more, cycles); err != nil {
		return err
	}
	for i, n := range more {
		t.counts[i] += n
	}
	for _, c := range cycles {
		if c.End != 0 {
			t.times[c.End-complaint.Closed].add(c.Ended.Sub(c.Began))
		}
	}
	return nil
}

// countsOf is what a complaint with these cycles adds to the counters.
func countsOf(c *complaint.Case, now time.Time, cycles []complaint.Cycle) (more [counters]int64) {
	if phase := c.Phase(); phase.Terminal() {
		more[ended+int(phase-complaint.Closed)] = 1
	} else {
		more[open] = 1
	}
	if c.Phase() != complaint.Merged {
		more[categories+int(c.Category())] = 1
		more[causes+int(c.Cause())] = 1
	}
	if slices.Contains(c.Reactions(), complaint.ReactionComplained) {
		more[voiced] = 1
	}
	for _, p := range c.Promises(now) {
		more[promises+int(p.Fate)-1]++
	}
	for _, cycle := range cycles {
		more[reworks] += int64(cycle.Rework)
	}
	more[reopenings] = int64(len(cycles)) - 1
	more[reopened] = min(more[reopenings], 1)
	more[reworked] = min(more[reworks], 1)
	return more
}

// room refuses what would not fit.
func (t *Tally) room(more *[counters]int64, cycles []complaint.Cycle) error {
	for i, n := range more {
		if n > 0 && !inRange(t.counts[i]+n) {
			return countable(place(i), t.counts[i]+n)
		}
	}
	var ends [ends]int64
	for _, c := range cycles {
		if c.End == 0 {
			continue
		}
		if !c.Began.Add(c.Ended.Sub(c.Began)).Equal(c.Ended) {
			return &ValueError{Place: "case.cycles", Got: "a cycle of more than 292 years", Want: "less"}
		}
		i := int(c.End - complaint.Closed)
		ends[i]++
		if n := t.times[i].count() + ends[i]; !inRange(n) {
			return countable("the sum of "+placeOfTimes(i)+".bands", n)
		}
	}
	return countable("cases", t.Cases()+1)
}

// Merge adds the complaints of o, which are others than those of t. In whatever order
// and tree tallies are merged, the result is the same. When a count would rise above
// [MaxCount] it is a [*ValueError], and t is as before.
func (t *Tally) Merge(o Tally) error {
	sum := *t
	for i, n := range o.counts {
		sum.counts[i] += n
	}
	for i := range o.times {
		sum.times[i].merge(&o.times[i])
	}
	if err := sum.countable(); err != nil {
		return err
	}
	*t = sum
	return nil
}

// Cases is how many complaints were counted.
func (t *Tally) Cases() int64 {
	n := t.counts[open]
	for _, in := range t.counts[ended:categories] {
		n += in
	}
	return n
}

// Distinct is how many there are when what was merged is counted where it lives on.
func (t *Tally) Distinct() int64 { return t.Cases() - t.Ended(complaint.Merged) }

// Open is how many have not ended.
func (t *Tally) Open() int64 { return t.counts[open] }

// Ended is how many stand at a terminal phase now; 0 for all other phases.
func (t *Tally) Ended(p complaint.Phase) int64 {
	if !p.Terminal() {
		return 0
	}
	return t.counts[ended+int(p-complaint.Closed)]
}

// Voiced is how many a customer has told us of, at the beginning or later.
func (t *Tally) Voiced() int64 { return t.counts[voiced] }

// Hidden is how many we found that nobody has voiced.
func (t *Tally) Hidden() int64 { return t.Cases() - t.Voiced() }

// Reopened is how many were reopened at least once.
func (t *Tally) Reopened() int64 { return t.counts[reopened] }

// Reopenings is how often that happened in all.
func (t *Tally) Reopenings() int64 { return t.counts[reopenings] }

// Reworked is how many were worked on again, at least once, because the customer was
// not satisfied.
func (t *Tally) Reworked() int64 { return t.counts[reworked] }

// Reworks is how often that happened in all.
func (t *Tally) Reworks() int64 { return t.counts[reworks] }

// Categories counts complaints by category, without merged ones, in a map the caller
// owns. With those that are [Tally.Unclassified] they are Distinct.
func (t *Tally) Categories() map[complaint.Category]int64 {
	return counted(complaint.Categories(), t.counts[categories+1:causes])
}

// Unclassified is how many have no category.
func (t *Tally) Unclassified() int64 { return t.counts[categories] }

// Causes counts complaints by root cause, without merged ones, in a map the caller
// owns. With those that are [Tally.Unexplained] they are Distinct.
func (t *Tally) Causes() map[complaint.RootCause]int64 {
	return counted(complaint.RootCauses(), t.counts[causes+1:promises])
}

// Unexplained is how many have no root cause.
func (t *Tally) Unexplained() int64 { return t.counts[causes] }

// Promises counts promises by what has become of them, in a map the caller owns. One
// that moved is counted again where it went.
func (t *Tally) Promises() map[complaint.Fate]int64 {
	return counted(complaint.Fates(), t.counts[promises:])
}

// counted maps values to their counts, those that are not 0.
func counted[K comparable](keys []K, counts []int64) map[K]int64 {
	m := map[K]int64{}
	for i, n := range counts {
		if n > 0 {
			m[keys[i]] = n
		}
	}
	return m
}

// Times says how long the cycles took that ended in a terminal phase, from receipt,
// detection or reopening to that end. Times of [complaint.Closed] count all closes,
// also those that were reopened later. For other phases there are none.
func (t *Tally) Times(end complaint.Phase) Times {
	if !end.Terminal() {
		return Times{}
	}
	return t.times[end-complaint.Closed]
}

// Rate is the share of those that ended which stand at this terminal phase: the rate
// of [complaint.Closed] says how many went through all eight steps.
func (t *Tally) Rate(end complaint.Phase) Share { return Share{t.Ended(end), t.Cases() - t.Open()} }

// ReopenRate is the share of all complaints that were reopened at least once.
func (t *Tally) ReopenRate() Share { return Share{t.Reopened(), t.Cases()} }

// KeptRate is the share of promises kept, of those that were either kept or broken.
func (t *Tally) KeptRate() Share {
	kept, broken := t.counts[promises+int(complaint.Kept)-1], t.counts[promises+int(complaint.Broken)-1]
	return Share{kept, kept + broken}
}
