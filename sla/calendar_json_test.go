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

func TestCalendarIsStoredAs(t *testing.T) {
	tests := []struct{ stored, why string }{
		{`{"zone":"UTC","week":{}}`, "never open"},
		{`{"zone":"Europe/Berlin","day":"7h30m","week":{"mon":[["09:00","12:00"],["13:00","17:00"]],"tue":[["09:00","24:00"]],` +
			`"wed":[["09:00:30","17:00"]],"thu":[["09:00","09:00"]],"fri":[["00:00","24:00"]],"sat":[["22:00","06:00"]],"sun":[["23:59:59","00:00:01"]]},` +
			`"exceptions":{"1900-01-01":[],"2026-02-17":[["09:00","12:00"]],"2149-12-31":[["22:00","06:00"]]}}`, "everything"},
	}
	for _, tt := range tests {
		got, err := json.Marshal(calendar(t, tt.stored))
		if err != nil || string(got) != tt.stored {
			t.Errorf("%s: got %s, %v, want %s", tt.why, got, err, tt.stored)
		}
	}
	zero, err := json.Marshal(&sla.Calendar{})
	if err != nil || string(zero) != tests[0].stored {
		t.Errorf("the zero Calendar is stored as %s, %v", zero, err)
	}
}

func TestCalendarIsReadInAnyOrder(t *testing.T) {
	got := calendar(t, ` {"exceptions": {"2026-12-25": [], "2026-02-17": []}, "week": {"sun": [], "mon": [["13:00", "18:00"], ["12:00", "13:00"]]}, "zone": "UTC"}`)
	if want := calendar(t, `{"zone":"UTC","week":{"mon":[["12:00","18:00"]]},"exceptions":{"2026-02-17":[],"2026-12-25":[]}}`); !got.Equal(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestStoredCalendarIsRefused(t *testing.T) {
	const times = "a time from 00:00 to 24:00, such as 09:00 or 09:00:30"
	long := strings.Repeat("x", 100)
	const zone = "the name of a zone in the time zone database at hand, such as Europe/Berlin"
	tests := []struct {
		stored string
		want   []string
	}{
		{`null`, []string{`got "null", want an object`}},
		{`[]`, []string{`got "[]", want an object`}},
		{`{}`, []string{`zone: got "nothing", want a time zone`}},
		{`{"zone":null}`, []string{`zone: got "null", want ` + zone}},
		{`{"zone":""}`, []string{`zone: got "", want ` + zone}},
		{`{"zone":"Local"}`, []string{`zone: got "Local", want ` + zone}},
		{`{"zone":"Europe/Atlantis"}`, []string{`zone: got "Europe/Atlantis", want ` + zone}},
		{`{"zone":"../UTC"}`, []string{`zone: got "../UTC", want ` + zone}},
		{`{"zone":7}`, []string{`zone: got "7", want ` + zone}},
		{`{"zone":"UTC","Week":{}}`, []string{`Week: got "Week", want one of day, exceptions, week, zone`}},
		{`{"zone":"UTC","zone":"UTC"}`, []string{`zone: got "zone", want each name once`}},
		{`{"zone":"UTC","day":"8"}`, []string{`day: got "8", want a length of time such as 1h30m`}},
		{`{"zone":"UTC","day":"480m"}`, []string{`day: got "480m", want "8h"`}},
		{`{"zone":"UTC","day":8}`, []string{`day: got "8", want a length of time such as 1h30m`}},
		{`{"zone":"UTC","day":"25h"}`, []string{`day: got "25h", want a length from 0s to 24h`}},
		{`{"zone":"UTC","week":[]}`, []string{`week: got "[]", want an object`}},
		{`{"zone":"UTC","week":{"monday":[]}}`, []string{`week.monday: got "monday", want mon, tue, wed, thu, fri, sat or sun`}},
		{`{"zone":"UTC","week":{"mon":[],"mon":[]}}`, []string{`week.mon: got "mon", want each name once`}},
		{`{"zone":"UTC","week":{"mon":null}}`, []string{`week.mon: got "null", want a list`}},
		{`{"zone":"UTC","week":{"mon":"09:00"}}`, []string{`week.mon: got "\"09:00\"", want a list`}},
		{`{"zone":"UTC","week":{"mon":["09:00"]}}`, []string{`week.mon[0]: got "\"09:00\"", want two times such as ["09:00","17:00"]`}},
		{`{"zone":"UTC","week":{"mon":[["09:00"]]}}`, []string{`week.mon[0]: got "[\"09:00\"]", want two times such as ["09:00","17:00"]`}},
		{`{"zone":"UTC","week":{"mon":[null]}}`, []string{`week.mon[0]: got "null", want two times such as ["09:00","17:00"]`}},
		{`{"zone":"UTC","week":{"mon":[["09:00","10:00","11:00"],["09:00",17]]}}`, []string{
			`week.mon[0]: got "[\"09:00\",\"10:00\",\"11:00\"]", want two times such as ["09:00","17:00"]`,
			`week.mon[1].close: got "17", want ` + times}},
		{`{"zone":"UTC","exceptions":null}`, []string{`exceptions: got "null", want an object`}},
		{`{"zone":"UTC","exceptions":{"2026-02-29":[]}}`, []string{`exceptions.2026-02-29: got "2026-02-29", want a date such as 2026-02-17`}},
		{`{"zone":"UTC","exceptions":{"2026-02-17":[],"2026-02-17":[]}}`, []string{`exceptions.2026-02-17: got "2026-02-17", want each name once`}},
		{`{"zone":"UTC","exceptions":{"` + long + `":[]}}`, []string{`exceptions["` + long[:40] + `…"]: got "` + long[:40] + `…", want a date such as 2026-02-17`}},
		{`{"zone":"UTC","exceptions":{"2150-01-01":[]}}`, []string{`exceptions.2150-01-01: got "2150-01-01", want a date of the years 1900 to 2149`}},
		// Faults of reading and faults of what was read come together, one per entry.
		{`{"zone":"Europe/Atlantis","wek":{},"week":{"mon":[["25:00","9:00"],["09:00","12:00"],["11:00","13:00"],[]],"tue":[["24:00","24:00"]]}}`, []string{
			`zone: got "Europe/Atlantis", want ` + zone,
			`wek: got "wek", want one of day, exceptions, week, zone`,
			`week.mon[0].open: got "25:00", want ` + times,
			`week.mon[0].close: got "9:00", want ` + times,
			`week.mon[3]: got "[]", want two times such as ["09:00","17:00"]`,
			`week.mon[2]: got "11:00-13:00", want no overlap with 09:00-12:00`,
			`week.tue[0].open: got "24:00", want a time from 00:00 to before 24:00`}},
	}
	for _, tt := range tests {
		t.Run(tt.stored, func(t *testing.T) {
			var c sla.Calendar
			faultsAre(t, json.Unmarshal([]byte(tt.stored), &c), tt.want)
			if !c.Equal(&sla.Calendar{}) {
				t.Errorf("the calendar became %v", &c)
			}
		})
	}
}

func TestWhatIsNotJSONIsRefused(t *testing.T) {
	for _, data := range []string{"", "{", `{"zone":"UTC"} x`, `{"zone"}`, "\xff"} {
		var c sla.Calendar
		if err := c.UnmarshalJSON([]byte(data)); !isFieldError(err) {
			t.Errorf("%q: got %v", data, err)
		}
	}
}

func isFieldError(err error) bool {
	_, ok := errors.AsType[*sla.FieldError](err)
	return ok
}

func TestCalendarThatWasBuiltIsNotReadInto(t *testing.T) {
	c := calendar(t, `{"zone":"UTC","week":{"mon":[["09:00","17:00"]]}}`)
	err := json.Unmarshal([]byte(`{"zone":"UTC","week":{}}`), c)
	want := `sla: calendar: got "UTC, 8h a week, 0 exceptions", want the zero Calendar to read into`
	if !isFieldError(err) || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if !c.Equal(calendar(t, `{"zone":"UTC","week":{"mon":[["09:00","17:00"]]}}`)) {
		t.Errorf("it became %v", c)
	}
}

func TestZonesWithoutANameAreNotStored(t *testing.T) {
	for _, zone := range []*time.Location{
		time.FixedZone("", 0),
		time.FixedZone("UTC+8", 8*60*60),
		time.FixedZone("Local", 0),             // as time.Local is called where TZ is not set
		time.FixedZone("Europe/Berlin", 60*60), // the name of a zone with other offsets
		time.FixedZone("UTC", 1),
	} {
		c, err := sla.NewCalendar(sla.Hours{Zone: zone})
		if err != nil {
			t.Fatal(err)
		}
		stored, err := c.MarshalJSON()
		if fault, ok := errors.AsType[*sla.FieldError](err); !ok || fault.Path != "zone" || fault.Got != zone.String() {
			t.Errorf("%v: got %s, %v", zone, stored, err)
		}
	}
	c, err := sla.NewCalendar(sla.Hours{Zone: time.FixedZone("UTC", 0)})
	if err != nil {
		t.Fatal(err)
	}
	if stored, err := c.MarshalJSON(); err != nil || string(stored) != `{"zone":"UTC","week":{}}` {
		t.Errorf("what is the same as UTC: got %s, %v", stored, err)
	}
}

// storedCalendarIsCanonical: what is read is stored in bytes that are read as the
// same and stored in the same bytes, and an error leaves the calendar alone. It gives
// what was read.
func storedCalendarIsCanonical(t interface{ Fatalf(string, ...any) }, stored []byte) *sla.Calendar {
	var c, back sla.Calendar
	if err := c.UnmarshalJSON(stored); err != nil {
		if !isFieldError(err) || c.Zone() != time.UTC || !c.Equal(&sla.Calendar{}) {
			t.Fatalf("%s: got %v, and the calendar is %v", stored, err, &c)
		}
		return &c
	}
	once, err := c.MarshalJSON()
	if err != nil {
		t.Fatalf("%s was read but not stored: %v", stored, err)
	}
	if bytes.Equal(once, stored) {
		return &c // which was stored as this, and read from it
	}
	if err := back.UnmarshalJSON(once); err != nil || !back.Equal(&c) {
		t.Fatalf("%s was stored as %s and read as %v, %v", stored, once, &back, err)
	}
	if twice, err := back.MarshalJSON(); err != nil || string(twice) != string(once) {
		t.Fatalf("%s was stored as %s and then as %s, %v", stored, once, twice, err)
	}
	return &c
}
