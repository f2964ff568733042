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

// calendarJSON is how a calendar is stored. Days and dates without shifts are
// left out of the week and kept as [] among the exceptions.
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

// MarshalJSON stores the calendar.
func (c *Calendar) MarshalJSON() ([]byte, error) {
	name := c.Zone().String()
	zone, err := loadZone(name)
	if err != nil || c.zone != nil && !slices.Equal(periods(zone), c.periods) {
		return nil, &CalendarError{Path: "zone", Got: name, Want: wantZone}
	}
	w := c.rules.week
	stored := calendarJSON{Zone: name, Exceptions: make(map[Date][]shiftJSON, len(c.rules.exceptions))}
	if c.day != 0 {
		stored.Day = formatDuration(c.day)
	}
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

// UnmarshalJSON reads what MarshalJSON stores into a calendar that has not been
// built yet.
func (c *Calendar) UnmarshalJSON(data []byte) error {
	if c.zone != nil {
		return errors.New("sla: calendar: got one that is built, want the zero Calendar to decode into")
	}
	var d decoder
	h := d.hours(data)
	built, err := NewCalendar(h)
	if err := d.join(err); err != nil {
		return err
	}
	*c = *built
	return nil
}

const wantZone = "the name of a zone in the time zone database that this system has, such as Europe/Berlin"

// loadZone finds a zone by a name that means the same everywhere.
func loadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, errors.New("sla: no zone")
	}
	return time.LoadLocation(name)
}

// decoder reads stored hours and collects the faults.
type decoder struct{ checker }

// join gives the faults of decoding and those that NewCalendar found in entries
// that could be decoded.
func (d *decoder) join(err error) error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		decoding := d.faults
		for _, e := range joined.Unwrap() {
			path := e.(*CalendarError).Path
			if !slices.ContainsFunc(decoding, func(f error) bool { return strings.HasPrefix(path, f.(*CalendarError).Path) }) {
				d.faults = append(d.faults, e)
			}
		}
	}
	return errors.Join(d.faults...)
}

func (d *decoder) hours(data []byte) Hours {
	var h Hours
	d.object("calendar", data, func(key string, value json.RawMessage) bool {
		switch key {
		case "zone":
			name := d.text(key, value, "a zone name")
			zone, err := loadZone(name)
			if err != nil {
				d.fault(key, name, wantZone)
			}
			h.Zone = zone
		case "day":
			h.Day = d.day(value)
		case "week":
			d.week(&h.Week, value)
		case "exceptions":
			h.Exceptions = d.exceptions(value)
		default:
			return false
		}
		return true
	}, "zone, day, week or exceptions")
	return h
}

func (d *decoder) day(value json.RawMessage) time.Duration {
	s := d.text("day", value, "a length such as 8h")
	day, err := time.ParseDuration(s)
	if err != nil || formatDuration(day) != s {
		d.fault("day", s, "a length such as 8h or 7h30m")
	}
	return day
}

func (d *decoder) week(w *Week, value json.RawMessage) {
	d.object("week", value, func(key string, value json.RawMessage) bool {
		i := slices.Index(dayNames[:], key)
		if i >= 0 {
			w[i] = d.shifts("week."+key, value)
		}
		return i >= 0
	}, "mon, tue, wed, thu, fri, sat or sun")
}

func (d *decoder) exceptions(value json.RawMessage) map[Date][]Shift {
	out := make(map[Date][]Shift)
	d.object("exceptions", value, func(key string, value json.RawMessage) bool {
		date, err := ParseDate(key)
		if err == nil {
			out[date] = d.shifts("exceptions."+key, value)
		}
		return err == nil
	}, "a date such as 2026-02-17")
	return out
}

// object hands the members of a JSON object to a function, which says whether it
// knows the key. Each key may stand there once.
func (d *decoder) object(path string, data []byte, member func(string, json.RawMessage) bool, want string) {
	in := json.NewDecoder(bytes.NewReader(data))
	if open, err := in.Token(); err != nil || open != json.Delim('{') {
		d.fault(path, string(data), "an object")
		return
	}
	seen := make(map[string]bool)
	for in.More() {
		key, _ := in.Token()
		name, _ := key.(string)
		var value json.RawMessage
		if err := in.Decode(&value); err != nil {
			d.fault(path, name, "a JSON value")
			return
		}
		switch {
		case seen[name]:
			d.fault(path, name, "each name once")
		case !member(name, value):
			d.fault(path, name, want)
		}
		seen[name] = true
	}
}

func (d *decoder) shifts(path string, data []byte) []Shift {
	var list []json.RawMessage
	if err := json.Unmarshal(data, &list); err != nil || list == nil {
		d.fault(path, string(data), "a list of shifts")
		return nil
	}
	shifts := make([]Shift, len(list))
	for i, item := range list {
		shifts[i] = d.shift(path+"["+strconv.Itoa(i)+"]", item)
	}
	return shifts
}

func (d *decoder) shift(path string, data []byte) Shift {
	var pair []json.RawMessage
	if err := json.Unmarshal(data, &pair); err != nil || len(pair) != 2 {
		d.fault(path, string(data), `two times such as ["09:00","17:00"]`)
		return Shift{-1, -1}
	}
	return Shift{d.time(path+".open", pair[0]), d.time(path+".close", pair[1])}
}

func (d *decoder) time(path string, data []byte) TimeOfDay {
	t, err := ParseTimeOfDay(d.text(path, data, wantTimeOfDay))
	if f, ok := errors.AsType[*FormatError](err); ok {
		d.fault(path, f.Input, f.Want)
		return -1
	}
	return t
}

func (d *decoder) text(path string, data []byte, want string) string {
	var s *string
	if err := json.Unmarshal(data, &s); err != nil || s == nil {
		d.fault(path, string(data), want)
		return ""
	}
	return *s
}
