package main

import (
	"net/http"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// Month is a month of a calendar on paper, weeks from Monday.
type Month struct {
	Names         []string // of all calendars
	Name          string   // of this one
	Zone          string
	First         time.Time
	Before, After string // the months beside it, "2026-01"
	Weeks         [][7]Day
	State         string // whether it is open, and until when
}

// Day is a day of the month; its Number is 0 when it lies in another.
type Day struct {
	Number    int
	Shifts    []sla.Shift
	Exception bool
	Today     bool
}

func (s *server) calendarPage(w http.ResponseWriter, r *http.Request) error {
	settings, _ := s.inForce()
	v := s.view(r, nil)
	m := &Month{Names: settings.Policy.CalendarNames(), Name: r.FormValue("name")}
	if m.Name == "" && len(m.Names) > 0 {
		m.Name = m.Names[len(m.Names)-1]
	}
	c := settings.Policy.Calendar(m.Name)
	if c == nil {
		return notFound
	}
	now := v.Now.In(c.Zone())
	m.First = now
	if month := r.FormValue("month"); month != "" {
		var err error
		if m.First, err = time.Parse("2006-01", month); err != nil || m.First.Year() < 1900 || m.First.Year() > 2149 {
			return &problem{http.StatusBadRequest, words{"A month is written as 2026-02, from 1900 to 2149.",
				"月份写作 2026-02，范围为 1900 年至 2149 年。", "月份寫作 2026-02，範圍為 1900 年至 2149 年。"}}
		}
	}
	m.First = time.Date(m.First.Year(), m.First.Month(), 1, 0, 0, 0, 0, time.UTC)
	m.Before, m.After = m.First.AddDate(0, -1, 0).Format("2006-01"), m.First.AddDate(0, 1, 0).Format("2006-01")
	m.Zone = c.Zone().String()
	m.State = state(Tongue{v.T.Tag, c.Zone()}, c, now)
	m.fill(c, sla.DateOf(now))
	v.Data = m
	return s.render(w, http.StatusOK, "calendar.html", v)
}

// state says whether a calendar is open now, and until when.
func state(t Tongue, c *sla.Calendar, now time.Time) string {
	if c.Open(now) {
		if end, err := c.NextClose(now); err == nil {
			return t.Say("Open now, until %s.", "现在营业，%s 结束。", "現在營業，%s 結束。", t.Moment(end))
		}
		return t.Say("Always open.", "全天候营业，全年无休。", "全天候營業，全年無休。")
	}
	if begin, err := c.NextOpen(now); err == nil {
		return t.Say("Closed now; opens %s.", "现在休息，%s 开始营业。", "現在休息，%s 開始營業。", t.Moment(begin))
	}
	return t.Say("Closed; no further opening is set.", "现在休息，尚未安排下次营业。", "現在休息，尚未安排下次營業。")
}

// fill writes the days into their weeks.
func (m *Month) fill(c *sla.Calendar, today sla.Date) {
	first, column := sla.DateOf(m.First), (int(m.First.Weekday())+6)%7
	for n := range m.First.AddDate(0, 1, -1).Day() {
		date := first + sla.Date(n)
		day := Day{Number: n + 1, Today: date == today}
		day.Shifts, day.Exception = c.ShiftsOn(date)
		if n == 0 || column == 7 {
			m.Weeks, column = append(m.Weeks, [7]Day{}), column%7
		}
		m.Weeks[len(m.Weeks)-1][column] = day
		column++
	}
}
