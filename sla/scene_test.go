package sla_test

import (
	"math/bits"
	"slices"
	"sync"
	"testing"
	"time"
	_ "time/tzdata" // zones on bare machines

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
)

// zoneNames are zones in which something is unusual.
var zoneNames = []string{
	"UTC",
	"America/New_York",     // the usual two changes a year
	"America/Sao_Paulo",    // midnights that do not exist
	"America/Nuuk",         // changes at 22:00 of the day before
	"America/Havana",       // 00:00 is skipped, 00:00 to 01:00 comes twice
	"America/St_Johns",     // 00:01, half hours, and two hours in 1988
	"America/Scoresbysund", // changes of two hours at once with a new zone
	"Africa/Casablanca",    // back for each Ramadan, stored until 2087
	"Africa/Monrovia",      // -00:44:30 until 1972
	"Antarctica/Troll",     // two hours
	"Asia/Gaza",            // changes set anew each year
	"Asia/Kathmandu",       // +05:45
	"Asia/Pyongyang",       // +08:30 from 2015 to 2018
	"Asia/Shanghai",        // no changes since 1991
	"Asia/Tehran",          // midnights, +03:30, no more changes
	"Asia/Kolkata",         // +05:30
	"Atlantic/Azores",      // two hours in the 1940s
	"Australia/Lord_Howe",  // half an hour
	"Europe/Dublin",        // summer is standard, winter is not
	"Europe/London",
	"Europe/Amsterdam",   // +00:19:32 until 1937
	"Europe/Moscow",      // many changes without a season
	"Pacific/Apia",       // no 2011-12-30
	"Pacific/Chatham",    // +12:45, changes at 02:45
	"Pacific/Kwajalein",  // no 1993-08-21
	"Pacific/Kiritimati", // no 1994-12-31
}

// place is a zone with its changes.
type place struct {
	zone    *time.Location
	changes []sla.Change
}

var places = sync.OnceValue(func() []place {
	all := make([]place, len(zoneNames))
	for i, name := range zoneNames {
		zone, err := time.LoadLocation(name)
		if err != nil {
			panic(err)
		}
		all[i] = place{zone, sla.Changes(zone)}
	}
	return all
})

// changes lists those of a zone in a stretch of time.
func changes(zone *time.Location, from, to time.Time) (in []sla.Change) {
	i := slices.Index(zoneNames, zone.String())
	for _, c := range places()[i].changes {
		if from.Before(c.At) && c.At.Before(to) {
			in = append(in, c)
		}
	}
	return in
}

// scene is a calendar with a stretch of time to look at, often near something
// unusual: a change of offset, an exception, an end of the years known.
type scene struct {
	hours sla.Hours
	from  time.Time
	to    time.Time     // after from, by thirty hours at most
	step  time.Duration // divides everything: a minute or a second
}

func (s scene) calendar(t interface{ Fatalf(string, ...any) }) *sla.Calendar {
	c, err := sla.NewCalendar(s.hours)
	if err != nil {
		t.Fatalf("NewCalendar(%v): %v", s.hours, err)
	}
	return c
}

var scenes = rapid.Custom(func(t *rapid.T) scene {
	var s scene
	s.step = rapid.SampledFrom([]time.Duration{time.Minute, time.Minute, time.Second}).Draw(t, "step")
	place := places()[drawEvenly(t, "zone", len(zoneNames))]
	around := drawInstant(t, place)
	for _, days := range []time.Duration{-3, 0, 3} {
		near := around.Add(days * 24 * time.Hour)
		if near.Unix()%60 != 0 || offset(near, place.zone)%60 != 0 {
			s.step = time.Second
		}
	}
	s.hours = drawHours(t, place.zone, sla.DateOf(around), s.step)
	most := int(30 * time.Hour / s.step)
	if s.step == time.Second {
		most = int(20 * time.Minute / s.step)
	}
	s.from = around.Add(-time.Duration(drawEvenly(t, "lead", most)) * s.step)
	s.to = s.from.Add(time.Duration(1+drawEvenly(t, "length", most)) * s.step)
	return s
})

// drawInstant draws a whole minute: a change of the zone, its greatest one, an end
// of the years that calendars know, or any other.
func drawInstant(t *rapid.T, place place) time.Time {
	zone, changes := place.zone, place.changes
	switch kind := drawEvenly(t, "instant", 20); {
	case kind == 0:
		year := rapid.SampledFrom([]int{1900, 2150}).Draw(t, "year")
		return time.Date(year, 1, 1, 0, 0, 0, 0, zone)
	case kind == 1 && len(changes) > 0:
		return slices.MaxFunc(changes, func(a, b sla.Change) int { return int(a.To - a.From - b.To + b.From) }).At
	case kind < 14 && len(changes) > 0:
		return changes[drawEvenly(t, "change", len(changes))].At
	}
	const minutes = 252 * 365 * 24 * 60 // from 1899 to 2150
	m := drawEvenly(t, "minute", minutes)
	return time.Date(1899, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(m) * time.Minute).In(zone)
}

// drawEvenly draws from 0 to n-1, each as likely as the others; rapid prefers small
// numbers, and here these are not simpler.
func drawEvenly(t *rapid.T, label string, n int) int {
	spread, _ := bits.Mul64(rapid.Uint64().Draw(t, label)*0x9E37_79B9_7F4A_7C15, uint64(n))
	return int(spread)
}

