package sla

import "time"

// Span is a stretch of time from Start up to but not including End.
type Span struct {
	Start time.Time `json:"start"` // the first instant of it
	End   time.Time `json:"end"`   // the first instant after it
}

// Length is the time from Start to End, in elapsed time: what [time.Time.Sub] gives.
func (s Span) Length() time.Duration { return s.End.Sub(s.Start) }
