package strict_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/servicequality/servicequality/internal/strict"
)

func TestFiles(t *testing.T) {
	disk := fstest.MapFS{
		"b.json": {Data: []byte("2")}, "a.json": {Data: []byte("1")}, "c.txt": {Data: []byte("3")}, "bad.json": {Data: []byte("-")},
		"dir.json": {Mode: 0o755 | 1<<31},
	}
	read := func(file string, data []byte) (string, error) {
		if string(data) == "-" {
			return "", fmt.Errorf("%s is bad", file)
		}
		return file + " " + string(data), nil
	}
	none := func(pattern string) error { return fmt.Errorf("no %s", pattern) }
	tests := []struct {
		patterns []string
		want     []string
		says     string
	}{
		{[]string{"c.txt", "[ab].json"}, []string{"c.txt 3", "a.json 1", "b.json 2"}, ""},
		{nil, nil, "bad.json is bad\nread dir.json: invalid argument"},
		{[]string{"x*", "bad*", "y*"}, nil, "no x*\nbad.json is bad\nno y*"},
		{[]string{"["}, nil, "syntax error in pattern"},
	}
	for _, tt := range tests {
		got, err := strict.Files(disk, tt.patterns, read, none)
		if !slices.Equal(got, tt.want) || (err == nil) != (tt.says == "") || err != nil && err.Error() != tt.says {
			t.Errorf("%q: %q, %v, want %q, %q", tt.patterns, got, err, tt.want, tt.says)
		}
	}
	delete(disk, "bad.json")
	delete(disk, "dir.json")
	if got, err := strict.Files(disk, nil, read, none); err != nil || !slices.Equal(got, []string{"a.json 1", "b.json 2"}) {
		t.Errorf("without patterns: %q, %v", got, err)
	}
	broken := errors.New("broken")
	if _, err := strict.Files(disk, nil, func(string, []byte) (int, error) { return 0, broken }, none); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}
