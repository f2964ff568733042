package sla

import "time"

// Shift is one stretch of opening on a date, from Open up to but not including
// Close, as the clock on the wall shows them. A Close that is not after Open
// lies on the next date: 22:00 to 06:00 is a night shift of eight hours, 09:00 to
// 09:00 a shift around the clock. A night shift belongs to the date on which it
// starts.
//
// Only 24:00 ends a shift with its own date. A Close of 00:00 is the midnight that
// comes after Open, which is the same instant: 18:00 to 00:00 is read as 18:00
// to 24:00. So the zero Shift, 00:00 to 00:00, is the whole day.
type Shift struct {
	Open  TimeOfDay // when it opens, from 00:00 to before 24:00
	Close TimeOfDay // when it closes, from 00:00 to 24:00
}

// Overnight reports whether the shift goes on after midnight, on the date after
// the one it starts on.
func (s Shift) Overnight() bool { return s.end() > endOfDay }

// Length is how long the shift lasts by the clock on the wall, at most 24 hours.
// On a date when clocks are changed during the shift it really lasts shorter or
// longer by that change.
func (s Shift) Length() time.Duration { return time.Duration(s.end()-s.Open) * time.Second }

// String gives the two times, "09:00-17:00".
func (s Shift) String() string { return s.Open.String() + "-" + s.Close.String() }

// end is Close counted from midnight of the date on which the shift starts: up
// to 48 hours.
func (s Shift) end() TimeOfDay {
	if s.Close <= s.Open {
		return s.Close + endOfDay
	}
	return s.Close
}
