package customer_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/customer"
)

// seen is a plain observation at noon.
func seen(signal string) customer.Observation {
	return customer.Observation{Signal: signal, Strength: customer.Full, At: noon}
}

func TestClassifyRefuses(t *testing.T) {
	observed := func(change func(*customer.Observation)) customer.Evidence {
		o := seen("sighs")
		change(&o)
		return customer.Evidence{At: noon, Observations: []customer.Observation{seen("tears"), o}}
	}
	tests := []struct {
		evidence customer.Evidence
		want     []string
		is       error
	}{
		{customer.Evidence{}, []string{"evidence at: no instant, want when the question is asked"}, nil},
		{customer.Evidence{At: noon, Override: 5}, []string{"evidence override: Type(5), want one of hurried, deliberate, hesitant, assertive, or 0 for none"}, nil},
		{customer.Evidence{At: noon, Contexts: []customer.Context{customer.ContextSpeech, 9, 0}}, []string{
			"evidence contexts[1]: Context(9), want one of second-language, hearing, speech, bad-line, illness, agent-cut-in, agent-fast, long-wait",
			"evidence contexts[2]: Context(0), want one of second-language, hearing, speech, bad-line, illness, agent-cut-in, agent-fast, long-wait"}, nil},
		{customer.Evidence{OptedOut: true, Contexts: []customer.Context{9}}, []string{
			"evidence contexts[0]: Context(9), want one of second-language, hearing, speech, bad-line, illness, agent-cut-in, agent-fast, long-wait"}, nil},
		{observed(func(o *customer.Observation) { o.Signal = "nods" }), []string{"evidence observations[1].signal: nods, want one of the 60 signals of the model"}, customer.ErrUnknownSignal},
		{observed(func(o *customer.Observation) { o.Signal = "" }), []string{"evidence observations[1].signal: , want one of the 60 signals of the model"}, customer.ErrUnknownSignal},
		{observed(func(o *customer.Observation) { o.Signal = "customer-age" }), []string{"evidence observations[1].signal: customer-age, want what a customer does or says, and no trait of the person (age)"}, customer.ErrSensitive},
		{observed(func(o *customer.Observation) { o.Signal = strings.Repeat("age-", 20_000) }), []string{"evidence observations[1].signal: " + strings.Repeat("age-", 20_000) + ", want one of the 60 signals of the model"}, customer.ErrUnknownSignal},
		{observed(func(o *customer.Observation) { o.Signal = strings.Repeat("age-", 16) }), []string{"evidence observations[1].signal: " + strings.Repeat("age-", 16) + ", want what a customer does or says, and no trait of the person (age)"}, customer.ErrSensitive},
		{observed(func(o *customer.Observation) { o.Strength = 0 }), []string{"evidence observations[1].strength: 0, want 1 to 1000"}, nil},
		{observed(func(o *customer.Observation) { o.Strength = 1001 }), []string{"evidence observations[1].strength: 1001, want 1 to 1000"}, nil},
		{observed(func(o *customer.Observation) { o.At = time.Time{} }), []string{"evidence observations[1].at: no instant, want when it was observed"}, nil},
		{observed(func(o *customer.Observation) { o.At = noon.Add(1) }), []string{"evidence observations[1].at: 2026-03-02T12:00:00.000000001Z, want an instant not after 2026-03-02T12:00:00Z"}, customer.ErrFuture},
		{observed(func(o *customer.Observation) { o.At = noon.AddDate(1000, 0, 0) }), []string{"evidence observations[1].at: 3026-03-02T12:00:00Z, want an instant not after 2026-03-02T12:00:00Z"}, customer.ErrFuture},
		{observed(func(o *customer.Observation) { o.Span = customer.Span{Start: -1} }), []string{"evidence observations[1].span: -1 to 0, want a start from 0 and an end not before it"}, nil},
		{observed(func(o *customer.Observation) { o.Span = customer.Span{Start: 2, End: 1} }), []string{"evidence observations[1].span: 2 to 1, want a start from 0 and an end not before it"}, nil},
		{customer.Evidence{Observations: []customer.Observation{{Signal: "nods", Strength: -1}}, Override: 7}, []string{
			"evidence at: no instant, want when the question is asked",
			"evidence override: Type(7), want one of hurried, deliberate, hesitant, assertive, or 0 for none",
			"evidence observations[0].signal: nods, want one of the 60 signals of the model",
			"evidence observations[0].strength: -1, want 1 to 1000",
			"evidence observations[0].at: no instant, want when it was observed"}, customer.ErrUnknownSignal},
	}
	for _, tt := range tests {
		kept := read(t, standard(), story(t, "tears asks-to-hurry interrupts | speech"))
		want := read(t, standard(), story(t, "tears asks-to-hurry interrupts | speech"))
		err := standard().ClassifyInto(&kept, tt.evidence)
		if diff := cmp.Diff(tt.want, faults(err)); diff != "" {
			t.Errorf("faults (-want +got):\n%s", diff)
		}
		if tt.is != nil && !errors.Is(err, tt.is) {
			t.Errorf("%v is not %v", err, tt.is)
		}
		if !equal(kept, want) {
			t.Errorf("refused with %v, but the reading changed:\n%s", err, difference(want, kept))
		}
		if r, err := standard().Classify(tt.evidence); err == nil || !equal(r, customer.Reading{}) {
			t.Errorf("Classify = %+v, %v", r, err)
		}
	}
}

