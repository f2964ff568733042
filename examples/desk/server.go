package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"html/template"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/sla"

	"github.com/servicequality/servicequality/examples/desk/store"
)

//go:embed pages static
var files embed.FS

var pages = template.Must(template.New("").Funcs(functions).ParseFS(files, "pages/*.html"))

// problem is an answer that is no success: its status, and a reason for people.
type problem struct {
	status int
	reason words
}

// Error gives the reason in English.
func (p *problem) Error() string { return p.reason[0] }

// What may be wrong with a request.
var (
	notFound  = &problem{http.StatusNotFound, words{"There is nothing at this address.", "找不到该页面。", "找不到這個頁面。"}}
	malformed = &problem{http.StatusBadRequest, words{"The form cannot be read.", "无法读取表单。", "無法讀取表單。"}}
	conflict  = &problem{http.StatusConflict, words{"Somebody else was faster. Load the page again and see what has changed.",
		"其他人已先行更新，请重新载入页面查看最新情况。", "其他人已先行更新，請重新載入頁面查看最新情況。"}}
	rated   = &problem{http.StatusConflict, words{"The customer has answered already.", "客户已经评价过了。", "客戶已經評分過了。"}}
	tooFast = &problem{http.StatusTooManyRequests, words{"Too many requests; wait a moment.", "请求过于频繁，请稍候。", "請求過於頻繁，請稍候。"}}
	tooLong = &problem{http.StatusRequestEntityTooLarge, words{"This is longer than the desk accepts.", "内容超过允许的长度。", "內容超過允許的長度。"}}
	broken  = &problem{http.StatusInternalServerError, words{"Something is wrong on our side. Load the page again to see what was stored.",
		"系统出现问题，请重新载入页面，确认是否已保存。", "系統發生問題，請重新載入頁面，確認是否已儲存。"}}
	notNow = &problem{http.StatusConflict, words{"This cannot be done in the present status.", "当前状态下不能这样操作。", "目前狀態下無法這樣操作。"}}
)

func bad(en, hans, hant string) *problem {
	return &problem{http.StatusUnprocessableEntity, words{en, hans, hant}}
}

// problemOf says what an error means to the person who asked.
func problemOf(err error) *problem {
	if p, ok := errors.AsType[*problem](err); ok {
		return p
	}
	if r, ok := errors.AsType[*complaint.Refusal](err); ok && !errors.Is(r, complaint.CodeVersion) {
		return bad(r.Text(tongues[0]), r.Text(tongues[1]), r.Text(tongues[2]))
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return tooLong
	}
	if _, ok := errors.AsType[*store.Conflict](err); ok || errors.Is(err, complaint.CodeVersion) {
		return conflict
	}
	if _, ok := errors.AsType[*sla.LogError](err); ok {
		return notNow
	}
	return broken
}

// view is what every page knows.
type view struct {
	T      Tongue
	Path   string // of the page that a form stands on, without its query
	Me     string // who works here
	Agents []string
	Now    time.Time
	Reason string // what was wrong
	Data   any
}

// Tongues lists the languages to choose from.
func (v view) Tongues() []language.Tag { return tongues }

// Parts of the desk, for the navigation.
func (v view) Parts() []part { return parts }

type part struct {
	Path string
	Name words
}

var parts = []part{{"/", words{"Board", "看板", "看板"}}, {"/tickets", words{"Tickets", "工单", "案件"}}, {"/complaints", words{"Complaints", "投诉", "投訴"}},
	{"/satisfaction", words{"Satisfaction", "满意度", "滿意度"}}, {"/calendar", words{"Calendar", "日历", "行事曆"}}, {"/settings", words{"Settings", "设置", "設定"}}}

// In reports whether the page belongs to a part.
func (v view) In(p part) bool { return v.Path == p.Path || strings.HasPrefix(v.Path, p.Path+"/") }

// functions are what the pages need beyond the values they show.
var functions = template.FuncMap{
	"channels":   etiquette.Channels,
	"tiers":      customer.Tiers,
	"dimensions": satisfaction.Dimensions,
	"columns":    func() []satisfaction.Column { return instrument.Design().Columns },
	"self":       display.Self.Name,
	"two":        two,
	"pair":       func(t Tongue, rows any) view { return view{T: t, Data: rows} },
}

