package insight_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	unknown := func(err error) (typ, input string, allowed []string, ok bool) {
		e, ok := errors.AsType[*complaint.UnknownError](err)
		if !ok {
			return "", "", nil, false
		}
		return e.Type, e.Input, e.Allowed, true
	}
	enumtest.Test(t, unknown, insight.ParseKind, insight.Kinds,
		insight.SkippedStep, insight.OutOfOrder, insight.AfterEnd, insight.Repeated,
		insight.UnknownActivity, insight.TimeBack, insight.MissingEnd, insight.OwnPlan)
}
