package sla_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// calendar reads a stored one.
func calendar(t testing.TB, stored string) *sla.Calendar {
	t.Helper()
	var c sla.Calendar
	if err := json.Unmarshal([]byte(stored), &c); err != nil {
		t.Fatal(err)
	}
	return &c
}

// ask is a question to a calendar, with the answer as a text.
type ask func(*sla.Calendar) string

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		panic(err)
	}
	return t
}

func length(s string) time.Duration {
	d, err := time.ParseDuration(s)
	if err != nil {
		panic(err)
	}
	return d
}

func instantOr(t time.Time, err error) string {
	if err != nil {
		return err.Error()
	}
	return t.Format(time.RFC3339Nano)
}

func open(t string) ask {
	return func(c *sla.Calendar) string { return map[bool]string{true: "open", false: "closed"}[c.Open(at(t))] }
}

func between(a, b string) ask {
	return func(c *sla.Calendar) string { return c.Between(at(a), at(b)).String() }
}

func add(t, d string) ask {
	return func(c *sla.Calendar) string { return instantOr(c.Add(at(t), length(d))) }
}

func sub(t, d string) ask {
	return func(c *sla.Calendar) string { return instantOr(c.Sub(at(t), length(d))) }
}

func nextOpen(t string) ask {
	return func(c *sla.Calendar) string { return instantOr(c.NextOpen(at(t))) }
}
func nextClose(t string) ask {
	return func(c *sla.Calendar) string { return instantOr(c.NextClose(at(t))) }
}

func spans(a, b string) ask {
	return func(c *sla.Calendar) string {
		var all []string
		for s := range c.Spans(at(a), at(b)) {
			all = append(all, s.Start.Format(time.RFC3339)+" "+s.End.Format(time.RFC3339))
		}
		return strings.Join(all, ", ")
	}
}

// week is seven times the same list of shifts.
func week(shifts string) string {
	days := []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	for i, day := range days {
		days[i] = `"` + day + `":` + shifts
	}
	return `"week":{` + strings.Join(days, ",") + `}`
}

// office is Monday to Friday.
func office(shifts string) string {
	all := week(shifts)
	return all[:strings.Index(all, `,"sat"`)] + "}"
}

const never = "sla: the calendar has no such time"

