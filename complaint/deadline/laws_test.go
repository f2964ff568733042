package deadline_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/deadline"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	unknown := func(err error) (typ, input string, allowed []string, ok bool) {
		e, ok := errors.AsType[*complaint.UnknownError](err)
		if !ok {
			return "", "", nil, false
		}
		return e.Type, e.Input, e.Allowed, true
	}
	enumtest.Test(t, unknown, deadline.ParseUnit, deadline.Units,
		deadline.Hours, deadline.Days, deadline.Weeks, deadline.BusinessDays)
	enumtest.Test(t, unknown, deadline.ParseState, deadline.States,
		deadline.Running, deadline.Met, deadline.Late, deadline.Overdue, deadline.Lapsed)
}

// Zones whose days begin in odd ways: at midnight, at one o'clock, off the hour.
var zones = []string{"UTC", "Europe/London", "Asia/Shanghai", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Cairo"}

func location(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return loc
}

// weekdays is a calendar that is open from nine on weekdays but for holidays, and
// knows three years.
type weekdays struct {
	loc      *time.Location
	holidays []string
}

var errYear = errors.New("no holidays known for this year")

func (w weekdays) business(t time.Time) bool {
	day := t.In(w.loc)
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday && !slices.Contains(w.holidays, day.Format(time.DateOnly))
}

func (w weekdays) NextOpen(t time.Time) (time.Time, error) {
	for ; ; t = t.Add(time.Hour) {
		if y := t.In(w.loc).Year(); y != 2018 && y != 2019 && y != 2026 {
			return time.Time{}, errYear
		}
		if w.business(t) && t.In(w.loc).Hour() >= 9 {
			return t, nil
		}
	}
}

// naiveDue walks minute by minute and counts the days that it enters.
func naiveDue(start time.Time, l deadline.Limit, countFirst bool, w deadline.Where) time.Time {
	if l.Unit == deadline.Hours {
		return start.Add(time.Duration(l.N) * time.Hour)
	}
	want := l.N
	if l.Unit == deadline.Weeks {
		want *= 7
	}
	counts := func(t time.Time) bool {
		return l.Unit != deadline.BusinessDays || w.Calendar.(weekdays).business(t)
	}
	date := func(t time.Time) string { return t.In(w.Location).Format(time.DateOnly) }
	counted := 0
	if countFirst && counts(start) {
		counted++
	}
	today := date(start)
	for t := start.Truncate(time.Minute); ; t = t.Add(time.Minute) {
		if date(t) == today {
			continue
		}
		if counted == want {
			return t.Add(-1)
		}
		today = date(t)
		if counts(t) {
			counted++
		}
	}
}

// naiveJudge reads the log once for every event that could start the rule.
func naiveJudge(log []complaint.Event, r deadline.Rule, w deadline.Where, now time.Time) []deadline.Deadline {
	var list []deadline.Deadline
	blocked := -1 // up to this event a deadline runs
	for i, e := range log {
		if e.At().After(now) || i < blocked || !slices.Contains(r.Starts, e.Action()) || e.At().Before(r.From) ||
			!r.Until.IsZero() && !e.At().Before(r.Until) {
			continue
		}
		d := deadline.Deadline{Rule: r.ID, Start: e.At(), Version: e.Version(), Due: naiveDue(e.At(), r.Limit, r.CountFirst, w), State: deadline.Running}
		blocked = len(log) + 1
		for j, f := range log[i+1:] {
			if f.At().After(now) {
				break
			}
			met := slices.Contains(r.MetBy, f.Action())
			if met || slices.Contains([]complaint.Action{complaint.Close, complaint.Withdraw, complaint.Conclude, complaint.MergeInto}, f.Action()) {
				d.Done, blocked = f.At(), i+1+j
				d.State = map[[2]bool]deadline.State{
					{true, false}: deadline.Met, {true, true}: deadline.Late, {false, false}: deadline.Lapsed, {false, true}: deadline.Overdue,
				}[[2]bool{met, f.At().After(d.Due)}]
				break
			}
			if d.Extended < len(r.Extensions) && r.Extensions[d.Extended].By == f.Action() && !f.At().After(d.Due) {
				d.Due = naiveDue(d.Start, r.Extensions[d.Extended].Limit, r.CountFirst, w)
				d.Extended++
			}
		}
		if d.Done.IsZero() && now.After(d.Due) {
			d.State = deadline.Overdue
		}
		list = append(list, d)
	}
	return list
}

var words = complaint.Words{Text: "words"}

// drawLog leads a complaint through a few weeks of 2018.
func drawLog(t *rapid.T) []complaint.Event {
	at := time.Date(2018, time.Month(rapid.IntRange(1, 11).Draw(t, "month")), rapid.IntRange(1, 28).Draw(t, "day"), rapid.IntRange(0, 23).Draw(t, "hour"), 30, 0, 0, time.UTC)
	var c complaint.Case
	var log []complaint.Event
	for range rapid.IntRange(1, 16).Draw(t, "events") {
		details := map[complaint.Action]complaint.Details{
			complaint.Receive: complaint.Opening{Missed: "it leaks"}, complaint.Thank: nil, complaint.Appreciate: nil, complaint.Apologise: nil,
			complaint.Promise: complaint.Commitment{Due: at.Add(1), Text: "soon", Feasible: true}, complaint.Gather: nil, complaint.Correct: words,
			complaint.PromiseAgain:   complaint.Commitment{Due: at.Add(1), Text: "soon", Feasible: true},
			complaint.CheckSatisfied: complaint.Answer{By: "customer", Channel: complaint.ChannelPhone}, complaint.CheckDissatisfied: complaint.Answer{By: "customer", Channel: complaint.ChannelPhone},
			complaint.Prevent: complaint.Prevention{NoneNeeded: true, Text: "chance"}, complaint.Close: nil,
			complaint.Conclude: complaint.Ending{Reason: complaint.ReasonNoAnswer, Approver: "director"}, complaint.Withdraw: nil, complaint.Reopen: words,
			complaint.Feedback: nil, complaint.Note: words,
		}
		var can []complaint.Action
		for a := range c.Allowed().All() {
			if d, ok := details[a]; ok && (a != complaint.Withdraw || d == nil && rapid.IntRange(0, 4).Draw(t, "withdraws") == 3) {
				can = append(can, a)
			}
		}
		if c.Phase().Open() && rapid.Bool().Draw(t, "notes") {
			can = []complaint.Action{complaint.Note}
		}
		a := rapid.SampledFrom(can).Draw(t, "action")
		e, err := c.Do(complaint.Command{Case: "C-1", Action: a, Actor: "li", At: at, Details: details[a]})
		if err != nil {
			t.Fatal(err)
		}
		log = append(log, e)
		at = at.Add(time.Duration(rapid.SampledFrom([]int{0, 1, 5, 24, 70, 200}).Draw(t, "hours")) * time.Hour)
	}
	return log
}

func drawRule(t *rapid.T) deadline.Rule {
	limit := func() deadline.Limit {
		return deadline.Limit{N: rapid.IntRange(1, 9).Draw(t, "n"), Unit: rapid.SampledFrom(deadline.Units()[1:]).Draw(t, "unit")}
	}
	some := func(label string, all ...complaint.Action) []complaint.Action {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(all), 1, 3, rapid.ID[complaint.Action]).Draw(t, label)
	}
	r := deadline.Rule{
		ID: "r", Source: "drawn",
		Starts: some("starts", complaint.Receive, complaint.Receive, complaint.Promise, complaint.Feedback, complaint.Reopen, complaint.Correct),
		MetBy:  some("met by", complaint.Correct, complaint.CheckSatisfied, complaint.Conclude, complaint.Feedback, complaint.Gather),
		Limit:  limit(), CountFirst: rapid.Bool().Draw(t, "count first"),
	}
	for range rapid.IntRange(0, 2).Draw(t, "extensions") {
		r.Extensions = append(r.Extensions, deadline.Extension{By: rapid.SampledFrom([]complaint.Action{complaint.Note, complaint.PromiseAgain}).Draw(t, "by"), Limit: limit()})
	}
	if rapid.IntRange(0, 4).Draw(t, "hours") == 3 {
		r.CountFirst, r.Limit.Unit = false, deadline.Hours
	}
	if rapid.Bool().Draw(t, "dated") {
		r.From, r.Until = time.Date(2018, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(2018, 9, 1, 0, 0, 0, 0, time.UTC)
	}
	return r
}

func drawWhere(t *rapid.T) deadline.Where {
	loc := location(rapid.SampledFrom(zones).Draw(t, "zone"))
	return deadline.Where{Location: loc, Calendar: weekdays{loc, []string{"2018-01-01", "2018-05-01", "2018-10-01", "2018-10-02", "2018-12-25"}}}
}

func TestLawJudgeIsItsNaiveReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log, r, w := drawLog(t), drawRule(t), drawWhere(t)
		now := log[0].At().Add(time.Duration(rapid.IntRange(-1, 1500).Draw(t, "now")) * time.Hour)
		got, err := deadline.Judge(log, r, w, now)
		if want := naiveJudge(log, r, w, now); err != nil || !reflect.DeepEqual(utc(got), utc(want)) {
			t.Fatalf("%+v at %v in %v: %v\ngot  %v\nwant %v", r, now, w.Location, err, got, want)
		}
	})
}

