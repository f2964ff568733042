package insight_test

import (
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
)

// drawEnded draws the logs of our own complaints, all of them ended.
func drawEnded(t *rapid.T) [][]insight.Row {
	cases, logs := drawCases(t)
	var rows [][]insight.Row
	for i, c := range cases {
		if c.Phase().Open() {
			at, _ := c.At()
			e, err := c.Do(complaint.Command{Action: complaint.Withdraw, Actor: "li", At: at.Add(time.Hour)})
			if err != nil {
				t.Fatal(err)
			}
			logs[i] = append(logs[i], e)
		}
		if _, err := complaint.Replay(logs[i]); err != nil {
			t.Fatal(err)
		}
		var list []insight.Row
		for _, e := range logs[i] {
			list = append(list, insight.RowOf(e))
		}
		rows = append(rows, list)
	}
	return rows
}

// mix shuffles logs into one, each in its own order.
func mix(t *rapid.T, logs [][]insight.Row) []insight.Row {
	logs = slices.Clone(logs)
	var all []insight.Row
	for len(logs) > 0 {
		i := rapid.IntRange(0, len(logs)-1).Draw(t, "next")
		if len(logs[i]) == 0 {
			logs = slices.Delete(logs, i, i+1)
			continue
		}
		all, logs[i] = append(all, logs[i][0]), logs[i][1:]
	}
	return all
}

// audit reads a whole log.
func audit(t interface{ Fatal(...any) }, activities map[string]complaint.Action, rows []insight.Row) ([]insight.Deviation, *insight.Audit) {
	a, err := insight.NewAudit(activities)
	if err != nil {
		t.Fatal(err)
	}
	var found []insight.Deviation
	for _, r := range rows {
		list, err := a.Add(r)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, list...)
	}
	return append(found, a.MissingEnds()...), a
}

func TestLawOurOwnLogsHaveNoDeviation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		logs := drawEnded(t)
		rows := mix(t, logs)
		found, a := audit(t, insight.OwnActivities(), rows)
		want := int64(len(rows) + len(logs))
		if found != nil || a.Fitness() != (insight.Share{Part: want, Whole: want}) || a.Rows() != int64(len(rows)) || a.Cases() != int64(len(logs)) {
			t.Fatalf("%v, %v of %v", found, a.Fitness(), rows)
		}
	})
}

// clean walks the rows of one complaint through the table, and reports whether they can
// have happened so and have ended.
func clean(rows []insight.Row) bool {
	phase, filer := complaint.Phase(0), ""
	for i, r := range rows {
		action, err := complaint.ParseAction(r.Activity)
		if err != nil || i > 0 && r.At.Before(rows[i-1].At) {
			return false
		}
		rule := complaint.Rules()[action-1]
		if !slices.Contains(rule.From, phase) && !(phase == 0 && len(rule.From) == 0) {
			return false
		}
		if (action == complaint.Approve || action == complaint.Reject) && r.Actor == filer {
			return false
		}
		if action == complaint.FilePlan {
			filer = r.Actor
		}
		if rule.To != 0 {
			phase = rule.To
		}
	}
	return phase.Terminal()
}

// damages are the ways in which a row is spoilt.
var damages = []string{"dropped", "doubled", "swapped", "renamed", "unknown", "earlier", "cut", "own"}

func damage(t *rapid.T, how string, rows []insight.Row) []insight.Row {
	i := rapid.IntRange(0, len(rows)-1).Draw(t, "row")
	rows = slices.Clone(rows)
	switch how {
	case "dropped":
		return slices.Delete(rows, i, i+1)
	case "doubled":
		return slices.Insert(rows, i, rows[i])
	case "swapped": // and the times stay in order
		j := min(i+1, len(rows)-1)
		rows[i].Activity, rows[j].Activity = rows[j].Activity, rows[i].Activity
	case "renamed":
		rows[i].Activity = rapid.SampledFrom(complaint.Actions()).Draw(t, "name").String()
	case "unknown":
		rows[i].Activity += "?"
	case "earlier":
		rows[i].At = rows[max(i-1, 0)].At.Add(-1)
	case "cut":
		return rows[:max(i, 1)]
	case "own":
		for j := range rows {
			if rows[j].Activity == "approve" {
				rows[j].Actor = "li"
			}
		}
	}
	return rows
}

