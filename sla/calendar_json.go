package sla

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"github.com/servicequality/servicequality/internal/lapse"
	"github.com/servicequality/servicequality/internal/strict"
)

// calendarJSON is how a calendar is stored.
type calendarJSON struct {
	Zone       string           `json:"zone"`
	Day        string           `json:"day,omitempty"`
	Week       weekJSON         `json:"week"`
	Exceptions map[Date][]Shift `json:"exceptions,omitempty"`
}

type weekJSON struct {
	Mon []Shift `json:"mon,omitempty"`
	Tue []Shift `json:"tue,omitempty"`
	Wed []Shift `json:"wed,omitempty"`
	Thu []Shift `json:"thu,omitempty"`
	Fri []Shift `json:"fri,omitempty"`
	Sat []Shift `json:"sat,omitempty"`
	Sun []Shift `json:"sun,omitempty"`
}

const wantZone = "the name of a zone in the time zone database at hand, such as Europe/Berlin"

// MarshalJSON stores the calendar, equal ones in the same bytes:
//
//	{"zone":"Europe/Berlin","day":"8h",
//	 "week":{"mon":[["09:00","12:00"],["13:00","17:00"]],"sat":[["22:00","06:00"]]},
//	 "exceptions":{"2026-02-17":[],"2026-12-24":[["09:00","12:00"]]}}
//
// A day of the week that is left out is closed, as is a date with an empty list;
// day is left out when the calendar does not say.
//
// The zone is stored by name, and its offsets are left to the database of the
// reader. So a [*FieldError] refuses a zone that [time.LoadLocation] does not
// give by its name with the offsets it has here: [time.Local], most zones made by
// [time.FixedZone], and every zone but UTC on a machine without a database, unless
// the program imports time/tzdata.
func (c *Calendar) MarshalJSON() ([]byte, error) {
	c = c.built()
	name := c.zone.String()
	if !c.named && !c.isNamed() {
		return nil, &FieldError{Of: "calendar", Path: "zone", Got: name, Want: wantZone}
	}
	stored := calendarJSON{Zone: name, Exceptions: make(map[Date][]Shift, len(c.rules.exceptions))}
	if c.day != 0 {
		stored.Day = lapse.Format(c.day)
	}
	w := c.rules.week
	stored.Week = weekJSON{w[1], w[2], w[3], w[4], w[5], w[6], w[0]}
	for _, e := range c.rules.exceptions {
		stored.Exceptions[e.date] = append([]Shift{}, e.shifts...) // empty, not null, for a closed date
	}
	return json.Marshal(stored)
}

// isNamed reports whether the zone is found by its name.
func (c *Calendar) isNamed() bool {
	zone, err := loadZone(c.zone.String())
	return err == nil && slices.Equal(periods(zone), c.line.periods)
}

// loadZone finds a zone by a name that means the same on every machine.
func loadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, errors.New("sla: not the name of a zone")
	}
	return time.LoadLocation(name)
}

// UnmarshalJSON reads what [Calendar.MarshalJSON] stores, with lists in any order.
// Unknown names, names that stand there twice and null are refused. Every fault is
// told at once, as [*FieldError] values joined by [errors.Join].
//
// It fills the zero Calendar. One that was built never changes and refuses, and
// after an error c is as it was.
func (c *Calendar) UnmarshalJSON(data []byte) error {
	if c.zone != nil {
		return &FieldError{Of: "calendar", Got: c.String(), Want: "the zero Calendar to read into"}
	}
	f := findings{of: "calendar"}
	var h Hours
	strict.Read(data, f.add, readHours(&h))
	r, err := check(h)
	f.adopt("", err)
	if err := f.err(); err != nil {
		return err
	}
	*c = *build(h, r)
	c.named = true
	return nil
}

func readHours(h *Hours) strict.Reader {
	return strict.Object(strict.Fields{
		"zone":       readZone(&h.Zone),
		"day":        strict.Length(&h.Day),
		"week":       readWeek(&h.Week),
		"exceptions": strict.Map(&h.Exceptions, "a date such as 2026-02-17", ParseDate, readShifts),
	})
}

func readZone(into **time.Location) strict.Reader {
	return func(v strict.Value) {
		name, ok := strict.Plain[string](v, wantZone)
		if !ok {
			return
		}
		zone, err := loadZone(name)
		if err != nil {
			v.Fault(name, wantZone)
		}
		*into = zone
	}
}

func readWeek(into *Week) strict.Reader {
	return strict.Members("mon, tue, wed, thu, fri, sat or sun", func(name string) strict.Reader {
		if i := slices.Index(dayNames[:], name); i >= 0 {
			return readShifts(&into[i])
		}
		return nil
	})
}

func readShifts(into *[]Shift) strict.Reader { return strict.List(into, readShift) }

// MarshalJSON stores the two times, ["09:00","17:00"]. Times outside the day are a
// [*FormatError].
func (s Shift) MarshalJSON() ([]byte, error) {
	open, openErr := s.Open.MarshalText()
	end, endErr := s.Close.MarshalText()
	if err := cmp.Or(openErr, endErr); err != nil {
		return nil, err
	}
	return []byte(`["` + string(open) + `","` + string(end) + `"]`), nil
}

// UnmarshalJSON reads what MarshalJSON stores; anything else is a [*FieldError] for
// each fault. Then s stays as it was.
func (s *Shift) UnmarshalJSON(data []byte) error {
	f := findings{of: "shift"}
	var read Shift
	strict.Read(data, f.add, readShift(&read))
	if err := f.err(); err != nil {
		return err
	}
	*s = read
	return nil
}

// readShift reads the two times of a shift. In place of what it cannot read it leaves
// something that cannot be, so that no other shift is blamed for it.
func readShift(into *Shift) strict.Reader {
	const want = `two times such as ["09:00","17:00"]`
	return func(v strict.Value) {
		*into = Shift{-1, -1}
		times := v.Inside()
		if v.Data[0] != '[' || len(times) != 2 {
			v.Fault(string(v.Data), want)
			return
		}
		spelt(&into.Open)(v.Part("open", times[0]))
		spelt(&into.Close)(v.Part("close", times[1]))
	}
}
