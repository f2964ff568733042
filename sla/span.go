package sla

import "time"

// Span is a stretch of time from Start up to but not including End.
type Span struct {
	Start time.Time
	End   time.Time
}

// Length is the time from Start to End.
func (s Span) Length() time.Duration { return s.End.Sub(s.Start) }
