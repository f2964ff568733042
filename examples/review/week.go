package main

import (
	"bufio"
	"bytes"
	"embed"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/sla"
)

//go:generate go run ./week/generate -o week

//go:embed week/desk.json week/*.jsonl week/survey.csv
var embedded embed.FS

// The files of a week.
const (
	deskFile       = "desk.json"
	ticketsFile    = "tickets.jsonl"
	messagesFile   = "messages.jsonl"
	complaintsFile = "complaints.jsonl"
	surveyFile     = "survey.csv"
)

// Week is what a service desk has on record for a stretch of time.
type Week struct {
	Desk
	Tickets    []Ticket
	Messages   map[string][]Message // by ticket, in the order of the file
	Complaints map[string]CaseLog   // by complaint
	Answers    []Answer
	Survey     []byte // the file, for the tally of the five dimensions
	Bad        []BadRow
}

// Desk is desk.json: who works here, what they promise to whom, and from when to
// when their work is reviewed.
type Desk struct {
	Name   string           `json:"name"`
	From   time.Time        `json:"from"`
	To     time.Time        `json:"to"`
	Reopen sla.ReopenMode   `json:"reopen"`
	Policy sla.Policy       `json:"policy"`
	Topics map[string]Words `json:"topics"` // what tickets are about, in words
	Agents []Agent          `json:"agents"`
}

// Agent is somebody who answers customers.
type Agent struct {
	ID        string               `json:"id"`
	Languages []etiquette.Language `json:"languages"`
	Skills    []string             `json:"skills"`
	Capacity  int                  `json:"capacity"` // cases in hand at a time
}

// Ticket is a line of tickets.jsonl.
type Ticket struct {
	ID       string             `json:"id"`
	Customer string             `json:"customer"`
	Tier     string             `json:"tier"`
	Channel  string             `json:"channel"`
	Language etiquette.Language `json:"language"`
	Topic    string             `json:"topic"`
	Agent    string             `json:"agent"`
	Labels   map[string]string  `json:"labels"`
	Log      []sla.Entry        `json:"log"`

	line int
}

// Message is a line of messages.jsonl.
type Message struct {
	Ticket   string         `json:"ticket"`
	At       time.Time      `json:"at"`
	From     etiquette.Role `json:"from"`
	Text     string         `json:"text"`
	Spoken   string         `json:"spoken,omitempty"`   // how long it took to say, "12s"
	Observed []string       `json:"observed,omitempty"` // signals that the agent noted

	line int
}

// Answer is what a line of survey.csv says beside the five dimensions. A question
// that was not answered is -1.
type Answer struct {
	Ticket    string
	Recommend int // 0 to 10
	Satisfied int // 1 to 5
	Effort    int // 1 to 7
	Contacts  int // how often the customer wrote about it
	Solved    bool

	line int
}

// CaseLog is what complaints.jsonl says of one complaint, and in which lines.
type CaseLog struct {
	Events []complaint.Event
	lines  []int
}

// BadRow is a line that could not be used, and why. The others were.
type BadRow struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

// ReadWeek reads the five files of a folder. An error is a file that is not there,
// or a desk.json that says nothing to go by; rows that cannot be used are in Bad.
func ReadWeek(dir fs.FS) (*Week, error) {
	w := &Week{Messages: map[string][]Message{}, Complaints: map[string]CaseLog{}}
	if err := w.readDesk(dir); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	return w, errors.Join(
		w.eachLine(dir, ticketsFile, func(line int, data []byte) error { return w.ticket(line, data, seen) }),
		w.eachLine(dir, messagesFile, func(line int, data []byte) error { return w.message(line, data, seen) }),
		w.eachLine(dir, complaintsFile, w.event),
		w.readSurvey(dir),
	)
}

// bad notes a row that cannot be used, once.
func (w *Week) bad(file string, line int, err error) {
	reason, more, _ := strings.Cut(err.Error(), "\n")
	if more != "" {
		reason += fmt.Sprintf(" (and %d more)", 1+strings.Count(more, "\n"))
	}
	if line > 0 && slices.ContainsFunc(w.Bad, func(b BadRow) bool { return b.File == file && b.Line == line }) {
		return
	}
	w.Bad = append(w.Bad, BadRow{file, line, reason})
}

