package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/sla"
)

//go:embed seed.json
var seeds []byte

// scene is what happens around one request, told by how many minutes ago it was.
type scene struct {
	Opening
	Lines     []sceneLine `json:"lines"`
	Complaint []struct {
		Ago     int             `json:"ago"`
		Command json.RawMessage `json:"command"`
	} `json:"complaint"`
}

type sceneLine struct {
	Ago    int           `json:"ago"`
	Kind   sla.EntryKind `json:"kind"`
	Text   string        `json:"text"`
	Rating *Rating       `json:"rating"`
}

// seed fills an empty desk with something to look at.
func (d *Desk) seed(ctx context.Context) error {
	if len(d.tickets) > 0 {
		return nil
	}
	var scenes []scene
	if err := json.Unmarshal(seeds, &scenes); err != nil {
		return fmt.Errorf("seed.json: %w", err)
	}
	now := d.now()
	for i, scene := range scenes {
		if err := d.play(ctx, &scene, now); err != nil {
			return fmt.Errorf("seed.json: scene %d: %w", i+1, err)
		}
	}
	return d.seedRatings(ctx, now)
}

func (d *Desk) play(ctx context.Context, s *scene, now time.Time) error {
	at := func(ago int) time.Time { return now.Add(-time.Duration(ago) * time.Minute) }
	id, err := d.Open(ctx, s.Opening, s.Lines[0].Text, at(s.Lines[0].Ago))
	if err != nil {
		return err
	}
	var changes []Change
	agent := d.ticket(id).Agent
	for _, l := range s.Lines[1:] {
		c := Change{Entry: &sla.Entry{Kind: l.Kind, At: at(l.Ago)}, Text: l.Text}
		if l.Kind != sla.CustomerWrote {
			c.By = agent
		}
		changes = append(changes, c)
	}
	if changes != nil {
		if err := d.Change(ctx, id, 1, changes...); err != nil {
			return err
		}
	}
	if s.Complaint == nil {
		return nil
	}
	name := fmt.Sprint("C-", d.complaintNo.Add(1))
	for _, step := range s.Complaint {
		var cmd complaint.Command
		if err := json.Unmarshal(step.Command, &cmd); err != nil {
			return err
		}
		cmd.Case, cmd.Actor, cmd.At = name, agent, at(step.Ago)
		if c, ok := cmd.Details.(complaint.Commitment); ok {
			c.Due = now.Add(5 * time.Hour)
			cmd.Details = c
		}
		if err := d.Complain(ctx, cmd); err != nil {
			return err
		}
	}
	return nil
}

// seedRatings adds tickets of the last weeks that are solved, followed up and rated.
func (d *Desk) seedRatings(ctx context.Context, now time.Time) error {
	topics := [3]string{"A new filter", "更换滤芯", "更換濾芯"} // by language
	asked := [3]string{"Please send me a new filter.", "请寄一个新滤芯。", "請寄一個新濾芯。"}
	told := [3]string{"Thank you for asking. Your filter is on its way.", "感谢您的来信，滤芯已经寄出。", "感謝您的來信，濾芯已經寄出。"}
	for i := range byte(40) {
		begin := now.Add(-time.Duration(3+i/2) * 24 * time.Hour)
		o := Opening{Customer: fmt.Sprint("K-", 201+int(i)), Tier: "standard", Channel: channels[i%3], Language: matching.Languages[i%3], Topic: topics[i%3]}
		id, err := d.Open(ctx, o, asked[i%3], begin)
		if err != nil {
			return err
		}
		agent := d.ticket(id).Agent
		r := &Rating{Satisfied: 5 - int(i*i%5+1)/3 - int(i%7)/5, Recommend: 10 - int(i*i%11+i%3)/2}
		for dim := range byte(5) {
			r.Adequate[dim] = 3 + (i*i+dim)%3/(1+dim%2)
			r.Desired[dim] = min(7, 5+(i*7+dim*dim)%3-(i*i+dim)%3/2+(6-dim)/6)
			r.Perceived[dim] = 4 + (i+2*dim)%3 - (i*dim)%2 + dim/3
		}
		if err := d.Change(ctx, id, 1,
			Change{Entry: &sla.Entry{Kind: sla.AgentWrote, At: begin.Add(time.Duration(i) * time.Minute)}, By: agent, Text: told[i%3]},
			Change{Entry: &sla.Entry{Kind: sla.Solved, At: begin.Add(time.Hour)}, By: agent},
			Change{Entry: &sla.Entry{Kind: sla.FollowedUp, At: begin.Add(26 * time.Hour)}, By: agent},
			Change{Rating: r}); err != nil {
			return err
		}
	}
	return nil
}
