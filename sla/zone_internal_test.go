package sla

import (
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
		want := []period{{unixBefore, offsetAt(time.Unix(unixBefore, 0).In(zone))}}
		for at := time.Unix(unixBefore, 0).In(zone); at.Unix() < unixAfter; {
			_, end := at.ZoneBounds()
			if end.IsZero() {
				break
			}
			if !end.After(at) {
				end = at.Add(24 * time.Hour)
			}
			if next := offsetAt(end); next != want[len(want)-1].offset && end.Unix() < unixAfter {
				want = append(want, period{end.Unix(), next})
			}
			at = end
		}
		if got := periods(zone); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}

// The list is also compared with asking for the offset every six hours, and at both
// sides of each change.
func TestPeriodsAreTheOffsetsOfTheZone(t *testing.T) {
	for _, name := range []string{"America/Nuuk", "Australia/Lord_Howe", "Africa/Casablanca"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		offset := func(unix int64) int64 { return offsetAt(time.Unix(unix, 0).In(zone)) }
		all, i := periods(zone), 0
		for unix := int64(unixBefore); unix < unixAfter; unix += 6 * 60 * 60 {
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
