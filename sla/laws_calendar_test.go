package sla_test

import (
	"errors"
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
)

func TestLawOpenIsWhatTheClockOnTheWallSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		at := s.inside(t)
		if got, want := s.calendar(t).Open(at), (naive{s.hours}).open(at); got != want {
			t.Fatalf("Open(%v) = %v, want %v", at, got, want)
		}
	})
}

func TestLawBetweenAgreesWithTheWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		want := naive{s.hours}.walk(s.from, s.to, s.step)
		if got := s.calendar(t).Between(s.from, s.to); got != want {
			t.Fatalf("Between(%v, %v) = %v, want %v in steps of %v", s.from, s.to, got, want, s.step)
		}
	})
}

func TestLawBetweenAgreesWithTheSumOverDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		a := s.inside(t)
		b := a.Add(time.Duration(rapid.Int64Range(0, int64(400*24*time.Hour)).Draw(t, "long")))
		if got, want := s.calendar(t).Between(a, b), (naive{s.hours}).between(a, b); got != want {
			t.Fatalf("Between(%v, %v) = %v, want %v", a, b, got, want)
		}
	})
}

func TestLawAddAgreesWithTheWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		d := time.Duration(rapid.Int64Range(0, int64(s.to.Sub(s.from)/s.step)).Draw(t, "steps")) * s.step
		due, err := s.calendar(t).Add(s.from, d)
		want, ok := naive{s.hours}.add(s.from, d, s.to, s.step)
		if ok != (err == nil && !due.After(s.to)) || ok && !due.Equal(want) {
			t.Fatalf("Add(%v, %v) = %v, %v, want %v, %v", s.from, d, due, err, want, ok)
		}
	})
}

func TestLawBetweenIsAdditive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c, i, j, k := s.calendar(t), s.anywhere(t, "i"), s.anywhere(t, "j"), s.anywhere(t, "k")
		if got, want := c.Between(i, j)+c.Between(j, k), c.Between(i, k); got != want {
			t.Fatalf("%v, %v, %v: the parts are %v, the whole is %v", i, j, k, got, want)
		}
	})
}

func TestLawBetweenIsAntisymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c, i, j := s.calendar(t), s.anywhere(t, "i"), s.anywhere(t, "j")
		if c.Between(j, i) != -c.Between(i, j) || c.Between(i, i) != 0 {
			t.Fatalf("Between(%v, %v) = %v, and back %v", i, j, c.Between(i, j), c.Between(j, i))
		}
		if elapsed := j.Sub(i); elapsed >= 0 && elapsed < math.MaxInt64 && c.Between(i, j) > elapsed || c.Between(i, j) < 0 && j.After(i) {
			t.Fatalf("Between(%v, %v) = %v, of %v", i, j, c.Between(i, j), elapsed)
		}
	})
}

func TestLawBetweenUndoesAdd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c, at := s.calendar(t), s.anywhere(t, "at")
		betweenUndoesAdd(t, c, at, drawDuration(t, c.Between(s.from, s.to)))
	})
}

// betweenUndoesAdd is what Add, Sub and Between promise of each other, for a
// duration that is not negative.
func betweenUndoesAdd(t interface{ Fatalf(string, ...any) }, c *sla.Calendar, at time.Time, d time.Duration) {
	due, err := c.Add(at, d)
	switch all := c.Between(at, time.Date(2151, 1, 1, 0, 0, 0, 0, time.UTC)); {
	case err != nil && (!errors.Is(err, sla.ErrNever) || d <= all || d == 0):
		t.Fatalf("Add(%v, %v): got %v with %v left", at, d, err, all)
	case err == nil && (c.Between(at, due) != d || due.Before(at) || due.Location() != c.Zone()):
		t.Fatalf("Add(%v, %v) = %v, and Between is %v", at, d, due, c.Between(at, due))
	}
	start, err := c.Sub(at, d)
	switch all := c.Between(time.Date(1899, 1, 1, 0, 0, 0, 0, time.UTC), at); {
	case err != nil && (!errors.Is(err, sla.ErrNever) || d <= all || d == 0):
		t.Fatalf("Sub(%v, %v): got %v with %v before", at, d, err, all)
	case err == nil && (c.Between(start, at) != d || start.After(at) || start.Location() != c.Zone()):
		t.Fatalf("Sub(%v, %v) = %v, and Between is %v", at, d, start, c.Between(start, at))
	}
}

