package bench

import (
	"fmt"
	"testing"
	"time"
	_ "time/tzdata" // zones on bare machines

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/us"

	"github.com/servicequality/servicequality/sla"
)

// The calendar: New York, Monday to Friday from 9 to 17, federal holidays.
const (
	opens, closes       = 9 * time.Hour, 17 * time.Hour
	firstYear, lastYear = 2015, 2045
)

func newYork(tb testing.TB) *time.Location {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		tb.Fatal(err)
	}
	return zone
}

func hours(tb testing.TB) sla.Hours {
	h := sla.Hours{Zone: newYork(tb), Exceptions: make(map[sla.Date][]sla.Shift)}
	for day := time.Monday; day <= time.Friday; day++ {
		h.Week[day] = []sla.Shift{{Open: sla.At(9, 0), Close: sla.At(17, 0)}}
	}
	for year := firstYear; year <= lastYear; year++ {
		for _, holiday := range us.Holidays {
			if _, observed := holiday.Calc(year); !observed.IsZero() {
				h.Exceptions[sla.DateOf(observed)] = nil
			}
		}
	}
	return h
}

func ours(tb testing.TB) *sla.Calendar {
	c, err := sla.NewCalendar(hours(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func peer(cached bool) *cal.BusinessCalendar {
	c := cal.NewBusinessCalendar()
	c.Cacheable = cached
	c.AddHoliday(us.Holidays...)
	c.SetWorkHours(opens, closes)
	return c
}

// walk is the plain way: date by date, from opening to closing.
type walk struct{ sla.Hours }

func (w walk) add(t time.Time, left time.Duration) time.Time {
	for date := sla.DateOf(t.In(w.Zone)); ; date++ {
		open, close, ok := w.on(date)
		if open.Before(t) {
			open = t
		}
		if !ok || !open.Before(close) {
			continue
		}
		if today := close.Sub(open); left > today {
			left -= today
			continue
		}
		return open.Add(left)
	}
}

func (w walk) between(a, b time.Time) (sum time.Duration) {
	for date := sla.DateOf(a.In(w.Zone)); date <= sla.DateOf(b.In(w.Zone)); date++ {
		open, close, ok := w.on(date)
		if open.Before(a) {
			open = a
		}
		if close.After(b) {
			close = b
		}
		if ok && open.Before(close) {
			sum += close.Sub(open)
		}
	}
	return sum
}

// on gives the only shift of a date.
func (w walk) on(date sla.Date) (open, close time.Time, ok bool) {
	shifts, exception := w.Exceptions[date]
	if !exception {
		shifts = w.Week[date.Weekday()]
	}
	if len(shifts) == 0 {
		return time.Time{}, time.Time{}, false
	}
	at := func(tod sla.TimeOfDay) time.Time {
		year, month, day := date.YearMonthDay()
		return time.Date(year, month, day, 0, 0, int(tod), 0, w.Zone)
	}
	return at(shifts[0].Open), at(shifts[0].Close), true
}

var spans = []time.Duration{time.Hour, 40 * time.Hour, 1000 * time.Hour, 20_000 * time.Hour} // of open time; the last is ten years

func start(tb testing.TB) time.Time { return time.Date(2026, 6, 1, 10, 30, 0, 0, newYork(tb)) }

// All columns answer alike here, so they may be compared.
func TestAnswersAreTheSame(t *testing.T) {
	for _, d := range spans {
		from := start(t)
		due, err := ours(t).Add(from, d)
		if err != nil {
			t.Fatal(err)
		}
		if other := peer(true).AddWorkHours(from, d); !other.Equal(due) {
			t.Errorf("Add %v: cal says %v, we say %v", d, other, due)
		}
		if other := (walk{hours(t)}).add(from, d); !other.Equal(due) {
			t.Errorf("Add %v: the walk says %v, we say %v", d, other, due)
		}
		if other := peer(true).WorkHoursInRange(from, due); other != d {
			t.Errorf("Between %v and %v: cal says %v, want %v", from, due, other, d)
		}
		if other := (walk{hours(t)}).between(from, due); other != d {
			t.Errorf("Between %v and %v: the walk says %v, want %v", from, due, other, d)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	from, c, warm, cold, w := start(b), ours(b), peer(true), peer(false), walk{hours(b)}
	for _, d := range spans {
		run(b, d, map[string]func(){
			"servicequality": func() { _, _ = c.Add(from, d) },
			"cal-cached":     func() { warm.AddWorkHours(from, d) },
			"cal":            func() { cold.AddWorkHours(from, d) },
			"walk":           func() { w.add(from, d) },
		})
	}
}

func BenchmarkBetween(b *testing.B) {
	from, c, warm, cold, w := start(b), ours(b), peer(true), peer(false), walk{hours(b)}
	for _, d := range spans {
		to, err := c.Add(from, d)
		if err != nil {
			b.Fatal(err)
		}
		run(b, d, map[string]func(){
			"servicequality": func() { c.Between(from, to) },
			"cal-cached":     func() { warm.WorkHoursInRange(from, to) },
			"cal":            func() { cold.WorkHoursInRange(from, to) },
			"walk":           func() { w.between(from, to) },
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	from, c, warm, cold := start(b), ours(b), peer(true), peer(false)
	run(b, 0, map[string]func(){
		"servicequality": func() { c.Open(from) },
		"cal-cached":     func() { warm.IsWorkTime(from) },
		"cal":            func() { cold.IsWorkTime(from) },
	})
}

// run measures the columns one after another, in one run.
func run(b *testing.B, d time.Duration, columns map[string]func()) {
	for _, name := range []string{"servicequality", "cal-cached", "cal", "walk"} {
		query, ok := columns[name]
		if !ok {
			continue
		}
		b.Run(fmt.Sprintf("%gh/%s", d.Hours(), name), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				query()
			}
		})
	}
}

// BenchmarkBuild has beside it a plain walk over the changes of the zone in the years
// that a calendar knows, which a calendar has to list to count in constant time.
func BenchmarkBuild(b *testing.B) {
	h := hours(b)
	b.Run(fmt.Sprintf("%d-exceptions", len(h.Exceptions)), func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = sla.NewCalendar(h)
		}
	})
	b.Run("zone-changes-only", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			listChanges(h.Zone)
		}
	})
}

func listChanges(zone *time.Location) (n int) {
	end := time.Date(2150, 1, 1, 0, 0, 0, 0, zone)
	for t := time.Date(1900, 1, 1, 0, 0, 0, 0, zone); t.Before(end); n++ {
		_, next := t.ZoneBounds()
		if !next.After(t) {
			next = t.AddDate(0, 0, 1)
		}
		next.Zone()
		t = next
	}
	return n
}