// Instants that were worked out by hand.
func TestHardCases(t *testing.T) {
	tests := []struct {
		name     string
		calendar string
		ask      ask
		want     string
	}{
		// New York puts clocks forward on 2026-03-08 at 02:00 and back on 2026-11-01.
		{"nine is nine when clocks are put forward", `{"zone":"America/New_York",` + week(`[["09:00","17:00"]]`) + `}`,
			nextOpen("2026-03-08T00:00:00-05:00"), "2026-03-08T09:00:00-04:00"},
		{"nine is nine when clocks are put back", `{"zone":"America/New_York",` + week(`[["09:00","17:00"]]`) + `}`,
			nextOpen("2026-11-01T00:00:00-04:00"), "2026-11-01T09:00:00-05:00"},
		{"eight hours when clocks are put forward", `{"zone":"America/New_York",` + week(`[["09:00","17:00"]]`) + `}`,
			between("2026-03-08T00:00:00-05:00", "2026-03-09T00:00:00-04:00"), "8h0m0s"},
		{"a day of 23 hours", `{"zone":"America/New_York",` + week(`[["00:00","24:00"]]`) + `}`,
			between("2026-03-08T00:00:00-05:00", "2026-03-09T00:00:00-04:00"), "23h0m0s"},
		{"a day of 25 hours", `{"zone":"America/New_York",` + week(`[["00:00","24:00"]]`) + `}`,
			between("2026-11-01T00:00:00-04:00", "2026-11-02T00:00:00-05:00"), "25h0m0s"},
		{"24 hours around the clock are 24 hours", `{"zone":"America/New_York",` + week(`[["00:00","24:00"]]`) + `}`,
			add("2026-03-07T12:00:00-05:00", "24h"), "2026-03-08T13:00:00-04:00"},
		{"a shift that begins in the gap opens at the change", `{"zone":"America/New_York",` + week(`[["02:30","04:00"]]`) + `}`,
			spans("2026-03-08T00:00:00-05:00", "2026-03-09T00:00:00-04:00"), "2026-03-08T03:00:00-04:00 2026-03-08T04:00:00-04:00"},
		{"a shift inside the gap does not open", `{"zone":"America/New_York",` + week(`[["02:00","03:00"]]`) + `}`,
			nextOpen("2026-03-08T00:00:00-05:00"), "2026-03-09T02:00:00-04:00"},
		{"a shift inside the hour that comes twice opens twice", `{"zone":"America/New_York",` + week(`[["01:15","01:45"]]`) + `}`,
			spans("2026-11-01T00:00:00-04:00", "2026-11-02T00:00:00-05:00"),
			"2026-11-01T01:15:00-04:00 2026-11-01T01:45:00-04:00, 2026-11-01T01:15:00-05:00 2026-11-01T01:45:00-05:00"},

		// London puts clocks back on 2024-10-27 at 02:00, forward on 2024-03-31 at 01:00.
		{"the hour that comes twice counts twice", `{"zone":"Europe/London",` + week(`[["00:30","03:30"]]`) + `}`,
			between("2024-10-27T00:00:00+01:00", "2024-10-28T00:00:00Z"), "4h0m0s"},
		{"the hour that is skipped counts not at all", `{"zone":"Europe/London",` + week(`[["00:30","03:30"]]`) + `}`,
			between("2024-03-31T00:00:00Z", "2024-04-01T00:00:00+01:00"), "2h0m0s"},
		{"one minute on the eve of the change", `{"zone":"Europe/London",` + week(`[["00:30","03:30"]]`) + `}`,
			add("2024-10-26T12:00:00+01:00", "1m"), "2024-10-27T00:31:00+01:00"},
		{"due within the second pass", `{"zone":"Europe/London",` + week(`[["00:30","03:30"]]`) + `}`,
			add("2024-10-26T12:00:00+01:00", "2h"), "2024-10-27T01:30:00Z"},
		{"back into the first pass", `{"zone":"Europe/London",` + week(`[["00:30","03:30"]]`) + `}`,
			sub("2024-10-27T12:00:00Z", "3h"), "2024-10-27T01:30:00+01:00"},

		// Half an hour, two hours, Ramadan, a zone with seconds.
		{"half an hour twice", `{"zone":"Australia/Lord_Howe",` + week(`[["01:30","03:00"]]`) + `}`,
			between("2026-04-05T00:00:00+11:00", "2026-04-06T00:00:00+10:30"), "2h0m0s"},
		{"half an hour less", `{"zone":"Australia/Lord_Howe",` + week(`[["01:30","03:00"]]`) + `}`,
			between("2026-10-04T00:00:00+10:30", "2026-10-05T00:00:00+11:00"), "1h0m0s"},
		{"two hours less", `{"zone":"Antarctica/Troll",` + week(`[["00:00","04:00"]]`) + `}`,
			between("2026-03-29T00:00:00Z", "2026-03-29T12:00:00+02:00"), "2h0m0s"},
		{"two hours twice", `{"zone":"Antarctica/Troll",` + week(`[["00:00","04:00"]]`) + `}`,
			between("2026-10-25T00:00:00+02:00", "2026-10-25T12:00:00Z"), "6h0m0s"},
		{"back for Ramadan", `{"zone":"Africa/Casablanca",` + week(`[["02:00","04:00"]]`) + `}`,
			between("2026-02-15T00:00:00+01:00", "2026-02-16T00:00:00Z"), "3h0m0s"},
		{"and forward again", `{"zone":"Africa/Casablanca",` + week(`[["02:00","04:00"]]`) + `}`,
			between("2026-03-22T00:00:00Z", "2026-03-23T00:00:00+01:00"), "1h0m0s"},
		{"an offset with seconds", `{"zone":"Africa/Monrovia",` + week(`[["00:00","01:00"]]`) + `}`,
			between("1972-01-07T00:00:00Z", "1972-01-08T00:00:00Z"), "15m30s"},
		{"opening by an offset with seconds", `{"zone":"Africa/Monrovia",` + week(`[["09:00","17:00"]]`) + `}`,
			nextOpen("1971-06-01T00:00:00Z"), "1971-06-01T09:00:00-00:44"},

		// São Paulo has no 2017-10-15 00:00; Samoa has no 2011-12-30.
		{"over a midnight that does not exist", `{"zone":"America/Sao_Paulo",` + office(`[["09:00","18:00"]]`) + `}`,
			add("2017-10-13T17:00:00-03:00", "2h"), "2017-10-16T10:00:00-02:00"},
		{"a shift from a midnight that does not exist", `{"zone":"America/Sao_Paulo",` + week(`[["00:00","02:00"]]`) + `}`,
			spans("2017-10-14T12:00:00-03:00", "2017-10-15T12:00:00-02:00"), "2017-10-15T01:00:00-02:00 2017-10-15T02:00:00-02:00"},
		{"around the clock over it", `{"zone":"America/Sao_Paulo",` + week(`[["00:00","24:00"]]`) + `}`,
			between("2017-10-14T12:00:00-03:00", "2017-10-15T12:00:00-02:00"), "23h0m0s"},
		{"over a date that does not exist", `{"zone":"Pacific/Apia",` + office(`[["09:00","17:00"]]`) + `}`,
			add("2011-12-29T16:00:00-10:00", "2h"), "2012-01-02T10:00:00+14:00"},
		{"a date that does not exist gives no time", `{"zone":"Pacific/Apia",` + week(`[["09:00","17:00"]]`) + `}`,
			between("2011-12-29T00:00:00-10:00", "2012-01-01T00:00:00+14:00"), "16h0m0s"},
		{"an exception on it does no harm", `{"zone":"Pacific/Apia","week":{},"exceptions":{"2011-12-30":[["00:00","24:00"]]}}`,
			nextOpen("2011-12-01T00:00:00-10:00"), never},
		{"a night into it and one out of it", `{"zone":"Pacific/Apia",` + week(`[["22:00","06:00"]]`) + `}`,
			spans("2011-12-29T12:00:00-10:00", "2011-12-31T12:00:00+14:00"),
			"2011-12-29T22:00:00-10:00 2011-12-31T06:00:00+14:00"},

		// Ends and seams.
		{"24:00 next to 00:00 is no seam", `{"zone":"Europe/Berlin","week":{"mon":[["18:00","24:00"]],"tue":[["00:00","06:00"]]}}`,
			spans("2026-06-01T00:00:00+02:00", "2026-06-08T00:00:00+02:00"), "2026-06-01T18:00:00+02:00 2026-06-02T06:00:00+02:00"},
		{"open at midnight", `{"zone":"Europe/Berlin","week":{"mon":[["18:00","24:00"]],"tue":[["00:00","06:00"]]}}`,
			open("2026-06-02T00:00:00+02:00"), "open"},
		{"it closes after midnight", `{"zone":"Europe/Berlin","week":{"mon":[["18:00","24:00"]],"tue":[["00:00","06:00"]]}}`,
			nextClose("2026-06-01T20:00:00+02:00"), "2026-06-02T06:00:00+02:00"},
		{"touching shifts are one", `{"zone":"Europe/Berlin","week":{"mon":[["09:00","12:00"],["12:00","17:00"]]}}`,
			nextClose("2026-06-01T10:00:00+02:00"), "2026-06-01T17:00:00+02:00"},
		{"closed at closing time", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			open("2026-06-01T17:00:00+02:00"), "closed"},
		{"open just before", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			open("2026-06-01T16:59:59.999999999+02:00"), "open"},
		{"open at opening time", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			open("2026-06-01T09:00:00+02:00"), "open"},
		{"due at closing time", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			add("2026-06-01T09:00:00+02:00", "8h"), "2026-06-01T17:00:00+02:00"},
		{"due one nanosecond later", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			add("2026-06-01T09:00:00+02:00", "8h0m0.000000001s"), "2026-06-02T09:00:00.000000001+02:00"},
		{"nothing added when closed", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			add("2026-06-01T20:00:00.5+02:00", "0s"), "2026-06-01T20:00:00.5+02:00"},
		{"the latest start", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			sub("2026-06-02T08:00:00+02:00", "8h"), "2026-06-01T09:00:00+02:00"},
		{"the latest start is at opening time", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			sub("2026-06-02T10:00:00+02:00", "1h"), "2026-06-02T09:00:00+02:00"},
		{"one nanosecond more is yesterday", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			sub("2026-06-02T10:00:00+02:00", "1h0m0.000000001s"), "2026-06-01T16:59:59.999999999+02:00"},
		{"nothing taken away when closed", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			sub("2026-06-01T20:00:00+02:00", "0s"), "2026-06-01T20:00:00+02:00"},
		{"added below zero", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			add("2026-06-02T10:00:00+02:00", "-2h"), "2026-06-01T16:00:00+02:00"},
		{"from afar", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `}`,
			add("2026-06-01T20:00:00-07:00", "1h"), "2026-06-02T10:00:00+02:00"},

		// Night shifts belong to the date they start on.
		{"a night", `{"zone":"Europe/Berlin",` + week(`[["22:00","06:00"]]`) + `}`,
			between("2026-06-01T12:00:00+02:00", "2026-06-02T12:00:00+02:00"), "8h0m0s"},
		{"a night shift on Saturday lasts into Sunday", `{"zone":"Europe/Berlin","week":{"sat":[["22:00","06:00"]]}}`,
			spans("2026-06-01T00:00:00+02:00", "2026-06-08T00:00:00+02:00"), "2026-06-06T22:00:00+02:00 2026-06-07T06:00:00+02:00"},
		{"a holiday between two nights", `{"zone":"Europe/Berlin",` + week(`[["22:00","06:00"]]`) + `,"exceptions":{"2026-06-03":[]}}`,
			spans("2026-06-02T12:00:00+02:00", "2026-06-05T12:00:00+02:00"),
			"2026-06-02T22:00:00+02:00 2026-06-03T06:00:00+02:00, 2026-06-04T22:00:00+02:00 2026-06-05T06:00:00+02:00"},
		{"a holiday with day hours keeps the night before", `{"zone":"Europe/Berlin",` + week(`[["22:00","06:00"]]`) + `,"exceptions":{"2026-06-03":[["05:00","10:00"]]}}`,
			spans("2026-06-02T12:00:00+02:00", "2026-06-04T12:00:00+02:00"), "2026-06-02T22:00:00+02:00 2026-06-03T10:00:00+02:00"},
		{"a night before the holiday by exception", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `,"exceptions":{"2026-06-03":[["20:00","04:00"]]}}`,
			spans("2026-06-03T00:00:00+02:00", "2026-06-04T12:00:00+02:00"),
			"2026-06-03T20:00:00+02:00 2026-06-04T04:00:00+02:00, 2026-06-04T09:00:00+02:00 2026-06-04T12:00:00+02:00"},
		{"two exceptions in a row", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `,"exceptions":{"2026-06-03":[["20:00","04:00"]],"2026-06-04":[["02:00","05:00"]]}}`,
			spans("2026-06-03T00:00:00+02:00", "2026-06-05T00:00:00+02:00"), "2026-06-03T20:00:00+02:00 2026-06-04T05:00:00+02:00"},
		{"the end of a night is not counted twice", `{"zone":"Europe/Berlin","week":{"mon":[["22:00","06:00"]],"tue":[["05:00","12:00"]]}}`,
			between("2026-06-01T00:00:00+02:00", "2026-06-03T00:00:00+02:00"), "14h0m0s"},
		{"the longest shift", `{"zone":"Europe/Berlin","week":{"mon":[["09:00","09:00"]]}}`,
			spans("2026-06-01T00:00:00+02:00", "2026-06-08T00:00:00+02:00"), "2026-06-01T09:00:00+02:00 2026-06-02T09:00:00+02:00"},
		{"more than 24 hours in one list", `{"zone":"Europe/Berlin","week":{"mon":[["00:00","12:00"],["12:00","06:00"]]}}`,
			between("2026-06-01T00:00:00+02:00", "2026-06-08T00:00:00+02:00"), "30h0m0s"},

		// Other days.
		{"a half day", `{"zone":"Europe/Berlin",` + office(`[["09:00","17:00"]]`) + `,"exceptions":{"2026-12-24":[["09:00","12:00"]],"2026-12-25":[]}}`,
			add("2026-12-24T11:00:00+01:00", "2h"), "2026-12-28T10:00:00+01:00"},
		{"a working Saturday", `{"zone":"Asia/Shanghai",` + office(`[["09:00","18:00"]]`) + `,"exceptions":{"2026-02-14":[["09:00","18:00"]]}}`,
			add("2026-02-13T17:00:00+08:00", "2h"), "2026-02-14T10:00:00+08:00"},
		{"a lunch break", `{"zone":"Asia/Shanghai",` + office(`[["09:00","12:00"],["13:30","18:00"]]`) + `}`,
			add("2026-02-10T11:30:00+08:00", "1h"), "2026-02-10T14:00:00+08:00"},
		{"one minute behind forty closed days", `{"zone":"Asia/Shanghai",` + week(`[["09:00","18:00"]]`) + `,"exceptions":{` + closedDays("2026-02-01", 40) + `}}`,
			add("2026-01-31T18:00:00+08:00", "1m"), "2026-03-13T09:01:00+08:00"},
		{"only exceptions", `{"zone":"Asia/Shanghai","week":{},"exceptions":{"2026-02-14":[["09:00","18:00"]],"2027-02-14":[["09:00","10:00"]]}}`,
			add("2026-02-14T17:00:00+08:00", "2h"), "2027-02-14T10:00:00+08:00"},
		{"only exceptions, used up", `{"zone":"Asia/Shanghai","week":{},"exceptions":{"2026-02-14":[["09:00","18:00"]]}}`,
			add("2026-02-14T17:00:00+08:00", "1h0m0.000000001s"), never},
		{"only exceptions, before the first", `{"zone":"Asia/Shanghai","week":{},"exceptions":{"2026-02-14":[["09:00","18:00"]]}}`,
			sub("2026-02-14T10:00:00+08:00", "1h0m0.000000001s"), never},
		{"closed since ever", `{"zone":"Asia/Shanghai","week":{}}`, add("2026-02-14T17:00:00+08:00", "1ns"), never},
		{"closed for ever", `{"zone":"Asia/Shanghai","week":{}}`, nextOpen("2026-02-14T17:00:00+08:00"), never},
		{"closed now", `{"zone":"Asia/Shanghai","week":{}}`, nextClose("2026-02-14T17:00:00+08:00"), "2026-02-14T17:00:00+08:00"},
		{"closed with nothing to do", `{"zone":"Asia/Shanghai","week":{}}`, add("2026-02-14T09:00:00Z", "0s"), "2026-02-14T17:00:00+08:00"},

		// The years that calendars know.
		{"open until the end", `{"zone":"UTC",` + week(`[["00:00","24:00"]]`) + `}`, nextClose("2026-01-01T00:00:00Z"), never},
		{"closed after the end", `{"zone":"UTC",` + week(`[["00:00","24:00"]]`) + `}`, nextClose("2150-01-01T00:00:00Z"), "2150-01-01T00:00:00Z"},
		{"a last closing", `{"zone":"UTC",` + week(`[["00:00","24:00"]]`) + `,"exceptions":{"2149-12-31":[["00:00","23:59:59"]]}}`,
			nextClose("2149-12-31T00:00:00Z"), "2149-12-31T23:59:59Z"},
		{"a last night is cut", `{"zone":"UTC",` + week(`[["22:00","06:00"]]`) + `}`,
			spans("2149-12-31T12:00:00Z", "2151-01-01T00:00:00Z"), "2149-12-31T22:00:00Z 2150-01-01T00:00:00Z"},
		{"a first morning ends a night", `{"zone":"UTC",` + week(`[["22:00","06:00"]]`) + `}`,
			spans("1899-01-01T00:00:00Z", "1900-01-01T12:00:00Z"), "1900-01-01T00:00:00Z 1900-01-01T06:00:00Z"},
		{"all that there is", `{"zone":"UTC",` + week(`[["00:00","24:00"]]`) + `}`,
			between("1800-01-01T00:00:00Z", "2200-01-01T00:00:00Z"), "2191464h0m0s"},
		{"the very last nanosecond", `{"zone":"UTC",` + week(`[["00:00","24:00"]]`) + `}`,
			add("1800-01-01T00:00:00Z", "2191464h"), "2150-01-01T00:00:00Z"},
		{"one more", `{"zone":"UTC",` + week(`[["00:00","24:00"]]`) + `}`,
			add("1800-01-01T00:00:00Z", "2191464h0m0.000000001s"), never},
		{"back to the very first", `{"zone":"UTC",` + week(`[["00:00","24:00"]]`) + `}`,
			sub("2200-01-01T00:00:00Z", "2191464h"), "1900-01-01T00:00:00Z"},
		{"spans to the end", `{"zone":"UTC",` + week(`[["00:00","24:00"]]`) + `}`,
			spans("2149-12-31T12:00:00Z", "2200-01-01T00:00:00Z"), "2149-12-31T12:00:00Z 2150-01-01T00:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.ask(calendar(t, tt.calendar)); got != tt.want {
				t.Errorf("got  %s\nwant %s\nof   %s", got, tt.want, tt.calendar)
			}
		})
	}
}

