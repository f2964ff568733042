package main

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/sla"
)

// TicketPage is what the page of a ticket shows.
type TicketPage struct {
	*Ticket
	Lines    []Change
	Clocks   []Row
	Reading  string
	Own      []customer.Advice // for this customer, now
	Everyone []customer.Advice // in every plan
	Draft    string
	Findings []etiquette.Finding
	Held     bool // the draft was not sent, because of its findings
	Late     bool // or because somebody else has changed the ticket
}

// statusChoices are what an agent may set a ticket to.
var statusChoices = []sla.EntryKind{sla.Opened, sla.AwaitsCustomer, sla.AwaitsOthers, sla.Solved, sla.FollowedUp}

// Next lists what the ticket can be set to now.
func (p *TicketPage) Next() []sla.EntryKind {
	return slices.DeleteFunc(slices.Clone(statusChoices), func(k sla.EntryKind) bool { return !slices.Contains(p.Talk.Allowed(), k) })
}

func (s *server) ticketOf(r *http.Request) (*Ticket, error) {
	if t := s.ticket(r.PathValue("id")); t != nil {
		return t, nil
	}
	return nil, notFound
}

func (s *server) ticketPage(w http.ResponseWriter, r *http.Request) error {
	t, err := s.ticketOf(r)
	if err != nil {
		return err
	}
	return s.showTicket(w, r, http.StatusOK, &TicketPage{Ticket: t})
}

// showTicket shows a ticket, with the draft and findings that the page holds already.
func (s *server) showTicket(w http.ResponseWriter, r *http.Request, status int, p *TicketPage) error {
	v := s.view(r, p)
	events, err := s.store.Load(r.Context(), p.ID, 0)
	if err != nil {
		return err
	}
	for _, e := range events[:min(len(events), p.Version)] {
		var line Change
		if err := json.Unmarshal(e.Body, &line); err != nil {
			return err
		}
		p.Lines = append(p.Lines, line)
	}
	p.Clocks = s.clocks(v.T, p.Ticket)
	if err := p.advise(s, v); err != nil {
		return err
	}
	return s.render(w, status, "ticket.html", v)
}

// advise says how to serve this customer, and why.
func (p *TicketPage) advise(s *server, v view) error {
	reading, err := s.reading(p.Ticket, v.Now)
	if err != nil {
		return err
	}
	p.Reading = reading.Explain(v.T.Tag)
	situation := reading.Situation()
	situation.Channel, _ = customer.ParseChannel(p.Opening.Channel.String())
	situation.Tier, situation.Contexts = p.Opening.Tier, p.contexts(v.Now)
	plan, err := customer.Compose(situation)
	for _, advice := range plan.Slots() {
		for _, a := range advice {
			if a.Source.For == "" {
				p.Everyone = append(p.Everyone, a)
			} else {
				p.Own = append(p.Own, a)
			}
		}
	}
	return err
}

// Found are tickets that were looked for, the newest first.
type Found struct {
	Query   string
	Tickets []*Ticket
	More    bool
}

// mostFound is how many tickets one search shows.
const mostFound = 100

// ticketsPage finds tickets by their number, customer, topic or agent.
func (s *server) ticketsPage(w http.ResponseWriter, r *http.Request) error {
	f := &Found{Query: strings.TrimSpace(r.FormValue("q"))}
	wanted := strings.ToLower(f.Query)
	s.mu.RLock()
	for _, id := range slices.Backward(slices.SortedFunc(maps.Keys(s.tickets), byNumber)) {
		t := s.tickets[id]
		if !strings.Contains(strings.ToLower(strings.Join([]string{id, t.Opening.Customer, t.Opening.Topic, t.Agent}, "\n")), wanted) {
			continue
		}
		if f.More = len(f.Tickets) == mostFound; f.More {
			break
		}
		f.Tickets = append(f.Tickets, t)
	}
	s.mu.RUnlock()
	return s.render(w, http.StatusOK, "tickets.html", s.view(r, f))
}

func (s *server) openTicket(w http.ResponseWriter, r *http.Request) error {
	o := Opening{Customer: formText(r, "customer"), Language: r.PostFormValue("language"), Topic: formText(r, "topic")}
	text := formText(r, "text")
	settings, _ := s.inForce()
	unknown := errors.Join(o.Tier.UnmarshalText([]byte(r.PostFormValue("tier"))), o.Channel.UnmarshalText([]byte(r.PostFormValue("channel"))))
	switch {
	case o.Customer == "" || len(o.Customer) > 64:
		return bad("Say who the customer is, in at most 64 bytes.", "请填写客户编号，不超过 64 字节。", "請填寫客戶編號，不超過 64 位元組。")
	case text == "" || o.Topic == "" || len(o.Topic) > 200:
		return bad("Say what it is about, in a few words, and what the customer wrote.", "请填写主题和客户的原话。", "請填寫主旨和客戶的原話。")
	case unknown != nil || !slices.Contains(settings.Matching.Languages, o.Language):
		return bad("Channel, tier and language are each one of those that the form offers.", "渠道、服务等级和语言须为表单中的选项。", "管道、服務等級和語言須為表單中的選項。")
	}
	id, err := s.Open(r.Context(), o, text, s.now())
	if err != nil {
		return err
	}
	return see(w, r, "/tickets/"+id)
}

