package complaint

import "slices"

// A rule is one row of the table from which everything follows: what Decide
// accepts, what Allowed lists, what Apply does, the diagrams and the documentation.
type rule struct {
	from   phaseSet
	to     Phase // 0: the phase stays
	step   Step  // which of the eight steps this is, if any
	form   form
	guards []guard // in the order of their codes
	// then changes the facts beside the phase; nil when there are none.
	then func(c *Case, at int64, actor string, d Details)
}

// nothing is the phase of a complaint that does not exist yet.
const nothing phaseSet = 1

func from(phases ...Phase) phaseSet {
	var s phaseSet
	for _, p := range phases {
		s |= 1 << p
	}
	return s
}

// The table. Its index is the Action.
var rules = [...]*rule{
	Receive: {from: nothing, to: Received, form: opening, then: received},
	Detect:  {from: nothing, to: Detected, form: opening, then: opened},

	Thank:             {from: from(Received), to: Thanked, step: StepThank, form: anyWords},
	Appreciate:        {from: from(Thanked), to: Appreciated, step: StepAppreciate, form: anyWords},
	Apologise:         {from: from(Appreciated), to: Apologised, step: StepApologise, form: anyWords},
	Promise:           {from: from(Apologised), to: Promised, step: StepPromise, form: commitment, guards: []guard{dueAhead}, then: promised},
	Gather:            {from: from(Promised, Reopened, Dissatisfied), to: Gathered, step: StepGather, form: anyWords, guards: []guard{reworkLeft}, then: gathered},
	Correct:           {from: from(Gathered, Dissatisfied), to: Corrected, step: StepCorrect, form: someWords, guards: []guard{reworkLeft}, then: corrected},
	CheckSatisfied:    {from: from(Corrected), to: Satisfied, step: StepCheck, form: answer, guards: []guard{customersWord}},
	CheckDissatisfied: {from: from(Corrected), to: Dissatisfied, step: StepCheck, form: answer, guards: []guard{customersWord}},
	Prevent:           {from: from(Satisfied), to: Prevented, step: StepPrevent, form: prevention, then: caused},

	Close:     {from: from(Prevented), to: Closed, form: anyWords, guards: []guard{nothingOutside}},
	Withdraw:  {from: open, to: Withdrawn, form: anyWords, then: released},
	MergeInto: {from: open, to: Merged, form: mergeTarget, guards: []guard{notItself}, then: merged},
	Absorb:    {from: open, form: mergeSource, guards: []guard{newPromises, notItself}, then: tookOver},
	Conclude:  {from: from(Corrected, Dissatisfied), to: Concluded, form: ending, guards: []guard{nothingOutside, independent}, then: released},
	Reopen:    {from: from(Closed, Withdrawn, Concluded), to: Reopened, form: reasonWords, then: reopened},

	Visit:     {from: from(Detected), to: Visited, step: StepApologise, form: someWords},
	FindCause: {from: from(Visited), to: CauseFound, form: finding, then: caused},
	Remedy:    {from: from(CauseFound, PlanApproved), to: Corrected, step: StepCorrect, form: someWords, then: corrected},
	FilePlan:  {from: from(CauseFound, PlanRejected), to: PlanFiled, form: someWords, then: filed},
	Approve:   {from: from(PlanFiled), to: PlanApproved, form: anyWords, guards: []guard{notTheFiler}},
	Reject:    {from: from(PlanFiled), to: PlanRejected, form: reasonWords, guards: []guard{notTheFiler}},
	Voice:     {from: hidden, to: Received, form: anyWords, then: spokeUp},

	Refer:         {from: open, form: referral, guards: []guard{onceABody}, then: referred},
	Decided:       {from: open, form: ruling, guards: []guard{bodyAsked}, then: ruled},
	PromiseAgain:  {from: afterPromise, step: StepPromise, form: commitment, guards: []guard{dueAhead}, then: promised},
	ChangeHandler: {from: open, form: handOver, guards: []guard{anotherHandler}, then: handedOver},
	ChangePlace:   {from: open, form: place, then: moved},
	ChangeTime:    {from: open, form: appointment, guards: []guard{timeAhead}, then: moved},
	Assess:        {from: open, form: assessment, then: assessed},
	Feedback:      {from: open, form: anyWords, then: spoke},
	Note:          {from: open, form: someWords},
	Classify:      {from: open, form: classification, then: classified},
}

// A Rule is one row of the table for people and programs that draw or explain it.
type Rule struct {
	// Action whose row it is; each action has one.
	Action Action
	// From lists the phases in which it can be done, in their order; it is empty for
	// an action that opens a complaint.
	From []Phase
	// To is the phase that follows, 0 when the phase stays.
	To Phase
	// Step is which of the eight steps it is, 0 when none.
	Step Step
	// Details names the type of the [Details] it takes, "Words".
	Details string
	// Needs says in English what the details must hold, "" when they may be left out.
	Needs string
	// Fields are what the details can say, in the order in which a form asks for it.
	Fields []Field
	// Guards say what else must hold, each with its code.
	Guards []Guard
}

// A Guard is a condition that a Rule sets beside the phase and the details.
type Guard struct {
	// Code of the refusal when it does not hold.
	Code Code
	// Says in English what must hold.
	Says string
}

// Rules gives the whole table, one row per action in the order of [Actions], in a
// slice the caller owns. [Case.Decide], [Case.Allowed], the diagrams and the
// documentation follow from the same rows.
func Rules() []Rule {
	list := make([]Rule, 0, len(rules)-1)
	for _, a := range Actions() {
		row, _ := a.Rule()
		list = append(list, row)
	}
	return list
}

// Rule gives the row of a, with slices the caller owns; false for a number that names
// no action.
func (a Action) Rule() (Rule, bool) {
	if !actions.Has(a) {
		return Rule{}, false
	}
	r := rules[a]
	row := Rule{
		Action: a, From: r.from.list(), To: r.to, Step: r.step,
		Details: r.form.name, Needs: r.form.needs, Fields: slices.Clone(r.form.fields),
	}
	for _, g := range r.guards {
		row.Guards = append(row.Guards, Guard{Code: g.code, Says: g.says})
	}
	return row, true
}
