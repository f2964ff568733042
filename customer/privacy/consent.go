package privacy

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/internal/strict"
)

// A Consent is what a customer agreed to: which data, for what, from when. It is
// data; what it allows at an instant says [Ask].
type Consent struct {
	// Purpose that was told to the customer.
	Purpose Purpose `json:"purpose"`
	// Fields that may be used for it.
	Fields []Field `json:"fields"`
	// To names the third parties to whom they may be passed on, besides our own use.
	To []string `json:"to,omitempty"`
	// Given is the first instant at which it holds.
	Given time.Time `json:"given"`
	// Until is the first instant at which it no longer holds; zero is for ever.
	Until time.Time `json:"until,omitzero"`
	// Withdrawn is the instant from which the customer no longer agrees; zero is never.
	Withdrawn time.Time `json:"withdrawn,omitzero"`
}

// Check gives every fault of the consent at once, each a [*customer.FieldError], and
// nil for one that can be kept: a purpose, fields that the purpose needs, when it was
// given, an end after that, and a withdrawal not before it.
func (c Consent) Check() error {
	f := faults{of: "consent"}
	f.want(purposes.Has(c.Purpose), "purpose", c.Purpose.String(), "a purpose")
	f.want(len(c.Fields) > 0, "fields", "", "at least one")
	for i, field := range c.Fields {
		f.want(slices.Contains(c.Purpose.Needs(), field), fmt.Sprintf("fields[%d]", i), field.String(), "a field that the purpose needs")
	}
	for i, to := range c.To {
		f.want(to != "" && strings.TrimSpace(to) == to, fmt.Sprintf("to[%d]", i), to, "a name")
	}
	f.want(!c.Given.IsZero(), "given", "", "an instant")
	f.want(c.Until.IsZero() || c.Until.After(c.Given), "until", instant(c.Until), "an instant after given")
	f.want(c.Withdrawn.IsZero() || !c.Withdrawn.Before(c.Given), "withdrawn", instant(c.Withdrawn), "an instant not before given")
	return errors.Join(f.errs...)
}

// Withdraw gives the consent as it is once the customer took it back at the instant.
// One that was taken back before stays as it is. An instant before the consent is
// refused.
func (c Consent) Withdraw(at time.Time) (Consent, error) {
	if at.Before(c.Given) {
		return Consent{}, &customer.FieldError{Of: "consent", Path: "withdrawn", Got: instant(at), Want: "an instant not before given"}
	}
	if c.Withdrawn.IsZero() || at.Before(c.Withdrawn) {
		c.Withdrawn = at
	}
	return c, nil
}

// UnmarshalJSON reads what json.Marshal writes. Unknown fields and names and all that
// [Consent.Check] finds are refused, and c stays as it was.
func (c *Consent) UnmarshalJSON(data []byte) error {
	type plain Consent
	var read plain
	if err := strict.Decode(data, &read, strict.Lower); err != nil {
		return &customer.FieldError{Of: "consent", Got: fmt.Sprintf("%d bytes", len(data)), Want: "its JSON form: " + err.Error(), Err: err}
	}
	if err := Consent(read).Check(); err != nil {
		return err
	}
	*c = Consent(read)
	return nil
}

// faults are what was found in one thing.
type faults struct {
	of   string
	errs []error
}

func (f *faults) want(ok bool, path, got, want string) {
	if !ok {
		f.errs = append(f.errs, &customer.FieldError{Of: f.of, Path: path, Got: got, Want: want})
	}
}

func instant(t time.Time) string { return t.Format(time.RFC3339Nano) }
