package customer

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"
)

// Classify reads the evidence:
//
//  1. If the customer opted out, nothing is read.
//  2. An observation is ignored if its signal carries no points, if it is one of the
//     voice seen in writing, if it is as old as its expiry or older, if a stated
//     context explains it, or if the same signal of the same event counts already; of
//     those the one that weighs most counts.
//  3. Each other one weighs its strength, halved for each whole half-life of its age
//     and cut to whole thousandths. The weights of a signal are added up to its cap.
//  4. A signal gives each type and overlay its points times its weight, cut to whole
//     thousandths. The signals of one family together give one type no more than the
//     family cap, the first in the registry first.
//  5. Counter-evidence then takes away from what there is, never below zero.
//  6. The highest score makes a type if it reaches Low.Minimum and leads the second
//     by Low.Lead. Without the minimum the status is [StatusUnknown], without the lead
//     [StatusAmbiguous].
//  7. An override replaces the type and nothing else.
//
// Numbers are cut toward zero, so that little evidence never becomes more. All
// faults of the evidence come back at once, as a [*FieldError] each.
func (m *Model) Classify(e Evidence) (Reading, error) {
	var r Reading
	err := m.ClassifyInto(&r, e)
	return r, err
}

// ClassifyInto is Classify into a reading whose memory is used again, so that a
// caller who keeps one allocates nothing. What r held is overwritten; on an error r
// stays as it was.
func (m *Model) ClassifyInto(r *Reading, e Evidence) error {
	f := findings{of: "evidence"}
	stated := f.contexts(e.Contexts)
	order := r.order[:0]
	if !e.OptedOut {
		f.evidence(&e)
		order = m.inOrder(&f, order, &e)
	}
	if len(f.errs) > 0 {
		return f.err()
	}
	*r = Reading{
		Confidence: ConfidenceNone, Overlays: r.Overlays[:0], Contexts: stated.appendTo(r.Contexts[:0]),
		Contributions: r.Contributions[:0], Ignored: r.Ignored[:0], model: m, order: order,
	}
	if e.OptedOut {
		r.Status = StatusOptedOut
		return nil
	}
	r.count(&e, stated)
	r.decide(e.Override)
	return nil
}

// place is where an observation stands: the row of its signal in the upper half, its
// index in the evidence in the lower.
type place uint64

func (p place) row() int { return int(p >> 32) }

func (p place) index() int { return int(uint32(p)) }

// inOrder gives the places of the observations, row by row, or notes what is wrong
// with them.
func (m *Model) inOrder(f *findings, order []place, e *Evidence) []place {
	for i := range e.Observations {
		o := &e.Observations[i]
		if row, ok := m.index[o.Signal]; ok && o.valid() && o.age(e.At) >= 0 {
			order = append(order, place(row)<<32|place(i))
		} else {
			m.refuse(f, i, e)
		}
	}
	slices.Sort(order)
	return order
}

// weight is what an observation weighs, or why it is ignored.
type weight struct {
	thousandths int64
	reason      IgnoreReason // 0 if it is not ignored
	context     Context
}

func (r *row) weigh(o *Observation, at time.Time, stated contextSet) weight {
	age, explained := o.age(at), r.explained&stated
	switch {
	case len(r.feeds) == 0:
		return weight{reason: IgnoredNeutral}
	case r.spoken && o.Written:
		return weight{reason: IgnoredNotApplicable}
	case age >= r.expiry:
		return weight{reason: IgnoredExpired}
	case explained != 0:
		return weight{reason: IgnoredExplained, context: explained.first()}
	case age < r.halfLife:
		return weight{thousandths: o.Strength}
	}
	return weight{thousandths: o.Strength >> min(age/r.halfLife, 62)}
}

// age is how long before an instant it was observed, below zero for later, by the
// calendar: a reading of the monotonic clock is not stored and must not tell. What is
// more than a duration holds is the longest there is.
func (o *Observation) age(at time.Time) time.Duration {
	const most = math.MaxInt64/int64(time.Second) - 1
	seconds := max(-most, min(at.Unix()-o.At.Unix(), most))
	return time.Duration(seconds)*time.Second + time.Duration(at.Nanosecond()-o.At.Nanosecond())
}

// byEvent orders observations of one row: by event, the weightiest first, and then by
// all else that tells them apart.
func byEvent(x, y *Observation, a, b weight) int {
	return cmp.Or(
		strings.Compare(x.Event, y.Event),
		cmp.Compare(b.thousandths, a.thousandths),
		y.At.Compare(x.At),
		cmp.Compare(y.Strength, x.Strength),
		compareBool(x.Written, y.Written),
		cmp.Compare(x.Span.Start, y.Span.Start),
		cmp.Compare(x.Span.End, y.Span.End),
	)
}

// compareBool puts false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
