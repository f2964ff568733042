package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/sla"

	"github.com/servicequality/servicequality/examples/desk/store"
)

// TestLoad lets 200 clients write and read at once: 2 seconds, or as long as
// DESK_LOAD says. No request fails, and no message that was acknowledged is lost.
func TestLoad(t *testing.T) {
	const clients = 200
	lasting := 2 * time.Second
	if s := os.Getenv("DESK_LOAD"); s != "" {
		var err error
		if lasting, err = time.ParseDuration(s); err != nil {
			t.Fatal(err)
		}
	}
	where := filepath.Join(t.TempDir(), "desk.db")
	s := serverOn(t, where, false, io.Discard)
	web := httptest.NewServer(s.routes(free))
	defer web.Close()
	transport := &http.Transport{MaxIdleConnsPerHost: clients}
	defer transport.CloseIdleConnections()
	end := time.Now().Add(lasting)
	var group sync.WaitGroup
	var writes, reads atomic.Int64
	wrote := make([]int, clients)
	ids := make([]string, clients)
	for i := range clients {
		group.Go(func() {
			u := &user{base: web.URL, http: &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
			ids[i] = strings.TrimPrefix(u.post("/tickets", url.Values{"customer": {fmt.Sprint("K-", i)}, "tier": {"standard"}, "channel": {"chat"},
				"language": {"en"}, "topic": {"load"}, "text": {"one"}}), "/tickets/")
			for u.err == nil && time.Now().Before(end) {
				u.post("/tickets/"+ids[i]+"/message", url.Values{"version": {strconv.Itoa(wrote[i] + 1)}, "text": {"more"}})
				if u.err == nil {
					wrote[i]++
				}
				writes.Add(1)
				u.get([]string{"/", "/tickets/" + ids[i], "/complaints", "/satisfaction"}[wrote[i]%4])
				reads.Add(1)
			}
			if u.err != nil {
				t.Error(u.err)
			}
		})
	}
	group.Wait()
	t.Logf("%d clients, %v: %d messages and %d pages", clients, lasting, writes.Load(), reads.Load())
	db, err := store.Open(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for i, id := range ids {
		if log, err := db.Load(t.Context(), id, 0); err != nil || len(log) != wrote[i]+1 {
			t.Errorf("%s: %d messages acknowledged, %d stored, %v", id, wrote[i], len(log)-1, err)
		}
	}
}

// user asks over the network and remembers the first error.
type user struct {
	base string
	http *http.Client
	err  error
}

func (u *user) post(path string, form url.Values) (location string) {
	r, err := http.NewRequestWithContext(context.Background(), "POST", u.base+path, strings.NewReader(form.Encode()))
	if err == nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		location, err = u.do(r, 303)
	}
	if u.err == nil {
		u.err = err
	}
	return location
}

func (u *user) get(path string) {
	r, err := http.NewRequestWithContext(context.Background(), "GET", u.base+path, nil)
	if err == nil {
		_, err = u.do(r, 200)
	}
	if u.err == nil {
		u.err = err
	}
}

func (u *user) do(r *http.Request, want int) (location string, err error) {
	answer, err := u.http.Do(r)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		return "", err
	}
	if answer.StatusCode != want {
		return "", fmt.Errorf("%s %s: got %d, want %d", r.Method, r.URL.Path, answer.StatusCode, want)
	}
	return answer.Header.Get("Location"), nil
}

// crowd puts n open tickets into the memory of a desk.
func crowd(t testing.TB, s *server, n int) {
	t.Helper()
	now := s.now()
	for i := range n {
		ticket := &Ticket{ID: fmt.Sprint("T-", 10001+i)}
		next, err := ticket.with(&Change{Opened: &Opening{Customer: fmt.Sprint("K-", i), Tier: customer.TierStandard, Channel: etiquette.Chat, Language: "en", Topic: "crowd", Settings: 1},
			Entry: &sla.Entry{Kind: sla.CustomerWrote, At: now.Add(-time.Duration(i) * time.Second)}}, s.settings)
		if err != nil {
			t.Fatal(err)
		}
		s.tickets[next.ID] = next
		s.putUp(next)
	}
}

// TestABoardOfTenThousand answers in less than 100 ms: the best of some tries, for
// the machine may be busy with something else.
func TestABoardOfTenThousand(t *testing.T) {
	s := newServer(t, false)
	crowd(t, s, 10_000)
	c := client{s.routes(free), "en"}
	best := time.Hour
	for range 10 {
		begin := time.Now()
		w := c.get("/")
		best = min(best, time.Since(begin))
		if w.Code != 200 || !strings.Contains(w.Body.String(), "10000 open tickets, 20000 clocks") {
			t.Fatalf("status %d", w.Code)
		}
	}
	t.Logf("board with 10,000 open tickets: %v", best)
	if best > 100*time.Millisecond {
		t.Errorf("the board takes %v, want less than 100 ms", best)
	}
}

func BenchmarkBoardOfTenThousand(b *testing.B) {
	s := newServer(b, false)
	crowd(b, s, 10_000)
	c := client{s.routes(free), "en"}
	for b.Loop() {
		c.get("/")
	}
}
