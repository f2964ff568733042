package complaint_test

import (
	"context"
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/complaint"
)

// told does one thing an hour after the last, with details of its own.
func told(c *complaint.Case, a complaint.Action, d complaint.Details) {
	cmd := good(c, a)
	at, _ := c.At()
	cmd.At, cmd.Details = at.Add(time.Hour), d
	must(c.Do(cmd))
}

func TestFactsBesideThePhase(t *testing.T) {
	c := new(complaint.Case)
	if at, ok := c.At(); ok || !at.IsZero() || c.Cycle() != 0 || c.Cycles() != nil || c.ID() != "" || c.Version() != 0 {
		t.Error("nothing has happened, and yet something is known")
	}
	must(c.Do(complaint.Command{Case: "C-1", Action: complaint.Detect, Actor: "li", At: day, Details: complaint.Opening{
		Missed: "it leaks", Customer: "K-9", Handler: "wang", Rework: new(0),
	}}))
	if c.Handler() != "wang" || c.Customer() != "K-9" || len(c.Reactions()) != 0 {
		t.Errorf("%v: handler %q, customer %q, reactions %v", c, c.Handler(), c.Customer(), c.Reactions())
	}
	hidden := c.Clone()
	told(hidden, complaint.Assess, complaint.Assessment{Reaction: complaint.ReactionComplained})
	if got := hidden.Reactions(); !slices.Equal(got, []complaint.Reaction{complaint.ReactionComplained}) {
		t.Errorf("complained to us, as assessed: %v", got)
	}
	told(c, complaint.Voice, nil)
	told(c, complaint.Refer, complaint.Referral{Body: "court", Venue: complaint.VenueLaw})
	told(c, complaint.Refer, complaint.Referral{Body: "paper", Venue: complaint.VenueMedia})
	told(c, complaint.Decided, complaint.Referral{Body: "court", Outcome: complaint.OutcomeSettled})
	told(c, complaint.Refer, complaint.Referral{Body: "court", Venue: complaint.VenueLaw})
	want := []complaint.Referral{
		{Body: "court", Venue: complaint.VenueLaw, Outcome: complaint.OutcomeSettled},
		{Body: "paper", Venue: complaint.VenueMedia},
		{Body: "court", Venue: complaint.VenueLaw},
	}
	if diff := cmp.Diff(want, c.Referrals()); diff != "" {
		t.Errorf("referrals (-want +got):\n%s", diff)
	}
	c.Referrals()[0].Body = "changed"
	if c.Referrals()[0].Body != "court" {
		t.Error("the list of referrals is shared")
	}
	if got := c.Reactions(); !slices.Equal(got, []complaint.Reaction{complaint.ReactionComplained, complaint.ReactionThirdParty}) {
		t.Errorf("reactions %v", got)
	}
	told(c, complaint.Assess, complaint.Assessment{Heat: complaint.HeatTense, Reaction: complaint.ReactionLeft, DecideBy: day})
	told(c, complaint.Assess, complaint.Assessment{Severity: complaint.SeverityMinor, Safety: true, Impact: complaint.ImpactLow})
	told(c, complaint.Assess, complaint.Assessment{Heat: complaint.HeatCalm, Urgency: complaint.UrgencyLow})
	if diff := cmp.Diff(complaint.Assessment{
		Heat: complaint.HeatCalm, Severity: complaint.SeverityMinor, Impact: complaint.ImpactLow, Urgency: complaint.UrgencyLow,
		Safety: true, Reaction: complaint.ReactionLeft, DecideBy: day,
	}, c.Assessment()); diff != "" {
		t.Errorf("assessment (-want +got):\n%s", diff)
	}
	if by, ok := c.DecideBy(); !ok || !by.Equal(day) || len(c.Reactions()) != 3 {
		t.Errorf("decide by %v, reactions %v", by, c.Reactions())
	}
	told(c, complaint.ChangePlace, complaint.Meeting{Place: "the small room"})
	told(c, complaint.ChangeTime, complaint.Meeting{Time: day.Add(100 * time.Hour)})
	if at, ok := c.Appointment(); !ok || !at.Equal(day.Add(100*time.Hour)) || c.Place() != "the small room" {
		t.Errorf("appointment %v in %q", at, c.Place())
	}
	told(c, complaint.Classify, complaint.Classification{Category: complaint.CategorySlow})
	told(c, complaint.Classify, complaint.Classification{Cause: complaint.CausePartner})
	if c.Category() != complaint.CategorySlow || c.Cause() != complaint.CausePartner {
		t.Errorf("category %v, cause %v", c.Category(), c.Cause())
	}
	if _, limit := c.Rework(); limit != 0 {
		t.Errorf("limit %d", limit)
	}
}

