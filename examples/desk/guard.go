package main

import (
	"cmp"
	"fmt"
	"maps"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

// limits are what one client may ask of the desk.
type limits struct {
	host   string  // as the desk is called: others are refused, so that no foreign name leads here; "" is any
	perSec float64 // requests, on average
	burst  float64 // requests at once
	body   int64   // bytes
}

// guard stands before all handlers. It also counts and logs what was asked, by route
// and status: never an address, a query or a text.
func (s *server) guard(mux *http.ServeMux, l limits) http.Handler {
	buckets := &buckets{limits: l, of: map[string]bucket{}}
	refuse := func(p *problem) http.Handler {
		return s.serve(func(http.ResponseWriter, *http.Request) error { return p })
	}
	crossOrigin := http.NewCrossOriginProtection()
	crossOrigin.SetDenyHandler(refuse(&problem{http.StatusForbidden, words{
		"This request comes from another site.", "该请求来自其他网站。", "這個請求來自其他網站。"}}))
	misdirected := refuse(&problem{http.StatusMisdirectedRequest, words{
		"This desk is not called so.", "这里不是您要访问的主机。", "這裡不是您要連線的主機。"}})
	protected := crossOrigin.Handler(mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		seen := &seen{ResponseWriter: w}
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		switch {
		case !l.called(r.Host):
			misdirected.ServeHTTP(seen, r)
		case !buckets.take(r.RemoteAddr, begin):
			h.Set("Retry-After", "1")
			refuse(tooFast).ServeHTTP(seen, r)
		default:
			r.Body = http.MaxBytesReader(seen, r.Body, l.body)
			protected.ServeHTTP(seen, r)
		}
		seen.status = cmp.Or(seen.status, http.StatusOK) // the status of an answer without a word
		s.stats.count(seen.status)
		s.log.Info("request", "route", r.Pattern, "status", seen.status, "took", time.Since(begin).Round(time.Microsecond))
	})
}

// called reports whether a request names the desk as it may be named.
func (l *limits) called(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	ip := net.ParseIP(host)
	return l.host == "" || host == l.host || host == "localhost" || ip != nil && ip.IsLoopback()
}

// seen remembers the status of an answer.
type seen struct {
	http.ResponseWriter
	status int
}

// WriteHeader remembers the status.
func (s *seen) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Write has the status 200 unless another one was written.
func (s *seen) Write(b []byte) (int, error) {
	if s.status == 0 {
		s.status = http.StatusOK
	}
	return s.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (s *seen) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// buckets hold what each client may still ask.
type buckets struct {
	limits
	mu sync.Mutex
	of map[string]bucket
}

type bucket struct {
	left float64
	at   time.Time
}

// maxClients is how many clients are told apart before all begin anew.
const maxClients = 10_000

func (b *buckets) take(address string, now time.Time) bool {
	host, _, _ := net.SplitHostPort(address)
	b.mu.Lock()
	defer b.mu.Unlock()
	k, known := b.of[host]
	if !known {
		if len(b.of) >= maxClients {
			clear(b.of)
		}
		k = bucket{b.burst, now}
	}
	k.left, k.at = min(b.burst, k.left+b.perSec*now.Sub(k.at).Seconds()), now
	ok := k.left >= 1
	if ok {
		k.left--
	}
	b.of[host] = k
	return ok
}

// stats count what was asked.
type stats struct {
	mu     sync.Mutex
	status map[int]int // requests, by the first digit of their status
	alerts map[string]int
}

func (c *stats) count(status int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.status == nil {
		c.status = map[int]int{}
	}
	c.status[status/100]++
}

func (c *stats) alert(mark string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.alerts == nil {
		c.alerts = map[string]int{}
	}
	c.alerts[mark]++
}

// metrics shows figures in the text form of OpenMetrics.
func (s *server) metrics(w http.ResponseWriter, _ *http.Request) error {
	w.Header().Set("Content-Type", "application/openmetrics-text; version=1.0.0; charset=utf-8")
	s.mu.RLock()
	clocks := s.board.Counts(s.now())
	s.mu.RUnlock()
	s.stats.mu.Lock()
	defer s.stats.mu.Unlock()
	fmt.Fprintln(w, "# HELP desk_requests Requests answered, by class of status.\n# TYPE desk_requests counter")
	for _, class := range slices.Sorted(maps.Keys(s.stats.status)) {
		fmt.Fprintf(w, "desk_requests_total{status=\"%dxx\"} %d\n", class, s.stats.status[class])
	}
	fmt.Fprintln(w, "# HELP desk_alerts Marks that clocks have come to.\n# TYPE desk_alerts counter")
	for _, mark := range slices.Sorted(maps.Keys(s.stats.alerts)) {
		fmt.Fprintf(w, "desk_alerts_total{mark=%q} %d\n", mark, s.stats.alerts[mark])
	}
	fmt.Fprintf(w, "# HELP desk_clocks Open clocks, by how they stand.\n# TYPE desk_clocks gauge\n")
	fmt.Fprintf(w, "desk_clocks{stands=\"breached\"} %d\ndesk_clocks{stands=\"at-risk\"} %d\ndesk_clocks{stands=\"on-track\"} %d\ndesk_clocks{stands=\"paused\"} %d\n# EOF\n",
		clocks.Breached, clocks.AtRisk, clocks.OnTrack, clocks.Paused)
	return nil
}
