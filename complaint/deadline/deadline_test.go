package deadline_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/deadline"
)

// received is a log of one event.
func received(at time.Time) []complaint.Event {
	e, err := new(complaint.Case).Decide(complaint.Command{
		Case: "C-1", Action: complaint.Receive, Actor: "li", At: at, Details: complaint.Opening{Missed: "it leaks"},
	})
	if err != nil {
		panic(err)
	}
	return []complaint.Event{e}
}

// Dates counted by hand. 2018-05-07 and 2018-05-28 are bank holidays in London.
func TestPackIsCountedByHand(t *testing.T) {
	counted := func(n int, unit deadline.Unit) deadline.Rule {
		r := deadline.DISPFinal()
		r.Limit, r.CountFirst = deadline.Limit{N: n, Unit: unit}, true
		return r
	}
	london, shanghai, newYork := location("Europe/London"), location("Asia/Shanghai"), location("America/New_York")
	friday := time.Date(2018, 5, 4, 16, 0, 0, 0, london)
	for _, row := range []struct {
		rule     deadline.Rule
		at       time.Time
		holidays string
		due      string // the last second, in the location
	}{
		{deadline.DISPSummary(), friday, "2018-05-07", "2018-05-10 23:59:59"},
		{deadline.DISPSummary(), time.Date(2018, 5, 5, 10, 0, 0, 0, london), "2018-05-07", "2018-05-10 23:59:59"},
		{deadline.DISPFinal(), friday, "", "2018-06-29 23:59:59"},
		{deadline.DISPPayment(), friday, "2018-05-07 2018-05-28", "2018-05-29 23:59:59"},
		{counted(1, deadline.Days), friday, "", "2018-05-04 23:59:59"},
		{counted(3, deadline.Days), friday, "", "2018-05-06 23:59:59"},
		{counted(1, deadline.Weeks), friday, "", "2018-05-10 23:59:59"},
		{counted(1, deadline.BusinessDays), friday, "2018-05-07", "2018-05-04 23:59:59"},
		{counted(2, deadline.BusinessDays), friday, "2018-05-07", "2018-05-08 23:59:59"},
		{deadline.CFPB(), time.Date(2018, 3, 1, 23, 0, 0, 0, newYork), "", "2018-03-16 23:59:59"},
		{deadline.ChinaBanking(), time.Date(2020, 3, 1, 0, 0, 0, 0, shanghai), "", "2020-03-16 23:59:59"},
		{deadline.ChinaMarket()[0], time.Date(2018, 9, 28, 12, 0, 0, 0, shanghai), "", ""},
		{deadline.ChinaMarket()[0], time.Date(2026, 4, 14, 23, 59, 0, 0, shanghai), "2026-05-01", "2026-04-23 23:59:59"},
		{deadline.ChinaMarket()[0], time.Date(2026, 4, 15, 0, 0, 0, 0, shanghai), "", ""},
		{deadline.ChinaMarket()[2], time.Date(2026, 4, 14, 23, 59, 0, 0, shanghai), "", ""},
		{deadline.ChinaMarket()[2], time.Date(2026, 4, 15, 0, 0, 0, 0, shanghai), "2026-05-01", "2026-04-24 23:59:59"},
	} {
		where := deadline.Where{Location: row.at.Location(), Calendar: weekdays{row.at.Location(), strings.Fields(row.holidays)}}
		list, err := deadline.Judge(received(row.at), row.rule, where, row.at)
		switch {
		case err != nil:
			t.Errorf("%s: %v", row.rule.ID, err)
		case row.due == "" && len(list) != 0:
			t.Errorf("%s before its time: %v", row.rule.ID, list)
		case row.due != "" && (len(list) != 1 || list[0].Due.In(row.at.Location()).Format(time.DateTime) != row.due || list[0].Due.Nanosecond() != 999_999_999):
			t.Errorf("%s: %v, want %s", row.rule.ID, list, row.due)
		}
	}
}

