package main

import (
	"cmp"
	"fmt"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// limits are what one client may ask of the desk.
type limits struct {
	host   string  // as the desk is called: others are refused, so that no foreign name leads here; "" is any
	perSec float64 // requests, on average
	burst  int     // requests at once
	body   int64   // bytes
}

// guard stands before all handlers. It also counts and logs what was asked, by route
// and status: never an address, a query or a text.
func (s *server) guard(mux *http.ServeMux, l limits) http.Handler {
	buckets := &buckets{limits: l, of: map[string]*rate.Limiter{}}
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
		case !buckets.take(r.RemoteAddr):
			h.Set("Retry-After", "1")
			refuse(tooFast).ServeHTTP(seen, r)
		default:
			r.Body = http.MaxBytesReader(seen, r.Body, l.body)
			protected.ServeHTTP(seen, r)
		}
		seen.status = cmp.Or(seen.status, http.StatusOK) // the status of an answer without a word
		s.stats.count(fmt.Sprintf("desk_requests_total{status=\"%dxx\"}", seen.status/100))
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
	of map[string]*rate.Limiter
}

// maxClients is how many clients are told apart before all begin anew.
const maxClients = 10_000

func (b *buckets) take(address string) bool {
	host, _, _ := net.SplitHostPort(address)
	b.mu.Lock()
	defer b.mu.Unlock()
	client := b.of[host]
	if client == nil {
		if len(b.of) >= maxClients {
			clear(b.of)
		}
		client = rate.NewLimiter(rate.Limit(b.perSec), b.burst)
		b.of[host] = client
	}
	return client.Allow()
}

// stats count what happened.
type stats struct {
	mu sync.Mutex
	of map[string]int // by metric and label, as they are shown
}

func (c *stats) count(what string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil {
		c.of = map[string]int{}
	}
	c.of[what]++
}

// metrics shows figures in the text form of OpenMetrics.
func (s *server) metrics(w http.ResponseWriter, _ *http.Request) error {
	s.mu.RLock()
	clocks := s.board.Counts(s.now())
	s.mu.RUnlock()
	s.stats.mu.Lock()
	counted := maps.Clone(s.stats.of)
	s.stats.mu.Unlock()
	w.Header().Set("Content-Type", "application/openmetrics-text; version=1.0.0; charset=utf-8")
	for _, family := range [][2]string{{"desk_requests", "Requests answered, by class of status."}, {"desk_alerts", "Marks that clocks have come to."}} {
		fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s counter\n", family[0], family[1], family[0])
		for _, what := range slices.Sorted(maps.Keys(counted)) {
			if strings.HasPrefix(what, family[0]) {
				fmt.Fprintln(w, what, counted[what])
			}
		}
	}
	fmt.Fprintf(w, "# HELP desk_clocks Open clocks, by how they stand.\n# TYPE desk_clocks gauge\n"+
		"desk_clocks{stands=\"breached\"} %d\ndesk_clocks{stands=\"at-risk\"} %d\ndesk_clocks{stands=\"on-track\"} %d\ndesk_clocks{stands=\"paused\"} %d\n# EOF\n",
		clocks.Breached, clocks.AtRisk, clocks.OnTrack, clocks.Paused)
	return nil
}
