package sla

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

// calendarJSON is how a calendar is stored.
type calendarJSON struct {
	Zone       string               `json:"zone"`
	Day        string               `json:"day,omitempty"`
	Week       weekJSON             `json:"week"`
	Exceptions map[Date][]shiftJSON `json:"exceptions,omitempty"`
}

type weekJSON struct {
	Mon []shiftJSON `json:"mon,omitempty"`
	Tue []shiftJSON `json:"tue,omitempty"`
	Wed []shiftJSON `json:"wed,omitempty"`
	Thu []shiftJSON `json:"thu,omitempty"`
	Fri []shiftJSON `json:"fri,omitempty"`
	Sat []shiftJSON `json:"sat,omitempty"`
	Sun []shiftJSON `json:"sun,omitempty"`
}

type shiftJSON [2]TimeOfDay

const (
	wantZone = "the name of a zone in the time zone database at hand, such as Europe/Berlin"
	wantDay  = "a length such as 8h or 7h30m"
)

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
// reader. So a [*CalendarError] refuses a zone that [time.LoadLocation] does not
// give by its name with the offsets it has here: [time.Local], most zones made by
// [time.FixedZone], and every zone but UTC on a machine without a database, unless
// the program imports time/tzdata.
func (c *Calendar) MarshalJSON() ([]byte, error) {
	c = c.built()
	name := c.zone.String()
	if zone, err := loadZone(name); err != nil || !slices.Equal(periods(zone), c.line.periods) {
		return nil, &CalendarError{Path: "zone", Got: name, Want: wantZone}
	}
	stored := calendarJSON{Zone: name, Exceptions: make(map[Date][]shiftJSON, len(c.rules.exceptions))}
	if c.day != 0 {
		stored.Day = formatDuration(c.day)
	}
	w := c.rules.week
	stored.Week = weekJSON{pairs(w[1]), pairs(w[2]), pairs(w[3]), pairs(w[4]), pairs(w[5]), pairs(w[6]), pairs(w[0])}
	for _, e := range c.rules.exceptions {
		stored.Exceptions[e.date] = pairs(e.shifts)
	}
	return json.Marshal(stored)
}

func pairs(shifts []Shift) []shiftJSON {
	out := make([]shiftJSON, len(shifts))
	for i, s := range shifts {
		out[i] = shiftJSON{s.Open, s.Close}
	}
	return out
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
// told at once, as [*CalendarError] values joined by [errors.Join].
//
// It fills the zero Calendar. One that was built never changes and refuses, and
// after an error c is as it was.
func (c *Calendar) UnmarshalJSON(data []byte) error {
	if c.zone != nil {
		return &CalendarError{Got: c.String(), Want: "the zero Calendar to read into"}
	}
	var d decoder
	h := d.hours(data)
	r, err := d.check(h)
	if err != nil {
		return err
	}
	*c = *build(h, r)
	return nil
}

// decoder reads stored hours into a checker. In place of what it could not read
// it leaves something that cannot be, of which the checker has been told.
type decoder struct{ checker }

// unreadable stands for a time that could not be read.
const unreadable TimeOfDay = -1

func (d *decoder) hours(data []byte) (h Hours) {
	d.object("", data, "zone, day, week or exceptions", func(name, path string, value []byte) bool {
		switch name {
		case "zone":
			h.Zone = d.zone(path, value)
		case "day":
			h.Day = d.day(path, value)
		case "week":
			h.Week = d.week(path, value)
		case "exceptions":
			h.Exceptions = d.exceptions(path, value)
		default:
			return false
		}
		return true
	})
	return h
}

func (d *decoder) zone(path string, data []byte) *time.Location {
	name, ok := d.text(path, data, wantZone)
	zone, err := loadZone(name)
	if ok && err != nil {
		d.fault(path, name, wantZone)
	}
	return zone
}

func (d *decoder) day(path string, data []byte) time.Duration {
	s, ok := d.text(path, data, wantDay)
	day, err := time.ParseDuration(s)
	if ok && (err != nil || formatDuration(day) != s) {
		d.fault(path, s, wantDay)
	}
	return day
}

func (d *decoder) week(path string, data []byte) (week Week) {
	d.object(path, data, "mon, tue, wed, thu, fri, sat or sun", func(name, path string, value []byte) bool {
		i := slices.Index(dayNames[:], name)
		if i < 0 {
			return false
		}
		week[i] = d.shifts(path, value)
		return true
	})
	return week
}

func (d *decoder) exceptions(path string, data []byte) map[Date][]Shift {
	exceptions := make(map[Date][]Shift)
	d.object(path, data, "a date such as 2026-02-17", func(name, path string, value []byte) bool {
		date, err := ParseDate(name)
		if err != nil {
			return false
		}
		exceptions[date] = d.shifts(path, value)
		return true
	})
	return exceptions
}

func (d *decoder) shifts(path string, data []byte) []Shift {
	list, ok := d.list(path, data, "a list of shifts")
	if !ok {
		return nil
	}
	shifts := make([]Shift, len(list))
	for i, data := range list {
		shifts[i] = d.shift(path+"["+strconv.Itoa(i)+"]", data)
	}
	return shifts
}

func (d *decoder) shift(path string, data []byte) Shift {
	const want = `two times such as ["09:00","17:00"]`
	pair, ok := d.list(path, data, want)
	if ok && len(pair) == 2 {
		return Shift{d.time(path+".open", pair[0]), d.time(path+".close", pair[1])}
	}
	d.fault(path, string(data), want)
	d.told[path+".open"], d.told[path+".close"] = true, true
	return Shift{unreadable, unreadable}
}

func (d *decoder) time(path string, data []byte) TimeOfDay {
	s, ok := d.text(path, data, wantTimeOfDay)
	t, err := ParseTimeOfDay(s)
	if ok && err != nil {
		d.fault(path, s, wantTimeOfDay)
	}
	if err != nil {
		return unreadable
	}
	return t
}

// object hands the members of an object, with their paths, to a function that
// tells whether it knows the name. Each name may stand there once.
func (d *decoder) object(path string, data []byte, want string, member func(name, path string, value []byte) bool) {
	in := json.NewDecoder(bytes.NewReader(data))
	if start, err := in.Token(); err != nil || start != json.Delim('{') || !json.Valid(data) {
		d.fault(path, string(data), "an object")
		return
	}
	seen := make(map[string]bool)
	for in.More() {
		token, _ := in.Token()
		var value json.RawMessage
		_ = in.Decode(&value) // data is valid
		name := token.(string)
		inner := strings.TrimPrefix(path+"."+name, ".")
		switch {
		case seen[name]:
			d.fault(inner, name, "each name once")
		case !member(name, inner, value):
			d.fault(inner, name, want)
		}
		seen[name] = true
	}
}

// list gives the elements of a list, or a fault and false.
func (d *decoder) list(path string, data []byte, want string) (list []json.RawMessage, ok bool) {
	if err := json.Unmarshal(data, &list); err != nil || list == nil {
		d.fault(path, string(data), want)
		return nil, false
	}
	return list, true
}

// text gives a string, or a fault and false.
func (d *decoder) text(path string, data []byte, want string) (s string, ok bool) {
	var text *string
	if err := json.Unmarshal(data, &text); err != nil || text == nil {
		d.fault(path, string(data), want)
		return "", false
	}
	return *text, true
}
