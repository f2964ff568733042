package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/servicequality/servicequality/customer/match"
	"github.com/servicequality/servicequality/sla"

	"github.com/servicequality/servicequality/examples/desk/store"
)

// Settings are what the desk promises and who serves. They are stored as JSON, each
// version for ever, so that a ticket keeps the promises under which it began.
type Settings struct {
	Policy sla.Policy
	Agents []Agent
}

// Agent is somebody who serves.
type Agent struct {
	ID        string   `json:"id"`
	Languages []string `json:"languages"`
	Capacity  int      `json:"capacity"` // open tickets at a time
}

//go:embed settings.json
var firstSettings []byte

// matching weighs what speaks for an agent: ten minutes for a full desk, two for
// another face than last time.
var matching = match.Policy{
	Languages:  []string{"en", "zh-Hans", "zh-Hant"},
	Load:       10 * time.Minute,
	Continuity: 2 * time.Minute,
	HeadStarts: map[string]time.Duration{"standard": 0, "key": 5 * time.Minute},
}

func (s *Settings) team(held map[string]int) (*match.Team, error) {
	var agents []match.Agent
	for _, a := range s.Agents {
		agents = append(agents, match.Agent{ID: a.ID, OnDuty: true, Capacity: a.Capacity, Held: held[a.ID], Languages: a.Languages})
	}
	return match.NewTeam(matching, agents)
}

// names lists the agents.
func (s *Settings) names() []string {
	var all []string
	for _, a := range s.Agents {
		all = append(all, a.ID)
	}
	return all
}

// Fault is something wrong with settings, and the line it stands on.
type Fault struct {
	Line int
	Path string
	Text string
}

// parseSettings reads settings, or lists every fault.
func parseSettings(text []byte) (*Settings, []Fault) {
	s := &Settings{}
	var policy json.RawMessage
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&struct {
		Policy *json.RawMessage `json:"policy"`
		Agents *[]Agent         `json:"agents"`
	}{&policy, &s.Agents})
	if _, end := decoder.Token(); err == nil && end != io.EOF {
		return s, []Fault{{lineAt(text, decoder.InputOffset()), "", "got more after the end, want nothing"}}
	}
	if err == nil {
		_, wrong := s.team(nil)
		if len(s.Agents) == 0 {
			wrong = &match.InputError{Path: "agents", Got: "none", Want: "at least one"}
		}
		err = errors.Join(s.Policy.UnmarshalJSON(policy), wrong)
	}
	return s, faults(text, err)
}

// faults takes a joined error apart and finds the line of each.
func faults(text []byte, err error) []Fault {
	switch e := err.(type) {
	case nil:
		return nil
	case interface{ Unwrap() []error }:
		var all []Fault
		for _, one := range e.Unwrap() {
			all = append(all, faults(text, one)...)
		}
		return all
	case *sla.FieldError:
		path := strings.TrimSuffix("policy."+e.Path, ".")
		return []Fault{{lineOf(text, path), path, fmt.Sprintf("got %q, want %s", e.Got, e.Want)}}
	case *match.InputError:
		return []Fault{{lineOf(text, e.Path), e.Path, fmt.Sprintf("got %s, want %s", e.Got, e.Want)}}
	case *json.SyntaxError:
		return []Fault{{lineAt(text, e.Offset), "", e.Error()}}
	case *json.UnmarshalTypeError:
		return []Fault{{lineAt(text, e.Offset), e.Field, fmt.Sprintf("got %s, want %v", e.Value, e.Type)}}
	}
	if inner := errors.Unwrap(err); inner != nil {
		return faults(text, inner)
	}
	return []Fault{{1, "", err.Error()}}
}

func lineAt(text []byte, offset int64) int {
	return 1 + bytes.Count(text[:min(int(offset), len(text))], []byte("\n"))
}

