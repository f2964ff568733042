package complaint_test

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, complaint.ParseStep, complaint.Steps,
		complaint.StepThank, complaint.StepAppreciate, complaint.StepApologise, complaint.StepPromise,
		complaint.StepGather, complaint.StepCorrect, complaint.StepCheck, complaint.StepPrevent)
	enumtest.Test(t, unknown, complaint.ParsePhase, complaint.Phases,
		complaint.Received, complaint.Thanked, complaint.Appreciated, complaint.Apologised, complaint.Promised,
		complaint.Gathered, complaint.Corrected, complaint.Dissatisfied, complaint.Satisfied, complaint.Prevented,
		complaint.Reopened, complaint.Detected, complaint.Visited, complaint.CauseFound, complaint.PlanFiled,
		complaint.PlanRejected, complaint.PlanApproved, complaint.Closed, complaint.Withdrawn, complaint.Merged,
		complaint.Concluded)
	enumtest.Test(t, unknown, complaint.ParseAction, complaint.Actions,
		complaint.Receive, complaint.Detect, complaint.Thank, complaint.Appreciate, complaint.Apologise,
		complaint.Promise, complaint.Gather, complaint.Correct, complaint.CheckSatisfied,
		complaint.CheckDissatisfied, complaint.Prevent, complaint.Close, complaint.Withdraw, complaint.MergeInto,
		complaint.Absorb, complaint.Conclude, complaint.Reopen, complaint.Visit, complaint.FindCause,
		complaint.Remedy, complaint.FilePlan, complaint.Approve, complaint.Reject, complaint.Voice, complaint.Refer,
		complaint.Decided, complaint.PromiseAgain, complaint.ChangeHandler, complaint.ChangePlace,
		complaint.ChangeTime, complaint.Assess, complaint.Feedback, complaint.Note, complaint.Classify)
	enumtest.Test(t, unknown, complaint.ParseFieldKind, complaint.FieldKinds,
		complaint.KindName, complaint.KindWords, complaint.KindNumber, complaint.KindFlag, complaint.KindInstant,
		complaint.KindChoice, complaint.KindPledges)
	enumtest.Test(t, unknown, complaint.ParseCode, complaint.Codes,
		complaint.CodeUnknownAction, complaint.CodeActorMissing, complaint.CodeKeyConflict, complaint.CodeTime,
		complaint.CodeVersion, complaint.CodeNotStarted, complaint.CodeAlreadyStarted, complaint.CodeTerminal,
		complaint.CodeOrder, complaint.CodeReasonMissing, complaint.CodePayload, complaint.CodeDue,
		complaint.CodeReworkLimit, complaint.CodeExternalOpen, complaint.CodeSelfMerge, complaint.CodeMergeTarget,
		complaint.CodeSameHandler, complaint.CodeApprover)
	enumtest.Test(t, unknown, complaint.ParseFate, complaint.Fates,
		complaint.Pending, complaint.Kept, complaint.Broken, complaint.Released, complaint.Moved)
	enumtest.Test(t, unknown, complaint.ParseHeat, complaint.Heats,
		complaint.HeatCalm, complaint.HeatTense, complaint.HeatHigh)
	enumtest.Test(t, unknown, complaint.ParseSeverity, complaint.Severities,
		complaint.SeverityMinor, complaint.SeverityModerate, complaint.SeveritySerious, complaint.SeverityCritical)
	enumtest.Test(t, unknown, complaint.ParseImpact, complaint.Impacts,
		complaint.ImpactLow, complaint.ImpactMedium, complaint.ImpactHigh)
	enumtest.Test(t, unknown, complaint.ParseUrgency, complaint.Urgencies,
		complaint.UrgencyLow, complaint.UrgencyMedium, complaint.UrgencyHigh)
	enumtest.Test(t, unknown, complaint.ParsePriority, complaint.Priorities,
		complaint.PriorityLow, complaint.PriorityNormal, complaint.PriorityHigh, complaint.PriorityUrgent)
	enumtest.Test(t, unknown, complaint.ParseReaction, complaint.Reactions,
		complaint.ReactionComplained, complaint.ReactionLeft, complaint.ReactionThirdParty)
	enumtest.Test(t, unknown, complaint.ParseVenue, complaint.Venues,
		complaint.VenueLaw, complaint.VenueMedia, complaint.VenueRegulator)
	enumtest.Test(t, unknown, complaint.ParseReferralOutcome, complaint.ReferralOutcomes,
		complaint.OutcomeUpheld, complaint.OutcomeRejected, complaint.OutcomeSettled, complaint.OutcomeDropped)
	enumtest.Test(t, unknown, complaint.ParseConcludeReason, complaint.ConcludeReasons,
		complaint.ReasonNoAnswer, complaint.ReasonUnfounded, complaint.ReasonExternalDecision,
		complaint.ReasonUnreachable)
	enumtest.Test(t, unknown, complaint.ParseChannel, complaint.Channels,
		complaint.ChannelFaceToFace, complaint.ChannelPhone, complaint.ChannelEmail, complaint.ChannelLetter,
		complaint.ChannelChat, complaint.ChannelSocial, complaint.ChannelForm)
	enumtest.Test(t, unknown, complaint.ParseRootCause, complaint.RootCauses,
		complaint.CausePerson, complaint.CauseProcess, complaint.CauseProduct, complaint.CausePromise,
		complaint.CausePolicy, complaint.CausePartner)
	enumtest.Test(t, unknown, complaint.ParseCategory, complaint.Categories,
		complaint.CategoryFaultAgain, complaint.CategoryBrokenAppointment, complaint.CategoryNoResult,
		complaint.CategorySlow, complaint.CategoryNoAnswer, complaint.CategorySkill, complaint.CategoryRude,
		complaint.CategoryNotListened, complaint.CategoryPremises, complaint.CategoryEquipment,
		complaint.CategoryOther)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*complaint.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}

