package complaint

import (
	"math"
	"time"
)

// Instants are kept as nanoseconds since 1970 in UTC, which an int64 holds from
// 1678 into 2262.
var (
	earliest = time.Date(1678, 1, 1, 0, 0, 0, 0, time.UTC)
	latest   = time.Unix(0, math.MaxInt64).UTC()
)

// inRange reports whether t can be kept. The zero time.Time cannot.
func inRange(t time.Time) bool { return !t.Before(earliest) && !t.After(latest) }

// instant is the inverse of UnixNano.
func instant(ns int64) time.Time { return time.Unix(0, ns).UTC() }

// utc is the same instant without a zone or a monotonic reading.
func utc(t time.Time) time.Time { return t.Round(0).UTC() }
