package main

import (
	"net/http"
	"slices"
	"time"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/sla"
)

// Month is a month on paper, weeks from Monday.
type Month struct {
	Names       []string // of all calendars
	Name        string   // of this one
	First       time.Time
	Before      string // the month before, "2026-01"
	After       string
	Weeks       [][7]Day
	OpenNow     bool
	Change      time.Time // when it opens or closes next
	HasChange   bool
	BusinessDay time.Duration
}

// Day is a day of the month; its Date is 0 when it lies in another.
type Day struct {
	sla.Date
	Number    int
	Shifts    []sla.Shift
	Exception bool
	Today     bool
}

func (s *server) calendarPage(w http.ResponseWriter, r *http.Request) error {
	settings, _ := s.inForce()
	v := s.view(r, nil)
	m := &Month{Names: settings.Policy.CalendarNames(), Name: r.URL.Query().Get("name")}
	if m.Name == "" && len(m.Names) > 0 {
		m.Name = m.Names[len(m.Names)-1]
	}
	c := settings.Policy.Calendar(m.Name)
	if c == nil {
		return notFound
	}
	now := v.Now.In(c.Zone())
	month := r.URL.Query().Get("month")
	if month == "" {
		month = now.Format("2006-01")
	}
	first, err := time.Parse("2006-01", month)
	if err != nil || first.Year() < 1900 || first.Year() > 2149 {
		return &problem{http.StatusBadRequest, words{"A month is written as 2026-02, from 1900 to 2149.",
			"月份写作 2026-02，范围为 1900 年至 2149 年。", "月份寫作 2026-02，範圍為 1900 年至 2149 年。"}}
	}
	m.First, m.Before, m.After = first, first.AddDate(0, -1, 0).Format("2006-01"), first.AddDate(0, 1, 0).Format("2006-01")
	m.fill(c, sla.DateOf(now))
	m.BusinessDay, _ = c.Days(1)
	if m.OpenNow = c.Open(now); m.OpenNow {
		m.Change, err = c.NextClose(now)
	} else {
		m.Change, err = c.NextOpen(now)
	}
	m.HasChange = err == nil
	v.Data = m
	return s.render(w, http.StatusOK, "calendar.html", v)
}

func (m *Month) fill(c *sla.Calendar, today sla.Date) {
	date := sla.DateOf(m.First)
	for date.Weekday() != time.Monday {
		date--
	}
	for {
		var week [7]Day
		for i := range week {
			if _, month, n := date.YearMonthDay(); month == m.First.Month() {
				week[i] = Day{Date: date, Number: n, Today: date == today}
				week[i].Shifts, week[i].Exception = c.ShiftsOn(date)
			}
			date++
		}
		if !slices.ContainsFunc(week[:], func(d Day) bool { return d.Number > 0 }) {
			return
		}
		m.Weeks = append(m.Weeks, week)
	}
}

func (s *server) satisfactionPage(w http.ResponseWriter, r *http.Request) error {
	v := s.view(r, nil)
	s.mu.RLock()
	p, err := s.survey.page(v.T)
	s.mu.RUnlock()
	if _, none := err.(*satisfaction.UndefinedError); err != nil && !none {
		return err
	}
	v.Data = p
	return s.render(w, http.StatusOK, "satisfaction.html", v)
}
