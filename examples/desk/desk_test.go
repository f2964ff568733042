package main

import (
	"bytes"
	"context"
	"database/sql"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/etiquette"

	"github.com/servicequality/servicequality/examples/desk/store"
	"github.com/servicequality/servicequality/examples/internal/exampletest"
)

// free are limits that a test does not come to.
var free = limits{perSec: 1e9, burst: 1e9, body: 64 << 10}

// newServer gives a desk on a new database, with the tickets to look at if seeded.
func newServer(t testing.TB, seeded bool) *server {
	t.Helper()
	return serverOn(t, filepath.Join(t.TempDir(), "desk.db"), seeded, io.Discard)
}

// checkerOnce builds the checker for all tests.
var checkerOnce = sync.OnceValues(func() (*etiquette.Checker, error) { return etiquette.New() })

func serverOn(t testing.TB, where string, seeded bool, logs io.Writer) *server {
	t.Helper()
	db, err := store.Open(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	checker, err := checkerOnce()
	if err != nil {
		t.Fatal(err)
	}
	desk, err := NewDesk(t.Context(), db, checker, slog.New(slog.NewTextHandler(logs, nil)), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if seeded {
		if err := desk.seed(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	return &server{Desk: desk, zone: zone, done: t.Context()}
}

// client asks a handler as a browser would, in one language.
type client struct {
	http.Handler
	lang string
}

func (c client) get(path string) *httptest.ResponseRecorder { return c.send("GET", path, nil) }

func (c client) send(method, path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Host = "localhost:8080"
	r.AddCookie(&http.Cookie{Name: "lang", Value: c.lang})
	if method == "POST" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	w := httptest.NewRecorder()
	c.ServeHTTP(w, r)
	return w
}

// expect sends a form and looks at the status of the answer and, for a redirect, at
// the page that it leads to.
func (c client) expect(t *testing.T, status int, path string, form url.Values) string {
	t.Helper()
	w := c.send("POST", path, form)
	if w.Code != status {
		t.Fatalf("POST %s: got %d, want %d: %s", path, w.Code, status, reasonIn(w))
	}
	if to := w.Header().Get("Location"); to != "" {
		w = c.get(to)
	}
	return w.Body.String()
}

func reasonIn(w *httptest.ResponseRecorder) string {
	if m := regexp.MustCompile(`class="(?:reason|fault)[^>]*>([^<]*)`).FindStringSubmatch(w.Body.String()); m != nil {
		return m[1]
	}
	return ""
}

func TestEveryPageInEachLanguage(t *testing.T) {
	h := newServer(t, true).routes(free)
	for lang, words := range map[string][]string{
		"en":      {"Breached", "How to serve this customer", "Eight steps", "Net promoter score", "Closed now|Open now", "Save"},
		"zh-Hans": {"已超时", "如何服务这位客户", "八个步骤", "净推荐值", "现在休息|现在营业", "保存"},
		"zh-Hant": {"已逾時", "如何服務這位客戶", "八個步驟", "淨推薦值", "現在休息|現在營業", "儲存"},
	} {
		c := client{h, lang}
		for i, path := range []string{"/", "/tickets/T-1001", "/complaints/C-101", "/satisfaction", "/calendar", "/settings"} {
			w := c.get(path)
			if !regexp.MustCompile(words[i]).MatchString(w.Body.String()) || w.Code != 200 {
				t.Errorf("%s in %s: status %d, no %q", path, lang, w.Code, words[i])
			}
			if m := regexp.MustCompile(`.{20}(%!|ZgotmplZ|<no value>).{20}`).FindString(w.Body.String()); m != "" {
				t.Errorf("%s in %s: %s", path, lang, m)
			}
		}
	}
}

// A page says where it is: in its title and in the navigation, also below a list.
func TestPagesSayWhereTheyAre(t *testing.T) {
	c := client{newServer(t, true).routes(free), "en"}
	for path, want := range map[string][]string{
		"/":                       {"<title>Board · Service desk</title>", `<a href="/" aria-current="page">`},
		"/tickets/T-1001":         {"<title>Tickets · Service desk</title>", `<a href="/tickets" aria-current="true">`},
		"/complaints/C-101":       {"<title>Complaints · Service desk</title>", `<a href="/complaints" aria-current="true">`},
		"/calendar?name=chat":     {"Always open. Time zone: Asia/Shanghai."},
		"/calendar?month=2027-01": {"January 2027", "holiday", "month=2026-12", "month=2027-02"},
	} {
		page := c.get(path).Body.String()
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s lacks %s", path, w)
			}
		}
		if n := strings.Count(page, "aria-current=\"page\"") + strings.Count(page, "aria-current=\"true\""); n != 1 {
			t.Errorf("%s is in %d places of the navigation", path, n)
		}
	}
}

func TestTicketsAreFound(t *testing.T) {
	c := client{newServer(t, true).routes(free), "en"}
	for query, want := range map[string]int{"t-1001": 1, "k-104": 1, "KETTLE": 1, "nobody": 0, "": 48, "%3Cb%3E": 0} {
		page := c.get("/tickets?q=" + query).Body.String()
		if got := strings.Count(page, `href="/tickets/T-`); got != want {
			t.Errorf("%q finds %d tickets, want %d", query, got, want)
		}
	}
}

// Each field of an action that somebody fills in has a way to be typed in.
func TestEachKindOfFieldIsTypedIn(t *testing.T) {
	for _, rule := range complaint.Rules() {
		for _, f := range rule.Fields {
			if rule.Action != complaint.Absorb && (Action{}).Input(f) == "" {
				t.Errorf("%v: nobody can type %s in", rule.Action, f.Name)
			}
		}
	}
}

func TestATicketFromBeginningToEnd(t *testing.T) {
	s := newServer(t, false)
	c := client{s.routes(free), "en"}
	page := c.expect(t, 303, "/tickets", url.Values{"customer": {"K-1"}, "tier": {"standard"}, "channel": {"chat"}, "language": {"zh-Hant"},
		"topic": {"<b>lamp</b>"}, "text": {"<script>alert(1)</script> Please hurry, be quick, in short."}})
	if strings.Contains(page, "<script>alert") || strings.Contains(page, "<b>lamp") {
		t.Error("what the customer wrote is not escaped")
	}
	for _, want := range []string{"served by lin", "First response", "Prefers a quick answer", "chat and social media"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of the ticket lacks %q", want)
		}
	}
	held := c.expect(t, 422, "/tickets/T-1001/reply", url.Values{"version": {"1"}, "text": {"这个三岁小孩都会。"}})
	if !strings.Contains(held, "Not sent") || !strings.Contains(held, "这个三岁小孩都会。") || !strings.Contains(held, `class="better"`) {
		t.Error("a reply that belittles is not held back with better words")
	}
	page = c.expect(t, 303, "/tickets/T-1001/reply", url.Values{"version": {"1"}, "text": {"感謝您的來信，新燈今天寄出。"}, "then": {"awaits-customer"}})
	if !strings.Contains(page, "waits for the customer") && !strings.Contains(page, "Waiting for the customer") {
		t.Error("the ticket does not wait for the customer")
	}
	late := c.expect(t, 409, "/tickets/T-1001/reply", url.Values{"version": {"1"}, "text": {"感謝您，晚了。"}})
	if !strings.Contains(late, "感謝您，晚了。") || !strings.Contains(late, `name="version" value="3"`) || !strings.Contains(late, `name="back" value="/tickets/T-1001"`) {
		t.Error("who was too late loses the draft, or the way back")
	}
	c.expect(t, 303, "/tickets/T-1001/message", url.Values{"version": {"3"}, "text": {"收到了，謝謝！"}})
	c.expect(t, 303, "/tickets/T-1001/status", url.Values{"version": {"5"}, "status": {"solved"}})
	c.expect(t, 409, "/tickets/T-1001/status", url.Values{"version": {"6"}, "status": {"awaits-others"}})
	rating := url.Values{"version": {"6"}, "satisfied": {"5"}, "recommend": {"9"}, "adequate0": {"4"}, "desired0": {"6"}, "perceived0": {"7"}}
	c.expect(t, 303, "/tickets/T-1001/rating", rating)
	rating.Set("version", "7")
	c.expect(t, 409, "/tickets/T-1001/rating", rating)
	if page := c.get("/satisfaction").Body.String(); !strings.Contains(page, "1 customers answered") || !strings.Contains(page, "Reliability") {
		t.Error("the rating is not counted")
	}
}

// steps are the eight steps and the closing, with what each needs.
func steps(due time.Time) []url.Values {
	return []url.Values{
		{"action": {"thank"}}, {"action": {"appreciate"}}, {"action": {"apologise"}},
		{"action": {"promise"}, "due": {due.Format("2006-01-02T15:04")}, "text": {"a new one"}, "feasible": {"on"}},
		{"action": {"gather"}}, {"action": {"correct"}, "text": {"a new one was sent"}},
		{"action": {"satisfied"}, "by": {"K-1"}, "channel": {"phone"}},
		{"action": {"prevent"}, "cause": {"process"}, "text": {"checked before sending"}}, {"action": {"close"}},
	}
}

func TestAComplaintGoesItsEightSteps(t *testing.T) {
	s := newServer(t, false)
	c := client{s.routes(free), "en"}
	page := c.expect(t, 303, "/complaints", url.Values{"action": {"receive"}, "customer": {"K-1"}, "missed": {"the lamp was to work"}})
	if strings.Contains(page, `value="correct"`) || !strings.Contains(page, `value="thank"`) {
		t.Error("not just what is allowed is offered")
	}
	if page := c.expect(t, 422, "/complaints/C-101", url.Values{"action": {"correct"}, "text": {"a new one"}}); !strings.Contains(page, "Possible now: Say thank you") {
		t.Errorf("a skipped step is not refused in words: %s", page[:min(len(page), 3000)])
	}
	if page := c.expect(t, 422, "/complaints", url.Values{"action": {"receive"}}); !strings.Contains(page, "refused") {
		t.Error("a complaint of nothing is taken")
	}
	for i, form := range steps(time.Now().In(s.zone).Add(24 * time.Hour)) {
		if i == 3 {
			late := url.Values{"action": {"promise"}, "due": {"2020-01-01T10:00"}, "text": {"<i>kept</i>"}, "feasible": {"on"}}
			if page := c.expect(t, 422, "/complaints/C-101", late); !strings.Contains(page, "&lt;i&gt;kept") || !strings.Contains(page, `class="fault"`) {
				t.Error("a promise into the past is not refused beside its field")
			}
		}
		form.Set("key", "k-"+form.Get("action"))
		c.expect(t, 303, "/complaints/C-101", form)
		c.expect(t, 303, "/complaints/C-101", form) // a double click
	}
	if got := s.complaints["C-101"]; got.Version() != 10 || got.Phase().String() != "closed" {
		t.Errorf("at the end it is %v", got)
	}
	page = c.get("/complaints/C-101").Body.String()
	for _, want := range []string{"Kept", "a new one was sent", "stateDiagram"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestComplaintsThatNobodyVoicedAndThoseThatAreOne(t *testing.T) {
	s := newServer(t, false)
	c := client{s.routes(free), "en"}
	c.expect(t, 303, "/complaints", url.Values{"action": {"detect"}, "missed": {"the filter was to last"}})
	c.expect(t, 303, "/complaints", url.Values{"action": {"receive"}, "missed": {"the filter was to last"}})
	c.expect(t, 303, "/complaints/C-101", url.Values{"action": {"visit"}, "text": {"we called on the customer"}})
	if page := c.get("/complaints/C-101").Body.String(); !strings.Contains(page, `value="cause"`) || strings.Contains(page, `value="thank"`) {
		t.Error("a hidden complaint does not go its own way")
	}
	c.expect(t, 422, "/complaints/C-101", url.Values{"action": {"merge-into"}, "other": {"C-101"}})
	c.expect(t, 422, "/complaints/C-101", url.Values{"action": {"merge-into"}, "other": {"C-999"}})
	c.expect(t, 303, "/complaints/C-101", url.Values{"action": {"merge-into"}, "other": {"C-102"}})
	if s.complaints["C-101"].Phase().String() != "merged" || s.complaints["C-102"].Absorbed()[0] != "C-101" {
		t.Errorf("%v and %v are not one", s.complaints["C-101"], s.complaints["C-102"])
	}
}

func TestSettingsAreRefusedLineByLine(t *testing.T) {
	s := newServer(t, true)
	c := client{s.routes(free), "en"}
	text := string(firstSettings)
	wrong := strings.NewReplacer(`"15m"`, `"15 minutes"`, `"office": {`, `"office": {"wek": {},`, `"16h", "warnings": ["75%"], "calendar": "office"`, `"16h", "calendar": "ofice"`, `"load": "10m"`, `"load": "ten"`).Replace(text)
	page := c.expect(t, 422, "/settings", url.Values{"version": {"1"}, "text": {wrong}})
	bad := regexp.MustCompile(`(?s)<li id="line(\d+)" class="bad"><code>([^<]*)`).FindAllStringSubmatch(page, -1)
	if len(bad) != 4 { // agents are looked at when it is known how they are matched
		t.Fatalf("faults: %q", bad)
	}
	for _, line := range bad {
		if !regexp.MustCompile("15 minutes|wek|office|ofice|ten").MatchString(line[2]) {
			t.Errorf("line %s is blamed: %s", line[1], line[2])
		}
	}
	page = c.expect(t, 422, "/settings", url.Values{"version": {"1"}, "text": {strings.Replace(text, `"capacity": 20`, `"capacity": -20`, 1)}})
	if !regexp.MustCompile(`class="bad"><code>[^<]*-20`).MatchString(page) {
		t.Error("a capacity below zero is not blamed")
	}
	for _, syntax := range []string{"", "{", `{"policy": 1}`, `{"agents": []}`, `{"x": 1}`, `{"matching": 1}`, text + "}"} {
		c.expect(t, 422, "/settings", url.Values{"version": {"1"}, "text": {syntax}})
	}
	c.expect(t, 303, "/settings", url.Values{"version": {"1"}, "text": {strings.Replace(text, `"15m"`, `"20m"`, 1)}})
	c.expect(t, 409, "/settings", url.Values{"version": {"1"}, "text": {text}})
	plain := regexp.MustCompile(`(?s)"matching": \{.*?\n  \},`).ReplaceAllString(text, "")
	c.expect(t, 303, "/settings", url.Values{"version": {"2"}, "text": {plain}})
	if settings, _ := s.inForce(); plain == text || settings.Matching.Load != 0 || len(settings.Matching.Languages) != 3 {
		t.Errorf("settings that do not say how to match: %+v", settings.Matching)
	}
}

func TestBadRequestsHaveReasons(t *testing.T) {
	c := client{newServer(t, true).routes(limits{host: "localhost", perSec: 1e9, burst: 1e9, body: 1000}), "zh-Hant"}
	ticket := url.Values{"customer": {"K"}, "tier": {"key"}, "channel": {"chat"}, "language": {"en"}, "topic": {"x"}, "text": {"x"}}
	with := func(name, value string) url.Values {
		v := url.Values{}
		for k := range ticket {
			v[k] = ticket[k]
		}
		v.Set(name, value)
		return v
	}
	for _, test := range []struct {
		status       int
		method, path string
		form         url.Values
	}{
		{404, "GET", "/nothing", nil},
		{404, "GET", "/tickets/T-9", nil},
		{404, "GET", "/complaints/C-9", nil},
		{404, "GET", "/live/T-9", nil},
		{404, "POST", "/tickets/T-9/status", url.Values{"status": {"solved"}}},
		{404, "GET", "/calendar?name=none", nil},
		{400, "GET", "/calendar?month=2026-13", nil},
		{422, "POST", "/tickets", with("customer", "")},
		{422, "POST", "/tickets", with("tier", "best")},
		{422, "POST", "/tickets", with("channel", "pigeon")},
		{422, "POST", "/tickets", with("language", "fr")},
		{422, "POST", "/tickets", with("text", "  ")},
		{422, "POST", "/tickets/T-1001/status", url.Values{"version": {"3"}, "status": {"merged-away"}}},
		{422, "POST", "/tickets/T-1001/status", url.Values{"status": {"solved"}}},
		{422, "POST", "/tickets/T-1001/reply", url.Values{"version": {"3"}}},
		{422, "POST", "/tickets/T-1001/message", url.Values{"version": {"3"}}},
		{422, "POST", "/tickets/T-1001/rating", url.Values{"version": {"3"}, "desired0": {"8"}}},
		{422, "POST", "/tickets/T-1001/rating", url.Values{"version": {"3"}, "recommend": {"11"}}},
		{422, "POST", "/complaints", url.Values{"action": {"thank"}}},
		{422, "POST", "/complaints/C-101", url.Values{"action": {"dance"}}},
		{422, "POST", "/complaints/C-101", url.Values{"action": {"classify"}, "category": {"odd"}}},
		{409, "POST", "/complaints/C-101", url.Values{"action": {"gather"}, "version": {"2"}}},
	} {
		w := c.send(test.method, test.path, test.form)
		if w.Code != test.status || reasonIn(w) == "" {
			t.Errorf("%s %s %v: got %d %q, want %d and a reason", test.method, test.path, test.form, w.Code, reasonIn(w), test.status)
		}
	}
	for path, form := range map[string]url.Values{"/tickets": with("text", strings.Repeat("x", 2000)), "/settings": {"text": {strings.Repeat("x", 2000)}},
		"/check": {"text": {strings.Repeat("x", 2000)}}, "/complaints": {"action": {"receive"}, "missed": {strings.Repeat("x", 2000)}}} {
		if w := c.send("POST", path, form); w.Code != 413 {
			t.Errorf("%s with too much: got %d, want 413", path, w.Code)
		}
	}
}

func TestStrangersAreRefused(t *testing.T) {
	h := newServer(t, true).routes(limits{host: "localhost", perSec: 1, burst: 3, body: 1000})
	for i, test := range []struct {
		status             int
		host, site, origin string
	}{
		{421, "evil.example", "same-origin", ""},
		{403, "localhost", "cross-site", "https://evil.example"},
		{403, "127.0.0.1:8080", "", "https://evil.example"},
		{303, "localhost", "same-origin", "http://localhost"},
		{429, "localhost", "same-origin", "http://localhost"},
	} {
		r := httptest.NewRequest("POST", "/me", strings.NewReader("back=//evil.example"))
		r.Host = test.host
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for name, value := range map[string]string{"Sec-Fetch-Site": test.site, "Origin": test.origin} {
			if value != "" {
				r.Header.Set(name, value)
			}
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != test.status {
			t.Errorf("%d: got %d, want %d", i, w.Code, test.status)
		}
		if to := w.Header().Get("Location"); to != "" && to != "/" {
			t.Errorf("it leads to %q", to)
		}
	}
}

func TestLogsAndMetricsHoldNoWords(t *testing.T) {
	var logs bytes.Buffer
	s := serverOn(t, filepath.Join(t.TempDir(), "desk.db"), true, &logs)
	c := client{s.routes(free), "en"}
	c.get("/tickets/T-1001?q=secretword")
	c.expect(t, 303, "/tickets/T-1001/message", url.Values{"version": {"3"}, "text": {"secretword"}})
	c.expect(t, 303, "/complaints", url.Values{"action": {"receive"}, "missed": {"secretword"}, "customer": {"K-1"}})
	c.expect(t, 422, "/complaints/C-103", url.Values{"action": {"close"}, "text": {"secretword"}})
	figures := c.get("/metrics").Body.String()
	if strings.Contains(logs.String()+figures, "secretword") || !strings.Contains(logs.String(), `route="POST /tickets/{id}/message"`) {
		t.Errorf("the log: %s", logs.String())
	}
	if !strings.HasSuffix(figures, "# EOF\n") || !strings.Contains(figures, `desk_requests_total{status="4xx"} 1`) {
		t.Errorf("the metrics: %s", figures)
	}
	if w := c.get("/healthz"); w.Code != 200 || w.Body.String() != "ok\n" {
		t.Errorf("health: %d", w.Code)
	}
}

func TestADeskOpenedAgainIsTheSame(t *testing.T) {
	for name, where := range map[string]string{"sqlite": filepath.Join(t.TempDir(), "desk.db"), "postgres": os.Getenv("DESK_POSTGRES")} {
		t.Run(name, func(t *testing.T) {
			if where == "" {
				t.Skip("DESK_POSTGRES names no database")
			}
			if name == "postgres" {
				where = emptySchema(t, where)
			}
			first := serverOn(t, where, true, io.Discard)
			c := client{first.routes(free), "en"}
			id := "/tickets/T-1001"
			for range 20 { // beyond a snapshot
				c.expect(t, 303, id+"/message", url.Values{"version": {version(first, "T-1001")}, "text": {"and one more thing"}})
			}
			second := serverOn(t, where, true, io.Discard)
			now := time.Now()
			first.now, second.now = func() time.Time { return now }, func() time.Time { return now }
			for _, path := range []string{"/", id, "/complaints", "/complaints/C-101", "/satisfaction"} {
				a, b := c.get(path).Body.String(), client{second.routes(free), "en"}.get(path).Body.String()
				key := regexp.MustCompile(`name="key" value="[^"]*"`)
				if key.ReplaceAllString(a, "") != key.ReplaceAllString(b, "") {
					t.Errorf("%s is not the same", path)
				}
			}
			// The other desk goes on; this one hears of it when it is too late.
			client{second.routes(free), "en"}.expect(t, 303, id+"/message", url.Values{"version": {version(second, "T-1001")}, "text": {"x"}})
			form := url.Values{"version": {version(first, "T-1001")}, "text": {"y"}}
			c.expect(t, 409, id+"/message", form)
			form.Set("version", version(first, "T-1001"))
			c.expect(t, 303, id+"/message", form)
		})
	}
}

// emptySchema makes an empty schema in a database, and gives the URL that leads there.
func emptySchema(t *testing.T, where string) string {
	t.Helper()
	db, err := sql.Open("pgx", where)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "DROP SCHEMA IF EXISTS desk_test CASCADE; CREATE SCHEMA desk_test"); err != nil {
		t.Fatal(err)
	}
	return where + "?search_path=desk_test"
}

func version(s *server, id string) string {
	return strconv.Itoa(s.ticket(id).Version)
}

func TestFlags(t *testing.T) {
	desk := exampletest.Program(func(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
		return run(ctx, args, stdout, stderr)
	})
	desk.Refuses(t, done, "-addr", "-h")
	for _, addr := range []string{"0.0.0.0:8080", ":8080"} {
		desk.Refuses(t, misused, "can be reached from other machines", "-addr", addr)
	}
	desk.Refuses(t, misused, `-addr: got "x"`, "-addr", "x")
	desk.Refuses(t, misused, `got argument "word"`, "word")
	desk.Refuses(t, misused, "want more than 0 and at least 1", "-rate", "0")
	desk.Refuses(t, misused, "want more than 0 and at least 1", "-burst", "0")
	desk.Refuses(t, misused, "-none", "-none")
	desk.Refuses(t, failed, "desk: store: ", "-db", filepath.Join(t.TempDir(), "no", "folder"))
	desk.Refuses(t, failed, "Asia/Nowhere", "-zone", "Asia/Nowhere")
}

// TestTheProgramServesAndCloses starts it as people do, looks at a countdown over the
// network, and stops it.
func TestTheProgramServesAndCloses(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	exit := make(chan int, 1)
	go func() {
		exit <- run(ctx, []string{"-addr", "127.0.0.1:0", "-db", filepath.Join(t.TempDir(), "desk.db")}, in, io.Discard)
		in.Close()
	}()
	line := make([]byte, 200)
	n, err := out.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	base := regexp.MustCompile(`http://[^ ]+`).FindString(string(line[:n]))
	r, err := http.Get(base + "/live")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if n, err := r.Body.Read(line); err != nil || !bytes.HasPrefix(line[:n], []byte(`data: [["T-`)) {
		t.Errorf("live: %q, %v", line[:n], err)
	}
	stop()
	select {
	case code := <-exit:
		if code != done {
			t.Errorf("exit %d", code)
		}
	case <-time.After(10 * time.Second):
		t.Error("it does not close")
	}
}
