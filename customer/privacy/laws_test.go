package privacy_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/customer/privacy"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, privacy.ParseField, privacy.Fields,
		privacy.FieldName, privacy.FieldAddress, privacy.FieldPhone, privacy.FieldEmail, privacy.FieldPostal, privacy.FieldIdentity,
		privacy.FieldAccount, privacy.FieldBirth, privacy.FieldLanguage, privacy.FieldAccess, privacy.FieldDiet, privacy.FieldOrders,
		privacy.FieldCases, privacy.FieldPreferences, privacy.FieldReading, privacy.FieldRecording)
	enumtest.Test(t, unknown, privacy.ParsePurpose, privacy.Purposes,
		privacy.PurposeServe, privacy.PurposeVerify, privacy.PurposeReply, privacy.PurposeDeliver, privacy.PurposePay, privacy.PurposeReceive,
		privacy.PurposeComplain, privacy.PurposeFollowUp, privacy.PurposeImprove, privacy.PurposeOccasion, privacy.PurposeOffer)
	enumtest.Test(t, unknown, privacy.ParseReason, privacy.Reasons,
		privacy.ReasonNotTheirTask, privacy.ReasonNotNeeded, privacy.ReasonNoConsent, privacy.ReasonNotToThem, privacy.ReasonNotYet,
		privacy.ReasonExpired, privacy.ReasonWithdrawn, privacy.ReasonConsented, privacy.ReasonNeeded)
	enumtest.Test(t, unknown, privacy.ParseWording, privacy.Wordings,
		privacy.WordingLabel, privacy.WordingMotive, privacy.WordingDiagnosis, privacy.WordingStanding, privacy.WordingHabit)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*customer.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}

// drawProfile draws a profile whose values tell which field they are of.
func drawProfile(t *rapid.T) privacy.Profile {
	p := privacy.Profile{}
	for _, f := range rapid.SliceOfDistinct(rapid.SampledFrom(privacy.Fields()), rapid.ID).Draw(t, "fields") {
		p[f] = fmt.Sprintf("secret %d", f)
	}
	return p
}

func TestLawAProfileIsCutToThePurpose(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProfile(t)
		purpose := rapid.SampledFrom(append(privacy.Purposes(), 0)).Draw(t, "purpose")
		least, excess := p.For(purpose), p.Excess(purpose)
		for f, v := range p {
			kept, has := least[f]
			if has == slices.Contains(excess, f) || has && kept != v || has && !slices.Contains(purpose.Needs(), f) {
				t.Fatalf("%v for %v: For gives %v, Excess %v", f, purpose, least, excess)
			}
		}
		if len(least)+len(excess) != len(p) || !slices.IsSorted(excess) {
			t.Fatalf("%v: For gives %v, Excess %v", p, least, excess)
		}
		other := rapid.SampledFrom(privacy.Purposes()).Draw(t, "other")
		for _, f := range p.Excess(purpose, other) {
			if !slices.Contains(excess, f) || !slices.Contains(p.Excess(other), f) {
				t.Fatalf("%v is needed by one of %v and %v", f, purpose, other)
			}
		}
	})
}

func TestLawPrintingAProfileShowsNoValue(t *testing.T) {
	p := privacy.Profile{}
	for _, f := range privacy.Fields() {
		p[f] = "secret"
	}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("profile", "of", p)
	printed := []string{log.String(), p.String()}
	for verb := 'A'; verb <= 'z'; verb++ {
		if verb == 'w' {
			continue // for errors only; the fmt package asks nobody
		}
		for _, flag := range []string{"", "+", "#", "10.3"} {
			printed = append(printed, fmt.Sprintf("%"+flag+string(verb), p))
		}
	}
	for _, text := range printed {
		if strings.Contains(text, "secret") || strings.Contains(text, "736563726574") {
			t.Errorf("a value is shown: %s", text)
		}
	}
	if want := "profile of name, form-of-address, phone"; !strings.HasPrefix(p.String(), want) || !strings.Contains(log.String(), want) {
		t.Errorf("got %s and %s", p, log.String())
	}
}

// day is an instant some days after an arbitrary one.
func day(n int) time.Time { return time.Date(2026, 3, 1+n, 9, 0, 0, 0, time.UTC) }