// closedDays is exceptions without shifts from a date on.
func closedDays(first string, n int) string {
	d, err := sla.ParseDate(first)
	if err != nil {
		panic(err)
	}
	all := make([]string, n)
	for i := range all {
		all[i] = `"` + (d + sla.Date(i)).String() + `":[]`
	}
	return strings.Join(all, ",")
}

func TestLongestDurationsRunOut(t *testing.T) {
	c, now := sla.Always(nil), at("2026-01-01T00:00:00Z")
	for _, d := range []time.Duration{math.MaxInt64, math.MinInt64} {
		if got, err := c.Add(now, d); !errors.Is(err, sla.ErrNever) || !got.IsZero() {
			t.Errorf("Add(%v, %v) = %v, %v", now, d, got, err)
		}
		if got, err := c.Sub(now, d); !errors.Is(err, sla.ErrNever) || !got.IsZero() {
			t.Errorf("Sub(%v, %v) = %v, %v", now, d, got, err)
		}
	}
}

func TestZeroCalendarIsNeverOpen(t *testing.T) {
	var c sla.Calendar
	now := at("2026-01-01T12:00:00+01:00")
	if c.Open(now) || c.Between(now, now.AddDate(1, 0, 0)) != 0 || c.Zone() != time.UTC || c.String() != "UTC, 0s a week, 0 exceptions" {
		t.Errorf("the zero Calendar is %v", &c)
	}
	for name, got := range map[string]string{
		"sla: the calendar has no such time": nextOpen("2026-01-01T00:00:00Z")(&c),
		"2026-01-01T11:00:00Z":               nextClose("2026-01-01T12:00:00+01:00")(&c),
		"2026-01-01T10:00:00Z":               add("2026-01-01T11:00:00+01:00", "0s")(&c),
		"":                                   spans("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")(&c),
	} {
		if got != name {
			t.Errorf("got %q, want %q", got, name)
		}
	}
	if got := instantOr(c.Add(now, 1)); got != never {
		t.Errorf("Add(1 ns): got %s", got)
	}
	if got := instantOr(c.Sub(now, 1)); got != never {
		t.Errorf("Sub(1 ns): got %s", got)
	}
	if h := c.Hours(); h.Zone != time.UTC || len(h.Exceptions) != 0 {
		t.Errorf("its hours are %v", h)
	}
	same, err := sla.NewCalendar(c.Hours())
	if err != nil || !same.Equal(&c) || !c.Equal(same) {
		t.Errorf("building it gives %v, %v", same, err)
	}
}

