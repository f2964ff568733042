package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/customer/match"
	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/board"

	"github.com/servicequality/servicequality/examples/desk/store"
)

// Desk is the service desk. Logs are in the store; what the pages need of them stands
// in memory, but no word of any customer.
type Desk struct {
	store   *store.Store
	log     *slog.Logger
	now     func() time.Time
	checker *etiquette.Checker
	model   *customer.Model

	mu                    sync.RWMutex
	settings              []*Settings // every version, the last one in force
	tickets               map[string]*Ticket
	complaints            map[string]*complaint.Case
	board                 *board.Board
	survey                survey
	ticketNo, complaintNo atomic.Int64 // the numbers given last
	stats                 stats
}

// snapshotEvery is how many events of a stream are read again after a restart, at
// most.
const snapshotEvery = 16

// settingsStream is the log of the settings; those of tickets begin with T, those of
// complaints with C.
const settingsStream = "settings"

// NewDesk reads everything that is stored.
func NewDesk(ctx context.Context, s *store.Store, checker *etiquette.Checker, log *slog.Logger, now func() time.Time) (*Desk, error) {
	d := &Desk{store: s, log: log, now: now, checker: checker, board: board.New(now()), survey: newSurvey(),
		tickets: map[string]*Ticket{}, complaints: map[string]*complaint.Case{}}
	d.ticketNo.Store(1000)
	d.complaintNo.Store(100)
	var err error
	if d.model, err = customer.NewModel(customer.DefaultSignals(), customer.Settings{}); err != nil {
		return nil, err
	}
	return d, errors.Join(d.readSettings(ctx), d.readLogs(ctx))
}

// readLogs makes tickets and complaints from their snapshots and what follows.
func (d *Desk) readLogs(ctx context.Context) error {
	snapshots, err := d.store.Snapshots(ctx)
	if err != nil {
		return err
	}
	for _, n := range snapshots {
		if strings.HasPrefix(n.Stream, "C") {
			d.complaints[n.Stream], err = complaint.Restore(n.Body)
		} else {
			d.tickets[n.Stream], err = restore(n, d.settings)
		}
		if err != nil {
			return fmt.Errorf("snapshot of %s: %w", n.Stream, err)
		}
	}
	events, err := d.store.Tails(ctx)
	if err != nil {
		return err
	}
	for _, e := range events {
		if err := d.read(e); err != nil {
			return fmt.Errorf("%s/%d: %w", e.Stream, e.Version, err)
		}
	}
	for _, t := range d.tickets {
		d.putUp(t)
		d.known(t.ID)
	}
	for id := range d.complaints {
		d.known(id)
	}
	return nil
}

// read lets one stored event happen in memory.
func (d *Desk) read(e store.Event) error {
	switch e.Stream[0] {
	case 'T':
		c := &Change{}
		if err := json.Unmarshal(e.Body, c); err != nil {
			return err
		}
		t := d.tickets[e.Stream]
		if t == nil {
			t = &Ticket{ID: e.Stream}
		}
		next, err := t.with(c, d.settings)
		if err == nil {
			d.tickets[e.Stream] = next
		}
		return err
	case 'C':
		event, err := complaint.ParseEvent(e.Body)
		if err != nil {
			return err
		}
		if d.complaints[e.Stream] == nil {
			d.complaints[e.Stream] = &complaint.Case{}
		}
		return d.complaints[e.Stream].Extend([]complaint.Event{event})
	}
	return nil // the settings have been read
}

// putUp puts a ticket's clocks up on the board and its rating into the survey.
func (d *Desk) putUp(t *Ticket) {
	for id, c := range t.clocks {
		d.board.Put(id, c)
	}
	d.survey.put(t)
}

// Change appends changes to the ticket with the given version, all or none. When
// somebody else was faster, it is a *store.Conflict.
func (d *Desk) Change(ctx context.Context, id string, version int, changes ...Change) error {
	d.mu.RLock()
	t, settings := d.tickets[id], d.settings
	d.mu.RUnlock()
	if t == nil {
		t = &Ticket{ID: id}
	}
	if t.Version != version {
		return &store.Conflict{Stream: id, Version: version + 1}
	}
	var events []store.Event
	for i := range changes {
		next, err := t.with(&changes[i], settings)
		if err != nil {
			return err
		}
		t = next
		body, err := json.Marshal(changes[i])
		if err != nil {
			return err
		}
		events = append(events, store.Event{Stream: id, Version: t.Version, Body: body})
	}
	if err := d.store.Append(ctx, events...); err != nil {
		return errors.Join(err, d.refresh(ctx, id, err))
	}
	d.mu.Lock()
	d.tickets[id] = t
	d.putUp(t)
	d.mu.Unlock()
	d.snapshot(ctx, id, version, t.Version, t)
	return nil
}

