package main

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/diagram"
)

// ComplaintPage is what the page of a complaint shows.
type ComplaintPage struct {
	*complaint.Case
	Key      string // makes a double click harmless
	Steps    []Step
	Arcs     []Arc
	Actions  []Action
	Advice   []complaint.Advice
	Promises []Promise
	Trail    []Happened
	Priority string
	Mermaid  string
}

// Step is one of the eight steps, and where the complaint has it in its way.
type Step struct {
	complaint.Step
	X    int // of its dot in the picture
	Was  complaint.Event
	Done bool
	Here bool // the next one to go
}

// Arc is a way back from one step to an earlier one.
type Arc struct{ From, To, Top int }

// Action is one that is allowed now, with the form of its details.
type Action struct {
	complaint.Action
	Fields []Field
	Main   bool // leads on; the others record a fact
	Fault  string
	Wrong  string // the field that is at fault
}

// Field is one field of the form of an action.
type Field struct {
	Name, Kind string
	Value      string
	Options    []Option
}

// Option is one value of a field.
type Option struct{ Value, Label string }

// Promise is a promise with its words.
type Promise struct {
	complaint.Pledge
	Words string
}

// Happened is a line of the audit trail.
type Happened struct {
	complaint.Event
	Details [][2]string
}

// fieldsOf are the fields of the form for an action, or else for its details.
var fieldsOf = map[string]string{
	"Opening": "missed customer", "Words": "text", "Commitment": "due text feasible", "Answer": "by channel text",
	"Finding": "cause text", "Prevention": "cause text noneNeeded", "Ending": "reason approver text",
	"refer": "body venue", "decided": "body outcome", "HandOver": "to needs done next told",
	"change-place": "place", "change-time": "time", "merge-into": "other",
	"Assessment":     "heat severity impact urgency reaction decideBy safety",
	"Classification": "category cause",
}

// labelled is any enum of a package.
type labelled interface {
	String() string
	Label(language.Tag) string
}

func options[E labelled](t Tongue, all []E) []Option {
	list := []Option{{}}
	for _, e := range all {
		list = append(list, Option{e.String(), e.Label(t.Tag)})
	}
	return list
}

// field gives the field with a name, whose kind follows from it.
func field(t Tongue, name string, value string) Field {
	f := Field{Name: name, Kind: "text", Value: value}
	switch name {
	case "due", "time", "decideBy":
		f.Kind = "datetime-local"
	case "feasible", "noneNeeded", "told", "safety":
		f.Kind = "checkbox"
	case "text", "missed", "needs", "done", "next":
		f.Kind = "textarea"
	case "cause":
		f.Options = options(t, complaint.RootCauses())
	case "category":
		f.Options = options(t, complaint.Categories())
	case "channel":
		f.Options = options(t, complaint.Channels())
	case "reason":
		f.Options = options(t, complaint.ConcludeReasons())
	case "venue":
		f.Options = options(t, complaint.Venues())
	case "outcome":
		f.Options = options(t, complaint.ReferralOutcomes())
	case "heat":
		f.Options = options(t, complaint.Heats())
	case "severity":
		f.Options = options(t, complaint.Severities())
	case "impact":
		f.Options = options(t, complaint.Impacts())
	case "urgency":
		f.Options = options(t, complaint.Urgencies())
	case "reaction":
		f.Options = options(t, complaint.Reactions())
	}
	if f.Options != nil {
		f.Kind = "select"
	}
	return f
}

// rules is the table by action.
var rules = byAction()

func byAction() map[complaint.Action]complaint.Rule {
	m := map[complaint.Action]complaint.Rule{}
	for _, r := range complaint.Rules() {
		m[r.Action] = r
	}
	return m
}

// fieldNamesOf lists the fields of the details of an action.
func fieldNamesOf(a complaint.Action) []string {
	if names, ok := fieldsOf[a.String()]; ok {
		return strings.Fields(names)
	}
	return strings.Fields(fieldsOf[rules[a].Details])
}

