// Quickstart tells one short story with all five packages: a complaint comes in
// by chat and is answered.
//
//	go run ./examples/quickstart
//	go run ./examples/quickstart -lang zh-Hans
//	go run ./examples/quickstart -step promise -lang zh-Hant
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/sla"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is main with its surroundings as arguments. It gives the exit status: 0,
// 1 when the story could not be written, 2 when the flags are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	lang := language.English
	step := complaint.StepThank
	flags := flag.NewFlagSet("quickstart", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.TextVar(&lang, "lang", lang, "language of the labels: en, zh-Hans or zh-Hant")
	flags.TextVar(&step, "step", step, "step that the complaint has reached")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	if err := tell(stdout, lang, step); err != nil {
		fmt.Fprintln(stderr, "quickstart:", err)
		return 1
	}
	return 0
}

// tell writes the story: who, by when, in which words, where it stands, how it
// was judged.
func tell(w io.Writer, lang language.Tag, reached complaint.Step) error {
	lines := []struct{ stored, shown string }{
		{"customer " + customer.Hurried.String(), customer.Hurried.Label(lang)},
		{"sla " + sla.FirstResponse.String(), sla.FirstResponse.Label(lang)},
		{"etiquette " + etiquette.Error.String(), etiquette.Error.Label(lang)},
	}
	for _, l := range lines {
		if _, err := fmt.Fprintf(w, "    %-30s %s\n", l.stored, l.shown); err != nil {
			return err
		}
	}
	for _, s := range complaint.Steps() {
		mark := "   "
		switch {
		case s < reached:
			mark = "[x]"
		case s == reached:
			mark = "[>]"
		}
		if _, err := fmt.Fprintf(w, "%s %-30s %s\n", mark, "complaint "+s.String(), s.Label(lang)); err != nil {
			return err
		}
	}
	for _, d := range satisfaction.Dimensions() {
		if _, err := fmt.Fprintf(w, "    %-30s %s\n", "satisfaction "+d.String(), d.Label(lang)); err != nil {
			return err
		}
	}
	return nil
}
