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
