package main

import (
	"context"
	"io"
	"testing"

	"github.com/servicequality/servicequality/examples/internal/exampletest"
)

// quickstart is the program, which waits for nothing and reads no input.
var quickstart = exampletest.Program(func(_ context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	return run(args, stdout, stderr)
})

func TestReadmeShowsTheOutput(t *testing.T) {
	got := quickstart.Run("-lang", "zh-Hans")
	if got.Status != 0 || got.Errs != "" {
		t.Errorf("%+v", got)
	}
	exampletest.Readme(t, got.Out)
}

func TestFlags(t *testing.T) {
	quickstart.Refuses(t, 0, "-lang", "-h")
	quickstart.Refuses(t, 2, `invalid value "english-please"`, "-lang", "english-please")
	quickstart.Refuses(t, 2, "flag needs an argument", "-lang")
}

func TestOutputThatFailsIsReported(t *testing.T) {
	quickstart.Fails(t, 1, "quickstart: disk full\n")
}
