package complaint_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
)

// step draws a command, asks model and complaint, compares everything and lets it
// happen. It reports whether something took effect.
func (l *life) step(t *rapid.T) bool {
	cmd, fault := l.command(t)
	want, version := l.model.decide(cmd, fault)
	if cmd.Action == complaint.Absorb && slices.Contains([]complaint.Code{complaint.CodeNotStarted, complaint.CodeTerminal, complaint.CodeOrder}, want) {
		want = complaint.CodeMergeTarget // what the source is told
	}
	if cmd.Action == complaint.Absorb && len(l.log) == 0 {
		want = max(want, complaint.CodeMergeTarget)
	}
	before := ""
	if closely := oneIn(t, 8, "closely"); closely {
		before = snapshot(&l.live)
	}
	e, err := l.decide(cmd)
	if before != "" && before != snapshot(&l.live) {
		t.Fatalf("deciding %v changed the case:\n%s\n%s", cmd, before, snapshot(&l.live))
	}
	switch {
	case codeOf(err) != want:
		t.Fatalf("%v at %v in %v: got %v, want code %v", cmd, cmd.At, &l.live, err, want)
	case err != nil:
		if e != (complaint.Event{}) {
			t.Fatalf("refused %v gives the event %v", cmd, e)
		}
		return false
	case e.Version() != version:
		t.Fatalf("%v gives version %d, want %d", cmd, e.Version(), version)
	case version <= len(l.log): // a retry
		if got, want := e.AppendJSON(nil), l.log[version-1].AppendJSON(nil); !bytes.Equal(got, want) {
			t.Fatalf("the retry gives\n%s, want\n%s", got, want)
		}
		return true
	}
	l.happen(cmd, e)
	l.compare(t)
	return true
}

// compare asks model and complaint the same questions.
func (l *life) compare(t *rapid.T) {
	t.Helper()
	m, c := &l.model, &l.live
	type answers struct {
		Phase    complaint.Phase
		Version  int
		Handler  string
		Cycle    int
		Rework   int
		Feedback time.Time
		Open     int
		Allowed  string
	}
	rework, _ := c.Rework()
	due, _ := c.FeedbackDue()
	open := 0
	for _, r := range c.Referrals() {
		if r.Outcome == 0 {
			open++
		}
	}
	got := answers{c.Phase(), c.Version(), c.Handler(), c.Cycle(), rework, due, open, c.Allowed().String()}
	want := answers{
		Phase: m.phase(), Version: len(m.log), Handler: m.handler(), Cycle: m.cycles(), Rework: m.rework(),
		Open: len(m.asked()), Allowed: m.allowed(),
	}
	if last, ok := m.lastWord(); ok {
		want.Feedback = last.Add(24 * time.Hour)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("after %v (-model +case):\n%s", l.log[len(l.log)-1], diff)
	}
	l.comparePromises(t)
}

func (l *life) comparePromises(t *rapid.T) {
	t.Helper()
	last := l.log[len(l.log)-1].At()
	for _, now := range []time.Time{last, last.Add(time.Hour), last.Add(100 * time.Hour)} {
		var want []complaint.Pledge
		for _, p := range l.model.ledger() {
			want = append(want, complaint.Pledge{
				Case: p.complaint, Version: p.version, Made: p.made, Due: p.due, Fate: l.model.fate(p, now),
			})
		}
		if diff := cmp.Diff(want, l.live.Promises(now)); diff != "" {
			t.Fatalf("promises at %v (-model +case):\n%s", now, diff)
		}
	}
}

// allowed lists what the model would accept of somebody else with good details.
func (m *model) allowed() string {
	var list complaint.ActionSet
	phase, outside := m.phase(), len(m.asked()) > 0
	for _, a := range complaint.Actions() {
		stuck := (a == complaint.Gather || a == complaint.Correct) && phase == complaint.Dissatisfied && m.rework() == m.limit()
		switch {
		case !turn(phase, a), stuck, outside && (a == complaint.Close || a == complaint.Conclude), !outside && a == complaint.Decided:
		default:
			list |= 1 << a
		}
	}
	return list.String()
}

// run takes up to n steps. Once merged, three more are enough to see that it is for ever.
func (l *life) run(t *rapid.T, n int) (drawn, effective int) {
	for merged := 0; drawn < n && merged < 3; drawn++ {
		if l.step(t) {
			effective++
		}
		if l.model.phase() == complaint.Merged {
			merged++
		}
	}
	return drawn, effective
}

func TestLawDecideIsItsNaiveReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLife()
		l.run(t, rapid.IntRange(1, 30).Draw(t, "steps"))
	})
}

// What the laws about lives are worth depends on what the lives contain.
func TestDrawnLivesReachWhatMatters(t *testing.T) {
	drawn, effective := 0, 0
	seen := map[string]int{}
	gen := rapid.Custom(func(t *rapid.T) *life {
		l := newLife()
		n, took := l.run(t, 60)
		drawn, effective = drawn+n, effective+took
		return l
	})
	for seed := range 120 {
		l := gen.Example(seed)
		seen[fmt.Sprint("cycles ", min(3, l.live.Cycle()))]++
		for _, e := range l.log {
			seen["action "+e.Action().String()]++
		}
		for _, p := range l.live.Promises(day) {
			seen["fate "+p.Fate.String()]++
		}
		for _, c := range l.live.Cycles() {
			seen["end "+c.End.String()]++
			seen[fmt.Sprint("rework ", c.Rework)]++
		}
	}
	if 10*effective < 6*drawn {
		t.Errorf("%d of %d drawn actions took effect, want 60 percent", effective, drawn)
	}
	for _, a := range complaint.Actions() {
		if seen["action "+a.String()] < 3 {
			t.Errorf("%v happened %d times", a, seen["action "+a.String()])
		}
	}
	for _, class := range []string{
		"cycles 1", "cycles 2", "cycles 3", "fate kept", "fate broken", "fate released", "fate moved",
		"end closed", "end withdrawn", "end concluded", "end merged", "rework 1", "rework 2",
	} {
		if seen[class] < 2 {
			t.Errorf("%s: %d times", class, seen[class])
		}
	}
	t.Logf("%d of %d took effect; %v", effective, drawn, seen)
}

func TestLawSeveralCommandsAreAllOrNone(t *testing.T) {
	seen := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		l := lived(t, 20)
		from := rapid.IntRange(0, len(l.log)-1).Draw(t, "from")
		var cmds []complaint.Command
		for _, r := range l.model.log[from:min(len(l.log), from+5)] {
			if r.cmd.Action != complaint.Absorb && r.cmd.Action != complaint.MergeInto { // of two complaints
				cmds = append(cmds, r.cmd)
			}
		}
		if rapid.Bool().Draw(t, "a retry") {
			cmds = append(cmds, cmds...)
		}
		if rapid.Bool().Draw(t, "something that fails") {
			cmds = slices.Insert(cmds, rapid.IntRange(0, len(cmds)).Draw(t, "at"), complaint.Command{Action: complaint.Reopen, Actor: "li", At: day})
		}
		seen[checkAllOrNone(t, l.log[:from], cmds)]++
	})
	if seen[true] < 10 || seen[false] < 10 {
		t.Errorf("%d taken, %d refused", seen[true], seen[false])
	}
}

// checkAllOrNone decides cmds together after log, and one by one, and reports whether
// they were taken.
func checkAllOrNone(t *rapid.T, log []complaint.Event, cmds []complaint.Command) bool {
	t.Helper()
	c, single := must(complaint.Replay(log)), must(complaint.Replay(log))
	var want []complaint.Event
	var refusal error
	for _, cmd := range cmds {
		e, err := single.Do(cmd)
		if err != nil {
			want, refusal = nil, err
			break
		}
		want = append(want, e)
	}
	before := snapshot(c)
	got, err := c.DecideAll(cmds...)
	if !slices.EqualFunc(got, want, sameEvent) || fmt.Sprint(err) != fmt.Sprint(refusal) || snapshot(c) != before {
		t.Fatalf("together %v, %v; one by one %v, %v; the case %s, before %s", got, err, want, refusal, snapshot(c), before)
	}
	var store complaint.MemoryStore
	ctx := context.Background()
	if err := store.Append(ctx, log...); err != nil {
		t.Fatal(err)
	}
	for i := range cmds {
		cmds[i].Case = "C-1"
	}
	got, err = complaint.HandleAll(ctx, &store, cmds...)
	if !slices.EqualFunc(got, want, sameEvent) || fmt.Sprint(err) != fmt.Sprint(refusal) {
		t.Fatalf("handled %v, %v; want %v, %v", got, err, want, refusal)
	}
	after := must(complaint.Replay(must(store.Load(ctx, "C-1", 0))))
	if refusal == nil && snapshot(after) != snapshot(single) || refusal != nil && snapshot(after) != before {
		t.Fatalf("stored is %v, want %v", after, single)
	}
	return refusal == nil
}

