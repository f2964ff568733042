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
	enumtest.Test(t, unknown, customer.ParseOverlay, customer.Overlays,
		customer.Emotional, customer.DetailMinded, customer.Undecided)
	enumtest.Test(t, unknown, customer.ParseContext, customer.Contexts,
		customer.ContextSecondLanguage, customer.ContextHearing, customer.ContextSpeech, customer.ContextBadLine,
		customer.ContextIllness, customer.ContextAgentCutIn, customer.ContextAgentFast, customer.ContextLongWait)
	enumtest.Test(t, unknown, customer.ParseStatus, customer.Statuses,
		customer.StatusTyped, customer.StatusUnknown, customer.StatusAmbiguous, customer.StatusOptedOut, customer.StatusOverridden)
	enumtest.Test(t, unknown, customer.ParseConfidence, customer.Confidences,
		customer.ConfidenceNone, customer.ConfidenceLow, customer.ConfidenceFair, customer.ConfidenceHigh)
	enumtest.Test(t, unknown, customer.ParseFamily, customer.Families,
		customer.FamilyPace, customer.FamilyInterruption, customer.FamilyTime, customer.FamilyConclusion,
		customer.FamilyDetail, customer.FamilyThinking, customer.FamilyComparing, customer.FamilyAssurance,
		customer.FamilyDemand, customer.FamilyStatus, customer.FamilyContradiction, customer.FamilyTone,
		customer.FamilyDistress, customer.FamilyCourtesy)
	enumtest.Test(t, unknown, customer.ParseIgnoreReason, customer.IgnoreReasons,
		customer.IgnoredNeutral, customer.IgnoredNotApplicable, customer.IgnoredExpired, customer.IgnoredExplained,
		customer.IgnoredDuplicate)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*customer.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}
