package sla_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// pausedOften gives a clock of 40 business hours with n closed pauses of two
// minutes, its log, and an instant at which it runs.
func pausedOften(t testing.TB, n int) (sla.Clock, []sla.Event, time.Time) {
	t.Helper()
	office := sla.Hours{Zone: time.UTC}
	for day := time.Monday; day <= time.Friday; day++ {
		office.Week[day] = []sla.Shift{{Open: sla.At(9, 0), Close: sla.At(17, 0)}}
	}
	calendar, err := sla.NewCalendar(office)
	if err != nil {
		t.Fatal(err)
	}
	c, err := sla.NewClock(sla.Target{
		Metric: sla.Resolution, Goal: 20 * time.Hour, Limit: 40 * time.Hour, Calendar: calendar,
		Warnings: []sla.Warning{{Percent: 50}, {Percent: 75}, {Before: time.Hour}},
	})
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	log := []sla.Event{{Kind: sla.Start, At: at}}
	for range n {
		log = append(log, sla.Event{Kind: sla.Pause, At: at.Add(time.Minute)}, sla.Event{Kind: sla.Resume, At: at.Add(3 * time.Minute)})
		at = at.Add(4 * time.Minute)
	}
	if c, err = c.Append(log...); err != nil {
		t.Fatal(err)
	}
	return c, log, at.Add(time.Minute)
}

// dueByWalk finds the due instant as most programs do: from the first event on,
// over every pause.
func dueByWalk(target sla.Target, log []sla.Event, now time.Time) (due time.Time, elapsed time.Duration) {
	var since time.Time
	for _, e := range log {
		if e.At.After(now) {
			break
		}
		switch e.Kind {
		case sla.Start, sla.Resume:
			since = e.At
		case sla.Pause:
			elapsed += target.Calendar.Between(since, e.At)
		}
		due, _ = target.Calendar.Add(since, target.Limit-elapsed)
	}
	return due, elapsed + target.Calendar.Between(since, now)
}

func TestClockAnswersWithoutAllocating(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	c, log, now := pausedOften(t, 100)
	past := log[77].At.Add(time.Second)
	if n := testing.AllocsPerRun(100, func() { c.At(now); c.At(past) }); n != 0 {
		t.Errorf("At allocates %v times, want none", n)
	}
	event := sla.Event{Kind: sla.Pause, At: now}
	if n := testing.AllocsPerRun(100, func() { c.Append(event) }); n > 1 {
		t.Errorf("Append allocates %v times, want once", n)
	}
}

func TestClockAgreesWithTheWalkOverPauses(t *testing.T) {
	c, log, now := pausedOften(t, 100)
	for i := range log {
		for _, at := range []time.Time{log[i].At, log[i].At.Add(time.Second), now} {
			s := c.At(at)
			want, elapsed := dueByWalk(c.Target(), log, at)
			if due, ok := s.Due(); s.Elapsed != elapsed && s.State == sla.Running || ok && !due.Equal(want) || ok == (s.State == sla.Paused) {
				t.Fatalf("at %v: %v, due %v, %v, want %v, %v", at, s.Elapsed, due, ok, elapsed, want)
			}
		}
	}
}

// The clock beside a walk over its pauses, over the same calendar.
func BenchmarkClock(b *testing.B) {
	for _, n := range []int{0, 10, 100, 10_000} {
		c, log, now := pausedOften(b, n)
		middle := log[len(log)/2].At.Add(time.Second)
		target := c.Target()
		b.Run(fmt.Sprint("at/", n), func(b *testing.B) {
			for b.Loop() {
				c.At(now)
			}
		})
		b.Run(fmt.Sprint("at in the middle/", n), func(b *testing.B) {
			for b.Loop() {
				c.At(middle)
			}
		})
		b.Run(fmt.Sprint("walk/", n), func(b *testing.B) {
			for b.Loop() {
				dueByWalk(target, log, now)
			}
		})
		b.Run(fmt.Sprint("append/", n), func(b *testing.B) {
			event := sla.Event{Kind: sla.Pause, At: now}
			for b.Loop() {
				if _, err := c.Append(event); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