// lineOf finds the line of the value at a path such as "policy.rules[1].match", or
// of the last part of it that is there.
func lineOf(text []byte, path string) int {
	decoder := json.NewDecoder(bytes.NewReader(text))
	best, line := 0, 1
	walk(decoder, "", func(at string) {
		if len(at) > best && (path == at || strings.HasPrefix(path, at+".") || strings.HasPrefix(path, at+"[")) {
			best, line = len(at), lineAt(text, decoder.InputOffset())
		}
	})
	return line
}

// walk goes through one value and visits each path in it as its value begins.
func walk(d *json.Decoder, at string, visit func(string)) {
	token, err := d.Token()
	visit(at)
	if err != nil || token != json.Delim('{') && token != json.Delim('[') {
		return
	}
	for i := 0; d.More(); i++ {
		below := at + "[" + strconv.Itoa(i) + "]"
		if token == json.Delim('{') {
			name, err := d.Token()
			if err != nil {
				return
			}
			below = strings.TrimPrefix(fmt.Sprint(at, ".", name), ".")
		}
		walk(d, below, visit)
	}
	_, _ = d.Token()
}

// readSettings reads all versions, and stores the first when there is none.
func (d *Desk) readSettings(ctx context.Context) error {
	log, err := d.store.Load(ctx, settingsStream, 0)
	if err != nil {
		return err
	}
	if len(log) == 0 {
		return d.SaveSettings(ctx, 0, firstSettings)
	}
	for _, e := range log {
		s, wrong := parseSettings(e.Body)
		if wrong != nil {
			return fmt.Errorf("settings %d: line %d: %s", e.Version, wrong[0].Line, wrong[0].Text)
		}
		d.settings = append(d.settings, s)
	}
	return nil
}

// SaveSettings puts settings that parseSettings has accepted in the place of the
// given version.
func (d *Desk) SaveSettings(ctx context.Context, version int, text []byte) error {
	s, wrong := parseSettings(text)
	if wrong != nil {
		return fmt.Errorf("settings: line %d: %s", wrong[0].Line, wrong[0].Text)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if version != len(d.settings) {
		return &store.Conflict{Stream: settingsStream, Version: version + 1}
	}
	if err := d.store.Append(ctx, store.Event{Stream: settingsStream, Version: version + 1, Body: text}); err != nil {
		return err
	}
	d.settings = append(d.settings[:version:version], s)
	return nil
}

// SettingsPage is what the page of settings shows.
type SettingsPage struct {
	Text    string
	Version int
	Faults  []Fault
	Lines   []SettingsLine // of a text with faults
}

// SettingsLine is a line and what is wrong with it.
type SettingsLine struct {
	Number int
	Text   string
	Faults []Fault
}

func (s *server) settingsPage(w http.ResponseWriter, r *http.Request) error {
	_, version := s.inForce()
	log, err := s.store.Load(r.Context(), settingsStream, version-1)
	if err != nil {
		return err
	}
	return s.render(w, http.StatusOK, "settings.html", s.view(r, &SettingsPage{Text: string(log[0].Body), Version: version}))
}

// saveSettings takes new settings, or shows what is wrong with them, line by line.
func (s *server) saveSettings(w http.ResponseWriter, r *http.Request) error {
	text := strings.ReplaceAll(r.PostForm.Get("text"), "\r\n", "\n")
	version, _ := strconv.Atoi(r.PostForm.Get("version"))
	if _, wrong := parseSettings([]byte(text)); wrong != nil {
		p := &SettingsPage{Text: text, Version: version, Faults: wrong}
		for i, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
			l := SettingsLine{Number: i + 1, Text: line}
			for _, f := range wrong {
				if f.Line == l.Number {
					l.Faults = append(l.Faults, f)
				}
			}
			p.Lines = append(p.Lines, l)
		}
		return s.render(w, http.StatusUnprocessableEntity, "settings.html", s.view(r, p))
	}
	if err := s.SaveSettings(r.Context(), version, []byte(text)); err != nil {
		return err
	}
	return see(w, r, "/settings")
}
