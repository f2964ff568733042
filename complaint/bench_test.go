package complaint_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// steps are the nine actions from thanks to closing, ready to be sent.
func steps() []complaint.Command {
	var list []complaint.Command
	c := after(complaint.Receive)
	for _, a := range toClosed[1:] {
		cmd := good(c, a)
		must(c.Do(cmd))
		list = append(list, cmd)
	}
	return list
}

// BenchmarkDecide asks for nine decisions: by the bare table of phases, by the set of
// what is allowed, and in full with the event.
func BenchmarkDecide(b *testing.B) {
	commands := steps()
	cases := []*complaint.Case{after(complaint.Receive)}
	for _, cmd := range commands[:8] {
		next := cases[len(cases)-1].Clone()
		must(next.Do(cmd))
		cases = append(cases, next)
	}
	var table [32][64]bool
	for _, r := range complaint.Rules() {
		for _, p := range r.From {
			table[p][r.Action] = true
		}
	}
	b.Run("table", func(b *testing.B) {
		for b.Loop() {
			for i := range commands {
				if !table[cases[i].Phase()][commands[i].Action] {
					b.Fatal(commands[i])
				}
			}
		}
	})
	b.Run("allowed", func(b *testing.B) {
		for b.Loop() {
			for i := range commands {
				if !cases[i].Allowed().Has(commands[i].Action) {
					b.Fatal(commands[i])
				}
			}
		}
	})
	b.Run("decide", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for i := range commands {
				if _, err := cases[i].Decide(commands[i]); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// naiveEvent is an event of the naive life: who did what and when.
type naiveEvent struct {
	at      int64
	actor   string
	details complaint.Details
	version int32
	action  complaint.Action
}

// BenchmarkLife builds a complaint and does nine actions with their log: by the bare
// table with records, and in full.
func BenchmarkLife(b *testing.B) {
	commands := steps()
	receive := must(new(complaint.Case).Decide(good(new(complaint.Case), complaint.Receive)))
	var to [64]complaint.Phase
	var table [32][64]bool
	for _, r := range complaint.Rules() {
		to[r.Action] = r.To
		for _, p := range r.From {
			table[p][r.Action] = true
		}
	}
	b.Run("table", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			phase := complaint.Received
			log := make([]naiveEvent, 0, len(commands))
			for _, cmd := range commands {
				if !table[phase][cmd.Action] {
					b.Fatal(cmd)
				}
				phase = to[cmd.Action]
				log = append(log, naiveEvent{cmd.At.UnixNano(), cmd.Actor, cmd.Details, int32(len(log) + 2), cmd.Action})
			}
		}
	})
	b.Run("case", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c := new(complaint.Case)
			log := append(make([]complaint.Event, 0, len(commands)+1), receive)
			c.Apply(receive)
			for _, cmd := range commands {
				e, err := c.Do(cmd)
				if err != nil {
					b.Fatal(err)
				}
				log = append(log, e)
			}
			if len(log) != len(commands)+1 {
				b.Fatalf("the log has %d events", len(log))
			}
		}
	})
}

func BenchmarkRefusal(b *testing.B) {
	c := openCase("C-1")
	cmd := good(c, complaint.Close)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Decide(cmd); err == nil {
			b.Fatal("accepted")
		}
	}
}

func BenchmarkAllowed(b *testing.B) {
	c := after(toCorrected...)
	b.ReportAllocs()
	for b.Loop() {
		if c.Allowed().Len() == 0 {
			b.Fatal("nothing")
		}
	}
}

// BenchmarkReplay folds the same ten events: down to phase, version and time alone,
// to the whole state without a check, and with every check.
func BenchmarkReplay(b *testing.B) {
	log := closedLog()
	var to [64]complaint.Phase
	for _, r := range complaint.Rules() {
		to[r.Action] = r.To
	}
	b.Run("bare", func(b *testing.B) {
		for b.Loop() {
			var phase complaint.Phase
			version, at := 0, log[0].At()
			for i := range log {
				phase, version, at = to[log[i].Action()], log[i].Version(), log[i].At()
			}
			if phase != complaint.Closed || version != len(log) || at.IsZero() {
				b.Fatal(phase, version, at)
			}
		}
	})
	b.Run("fold", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var c complaint.Case
			for _, e := range log {
				c.Apply(e)
			}
			if c.Version() != len(log) {
				b.Fatal(c)
			}
		}
	})
	b.Run("checked", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := complaint.Replay(log); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// mirrored is an event as reflection reads and writes it.
type mirrored struct {
	Case     string           `json:"case"`
	Version  int              `json:"version"`
	At       time.Time        `json:"at"`
	Key      string           `json:"key,omitempty"`
	Action   complaint.Action `json:"action"`
	Actor    string           `json:"actor"`
	Occurred time.Time        `json:"occurred,omitzero"`
	Details  map[string]any   `json:"details,omitempty"`
}

func BenchmarkEncode(b *testing.B) {
	log := closedLog()
	var list []mirrored
	if err := json.Unmarshal(complaint.AppendLog(nil, log), &list); err != nil {
		b.Fatal(err)
	}
	b.Run("reflection", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := json.Marshal(list); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("append", func(b *testing.B) {
		b.ReportAllocs()
		var buf []byte
		for b.Loop() {
			buf = complaint.AppendLog(buf[:0], log)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	data := complaint.AppendLog(nil, closedLog())
	b.Run("reflection", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var list []mirrored
			if err := json.Unmarshal(data, &list); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("canonical", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := complaint.ParseLog(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}
