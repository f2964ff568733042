package complaint_test

import (
	"testing"

	"github.com/servicequality/servicequality/complaint"
)

func TestAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	commands := steps()
	receive := must(new(complaint.Case).Decide(good(new(complaint.Case), complaint.Receive)))
	log := closedLog()
	c := after(toCorrected...)
	refused := good(c, complaint.Close)
	buf := complaint.AppendLog(nil, log)
	var set complaint.ActionSet
	for _, row := range []struct {
		what string
		most float64
		run  func()
	}{
		{"a life with its log", 3, func() {
			c := new(complaint.Case)
			log := append(make([]complaint.Event, 0, len(commands)+1), receive)
			c.Apply(receive)
			for _, cmd := range commands {
				log = append(log, must(c.Do(cmd)))
			}
		}},
		{"a refusal", 1, func() { c.Decide(refused) }},
		{"allowed", 0, func() { set = c.Allowed() }},
		{"the loop over allowed", 0, func() {
			for a := range set.All() {
				set |= 1 << a
			}
		}},
		{"replay", 1, func() { complaint.Replay(log) }},
		{"decoding ten events, five of them with details", 12, func() { complaint.ParseLog(buf) }},
		{"encoding", 0, func() { buf = complaint.AppendLog(buf[:0], log) }},
	} {
		if got := testing.AllocsPerRun(100, row.run); got > row.most {
			t.Errorf("%s: %v allocations, want at most %v", row.what, got, row.most)
		}
	}
}
