package sla_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// comesBack reads a stored document, which is in its canonical form, and finds the
// same bytes when it stores it again.
func comesBack[T any](t fataler, data []byte) *T {
	back := new(T)
	if err := json.Unmarshal(data, back); err != nil {
		t.Fatalf("%s cannot be read: %v", data, err)
	}
	if again, err := json.Marshal(back); err != nil || !bytes.Equal(again, data) {
		t.Fatalf("%s came back as %s, %v", data, again, err)
	}
	return back
}

type fataler interface{ Fatalf(string, ...any) }

// readsOrRefuses reads any bytes: what it accepts comes back from its canonical
// form, and what it refuses it explains, and then changes nothing.
func readsOrRefuses[T any](t fataler, data []byte) {
	read := new(T)
	before, beforeErr := json.Marshal(read)
	err := json.Unmarshal(data, read)
	stored, storedErr := json.Marshal(read)
	if err == nil {
		if storedErr != nil {
			t.Fatalf("%q is read and cannot be stored: %v", data, storedErr)
		}
		comesBack[T](t, stored)
		return
	}
	if !bytes.Equal(stored, before) || (storedErr == nil) != (beforeErr == nil) {
		t.Fatalf("%q is refused and leaves %s", data, stored)
	}
	if !json.Valid(data) {
		return
	}
	for _, e := range parts(err) {
		_, field := errors.AsType[*sla.FieldError](e)
		_, entry := errors.AsType[*sla.LogError](e)
		if !field && !entry || !strings.HasPrefix(e.Error(), "sla: ") || len(e.Error()) > 1000 {
			t.Fatalf("%q is refused with %v", data, e)
		}
	}
}

func parts(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

// spoilt gives variants of a document, each with a part replaced.
func spoilt(f *testing.F, document string) {
	f.Add([]byte(document))
	for _, part := range []string{`"`, `:`, `{`, `[`, `,`, `1`, `at`, `kind`, `00`, `name`, `start`, `stop`, `m"`, `h"`} {
		for _, with := range []string{``, `null`, `0`, `x`} {
			f.Add([]byte(strings.Replace(document, part, with, 1)))
			f.Add([]byte(strings.ReplaceAll(document, part, with)))
		}
	}
}

func FuzzPolicy(f *testing.F) {
	spoilt(f, carePolicy)
	f.Add([]byte(`{"name":"p","rules":[{"name":"r","targets":[{"metric":"promise","limit":"0s"}]}]}`))
	f.Add([]byte(`{"name":"p","rules":[{"name":"r","match":{"tier":["a"]},"targets":[]},{"name":"r","match":{"tier":["a"]}}],"rules":null}`))
	f.Fuzz(func(t *testing.T, data []byte) { readsOrRefuses[sla.Policy](t, data) })
}

const storedClock = `{"target":{"metric":"resolution","goal":"2h","limit":"8h","warnings":["75%","1h before due"],"calendar":{"zone":"Europe/Berlin","week":{"mon":[["09:00","17:00"]]}},"policy":"care","rule":"all"},` +
	`"events":[{"kind":"start","at":"2026-03-02T09:00:00Z","since":"2026-03-02T08:00:00Z","ref":"message 1"},{"kind":"pause","at":"2026-03-02T10:00:00.5Z"},` +
	`{"kind":"retarget","at":"2026-03-02T10:30:00Z","target":{"metric":"resolution","limit":"4h"}},{"kind":"resume","at":"2026-03-02T11:00:00Z"},` +
	`{"kind":"recalendar","at":"2026-03-02T11:00:00Z","calendar":{"zone":"UTC","week":{"tue":[["22:00","06:00"]]}},"retroactive":true},` +
	`{"kind":"stop","at":"2026-03-03T12:00:00Z"},{"kind":"reopen","at":"2026-03-03T13:00:00Z","mode":"restart"}]}`

// clockReadsOrRefuses also asks what it has read.
func clockReadsOrRefuses(t *testing.T, data []byte) {
	readsOrRefuses[sla.Clock](t, data)
	var c sla.Clock
	if json.Unmarshal(data, &c) != nil {
		return
	}
	years := []time.Time{{}, time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC), minute(0), time.Date(2149, 12, 31, 23, 59, 59, 0, time.UTC), time.Date(3000, 1, 1, 0, 0, 0, 0, time.UTC)}
	n := 0
	for i, now := range years {
		s := c.At(now)
		if s.Elapsed < 0 || s.Elapsed > s.Wall {
			t.Fatalf("%s at %v has used %v of %v", data, now, s.Elapsed, s.Wall)
		}
		for _, cycle := range c.Cycles(now) {
			if cycle.State == sla.Pending {
				t.Fatalf("%s at %v has a pending cycle", data, now)
			}
		}
		if i > 0 {
			for range c.Crossings(years[i-1], now) {
				n++
			}
		}
		for range c.Ledger(now) {
			if n++; n > 1000 {
				break
			}
		}
	}
	all := 0
	for range c.Crossings(years[0], years[4]) {
		all++
	}
	if events, skipped := c.Replay(c.Events()...); all > 40*(1+c.Len()) || len(skipped) > c.Len() || events.Len() > 2*c.Len() {
		t.Fatalf("%s has %d crossings", data, all)
	}
}