// refresh reads what another process has appended to a ticket that was taken for
// older than it is.
func (d *Desk) refresh(ctx context.Context, id string, err error) error {
	if _, late := errors.AsType[*store.Conflict](err); !late {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	have := 0
	if t := d.tickets[id]; t != nil {
		have = t.Version
	}
	tail, err := d.store.Load(ctx, id, have)
	for _, e := range tail {
		err = errors.Join(err, d.read(e))
	}
	if t := d.tickets[id]; t != nil {
		d.putUp(t)
	}
	return err
}

// snapshot saves what a stream has become, now and then. Nothing is lost without.
func (d *Desk) snapshot(ctx context.Context, id string, before, after int, state any) {
	if before/snapshotEvery == after/snapshotEvery {
		return
	}
	body, err := json.Marshal(state)
	if err == nil {
		err = d.store.Save(ctx, store.Snapshot{Stream: id, Version: after, Body: body})
	}
	if err != nil {
		d.log.Warn("no snapshot", "stream", id, "version", after, "error", err)
	}
}

// Open takes a new request in, with the agent who is best for it, and gives its
// identifier.
func (d *Desk) Open(ctx context.Context, o Opening, text string, at time.Time) (string, error) {
	d.mu.RLock()
	o.Settings = len(d.settings)
	agent, err := d.route(&o, at)
	d.mu.RUnlock()
	if err != nil {
		return "", err
	}
	return d.number("T-", func(id string) error {
		return d.Change(ctx, id, 0, Change{
			Opened: &o, Entry: &sla.Entry{Kind: sla.CustomerWrote, At: at}, Text: text, Agent: agent})
	})
}

// number does something with the next number, and with the one after it while
// another process has taken that.
func (d *Desk) number(prefix string, do func(id string) error) (id string, err error) {
	for {
		id = fmt.Sprint(prefix, d.last(prefix).Add(1))
		err = do(id)
		if _, taken := errors.AsType[*store.Conflict](err); !taken && !errors.Is(err, complaint.CodeVersion) && !errors.Is(err, complaint.CodeAlreadyStarted) {
			return id, err
		}
	}
}

// known sees to it that a number is not given again.
func (d *Desk) known(id string) {
	n, _ := strconv.ParseInt(id[2:], 10, 64)
	last := d.last(id)
	last.Store(max(last.Load(), n))
}

func (d *Desk) last(id string) *atomic.Int64 {
	if id[0] == 'C' {
		return &d.complaintNo
	}
	return &d.ticketNo
}

// route finds the agent for a request: who speaks the language, is not too busy, and
// served the customer last time; "" when there is none.
func (d *Desk) route(o *Opening, at time.Time) (agent string, err error) {
	held, last := map[string]int{}, ""
	for _, t := range d.tickets {
		if t.Status() != sla.Solved {
			held[t.Agent]++
		}
		if t.Opening.Customer == o.Customer {
			last = t.Agent
		}
	}
	team, err := d.settings[len(d.settings)-1].team(held)
	if err != nil {
		return "", err
	}
	pair, _, err := team.Route(&match.Request{ID: "new", Arrived: at, Tier: o.Tier, Language: o.Language, Last: last})
	return pair.Agent, err
}

// ticket gives a ticket, or nil.
func (d *Desk) ticket(id string) *Ticket {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.tickets[id]
}

// inForce gives the settings in force, and their version.
func (d *Desk) inForce() (*Settings, int) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.settings[len(d.settings)-1], len(d.settings)
}

// reading is how the customer of a ticket seems to like to be served, from all of the
// customer's tickets.
func (d *Desk) reading(t *Ticket, now time.Time) (customer.Reading, error) {
	e := customer.Evidence{At: now}
	d.mu.RLock()
	for _, id := range slices.Sorted(maps.Keys(d.tickets)) {
		if other := d.tickets[id]; other.Opening.Customer == t.Opening.Customer {
			e.Observations = append(e.Observations, other.Observed...)
		}
	}
	d.mu.RUnlock()
	if t.late(now) {
		e.Contexts = append(e.Contexts, customer.ContextLongWait)
	}
	return d.model.Classify(e)
}

// complaintLog is the store of complaints over that of the desk.
type complaintLog struct{ *store.Store }

// Load gives the events of a complaint.
func (l complaintLog) Load(ctx context.Context, id string, after int) ([]complaint.Event, error) {
	stored, err := l.Store.Load(ctx, id, after)
	var log []complaint.Event
	for _, s := range stored {
		e, bad := complaint.ParseEvent(s.Body)
		err = errors.Join(err, bad)
		log = append(log, e)
	}
	return log, err
}

// Append stores events of complaints.
func (l complaintLog) Append(ctx context.Context, events ...complaint.Event) error {
	var all []store.Event
	for _, e := range events {
		all = append(all, store.Event{Stream: e.Case(), Version: e.Version(), Key: e.Key(), Body: e.AppendJSON(nil)})
	}
	err := l.Store.Append(ctx, all...)
	if c, ok := errors.AsType[*store.Conflict](err); ok {
		return &complaint.ConflictError{Case: c.Stream, Version: c.Version}
	}
	return err
}

// Complain does a command on a complaint, or on two when one is merged into another.
func (d *Desk) Complain(ctx context.Context, cmd complaint.Command) error {
	log := complaintLog{d.store}
	var err error
	touched := []string{cmd.Case}
	if m, ok := cmd.Details.(complaint.Merger); ok {
		touched = append(touched, m.Other)
		err = merge(ctx, log, cmd, m.Other)
	} else {
		_, err = complaint.Handle(ctx, log, cmd)
	}
	if err != nil {
		return err
	}
	for _, id := range touched {
		if err := d.follow(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

func merge(ctx context.Context, log complaintLog, cmd complaint.Command, other string) error {
	var both [2]*complaint.Case
	for i, id := range []string{cmd.Case, other} {
		events, err := log.Load(ctx, id, 0)
		if err != nil {
			return err
		}
		if both[i], err = complaint.Replay(events); err != nil {
			return err
		}
	}
	into, absorb, err := complaint.Merge(both[0], both[1], cmd)
	if err != nil {
		return err
	}
	return log.Append(ctx, into, absorb)
}

// follow reads what was appended to a complaint.
func (d *Desk) follow(ctx context.Context, id string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := &complaint.Case{}
	if known := d.complaints[id]; known != nil {
		c = known.Clone()
	}
	before := c.Version()
	tail, err := complaintLog{d.store}.Load(ctx, id, before)
	if err != nil {
		return err
	}
	if err := c.Extend(tail); err != nil {
		return err
	}
	d.complaints[id] = c
	d.snapshot(ctx, id, before, c.Version(), c)
	return nil
}
