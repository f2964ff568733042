package main

import (
	"bytes"
	"errors"
	"go/format"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// TestTableIsUpToDate makes the table again, where the Unicode Han database is
// installed (Debian package unicode-data), and compares it byte for byte.
func TestTableIsUpToDate(t *testing.T) {
	han, err := readHan("/usr/share/unicode/Unihan_Variants.txt.bz2")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	want, err := format.Source(write(makeTable(han)))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../fold_table.go")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("fold_table.go is not what the generator makes: run go generate (%v)", err)
	}
}

func TestSimplifyFollowsAndRefuses(t *testing.T) {
	lines := func(special string) []byte {
		var b strings.Builder
		for r := rune(0xAC00); r < 0xAC00+5000; r++ { // enough characters that nobody merges
			b.WriteString("U+" + hex(r) + "\tkSimplifiedVariant\tU+" + hex(r) + "\n")
		}
		return []byte(b.String() + special)
	}
	for _, tt := range []struct{ name, special, want string }{
		{"two forms and no choice", "U+3400\tkSimplifiedVariant\tU+3401 U+3402\n", "choose one"},
		{"a circle", "U+3400\tkSimplifiedVariant\tU+3401\nU+3401\tkSimplifiedVariant\tU+3400\n", "circle"},
		{"no number", "U+x\tkSimplifiedVariant\tU+3401\n", "invalid syntax"},
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
		t.Error("an empty file is taken for the database")
	}
}

func hex(r rune) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[r>>12], digits[r>>8&15], digits[r>>4&15], digits[r&15]})
}
