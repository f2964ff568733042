package sla_test

import (
	"errors"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

func TestCombine(t *testing.T) {
	const berlin = `{"zone":"Europe/Berlin","day":"8h",`
	tests := []struct{ name, a, b, both, one string }{
		{"a team within a building", berlin + `"week":{"mon":[["08:00","12:00"],["13:00","20:00"]]}}`, `{"zone":"Europe/Berlin","week":{"mon":[["09:00","18:00"]],"tue":[["09:00","18:00"]]}}`,
			berlin + `"week":{"mon":[["09:00","12:00"],["13:00","18:00"]]}}`,
			berlin + `"week":{"mon":[["08:00","20:00"]],"tue":[["09:00","18:00"]]}}`},
		{"nights are cut at midnight", berlin + `"week":{"sun":[["22:00","06:00"]]}}`, berlin + `"week":{"mon":[["00:00","08:00"]]}}`,
			berlin + `"week":{"mon":[["00:00","06:00"]]}}`,
			berlin + `"week":{"mon":[["00:00","08:00"]],"sun":[["22:00","24:00"]]}}`},
		{"exceptions of both", berlin + `"week":{"mon":[["09:00","17:00"]]},"exceptions":{"2026-06-01":[]}}`,
			berlin + `"week":{"mon":[["10:00","18:00"]]},"exceptions":{"2026-06-08":[["12:00","14:00"]]}}`,
			berlin + `"week":{"mon":[["10:00","17:00"]]},"exceptions":{"2026-06-01":[],"2026-06-08":[["12:00","14:00"]]}}`,
			berlin + `"week":{"mon":[["09:00","18:00"]]},"exceptions":{"2026-06-01":[["10:00","18:00"]],"2026-06-08":[["09:00","17:00"]]}}`},
		{"an exception that changes nothing is none", berlin + `"week":{"mon":[["09:00","17:00"]]},"exceptions":{"2026-06-02":[["09:00","10:00"]]}}`, berlin + `"week":{"mon":[["09:00","17:00"]]}}`,
			berlin + `"week":{"mon":[["09:00","17:00"]]}}`,
			berlin + `"week":{"mon":[["09:00","17:00"]]},"exceptions":{"2026-06-02":[["09:00","10:00"]]}}`},
		{"the morning after an exception", berlin + `"week":{"mon":[["22:00","06:00"]]},"exceptions":{"2026-06-01":[]}}`, berlin + `"week":{"tue":[["05:00","07:00"]]}}`,
			berlin + `"week":{"tue":[["05:00","06:00"]]},"exceptions":{"2026-06-02":[]}}`,
			berlin + `"week":{"mon":[["22:00","24:00"]],"tue":[["00:00","07:00"]]},"exceptions":{"2026-06-01":[],"2026-06-02":[["05:00","07:00"]]}}`},
	}
	for _, tt := range tests {
		a, b := calendar(t, tt.a), calendar(t, tt.b)
		if got, err := a.Intersect(b); err != nil || !got.Equal(calendar(t, tt.both)) {
			t.Errorf("%s: Intersect gives %s, %v, want %s", tt.name, stored(t, got), err, tt.both)
		}
		if got, err := a.Union(b); err != nil || !got.Equal(calendar(t, tt.one)) {
			t.Errorf("%s: Union gives %s, %v, want %s", tt.name, stored(t, got), err, tt.one)
		}
	}
}

func stored(t *testing.T, c *sla.Calendar) string {
	t.Helper()
	data, err := c.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestCombineRefusesOtherZones(t *testing.T) {
	in := func(zone *time.Location) *sla.Calendar { return sla.Always(zone) }
	tests := []struct {
		a, b *sla.Calendar
		want string
	}{
		{calendar(t, `{"zone":"Europe/Berlin"}`), calendar(t, `{"zone":"Europe/Paris"}`),
			`sla: calendar: got one in zone "Europe/Paris", want one with the name and offsets of "Europe/Berlin"`},
		{in(time.FixedZone("desk", 3600)), in(time.FixedZone("desk", 7200)),
			`sla: calendar: got one in zone "desk", want one with the name and offsets of "desk"`},
		{in(time.FixedZone("a", 0)), in(time.FixedZone("b", 0)),
			`sla: calendar: got one in zone "b", want one with the name and offsets of "a"`},
	}
	for _, tt := range tests {
		for _, combine := range []func(*sla.Calendar) (*sla.Calendar, error){tt.a.Intersect, tt.a.Union} {
			c, err := combine(tt.b)
			if _, ok := errors.AsType[*sla.ZoneError](err); !ok || c != nil || err.Error() != tt.want {
				t.Errorf("got %v, %v, want %s", c, err, tt.want)
			}
		}
	}
	one, two := in(time.FixedZone("desk", 3600)), in(time.FixedZone("desk", 3600))
	if _, err := one.Intersect(two); err != nil {
		t.Errorf("two that are the same: %v", err)
	}
}

func TestCombineWithTheZeroCalendar(t *testing.T) {
	always, zero := sla.Always(time.UTC), &sla.Calendar{}
	if c, err := zero.Intersect(always); err != nil || !c.Equal(zero) {
		t.Errorf("Intersect gives %v, %v", c, err)
	}
	if c, err := always.Union(zero); err != nil || !c.Equal(always) {
		t.Errorf("Union gives %v, %v", c, err)
	}
}
