package satisfaction_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/internal/enum/enumtest"
	"github.com/servicequality/servicequality/satisfaction"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, satisfaction.ParseDimension, satisfaction.Dimensions,
		satisfaction.Reliability, satisfaction.Responsiveness, satisfaction.Assurance, satisfaction.Empathy,
		satisfaction.Tangibles)
	enumtest.Test(t, unknown, satisfaction.ParseRounding, satisfaction.Roundings,
		satisfaction.HalfEven, satisfaction.HalfAway, satisfaction.HalfDown, satisfaction.TowardZero,
		satisfaction.AwayFromZero, satisfaction.Floor, satisfaction.Ceiling)
	enumtest.Test(t, unknown, satisfaction.ParseMethod, satisfaction.Methods,
		satisfaction.Wald, satisfaction.AdjustedWald, satisfaction.Wilson, satisfaction.Newcombe, satisfaction.Feldt)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*satisfaction.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}
