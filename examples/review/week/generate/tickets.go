package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// ticket is a line of tickets.jsonl.
type ticket struct {
	ID       string            `json:"id"`
	Customer string            `json:"customer"`
	Tier     string            `json:"tier"`
	Channel  string            `json:"channel"`
	Language string            `json:"language"`
	Topic    string            `json:"topic"`
	Agent    string            `json:"agent"`
	Labels   map[string]string `json:"labels"`
	Log      []sla.Entry       `json:"log"`
}

// message is a line of messages.jsonl: what was said at an entry of a ticket's log.
type message struct {
	Ticket   string    `json:"ticket"`
	At       time.Time `json:"at"`
	From     string    `json:"from"`
	Text     string    `json:"text"`
	Observed []string  `json:"observed,omitempty"`
}

const (
	tickets   = 400
	customers = 280
)

var languages = [...]string{"en", "zh-Hans", "zh-Hant"}

// year is what the desk has lived through when the week is over.
type year struct {
	*rand.Rand
	tickets  []ticket
	messages []message
	queue    map[string]time.Time // by agent: when they are free again
}

// of100 is true so many times of a hundred.
func (y *year) of100(n int) bool { return y.IntN(100) < n }

func (y *year) between(least, most time.Duration) time.Duration {
	return (least + time.Duration(y.Int64N(int64(most-least)+1))).Truncate(time.Second)
}

// pick chooses one of n by their shares.
func (y *year) pick(n int, share func(int) int) int {
	all := 0
	for i := range n {
		all += share(i)
	}
	at := y.IntN(all)
	for i := range n {
		if at -= share(i); at < 0 {
			return i
		}
	}
	return n - 1
}

// hours is how much is written in each hour of the day in Shanghai.
var hours = [24]int{6, 4, 0, 0, 0, 0, 0, 2, 8, 18, 20, 16, 10, 14, 16, 16, 16, 15, 13, 14, 20, 18, 14, 10}

// arrival is when a customer writes.
func (y *year) arrival() time.Time {
	day := y.pick(7, func(d int) int { return [...]int{22, 18, 17, 17, 11, 8, 7}[d] })
	hour := y.pick(24, func(h int) int { return hours[h] })
	return from.AddDate(0, 0, day).Add(time.Duration(hour)*time.Hour + y.between(0, time.Hour-time.Second))
}

var channels = []struct {
	name  string
	share int
}{{"chat", 46}, {"email", 22}, {"phone", 22}, {"social", 10}}

// live tells the tickets of the week.
func (y *year) live() {
	at := make([]time.Time, tickets)
	for i := range at {
		at[i] = y.arrival()
	}
	slices.SortFunc(at, time.Time.Compare)
	for i, at := range at {
		c := 1 + y.IntN(customers)
		t := ticket{
			ID: fmt.Sprintf("T-%d", 1001+i), Customer: fmt.Sprintf("K-%03d", c), Tier: "standard",
			Channel: channels[y.pick(len(channels), func(i int) int { return channels[i].share })].name,
			Labels:  map[string]string{"desk": "shanghai"},
		}
		if c%13 == 0 {
			t.Tier = "vip"
		}
		language := [...]int{english, hans, hans, hant, hans, english}[c%6] // a customer keeps theirs
		if language == english {
			t.Labels["desk"] = "london"
		}
		t.Language = languages[language]
		y.serve(&t, language, at)
		y.tickets = append(y.tickets, t)
	}
}

// serve lets a ticket be answered, in the time and words of who is on duty.
func (y *year) serve(t *ticket, language int, at time.Time) {
	s := scenes[y.pick(len(scenes), func(i int) int { return scenes[i].share })]
	t.Topic = s.topic
	a := y.who(s.topic, language, at)
	t.Agent = a.id
	ask := y.IntN(len(s.asks))
	d := &dialogue{year: y, ticket: t, agent: a, language: language, now: at}
	d.customer(s.asks[ask], nil)
	if t.Channel == "chat" && y.of100(30) {
		d.say("bot", sla.MachineWrote, 2*time.Second, autoReply, nil)
	}
	mood := moods[y.pick(len(moods), func(i int) int { return moods[i].share })]
	d.run(s, ask, mood)
}

// who is on duty and can help, or else whoever can.
func (y *year) who(topic string, language int, at time.Time) *agent {
	var best *agent
	rank := func(a *agent) int {
		r := 0
		if !a.onDuty(at) {
			r += 4
		}
		if !a.can(topic, language) {
			r += 2
		}
		if y.queue[a.id].After(at) {
			r++
		}
		return r
	}
	for i := range agents {
		a := &agents[i]
		if !a.speaks[language] {
			continue
		}
		if best == nil || rank(a) < rank(best) || rank(a) == rank(best) && y.of100(50) {
			best = a
		}
	}
	return best
}

// dialogue is a ticket while it goes on.
type dialogue struct {
	*year
	ticket   *ticket
	agent    *agent
	language int
	now      time.Time
	over     bool // the week ended
}

// say moves the clock on and writes an entry and its message, unless the week is
// over by then.
func (d *dialogue) say(from string, kind sla.EntryKind, after time.Duration, w words, observed []string) {
	d.log(kind, after)
	if d.over {
		return
	}
	text := strings.ReplaceAll(w[d.language], "NAME", d.agent.names[d.language])
	d.messages = append(d.messages, message{d.ticket.ID, d.now, from, text, observed})
}

