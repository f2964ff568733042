package main

import (
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/board"
)

// Row is a clock on the board.
type Row struct {
	ID     string // "T-1001 resolution"
	Ticket *Ticket
	Metric sla.Metric
	Face   string // what remains
	Stands sla.Verdict
	Still  string // why it stands still; "" when it runs
	Why    string // the rule that promised it
}

func (s *server) row(t Tongue, id string, c sla.Clock, now time.Time) Row {
	status := c.At(now)
	r := Row{ID: id, Metric: c.Metric(), Face: t.Face(status.Remaining), Stands: status.Limit}
	name, _, _ := strings.Cut(id, " ")
	r.Ticket = s.tickets[name]
	target := c.Target()
	r.Why = target.Rule
	switch {
	case status.State == sla.Paused:
		r.Still = t.Say("waits for the customer", "等待客户", "等待客戶")
	case status.State == sla.Running && target.Calendar != nil && !target.Calendar.Open(now):
		r.Still = t.Say("closed now", "非营业时间", "非營業時間")
	}
	return r
}

// Rows are what the board shows: the first of each kind, and how many there are.
type Rows struct {
	Breached, Risk, Next []Row
	Count                board.Counts
	NOpen, NTickets      int // clocks and tickets
}

// shown is how many rows of a kind the board shows.
const shown = 25

// rows gives the first of each kind.
func (s *server) rows(t Tongue) *Rows {
	s.mu.RLock()
	defer s.mu.RUnlock()
	now := s.now()
	take := func(all iter.Seq2[string, sla.Clock]) (rows []Row) {
		for id, c := range all {
			if len(rows) == shown {
				break
			}
			rows = append(rows, s.row(t, id, c, now))
		}
		return rows
	}
	r := &Rows{Breached: take(s.board.Breached(now)), Risk: take(s.board.AtRisk(now))}
	r.Next = take(func(yield func(string, sla.Clock) bool) {
		for id, c := range s.board.Due(now) {
			if c.At(now).Limit == sla.OnTrack && !yield(id, c) {
				return
			}
		}
	})
	return r
}

func (s *server) boardPage(w http.ResponseWriter, r *http.Request) error {
	v := s.view(r, nil)
	rows := s.rows(v.T)
	s.mu.RLock()
	rows.Count, rows.NOpen = s.board.Counts(v.Now), s.board.Len()
	for _, ticket := range s.tickets {
		if ticket.Status() != sla.Solved {
			rows.NTickets++
		}
	}
	s.mu.RUnlock()
	v.Data = rows
	return s.render(w, http.StatusOK, "board.html", v)
}

// maxWatching is how many pages may watch countdowns at once.
const maxWatching = 500

// live sends the clocks of the board or of a ticket each second, as server-sent
// events, until the browser or the desk goes.
func (s *server) live(w http.ResponseWriter, r *http.Request) error {
	t, id := tongueOf(r, s.zone), r.PathValue("id")
	if id != "" && s.ticket(id) == nil {
		return notFound
	}
	if s.watching.Add(1) > maxWatching {
		s.watching.Add(-1)
		return tooFast
	}
	defer s.watching.Add(-1)
	w.Header().Set("Content-Type", "text/event-stream")
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // the browser has nothing more to say
	for {
		var rows []Row
		if id != "" {
			rows = s.clocks(t, s.ticket(id))
		} else {
			all := s.rows(t)
			rows = slices.Concat(all.Breached, all.Risk, all.Next)
		}
		clocks := make([][4]string, len(rows))
		for i, row := range rows {
			clocks[i] = [4]string{row.ID, row.Face, row.Stands.String(), row.Still}
		}
		data, err := json.Marshal(clocks)
		if err != nil {
			return err
		}
		_ = control.SetWriteDeadline(time.Now().Add(10 * time.Second))
		if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil || control.Flush() != nil {
			return nil // the browser has gone
		}
		select {
		case <-time.After(time.Second):
		case <-r.Context().Done():
			return nil
		case <-s.done.Done():
			return nil
		}
	}
}

// clocks gives the open clocks of a ticket as rows.
func (s *server) clocks(t Tongue, ticket *Ticket) (rows []Row) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for id, c := range ticket.clocks {
		rows = append(rows, s.row(t, id, c, s.now()))
	}
	return rows
}

// watch looks at the board each second and tells each mark that a clock has come to
// once, by identifiers only.
func (s *server) watch() {
	for tick := time.NewTicker(time.Second); ; {
		select {
		case <-tick.C:
		case <-s.done.Done():
			tick.Stop()
			return
		}
		s.mu.Lock()
		alerts := s.board.Look(s.now())
		s.mu.Unlock()
		for _, a := range alerts {
			s.stats.alert(a.Mark.String())
			s.log.Info("alert", "clock", a.ID, "mark", a.Mark.String(), "at", a.At)
		}
	}
}