// drawHours draws a week, and exceptions on dates around a given one.
func drawHours(t *rapid.T, zone *time.Location, around sla.Date, step time.Duration) sla.Hours {
	h := sla.Hours{Zone: zone, Exceptions: make(map[sla.Date][]sla.Shift)}
	weeks := rapid.SampledFrom([]func(*rapid.T, time.Duration) []sla.Shift{
		drawShifts, drawShifts, drawShifts, allDay, closedDay,
	}).Draw(t, "week")
	for i := range h.Week {
		h.Week[i] = weeks(t, step)
	}
	for range drawEvenly(t, "exceptions", 5) {
		date := around + sla.Date(drawEvenly(t, "date", 9)-4)
		if year, _, _ := date.YearMonthDay(); year >= 1900 && year <= 2149 {
			h.Exceptions[date] = drawShifts(t, step)
		}
	}
	return h
}

func allDay(*rapid.T, time.Duration) []sla.Shift {
	return []sla.Shift{{Open: sla.At(0, 0), Close: sla.At(24, 0)}}
}

func closedDay(*rapid.T, time.Duration) []sla.Shift { return nil }

// drawShifts draws those of one day: usual ones, or any that do not overlap.
func drawShifts(t *rapid.T, step time.Duration) []sla.Shift {
	at := sla.At
	usual := [][]sla.Shift{
		nil,
		{{Open: at(9, 0), Close: at(17, 0)}},
		{{Open: at(9, 0), Close: at(12, 0)}, {Open: at(13, 0), Close: at(17, 30)}},
		{{Open: at(22, 0), Close: at(6, 0)}},
		{{Open: at(0, 30), Close: at(3, 30)}},
		{{Open: at(0, 0), Close: at(24, 0)}},
		{{Open: at(18, 0), Close: at(24, 0)}, {Open: at(0, 0), Close: at(2, 0)}},
		{{Open: at(2, 0), Close: at(2, 0)}},
	}
	if i := drawEvenly(t, "shifts", 2*len(usual)); i < len(usual) {
		return usual[i]
	}
	unit := sla.TimeOfDay(step / time.Second)
	cuts := rapid.SliceOfNDistinct(rapid.Int32Range(0, int32(sla.At(24, 0)/unit)), 2, 7, rapid.ID).Draw(t, "cuts")
	slices.Sort(cuts)
	var shifts []sla.Shift
	for i := 1; i < len(cuts); i += 2 {
		shifts = append(shifts, sla.Shift{Open: sla.TimeOfDay(cuts[i-1]) * unit, Close: sla.TimeOfDay(cuts[i]) * unit})
	}
	if last := sla.TimeOfDay(cuts[len(cuts)-1]) * unit; len(cuts)%2 == 1 && last < sla.At(24, 0) {
		night := sla.TimeOfDay(rapid.Int32Range(0, int32(last/unit)).Draw(t, "night")) * unit
		shifts = append(shifts, sla.Shift{Open: last, Close: night})
	}
	return shifts
}

// drawDuration draws one that matters where it is open for so long: none, a moment,
// as long, up to ten days, any.
func drawDuration(t *rapid.T, open time.Duration) time.Duration {
	return max(0, rapid.OneOf(
		rapid.SampledFrom([]time.Duration{0, 1, open - 1, open, open + 1}),
		rapid.Map(rapid.Int64Range(0, int64(10*24*time.Hour)), func(n int64) time.Duration { return time.Duration(n) }),
		rapid.Map(rapid.Int64Min(0), func(n int64) time.Duration { return time.Duration(n) }),
	).Draw(t, "duration"))
}

// The laws are empty where the scenes do not show what they are about.
func TestScenesShowWhatIsUnusual(t *testing.T) {
	count := make(map[string]int)
	for seed := range 2000 {
		s := scenes.Example(seed)
		for name, seen := range s.classes() {
			if seen {
				count[name]++
			}
		}
	}
	for name, floor := range map[string]int{
		"gap": 100, "overlap": 100, "skipped date": 10, "night shift": 300, "exception": 300,
		"night shift with an exception on its date": 60, "night shift with an exception after it": 60,
		"before the years": 20, "after the years": 20, "seconds": 300, "open throughout": 100, "closed throughout": 100,
	} {
		if count[name] < floor {
			t.Errorf("%q: got %d of 2000 scenes, want %d", name, count[name], floor)
		}
	}
	t.Log(count)
}

// classes tells what the stretch of time shows.
func (s scene) classes() map[string]bool {
	n := naive{s.hours}
	seen := map[string]bool{
		"seconds":          s.step == time.Second,
		"before the years": s.from.Year() < 1900,
		"after the years":  s.to.Year() > 2149,
	}
	for _, c := range changes(s.hours.Zone, s.from, s.to) {
		seen["gap"] = seen["gap"] || c.To > c.From
		seen["overlap"] = seen["overlap"] || c.To < c.From
		seen["skipped date"] = seen["skipped date"] || c.To-c.From > 12*3600
	}
	for d := sla.DateOf(s.from); d <= sla.DateOf(s.to); d++ {
		_, today := s.hours.Exceptions[d]
		_, tomorrow := s.hours.Exceptions[d+1]
		night := slices.ContainsFunc(n.on(d), sla.Shift.Overnight)
		seen["exception"] = seen["exception"] || today
		seen["night shift"] = seen["night shift"] || night
		seen["night shift with an exception on its date"] = seen["night shift with an exception on its date"] || night && today
		seen["night shift with an exception after it"] = seen["night shift with an exception after it"] || night && tomorrow
	}
	open := n.between(s.from, s.to)
	seen["open throughout"] = open == s.to.Sub(s.from)
	seen["closed throughout"] = open == 0
	return seen
}