func TestLawAddIsTheEarliest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c, at := s.calendar(t), s.anywhere(t, "at")
		d := drawDuration(t, c.Between(s.from, s.to))
		due, err := c.Add(at, d)
		if err != nil {
			return
		}
		if d == 0 && !due.Equal(at) {
			t.Fatalf("Add(%v, 0) = %v", at, due)
		}
		if d > 0 && !(naive{s.hours}).open(due.Add(-1)) {
			t.Fatalf("Add(%v, %v) = %v, but the nanosecond before it is closed", at, d, due)
		}
	})
}

func TestLawAddIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c, i, j := s.calendar(t), s.anywhere(t, "i"), s.anywhere(t, "j")
		d, e := drawDuration(t, 0), drawDuration(t, 0)
		if j.Before(i) {
			i, j = j, i
		}
		d, e = min(d, e), max(d, e)
		first, err := c.Add(i, d)
		second, later := c.Add(j, e)
		if err != nil && later == nil || err == nil && later == nil && second.Before(first) {
			t.Fatalf("Add(%v, %v) = %v, %v, but Add(%v, %v) = %v, %v", i, d, first, err, j, e, second, later)
		}
	})
}

func TestLawSubMirrorsAdd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c, at := s.calendar(t), s.anywhere(t, "at")
		d := drawDuration(t, c.Between(s.from, s.to))
		start, err := c.Sub(at, d)
		if same, again := c.Add(at, -d); !same.Equal(start) || again != err {
			t.Fatalf("Sub(%v, %v) = %v, %v, but Add(-d) = %v, %v", at, d, start, err, same, again)
		}
		if err == nil && d > 0 && !(naive{s.hours}).open(start) {
			t.Fatalf("Sub(%v, %v) = %v, but it is closed then: it is not the latest", at, d, start)
		}
		if err == nil && d == 0 && !start.Equal(at) {
			t.Fatalf("Sub(%v, 0) = %v", at, start)
		}
		if err != nil {
			return
		}
		if due, err := c.Add(start, d); err != nil || due.After(at) {
			t.Fatalf("Sub(%v, %v) = %v, from where Add gives %v, %v", at, d, start, due, err)
		}
	})
}

func TestLawOpenAgreesWithBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c, at := s.calendar(t), s.inside(t)
		want := time.Duration(0)
		if c.Open(at) {
			want = 1
		}
		if got := c.Between(at, at.Add(1)); got != want {
			t.Fatalf("Between(%v, 1 ns later) = %v, and Open is %v", at, got, c.Open(at))
		}
	})
}

func TestLawNextOpenAndNextCloseAreTheNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c, n, at := s.calendar(t), naive{s.hours}, s.inside(t)
		if next, err := c.NextOpen(at); err == nil {
			if next.Before(at) || !n.open(next) || c.Between(at, next) != 0 {
				t.Fatalf("NextOpen(%v) = %v", at, next)
			}
		} else if !errors.Is(err, sla.ErrNever) || c.Between(at, at.AddDate(300, 0, 0)) != 0 {
			t.Fatalf("NextOpen(%v): %v", at, err)
		}
		if next, err := c.NextClose(at); err == nil {
			if next.Before(at) || n.open(next) || c.Between(at, next) != next.Sub(at) {
				t.Fatalf("NextClose(%v) = %v", at, next)
			}
		} else if left := c.Between(at, at.AddDate(300, 0, 0)); !errors.Is(err, sla.ErrNever) || !n.open(at.Add(left-1)) ||
			n.open(at.Add(left)) || at.Add(left).In(s.hours.Zone).Year() != 2150 {
			t.Fatalf("NextClose(%v): %v, though it is open for %v", at, err, left)
		}
	})
}

func TestLawSpansPartitionBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c, n := s.calendar(t), naive{s.hours}
		sum, last := time.Duration(0), s.from.Add(-1)
		for span := range c.Spans(s.from, s.to) {
			if !span.Start.Before(span.End) || !last.Before(span.Start) || span.End.After(s.to) {
				t.Fatalf("%v comes after %v, until %v", span, last, s.to)
			}
			if !n.open(span.Start) || !n.open(span.End.Add(-1)) || span.End.Before(s.to) && n.open(span.End) {
				t.Fatalf("%v does not end where the opening does", span)
			}
			sum, last = sum+span.Length(), span.End
		}
		if want := c.Between(s.from, s.to); sum != want {
			t.Fatalf("the spans from %v to %v are %v long, want %v", s.from, s.to, sum, want)
		}
		for span := range c.Spans(s.to, s.from) {
			t.Fatalf("Spans(%v, %v) gave %v", s.to, s.from, span)
		}
	})
}