// A thousand faults come as a thousand errors, and long input is shortened.
func TestFieldErrorText(t *testing.T) {
	e := &customer.FieldError{Of: "evidence", Path: "observations[1].signal", Got: strings.Repeat("紅", 14), Want: "less", Err: customer.ErrUnknownSignal}
	if want := `customer: evidence: observations[1].signal: got "` + strings.Repeat("紅", 13) + `…", want less`; e.Error() != want {
		t.Errorf("%s, want %s", e, want)
	}
	e = &customer.FieldError{Of: "model", Got: strings.Repeat("a", 40), Want: "less"}
	if want := `customer: model: got "` + e.Got + `", want less`; e.Error() != want || errors.Unwrap(e) != nil {
		t.Errorf("%s, want %s", e, want)
	}
	e.Got = strings.Repeat("\x80", 41)
	if want := `customer: model: got "…", want less`; e.Error() != want {
		t.Errorf("%s, want %s", e, want)
	}
}

// Who opts out needs no instant: nothing is looked at.
func TestOptedOutLooksAtNothing(t *testing.T) {
	r, err := standard().Classify(customer.Evidence{OptedOut: true, Observations: []customer.Observation{{Signal: "nods"}}, Contexts: []customer.Context{customer.ContextSpeech}})
	want := customer.Reading{Status: customer.StatusOptedOut, Confidence: customer.ConfidenceNone, Contexts: []customer.Context{customer.ContextSpeech}}
	if err != nil || !equal(r, want) {
		t.Errorf("%v\n%s", err, difference(want, r))
	}
}

