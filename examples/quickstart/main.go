// Quickstart tells one short story with all five packages: a customer complains
// by chat on a Friday afternoon, and is answered.
//
//	go run ./examples/quickstart
//	go run ./examples/quickstart -lang zh-Hans
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // zones also where the machine has none

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/sla"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is main with its surroundings as arguments. It gives the exit status: 0, 1
// when the story could not be told, 2 when the flags are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	lang := language.English
	flags := flag.NewFlagSet("quickstart", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.TextVar(&lang, "lang", lang, "language of the labels: en, zh-Hans or zh-Hant")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	told, err := story(lang)
	if err == nil {
		_, err = io.WriteString(stdout, told)
	}
	if err != nil {
		fmt.Fprintln(stderr, "quickstart:", err)
		return 1
	}
	return 0
}

// story is one line for each thing that is known: the package, what is stored, what
// people read.
func story(lang language.Tag) (string, error) {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		return "", err
	}
	friday := time.Date(2026, 3, 27, 17, 50, 0, 0, zone)

	// How does this customer want to be served?
	model, err := customer.NewModel(customer.DefaultSignals(), customer.DefaultSettings())
	if err != nil {
		return "", err
	}
	wrote := "Please hurry, I leave in an hour. Just tell me: will the pump run by tomorrow?"
	reading, err := model.Classify(customer.Evidence{At: friday, Observations: customer.Cues(wrote, friday, "m1")})
	if err != nil {
		return "", err
	}
	plan, err := customer.Compose(customer.Situation{Status: reading.Status, Primary: reading.Primary, Channel: customer.ChannelChat})
	if err != nil {
		return "", err
	}
	advice := plan.Do()[slices.IndexFunc(plan.Do(), func(a customer.Advice) bool { return a.Source.Layer == customer.LayerPrimary })]

	// When is the answer due? Four working hours, from Friday evening.
	shift := []sla.Shift{{Open: sla.At(9, 0), Close: sla.At(12, 0)}, {Open: sla.At(13, 0), Close: sla.At(18, 0)}}
	week := sla.Week{time.Monday: shift, time.Tuesday: shift, time.Wednesday: shift, time.Thursday: shift, time.Friday: shift}
	office, err := sla.NewCalendar(sla.Hours{Zone: zone, Week: week})
	if err != nil {
		return "", err
	}
	due, err := office.Add(friday, 4*time.Hour)
	if err != nil {
		return "", err
	}

	// The complaint begins; it cannot be closed before its steps are done.
	var c complaint.Case
	missed := complaint.Opening{Missed: "the pump was to run for years"}
	if _, err = c.Do(complaint.Command{Case: "C-17", Action: complaint.Receive, Actor: "li", At: friday, Details: missed}); err != nil {
		return "", err
	}
	next := c.Next(friday)[0]
	_, err = c.Do(complaint.Command{Action: complaint.Close, Actor: "li", At: friday})
	refused, _ := errors.AsType[*complaint.Refusal](err)

	// What must not be said, and what to say instead.
	checker, err := etiquette.New()
	if err != nil {
		return "", err
	}
	findings, _ := checker.Check("That is impossible.", etiquette.Setting{})

	// How far is the service from what was expected? Six points of seven, and five.
	gap := satisfaction.Gap{Exact: satisfaction.Whole(5).Sub(satisfaction.Whole(6))}

	var told strings.Builder
	for _, line := range []struct{ of, stored, shown string }{
		{"customer", reading.Primary.String(), reading.Primary.Label(lang)},
		{"customer", advice.ID, advice.Text.In(lang)},
		{"sla", sla.Resolution.String(), sla.Resolution.Label(lang) + " " + due.Format(time.RFC3339)},
		{"complaint", c.Phase().String(), c.Phase().Label(lang)},
		{"complaint", next.ID, next.Text(lang)},
		{"complaint", "close refused: " + refused.Code.String(), refused.Code.Label(lang)},
		{"etiquette", string(findings[0].Idea), findings[0].Text + " → " + findings[0].Suggestions[0]},
		{"satisfaction", "gap " + gap.String(), gap.Outcome().Label(lang)},
	} {
		fmt.Fprintf(&told, "%-13s %-21s %s\n", line.of, line.stored, line.shown)
	}
	return told.String(), nil
}
