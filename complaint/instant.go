package complaint

import (
	"math"
	"time"
)

// Instants are kept as nanoseconds since 1970 in UTC, which an int64 holds from
// 1678 into 2262.
const (
	first    = -9214560000 // 1678-01-01T00:00:00Z in seconds
	last     = math.MaxInt64 / 1_000_000_000
	lastNano = math.MaxInt64 % 1_000_000_000
)

// inRange reports whether t can be kept. The zero time.Time cannot.
func inRange(t time.Time) bool {
	s := t.Unix()
	return s >= first && (s < last || s == last && t.Nanosecond() <= lastNano)
}

// instant is the inverse of UnixNano.
func instant(ns int64) time.Time { return time.Unix(0, ns).UTC() }

// inUTC reports whether t is kept as it is: whether it has nothing that [utc] takes
// away, which is all that == says of two times.
func inUTC(t time.Time) bool { return t == utc(t) }

// utc is the same instant without a zone or a monotonic reading.
func utc(t time.Time) time.Time { return t.Round(0).UTC() }

// instant reads the member name, an instant in UTC.
func (r *reader) instant(name string) time.Time {
	s := r.text(name)
	if s == "" {
		return time.Time{}
	}
	t, ok := parseInstant(s)
	if !ok || !inRange(t) {
		r.bad = true
	}
	return t
}

// parseInstant reads the canonical form, 2026-03-02T09:05:00Z, with a fraction only
// where one is needed. What it does not read is left to the general decoder.
func parseInstant(s string) (time.Time, bool) {
	const form = "2006-01-02T15:04:05Z"
	if len(s) < len(form) || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' || s[16] != ':' {
		return time.Time{}, false
	}
	year, month, day := digits(s[:4]), digits(s[5:7]), digits(s[8:10])
	hour, minute, second := digits(s[11:13]), digits(s[14:16]), digits(s[17:19])
	nano := fraction(s[19:])
	if year < 1 || month < 1 || month > 12 || day < 1 || day > 28 && day > daysIn(year, month) ||
		hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nano < 0 {
		return time.Time{}, false
	}
	days := daysSince1970(year, month, day)
	return time.Unix(int64(days)*86400+int64(3600*hour+60*minute+second), int64(nano)).UTC(), true
}

// digits is the number that s writes in digits, -1 when there is anything else in it.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// fraction is the nanoseconds of what follows the seconds, "Z" or ".25Z", -1 when it
// is neither, or longer than it need be.
func fraction(s string) int {
	if s == "Z" {
		return 0
	}
	n := len(s) - 2 // digits
	if n < 1 || n > 9 || s[0] != '.' || s[n] == '0' || s[n+1] != 'Z' {
		return -1
	}
	nano := digits(s[1 : n+1])
	for ; n < 9; n++ {
		nano *= 10
	}
	return nano
}

// daysIn is the length of a month.
func daysIn(year, month int) int {
	return daysSince1970(year, month+1, 1) - daysSince1970(year, month, 1)
}

// daysSince1970 counts days in the Gregorian calendar; months may run to 13. A year
// begins in March here, so that the leap day is its last and every five months have 153 days.
func daysSince1970(year, month, day int) int {
	year, month = year+(month-3+12)/12-1, (month+9)%12
	return 365*year + year/4 - year/100 + year/400 + (153*month+2)/5 + day - 1 - 719468
}
