package main

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"time"
)

// file is one of the five files of the week.
type file struct {
	name string
	data []byte
}

// files gives the five, the same each time.
func files() ([]file, error) {
	y := &year{Rand: rand.New(rand.NewPCG(2026, 4)), queue: map[string]time.Time{}}
	y.live()
	t, err := lines(y.tickets)
	if err != nil {
		return nil, err
	}
	m, err := lines(y.sortedMessages())
	if err != nil {
		return nil, err
	}
	c, err := y.complaints()
	if err != nil {
		return nil, err
	}
	staff, err := staff()
	if err != nil {
		return nil, err
	}
	return []file{
		{"desk.json", []byte(strings.Replace(desk, "AGENTS", staff, 1))}, {"tickets.jsonl", t}, {"messages.jsonl", m},
		{"complaints.jsonl", c}, {"survey.csv", y.survey()},
	}, nil
}

// staff lists the agents, a line each.
func staff() (string, error) {
	var rows []string
	for _, a := range agents {
		row := struct {
			ID        string   `json:"id"`
			Languages []string `json:"languages"`
			Skills    []string `json:"skills"`
			Capacity  int      `json:"capacity"`
		}{ID: a.id, Skills: a.skills, Capacity: 3}
		for i, speaks := range a.speaks {
			if speaks {
				row.Languages = append(row.Languages, languages[i])
			}
		}
		line, err := json.Marshal(row)
		if err != nil {
			return "", err
		}
		rows = append(rows, "    "+string(line))
	}
	return strings.Join(rows, ",\n"), nil
}
