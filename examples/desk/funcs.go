package main

import (
	"html/template"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/satisfaction"
)

// functions are what the pages need beyond the values they show.
var functions = template.FuncMap{
	"channels": func() []string { return channels },
	"columns":  func() []satisfaction.Column { return instrument.Design().Columns },
	"pair":     func(t Tongue, rows any) any { return map[string]any{"T": t, "Rows": rows} },
	"findings": func(t Tongue, all []etiquette.Finding) any { return view{T: t, Data: all} },
	"form": func(t Tongue, p *ComplaintPage, a Action, open bool) any {
		return map[string]any{"T": t, "Page": p, "Action": a, "Open": open}
	},
	"next": func(p *ComplaintPage, a complaint.Action) bool {
		return len(p.Advice) > 0 && p.Advice[0].Action == a
	},
	"feedback": func(c *complaint.Case) *time.Time {
		if due, ok := c.FeedbackDue(); ok {
			return &due
		}
		return nil
	},
	"weekdays": func(t Tongue) (names [7]string) {
		for i := range names {
			w := time.Weekday((i + 1) % 7)
			names[i] = t.Say(w.String()[:3], "周"+cjkDays[w], "週"+cjkDays[w])
		}
		return names
	},
}

var cjkDays = [7]string{"日", "一", "二", "三", "四", "五", "六"}
