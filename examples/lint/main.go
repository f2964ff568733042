// Lint checks what goes out to customers, as a compiler checks code: templates and
// canned replies in text files, chats and replies in JSON, JSON Lines and CSV. For
// each finding it gives the place in the file, the reason and better words.
//
//	go run ./examples/lint examples/lint/replies
//	go run ./examples/lint -fix -level info replies.json
//	go run ./examples/lint -sarif templates > findings.sarif
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
	"slices"
	"strings"
	"sync"

	"github.com/servicequality/servicequality/etiquette"
)

// What the program's exit says.
const (
	clean       = 0   // nothing was found at or above the level
	found       = 1   // something was
	failed      = 2   // the flags are wrong, or a file could not be read
	interrupted = 130 // stopped before the end
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// options are the flags and what they are about.
type options struct {
	level   etiquette.Severity
	setting etiquette.Setting
	keys    list
	agents  list
	form    form
	fix     bool
	packs   string
	paths   []string
}

// form is how findings are printed.
type form struct{ json, sarif bool }

// list is a flag of several names.
type list []string

func (l *list) String() string { return strings.Join(*l, ",") }

// Set takes the names between commas, in place of those before.
func (l *list) Set(s string) error {
	*l = strings.Split(s, ",")
	return nil
}

func parse(args []string, stderr io.Writer) (options, error) {
	o := options{
		level:  etiquette.Warning,
		keys:   list{"text", "body", "reply", "message", "content", "answer"},
		agents: list{"agent", "assistant", "support"},
	}
	flags := flag.NewFlagSet("lint", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.TextVar(&o.level, "level", o.level, "least severity that is shown and counts: info, warning or error")
	flags.Var(channel{&o.setting.Channel}, "channel", "channel on which the texts go out: phone, chat, email, social, ...")
	flags.StringVar((*string)(&o.setting.Language), "lang", "", "language of the texts: en, zh-Hans or zh-Hant; found out when not given")
	flags.StringVar(&o.packs, "packs", "", "folder with packs of your own, *.json, read after the built-in ones")
	flags.Var(&o.keys, "keys", "names of JSON fields and CSV columns that hold texts")
	flags.Var(&o.agents, "agents", "names of those in JSON pairs [speaker, text] whose texts are ours")
	flags.BoolVar(&o.form.json, "json", false, "print the findings as JSON")
	flags.BoolVar(&o.form.sarif, "sarif", false, "print the findings as SARIF 2.1.0")
	flags.BoolVar(&o.fix, "fix", false, "write the safe replacements into the files")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	o.paths = flags.Args()
	var err error
	switch {
	case len(o.paths) == 0:
		err = errors.New("lint: want files or folders, or - for standard input")
	case o.fix && slices.Contains(o.paths, "-"):
		err = errors.New("lint: -fix needs files, not standard input")
	case !slices.Contains([]etiquette.Language{"", etiquette.English, etiquette.Hans, etiquette.Hant}, o.setting.Language):
		err = fmt.Errorf("lint: got language %q, want en, zh-Hans or zh-Hant", o.setting.Language)
	}
	if err != nil {
		fmt.Fprintln(stderr, err)
	}
	return o, err
}

// channel is a flag that may be left out.
type channel struct{ *etiquette.Channel }

func (c channel) String() string { return "" }

func (c channel) Set(s string) error { return c.UnmarshalText([]byte(s)) }

// run is main with its surroundings as arguments. It gives the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return clean
	case err != nil:
		return failed
	}
	reports, err := o.lint(ctx, stdin, stderr)
	if err == nil {
		err = o.write(stdout, reports)
	}
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "lint: stopped before the end")
		return interrupted
	case err != nil:
		fmt.Fprintln(stderr, "lint:", err)
		return failed
	case slices.ContainsFunc(reports, func(r etiquette.Report) bool { return len(r.Findings) > 0 }):
		return found
	}
	return clean
}

// lint judges all files. Those that cannot be read do not keep the others from it.
func (o *options) lint(ctx context.Context, stdin io.Reader, stderr io.Writer) ([]etiquette.Report, error) {
	checker, err := o.checker()
	if err != nil {
		return nil, err
	}
	files, err := o.files()
	reports, all := []etiquette.Report{}, []error{err}
	for _, name := range files {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		r, err := o.file(checker, name, stdin, stderr)
		reports, all = append(reports, r), append(all, err)
	}
	return reports, errors.Join(all...)
}

// checker knows the built-in packs and those of the host.
func (o *options) checker() (*etiquette.Checker, error) {
	if o.packs == "" {
		return builtIn()
	}
	packs, err := etiquette.LoadPacks(etiquette.BuiltIn())
	if err != nil {
		return nil, err
	}
	own, err := etiquette.LoadPacks(os.DirFS(o.packs))
	if err != nil {
		return nil, err
	}
	return etiquette.New(append(packs, own...)...)
}

// builtIn is the checker of the built-in packs, made once.
var builtIn = sync.OnceValues(func() (*etiquette.Checker, error) { return etiquette.New() })

// endings are those of the files that are read in a folder.
var endings = []string{".txt", ".md", ".json", ".jsonl", ".csv"}

// files lists the files of all paths in order.
func (o *options) files() (names []string, err error) {
	for _, path := range o.paths {
		if path == "-" {
			names = append(names, path)
			continue
		}
		err = errors.Join(err, filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && (name == path || slices.Contains(endings, filepath.Ext(name))) {
				names = append(names, name)
			}
			return err
		}))
	}
	return names, err
}

// file judges one file, and mends it first when that was asked for.
func (o *options) file(c *etiquette.Checker, name string, stdin io.Reader, stderr io.Writer) (etiquette.Report, error) {
	var data []byte
	var err error
	if name == "-" {
		data, err = io.ReadAll(stdin)
	} else {
		data, err = os.ReadFile(name)
	}
	if err != nil {
		return etiquette.Report{Name: name}, err
	}
	f, err := o.read(name, string(data))
	if err == nil && o.fix {
		f, err = o.mend(f, c, stderr)
	}
	if err != nil {
		return etiquette.Report{Name: name}, err
	}
	r := f.report(c, o.setting)
	r.Findings = slices.DeleteFunc(r.Findings, func(f etiquette.Finding) bool { return f.Severity < o.level })
	return r, nil
}

// mend writes the safe replacements into a file, and says what they are.
func (o *options) mend(f *source, c *etiquette.Checker, stderr io.Writer) (*source, error) {
	changes := f.improve(c, o.setting)
	if len(changes) == 0 {
		return f, nil
	}
	for _, change := range changes {
		fmt.Fprintf(stderr, "%s: %q becomes %q: %s\n", f.name, change.Old, change.New, change.Reason)
	}
	if err := os.WriteFile(f.name, []byte(f.text), 0o644); err != nil {
		return nil, err
	}
	return o.read(f.name, f.text)
}

// write prints the findings.
func (o *options) write(w io.Writer, reports []etiquette.Report) error {
	switch {
	case o.form.sarif:
		return etiquette.WriteSARIF(w, reports...)
	case o.form.json:
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(slices.DeleteFunc(slices.Clone(reports), func(r etiquette.Report) bool { return len(r.Findings) == 0 }))
	}
	for _, r := range reports {
		if err := r.WriteText(w); err != nil {
			return err
		}
	}
	return nil
}
