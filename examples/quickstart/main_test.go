package main

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The README shows the command and what it prints; it must stay true.
func TestReadmeShowsTheOutput(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, shown, _ := strings.Cut(string(readme), "```text\n")
	shown, _, _ = strings.Cut(shown, "```")
	var out, errs strings.Builder
	if status := run([]string{"-lang", "zh-Hans"}, &out, &errs); status != 0 || errs.String() != "" {
		t.Fatalf("exit status %d, %s", status, errs.String())
	}
	if diff := cmp.Diff(shown, out.String()); diff != "" {
		t.Errorf("README.md shows other output (-readme +printed):\n%s", diff)
	}
}

func TestFlags(t *testing.T) {
	tests := []struct {
		args   string
		status int
		says   string
	}{
		{"-h", 0, "-lang"},
		{"-lang english-please", 2, `invalid value "english-please"`},
		{"-lang", 2, "flag needs an argument"},
	}
	for _, tt := range tests {
		var out, errs strings.Builder
		status := run(strings.Fields(tt.args), &out, &errs)
		if status != tt.status || !strings.Contains(errs.String(), tt.says) || out.String() != "" {
			t.Errorf("%s: exit status %d, printed %q, said %s", tt.args, status, out.String(), errs.String())
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestOutputThatFailsIsReported(t *testing.T) {
	var errs strings.Builder
	if status := run(nil, full{}, &errs); status != 1 || errs.String() != "quickstart: disk full\n" {
		t.Errorf("exit status %d, said %s", status, errs.String())
	}
}
