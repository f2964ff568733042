package complaint_test

import (
	"slices"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// A model is a second complaint, as slow and obvious as can be: a list of records,
// read from the start for every question, and plain ifs. It shares no line with the
// table.
type model struct {
	id  string
	log []*record
}

type record struct {
	cmd     complaint.Command
	version int
}

// phase reads where the complaint stands off the last action that says so.
func (m *model) phase() complaint.Phase {
	var p complaint.Phase
	for _, r := range m.log {
		switch r.cmd.Action {
		case complaint.Receive, complaint.Voice:
			p = complaint.Received
		case complaint.Detect:
			p = complaint.Detected
		case complaint.Thank:
			p = complaint.Thanked
		case complaint.Appreciate:
			p = complaint.Appreciated
		case complaint.Apologise:
			p = complaint.Apologised
		case complaint.Promise:
			p = complaint.Promised
		case complaint.Gather:
			p = complaint.Gathered
		case complaint.Correct, complaint.Remedy:
			p = complaint.Corrected
		case complaint.CheckSatisfied:
			p = complaint.Satisfied
		case complaint.CheckDissatisfied:
			p = complaint.Dissatisfied
		case complaint.Prevent:
			p = complaint.Prevented
		case complaint.Close:
			p = complaint.Closed
		case complaint.Withdraw:
			p = complaint.Withdrawn
		case complaint.MergeInto:
			p = complaint.Merged
		case complaint.Conclude:
			p = complaint.Concluded
		case complaint.Reopen:
			p = complaint.Reopened
		case complaint.Visit:
			p = complaint.Visited
		case complaint.FindCause:
			p = complaint.CauseFound
		case complaint.FilePlan:
			p = complaint.PlanFiled
		case complaint.Approve:
			p = complaint.PlanApproved
		case complaint.Reject:
			p = complaint.PlanRejected
		}
	}
	return p
}

func ended(p complaint.Phase) bool {
	return p == complaint.Closed || p == complaint.Withdrawn || p == complaint.Merged || p == complaint.Concluded
}

// turn says whether a may be done in phase p, as the eight steps have it.
func turn(p complaint.Phase, a complaint.Action) bool {
	is := func(phases ...complaint.Phase) bool { return slices.Contains(phases, p) }
	switch a {
	case complaint.Receive, complaint.Detect:
		return p == 0
	case complaint.Thank:
		return is(complaint.Received)
	case complaint.Appreciate:
		return is(complaint.Thanked)
	case complaint.Apologise:
		return is(complaint.Appreciated)
	case complaint.Promise:
		return is(complaint.Apologised)
	case complaint.Gather:
		return is(complaint.Promised, complaint.Reopened, complaint.Dissatisfied)
	case complaint.Correct:
		return is(complaint.Gathered, complaint.Dissatisfied)
	case complaint.CheckSatisfied, complaint.CheckDissatisfied:
		return is(complaint.Corrected)
	case complaint.Prevent:
		return is(complaint.Satisfied)
	case complaint.Close:
		return is(complaint.Prevented)
	case complaint.Conclude:
		return is(complaint.Corrected, complaint.Dissatisfied)
	case complaint.Reopen:
		return is(complaint.Closed, complaint.Withdrawn, complaint.Concluded)
	case complaint.Visit:
		return is(complaint.Detected)
	case complaint.FindCause:
		return is(complaint.Visited)
	case complaint.Remedy:
		return is(complaint.CauseFound, complaint.PlanApproved)
	case complaint.FilePlan:
		return is(complaint.CauseFound, complaint.PlanRejected)
	case complaint.Approve, complaint.Reject:
		return is(complaint.PlanFiled)
	case complaint.Voice:
		return is(complaint.Detected, complaint.Visited, complaint.CauseFound, complaint.PlanFiled, complaint.PlanRejected, complaint.PlanApproved)
	case complaint.PromiseAgain:
		return is(complaint.Promised, complaint.Gathered, complaint.Corrected, complaint.Dissatisfied, complaint.Satisfied, complaint.Prevented, complaint.Reopened)
	}
	return p != 0 && !ended(p) // withdraw, merge-into, and all facts
}

func (m *model) handler() string {
	handler := ""
	for _, r := range m.log {
		switch d := r.cmd.Details.(type) {
		case complaint.Opening:
			handler = d.Handler
			if handler == "" {
				handler = r.cmd.Actor
			}
		case complaint.HandOver:
			handler = d.To
		}
	}
	return handler
}

func (m *model) limit() int {
	if n := m.log[0].cmd.Details.(complaint.Opening).Rework; n != nil {
		return *n
	}
	return 3
}

// rework counts how often dissatisfied was left for more work since the last
// reopening.
func (m *model) rework() int {
	n := 0
	for i, r := range m.log {
		switch r.cmd.Action {
		case complaint.Reopen:
			n = 0
		case complaint.Gather, complaint.Correct:
			if before := (&model{log: m.log[:i]}).phase(); before == complaint.Dissatisfied {
				n++
			}
		}
	}
	return n
}

// asked lists the bodies that were asked and have not decided.
func (m *model) asked() []string {
	var bodies []string
	for _, r := range m.log {
		d, _ := r.cmd.Details.(complaint.Referral)
		switch r.cmd.Action {
		case complaint.Refer:
			bodies = append(bodies, d.Body)
		case complaint.Decided:
			bodies = slices.DeleteFunc(bodies, func(b string) bool { return b == d.Body })
		}
	}
	return bodies
}

func (m *model) filer() string {
	filer := ""
	for _, r := range m.log {
		if r.cmd.Action == complaint.FilePlan {
			filer = r.cmd.Actor
		}
	}
	return filer
}

// cycles counts the openings and reopenings.
func (m *model) cycles() int {
	n := 0
	for _, r := range m.log {
		if a := r.cmd.Action; a == complaint.Receive || a == complaint.Detect || a == complaint.Reopen {
			n++
		}
	}
	return n
}

// pledge is a promise as the model sees it.
type pledge struct {
	complaint string
	version   int
	made, due time.Time
}

// ledger lists the promises.
func (m *model) ledger() []pledge {
	var list []pledge
	for _, r := range m.log {
		switch d := r.cmd.Details.(type) {
		case complaint.Commitment:
			list = append(list, pledge{m.id, r.version, r.cmd.At, d.Due})
		case complaint.Merger:
			for _, p := range d.Promises {
				list = append(list, pledge{p.Case, p.Version, p.Made, p.Due})
			}
		}
	}
	return list
}

// fate reads the log after promise p was entered until something settles it in time.
func (m *model) fate(p pledge, now time.Time) complaint.Fate {
	entered := false
	for _, r := range m.log {
		if r.cmd.At.After(p.due) {
			return complaint.Broken
		}
		if entered {
			switch r.cmd.Action {
			case complaint.Correct, complaint.Remedy:
				return complaint.Kept
			case complaint.Withdraw, complaint.Conclude:
				return complaint.Released
			case complaint.MergeInto:
				return complaint.Moved
			}
		}
		if m.id == p.complaint {
			entered = entered || r.version == p.version
		} else if d, ok := r.cmd.Details.(complaint.Merger); ok {
			entered = entered || slices.ContainsFunc(d.Promises, func(q complaint.Pledge) bool {
				return q.Case == p.complaint && q.Version == p.version
			})
		}
	}
	if now.After(p.due) {
		return complaint.Broken
	}
	return complaint.Pending
}

// lastWord is when the customer last heard from us, or the case was reopened.
func (m *model) lastWord() (at time.Time, ok bool) {
	for _, r := range m.log {
		switch r.cmd.Action {
		case complaint.Thank, complaint.Appreciate, complaint.Apologise, complaint.Promise, complaint.Gather,
			complaint.Correct, complaint.CheckSatisfied, complaint.CheckDissatisfied, complaint.Visit,
			complaint.Remedy, complaint.PromiseAgain, complaint.Feedback, complaint.Reopen:
			at, ok = r.cmd.At, true
		}
	}
	return at, ok && !ended(m.phase())
}

// decide says which code cmd is refused with, 0 for none, and the version of its
// event. Fault is what the maker of cmd did wrong to its details, 0 when nothing.
func (m *model) decide(cmd complaint.Command, fault complaint.Code) (complaint.Code, int) {
	if cmd.Action == 0 || cmd.Action > complaint.Classify {
		return complaint.CodeUnknownAction, 0
	}
	if cmd.Actor == "" {
		return complaint.CodeActorMissing, 0
	}
	for _, r := range m.log {
		if cmd.Key != "" && r.cmd.Key == cmd.Key {
			if fault == 0 && sameContent(r.cmd, cmd) {
				return 0, r.version
			}
			return complaint.CodeKeyConflict, 0
		}
	}
	phase := m.phase()
	if phase != 0 && cmd.At.Before(m.log[len(m.log)-1].cmd.At) || cmd.Occurred.After(cmd.At) {
		return complaint.CodeTime, 0
	}
	if cmd.Expect != 0 && cmd.Expect != len(m.log) {
		return complaint.CodeVersion, 0
	}
	opens := cmd.Action == complaint.Receive || cmd.Action == complaint.Detect
	if phase == 0 && !opens {
		return complaint.CodeNotStarted, 0
	}
	if phase != 0 && opens {
		return complaint.CodeAlreadyStarted, 0
	}
	if ended(phase) && (cmd.Action != complaint.Reopen || phase == complaint.Merged) {
		return complaint.CodeTerminal, 0
	}
	if !turn(phase, cmd.Action) {
		return complaint.CodeOrder, 0
	}
	if fault != 0 {
		return fault, 0
	}
	return m.guards(cmd), len(m.log) + 1
}

// guards says what speaks against cmd beside the order of the steps.
func (m *model) guards(cmd complaint.Command) complaint.Code {
	switch d := cmd.Details.(type) {
	case complaint.Answer:
		if d.By == m.handler() {
			return complaint.CodePayload
		}
	case complaint.Commitment:
		if !d.Due.After(cmd.At) {
			return complaint.CodeDue
		}
	case complaint.Meeting:
		if cmd.Action == complaint.ChangeTime && !d.Time.After(cmd.At) {
			return complaint.CodeDue
		}
	case complaint.Referral:
		open := slices.Contains(m.asked(), d.Body)
		if cmd.Action == complaint.Refer && open {
			return complaint.CodeExternalOpen
		}
		if cmd.Action == complaint.Decided && !open {
			return complaint.CodePayload
		}
	case complaint.Merger:
		for i, p := range d.Promises {
			known := slices.ContainsFunc(m.ledger(), func(q pledge) bool { return q.complaint == p.Case && q.version == p.Version })
			twice := slices.ContainsFunc(d.Promises[:i], func(q complaint.Pledge) bool { return q.Case == p.Case && q.Version == p.Version })
			if known || twice || p.Made.After(cmd.At) {
				return complaint.CodePayload
			}
		}
		if d.Other == m.id {
			return complaint.CodeSelfMerge
		}
	case complaint.HandOver:
		if d.To == m.handler() {
			return complaint.CodeSameHandler
		}
	case complaint.Ending:
		if len(m.asked()) > 0 {
			return complaint.CodeExternalOpen
		}
		if d.Approver == "" || d.Approver == m.handler() || d.Approver == cmd.Actor {
			return complaint.CodeApprover
		}
	}
	switch cmd.Action {
	case complaint.Gather, complaint.Correct:
		if m.phase() == complaint.Dissatisfied && m.rework() == m.limit() {
			return complaint.CodeReworkLimit
		}
	case complaint.Close:
		if len(m.asked()) > 0 {
			return complaint.CodeExternalOpen
		}
	case complaint.Approve, complaint.Reject:
		if cmd.Actor == m.filer() {
			return complaint.CodeApprover
		}
	}
	return 0
}
