package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/sla"
)

// Ticket is a request of a customer as its changes have made it, without the words
// of anybody. It is never changed once it is in the desk's memory; with gives
// another one.
type Ticket struct {
	ID       string                 `json:"id"`
	Version  int                    `json:"version"`
	Agent    string                 `json:"agent,omitzero"` // who has it in hand
	Opening  Opening                `json:"opening"`
	Promise  sla.Choice             `json:"promise"`            // what is promised, and why
	Talk     sla.Conversation       `json:"talk"`               // from which its clocks come
	Observed []customer.Observation `json:"observed,omitempty"` // what the customer showed
	Rating   *Rating                `json:"rating,omitempty"`
}

// Opening is what is known of a request when it comes in.
type Opening struct {
	Customer string            `json:"customer"`
	Tier     customer.Tier     `json:"tier"`
	Channel  etiquette.Channel `json:"channel"`
	Language string            `json:"language"`
	Topic    string            `json:"topic"`
	Settings int               `json:"settings"` // the version of the settings whose promises hold
}

// Change is one event of a ticket: one of its fields, or Opened with an Entry.
type Change struct {
	Opened *Opening   `json:"opened,omitempty"`
	Entry  *sla.Entry `json:"entry,omitempty"`
	By     string     `json:"by,omitzero"` // the agent
	Text   string     `json:"text,omitzero"`
	Agent  string     `json:"agent,omitzero"` // who has it in hand from now on
	Rating *Rating    `json:"rating,omitempty"`
}

// Rating is what a customer answered when asked. 0 is no answer.
type Rating struct {
	Adequate  [5]byte `json:"adequate"` // by dimension, 1 to 7: just enough
	Desired   [5]byte `json:"desired"`
	Perceived [5]byte `json:"perceived"`
	Satisfied int     `json:"satisfied"` // 1 to 5
	Recommend int     `json:"recommend"` // 0 to 10, -1 is no answer
}

// Status is where the ticket stands.
func (t *Ticket) Status() sla.EntryKind { return t.Talk.Status() }

// with gives the ticket after a change, or says why it cannot be. Settings are all
// versions.
func (t *Ticket) with(c *Change, settings []*Settings) (*Ticket, error) {
	next := *t
	next.Version++
	if c.Opened != nil {
		if err := next.begin(*c.Opened, settings); err != nil {
			return nil, err
		}
	}
	if c.Agent != "" {
		next.Agent = c.Agent
	}
	if c.Rating != nil {
		if t.Rating != nil {
			return nil, rated
		}
		if err := c.Rating.check(); err != nil {
			return nil, err
		}
		next.Rating = c.Rating
	}
	if c.Entry == nil {
		return &next, nil
	}
	if c.Entry.Kind == sla.CustomerWrote {
		cues := customer.Cues(c.Text, c.Entry.At, fmt.Sprint(t.ID, "/", next.Version))
		next.Observed = append(slices.Clip(t.Observed), cues...)
	}
	var err error
	next.Talk, err = next.Talk.Append(*c.Entry)
	return &next, err
}

// begin takes the promises from the settings that hold for the ticket.
func (t *Ticket) begin(o Opening, settings []*Settings) (err error) {
	if o.Settings < 1 || o.Settings > len(settings) {
		return fmt.Errorf("ticket %s: got settings %d, want 1 to %d", t.ID, o.Settings, len(settings))
	}
	t.Opening = o
	t.Promise, _ = settings[o.Settings-1].Policy.Choose(sla.Request{Channel: o.Channel.String(), Tier: o.Tier.String()})
	t.Talk, err = sla.NewConversation(sla.Continue, t.Promise.Targets())
	return err
}

// clocks gives the last cycle of each metric, by the identifier that it has on the
// board.
func (t *Ticket) clocks(yield func(id string, c sla.Clock) bool) {
	for _, m := range sla.Metrics() {
		if cycles := t.Talk.Cycles(m); len(cycles) > 0 && !yield(t.ID+" "+m.String(), cycles[len(cycles)-1]) {
			return
		}
	}
}

// contexts lists what bears on how to serve: whether the customer was kept waiting by
// us.
func (t *Ticket) contexts(now time.Time) []customer.Context {
	for _, c := range t.clocks {
		if _, broken := c.At(now).BreachedAt(); broken {
			return []customer.Context{customer.ContextLongWait}
		}
	}
	return nil
}
