package customer_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, customer.ParseLayer, customer.Layers,
		customer.LayerLaw, customer.LayerBaseline, customer.LayerEmotional, customer.LayerStated, customer.LayerPrimary, customer.LayerOverlay,
		customer.LayerSecondary, customer.LayerTier, customer.LayerChannel)
	enumtest.Test(t, unknown, customer.ParseSlot, customer.Slots,
		customer.SlotOpening, customer.SlotPace, customer.SlotDetail, customer.SlotTone, customer.SlotContent, customer.SlotClosing,
		customer.SlotChannel, customer.SlotFollowUp)
	enumtest.Test(t, unknown, customer.ParseDirection, customer.Directions, customer.Do, customer.Avoid)
	enumtest.Test(t, unknown, customer.ParseStanding, customer.Standings, customer.Stays, customer.OnRequest, customer.LeftOut)
	enumtest.Test(t, unknown, customer.ParseTier, customer.Tiers, customer.TierStandard, customer.TierEnhanced, customer.TierKey)
	enumtest.Test(t, unknown, customer.ParseWish, customer.Wishes,
		customer.WishGreeting, customer.WishAddress, customer.WishLanguage, customer.WishFood, customer.WishPunctuality, customer.WishGift,
		customer.WishDate, customer.WishTimeZone, customer.WishDetail, customer.WishWriting, customer.WishSight, customer.WishMobility)
	enumtest.Test(t, unknown, customer.ParseChannel, customer.Channels,
		customer.ChannelFaceToFace, customer.ChannelPhone, customer.ChannelChat, customer.ChannelEmail, customer.ChannelLetter,
		customer.ChannelSocial, customer.ChannelSelfService)
	enumtest.Test(t, unknown, customer.ParseContact, customer.Contacts,
		customer.ContactPerson, customer.ContactThing, customer.ContactInformation, customer.ContactEnvironment)
	enumtest.Test(t, unknown, customer.ParseOffice, customer.Offices, customer.OfficeFront, customer.OfficeBack)
	enumtest.Test(t, unknown, customer.ParseStep, customer.Steps,
		customer.StepReceive, customer.StepUnderstand, customer.StepPropose, customer.StepFeedback, customer.StepClose,
		customer.StepRequest, customer.StepSort, customer.StepSolve, customer.StepFollowUp)
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
