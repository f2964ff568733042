package diagram_test

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/diagram"
)

var languages = []language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese}

// A format knows how to write a diagram and how to read it back.
type format struct {
	name  string
	write func(*strings.Builder, diagram.Options) error
	node  *regexp.Regexp // label, id or id, label
	edge  *regexp.Regexp // from, to, labels
	lines string         // what parts the labels of an edge
	plain func(string) string
	read  map[string]reading // lines that were read before, for most lines are always the same
}

// A reading is what the expressions of a format find in a line.
type reading struct{ edge, node []string }

var entities = regexp.MustCompile(`#(\d+);`)

var formats = []format{
	{
		name:  "mermaid",
		write: func(b *strings.Builder, o diagram.Options) error { return diagram.WriteMermaid(b, o) },
		node:  regexp.MustCompile(`^    state "(?P<label>[^"]*)" as (?P<id>[a-z_]+)$`),
		edge:  regexp.MustCompile(`^    (\S+) --> (\S+) : ([^"\\#;:{}-]*(?:(?:#\d+;|：)[^"\\#;:{}-]*)*)$`),
		lines: "<br/>",
		plain: func(s string) string {
			return entities.ReplaceAllStringFunc(s, func(entity string) string {
				n, _ := strconv.Atoi(entity[1 : len(entity)-1])
				return string(rune(n))
			})
		},
		read: map[string]reading{},
	},
	{
		name:  "dot",
		write: func(b *strings.Builder, o diagram.Options) error { return diagram.WriteDOT(b, o) },
		node:  regexp.MustCompile(`^\t"(?P<id>[a-z-]+)" \[label="(?P<label>(?:[^"\\]|\\["\\])*)".*\];$`),
		edge:  regexp.MustCompile(`^\t"([a-z-]*)" -> "([a-z-]*)" \[label="((?:[^"\\]|\\["\\n])*)".*\];$`),
		lines: `\n`,
		plain: strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace,
		read:  map[string]reading{},
	},
}

// parsed is a diagram read back: labels by phase, captions by ends.
type parsed struct {
	phases map[string]string
	edges  map[string][]string
}

// draw writes a diagram and reads it back; nothing may stand in it twice.
func (f *format) draw(o diagram.Options) (text string, p parsed, err error) {
	var b strings.Builder
	if err := f.write(&b, o); err != nil {
		return "", p, err
	}
	p = parsed{map[string]string{}, map[string][]string{}}
	for line := range strings.SplitSeq(b.String(), "\n") {
		r := f.reading(line)
		if m := r.edge; m != nil {
			ends := strings.ReplaceAll(strings.Replace(m[1], "[*]", "", 1)+">"+m[2], "_", "-")
			if p.edges[ends] != nil {
				return "", p, fmt.Errorf("arrow %s stands there twice", ends)
			}
			for _, caption := range f.split(m[3]) {
				p.edges[ends] = append(p.edges[ends], f.plain(caption))
			}
		} else if m := r.node; m != nil {
			id := strings.ReplaceAll(m[f.node.SubexpIndex("id")], "_", "-")
			if _, twice := p.phases[id]; twice {
				return "", p, fmt.Errorf("phase %s stands there twice", id)
			}
			p.phases[id] = f.plain(m[f.node.SubexpIndex("label")])
		}
	}
	return b.String(), p, nil
}

// reading reads a line once.
func (f *format) reading(line string) reading {
	r, ok := f.read[line]
	if !ok {
		if strings.Contains(line, "-> ") {
			r.edge = f.edge.FindStringSubmatch(line)
		}
		if r.edge == nil {
			r.node = f.node.FindStringSubmatch(line)
		}
		f.read[line] = r
	}
	return r
}

// split parts the lines of a label; in DOT a backslash may stand before an n.
func (f *format) split(s string) []string {
	if f.lines != `\n` {
		return strings.Split(s, f.lines)
	}
	lines := []string{""}
	for i := 0; i < len(s); i++ {
		last := &lines[len(lines)-1]
		switch {
		case s[i] == '\\' && s[i+1] == 'n':
			lines = append(lines, "")
			i++
		case s[i] == '\\':
			*last += s[i : i+2]
			i++
		default:
			*last += s[i : i+1]
		}
	}
	return lines
}

// expected is the diagram that the table asks for.
func expected(tag language.Tag, stepsOnly bool, label func(name, label string) string) parsed {
	p := parsed{map[string]string{}, map[string][]string{}}
	for _, phase := range complaint.Phases() {
		p.phases[phase.String()] = label(phase.String(), phase.Label(tag))
	}
	for _, r := range complaint.Rules() {
		froms := []string{""}
		if len(r.From) > 0 {
			froms = nil
		}
		for _, from := range r.From {
			froms = append(froms, from.String())
		}
		for _, from := range froms {
			to := from
			if r.To != 0 {
				to = r.To.String()
			} else if stepsOnly {
				continue
			}
			p.edges[from+">"+to] = append(p.edges[from+">"+to], label(r.Action.String(), r.Action.Label(tag)))
		}
	}
	return p
}

