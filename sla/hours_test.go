package sla_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

func TestNewCalendarTellsEveryFault(t *testing.T) {
	at := sla.At
	h := sla.Hours{
		Day: 25 * time.Hour,
		Week: sla.Week{
			time.Sunday:    {{Open: at(9, 0), Close: at(10, 0)}, {Open: at(9, 59), Close: at(11, 0)}},
			time.Monday:    {{Open: at(9, 0), Close: at(17, 0)}, {Open: at(24, 0), Close: at(25, 0)}, {Open: -1, Close: at(24, 0)}},
			time.Tuesday:   {{Open: at(12, 0), Close: at(13, 0)}, {Open: at(14, 0), Close: at(15, 0)}, {Open: at(9, 0), Close: at(17, 0)}},
			time.Wednesday: {{Open: at(9, 0), Close: at(12, 0)}, {Open: at(13, 0), Close: at(17, 0)}, {Open: at(16, 0), Close: at(18, 0)}},
			time.Thursday:  {{Open: at(9, 0), Close: at(17, 0)}, {Open: at(10, 0), Close: at(17, 0)}, {Open: at(16, 0), Close: at(18, 0)}, {Open: at(17, 0), Close: at(19, 0)}},
			time.Friday:    {{Open: at(22, 0), Close: at(6, 0)}, {Open: at(23, 0), Close: at(1, 0)}},
		},
		Exceptions: map[sla.Date][]sla.Shift{
			sla.NewDate(2026, 2, 17):  {{}, {}},
			sla.NewDate(1899, 12, 31): nil,
			sla.NewDate(2150, 1, 1):   nil,
			0:                         nil,
		},
	}
	want := []string{
		`zone: got "nothing", want a time zone`,
		`day: got "25h", want a length from 0s to 24h`,
		`week.mon[1].open: got "24:00", want a time from 00:00 to before 24:00`,
		`week.mon[1].close: got "TimeOfDay(90000)", want a time from 00:00 to 24:00`,
		`week.mon[2].open: got "TimeOfDay(-1)", want a time from 00:00 to before 24:00`,
		`week.tue[0]: got "12:00-13:00", want no overlap with 09:00-17:00`,
		`week.tue[1]: got "14:00-15:00", want no overlap with 09:00-17:00`,
		`week.wed[2]: got "16:00-18:00", want no overlap with 13:00-17:00`,
		`week.thu[1]: got "10:00-17:00", want no overlap with 09:00-17:00`,
		`week.thu[2]: got "16:00-18:00", want no overlap with 09:00-17:00`,
		`week.thu[3]: got "17:00-19:00", want no overlap with 16:00-18:00`,
		`week.fri[1]: got "23:00-01:00", want no overlap with 22:00-06:00`,
		`week.sun[1]: got "09:59-11:00", want no overlap with 09:00-10:00`,
		`exceptions.0001-01-01: got "0001-01-01", want a date of the years 1900 to 2149`,
		`exceptions.1899-12-31: got "1899-12-31", want a date of the years 1900 to 2149`,
		`exceptions.2026-02-17[1]: got "00:00-00:00", want no overlap with 00:00-00:00`,
		`exceptions.2150-01-01: got "2150-01-01", want a date of the years 1900 to 2149`,
	}
	c, err := sla.NewCalendar(h)
	if c != nil {
		t.Errorf("got %v", c)
	}
	faultsAre(t, err, want)
}

