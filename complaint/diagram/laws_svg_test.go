package diagram_test

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/diagram"
)

// picture is a drawing of the steps read back: its texts in their order, without the
// title above, and what screen readers say.
type picture struct {
	text  string
	texts []string
	desc  string
	arcs  int
}

// readPicture reads an SVG, and fails when it is no XML or holds what it should not.
func readPicture(svg string) (p picture, err error) {
	p.text = svg
	d := xml.NewDecoder(strings.NewReader(svg))
	within := ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			return p, nil
		}
		if err != nil {
			return p, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			within = token.Name.Local
			if within == "text" {
				p.texts = append(p.texts, "")
			}
			for _, a := range token.Attr {
				if a.Name.Local == "stroke-dasharray" {
					p.arcs++
				}
			}
			if !slices.Contains([]string{"svg", "title", "desc", "rect", "path", "circle", "text"}, within) {
				return p, fmt.Errorf("an element %s", within)
			}
		case xml.EndElement:
			within = ""
		case xml.CharData:
			switch within {
			case "text":
				p.texts[len(p.texts)-1] += string(token)
			case "desc":
				p.desc += string(token)
			}
		}
	}
}

func drawSteps(t interface{ Fatal(...any) }, o diagram.Options) picture {
	var b strings.Builder
	if err := diagram.WriteSVG(&b, o); err != nil {
		t.Fatal(err)
	}
	p, err := readPicture(b.String())
	if err != nil {
		t.Fatal(err, b.String())
	}
	return p
}

// checkStepsText: any text comes back from the title and the labels, with what XML
// cannot hold replaced.
func checkStepsText(text string) error {
	var b strings.Builder
	label := func(name, label string) string { return label + text }
	if err := diagram.WriteSVG(&b, diagram.Options{Title: "x" + text, Label: label}); err != nil {
		return err
	}
	p, err := readPicture(b.String())
	if err != nil {
		return err
	}
	want := []string{keepable("x" + text)}
	for i, step := range complaint.Steps() {
		want = append(want, keepable(step.Label(language.English)+text), strconv.Itoa(i+1))
	}
	slices.Sort(want)
	if slices.Sort(p.texts); !slices.Equal(p.texts, want) {
		return fmt.Errorf("svg with %q: %q, want %q", text, p.texts, want)
	}
	return nil
}

// keepable is what becomes of a text in XML, which cannot hold every character.
func keepable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\ufffe' || r == '\uffff' {
			return '\ufffd'
		}
		return r
	}, oneLine(s))
}

// The naive reading of a log: a step is done when it was taken, not by an answer that
// says no, and no step up to it was taken afterwards. What leaves the phase alone is
// none of this.
func TestLawTheStepsAreThePath(t *testing.T) {
	following := map[complaint.Phase]complaint.Step{
		complaint.Received: 1, complaint.Thanked: 2, complaint.Appreciated: 3, complaint.Apologised: 4, complaint.Promised: 5,
		complaint.Gathered: 6, complaint.Corrected: 7, complaint.Satisfied: 8, complaint.Reopened: 5, complaint.Detected: 3,
	}
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		log := walkAt(t, fewFacts(t))
		c, _ := complaint.Replay(log)
		p := drawSteps(t, diagram.Options{Path: log})
		var want []string
		for _, step := range complaint.Steps() {
			state := naive(log, step)
			if following[c.Phase()] == step {
				state = "next"
			}
			if following[c.Phase()] == 0 && strings.Contains(p.desc, step.Label(language.English)+" next") {
				state = "next" // by advice alone
			}
			seen[state]++
			var versions []string
			for _, e := range log {
				if stepOf(e) == step {
					versions = append(versions, strconv.Itoa(e.Version()))
				}
			}
			if versions != nil {
				state += " [" + strings.Join(versions, ", ") + "]"
			}
			want = append(want, step.Label(language.English)+" "+state)
		}
		if c.Phase().Terminal() {
			want = append(want, fmt.Sprintf("%s [%d]", c.Phase().Label(language.English), c.Version()))
		}
		if got := strings.Split(p.desc, "; "); !slices.Equal(got, want) {
			t.Fatalf("%v\ngot  %q\nwant %q", log, got, want)
		}
		if strings.Count(p.desc, " next") > 1 {
			t.Fatalf("two are next: %s", p.desc)
		}
		if p.arcs != leaps(log) {
			t.Fatalf("%d arcs, want %d: %v", p.arcs, leaps(log), log)
		}
	})
	for _, state := range []string{"done", "next", "not done"} {
		if seen[state] < 20 {
			t.Errorf("%q was seen %d times", state, seen[state])
		}
	}
}

