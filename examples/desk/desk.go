package main

import (
	"cmp"
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
// in memory, but no word of any customer. Tickets and complaints in memory are never
// changed: another one takes their place.
type Desk struct {
	store   *store.Store
	log     *slog.Logger
	now     func() time.Time
	checker *etiquette.Checker
	model   *customer.Model
	stats   stats

	mu         sync.RWMutex
	settings   []*Settings // every version, the last one in force
	tickets    map[string]*Ticket
	complaints map[string]*complaint.Case
	board      *board.Board
	survey     survey
	last       map[string]int // the numbers given last, by prefix
}

// snapshotEvery is how many events of a stream are read again after a restart, at
// most.
const snapshotEvery = 16

// The log of the settings, and the prefixes of the logs of tickets and complaints.
const (
	settingsStream  = "settings"
	ticketPrefix    = "T-"
	complaintPrefix = "C-"
)

// NewDesk reads everything that is stored.
func NewDesk(ctx context.Context, s *store.Store, checker *etiquette.Checker, log *slog.Logger, now func() time.Time) (*Desk, error) {
	d := &Desk{store: s, log: log, now: now, checker: checker, board: board.New(now()), survey: newSurvey(),
		tickets: map[string]*Ticket{}, complaints: map[string]*complaint.Case{}, last: map[string]int{ticketPrefix: 1000, complaintPrefix: 100}}
	var err error
	if d.model, err = customer.NewModel(customer.DefaultSignals(), customer.Settings{}); err != nil {
		return nil, err
	}
	return d, errors.Join(d.readSettings(ctx), d.readLogs(ctx))
}

// readLogs makes tickets and complaints from their snapshots and what follows.
func (d *Desk) readLogs(ctx context.Context) error {
	snapshots, err1 := d.store.Snapshots(ctx)
	tails, err2 := d.store.Tails(ctx)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	for _, n := range snapshots {
		if err := d.restore(n); err != nil {
			return fmt.Errorf("snapshot of %s: %w", n.Stream, err)
		}
	}
	err := d.read(tails)
	for _, t := range d.tickets {
		d.putUp(t)
	}
	return err
}

// restore puts what a snapshot holds into memory.
func (d *Desk) restore(n store.Event) error {
	d.known(n.Stream)
	if n.Stream[:2] == complaintPrefix {
		c, err := complaint.Restore(n.Body)
		d.complaints[n.Stream] = c
		return err
	}
	d.tickets[n.Stream] = &Ticket{}
	return json.Unmarshal(n.Body, d.tickets[n.Stream])
}

// read lets stored events happen in memory that have not happened there yet.
func (d *Desk) read(events []store.Event) error {
	for _, e := range events {
		if e.Stream == settingsStream || e.Version <= d.version(e.Stream) {
			continue
		}
		d.known(e.Stream)
		if err := d.happen(e); err != nil {
			return fmt.Errorf("%s/%d: %w", e.Stream, e.Version, err)
		}
	}
	return nil
}

func (d *Desk) happen(e store.Event) error {
	if e.Stream[:2] == complaintPrefix {
		event, err := complaint.ParseEvent(e.Body)
		if err != nil {
			return err
		}
		c := &complaint.Case{}
		if known := d.complaints[e.Stream]; known != nil {
			c = known.Clone()
		}
		d.complaints[e.Stream] = c
		return c.Extend([]complaint.Event{event})
	}
	var c Change
	if err := json.Unmarshal(e.Body, &c); err != nil {
		return err
	}
	t, err := d.begun(e.Stream).with(&c, d.settings)
	if err == nil {
		d.tickets[e.Stream] = t
	}
	return err
}

// begun is the ticket with an identifier, an empty one when there is none.
func (d *Desk) begun(id string) *Ticket {
	if t := d.tickets[id]; t != nil {
		return t
	}
	return &Ticket{ID: id}
}

// putUp puts a ticket's clocks up on the board and its rating into the survey.
func (d *Desk) putUp(t *Ticket) {
	for id, c := range t.clocks {
		d.board.Put(id, c)
	}
	d.survey.put(t)
}

// version is that of a ticket or a complaint in memory.
func (d *Desk) version(id string) int {
	if c := d.complaints[id]; c != nil {
		return c.Version()
	}
	return d.begun(id).Version
}

// Change appends changes to the ticket with the given version, all or none. When
// somebody else was faster, it is a *store.Conflict.
func (d *Desk) Change(ctx context.Context, id string, version int, changes ...Change) error {
	d.mu.RLock()
	t, settings := d.begun(id), d.settings
	d.mu.RUnlock()
	if t.Version != version {
		return &store.Conflict{Stream: id, Version: version + 1}
	}
	var events []store.Event
	for _, c := range changes {
		var err error
		if t, err = t.with(&c, settings); err != nil {
			return err
		}
		body, err := json.Marshal(c)
		if err != nil {
			return err
		}
		events = append(events, store.Event{Stream: id, Version: t.Version, Body: body})
	}
	err := d.store.Append(ctx, events...)
	if _, late := errors.AsType[*store.Conflict](err); err == nil || late {
		err = errors.Join(err, d.follow(ctx, id)) // also what another process has appended
	}
	return err
}

// follow reads what was appended to a log into memory, and now and then saves what it
// has become. Nothing is lost without that.
func (d *Desk) follow(ctx context.Context, id string) error {
	ctx = context.WithoutCancel(ctx) // it is stored, whether anybody waits or not
	d.mu.RLock()
	before := d.version(id)
	d.mu.RUnlock()
	tail, err := d.store.Load(ctx, id, before)
	if err != nil {
		return err
	}
	d.mu.Lock()
	err = d.read(tail)
	n := store.Event{Stream: id, Version: d.version(id)}
	var state any = d.complaints[id]
	if t := d.tickets[id]; t != nil {
		state = t
		d.putUp(t)
	}
	d.mu.Unlock()
	if err != nil || before/snapshotEvery == n.Version/snapshotEvery {
		return err
	}
	if n.Body, err = json.Marshal(state); err == nil {
		err = d.store.Save(ctx, n)
	}
	if err != nil {
		d.log.Warn("no snapshot", "stream", id, "version", n.Version, "error", err)
	}
	return nil
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
	return d.number(ticketPrefix, func(id string) error {
		return d.Change(ctx, id, 0, Change{
			Opened: &o, Entry: &sla.Entry{Kind: sla.CustomerWrote, At: at}, Text: text, Agent: agent})
	})
}

// number does something with the next number, and with the one after it while
// another process has taken that.
func (d *Desk) number(prefix string, do func(id string) error) (id string, err error) {
	for {
		d.mu.Lock()
		d.last[prefix]++
		id = prefix + strconv.Itoa(d.last[prefix])
		d.mu.Unlock()
		err = do(id)
		if _, taken := errors.AsType[*store.Conflict](err); !taken && !errors.Is(err, complaint.CodeVersion) && !errors.Is(err, complaint.CodeAlreadyStarted) {
			return id, err
		}
	}
}

// known sees to it that a number is not given again.
func (d *Desk) known(id string) {
	n, _ := strconv.Atoi(id[2:])
	d.last[id[:2]] = max(d.last[id[:2]], n)
}

// route finds the agent for a request: who speaks the language, is not too busy, and
// served the customer last time; "" when there is none.
func (d *Desk) route(o *Opening, at time.Time) (agent string, err error) {
	held, last := map[string]int{}, &Ticket{}
	for _, t := range d.tickets {
		if t.Status() != sla.Solved {
			held[t.Agent]++
		}
		if t.Opening.Customer == o.Customer && byNumber(last.ID, t.ID) < 0 {
			last = t
		}
	}
	team, err := d.settings[len(d.settings)-1].team(held)
	if err != nil {
		return "", err
	}
	pair, _, err := team.Route(&match.Request{ID: "new", Arrived: at, Tier: o.Tier.String(), Language: o.Language, Last: last.Agent})
	return pair.Agent, err
}

// byNumber orders T-9 before T-10.
func byNumber(a, b string) int {
	return cmp.Or(len(a)-len(b), strings.Compare(a, b))
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
	e := customer.Evidence{At: now, Contexts: t.contexts(now)}
	d.mu.RLock()
	for _, id := range slices.Sorted(maps.Keys(d.tickets)) {
		if other := d.tickets[id]; other.Opening.Customer == t.Opening.Customer {
			e.Observations = append(e.Observations, other.Observed...)
		}
	}
	d.mu.RUnlock()
	return d.model.Classify(e)
}

// Complain does a command on a complaint, or on two when one is merged into another.
func (d *Desk) Complain(ctx context.Context, cmd complaint.Command) (err error) {
	log, touched := complaintLog{d.store}, []string{cmd.Case}
	if m, ok := cmd.Details.(complaint.Merger); ok {
		touched = append(touched, m.Other)
		_, _, err = complaint.HandleMerge(ctx, log, cmd)
	} else {
		_, err = complaint.Handle(ctx, log, cmd)
	}
	for _, id := range touched {
		if err == nil {
			err = d.follow(ctx, id)
		}
	}
	return err
}

// complaintLog is the store of complaints over that of the desk.
type complaintLog struct{ *store.Store }

// Load gives the events of a complaint.
func (l complaintLog) Load(ctx context.Context, id string, after int) (log []complaint.Event, err error) {
	stored, err := l.Store.Load(ctx, id, after)
	for _, s := range stored {
		e, bad := complaint.ParseEvent(s.Body)
		log, err = append(log, e), errors.Join(err, bad)
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
