package sla

import (
	"fmt"
	"time"
)

// Date is a day of the civil calendar, without a time or a zone: the number of
// days since 1 January of the year 1 in the Gregorian calendar, which is the
// date of the zero [time.Time]. Dates are therefore compared with == and <,
// sorted as numbers, used as map keys, and counted with + and -: d+1 is the
// next date.
//
// The zero Date is 0001-01-01. It lies outside the years that a [Calendar]
// knows, so that a forgotten date is refused there. Dates of the years 0 to
// 9999 have a text form, "2026-02-17".
type Date int64

const (
	daysTo1970    = 719162 // from 0001-01-01 to 1970-01-01
	secondsPerDay = 24 * 60 * 60
)

// NewDate gives the date of a year, month and day. Values outside their usual
// ranges are carried, as [time.Date] does: day 0 of March is the last day of
// February, month 13 is January of the next year.
func NewDate(year int, month time.Month, day int) Date {
	midnight := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return Date(floorDiv(midnight.Unix(), secondsPerDay)) + daysTo1970
}

// DateOf gives the date that the calendar on the wall shows at the instant t,
// in the zone of t.
func DateOf(t time.Time) Date { return NewDate(t.Date()) }

// ParseDate reads a date as [Date.String] writes it, "2026-02-17", to the letter.
// Anything else, such as 30 February, is a [*FormatError].
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if d := DateOf(t); err == nil && d.String() == s {
		return d, nil
	}
	return 0, &FormatError{Type: "Date", Input: s, Want: "a date such as 2026-02-17"}
}

// YearMonthDay gives the three parts of the date, the inverse of [NewDate].
func (d Date) YearMonthDay() (year int, month time.Month, day int) { return d.midnight().Date() }

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday((d%7 + 8) % 7) } // day 0 was a Monday

// String gives the date in the form of RFC 3339, "2026-02-17". Years outside 0 to
// 9999 are printed with the digits and the sign they need; they cannot be read back.
func (d Date) String() string {
	year, month, day := d.YearMonthDay()
	return fmt.Sprintf("%04d-%02d-%02d", year, int(month), day)
}

// MarshalText gives String, for JSON values and map keys, flags and the like. A
// year outside 0 to 9999 is a [*FormatError].
func (d Date) MarshalText() ([]byte, error) {
	if d < NewDate(0, 1, 1) || d > NewDate(9999, 12, 31) {
		return nil, &FormatError{Type: "Date", Input: d.String(), Want: "a year from 0 to 9999"}
	}
	return []byte(d.String()), nil
}

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns a
// [*FormatError] and d stays as it was.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// midnight is the start of the date in UTC, where each date has one.
func (d Date) midnight() time.Time {
	return time.Unix(int64(d-daysTo1970)*secondsPerDay, 0).UTC()
}

// floorDiv divides and rounds down, also below zero.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