func same(a, b parsed) bool {
	return maps.Equal(a.phases, b.phases) && maps.EqualFunc(a.edges, b.edges, slices.Equal)
}

func asIs(_, label string) string { return label }

func TestLawI25TheDiagramIsTheTable(t *testing.T) {
	for _, f := range formats {
		for _, tag := range languages {
			for _, stepsOnly := range []bool{false, true} {
				_, got, err := f.draw(diagram.Options{Language: tag, StepsOnly: stepsOnly})
				if want := expected(tag, stepsOnly, asIs); err != nil || !same(got, want) {
					t.Errorf("%s in %v, steps only %v: %v\n%v\nwant\n%v", f.name, tag, stepsOnly, err, got, want)
				}
			}
		}
	}
}

func TestLawSameBytesEveryTime(t *testing.T) {
	var traffic diagram.Traffic
	if err := traffic.Add(story(t)); err != nil {
		t.Fatal(err)
	}
	for _, f := range formats {
		first := ""
		for range 20 {
			text, _, err := f.draw(diagram.Options{Path: story(t), Traffic: traffic, Title: "desk"})
			if err != nil || first != "" && text != first {
				t.Fatalf("%s: %v\n%s\n%s", f.name, err, text, first)
			}
			first = text
		}
	}
	first := drawSteps(t, diagram.Options{Path: story(t), Traffic: traffic, Title: "desk"}).text
	for range 20 {
		if text := drawSteps(t, diagram.Options{Path: story(t), Traffic: traffic, Title: "desk"}).text; text != first {
			t.Fatalf("svg:\n%s\n%s", text, first)
		}
	}
}

// checkText is the property of escaping: any text comes back, on as many lines.
func checkText(text string, formats ...format) error {
	label := func(name, label string) string {
		if name == "satisfied" { // a phase and an action
			label += text
		}
		return label
	}
	wanted := func(name, plain string) string { return oneLine(label(name, plain)) }
	want := expected(language.English, true, wanted)
	for _, f := range formats {
		drawn, got, err := f.draw(diagram.Options{Title: "x" + text, Label: label, StepsOnly: true})
		if err != nil || !same(got, want) {
			return fmt.Errorf("%s with %q: %v\n%s", f.name, text, err, drawn)
		}
		if n := strings.Count(drawn, "\n"); n != plainLines()[f.name] {
			return fmt.Errorf("%s with %q has %d lines, want %d", f.name, text, n, plainLines()[f.name])
		}
	}
	return checkStepsText(text)
}

// plainLines is how many lines each format has with a title.
var plainLines = sync.OnceValue(func() map[string]int {
	counts := map[string]int{}
	for _, f := range formats {
		var b strings.Builder
		if err := f.write(&b, diagram.Options{Title: "x", StepsOnly: true}); err != nil {
			panic(err)
		}
		counts[f.name] = strings.Count(b.String(), "\n")
	}
	return counts
})

// oneLine is what may become of a text: control characters and line ends are
// spaces, what is not UTF-8 is replaced.
func oneLine(s string) string {
	var b strings.Builder
	bad := false
	for i, r := range s {
		if r == '\ufffd' && !strings.HasPrefix(s[i:], "\ufffd") {
			if !bad {
				b.WriteRune(r)
			}
			bad = true
			continue
		}
		bad = false
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' {
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestLawAnyTextIsSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom(nasty), rapid.StringOfN(rapid.RuneFrom([]rune("\"\\n#;:-<>{}[]%\n\r\x00a")), 0, 20, -1)).Draw(t, "text")
		if err := checkText(text, oneFormat(t)...); err != nil {
			t.Fatal(err)
		}
	})
}

var nasty = []string{
	`"`, `\`, `\n`, `\"`, "\n", "\r\n", "\x00", "\xff\xfe", "a --> b : c", "]; }", "%%{init}%%", "#35;", "<br/>", "</script>",
	"end", "\u2028", "\u202e", "：", "state \"x\" as y",
}

func FuzzText(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := checkText(text, formats...); err != nil {
			t.Fatal(err)
		}
	})
}

var (
	day      = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	bracket  = regexp.MustCompile(` \[([\d, ]+)\]`)
	multiple = regexp.MustCompile(` ×(\d+)$`)
)

// walkAt draws the log of a complaint that is led through the table at random, with or
// without facts beside the steps.
func walkAt(t *rapid.T, stepsOnly bool) []complaint.Event {
	var c complaint.Case
	var log []complaint.Event
	for range rapid.IntRange(1, 15).Draw(t, "steps") {
		options := slices.DeleteFunc(slices.Collect(c.Allowed().All()), func(a complaint.Action) bool {
			rule, _ := a.Rule()
			return details[a] == nil || stepsOnly && rule.To == 0
		})
		a := rapid.SampledFrom(options).Draw(t, "action")
		log = append(log, do(t, &c, a))
		if c.Phase().Terminal() && !rapid.Bool().Draw(t, "goes on") {
			break
		}
	}
	return log
}

