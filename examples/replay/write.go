package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint/insight"
	"github.com/servicequality/servicequality/satisfaction/metric"
	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// write prints the report.
func write(w io.Writer, t *Tally, policies []sla.Policy, now time.Time) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d incidents, as they stand at %s\n", t.Incidents, now.UTC().Format("2 January 2006 15:04 MST"))
	t.writeWeeks(&b)
	for i := range policies {
		if err := t.writePolicy(&b, &policies[i]); err != nil {
			return err
		}
	}
	t.writeFirst(&b)
	t.writeSteps(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

// widest is the length of the longest bar.
const widest = 30

func bar(n, of int) string { return strings.Repeat("█", (2*n*widest+of)/(2*max(of, 1))) }

// writeWeeks shows what came, what went, and what was left.
func (t *Tally) writeWeeks(b *strings.Builder) {
	b.WriteString("\nWeek of        opened  solved  in hand\n")
	inHand, most := 0, 0
	weeks := slices.SortedFunc(maps.Keys(t.Weeks), time.Time.Compare)
	for _, monday := range weeks {
		most = max(most, t.Weeks[monday].Opened)
	}
	for _, monday := range weeks {
		w := t.Weeks[monday]
		inHand += w.Opened - w.Solved
		fmt.Fprintf(b, "%-13s  %6d  %6d  %7d  %s\n", monday.Format("2 Jan 2006"), w.Opened, w.Solved, inHand, bar(w.Opened, most))
	}
}

// writePolicy shows how one policy would have been kept, by priority and in all.
func (t *Tally) writePolicy(b *strings.Builder, p *sla.Policy) error {
	mine := t.Promises.Filter(func(k report.Key) bool { return k.Policy == p.Name() })
	byPriority, err := mine.By(report.Priority)
	if err != nil {
		return err
	}
	metrics := map[sla.Metric]bool{}
	for k := range mine.All() {
		metrics[k.Metric] = true
	}
	var names []string
	for _, m := range slices.Sorted(maps.Keys(metrics)) {
		names = append(names, strings.ToLower(m.Label(language.English)))
	}
	fmt.Fprintf(b, "\nPolicy %q: %s\n", p.Name(), strings.Join(names, ", "))
	fmt.Fprintf(b, "%-14s %5s %6s %5s  %6s  %-14s %10s %10s %10s\n", "priority", "met", "missed", "open", "%", "95 % interval", "half in", "9 of 10 in", "wall, half")
	for k, cell := range byPriority.All() {
		writeCell(b, cmp.Or(k.Priority, "(not given)"), cell)
	}
	writeCell(b, "all", mine.Total())
	return nil
}

func writeCell(b *strings.Builder, name string, c *report.Cell) {
	met, missed := c.Count(report.Met), c.Count(report.Missed)+c.Count(report.OpenBreached)
	kept := metric.Proportion{Hit: int64(met), N: int64(met + missed)}
	percent, interval := "-", "-"
	if p, err := kept.Percent(); err == nil {
		percent = p.Decimal(1).StringFixed(1)
		if i, err := kept.Interval(0.95); err == nil {
			interval = fmt.Sprintf("%.1f … %.1f", 100*i.Low, 100*i.High)
		}
	}
	fmt.Fprintf(b, "%-14s %5d %6d %5d  %6s  %-14s %10s %10s %10s\n", name, met, missed, c.Count(report.Open), percent, interval,
		quantile(c.Business(), 50), quantile(c.Business(), 90), quantile(c.Wall(), 50))
}

// quantile is so many percent of the times, to the minute, or nothing without any.
func quantile(s *report.Spread, percent uint64) string {
	d, err := s.Quantile(report.Percent(percent))
	if err != nil {
		return "-"
	}
	d = d.Round(time.Minute)
	return fmt.Sprintf("%d:%02d h", int(d.Hours()), int(d.Minutes())%60)
}

// writeFirst shows how many were solved by the first hands and once.
func (t *Tally) writeFirst(b *strings.Builder) {
	first := t.Contacts.FirstContact()
	percent, err := first.Percent()
	if err != nil {
		return
	}
	fmt.Fprintf(b, "\nSolved by the first hands, once: %d of %d (%s %%)", first.Hit, first.N, percent.Decimal(1).StringFixed(1))
	if a, err := metric.FirstContactTarget.Check(first); err == nil && !a.Met {
		fmt.Fprintf(b, "; the target of %s lacks %d", metric.FirstContactTarget, a.Missing)
	}
	b.WriteString("\n")
}

// writeSteps shows where the log leaves the eight steps, or knows nothing of them.
func (t *Tally) writeSteps(b *strings.Builder) {
	fmt.Fprintf(b, "\nAgainst the eight steps: %d of %d changes and ends as they should be\n", t.Audited-t.Deviating, t.Audited)
	for _, k := range insight.Kinds() {
		if n := t.Kinds[k]; n > 0 {
			fmt.Fprintf(b, "  %-20s %5d\n", strings.ToLower(k.Label(language.English)), n)
		}
	}
}
