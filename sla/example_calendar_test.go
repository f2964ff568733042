package sla_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// berlin is a help desk: nine to five with a break, on Saturday a night shift.
const berlin = `{
	"zone": "Europe/Berlin",
	"day": "7h",
	"week": {
		"mon": [["09:00", "12:00"], ["13:00", "17:00"]],
		"tue": [["09:00", "12:00"], ["13:00", "17:00"]],
		"wed": [["09:00", "12:00"], ["13:00", "17:00"]],
		"thu": [["09:00", "12:00"], ["13:00", "17:00"]],
		"fri": [["09:00", "12:00"], ["13:00", "17:00"]],
		"sat": [["22:00", "06:00"]]
	},
	"exceptions": {
		"2026-12-24": [["09:00", "12:00"]],
		"2026-12-25": []
	}
}`

func desk() *sla.Calendar {
	var c sla.Calendar
	if err := json.Unmarshal([]byte(berlin), &c); err != nil {
		panic(err)
	}
	return &c
}

const layout = "Mon 2006-01-02 15:04"

func ExampleNewCalendar() {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		fmt.Println(err)
		return
	}
	hours := sla.Hours{Zone: zone, Exceptions: map[sla.Date][]sla.Shift{
		sla.NewDate(2026, time.December, 24): {{Open: sla.At(9, 0), Close: sla.At(12, 0)}}, // a half day
		sla.NewDate(2026, time.December, 25): nil,                                          // a holiday
	}}
	for day := time.Monday; day <= time.Friday; day++ {
		hours.Week[day] = []sla.Shift{{Open: sla.At(9, 0), Close: sla.At(17, 0)}}
	}
	calendar, err := sla.NewCalendar(hours)
	if err != nil {
		fmt.Println(err)
		return
	}
	asked := time.Date(2026, time.December, 23, 16, 0, 0, 0, zone)
	due, err := calendar.Add(asked, 5*time.Hour)
	fmt.Println(calendar)
	fmt.Println(due.Format(layout), err)
	// Output:
	// Europe/Berlin, 40h a week, 2 exceptions
	// Mon 2026-12-28 10:00 <nil>
}

// All faults are told at once, each with its place.
func ExampleNewCalendar_faults() {
	hours := sla.Hours{Zone: time.UTC}
	hours.Week[time.Monday] = []sla.Shift{{Open: sla.At(9, 0), Close: sla.At(25, 0)}}
	hours.Week[time.Tuesday] = []sla.Shift{
		{Open: sla.At(9, 0), Close: sla.At(12, 30)},
		{Open: sla.At(12, 0), Close: sla.At(17, 0)},
	}
	_, err := sla.NewCalendar(hours)
	fmt.Println(err)
	// Output:
	// sla: calendar: week.mon[0].close: got "TimeOfDay(90000)", want a time from 00:00 to 24:00
	// sla: calendar: week.tue[1]: got "12:00-17:00", want no overlap with 09:00-12:30
}

func ExampleCalendar_UnmarshalJSON() {
	var c sla.Calendar
	err := json.Unmarshal([]byte(`{
		"zone": "Asia/Shanghai",
		"week": {"mon": [["09:00", "18:00"]], "tue": [["09:00", "18.00"]]},
		"exceptions": {"2026-02-30": []}
	}`), &c)
	fmt.Println(err)
	// Output:
	// sla: calendar: week.tue[0].close: got "18.00", want a time from 00:00 to 24:00, such as 09:00 or 09:00:30
	// sla: calendar: exceptions.2026-02-30: got "2026-02-30", want a date such as 2026-02-17
}

func ExampleCalendar_MarshalJSON() {
	hours := sla.Hours{Zone: time.UTC, Day: 8 * time.Hour}
	hours.Week[time.Saturday] = []sla.Shift{{Open: sla.At(22, 0), Close: sla.At(6, 0)}}
	calendar, err := sla.NewCalendar(hours)
	if err != nil {
		fmt.Println(err)
		return
	}
	stored, err := json.Marshal(calendar)
	fmt.Println(string(stored), err)
	// Output:
	// {"zone":"UTC","day":"8h","week":{"sat":[["22:00","06:00"]]}} <nil>
}