// formText is a text field without the space around it.
func formText(r *http.Request, name string) string { return strings.TrimSpace(r.PostFormValue(name)) }

// change appends changes to the ticket of a request, on the version that its form was
// made from.
func (s *server) change(w http.ResponseWriter, r *http.Request, changes ...Change) error {
	t, err := s.ticketOf(r)
	if err != nil {
		return err
	}
	version, err := strconv.Atoi(r.PostFormValue("version"))
	if err != nil {
		return bad("The form lacks the version of the ticket.", "表单缺少工单版本号。", "表單缺少案件版本號。")
	}
	if err := s.Change(r.Context(), t.ID, version, changes...); err != nil {
		return err
	}
	return see(w, r, "/tickets/"+t.ID)
}

// reply sends an answer, unless it says what must not be said. With "anyway" a person
// has decided that it may.
func (s *server) reply(w http.ResponseWriter, r *http.Request) error {
	t, err := s.ticketOf(r)
	if err != nil {
		return err
	}
	text := formText(r, "text")
	if text == "" {
		return bad("There is nothing to send yet.", "还没有可以发送的内容。", "還沒有可以傳送的內容。")
	}
	findings, _ := s.checker.Check(text, etiquette.Setting{Channel: t.Opening.Channel})
	grave := func(f etiquette.Finding) bool { return f.Severity >= etiquette.Error }
	if slices.ContainsFunc(findings, grave) && r.PostFormValue("anyway") == "" {
		return s.showTicket(w, r, http.StatusUnprocessableEntity, &TicketPage{Ticket: t, Draft: text, Findings: findings, Held: true})
	}
	by := s.view(r, nil).Me
	changes := []Change{{Entry: &sla.Entry{Kind: sla.AgentWrote, At: s.now()}, By: by, Text: text, Agent: by}}
	if then, err := sla.ParseEntryKind(r.PostFormValue("then")); err == nil && slices.Contains(statusChoices, then) {
		changes = append(changes, Change{Entry: &sla.Entry{Kind: then, At: changes[0].Entry.At}, By: by})
	}
	err = s.change(w, r, changes...)
	if err != nil && problemOf(err) == conflict {
		return s.showTicket(w, r, conflict.status, &TicketPage{Ticket: s.ticket(t.ID), Draft: text, Late: true})
	}
	return err
}

// message records what the customer wrote; a ticket that waited or was solved is open
// again.
func (s *server) message(w http.ResponseWriter, r *http.Request) error {
	t, err := s.ticketOf(r)
	if err != nil {
		return err
	}
	text := formText(r, "text")
	if text == "" {
		return bad("Write down what the customer said.", "请记录客户说了什么。", "請記錄客戶說了什麼。")
	}
	now := s.now()
	changes := []Change{{Entry: &sla.Entry{Kind: sla.CustomerWrote, At: now}, Text: text}}
	if t.Status() != sla.Opened {
		changes = append(changes, Change{Entry: &sla.Entry{Kind: sla.Opened, At: now}})
	}
	return s.change(w, r, changes...)
}

func (s *server) status(w http.ResponseWriter, r *http.Request) error {
	kind, err := sla.ParseEntryKind(r.PostFormValue("status"))
	if err != nil || !slices.Contains(statusChoices, kind) {
		return bad("The status is one of those that the form offers.", "状态须为表单中的选项。", "狀態須為表單中的選項。")
	}
	return s.change(w, r, Change{Entry: &sla.Entry{Kind: kind, At: s.now()}, By: s.view(r, nil).Me})
}

// rate records what the customer answered; a field that is left out is no answer.
func (s *server) rate(w http.ResponseWriter, r *http.Request) error {
	var wrong error
	number := func(name string, none int) int {
		text := formText(r, name)
		if text == "" {
			return none
		}
		n, err := strconv.ParseUint(text, 10, 8)
		wrong = errors.Join(wrong, err)
		return int(n)
	}
	rating := &Rating{Satisfied: number("satisfied", 0), Recommend: number("recommend", -1)}
	for name, column := range map[string]*[5]byte{"adequate": &rating.Adequate, "desired": &rating.Desired, "perceived": &rating.Perceived} {
		for i := range column {
			column[i] = byte(number(name+strconv.Itoa(i), 0))
		}
	}
	if wrong != nil || rating.check() != nil {
		return bad("An answer is out of its range.", "有评分超出范围。", "有評分超出範圍。")
	}
	return s.change(w, r, Change{Rating: rating})
}

// check judges a draft as it is typed.
func (s *server) check(w http.ResponseWriter, r *http.Request) error {
	channel, _ := etiquette.ParseChannel(r.PostFormValue("channel"))
	findings, _ := s.checker.Check(r.PostFormValue("text"), etiquette.Setting{Channel: channel})
	return s.render(w, http.StatusOK, "findings", s.view(r, findings))
}
