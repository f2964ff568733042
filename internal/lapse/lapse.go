// Package lapse gives durations the text form in which the family stores them.
package lapse

import (
	"strings"
	"time"
)

// Format gives the stored form of a duration, "1h30m": as [time.Duration.String],
// without the parts at the end that are zero. [time.ParseDuration] reads it.
func Format(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}
