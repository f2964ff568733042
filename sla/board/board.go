package board

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// Board holds open clocks, each under an identifier of the host, in the order in
// which they are due. A change and each answer cost O(log n) steps for n clocks.
// The zero Board is empty and has not looked yet.
//
// A board takes a clock by its whole log: it answers for asking times that are not
// before the last event of any of its clocks. It is an index in memory and has no
// stored form; after a restart, put the stored clocks up again on a [New] board
// with the stored instant of the last look.
//
// Several goroutines may read a board at once, but not while one changes it.
type Board struct {
	looked time.Time // at the last look
	open   int
	lines  map[string]*line
	tree   *line
	count  uint64 // of lines ever hung
}

// Alert is a clock of the board coming to a mark.
type Alert struct {
	ID string `json:"id"` // the host's identifier of the clock
	sla.Crossing
}

// New gives an empty board whose last look was at lastLook: its first [Board.Look]
// tells what came after that.
func New(lastLook time.Time) *Board { return &Board{looked: lastLook} }

// Put puts a clock up, in place of the one that the board has under this
// identifier. A clock that is pending, stopped or cancelled leaves the board, which
// still tells at the next look what it came to since the last.
//
// What a clock came to before the last look is not told any more. So put up each
// change before the look at a later instant; a clock that begins with time already
// used belongs there with the instant at which that became known and a
// [sla.Event.Since].
func (b *Board) Put(id string, c sla.Clock) {
	b.Remove(id)
	l := newLine(id, c)
	b.hang(l)
	if l.open {
		b.open++
	}
}

// Remove takes a clock off, with what it came to since the last look. It reports
// whether the board had it.
func (b *Board) Remove(id string) bool {
	l, ok := b.lines[id]
	if !ok {
		return false
	}
	b.takeDown(l)
	if l.open {
		b.open--
	}
	return l.open
}

// hang puts a line into the tree if there is something to tell about it.
func (b *Board) hang(l *line) {
	l.next = b.nextAfter(l)
	if !l.open && l.next == never {
		return
	}
	if b.lines == nil {
		b.lines = map[string]*line{}
	}
	b.count++
	l.weight = scatter(b.count)
	b.lines[l.id] = l
	b.tree = b.tree.insert(l)
}

func (b *Board) takeDown(l *line) {
	delete(b.lines, l.id)
	b.tree = b.tree.remove(l)
}

// nextAfter is when a clock comes to its first mark after the last look.
func (b *Board) nextAfter(l *line) instant {
	for x := range l.clock.Crossings(b.looked, never.time()) {
		return toInstant(x.At)
	}
	return never
}

// Clock gives the open clock with an identifier.
func (b *Board) Clock(id string) (c sla.Clock, ok bool) {
	l, ok := b.lines[id]
	if !ok || !l.open {
		return sla.Clock{}, false
	}
	return l.clock, true
}

// Len is how many open clocks the board has.
func (b *Board) Len() int { return b.open }

// All gives every open clock in the order in which they are due, whatever the time;
// clocks that are due at the same instant come in the order of their identifiers, and
// so do, at the end, the paused ones of which nobody knows when they are due.
//
// This and the other sequences must not be ranged over while the board is changed.
func (b *Board) All() iter.Seq2[string, sla.Clock] { return b.seq(first, never, never) }

// Due gives the clocks that are due at now or later, in the order of All, without
// the paused ones of which nobody knows when they are due.
func (b *Board) Due(now time.Time) iter.Seq2[string, sla.Clock] {
	return b.seq(toInstant(now), never-1, never)
}

// AtRisk gives the clocks that have come to a warning, or are just due, and are
// not breached, in the order of All.
func (b *Board) AtRisk(now time.Time) iter.Seq2[string, sla.Clock] {
	return b.seq(toInstant(now), never, toInstant(now))
}

// OnTrack gives the clocks that are due later and have come to no warning yet, in the
// order of All, without the paused ones of which nobody knows when they are due.
func (b *Board) OnTrack(now time.Time) iter.Seq2[string, sla.Clock] {
	return func(yield func(string, sla.Clock) bool) {
		t := toInstant(now)
		b.tree.ascend(t, func(*line) bool { return true }, func(l *line) bool {
			if l.due == never {
				return false
			}
			return !l.open || l.risk <= t || yield(l.id, l.clock)
		})
	}
}

// Breached gives the clocks that are past their due instant and still open, the
// one first that has been so for the longest.
func (b *Board) Breached(now time.Time) iter.Seq2[string, sla.Clock] {
	return b.seq(first, toInstant(now)-1, never)
}

// Counts is how many open clocks stand how; each is counted once.
type Counts struct {
	Breached int // past their due instant, as [Board.Breached] lists them
	AtRisk   int // come to a warning or just due, as [Board.AtRisk] lists them
	OnTrack  int // due later, and come to no warning yet, as [Board.OnTrack] lists them
	Paused   int // paused, come to no warning yet, and nobody knows when they are due
}

// Counts tells how many clocks stand how at now. It costs O(log n) steps, and as many
// for each clock at risk.
func (b *Board) Counts(now time.Time) Counts {
	t := toInstant(now)
	c := Counts{Breached: b.tree.before(t), Paused: b.open - b.tree.before(never)}
	b.tree.ascend(t, func(sub *line) bool { return sub.leastRisk <= t }, func(l *line) bool {
		if l.open && l.risk <= t {
			c.AtRisk++
			if l.due == never {
				c.Paused--
			}
		}
		return true
	})
	c.OnTrack = b.open - c.Breached - c.AtRisk - c.Paused
	return c
}

// seq gives the open clocks due from one instant to another that are at risk by a
// third.
func (b *Board) seq(from, to, risk instant) iter.Seq2[string, sla.Clock] {
	return func(yield func(string, sla.Clock) bool) {
		worth := func(sub *line) bool { return sub.leastRisk <= risk }
		b.tree.ascend(from, worth, func(l *line) bool {
			switch {
			case l.due > to:
				return false
			case l.open && l.risk <= risk:
				return yield(l.id, l.clock)
			}
			return true
		})
	}
}

// Look tells what the clocks came to after the last look and until now, at now
// included, in order of time and then of identifiers; for one clock in the order of
// [sla.Clock.Crossings]. Then now is the last look, so that each alarm is given
// once however often the board is looked at. A look back tells nothing and changes
// nothing.
func (b *Board) Look(now time.Time) []Alert {
	if !now.After(b.looked) {
		return nil
	}
	t := toInstant(now)
	var changed []*line
	worth := func(sub *line) bool { return sub.leastNext <= t }
	b.tree.ascend(first, worth, func(l *line) bool {
		if l.next <= t {
			changed = append(changed, l)
		}
		return true
	})
	var alerts []Alert
	for _, l := range changed {
		for x := range l.clock.Crossings(b.looked, now) {
			alerts = append(alerts, Alert{l.id, x})
		}
	}
	slices.SortStableFunc(alerts, func(x, y Alert) int { return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.ID, y.ID)) })
	b.looked = now
	for _, l := range changed {
		b.takeDown(l)
		b.hang(l)
	}
	return alerts
}

// Next gives the instant of the next alert, until which a host may sleep; ok is
// false when nothing is to come.
func (b *Board) Next() (at time.Time, ok bool) {
	if b.tree == nil || b.tree.leastNext == never {
		return time.Time{}, false
	}
	return b.tree.leastNext.time(), true
}
