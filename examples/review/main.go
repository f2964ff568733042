// Review judges a week of a service desk by all five packages: which promises of
// time were kept, what customers complain of, what was said and how, what they
// answer when they are asked, and how they want to be served. It names five things
// to mend, with the evidence that led to each.
//
//	go run ./examples/review
//	go run ./examples/review -lang zh-Hans -html report.html
//	go run ./examples/review -dir my-week -json
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	_ "time/tzdata" // zones also where the machine has none

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/etiquette"
)

// What the program's exit says.
const (
	done        = 0   // the report is complete
	failed      = 1   // there is no report, and standard error says why
	misused     = 2   // the flags are wrong
	withBadRows = 3   // the report is there, and leaves out rows that could not be used
	interrupted = 130 // stopped before the end
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// options are the flags.
type options struct {
	dir, html string
	lang      language.Tag
	json      bool
	progress  progressFlag
}

func parse(args []string, stderr io.Writer) (options, error) {
	o := options{lang: language.English}
	flags := flag.NewFlagSet("review", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.dir, "dir", "", "folder with the five files of your own week; see the README")
	flags.TextVar(&o.lang, "lang", o.lang, "language of the report: en, zh-Hans or zh-Hant")
	flags.BoolVar(&o.json, "json", false, "print the report as JSON")
	flags.StringVar(&o.html, "html", "", "write the report as one page to this file")
	flags.Var(&o.progress, "progress", "say how far it is; by default for long input when standard error is a terminal")
	err := flags.Parse(args)
	if err == nil && flags.NArg() > 0 {
		err = fmt.Errorf("review: got argument %q, want flags only", flags.Arg(0))
		fmt.Fprintln(stderr, err)
	}
	return o, err
}

// run is main with its surroundings as arguments. It gives the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return done
	case err != nil:
		return misused
	}
	bad, err := o.report(ctx, stdout, stderr)
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "review: stopped before the end; there is no report")
		return interrupted
	case err != nil:
		fmt.Fprintln(stderr, "review:", err)
		return failed
	}
	for _, b := range bad {
		fmt.Fprintln(stderr, "review:", b)
	}
	if len(bad) > 0 {
		fmt.Fprintf(stderr, "review: %d rows were left out\n", len(bad))
		return withBadRows
	}
	return done
}

// report reads, judges and writes, and gives the rows that it could not use.
func (o *options) report(ctx context.Context, stdout, stderr io.Writer) ([]BadRow, error) {
	dir, err := fs.Sub(embedded, "week")
	if o.dir != "" {
		dir, err = os.DirFS(o.dir), nil
	}
	if err != nil {
		return nil, err
	}
	week, err := ReadWeek(dir)
	if err != nil {
		return nil, err
	}
	words, err := builtIn()
	if err != nil {
		return nil, err
	}
	p := o.progress.of(stderr, len(week.Tickets))
	r, err := Review(ctx, week, words.checker, p.step)
	p.end()
	if err != nil {
		return nil, err
	}
	t := tongue{o.lang, words.packs}
	r.Findings = r.judge(week, t)
	return r.Bad, o.write(r, r.compose(week, t), stdout)
}

// wording is the built-in packs, and the checker made of them.
type wording struct {
	packs   []etiquette.Pack
	checker *etiquette.Checker
}

// builtIn makes it once.
var builtIn = sync.OnceValues(func() (w wording, err error) {
	if w.packs, err = etiquette.LoadPacks(etiquette.BuiltIn()); err == nil {
		w.checker, err = etiquette.New(w.packs...)
	}
	return w, err
})

// write gives the report in the forms that were asked for.
func (o *options) write(r *Report, d *document, stdout io.Writer) error {
	if o.html != "" {
		if err := writeFile(o.html, d.writePage); err != nil {
			return err
		}
	}
	if o.json {
		e := json.NewEncoder(stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(r)
	}
	return d.writeText(stdout)
}

// writeFile writes a file as a whole or not at all.
func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".review-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := errors.Join(write(f), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