// The last instant of a day where midnight is odd.
func TestDaysEndWhereTheNextBegins(t *testing.T) {
	rule := deadline.DISPFinal()
	rule.Limit = deadline.Limit{N: 1, Unit: deadline.Days}
	for _, row := range []struct{ zone, at, due, why string }{
		{"America/Havana", "2026-10-30T16:00:00Z", "2026-11-01T03:59:59.999999999Z", "clocks go back from 01:00 to 00:00: the first of two midnights ends the day"},
		{"America/Sao_Paulo", "2018-11-02T16:00:00Z", "2018-11-04T02:59:59.999999999Z", "the next day begins at 01:00: the day before ends when midnight would be"},
		{"Pacific/Apia", "2011-12-29T12:00:00-10:00", "2011-12-30T09:59:59.999999999Z", "the next date is skipped and takes no time"},
	} {
		at, err := time.Parse(time.RFC3339, row.at)
		if err != nil {
			t.Fatal(err)
		}
		list, err := deadline.Judge(received(at), rule, deadline.Where{Location: location(row.zone)}, at)
		if err != nil || len(list) != 1 || list[0].Due.Format(time.RFC3339Nano) != row.due {
			t.Errorf("%s: due %v, %v, want %s: %s", row.zone, list, err, row.due, row.why)
		}
	}
}

func sources() (list []string) {
	for _, r := range deadline.Pack() {
		list = append(list, r.Source)
	}
	return list
}

var wantSources = []string{
	"own promise: feedback within 24 hours even if unsolved",
	"FCA Handbook, DISP 1.5.1R, in this form since 30 June 2016",
	"FCA Handbook, DISP 1.6.2R, under this number since 1 November 2007",
	"FCA Handbook, DISP 1.6.2AR, since 13 January 2018",
	"CFPB Company Portal Manual, section on a timely response; 12 U.S.C. 5534(b)",
	"银行业保险业消费投诉处理管理办法，第三章，2020年3月1日起施行",
	"市场监督管理投诉举报处理暂行办法（总局令第20号），2020年1月1日起施行，2026年4月15日废止，第十四条",
	"市场监督管理投诉举报处理暂行办法（总局令第20号），2020年1月1日起施行，2026年4月15日废止，第二十一条",
	"市场监督管理投诉举报处理办法（总局令第121号），2026年4月15日起施行",
	"市场监督管理投诉举报处理办法（总局令第121号），2026年4月15日起施行，第二十三条",
}

// The largest limit and the last action are allowed, and nothing beyond.
func TestRulesAtTheirLimits(t *testing.T) {
	rule := deadline.House()
	rule.Limit.N, rule.MetBy = deadline.MaxLimit, []complaint.Action{complaint.Classify}
	if err := rule.Check(); err != nil {
		t.Error(err)
	}
	rule.Limit.N, rule.MetBy = deadline.MaxLimit+1, []complaint.Action{complaint.Classify + 1}
	if err := rule.Check(); err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("two faults: %v", err)
	}
}

