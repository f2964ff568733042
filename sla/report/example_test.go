package report_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// A morning of chats: four were answered, of which one too late, one has waited
// too long already, and one has just come in.
func Example() {
	chat := report.Key{Metric: sla.FirstResponse, Channel: "chat"}
	var morning report.Tally
	for _, r := range []report.Record{
		{Key: chat, Outcome: report.Met, Business: 20 * time.Second, Wall: 20 * time.Second},
		{Key: chat, Outcome: report.Met, Business: time.Minute, Wall: time.Minute},
		{Key: chat, Outcome: report.Met, Business: 0, Wall: 2 * time.Hour}, // answered before we opened
		{Key: chat, Outcome: report.Missed, Business: 4 * time.Minute, Wall: 4 * time.Minute},
		{Key: chat, Outcome: report.OpenBreached},
		{Key: chat, Outcome: report.Open},
	} {
		if err := morning.Add(r); err != nil {
			fmt.Println(err)
		}
	}
	cell, _ := morning.Cell(chat)
	percent, _ := cell.Attainment().Percent(1)
	fmt.Println("attainment:", cell.Attainment(), "or", percent, "%")
	fmt.Println("still open:", cell.Count(report.Open))

	mean, _ := cell.Business().Mean()
	median, _ := cell.Business().Quantile(report.Percent(50))
	longest, _ := cell.Wall().Max()
	fmt.Println("mean:", mean, "median:", median.Round(time.Second), "longest wait:", longest)
	// Output:
	// attainment: 3/5 or 60 %
	// still open: 1
	// mean: 1m20s median: 20s longest wait: 2h0m0s
}

func ExampleTally_Add() {
	var tally report.Tally
	err := tally.Add(report.Record{
		Key:      report.Key{Metric: sla.FollowUp},
		Outcome:  report.Met,
		Business: time.Hour,
		Contacts: 2,
	})
	fmt.Println(err)
	fmt.Println(tally.Records())
	// Output:
	// report: record.wall: got 0s, want at least 1h0m0s, the business time
	// report: record.contacts: got 2 on a clock of follow-up, want contacts only on resolution
	// 0
}

// Each of two machines counted half of the records. Where they are merged does
// not matter: the bytes are those of one machine that saw them all.
func ExampleTally_Merge() {
	var east, west, whole report.Tally
	for i, outcome := range []report.Outcome{report.Met, report.Missed, report.Met, report.Met} {
		r := report.Record{Key: report.Key{Metric: sla.NextResponse}, Outcome: outcome, Wall: time.Duration(i) * time.Minute}
		part := &east
		if i%2 == 1 {
			part = &west
		}
		if err := errors.Join(part.Add(r), whole.Add(r)); err != nil {
			fmt.Println(err)
		}
	}
	if err := west.Merge(&east); err != nil {
		fmt.Println(err)
	}
	merged, _ := west.MarshalBinary()
	wanted, _ := whole.MarshalBinary()
	fmt.Println(string(merged) == string(wanted), west.Total().Attainment())
	// Output: true 3/4
}

// Cells come in the order of their keys, whatever the order of the records was.
func ExampleTally_All() {
	var tally report.Tally
	for _, channel := range []string{"phone", "chat", "phone", "mail"} {
		_ = tally.Add(report.Record{Key: report.Key{Metric: sla.FirstResponse, Channel: channel}, Outcome: report.Open})
	}
	for k, c := range tally.All() {
		fmt.Println(k.Channel, c.Records())
	}
	// Output:
	// chat 1
	// mail 1
	// phone 2
}

func ExampleTally_By() {
	week := weekOfADesk()
	channels, err := week.By(report.Metric, report.Channel)
	if err != nil {
		fmt.Println(err)
	}
	for k, c := range channels.All() {
		fmt.Println(k.Metric, k.Channel, c.Attainment())
	}
	everything, _ := week.By()
	fmt.Println(everything.Len(), everything.Total().Attainment())
	// Output:
	// first-response chat 192/200
	// first-response mail 60/60
	// first-response phone 117/120
	// resolution chat 189/200
	// resolution mail 55/60
	// resolution phone 118/120
	// promise phone 24/24
	// 1 755/784
}

func ExampleTally_Filter() {
	week := weekOfADesk()
	vip := week.Filter(func(k report.Key) bool { return k.Tier == "vip" })
	fmt.Println(vip.Len(), "of", week.Len(), "cells,", vip.Total().Attainment())
	// Output:
	// 7 of 14 cells, 155/157
}

func ExampleSpread_Quantile() {
	week := weekOfADesk()
	waits := week.Total().Wall()
	for _, percent := range []uint64{50, 90, 95, 99} {
		d, _ := waits.Quantile(report.Percent(percent))
		fmt.Printf("p%d %v\n", percent, d.Round(time.Second))
	}
	d, _ := waits.Quantile(report.Ratio{Num: 999, Den: 1000})
	fmt.Println("p99.9", d.Round(time.Second))
	_, err := new(report.Spread).Quantile(report.Percent(50))
	fmt.Println(err)
	// Output:
	// p50 39m20s
	// p90 17h46m37s
	// p95 35h47m56s
	// p99 66h32m57s
	// p99.9 75h0m0s
	// report: not enough data: got 0, want at least 1
}