func (w *Week) readDesk(dir fs.FS) error {
	data, err := fs.ReadFile(dir, deskFile)
	if err != nil {
		return err
	}
	if err := strict(data, &w.Desk); err != nil {
		return fmt.Errorf("%s: %w", deskFile, err)
	}
	if !w.From.Before(w.To) || len(w.Policy.Rules()) == 0 {
		return fmt.Errorf("%s: want from before to, and a policy with rules", deskFile)
	}
	return nil
}

// strict reads one JSON document that has no unknown fields and nothing behind it.
func strict(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("want one document and nothing behind it")
	}
	return nil
}

// longestLine is more than any record needs: a letter with all that it quotes.
const longestLine = 4 << 20

// eachLine gives each line that is not blank to use; what it refuses is bad.
func (w *Week) eachLine(dir fs.FS, name string, use func(line int, data []byte) error) error {
	f, err := dir.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, longestLine)
	for line := 1; in.Scan(); line++ {
		if data := bytes.TrimSpace(in.Bytes()); len(data) > 0 {
			if err := use(line, data); err != nil {
				w.bad(name, line, err)
			}
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (w *Week) ticket(line int, data []byte, seen map[string]bool) error {
	t := Ticket{line: line}
	if err := strict(data, &t); err != nil {
		return err
	}
	switch {
	case t.ID == "" || seen[t.ID]:
		return fmt.Errorf("ticket %q: want an id of its own", t.ID)
	case len(t.Log) == 0:
		return fmt.Errorf("ticket %q: want a log", t.ID)
	}
	seen[t.ID] = true
	w.Tickets = append(w.Tickets, t)
	return nil
}

func (w *Week) message(line int, data []byte, seen map[string]bool) error {
	m := Message{line: line}
	if err := strict(data, &m); err != nil {
		return err
	}
	if !seen[m.Ticket] {
		return fmt.Errorf("message of ticket %q: want one of %s", m.Ticket, ticketsFile)
	}
	if m.Spoken != "" {
		if _, err := time.ParseDuration(m.Spoken); err != nil {
			return err
		}
	}
	w.Messages[m.Ticket] = append(w.Messages[m.Ticket], m)
	return nil
}

func (w *Week) event(line int, data []byte) error {
	e, err := complaint.ParseEvent(data)
	if err == nil {
		l := w.Complaints[e.Case()]
		w.Complaints[e.Case()] = CaseLog{append(l.Events, e), append(l.lines, line)}
	}
	return err
}

// answerColumns are those of survey.csv that are read here.
var answerColumns = []string{"ticket", "recommend", "satisfied", "effort", "contacts", "solved"}

func (w *Week) readSurvey(dir fs.FS) error {
	var err error
	if w.Survey, err = fs.ReadFile(dir, surveyFile); err != nil {
		return err
	}
	rows := csv.NewReader(bytes.NewReader(w.Survey))
	rows.FieldsPerRecord = -1
	header, err := rows.Read()
	if err != nil {
		return fmt.Errorf("%s: header: %w", surveyFile, err)
	}
	at := make([]int, len(answerColumns))
	for i, name := range answerColumns {
		if at[i] = slices.Index(header, name); at[i] < 0 {
			return fmt.Errorf("%s: want a column %q", surveyFile, name)
		}
	}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return nil
		}
		if broken, ok := errors.AsType[*csv.ParseError](err); ok {
			w.bad(surveyFile, broken.StartLine, broken.Err)
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", surveyFile, err)
		}
		line, _ := rows.FieldPos(0)
		if err := w.answer(line, row, at); err != nil {
			w.bad(surveyFile, line, err)
		}
	}
}

func (w *Week) answer(line int, row []string, at []int) error {
	cell := func(i int) string {
		if at[i] < len(row) {
			return row[at[i]]
		}
		return ""
	}
	a := Answer{line: line, Ticket: cell(0), Solved: cell(5) == "true"}
	for i, into := range []*int{&a.Recommend, &a.Satisfied, &a.Effort, &a.Contacts} {
		*into = -1
		if s := cell(1 + i); s != "" {
			n, err := strconv.Atoi(s)
			if err != nil || n < 0 {
				return fmt.Errorf("%s: got %q, want a number or nothing", answerColumns[1+i], s)
			}
			*into = n
		}
	}
	w.Answers = append(w.Answers, a)
	return nil
}