// Five hours from four in the afternoon: one is left today, three are open on
// Christmas Eve, and one on the Monday after, for the night shift on Saturday
// takes it before.
func ExampleCalendar_Add() {
	c := desk()
	asked := time.Date(2026, time.December, 23, 16, 0, 0, 0, c.Zone())
	for _, d := range []time.Duration{time.Hour, 4 * time.Hour, 5 * time.Hour} {
		due, err := c.Add(asked, d)
		fmt.Println(d, due.Format(layout), err)
	}
	// Output:
	// 1h0m0s Wed 2026-12-23 17:00 <nil>
	// 4h0m0s Thu 2026-12-24 12:00 <nil>
	// 5h0m0s Sat 2026-12-26 23:00 <nil>
}

// What cannot be is said at once.
func ExampleCalendar_Add_never() {
	c, err := sla.NewCalendar(sla.Hours{Zone: time.UTC})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = c.Add(time.Date(2026, time.December, 23, 16, 0, 0, 0, time.UTC), time.Minute)
	fmt.Println(errors.Is(err, sla.ErrNever), err)
	// Output:
	// true sla: the calendar has no such time
}

// A reminder two business hours before something is due.
func ExampleCalendar_Sub() {
	c := desk()
	due := time.Date(2026, time.December, 24, 10, 0, 0, 0, c.Zone())
	reminder, err := c.Sub(due, 2*time.Hour)
	fmt.Println(reminder.Format(layout), err)
	// Output:
	// Wed 2026-12-23 16:00 <nil>
}

// A night is eight hours long, but for the two nights a year in which clocks are
// changed.
func ExampleCalendar_Between() {
	c := desk()
	for _, saturday := range []sla.Date{
		sla.NewDate(2026, time.March, 21), sla.NewDate(2026, time.March, 28), sla.NewDate(2026, time.October, 24),
	} {
		year, month, day := saturday.YearMonthDay()
		noon := time.Date(year, month, day, 12, 0, 0, 0, c.Zone())
		fmt.Println(saturday, c.Between(noon, noon.AddDate(0, 0, 1)))
	}
	// Output:
	// 2026-03-21 8h0m0s
	// 2026-03-28 7h0m0s
	// 2026-10-24 9h0m0s
}

func ExampleCalendar_Open() {
	c := desk()
	for _, hour := range []int{8, 9, 12, 13, 17} {
		fmt.Println(hour, c.Open(time.Date(2026, time.December, 23, hour, 0, 0, 0, c.Zone())))
	}
	// Output:
	// 8 false
	// 9 true
	// 12 false
	// 13 true
	// 17 false
}

func ExampleCalendar_NextOpen() {
	c := desk()
	opens, err := c.NextOpen(time.Date(2026, time.December, 24, 12, 0, 0, 0, c.Zone()))
	fmt.Println(opens.Format(layout), err)
	// Output:
	// Sat 2026-12-26 22:00 <nil>
}

func ExampleCalendar_NextClose() {
	c := desk()
	closes, err := c.NextClose(time.Date(2026, time.December, 26, 23, 30, 0, 0, c.Zone()))
	fmt.Println(closes.Format(layout), err)
	_, err = sla.Always(c.Zone()).NextClose(closes)
	fmt.Println(err)
	// Output:
	// Sun 2026-12-27 06:00 <nil>
	// sla: the calendar has no such time
}

func ExampleCalendar_Spans() {
	c := desk()
	from := time.Date(2026, time.December, 24, 0, 0, 0, 0, c.Zone())
	for span := range c.Spans(from, from.AddDate(0, 0, 5)) {
		fmt.Println(span.Start.Format(layout), span.Length())
	}
	// Output:
	// Thu 2026-12-24 09:00 3h0m0s
	// Sat 2026-12-26 22:00 8h0m0s
	// Mon 2026-12-28 09:00 3h0m0s
	// Mon 2026-12-28 13:00 4h0m0s
}

// A team answers when the building is open too.
func ExampleCalendar_Intersect() {
	building := sla.Hours{Zone: desk().Zone()}
	for day := range building.Week {
		building.Week[day] = []sla.Shift{{Open: sla.At(6, 0), Close: sla.At(15, 0)}}
	}
	opening, err := sla.NewCalendar(building)
	if err != nil {
		fmt.Println(err)
		return
	}
	both, err := desk().Intersect(opening)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(both.Hours().Week[time.Monday], both.Hours().Week[time.Saturday])
	// Output:
	// [09:00-12:00 13:00-15:00] []
}