func TestLawAClosureNeverShortensADeadline(t *testing.T) {
	later := 0
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c, at := s.calendar(t), s.inside(t)
		d := drawDuration(t, c.Between(s.from, s.to))
		due, err := c.Add(at, d)
		date := sla.DateOf(s.from.In(s.hours.Zone)) + sla.Date(drawEvenly(t, "closure", 5))
		if year, _, _ := date.YearMonthDay(); year < 1900 || year > 2149 {
			return
		}
		s.hours.Exceptions[date] = nil
		closed, never := s.calendar(t).Add(at, d)
		if err != nil && never == nil || err == nil && never == nil && closed.Before(due) {
			t.Fatalf("closing on %v moves Add(%v, %v) from %v, %v to %v, %v", date, at, d, due, err, closed, never)
		}
		if never == nil && closed.After(due) {
			later++
		}
	})
	if later == 0 {
		t.Error("no closure moved a deadline: the law was not tested")
	}
}

func TestLawShiftingByAWeekChangesNothing(t *testing.T) {
	const week = 7 * 24 * time.Hour
	moved := 0
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		clear(s.hours.Exceptions)
		if len(changes(s.hours.Zone, s.from.Add(-week), s.to.Add(2*week))) > 0 || s.from.Year() < 1901 || s.to.Year() > 2148 {
			return
		}
		c := s.calendar(t)
		if got, want := c.Between(s.from.Add(week), s.to.Add(week)), c.Between(s.from, s.to); got != want {
			t.Fatalf("Between(%v, %v) = %v, a week later %v", s.from, s.to, want, got)
		} else if want > 0 {
			moved++
		}
		d := drawDuration(t, 0) % max(c.Between(s.from, s.from.Add(week)), 1)
		due, err := c.Add(s.from, d)
		later, again := c.Add(s.from.Add(week), d)
		if err != again || err == nil && !later.Equal(due.Add(week)) {
			t.Fatalf("Add(%v, %v) = %v, %v, a week later %v, %v", s.from, d, due, err, later, again)
		}
	})
	if moved == 0 {
		t.Error("no open time was moved: the law was not tested")
	}
}

func TestLawOutsideItsYearsACalendarIsClosed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c := s.calendar(t)
		if rapid.Bool().Draw(t, "always") {
			c = sla.Always(s.hours.Zone)
		}
		first := time.Date(1900, 1, 1, 0, 0, 0, 0, s.hours.Zone)
		end := time.Date(2150, 1, 1, 0, 0, 0, 0, s.hours.Zone)
		before := first.Add(-time.Duration(rapid.Int64Range(1, math.MaxInt64).Draw(t, "before")))
		after := end.Add(time.Duration(rapid.Int64Range(0, math.MaxInt64).Draw(t, "after")))
		if c.Open(before) || c.Open(after) || c.Between(before, first) != 0 || c.Between(end, after) != 0 {
			t.Fatalf("open at %v or %v", before, after)
		}
		if _, err := c.NextOpen(after); !errors.Is(err, sla.ErrNever) {
			t.Fatalf("NextOpen(%v): got %v", after, err)
		}
		if _, err := c.Sub(before, 1); !errors.Is(err, sla.ErrNever) {
			t.Fatalf("Sub(%v, 1): got %v", before, err)
		}
	})
}

// inside draws an instant of the scene, to the nanosecond.
func (s scene) inside(t *rapid.T) time.Time {
	at := s.from.Add(time.Duration(drawEvenly(t, "steps", int(s.to.Sub(s.from)/s.step))) * s.step)
	return at.Add(rapid.SampledFrom([]time.Duration{0, -1, 1, 1234567890}).Draw(t, "off"))
}

// anywhere draws an instant of the scene or any other, with years far from those
// that calendars know.
func (s scene) anywhere(t *rapid.T, label string) time.Time {
	if rapid.IntRange(0, 3).Draw(t, label) > 0 {
		return s.inside(t)
	}
	return time.Unix(rapid.Int64Range(-1<<40, 1<<40).Draw(t, label), rapid.Int64Range(0, 1e9-1).Draw(t, label))
}
