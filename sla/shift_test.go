package sla_test

import (
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

func TestShift(t *testing.T) {
	at := sla.At
	tests := []struct {
		shift     sla.Shift
		length    time.Duration
		overnight bool
		text      string
		why       string
	}{
		{sla.Shift{Open: at(9, 0), Close: at(17, 30)}, 8*time.Hour + 30*time.Minute, false, "09:00-17:30", "a day shift"},
		{sla.Shift{Open: at(22, 0), Close: at(6, 0)}, 8 * time.Hour, true, "22:00-06:00", "a night shift"},
		{sla.Shift{Open: at(18, 0), Close: at(24, 0)}, 6 * time.Hour, false, "18:00-24:00", "24:00 ends the day"},
		{sla.Shift{Open: at(18, 0), Close: at(0, 0)}, 6 * time.Hour, false, "18:00-00:00", "00:00 is the midnight that comes"},
		{sla.Shift{Open: at(0, 0), Close: at(24, 0)}, 24 * time.Hour, false, "00:00-24:00", "the whole day"},
		{sla.Shift{}, 24 * time.Hour, false, "00:00-00:00", "the whole day too"},
		{sla.Shift{Open: at(9, 0), Close: at(9, 0)}, 24 * time.Hour, true, "09:00-09:00", "around the clock"},
		{sla.Shift{Open: at(9, 0), Close: at(9, 0) + 1}, time.Second, false, "09:00-09:00:01", "the shortest"},
		{sla.Shift{Open: at(9, 0) + 1, Close: at(9, 0)}, 24*time.Hour - time.Second, true, "09:00:01-09:00", "almost a day"},
	}
	for _, tt := range tests {
		s := tt.shift
		if s.Length() != tt.length || s.Overnight() != tt.overnight || s.String() != tt.text {
			t.Errorf("%v: got %v, overnight %v, want %s, %v, overnight %v: %s",
				s, s.Length(), s.Overnight(), tt.text, tt.length, tt.overnight, tt.why)
		}
	}
}
