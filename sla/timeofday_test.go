package sla_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/sla"
)

// timeOfDayIsItsText: what is read is written again to the letter, and an error
// leaves the time alone.
func timeOfDayIsItsText(t interface{ Fatalf(string, ...any) }, text string) {
	tod := sla.TimeOfDay(42)
	if err := tod.UnmarshalText([]byte(text)); err != nil {
		if _, ok := errors.AsType[*sla.FormatError](err); !ok || tod != 42 {
			t.Fatalf("UnmarshalText(%q): %v, and the time is %v", text, err, tod)
		}
		return
	}
	if back, err := tod.MarshalText(); err != nil || string(back) != text {
		t.Fatalf("%q was read as %v and written as %q, %v", text, tod, back, err)
	}
}

func TestParseTimeOfDayRefuses(t *testing.T) {
	for _, s := range []string{
		"", "9:00", "09:0", "09:00:00", "24:00:00", "24:01", "24:00:01", "25:00", "09:60", "09:00:60", "-1:00", "09.00",
		"09:00:30.5", "09:00Z", " 09:00", "9:00 AM", "０９:00", "noon",
	} {
		tod, err := sla.ParseTimeOfDay(s)
		if f, ok := errors.AsType[*sla.FormatError](err); !ok || f.Type != "TimeOfDay" || f.Input != s || tod != 0 {
			t.Errorf("ParseTimeOfDay(%q) = %v, %v, want a FormatError", s, tod, err)
		}
	}
	_, err := sla.ParseTimeOfDay("half past nine in the morning, or somewhat later")
	want := `sla: TimeOfDay: got "half past nine in the morning, or somewh…", ` +
		`want a time from 00:00 to 24:00, such as 09:00 or 09:00:30`
	if err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestTimeOfDayOutsideTheDayHasNoText(t *testing.T) {
	for tod, text := range map[sla.TimeOfDay]string{
		-1:            "TimeOfDay(-1)",
		sla.At(24, 1): "TimeOfDay(86460)",
	} {
		if _, err := tod.MarshalText(); err == nil || tod.String() != text {
			t.Errorf("MarshalText of %v: got %v, want %s and an error", tod, err, text)
		}
	}
}

func TestAt(t *testing.T) {
	for got, want := range map[sla.TimeOfDay]sla.TimeOfDay{
		sla.At(0, 0):  0,
		sla.At(9, 30): 34200,
		sla.At(9, 90): 37800,
		sla.At(24, 0): 86400,
	} {
		if got != want {
			t.Errorf("got %d, want %d", got, want)
		}
	}
}