// faultsAre compares the faults joined in an error with their texts.
func faultsAre(t *testing.T, err error, want []string) {
	t.Helper()
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatalf("got %v, want joined faults", err)
	}
	var got []string
	for _, err := range joined.Unwrap() {
		fault, ok := errors.AsType[*sla.FieldError](err)
		if !ok {
			t.Fatalf("got %T %v", err, err)
		}
		if text := err.Error(); !strings.HasPrefix(text, "sla: calendar: "+fault.Path) {
			t.Errorf("%s does not name %s", text, fault.Path)
		}
		got = append(got, strings.TrimPrefix(err.Error(), "sla: calendar: "))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDayAtItsLimits(t *testing.T) {
	for day, right := range map[time.Duration]bool{-1: false, 0: true, 24 * time.Hour: true, 24*time.Hour + 1: false} {
		if _, err := sla.NewCalendar(sla.Hours{Zone: time.UTC, Day: day}); (err == nil) != right {
			t.Errorf("a day of %v: %v", day, err)
		}
	}
}

func TestOffsetsAreLessThanTwoDays(t *testing.T) {
	const most = 2*24*60*60 - 1
	for offset, right := range map[int]bool{-most: true, -most - 1: false, most: true, most + 1: false, 1 << 30: false} {
		c, err := sla.NewCalendar(sla.Hours{Zone: time.FixedZone("far", offset)})
		if (err == nil) != right {
			t.Errorf("offset %d: %v, %v", offset, c, err)
		}
	}
	_, err := sla.NewCalendar(sla.Hours{Zone: time.FixedZone("far", most+1)})
	faultsAre(t, err, []string{`zone: got "far", want a time zone with offsets of less than two days`})
	for _, offset := range []int{most, -most} {
		zone := time.FixedZone("far", offset)
		c := sla.Always(zone)
		first, end := time.Date(1900, 1, 1, 0, 0, 0, 0, zone), time.Date(2150, 1, 1, 0, 0, 0, 0, zone)
		if !c.Open(first) || c.Open(first.Add(-1)) || !c.Open(end.Add(-1)) || c.Open(end) || c.Between(first, end) != end.Sub(first) {
			t.Errorf("offset %d: open from %v to %v for %v", offset, first, end, c.Between(first, end))
		}
	}
}

func TestExceptionsAtTheEndsOfTheYears(t *testing.T) {
	night := []sla.Shift{{Open: sla.At(22, 0), Close: sla.At(6, 0)}}
	c, err := sla.NewCalendar(sla.Hours{Zone: time.UTC, Exceptions: map[sla.Date][]sla.Shift{
		sla.NewDate(1900, 1, 1): night, sla.NewDate(2149, 12, 31): night,
	}})
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Between(at("1800-01-01T00:00:00Z"), at("2200-01-01T00:00:00Z")); got != 10*time.Hour {
		t.Errorf("a night and two hours are %v", got)
	}
}

func TestHoursAreGivenSortedAndJoined(t *testing.T) {
	tests := []struct{ given, want, why string }{
		{"", "", "closed"},
		{"13:00-17:00 09:00-12:00", "09:00-12:00 13:00-17:00", "sorted"},
		{"09:00-12:00 12:00-17:00", "09:00-17:00", "touching"},
		{"12:00-17:00 09:00-12:00 17:00-18:00", "09:00-18:00", "three touching"},
		{"09:00-12:00 12:00:01-17:00", "09:00-12:00 12:00:01-17:00", "not touching"},
		{"18:00-00:00", "18:00-24:00", "00:00 as an end is 24:00"},
		{"00:00-00:00", "00:00-24:00", "the whole day"},
		{"20:00-22:00 22:00-06:00", "20:00-06:00", "touching into the night"},
		{"09:00-09:00", "09:00-09:00", "24 hours"},
		{"00:00-12:00 12:00-00:00", "00:00-24:00", "24 hours from midnight"},
		{"00:00-12:00 12:00-06:00", "00:00-06:00 06:00-06:00", "30 hours"},
		{"00:00-06:00 06:00-06:00", "00:00-06:00 06:00-06:00", "30 hours, as they are given"},
		{"00:00-08:00 08:00-16:00 16:00-06:00", "00:00-06:00 06:00-06:00", "30 hours in three"},
		{"00:00:01-12:00 12:00-00:00:02", "00:00:01-00:00:02 00:00:02-00:00:02", "24 hours and a second"},
		{"00:00:01-12:00 12:00-00:00:01", "00:00:01-00:00:01", "24 hours in two"},
	}
	for _, tt := range tests {
		h := sla.Hours{Zone: time.UTC}
		h.Week[time.Monday] = shifts(t, tt.given)
		c, err := sla.NewCalendar(h)
		if err != nil {
			t.Errorf("%s: %v", tt.given, err)
			continue
		}
		if got := strings.Trim(fmt.Sprint(c.Hours().Week[time.Monday]), "[]"); got != tt.want {
			t.Errorf("%s: got %s, want %s: %s", tt.given, got, tt.want, tt.why)
		}
	}
}

// shifts reads "09:00-12:00 13:00-17:00".
func shifts(t *testing.T, texts string) (all []sla.Shift) {
	t.Helper()
	for text := range strings.FieldsSeq(texts) {
		open, close, _ := strings.Cut(text, "-")
		var s sla.Shift
		if err := errors.Join(s.Open.UnmarshalText([]byte(open)), s.Close.UnmarshalText([]byte(close))); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

// A list that is long and overlaps everywhere is refused quickly.
func TestManyFaultsAreFoundFast(t *testing.T) {
	h := sla.Hours{Zone: time.UTC}
	for i := range 5_000 {
		h.Week[time.Monday] = append(h.Week[time.Monday], sla.Shift{Open: sla.TimeOfDay(i), Close: sla.At(24, 0)})
	}
	_, err := sla.NewCalendar(h)
	if joined, ok := err.(interface{ Unwrap() []error }); !ok || len(joined.Unwrap()) != 4_999 {
		t.Errorf("got %T", err)
	}
}
