package diagram_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/diagram"
)

func TestMarks(t *testing.T) {
	log := story(t)
	var traffic diagram.Traffic
	for range 10 {
		if err := traffic.Add(log); err != nil {
			t.Fatal(err)
		}
	}
	o := diagram.Options{Path: log, Traffic: traffic, StepsOnly: true, Title: `a "title"`}
	var mermaid, dot strings.Builder
	if err := errors.Join(diagram.WriteMermaid(&mermaid, o), diagram.WriteDOT(&dot, o)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"---\ntitle: \"a \\\"title\\\"\"\n---\nstateDiagram-v2\n",
		"    class closed here\n", "    class corrected been\n", "    class concluded end\n",
		"    dissatisfied --> corrected : Correct it #91;10#93; ×10\n",
		"    [*] --> received : Receive the complaint #91;1#93; ×10\n",
		"    visited --> cause_found : Find the cause\n",
	} {
		if !strings.Contains(mermaid.String(), want) {
			t.Errorf("mermaid lacks %q:\n%s", want, mermaid.String())
		}
	}
	if strings.Contains(mermaid.String(), "class visited") {
		t.Error("visited is marked")
	}
	for _, want := range []string{
		"digraph complaint {\n\trankdir=TB; node [shape=box, style=rounded];\n\tlabelloc=t; label=\"a \\\"title\\\"\";\n\t\"\" [shape=point];\n",
		"\t\"closed\" [label=\"Closed\", peripheries=2, color=blue, style=\"rounded,filled\", fillcolor=lightyellow];\n",
		"\t\"concluded\" [label=\"Concluded without satisfaction\", peripheries=2];\n",
		"\t\"corrected\" [label=\"Corrected\", color=blue];\n",
		"\t\"visited\" [label=\"Visited\"];\n",
		"\t\"dissatisfied\" -> \"corrected\" [label=\"Correct it [10] ×10\", color=blue, penwidth=2];\n",
		"\t\"visited\" -> \"cause-found\" [label=\"Find the cause\"];\n",
		"\t\"\" -> \"received\" [label=\"Receive the complaint [1] ×10\", color=blue, penwidth=2];\n",
	} {
		if !strings.Contains(dot.String(), want) {
			t.Errorf("DOT lacks %q:\n%s", want, dot.String())
		}
	}
}

func TestWithoutTitle(t *testing.T) {
	var mermaid, dot strings.Builder
	if err := errors.Join(diagram.WriteMermaid(&mermaid, diagram.Options{}), diagram.WriteDOT(&dot, diagram.Options{})); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(mermaid.String(), "stateDiagram-v2\n    state \"Received\" as received\n") || strings.Contains(dot.String(), "labelloc") {
		t.Errorf("a title that nobody gave:\n%s\n%s", mermaid.String(), dot.String())
	}
}

func TestImpossiblePathsAreRefused(t *testing.T) {
	log := story(t)[1:]
	var traffic diagram.Traffic
	var b strings.Builder
	for name, err := range map[string]error{
		"mermaid": diagram.WriteMermaid(&b, diagram.Options{Path: log}),
		"dot":     diagram.WriteDOT(&b, diagram.Options{Path: log}),
		"svg":     diagram.WriteSVG(&b, diagram.Options{Path: log}),
		"traffic": traffic.Add(log),
	} {
		if bad, ok := errors.AsType[*complaint.ReplayError](err); !ok || bad.Index != 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if b.Len() > 0 || traffic.Count(complaint.Received, complaint.Thank) != 0 {
		t.Errorf("something was written or counted: %q", b.String())
	}
}

func TestACopyCountsOnByItself(t *testing.T) {
	var a diagram.Traffic
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(a.Add(story(t)))
	b := a
	must(b.Add(story(t)))
	b.Merge(a)
	if x, y := a.Count(0, complaint.Receive), b.Count(0, complaint.Receive); x != 1 || y != 3 {
		t.Errorf("counted %d and %d, want 1 and 3", x, y)
	}
}

func TestWritersThatFail(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	if err := diagram.WriteMermaid(w, diagram.Options{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("mermaid: %v", err)
	}
	if err := diagram.WriteDOT(w, diagram.Options{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("dot: %v", err)
	}
	if err := diagram.WriteSVG(w, diagram.Options{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("svg: %v", err)
	}
}

func ExampleWriteMermaid() {
	var b strings.Builder
	if err := diagram.WriteMermaid(&b, diagram.Options{StepsOnly: true, Language: language.TraditionalChinese}); err != nil {
		fmt.Println(err)
	}
	for line := range strings.Lines(b.String()) {
		if strings.Contains(line, " thanked") {
			fmt.Print(line)
		}
	}
	// Output:
	//     state "已致謝" as thanked
	//     received --> thanked : 表示感謝
	//     thanked --> appreciated : 說明感謝的原因
	//     thanked --> withdrawn : 記錄客戶撤回投訴
	//     thanked --> merged : 併入另一投訴
}

func ExampleWriteDOT() {
	var c complaint.Case
	e, err := c.Do(complaint.Command{
		Case: "C-17", Action: complaint.Receive, Actor: "li", At: day,
		Details: complaint.Opening{Missed: "the pump was to run for years"},
	})
	if err != nil {
		fmt.Println(err)
	}
	var b strings.Builder
	if err := diagram.WriteDOT(&b, diagram.Options{Path: []complaint.Event{e}}); err != nil {
		fmt.Println(err)
	}
	for line := range strings.Lines(b.String()) {
		if strings.Contains(line, "color=") {
			os.Stdout.WriteString(line)
		}
	}
	// Output:
	//	"received" [label="Received", color=blue, style="rounded,filled", fillcolor=lightyellow];
	//	"" -> "received" [label="Receive the complaint [1]", color=blue];
}

func ExampleTraffic() {
	var desk diagram.Traffic
	for range 3 {
		var c complaint.Case
		e, err := c.Do(complaint.Command{
			Case: "C-17", Action: complaint.Receive, Actor: "li", At: day,
			Details: complaint.Opening{Missed: "the pump was to run for years"},
		})
		if err != nil {
			fmt.Println(err)
		}
		if err := desk.Add([]complaint.Event{e}); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(desk.Count(0, complaint.Receive))
	// Output: 3
}

// A combining mark belongs to its letter and stands as it is; a graph ends with its brace.
func TestLettersWithMarksAndTheLastLine(t *testing.T) {
	var mermaid, dot strings.Builder
	o := diagram.Options{Label: func(_, label string) string { return label + "e\u0301" }}
	if err := errors.Join(diagram.WriteMermaid(&mermaid, o), diagram.WriteDOT(&dot, o)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(mermaid.String(), "state \"Receivede\u0301\" as received\n") || !strings.HasSuffix(dot.String(), "];\n}\n") {
		t.Errorf("%s\n%s", &mermaid, &dot)
	}
}