func TestNothingIsKnownUnlessSaid(t *testing.T) {
	c := openCase("C-1")
	_, appointed := c.Appointment()
	_, dated := c.DecideBy()
	_, merged := c.Into()
	_, due := c.FeedbackDue()
	if appointed || dated || merged || due || c.Place() != "" || c.Customer() != "" || c.Category() != 0 || c.Cause() != 0 ||
		c.Referrals() != nil || c.Absorbed() != nil || len(c.Promises(day)) != 0 || c.Handler() != "li" {
		t.Errorf("%s", snapshot(c))
	}
}

func TestCausesAreKept(t *testing.T) {
	c := after(toClosed[:9]...)
	if c.Cause() != complaint.CauseProduct {
		t.Errorf("prevented: %v", c.Cause())
	}
	c = after(toClosed[:8]...)
	told(c, complaint.Classify, complaint.Classification{Cause: complaint.CausePolicy})
	told(c, complaint.Prevent, complaint.Prevention{NoneNeeded: true, Text: "the rule is gone"})
	if c.Cause() != complaint.CausePolicy {
		t.Errorf("none needed: %v", c.Cause())
	}
	if c = after(toPlan[:3]...); c.Cause() != complaint.CauseProcess {
		t.Errorf("hidden: %v", c.Cause())
	}
}

func TestEachCycleKeepsItsEnd(t *testing.T) {
	c := after(toClosed...)
	told(c, complaint.Reopen, complaint.Words{Text: "it leaks again"})
	if due, ok := c.FeedbackDue(); !ok || !due.Equal(day.Add(25*time.Hour)) {
		t.Errorf("after a reopening feedback is due %v, %v", due, ok)
	}
	told(c, complaint.Withdraw, nil)
	want := []complaint.Cycle{
		{Began: day, Ended: day, End: complaint.Closed},
		{Began: day.Add(time.Hour), Ended: day.Add(2 * time.Hour), End: complaint.Withdrawn},
	}
	if diff := cmp.Diff(want, c.Cycles()); diff != "" {
		t.Errorf("cycles (-want +got):\n%s", diff)
	}
	told(c, complaint.Reopen, complaint.Words{Text: "again"})
	if c.Cycle() != 3 || c.Cycles()[2].End != 0 {
		t.Errorf("%+v", c.Cycles())
	}
}

func TestApplyPassesOverWhatIsNotNext(t *testing.T) {
	c := openCase("C-1")
	other := openCase(partner)
	e := must(other.Decide(complaint.Command{Action: complaint.Thank, Actor: "li", At: day}))
	first := must(new(complaint.Case).Decide(good(new(complaint.Case), complaint.Receive)))
	before := snapshot(c)
	c.Apply(e)
	c.Apply(first)
	c.Apply(complaint.Event{})
	if snapshot(c) != before {
		t.Errorf("applied: %s", snapshot(c))
	}
	later := after(complaint.Receive, complaint.Thank)
	c.Apply(must(later.Decide(good(later, complaint.Appreciate))))
	if snapshot(c) != before {
		t.Errorf("a gap was passed over: %s", snapshot(c))
	}
}

func TestACloneSharesNothing(t *testing.T) {
	c := after(toPromised...)
	for _, a := range []complaint.Action{complaint.PromiseAgain, complaint.Refer, complaint.Decided, complaint.Withdraw, complaint.Reopen, complaint.Refer, complaint.Absorb} {
		c.Apply(must(try(c, a)))
	}
	keyed := good(c, complaint.Note)
	keyed.Key = "k"
	must(c.Do(keyed))
	before := snapshot(c)
	d := c.Clone()
	if snapshot(d) != before {
		t.Fatalf("the clone is another: %s", snapshot(d))
	}
	for _, a := range []complaint.Action{complaint.Decided, complaint.Refer, complaint.Absorb, complaint.Gather, complaint.PromiseAgain, complaint.Correct, complaint.Withdraw, complaint.Reopen} {
		d.Apply(must(try(d, a)))
	}
	keyed = good(d, complaint.Note)
	keyed.Key = "k2"
	must(d.Do(keyed))
	if snapshot(c) != before {
		t.Errorf("the clone changed it:\n%s\n%s", before, snapshot(c))
	}
}

func TestTheAskingTimeIsNotBeforeTheLastEvent(t *testing.T) {
	c := after(toPromised...)
	told(c, complaint.Note, complaint.Words{Text: "x"}) // when the promise is due
	told(c, complaint.Note, complaint.Words{Text: "x"})
	for _, now := range []time.Time{{}, day, day.Add(2 * time.Hour), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)} {
		if got := c.Promises(now)[0].Fate; got != complaint.Broken {
			t.Errorf("asked at %v: %v", now, got)
		}
	}
	c = after(toPromised...)
	for now, want := range map[time.Time]complaint.Fate{
		time.Unix(math.MaxInt64/1_000_000_000, 999_999_999): complaint.Broken, {}: complaint.Pending, day.Add(time.Hour): complaint.Pending, day.Add(time.Hour + 1): complaint.Broken,
		time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC): complaint.Broken,
	} {
		if got := c.Promises(now)[0].Fate; got != want {
			t.Errorf("asked at %v: %v, want %v", now, got, want)
		}
	}
}

