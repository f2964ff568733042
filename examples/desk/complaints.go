package main

import (
	"crypto/rand"
	"errors"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/diagram"
)

// ComplaintPage is what the page of a complaint shows.
type ComplaintPage struct {
	*complaint.Case
	Key      string        // makes a double click harmless
	Picture  template.HTML // of the eight steps
	Actions  []Action
	Advice   []complaint.Advice
	Promises []Promise
	Trail    []Happened
	Priority string
	Mermaid  string
}

// Action is one that is allowed now, with the form of its details.
type Action struct {
	complaint.Action
	Fields []Field
	Main   bool // leads on; the others record a fact
	Fault  string
	Wrong  string // the field that is at fault
}

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

// refusal says in words what was refused and what could be done instead.
func refusal(r *complaint.Refusal) *problem {
	p := &problem{status: http.StatusUnprocessableEntity}
	for i, tag := range tongues {
		p.reason[i] = r.Text(tag)
	}
	return p
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
	var picture, mermaid strings.Builder
	o := diagram.Options{Language: v.T.Tag, StepsOnly: true, Path: log}
	if err := errors.Join(diagram.WriteSVG(&picture, o), diagram.WriteMermaid(&mermaid, o)); err != nil {
		return err
	}
	p.Picture, p.Mermaid = template.HTML(picture.String()), mermaid.String() // WriteSVG escapes every text
	if refused != nil {
		v.Reason = refused.Text(v.T.Tag)
	}
	return s.render(w, status, "complaint.html", v)
}

// actions offers what is allowed, and nothing else.
func (p *ComplaintPage) actions(t Tongue, r *http.Request, refused *complaint.Refusal) {
	for a := range p.Allowed().All() {
		if a == complaint.Absorb {
			continue // the other half of a merge
		}
		rule, _ := a.Rule()
		action := Action{Action: a, Main: rule.To != 0}
		var typed bool
		if refused != nil && refused.Action == a {
			action.Fault, action.Wrong, typed = refused.Code.Label(t.Tag), refused.Field, true
		}
		for _, f := range rule.Fields {
			value := ""
			if typed {
				value = r.PostFormValue(f.Name)
			}
			action.Fields = append(action.Fields, Field{f, value})
		}
		p.Actions = append(p.Actions, action)
	}
}