// One reading in full: decay, caps, floors, each reason to ignore.
func TestReadingInFull(t *testing.T) {
	e := story(t, "asks-to-hurry*3 names-deadline interrupts@30d wants-answer-first%333@60d no-hurry needs-no-guarantee "+
		"long-silence thanks 190cpm~ tears@7d sighs names-position#m-1*2 asks-exact-figures reads-terms | illness speech")
	r := read(t, standard(), e)
	ignored := func(id string, reason customer.IgnoreReason, c customer.Context, change func(*customer.Observation)) customer.Ignored {
		o := seen(id)
		if change != nil {
			change(&o)
		}
		return customer.Ignored{Observation: o, Reason: reason, Context: c}
	}
	want := customer.Reading{
		Status: customer.StatusUnknown, Confidence: customer.ConfidenceNone,
		Overlays:      []customer.Overlay{customer.DetailMinded},
		Contexts:      []customer.Context{customer.ContextSpeech, customer.ContextIllness},
		Scores:        customer.Points{customer.Hurried: 583, customer.Deliberate: 1500, customer.Assertive: 1250},
		OverlayScores: customer.OverlayPoints{customer.DetailMinded: 2000},
		Contributions: []customer.Contribution{
			{Signal: "interrupts", Type: customer.Hurried, Points: 500, Observations: 1},
			{Signal: "interrupts", Type: customer.Assertive, Points: 250, Observations: 1},
			{Signal: "asks-to-hurry", Type: customer.Hurried, Points: 1500, Cut: 3000, Observations: 3},
			{Signal: "names-deadline", Type: customer.Hurried, Points: 0, Cut: 1000, Observations: 1},
			{Signal: "wants-answer-first", Type: customer.Hurried, Points: 83, Observations: 1},
			{Signal: "reads-terms", Type: customer.Deliberate, Points: 1000, Observations: 1},
			{Signal: "reads-terms", Overlay: customer.DetailMinded, Points: 1000, Observations: 1},
			{Signal: "asks-exact-figures", Type: customer.Deliberate, Points: 500, Cut: 500, Observations: 1},
			{Signal: "asks-exact-figures", Overlay: customer.DetailMinded, Points: 1000, Observations: 1},
			{Signal: "names-position", Type: customer.Assertive, Points: 1000, Observations: 1},
			{Signal: "no-hurry", Type: customer.Hurried, Points: -1500, Observations: 1},
			{Signal: "needs-no-guarantee", Type: customer.Hesitant, Cut: -1500, Observations: 1},
		},
		Ignored: []customer.Ignored{
			ignored("fast-speech", customer.IgnoredNotApplicable, 0, func(o *customer.Observation) { o.Written = true }),
			ignored("long-silence", customer.IgnoredExplained, customer.ContextSpeech, nil),
			ignored("names-position", customer.IgnoredDuplicate, 0, func(o *customer.Observation) { o.Event = "m-1" }),
			ignored("tears", customer.IgnoredExpired, 0, func(o *customer.Observation) { o.At = noon.Add(-7 * 24 * time.Hour) }),
			ignored("sighs", customer.IgnoredExplained, customer.ContextIllness, nil),
			ignored("thanks", customer.IgnoredNeutral, 0, nil),
		},
	}
	if !equal(r, want) {
		t.Errorf("reading (-want +got):\n%s", difference(want, r))
	}
}

// What was observed longer ago than a duration holds is expired like anything old.
func TestExpiredForCenturies(t *testing.T) {
	for _, years := range []int{1, 292, 293, 2000, 9000} {
		o := seen("tears")
		o.At = noon.AddDate(-years, 0, 0)
		r := read(t, standard(), customer.Evidence{At: noon, Observations: []customer.Observation{o}})
		if len(r.Ignored) != 1 || r.Ignored[0].Reason != customer.IgnoredExpired {
			t.Errorf("%d years ago: %+v", years, r)
		}
	}
}