func TestReplaySaysWhere(t *testing.T) {
	var log []complaint.Event
	c := new(complaint.Case)
	for _, a := range toPromised {
		log = append(log, must(c.Do(good(c, a))))
	}
	_, err := complaint.Replay(slices.Delete(slices.Clone(log), 2, 3))
	bad, ok := errors.AsType[*complaint.ReplayError](err)
	if !ok || bad.Index != 2 || bad.Refusal.Version != 2 || bad.Refusal.Phase != complaint.Thanked || !errors.Is(err, complaint.CodeVersion) {
		t.Errorf("%v", err)
	}
	if want := "complaint: event 2 of the log: complaint: apologise refused: version (version)"; !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got  %v\nwant %s...", err, want)
	}
	if _, err := complaint.Replay([]complaint.Event{{}}); !errors.Is(err, complaint.CodeUnknownAction) {
		t.Errorf("the zero event: %v", err)
	}
	old := must(new(complaint.Case).Decide(complaint.Command{
		Case: "C-1", Action: complaint.Receive, Actor: "li", At: time.Date(1700, 1, 1, 0, 0, 0, 0, time.UTC), Details: complaint.Opening{Missed: "it leaks"},
	}))
	if _, err := complaint.Replay([]complaint.Event{old}); err != nil {
		t.Errorf("a complaint of 1700: %v", err)
	}
	other := must(openCase("C-2").Decide(complaint.Command{Action: complaint.Thank, Actor: "li", At: day}))
	_, err = complaint.Replay([]complaint.Event{log[0], other})
	if bad, ok := errors.AsType[*complaint.ReplayError](err); !ok || bad.Index != 1 || bad.Refusal.Code != complaint.CodePayload || bad.Refusal.Field != "case" {
		t.Errorf("an event of another complaint: %v", err)
	}
	empty, err := complaint.Replay(nil)
	if err != nil || empty.Version() != 0 {
		t.Errorf("the empty log: %v, %v", empty, err)
	}
	before := snapshot(c)
	if err := c.Extend(log[:1]); err == nil || snapshot(c) != before {
		t.Errorf("extended by the past: %v", err)
	}
}

func TestHandleAndStore(t *testing.T) {
	ctx := context.Background()
	var store complaint.MemoryStore
	receive := complaint.Command{Case: "C-1", Action: complaint.Receive, Actor: "li", At: day, Key: "r", Details: complaint.Opening{Missed: "it leaks"}}
	first, err := complaint.Handle(ctx, &store, receive)
	again, err2 := complaint.Handle(ctx, &store, receive)
	if err != nil || err2 != nil || !reflect.DeepEqual(first, again) {
		t.Errorf("%v, %v; again %v, %v", first, err, again, err2)
	}
	if _, err := complaint.Handle(ctx, &store, complaint.Command{Case: "C-1", Action: complaint.Close, Actor: "li", At: day}); !errors.Is(err, complaint.CodeOrder) {
		t.Errorf("refused: %v", err)
	}
	log := must(store.Load(ctx, "C-1", 0))
	if len(log) != 1 || len(must(store.Load(ctx, "C-404", 0))) != 0 {
		t.Errorf("stored %v", log)
	}
	receive.Case = "C-3"
	if _, err := complaint.Handle(ctx, &store, receive); err != nil || len(must(store.Load(ctx, "C-1", 0))) != 1 || len(must(store.Load(ctx, "C-3", 0))) != 1 {
		t.Errorf("a second complaint: %v", err)
	}
	// All or none, over two complaints.
	a, b := must(complaint.Replay(log)), openCase(partner)
	into, absorb, err := complaint.Merge(a, b, complaint.Command{Action: complaint.MergeInto, Actor: "li", At: day, Details: complaint.Merger{Other: partner}})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Append(ctx, into, absorb); !errors.Is(err, complaint.CodeVersion) || len(must(store.Load(ctx, "C-1", 0))) != 1 {
		t.Errorf("half a merge: %v", err)
	}
	if want := `complaint: append to "C-2": got version 2 with its key, want version 1 with an unused one`; store.Append(ctx, absorb).Error() != want {
		t.Errorf("%v", store.Append(ctx, absorb))
	}
	// A key is taken once.
	thank := must(a.Decide(complaint.Command{Action: complaint.Thank, Actor: "li", At: day}))
	keyed := must(complaint.ParseEvent([]byte(`{"case":"C-1","version":2,"at":"2026-03-02T09:00:00Z","key":"r","action":"thank","actor":"li"}`)))
	if err := store.Append(ctx, keyed); err == nil {
		t.Error("a key was taken twice")
	}
	if err := store.Append(ctx, thank); err != nil {
		t.Error(err)
	}
	failing := failingStore{log: []complaint.Event{thank}}
	if _, err := complaint.Handle(ctx, failing, receive); !errors.Is(err, complaint.CodeVersion) {
		t.Errorf("a store with half a log: %v", err)
	}
	if _, err := complaint.Handle(ctx, failingStore{}, receive); !errors.Is(err, errStore) {
		t.Errorf("a store that cannot append: %v", err)
	}
	if events, err := complaint.HandleAll(ctx, failingStore{}, receive); !errors.Is(err, errStore) || events != nil {
		t.Errorf("several on a store that cannot append: %v, %v", events, err)
	}
	if events, err := complaint.HandleAll(ctx, failingStore{err: errStore}); err != nil || events != nil {
		t.Errorf("nothing to do: %v, %v", events, err)
	}
	if _, err := complaint.Handle(ctx, failingStore{err: errStore}, receive); !errors.Is(err, errStore) {
		t.Errorf("a store that cannot load: %v", err)
	}
}