// What the pack says, row by row.
func TestPackRows(t *testing.T) {
	var lines []string
	for _, r := range deadline.Pack() {
		var line strings.Builder
		fmt.Fprint(&line, r.ID, " ", r.Jurisdiction, " ", r.Limit.N, " ", r.Limit.Unit, " ", r.From.Format(time.RFC3339), " ", r.Until.Format(time.RFC3339), " ", r.CountFirst, " ", r.Starts, " ", r.MetBy)
		for _, x := range r.Extensions {
			fmt.Fprint(&line, " ", x.By, " ", x.Limit.N, " ", x.Limit.Unit)
		}
		lines = append(lines, line.String())
		if err := r.Check(); err != nil {
			t.Error(err)
		}
	}
	if got := sources(); !slices.Equal(got, wantSources) {
		t.Errorf("sources\n%s", strings.Join(got, "\n"))
	}
	want := []string{
		"house-feedback  24 hours 0001-01-01T00:00:00Z 0001-01-01T00:00:00Z false [thank appreciate apologise promise gather correct satisfied dissatisfied visit remedy promise-again feedback reopen] [thank appreciate apologise promise gather correct satisfied dissatisfied visit remedy promise-again feedback]",
		"disp-summary GB 3 business-days 2016-06-29T23:00:00Z 0001-01-01T00:00:00Z false [receive voice] [satisfied]",
		"disp-final GB 8 weeks 2007-11-01T00:00:00Z 0001-01-01T00:00:00Z false [receive voice] [correct remedy conclude]",
		"disp-payment GB 15 business-days 2018-01-13T00:00:00Z 0001-01-01T00:00:00Z false [receive voice] [correct remedy conclude] promise-again 35 business-days",
		"cfpb-response US 15 days 2012-01-19T05:00:00Z 0001-01-01T00:00:00Z false [receive voice] [correct remedy conclude] promise-again 60 days",
		"cn-banking CN 15 days 2020-02-29T16:00:00Z 0001-01-01T00:00:00Z false [receive voice] [correct remedy conclude] promise-again 30 days promise-again 60 days",
		"cn-market-2020-accept CN 7 business-days 2019-12-31T16:00:00Z 2026-04-14T16:00:00Z false [receive voice] [promise conclude]",
		"cn-market-2020-mediate CN 45 business-days 2019-12-31T16:00:00Z 2026-04-14T16:00:00Z false [promise] [correct remedy conclude]",
		"cn-market-2026-accept CN 7 business-days 2026-04-14T16:00:00Z 0001-01-01T00:00:00Z false [receive voice] [promise conclude]",
		"cn-market-2026-mediate CN 60 days 2026-04-14T16:00:00Z 0001-01-01T00:00:00Z false [promise] [correct remedy conclude]",
	}
	for i := range max(len(lines), len(want)) {
		if i >= len(lines) || i >= len(want) || lines[i] != want[i] {
			t.Errorf("row %d is %q", i, append(lines, "gone")[min(i, len(lines))])
		}
	}
	deadline.Pack()[0].Starts[0] = complaint.Note
	deadline.House().MetBy[0] = complaint.Note
	if r := deadline.House(); r.Starts[0] != complaint.Thank || r.MetBy[0] != complaint.Thank {
		t.Error("the pack can be written to")
	}
}

func TestRulesAreCheckedWhole(t *testing.T) {
	err := deadline.Rule{
		Limit: deadline.Limit{N: 0, Unit: 9}, Starts: []complaint.Action{0}, Extensions: []deadline.Extension{{By: 99, Limit: deadline.Limit{N: 10_001, Unit: deadline.Hours}}},
		From: time.Unix(1, 0), Until: time.Unix(1, 0), CountFirst: true,
	}.Check()
	want := []string{"id", "source", "starts[0]", "met_by", "limit.n", "limit.unit", "extensions[0].by[0]", "extensions[0].limit.n", "extensions[0].limit.unit", "until"}
	for _, field := range want {
		if !strings.Contains(err.Error(), `rule "": `+field+": want ") {
			t.Errorf("no word of %s in\n%v", field, err)
		}
	}
	if got := strings.Count(err.Error(), "\n") + 1; got != len(want) {
		t.Errorf("%d faults, want %d:\n%v", got, len(want), err)
	}
	if _, ok := errors.AsType[*deadline.RuleError](err); !ok {
		t.Errorf("%T", err)
	}
}

func TestParseRulesRefuses(t *testing.T) {
	const one = `{"id":"a","source":"s","starts":["receive"],"met_by":["close"],"limit":{"n":1,"unit":"days"}}`
	if rules, err := deadline.ParseRules([]byte("[" + one + "]")); err != nil || len(rules) != 1 || rules[0].Limit.Unit != deadline.Days {
		t.Errorf("%v, %v", rules, err)
	}
	for _, data := range []string{
		"", "{}", "[" + one + "]x", "[" + one + "," + one + "]", strings.Replace("["+one+"]", `"id"`, `"colour":1,"id"`, 1),
		strings.Replace("["+one+"]", "days", "moons", 1), strings.Replace("["+one+"]", "close", "shut", 1), strings.Replace("["+one+"]", ":1", ":-1", 1),
	} {
		if rules, err := deadline.ParseRules([]byte(data)); err == nil || rules != nil || !strings.HasPrefix(err.Error(), "complaint/deadline: ") {
			t.Errorf("%s: %v, %v", data, rules, err)
		}
	}
}