// Thresholds are reached at their numbers, and not one thousandth below.
func TestThresholds(t *testing.T) {
	settings := customer.DefaultSettings()
	signals := func(h, a, s int64) []customer.Signal {
		var all []customer.Signal
		for i, p := range []customer.Points{{customer.Hurried: h}, {customer.Assertive: a}, {customer.Hesitant: s}} {
			for k, f := range []customer.Family{customer.FamilyPace, customer.FamilyTone, customer.FamilyTime, customer.FamilyDemand} {
				half := p
				for j := range half {
					half[j] = (half[j] + int64(k)) / 4 // adds up to the whole
				}
				all = append(all, customer.Signal{ID: string(rune('p'+i)) + "-" + string(rune('a'+k)), Family: f, Points: half, Text: customer.Text{English: "x", Hans: "x", Hant: "x"}})
			}
		}
		return all
	}
	tests := []struct {
		hurried, assertive, hesitant int64
		want                         customer.Reading
	}{
		{1999, 0, 0, customer.Reading{Status: customer.StatusUnknown, Confidence: customer.ConfidenceNone}},
		{2000, 0, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Confidence: customer.ConfidenceLow}},
		{0, 2000, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Assertive, Confidence: customer.ConfidenceLow}},
		{2100, 1400, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Confidence: customer.ConfidenceLow}},
		{2100, 1401, 0, customer.Reading{Status: customer.StatusAmbiguous, Confidence: customer.ConfidenceNone}},
		{2000, 2000, 0, customer.Reading{Status: customer.StatusAmbiguous, Confidence: customer.ConfidenceNone}},
		{2999, 0, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Confidence: customer.ConfidenceLow}},
		{3000, 1500, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Confidence: customer.ConfidenceFair}},
		{3000, 1501, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Confidence: customer.ConfidenceLow}},
		{4499, 0, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Confidence: customer.ConfidenceFair}},
		{4500, 1500, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Confidence: customer.ConfidenceHigh}},
		{4500, 1501, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Confidence: customer.ConfidenceFair}},
		{3600, 2000, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Secondary: customer.Assertive, Confidence: customer.ConfidenceLow}},
		{3600, 1999, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Confidence: customer.ConfidenceLow}},
		{3600, 0, 2000, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Secondary: customer.Hesitant, Confidence: customer.ConfidenceLow}},
		{4000, 2000, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Secondary: customer.Assertive, Confidence: customer.ConfidenceFair}},
		{4001, 2000, 0, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Confidence: customer.ConfidenceFair}},
		{3600, 2000, 2000, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Confidence: customer.ConfidenceLow}},
		{3600, 2001, 2000, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Secondary: customer.Assertive, Confidence: customer.ConfidenceLow}},
		{3600, 2000, 2001, customer.Reading{Status: customer.StatusTyped, Primary: customer.Hurried, Secondary: customer.Hesitant, Confidence: customer.ConfidenceLow}},
	}
	for _, tt := range tests {
		all := signals(tt.hurried, tt.assertive, tt.hesitant)
		m, err := customer.NewModel(all, settings)
		if err != nil {
			t.Fatal(err)
		}
		e := customer.Evidence{At: noon}
		for _, s := range all {
			e.Observations = append(e.Observations, seen(s.ID))
		}
		r := read(t, m, e)
		if r.Scores != (customer.Points{customer.Hurried: tt.hurried, customer.Assertive: tt.assertive, customer.Hesitant: tt.hesitant}) {
			t.Fatalf("scores %v", r.Scores)
		}
		if r.Status != tt.want.Status || r.Primary != tt.want.Primary || r.Secondary != tt.want.Secondary || r.Confidence != tt.want.Confidence {
			t.Errorf("%d %d %d: %v %v %v %v", tt.hurried, tt.assertive, tt.hesitant, r.Status, r.Primary, r.Secondary, r.Confidence)
		}
	}
}

func TestSessionRefuses(t *testing.T) {
	s := standard().NewSession()
	if err := s.Observe(customer.Observation{Signal: "nods", Strength: 0, At: noon}); !cmp.Equal(faults(err), []string{
		"observation signal: nods, want one of the 60 signals of the model", "observation strength: 0, want 1 to 1000"}) {
		t.Errorf("Observe: %q", faults(err))
	}
	if err := s.State(9); !cmp.Equal(faults(err), []string{"session contexts[0]: Context(9), want one of second-language, hearing, speech, bad-line, illness, agent-cut-in, agent-fast, long-wait"}) {
		t.Errorf("State: %q", faults(err))
	}
	if err := s.Override(5); !cmp.Equal(faults(err), []string{"session override: Type(5), want one of hurried, deliberate, hesitant, assertive, or 0 for none"}) {
		t.Errorf("Override: %q", faults(err))
	}
	r, err := s.Result(noon)
	if want := read(t, standard(), customer.Evidence{At: noon}); err != nil || !equal(r, want) {
		t.Errorf("after refusals %v\n%s", err, difference(want, r))
	}
	if err := s.Observe(seen("tears")); err != nil {
		t.Fatal(err)
	}
	if r, err := s.Result(noon.Add(-1)); !errors.Is(err, customer.ErrFuture) || !equal(r, customer.Reading{}) {
		t.Errorf("Result before the observation: %v, %v", r, err)
	}
	if err := s.Override(customer.Hesitant); err != nil {
		t.Fatal(err)
	}
	s.OptOut()
	if r, err := s.Result(noon.Add(-1)); err != nil || r.Status != customer.StatusOptedOut {
		t.Errorf("opted out: %v, %v", r, err)
	}
}

