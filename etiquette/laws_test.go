package etiquette_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, etiquette.Severities, etiquette.ParseSeverity, unknown)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*etiquette.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}