func TestLawEveryDamageIsReported(t *testing.T) {
	reported := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		for _, rows := range drawEnded(t) {
			how := rapid.SampledFrom(damages).Draw(t, "how")
			if slices.ContainsFunc(rows, func(r insight.Row) bool { return r.Activity == "approve" }) {
				how = "own" // rare enough
			}
			spoilt := damage(t, how, rows)
			found, a := audit(t, insight.OwnActivities(), spoilt)
			if sound := clean(spoilt); sound != (len(found) == 0) || (len(spoilt) > 0) && sound != (a.Fitness().Part == a.Fitness().Whole) {
				t.Fatalf("%s, sound %v: %v, %v in %v", how, sound, found, a.Fitness(), spoilt)
			}
			if len(found) > 0 {
				reported[how]++
			}
		}
	})
	for _, how := range damages {
		if reported[how] == 0 {
			t.Errorf("no row was %s and reported", how)
		}
	}
}

func TestLawComplaintsAreAuditedApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		logs := drawEnded(t)
		var want []string
		for i := range logs {
			logs[i] = damage(t, rapid.SampledFrom(damages).Draw(t, "how"), logs[i])
			found, _ := audit(t, insight.OwnActivities(), logs[i])
			for _, d := range found {
				want = append(want, fmt.Sprintf("%+v", withRow(d, 0)))
			}
		}
		rows := mix(t, logs)
		found, _ := audit(t, insight.OwnActivities(), rows)
		var got []string
		for _, d := range found {
			if r := rows[d.Row]; r.Case != d.Case || d.Action != 0 && r.Activity != d.Action.String() {
				t.Fatalf("%v is not of %v", d, r)
			}
			got = append(got, fmt.Sprintf("%+v", withRow(d, 0)))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("mixed %q\napart %q", got, want)
		}
	})
}

func withRow(d insight.Deviation, row int64) insight.Deviation { d.Row = row; return d }

func TestLawFitnessCountsWhatDeviates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		logs := drawEnded(t)
		for i := range logs {
			logs[i] = damage(t, rapid.SampledFrom(damages).Draw(t, "how"), logs[i])
		}
		if err := checkFitness(t, mix(t, logs)); err != nil {
			t.Fatal(err)
		}
	})
}

// checkFitness is the property of the audit of any rows: each row with a deviation and
// each missing end takes one from the fitness.
func checkFitness(t interface{ Fatal(...any) }, rows []insight.Row) error {
	found, a := audit(t, insight.OwnActivities(), rows)
	bad, cases := map[int64]bool{}, map[string]bool{}
	missing := 0
	for _, d := range found {
		if d.Kind == insight.MissingEnd {
			missing++
		} else {
			bad[d.Row] = true
		}
		if _, err := d.Kind.MarshalText(); err != nil || d.Case != rows[d.Row].Case || d.Kind == insight.SkippedStep && len(d.Skipped) == 0 {
			return fmt.Errorf("%+v of %+v: %w", d, rows[d.Row], err)
		}
	}
	for _, r := range rows {
		cases[r.Case] = true
	}
	whole := len(rows) + len(cases)
	if want := (insight.Share{Part: int64(whole - len(bad) - missing), Whole: int64(whole)}); a.Fitness() != want {
		return fmt.Errorf("%v, want %v; %v", a.Fitness(), want, found)
	}
	return nil
}

func FuzzAudit(f *testing.F) {
	for _, tt := range kinds {
		f.Add(tt.log)
	}
	f.Add("receive other:detect thank other:visit <thank other:approve>li dance")
	f.Fuzz(func(t *testing.T, log string) {
		if err := checkFitness(t, rowsOf(log)); err != nil {
			t.Fatal(err)
		}
	})
}

// rowsOf reads a log in which words are activities, one minute apart. A < before a word
// takes an hour from its time, >name is its actor, and id: before it the complaint.
func rowsOf(log string) []insight.Row {
	var rows []insight.Row
	for i, word := range strings.Fields(log) {
		name, actor, _ := strings.Cut(word, ">")
		id, activity, ok := strings.Cut(name, ":")
		if !ok || id == "" {
			id, activity = "C", name
		}
		at := dawn.Add(time.Duration(i) * time.Minute)
		if strings.HasPrefix(activity, "<") {
			activity, at = activity[1:], at.Add(-time.Hour)
		}
		rows = append(rows, insight.Row{Case: id, Activity: activity, At: at, Actor: actor})
	}
	return rows
}

