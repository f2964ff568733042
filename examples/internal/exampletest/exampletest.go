// Package exampletest runs the example programs as people do, in memory, and holds what
// they print, say and answer against what their README and their users expect. Only
// tests import it.
package exampletest

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Program is main with its surroundings as arguments: it gives the exit status. ctx is
// done when the program is interrupted. The run function of an example is one, or is
// with a line around it that leaves out what the example has no use for.
type Program func(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int

// Outcome is what a run leaves behind.
type Outcome struct {
	// Status is the exit status.
	Status int
	// Out is what was printed on standard output.
	Out string
	// Errs is what was said on standard error.
	Errs string
}

// Run runs the program on an empty standard input.
func (p Program) Run(args ...string) Outcome { return p.RunOn("", args...) }

// RunOn runs the program with stdin on its standard input.
func (p Program) RunOn(stdin string, args ...string) Outcome {
	return p.run(context.Background(), stdin, args)
}

func (p Program) run(ctx context.Context, stdin string, args []string) Outcome {
	var out, errs strings.Builder
	status := p(ctx, args, strings.NewReader(stdin), &out, &errs)
	return Outcome{status, out.String(), errs.String()}
}

// Refuses runs the program with args that ask for help, are wrong, or name what it
// cannot read: it ends with the status, says among others says, and prints nothing.
func (p Program) Refuses(t *testing.T, status int, says string, args ...string) {
	t.Helper()
	if got := p.Run(args...); got.Status != status || !strings.Contains(got.Errs, says) || got.Out != "" {
		t.Errorf("%v: exit status %d, want %d and %q; printed %.80q, said %s", args, got.Status, status, says, got.Out, got.Errs)
	}
}

// Stops interrupts a run before it begins: it prints nothing, says exactly says, and
// ends with the status that shells give for an interrupt, 130.
func (p Program) Stops(t *testing.T, says string, args ...string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got, want := p.run(ctx, "", args), (Outcome{130, "", says}); got != want {
		t.Errorf("%v: interrupted: %+v, want %+v", args, got, want)
	}
}

// Fails runs the program on an output that takes nothing: it ends with the status and
// says exactly says, which names the reason, "disk full".
func (p Program) Fails(t *testing.T, status int, says string, args ...string) {
	t.Helper()
	var errs strings.Builder
	if got := p(context.Background(), args, strings.NewReader(""), full{}, &errs); got != status || errs.String() != says {
		t.Errorf("%v: output fails: exit status %d, want %d; said %s", args, got, status, errs.String())
	}
}

// full is a disk with no room.
type full struct{}

// Write takes nothing.
func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

// Readme holds README.md of the working folder against what was printed: its blocks of
// text, in their order, are the outputs, to the letter. Further blocks are not looked at.
func Readme(t *testing.T, printed ...string) {
	t.Helper()
	blocks := strings.Split(Read(t, "README.md"), "```text\n")[1:]
	for i := range blocks {
		blocks[i], _, _ = strings.Cut(blocks[i], "```")
	}
	if diff := cmp.Diff(blocks[:min(len(blocks), len(printed))], printed); diff != "" {
		t.Errorf("README.md shows other output (-readme +printed):\n%s", diff)
	}
}

// Read gives what a file holds.
func Read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Write puts text into a file with the given name, alone in a folder that is removed after
// the test, and gives its path.
func Write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
