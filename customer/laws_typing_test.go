package customer_test

import (
	"errors"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer"
)

// equal compares readings by all that users see.
func equal(a, b customer.Reading) bool {
	return a.Status == b.Status && a.Primary == b.Primary && a.Secondary == b.Secondary && a.Confidence == b.Confidence &&
		a.Scores == b.Scores && a.OverlayScores == b.OverlayScores && slices.Equal(a.Overlays, b.Overlays) && slices.Equal(a.Contexts, b.Contexts) &&
		slices.Equal(a.Contributions, b.Contributions) && slices.EqualFunc(a.Ignored, b.Ignored, func(x, y customer.Ignored) bool {
		sameTime := x.Observation.At.Equal(y.Observation.At)
		x.Observation.At, y.Observation.At = time.Time{}, time.Time{}
		return sameTime && x == y
	})
}

func difference(a, b customer.Reading) string {
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(customer.Reading{}), cmpopts.EquateEmpty())
}

func TestLawReadingsFollowTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		want := oracle{signals: m.Signals(), settings: m.Settings(), evidence: e}
		want.read()
		got := read(t, m, e)
		if got.Scores != want.scores || got.OverlayScores != want.states {
			t.Fatalf("scores %v %v, want %v %v", got.Scores, got.OverlayScores, want.scores, want.states)
		}
		if got.Status != want.status || got.Primary != want.primary || got.Secondary != want.second || got.Confidence != want.band {
			t.Fatalf("%v %v %v %v, want %v %v %v %v of %v", got.Status, got.Primary, got.Secondary, got.Confidence,
				want.status, want.primary, want.second, want.band, got.Scores)
		}
		if !slices.Equal(got.Overlays, want.overlays()) {
			t.Fatalf("overlays %v, want %v", got.Overlays, want.overlays())
		}
		ignored := map[customer.IgnoreReason]int{}
		for _, i := range got.Ignored {
			ignored[i.Reason]++
		}
		if diff := cmp.Diff(want.ignored, ignored); diff != "" {
			t.Fatalf("ignored (-want +got):\n%s", diff)
		}
		for _, c := range got.Contributions {
			if c.Observations != want.counts[c.Signal] {
				t.Fatalf("%s: %d observations, want %d", c.Signal, c.Observations, want.counts[c.Signal])
			}
		}
	})
}

func TestLawOrderNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		want := read(t, m, e)
		shuffled := e
		shuffled.Observations = rapid.Permutation(e.Observations).Draw(t, "order")
		shuffled.Contexts = slices.Clone(e.Contexts)
		slices.Reverse(shuffled.Contexts)
		if got := read(t, m, shuffled); !equal(got, want) {
			t.Fatalf("another order reads otherwise:\n%s", difference(want, got))
		}
	})
}

func TestLawTheSameEventCountsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		want := read(t, m, e)
		again := e
		for _, o := range e.Observations {
			if o.Event != "" {
				again.Observations = append(again.Observations[:len(again.Observations):len(again.Observations)], o)
			}
		}
		got := read(t, m, again)
		if len(got.Ignored)-len(want.Ignored) != len(again.Observations)-len(e.Observations) {
			t.Fatalf("%d observations again, but %d more ignored", len(again.Observations)-len(e.Observations), len(got.Ignored)-len(want.Ignored))
		}
		got.Ignored = want.Ignored
		if !equal(got, want) {
			t.Fatalf("told twice reads otherwise:\n%s", difference(want, got))
		}
	})
}

func TestLawScoresAreTheSumsOfTheirContributions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		r := read(t, m, e)
		var scores customer.Points
		var states customer.OverlayPoints
		counted := map[string]int{}
		for _, c := range r.Contributions {
			if (c.Type == 0) == (c.Overlay == 0) {
				t.Fatalf("%+v counts for both or neither", c)
			}
			if c.Points*c.Cut < 0 {
				t.Fatalf("%+v: points and what was cut of them point different ways", c)
			}
			if c.Type != 0 {
				scores[c.Type] += c.Points
			} else {
				states[c.Overlay] += c.Points
			}
			counted[c.Signal] = c.Observations
		}
		if scores != r.Scores || states != r.OverlayScores {
			t.Fatalf("contributions add up to %v %v, scores are %v %v", scores, states, r.Scores, r.OverlayScores)
		}
		total := len(r.Ignored)
		for _, n := range counted {
			total += n
		}
		if total != len(e.Observations) {
			t.Fatalf("%d observations, of which %d are accounted for", len(e.Observations), total)
		}
	})
}

