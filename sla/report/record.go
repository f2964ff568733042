package report

import (
	"fmt"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// MaxContacts is the most contacts that one record may report.
const MaxContacts = 100

// Record is what a tally needs to know of one clock.
//
// Only the times of finished clocks, [Met] or [Missed], are tallied: those of an
// open clock are not over, and would pull every mean and quantile down.
type Record struct {
	// Key says which cell counts the record. Its Metric must be set.
	Key

	// Outcome is how the clock ended or stands. It must be set.
	Outcome Outcome

	// Business is the time that counted from the start of the clock to its stop:
	// without pauses, and in business hours if its target has any. It is 0 or more.
	Business time.Duration

	// Wall is the whole time from the start of the clock to its stop, as the
	// customer saw it pass. It is never less than Business.
	Wall time.Duration

	// EarlierBreach says that the clock had broken an earlier target before it was
	// given a longer one. Its Outcome is that of the last target; this keeps the
	// breach in sight, and is counted beside the outcome, whichever it is.
	EarlierBreach bool

	// Contacts is how many contacts it took to solve the case, the first one
	// included: 1 is a first-contact resolution, more are repeat contacts, 0 means
	// that nobody counted. A case has one clock for each metric but is one case:
	// only a record of [sla.Resolution] may carry contacts, at most [MaxContacts],
	// and they are tallied when it is finished.
	Contacts int
}

// Of gives the record of a clock from its status, under a key; ok is false for a
// clock that is pending, about which there is nothing to report. A stop that came
// too early is [Missed], a cancelled clock [Cancelled]. Contacts are the caller's
// to add.
func Of(k Key, s sla.Status) (r Record, ok bool) {
	outcome, ok := outcomeOf[s.Limit]
	_, breached := s.BreachedAt()
	forgiven := outcome == Met || outcome == Open
	return Record{Key: k, Outcome: outcome, Business: s.Elapsed, Wall: s.Wall, EarlierBreach: breached && forgiven}, ok
}

// outcomeOf says what each verdict of a clock is in a report.
var outcomeOf = map[sla.Verdict]Outcome{
	sla.OnTrack:  Open,
	sla.AtRisk:   Open,
	sla.Breached: OpenBreached,
	sla.Met:      Met,
	sla.Early:    Missed,
	sla.Missed:   Missed,
	sla.Void:     Cancelled,
}

// allFaults says what is wrong with r.
func (r Record) allFaults() faults { return append(r.faults(), r.Key.faults()...) }

// faults says what is wrong with r, apart from the texts of its key.
func (r Record) faults() faults {
	var f faults
	if r.Metric == 0 {
		_, err := r.Metric.MarshalText()
		f.cause(Metric.String(), err)
	}
	if !outcomes.Has(r.Outcome) {
		_, err := r.Outcome.MarshalText()
		f.cause("outcome", err)
	}
	if r.Business < 0 {
		f.add("business", r.Business.String(), "0s or more")
	}
	if least := max(r.Business, 0); r.Wall < least {
		f.add("wall", r.Wall.String(), fmt.Sprintf("at least %v, the business time", least))
	}
	if r.Contacts < 0 || r.Contacts > MaxContacts {
		f.add("contacts", fmt.Sprint(r.Contacts), fmt.Sprintf("0 to %d", MaxContacts))
	}
	if r.Contacts != 0 && r.Metric != sla.Resolution {
		f.add("contacts", fmt.Sprintf("%d on a clock of %v", r.Contacts, r.Metric), "contacts only on resolution")
	}
	return f
}
