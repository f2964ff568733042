package sla

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"time"

	"github.com/servicequality/servicequality/internal/lapse"
	"github.com/servicequality/servicequality/internal/strict"
)

// Hours is when a business is open, as plain data: what [NewCalendar] builds a
// [Calendar] from, and what [Calendar.Hours] gives back. They are stored as the calendar
// that is built from them.
type Hours struct {
	// Zone is where the clock hangs by which all times of day are meant. It is
	// needed.
	Zone *time.Location

	// Week lists the shifts that start on each day of the week, in any order.
	// Shifts of one day must not overlap; a day without shifts is closed. A night
	// shift may reach into the shifts of the next day: open is open, and nothing
	// is counted twice.
	Week Week

	// Exceptions lists for single dates, of the years 1900 to 2149, the shifts that
	// start on that date in place of those of the week: none for a holiday, a
	// short one for a half day, any for a working Saturday. The end of a night
	// shift of the date before stays, for that shift belongs to the date it
	// starts on.
	Exceptions map[Date][]Shift

	// Day is the business time that one day of a target stands for, at most 24 h.
	// It answers [Calendar.Days] and nothing else. Zero means that the business
	// does not say.
	Day time.Duration
}

// Week holds the shifts that start on each day of the week, indexed by
// [time.Weekday].
type Week [7][]Shift

// dayNames are the days of the week in paths and stored calendars, indexed by
// [time.Weekday].
var dayNames = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// rules are hours that have been checked: the shifts of each day are sorted, and
// those that touch are joined.
type rules struct {
	clock      []period // of the zone
	week       Week
	exceptions []exception // by date
	count      int         // of all shifts
}

// exception is the shifts that start on one date in place of those of the week.
type exception struct {
	date   Date
	shifts []Shift
}

func (e exception) equal(other exception) bool {
	return e.date == other.date && slices.Equal(e.shifts, other.shifts)
}

// on gives the shifts that start on a date, and whether an exception says so.
func (r *rules) on(d Date) (shifts []Shift, exception bool) {
	i := sort.Search(len(r.exceptions), func(i int) bool { return r.exceptions[i].date >= d })
	if i < len(r.exceptions) && r.exceptions[i].date == d {
		return r.exceptions[i].shifts, true
	}
	return r.week[d.Weekday()], false
}

// checker turns hours into rules and notes what is wrong with them.
type checker struct {
	findings
	sorted []entry // the list of shifts at hand
	joined []Shift // what becomes of it
	all    []Shift // what became of all lists, one after another
}

// check gives the rules that hours make, or every fault of them.
func check(h Hours) (rules, error) {
	k := checker{findings: findings{of: "calendar"}}
	r := rules{clock: k.clock(h.Zone)}
	if h.Day < 0 || h.Day > 24*time.Hour {
		k.add("day", lapse.Format(h.Day), "a length from 0s to 24h")
	}
	for i := range 7 {
		day := time.Weekday((i + 1) % 7) // Monday first, as calendars are stored
		r.week[day] = k.shiftsOf(place{weekday: day}, h.Week[day])
	}
	dates := slices.AppendSeq(make([]Date, 0, len(h.Exceptions)), maps.Keys(h.Exceptions))
	slices.Sort(dates)
	r.exceptions = make([]exception, len(dates))
	for i, date := range dates {
		at := place{exception: true, date: date}
		if date < firstDate || date > lastDate {
			k.add(at.String(), date.String(), "a date of the years 1900 to 2149")
		}
		r.exceptions[i] = exception{date, k.shiftsOf(at, h.Exceptions[date])}
	}
	r.count = len(k.all)
	return r, k.err()
}

// entry is a shift and its index in the list as it was given.
type entry struct {
	Shift
	index int
}

// place is where a list of shifts stands.
type place struct {
	exception bool
	date      Date         // of the exception
	weekday   time.Weekday // otherwise
}

func (p place) String() string {
	if p.exception {
		return "exceptions." + p.date.String()
	}
	return "week." + dayNames[p.weekday]
}

// shift gives the path of one shift.
func (p place) shift(i int) string { return strict.Item(p.String(), i) }

// clock gives the periods of a zone.
func (k *checker) clock(zone *time.Location) []period {
	if zone == nil {
		k.add("zone", "nothing", "a time zone")
		return nil
	}
	all := periods(zone)
	if slices.ContainsFunc(all, func(p period) bool { return p.offset <= -mostOffset || p.offset >= mostOffset }) {
		k.add("zone", zone.String(), "a time zone with offsets of less than two days")
	}
	return all
}

// shiftsOf gives the shifts of one list sorted, with those that touch joined.
func (k *checker) shiftsOf(at place, shifts []Shift) []Shift {
	if len(shifts) == 0 {
		return nil
	}
	k.sorted, k.joined = k.sorted[:0], k.joined[:0]
	for i, s := range shifts {
		if k.times(at, i, s) {
			k.sorted = append(k.sorted, entry{s, i})
		}
	}
	slices.SortStableFunc(k.sorted, func(a, b entry) int { return cmp.Compare(a.Open, b.Open) })
	var longest Shift // the one that ends last so far
	for i, s := range k.sorted {
		if i > 0 && s.Open < longest.end() {
			k.add(at.shift(s.index), s.String(), "no overlap with "+longest.String())
		}
		if i == 0 || s.end() > longest.end() {
			longest = s.Shift
		}
		k.joined = join(k.joined, s.Shift)
	}
	first := len(k.all)
	k.all = append(k.all, k.joined...)
	return k.all[first:]
}

// times reports whether both times of a shift are of the day.
func (k *checker) times(at place, i int, s Shift) bool {
	opens, closes := s.Open.valid() && s.Open != endOfDay, s.Close.valid()
	if !opens {
		k.add(at.shift(i)+".open", s.Open.String(), "a time from 00:00 to before 24:00")
	}
	if !closes {
		k.add(at.shift(i)+".close", s.Close.String(), "a time from 00:00 to 24:00")
	}
	return opens && closes
}

// join appends a shift to sorted ones. Shifts that touch become one or, when they
// are longer together than a shift can say, two of which the last has 24 hours:
// so there is one way to write a set of hours.
func join(shifts []Shift, next Shift) []Shift {
	open, end := next.Open, next.end()
	for n := len(shifts); n > 0 && shifts[n-1].end() >= open; n-- {
		open, shifts = shifts[n-1].Open, shifts[:n-1]
	}
	if end-open > endOfDay {
		shifts = append(shifts, Shift{open, end - endOfDay})
		open = end - endOfDay
	}
	if end > endOfDay {
		end -= endOfDay
	}
	return append(shifts, Shift{open, end})
}
