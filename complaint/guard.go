package complaint

import "slices"

// A guard is a condition beside the phase and the form of the details. Those that
// look at nothing but the complaint are asked by Allowed too.
type guard struct {
	code  Code
	field string // of the details, "" when it is none
	says  string
	// state looks at how the complaint stands alone; nil when that does not matter.
	state func(standing) bool
	// holds looks at what is to be done; nil when state says it all.
	holds func(c *Case, at int64, actor string, d Details) bool
}

// A standing is what guards ask of a complaint whatever is to be done, as bits.
type standing uint8

const (
	outsideOpen standing = 1 << iota // an outside body has not decided yet
	reworkedOut                      // not satisfied, and reworked as often as is allowed
	standings                        // how many different ones there are
)

func (s standing) is(bit standing) bool { return s&bit != 0 }

func (c *Case) standing() standing {
	if c.rare == nil && c.phase != Dissatisfied {
		return 0 // as good as always
	}
	return c.unusual()
}

func (c *Case) unusual() (s standing) {
	if c.phase == Dissatisfied && c.rework >= c.limit {
		s |= reworkedOut
	}
	if c.rare != nil && slices.ContainsFunc(c.rare.Referrals, Referral.open) {
		s |= outsideOpen
	}
	return s
}

var (
	customersWord = guard{
		code: CodePayload, field: "by", says: "the word is not the handler's own",
		holds: func(c *Case, _ int64, _ string, d Details) bool { return d.(Answer).By != c.handler },
	}
	bodyAsked = guard{
		code: CodePayload, field: "body", says: "the body has an open referral",
		state: func(s standing) bool { return s.is(outsideOpen) },
		holds: func(c *Case, _ int64, _ string, d Details) bool { return c.openReferral(d.(Referral).Body) >= 0 },
	}
	dueAhead = guard{
		code: CodeDue, field: "due", says: "the due instant lies after now",
		holds: func(_ *Case, at int64, _ string, d Details) bool { return d.(Commitment).Due.After(instant(at)) },
	}
	timeAhead = guard{
		code: CodeDue, field: "time", says: "the new time lies after now",
		holds: func(_ *Case, at int64, _ string, d Details) bool { return d.(Meeting).Time.After(instant(at)) },
	}
	reworkLeft = guard{
		code: CodeReworkLimit, says: "the rework limit of the cycle is not reached (from dissatisfied)",
		state: func(s standing) bool { return !s.is(reworkedOut) },
	}
	nothingOutside = guard{
		code: CodeExternalOpen, says: "no outside referral is open",
		state: func(s standing) bool { return !s.is(outsideOpen) },
	}
	onceABody = guard{
		code: CodeExternalOpen, field: "body", says: "the body has no open referral yet",
		holds: func(c *Case, _ int64, _ string, d Details) bool { return c.openReferral(d.(Referral).Body) < 0 },
	}
	notItself = guard{
		code: CodeSelfMerge, field: "other", says: "the other complaint is not this one",
		holds: func(c *Case, _ int64, _ string, d Details) bool { return d.(Merger).Other != c.id },
	}
	newPromises = guard{
		code: CodePayload, field: "promises", says: "the promises that come over are new here",
		holds: func(c *Case, at int64, _ string, d Details) bool { return c.unknown(d.(Merger).Promises, at) },
	}
	anotherHandler = guard{
		code: CodeSameHandler, field: "to", says: "the new handler is not the present one",
		holds: func(c *Case, _ int64, _ string, d Details) bool { return d.(HandOver).To != c.handler },
	}
	independent = guard{
		code: CodeApprover, field: "approver", says: "the approver is neither the present handler nor the actor",
		holds: func(c *Case, _ int64, actor string, d Details) bool {
			approver := d.(Ending).Approver
			return approver != "" && approver != c.handler && approver != actor
		},
	}
	notTheFiler = guard{
		code: CodeApprover, field: "actor", says: "the actor is not who filed the plan",
		holds: func(c *Case, _ int64, actor string, _ Details) bool { return actor != c.filer() },
	}
)

// unknown reports whether the promises were all made by at, and none stands in
// the ledger or twice among them.
func (c *Case) unknown(promises []Pledge, at int64) bool {
	type source struct {
		origin  string
		version int
	}
	if len(promises) == 0 {
		return true
	}
	seen := map[source]bool{}
	c.eachPledge(func(p *pledge) { seen[source{p.origin, int(p.version)}] = true })
	for _, p := range promises {
		from := source{p.Case, p.Version}
		if seen[from] || p.Made.After(instant(at)) {
			return false
		}
		seen[from] = true
	}
	return true
}

// filer is who filed the plan that waits for approval.
func (c *Case) filer() string {
	if c.rare == nil {
		return ""
	}
	return c.rare.Filer
}

// openReferral is the index of the open referral to body, or -1.
func (c *Case) openReferral(body string) int {
	if c.rare == nil {
		return -1
	}
	return slices.IndexFunc(c.rare.Referrals, func(r Referral) bool { return r.Body == body && r.open() })
}
