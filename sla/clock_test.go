package sla_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/sla"
)

// says puts a status in words.
func says(s sla.Status) string {
	text := fmt.Sprintf("%v %v, %v of %v", s.State, s.Limit, s.Elapsed, s.Wall)
	if due, ok := s.Due(); ok {
		text += ", due " + told(due)
	} else {
		text += fmt.Sprintf(", %v left", s.Remaining)
	}
	if at, ok := s.BreachedAt(); ok {
		text += ", breached " + told(at)
	}
	return text
}

func solve(limit time.Duration) sla.Target {
	return sla.Target{Metric: sla.Resolution, Limit: limit, Calendar: nineToFive}
}

func TestClockTellsWhatAPromiseMeans(t *testing.T) {
	answer := sla.Target{Metric: sla.FirstResponse, Limit: 2 * time.Hour, Calendar: nineToFive}
	elapsed := sla.Target{Metric: sla.FirstResponse, Limit: 24 * time.Hour}
	window := sla.Target{Metric: sla.FollowUp, NotBefore: 24 * time.Hour, Limit: 48 * time.Hour}
	ready := sla.Target{Metric: sla.Readiness, Goal: 10 * time.Minute, Limit: 5 * time.Minute}
	tests := []struct {
		rule   string
		target sla.Target
		script []any
		now    string
		want   string
	}{
		{"nothing counts before the opening, and the true start stays", answer, []any{"start Mon 07:00"}, "Mon 09:30",
			"running on-track, 30m0s of 2h30m0s, due Mon 11:00"},
		{"a target longer than the rest of the day runs on at the next opening", answer, []any{"start Mon 16:00"}, "Mon 20:00",
			"running on-track, 1h0m0s of 4h0m0s, due Tue 10:00"},
		{"over a weekend", answer, []any{"start Fri 16:00"}, "Sun 12:00",
			"running on-track, 1h0m0s of 44h0m0s, due +Mon 10:00"},
		{"what is due at closing time is due then", answer, []any{"start Mon 15:00"}, "Mon 16:00",
			"running on-track, 1h0m0s of 1h0m0s, due Mon 17:00"},
		{"at the due instant nothing remains and it is still at risk", answer, []any{"start Mon 15:00"}, "Mon 17:00",
			"running at-risk, 2h0m0s of 2h0m0s, due Mon 17:00"},
		{"breached is later than due", answer, []any{"start Mon 15:00"}, "Mon 17:00+1",
			"running breached, 2h0m0s of 2h0m0.000000001s, due Mon 17:00, breached Mon 17:00+1"},
		{"an answer at the due instant is in time", answer, []any{"start Mon 15:00", "stop Mon 17:00"}, "Tue 09:00",
			"stopped met, 2h0m0s of 2h0m0s, due Mon 17:00"},
		{"an answer after it is late, though no business time has passed", answer, []any{"start Mon 15:00", "stop Mon 20:00"}, "Tue 09:00",
			"stopped missed, 2h0m0s of 5h0m0s, due Mon 17:00, breached Mon 17:00+1"},
		{"answered before the opening it is met with no business time", answer, []any{"start Mon 07:00", "stop Mon 08:00"}, "Mon 09:00",
			"stopped met, 0s of 1h0m0s, due Mon 11:00"},
		{"without a calendar every hour counts", elapsed, []any{"start Fri 16:00"}, "Sat 16:00",
			"running at-risk, 24h0m0s of 24h0m0s, due Sat 16:00"},
		{"a pause shifts the due instant by its business time", solve(8 * time.Hour), []any{"start Mon 09:00", "pause Mon 16:00", "resume Tue 10:00"}, "Tue 10:00",
			"running on-track, 7h0m0s of 25h0m0s, due Tue 11:00"},
		{"a pause outside hours shifts nothing", solve(8 * time.Hour), []any{"start Mon 12:00", "pause Mon 18:00", "resume Tue 08:00"}, "Tue 08:00",
			"running on-track, 5h0m0s of 20h0m0s, due Tue 12:00"},
		{"a pause at closing time, when it is due, does not undo that", answer, []any{"start Mon 15:00", "pause Mon 17:00"}, "Mon 17:00+1",
			"paused breached, 2h0m0s of 2h0m0.000000001s, due Mon 17:00, breached Mon 17:00+1"},
		{"while it is paused nobody knows when it is due", solve(8 * time.Hour), []any{"start Mon 09:00", "pause Mon 12:00"}, "Tue 12:00",
			"paused on-track, 3h0m0s of 27h0m0s, 5h0m0s left"},
		{"a stop closes the pause in the same event", solve(8 * time.Hour), []any{"start Mon 09:00", "pause Mon 12:00", "stop Thu 12:00"}, "Fri 12:00",
			"stopped met, 3h0m0s of 75h0m0s, due Thu 17:00"},
		{"after a breach a pause changes nothing", answer, []any{"start Mon 09:00", "pause Mon 12:00"}, "Tue 09:00",
			"paused breached, 3h0m0s of 24h0m0s, due Mon 11:00, breached Mon 11:00+1"},
		{"a target change keeps time used and pauses", solve(8 * time.Hour), []any{"start Mon 09:00", "pause Mon 10:00", "resume Mon 12:00", retarget("Mon 13:00", solve(4*time.Hour))}, "Mon 13:00",
			"running on-track, 2h0m0s of 4h0m0s, due Mon 15:00"},
		{"a shorter target that is past is breached at the change", solve(8 * time.Hour), []any{"start Mon 09:00", retarget("Mon 13:00", solve(2*time.Hour))}, "Mon 13:00",
			"running breached, 4h0m0s of 4h0m0s, due Mon 11:00, breached Mon 13:00"},
		{"a shorter target that is just due is not", solve(8 * time.Hour), []any{"start Mon 09:00", retarget("Mon 13:00", solve(4*time.Hour))}, "Mon 13:00",
			"running at-risk, 4h0m0s of 4h0m0s, due Mon 13:00"},
		{"a longer target puts it back in time, and the breach stays in its history", solve(2 * time.Hour), []any{"start Mon 09:00", retarget("Mon 13:00", solve(8*time.Hour))}, "Mon 14:00",
			"running on-track, 5h0m0s of 5h0m0s, due Mon 17:00, breached Mon 11:00+1"},
		{"the first breach stays the first", solve(2 * time.Hour), []any{"start Mon 09:00", retarget("Mon 13:00", solve(5*time.Hour))}, "Mon 15:00",
			"running breached, 6h0m0s of 6h0m0s, due Mon 14:00, breached Mon 11:00+1"},
		{"a change of the calendar keeps the time used, and the rest runs on the new one", solve(8 * time.Hour), []any{"start Mon 09:00", sla.Event{Kind: sla.Recalendar, At: when("Mon 15:00"), Calendar: nineToNoon}}, "Tue 09:00",
			"running on-track, 6h0m0s of 24h0m0s, due Tue 11:00"},
		{"retroactive, it counts everything anew", solve(8 * time.Hour), []any{"start Mon 09:00", sla.Event{Kind: sla.Recalendar, At: when("Mon 15:00"), Calendar: nineToNoon, Retroactive: true}}, "Tue 09:00",
			"running on-track, 3h0m0s of 24h0m0s, due Wed 11:00"},
		{"retroactive, it may be past at the change", solve(2 * time.Hour), []any{"start Mon 07:00", sla.Event{Kind: sla.Recalendar, At: when("Mon 10:00"), Calendar: sla.Always(inBerlin), Retroactive: true}}, "Mon 10:00",
			"running breached, 3h0m0s of 3h0m0s, due Mon 09:00, breached Mon 10:00"},
		{"reopened to restart, it is a new cycle", solve(8 * time.Hour), []any{"start Mon 09:00", "stop Mon 12:00", reopen("Tue 09:00", sla.Restart)}, "Tue 10:00",
			"running on-track, 1h0m0s of 1h0m0s, due Tue 17:00"},
		{"reopened to continue, the time it was stopped does not count", solve(8 * time.Hour), []any{"start Mon 09:00", "stop Mon 12:00", reopen("Tue 09:00", sla.Continue)}, "Tue 10:00",
			"running on-track, 4h0m0s of 25h0m0s, due Tue 14:00"},
		{"reopened since creation, it does", solve(10 * time.Hour), []any{"start Mon 09:00", "stop Mon 12:00", reopen("Tue 09:00", sla.SinceCreation)}, "Tue 10:00",
			"running on-track, 9h0m0s of 25h0m0s, due Tue 11:00"},
		{"and may be past already", solve(8 * time.Hour), []any{"start Mon 09:00", "stop Mon 12:00", reopen("Tue 09:00", sla.SinceCreation)}, "Tue 09:00",
			"running breached, 8h0m0s of 24h0m0s, due Mon 17:00, breached Tue 09:00"},
		{"reopened to restart, an old breach is that of the old cycle", solve(2 * time.Hour), []any{"start Mon 09:00", "stop Mon 12:00", reopen("Tue 09:00", sla.Restart)}, "Tue 10:00",
			"running on-track, 1h0m0s of 1h0m0s, due Tue 11:00"},
		{"before the window it is too early, a miss", window, []any{"start Mon 09:00", "stop Tue 08:59"}, "Wed 09:00",
			"stopped early, 23h59m0s of 23h59m0s, due Wed 09:00"},
		{"when the window opens it is met", window, []any{"start Mon 09:00", "stop Tue 09:00"}, "Wed 09:00",
			"stopped met, 24h0m0s of 24h0m0s, due Wed 09:00"},
		{"when it closes it is met too", window, []any{"start Mon 09:00", "stop Wed 09:00"}, "Wed 09:00",
			"stopped met, 48h0m0s of 48h0m0s, due Wed 09:00"},
		{"after it it is missed", window, []any{"start Mon 09:00", "stop Wed 09:01"}, "Thu 09:00",
			"stopped missed, 48h1m0s of 48h1m0s, due Wed 09:00, breached Wed 09:00+1"},
		{"what is to be ready runs back from the announced instant", ready, []any{sla.Event{Kind: sla.Start, At: when("Mon 09:00"), By: when("Mon 10:00")}}, "Mon 09:55",
			"running at-risk, 55m0s of 55m0s, due Mon 09:55"},
		{"and follows when that is postponed", ready, []any{sla.Event{Kind: sla.Start, At: when("Mon 09:00"), By: when("Mon 10:00")}, sla.Event{Kind: sla.Retarget, At: when("Mon 09:30"), By: when("Mon 15:00")}, "stop Mon 14:55"}, "Tue 09:00",
			"stopped met, 5h55m0s of 5h55m0s, due Mon 14:55"},
		{"announced too late it is breached from the start", ready, []any{sla.Event{Kind: sla.Start, At: when("Mon 09:58"), By: when("Mon 10:00")}}, "Mon 09:58",
			"running breached, 0s of 0s, due Mon 09:55, breached Mon 09:58"},
		{"cancelled it is void", answer, []any{"start Mon 09:00", "cancel Mon 10:00"}, "Tue 09:00",
			"cancelled void, 1h0m0s of 1h0m0s, due Mon 11:00"},
		{"cancelled after a breach it is void and shows the breach", answer, []any{"start Mon 09:00", "cancel Mon 12:00"}, "Tue 09:00",
			"cancelled void, 3h0m0s of 3h0m0s, due Mon 11:00, breached Mon 11:00+1"},
		{"what lay unread counts since it came", answer, []any{sla.Event{Kind: sla.Start, At: when("Mon 10:30"), Since: when("Mon 09:00")}}, "Mon 10:30",
			"running on-track, 1h30m0s of 1h30m0s, due Mon 11:00"},
		{"and may be past when it is found", answer, []any{sla.Event{Kind: sla.Start, At: when("Mon 12:00"), Since: when("Mon 09:00")}}, "Mon 12:00",
			"running breached, 3h0m0s of 3h0m0s, due Mon 11:00, breached Mon 12:00"},
		{"of events at one instant the order of the log decides", answer, []any{"start Mon 09:00", "pause Mon 10:00", "resume Mon 10:00", "pause Mon 10:00"}, "Mon 10:00",
			"paused on-track, 1h0m0s of 1h0m0s, 1h0m0s left"},
		{"asked about the past it knows no more than then", answer, []any{"start Mon 09:00", "stop Mon 12:00"}, "Mon 10:30",
			"running on-track, 1h30m0s of 1h30m0s, due Mon 11:00"},
		{"before its start it is pending", answer, []any{"start Mon 09:00"}, "Mon 08:59",
			"pending Verdict(0), 0s of 0s, 0s left"},
	}
	for _, tt := range tests {
		c := run(t, tt.target, tt.script...)
		if got := says(c.At(when(tt.now))); got != tt.want {
			t.Errorf("%s: at %s\n got %s\nwant %s", tt.rule, tt.now, got, tt.want)
		}
		comesBack[sla.Clock](t, encode(t, c))
	}
}