// Two teams stand in for each other.
func ExampleCalendar_Union() {
	evening := sla.Hours{Zone: desk().Zone()}
	evening.Week[time.Monday] = []sla.Shift{{Open: sla.At(17, 0), Close: sla.At(22, 0)}}
	late, err := sla.NewCalendar(evening)
	if err != nil {
		fmt.Println(err)
		return
	}
	all, err := desk().Union(late)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(all.Hours().Week[time.Monday])
	_, err = desk().Union(sla.Always(time.UTC))
	fmt.Println(err)
	// Output:
	// [09:00-12:00 13:00-22:00]
	// sla: calendar: got one in zone "UTC", want one with the name and offsets of "Europe/Berlin"
}

// The last days of a year, as a wall calendar shows them.
func ExampleCalendar_ShiftsOn() {
	c := desk()
	for d := sla.NewDate(2026, time.December, 23); d <= sla.NewDate(2026, time.December, 26); d++ {
		shifts, exception := c.ShiftsOn(d)
		fmt.Println(d, d.Weekday(), shifts, exception)
	}
	// Output:
	// 2026-12-23 Wednesday [09:00-12:00 13:00-17:00] false
	// 2026-12-24 Thursday [09:00-12:00] true
	// 2026-12-25 Friday [] true
	// 2026-12-26 Saturday [22:00-06:00] false
}

// Hours are given back as plain data, to change and build anew.
func ExampleCalendar_Hours() {
	hours := desk().Hours()
	hours.Exceptions[sla.NewDate(2026, time.December, 31)] = nil
	calendar, err := sla.NewCalendar(hours)
	fmt.Println(calendar, err)
	// Output:
	// Europe/Berlin, 43h a week, 3 exceptions <nil>
}

// "Within two days" is fourteen business hours here.
func ExampleCalendar_Days() {
	c := desk()
	target, err := c.Days(2)
	if err != nil {
		fmt.Println(err)
		return
	}
	due, err := c.Add(time.Date(2026, time.December, 21, 16, 0, 0, 0, c.Zone()), target)
	fmt.Println(target, due.Format(layout), err)
	// Output:
	// 14h0m0s Wed 2026-12-23 16:00 <nil>
}

func ExampleAlways() {
	c := sla.Always(time.UTC)
	due, err := c.Add(time.Date(2026, time.December, 24, 18, 0, 0, 0, time.UTC), 24*time.Hour)
	fmt.Println(due.Format(layout), err)
	// Output:
	// Fri 2026-12-25 18:00 <nil>
}

func ExampleNewDate() {
	d := sla.NewDate(2026, time.February, 27)
	fmt.Println(d, d.Weekday(), d+2, sla.NewDate(2028, time.March, 0))
	// Output:
	// 2026-02-27 Friday 2026-03-01 2028-02-29
}

func ExampleParseDate() {
	_, err := sla.ParseDate("2026-02-30")
	fmt.Println(err)
	// Output:
	// sla: Date: got "2026-02-30", want a date such as 2026-02-17
}

// The date depends on where one is.
func ExampleDateOf() {
	t := time.Date(2026, time.February, 17, 20, 0, 0, 0, time.UTC)
	fmt.Println(sla.DateOf(t), sla.DateOf(t.In(time.FixedZone("east", 8*60*60))))
	// Output:
	// 2026-02-17 2026-02-18
}

func ExampleParseTimeOfDay() {
	t, err := sla.ParseTimeOfDay("09:30")
	fmt.Println(t, t == sla.At(9, 30), err)
	_, err = sla.ParseTimeOfDay("9.30")
	fmt.Println(err)
	// Output:
	// 09:30 true <nil>
	// sla: TimeOfDay: got "9.30", want a time from 00:00 to 24:00, such as 09:00 or 09:00:30
}

func ExampleShift() {
	night := sla.Shift{Open: sla.At(22, 0), Close: sla.At(6, 0)}
	fmt.Println(night, night.Length(), night.Overnight())
	// Output:
	// 22:00-06:00 8h0m0s true
}
