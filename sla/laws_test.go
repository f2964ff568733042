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
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*sla.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}
