package etiquette_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, etiquette.ParseSeverity, etiquette.Severities,
		etiquette.Info, etiquette.Warning, etiquette.Error)
	enumtest.Test(t, unknown, etiquette.ParseChannel, etiquette.Channels,
		etiquette.Phone, etiquette.FaceToFace, etiquette.Chat, etiquette.Email, etiquette.Social)
	enumtest.Test(t, unknown, etiquette.ParseRole, etiquette.Roles,
		etiquette.Customer, etiquette.Agent, etiquette.Bot)
	enumtest.Test(t, unknown, etiquette.ParseCourtesy, etiquette.Courtesies,
		etiquette.Greeting, etiquette.SelfIntroduction, etiquette.Thanks, etiquette.SolvedCheck, etiquette.Farewell)
	enumtest.Test(t, unknown, etiquette.ParseDaytime, etiquette.Daytimes,
		etiquette.Morning, etiquette.Afternoon, etiquette.Evening)
	enumtest.Test(t, unknown, etiquette.ParseMode, etiquette.Modes,
		etiquette.Word, etiquette.Anywhere, etiquette.Clause, etiquette.Start, etiquette.End)
	enumtest.Test(t, unknown, etiquette.ParseReach, etiquette.Reaches,
		etiquette.InClause, etiquette.Before, etiquette.After, etiquette.Touching, etiquette.Lead, etiquette.InSentence, etiquette.InMessage, etiquette.Following, etiquette.Later)
	enumtest.Test(t, unknown, etiquette.ParseLapse, etiquette.Lapses,
		etiquette.NoGreeting, etiquette.NoSelfIntroduction, etiquette.NoThanks, etiquette.NoSolvedCheck, etiquette.NoFarewell,
		etiquette.GreetingTime, etiquette.TooFast, etiquette.TooSlow, etiquette.PrivateFirst,
		etiquette.NoSubject, etiquette.NoBody, etiquette.NoSignature, etiquette.NoUnderstanding, etiquette.NoReason)
	enumtest.Test(t, unknown, etiquette.ParseRefusalPart, etiquette.RefusalParts,
		etiquette.Understanding, etiquette.Reason, etiquette.Alternative)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*etiquette.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}

func TestLawTheScoreAccountsForItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r etiquette.Review
		want := map[etiquette.Deduction]int{}
		costs := map[etiquette.Severity]int{etiquette.Info: 1, etiquette.Warning: 4, etiquette.Error: 10}
		for i := range rapid.IntRange(0, 12).Draw(t, "findings") {
			severity := rapid.SampledFrom(etiquette.Severities()).Draw(t, "severity")
			r.Findings = append(r.Findings, etiquette.ConversationFinding{Message: i, Finding: etiquette.Finding{Rule: "r", Severity: severity}})
			want[etiquette.Deduction{Points: costs[severity], Message: i, Rule: "r"}]++
		}
		for range rapid.IntRange(0, 6).Draw(t, "remarks") {
			lapse := rapid.SampledFrom(etiquette.Lapses()).Draw(t, "lapse")
			r.Remarks = append(r.Remarks, etiquette.Remark{Lapse: lapse, Message: -1})
			want[etiquette.Deduction{Points: lapseCosts[lapse], Message: -1, Lapse: lapse}]++
		}
		points, deductions := r.Score()
		sum := 100
		for _, d := range deductions {
			sum -= d.Points
			want[d]--
		}
		for d, n := range want {
			if n != 0 {
				t.Fatalf("%+v: %d too few", d, n)
			}
		}
		if points != max(sum, 0) {
			t.Fatalf("got %d points, want %d", points, max(sum, 0))
		}
	})
}

// lapseCosts says again what each lapse costs.
var lapseCosts = map[etiquette.Lapse]int{
	etiquette.NoGreeting: 5, etiquette.NoSelfIntroduction: 5, etiquette.NoThanks: 5, etiquette.NoSolvedCheck: 5, etiquette.NoFarewell: 5,
	etiquette.GreetingTime: 3, etiquette.TooFast: 2, etiquette.TooSlow: 2, etiquette.PrivateFirst: 5,
	etiquette.NoSubject: 3, etiquette.NoBody: 10, etiquette.NoSignature: 3,
	etiquette.NoUnderstanding: 2, etiquette.NoReason: 2,
}