// utc makes deadlines comparable.
func utc(list []deadline.Deadline) []string {
	var lines []string
	for _, d := range list {
		lines = append(lines, fmt.Sprint(d.Rule, d.Version, d.Extended, d.State, d.Start.UTC(), d.Due.UTC(), d.Done.UTC()))
	}
	return lines
}

func TestLawI26ADeadlineDependsOnItsArgumentsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log, r, w := drawLog(t), drawRule(t), drawWhere(t)
		now := log[0].At().Add(time.Duration(rapid.IntRange(0, 1500).Draw(t, "now")) * time.Hour)
		first, err := deadline.Judge(log, r, w, now)
		if err != nil {
			t.Fatal(err)
		}
		stored, err := complaint.ParseLog(complaint.AppendLog(nil, log))
		if err != nil {
			t.Fatal(err)
		}
		elsewhere := now.In(location(rapid.SampledFrom(zones).Draw(t, "written in")))
		again, err := deadline.Judge(stored, r, w, elsewhere)
		if err != nil || !reflect.DeepEqual(first, again) {
			t.Fatalf("%v\n%v\n%v", err, first, again)
		}
		known := slices.DeleteFunc(slices.Clone(log), func(e complaint.Event) bool { return e.At().After(now) })
		if past, err := deadline.Judge(known, r, w, now); err != nil || !reflect.DeepEqual(first, past) {
			t.Fatalf("with what was known then: %v\n%v\n%v", err, first, past)
		}
	})
}

func TestLawTheHouseAndTheCaseAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := drawLog(t)
		for n := range log {
			c, err := complaint.Replay(log[:n+1])
			if err != nil {
				t.Fatal(err)
			}
			want, ok := c.FeedbackDue()
			list, err := deadline.Judge(log[:n+1], deadline.House(), deadline.Where{}, log[n].At())
			if err != nil {
				t.Fatal(err)
			}
			running := len(list) > 0 && list[len(list)-1].Done.IsZero()
			if running != ok || ok && !list[len(list)-1].Due.Equal(want) {
				t.Fatalf("after %v: %v, the case says %v, %v", log[n], list, want, ok)
			}
		}
	})
}

// checkRules is the property of the reader of rules.
func checkRules(data []byte) error {
	rules, err := deadline.ParseRules(data)
	if err != nil {
		if rules != nil {
			return fmt.Errorf("rules beside the error %v", err)
		}
		return nil
	}
	canonical, err := json.Marshal(rules)
	if err != nil {
		return err
	}
	again, err := deadline.ParseRules(canonical)
	if err != nil {
		return err
	}
	if twice, _ := json.Marshal(again); string(twice) != string(canonical) {
		return fmt.Errorf("%s comes back as %s", canonical, twice)
	}
	return nil
}

func TestLawRulesRoundTrip(t *testing.T) {
	comeBack := func(t interface{ Fatalf(string, ...any) }, rules []deadline.Rule) {
		data, err := json.Marshal(rules)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if err := checkRules(data); err != nil {
			t.Fatalf("%v", err)
		}
		if read, err := deadline.ParseRules(data); err != nil || !reflect.DeepEqual(read, rules) {
			t.Fatalf("%v, %v, want %v", read, err, rules)
		}
	}
	comeBack(t, deadline.Pack())
	rapid.Check(t, func(t *rapid.T) { comeBack(t, []deadline.Rule{drawRule(t), deadline.Pack()[0]}) })
}

func FuzzParseRules(f *testing.F) {
	data, _ := json.Marshal(deadline.Pack())
	f.Add(data)
	f.Add([]byte(`[{"id":"x","colour":"red"}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := checkRules(data); err != nil {
			t.Fatal(err)
		}
	})
}

// What the laws are worth depends on what they draw.
func TestDrawnDeadlinesReachWhatMatters(t *testing.T) {
	seen := map[string]int{}
	gen := rapid.Custom(func(t *rapid.T) []deadline.Deadline {
		log, r, w := drawLog(t), drawRule(t), drawWhere(t)
		list, err := deadline.Judge(log, r, w, log[0].At().Add(time.Duration(rapid.IntRange(0, 1500).Draw(t, "now"))*time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range list {
			seen[d.State.String()]++
			seen[fmt.Sprint("extended ", d.Extended)]++
			seen[fmt.Sprint("after ", r.Limit.Unit, " ", r.CountFirst)]++
		}
		return list
	})
	for seed := range 600 {
		gen.Example(seed)
	}
	for _, class := range []string{
		"running", "met", "late", "overdue", "lapsed", "extended 1", "extended 2", "after hours false", "after days true",
		"after days false", "after weeks true", "after weeks false", "after business-days true", "after business-days false",
	} {
		if seen[class] < 5 {
			t.Errorf("%s: %d times", class, seen[class])
		}
	}
	t.Log(seen)
}
