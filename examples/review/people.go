package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/etiquette"
)

// People is how customers showed that they want to be served, and what became of it.
// It counts ways of serving in this week, and holds nothing about a person.
type People struct {
	Customers int            `json:"customers"` // with a message
	Unknown   int            `json:"unknown"`   // too little shown: they get what everybody gets
	Unclear   int            `json:"unclear"`   // shown, and no way leads
	Ways      []Way          `json:"ways"`      // the most frequent first
	Overlays  []Count[Shown] `json:"overlays"`
}

// Shown is a state that shows beside a way.
type Shown = customer.Overlay

// Way is one way of being served, and the customers who showed it.
type Way struct {
	Type    customer.Type   `json:"type"`
	N       int             `json:"n"`
	Waited  int             `json:"waited"` // for whom a promise was broken
	Signals []Count[string] `json:"signals"`
	signal  map[string]customer.Signal
	broken  []string // tickets
}

// people reads what customers showed, each of them once over the week.
func (w *Week) people(p *Promises) (*People, error) {
	model, err := customer.NewModel(customer.DefaultSignals(), customer.Settings{})
	if err != nil {
		return nil, err
	}
	broken := map[string][]string{} // tickets by customer
	for _, b := range p.Breaks {
		if !b.Early {
			broken[b.Customer] = append(broken[b.Customer], b.Ticket)
		}
	}
	s := &People{}
	ways := map[customer.Type]*Way{}
	seen := w.evidence()
	for _, id := range slices.Sorted(maps.Keys(seen)) {
		e := customer.Evidence{At: w.To, Observations: seen[id]}
		r, err := model.Classify(e)
		if err != nil {
			return nil, fmt.Errorf("customer %q: %w", id, err)
		}
		s.Customers++
		for _, o := range r.Overlays {
			s.Overlays = counted(s.Overlays, o)
		}
		switch r.Status {
		case customer.StatusUnknown:
			s.Unknown++
		case customer.StatusAmbiguous:
			s.Unclear++
		case customer.StatusTyped:
			if ways[r.Primary] == nil {
				ways[r.Primary] = &Way{Type: r.Primary, signal: map[string]customer.Signal{}}
			}
			ways[r.Primary].add(model, r, broken[id])
		}
	}
	for _, way := range ways {
		slices.SortStableFunc(way.Signals, func(a, b Count[string]) int { return cmp.Compare(b.N, a.N) })
		s.Ways = append(s.Ways, *way)
	}
	slices.SortFunc(s.Ways, func(a, b Way) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Type, b.Type)) })
	return s, nil
}

// evidence is what each customer showed: what agents noted by its name, and cues in
// what the customer wrote. A note with a name that is no signal is a bad row.
func (w *Week) evidence() map[string][]customer.Observation {
	known := map[string]bool{}
	for _, s := range customer.DefaultSignals() {
		known[s.ID] = true
	}
	seen := map[string][]customer.Observation{}
	for _, t := range w.Tickets {
		for i, m := range w.Messages[t.ID] {
			if m.From != etiquette.Customer {
				continue
			}
			event := fmt.Sprintf("%s/%d", t.ID, i)
			all := append(seen[t.Customer], customer.Cues(m.Text, m.At, event)...)
			for _, signal := range m.Observed {
				if !known[signal] {
					w.bad(messagesFile, m.line, fmt.Errorf("observed: got %.40q, want a signal of package customer", signal))
					continue
				}
				all = append(all, customer.Observation{Signal: signal, Strength: customer.Full, At: m.At, Event: event})
			}
			seen[t.Customer] = all
		}
	}
	return seen
}

// add counts a customer who showed this way.
func (y *Way) add(m *customer.Model, r customer.Reading, broken []string) {
	y.N++
	if len(broken) > 0 {
		y.Waited++
		y.broken = append(y.broken, broken...)
	}
	of := map[string]bool{}
	for _, c := range r.Contributions {
		if c.Type == y.Type && c.Points > 0 {
			of[c.Signal] = true
		}
	}
	for _, s := range m.Signals() {
		if of[s.ID] {
			y.signal[s.ID] = s
			y.Signals = counted(y.Signals, s.ID)
		}
	}
}

// plan is what serving in this way asks of us, on any channel.
func (y *Way) plan() (customer.Plan, error) {
	return customer.Compose(customer.Situation{Primary: y.Type})
}

// advice is the first row of the plan that is there for this way.
func (y *Way) advice(t tongue) string {
	p, err := y.plan()
	if err != nil {
		return ""
	}
	for _, a := range p.Do() {
		if a.Source.Layer == customer.LayerPrimary {
			return a.Text.In(t.Tag)
		}
	}
	return ""
}
