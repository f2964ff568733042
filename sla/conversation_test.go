package sla_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

func TestConversationNamesEveryFault(t *testing.T) {
	good := sla.Target{Metric: sla.Resolution, Limit: time.Hour}
	tests := []struct {
		mode    sla.ReopenMode
		targets []sla.Target
		want    []string
	}{
		{sla.Restart, nil, nil},
		{sla.Restart, []sla.Target{good, {Metric: sla.Readiness}, {Metric: sla.PromiseKeeping}}, nil},
		{0, []sla.Target{good}, []string{"reopen"}},
		{4, []sla.Target{good, good}, []string{"reopen", "targets[1].metric"}},
		{sla.Continue, []sla.Target{{Metric: sla.Resolution}, good, {Limit: time.Hour}}, []string{"targets[0].limit", "targets[1].metric", "targets[2].metric"}},
	}
	for _, tt := range tests {
		c, err := sla.NewConversation(tt.mode, tt.targets)
		if got := paths(t, err); !slices.Equal(got, tt.want) {
			t.Errorf("%v of %+v: %v, want faults at %v", tt.mode, tt.targets, err, tt.want)
		}
		if err == nil && len(c.Targets()) != min(1, len(tt.targets)) {
			t.Errorf("%+v became %+v", tt.targets, c.Targets())
		}
	}
	err := json.Unmarshal([]byte(`{"reopen":"x","calendars":{"a":{}},"targets":[{"metric":"resolution","limit":"1h","calendar":"b","rule":""}],"entries":[{"kind":"wrote","at":"x","answers":1}],"more":1}`), new(sla.Conversation))
	want := []string{"reopen", "entries[0].kind", "entries[0].at", "entries[0].answers", "more", "calendars.a.zone", "targets[0].calendar"}
	if got := paths(t, err); !slices.Equal(got, want) {
		t.Errorf("%v, want faults at %v", err, want)
	}
}

func TestDocumentsMayLeaveOutWhatIsEmpty(t *testing.T) {
	comesBack[sla.Conversation](t, []byte(`{"reopen":"restart"}`))
	comesBack[sla.Clock](t, []byte(`{"target":{"metric":"promise","limit":"0s"}}`))
	comesBack[sla.Promise](t, []byte(`{"keeping":{"metric":"promise","limit":"0s"},"informing":{"metric":"periodic-update","limit":"24h"}}`))
	comesBack[sla.Policy](t, []byte(`{"name":"p","rules":[{"name":"r","targets":[{"metric":"promise","limit":"0s"}]}]}`))
}

func TestZeroConversationIsNone(t *testing.T) {
	var c sla.Conversation
	if _, err := c.Append(sla.Entry{Kind: sla.CustomerWrote, At: minute(0)}); !errors.Is(err, sla.ErrNotAllowed) {
		t.Errorf("it took an entry: %v", err)
	}
	if data, err := json.Marshal(c); err == nil {
		t.Errorf("it is stored as %s", data)
	}
	if c := (sla.Conversation{}); c.Status() != 0 || c.Allowed() != nil {
		t.Errorf("the zero Conversation is %v and allows %v", c.Status(), c.Allowed())
	}
}

func TestConversationWithACalendarThatEnds(t *testing.T) {
	c, err := sla.NewConversation(sla.Restart, []sla.Target{
		{Metric: sla.Resolution, Limit: time.Hour},
		{Metric: sla.FirstResponse, Limit: time.Hour, Calendar: pastCalendar},
	})
	if err != nil {
		t.Fatal(err)
	}
	wrote := sla.Entry{Kind: sla.CustomerWrote, At: minute(0)}
	after, err := c.Append(wrote)
	refused, ok := errors.AsType[*sla.LogError](err)
	if !ok || !errors.Is(err, sla.ErrNever) || refused.Log != "conversation" || refused.Kind != "customer-wrote" {
		t.Errorf("got %v", err)
	}
	if len(after.Entries()) != 0 || len(after.Cycles(sla.Resolution)) != 0 {
		t.Error("it began all the same")
	}
	if again, skipped := c.Replay(wrote); len(skipped) != 1 || len(again.Cycles(sla.Resolution)) != 0 {
		t.Errorf("Replay skipped %v", skipped)
	}
}

