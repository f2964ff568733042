package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/sla"
)

// Layout says how a log is to be read: which column holds what, how times are
// written, what a state means for the clocks, and which of the eight steps it is.
type Layout struct {
	Case       string `json:"case"`
	State      string `json:"state"`
	Opened     string `json:"opened"` // when the case was opened, on each of its rows
	At         string `json:"at"`     // when it came to this state
	Priority   string `json:"priority"`
	Reassigned string `json:"reassigned"` // how often it changed hands, or ""
	Reopened   string `json:"reopened"`   // how often it was opened again, or ""

	Time    string `json:"time"`    // as package time writes layouts; without a zone it is UTC
	Unknown string `json:"unknown"` // what stands for no value

	States map[string]status           `json:"states"`
	Steps  map[string]complaint.Action `json:"steps"`
}

// status is what a state means for the clocks; the zero value changes nothing.
type status struct{ sla.EntryKind }

// UnmarshalText reads the name of an entry, or nothing.
func (s *status) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	return s.EntryKind.UnmarshalText(text)
}

// Incident is one case of the log.
type Incident struct {
	ID         string
	Priority   string
	Opened     time.Time
	Changes    []Change
	Reassigned int
	Reopened   int
}

// Change is a row: the case came to a state.
type Change struct {
	Line  int
	State string
	At    time.Time
}

// BadRow is a row that could not be used, and why.
type BadRow struct {
	Line int
	Err  error
}

// columns are the names of the columns in the order in which reader.at holds them.
func (l *Layout) columns() []string {
	return []string{l.Case, l.State, l.Opened, l.At, l.Priority, l.Reassigned, l.Reopened}
}

// ReadLog reads a log, its cases in the order of their first rows. The error is what
// keeps the whole from being read; bad rows are left out.
func ReadLog(in io.Reader, l *Layout) (incidents []*Incident, bad []BadRow, err error) {
	rows := csv.NewReader(in)
	rows.FieldsPerRecord = -1
	header, err := rows.Read()
	if err != nil {
		return nil, nil, fmt.Errorf("header: %w", err)
	}
	at := make([]int, len(l.columns()))
	for i, name := range l.columns() {
		if at[i] = slices.Index(header, name); at[i] < 0 && name != "" {
			return nil, nil, fmt.Errorf("got columns %s, want %q", strings.Join(header, ", "), name)
		}
	}
	byID := map[string]*Incident{}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return incidents, bad, nil
		}
		if broken, ok := errors.AsType[*csv.ParseError](err); ok {
			bad = append(bad, BadRow{broken.StartLine, broken.Err})
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		line, _ := rows.FieldPos(0)
		if err := l.row(row, at, line, byID, &incidents); err != nil {
			bad = append(bad, BadRow{line, err})
		}
	}
}

// row adds one row to its case.
func (l *Layout) row(row []string, at []int, line int, byID map[string]*Incident, all *[]*Incident) error {
	cell := func(i int) string {
		if at[i] < 0 || at[i] >= len(row) || row[at[i]] == l.Unknown {
			return ""
		}
		return row[at[i]]
	}
	id, state := cell(0), cell(1)
	if _, known := l.States[state]; id == "" || !known {
		return fmt.Errorf("got case %q in state %q, want an id and a state of the layout", id, state)
	}
	opened, err := time.Parse(l.Time, cell(2))
	when, err2 := time.Parse(l.Time, cell(3))
	reassigned, err3 := number(cell(5))
	reopened, err4 := number(cell(6))
	if err := errors.Join(err, err2, err3, err4); err != nil {
		return err
	}
	c := byID[id]
	if c == nil {
		c = &Incident{ID: id, Priority: cell(4), Opened: opened}
		byID[id] = c
		*all = append(*all, c)
	}
	c.Changes = append(c.Changes, Change{line, state, when})
	c.Reassigned, c.Reopened = max(c.Reassigned, reassigned), max(c.Reopened, reopened)
	return nil
}

// number reads a count; none is 0.
func number(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err == nil && n < 0 {
		err = fmt.Errorf("got %d, want a count", n)
	}
	return n, err
}

// entries is the case as package sla reads it. The log does not say who wrote, so
// that the first change away from the first state counts as the first answer.
func (c *Incident) entries(l *Layout) []sla.Entry {
	log := []sla.Entry{{Kind: sla.CustomerWrote, At: c.Opened}}
	now := sla.Opened
	answered := false
	for _, change := range c.Changes {
		if !answered && change.State != c.Changes[0].State {
			log = append(log, sla.Entry{Kind: sla.AgentWrote, At: change.At})
			answered = true
		}
		next := l.States[change.State].EntryKind
		if next == 0 || next == now {
			continue
		}
		if now == sla.Solved && next != sla.Opened {
			log = append(log, sla.Entry{Kind: sla.Opened, At: change.At})
		}
		log = append(log, sla.Entry{Kind: next, At: change.At})
		now = next
	}
	return log
}
