package main

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/servicequality/servicequality/etiquette"
)

// Speech is what our side said, and did not say.
type Speech struct {
	Conversations int      `json:"conversations"`
	Messages      int      `json:"messages"` // of ours
	Clean         int      `json:"clean"`    // conversations in which nothing was found
	Ideas         []Said   `json:"ideas"`    // the most frequent first
	Lapses        []Missed `json:"lapses"`   // what was lacking, the most frequent first
}

// Said is one idea that should not be voiced, and where it was.
type Said struct {
	Idea     etiquette.Idea `json:"idea"`
	N        int            `json:"n"`
	Examples []Example      `json:"examples"` // one for each way to say it
	tickets  []string
	touched  map[string]bool // customers
}

// Example is what an agent said, why it hurts, and what would be better.
type Example struct {
	Ticket   string             `json:"ticket"`
	Language etiquette.Language `json:"language"`
	Text     string             `json:"text"`
	Reason   string             `json:"reason"`
	Better   string             `json:"better"`
}

// Missed is a courtesy that conversations lack.
type Missed struct {
	Lapse etiquette.Lapse `json:"lapse"`
	N     int             `json:"n"`
}

// channelOf is what the checker calls the channels of tickets.
var channelOf = map[string]etiquette.Channel{
	"phone": etiquette.Phone, "chat": etiquette.Chat, "email": etiquette.Email, "social": etiquette.Social, "visit": etiquette.FaceToFace,
}

// maxExamples is how many are shown of one idea.
const maxExamples = 3

// best gives up to n examples, those in the language of the report first.
func (s *Said) best(t tongue, n int) []Example {
	foreign := func(e Example) int {
		if e.Language == etiquette.Language(t.say("en", "zh-Hans", "zh-Hant")) {
			return 0
		}
		return 1
	}
	sorted := slices.SortedStableFunc(slices.Values(s.Examples), func(a, b Example) int { return cmp.Compare(foreign(a), foreign(b)) })
	return sorted[:min(len(sorted), n)]
}

// speech reviews every conversation, until ctx is done.
func (w *Week) speech(ctx context.Context, c *etiquette.Checker, step func()) (*Speech, error) {
	s := &Speech{}
	ideas := map[etiquette.Idea]*Said{}
	lapses := map[etiquette.Lapse]int{}
	for i := range w.Tickets {
		if step(); ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		t := &w.Tickets[i]
		talk := w.talk(t)
		if !talk.answered() {
			continue
		}
		s.Conversations++
		s.Messages += talk.ours
		review := c.Review(talk.Conversation)
		if len(review.Findings) == 0 {
			s.Clean++
		}
		for _, f := range review.Findings {
			if ideas[f.Idea] == nil {
				ideas[f.Idea] = &Said{Idea: f.Idea, touched: map[string]bool{}}
			}
			ideas[f.Idea].add(t, f.Finding)
		}
		for _, r := range review.Remarks {
			lapses[r.Lapse]++
		}
	}
	for _, said := range ideas {
		s.Ideas = append(s.Ideas, *said)
	}
	slices.SortFunc(s.Ideas, func(a, b Said) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Idea, b.Idea)) })
	for lapse, n := range lapses {
		s.Lapses = append(s.Lapses, Missed{lapse, n})
	}
	slices.SortFunc(s.Lapses, func(a, b Missed) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Lapse, b.Lapse)) })
	return s, nil
}

func (s *Said) add(t *Ticket, f etiquette.Finding) {
	s.N++
	s.tickets = append(s.tickets, t.ID)
	s.touched[t.Customer] = true
	if slices.ContainsFunc(s.Examples, func(e Example) bool { return e.Text == f.Text || e.Ticket == t.ID }) {
		return
	}
	e := Example{Ticket: t.ID, Language: f.Language, Text: f.Text, Reason: f.Reason}
	if len(f.Suggestions) > 0 {
		e.Better = f.Suggestions[0]
	}
	s.Examples = append(s.Examples, e)
}

// talk is the conversation of a ticket.
type talk struct {
	etiquette.Conversation
	ours int // messages of agents
}

// answered reports whether anybody answered.
func (t *talk) answered() bool { return t.ours > 0 }

// session is the pause after which an exchange is another one: a call back the next
// day begins with a greeting again.
const session = 12 * time.Hour

// talk gives the first exchange of a ticket: what was said until nobody said
// anything for half a day.
func (w *Week) talk(t *Ticket) talk {
	c := talk{Conversation: etiquette.Conversation{Language: t.Language, Channel: channelOf[t.Channel], WallClock: true}}
	messages := w.Messages[t.ID]
	for i, m := range messages {
		if i > 0 && m.At.Sub(messages[i-1].At) > session && t.Channel != "email" {
			break
		}
		spoken, _ := time.ParseDuration(m.Spoken) // was looked at when it was read; none is 0
		c.Messages = append(c.Messages, etiquette.Message{Role: m.From, At: m.At, Text: m.Text, Spoken: spoken})
		if m.From == etiquette.Agent {
			c.ours++
		}
	}
	return c
}
