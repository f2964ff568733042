package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/servicequality/servicequality/customer/match"
	"github.com/servicequality/servicequality/sla"

	"github.com/servicequality/servicequality/examples/desk/store"
)

// Settings are what the desk promises and who serves. They are stored as JSON, each
// version for ever, so that a ticket keeps the promises under which it began.
type Settings struct {
	Policy   sla.Policy
	Matching match.Policy // what speaks for an agent
	Agents   []Agent
}

// Agent is somebody who serves.
type Agent struct {
	ID        string   `json:"id"`
	Languages []string `json:"languages"`
	Capacity  int      `json:"capacity"` // open tickets at a time
}

//go:embed settings.json
var firstSettings []byte

func (s *Settings) team(held map[string]int) (*match.Team, error) {
	var agents []match.Agent
	for _, a := range s.Agents {
		agents = append(agents, match.Agent{ID: a.ID, OnDuty: true, Capacity: a.Capacity, Held: held[a.ID], Languages: a.Languages})
	}
	return match.NewTeam(s.Matching, agents)
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

// Faults are everything that is wrong with settings.
type Faults []Fault

// Error says what the first is.
func (f Faults) Error() string {
	return fmt.Sprintf("settings: line %d: %s: %s", f[0].Line, f[0].Path, f[0].Text)
}

// parseSettings reads settings, or lists all Faults.
func parseSettings(text []byte) (*Settings, error) {
	s := &Settings{}
	var policy, matching json.RawMessage
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&struct {
		Policy   *json.RawMessage `json:"policy"`
		Matching *json.RawMessage `json:"matching"`
		Agents   *[]Agent         `json:"agents"`
	}{&policy, &matching, &s.Agents})
	if _, end := decoder.Token(); err == nil && end != io.EOF {
		return nil, Faults{{lineAt(text, decoder.InputOffset()), "", "got more after the end, want nothing"}}
	}
	if err == nil {
		err = errors.Join(s.Policy.UnmarshalJSON(policy), s.read(matching))
	}
	if err != nil {
		return nil, faults(text, err)
	}
	return s, nil
}

// read reads how agents are chosen, and sees whether they can be. Settings that do not
// say how have no preference.
func (s *Settings) read(matching []byte) error {
	if matching == nil {
		matching = []byte(`{"languages": ["en", "zh-Hans", "zh-Hant"]}`)
	}
	if err := s.Matching.UnmarshalJSON(matching); err != nil {
		return err
	}
	if len(s.Agents) == 0 {
		return &match.InputError{Path: "agents", Got: "none", Want: "at least one"}
	}
	_, err := s.team(nil)
	return err
}

// faults takes a joined error apart and finds the line of each.
func faults(text []byte, err error) (all Faults) {
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			all = append(all, faults(text, one)...)
		}
		return all
	case *sla.FieldError:
		path := strings.TrimSuffix("policy."+e.Path, ".")
		return Faults{{lineOf(text, path), path, fmt.Sprintf("got %q, want %s", e.Got, e.Want)}}
	case *match.InputError:
		path := e.Path
		if rest, ok := strings.CutPrefix(path, "policy"); ok {
			path = "matching" + rest
		}
		return Faults{{lineOf(text, path), path, fmt.Sprintf("got %s, want %s", cmp.Or(e.Got, "nothing"), e.Want)}}
	case *json.SyntaxError:
		return Faults{{lineAt(text, e.Offset), "", e.Error()}}
	case *json.UnmarshalTypeError:
		return Faults{{lineAt(text, e.Offset), e.Field, fmt.Sprintf("got %s, want %v", e.Value, e.Type)}}
	}
	if inner := errors.Unwrap(err); inner != nil {
		return faults(text, inner)
	}
	return Faults{{1, "", err.Error()}}
}

func lineAt(text []byte, offset int64) int {
	return 1 + bytes.Count(text[:min(int(offset), len(text))], []byte("\n"))
}

// lineOf finds the line of the value at a path such as "policy.rules[1].match", or of
// the last part of it that is there. On the way to it each value holds the next.
func lineOf(text []byte, path string) (line int) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	var walk func(at string)
	walk = func(at string) {
		token, err := decoder.Token()
		if rest, ok := strings.CutPrefix(path, at); ok && (at == "" || rest == "" || rest[0] == '.' || rest[0] == '[') {
			line = lineAt(text, decoder.InputOffset())
		}
		if err != nil || token != json.Delim('{') && token != json.Delim('[') {
			return
		}
		for i := 0; decoder.More(); i++ {
			below := at + "[" + strconv.Itoa(i) + "]"
			if token == json.Delim('{') {
				name, _ := decoder.Token()
				below = strings.TrimPrefix(fmt.Sprint(at, ".", name), ".")
			}
			walk(below)
		}
		_, _ = decoder.Token()
	}
	walk("")
	return line
}

// readSettings reads all versions, and stores the first when there is none.
func (d *Desk) readSettings(ctx context.Context) error {
	log, err := d.store.Load(ctx, settingsStream, 0)
	if err == nil && len(log) == 0 {
		return d.SaveSettings(ctx, 0, firstSettings)
	}
	for _, e := range log {
		s, wrong := parseSettings(e.Body)
		d.settings, err = append(d.settings, s), errors.Join(err, wrong)
	}
	return err
}

// SaveSettings puts settings in the place of the given version. What is wrong with them
// is Faults.
func (d *Desk) SaveSettings(ctx context.Context, version int, text []byte) error {
	s, err := parseSettings(text)
	if err != nil {
		return err
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
	Faults  Faults
	Lines   []SettingsLine // of a text with faults
}

// SettingsLine is a line and what is wrong with it.
type SettingsLine struct {
	Number int
	Text   string
	Faults Faults
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
	p := &SettingsPage{Text: strings.ReplaceAll(r.PostFormValue("text"), "\r\n", "\n")}
	p.Version, _ = strconv.Atoi(r.PostFormValue("version"))
	err := s.SaveSettings(r.Context(), p.Version, []byte(p.Text))
	if err == nil {
		return see(w, r, "/settings")
	}
	if !errors.As(err, &p.Faults) {
		return err
	}
	for i, line := range strings.Split(strings.TrimRight(p.Text, "\n"), "\n") {
		here := slices.DeleteFunc(slices.Clone(p.Faults), func(f Fault) bool { return f.Line != i+1 })
		p.Lines = append(p.Lines, SettingsLine{i + 1, line, here})
	}
	return s.render(w, http.StatusUnprocessableEntity, "settings.html", s.view(r, p))
}
