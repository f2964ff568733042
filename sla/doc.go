// Package sla answers when something is due, how much business time was used,
// what is at risk, and what was promised and kept.
//
// # Calendars
//
// A [Calendar] says when a business is open. It is built once from [Hours]: a time
// zone, the shifts of each day of the week, and the dates that differ.
//
//	hours := sla.Hours{Zone: berlin, Exceptions: map[sla.Date][]sla.Shift{
//		sla.NewDate(2026, time.December, 24): {{Open: sla.At(9, 0), Close: sla.At(12, 0)}}, // a half day
//		sla.NewDate(2026, time.December, 25): nil,                                          // a holiday
//	}}
//	for day := time.Monday; day <= time.Friday; day++ {
//		hours.Week[day] = []sla.Shift{{Open: sla.At(9, 0), Close: sla.At(17, 0)}}
//	}
//	calendar, err := sla.NewCalendar(hours)
//
// Then it counts open time: five hours from Wednesday, 23 December at 16:00 end on
// Monday, 28 December at 10:00.
//
//	due, err := calendar.Add(asked, 5*time.Hour)
//
// [Calendar.Sub] counts back ("two business hours before"), [Calendar.Between] tells
// how much was used, [Calendar.Open] whether now is open, [Calendar.NextOpen] and
// [Calendar.NextClose] how long that lasts, [Calendar.Spans] and [Calendar.ShiftsOn]
// what to draw. [Always] is open around the clock. Calendars are stored as JSON that
// people can write.
//
//	{
//	  "zone": "Europe/Berlin",
//	  "week": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]], "sat": [["22:00", "06:00"]]},
//	  "exceptions": {"2026-12-24": [["09:00", "12:00"]], "2026-12-25": []}
//	}
//
// Rules worth knowing:
//
//   - A shift that ends when or before it begins goes on into the next date, and
//     belongs to the date it starts on. 24:00 ends a day.
//   - An exception replaces the shifts that start on its date. The end of last
//     night's shift stays.
//   - What is due exactly at closing time is due then, not at the next opening.
//   - Only the clock on the wall counts, whatever is done to it: an hour that it
//     skips gives no time, an hour that it shows twice counts twice, and nine
//     o'clock is nine o'clock on the days of change too.
//   - A holiday comes from the caller, as data. There is no list of holidays here,
//     for they are decided anew each year.
//
// Zones are those of the time package. On a machine without a time zone database a
// program has them when it imports time/tzdata, which this package does not do.
//
// # Metrics
//
// [Metric] names what a clock measures: the first response, the next one, the
// resolution, a follow-up call, a promise and the others that a service desk
// gives its word on.
//
//	metric, err := sla.ParseMetric("first-response")
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
//   - Dates count days: the date n days later is d+n, on the right day of the week.
//   - Dates are their texts: a date comes back from its text, and what is read as a
//     date is written again to the letter.
//   - Times of day are their texts: so is each second of the day, and 24:00.
//   - Open is what the clock on the wall says: a calendar is open when the date and
//     the time of day in its zone lie in a shift of that date, or in the end of one
//     of the date before.
//   - Open agrees with Between: the nanosecond after t counts when, and only when, t
//     is open.
//   - Between agrees with the walk: it is the number of open minutes, or seconds,
//     that a walk from a to b finds.
//   - Between agrees with the sum over dates: over a year and more it is the sum of
//     what each date gives.
//   - Between is additive: Between(a, b) + Between(b, c) = Between(a, c).
//   - Between is antisymmetric: Between(b, a) = -Between(a, b), and it is never more
//     than the time that passes.
//   - Between undoes Add: Between(t, Add(t, d)) = d = Between(Sub(t, d), t), and
//     ErrNever means that there is no such time.
//   - Add agrees with the walk: it is where a walk from t has found enough.
//   - Add is the earliest: no instant before it will do.
//   - Add is monotone: who starts later or needs more is not done earlier.
//   - Sub mirrors Add: it is the latest start, and Add(t, -d) = Sub(t, d).
//   - NextOpen and NextClose are the nearest: nothing is open before the one, all is
//     open before the other.
//   - Spans partition Between: they lie in order and apart, each as long as it can
//     be, and are as long together as Between.
//   - A closure never shortens a deadline: closing on one more date makes no result
//     of Add earlier.
//   - Shifting by a week changes nothing: where no exception and no change of the
//     offset lies, Between and Add are the same a week later.
//   - Outside its years a calendar is closed: before 1900 and from 2150 on, by the
//     clock on its wall, nothing is open.
//   - Intersect and Union are pointwise: at each instant they are open when both, or
//     one of them, are.
//   - Hours come back: a calendar built from the hours of a calendar is equal to it.
//   - A calendar comes back from JSON: equal, and what is stored again is the same
//     bytes.
package sla