// kinds are logs of one complaint each, and what is said of them.
var kinds = []struct{ log, want string }{
	{"receive thank withdraw", ""},
	{"receive apologise withdraw", "1 skipped-step: apologise in received, without thank, appreciate"},
	{"thank withdraw", "0 skipped-step: thank, without receive"},
	{"correct withdraw", "0 skipped-step: correct, without receive, thank, appreciate, apologise, promise, gather"},
	{"close", "0 skipped-step: close, without receive, thank, appreciate, apologise, promise, gather, correct, satisfied, prevent"},
	{"remedy withdraw", "0 skipped-step: remedy, without detect, visit, cause"},
	{"note receive withdraw", "0 skipped-step: note, without receive"},
	{"detect thank withdraw", "1 skipped-step: thank in detected, without voice"},
	{"detect approve withdraw", "1 skipped-step: approve in detected, without visit, cause, file-plan"},
	{"receive thank receive withdraw", "2 repeated: receive in thanked"},
	{"receive thank thank withdraw", "2 repeated: thank in thanked"},
	{"receive appreciate thank withdraw", "1 skipped-step: appreciate in received, without thank\n2 out-of-order: thank in appreciated"},
	{"receive visit withdraw", "1 out-of-order: visit in received"},
	{"receive withdraw thank thank reopen withdraw", "2 after-end: thank in withdrawn\n3 after-end: thank in withdrawn"},
	{"receive merge-into reopen", "2 after-end: reopen in merged"},
	{"receive reopen gather withdraw", "1 skipped-step: reopen in received, without thank, appreciate, apologise, promise, gather, correct, satisfied, prevent, close"},
	{"receive thank withdraw reopen thank withdraw", "4 out-of-order: thank in reopened"},
	{"receive dance withdraw", "1 unknown-activity in received"},
	{"receive thank <dance withdraw", "2 time-back in thanked\n2 unknown-activity in thanked"},
	{"receive <thank withdraw", "1 time-back: thank in received"},
	{"receive <thank <appreciate withdraw", "1 time-back: thank in received"},
	{"receive thank", "1 missing-end in thanked"},
	{"dance", "0 unknown-activity\n0 missing-end"},
	{"detect visit cause file-plan>li approve>li remedy withdraw", "4 own-plan: approve in plan-filed"},
	{"detect visit cause file-plan>li reject>li withdraw", "4 own-plan: reject in plan-filed"},
	{"detect visit cause file-plan>li approve>wang withdraw", ""},
	{"detect visit cause file-plan approve withdraw", ""},
	{"detect visit cause file-plan>li reject>wang file-plan>wang approve>li withdraw", ""},
}

func TestKindsOfDeviation(t *testing.T) {
	for _, tt := range kinds {
		found, _ := audit(t, insight.OwnActivities(), rowsOf(tt.log))
		var got []string
		for _, d := range found {
			got = append(got, strings.Replace(strings.TrimPrefix(d.String(), "row "), ": C ", " ", 1))
		}
		if s := strings.Join(got, "\n"); s != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.log, s, tt.want)
		}
	}
}

func TestWhatAnAuditRefuses(t *testing.T) {
	_, unknown := complaint.Action(99).MarshalText()
	_, unset := complaint.Action(0).MarshalText()
	_, err := insight.NewAudit(map[string]complaint.Action{" ": complaint.Note, "b": 99, "a": 0})
	want := []string{
		`activities[" "]: got a blank name, want an activity of the log`,
		`activities["a"]: ` + unset.Error(), `activities["b"]: ` + unknown.Error(),
	}
	if got := short(err); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	own := insight.OwnActivities()
	a, err := insight.NewAudit(own)
	if err != nil {
		t.Fatal(err)
	}
	clear(own) // which is the caller's
	for _, r := range []insight.Row{{Case: " ", Activity: "receive", At: dawn}, {Case: "C-1", Activity: "receive"}} {
		if found, err := a.Add(r); err == nil || found != nil || a.Rows() != 0 || a.Cases() != 0 {
			t.Errorf("%+v: %v, %v", r, found, err)
		}
	}
	if f := a.Fitness(); f != (insight.Share{}) {
		t.Errorf("fitness of nothing is %v", f)
	}
	if found, err := a.Add(insight.Row{Case: "C-1", Activity: "receive", At: dawn}); found != nil || err != nil {
		t.Errorf("%v, %v", found, err)
	}
}

func TestDeviationLogsNoWords(t *testing.T) {
	d := insight.Deviation{Kind: insight.Repeated, Row: 4, Case: "C-1", Action: complaint.Thank, Phase: complaint.Thanked}
	want := slog.GroupValue(slog.String("kind", "repeated"), slog.Int64("row", 4), slog.String("case", "C-1"), slog.String("action", "thank"), slog.String("phase", "thanked"))
	if got := d.LogValue(); !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
}