func TestConversationKeepsReferences(t *testing.T) {
	c, err := sla.NewConversation(sla.Restart, targetsOf(nil))
	if err != nil {
		t.Fatal(err)
	}
	c, err = c.Append(
		sla.Entry{Kind: sla.CustomerWrote, At: minute(0).In(inBerlin), Ref: "m1"},
		sla.Entry{Kind: sla.AwaitsCustomer, At: minute(1), Ref: "s1"},
		sla.Entry{Kind: sla.AgentWrote, At: minute(2), Ref: "m2"},
	)
	if err != nil {
		t.Fatal(err)
	}
	refs := func(m sla.Metric) string {
		var all []string
		for _, clock := range c.Cycles(m) {
			for _, e := range clock.Events() {
				all = append(all, e.Kind.String()+" "+e.Ref)
			}
		}
		return strings.Join(all, ", ")
	}
	for m, want := range map[sla.Metric]string{
		sla.FirstResponse: "start m1, stop m2", sla.RequesterWait: "start m1, pause s1", sla.PausableUpdate: "start m2, pause m2",
	} {
		if got := refs(m); got != want {
			t.Errorf("%v: %s, want %s", m, got, want)
		}
	}
	entries := c.Entries()
	if entries[0].At.Location() != time.UTC || entries[0].Ref != "m1" {
		t.Errorf("entries %+v", entries)
	}
	entries[0].Ref = "changed"
	cycles := c.Cycles(sla.FirstResponse)
	cycles[0] = sla.Clock{}
	if c.Entries()[0].Ref != "m1" || c.Cycles(sla.FirstResponse)[0].Len() != 2 {
		t.Error("it was changed by its reader")
	}
}

func TestPromiseNamesEveryFault(t *testing.T) {
	keeping, informing := sla.Target{Metric: sla.PromiseKeeping}, sla.Target{Metric: sla.PeriodicUpdate, Limit: time.Hour}
	if _, err := sla.NewPromise(informing, keeping); !slices.Equal(paths(t, err), []string{"keeping.metric", "informing.metric"}) {
		t.Errorf("exchanged: %v", err)
	}
	if _, err := sla.NewPromise(sla.Target{Metric: sla.PromiseKeeping, Limit: -1}, sla.Target{}); !slices.Equal(paths(t, err), []string{"keeping.limit", "informing.metric", "informing.limit"}) {
		t.Errorf("wrong: %v", err)
	}
	err := json.Unmarshal([]byte(`{"keeping":{"metric":"promise","limit":1},"informing":{"metric":"promise","limit":"0s"},"entries":[{"act":"x","at":1,"by":2,"ref":3}],"more":1}`), new(sla.Promise))
	want := []string{"keeping.limit", "entries[0].act", "entries[0].at", "entries[0].by", "entries[0].ref", "more", "informing.metric"}
	if got := paths(t, err); !slices.Equal(got, want) {
		t.Errorf("%v, want faults at %v", err, want)
	}
}

