package customer

import (
	"slices"
	"time"

	"golang.org/x/text/language"
)

// Signal is one row of the registry: something that can be observed in what a
// customer does or says, and how much it tells about how they like to be served.
//
// A signal is evidence, with no points below zero; or counter-evidence, with no
// points above zero, for one type at most and one overlay at most; or neutral,
// without points: good to see, and worth nothing.
type Signal struct {
	// ID is what observations name and what is stored: 1 to 64 bytes of letters and
	// digits of any language, joined by single hyphens, underscores or dots. One that
	// names a trait of the person is refused with [ErrSensitive].
	ID string
	// Family is the group of signals that count together for no more than
	// [Settings.FamilyCap].
	Family Family
	// Points are what one plain observation is worth for each type, at most 1000
	// points. Below zero they lower that type, and never below zero.
	Points Points
	// Overlays are the same for each overlay.
	Overlays OverlayPoints
	// Cap is how much the observations of this signal count for together, in
	// thousandths of one plain observation: 1000 means that a repetition adds
	// nothing. From 1000 to 1000000; 0 means 1500, so that a second observation
	// adds half and a third nothing.
	Cap int64
	// HalfLife is the time after which an observation counts half, and after twice
	// that time a quarter; until then it counts in full. 0 means that of the
	// [Settings].
	HalfLife time.Duration
	// Expiry is the age from which on an observation is ignored. 0 means that of
	// the [Settings].
	Expiry time.Duration
	// Spoken says that the signal is one of the voice, and means nothing in writing.
	Spoken bool
	// ExplainedBy lists the contexts that would produce the signal by themselves.
	// If one of them is stated, its observations are ignored.
	ExplainedBy []Context
	// Text says in a few words what is observed, "Asks for speed". It says what was
	// done and does not judge who did it.
	Text Text
}

// Label says in a few words what is observed, in the language of the tag as
// [Type.Label] chooses it.
func (s Signal) Label(tag language.Tag) string { return s.Text.In(tag) }

// counter reports whether the signal is counter-evidence.
func (s *Signal) counter() bool {
	below := func(n int64) bool { return n < 0 }
	return slices.ContainsFunc(s.Points[:], below) || slices.ContainsFunc(s.Overlays[:], below)
}

// clone shares no memory with s.
func (s Signal) clone() Signal {
	s.ExplainedBy = slices.Clone(s.ExplainedBy)
	return s
}