// A chart needs the buckets; each is at most about two percent wide.
func ExampleSpread_Buckets() {
	var tally report.Tally
	for _, seconds := range []time.Duration{30, 30, 31, 60, 60, 60, 60} {
		d := seconds * time.Second
		_ = tally.Add(report.Record{Key: report.Key{Metric: sla.FirstResponse}, Outcome: report.Met, Wall: d})
	}
	for b, n := range tally.Total().Wall().Buckets() {
		fmt.Printf("%.1f to %.1f s %s\n", b.Low.Seconds(), b.High.Seconds(), strings.Repeat("#", int(n)))
	}
	// Output:
	// 29.9 to 30.5 s ##
	// 30.5 to 31.1 s #
	// 58.9 to 60.1 s ####
}

func ExampleRatio_Percent() {
	r := report.Ratio{Num: 9996, Den: 10000}
	down, _ := r.Percent(1)
	nearest, _ := r.Round(2)
	fmt.Println(down, nearest)
	_, ok := report.Ratio{}.Percent(1)
	fmt.Println(ok)
	// Output:
	// 99.9 1
	// false
}

func ExampleRatio_Compare() {
	order, ok := report.Ratio{Num: 23, Den: 25}.Compare(report.Percent(92))
	fmt.Println(order, ok)
	// Output: 0 true
}

func ExampleObjective_Judge() {
	chats := weekOfADesk().Filter(func(k report.Key) bool { return k.Channel == "chat" })
	for _, o := range report.Objectives() {
		verdict, err := o.Judge(chats)
		if err != nil {
			fmt.Println(o.Metric, o.Measure, err)
			continue
		}
		fmt.Println(o.Metric, o.Measure, verdict.Reached, verdict.Ratio, verdict.Mean, "of", verdict.Volume)
	}
	// Output:
	// first-response mean-business true 0/0 1m15.65s of 200
	// resolution first-contact true 185/200 0s of 200
	// promise attainment report: not enough data: got 0, want at least 1
}

func ExampleObjective_Budget() {
	answers := report.Objective{Metric: sla.FirstResponse, Measure: report.Attainment, Ratio: report.Percent(95)}
	budget, err := answers.Budget(weekOfADesk())
	fmt.Printf("%+v %v\n", budget, err)
	// Output:
	// {Volume:380 Allowed:19 Used:11 Left:8} <nil>
}

// An alert needs a fast burn in a long and in a short window, and enough clocks
// in both.
func ExampleObjective_Burn() {
	key := report.Key{Metric: sla.FirstResponse, Channel: "chat"}
	window := func(met, missed int) *report.Tally {
		tally := new(report.Tally)
		for i := range met + missed {
			r := report.Record{Key: key, Outcome: report.Met}
			if i >= met {
				r.Outcome = report.Missed
			}
			_ = tally.Add(r)
		}
		return tally
	}
	o := report.Objective{Metric: sla.FirstResponse, Measure: report.Attainment, Ratio: report.Percent(95), Volume: 20}
	for _, tally := range []*report.Tally{window(120, 80), window(6, 14), window(1, 2)} {
		burn, err := o.Burn(tally)
		if err != nil {
			fmt.Println(err)
			continue
		}
		rate, _ := burn.Round(1)
		order, _ := burn.Compare(report.Ratio{Num: 6, Den: 1})
		fmt.Println("burns at", rate, "fast:", order >= 0)
	}
	// Output:
	// burns at 8 fast: true
	// burns at 14 fast: true
	// report: not enough data: got 3, want at least 20
}

func ExampleTally_MarshalJSON() {
	var tally report.Tally
	key := report.Key{Metric: sla.FirstResponse, Channel: "chat"}
	_ = tally.Add(report.Record{Key: key, Outcome: report.Met, Business: 20 * time.Second, Wall: 20 * time.Second})
	_ = tally.Add(report.Record{Key: key, Outcome: report.OpenBreached})
	data, _ := json.Marshal(tally)
	fmt.Println(string(data))
	// Output:
	// {"version":1,"cells":[{"key":{"metric":"first-response","channel":"chat"},"met":1,"open_breached":1,"business":{"min":"20s","max":"20s","sum":"20s","buckets":[[1052,1]]},"wall":{"min":"20s","max":"20s","sum":"20s","buckets":[[1052,1]]}}]}
}

func ExampleTally_UnmarshalBinary() {
	data, _ := weekOfADesk().MarshalBinary()
	var there report.Tally
	fmt.Println(there.UnmarshalBinary(data), there.Records())
	fmt.Println(there.UnmarshalBinary(data[:100]))
	fmt.Println(there.Records())
	// Output:
	// <nil> 784
	// report: byte 100: got the end, want a number
	// 784
}

