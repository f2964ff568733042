package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/sla"
)

// TicketPage is what the page of a ticket shows.
type TicketPage struct {
	*Ticket
	Lines    []Line
	Clocks   []Clock
	Promise  string   // the rule that holds
	Why      []string // and why
	Reading  string
	Own      []customer.Advice // for this customer, now
	Everyone []customer.Advice // in every plan
	Draft    string
	Findings []etiquette.Finding
	Held     bool // the draft was not sent
	Next     []sla.EntryKind
	Ask      []Question
}

// Line is one line of a conversation.
type Line struct {
	Change
	At time.Time
}

// Clock is a row with what became of its time.
type Clock struct {
	Row
	Due    time.Time
	HasDue bool
	Ledger []sla.Stretch
}

// Question asks for one dimension.
type Question struct {
	satisfaction.Dimension
	Place int
}

// channels are the ways on which customers write.
var channels = []string{"chat", "email", "phone", "social"}

// statusChoices are what an agent may set a ticket to.
var statusChoices = []sla.EntryKind{sla.Opened, sla.AwaitsCustomer, sla.AwaitsOthers, sla.Solved, sla.FollowedUp}

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
		line := Line{}
		if err := json.Unmarshal(e.Body, &line.Change); err != nil {
			return err
		}
		if line.Entry != nil {
			line.At = line.Entry.At
		}
		p.Lines = append(p.Lines, line)
	}
	for _, k := range statusChoices {
		if slices.Contains(p.talk.Allowed(), k) {
			p.Next = append(p.Next, k)
		}
	}
	for i, d := range satisfaction.Dimensions() {
		p.Ask = append(p.Ask, Question{d, i})
	}
	p.Promise, p.Why = p.choice.Rule, p.choice.Why
	p.addClocks(s.clocks(v.T, p.Ticket), v.Now)
	if err := p.advise(s, v); err != nil {
		return err
	}
	return s.render(w, status, "ticket.html", v)
}

func (p *TicketPage) addClocks(rows []Row, now time.Time) {
	i := 0
	for _, c := range p.clocks {
		clock := Clock{Row: rows[i], Ledger: slices.Collect(c.Ledger(now))}
		clock.Due, clock.HasDue = c.At(now).Due()
		p.Clocks = append(p.Clocks, clock)
		i++
	}
}

// advise says how to serve this customer, and why.
func (p *TicketPage) advise(s *server, v view) error {
	reading, err := s.reading(p.Ticket, v.Now)
	if err != nil {
		return err
	}
	p.Reading = reading.Explain(v.T.Tag)
	situation := reading.Situation()
	situation.Channel, _ = customer.ParseChannel(p.Opening.Channel)
	situation.Tier, _ = customer.ParseTier(p.Opening.Tier)
	if p.late(v.Now) {
		situation.Contexts = []customer.Context{customer.ContextLongWait}
	}
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
	for _, t := range s.tickets {
		about := strings.Join([]string{t.ID, t.Opening.Customer, t.Opening.Topic, t.Agent}, "\n")
		if strings.Contains(strings.ToLower(about), wanted) {
			f.Tickets = append(f.Tickets, t)
		}
	}
	s.mu.RUnlock()
	slices.SortFunc(f.Tickets, func(a, b *Ticket) int { return byNumber(b.ID, a.ID) })
	if f.More = len(f.Tickets) > mostFound; f.More {
		f.Tickets = f.Tickets[:mostFound]
	}
	return s.render(w, http.StatusOK, "tickets.html", s.view(r, f))
}

// openTicket takes in what a customer asked.
func (s *server) openTicket(w http.ResponseWriter, r *http.Request) error {
	o := Opening{Customer: formText(r, "customer"), Tier: r.PostFormValue("tier"), Channel: r.PostFormValue("channel"),
		Language: r.PostFormValue("language"), Topic: formText(r, "topic")}
	text := formText(r, "text")
	_, known := matching.HeadStarts[o.Tier]
	switch {
	case o.Customer == "" || len(o.Customer) > 64:
		return bad("Say who the customer is, in at most 64 bytes.", "请填写客户编号，不超过 64 字节。", "請填寫客戶編號，不超過 64 位元組。")
	case text == "" || o.Topic == "" || len(o.Topic) > 200:
		return bad("Say what it is about, in a few words, and what the customer wrote.", "请填写主题和客户的原话。", "請填寫主旨和客戶的原話。")
	case !slices.Contains(channels, o.Channel) || !known || !slices.Contains(matching.Languages, o.Language):
		return bad("Channel, tier and language are each one of those that the form offers.", "渠道、客户级别和语言须为表单中的选项。", "管道、客戶等級和語言須為表單中的選項。")
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

var channelOf = map[string]etiquette.Channel{
	"phone": etiquette.Phone, "chat": etiquette.Chat, "email": etiquette.Email, "social": etiquette.Social,
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
	findings, _ := s.checker.Check(text, etiquette.Setting{Channel: channelOf[t.Opening.Channel]})
	grave := func(f etiquette.Finding) bool { return f.Severity >= etiquette.Error }
	if slices.ContainsFunc(findings, grave) && r.PostFormValue("anyway") == "" {
		return s.showTicket(w, r, http.StatusUnprocessableEntity, &TicketPage{Ticket: t, Draft: text, Findings: findings, Held: true})
	}
	by := s.view(r, nil).Me
	changes := []Change{{Entry: &sla.Entry{Kind: sla.AgentWrote, At: s.now()}, By: by, Text: text, Agent: by}}
	if then, err := sla.ParseEntryKind(r.PostFormValue("then")); err == nil && slices.Contains(statusChoices, then) {
		changes = append(changes, Change{Entry: &sla.Entry{Kind: then, At: changes[0].Entry.At}, By: by})
	}
	return s.change(w, r, changes...)
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

// rate records what the customer answered.
func (s *server) rate(w http.ResponseWriter, r *http.Request) error {
	rating := &Rating{Recommend: -1}
	wrong := bad("An answer is out of its range.", "有评分超出范围。", "有評分超出範圍。")
	for name, column := range map[string]*[5]byte{"adequate": &rating.Adequate, "desired": &rating.Desired, "perceived": &rating.Perceived} {
		for i := range column {
			n, err := answer(r, name+strconv.Itoa(i), 0)
			if err != nil || n < 0 || n > 7 {
				return wrong
			}
			column[i] = byte(n)
		}
	}
	var err1, err2 error
	rating.Satisfied, err1 = answer(r, "satisfied", 0)
	rating.Recommend, err2 = answer(r, "recommend", -1)
	if errors.Join(err1, err2, rating.check()) != nil {
		return wrong
	}
	return s.change(w, r, Change{Rating: rating})
}

// answer reads a number, or what stands for none.
func answer(r *http.Request, name string, none int) (int, error) {
	text := formText(r, name)
	if text == "" {
		return none, nil
	}
	return strconv.Atoi(text)
}

// check judges a draft as it is typed.
func (s *server) check(w http.ResponseWriter, r *http.Request) error {
	findings, _ := s.checker.Check(r.PostFormValue("text"), etiquette.Setting{Channel: channelOf[r.PostFormValue("channel")]})
	v := s.view(r, findings)
	return s.render(w, http.StatusOK, "findings", v)
}
