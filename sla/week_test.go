package sla_test

import (
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// The week of the tables below: Monday, 2 March 2026, in Berlin, where the office is
// open on workdays from nine to five.
var inBerlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return zone
}()

var (
	nineToFive = workdays("09:00-17:00")
	nineToNoon = workdays("09:00-12:00")
)

func workdays(shift string) *sla.Calendar {
	open, end, _ := strings.Cut(shift, "-")
	h := sla.Hours{Zone: inBerlin}
	for day := time.Monday; day <= time.Friday; day++ {
		h.Week[day] = []sla.Shift{{Open: tod(open), Close: tod(end)}}
	}
	c, err := sla.NewCalendar(h)
	if err != nil {
		panic(err)
	}
	return c
}

func tod(s string) sla.TimeOfDay {
	t, err := sla.ParseTimeOfDay(s)
	if err != nil {
		panic(err)
	}
	return t
}

const weekdays = "MonTueWedThuFriSatSun"

// when reads "Tue 10:00" or "Tue 10:00+1" for a nanosecond later; "+Tue" is a week
// later.
func when(s string) time.Time {
	week := strings.HasPrefix(s, "+")
	day, clock, _ := strings.Cut(strings.TrimPrefix(s, "+"), " ")
	clock, later := strings.CutSuffix(clock, "+1")
	date := sla.NewDate(2026, time.March, 2) + sla.Date(strings.Index(weekdays, day)/3)
	if week {
		date += 7
	}
	t, err := time.ParseInLocation("2006-01-02 15:04:05", date.String()+" "+clock+":00"[:8-len(clock)], inBerlin)
	if err != nil {
		panic(err)
	}
	if later {
		t = t.Add(1)
	}
	return t
}

// told is the inverse of when.
func told(t time.Time) string {
	t = t.In(inBerlin)
	s := t.Format("Mon 15:04")
	if days := sla.DateOf(t) - sla.NewDate(2026, time.March, 2); days >= 7 {
		s = "+" + s
	}
	if t.Nanosecond() == 1 {
		s += "+1"
	}
	return s
}

// run appends events such as "start Mon 09:00" to a clock.
func run(t testing.TB, target sla.Target, script ...any) sla.Clock {
	t.Helper()
	c, err := sla.NewClock(target)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range script {
		e, ok := step.(sla.Event)
		if s, isText := step.(string); isText {
			kind, at, _ := strings.Cut(s, " ")
			if e.Kind, err = sla.ParseEventKind(kind); err != nil {
				t.Fatal(err)
			}
			e.At, ok = when(at), true
		}
		if !ok {
			t.Fatalf("%v is no step", step)
		}
		if c, err = c.Append(e); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func reopen(at string, mode sla.ReopenMode) sla.Event {
	return sla.Event{Kind: sla.Reopen, At: when(at), Mode: mode}
}

func retarget(at string, target sla.Target) sla.Event {
	return sla.Event{Kind: sla.Retarget, At: when(at), Target: &target}
}
