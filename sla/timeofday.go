package sla

import (
	"fmt"
	"time"
)

// TimeOfDay is what the clock on the wall shows, in whole seconds since
// midnight: from 00:00 to 24:00, which is the end of the day. The zero value is
// midnight at the start of the day. Its text form is "09:00", or "09:00:30" when
// there are seconds.
//
// It is a reading, not a duration: on the day that clocks are put forward in
// New York, 09:00 comes eight hours after midnight.
type TimeOfDay int32

const endOfDay TimeOfDay = secondsPerDay

// At gives the time of day that reads hour:minute; At(24, 0) is the end of the
// day. Parts outside their ranges are added up as they are, At(9, 90) is 10:30;
// what lies outside the day is refused where it is used, by [NewCalendar].
func At(hour, minute int) TimeOfDay { return TimeOfDay(hour*60*60 + minute*60) }

// ParseTimeOfDay reads a time as [TimeOfDay.String] writes it, to the letter:
// "09:00", "09:00:30" or "24:00". Anything else, such as "9:00", "09:00:00" or
// "24:00:01", is a [*FormatError].
func ParseTimeOfDay(s string) (TimeOfDay, error) {
	if s == "24:00" {
		return endOfDay, nil
	}
	layout := "15:04"
	if len(s) > len(layout) {
		layout = time.TimeOnly
	}
	t, err := time.Parse(layout, s)
	if tod := At(t.Hour(), t.Minute()) + TimeOfDay(t.Second()); err == nil && tod.String() == s {
		return tod, nil
	}
	return 0, &FormatError{Type: "TimeOfDay", Input: s, Want: wantTimeOfDay}
}

const wantTimeOfDay = "a time from 00:00 to 24:00, such as 09:00 or 09:00:30"

// String gives the time as "09:00", with seconds only when there are some. What
// lies outside the day prints as "TimeOfDay(90000)".
func (t TimeOfDay) String() string {
	if !t.valid() {
		return fmt.Sprintf("TimeOfDay(%d)", int32(t))
	}
	text := make([]byte, 0, len(time.TimeOnly))
	two := func(n TimeOfDay) { text = append(text, '0'+byte(n/10), '0'+byte(n%10)) }
	two(t / 3600)
	text = append(text, ':')
	two(t / 60 % 60)
	if seconds := t % 60; seconds != 0 {
		text = append(text, ':')
		two(seconds)
	}
	return string(text)
}

// MarshalText gives String, for JSON values, flags and the like. A time outside
// the day is a [*FormatError].
func (t TimeOfDay) MarshalText() ([]byte, error) {
	if !t.valid() {
		return nil, &FormatError{Type: "TimeOfDay", Input: t.String(), Want: wantTimeOfDay}
	}
	return []byte(t.String()), nil
}

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns a
// [*FormatError] and t stays as it was.
func (t *TimeOfDay) UnmarshalText(text []byte) error {
	parsed, err := ParseTimeOfDay(string(text))
	if err != nil {
		return err
	}
	*t = parsed
	return nil
}

func (t TimeOfDay) valid() bool { return 0 <= t && t <= endOfDay }
