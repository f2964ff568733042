package sla_test

import (
	"errors"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

func TestDate(t *testing.T) {
	tests := []struct {
		year    int
		month   time.Month
		day     int
		want    sla.Date
		text    string
		weekday time.Weekday
		why     string
	}{
		{1, 1, 1, 0, "0001-01-01", time.Monday, "the zero Date is the date of the zero time.Time"},
		{1, 1, 0, -1, "0000-12-31", time.Sunday, "days count on below zero"},
		{0, 1, 1, -366, "0000-01-01", time.Saturday, "the year 0 is a leap year"},
		{1900, 1, 1, 693595, "1900-01-01", time.Monday, "the first date of calendars"},
		{1900, 3, 0, 693653, "1900-02-28", time.Wednesday, "1900 is no leap year; day 0 is carried"},
		{1970, 1, 1, 719162, "1970-01-01", time.Thursday, "the date of Unix time 0"},
		{2000, 2, 29, 730178, "2000-02-29", time.Tuesday, "2000 is a leap year"},
		{2025, 14, 17, 739663, "2026-02-17", time.Tuesday, "month 14 is February of the next year"},
		{2149, 12, 31, 784905, "2149-12-31", time.Wednesday, "the last date of calendars"},
		{9999, 12, 31, 3652058, "9999-12-31", time.Friday, "the last date with a text"},
	}
	for _, tt := range tests {
		d := sla.NewDate(tt.year, tt.month, tt.day)
		if d != tt.want || d.String() != tt.text || d.Weekday() != tt.weekday {
			t.Errorf("NewDate(%d, %d, %d) = %d, %v, %v, want %d, %v, %v: %s",
				tt.year, tt.month, tt.day, d, d, d.Weekday(), tt.want, tt.text, tt.weekday, tt.why)
		}
	}
}

func TestDateOfIsInTheZoneOfTheTime(t *testing.T) {
	at := time.Date(2026, 2, 17, 23, 30, 0, 0, time.UTC)
	if d := sla.DateOf(at); d != sla.NewDate(2026, 2, 17) {
		t.Errorf("DateOf(%v) = %v", at, d)
	}
	if d := sla.DateOf(at.In(time.FixedZone("", 3600))); d != sla.NewDate(2026, 2, 18) {
		t.Errorf("DateOf an hour further east = %v", d)
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{
		"", "2026-2-17", "2026-02-30", "2026-13-01", "2026-00-01", "20260217", "2026-02-17T00:00:00Z", " 2026-02-17",
		"12026-02-17", "-001-01-01", "2026/02/17", "２０２６-02-17",
	} {
		d, err := sla.ParseDate(s)
		if f, ok := errors.AsType[*sla.FormatError](err); !ok || f.Type != "Date" || f.Input != s || d != 0 {
			t.Errorf("ParseDate(%q) = %v, %v, want a FormatError", s, d, err)
		}
	}
	_, err := sla.ParseDate("2026-02-30")
	if want := `sla: Date: got "2026-02-30", want a date such as 2026-02-17`; err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestDateOutsideTheYearsOfTextsHasNone(t *testing.T) {
	for d, text := range map[sla.Date]string{
		sla.NewDate(0, 1, 1) - 1:      "-001-12-31",
		sla.NewDate(9999, 12, 31) + 1: "10000-01-01",
	} {
		if _, err := d.MarshalText(); err == nil || d.String() != text {
			t.Errorf("MarshalText of %v: got %v, want %s and an error", d, err, text)
		}
	}
}

// dateIsItsText: what is read is written again to the letter, and an error leaves
// the date alone.
func dateIsItsText(t interface{ Fatalf(string, ...any) }, text string) {
	d := sla.Date(42)
	if err := d.UnmarshalText([]byte(text)); err != nil {
		if _, ok := errors.AsType[*sla.FormatError](err); !ok || d != 42 {
			t.Fatalf("UnmarshalText(%q): %v, and the date is %v", text, err, d)
		}
		return
	}
	if back, err := d.MarshalText(); err != nil || string(back) != text {
		t.Fatalf("%q was read as %v and written as %q, %v", text, d, back, err)
	}
}
