package deadline

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/internal/strict"
)

// Limit is how long something may take.
type Limit struct {
	// N is how many units, from 1 to [MaxLimit].
	N int `json:"n"`
	// Unit is what N counts.
	Unit Unit `json:"unit"`
}

// MaxLimit is the largest N of a [Limit].
const MaxLimit = 10_000

// Extension lengthens a limit once the customer was told so.
type Extension struct {
	// By is the action that does it, at or before the due instant that it moves. A
	// holding reply that names a new date is [complaint.PromiseAgain].
	By complaint.Action `json:"by"`
	// Limit takes the place of the one before; it runs from the same start.
	Limit Limit `json:"limit"`
}

// A Rule is one time limit, as data. It is what somebody once read in a source, and
// no legal advice: look up what holds for you.
type Rule struct {
	// ID is the stable name of the rule, "disp-final".
	ID string `json:"id"`
	// Jurisdiction is where it holds, as an ISO 3166 country code; "" is everywhere.
	Jurisdiction string `json:"jurisdiction,omitempty"`
	// Source says where it is written.
	Source string `json:"source"`
	// Starts are the actions that set it going, unless it is going already.
	Starts []complaint.Action `json:"starts"`
	// MetBy are the actions that meet it. An action can meet it and start it anew.
	MetBy []complaint.Action `json:"met_by"`
	// Limit is how long it may take. The due instant itself is in time; of a limit
	// in days it is the last instant of the last day.
	Limit Limit `json:"limit"`
	// CountFirst counts the day on which it starts as the first day.
	CountFirst bool `json:"count_first,omitempty"`
	// Extensions in the order in which they can be used, each once.
	Extensions []Extension `json:"extensions,omitempty"`
	// From is the first instant at which a start is under this rule; zero is always.
	From time.Time `json:"from,omitzero"`
	// Until is the first instant at which a start no longer is; zero is for ever.
	Until time.Time `json:"until,omitzero"`
}

// A RuleError says that a rule cannot be used, and why.
type RuleError struct {
	// ID is the rule's, as it was given.
	ID string
	// Field is the path of the field at fault, "extensions[1].limit.n".
	Field string
	// Want is what would have been right.
	Want string
}

// Error names the rule, the field and what would have been right.
func (e *RuleError) Error() string {
	return fmt.Sprintf("complaint/deadline: rule %q: %s: want %s", e.ID, e.Field, e.Want)
}

// Check gives every fault of the rule at once, each a [*RuleError], and nil for a
// rule that can be used.
func (r Rule) Check() error {
	var faults []error
	want := func(ok bool, field, text string) {
		if !ok {
			faults = append(faults, &RuleError{ID: r.ID, Field: field, Want: text})
		}
	}
	actions := func(list []complaint.Action, field string) {
		want(len(list) > 0, field, "at least one action")
		for i, a := range list {
			want(a != 0 && a <= complaint.Classify, fmt.Sprintf("%s[%d]", field, i), "an action")
		}
	}
	limit := func(l Limit, field string) {
		want(l.N >= 1 && l.N <= MaxLimit, field+".n", fmt.Sprintf("1 to %d", MaxLimit))
		want(units.Has(l.Unit), field+".unit", "a unit")
		want(!r.CountFirst || l.Unit != Hours, field+".unit", "days, when the first is counted")
	}
	want(strings.TrimSpace(r.ID) != "", "id", "a name")
	want(strings.TrimSpace(r.Source) != "", "source", "where it is written")
	actions(r.Starts, "starts")
	actions(r.MetBy, "met_by")
	limit(r.Limit, "limit")
	for i, x := range r.Extensions {
		actions([]complaint.Action{x.By}, fmt.Sprintf("extensions[%d].by", i))
		limit(x.Limit, fmt.Sprintf("extensions[%d].limit", i))
	}
	want(r.Until.IsZero() || r.From.Before(r.Until), "until", "an instant after from")
	return errors.Join(faults...)
}

// covers reports whether a start at the instant at is under the rule.
func (r Rule) covers(at time.Time) bool {
	return !at.Before(r.From) && (r.Until.IsZero() || at.Before(r.Until))
}

// ParseRules reads a JSON array of rules. Unknown fields and unknown names are
// refused; every rule is checked, and no id may stand there twice.
func ParseRules(data []byte) ([]Rule, error) {
	var rules []Rule
	if err := strict.Decode(data, &rules, strict.Lower); err != nil {
		return nil, fmt.Errorf("complaint/deadline: rules: %w", err)
	}
	var faults []error
	seen := map[string]bool{}
	for _, r := range rules {
		faults = append(faults, r.Check())
		if seen[r.ID] {
			faults = append(faults, &RuleError{ID: r.ID, Field: "id", Want: "a name of its own"})
		}
		seen[r.ID] = true
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return rules, nil
}
