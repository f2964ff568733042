package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTableIsUpToDate makes the table again and compares it byte for byte.
func TestTableIsUpToDate(t *testing.T) {
	out := filepath.Join(t.TempDir(), "table.go")
	if err := run("", "variants.txt", out); err != nil {
		t.Fatal(err)
	}
	sameFile(t, "../../fold_table.go", out)
}

// TestVariantsAreThoseOfUnihan compares variants.txt with the Unicode Han database where
// that is installed. Where it is not, TestUnihanIsReduced says how the file came about.
func TestVariantsAreThoseOfUnihan(t *testing.T) {
	want, err := readUnihan("/usr/share/unicode/Unihan_Variants.txt.bz2")
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	got, other := os.ReadFile("variants.txt")
	if err != nil || other != nil || !bytes.Equal(got, want) {
		t.Errorf("variants.txt is not what the database says: run the generator with -unihan (%v, %v)", err, other)
	}
}

func sameFile(t *testing.T, name, other string) {
	t.Helper()
	a, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(other)
	if err != nil || !bytes.Equal(a, b) {
		t.Errorf("%s is not what the generator makes: run go generate (%v)", name, err)
	}
}

// database is a small Unicode Han database: of enough characters that nobody merges to
// be believed, and more lines.
func database(more string) []byte {
	var b strings.Builder
	b.WriteString("# a comment\nU+9999\tkSemanticVariant\tU+9998\n")
	for r := rune(0xAC00); r < 0xAC00+fewest; r++ {
		fmt.Fprintf(&b, "U+%X\tkSimplifiedVariant\tU+%X\n", r, r)
	}
	return []byte(b.String() + more)
}

func TestUnihanIsReduced(t *testing.T) {
	dir := t.TempDir()
	unihan, variants := filepath.Join(dir, "Unihan.txt"), filepath.Join(dir, "variants.txt")
	if err := os.WriteFile(unihan, database("U+20000\tkSimplifiedVariant\tU+4E00 U+20001\nU+570B\tkSimplifiedVariant\tU+56FD\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(unihan, variants, filepath.Join(dir, "table.go")); err == nil || !strings.Contains(err.Error(), "choose one") {
		t.Errorf("got %v, want the character with two forms", err)
	}
	data, err := os.ReadFile(variants)
	if err != nil || !strings.Contains(string(data), "\n國国 가가 각각") || !strings.HasSuffix(string(data), " 𠀀一𠀁\n") || strings.Contains(string(data), "香") {
		t.Errorf("got %.300s, %v", data, err)
	}
	for _, bad := range []string{"", "none.txt", "bad.txt"} {
		if err := os.WriteFile(filepath.Join(dir, "bad.txt"), database("U+x\tkSimplifiedVariant\tU+3401\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := readUnihan(filepath.Join(dir, bad)); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

func TestSimplifyFollowsAndRefuses(t *testing.T) {
	lines := func(special string) []byte {
		data, err := reduce(database(special))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for _, tt := range []struct{ name, special, want string }{
		{"two forms and no choice", "U+3400\tkSimplifiedVariant\tU+3401 U+3402\n", "choose one"},
		{"a circle", "U+3400\tkSimplifiedVariant\tU+3401\nU+3401\tkSimplifiedVariant\tU+3400\n", "circle"},
	} {
		if _, err := simplify(lines(tt.special)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error is %v, want %q", tt.name, err, tt.want)
		}
	}
	han, err := simplify(lines("U+3400\tkSimplifiedVariant\tU+3401\nU+3401\tkSimplifiedVariant\tU+3402\n"))
	if err != nil || han[0x3400] != 0x3402 {
		t.Errorf("a chain ends at %U, %v, want U+3402", han[0x3400], err)
	}
	if _, err := simplify(nil); err == nil {
		t.Error("an empty file is taken for variants.txt")
	}
	if _, err := reduce(nil); err == nil {
		t.Error("an empty file is taken for the database")
	}
}
