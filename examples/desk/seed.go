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
var seedFile []byte

// seeds are what an empty desk is filled with.
type seeds struct {
	Scenes []scene `json:"scenes"`
	Rated  []struct {
		Opening
		Asked string `json:"asked"`
		Told  string `json:"told"`
	} `json:"rated"` // requests that come again and again, and were rated so:
	Ratings []*Rating `json:"ratings"`
}

// scene is what happens around one request, told by how many minutes ago it was.
type scene struct {
	Opening
	Lines []struct {
		Ago  int           `json:"ago"`
		Kind sla.EntryKind `json:"kind"`
		Text string        `json:"text"`
	} `json:"lines"`
	Complaint []struct {
		Ago     int               `json:"ago"`
		Command complaint.Command `json:"command"`
	} `json:"complaint"`
}

// seed fills an empty desk with something to look at.
func (d *Desk) seed(ctx context.Context) error {
	if len(d.tickets) > 0 {
		return nil
	}
	var all seeds
	if err := json.Unmarshal(seedFile, &all); err != nil {
		return fmt.Errorf("seed.json: %w", err)
	}
	now := d.now()
	for i, s := range all.Scenes {
		if err := d.play(ctx, &s, now); err != nil {
			return fmt.Errorf("seed.json: scene %d: %w", i+1, err)
		}
	}
	return d.seedRatings(ctx, &all, now)
}

func (d *Desk) play(ctx context.Context, s *scene, now time.Time) error {
	at := func(ago int) time.Time { return now.Add(-time.Duration(ago) * time.Minute) }
	id, err := d.Open(ctx, s.Opening, s.Lines[0].Text, at(s.Lines[0].Ago))
	if err != nil {
		return err
	}
	agent := d.ticket(id).Agent
	for i, l := range s.Lines[1:] {
		c := Change{Entry: &sla.Entry{Kind: l.Kind, At: at(l.Ago)}, Text: l.Text}
		if l.Kind != sla.CustomerWrote {
			c.By = agent
		}
		if err := d.Change(ctx, id, i+1, c); err != nil {
			return err
		}
	}
	if s.Complaint == nil {
		return nil
	}
	_, err = d.number(complaintPrefix, func(id string) error {
		for _, step := range s.Complaint {
			cmd := step.Command
			cmd.Case, cmd.Actor, cmd.At = id, agent, at(step.Ago)
			if c, ok := cmd.Details.(complaint.Commitment); ok {
				c.Due = now.Add(5 * time.Hour)
				cmd.Details = c
			}
			if err := d.Complain(ctx, cmd); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// seedRatings adds tickets of the last weeks that are solved, followed up and rated.
func (d *Desk) seedRatings(ctx context.Context, all *seeds, now time.Time) error {
	for i, rating := range all.Ratings {
		request, begin := all.Rated[i%len(all.Rated)], now.Add(-time.Duration(3+i/2)*24*time.Hour)
		request.Customer = fmt.Sprint("K-", 201+i)
		id, err := d.Open(ctx, request.Opening, request.Asked, begin)
		if err != nil {
			return err
		}
		agent := d.ticket(id).Agent
		if err := d.Change(ctx, id, 1,
			Change{Entry: &sla.Entry{Kind: sla.AgentWrote, At: begin.Add(time.Duration(i) * time.Minute)}, By: agent, Text: request.Told},
			Change{Entry: &sla.Entry{Kind: sla.Solved, At: begin.Add(time.Hour)}, By: agent},
			Change{Entry: &sla.Entry{Kind: sla.FollowedUp, At: begin.Add(26 * time.Hour)}, By: agent},
			Change{Rating: rating}); err != nil {
			return err
		}
	}
	return nil
}