func TestLawI3RefusalChangesNothing(t *testing.T) {
	all := explore()
	for _, s := range all.order[1:] { // each state with each action
		before := snapshot(all.cases[s])
		for n := range 256 {
			if err := refuses(all.cases[s], complaint.Action(n)); err != nil {
				t.Errorf("%+v: %v", s, err)
			}
		}
		if after := snapshot(all.cases[s]); after != before {
			t.Errorf("refusals changed the case:\n%s\n%s", before, after)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		l := lived(t, 20)
		before := snapshot(&l.live)
		if err := refuses(&l.live, complaint.Action(rapid.Uint8().Draw(t, "action"))); err != nil {
			t.Fatal(err)
		}
		if after := snapshot(&l.live); after != before {
			t.Fatalf("refusals changed the case:\n%s\n%s", before, after)
		}
	})
}

// refuses is nil when c refuses a in every way in which that can be wrong.
func refuses(c *complaint.Case, a complaint.Action) error {
	at, _ := c.At()
	list := []complaint.Command{
		{Action: a, At: at},
		{Action: a, Actor: "li", At: at.Add(-1)},
		{Action: a, Actor: "li"},
		{Action: a, Actor: "li", At: at, Expect: c.Version() + 1},
		{Action: a, Actor: "li", At: at, Case: "C-404", Details: complaint.Words{Text: "x"}},
		{Action: a, Actor: "li\x00", At: at},
	}
	if !c.Allowed().Has(a) {
		list = append(list, complaint.Command{Action: a, Actor: "li", At: at, Key: "new", Details: complaint.Words{Text: "x"}})
	}
	for _, cmd := range list {
		if e, err := c.Do(cmd); err == nil || e != (complaint.Event{}) {
			return fmt.Errorf("%v gives %v, %v", cmd, e, err)
		}
	}
	return nil
}

func TestLawI4VersionsHaveNoGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for i, e := range lived(t, 30).log {
			if e.Version() != i+1 {
				t.Fatalf("event %d has version %d", i, e.Version())
			}
		}
	})
}

func TestLawI5TimeNeverFalls(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := lived(t, 30).log
		for i, e := range log[1:] {
			if e.At().Before(log[i].At()) {
				t.Fatalf("event %d at %v, event %d at %v", i, log[i].At(), i+1, e.At())
			}
		}
	})
}

func TestLawI6ReplayIsTheLiveState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var live complaint.Case
		l := lived(t, 20)
		prefix := l.log[:rapid.IntRange(0, len(l.log)).Draw(t, "prefix")]
		for _, e := range prefix {
			live.Apply(e)
		}
		again, err := complaint.Replay(prefix)
		if err != nil || snapshot(again) != snapshot(&live) {
			t.Fatalf("replay of %d events: %v\n%v\n%v", len(prefix), err, again, &live)
		}
		again = must(complaint.Replay(l.log))
		for range 10 {
			cmd, _ := l.command(t)
			e1, err1 := l.live.Decide(cmd)
			e2, err2 := again.Decide(cmd)
			if !bytes.Equal(e1.AppendJSON(nil), e2.AppendJSON(nil)) || fmt.Sprint(err1) != fmt.Sprint(err2) {
				t.Fatalf("%v: live %v, %v; replayed %v, %v", cmd, e1, err1, e2, err2)
			}
		}
	})
}

func TestLawI7ASnapshotAndTheTailAreTheWholeLog(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lived(t, 15)
		k := rapid.IntRange(0, len(l.log)).Draw(t, "snapshot after")
		early := must(complaint.Replay(l.log[:k]))
		c, err := complaint.Restore(must(early.MarshalJSON()))
		if err != nil || snapshot(c) != snapshot(early) {
			t.Fatalf("restored after %d: %v\n%s", k, err, snapshot(early))
		}
		if err := c.Extend(l.log[k:]); err != nil || snapshot(c) != snapshot(&l.live) {
			t.Fatalf("snapshot after %d and the tail: %v\n%s\n%s", k, err, snapshot(c), snapshot(&l.live))
		}
		for i, r := range l.model.log { // the memory of keys is there
			if r.cmd.Key == "" || r.cmd.Action == complaint.Absorb {
				continue
			}
			if e, err := c.Decide(r.cmd); err != nil || e.Version() != i+1 {
				t.Fatalf("retry of %v after the snapshot: %v, %v", r.cmd, e, err)
			}
		}
	})
}

