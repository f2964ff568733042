// Package bench holds comparisons with peers. Each benchmark runs the same work by
// this library, by its peers and by the bare minimum, so that ratios of one run say
// something and absolute times nothing.
package bench

import (
	"context"
	"testing"
	"time"

	"github.com/looplab/fsm"
	"github.com/qmuntal/stateless"

	"github.com/servicequality/servicequality/complaint"
)

var day = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// actions of the eight steps, from thanks to closing.
var actions = []complaint.Action{
	complaint.Thank, complaint.Appreciate, complaint.Apologise, complaint.Promise, complaint.Gather, complaint.Correct,
	complaint.CheckSatisfied, complaint.Prevent, complaint.Close,
}

func command(a complaint.Action) complaint.Command {
	cmd := complaint.Command{Case: "C-1", Action: a, Actor: "li", At: day}
	switch a {
	case complaint.Receive:
		cmd.Details = complaint.Opening{Missed: "it leaks"}
	case complaint.Promise:
		cmd.Details = complaint.Commitment{Due: day.Add(time.Hour), Text: "today", Feasible: true}
	case complaint.Correct:
		cmd.Details = complaint.Words{Text: "seal replaced"}
	case complaint.CheckSatisfied:
		cmd.Details = complaint.Answer{By: "customer", Channel: complaint.ChannelPhone}
	case complaint.Prevent:
		cmd.Details = complaint.Prevention{Cause: complaint.CauseProduct, Text: "a better seal"}
	}
	return cmd
}

// commands to send, and the case before each of them.
func commands(b *testing.B) (list []complaint.Command, before []*complaint.Case, received complaint.Event) {
	c := new(complaint.Case)
	received, err := c.Do(command(complaint.Receive))
	if err != nil {
		b.Fatal(err)
	}
	for _, a := range actions {
		before = append(before, c.Clone())
		list = append(list, command(a))
		if _, err := c.Do(command(a)); err != nil {
			b.Fatal(err)
		}
	}
	return list, before, received
}

// next is the bare table: the phase after an action in a phase, 0 when it is refused.
var next = func() (table [32][64]complaint.Phase) {
	for _, r := range complaint.Rules() {
		for _, p := range r.From {
			table[p][r.Action] = r.To
			if r.To == 0 {
				table[p][r.Action] = p
			}
		}
	}
	return table
}()

// configure gives a stateless machine the whole table.
func configure(m *stateless.StateMachine) {
	for _, r := range complaint.Rules() {
		for _, p := range r.From {
			if r.To == 0 {
				m.Configure(p).InternalTransition(r.Action, func(context.Context, ...any) error { return nil })
			} else {
				m.Configure(p).Permit(r.Action, r.To)
			}
		}
	}
}

// looplabEvents is the same table for looplab/fsm.
var looplabEvents = func() (events fsm.Events) {
	for _, r := range complaint.Rules() {
		var from []string
		for _, p := range r.From {
			from = append(from, p.String())
		}
		if r.To != 0 && len(from) > 0 {
			events = append(events, fsm.EventDesc{Name: r.Action.String(), Src: from, Dst: r.To.String()})
		}
	}
	return events
}()

