package sla_test

import (
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026-02-17", "0000-01-01", "9999-12-31", "2026-02-30", "2026-2-17", "", "-001-12-31", "10000-01-01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { dateIsItsText(t, text) })
}

func FuzzTimeOfDay(f *testing.F) {
	for _, s := range []string{"00:00", "09:00", "09:00:30", "24:00", "24:00:01", "9:00", "09:00:00", "23:59:59.9", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { timeOfDayIsItsText(t, text) })
}

func FuzzCalendarJSON(f *testing.F) {
	for _, s := range []string{
		`{"zone":"UTC","week":{}}`,
		`{"zone":"Europe/Berlin","day":"8h","week":{"mon":[["09:00","12:00"],["13:00","17:00"]],"sat":[["22:00","06:00"]]},"exceptions":{"2026-02-17":[],"2026-12-24":[["09:00","12:00"]]}}`,
		`{"zone":"UTC","week":{"mon":[["00:00","12:00"],["12:00","06:00"]],"tue":[["00:00","00:00"]]}}`,
		`{"zone":"Local","weeks":{},"week":{"mon":[["25:00",null],[]],"mon":3},"exceptions":{"2026-02-30":[]}}`,
		`null`, `[]`, `{"zone":"UTC"} `, `{"zone":"UTC"}x`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, stored []byte) { storedCalendarIsCanonical(t, stored) })
}

// Any instants and durations, far outside the years that calendars know too, end in
// answers that agree.
func FuzzCalendarArithmetic(f *testing.F) {
	calendars := []*sla.Calendar{
		calendar(f, `{"zone":"UTC","week":{}}`),
		calendar(f, `{"zone":"UTC",`+week(`[["00:00","24:00"]]`)+`}`),
		calendar(f, `{"zone":"America/Sao_Paulo",`+office(`[["09:00","12:00"],["13:00","18:00"]]`)+`,"exceptions":{"2017-10-16":[],"2017-10-21":[["22:00","06:00"]]}}`),
		calendar(f, `{"zone":"Pacific/Apia",`+week(`[["22:00","06:00"]]`)+`}`),
		calendar(f, `{"zone":"Australia/Lord_Howe",`+week(`[["01:45","02:15"]]`)+`}`),
		calendar(f, `{"zone":"America/New_York","week":{},"exceptions":{"1900-01-01":[["00:00","00:00:01"]],"2149-12-31":[["23:59:59","24:00"]]}}`),
	}
	f.Add(uint8(2), int64(1507939200), int64(0), int64(time.Hour))
	f.Add(uint8(3), int64(1325239200), int64(1), int64(8*time.Hour))
	f.Add(uint8(1), int64(-1<<63), int64(0), int64(-1<<63))
	f.Add(uint8(1), int64(1<<63-1), int64(999999999), int64(1<<63-1))
	f.Add(uint8(5), int64(-2208970800), int64(0), int64(2*time.Second))
	f.Add(uint8(4), int64(1775314800), int64(0), int64(time.Hour))
	f.Fuzz(func(t *testing.T, which uint8, seconds, nanoseconds, d int64) {
		c := calendars[int(which)%len(calendars)]
		at := time.Unix(seconds, nanoseconds%1e9)
		betweenUndoesAdd(t, c, at, max(0, time.Duration(d)))
		open, err := c.NextOpen(at)
		if err == nil && (!c.Open(open) || c.Between(at, open) != 0) {
			t.Fatalf("NextOpen(%v) = %v", at, open)
		}
		if close, err := c.NextClose(at); err == nil && c.Open(close) {
			t.Fatalf("NextClose(%v) = %v", at, close)
		}
		n := 0
		for range c.Spans(at, at.Add(time.Duration(d))) {
			if n++; n == 100 {
				break
			}
		}
	})
}