// documented is the table as the package documentation shows it.
func documented() string {
	var b strings.Builder
	for _, r := range complaint.Rules() {
		to := "the same"
		if r.To != 0 {
			to = r.To.String()
		}
		fmt.Fprintf(&b, "//\t%-14s  %s -> %s", r.Action, origins(r.From), to)
		if len(r.Guards) > 0 {
			b.WriteString(", if")
			for i, g := range r.Guards {
				b.WriteString([]string{" ", "; "}[min(i, 1)] + g.Says)
			}
		}
		b.WriteString("\n")
		if r.Needs != "" {
			fmt.Fprintf(&b, "//\t                with %s: %s\n", r.Details, r.Needs)
		}
	}
	return b.String()
}

// origins names phases, and the two large sets by a word.
func origins(phases []complaint.Phase) string {
	var names []string
	open, hidden := 0, 0
	for _, p := range phases {
		names = append(names, p.String())
		if p.Open() {
			open++
		}
		if p.Hidden() {
			hidden++
		}
	}
	switch {
	case len(phases) == 0:
		return "nothing"
	case open == len(complaint.Phases())-4:
		return "any open"
	case hidden == 6 && len(phases) == 6:
		return "any hidden"
	}
	return strings.Join(names, ", ")
}

func TestLawI28OneTableSaysItAll(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	if want := documented(); !strings.Contains(string(doc), want) {
		t.Errorf("doc.go does not hold the table:\n%s", want)
	}
	hash, all := sha256.New(), explore()
	for i, r := range complaint.Rules() {
		fmt.Fprintln(hash, r.Action, r.From, r.To, r.Step, r.Details)
		for _, g := range r.Guards {
			fmt.Fprintln(hash, g.Code)
		}
		if int(r.Action) != i+1 {
			t.Errorf("row %d is that of %v", i, r.Action)
		}
		for _, p := range complaint.Phases() {
			from := false
			for _, q := range r.From {
				from = from || p == q
			}
			if from != turn(p, r.Action) {
				t.Errorf("the table lets %v happen in %v: %v, the steps have it otherwise", r.Action, p, from)
			}
		}
		c := new(complaint.Case) // where Decide leads is where the table leads
		for _, s := range all.order {
			if len(r.From) > 0 && s.phase == r.From[0] && all.ways[s][r.Action].phase != 0 {
				c = all.cases[s].Clone()
			}
		}
		e, err := try(c, r.Action)
		if err != nil {
			t.Errorf("%v never happens: %v", r.Action, err)
		}
		before := c.Phase()
		c.Apply(e)
		if want := r.To; c.Phase() != want && (want != 0 || c.Phase() != before) {
			t.Errorf("%v leads from %v to %v, the table says %v", r.Action, before, c.Phase(), want)
		}
	}
	var stored struct{ Table string }
	json.Unmarshal([]byte(snapshot(new(complaint.Case))), &stored)
	if want := fmt.Sprintf("%x", hash.Sum(nil)[:8]); stored.Table != want {
		t.Errorf("snapshots say %q, the hash of the table is %q", stored.Table, want)
	}
}