// drawConsent draws a consent without faults.
func drawConsent(t *rapid.T) privacy.Consent {
	c := privacy.Consent{Purpose: rapid.SampledFrom(privacy.Purposes()).Draw(t, "purpose"), Given: day(rapid.IntRange(0, 4).Draw(t, "given"))}
	c.Fields = rapid.SliceOfNDistinct(rapid.SampledFrom(c.Purpose.Needs()), 1, -1, rapid.ID).Draw(t, "fields")
	c.To = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"courier", "insurer"}), 0, 2, rapid.ID).Draw(t, "to")
	if rapid.Bool().Draw(t, "ends") {
		c.Until = c.Given.AddDate(0, 0, rapid.IntRange(1, 4).Draw(t, "until"))
	}
	if rapid.IntRange(0, 2).Draw(t, "withdrawn") == 0 {
		c.Withdrawn = c.Given.AddDate(0, 0, rapid.IntRange(0, 4).Draw(t, "after"))
	}
	return c
}

func drawRequest(t *rapid.T) privacy.Request {
	return privacy.Request{
		Purpose: rapid.SampledFrom(privacy.Purposes()).Draw(t, "asked purpose"),
		Fields:  privacy.Fields(),
		Duties:  privacy.Purposes(),
		To:      rapid.SampledFrom([]string{"", "", "courier", "insurer", "printer"}).Draw(t, "asked to"),
		At:      day(rapid.IntRange(0, 8).Draw(t, "asked at")),
	}
}

func ask(t interface{ Fatal(...any) }, r privacy.Request, consents ...privacy.Consent) []privacy.Answer {
	answers, err := privacy.Ask(r, consents...)
	if err != nil {
		t.Fatal(err)
	}
	return answers
}

func TestLawNothingIsAllowedWithoutNeed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRequest(t)
		r.Duties = rapid.SliceOfDistinct(rapid.SampledFrom(privacy.Purposes()), rapid.ID).Draw(t, "duties")
		consents := rapid.SliceOfN(rapid.Custom(drawConsent), 0, 4).Draw(t, "consents")
		for i, a := range ask(t, r, consents...) {
			needed, duty := slices.Contains(r.Purpose.Needs(), a.Field), slices.Contains(r.Duties, r.Purpose)
			switch {
			case a.Field != r.Fields[i]:
				t.Fatalf("answer %d is about %v, want %v", i, a.Field, r.Fields[i])
			case a.Reason.Allows() && !(needed && duty):
				t.Fatalf("%v for %v is %v", a.Field, r.Purpose, a.Reason)
			case !duty != (a.Reason == privacy.ReasonNotTheirTask) || duty && !needed != (a.Reason == privacy.ReasonNotNeeded):
				t.Fatalf("%v for %v is %v: needed %v, duty %v", a.Field, r.Purpose, a.Reason, needed, duty)
			}
		}
	})
}

// The oracle reads the consents as a diary: for one field, day by day, what was agreed
// so far and not taken back.
func TestLawConsentHoldsFromItsInstantToItsEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for last := range 9 {
			if _, err := checkConsents(asked.Draw(t, "asked"), last); err != nil {
				t.Fatal(err)
			}
		}
	})
	classes := map[privacy.Reason]int{} // of a fixed sample
	for i := range 200 {
		answers, err := checkConsents(asked.Example(i), i%9)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range answers {
			classes[a.Reason]++
		}
	}
	for _, r := range privacy.Reasons()[2:] {
		if classes[r] < 10 {
			t.Errorf("%v was met %d times", r, classes[r])
		}
	}
}

// question is a request and the consents in the light of which it is answered.
type question struct {
	privacy.Request
	consents []privacy.Consent
}

// asked draws questions of which most are about the purpose of a consent.
var asked = rapid.Custom(func(t *rapid.T) question {
	q := question{drawRequest(t), rapid.SliceOfN(rapid.Custom(drawConsent), 0, 4).Draw(t, "consents")}
	if len(q.consents) > 0 {
		q.Purpose = rapid.SampledFrom([]privacy.Purpose{q.Purpose, q.consents[0].Purpose, q.consents[0].Purpose}).Draw(t, "same")
	}
	return q
})

