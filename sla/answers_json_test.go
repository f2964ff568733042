package sla_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// What other programs are shown, and what a host may keep, has stable names.
func TestAnswersHaveStableNames(t *testing.T) {
	span := sla.Span{Start: minute(0), End: minute(30)}
	target := sla.Target{Metric: sla.Resolution, Limit: time.Hour}
	tests := []struct {
		value any
		want  string
	}{
		{span, `{"start":"2026-03-02T09:00:00Z","end":"2026-03-02T09:30:00Z"}`},
		{sla.Stretch{Span: span, Reason: sla.CountedTime}, `{"start":"2026-03-02T09:00:00Z","end":"2026-03-02T09:30:00Z","reason":"counted"}`},
		{sla.Shift{Open: sla.At(22, 0), Close: sla.At(6, 30)}, `["22:00","06:30"]`},
		{sla.Rule{Name: "all", Targets: []sla.Target{target}}, `{"name":"all","targets":[{"metric":"resolution","limit":"1h"}]}`},
		{sla.Rule{Name: "vip", Match: sla.Match{Tiers: []string{"vip"}}, Targets: []sla.Target{target}}, `{"name":"vip","match":{"tier":["vip"]},"targets":[{"metric":"resolution","limit":"1h"}]}`},
		{sla.Match{Channels: []string{"chat"}, Priorities: []string{"high"}, Labels: map[string][]string{"language": {"de"}}}, `{"channel":["chat"],"priority":["high"],"labels":{"language":["de"]}}`},
		{sla.Request{Channel: "chat", Priority: "high", Tier: "vip", Labels: map[string]string{"language": "de"}}, `{"channel":"chat","priority":"high","tier":"vip","labels":{"language":"de"}}`},
		{sla.Choice{Policy: "care", Rule: "vip", Index: 1, Why: []string{"tier=vip"}}, `{"policy":"care","rule":"vip","index":1,"why":["tier=vip"]}`},
		{sla.Crossing{At: minute(0), Mark: sla.WarningReached, Warning: sla.Warning{Percent: 75}, Cycle: 1}, `{"at":"2026-03-02T09:00:00Z","mark":"warning","warning":"75%","cycle":1}`},
		{sla.Crossing{At: minute(0), Mark: sla.DueReached, Cycle: 2}, `{"at":"2026-03-02T09:00:00Z","mark":"due","cycle":2}`},
	}
	for _, tt := range tests {
		if got, err := json.Marshal(tt.value); err != nil || string(got) != tt.want {
			t.Errorf("got %s, %v, want %s", got, err, tt.want)
		}
	}
}

func TestShiftComesBack(t *testing.T) {
	for _, stored := range []string{`["09:00","17:00"]`, `["22:00","06:00:30"]`, `["00:00","24:00"]`, `["00:00","00:00"]`} {
		comesBack[sla.Shift](t, []byte(stored))
	}
	for _, s := range []sla.Shift{{Open: -1}, {Close: -1}, {Close: sla.At(24, 1)}} {
		if data, err := s.MarshalJSON(); err == nil || data != nil {
			t.Errorf("%v is stored as %s", s, data)
		}
	}
	const times = "a time from 00:00 to 24:00, such as 09:00 or 09:00:30"
	reads(t, []message{
		{readError[sla.Shift](`["9:00",17]`), `sla: shift: open: got "9:00", want ` + times + `
sla: shift: close: got "17", want ` + times},
		{readError[sla.Shift](`["09:00"]`), `sla: shift: got "[\"09:00\"]", want two times such as ["09:00","17:00"]`},
		{readError[sla.Shift](`"09:00-17:00"`), `sla: shift: got "\"09:00-17:00\"", want two times such as ["09:00","17:00"]`},
	})
	s := sla.Shift{Open: 1, Close: 2}
	if err := json.Unmarshal([]byte(`["09:00","x"]`), &s); err == nil || (s != sla.Shift{Open: 1, Close: 2}) {
		t.Errorf("after an error the shift is %v", s)
	}
}

// A conversation names its calendars in the order in which its targets use them, each
// once.
func TestConversationIsStoredAs(t *testing.T) {
	monday, tuesday := calendar(t, `{"zone":"UTC","week":{"mon":[["09:00","17:00"]]}}`), calendar(t, `{"zone":"UTC","week":{"tue":[["09:00","17:00"]]}}`)
	c, err := sla.NewConversation(sla.Continue, []sla.Target{
		{Metric: sla.Resolution, Limit: 8 * time.Hour, Calendar: tuesday},
		{Metric: sla.NextResponse, Limit: time.Hour},
		{Metric: sla.FirstResponse, Limit: time.Hour, Calendar: monday, Policy: "p", Rule: "r"},
		{Metric: sla.FollowUp, Limit: time.Hour, Calendar: tuesday},
	})
	if err == nil {
		c, err = c.Append(sla.Entry{Kind: sla.CustomerWrote, At: minute(0), Ref: "m1"}, sla.Entry{Kind: sla.MachineWrote, At: minute(1), Answers: true})
	}
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"calendars":{"c1":{"zone":"UTC","week":{"tue":[["09:00","17:00"]]}},"c2":{"zone":"UTC","week":{"mon":[["09:00","17:00"]]}}},"reopen":"continue",` +
		`"targets":[{"metric":"resolution","limit":"8h","calendar":"c1"},{"metric":"next-response","limit":"1h"},` +
		`{"metric":"first-response","limit":"1h","calendar":"c2","policy":"p","rule":"r"},{"metric":"follow-up","limit":"1h","calendar":"c1"}],` +
		`"entries":[{"kind":"customer-wrote","at":"2026-03-02T09:00:00Z","ref":"m1"},{"kind":"machine-wrote","at":"2026-03-02T09:01:00Z","answers":true}]}`
	if got := string(encode(t, c)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	comesBack[sla.Conversation](t, []byte(want))
}
