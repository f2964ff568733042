package sla_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/internal/enum/enumtest"
	"github.com/servicequality/servicequality/sla"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, sla.ParseMetric, sla.Metrics,
		sla.FirstResponse, sla.NextResponse, sla.PeriodicUpdate, sla.PausableUpdate, sla.RequesterWait,
		sla.AgentWork, sla.Resolution, sla.FollowUp, sla.PromiseKeeping, sla.Readiness)
	enumtest.Test(t, unknown, sla.ParseState, sla.States,
		sla.Pending, sla.Running, sla.Paused, sla.Stopped, sla.Cancelled)
	enumtest.Test(t, unknown, sla.ParseVerdict, sla.Verdicts,
		sla.OnTrack, sla.AtRisk, sla.Breached, sla.Met, sla.Early, sla.Missed, sla.Void)
	enumtest.Test(t, unknown, sla.ParseEventKind, sla.EventKinds,
		sla.Start, sla.Pause, sla.Resume, sla.Stop, sla.Cancel, sla.Reopen, sla.Retarget, sla.Recalendar)
	enumtest.Test(t, unknown, sla.ParseReopenMode, sla.ReopenModes,
		sla.Restart, sla.Continue, sla.SinceCreation)
	enumtest.Test(t, unknown, sla.ParseMark, sla.Marks,
		sla.WindowOpens, sla.WarningReached, sla.GoalReached, sla.DueReached, sla.LimitBreached)
	enumtest.Test(t, unknown, sla.ParseReason, sla.Reasons,
		sla.CountedTime, sla.ClosedTime, sla.PausedTime, sla.StoppedTime)
	enumtest.Test(t, unknown, sla.ParseAct, sla.Acts,
		sla.Assessed, sla.Declined, sla.Stated, sla.Informed, sla.CarriedOut, sla.Withdrawn)
	enumtest.Test(t, unknown, sla.ParseEntryKind, sla.EntryKinds,
		sla.CustomerWrote, sla.AgentWrote, sla.MachineWrote, sla.Opened, sla.AwaitsCustomer, sla.AwaitsOthers,
		sla.Solved, sla.FollowedUp, sla.MergedAway, sla.TookOver)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*sla.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}