func TestLawI12ClosesAndReopeningsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lived(t, 30)
		count := map[complaint.Action]int{}
		for _, e := range l.log {
			count[e.Action()]++
		}
		ends := map[complaint.Phase]int{}
		for _, c := range l.live.Cycles() {
			ends[c.End]++
			if c.End != 0 && c.Ended.Before(c.Began) || c.End == 0 != c.Ended.IsZero() {
				t.Fatalf("cycle %+v", c)
			}
		}
		if count[complaint.Close] != ends[complaint.Closed] || count[complaint.Withdraw] != ends[complaint.Withdrawn] ||
			count[complaint.Conclude] != ends[complaint.Concluded] || count[complaint.MergeInto] != ends[complaint.Merged] ||
			count[complaint.Reopen] != l.live.Cycle()-1 || len(l.live.Cycles()) != l.live.Cycle() {
			t.Fatalf("actions %v, ends %v, cycles %d", count, ends, l.live.Cycle())
		}
	})
}

func TestLawI15AKeyWorksOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lived(t, 20)
		before := snapshot(&l.live)
		for i, r := range l.model.log {
			if r.cmd.Key == "" || r.cmd.Action == complaint.Absorb {
				continue
			}
			retry := r.cmd
			retry.At = retry.At.Add(time.Duration(rapid.IntRange(-100, 100).Draw(t, "hours")) * time.Hour)
			retry.Expect = rapid.IntRange(-1, 100).Draw(t, "expected")
			if e, err := l.live.Do(retry); err != nil || !bytes.Equal(e.AppendJSON(nil), l.log[i].AppendJSON(nil)) {
				t.Fatalf("retry of %v: %v, %v", r.cmd, e, err)
			}
			for _, other := range []complaint.Command{
				{Key: retry.Key, Action: retry.Action, Actor: "somebody else", At: retry.At, Details: retry.Details},
				{Key: retry.Key, Action: retry.Action, Actor: retry.Actor, At: retry.At, Details: complaint.Words{Text: "other words"}},
				{Key: retry.Key, Action: retry.Action, Actor: retry.Actor, At: retry.At, Occurred: day.Add(-1), Details: retry.Details},
				{Key: retry.Key, Action: retry.Action, Actor: retry.Actor, At: retry.At, Details: (*complaint.Commitment)(nil)},
				{Key: retry.Key, Action: retry.Action%complaint.Classify + 1, Actor: retry.Actor, At: retry.At, Details: retry.Details},
			} {
				if _, err := l.live.Do(other); codeOf(err) != complaint.CodeKeyConflict {
					t.Fatalf("key of %v with another content, %v: %v", r.cmd, other, err)
				}
			}
		}
		if after := snapshot(&l.live); after != before {
			t.Fatalf("retries changed the case:\n%s\n%s", before, after)
		}
	})
}

func TestLawI21PromisesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lived(t, 30)
		var c complaint.Case
		var before []complaint.Pledge
		made := 0
		for _, e := range l.log {
			c.Apply(e)
			switch d := e.Details().(type) {
			case complaint.Commitment:
				made++
			case complaint.Merger:
				made += len(d.Promises)
			}
			for _, now := range []time.Time{e.At(), e.At().Add(time.Minute)} {
				ledger := c.Promises(now)
				if len(ledger) != made {
					t.Fatalf("after %v: %d promises, want %d", e, len(ledger), made)
				}
				for i, old := range before {
					if fate := ledger[i].Fate; old.Fate != complaint.Pending && fate != old.Fate {
						t.Fatalf("after %v promise %d went from %v to %v", e, i, old.Fate, fate)
					}
				}
				if now.Equal(e.At()) {
					before = ledger
				}
			}
		}
	})
}

func TestLawFeedbackIsDueWithinADay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lived(t, 30)
		var c complaint.Case
		m := model{id: "C-1"}
		for i, e := range l.log {
			c.Apply(e)
			m.log = l.model.log[:i+1]
			got, ok := c.FeedbackDue()
			last, want := m.lastWord()
			if ok != want || ok && !got.Equal(last.Add(24*time.Hour)) {
				t.Fatalf("after %v: due %v, %v; the last word was at %v, %v", e, got, ok, last, want)
			}
		}
	})
}
