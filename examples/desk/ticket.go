package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/sla"

	"github.com/servicequality/servicequality/examples/desk/store"
)

// Ticket is a request of a customer as its changes have made it, without the words
// of anybody. It is never changed once it is in the desk's memory; with gives
// another one.
type Ticket struct {
	ID       string                 `json:"id"`
	Version  int                    `json:"version"`
	Agent    string                 `json:"agent,omitzero"` // who has it in hand
	Opening  Opening                `json:"opening"`
	Entries  []sla.Entry            `json:"entries"`
	Observed []customer.Observation `json:"observed,omitempty"` // what the customer showed
	Rating   *Rating                `json:"rating,omitempty"`

	choice sla.Choice       // what is promised, and why
	talk   sla.Conversation // from which its clocks come
}

// Opening is what is known of a request when it comes in.
type Opening struct {
	Customer string `json:"customer"`
	Tier     string `json:"tier"`
	Channel  string `json:"channel"`
	Language string `json:"language"`
	Topic    string `json:"topic"`
	Settings int    `json:"settings"` // the version of the settings whose promises hold
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

var errRated = errors.New("ticket: got a second rating, want one")

// Rating is what a customer answered when asked. 0 is no answer.
type Rating struct {
	Adequate  [5]byte `json:"adequate"` // by dimension, 1 to 7: just enough
	Desired   [5]byte `json:"desired"`
	Perceived [5]byte `json:"perceived"`
	Satisfied int     `json:"satisfied"` // 1 to 5
	Recommend int     `json:"recommend"` // 0 to 10, -1 is no answer
}

// request is what the promises are chosen by.
func (o *Opening) request() sla.Request { return sla.Request{Channel: o.Channel, Tier: o.Tier} }

// Status is where the ticket stands.
func (t *Ticket) Status() sla.EntryKind { return t.talk.Status() }

// with gives the ticket after a change, or says why it cannot be.
func (t *Ticket) with(c *Change, settings []*Settings) (*Ticket, error) {
	next := *t
	next.Version++
	if c.Opened != nil {
		next.Opening = *c.Opened
		if err := next.begin(settings); err != nil {
			return nil, err
		}
	}
	if c.Agent != "" {
		next.Agent = c.Agent
	}
	if c.Rating != nil {
		if t.Rating != nil {
			return nil, errRated
		}
		if err := c.Rating.check(); err != nil {
			return nil, err
		}
		next.Rating = c.Rating
	}
	if c.Entry == nil {
		return &next, nil
	}
	var err error
	if next.talk, err = next.talk.Append(*c.Entry); err != nil {
		return nil, err
	}
	next.Entries = append(slices.Clip(t.Entries), *c.Entry)
	if c.Entry.Kind == sla.CustomerWrote {
		cues := customer.Cues(c.Text, c.Entry.At, fmt.Sprint(t.ID, "/", next.Version))
		next.Observed = append(slices.Clip(t.Observed), cues...)
	}
	return &next, nil
}

// begin takes the promises from the settings that hold for the ticket.
func (t *Ticket) begin(settings []*Settings) error {
	if t.Opening.Settings < 1 || t.Opening.Settings > len(settings) {
		return fmt.Errorf("ticket %s: got settings %d, want 1 to %d", t.ID, t.Opening.Settings, len(settings))
	}
	t.choice, _ = settings[t.Opening.Settings-1].Policy.Choose(t.Opening.request())
	var err error
	t.talk, err = sla.NewConversation(sla.Continue, t.choice.Targets())
	return err
}

// restore makes a ticket from its snapshot.
func restore(n store.Snapshot, settings []*Settings) (*Ticket, error) {
	t := &Ticket{}
	if err := json.Unmarshal(n.Body, t); err != nil {
		return nil, err
	}
	if err := t.begin(settings); err != nil {
		return nil, err
	}
	var err error
	t.talk, err = t.talk.Append(t.Entries...)
	return t, err
}

// clocks gives the last cycle of each metric, by the identifier that it has on the
// board.
func (t *Ticket) clocks(yield func(id string, c sla.Clock) bool) {
	for _, m := range sla.Metrics() {
		if cycles := t.talk.Cycles(m); len(cycles) > 0 && !yield(t.ID+" "+m.String(), cycles[len(cycles)-1]) {
			return
		}
	}
}

// late reports whether the customer was kept waiting by us.
func (t *Ticket) late(now time.Time) bool {
	for _, c := range t.clocks {
		if _, broken := c.At(now).BreachedAt(); broken {
			return true
		}
	}
	return false
}
