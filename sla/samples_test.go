package sla_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
)

// A property over something that is never drawn proves nothing. Here a fixed sample
// of what the laws draw is sorted into classes, each of which must not be rare.

const samples = 400

// sample draws the same things in each run.
func sample[T any](draw func(*rapid.T) T) []T {
	all := make([]T, samples)
	generator := rapid.Custom(draw)
	for i := range all {
		all[i] = generator.Example(i)
	}
	return all
}

// notRare reports each class with fewer than the least number of things.
func notRare(t *testing.T, least int, counts map[string]int, classes ...string) {
	t.Helper()
	for _, class := range classes {
		if counts[class] < least {
			t.Errorf("%d of %s, want at least %d", counts[class], class, least)
		}
	}
}

func names[E interface{ String() string }](all []E) []string {
	out := make([]string, len(all))
	for i, e := range all {
		out[i] = e.String()
	}
	return out
}

func TestSampleOfHistories(t *testing.T) {
	n := map[string]int{}
	for _, h := range sample(func(t *rapid.T) *history { h, _ := drawHistory(t); return h }) {
		for _, d := range h.log {
			n[d.kind.String()]++
			n[d.mode.String()]++
			if d.retroactive {
				n["retroactive"]++
			}
			if d.since >= 0 && d.since < d.at {
				n["since"]++
			}
		}
		for _, x := range h.crossings() {
			n[x.mark.String()]++
			if x.tick == tick(2*h.log[0].at) {
				n["at the start"]++
			}
		}
		c := h.clock(t)
		for k := tick(0); k < 2*horizon; k += 97 {
			s := c.At(h.tick(k))
			n["limit "+s.Limit.String()]++
			n["goal "+s.Goal.String()]++
			n["state "+s.State.String()]++
			if _, ok := s.BreachedAt(); ok && s.Limit == sla.OnTrack {
				n["breached before"]++
			}
		}
		for stretch := range c.Ledger(h.at(horizon)) {
			n["ledger "+stretch.Reason.String()]++
		}
		n["closed units"] += min(1, len(h.closedUnits()))
	}
	notRare(t, 20, n, names(sla.EventKinds())...)
	notRare(t, 20, n, names(sla.ReopenModes())...)
	notRare(t, 20, n, names(sla.Marks())...)
	for _, v := range sla.Verdicts() {
		notRare(t, 20, n, "limit "+v.String())
		if v != sla.AtRisk {
			notRare(t, 20, n, "goal "+v.String())
		}
	}
	for _, s := range sla.States() {
		notRare(t, 20, n, "state "+s.String())
	}
	for _, r := range sla.Reasons() {
		notRare(t, 20, n, "ledger "+r.String())
	}
	notRare(t, 10, n, "retroactive", "since", "at the start", "breached before", "closed units")
}

func TestSampleOfFaults(t *testing.T) {
	n := map[string]int{}
	for _, bad := range sample(func(t *rapid.T) map[string]sla.Event {
		h, _ := drawHistory(t)
		return h.beginning(rapid.IntRange(0, len(h.log)).Draw(t, "events")).faulty(t)
	}) {
		for name := range bad {
			n[name]++
		}
	}
	for _, f := range faults {
		notRare(t, 5, n, f.name)
	}
}

func TestSampleOfPolicies(t *testing.T) {
	n := map[string]int{}
	for _, rules := range sample(drawRules) {
		for i, is := range reached(rules) {
			if !is {
				n["out of reach"]++
			}
			if i > 0 && is {
				n["later but reached"]++
			}
		}
		for _, r := range requests {
			if i := first(rules, r); i < 0 {
				n["none"]++
			} else if i > 0 {
				n["a later one"]++
			}
		}
	}
	notRare(t, 40, n, "out of reach", "later but reached", "none", "a later one")
}

func TestSampleOfTickets(t *testing.T) {
	n := map[string]int{}
	for _, k := range sample(drawTicket) {
		for _, m := range sla.Metrics() {
			for _, v := range k.intervals(m) {
				n[m.String()+" "+v.State.String()]++
				if v.Since < v.At {
					n[m.String()+" since"]++
				}
			}
		}
	}
	for _, m := range sla.Metrics()[:8] {
		for _, s := range []sla.State{sla.Running, sla.Stopped, sla.Cancelled} {
			notRare(t, 5, n, m.String()+" "+s.String())
		}
	}
	notRare(t, 5, n, "first-response since", "next-response since", "resolution since",
		"pausable-update paused", "requester-wait paused", "agent-work paused")
}

func TestSampleOfPromises(t *testing.T) {
	n := map[string]int{}
	for _, log := range sample(drawPromise) {
		if len(log) == 0 {
			continue
		}
		kept, decided, silences := promised(log, log[len(log)-1].at+10, 0)
		switch {
		case kept:
			n["kept"]++
		case decided:
			n["broken"]++
		default:
			n["open"]++
		}
		n["silences"] += silences
	}
	notRare(t, 20, n, "kept", "broken", "open", "silences")
}