type calendarFunc func(time.Time) (time.Time, error)

func (f calendarFunc) NextOpen(t time.Time) (time.Time, error) { return f(t) }

func TestNoDeadlineIsGuessed(t *testing.T) {
	at := time.Date(2019, 12, 30, 12, 0, 0, 0, time.UTC)
	for name, row := range map[string]struct {
		calendar deadline.Calendar
		want     error
	}{
		"no calendar":               {nil, deadline.ErrNoCalendar},
		"a year without holidays":   {weekdays{loc: time.UTC}, errYear},
		"a calendar that goes back": {calendarFunc(func(t time.Time) (time.Time, error) { return t.Add(-1), nil }), nil},
	} {
		list, err := deadline.Judge(received(at), deadline.DISPSummary(), deadline.Where{Calendar: row.calendar}, at)
		if err == nil || list != nil || row.want != nil && !errors.Is(err, row.want) || !strings.HasPrefix(err.Error(), `complaint/deadline: rule "disp-summary": `) {
			t.Errorf("%s: %v, %v", name, list, err)
		}
	}
	if _, err := deadline.Judge(received(at), deadline.Rule{}, deadline.Where{}, at); err == nil {
		t.Error("a rule that says nothing is judged by")
	}
	log := append(received(at), received(at)...)
	if _, err := deadline.Judge(log, deadline.House(), deadline.Where{}, at); !errors.Is(err, complaint.CodeVersion) {
		t.Errorf("an impossible log: %v", err)
	}
}

func TestEveryEndStopsTheClock(t *testing.T) {
	at := time.Date(2018, 5, 4, 12, 0, 0, 0, time.UTC)
	rule := deadline.Rule{
		ID: "never-met", Source: "a test", Starts: []complaint.Action{complaint.Receive}, MetBy: []complaint.Action{complaint.Reopen},
		Limit: deadline.Limit{N: 2, Unit: deadline.Hours},
	}
	for _, row := range []struct {
		after time.Duration
		want  deadline.State
	}{{2 * time.Hour, deadline.Lapsed}, {2*time.Hour + 1, deadline.Overdue}} {
		for end, log := range ended(at, at.Add(row.after)) {
			list, err := deadline.Judge(log, rule, deadline.Where{}, at.Add(100*time.Hour))
			if err != nil || len(list) != 1 || list[0].State != row.want || !list[0].Done.Equal(at.Add(row.after)) {
				t.Errorf("%v after %v: %v, %v", end, row.after, list, err)
			}
		}
	}
}

