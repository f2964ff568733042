package conduct_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/etiquette/conduct"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, conduct.ParseAnswer, conduct.Answers,
		conduct.Yes, conduct.Partly, conduct.No, conduct.NotApplicable, conduct.NotObserved)
	enumtest.Test(t, unknown, conduct.ParseEvidence, conduct.Evidences, conduct.Text, conduct.Observer)
	enumtest.Test(t, unknown, conduct.ParseUnit, conduct.Units,
		conduct.Rings, conduct.Centimetres, conduct.PerMinute, conduct.Minutes, conduct.Hours, conduct.Days, conduct.Questions)
	enumtest.Test(t, unknown, conduct.ParseGauge, conduct.Gauges, conduct.Pace, conduct.FirstAnswer, conduct.LeadingQuestions)
	enumtest.Test(t, unknown, conduct.ParseQuestionKind, conduct.QuestionKinds, conduct.Open, conduct.Closed, conduct.Leading)
	enumtest.Test(t, unknown, conduct.ParseProblem, conduct.Problems,
		conduct.UnknownItem, conduct.NotOnCard, conduct.BadAnswer, conduct.NoReason, conduct.NoAnswers, conduct.OtherForm,
		conduct.BadName, conduct.TooMany, conduct.TooFew, conduct.Twice, conduct.Missing, conduct.Damaged)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*conduct.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}