func TestPromiseRefusesWhatDoesNotFit(t *testing.T) {
	p, err := newPromise(t).Append(sla.PromiseEntry{Act: sla.Assessed, At: minute(10)})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		entry sla.PromiseEntry
		err   error
		want  string
	}{
		{"no act", sla.PromiseEntry{At: minute(10)}, sla.ErrMalformed, "one of assessed"},
		{"unknown act", sla.PromiseEntry{Act: 7, At: minute(10)}, sla.ErrMalformed, "one of assessed"},
		{"no instant", sla.PromiseEntry{Act: sla.Declined}, sla.ErrMalformed, "1900 to 2149"},
		{"before the last", sla.PromiseEntry{Act: sla.Declined, At: minute(9)}, sla.ErrOutOfOrder, "or a later one"},
		{"not assessed twice", sla.PromiseEntry{Act: sla.Assessed, At: minute(10)}, sla.ErrNotAllowed, "one of stated, declined"},
		{"stated without an instant", sla.PromiseEntry{Act: sla.Stated, At: minute(10)}, sla.ErrMalformed, "after at"},
		{"stated for now", sla.PromiseEntry{Act: sla.Stated, At: minute(10), By: minute(10)}, sla.ErrMalformed, "after at"},
		{"stated for after all years", sla.PromiseEntry{Act: sla.Stated, At: minute(10), By: minute(10).AddDate(300, 0, 0)}, sla.ErrMalformed, "1900 to 2149"},
		{"an instant of something else", sla.PromiseEntry{Act: sla.Declined, At: minute(10), By: minute(11)}, sla.ErrMalformed, "none for declined"},
		{"a reference that is no text", sla.PromiseEntry{Act: sla.Declined, At: minute(10), Ref: "\xff"}, sla.ErrMalformed, "UTF-8"},
	}
	for _, tt := range tests {
		after, err := p.Append(tt.entry)
		refused, ok := errors.AsType[*sla.LogError](err)
		if !ok || !errors.Is(err, tt.err) || !strings.Contains(refused.Want, tt.want) || refused.Log != "promise" || refused.Index != 1 {
			t.Errorf("%s: %v", tt.name, err)
		}
		if len(after.Entries()) != 1 {
			t.Errorf("%s changed the promise", tt.name)
		}
	}
	var none sla.Promise
	if _, err := none.Append(sla.PromiseEntry{Act: sla.Assessed, At: minute(0)}); !errors.Is(err, sla.ErrNotAllowed) {
		t.Errorf("the zero Promise took an entry: %v", err)
	}
	if data, err := json.Marshal(none); err == nil {
		t.Errorf("the zero Promise is stored as %s", data)
	}
	s := none.At(minute(0))
	if kept, decided := s.Kept(); kept || decided || s.Keeping.State != sla.Pending || s.Interval.State != sla.Pending {
		t.Errorf("the zero Promise is %+v", s)
	}
}

func TestPromiseIsATale(t *testing.T) {
	p := newPromise(t)
	tell := func(act sla.Act, at, by int) {
		t.Helper()
		var err error
		if p, err = p.Append(word{act: act, at: at, by: by}.entry()); err != nil {
			t.Fatal(err)
		}
	}
	tell(sla.Assessed, 0, 0)
	tell(sla.Stated, 5, 100)
	tell(sla.Stated, 90, 200) // agreed on in time
	tell(sla.CarriedOut, 150, 0)
	s := p.At(minute(150))
	if kept, decided := s.Kept(); !kept || !decided || s.Silences != 1 || s.Keeping.Limit != sla.Met || s.Interval.Limit != sla.Met {
		t.Errorf("carried out in time: %+v", s)
	}
	if s := p.At(minute(89)); s.Act != sla.Stated || s.Keeping.Limit != sla.OnTrack || s.Silences != 1 || s.Interval.Limit != sla.Breached {
		t.Errorf("before: %+v", s)
	}
	if due, ok := p.Keeping().At(minute(100)).Due(); !ok || !due.Equal(minute(200)) {
		t.Errorf("due %v", due)
	}
	if n := len(p.Intervals()); n != 2 {
		t.Errorf("%d intervals, want 2", n)
	}
	p = newPromise(t)
	tell(sla.Assessed, 0, 0)
	tell(sla.Stated, 5, 100)
	tell(sla.Withdrawn, 50, 0)
	s = p.At(minute(60))
	if kept, decided := s.Kept(); kept || !decided || s.Keeping.Limit != sla.Void || s.Act != sla.Withdrawn {
		t.Errorf("withdrawn: %+v", s)
	}
}