// command reads an action from its form, in the stored form of a command, so that the
// package checks it.
func (s *server) command(r *http.Request) (cmd complaint.Command, err error) {
	version, _ := strconv.Atoi(r.PostForm.Get("version"))
	stored := map[string]any{"action": r.PostForm.Get("action"), "actor": s.view(r, nil).Me, "at": s.now().Format(time.RFC3339Nano)}
	if id := r.PathValue("id"); id != "" {
		stored["case"] = id
	}
	action, _ := complaint.ParseAction(r.PostForm.Get("action"))
	details := map[string]any{}
	for _, name := range fieldNamesOf(action) {
		value := formText(r, name)
		switch field(Tongue{}, name, "").Kind {
		case "checkbox":
			if value != "" {
				details[name] = true
			}
		case "datetime-local":
			if at, err := time.ParseInLocation("2006-01-02T15:04", value, s.zone); err == nil {
				details[name] = at
			}
		default:
			if value != "" {
				details[name] = value
			}
		}
	}
	if len(details) > 0 {
		stored["details"] = details
	}
	data, err := json.Marshal(stored)
	if err != nil {
		return cmd, err
	}
	if err := json.Unmarshal(data, &cmd); err != nil {
		if refused, ok := errors.AsType[*complaint.Refusal](err); ok {
			return cmd, refused
		}
		return cmd, bad("The form holds a value that it does not offer.", "表单中有未提供的选项。", "表單中有未提供的選項。")
	}
	cmd.Expect, cmd.Key = version, r.PostForm.Get("key")
	return cmd, nil
}

// refusal says in words what was refused and what could be done instead.
func refusal(r *complaint.Refusal) *problem {
	var p problem
	p.status = http.StatusUnprocessableEntity
	for i, tag := range tongues {
		allowed := []string{}
		for a := range r.Allowed.All() {
			if rules[a].To != 0 {
				allowed = append(allowed, a.Label(tag))
			}
		}
		t := Tongue{Tag: tag}
		p.reason[i] = t.Say("“%s” was refused: %s. Possible now: %s.", "“%s”被拒绝：%s。现在可以：%s。", "「%s」遭拒：%s。目前可以：%s。",
			r.Action.Label(tag), r.Code.Label(tag), strings.Join(allowed, t.Say(", ", "、", "、")))
	}
	return &p
}

func (s *server) complaintsPage(w http.ResponseWriter, r *http.Request) error {
	s.mu.RLock()
	var all []*complaint.Case
	for _, id := range slices.Backward(slices.SortedFunc(maps.Keys(s.complaints), byNumber)) {
		all = append(all, s.complaints[id].Clone())
	}
	s.mu.RUnlock()
	return s.render(w, http.StatusOK, "complaints.html", s.view(r, all))
}

