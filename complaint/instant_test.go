package complaint_test

import (
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// readAt reads an event that says it was recorded at the instant s.
func readAt(s string) (time.Time, error) {
	e, err := complaint.ParseEvent([]byte(strings.Replace(thankJSON, "2026-03-02T09:00:00Z", s, 1)))
	return e.At(), err
}

func TestEveryDayIsRead(t *testing.T) {
	if raceEnabled {
		t.Skip("213,000 days are many for the race detector")
	}
	last := time.Date(2262, 4, 11, 0, 0, 0, 0, time.UTC)
	for d := time.Date(1678, 1, 1, 0, 0, 0, 0, time.UTC); !d.After(last); d = d.AddDate(0, 0, 1) {
		if got, err := readAt(d.Format(time.RFC3339)); err != nil || !got.Equal(d) {
			t.Fatalf("%v is read as %v, %v", d, got, err)
		}
	}
}

func TestEverySecondIsRead(t *testing.T) {
	for s := range 24 * 60 * 60 {
		d := day.Truncate(24 * time.Hour).Add(time.Duration(s) * time.Second)
		if got, err := readAt(d.Format(time.RFC3339)); err != nil || !got.Equal(d) {
			t.Fatalf("%v is read as %v, %v", d, got, err)
		}
	}
}

func TestFractionsAreRead(t *testing.T) {
	for s, want := range map[string]time.Duration{
		"2026-03-02T09:00:00.5Z":         500 * time.Millisecond,
		"2026-03-02T09:00:00.500Z":       500 * time.Millisecond,
		"2026-03-02T09:00:00.0Z":         0,
		"2026-03-02T09:00:00.123456789Z": 123456789,
		"2026-03-02T09:00:00.000000001Z": 1,
		"2026-03-02T09:00:00.00000001Z":  10,
	} {
		if got, err := readAt(s); err != nil || got.Sub(day) != want {
			t.Errorf("%s is read as %v, %v", s, got, err)
		}
	}
}

func TestWhatIsNoInstant(t *testing.T) {
	for _, s := range []string{
		"2026-02-29T09:00:00Z", "2100-02-29T09:00:00Z", "2026-04-31T09:00:00Z", "2026-12-32T09:00:00Z", "2026-03-00T09:00:00Z",
		"2026-13-02T09:00:00Z", "2026-00-02T09:00:00Z", "2026-03-02T24:00:00Z", "2026-03-02T09:60:00Z", "2026-03-02T09:00:60Z",
		"2026/03-02T09:00:00Z", "2026-03/02T09:00:00Z", "2026-03-02 09:00:00Z", "2026-03-02T09-00:00Z", "2026-03-02T09:00-00Z",
		"2O26-03-02T09:00:00Z", "2026-:3-02T09:00:00Z", "2026-03-/2T09:00:00Z", "2026-03-02T-9:00:00Z", "2026-03-02T09:+1:00Z",
		"2026-03-02T09:00:0 Z", "2026-03-02T09:00:00.Z", "2026-03-02T09:00:00.x5Z", "2026-03-02T09:00:00:5Z", "2026-03-02T09:00:00.5z",
		"2026-03-02T09:00:00", "2026-03-02T09:00Z", "1677-12-31T23:59:59.999999999Z", "2262-04-11T23:47:16.854775808Z",
		"0000-03-02T09:00:00Z", "-026-03-02T09:00:00Z",
	} {
		if got, err := readAt(s); err == nil {
			t.Errorf("%s is read as %v", s, got)
		}
	}
	for _, s := range []string{"1678-01-01T00:00:00Z", "2262-04-11T23:47:16.854775807Z", "2000-02-29T23:59:59Z"} {
		if got, err := readAt(s); err != nil || got.Format(time.RFC3339Nano) != s {
			t.Errorf("%s is read as %v, %v", s, got, err)
		}
	}
}
