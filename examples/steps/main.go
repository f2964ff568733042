// Steps walks one complaint through the eight steps, from thank-you to prevention:
// line by line from the keyboard or from a script. What is refused is explained. It
// also audits the log of another system.
//
//	go run ./examples/steps -script examples/steps/story.txt
//	go run ./examples/steps                  (from the keyboard; help lists the words)
//	go run ./examples/steps -audit log.csv -layout layout.json
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"golang.org/x/text/language"
)

// What the program's exit says.
const (
	done        = 0   // all went through
	refused     = 1   // a step was refused, or the audited log deviates
	failed      = 2   // the flags are wrong, a file cannot be read, a line not understood
	interrupted = 130 // stopped before the end
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// options are the flags.
type options struct {
	script, audit, layout, mermaid, svg string
	lang                                language.Tag
}

func parse(args []string, stderr io.Writer) (options, error) {
	o := options{lang: language.English}
	flags := flag.NewFlagSet("steps", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.script, "script", "", "file with the lines to go by; standard input when not given")
	flags.StringVar(&o.mermaid, "mermaid", "", "write the diagram with the path to this file at the end")
	flags.StringVar(&o.svg, "svg", "", "write a picture of the eight steps to this file at the end")
	flags.StringVar(&o.audit, "audit", "", "CSV file with the log of another system, to be held against the eight steps")
	flags.StringVar(&o.layout, "layout", "long", "how that log is written: long, cfpb, or a JSON file; see the README")
	flags.TextVar(&o.lang, "lang", o.lang, "language: en, zh-Hans or zh-Hant")
	err := flags.Parse(args)
	if err == nil && flags.NArg() > 0 {
		err = fmt.Errorf("steps: got argument %q, want flags only", flags.Arg(0))
		fmt.Fprintln(stderr, err)
	}
	return o, err
}

// run is main with its surroundings as arguments. It gives the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return done
	case err != nil:
		return failed
	}
	var status int
	if o.audit != "" {
		status, err = o.auditLog(ctx, stdout)
	} else {
		status, err = o.walk(ctx, stdin, stdout)
	}
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "steps: stopped before the end")
		return interrupted
	case err != nil:
		fmt.Fprintln(stderr, "steps:", err)
		return failed
	}
	return status
}

// walk goes through the lines of the script, or of standard input.
func (o *options) walk(ctx context.Context, stdin io.Reader, stdout io.Writer) (status int, err error) {
	prompt := ""
	if o.script != "" {
		f, err := os.Open(o.script)
		if err != nil {
			return failed, err
		}
		defer f.Close()
		stdin = f
	} else if keyboard(stdin) {
		prompt = "> "
	}
	out := &printer{w: stdout}
	w := newWalk(o.lang, out)
	lines := bufio.NewScanner(stdin)
	for out.print("%s", prompt); lines.Scan(); out.print("%s", prompt) {
		if ctx.Err() != nil {
			return failed, context.Cause(ctx)
		}
		line := strings.TrimSpace(lines.Text())
		if prompt == "" && line != "" {
			out.print("> %s\n", line)
		}
		if line == "quit" {
			break
		}
		if !w.line(line) {
			status = refused
		}
	}
	if err := errors.Join(lines.Err(), out.err); err != nil {
		return failed, err
	}
	return status, errors.Join(save(o.mermaid, w.diagram()), save(o.svg, w.picture()))
}

// save writes a file, unless it has no name.
func save(name, text string) error {
	if name == "" {
		return nil
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

// keyboard reports whether a person types.
func keyboard(r io.Reader) bool {
	f, ok := r.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// printer prints until the first error.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) print(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}
