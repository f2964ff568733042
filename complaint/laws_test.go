package complaint_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, complaint.Steps, complaint.ParseStep, unknown)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*complaint.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}
