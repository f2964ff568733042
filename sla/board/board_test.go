package board_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/board"
)

// ids and clocks of a desk with so many open cases, as a policy would give them.
func desk(t testing.TB, n int) (*board.Board, func(i int) (string, sla.Clock)) {
	t.Helper()
	office := sla.Hours{Zone: time.UTC}
	for day := time.Monday; day <= time.Friday; day++ {
		office.Week[day] = []sla.Shift{{Open: sla.At(9, 0), Close: sla.At(17, 0)}}
	}
	calendar, err := sla.NewCalendar(office)
	if err != nil {
		t.Fatal(err)
	}
	policy, err := sla.NewPolicy("care", map[string]*sla.Calendar{"office": calendar}, []sla.Rule{{Name: "all", Targets: []sla.Target{{
		Metric: sla.Resolution, Goal: 4 * time.Hour, Limit: 40 * time.Hour, Calendar: calendar,
		Warnings: []sla.Warning{{Percent: 75}, {Before: time.Hour}},
	}}}})
	if err != nil {
		t.Fatal(err)
	}
	choice, _ := policy.Choose(sla.Request{})
	pending, _ := choice.Clock(sla.Resolution)
	clock := func(i int) (string, sla.Clock) {
		at := start.Add(time.Duration(i%1_000_003*7) * time.Second)
		c, err := pending.Append(
			sla.Event{Kind: sla.Start, At: at},
			sla.Event{Kind: sla.Pause, At: at.Add(time.Hour)},
			sla.Event{Kind: sla.Resume, At: at.Add(3 * time.Hour)},
		)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("TICKET-%08d/resolution", i), c
	}
	b := board.New(start)
	for i := range n {
		b.Put(clock(i))
	}
	return b, clock
}

// One million open clocks, each with three events, fit in one GiB, everything
// included that is not shared by all.
func TestMemoryOfAClock(t *testing.T) {
	n := 40_000
	if testing.Short() {
		n = 10_000
	}
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	b, _ := desk(t, n)
	each := (heap() - before) / uint64(n)
	t.Logf("%d bytes for each of %d clocks", each, n)
	if limit := uint64(1<<30) / 1_000_000; each > limit {
		t.Errorf("%d bytes for each clock, want at most %d", each, limit)
	}
	if b.Len() != n {
		t.Errorf("Len = %d, want %d", b.Len(), n)
	}
}

// However the clocks come in, the tree stays as deep as a random one: about four
// times the logarithm.
func TestBoardStaysShallow(t *testing.T) {
	const n = 1 << 13
	b, clock := desk(t, n)
	if depth := b.Depth(); depth > 52 {
		t.Errorf("%d clocks hang %d deep", n, depth)
	}
	for range 4 { // one and the same clock, over and over
		for i := range n {
			b.Put(clock(n - i))
		}
	}
	if depth := b.Depth(); depth > 52 {
		t.Errorf("after changes %d clocks hang %d deep", n, depth)
	}
}

func TestBoardOfAllYears(t *testing.T) {
	b, _ := desk(t, 3)
	count := func(seq func(func(string, sla.Clock) bool)) (n int) {
		for range seq {
			n++
		}
		return n
	}
	for _, tt := range []struct {
		now                   time.Time
		due, atRisk, breached int
	}{
		{time.Time{}, 3, 0, 0},
		{time.Date(1500, 1, 1, 0, 0, 0, 0, time.UTC), 3, 0, 0},
		{start, 3, 0, 0},
		{time.Date(2149, 12, 31, 0, 0, 0, 0, time.UTC), 0, 0, 3},
		{time.Date(2500, 1, 1, 0, 0, 0, 0, time.UTC), 0, 0, 3},
	} {
		if due, atRisk, breached := count(b.Due(tt.now)), count(b.AtRisk(tt.now)), count(b.Breached(tt.now)); due != tt.due || atRisk != tt.atRisk || breached != tt.breached {
			t.Errorf("at %v %d are due, %d at risk, %d breached, want %d, %d, %d", tt.now, due, atRisk, breached, tt.due, tt.atRisk, tt.breached)
		}
	}
	if n := len(b.Look(time.Date(2500, 1, 1, 0, 0, 0, 0, time.UTC))); n != 3*5 {
		t.Errorf("%d alerts in all years, want 15", n)
	}
	if at, ok := b.Next(); ok {
		t.Errorf("and then one at %v", at)
	}
}

func TestZeroBoardIsEmpty(t *testing.T) {
	var b board.Board
	if _, ok := b.Next(); ok || b.Len() != 0 || b.Remove("a") || b.Look(start) != nil {
		t.Error("the zero Board is not empty")
	}
	if _, ok := b.Clock("a"); ok {
		t.Error("the zero Board has a clock")
	}
	for id := range b.Due(start) {
		t.Errorf("%s is due", id)
	}
	for id := range b.All() {
		t.Errorf("%s is open", id)
	}
	_, clock := desk(t, 0)
	b = board.Board{}
	b.Put(clock(0))
	b.Put("pending", sla.Clock{})
	if n := len(b.Look(start.AddDate(100, 0, 0))); n != 5 || b.Len() != 1 {
		t.Errorf("%d alerts of %d clocks, want 5 of 1", n, b.Len())
	}
}

// The board beside a list that is looked through: a hundred times the clocks cost
// the list a hundred times, the board a few steps more.
func BenchmarkBoard(b *testing.B) {
	now := start.Add(10 * 24 * time.Hour)
	for _, n := range []int{1_000, 100_000} {
		desk, clock := desk(b, n)
		desk.Look(now)
		b.Run(fmt.Sprint("put/", n), func(b *testing.B) {
			id, c := clock(n / 2)
			for b.Loop() {
				desk.Put(id, c)
			}
		})
		b.Run(fmt.Sprint("due/", n), func(b *testing.B) {
			for b.Loop() {
				for range desk.Due(now) {
					break
				}
			}
		})
		b.Run(fmt.Sprint("at risk/", n), func(b *testing.B) {
			for b.Loop() {
				for range desk.AtRisk(now) {
					break
				}
			}
		})
		l := list{clocks: map[string]sla.Clock{}}
		for i := range n {
			id, c := clock(i)
			l.clocks[id] = c
		}
		b.Run(fmt.Sprint("list/", n), func(b *testing.B) {
			for b.Loop() {
				var next time.Time
				for _, c := range l.clocks {
					if due, ok := c.At(now).Due(); ok && !due.Before(now) && (next.IsZero() || due.Before(next)) {
						next = due
					}
				}
			}
		})
	}
}