// checkConsents compares the answers of a day with the diary.
func checkConsents(q question, last int) ([]privacy.Answer, error) {
	q.At = day(last)
	answers, err := privacy.Ask(q.Request, q.consents...)
	for _, a := range answers {
		want := q.To == "" && q.Purpose.Asked() && !a.Field.Sensitive()
		for i := range agreed(q.Request, a.Field, q.consents, last) {
			want = want || q.To == "" || slices.Contains(q.consents[i].To, q.To)
		}
		if a.Reason != privacy.ReasonNotNeeded && a.Reason.Allows() != want {
			return nil, fmt.Errorf("%v for %v to %q at %v is %v, want allowed %v", a.Field, q.Purpose, q.To, q.At, a.Reason, want)
		}
	}
	return answers, err
}

// agreed goes through the days up to the last and gives the consents that hold then.
func agreed(r privacy.Request, f privacy.Field, consents []privacy.Consent, last int) map[int]bool {
	holds := map[int]bool{}
	for d := 0; d <= last; d++ {
		for i, c := range consents {
			if c.Given.Equal(day(d)) && c.Purpose == r.Purpose && slices.Contains(c.Fields, f) {
				holds[i] = true
			}
		}
		for i, c := range consents {
			if c.Until.Equal(day(d)) {
				delete(holds, i)
			}
			if c.Withdrawn.Equal(day(d)) && c.Purpose == r.Purpose && slices.Contains(c.Fields, f) {
				clear(holds)
			}
		}
	}
	return holds
}

func TestLawMoreConsentNeverTakesAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRequest(t)
		consents := rapid.SliceOfN(rapid.Custom(drawConsent), 0, 3).Draw(t, "consents")
		more := rapid.Custom(drawConsent).Draw(t, "more")
		more.Withdrawn = time.Time{}
		if len(consents) > 0 && rapid.Bool().Draw(t, "alike") {
			r.Purpose = consents[0].Purpose
		}
		before, after := ask(t, r, consents...), ask(t, r, append([]privacy.Consent{more}, consents...)...)
		for i, a := range before {
			if after[i].Reason < a.Reason {
				t.Fatalf("%v was %v and is %v with %+v", a.Field, a.Reason, after[i].Reason, more)
			}
		}
		slices.Reverse(consents)
		if !slices.Equal(ask(t, r, consents...), before) {
			t.Fatal("the order of the consents matters")
		}
	})
}

func TestLawConsentsComeBackFromJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawConsent(t)
		data, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var again privacy.Consent
		if err := json.Unmarshal(data, &again); err != nil {
			t.Fatal(err)
		}
		if len(c.To) == 0 {
			c.To, again.To = nil, nil
		}
		if !reflect.DeepEqual(c, again) {
			t.Fatalf("%s comes back as %+v", data, again)
		}
		if err := checkConsent(data); err != nil {
			t.Fatal(err)
		}
	})
}

// checkConsent is the property of the decoder: what it accepts is stored as canonical
// bytes from which the same bytes come again, and what it refuses changes nothing.
func checkConsent(data []byte) error {
	before := privacy.Consent{Purpose: privacy.PurposeOffer}
	c := before
	if err := c.UnmarshalJSON(data); err != nil {
		if _, ok := errors.AsType[*customer.FieldError](err); !ok || !reflect.DeepEqual(c, before) {
			return fmt.Errorf("%q: %T %v", data, err, err)
		}
		return nil
	}
	canonical, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("%q is read, but not stored: %w", data, err)
	}
	var again privacy.Consent
	if err := again.UnmarshalJSON(canonical); err != nil {
		return fmt.Errorf("%s is refused: %w", canonical, err)
	}
	if twice, _ := json.Marshal(again); string(twice) != string(canonical) {
		return fmt.Errorf("%s comes back as %s", canonical, twice)
	}
	return nil
}

func FuzzConsent(f *testing.F) {
	f.Add([]byte(`{"purpose":"offer","fields":["email"],"given":"2026-03-01T09:00:00+08:00"}`))
	f.Add([]byte(`{"purpose":"deliver","fields":["name","phone"],"to":["courier"],"given":"2026-03-01T09:00:00Z","until":"2027-03-01T00:00:00Z","withdrawn":"2026-04-01T00:00:00.5Z"}`))
	f.Add([]byte(`{"purpose":"offer","fields":["account"],"given":"2026-03-01T09:00:00Z"}`))
	f.Add([]byte(`null`))
	f.Add([]byte(`{} {}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := checkConsent(data); err != nil {
			t.Error(err)
		}
	})
}
