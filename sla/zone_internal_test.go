package sla

import (
	"encoding/binary"
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // zones on bare machines
)

// The list of periods is compared with a walk from bound to bound through all the
// years that calendars know, which looks at each turn of a year too.
func TestPeriodsAreThoseOfAWalk(t *testing.T) {
	for _, name := range []string{
		"UTC", "Africa/Casablanca", "Africa/Monrovia", "America/Asuncion", "America/New_York", "America/Nuuk", "America/Santiago",
		"America/Sao_Paulo", "America/Scoresbysund", "Antarctica/Troll", "Asia/Beirut", "Asia/Gaza", "Asia/Jerusalem",
		"Asia/Kathmandu", "Asia/Shanghai", "Atlantic/Azores", "Australia/Adelaide", "Australia/Lord_Howe", "Europe/Berlin",
		"Europe/Chisinau", "Europe/Dublin", "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Norfolk",
	} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := periods(zone), walked(zone); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}

// walked lists the periods of a zone by a walk from bound to bound.
func walked(zone *time.Location) []period {
	all := []period{{unixBefore, offsetAt(time.Unix(unixBefore, 0).In(zone))}}
	for at := time.Unix(unixBefore, 0).In(zone); at.Unix() < unixAfter; {
		_, end := at.ZoneBounds()
		if end.IsZero() {
			break
		}
		if !end.After(at) {
			end = at.Add(24 * time.Hour)
		}
		if next := offsetAt(end); next != all[len(all)-1].offset && end.Unix() < unixAfter {
			all = append(all, period{end.Unix(), next})
		}
		at = end
	}
	return all
}

// A stored change at a turn of the year, of the offset, the name or the season alone,
// is not taken for the beginning of a rule.
func TestStoredChangesAreNoRule(t *testing.T) {
	turn := NewDate(1980, time.January, 1)
	for name, next := range map[string]zoneKind{
		"offset": {2 * 3600, false, "AAA"}, "name": {3600, false, "BBB"}, "season": {3600, true, "AAA"},
	} {
		zone, err := time.LoadLocationFromTZData("Test/"+name, zoneFile([]zoneChange{
			{NewDate(1970, time.May, 1), zoneKind{3600, false, "AAA"}},
			{turn, next},
			{NewDate(1980, time.March, 3), zoneKind{-3600, false, "CCC"}}, // and of no other year
			{NewDate(1990, time.June, 6), zoneKind{3600, false, "AAA"}},
		}, "AAA-1BBB,M3.5.0,M10.5.0"))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := periods(zone), walked(zone); !slices.Equal(got, want) || len(got) < 150 {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}

// A rule that holds since before 1970 is listed as the time package reckons it, by days
// of the week and by days of the year.
func TestRulesOfAllYears(t *testing.T) {
	for _, rule := range []string{"AAA-1BBB,M3.5.0,M10.5.0", "AAA5BBB,J60/2,J300/2", "AAA10BBB,59/0,364/23", "AAA-14BBB-15,M1.1.1/0,M12.5.6/24", "AAA-1", "AAA3BBB,M10.1.0/0,M2.3.0/0"} {
		for _, year := range []int{1930, 1969, 1970, 1971, 2026, 2100, 2148} {
			zone, err := time.LoadLocationFromTZData("Test", zoneFile([]zoneChange{{NewDate(year, time.June, 1), zoneKind{7200, false, "CCC"}}}, rule))
			if err != nil {
				t.Fatal(err)
			}
			if got, want := periods(zone), walked(zone); !slices.Equal(got, want) {
				t.Errorf("%s since %d: got %v, want %v", rule, year, got, want)
			}
		}
	}
}

type zoneKind struct {
	offset int32
	season bool // summer time
	name   string
}

type zoneChange struct {
	midnight Date
	to       zoneKind
}

// zoneFile writes a file of the time zone database (RFC 8536, 3) with some changes and
// the rule that holds after them.
func zoneFile(changes []zoneChange, rule string) []byte {
	header := func(changes, kinds, names int) []byte {
		b := append([]byte("TZif2"), make([]byte, 15+3*4)...)
		for _, n := range []int{changes, kinds, names} {
			b = binary.BigEndian.AppendUint32(b, uint32(n))
		}
		return b
	}
	b := append(header(0, 1, 1), make([]byte, 6+1)...) // the part for old readers
	b = append(b, header(len(changes), len(changes), 4*len(changes))...)
	for _, c := range changes {
		b = binary.BigEndian.AppendUint64(b, uint64(c.midnight.midnight().Unix()))
	}
	for i := range changes {
		b = append(b, byte(i))
	}
	var names []byte
	for i, c := range changes {
		b = binary.BigEndian.AppendUint32(b, uint32(c.to.offset))
		season := byte(0)
		if c.to.season {
			season = 1
		}
		b = append(b, season, byte(4*i))
		names = append(names, c.to.name+"\x00"...)
	}
	return append(append(b, names...), "\n"+rule+"\n"...)
}

// The list is also compared with asking for the offset every twelve hours, and at both
// sides of each change.
func TestPeriodsAreTheOffsetsOfTheZone(t *testing.T) {
	for _, name := range []string{"America/Nuuk", "Australia/Lord_Howe", "Africa/Casablanca"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		offset := func(unix int64) int64 { return offsetAt(time.Unix(unix, 0).In(zone)) }
		all, i := periods(zone), 0
		for unix := int64(unixBefore); unix < unixAfter; unix += 12 * 60 * 60 {
			for i+1 < len(all) && all[i+1].start <= unix {
				i++
			}
			if got, want := all[i].offset, offset(unix); got != want {
				t.Fatalf("%s: got offset %d at %v, want %d", name, got, time.Unix(unix, 0).UTC(), want)
			}
		}
		for i, p := range all[1:] {
			if p.start <= all[i].start || offset(p.start) != p.offset || offset(p.start-1) != all[i].offset {
				t.Errorf("%s: period %d starts at %v with offset %d after %d, want %d after %d", name, i+1,
					time.Unix(p.start, 0).UTC(), p.offset, all[i].offset, offset(p.start), offset(p.start-1))
			}
		}
	}
}

func TestKnownDates(t *testing.T) {
	if firstDate != NewDate(1900, 1, 1) || lastDate != NewDate(2149, 12, 31) || firstDate.Weekday() != time.Monday {
		t.Errorf("calendars know %v, a %v, to %v", firstDate, firstDate.Weekday(), lastDate)
	}
	if got := time.Unix(unixFirst, 0).UTC(); got.String() != "1900-01-01 00:00:00 +0000 UTC" {
		t.Errorf("readings are counted from %v", got)
	}
	if nanoseconds := float64(days) * 24 * 60 * 60 * 1e9; nanoseconds > 1<<63-1 {
		t.Errorf("%v ns are beyond an int64", nanoseconds)
	}
}