// BenchmarkComplaintDecide asks nine times what follows, without a log.
func BenchmarkComplaintDecide(b *testing.B) {
	list, before, _ := commands(b)
	b.Run("table", func(b *testing.B) {
		for b.Loop() {
			phase := complaint.Received
			for i := range list {
				if phase = next[phase][list[i].Action]; phase == 0 {
					b.Fatal(list[i])
				}
			}
		}
	})
	b.Run("allowed", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for i := range list {
				if !before[i].Allowed().Has(list[i].Action) {
					b.Fatal(list[i])
				}
			}
		}
	})
	b.Run("decide", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for i := range list {
				if _, err := before[i].Decide(list[i]); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("stateless", func(b *testing.B) {
		var state stateless.State = complaint.Received
		m := stateless.NewStateMachineWithExternalStorage(
			func(context.Context) (stateless.State, error) { return state, nil },
			func(_ context.Context, s stateless.State) error { state = s; return nil }, stateless.FiringImmediate)
		configure(m)
		b.ReportAllocs()
		for b.Loop() {
			state = complaint.Received
			for i := range list {
				if err := m.Fire(list[i].Action); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("looplab", func(b *testing.B) {
		m := fsm.NewFSM("received", looplabEvents, nil)
		ctx := context.Background()
		b.ReportAllocs()
		for b.Loop() {
			m.SetState("received")
			for i := range list {
				if err := m.Event(ctx, list[i].Action.String()); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// entry is what the peers log: action, actor and time, as ours without details.
type entry struct {
	action complaint.Action
	actor  string
	at     int64
}

// BenchmarkComplaintLife builds a complaint and leads it through nine actions with
// its log.
func BenchmarkComplaintLife(b *testing.B) {
	list, _, received := commands(b)
	b.Run("table", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			phase := complaint.Received
			log := make([]entry, 0, len(list))
			for i := range list {
				if phase = next[phase][list[i].Action]; phase == 0 {
					b.Fatal(list[i])
				}
				log = append(log, entry{list[i].Action, list[i].Actor, list[i].At.UnixNano()})
			}
		}
	})
	b.Run("case", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c := new(complaint.Case)
			c.Apply(received)
			log := make([]complaint.Event, 0, len(list))
			for i := range list {
				e, err := c.Do(list[i])
				if err != nil {
					b.Fatal(err)
				}
				log = append(log, e)
			}
		}
	})
	b.Run("stateless-shared", func(b *testing.B) {
		var state stateless.State
		var log []entry
		m := stateless.NewStateMachineWithExternalStorage(
			func(context.Context) (stateless.State, error) { return state, nil },
			func(_ context.Context, s stateless.State) error { state = s; return nil }, stateless.FiringImmediate)
		configure(m)
		m.OnTransitioned(func(_ context.Context, t stateless.Transition) {
			log = append(log, entry{t.Trigger.(complaint.Action), "li", day.UnixNano()})
		})
		b.ReportAllocs()
		for b.Loop() {
			state, log = complaint.Received, make([]entry, 0, len(list))
			for i := range list {
				if err := m.Fire(list[i].Action); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("looplab", func(b *testing.B) {
		ctx := context.Background()
		b.ReportAllocs()
		for b.Loop() {
			log := make([]entry, 0, len(list))
			m := fsm.NewFSM("received", looplabEvents, fsm.Callbacks{"enter_state": func(context.Context, *fsm.Event) {
				log = append(log, entry{0, "li", day.UnixNano()})
			}})
			for i := range list {
				if err := m.Event(ctx, list[i].Action.String()); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkComplaintRefusal asks for what is not allowed.
func BenchmarkComplaintRefusal(b *testing.B) {
	_, before, _ := commands(b)
	b.Run("case", func(b *testing.B) {
		cmd := command(complaint.Close)
		b.ReportAllocs()
		for b.Loop() {
			if _, err := before[0].Decide(cmd); err == nil {
				b.Fatal("accepted")
			}
		}
	})
	b.Run("stateless", func(b *testing.B) {
		m := stateless.NewStateMachine(complaint.Received)
		configure(m)
		b.ReportAllocs()
		for b.Loop() {
			if err := m.Fire(complaint.Close); err == nil {
				b.Fatal("accepted")
			}
		}
	})
	b.Run("looplab", func(b *testing.B) {
		m := fsm.NewFSM("received", looplabEvents, nil)
		b.ReportAllocs()
		for b.Loop() {
			if err := m.Event(context.Background(), "close"); err == nil {
				b.Fatal("accepted")
			}
		}
	})
}

// BenchmarkComplaintAllowed asks what can be done now.
func BenchmarkComplaintAllowed(b *testing.B) {
	_, before, _ := commands(b)
	b.Run("case", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if before[6].Allowed().Len() == 0 {
				b.Fatal("nothing")
			}
		}
	})
	b.Run("stateless", func(b *testing.B) {
		m := stateless.NewStateMachine(complaint.Corrected)
		configure(m)
		b.ReportAllocs()
		for b.Loop() {
			if triggers, err := m.PermittedTriggers(); err != nil || len(triggers) == 0 {
				b.Fatal(err)
			}
		}
	})
	b.Run("looplab", func(b *testing.B) {
		m := fsm.NewFSM("corrected", looplabEvents, nil)
		b.ReportAllocs()
		for b.Loop() {
			if len(m.AvailableTransitions()) == 0 {
				b.Fatal("nothing")
			}
		}
	})
}