func stepOf(e complaint.Event) complaint.Step {
	rule, _ := e.Action().Rule()
	return rule.Step
}

// moves are the events of a log that take a step and change the phase.
func moves(log []complaint.Event) (list []complaint.Event) {
	for _, e := range log {
		if stepOf(e) != 0 && e.Action() != complaint.PromiseAgain {
			list = append(list, e)
		}
	}
	return list
}

func naive(log []complaint.Event, step complaint.Step) string {
	for _, e := range slices.Backward(moves(log)) {
		if stepOf(e) == step && e.Action() != complaint.CheckDissatisfied {
			return "done"
		}
		if stepOf(e) <= step {
			break
		}
	}
	return "not done"
}

func leaps(log []complaint.Event) (n int) {
	list := moves(log)
	for i := 1; i < len(list); i++ {
		if stepOf(list[i]) < stepOf(list[i-1]) {
			n++
		}
	}
	return n
}

func TestStepsOfManyCarryTheirTraffic(t *testing.T) {
	var traffic diagram.Traffic
	for range 3 {
		if err := traffic.Add(story(t)); err != nil {
			t.Fatal(err)
		}
	}
	p := drawSteps(t, diagram.Options{Traffic: traffic, Language: language.TraditionalChinese})
	want := "表示感謝 ×3；說明感謝的原因 ×3；致歉 ×3；承諾立即處理 ×3；蒐集所需資訊 ×3；迅速改正 ×6；確認客戶滿意 ×6；防止問題再次發生 ×3"
	if p.desc != want {
		t.Errorf("got  %s\nwant %s", p.desc, want)
	}
}

// The picture of one complaint, to the byte: shown 360 wide and looked at.
func TestPictureOfOneComplaint(t *testing.T) {
	log := story(t)
	for name, o := range map[string]diagram.Options{
		"testdata/closed.svg": {Path: log, Title: "C-17"},
		"testdata/zh.svg":     {Path: log[:9], Language: language.SimplifiedChinese},
	} {
		want, err := os.ReadFile(name)
		if got := drawSteps(t, o).text; err != nil || got != string(want) {
			t.Errorf("%s: %v\n%s", name, err, got)
		}
	}
}

func ExampleWriteSVG() {
	var c complaint.Case
	var log []complaint.Event
	for _, cmd := range []complaint.Command{
		{Case: "C-17", Action: complaint.Receive, Details: complaint.Opening{Missed: "the pump was to run for years"}},
		{Action: complaint.Thank},
	} {
		cmd.Actor, cmd.At = "li", day
		e, err := c.Do(cmd)
		if err != nil {
			fmt.Println(err)
		}
		log = append(log, e)
	}
	var b strings.Builder
	if err := diagram.WriteSVG(&b, diagram.Options{Path: log, Title: "C-17"}); err != nil {
		fmt.Println(err)
	}
	for line := range strings.Lines(b.String()) {
		if said, ok := strings.CutPrefix(line, "<desc>"); ok {
			fmt.Println(said[:len("Say thank you done [2]; Say why we appreciate it next")])
		}
	}
	// Output: Say thank you done [2]; Say why we appreciate it next
}
