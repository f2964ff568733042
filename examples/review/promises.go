package main

import (
	"cmp"
	"slices"
	"time"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// Promises is how the promises of time were kept.
type Promises struct {
	Clocks  []Clocks `json:"clocks"`  // in the order of metrics and channels
	Breaks  []Break  `json:"breaks"`  // by the instant at which they were due
	Drivers []Driver `json:"drivers"` // by how many promises they broke
	tally   report.Tally
}

// Clocks is how one promise was kept on one channel.
type Clocks struct {
	Metric  sla.Metric `json:"metric"`
	Channel string     `json:"channel"`
	Met     uint64     `json:"met"`
	Missed  uint64     `json:"missed"` // those that are open and late included
	Open    uint64     `json:"open"`   // open, and not late
	Median  Lasting    `json:"median"` // of those that ended, in time that counts
	P90     Lasting    `json:"p90"`
}

// Break is a promise that was not kept.
type Break struct {
	Ticket   string     `json:"ticket"`
	Customer string     `json:"customer"`
	Agent    string     `json:"agent"`
	Metric   sla.Metric `json:"metric"`
	Channel  string     `json:"channel"`
	Rule     string     `json:"rule"`
	Due      time.Time  `json:"due"`
	Over     Lasting    `json:"over"`   // how long after that it was done, or the week ended
	Early    bool       `json:"early"`  // done before its window opened
	Closed   Lasting    `json:"closed"` // of the wait, what did not count: closed, paused
}

// judged is a promise that was kept or not, and what may tell why.
type judged struct {
	Break
	broken   bool
	started  time.Time
	topic    string
	language string
}

func (w *Week) promises() (*Promises, error) {
	p := &Promises{}
	var all []judged
	for i := range w.Tickets {
		t := &w.Tickets[i]
		choice, ok := w.Policy.Choose(sla.Request{Channel: t.Channel, Tier: t.Tier, Labels: t.Labels})
		if !ok {
			w.bad(ticketsFile, t.line, errNoRule)
			continue
		}
		c, err := sla.NewConversation(w.Reopen, choice.Targets())
		if err != nil {
			return nil, err
		}
		c, skipped := c.Replay(t.Log...)
		for _, err := range skipped {
			w.bad(ticketsFile, t.line, err)
		}
		for _, target := range choice.Targets() {
			for _, clock := range c.Cycles(target.Metric) {
				if err := p.count(w, t, choice.Rule, clock, &all); err != nil {
					return nil, err
				}
			}
		}
	}
	p.sum()
	p.Drivers = drivers(all, w.From.Location())
	return p, nil
}

// count takes one clock into account.
func (p *Promises) count(w *Week, t *Ticket, rule string, clock sla.Clock, all *[]judged) error {
	s := clock.At(w.To)
	r, ok := report.Of(report.Key{Metric: clock.Metric(), Channel: t.Channel}, s)
	if !ok {
		return nil
	}
	if err := p.tally.Add(r); err != nil {
		return err
	}
	if r.Outcome == report.Open || r.Outcome == report.Cancelled {
		return nil
	}
	started, _ := s.Started()
	due, _ := s.Due()
	ended, ok := s.Ended()
	if !ok {
		ended = w.To
	}
	j := judged{started: started, topic: t.Topic, language: string(t.Language), broken: r.Outcome != report.Met}
	j.Break = Break{
		Ticket: t.ID, Customer: t.Customer, Agent: t.Agent, Metric: clock.Metric(), Channel: t.Channel, Rule: rule,
		Due: due, Over: Lasting(max(0, ended.Sub(due))), Early: s.Limit == sla.Early, Closed: Lasting(s.Wall - s.Elapsed),
	}
	*all = append(*all, j)
	if j.broken {
		p.Breaks = append(p.Breaks, j.Break)
	}
	return nil
}

// sum reads the tally.
func (p *Promises) sum() {
	for k, cell := range p.tally.All() {
		c := Clocks{
			Metric: k.Metric, Channel: k.Channel, Met: cell.Count(report.Met),
			Missed: cell.Count(report.Missed) + cell.Count(report.OpenBreached), Open: cell.Count(report.Open),
		}
		if d, err := cell.Business().Quantile(report.Percent(50)); err == nil {
			c.Median = Lasting(d)
		}
		if d, err := cell.Business().Quantile(report.Percent(90)); err == nil {
			c.P90 = Lasting(d)
		}
		p.Clocks = append(p.Clocks, c)
	}
	slices.SortStableFunc(p.Clocks, func(a, b Clocks) int {
		return cmp.Or(cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Channel, b.Channel))
	})
	slices.SortStableFunc(p.Breaks, func(a, b Break) int { return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Ticket, b.Ticket)) })
}