func (d *dialogue) log(kind sla.EntryKind, after time.Duration) {
	if d.now = d.now.Add(after); !d.now.Before(to) {
		d.over = true
	}
	if !d.over {
		d.ticket.Log = append(d.ticket.Log, sla.Entry{Kind: kind, At: d.now})
	}
}

func (d *dialogue) customer(w words, observed []string) {
	d.say("customer", sla.CustomerWrote, 0, w, observed)
}

// wait is how long the agent takes for the first answer, or another one.
func (d *dialogue) wait(first bool) time.Duration {
	var w time.Duration
	switch d.ticket.Channel {
	case "phone":
		w = d.between(3*time.Second, 13*time.Second)
		if !first {
			w = d.between(4*time.Second, 20*time.Second)
		}
	case "chat":
		w = d.between(15*time.Second, 100*time.Second)
	case "social":
		w = d.between(3*time.Minute, 22*time.Minute)
	default:
		w = d.between(40*time.Minute, 7*time.Hour)
	}
	w = w * time.Duration(d.agent.slow) / 100
	if h := d.now.In(shanghai).Hour(); (h >= 20 || h < 2) && !d.agent.london && d.ticket.Channel != "phone" {
		w = w * 7 / 2 // one person for all of the night
	}
	if free := d.queue[d.agent.id]; d.ticket.Channel == "chat" && first && free.After(d.now) {
		w += min(free.Sub(d.now), 90*time.Second)
	}
	if !d.agent.onDuty(d.now) && d.ticket.Channel != "phone" {
		w += d.untilDuty()
	}
	return w.Truncate(time.Second)
}

// untilDuty is how long it takes until the agent is at the desk again.
func (d *dialogue) untilDuty() (wait time.Duration) {
	for at := d.now; !d.agent.onDuty(at) && wait < 4*24*time.Hour; at = at.Add(10 * time.Minute) {
		wait += 10 * time.Minute
	}
	return wait
}

// spoken is true where both sides answer at once.
func (d *dialogue) spoken() bool { return d.ticket.Channel == "phone" || d.ticket.Channel == "chat" }

// pause is how long the customer takes to answer.
func (d *dialogue) pause() time.Duration {
	if d.spoken() {
		return d.between(5*time.Second, 70*time.Second)
	}
	return d.between(20*time.Minute, 9*time.Hour)
}

// one chooses among ways to say the same.
func (d *dialogue) one(of []words) words { return of[d.IntN(len(of))] }

// run is the way from the first answer to the last.
func (d *dialogue) run(s scene, ask int, m mood) {
	first := true
	answer := func(w words) {
		if first && !d.spoken() && d.of100(88) {
			w = words{"Hello, " + strings.ToLower(w[english][:1]) + w[english][1:], "您好，" + w[hans], "您好，" + w[hant]}
		}
		d.say("agent", sla.AgentWrote, d.wait(first), w, nil)
		first = false
	}
	if d.spoken() {
		answer(d.one(hellos))
	}
	if m.says != nil {
		var seen []string
		if d.ticket.Channel == "phone" {
			seen = m.observed
		}
		for _, w := range m.says {
			d.say("customer", sla.CustomerWrote, d.between(5*time.Second, 40*time.Second), w, seen)
		}
	}
	if d.of100(d.agent.slips) {
		answer(d.slip(s.topic))
	}
	if d.of100(35) {
		q := d.IntN(len(questions))
		answer(questions[q])
		d.log(sla.AwaitsCustomer, time.Second)
		d.say("customer", sla.CustomerWrote, d.pause(), replies[q], nil)
	}
	answer(s.answers[min(ask, len(s.answers)-1)])
	d.say("customer", sla.CustomerWrote, d.pause(), d.one(thanksBack), nil)
	if d.spoken() && d.of100(80) {
		answer(d.one(solvedChecks))
	}
	answer(d.one(goodbyes))
	d.log(sla.Solved, 5*time.Second)
	if d.spoken() {
		d.queue[d.agent.id] = d.now
	}
	d.afterwards(s)
}

// slip is something that should not have been said.
func (d *dialogue) slip(topic string) words {
	var may []words
	for _, s := range slips {
		if s.topic == topic {
			may = append(may, s.words, s.words, s.words)
		} else if s.topic == "" {
			may = append(may, s.words)
		}
	}
	return d.one(may)
}

// afterwards some cases are opened again, some merged, and some customers are called.
func (d *dialogue) afterwards(s scene) {
	switch n := d.IntN(100); {
	case n < 9:
		d.say("customer", sla.CustomerWrote, d.between(2*time.Hour, 40*time.Hour), stillBroken, nil)
		d.log(sla.Opened, time.Minute)
		d.say("agent", sla.AgentWrote, d.wait(false), s.answers[0], nil)
		d.log(sla.Solved, d.between(time.Minute, 5*time.Hour))
	case n < 11:
		d.log(sla.MergedAway, d.between(time.Minute, time.Hour))
	case n < 96 && d.spoken():
		d.say("agent", sla.FollowedUp, d.between(23*time.Hour, 49*time.Hour), d.one(followUps), nil)
	}
}

// lines gives a JSON document for each value, in lines.
func lines[T any](values []T) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, v := range values {
		if err := e.Encode(v); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

func (y *year) sortedMessages() []message {
	slices.SortStableFunc(y.messages, func(a, b message) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Ticket, b.Ticket)) })
	return y.messages
}
