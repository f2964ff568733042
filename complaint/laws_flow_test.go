package complaint_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// The table is small, so these laws look at all of it: every phase with every
// action and every fact that a guard asks about.

// good is a command for a with which nothing is wrong but, perhaps, a itself.
func good(c *complaint.Case, a complaint.Action) complaint.Command {
	at, ok := c.At()
	if !ok {
		at = day
	}
	cmd := complaint.Command{Case: "C-1", Action: a, Actor: "somebody else", At: at, Details: complaint.Words{Text: "words"}}
	ahead := at.Add(time.Hour)
	switch a {
	case complaint.Receive, complaint.Detect:
		cmd.Details = complaint.Opening{Missed: "it leaks", Handler: "li", Rework: new(1)}
	case complaint.Promise, complaint.PromiseAgain:
		cmd.Details = complaint.Commitment{Due: ahead, Text: "today", Feasible: true}
	case complaint.CheckSatisfied, complaint.CheckDissatisfied:
		cmd.Details = complaint.Answer{By: "customer", Channel: complaint.ChannelPhone}
	case complaint.Prevent:
		cmd.Details = complaint.Prevention{Cause: complaint.CauseProduct, Text: "a better seal"}
	case complaint.MergeInto:
		cmd.Details = complaint.Merger{Other: partner}
	case complaint.Conclude:
		cmd.Details = complaint.Ending{Reason: complaint.ReasonNoAnswer, Approver: "director"}
	case complaint.FindCause:
		cmd.Details = complaint.Finding{Cause: complaint.CauseProcess, Text: "nobody called"}
	case complaint.Refer:
		cmd.Details = complaint.Referral{Body: fmt.Sprint("body ", len(c.Referrals())), Venue: complaint.VenueLaw}
	case complaint.Decided:
		cmd.Details = complaint.Referral{Body: openBody(c), Outcome: complaint.OutcomeDropped}
	case complaint.ChangeHandler:
		cmd.Details = complaint.HandOver{To: c.Handler() + "'", Needs: "a pump", Done: "a call", Next: "a visit", Told: true}
	case complaint.ChangePlace:
		cmd.Details = complaint.Meeting{Place: "the small room"}
	case complaint.ChangeTime:
		cmd.Details = complaint.Meeting{Time: ahead}
	case complaint.Assess:
		cmd.Details = complaint.Assessment{Heat: complaint.HeatHigh}
	case complaint.Classify:
		cmd.Details = complaint.Classification{Category: complaint.CategorySlow}
	case complaint.Thank, complaint.Close, complaint.Withdraw:
		cmd.Details = nil
	}
	if a == complaint.FilePlan {
		cmd.Actor = "filer"
	}
	return cmd
}

// openBody is a body with an open referral, or some body.
func openBody(c *complaint.Case) string {
	for _, r := range c.Referrals() {
		if r.Outcome == 0 {
			return r.Body
		}
	}
	return "nobody"
}

// try decides a with good details; for the halves of a merge with a good partner.
func try(c *complaint.Case, a complaint.Action) (complaint.Event, error) {
	cmd := good(c, a)
	switch a {
	case complaint.MergeInto:
		into, _, err := complaint.Merge(c, openCase(partner), cmd)
		return into, err
	case complaint.Absorb:
		source := openCase(fmt.Sprint("S-", c.Version()))
		cmd.Action, cmd.Case, cmd.Details = complaint.MergeInto, "", complaint.Merger{Other: "C-1"}
		_, absorb, err := complaint.Merge(source, c, cmd)
		return absorb, err
	}
	return c.Decide(cmd)
}

// A state is what the order of the steps and the guards depend on.
type state struct {
	phase  complaint.Phase
	rework int
	asked  bool
	cycle  int // up to 2
}

func stateOf(c *complaint.Case) state {
	rework, _ := c.Rework()
	return state{c.Phase(), rework, openBody(c) != "nobody", min(2, c.Cycle())}
}

// atlas holds one case for every state that can be reached, and the ways between.
type atlas struct {
	cases map[state]*complaint.Case
	order []state
	ways  map[state]map[complaint.Action]state
}

var explore = sync.OnceValue(func() *atlas {
	a := &atlas{cases: map[state]*complaint.Case{{}: {}}, order: []state{{}}, ways: map[state]map[complaint.Action]state{}}
	for i := 0; i < len(a.order); i++ {
		from := a.order[i]
		a.ways[from] = map[complaint.Action]state{}
		for _, action := range complaint.Actions() {
			e, err := try(a.cases[from], action)
			if err != nil {
				continue
			}
			next := a.cases[from].Clone()
			next.Apply(e)
			to := stateOf(next)
			a.ways[from][action] = to
			if a.cases[to] == nil {
				a.cases[to] = next
				a.order = append(a.order, to)
			}
		}
	}
	return a
})