// What is handled is what Merge decides; a retry stores nothing again, and finishes what
// was half stored.
func TestHandleMerge(t *testing.T) {
	ctx := context.Background()
	cmd := complaint.Command{Case: "C-1", Action: complaint.MergeInto, Actor: "li", At: day, Key: "m", Details: complaint.Merger{Other: partner}}
	receive := complaint.Command{Action: complaint.Receive, Actor: "li", At: day, Details: complaint.Opening{Missed: "it leaks"}}
	for stored := range 3 { // halves of the merge that are stored already
		var store complaint.MemoryStore
		var cases []*complaint.Case
		for _, receive.Case = range []string{"C-1", partner} {
			cases = append(cases, must(complaint.Replay([]complaint.Event{must(complaint.Handle(ctx, &store, receive))})))
		}
		into, absorb, err := complaint.Merge(cases[0], cases[1], cmd)
		if err := errors.Join(err, store.Append(ctx, []complaint.Event{into, absorb}[:stored]...)); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			got, other, err := complaint.HandleMerge(ctx, &store, cmd)
			if err != nil || !reflect.DeepEqual(got, into) || !reflect.DeepEqual(other, absorb) {
				t.Errorf("%d stored: %v, %v, %v, want %v, %v", stored, got, other, err, into, absorb)
			}
		}
		if a, b := must(store.Load(ctx, "C-1", 0)), must(store.Load(ctx, partner, 0)); len(a) != 2 || len(b) != 2 {
			t.Errorf("%d stored before, now %v and %v", stored, a, b)
		}
	}
}

func TestHandleMergeRefusesAndFails(t *testing.T) {
	ctx := context.Background()
	var store complaint.MemoryStore
	must(complaint.Handle(ctx, &store, complaint.Command{Case: "C-1", Action: complaint.Receive, Actor: "li", At: day, Details: complaint.Opening{Missed: "it leaks"}}))
	cmd := complaint.Command{Case: "C-1", Action: complaint.MergeInto, Actor: "li", At: day, Details: complaint.Merger{Other: partner}}
	opened := must(store.Load(ctx, "C-1", 0))
	for name, test := range map[string]struct {
		store complaint.Store
		other string
		want  error
	}{
		"nobody knows the other":   {&store, partner, complaint.CodeMergeTarget},
		"the other is the same":    {&store, "C-1", complaint.CodeSelfMerge},
		"the store cannot load":    {failingStore{err: errStore}, partner, errStore},
		"the store has half a log": {failingStore{log: must(store.Load(ctx, "C-1", 0))[1:]}, partner, complaint.CodeNotStarted},
	} {
		cmd.Details = complaint.Merger{Other: test.other}
		if into, absorb, err := complaint.HandleMerge(ctx, test.store, cmd); !errors.Is(err, test.want) || into.Action()+absorb.Action() != 0 {
			t.Errorf("%s: %v, %v, %v", name, into, absorb, err)
		}
	}
	if log := must(store.Load(ctx, "C-1", 0)); len(log) != len(opened) {
		t.Errorf("a refusal stored %v", log)
	}
	if _, _, err := complaint.HandleMerge(ctx, &store, complaint.Command{Case: "C-1", Action: complaint.Thank, Actor: "li", At: day}); !errors.Is(err, complaint.CodeUnknownAction) {
		t.Errorf("no merge: %v", err)
	}
}

var errStore = errors.New("disk full")

type failingStore struct {
	log []complaint.Event
	err error
}

func (s failingStore) Load(context.Context, string, int) ([]complaint.Event, error) {
	return s.log, s.err
}
func (s failingStore) Append(context.Context, ...complaint.Event) error { return errStore }
