package complaint_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, complaint.ParseStep, complaint.Steps,
		complaint.StepThank, complaint.StepAppreciate, complaint.StepApologise, complaint.StepPromise,
		complaint.StepGather, complaint.StepCorrect, complaint.StepCheck, complaint.StepPrevent)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*complaint.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}
