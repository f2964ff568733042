package sla

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// Hours is when a business is open, as plain data: what [NewCalendar] turns into
// a [Calendar] and [Calendar.Hours] gives back.
type Hours struct {
	// Zone is where the clock hangs on the wall. It is needed.
	Zone *time.Location

	// Week lists the shifts that start on each day of the week, in any order.
	// Shifts of one day must not overlap. A day without shifts is closed.
	Week Week

	// Exceptions lists, for single dates of the years 1900 to 2149, the shifts that
	// start on that date in place of those of the week: none for a holiday, a
	// shorter one for a half day, any for a working Saturday. A night shift that
	// began the evening before is not touched; it belongs to the date before.
	Exceptions map[Date][]Shift

	// Day is how much business time one day of a target stands for, such as 8 h, at
	// most 24 h. It changes no other answer. Zero means that this business does not
	// say, and then [Calendar.Days] refuses.
	Day time.Duration
}

// Week holds the shifts that start on each day, indexed by [time.Weekday].
type Week [7][]Shift

// CalendarError says that one entry of a calendar cannot be. [NewCalendar] and
// [Calendar.UnmarshalJSON] report all of them at once, joined as by [errors.Join],
// in the order of the entries.
type CalendarError struct {
	Path string // which entry: "zone", "week.mon[1].close", "exceptions.2026-02-17[0]"
	Got  string // what stands there
	Want string // what would have been right
}

// Error names the entry, what was given (shortened when long) and what is right.
func (e *CalendarError) Error() string {
	return fmt.Sprintf("sla: calendar: %s: got %q, want %s", e.Path, shorten(e.Got), e.Want)
}

// The names of the days of the week in paths and in stored calendars, indexed by
// time.Weekday.
var dayNames = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// rules are hours that have been checked: the shifts of each date are sorted, and
// those that touch are one.
type rules struct {
	week       Week
	exceptions []exception // by date
}

type exception struct {
	date   Date
	shifts []Shift
}

// on gives the shifts that start on a date, and whether an exception says so.
func (r *rules) on(d Date) ([]Shift, bool) {
	i, found := slices.BinarySearchFunc(r.exceptions, d, func(e exception, d Date) int { return cmp.Compare(e.date, d) })
	if found {
		return r.exceptions[i].shifts, true
	}
	return r.week[d.Weekday()], false
}

// check turns hours into rules, or returns every fault.
func (h *Hours) check() (rules, error) {
	var k checker
	if h.Zone == nil {
		k.fault("zone", "nothing", "a time zone")
	}
	if h.Day < 0 || h.Day > 24*time.Hour {
		k.fault("day", h.Day.String(), "a length from 0 to 24h")
	}
	r := rules{exceptions: make([]exception, 0, len(h.Exceptions))}
	for i := range 7 {
		day := (i + 1) % 7 // Monday first, as people list the week
		r.week[day] = k.shifts(place{weekday: time.Weekday(day)}, h.Week[day])
	}
	for date, shifts := range h.Exceptions {
		r.exceptions = append(r.exceptions, exception{date, shifts})
	}
	slices.SortFunc(r.exceptions, func(a, b exception) int { return cmp.Compare(a.date, b.date) })
	for i, e := range r.exceptions {
		at := place{date: e.date}
		if e.date < firstDate || e.date > lastDate {
			k.fault(at.String(), e.date.String(), "a date of the years 1900 to 2149")
		}
		r.exceptions[i].shifts = k.shifts(at, e.shifts)
	}
	return r, errors.Join(k.faults...)
}

// checker collects the faults of hours.
type checker struct {
	faults []error
	sorted []entry // scratch
}

// entry is a shift with its place in the list as it was given.
type entry struct {
	Shift
	index int
}

// place is a list of shifts: that of a date or, when that is zero, of a weekday.
type place struct {
	date    Date
	weekday time.Weekday
}

func (p place) String() string {
	if p.date != 0 {
		return "exceptions." + p.date.String()
	}
	return "week." + dayNames[p.weekday]
}

func (k *checker) fault(path, got, want string) {
	k.faults = append(k.faults, &CalendarError{Path: path, Got: got, Want: want})
}

// shifts gives the shifts of one place sorted, with those that touch joined.
func (k *checker) shifts(at place, shifts []Shift) []Shift {
	k.sorted = k.sorted[:0]
	for i, s := range shifts {
		if k.times(at, i, s) {
			k.sorted = append(k.sorted, entry{s, i})
		}
	}
	slices.SortStableFunc(k.sorted, func(a, b entry) int { return cmp.Compare(a.Open, b.Open) })
	var out []Shift
	for i, s := range k.sorted {
		if i > 0 && s.Open < k.sorted[i-1].end() {
			k.fault(at.String()+"["+strconv.Itoa(s.index)+"]", s.String(), "no overlap with "+k.sorted[i-1].String())
		}
		out = join(out, s.Shift)
	}
	return out
}

// times reports whether the two times of a shift can be.
func (k *checker) times(at place, i int, s Shift) bool {
	path := func(part string) string { return at.String() + "[" + strconv.Itoa(i) + "]." + part }
	open := 0 <= s.Open && s.Open < endOfDay
	if !open {
		k.fault(path("open"), s.Open.String(), "a time from 00:00 to before 24:00")
	}
	if !s.Close.valid() {
		k.fault(path("close"), s.Close.String(), "a time from 00:00 to 24:00")
	}
	return open && s.Close.valid()
}

// join appends a shift to sorted ones. Shifts that touch become one, or, when
// they are longer together than a shift can say, two of which the last is as
// long as possible: so there is one way to write each set of hours.
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