func TestWarningsComeWhenTheyShould(t *testing.T) {
	hourBefore := sla.Warning{Before: time.Hour}
	tests := []struct {
		rule    string
		limit   time.Duration
		warning sla.Warning
		script  []any
		want    string
	}{
		{"a share is reached at its first instant", 8 * time.Hour, sla.Warning{Percent: 75}, []any{"start Mon 09:00"}, "Mon 15:00"},
		{"so at closing time, not at the next opening", 16 * time.Hour, sla.Warning{Percent: 50}, []any{"start Mon 09:00"}, "Mon 17:00"},
		{"an hour before Monday 09:30 is an hour of business, on Friday", 90 * time.Minute, hourBefore, []any{"start Fri 16:00"}, "Fri 16:30"},
		{"an hour before Monday 10:00 begins when the day begins", 2 * time.Hour, hourBefore, []any{"start Fri 16:00"}, "+Mon 09:00"},
		{"a pause before it moves it", 8 * time.Hour, hourBefore, []any{"start Mon 09:00", "pause Mon 10:00", "resume Mon 11:00"}, "Tue 09:00"},
		{"while it is paused just before it, it waits", 8 * time.Hour, hourBefore, []any{"start Mon 09:00", "pause Mon 16:00", "resume Tue 10:00"}, "Tue 10:00"},
		{"a share that is reached as the pause begins is reached", 8 * time.Hour, sla.Warning{Percent: 25}, []any{"start Mon 09:00", "pause Mon 11:00", "resume Tue 10:00"}, "Mon 11:00"},
	}
	for _, tt := range tests {
		target := solve(tt.limit)
		target.Warnings = []sla.Warning{tt.warning}
		c := run(t, target, tt.script...)
		var got []string
		for x := range c.Crossings(when("Mon 00:00"), when("+Sun 00:00")) {
			if x.Mark == sla.WarningReached && x.Warning == tt.warning {
				got = append(got, told(x.At))
			}
		}
		if !slices.Equal(got, []string{tt.want}) {
			t.Errorf("%s: %v comes at %v, want %v", tt.rule, tt.warning, got, tt.want)
		}
		at, ok := c.At(when("+Sun 00:00")).RiskAt()
		if !ok || told(at) != tt.want {
			t.Errorf("%s: at risk from %v, %v, want %v", tt.rule, at, ok, tt.want)
		}
	}
}

