// Holidays shows what a festival does to deadlines: the month as a grid, with days
// off and weekend days that are worked instead, and when work is due that begins
// before the festival.
//
//	go run ./examples/holidays
//	go run ./examples/holidays -file 2027.json -month 2027-10 -from 2027-09-30T16:00:00+08:00
package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	_ "time/tzdata" // zones also where the machine has none

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/sla"
)

//go:embed 2026.json
var year2026 []byte

// What the program's exit says.
const (
	done    = 0
	failed  = 1 // there is no calendar, and standard error says why
	misused = 2 // the flags are wrong
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are the flags.
type options struct {
	file, zone string
	month      month
	from       instant
	hours      shifts
	lengths    lengths
	lang       language.Tag
}

func parse(args []string, stderr io.Writer) (options, error) {
	o := options{
		month: month{2026, time.February}, from: instant{time.Date(2026, 2, 13, 8, 0, 0, 0, time.UTC)},
		hours:   shifts{{Open: sla.At(9, 0), Close: sla.At(12, 0)}, {Open: sla.At(13, 0), Close: sla.At(18, 0)}},
		lengths: lengths{time.Hour, 4 * time.Hour, 8 * time.Hour, 24 * time.Hour, 40 * time.Hour},
		lang:    language.English,
	}
	flags := flag.NewFlagSet("holidays", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.file, "file", "", "JSON file with the days of a year; see the README")
	flags.StringVar(&o.zone, "zone", "Asia/Shanghai", "time zone of the calendar")
	flags.Var(&o.month, "month", "month of the grid")
	flags.Var(&o.from, "from", "when the work begins")
	flags.Var(&o.hours, "hours", "hours of a working day")
	flags.Var(&o.lengths, "add", "how much work there is, in working time")
	flags.TextVar(&o.lang, "lang", o.lang, "language: en, zh-Hans or zh-Hant")
	err := flags.Parse(args)
	if err == nil && flags.NArg() > 0 {
		err = fmt.Errorf("holidays: got argument %q, want flags only", flags.Arg(0))
		fmt.Fprintln(stderr, err)
	}
	return o, err
}

// run is main with its surroundings as arguments. It gives the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return done
	case err != nil:
		return misused
	}
	said, err := o.show()
	if err == nil {
		_, err = io.WriteString(stdout, said)
	}
	if err != nil {
		fmt.Fprintln(stderr, "holidays:", err)
		return failed
	}
	return done
}

// Year is the file: the days on which a country does otherwise than its week says.
type Year struct {
	Year   int      `json:"year"`
	Papers []string `json:"papers,omitempty"` // where that was announced
	Days   []Day    `json:"days"`
}

// Day is a day off, or a weekend day that is worked in its place.
type Day struct {
	Name string `json:"name"`
	Date string `json:"date"` // 2026-02-17
	Off  bool   `json:"isOffDay"`
}

// read gives the days of the year by their dates.
func (o *options) read() (days map[sla.Date]Day, err error) {
	data := year2026
	if o.file != "" {
		if data, err = os.ReadFile(o.file); err != nil {
			return nil, err
		}
	}
	var year Year
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&year); err != nil { // such files carry further fields
		return nil, fmt.Errorf("days of the year: %w", err)
	}
	days = map[sla.Date]Day{}
	for i, d := range year.Days {
		date, err := sla.ParseDate(d.Date)
		if err != nil {
			return nil, fmt.Errorf("days[%d].date: %w", i, err)
		}
		if _, twice := days[date]; twice {
			return nil, fmt.Errorf("days[%d].date: got %s again, want each once", i, d.Date)
		}
		days[date] = d
	}
	return days, nil
}

// calendars gives the working week with the days of the year, and without them.
func (o *options) calendars(days map[sla.Date]Day) (with, without *sla.Calendar, err error) {
	zone, err := time.LoadLocation(o.zone)
	if err != nil {
		return nil, nil, err
	}
	hours := sla.Hours{Zone: zone}
	for day := time.Monday; day <= time.Friday; day++ {
		hours.Week[day] = o.hours
	}
	if without, err = sla.NewCalendar(hours); err != nil {
		return nil, nil, err
	}
	hours.Exceptions = map[sla.Date][]sla.Shift{}
	for date, d := range days {
		hours.Exceptions[date] = nil
		if !d.Off {
			hours.Exceptions[date] = o.hours
		}
	}
	with, err = sla.NewCalendar(hours)
	return with, without, err
}

// show draws the grid and lists the deadlines.
func (o *options) show() (string, error) {
	days, err := o.read()
	if err != nil {
		return "", err
	}
	with, without, err := o.calendars(days)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	o.grid(&b, with, days)
	err = o.deadlines(&b, with, without)
	return b.String(), err
}
