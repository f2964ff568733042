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
		satisfaction.Wald, satisfaction.AdjustedWald, satisfaction.Wilson, satisfaction.Newcombe, satisfaction.Feldt,
		satisfaction.PairedT, satisfaction.Welch, satisfaction.SignedRank, satisfaction.SignedRankNormal,
		satisfaction.Pearson, satisfaction.Spearman)
	enumtest.Test(t, unknown, satisfaction.ParseColumn, satisfaction.Columns,
		satisfaction.Predicted, satisfaction.Desired, satisfaction.Adequate, satisfaction.Ideal, satisfaction.Perceived)
	enumtest.Test(t, unknown, satisfaction.ParseMissing, satisfaction.MissingPolicies,
		satisfaction.PooledPairs, satisfaction.PersonMean, satisfaction.Listwise)
	enumtest.Test(t, unknown, satisfaction.ParseDetail, satisfaction.Details,
		satisfaction.GapsOnly, satisfaction.WithReliability, satisfaction.Full)
	enumtest.Test(t, unknown, satisfaction.ParseOutcome, satisfaction.Outcomes,
		satisfaction.Exceeded, satisfaction.Met, satisfaction.Missed)
	enumtest.Test(t, unknown, satisfaction.ParseWeighting, satisfaction.Weightings,
		satisfaction.Unweighted, satisfaction.UnweightedItems, satisfaction.GroupWeighted, satisfaction.IndividualWeighted)
	enumtest.Test(t, unknown, satisfaction.ParseVerdict, satisfaction.Verdicts,
		satisfaction.BelowZone, satisfaction.WithinZone, satisfaction.AboveZone)
	enumtest.Test(t, unknown, satisfaction.ParseFlag, satisfaction.Flags,
		satisfaction.Blank, satisfaction.FlatPerceived, satisfaction.FlatAll, satisfaction.AllTop, satisfaction.InvertedZone)
	enumtest.Test(t, unknown, satisfaction.ParseServiceLevel, satisfaction.ServiceLevels,
		satisfaction.BasicService, satisfaction.AddedValue, satisfaction.BeyondExpectation)
	enumtest.Test(t, unknown, satisfaction.ParseServiceStandard, satisfaction.ServiceStandards,
		satisfaction.BasicStandard, satisfaction.ExpectedStandard, satisfaction.QualityStandard,
		satisfaction.SurpriseStandard, satisfaction.SuperStandard)
	enumtest.Test(t, unknown, satisfaction.ParseServiceStyle, satisfaction.ServiceStyles,
		satisfaction.ColdStyle, satisfaction.FactoryStyle, satisfaction.FriendlyStyle, satisfaction.QualityStyle)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*satisfaction.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}
