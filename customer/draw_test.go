package customer_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer"
)

// standard is the model of the defaults.
var standard = sync.OnceValue(func() *customer.Model {
	m, err := customer.NewModel(customer.DefaultSignals(), customer.Settings{})
	if err != nil {
		panic(err)
	}
	return m
})

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// read classifies evidence that must be fit for it.
func read(t fataler, m *customer.Model, e customer.Evidence) customer.Reading {
	t.Helper()
	r, err := m.Classify(e)
	if err != nil {
		t.Fatalf("Classify: %v", err)
	}
	return r
}

// dice gives small numbers out of one drawn word, so that a check costs few draws.
type dice uint64

func (d *dice) below(n int) int {
	k := int(uint64(*d) % uint64(n))
	*d /= dice(n)
	return k
}

func draw(t *rapid.T, label string) *dice {
	d := rapid.Uint64().Draw(t, label) // mostly small, so it is spread
	d = (d ^ d>>32) * 0x9E3779B97F4A7C15
	d = (d ^ d>>29) * 0xBF58476D1CE4E5B9
	d ^= d >> 32
	return (*dice)(&d)
}

// drawSignal draws a signal of any kind. Ids come from the number.
func drawSignal(t *rapid.T, i int) customer.Signal {
	d := draw(t, "signal")
	s := customer.Signal{
		ID: fmt.Sprintf("sign-%d", i), Family: customer.Families()[d.below(5)], Spoken: d.below(4) == 0,
		Cap:      []int64{0, 0, 1000, 1500, 2345}[d.below(5)],
		HalfLife: []time.Duration{0, 0, time.Hour, 36 * time.Hour}[d.below(4)],
		Expiry:   []time.Duration{0, 0, 2 * time.Hour, 240 * time.Hour}[d.below(4)],
		Text:     customer.Text{English: "Sign", Hans: "迹象", Hant: "跡象"},
	}
	if d.below(3) == 0 {
		s.ExplainedBy = []customer.Context{customer.Contexts()[d.below(8)], customer.Contexts()[d.below(8)]}
	}
	points := []int64{500, 700, 1000, 1500, 1234}
	switch d.below(8) {
	case 0: // neutral
	case 1:
		s.Points[1+d.below(4)] = -points[d.below(5)]
		s.Overlays[d.below(4)] = -points[d.below(5)]
		s.Overlays[0] = 0
	default:
		s.Points[1+d.below(4)] = points[d.below(5)]
		s.Points[1+d.below(4)] = points[d.below(5)]
		s.Overlays[d.below(4)] = points[d.below(5)]
		s.Overlays[0] = 0
	}
	return s
}

// drawModel draws the model of the defaults, or one of some signals with lower
// thresholds, so that every status comes up.
func drawModel(t *rapid.T) *customer.Model {
	if rapid.Bool().Draw(t, "standard") {
		return standard()
	}
	return drawOwnModel(t, 7)
}

// drawOwnModel draws a model of so many signals.
func drawOwnModel(t *rapid.T, n int) *customer.Model {
	var signals []customer.Signal
	for i := range n {
		signals = append(signals, drawSignal(t, i))
	}
	d := draw(t, "settings")
	m, err := customer.NewModel(signals, customer.Settings{
		FamilyCap: []int64{900, 1500, 1999}[d.below(3)], Low: customer.Band{Minimum: 2000, Lead: []int64{1001, 1300, 1500}[d.below(3)]},
		Fair: customer.Band{Minimum: 2500, Lead: 1600}, High: customer.Band{Minimum: 2800, Lead: 1900}, Secondary: []int64{300, 500, 800}[d.below(3)],
	})
	if err != nil {
		t.Fatalf("NewModel: %v", err)
	}
	return m
}

// drawObservation draws one that the model knows, not after noon.
func drawObservation(t *rapid.T, signals []customer.Signal) customer.Observation {
	d := draw(t, "observation")
	ages := []time.Duration{
		0, 0, 0, time.Minute, time.Hour, time.Hour + 1, 24 * time.Hour, 7*24*time.Hour - 1, 7 * 24 * time.Hour,
		30*24*time.Hour - 1, 30 * 24 * time.Hour, 65 * 24 * time.Hour, 180*24*time.Hour - 1, 180 * 24 * time.Hour, 4000 * 24 * time.Hour,
	}
	o := customer.Observation{
		Signal:   signals[d.below(len(signals))].ID,
		Strength: []int64{1000, 1000, 1000, 1, 333, 500, 999}[d.below(7)],
		At:       noon.Add(-ages[d.below(len(ages))]),
		Event:    []string{"", "", "a", "b", "c"}[d.below(5)],
		Written:  d.below(3) == 0,
	}
	o.Span.Start = d.below(3)
	o.Span.End = o.Span.Start + d.below(3)
	return o
}

// drawEvidence draws up to 16 observations of a few signals, so that they meet; in
// half of the draws mostly of those that feed one type or two.
func drawEvidence(t *rapid.T, m *customer.Model) customer.Evidence {
	signals := m.Signals()
	d := draw(t, "evidence")
	from := d.below(len(signals))
	some := slices.Concat(signals, signals)[from : from+min(len(signals), 2+d.below(9))]
	if a, b := 1+d.below(4), 1+d.below(4); d.below(2) == 0 {
		for _, s := range signals {
			if s.Points[a] > 0 || s.Points[b] > 0 {
				some = append(some, s)
			}
		}
	}
	e := customer.Evidence{At: noon}
	for range d.below(17) {
		e.Observations = append(e.Observations, drawObservation(t, some))
	}
	if d.below(3) == 0 {
		e.Contexts = []customer.Context{customer.Contexts()[d.below(8)], customer.Contexts()[d.below(8)]}
	}
	if d.below(8) == 0 {
		e.Override = customer.Types()[d.below(4)]
	}
	return e
}

// The draws reach what the laws are about.
func TestDrawsCoverTheClasses(t *testing.T) {
	const draws = 400
	seen := map[string]int{}
	example := rapid.Custom(func(t *rapid.T) customer.Reading {
		m := drawModel(t)
		return read(t, m, drawEvidence(t, m))
	})
	for seed := range draws {
		r := example.Example(seed)
		seen[r.Status.String()]++
		seen[r.Confidence.String()]++
		for _, c := range r.Contributions {
			switch {
			case c.Points < 0:
				seen["lowers"]++
			case c.Cut > 0:
				seen["cut"]++
			}
		}
		for _, i := range r.Ignored {
			seen[i.Reason.String()]++
		}
		if r.Secondary != 0 {
			seen["secondary"]++
		}
		if len(r.Overlays) > 0 {
			seen["overlay"]++
		}
	}
	floors := map[string]int{
		"typed": 20, "unknown": 20, "ambiguous": 10, "overridden": 10, "low": 5, "fair": 5, "high": 2, "lowers": 10, "cut": 20,
		"neutral": 10, "not-applicable": 10, "expired": 10, "explained": 10, "duplicate": 10, "secondary": 2, "overlay": 20,
	}
	for class, floor := range floors {
		if seen[class] < floor {
			t.Errorf("%d draws have %d of class %q, want %d", draws, seen[class], class, floor)
		}
	}
}
