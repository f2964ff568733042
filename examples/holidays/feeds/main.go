// Feeds turns other people's holidays into the file that the holidays program reads:
// an .ics feed, or the rules of github.com/rickar/cal/v2 for a country.
//
//	go run -C examples/holidays/feeds . -ics feed.ics -year 2026 > 2026.json
//	go run -C examples/holidays/feeds . -country de -year 2026 > 2026.json
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/at"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/ch"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/es"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/it"
	"github.com/rickar/cal/v2/jp"
	"github.com/rickar/cal/v2/nl"
	"github.com/rickar/cal/v2/nz"
	"github.com/rickar/cal/v2/us"
)

// countries are the rules that can be asked for.
var countries = map[string][]*cal.Holiday{
	"at": at.Holidays, "au": au.HolidaysNSW, "ca": ca.Holidays, "ch": ch.HolidaysZH, "de": de.Holidays, "es": es.Holidays, "fr": fr.Holidays,
	"gb": gb.Holidays, "ie": ie.Holidays, "it": it.Holidays, "jp": jp.Holidays, "nl": nl.Holidays, "nz": nz.Holidays, "us": us.Holidays,
}

// What the program's exit says.
const (
	done       = 0
	failed     = 1 // nothing could be read, and standard error says why
	misused    = 2 // the flags are wrong
	withFaults = 3 // the file is there, and leaves out what could not be read
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// year and day are the file that is written.
type (
	year struct {
		Year int   `json:"year"`
		Days []day `json:"days"`
	}
	day struct {
		Name string `json:"name"`
		Date string `json:"date"`
		Off  bool   `json:"isOffDay"`
	}
)

// run is main with its surroundings as arguments. It gives the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("feeds", flag.ContinueOnError)
	flags.SetOutput(stderr)
	feed := flags.String("ics", "", "file with a calendar of all-day events")
	country := flags.String("country", "", "country whose rules to apply: "+strings.Join(slices.Sorted(maps.Keys(countries)), ", "))
	of := flags.Int("year", 2026, "year to list")
	worked := flags.String("worked", `班|worked|make-?up`, "expression that marks, in the summary of an event, a day that is worked instead")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return done
	case err != nil:
		return misused
	}
	pattern, err := regexp.Compile("(?i)" + *worked)
	holidays := countries[*country]
	switch {
	case err != nil:
	case (*feed == "") == (*country == ""):
		err = errors.New("want either -ics or -country")
	case *country != "" && holidays == nil:
		err = fmt.Errorf("got country %q, want one of %s", *country, strings.Join(slices.Sorted(maps.Keys(countries)), ", "))
	case *of < 1583 || *of > 9999:
		err = fmt.Errorf("got year %d, want 1583 to 9999", *of)
	}
	if err != nil {
		fmt.Fprintln(stderr, "feeds:", err)
		return misused
	}
	var days []day
	var faults []error
	if holidays != nil {
		days = rules(holidays, *of)
	} else if days, faults, err = readFeed(*feed, *of, pattern); err != nil {
		fmt.Fprintln(stderr, "feeds:", err)
		return failed
	}
	if err := write(stdout, year{*of, once(days)}); err != nil {
		fmt.Fprintln(stderr, "feeds:", err)
		return failed
	}
	for _, err := range faults {
		fmt.Fprintln(stderr, "feeds:", err)
	}
	if len(faults) > 0 {
		return withFaults
	}
	return done
}

// rules gives the days on which the holidays of a country are observed.
func rules(holidays []*cal.Holiday, year int) (days []day) {
	for _, h := range holidays {
		if _, observed := h.Calc(year); !observed.IsZero() {
			days = append(days, day{h.Name, observed.Format("2006-01-02"), true})
		}
	}
	return days
}

// once puts days in order; of several on one date the first stays, and a day that is
// worked gives way to one that is off.
func once(days []day) []day {
	slices.SortStableFunc(days, func(a, b day) int {
		if c := strings.Compare(a.Date, b.Date); c != 0 {
			return c
		}
		return btoi(b.Off) - btoi(a.Off)
	})
	return slices.CompactFunc(days, func(a, b day) bool { return a.Date == b.Date })
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func write(w io.Writer, y year) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(y)
}