// ended gives a log for each way in which a complaint ends, received at start and
// with all the rest at end.
func ended(start, end time.Time) map[complaint.Action][]complaint.Event {
	answer := complaint.Answer{By: "customer", Channel: complaint.ChannelPhone}
	steps := []complaint.Command{
		{Action: complaint.Thank}, {Action: complaint.Appreciate}, {Action: complaint.Apologise},
		{Action: complaint.Promise, Details: complaint.Commitment{Due: end.Add(1), Text: "now", Feasible: true}},
		{Action: complaint.Gather}, {Action: complaint.Correct, Details: words}, {Action: complaint.CheckSatisfied, Details: answer},
		{Action: complaint.Prevent, Details: complaint.Prevention{NoneNeeded: true, Text: "chance"}}, {Action: complaint.Close},
	}
	conclude := complaint.Command{Action: complaint.Conclude, Details: complaint.Ending{Reason: complaint.ReasonUnfounded, Approver: "director"}}
	merge := complaint.Command{Action: complaint.MergeInto, Actor: "li", At: end, Details: complaint.Merger{Other: "C-2"}}
	logs := map[complaint.Action][]complaint.Event{}
	for last, list := range map[complaint.Action][]complaint.Command{
		complaint.Close:     steps,
		complaint.Conclude:  append(steps[:6:6], conclude),
		complaint.Withdraw:  {{Action: complaint.Withdraw}},
		complaint.MergeInto: nil,
	} {
		log := received(start)
		c, other := new(complaint.Case), new(complaint.Case)
		c.Apply(log[0])
		for _, cmd := range list {
			cmd.Actor, cmd.At = "li", end
			e, err := c.Do(cmd)
			if err != nil {
				panic(err)
			}
			log = append(log, e)
		}
		if last == complaint.MergeInto {
			other.Do(complaint.Command{Case: "C-2", Action: complaint.Receive, Actor: "li", At: start, Details: complaint.Opening{Missed: "it leaks"}})
			into, _, err := complaint.Merge(c, other, merge)
			if err != nil {
				panic(err)
			}
			log = append(log, into)
		}
		logs[last] = log
	}
	return logs
}

func TestWordsAreThoseThatWereProofRead(t *testing.T) {
	var lines []string
	for _, u := range deadline.Units() {
		lines = append(lines, fmt.Sprint(u, "|", u.Label(language.English), "|", u.Label(language.SimplifiedChinese), "|", u.Label(language.TraditionalChinese)))
	}
	for _, s := range deadline.States() {
		lines = append(lines, fmt.Sprint(s, "|", s.Label(language.English), "|", s.Label(language.SimplifiedChinese), "|", s.Label(language.TraditionalChinese)))
	}
	want := []string{
		"hours|Hours|小时|小時", "days|Calendar days|自然日|日曆日", "weeks|Weeks|周|週", "business-days|Business days|工作日|工作天",
		"running|Running|进行中|進行中", "met|Met in time|按时完成|準時完成", "late|Met late|逾期完成|逾期完成",
		"overdue|Overdue|已逾期|已逾期", "lapsed|Lapsed|不再适用|不再適用",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("%q", lines)
	}
}

func ExampleJudge() {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	var c complaint.Case
	var log []complaint.Event
	for _, cmd := range []complaint.Command{
		{Case: "C-17", Action: complaint.Receive, Details: complaint.Opening{Missed: "the transfer never arrived"}},
		{Action: complaint.Thank},
	} {
		cmd.Actor, cmd.At = "li", at
		e, err := c.Do(cmd)
		if err != nil {
			fmt.Println(err)
		}
		log = append(log, e)
	}
	for _, rule := range []deadline.Rule{deadline.House(), deadline.DISPFinal()} {
		list, err := deadline.Judge(log, rule, deadline.Where{}, at.Add(25*time.Hour))
		for _, d := range list {
			fmt.Println(d.Rule, d.Due.Format(time.RFC3339), d.State, err)
		}
	}
	// Output:
	// house-feedback 2026-03-03T09:00:00Z overdue <nil>
	// disp-final 2026-04-27T23:59:59Z running <nil>
}

// An extension that cannot be counted is an error too.
func TestExtensionsNeedTheirCalendar(t *testing.T) {
	at := time.Date(2018, 5, 4, 16, 0, 0, 0, time.UTC)
	log := received(at)
	c, err := complaint.Replay(log)
	if err != nil {
		t.Fatal(err)
	}
	thank, err := c.Decide(complaint.Command{Action: complaint.Thank, Actor: "li", At: at})
	if err != nil {
		t.Fatal(err)
	}
	rule := deadline.DISPFinal()
	rule.Extensions = []deadline.Extension{{By: complaint.Thank, Limit: deadline.Limit{N: 1, Unit: deadline.BusinessDays}}}
	list, err := deadline.Judge(append(log, thank), rule, deadline.Where{}, at)
	if !errors.Is(err, deadline.ErrNoCalendar) || list != nil {
		t.Errorf("%v, %v", list, err)
	}
}
