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

// Row is a clock as pages show it.
type Row struct {
	ID     string // "T-1001 resolution"
	Ticket *Ticket
	Clock  sla.Clock
	Stands sla.Verdict
	Face   string // what remains
	Still  string // why it stands still; "" when it runs
	Due    *time.Time
}

func (s *server) row(t Tongue, id string, c sla.Clock) Row {
	now := s.now()
	status, ticket := c.At(now), strings.TrimSuffix(id, " "+c.Metric().String())
	r := Row{ID: id, Ticket: s.tickets[ticket], Clock: c, Stands: status.Limit, Face: t.Face(status.Remaining), Due: maybe(status.Due())}
	calendar := c.Target().Calendar
	switch {
	case status.State == sla.Paused:
		r.Still = t.Status(r.Ticket.Status())
	case status.State == sla.Running && calendar != nil && !calendar.Open(now):
		r.Still = t.Say("closed now", "非营业时间", "非營業時間")
	}
	return r
}

// maybe is an instant that may be unknown, nil then.
func maybe(at time.Time, ok bool) *time.Time {
	if !ok {
		return nil
	}
	return &at
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
			if rows = append(rows, s.row(t, id, c)); len(rows) == shown {
				break
			}
		}
		return rows
	}
	return &Rows{Breached: take(s.board.Breached(now)), Risk: take(s.board.AtRisk(now)), Next: take(s.board.OnTrack(now)),
		Count: s.board.Counts(now), NOpen: s.board.Len()}
}

func (s *server) boardPage(w http.ResponseWriter, r *http.Request) error {
	v := s.view(r, nil)
	rows := s.rows(v.T)
	s.mu.RLock()
	for _, ticket := range s.tickets {
		if ticket.Status() != sla.Solved {
			rows.NTickets++
		}
	}
	s.mu.RUnlock()
	v.Data = rows
	return s.render(w, http.StatusOK, "board.html", v)
}

// clocks gives the clocks of a ticket.
func (s *server) clocks(t Tongue, ticket *Ticket) (rows []Row) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for id, c := range ticket.clocks {
		rows = append(rows, s.row(t, id, c))
	}
	return rows
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
	defer s.watching.Add(-1)
	if s.watching.Add(1) > maxWatching {
		return tooFast
	}
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
			s.stats.count(fmt.Sprintf("desk_alerts_total{mark=%q}", a.Mark))
			s.log.Info("alert", "clock", a.ID, "mark", a.Mark.String(), "at", a.At)
		}
	}
}