func TestLawMoreEvidenceNeverLowersItsTypeNorItsLead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		before := read(t, m, e)
		added := drawObservation(t, m.Signals())
		e.Observations = append(e.Observations, added)
		after := read(t, m, e)
		s := signalOf(m, added.Signal)
		for _, a := range customer.Types() {
			gain := after.Scores[a] - before.Scores[a]
			if s.Points[a] == 0 && gain != 0 || s.Points[a] > 0 && gain < 0 || s.Points[a] < 0 && gain > 0 {
				t.Fatalf("%s with %d points moved %v by %d", s.ID, s.Points[a], a, gain)
			}
			for _, b := range customer.Types() {
				if s.Points[a] >= 0 && s.Points[b] == 0 && gain < after.Scores[b]-before.Scores[b] {
					t.Fatalf("%s lowered the lead of %v over %v", s.ID, a, b)
				}
			}
		}
		for _, o := range customer.Overlays() {
			if gain := after.OverlayScores[o] - before.OverlayScores[o]; s.Overlays[o]*gain < 0 || s.Overlays[o] == 0 && gain != 0 {
				t.Fatalf("%s with %d points moved %v by %d", s.ID, s.Overlays[o], o, gain)
			}
		}
	})
}

func signalOf(m *customer.Model, id string) customer.Signal {
	all := m.Signals()
	return all[slices.IndexFunc(all, func(s customer.Signal) bool { return s.ID == id })]
}

func TestLawScaleNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var signals []customer.Signal
		for i := range 6 {
			signals = append(signals, drawSignal(t, i))
			signals[i].Cap = []int64{0, 1000, 1500, 2500}[i%4] // with these and plain strengths nothing is cut to thousandths
		}
		settings := customer.Settings{FamilyCap: 1500, Overlays: customer.OverlayPoints{0, 1250, 1150, 1250}}
		k := int64(rapid.IntRange(2, 50).Draw(t, "k"))
		plain, err := customer.NewModel(signals, settings)
		if err != nil {
			t.Fatal(err)
		}
		scaled, err := customer.NewModel(scale(signals, k), scaleSettings(plain.Settings(), k))
		if err != nil {
			t.Fatal(err)
		}
		e := drawEvidence(t, plain)
		for i := range e.Observations {
			e.Observations[i].Strength = customer.Full
			e.Observations[i].At = noon
		}
		want, got := read(t, plain, e), read(t, scaled, e)
		for i := range want.Contributions {
			want.Contributions[i].Points *= k
			want.Contributions[i].Cut *= k
		}
		for i := range want.Scores {
			want.Scores[i] *= k
		}
		for i := range want.OverlayScores {
			want.OverlayScores[i] *= k
		}
		if !equal(want, got) {
			t.Fatalf("%d times as many points read otherwise:\n%s", k, difference(want, got))
		}
	})
}

func scale(signals []customer.Signal, k int64) []customer.Signal {
	signals = slices.Clone(signals)
	for i := range signals {
		for t := range signals[i].Points {
			signals[i].Points[t] *= k
		}
		for o := range signals[i].Overlays {
			signals[i].Overlays[o] *= k
		}
	}
	return signals
}

func scaleSettings(s customer.Settings, k int64) customer.Settings {
	s.FamilyCap *= k
	s.Low.Minimum *= k
	s.Fair.Minimum *= k
	s.High.Minimum *= k
	for o := range s.Overlays {
		s.Overlays[o] *= k
	}
	return s
}

func TestLawAnObservationNeverWeighsMoreWithAge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		if len(e.Observations) == 0 {
			return
		}
		young := read(t, m, e)
		d := draw(t, "older")
		i := d.below(len(e.Observations))
		e.Observations = slices.Clone(e.Observations)
		o := &e.Observations[i]
		o.At = o.At.Add(-time.Duration(1+d.below(400)) * 7 * time.Hour)
		old := read(t, m, e)
		s := signalOf(m, o.Signal)
		for _, a := range customer.Types() {
			if moved := old.Scores[a] - young.Scores[a]; s.Points[a]*moved > 0 || s.Points[a] == 0 && moved != 0 {
				t.Fatalf("%s, older, with %d points moved %v by %d", s.ID, s.Points[a], a, moved)
			}
		}
	})
}

func TestLawOptingOutEndsAllReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		e.OptedOut = true
		got := read(t, m, e)
		want := read(t, m, customer.Evidence{At: noon, Contexts: e.Contexts, OptedOut: true})
		if got.Status != customer.StatusOptedOut || !equal(got, want) || got.Primary != 0 || len(got.Contributions)+len(got.Ignored)+len(got.Overlays) != 0 {
			t.Fatalf("read in spite of the wish:\n%s", difference(want, got))
		}
	})
}

func TestLawAnOverrideKeepsTheEvidence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		e.Override = 0
		want := read(t, m, e)
		for _, e.Override = range customer.Types() {
			got := read(t, m, e)
			want.Status, want.Primary, want.Secondary, want.Confidence = customer.StatusOverridden, e.Override, 0, customer.ConfidenceNone
			if !equal(got, want) {
				t.Fatalf("the override changed more than the type:\n%s", difference(want, got))
			}
		}
	})
}

func TestLawReasonsOfTheWinnerAreNeeded(t *testing.T) {
	typed := 0
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		r := read(t, m, e)
		if r.Status != customer.StatusTyped {
			return
		}
		typed++
		var without []customer.Observation
		for _, o := range e.Observations {
			if !slices.ContainsFunc(r.Contributions, func(c customer.Contribution) bool { return c.Type == r.Primary && c.Signal == o.Signal }) {
				without = append(without, o)
			}
		}
		e.Observations = without
		if again := read(t, m, e); again.Status == customer.StatusTyped && again.Primary == r.Primary || again.Scores[r.Primary] != 0 {
			t.Fatalf("%v without any of its reasons", again.Primary)
		}
	})
	if typed == 0 {
		t.Error("no draw was typed")
	}
}

func TestLawCounterEvidenceStopsAtZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		with := read(t, m, e)
		var evidence []customer.Observation
		counter := map[customer.Type]int64{}
		for _, o := range e.Observations {
			if s := signalOf(m, o.Signal); slices.Min(s.Points[:]) >= 0 && slices.Min(s.Overlays[:]) >= 0 {
				evidence = append(evidence, o)
			}
		}
		for _, c := range with.Contributions {
			if c.Points+c.Cut < 0 && c.Type != 0 {
				counter[c.Type] += c.Points
			}
		}
		e.Observations = evidence
		without := read(t, m, e)
		for _, a := range customer.Types() {
			if with.Scores[a] < 0 || with.Scores[a] != without.Scores[a]+counter[a] {
				t.Fatalf("%v: %d with counter-evidence of %d, %d without", a, with.Scores[a], counter[a], without.Scores[a])
			}
		}
	})
}

func TestLawContextNeverAddsPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		e.Contexts = nil
		without := read(t, m, e)
		for _, c := range customer.Contexts() {
			e.Contexts = []customer.Context{c}
			with := read(t, m, e)
			for _, x := range with.Contributions {
				i := slices.IndexFunc(without.Contributions, func(y customer.Contribution) bool {
					return y.Signal == x.Signal && y.Type == x.Type && y.Overlay == x.Overlay
				})
				if i < 0 {
					t.Fatalf("stating %v brought %s in", c, x.Signal)
				}
				before := without.Contributions[i]
				if whole := x.Points + x.Cut; whole != before.Points+before.Cut || x.Observations != before.Observations {
					t.Fatalf("stating %v made %s give %d instead of %d", c, x.Signal, whole, before.Points+before.Cut)
				}
			}
		}
	})
}

func TestLawOneFamilyNeverMakesAType(t *testing.T) {
	for _, f := range customer.Families() {
		e := customer.Evidence{At: noon}
		for _, s := range standard().Signals() {
			for range 5 {
				if s.Family == f {
					e.Observations = append(e.Observations, customer.Observation{Signal: s.ID, Strength: customer.Full, At: noon})
				}
			}
		}
		if r := read(t, standard(), e); r.Status != customer.StatusUnknown {
			t.Errorf("family %v alone reads %v %v", f, r.Status, r.Primary)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		r := read(t, m, drawEvidence(t, m))
		if r.Status != customer.StatusTyped {
			return
		}
		families := map[customer.Family]bool{}
		for _, c := range r.Contributions {
			if c.Type == r.Primary && c.Points > 0 {
				families[signalOf(m, c.Signal).Family] = true
			}
		}
		if len(families) < 2 {
			t.Fatalf("%v rests on %v", r.Primary, families)
		}
	})
}

func TestLawOnlySignalsCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		want := read(t, m, e)
		other := e
		other.Observations = slices.Clone(e.Observations)
		for i := range other.Observations {
			o := &other.Observations[i]
			o.Span = customer.Span{Start: i, End: 2 * i}
			if o.Event != "" {
				o.Event = "68-year-old woman with an accent, " + o.Event
			}
		}
		got := read(t, m, other)
		got.Ignored, want.Ignored = nil, nil
		if !equal(got, want) {
			t.Fatalf("what is no signal changed the reading:\n%s", difference(want, got))
		}
	})
}

func TestLawNothingIsReadBeforeItHappens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		kept := read(t, m, e)
		wrong := 0
		for _, o := range e.Observations {
			if o.At.After(noon.Add(-time.Minute)) {
				wrong++
			}
		}
		e.At = noon.Add(-time.Minute)
		into := kept
		err := m.ClassifyInto(&into, e)
		if (err != nil) != (wrong > 0) || wrong > 0 && !errors.Is(err, customer.ErrFuture) {
			t.Fatalf("%d observations in the future: %v", wrong, err)
		}
		if err != nil && !equal(into, kept) {
			t.Fatalf("refused, but the reading changed:\n%s", difference(kept, into))
		}
	})
}

func TestLawSessionsReadAsTheBatch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		s := m.NewSession()
		so := customer.Evidence{At: noon}
		compare := func() {
			got, err := s.Result(noon)
			if err != nil {
				t.Fatal(err)
			}
			if want := read(t, m, so); !equal(got, want) {
				t.Fatalf("session and batch differ:\n%s", difference(want, got))
			}
		}
		d := draw(t, "times")
		for _, c := range e.Contexts {
			must(t, s.State(c))
			so.Contexts = append(so.Contexts, c)
		}
		for _, o := range e.Observations {
			must(t, s.Observe(o))
			so.Observations = append(so.Observations, o)
			if d.below(4) == 0 {
				compare()
			}
		}
		must(t, s.Override(e.Override))
		so.Override = e.Override
		compare()
		s.OptOut()
		so.OptedOut = true
		must(t, s.Observe(drawObservation(t, m.Signals())))
		compare()
	})
}

func must(t *rapid.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestLawUsedReadingsReadLikeNewOnes(t *testing.T) {
	var used customer.Reading
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		e := drawEvidence(t, m)
		if err := m.ClassifyInto(&used, e); err != nil {
			t.Fatal(err)
		}
		if want := read(t, m, e); !equal(used, want) {
			t.Fatalf("a used reading differs from a new one:\n%s", difference(want, used))
		}
	})
}

func TestLawSpeechIsARampAroundTheUsualRate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate := int64(rapid.IntRange(1, 400).Draw(t, "rate"))
		usual := int64(rapid.IntRange(0, 300).Draw(t, "usual"))
		o, ok, err := customer.Speech{Rate: rate, Usual: usual, At: noon, Event: "e"}.Observation()
		if err != nil {
			t.Fatal(err)
		}
		if usual == 0 {
			usual = 135
		}
		relative := big.NewRat(rate*135, usual)
		above := new(big.Rat).Sub(relative, big.NewRat(150, 1))
		below := new(big.Rat).Sub(big.NewRat(120, 1), relative)
		want, signal := above, "fast-speech"
		if below.Sign() > 0 {
			want, signal = below, "slow-speech"
		}
		strength := min(1000, max(0, cut(want.Mul(want, big.NewRat(1000, 30)))))
		if ok != (strength > 0) || ok && (o.Signal != signal || o.Strength != strength || !o.At.Equal(noon) || o.Event != "e") {
			t.Fatalf("%d a minute, usually %d: got %+v %v, want %s %d", rate, usual, o, ok, signal, strength)
		}
	})
}
