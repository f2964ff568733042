package sla_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/internal/enum/enumtest"
	"github.com/servicequality/servicequality/sla"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, sla.Metrics, sla.ParseMetric, unknown)
	enumtest.Test(t, sla.States, sla.ParseState, unknown)
	enumtest.Test(t, sla.Verdicts, sla.ParseVerdict, unknown)
	enumtest.Test(t, sla.EventKinds, sla.ParseEventKind, unknown)
	enumtest.Test(t, sla.ReopenModes, sla.ParseReopenMode, unknown)
	enumtest.Test(t, sla.Marks, sla.ParseMark, unknown)
	enumtest.Test(t, sla.Reasons, sla.ParseReason, unknown)
	enumtest.Test(t, sla.Acts, sla.ParseAct, unknown)
	enumtest.Test(t, sla.EntryKinds, sla.ParseEntryKind, unknown)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*sla.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}
