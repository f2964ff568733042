package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/diagram"
)

// ComplaintPage is what the page of a complaint shows.
type ComplaintPage struct {
	*complaint.Case
	Log      []complaint.Event
	Picture  template.HTML // of the eight steps
	Mermaid  string
	Onward   []Action // what leads on
	Beside   []Action // facts to be recorded
	Advice   []complaint.Advice
	Ledger   []complaint.Pledge
	Priority complaint.Priority // 0 when there is nothing to weigh
	Feedback *time.Time         // when the customer is to hear from us
}

// Action is one that is allowed now, with its form.
type Action struct {
	complaint.Rule
	T       Tongue
	Version int
	Key     string             // makes a double click harmless
	Open    bool               // the one to do next, or the one that was refused
	Refused *complaint.Refusal // why
	typed   url.Values
}

// inputs are how the kinds of fields are typed in.
var inputs = map[complaint.FieldKind]string{complaint.KindName: "text", complaint.KindWords: "textarea", complaint.KindNumber: "number",
	complaint.KindFlag: "checkbox", complaint.KindInstant: "datetime-local", complaint.KindChoice: "select"}

// Input is how a field is typed in.
func (a Action) Input(f complaint.Field) string { return inputs[f.Kind] }

// Typed is what was typed into a field of the refused form.
func (a Action) Typed(f complaint.Field) string { return a.typed.Get(f.Name) }

// Fault is what is wrong with a field of the refused form, or "".
func (a Action) Fault(f complaint.Field) string {
	if a.Refused == nil || a.Refused.Field != f.Name {
		return ""
	}
	return a.Refused.Code.Label(a.T.Tag)
}

// Words are those of a promise that was made here.
func (p *ComplaintPage) Words(pledge complaint.Pledge) string {
	if pledge.Case != p.ID() {
		return ""
	}
	promise, _ := p.Log[pledge.Version-1].Details().(complaint.Commitment)
	return promise.Text
}

// Trail is the log, the newest event first.
func (p *ComplaintPage) Trail() []complaint.Event {
	trail := slices.Clone(p.Log)
	slices.Reverse(trail)
	return trail
}

// Field is the name of a field for people.
func (t Tongue) Field(name string) string { return complaint.Field{Name: name}.Label(t.Tag) }

// Details puts what an event says beside its action into lines.
func (t Tongue) Details(e complaint.Event) (lines [][2]string) {
	for f, value := range e.Fields() {
		said := fmt.Sprint(value)
		switch v := value.(type) {
		case bool:
			said = "✓"
		case time.Time:
			said = t.Moment(v)
		case complaint.Choice:
			said = v.Label(t.Tag)
		case []complaint.Pledge:
			said = strconv.Itoa(len(v))
		}
		lines = append(lines, [2]string{f.Label(t.Tag), said})
	}
	return lines
}

// ComplaintRow is a complaint in the list.
type ComplaintRow struct {
	*complaint.Case
	Feedback *time.Time
}

func (s *server) complaintsPage(w http.ResponseWriter, r *http.Request) error {
	var all []ComplaintRow
	s.mu.RLock()
	for _, id := range slices.Backward(slices.SortedFunc(maps.Keys(s.complaints), byNumber)) {
		c := s.complaints[id].Clone()
		all = append(all, ComplaintRow{c, maybe(c.FeedbackDue())})
	}
	s.mu.RUnlock()
	return s.render(w, http.StatusOK, "complaints.html", s.view(r, all))
}

// command reads a command from the form of its action.
func (s *server) command(r *http.Request) (cmd complaint.Command, err error) {
	cmd = complaint.Command{Case: r.PathValue("id"), Actor: s.view(r, nil).Me, At: s.now(), Key: r.PostFormValue("key")}
	cmd.Expect, _ = strconv.Atoi(r.PostFormValue("version"))
	if cmd.Action, err = complaint.ParseAction(r.PostFormValue("action")); err != nil {
		return cmd, bad("The action is one of those that the form offers.", "操作须为表单中的选项。", "操作須為表單中的選項。")
	}
	cmd.Details, err = cmd.Action.Fill(func(name string) string { return formText(r, name) }, s.zone)
	return cmd, err
}

func (s *server) openComplaint(w http.ResponseWriter, r *http.Request) error {
	cmd, err := s.command(r)
	if err != nil {
		return err
	}
	if cmd.Action != complaint.Receive && cmd.Action != complaint.Detect {
		return bad("A complaint begins by being received or detected.", "投诉须从受理或发现开始。", "投訴須從受理或發現開始。")
	}
	id, err := s.number(complaintPrefix, func(id string) error {
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
	now := s.now()
	p := &ComplaintPage{Case: c, Log: log, Advice: c.Next(now), Ledger: c.Promises(now), Feedback: maybe(c.FeedbackDue())}
	p.Priority, _ = c.Assessment().Priority(1)
	v := s.view(r, p)
	var picture, mermaid strings.Builder
	o := diagram.Options{Language: v.T.Tag, StepsOnly: true, Path: log}
	if err := errors.Join(diagram.WriteSVG(&picture, o), diagram.WriteMermaid(&mermaid, o)); err != nil {
		return err
	}
	p.Picture, p.Mermaid = template.HTML(picture.String()), mermaid.String() // WriteSVG escapes every text
	p.offer(v.T, r, refused)
	if refused != nil {
		v.Reason = refused.Text(v.T.Tag)
	}
	return s.render(w, status, "complaint.html", v)
}

// offer puts the actions up that are allowed, and nothing else.
func (p *ComplaintPage) offer(t Tongue, r *http.Request, refused *complaint.Refusal) {
	key := rand.Text()
	for a := range p.Allowed().All() {
		if a == complaint.Absorb {
			continue // the other half of a merge
		}
		action := Action{T: t, Version: p.Version(), Key: key + "-" + a.String(), Open: len(p.Advice) > 0 && p.Advice[0].Action == a}
		action.Rule, _ = a.Rule()
		if refused != nil && refused.Action == a {
			action.Open, action.Refused, action.typed = true, refused, r.PostForm
		}
		if action.To != 0 {
			p.Onward = append(p.Onward, action)
		} else {
			p.Beside = append(p.Beside, action)
		}
	}
}