// server answers requests for a desk.
type server struct {
	*Desk
	zone     *time.Location
	done     context.Context // when the program ends
	watching atomic.Int64    // pages with live countdowns
}

func (s *server) view(r *http.Request, data any) view {
	settings, _ := s.inForce()
	v := view{T: tongueOf(r, s.zone), Path: r.URL.Path, Agents: settings.names(), Now: s.now(), Data: data}
	v.Me = v.Agents[0]
	if list, id, ok := strings.Cut(v.Path, "/"+r.PathValue("id")+"/"); ok && id != "" && list != "" {
		v.Path = list + "/" + r.PathValue("id") // of /tickets/T-1001/reply
	}
	if c, err := r.Cookie("me"); err == nil && slices.Contains(v.Agents, c.Value) {
		v.Me = c.Value
	}
	return v
}

func (s *server) render(w http.ResponseWriter, status int, name string, v view) error {
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, name, v); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = b.WriteTo(w)
	return nil
}

// handler answers a request, or says why not.
type handler func(w http.ResponseWriter, r *http.Request) error

// serve makes an error a page.
func (s *server) serve(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		err := r.ParseForm() // of a GET too: its query
		if err == nil {
			err = h(w, r)
		} else if _, long := errors.AsType[*http.MaxBytesError](err); !long {
			err = malformed
		}
		if err == nil || r.Context().Err() != nil {
			return
		}
		p := problemOf(err)
		if p == broken {
			s.log.Error("failed", "route", r.Pattern, "error", err)
		}
		v := s.view(r, nil)
		v.Reason = v.T.Words(p.reason)
		if err := s.render(w, p.status, "problem.html", v); err != nil {
			s.log.Error("no page", "error", err)
		}
	}
}

// routes gives the whole desk, with its guards.
func (s *server) routes(l limits) http.Handler {
	mux := http.NewServeMux()
	for pattern, h := range map[string]handler{
		"GET /{$}":                   s.boardPage,
		"GET /live":                  s.live,
		"GET /live/{id}":             s.live,
		"POST /me":                   s.me,
		"GET /tickets":               s.ticketsPage,
		"POST /tickets":              s.openTicket,
		"GET /tickets/{id}":          s.ticketPage,
		"POST /tickets/{id}/reply":   s.reply,
		"POST /tickets/{id}/message": s.message,
		"POST /tickets/{id}/status":  s.status,
		"POST /tickets/{id}/rating":  s.rate,
		"POST /check":                s.check,
		"GET /complaints":            s.complaintsPage,
		"POST /complaints":           s.openComplaint,
		"GET /complaints/{id}":       s.complaintPage,
		"POST /complaints/{id}":      s.act,
		"GET /satisfaction":          s.satisfactionPage,
		"GET /calendar":              s.calendarPage,
		"GET /settings":              s.settingsPage,
		"POST /settings":             s.saveSettings,
		"GET /healthz":               s.health,
		"GET /metrics":               s.metrics,
		"/":                          func(http.ResponseWriter, *http.Request) error { return notFound },
	} {
		mux.Handle(pattern, s.serve(h))
	}
	static, _ := fs.Sub(files, "static")
	mux.Handle("GET /static/", http.StripPrefix("/static/", http.FileServerFS(static)))
	return s.guard(mux, l)
}

// me remembers who works here, and in which language.
func (s *server) me(w http.ResponseWriter, r *http.Request) error {
	for _, name := range []string{"me", "lang"} {
		if value := r.PostFormValue(name); value != "" && len(value) < 65 {
			http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: 1 << 25})
		}
	}
	back := r.PostFormValue("back")
	if len(back) == 0 || back[0] != '/' || len(back) > 1 && (back[1] == '/' || back[1] == '\\') {
		back = "/"
	}
	return see(w, r, back)
}

// see leads to the page that shows what was done.
func see(w http.ResponseWriter, r *http.Request, path string) error {
	http.Redirect(w, r, path, http.StatusSeeOther)
	return nil
}

func (s *server) health(w http.ResponseWriter, r *http.Request) error {
	if err := s.store.Ping(r.Context()); err != nil {
		return &problem{http.StatusServiceUnavailable, broken.reason}
	}
	_, _ = w.Write([]byte("ok\n"))
	return nil
}
