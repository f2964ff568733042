package customer

import (
	"log/slog"
	"strconv"
	"time"

	"github.com/servicequality/servicequality/internal/strict"
)

// Observation says that a signal was seen or heard. It comes from a person, or from
// a tool of the caller's that a person answers for; this package infers nothing
// from sound or pictures.
//
// What our own agent did, or how long the queue was, is no observation of the
// customer: it is a [Context].
type Observation struct {
	// Signal is the id of a signal that the model has.
	Signal string
	// Strength is how plainly it was seen, in thousandths, from 1 to [Full].
	// There is no default: what was not seen is not reported.
	Strength int64
	// At is the instant at which it was observed.
	At time.Time
	// Event is the id of what happened, a message or a moment of a call. The same
	// signal of the same event counts once, whoever reports it and how often. Empty
	// means that nothing is known about that, and that the observation counts.
	Event string
	// Written says that it was seen in writing, where signals of the voice mean
	// nothing.
	Written bool
	// Span is where in the message it was found; zero if that is not known.
	Span Span
}

// Span is a part of a text in bytes, from Start up to and without End.
type Span struct {
	// Start is the offset of the first byte.
	Start int
	// End is the offset after the last byte.
	End int
}

// LogValue gives the signal, its strength, instant, event and place, and no word of
// the customer's.
func (o Observation) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("signal", o.Signal),
		slog.Int64("strength", o.Strength),
		slog.Time("at", o.At),
		slog.String("event", o.Event),
		slog.Int("start", o.Span.Start),
		slog.Int("end", o.Span.End),
	)
}

// observation checks what can be checked without a model.
func (f *findings) observation(path string, o *Observation) {
	if o.Strength < 1 || o.Strength > Full {
		f.number(strict.Under(path, "strength"), o.Strength, "1 to 1000")
	}
	if o.At.IsZero() {
		f.add(strict.Under(path, "at"), "no instant", "when it was observed")
	}
	if o.Span.Start < 0 || o.Span.End < o.Span.Start {
		f.add(strict.Under(path, "span"), strconv.Itoa(o.Span.Start)+" to "+strconv.Itoa(o.Span.End), "a start from 0 and an end not before it")
	}
}

// valid reports whether [findings.observation] finds nothing.
func (o *Observation) valid() bool {
	return o.Strength >= 1 && o.Strength <= Full && !o.At.IsZero() && o.Span.Start >= 0 && o.Span.End >= o.Span.Start
}
