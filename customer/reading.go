package customer

import (
	"log/slog"
	"strings"
)

// Reading is what a model makes of evidence: which way of being served seems to be
// preferred, and every reason for it. It is the same for the same evidence in any
// order. It serves to choose a plan for this contact, and never to be reported
// about the person.
type Reading struct {
	// Status says how the reading ended.
	Status Status
	// Primary is the type that the evidence points to, or that a person decided on; 0
	// unless Status is [StatusTyped] or [StatusOverridden].
	Primary Type
	// Secondary is a second type with enough evidence, which a plan may use where the
	// primary leaves room; 0 if there is none, or if two are equal. Only a typed
	// reading has one.
	Secondary Type
	// Confidence is the band that a typed reading reached, [ConfidenceNone] for all
	// others.
	Confidence Confidence
	// Overlays are the states that the evidence shows, whatever the Status, in their
	// order. Only a reading that was opted out of has none.
	Overlays []Overlay
	// Contexts are what was stated, each once, in their order.
	Contexts []Context
	// Scores are the sums of the contributions to each type, 0 or more.
	Scores Points
	// OverlayScores are the sums of the contributions to each overlay, 0 or more.
	OverlayScores OverlayPoints
	// Contributions list what each signal gave to each type and overlay, in an order
	// that depends on the model alone: evidence by family, then counter-evidence.
	Contributions []Contribution
	// Ignored lists the observations that count for nothing, each with the reason.
	Ignored []Ignored

	model *Model
	order []place // of the observations, kept for its memory
}

// Contribution is what the observations of one signal gave to one type or one
// overlay.
type Contribution struct {
	// Signal is the id of the signal.
	Signal string
	// Type is the type that it counts for; 0 if it counts for an overlay.
	Type Type
	// Overlay is the overlay that it counts for; 0 if it counts for a type.
	Overlay Overlay
	// Points are what is in the score, in thousandths of a point: below zero for
	// counter-evidence, 0 if nothing was left to give or to take.
	Points int64
	// Cut is what the caps of signal and family, or for counter-evidence the floor of
	// zero, kept out of the score. Points and Cut together are what the observations
	// would be worth without.
	Cut int64
	// Observations is how many stand behind it, from 1.
	Observations int
}

// Ignored is an observation that counts for nothing, and why.
type Ignored struct {
	// Observation is what was handed in.
	Observation Observation
	// Reason says why it does not count.
	Reason IgnoreReason
	// Context is the first that explains it; 0 unless Reason is [IgnoredExplained].
	Context Context
}

// LogValue gives the codes and numbers of the reading, and no word of the customer's.
func (r Reading) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("status", r.Status.String()),
		slog.String("primary", r.Primary.String()),
		slog.String("secondary", r.Secondary.String()),
		slog.String("confidence", r.Confidence.String()),
		slog.String("overlays", strings.Join(names(r.Overlays), " ")),
		slog.Int("contributions", len(r.Contributions)),
		slog.Int("ignored", len(r.Ignored)),
	)
}
