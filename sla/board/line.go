package board

import (
	"cmp"
	"math"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// instant is a point in time in nanoseconds since 1970-01-01 00:00 UTC.
type instant int64

const (
	first instant = math.MinInt64 + 1 // earlier than all, and one may be taken off
	never instant = math.MaxInt64     // later than all
)

// The instants that this many nanoseconds can say reach from the year 1677 to 2262;
// clocks know less.
func toInstant(t time.Time) instant {
	switch {
	case t.Before(first.time()):
		return first
	case t.After(never.time()):
		return never
	}
	return instant(t.UnixNano())
}

func (i instant) time() time.Time { return time.Unix(0, int64(i)).UTC() }

// line is a clock on the board and a node of the tree in which its lines hang: a
// treap, ordered by due instant and identifier, with the greatest weight on top (R.
// Seidel and C. R. Aragon, Randomized search trees, Algorithmica 16, 1996). Each
// node knows the least instants of its whole subtree, so that a search for them
// passes by where there is nothing to find.
type line struct {
	id    string
	clock sla.Clock
	open  bool
	due   instant // never while it is not known
	risk  instant // since when or from when it is at risk
	next  instant // when it comes to its first mark after the last look

	weight               uint64
	left, right          *line
	leastRisk, leastNext instant
	opened               int // open lines of the subtree
}

func newLine(id string, c sla.Clock) *line {
	l := &line{id: id, clock: c, due: never, risk: never}
	s := c.At(never.time())
	if s.State != sla.Running && s.State != sla.Paused {
		return l
	}
	l.open = true
	if at, ok := s.Due(); ok {
		l.due = toInstant(at)
	}
	if at, ok := s.RiskAt(); ok {
		l.risk = toInstant(at)
	}
	return l
}

// compare orders lines as they hang.
func (l *line) compare(other *line) int {
	return cmp.Or(cmp.Compare(l.due, other.due), cmp.Compare(l.id, other.id))
}

// sum brings what a node knows of its subtree up to date.
func (l *line) sum() *line {
	l.leastRisk, l.leastNext, l.opened = l.risk, l.next, 0
	if l.open {
		l.opened = 1
	}
	for _, sub := range []*line{l.left, l.right} {
		if sub != nil {
			l.leastRisk, l.leastNext = min(l.leastRisk, sub.leastRisk), min(l.leastNext, sub.leastNext)
			l.opened += sub.opened
		}
	}
	return l
}

// insert gives the tree with one more line.
func (l *line) insert(added *line) *line {
	switch {
	case l == nil:
		return added.sum()
	case added.weight > l.weight:
		added.left, added.right = l.split(added)
		return added.sum()
	case added.compare(l) < 0:
		l.left = l.left.insert(added)
	default:
		l.right = l.right.insert(added)
	}
	return l.sum()
}

// split takes a tree apart into what hangs before a line and what after it.
func (l *line) split(at *line) (before, after *line) {
	switch {
	case l == nil:
		return nil, nil
	case l.compare(at) < 0:
		l.right, after = l.right.split(at)
		return l.sum(), after
	}
	before, l.left = l.left.split(at)
	return before, l.sum()
}

// remove gives the tree without one of its lines.
func (l *line) remove(gone *line) *line {
	switch c := gone.compare(l); {
	case c == 0:
		joined := l.left.join(l.right)
		l.left, l.right = nil, nil
		return joined
	case c < 0:
		l.left = l.left.remove(gone)
	default:
		l.right = l.right.remove(gone)
	}
	return l.sum()
}

// join puts two trees together, of which one hangs before the other.
func (l *line) join(after *line) *line {
	switch {
	case l == nil:
		return after
	case after == nil:
		return l
	case l.weight > after.weight:
		l.right = l.right.join(after)
		return l.sum()
	}
	after.left = l.join(after.left)
	return after.sum()
}

// ascend visits the lines that are due from an instant on, in order, as long as
// visit says true, and leaves out subtrees that are not worth it. It reports whether
// it came to the end.
func (l *line) ascend(from instant, worth, visit func(*line) bool) bool {
	if l == nil || !worth(l) {
		return true
	}
	if l.due >= from && (!l.left.ascend(from, worth, visit) || !visit(l)) {
		return false
	}
	return l.right.ascend(from, worth, visit)
}

// before counts the open lines that are due before an instant.
func (l *line) before(at instant) int {
	switch {
	case l == nil:
		return 0
	case l.due >= at:
		return l.left.before(at)
	}
	return l.opened - l.right.size() + l.right.before(at)
}

// size counts the open lines of a tree.
func (l *line) size() int {
	if l == nil {
		return 0
	}
	return l.opened
}

// scatter gives a number that looks random for each number: the finisher of
// splitmix64 (G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number
// generators, OOPSLA 2014). So the tree has the same shape in each run, and nobody
// who chooses identifiers can make it deep.
func scatter(n uint64) uint64 {
	n *= 0x9e3779b97f4a7c15
	n = (n ^ n>>30) * 0xbf58476d1ce4e5b9
	n = (n ^ n>>27) * 0x94d049bb133111eb
	return n ^ n>>31
}