func ExampleField_Label() {
	for _, f := range report.Fields() {
		fmt.Print(f.Label(language.English), " ", f.Label(language.SimplifiedChinese), " ", f.Label(language.TraditionalChinese), "\n")
	}
	// Output:
	// Metric 指标 指標
	// Policy 策略 政策
	// Channel 渠道 管道
	// Priority 优先级 優先等級
	// Customer tier 客户等级 客戶等級
}

// A desk looks back on its week: how each channel answered and how long its
// customers waited, then which objectives were reached, and how many late answers
// the week could still have borne.
func Example_week() {
	week := weekOfADesk()
	answers, err := week.Filter(func(k report.Key) bool { return k.Metric == sla.FirstResponse }).By(report.Channel)
	if err != nil {
		fmt.Println(err)
	}
	tag := language.English
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\tp50\tp90\n",
		report.Channel.Label(tag), report.Met.Label(tag), report.Missed.Label(tag), report.Attainment.Label(tag))
	for k, c := range answers.All() {
		percent, _ := c.Attainment().Percent(1)
		p50, _ := c.Wall().Quantile(report.Percent(50))
		p90, _ := c.Wall().Quantile(report.Percent(90))
		fmt.Fprintf(w, "%s\t%d\t%d\t%s %%\t%v\t%v\n", k.Channel, c.Count(report.Met), c.Count(report.Missed),
			percent.StringFixed(1), p50.Round(time.Second), p90.Round(time.Second))
	}
	w.Flush()

	fmt.Println()
	late := report.Objective{Metric: sla.FirstResponse, Measure: report.Attainment, Ratio: report.Percent(95)}
	for _, o := range append(report.Objectives()[1:], late) {
		verdict, err := o.Judge(week)
		if err != nil {
			fmt.Println(err)
			continue
		}
		got, _ := verdict.Ratio.Percent(1)
		want, _ := o.Ratio.Percent(0)
		fmt.Fprintf(w, "%s\t%s\t%v %%\tof at least %v %%\treached: %v\n", o.Metric.Label(tag), o.Measure.Label(tag), got, want, verdict.Reached)
	}
	w.Flush()

	budget, err := late.Budget(week)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Printf("\n%d answers might be late, %d were, %d are left\n", budget.Allowed, budget.Used, budget.Left)
	// Output:
	// Channel  Met  Missed  Attainment  p50        p90
	// chat     192  8       96.0 %      1m11s      1m55s
	// mail     60   0       100.0 %     10h21m33s  18h52m34s
	// phone    117  3       97.5 %      9s         14s
	//
	// Resolution      First-contact resolution  92.6 %  of at least 92 %   reached: true
	// Promise         Attainment                100 %   of at least 100 %  reached: true
	// First response  Attainment                97.1 %  of at least 95 %   reached: true
	//
	// 19 answers might be late, 11 were, 8 are left
}

// weekOfADesk makes up a week of 120 calls, 200 chats and 60 mails, each with a
// clock for its first answer and one for its solution, and of 24 promises given
// on the telephone. Every fifth customer is an important one.
func weekOfADesk() *report.Tally {
	const second, minute, hour = time.Second, time.Minute, time.Hour
	week := new(report.Tally)
	for _, line := range []struct {
		metric  sla.Metric
		channel string
		n       int
		limit   time.Duration
		took    func(i time.Duration) time.Duration // in business hours
		closed  time.Duration                       // hours of closed desk for each hour of open desk
	}{
		{sla.FirstResponse, "phone", 120, 15 * second, func(i time.Duration) time.Duration { return (3 + i*7%13 + i%40/39*20) * second }, 0},
		{sla.FirstResponse, "chat", 200, 3 * minute, func(i time.Duration) time.Duration { return (15 + i*37%110 + i%20/19*150) * second }, 0},
		{sla.FirstResponse, "mail", 60, 8 * hour, func(i time.Duration) time.Duration { return (10 + i*41%420) * minute }, 2},
		{sla.Resolution, "phone", 120, 8 * hour, func(i time.Duration) time.Duration { return (4 + i*i%30 + i%60/59*1000) * minute }, 2},
		{sla.Resolution, "chat", 200, 8 * hour, func(i time.Duration) time.Duration { return (6 + i*i%90 + i%17/16*500) * minute }, 2},
		{sla.Resolution, "mail", 60, 24 * hour, func(i time.Duration) time.Duration { return (1 + i*i%25) * hour }, 2},
		{sla.PromiseKeeping, "phone", 24, 24 * hour, func(i time.Duration) time.Duration { return (1 + i) * hour }, 2},
	} {
		for i := range line.n {
			r := report.Record{Key: report.Key{Metric: line.metric, Channel: line.channel}, Outcome: report.Met}
			r.Business = line.took(time.Duration(i))
			r.Wall = r.Business * (1 + line.closed)
			if r.Business > line.limit {
				r.Outcome = report.Missed
			}
			if i%5 == 0 {
				r.Tier = "vip"
			}
			if line.metric == sla.Resolution {
				r.Contacts = 1 + i%13/12 + i%39/38
			}
			if err := week.Add(r); err != nil {
				fmt.Println(err)
			}
		}
	}
	return week
}
