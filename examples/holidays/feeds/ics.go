package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
)

// readFeed gives the days of the all-day events of a year. An event that cannot be
// read is a fault; the others are there.
func readFeed(name string, year int, worked *regexp.Regexp) (days []day, faults []error, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	calendar, err := ics.ParseCalendar(f)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	for _, e := range calendar.Events() {
		dates, err := datesOf(e, year)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: event %q: %w", name, e.Id(), err))
		}
		summary := text(e, ics.ComponentPropertySummary)
		for _, d := range dates {
			days = append(days, day{summary, d.Format("2006-01-02"), !worked.MatchString(summary)})
		}
	}
	return days, faults, nil
}

func text(e *ics.VEvent, p ics.ComponentProperty) string {
	if v := e.GetProperty(p); v != nil {
		return v.Value
	}
	return ""
}

// longest is more days than any holiday has.
const longest = 60

// datesOf gives the dates of an event in a year: from its start to before its end,
// which is the next day when it is not given (RFC 5545, 3.6.1), without those of
// EXDATE. An event at hours of a day is none. Of rules the plain yearly one is known.
func datesOf(e *ics.VEvent, year int) (dates []time.Time, err error) {
	if start := text(e, ics.ComponentPropertyDtStart); strings.Contains(start, "T") {
		return nil, nil
	}
	from, err := e.GetAllDayStartAt()
	if err != nil {
		return nil, err
	}
	to, err := e.GetAllDayEndAt()
	if errors.Is(err, ics.ErrorPropertyNotFound) || err == nil && !to.After(from) {
		to, err = from.AddDate(0, 0, 1), nil
	}
	if err != nil {
		return nil, err
	}
	if to.Sub(from) > longest*24*time.Hour {
		return nil, fmt.Errorf("got %d days, want at most %d", int(to.Sub(from).Hours()/24), longest)
	}
	switch rule := text(e, ics.ComponentPropertyRrule); rule {
	case "":
	case "FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=1":
		if ahead := year - from.Year(); ahead > 0 {
			from, to = from.AddDate(ahead, 0, 0), to.AddDate(ahead, 0, 0)
		}
	default:
		return nil, fmt.Errorf("got rule %q, want none or FREQ=YEARLY", rule)
	}
	except := map[string]bool{}
	for _, p := range e.GetProperties(ics.ComponentPropertyExdate) {
		for d := range strings.SplitSeq(p.Value, ",") {
			except[d] = true
		}
	}
	for d := from; d.Before(to); d = d.AddDate(0, 0, 1) {
		if d.Year() == year && !except[d.Format("20060102")] {
			dates = append(dates, d)
		}
	}
	return dates, nil
}
