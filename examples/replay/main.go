// Replay reads the event log of an incident desk and lives through it again: what
// came and went each week, how long it took, how promises would have been kept under
// three policies, and which of the eight steps the log knows of.
//
//	go run ./examples/replay
//	go run ./examples/replay -layout uci my-incidents.csv
//	go run ./examples/replay -layout my-layout.json -policies my-policies.json log.csv
package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // zones also where the machine has none

	"github.com/servicequality/servicequality/sla"
)

//go:embed incidents.csv
var embeddedLog []byte

//go:embed layouts.json
var embeddedLayouts []byte

//go:embed policies.json
var embeddedPolicies []byte

// What the program's exit says.
const (
	done        = 0   // the report is complete
	failed      = 1   // there is none, and standard error says why
	misused     = 2   // the flags are wrong
	withBadRows = 3   // the report leaves out rows that could not be used
	interrupted = 130 // stopped before the end
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// options are the flags and the file.
type options struct {
	layout, policies, file string
	parts                  int
}

func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("replay", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.layout, "layout", "uci", "how the log is written: uci, plain, or a JSON file; see the README")
	flags.StringVar(&o.policies, "policies", "", "JSON file with a list of policies, in place of the three")
	flags.IntVar(&o.parts, "parts", 1, "how many parts of the log to replay at a time; the report is the same")
	err := flags.Parse(args)
	if err != nil {
		return o, err
	}
	o.file = flags.Arg(0)
	switch {
	case flags.NArg() > 1:
		err = fmt.Errorf("replay: got %d files, want one or none", flags.NArg())
	case o.parts < 1 || o.parts > 1024:
		err = fmt.Errorf("replay: got %d parts, want 1 to 1024", o.parts)
	}
	if err != nil {
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
	bad, err := o.replay(ctx, stdout)
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "replay: stopped before the end; there is no report")
		return interrupted
	case err != nil:
		fmt.Fprintln(stderr, "replay:", err)
		return failed
	}
	for _, b := range bad {
		fmt.Fprintf(stderr, "replay: line %d: %v\n", b.Line, b.Err)
	}
	if len(bad) > 0 {
		return withBadRows
	}
	return done
}

// replay reads, replays and writes, and gives the rows that it could not use.
func (o *options) replay(ctx context.Context, stdout io.Writer) ([]BadRow, error) {
	layout, err := o.readLayout()
	if err != nil {
		return nil, err
	}
	policies, err := o.readPolicies()
	if err != nil {
		return nil, err
	}
	data := embeddedLog
	if o.file != "" {
		if data, err = os.ReadFile(o.file); err != nil {
			return nil, err
		}
	}
	incidents, bad, err := ReadLog(bytes.NewReader(data), layout)
	if err != nil {
		return nil, err
	}
	if len(incidents) == 0 {
		return bad, errors.New("no incident could be read: see -layout")
	}
	now := last(incidents)
	t, err := Replay(ctx, incidents, layout, policies, now, o.parts)
	if err != nil {
		return nil, err
	}
	return append(bad, t.Bad...), write(stdout, t, policies, now)
}

// last is the last instant of the log: what is open then is open.
func last(incidents []*Incident) (at time.Time) {
	for _, c := range incidents {
		for _, change := range c.Changes {
			if change.At.After(at) {
				at = change.At
			}
		}
	}
	return at
}

func (o *options) readLayout() (*Layout, error) {
	var named map[string]*Layout
	if err := strict(embeddedLayouts, &named); err != nil {
		return nil, err
	}
	if l := named[o.layout]; l != nil {
		return l, nil
	}
	if !strings.HasSuffix(o.layout, ".json") {
		return nil, fmt.Errorf("got layout %q, want %s or a .json file", o.layout, strings.Join(slices.Sorted(maps.Keys(named)), ", "))
	}
	data, err := os.ReadFile(o.layout)
	if err != nil {
		return nil, err
	}
	l := &Layout{}
	return l, strict(data, l)
}

func (o *options) readPolicies() (policies []sla.Policy, err error) {
	data := embeddedPolicies
	if o.policies != "" {
		if data, err = os.ReadFile(o.policies); err != nil {
			return nil, err
		}
	}
	return policies, strict(data, &policies)
}

// strict reads one JSON document without unknown fields.
func strict(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(into)
}