func TestAlways(t *testing.T) {
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	c := sla.Always(tokyo)
	due, err := c.Add(at("2026-01-01T00:00:00Z"), time.Hour)
	if err != nil || due.Location() != tokyo || !due.Equal(at("2026-01-01T01:00:00Z")) {
		t.Errorf("got %v, %v", due, err)
	}
	if day, err := c.Days(2); err != nil || day != 48*time.Hour {
		t.Errorf("two days are %v, %v", day, err)
	}
	if sla.Always(nil).Zone() != time.UTC || sla.Always(time.FixedZone("far", 1<<30)).Zone() != time.UTC {
		t.Error("without a zone, or with none of this world, it is not in UTC")
	}
}

func TestDays(t *testing.T) {
	day := func(d time.Duration) *sla.Calendar {
		c, err := sla.NewCalendar(sla.Hours{Zone: time.UTC, Day: d})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	tests := []struct {
		day  time.Duration
		n    int
		want time.Duration
		err  error
	}{
		{8 * time.Hour, 0, 0, nil},
		{8 * time.Hour, 3, 24 * time.Hour, nil},
		{8 * time.Hour, -3, -24 * time.Hour, nil},
		{1, math.MaxInt32, math.MaxInt32, nil},
		{24 * time.Hour, 106751, 106751 * 24 * time.Hour, nil},
		{24 * time.Hour, 106752, 0, sla.ErrNever},
		{24 * time.Hour, -106751, -106751 * 24 * time.Hour, nil},
		{24 * time.Hour, -106752, 0, sla.ErrNever},
		{0, 1, 0, sla.ErrNoDay},
	}
	for _, tt := range tests {
		if got, err := day(tt.day).Days(tt.n); got != tt.want || err != tt.err {
			t.Errorf("%d days of %v are %v, %v, want %v, %v", tt.n, tt.day, got, err, tt.want, tt.err)
		}
	}
}

func TestShiftsOn(t *testing.T) {
	c := calendar(t, `{"zone":"UTC",`+office(`[["09:00","12:00"],["13:00","17:00"]]`)+`,"exceptions":{"2026-02-17":[],"2026-02-21":[["10:00","02:00"]]}}`)
	tests := []struct {
		year      int
		month     time.Month
		day       int
		want      string
		exception bool
	}{
		{2026, 2, 16, "09:00-12:00 13:00-17:00", false},
		{2026, 2, 17, "", true},
		{2026, 2, 21, "10:00-02:00", true},
		{2026, 2, 22, "", false},
		{1900, 1, 1, "09:00-12:00 13:00-17:00", false},
		{1899, 12, 29, "", false},
		{2149, 12, 31, "09:00-12:00 13:00-17:00", false},
		{2150, 1, 1, "", false},
	}
	for _, tt := range tests {
		date := sla.NewDate(tt.year, tt.month, tt.day)
		shifts, exception := c.ShiftsOn(date)
		var texts []string
		for _, s := range shifts {
			texts = append(texts, s.String())
		}
		if got := strings.Join(texts, " "); got != tt.want || exception != tt.exception {
			t.Errorf("%v: got %q, exception %v, want %q, %v", date, got, exception, tt.want, tt.exception)
		}
	}
}

func TestCalendarKeepsAndGivesNoPartOfHours(t *testing.T) {
	date, shift := sla.NewDate(2026, 2, 17), sla.Shift{Open: sla.At(9, 0), Close: sla.At(17, 0)}
	h := sla.Hours{Zone: time.UTC, Exceptions: map[sla.Date][]sla.Shift{date: {shift}}}
	h.Week[time.Monday] = []sla.Shift{shift}
	c, err := sla.NewCalendar(h)
	if err != nil {
		t.Fatal(err)
	}
	before := c.String() + c.Between(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")).String()
	spoil := func(h sla.Hours) {
		h.Week[time.Monday][0] = sla.Shift{}
		h.Exceptions[date][0] = sla.Shift{}
		h.Exceptions[date+1] = nil
	}
	spoil(h)
	spoil(c.Hours())
	shifts, _ := c.ShiftsOn(date)
	shifts[0] = sla.Shift{}
	again, err := sla.NewCalendar(c.Hours())
	if err != nil || !again.Equal(c) {
		t.Errorf("got %v, %v, want %v", again, err, c)
	}
	if shifts, _ := c.ShiftsOn(date); shifts[0] != shift {
		t.Errorf("the exception became %v", shifts)
	}
	if after := c.String() + c.Between(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")).String(); after != before {
		t.Errorf("it was %s and became %s", before, after)
	}
}

func TestCalendarEqual(t *testing.T) {
	const stored = `{"zone":"Asia/Kolkata","day":"8h","week":{"mon":[["09:00","17:00"]]},"exceptions":{"2026-02-17":[]}}`
	c := calendar(t, stored)
	if !c.Equal(calendar(t, stored)) || c.Equal(nil) || !(*sla.Calendar)(nil).Equal(nil) || (*sla.Calendar)(nil).Equal(c) {
		t.Error("a calendar is not equal to itself alone")
	}
	for _, change := range [][2]string{
		{"Asia/Kolkata", "Asia/Calcutta"}, {`"8h"`, `"7h"`}, {"mon", "tue"}, {"09:00", "09:00:01"}, {"02-17", "02-18"}, {"[]", `[["09:00","17:00"]]`},
	} {
		if other := calendar(t, strings.Replace(stored, change[0], change[1], 1)); c.Equal(other) || other.Equal(c) {
			t.Errorf("%v is equal to %v", c, other)
		}
	}
}

func TestCalendarString(t *testing.T) {
	c := calendar(t, `{"zone":"Europe/Berlin",`+office(`[["09:00","17:30"]]`)+`,"exceptions":{`+closedDays("2026-02-01", 12)+`}}`)
	if got, want := c.String(), "Europe/Berlin, 42h30m a week, 12 exceptions"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSpansCanBeLeft(t *testing.T) {
	c, n := calendar(t, `{"zone":"UTC",`+week(`[["09:00","17:00"]]`)+`}`), 0
	for range c.Spans(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("got %d spans", n)
	}
}

// No query allocates.
func TestQueriesDoNotAllocate(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	c := calendar(t, `{"zone":"America/New_York",`+office(`[["09:00","12:00"],["22:00","06:00"]]`)+`,"exceptions":{`+closedDays("2026-02-01", 40)+`}}`)
	a, b := at("2026-01-01T11:00:00Z"), at("2060-01-01T11:00:00Z")
	for name, query := range map[string]func(){
		"Open":      func() { c.Open(a) },
		"Between":   func() { c.Between(a, b) },
		"Add":       func() { _, _ = c.Add(a, 20000*time.Hour) },
		"Sub":       func() { _, _ = c.Sub(a, 20000*time.Hour) },
		"NextOpen":  func() { _, _ = c.NextOpen(a) },
		"NextClose": func() { _, _ = c.NextClose(a) },
		"Spans": func() {
			for range c.Spans(a, a.AddDate(0, 1, 0)) {
			}
		},
	} {
		if n := testing.AllocsPerRun(100, query); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

// Building a calendar of 300 exceptions allocates at most 20 times.
func TestBuildingAllocatesLittle(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	for name, hours := range map[string]sla.Hours{"holidays": holidays(t, 300, nil), "half days": holidays(t, 300, []sla.Shift{{Open: sla.At(9, 0), Close: sla.At(12, 0)}})} {
		if n := testing.AllocsPerRun(10, func() { _, _ = sla.NewCalendar(hours) }); n > 20 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

// holidays is an office week in New York with n exceptions, ten a year from 2015.
func holidays(t testing.TB, n int, shifts []sla.Shift) sla.Hours {
	h := calendar(t, `{"zone":"America/New_York",`+office(`[["09:00","17:00"]]`)+`}`).Hours()
	for i := range n {
		h.Exceptions[sla.NewDate(2015+i/10, time.Month(1+i%10), 1+i%28)] = shifts
	}
	return h
}