// Half of a target is used at closing time, and half is left from the opening on.
func TestNextChangeOfTwoMarksWithANightBetween(t *testing.T) {
	target := solve(8 * time.Hour)
	target.Goal, target.Warnings = 4*time.Hour, []sla.Warning{{Before: 4 * time.Hour}}
	c := run(t, target, "start Mon 13:00")
	for now, want := range map[string]string{"Mon 14:00": "Mon 17:00", "Mon 17:00": "Tue 09:00", "Tue 09:00": "Tue 13:00", "Tue 13:00": "Tue 13:00+1"} {
		if at, ok := c.At(when(now)).NextChange(); !ok || told(at) != want {
			t.Errorf("after %s comes %v, %v, want %s", now, at, ok, want)
		}
	}
	if at, ok := c.At(when("Tue 13:00+1")).NextChange(); ok {
		t.Errorf("after the breach comes %v", at)
	}
}

func TestCrossingsTellEachMarkOnce(t *testing.T) {
	target := sla.Target{Metric: sla.FollowUp, NotBefore: time.Hour, Goal: 4 * time.Hour, Limit: 8 * time.Hour, Calendar: nineToFive, Warnings: []sla.Warning{{Percent: 50}, {Before: time.Hour}}}
	tests := []struct {
		rule   string
		script []any
		want   []string
	}{
		{"all of them, in order, and at one instant as they are listed", []any{"start Mon 09:00"},
			[]string{"window-opens Mon 10:00", "warning 50% Mon 13:00", "goal Mon 13:00", "warning 1h before due Mon 16:00", "due Mon 17:00", "breach Mon 17:00+1"}},
		{"none after a stop", []any{"start Mon 09:00", "stop Mon 14:00"},
			[]string{"window-opens Mon 10:00", "warning 50% Mon 13:00", "goal Mon 13:00"}},
		{"that of a stop at the very instant", []any{"start Mon 09:00", "stop Mon 13:00"},
			[]string{"window-opens Mon 10:00", "warning 50% Mon 13:00", "goal Mon 13:00"}},
		{"none when cancelled before", []any{"start Mon 09:00", "cancel Mon 09:30"}, nil},
		{"again when a longer target puts them ahead", []any{"start Mon 09:00", retarget("Mon 14:00", sla.Target{Metric: sla.FollowUp, Limit: 12 * time.Hour, Calendar: nineToFive, Warnings: []sla.Warning{{Percent: 50}}})},
			[]string{"window-opens Mon 10:00", "warning 50% Mon 13:00", "goal Mon 13:00", "warning 50% Mon 15:00", "due Tue 13:00", "breach Tue 13:00+1"}},
		{"not again when it stays beyond them", []any{"start Mon 09:00", retarget("Mon 14:00", sla.Target{Metric: sla.FollowUp, Limit: 9 * time.Hour, Calendar: nineToFive, Warnings: []sla.Warning{{Percent: 50}}})},
			[]string{"window-opens Mon 10:00", "warning 50% Mon 13:00", "goal Mon 13:00", "due Tue 10:00", "breach Tue 10:00+1"}},
		{"at the change when a shorter target puts them behind", []any{"start Mon 09:00", retarget("Mon 12:00", sla.Target{Metric: sla.FollowUp, Limit: 2 * time.Hour, Calendar: nineToFive, Warnings: []sla.Warning{{Percent: 50}}})},
			[]string{"window-opens Mon 10:00", "warning 50% Mon 12:00", "due Mon 12:00", "breach Mon 12:00"}},
		{"in each cycle", []any{"start Mon 09:00", "stop Mon 10:00", reopen("Mon 11:00", sla.Restart), "stop Mon 12:00"},
			[]string{"window-opens Mon 10:00", "window-opens Mon 12:00"}},
	}
	for _, tt := range tests {
		c := run(t, target, tt.script...)
		var got []string
		for x := range c.Crossings(when("Mon 00:00"), when("+Sun 00:00")) {
			s := x.Mark.String() + " "
			if x.Mark == sla.WarningReached {
				s += x.Warning.String() + " "
			}
			got = append(got, s+told(x.At))
		}
		if diff := gocmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.rule, diff)
		}
		for range c.Crossings(when("Mon 00:00"), when("+Sun 00:00")) {
			break // at any point
		}
	}
}

