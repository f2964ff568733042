package servicequality_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/printer"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var readmes = []string{"README.md", "README.zh-CN.md"}

// Each Go block of a README is the body of an Example, whose output the tests
// check. The line above the block names it: <!-- sla.ExampleCalendar_Add -->.
func TestHouseReadmeBlocksAreExamples(t *testing.T) {
	examples := map[string]string{}
	for _, r := range rooms(t) {
		for _, f := range r.tests {
			for _, decl := range f.Decls {
				if fn, ok := decl.(*ast.FuncDecl); ok && strings.HasPrefix(fn.Name.Name, "Example") {
					examples[strings.TrimPrefix(r.name+".", "..")+fn.Name.Name] = body(t, f, fn)
				}
			}
		}
	}
	for _, readme := range readmes {
		blocks := 0
		for _, b := range goBlocks(t, readme) {
			blocks++
			want, ok := examples[b.example]
			if !ok {
				t.Errorf("%s:%d: the Go block names no Example (%q): put <!-- package.ExampleName --> on the line above it", readme, b.line, b.example)
			} else if diff := cmp.Diff(want, b.text); diff != "" {
				t.Errorf("%s:%d: the Go block is not the body of %s: copy it from there (-example +readme):\n%s", readme, b.line, b.example, diff)
			}
		}
		if blocks == 0 {
			t.Errorf("%s shows no Go code: show one example", readme)
		}
	}
}

type block struct {
	example, text string
	line          int
}

var marker = regexp.MustCompile(`^<!-- (\S+) -->$`)

func goBlocks(t *testing.T, readme string) (blocks []block) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	var open *block
	name := ""
	for i, line := range strings.Split(string(data), "\n") {
		switch {
		case open != nil && line == "```":
			blocks = append(blocks, *open)
			open = nil
		case open != nil:
			open.text += line + "\n"
		case strings.HasPrefix(line, "```go"):
			open = &block{example: name, line: i + 1}
		}
		name = ""
		if m := marker.FindStringSubmatch(line); m != nil {
			name = m[1]
		}
	}
	return blocks
}

var output = regexp.MustCompile(`(?s)\n\t// (Unordered output|Output):.*$`)

// body is what stands between the braces of an example, without its output and
// without the indentation of the function.
func body(t *testing.T, f *ast.File, fn *ast.FuncDecl) string {
	h, err := house()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	c := printer.Config{Mode: printer.UseSpaces | printer.TabIndent, Tabwidth: 8}
	if err := c.Fprint(&b, h.fset, &printer.CommentedNode{Node: fn.Body, Comments: f.Comments}); err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSuffix(strings.TrimPrefix(b.String(), "{\n"), "\n}")
	text = output.ReplaceAllString("\n"+text, "")
	return strings.TrimSpace(strings.ReplaceAll(text, "\n\t", "\n")) + "\n"
}

// The two commands that README gives are the ones the gate runs, and both
// languages give the same.
func TestHouseReadmeGivesTheTwoCommands(t *testing.T) {
	gate, err := os.ReadFile(".ci/run")
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"go run ./examples/review", "go test ./..."} {
		for _, readme := range readmes {
			data, err := os.ReadFile(readme)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(data), fmt.Sprintf("\n%s\n", command)) {
				t.Errorf("%s does not give the command %q on a line of its own", readme, command)
			}
		}
		if program, arguments, _ := strings.Cut(strings.TrimPrefix(command, "go "), " "); !strings.Contains(string(gate), program) || !strings.Contains(string(gate), arguments) {
			t.Errorf(".ci/run does not run %q", command)
		}
	}
}
