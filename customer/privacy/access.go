package privacy

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// A Request is somebody's wish to use data of one customer.
type Request struct {
	// Purpose of the use.
	Purpose Purpose
	// Fields that are wanted.
	Fields []Field
	// Duties are the purposes that belong to the work of whoever asks. Who needs not
	// know is not told.
	Duties []Purpose
	// To is the third party that shall have them; "" for use inside the house.
	To string
	// At is the instant of the use.
	At time.Time
}

// An Answer says of one field whether it may be used, and why.
type Answer struct {
	// Field that was wanted.
	Field Field
	// Reason why it may be used, or may not; see [Reason.Allows].
	Reason Reason
}

// Ask answers a request, field by field in its order:
//
//  1. A purpose that is not among the duties: [ReasonNotTheirTask].
//  2. A field that the purpose does not need: [ReasonNotNeeded].
//  3. Inside the house, for what the customer asked ([Purpose.Asked]), a field that is
//     not sensitive: [ReasonNeeded].
//  4. For all else, a consent for the purpose and the field, for the third party if
//     there is one, that was given at or before the instant and ends after it:
//     [ReasonConsented]. A withdrawal at or before the instant takes back every consent
//     to the purpose and the field that was given until then, not only its own.
//  5. Otherwise the reason that is closest to being allowed among the consents:
//     [ReasonWithdrawn], [ReasonExpired], [ReasonNotYet], [ReasonNotToThem],
//     [ReasonNoConsent].
//
// The order of the consents does not matter. A request without purpose, fields or
// instant, or with what names nothing, and consents with faults are refused with every
// fault at once.
func Ask(r Request, consents ...Consent) ([]Answer, error) {
	if err := r.check(consents); err != nil {
		return nil, err
	}
	answers := make([]Answer, len(r.Fields))
	for i, f := range r.Fields {
		answers[i] = Answer{f, r.reason(f, consents)}
	}
	return answers, nil
}

func (r Request) check(consents []Consent) error {
	f := faults{of: "request"}
	f.want(purposes.Has(r.Purpose), "purpose", r.Purpose.String(), "a purpose")
	f.want(len(r.Fields) > 0, "fields", "", "at least one")
	for i, field := range r.Fields {
		f.want(fields.Has(field), fmt.Sprintf("fields[%d]", i), field.String(), "a field")
	}
	for i, duty := range r.Duties {
		f.want(purposes.Has(duty), fmt.Sprintf("duties[%d]", i), duty.String(), "a purpose")
	}
	f.want(!r.At.IsZero(), "at", "", "an instant")
	for _, c := range consents {
		f.errs = append(f.errs, c.Check())
	}
	return errors.Join(f.errs...)
}

func (r Request) reason(f Field, consents []Consent) Reason {
	switch {
	case !slices.Contains(r.Duties, r.Purpose):
		return ReasonNotTheirTask
	case !slices.Contains(r.Purpose.Needs(), f):
		return ReasonNotNeeded
	case r.To == "" && r.Purpose.Asked() && !f.Sensitive():
		return ReasonNeeded
	}
	var withdrawn time.Time // the last time
	for _, c := range consents {
		if c.covers(f, r) && !c.Withdrawn.After(r.At) && c.Withdrawn.After(withdrawn) {
			withdrawn = c.Withdrawn
		}
	}
	best := ReasonNoConsent
	for _, c := range consents {
		if c.covers(f, r) {
			best = max(best, c.answers(r, withdrawn))
		}
	}
	return best
}

func (c Consent) covers(f Field, r Request) bool {
	return c.Purpose == r.Purpose && slices.Contains(c.Fields, f)
}

// answers says what a consent that covers the field means for a request, when the
// last withdrawal before it was at the instant.
func (c Consent) answers(r Request, withdrawn time.Time) Reason {
	switch {
	case r.To != "" && !slices.Contains(c.To, r.To):
		return ReasonNotToThem
	case r.At.Before(c.Given):
		return ReasonNotYet
	case !c.Given.After(withdrawn):
		return ReasonWithdrawn
	case !c.Until.IsZero() && !r.At.Before(c.Until):
		return ReasonExpired
	}
	return ReasonConsented
}
