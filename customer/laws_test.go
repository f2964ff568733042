package customer_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, customer.ParseType, customer.Types,
		customer.Hurried, customer.Deliberate, customer.Hesitant, customer.Assertive)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*customer.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}
