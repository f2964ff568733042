package sla

import (
	"strings"
	"time"
)

// formatDuration gives the stored form of a duration, "1h30m": as String of the
// time package, without the parts at the end that are zero.
func formatDuration(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}