func TestCyclesKeepTheirVerdicts(t *testing.T) {
	c := run(t, solve(2*time.Hour), "start Mon 09:00", "stop Mon 10:00", reopen("Mon 11:00", sla.Restart), "stop Mon 16:00", reopen("Tue 09:00", sla.Restart))
	var got []string
	for _, s := range c.Cycles(when("Tue 10:00")) {
		got = append(got, fmt.Sprint(s.Cycle, " ", says(s)))
	}
	want := []string{
		"1 stopped met, 1h0m0s of 1h0m0s, due Mon 11:00",
		"2 stopped missed, 5h0m0s of 5h0m0s, due Mon 13:00, breached Mon 13:00+1",
		"3 running on-track, 1h0m0s of 1h0m0s, due Tue 11:00",
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if n := len(c.Cycles(when("Mon 10:30"))); n != 1 {
		t.Errorf("%d cycles on Monday morning, want 1", n)
	}
	if n := len(c.Cycles(when("Mon 08:00"))); n != 0 {
		t.Errorf("%d cycles before the start, want none", n)
	}
}

func TestClockKnowsItsYears(t *testing.T) {
	c := run(t, sla.Target{Metric: sla.Resolution, Limit: time.Hour}, "start Mon 09:00")
	if s := c.At(time.Time{}); s.State != sla.Pending {
		t.Errorf("in the year 1 it is %v", s.State)
	}
	end := time.Date(2150, 1, 1, 0, 0, 0, 0, time.UTC)
	if a, b := c.At(end), c.At(end.AddDate(5000, 0, 0)); a != b || a.Wall != end.Sub(when("Mon 09:00")) {
		t.Errorf("at the end of all years %v, later %v", says(a), says(b))
	}
	old, err := c.Append()
	if err != nil || old != c {
		t.Errorf("nothing appended: %v", err)
	}
	c = run(t, sla.Target{Metric: sla.Resolution, Limit: time.Hour}, sla.Event{Kind: sla.Start, At: time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)})
	if s := c.At(time.Time{}); s.State != sla.Pending {
		t.Errorf("started in 1900, in the year 1 it is %v", s.State)
	}
	if s := c.At(time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)); s.State != sla.Running {
		t.Errorf("started in 1900, then it is %v", s.State)
	}
	pending, err := sla.NewClock(sla.Target{Metric: sla.Resolution, Limit: 292 * 365 * 24 * time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pending.Append(sla.Event{Kind: sla.Start, At: end.Add(-1)}); err == nil {
		t.Error("a clock was started that is never due")
	}
	late := sla.Target{Metric: sla.Readiness, Goal: 200 * 365 * 24 * time.Hour}
	if pending, err = sla.NewClock(late); err != nil {
		t.Fatal(err)
	}
	if _, err := pending.Append(sla.Event{Kind: sla.Start, At: when("Mon 09:00"), By: when("Tue 09:00")}); err == nil {
		t.Error("a clock was started whose goal lies before all years")
	}
}

func TestZeroClockIsNoClock(t *testing.T) {
	var c sla.Clock
	if _, err := c.Append(sla.Event{Kind: sla.Start, At: when("Mon 09:00")}); err == nil {
		t.Error("it was started")
	}
	if _, err := json.Marshal(c); err == nil {
		t.Error("it was stored")
	}
	if s := c.At(when("Mon 09:00")); s.State != sla.Pending || c.Len() != 0 || c.Metric() != 0 || c.Target().Limit != 0 || len(c.Events()) != 0 {
		t.Errorf("it is %v", s)
	}
	for x := range c.Ledger(when("Mon 09:00")) {
		t.Errorf("its ledger has %v", x)
	}
	for x := range c.Crossings(when("Mon 09:00"), when("Tue 09:00")) {
		t.Errorf("it came to %v", x)
	}
}

func TestClockKeepsWhatItIsGiven(t *testing.T) {
	target := solve(8 * time.Hour)
	target.Warnings = []sla.Warning{{Percent: 50}}
	c := run(t, target, "start Mon 09:00")
	target.Warnings[0].Percent = 60
	c.Target().Warnings[0].Percent = 70
	longer := solve(9 * time.Hour)
	longer.Warnings = []sla.Warning{{Percent: 20}}
	c, err := c.Append(sla.Event{Kind: sla.Retarget, At: when("Mon 10:00"), Target: &longer, Ref: "note 7"})
	if err != nil {
		t.Fatal(err)
	}
	longer.Warnings[0].Percent = 80
	events := c.Events()
	events[1].Target.Warnings[0].Percent = 90
	events[0].Kind = sla.Stop
	if got := c.Events(); got[0].Kind != sla.Start || got[1].Target.Warnings[0].Percent != 20 || c.Target().Warnings[0].Percent != 20 || got[1].Ref != "note 7" {
		t.Errorf("events %+v", got)
	}
	if got := c.Events()[0].At; got.Location() != time.UTC || !got.Equal(when("Mon 09:00")) {
		t.Errorf("started at %v", got)
	}
}

// Logs name identifiers, codes and positions.
func TestLogValues(t *testing.T) {
	choice, c := carefully(t)
	tests := []struct {
		value slog.LogValuer
		want  string
	}{
		{c, "[metric=resolution events=2 policy=care rule=all state=paused at=2026-03-02 09:00:00 +0000 UTC]"},
		{sla.Clock{}, "[metric=Metric(0) events=0]"},
		{c.Events()[0], "[kind=start at=2026-03-02 08:00:00 +0000 UTC ref=message 1]"},
		{c.Events()[1], "[kind=pause at=2026-03-02 09:00:00 +0000 UTC]"},
		{choice, "[policy=care rule=all index=1]"},
		{sla.Request{Channel: "chat", Priority: "low", Tier: "vip", Labels: map[string]string{"b": "secret", "a": "secret"}}, "[channel=chat priority=low tier=vip labels=[a b]]"},
		{sla.Entry{Kind: sla.AgentWrote, At: minute(0), Ref: "7"}, "[kind=agent-wrote at=2026-03-02 09:00:00 +0000 UTC ref=7]"},
		{sla.Conversation{}, "[entries=0]"},
		{ticket{mode: sla.Restart, entries: []note{{kind: sla.CustomerWrote, since: notSaid}}}.conversation(t), "[entries=1 status=opened]"},
		{sla.Promise{}, "[entries=0]"},
	}
	for _, tt := range tests {
		if got := tt.value.LogValue().String(); got != tt.want {
			t.Errorf("got %s\nwant %s", got, tt.want)
		}
	}
	p, err := newPromise(t).Append(word{act: sla.Assessed}.entry())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.LogValue().String(), "[entries=1 act=assessed at=2026-03-02 09:00:00 +0000 UTC]"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// carefully gives the choice of a policy and a clock of it.
func carefully(t testing.TB) (sla.Choice, sla.Clock) {
	t.Helper()
	p := new(sla.Policy)
	if err := json.Unmarshal([]byte(carePolicy), p); err != nil {
		t.Fatal(err)
	}
	choice, ok := p.Choose(sla.Request{Channel: "email"})
	if !ok {
		t.Fatal("no rule for mail")
	}
	c, ok := choice.Clock(sla.Resolution)
	if !ok {
		t.Fatal("no target for the resolution")
	}
	c, err := c.Append(sla.Event{Kind: sla.Start, At: when("Mon 09:00"), Ref: "message 1"}, sla.Event{Kind: sla.Pause, At: when("Mon 10:00")})
	if err != nil {
		t.Fatal(err)
	}
	return choice, c
}

func TestStatusIsShownAsJSON(t *testing.T) {
	target := solve(8 * time.Hour)
	target.Goal = 4 * time.Hour
	got := string(encode(t, run(t, target, "start Mon 09:00").At(when("Mon 14:00"))))
	want := `{"state":"running","limit":"on-track","goal":"breached","cycle":1,"elapsed":"5h","wall":"5h","remaining":"3h",` +
		`"started":"2026-03-02T09:00:00+01:00","goal_due":"2026-03-02T13:00:00+01:00","due":"2026-03-02T17:00:00+01:00",` +
		`"risk_at":"2026-03-02T17:00:00+01:00","next_change":"2026-03-02T17:00:00+01:00"}`
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestAnswersAreShownAsJSON(t *testing.T) {
	choice, c := carefully(t)
	var stretch sla.Stretch
	for s := range c.Ledger(when("Mon 12:00")) {
		stretch = s
	}
	warned := sla.Crossing{At: minute(0), Mark: sla.WarningReached, Warning: sla.Warning{Percent: 75}, Cycle: 2}
	silent := sla.PromiseStatus{Keeping: sla.Status{State: sla.Pending}, Interval: sla.Status{State: sla.Pending}}
	const pending = `{"state":"pending","elapsed":"0s","wall":"0s","remaining":"0s"}`
	for _, tt := range []struct {
		answer any
		want   string
	}{
		{choice, `{"policy":"care","rule":"all","index":1}`},
		{sla.Request{Channel: "chat"}, `{"channel":"chat"}`},
		{warned, `{"at":"2026-03-02T09:00:00Z","mark":"warning","warning":"75%","cycle":2}`},
		{stretch.Reason, `"paused"`},
		{silent, `{"keeping":` + pending + `,"interval":` + pending + `,"silences":0}`},
	} {
		if got := string(encode(t, tt.answer)); got != tt.want {
			t.Errorf("got %s\nwant %s", got, tt.want)
		}
	}
}

// Events at one instant are one step: what the one takes back at once has not been.
func TestClockStaysAtRiskThroughOneInstant(t *testing.T) {
	short := sla.Target{Metric: sla.Resolution, Limit: 100 * time.Minute, Warnings: []sla.Warning{{Percent: 50}}}
	long := short
	long.Limit = 1000 * time.Minute
	c, err := sla.NewClock(short)
	if err == nil {
		c, err = c.Append(
			sla.Event{Kind: sla.Start, At: minute(0)},
			sla.Event{Kind: sla.Retarget, At: minute(60), Target: &long},
			sla.Event{Kind: sla.Retarget, At: minute(60), Target: &long},
			sla.Event{Kind: sla.Retarget, At: minute(60), Target: &short},
		)
	}
	if err != nil {
		t.Fatal(err)
	}
	if at, ok := c.At(minute(70)).RiskAt(); !ok || !at.Equal(minute(50)) {
		t.Errorf("at risk since %v, %v, want %v", at, ok, minute(50))
	}
}