// byNumber orders C-9 before C-10.
func byNumber(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

func (s *server) openComplaint(w http.ResponseWriter, r *http.Request) error {
	cmd, err := s.command(r)
	if err != nil {
		return err
	}
	if cmd.Action != complaint.Receive && cmd.Action != complaint.Detect {
		return bad("A complaint begins by being received or detected.", "投诉须从受理或发现开始。", "投訴須從受理或發現開始。")
	}
	id, err := s.number("C-", func(id string) error {
		cmd.Case = id
		return s.Complain(r.Context(), cmd)
	})
	if err != nil {
		return err
	}
	return see(w, r, "/complaints/"+id)
}

func (s *server) complaintPage(w http.ResponseWriter, r *http.Request) error {
	return s.showComplaint(w, r, http.StatusOK, nil)
}

// act does an action. One that is refused shows the page again, with the reason
// beside its form and what was typed still in it.
func (s *server) act(w http.ResponseWriter, r *http.Request) error {
	cmd, err := s.command(r)
	if err == nil {
		err = s.Complain(r.Context(), cmd)
	}
	if refused, ok := errors.AsType[*complaint.Refusal](err); ok && !errors.Is(err, complaint.CodeVersion) {
		return s.showComplaint(w, r, http.StatusUnprocessableEntity, refused)
	}
	if err != nil {
		return err
	}
	return see(w, r, r.URL.Path)
}

func (s *server) showComplaint(w http.ResponseWriter, r *http.Request, status int, refused *complaint.Refusal) error {
	log, err := complaintLog{s.store}.Load(r.Context(), r.PathValue("id"), 0)
	if err != nil {
		return err
	}
	if len(log) == 0 {
		return notFound
	}
	c, err := complaint.Replay(log)
	if err != nil {
		return err
	}
	p := &ComplaintPage{Case: c, Key: rand.Text()}
	v := s.view(r, p)
	p.Advice = c.Next(v.Now)
	p.steps(log)
	p.actions(v.T, r, refused)
	for _, pledge := range c.Promises(v.Now) {
		promise := Promise{Pledge: pledge}
		if pledge.Case == c.ID() {
			words, _ := log[pledge.Version-1].Details().(complaint.Commitment)
			promise.Words = words.Text
		}
		p.Promises = append(p.Promises, promise)
	}
	for _, e := range slices.Backward(log) {
		p.Trail = append(p.Trail, Happened{e, detailsOf(v.T, e)})
	}
	if priority, _ := c.Assessment().Priority(1); priority != 0 {
		p.Priority = priority.Label(v.T.Tag)
	}
	var b strings.Builder
	if err := diagram.WriteMermaid(&b, diagram.Options{Language: v.T.Tag, StepsOnly: true, Path: log}); err != nil {
		return err
	}
	p.Mermaid = b.String()
	if refused != nil {
		v.Reason = v.T.in(refusal(refused).reason)
	}
	return s.render(w, status, "complaint.html", v)
}

// steps finds the eight steps in the log: each as it was gone last, and the ways back.
func (p *ComplaintPage) steps(log []complaint.Event) {
	for i, step := range complaint.Steps() {
		p.Steps = append(p.Steps, Step{Step: step, X: 24 + 44*i})
	}
	last := -1
	for _, e := range log {
		step := rules[e.Action()].Step
		if step == 0 {
			continue
		}
		at := slices.Index(complaint.Steps(), step)
		if at < last {
			p.Arcs = append(p.Arcs, Arc{p.Steps[last].X, p.Steps[at].X, 34 - 8*(last-at)})
		}
		for i := range p.Steps {
			p.Steps[i].Done = p.Steps[i].Done && i < at
		}
		p.Steps[at].Was, p.Steps[at].Done = e, e.Action() != complaint.CheckDissatisfied
		last = at
	}
	for _, a := range p.Advice {
		if step := rules[a.Action].Step; step != 0 {
			p.Steps[slices.Index(complaint.Steps(), step)].Here = true
			return
		}
	}
}

// actions offers what is allowed, and nothing else.
func (p *ComplaintPage) actions(t Tongue, r *http.Request, refused *complaint.Refusal) {
	for a := range p.Allowed().All() {
		if a == complaint.Absorb {
			continue // the other half of a merge
		}
		action := Action{Action: a, Main: rules[a].To != 0}
		var typed bool
		if refused != nil && refused.Action == a {
			action.Fault, action.Wrong, typed = refused.Code.Label(t.Tag), refused.Field, true
		}
		for _, name := range fieldNamesOf(a) {
			value := ""
			if typed {
				value = r.PostFormValue(name)
			}
			action.Fields = append(action.Fields, field(t, name, value))
		}
		p.Actions = append(p.Actions, action)
	}
}

// detailsOf puts what an event says beside its action into lines.
func detailsOf(t Tongue, e complaint.Event) (lines [][2]string) {
	data, _ := json.Marshal(e.Details())
	var stored map[string]any
	if json.Unmarshal(data, &stored) != nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(stored)) {
		value := fmt.Sprint(stored[name])
		if value == "true" {
			value = "✓"
		}
		if at, err := time.Parse(time.RFC3339Nano, value); err == nil {
			value = t.Moment(at)
		}
		for _, o := range field(t, name, "").Options {
			if o.Value == value && value != "" {
				value = o.Label
			}
		}
		lines = append(lines, [2]string{t.Field(name), value})
	}
	return lines
}
