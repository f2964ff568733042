package bench

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
	"github.com/hyperjumptech/grule-rule-engine/ast"
	"github.com/hyperjumptech/grule-rule-engine/builder"
	"github.com/hyperjumptech/grule-rule-engine/engine"
	"github.com/hyperjumptech/grule-rule-engine/pkg"

	"github.com/servicequality/servicequality/customer"
)

// The same 25 signals for four types, of which eight are observed, no two of one
// family. All columns give the four scores; only ours says why, forgets what is old
// and counts an event once.
const signalCount = 25

// observed are the signals seen, by their number.
var observed = [8]int{0, 4, 5, 8, 11, 16, 19, 22}

var points = func() (rows [signalCount][4]int64) {
	for i := range rows {
		rows[i][i%4] = int64(500 + 100*(i%7))
		if i%3 == 0 {
			rows[i][(i+1)%4] = 300
		}
	}
	return rows
}()

func strengths() (s [signalCount]int64) {
	for _, i := range observed {
		s[i] = customer.Full
	}
	return s
}

func signalID(i int) string { return fmt.Sprintf("signal-%d", i) }

func model(tb testing.TB) (*customer.Model, customer.Evidence) {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	families := customer.Families()
	var signals []customer.Signal
	for i, row := range points {
		s := customer.Signal{ID: signalID(i), Family: families[i%13], Text: customer.Text{English: "x", Hans: "x", Hant: "x"}}
		copy(s.Points[1:], row[:])
		signals = append(signals, s)
	}
	m, err := customer.NewModel(signals, customer.Settings{})
	if err != nil {
		tb.Fatal(err)
	}
	e := customer.Evidence{At: at}
	for _, i := range observed {
		e.Observations = append(e.Observations, customer.Observation{Signal: signalID(i), Strength: customer.Full, At: at, Event: fmt.Sprintf("event-%d", i)})
	}
	return m, e
}

// tableOfPoints adds up with nothing but numbers.
func tableOfPoints(strengths *[signalCount]int64) (scores [4]int64) {
	for i := range points {
		for t := range scores {
			scores[t] += points[i][t] * strengths[i] / customer.Full
		}
	}
	return scores
}

// walkSignals looks the signals up by name first, as they come to the desk.
func walkSignals(rows map[string]int, observations []customer.Observation) (scores [4]int64) {
	for i := range observations {
		row := &points[rows[observations[i].Signal]]
		for t := range scores {
			scores[t] += row[t] * observations[i].Strength / customer.Full
		}
	}
	return scores
}

// exprEnv is what expr reads.
type exprEnv struct{ S []int64 }

// exprProgram is one list of four sums, of the points that are not 0.
func exprProgram(tb testing.TB) *vm.Program {
	var sums []string
	for t := range 4 {
		var terms []string
		for i := range points {
			if points[i][t] != 0 {
				terms = append(terms, fmt.Sprintf("%d * S[%d]", points[i][t], i))
			}
		}
		sums = append(sums, strings.Join(terms, " + "))
	}
	program, err := expr.Compile("["+strings.Join(sums, ", ")+"]", expr.Env(exprEnv{}))
	if err != nil {
		tb.Fatal(err)
	}
	return program
}

// gruleFacts is what grule reads and writes.
type gruleFacts struct {
	S []int64
	T []int64
}

// Add adds to the score of a type.
func (f *gruleFacts) Add(t, points int64) { f.T[t] += points }

// Seen gives the strength of a signal.
func (f *gruleFacts) Seen(i int64) int64 { return f.S[i] }

// gruleKnowledge is one rule for each signal.
func gruleKnowledge(tb testing.TB) *ast.KnowledgeBase {
	var rules strings.Builder
	for i, row := range points {
		fmt.Fprintf(&rules, "rule R%d \"signal\" { when F.Seen(%d) > 0 then ", i, i)
		for t, n := range row {
			if n != 0 {
				fmt.Fprintf(&rules, "F.Add(%d, %d); ", t, n)
			}
		}
		fmt.Fprintf(&rules, "Retract(\"R%d\"); }\n", i)
	}
	library := ast.NewKnowledgeLibrary()
	if err := builder.NewRuleBuilder(library).BuildRuleFromResource("R", "1", pkg.NewBytesResource([]byte(rules.String()))); err != nil {
		tb.Fatal(err)
	}
	knowledge, err := library.NewKnowledgeBaseInstance("R", "1")
	if err != nil {
		tb.Fatal(err)
	}
	return knowledge
}

func runGrule(tb testing.TB, knowledge *ast.KnowledgeBase, facts *gruleFacts) {
	clear(facts.T)
	data := ast.NewDataContext()
	if err := data.Add("F", facts); err != nil {
		tb.Fatal(err)
	}
	if err := (&engine.GruleEngine{MaxCycle: 100}).Execute(data, knowledge); err != nil {
		tb.Fatal(err)
	}
}

func TestClassifyColumnsAgree(t *testing.T) {
	s := strengths()
	want := tableOfPoints(&s)
	m, e := model(t)
	r, err := m.Classify(e)
	if err != nil || [4]int64(r.Scores[1:]) != want {
		t.Errorf("servicequality gives %v, %v, want %v", r.Scores, err, want)
	}
	rows := map[string]int{}
	for i := range points {
		rows[signalID(i)] = i
	}
	if got := walkSignals(rows, e.Observations); got != want {
		t.Errorf("walk gives %v, want %v", got, want)
	}
	out, err := expr.Run(exprProgram(t), exprEnv{s[:]})
	if list, ok := out.([]any); err != nil || !ok || len(list) != 4 {
		t.Errorf("expr gives %v, %v", out, err)
	} else {
		for i := range want {
			if list[i] != any(int(want[i]*customer.Full)) && list[i] != any(want[i]*customer.Full) {
				t.Errorf("expr gives %v, want %v", list[i], want[i]*customer.Full)
			}
		}
	}
	facts := &gruleFacts{S: s[:], T: make([]int64, 4)}
	knowledge := gruleKnowledge(t)
	for range 2 {
		runGrule(t, knowledge, facts)
		if [4]int64(facts.T) != want {
			t.Errorf("grule gives %v, want %v", facts.T, want)
		}
	}
}

func BenchmarkClassify(b *testing.B) {
	m, e := model(b)
	s := strengths()
	rows := map[string]int{}
	for i := range points {
		rows[signalID(i)] = i
	}
	b.Run("servicequality", func(b *testing.B) {
		b.ReportAllocs()
		var r customer.Reading
		for b.Loop() {
			if err := m.ClassifyInto(&r, e); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("walk", func(b *testing.B) {
		for b.Loop() {
			walkSignals(rows, e.Observations)
		}
	})
	b.Run("table", func(b *testing.B) {
		for b.Loop() {
			tableOfPoints(&s)
		}
	})
	b.Run("expr", func(b *testing.B) {
		b.ReportAllocs()
		program, env, machine := exprProgram(b), exprEnv{s[:]}, new(vm.VM)
		for b.Loop() {
			if _, err := machine.Run(program, env); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("grule", func(b *testing.B) {
		b.ReportAllocs()
		knowledge, facts := gruleKnowledge(b), &gruleFacts{S: s[:], T: make([]int64, 4)}
		for b.Loop() {
			runGrule(b, knowledge, facts)
		}
	})
}