// reaches reports whether a state with goal lies ahead of from, by actions that may be used.
func (a *atlas) reaches(from state, goal func(state) bool, may func(complaint.Action) bool) bool {
	seen := map[state]bool{from: true}
	for queue := []state{from}; len(queue) > 0; queue = queue[1:] {
		if goal(queue[0]) {
			return true
		}
		for action, to := range a.ways[queue[0]] {
			if may(action) && !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	return false
}

func TestLawI1EveryOpenPhaseLeadsToAnEnd(t *testing.T) {
	a := explore()
	any := func(complaint.Action) bool { return true }
	ours := func(a complaint.Action) bool {
		return !slices.Contains([]complaint.Action{
			complaint.CheckSatisfied, complaint.CheckDissatisfied, complaint.Voice, complaint.Withdraw,
		}, a)
	}
	phases := map[complaint.Phase]bool{}
	for _, s := range a.order {
		phases[s.phase] = true
		if s.phase == complaint.Merged {
			continue
		}
		if !a.reaches(s, func(s state) bool { return s.phase == complaint.Closed }, any) {
			t.Errorf("%+v never reaches closed", s)
		}
		if !a.reaches(s, func(s state) bool { return s.phase.Terminal() && s.phase != complaint.Merged }, ours) {
			t.Errorf("%+v has no end without the customer", s)
		}
	}
	for _, p := range complaint.Phases() {
		if !phases[p] {
			t.Errorf("%v is never reached", p)
		}
	}
	t.Logf("%d states", len(a.order))
}

func TestLawI2NoTerminalPhaseAcceptsAnythingButReopen(t *testing.T) {
	a := explore()
	for _, s := range a.order {
		if ended(s.phase) != s.phase.Terminal() || s.phase != 0 && s.phase.Open() == s.phase.Terminal() {
			t.Errorf("%v: terminal %v, open %v", s.phase, s.phase.Terminal(), s.phase.Open())
		}
		if !s.phase.Terminal() {
			continue
		}
		for n := range 256 {
			action := complaint.Action(n)
			e, err := try(a.cases[s], action)
			want := complaint.CodeTerminal
			switch {
			case n == 0 || n > int(complaint.Classify):
				want = complaint.CodeUnknownAction
			case action == complaint.Reopen && s.phase != complaint.Merged:
				want = 0
			case action == complaint.Receive || action == complaint.Detect:
				want = complaint.CodeAlreadyStarted
			case action == complaint.Absorb:
				want = complaint.CodeMergeTarget
			}
			if codeOf(err) != want {
				t.Errorf("%v in %v: %v, %v, want %v", action, s.phase, e, err, want)
			}
		}
	}
}

func TestLawI20AllowedIsWhatDecideAccepts(t *testing.T) {
	a := explore()
	for _, s := range a.order {
		var accepted complaint.ActionSet
		for action := range a.ways[s] {
			accepted |= 1 << action
		}
		if got := a.cases[s].Allowed(); got != accepted {
			t.Errorf("%+v allows %v, accepts %v", s, got, accepted)
		}
		for _, action := range complaint.Actions() {
			_, err := try(a.cases[s], action)
			if r, ok := err.(*complaint.Refusal); ok && r.Case == "C-1" && r.Allowed != accepted {
				t.Errorf("the refusal of %v in %+v allows %v, want %v", action, s, r.Allowed, accepted)
			}
		}
	}
}

func TestLawI14FactsNeverChangeThePhase(t *testing.T) {
	facts := []complaint.Action{
		complaint.Absorb, complaint.Refer, complaint.Decided, complaint.PromiseAgain, complaint.ChangeHandler,
		complaint.ChangePlace, complaint.ChangeTime, complaint.Assess, complaint.Feedback, complaint.Note, complaint.Classify,
	}
	a := explore()
	for _, s := range a.order {
		for action, to := range a.ways[s] {
			if fact := slices.Contains(facts, action); fact && (to.phase != s.phase || to.rework != s.rework || to.cycle != s.cycle) {
				t.Errorf("%v leads from %+v to %+v", action, s, to)
			} else if !fact && to.phase == s.phase {
				t.Errorf("%v stays in %+v", action, s)
			}
		}
	}
}

func TestLawI13ReworkIsBounded(t *testing.T) {
	for limit := range 4 {
		c := openCase("C-1")
		if limit != complaint.DefaultRework {
			c = new(complaint.Case)
			cmd := good(c, complaint.Receive)
			cmd.Details = complaint.Opening{Missed: "it leaks", Handler: "li", Rework: new(limit)}
			must(c.Do(cmd))
		}
		for _, a := range []complaint.Action{complaint.Thank, complaint.Appreciate, complaint.Apologise, complaint.Promise, complaint.Gather} {
			must(c.Do(good(c, a)))
		}
		exhaust(t, c, limit)
		must(c.Do(good(c, complaint.Conclude)))
		must(c.Do(good(c, complaint.Reopen)))
		must(c.Do(good(c, complaint.Gather)))
		exhaust(t, c, limit) // a new cycle has the whole bound again
	}
}

// exhaust corrects until no more rework is allowed; of two reworks one is a gather.
func exhaust(t *testing.T, c *complaint.Case, limit int) {
	t.Helper()
	for n := 0; ; n++ {
		must(c.Do(good(c, complaint.Correct)))
		must(c.Do(good(c, complaint.CheckDissatisfied)))
		if times, most := c.Rework(); times != n || most != limit {
			t.Errorf("rework %d of %d, want %d of %d", times, most, n, limit)
		}
		if n == limit {
			break
		}
		if n%2 == 1 {
			must(c.Do(good(c, complaint.Gather)))
		}
	}
	for _, a := range []complaint.Action{complaint.Gather, complaint.Correct} {
		if _, err := c.Do(good(c, a)); codeOf(err) != complaint.CodeReworkLimit {
			t.Errorf("%v at the limit: %v", a, err)
		}
	}
	for _, a := range []complaint.Action{complaint.Conclude, complaint.Withdraw} {
		if _, err := c.Decide(good(c, a)); err != nil {
			t.Errorf("%v at the limit: %v", a, err)
		}
	}
}

// paths goes through every sequence of actions that change the phase, of at most
// depth, and shows each that can be prolonged no more.
func paths(c *complaint.Case, path []complaint.Action, depth int, show func([]complaint.Action)) {
	if depth == 0 {
		show(path)
		return
	}
	extended := false
	for _, a := range complaint.Actions() {
		if a >= complaint.Refer || a == complaint.Absorb || a == complaint.MergeInto {
			continue
		}
		e, err := c.Decide(good(c, a))
		if err != nil {
			continue
		}
		extended = true
		next := c.Clone()
		next.Apply(e)
		paths(next, append(path, a), depth-1, show)
	}
	if !extended {
		show(path)
	}
}

// allPaths lists all paths of 15 phase changes.
var allPaths = sync.OnceValue(func() (all [][]complaint.Action) {
	paths(new(complaint.Case), nil, 15, func(path []complaint.Action) { all = append(all, slices.Clone(path)) })
	return all
})

// everyPath checks them all.
func everyPath(t *testing.T, check func([]complaint.Action) error) {
	t.Helper()
	for _, path := range allPaths() {
		if err := check(path); err != nil {
			t.Fatalf("%v: %v", path, err)
		}
	}
	if n := len(allPaths()); n < 10_000 {
		t.Errorf("only %d paths", n)
	}
}

// cyclesOf cuts a path at its reopenings.
func cyclesOf(path []complaint.Action) [][]complaint.Action {
	var cycles [][]complaint.Action
	for _, a := range path {
		if a == complaint.Receive || a == complaint.Detect || a == complaint.Reopen {
			cycles = append(cycles, nil)
		}
		last := &cycles[len(cycles)-1]
		*last = append(*last, a)
	}
	return cycles
}

func TestLawI8StepsComeInTheirOrder(t *testing.T) {
	steps := []complaint.Action{
		complaint.Thank, complaint.Appreciate, complaint.Apologise, complaint.Promise, complaint.Gather, complaint.Correct,
	}
	everyPath(t, func(path []complaint.Action) error {
		for _, cycle := range cyclesOf(path) {
			if cycle[0] != complaint.Receive {
				continue
			}
			for n := range steps[1:] {
				this, next := slices.Index(cycle, steps[n]), slices.Index(cycle, steps[n+1])
				if next >= 0 && (this < 0 || this > next) {
					return fmt.Errorf("%v before %v", steps[n+1], steps[n])
				}
			}
		}
		return nil
	})
}

func isCorrection(a complaint.Action) bool { return a == complaint.Correct || a == complaint.Remedy }

func isCheck(a complaint.Action) bool {
	return a == complaint.CheckSatisfied || a == complaint.CheckDissatisfied
}

func TestLawI9EverySatisfactionFollowsACorrection(t *testing.T) {
	everyPath(t, func(path []complaint.Action) error {
		for _, cycle := range cyclesOf(path) {
			corrected := false
			for _, a := range cycle {
				if isCheck(a) && !corrected {
					return fmt.Errorf("%v without a correction since the last check", a)
				}
				corrected = isCorrection(a) || corrected && !isCheck(a)
			}
		}
		return nil
	})
}

func TestLawI10PreventionFollowsSatisfaction(t *testing.T) {
	everyPath(t, func(path []complaint.Action) error {
		for _, cycle := range cyclesOf(path) {
			satisfied := false
			for _, a := range cycle {
				if a == complaint.Prevent && !satisfied {
					return fmt.Errorf("prevention without satisfaction")
				}
				satisfied = a == complaint.CheckSatisfied || satisfied && !isCorrection(a) && a != complaint.CheckDissatisfied
			}
		}
		return nil
	})
}

func TestLawI11ClosingFollowsPrevention(t *testing.T) {
	everyPath(t, func(path []complaint.Action) error {
		for i, a := range path {
			if a == complaint.Close && path[i-1] != complaint.Prevent {
				return fmt.Errorf("closed after %v", path[i-1])
			}
		}
		return nil
	})
}
