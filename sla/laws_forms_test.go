package sla_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
)

func TestLawHoursComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		c := s.calendar(t)
		again, err := sla.NewCalendar(c.Hours())
		if err != nil || !again.Equal(c) || !reflect.DeepEqual(again.Hours(), c.Hours()) {
			t.Fatalf("%v came back as %v, %v", c.Hours(), again, err)
		}
		date := sla.DateOf(s.from) + sla.Date(drawEvenly(t, "date", 5))
		shifts, exception := c.ShiftsOn(date)
		want, ok := c.Hours().Exceptions[date]
		if !ok {
			want = c.Hours().Week[date.Weekday()]
		}
		if year, _, _ := date.YearMonthDay(); year < 1900 || year > 2149 {
			want, ok = nil, false
		}
		if !slices.Equal(shifts, want) || exception != ok {
			t.Fatalf("ShiftsOn(%v) = %v, %v, want %v, %v", date, shifts, exception, want, ok)
		}
	})
}

func TestLawACalendarComesBackFromJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		s.hours.Day = time.Duration(rapid.Int64Range(0, int64(24*time.Hour)).Draw(t, "day"))
		c := s.calendar(t)
		stored, err := json.Marshal(c)
		if err != nil {
			t.Fatalf("storing %v: %v", c, err)
		}
		if back := storedCalendarIsCanonical(t, stored); !back.Equal(c) {
			t.Fatalf("%s came back as %v", stored, back)
		}
	})
}

func TestLawIntersectAndUnionArePointwise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := scenes.Draw(t, "scene")
		a := s.calendar(t)
		s.hours = drawHours(t, s.hours.Zone, sla.DateOf(s.from), s.step)
		b := s.calendar(t)
		both, err := a.Intersect(b)
		if err != nil {
			t.Fatalf("Intersect: %v", err)
		}
		one, err := a.Union(b)
		if err != nil {
			t.Fatalf("Union: %v", err)
		}
		at := s.inside(t)
		if both.Open(at) != (a.Open(at) && b.Open(at)) || one.Open(at) != (a.Open(at) || b.Open(at)) {
			t.Fatalf("at %v: %v and %v, both %v, one %v", at, a.Open(at), b.Open(at), both.Open(at), one.Open(at))
		}
		from, to := s.anywhere(t, "from"), s.anywhere(t, "to")
		if both.Between(from, to)+one.Between(from, to) != a.Between(from, to)+b.Between(from, to) {
			t.Fatalf("from %v to %v: %v and %v, both %v, one %v", from, to,
				a.Between(from, to), b.Between(from, to), both.Between(from, to), one.Between(from, to))
		}
	})
}

func TestLawDatesCountDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.Unix(rapid.Int64Range(-1e11, 1e11).Draw(t, "at"), 0).UTC()
		d, n := sla.DateOf(at), rapid.IntRange(-1000, 1000).Draw(t, "n")
		if want := sla.DateOf(at.AddDate(0, 0, n)); d+sla.Date(n) != want {
			t.Fatalf("%v + %d = %v, want %v", d, n, d+sla.Date(n), want)
		}
		if d.Weekday() != at.Weekday() || sla.NewDate(d.YearMonthDay()) != d {
			t.Fatalf("%v is a %v with the parts of %v", d, d.Weekday(), sla.NewDate(d.YearMonthDay()))
		}
	})
}

func TestLawDatesAreTheirTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`[0-9]{4}-[01][0-9]-[0-3][0-9]`),
			rapid.String(),
		).Draw(t, "text")
		dateIsItsText(t, text)
		d := sla.Date(rapid.Int64Range(int64(sla.NewDate(0, 1, 1)), int64(sla.NewDate(9999, 12, 31))).Draw(t, "date"))
		if back, err := sla.ParseDate(d.String()); err != nil || back != d {
			t.Fatalf("ParseDate(%v) = %v, %v", d, back, err)
		}
	})
}

// The whole day: 86,401 times.
func TestLawTimesOfDayAreTheirTexts(t *testing.T) {
	var two [60]string
	for i := range two {
		two[i] = fmt.Sprintf("%02d", i)
	}
	for s := range 24*60*60 + 1 {
		tod := sla.TimeOfDay(s)
		want := two[s/3600] + ":" + two[s/60%60]
		if s%60 != 0 {
			want += ":" + two[s%60]
		}
		text, err := tod.MarshalText()
		if back, parsed := sla.ParseTimeOfDay(want); err != nil || string(text) != want || parsed != nil || back != tod {
			t.Fatalf("%d s: written as %q, %v, want %q, which is read as %v, %v", s, text, err, want, back, parsed)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		timeOfDayIsItsText(t, rapid.OneOf(
			rapid.StringMatching(`[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?`),
			rapid.String(),
		).Draw(t, "text"))
	})
}