func FuzzClock(f *testing.F) {
	spoilt(f, storedClock)
	f.Add([]byte(`{"target":{"metric":"readiness","goal":"10m","limit":"5m"},"events":[{"kind":"start","at":"2026-03-02T09:00:00Z","by":"2026-03-02T10:00:00Z"},{"kind":"retarget","at":"2026-03-02T10:00:00Z","by":"2026-03-03T10:00:00Z"}]}`))
	f.Add([]byte(`{"target":{"metric":"resolution","limit":"1h","calendar":{"zone":"UTC","week":{},"exceptions":{"2149-12-31":[["23:00","24:00"]]}}},"events":[{"kind":"start","at":"2026-03-02T09:00:00Z"}]}`))
	f.Fuzz(clockReadsOrRefuses)
}

func FuzzConversation(f *testing.F) {
	spoilt(f, `{"calendars":{"c1":{"zone":"Europe/Berlin","week":{"mon":[["09:00","17:00"]]}}},"reopen":"continue","targets":[{"metric":"first-response","limit":"1h","calendar":"c1"},{"metric":"next-response","limit":"1h"},{"metric":"resolution","limit":"8h"}],`+
		`"entries":[{"kind":"customer-wrote","at":"2026-03-02T09:00:00Z"},{"kind":"machine-wrote","at":"2026-03-02T09:00:00Z","answers":true},{"kind":"took-over","at":"2026-03-02T09:01:00Z","since":"2026-03-02T08:00:00Z"},{"kind":"solved","at":"2026-03-02T10:00:00Z","ref":"7"},{"kind":"opened","at":"2026-03-02T11:00:00Z"}]}`)
	f.Add([]byte(`{"calendars":{"c1":{"zone":"UTC","week":{},"exceptions":{"1950-01-02":[["09:00","17:00"]]}}},"reopen":"restart","targets":[{"metric":"first-response","limit":"1h"},{"metric":"resolution","limit":"1h","calendar":"c1"}],"entries":[{"kind":"customer-wrote","at":"2026-03-02T09:00:00Z"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		readsOrRefuses[sla.Conversation](t, data)
		var c sla.Conversation
		if json.Unmarshal(data, &c) != nil {
			return
		}
		for _, m := range sla.Metrics() {
			for _, clock := range c.Cycles(m) {
				clock.At(minute(0))
			}
		}
	})
}

func FuzzPromise(f *testing.F) {
	spoilt(f, `{"keeping":{"metric":"promise","limit":"0s","warnings":["2h before due"]},"informing":{"metric":"periodic-update","limit":"24h"},`+
		`"entries":[{"act":"assessed","at":"2026-03-02T09:00:00Z"},{"act":"stated","at":"2026-03-02T09:00:00Z","by":"2026-03-05T17:00:00Z"},{"act":"informed","at":"2026-03-03T09:00:00Z","ref":"7"},{"act":"carried-out","at":"2026-03-04T09:00:00Z"}]}`)
	f.Fuzz(func(t *testing.T, data []byte) {
		readsOrRefuses[sla.Promise](t, data)
		var p sla.Promise
		if json.Unmarshal(data, &p) == nil {
			p.At(minute(0)).Kept()
		}
	})
}

func FuzzWarning(f *testing.F) {
	for _, text := range []string{"75%", "1h30m before due", "100%", "-1m before due", " before due", "%"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		w := sla.Warning{Percent: 1}
		if err := w.UnmarshalText(text); err != nil {
			if w.Percent != 1 || w.Before != 0 {
				t.Fatalf("%q is refused and leaves %+v", text, w)
			}
			return
		}
		if back, err := w.MarshalText(); err != nil || !bytes.Equal(back, text) {
			t.Fatalf("%q came back as %q, %v", text, back, err)
		}
	})
}