// story is one complaint, closed after a rework.
func story(t interface{ Fatal(...any) }) []complaint.Event {
	var c complaint.Case
	var log []complaint.Event
	for _, a := range []complaint.Action{
		complaint.Receive, complaint.Thank, complaint.Appreciate, complaint.Apologise, complaint.Promise, complaint.Gather,
		complaint.Note, complaint.Correct, complaint.CheckDissatisfied, complaint.Correct, complaint.CheckSatisfied,
		complaint.Prevent, complaint.Close,
	} {
		log = append(log, do(t, &c, a))
	}
	return log
}

func do(t interface{ Fatal(...any) }, c *complaint.Case, a complaint.Action) complaint.Event {
	e, err := c.Do(complaint.Command{Case: "C-1", Action: a, Actor: "li", At: day, Details: details[a]})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

var words = complaint.Words{Text: "words"}

// details of the actions that walks use; the others need more than one complaint
// or one person.
var details = map[complaint.Action]complaint.Details{
	complaint.Receive: complaint.Opening{Missed: "it leaks"}, complaint.Detect: complaint.Opening{Missed: "it leaks"},
	complaint.Thank: words, complaint.Appreciate: words, complaint.Apologise: words, complaint.Gather: words,
	complaint.Promise:        complaint.Commitment{Due: day.Add(time.Hour), Text: "today", Feasible: true},
	complaint.PromiseAgain:   complaint.Commitment{Due: day.Add(time.Hour), Text: "today", Feasible: true},
	complaint.Correct:        words,
	complaint.CheckSatisfied: complaint.Answer{By: "customer", Channel: complaint.ChannelPhone}, complaint.CheckDissatisfied: complaint.Answer{By: "customer", Channel: complaint.ChannelPhone},
	complaint.Prevent: complaint.Prevention{Cause: complaint.CauseProduct, Text: "a better seal"},
	complaint.Close:   words, complaint.Withdraw: words, complaint.Reopen: words, complaint.Visit: words, complaint.Voice: words,
	complaint.FindCause: complaint.Finding{Cause: complaint.CauseProduct, Text: "the seal"}, complaint.Remedy: words, complaint.FilePlan: words,
	complaint.Feedback: words, complaint.Note: words,
}

func TestLawThePathIsTheLog(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stepsOnly := fewFacts(t)
		log := walkAt(t, stepsOnly)
		for _, f := range oneFormat(t) {
			text, p, err := f.draw(diagram.Options{Path: log, StepsOnly: stepsOnly})
			if err != nil {
				t.Fatal(err)
			}
			found := make([]string, len(log))
			for _, captions := range p.edges {
				for _, caption := range captions {
					label, _, _ := strings.Cut(caption, " [")
					for _, m := range bracket.FindAllStringSubmatch(caption, -1) {
						for v := range strings.SplitSeq(m[1], ", ") {
							n, _ := strconv.Atoi(v)
							found[n-1] = label
						}
					}
				}
			}
			for i, e := range log {
				if found[i] != e.Action().Label(language.English) {
					t.Fatalf("%s: version %d is %q, want %v\n%s", f.name, i+1, found[i], e, text)
				}
			}
		}
	})
}

func TestLawTrafficAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all, left, right diagram.Traffic
		want := map[complaint.Action]int{}
		stepsOnly := fewFacts(t)
		for range rapid.IntRange(0, 4).Draw(t, "logs") {
			log := walkAt(t, stepsOnly)
			for _, e := range log {
				want[e.Action()]++
			}
			part := rapid.SampledFrom([]*diagram.Traffic{&left, &right}).Draw(t, "part")
			if err := errors.Join(all.Add(log), part.Add(log)); err != nil {
				t.Fatal(err)
			}
		}
		merged, other := right, left
		merged.Merge(left)
		other.Merge(right)
		for _, f := range oneFormat(t) {
			text, p, _ := f.draw(diagram.Options{Traffic: all, StepsOnly: stepsOnly})
			var again strings.Builder
			either := rapid.SampledFrom([]diagram.Traffic{merged, other}).Draw(t, "merged")
			if f.write(&again, diagram.Options{Traffic: either, StepsOnly: stepsOnly}); again.String() != text {
				t.Fatalf("%s: merged\n%s\nwant\n%s", f.name, &again, text)
			}
			got := map[complaint.Action]int{}
			for _, captions := range p.edges {
				for _, caption := range captions {
					if m := multiple.FindStringSubmatch(caption); m != nil {
						label := caption[:len(caption)-len(m[0])]
						n, _ := strconv.Atoi(m[1])
						got[byLabel(label)] += n
					}
				}
			}
			if !maps.Equal(got, want) {
				t.Fatalf("%s counts %v, want %v", f.name, got, want)
			}
		}
	})
}

// oneFormat draws one of the two, so that each takes its turn.
func oneFormat(t *rapid.T) []format {
	i := rapid.IntRange(0, len(formats)-1).Draw(t, "format")
	return formats[i : i+1]
}

// fewFacts: three in four diagrams are of the steps alone, which are a quarter as large.
func fewFacts(t *rapid.T) bool { return rapid.IntRange(0, 3).Draw(t, "facts") != 2 }

func byLabel(label string) complaint.Action {
	for _, a := range complaint.Actions() {
		if a.Label(language.English) == label {
			return a
		}
	}
	return 0
}
