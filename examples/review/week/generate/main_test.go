package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The files of the week are those that this program writes.
func TestTheWeekIsWhatIsWritten(t *testing.T) {
	dir := t.TempDir()
	var errs strings.Builder
	if status := run([]string{"-o", dir}, &errs); status != 0 || errs.String() != "" {
		t.Fatalf("exit status %d, said %s", status, errs.String())
	}
	written, err := os.ReadDir(dir)
	if err != nil || len(written) != 5 {
		t.Fatalf("%d files, %v", len(written), err)
	}
	for _, f := range written {
		got, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join("..", f.Name()))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is another: go generate ./examples/review (%v)", f.Name(), err)
		}
	}
}

func TestBadInput(t *testing.T) {
	var errs strings.Builder
	if status := run([]string{"-x"}, &errs); status != 2 {
		t.Errorf("exit status %d", status)
	}
	if status := run([]string{"-o", filepath.Join("no", "where")}, &errs); status != 1 || !strings.Contains(errs.String(), "generate: ") {
		t.Errorf("exit status %d, said %s", status, errs.String())
	}
}