func TestObservationJSONRefuses(t *testing.T) {
	tests := []struct{ stored, want string }{
		{`[]`, "observation : [], want an object"},
		{`{"signal":"a","strength":1,"at":"2026-03-02T12:00:00Z","who":"x"}`, "observation who: who, want one of at, event, signal, span, strength, written"},
		{`{"signal":"a","strength":0,"at":"2026-03-02T12:00:00Z"}`, "observation strength: 0, want 1 to 1000"},
		{`{"signal":"a","strength":1}`, "observation at: no instant, want when it was observed"},
		{`{"strength":1,"at":"2026-03-02T12:00:00Z"}`, "observation signal: , want the id of a signal"},
		{`{"signal":"a","strength":1,"at":"yesterday"}`, `observation at: "yesterday", want an instant such as 2026-03-02T09:00:00Z`},
		{`{"signal":"a","strength":1,"at":"2026-03-02T12:00:00Z","span":{"start":1.5}}`, "observation span.start: 1.5, want a whole number"},
		{`{"signal":"a","strength":1,"at":"2026-03-02T12:00:00Z","span":{"end":null}}`, "observation span.end: null, want a whole number"},
		{`{"signal":"a","strength":1,"at":"2026-03-02T12:00:00Z","span":{"start":2,"end":1}}`, "observation span: 2 to 1, want a start from 0 and an end not before it"},
	}
	for _, tt := range tests {
		var o customer.Observation
		if err := json.Unmarshal([]byte(tt.stored), &o); !cmp.Equal(faults(err), []string{tt.want}) || o != (customer.Observation{}) {
			t.Errorf("%s: %+v, %q, want %q", tt.stored, o, faults(err), tt.want)
		}
	}
	for want, change := range map[string]func(*customer.Observation){
		`strength: got "0"`:                 func(o *customer.Observation) { o.Strength = 0 },
		`signal: got ""`:                    func(o *customer.Observation) { o.Signal = "" },
		`signal: got "\xff"`:                func(o *customer.Observation) { o.Signal = "\xff" },
		`event: got "\xff", want valid`:     func(o *customer.Observation) { o.Event = "\xff" },
		`want an instant that RFC 3339 can`: func(o *customer.Observation) { o.At = o.At.AddDate(9000, 0, 0) },
	} {
		o := seen("sighs")
		change(&o)
		if _, err := json.Marshal(o); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "customer: observation: ") {
			t.Errorf("stored %+v: %v, want %s", o, err, want)
		}
	}
	stored, err := json.Marshal(customer.Observation{Signal: "sighs", Strength: 500, At: noon, Event: "m-1", Written: true, Span: customer.Span{Start: 1, End: 3}})
	if want := `{"signal":"sighs","strength":500,"at":"2026-03-02T12:00:00Z","event":"m-1","written":true,"span":{"start":1,"end":3}}`; err != nil || string(stored) != want {
		t.Errorf("stored %s, %v, want %s", stored, err, want)
	}
}

func TestLogValues(t *testing.T) {
	var b bytes.Buffer
	log := slog.New(slog.NewTextHandler(&b, &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && a.Key != "x" {
			return slog.Attr{}
		}
		return a
	}}))
	o := customer.Observation{Signal: "sighs", Strength: 500, At: noon, Event: "m-1", Span: customer.Span{Start: 1, End: 3}}
	log.Info("", "x", o)
	log.Info("", "x", read(t, standard(), story(t, "tears asks-to-hurry*2 wants-answer-first thanks")))
	want := "x.signal=sighs x.strength=500 x.at=2026-03-02T12:00:00.000Z x.event=m-1 x.start=1 x.end=3\n" +
		"x.status=typed x.primary=hurried x.secondary=Type(0) x.confidence=low x.overlays=emotional x.contributions=3 x.ignored=1\n"
	if b.String() != want {
		t.Errorf("logged\n%swant\n%s", &b, want)
	}
}
