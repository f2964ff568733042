package main

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/sla"
)

// say gives the one of three ways to say the same.
func (o *options) say(en, hans, hant string) string {
	_, i, _ := matcher.Match(o.lang)
	return [...]string{en, hans, hant}[i]
}

var matcher = language.NewMatcher([]language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese})

// The marks behind a day of the grid.
const (
	closedMark  = '·'
	holidayMark = '*'
	makeUpMark  = '+'
)

// grid draws the month, weeks from Monday.
func (o *options) grid(b *strings.Builder, c *sla.Calendar, days map[sla.Date]Day) {
	first := time.Date(o.month.year, o.month.month, 1, 12, 0, 0, 0, time.UTC)
	fmt.Fprintf(b, "%s  (%s)\n", o.say(first.Format("January 2006"), first.Format("2006年1月"), first.Format("2006年1月")), c.Zone())
	b.WriteString(o.say(" Mon  Tue  Wed  Thu  Fri  Sat  Sun\n", "  一   二   三   四   五   六   日\n", "  一   二   三   四   五   六   日\n"))
	b.WriteString(strings.Repeat("     ", (int(first.Weekday())+6)%7))
	var named []stretch
	open := time.Duration(0)
	for day := first; day.Month() == first.Month(); day = day.AddDate(0, 0, 1) {
		date := sla.DateOf(day)
		shifts, exception := c.ShiftsOn(date)
		mark := ' '
		switch {
		case exception && len(shifts) > 0:
			mark = makeUpMark
		case exception:
			mark = holidayMark
		case len(shifts) == 0:
			mark = closedMark
		}
		for _, s := range shifts {
			open += s.Length()
		}
		if d, ok := days[date]; ok {
			named = extend(named, stretch{mark, d.Name, date, date})
		}
		fmt.Fprintf(b, "  %2d%c", day.Day(), mark)
		if day.Weekday() == time.Sunday {
			b.WriteString("\n")
		}
	}
	if last := first.AddDate(0, 1, -1); last.Weekday() != time.Sunday {
		b.WriteString("\n")
	}
	fmt.Fprintf(b, "\n%s\n", o.say("· closed   * holiday   + worked instead", "· 休息   * 放假   + 调休上班", "· 休息   * 放假   + 補班"))
	fmt.Fprintf(b, "%s %s\n", o.say("working time in the month:", "当月工作时间：", "當月工作時間："), short(open))
	for _, s := range named {
		fmt.Fprintf(b, "  %c %s  %s\n", s.mark, s.name, s.dates())
	}
}

// stretch is days in a row with one mark and name.
type stretch struct {
	mark        rune
	name        string
	first, last sla.Date
}

// extend adds a day, to the last stretch where it goes on.
func extend(list []stretch, s stretch) []stretch {
	if n := len(list); n > 0 && list[n-1].mark == s.mark && list[n-1].name == s.name && list[n-1].last+1 == s.first {
		list[n-1].last = s.last
		return list
	}
	return append(list, s)
}

func (s *stretch) dates() string {
	if s.first == s.last {
		return s.first.String()
	}
	return s.first.String() + " – " + s.last.String()
}

// deadlines lists when work is due, and when it would be without the festival.
func (o *options) deadlines(b *strings.Builder, with, without *sla.Calendar) error {
	const form = "Mon 2006-01-02 15:04"
	fmt.Fprintf(b, "\n%s %s\n", o.say("begun", "开始", "開始"), o.from.In(with.Zone()).Format(form))
	for _, d := range o.lengths {
		due, err := with.Add(o.from.Time, d)
		if err != nil {
			return err
		}
		usual, err := without.Add(o.from.Time, d)
		if err != nil {
			return err
		}
		later := due.Sub(usual)
		fmt.Fprintf(b, "  %-6s %s %s", short(d), o.say("due", "截止", "截止"), due.Format(form))
		if later != 0 {
			fmt.Fprintf(b, "   %s %s", o.say("instead of", "平时为", "平時為"), usual.Format(form))
		}
		b.WriteString("\n")
	}
	return nil
}

// short leaves out minutes and seconds that are none.
func short(d time.Duration) string {
	s := d.String()
	if d%time.Minute == 0 {
		s = strings.TrimSuffix(s, "0s")
	}
	if d%time.Hour == 0 {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}
