package satisfaction_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction"
)

// columnMap names the columns of a file c0-0, c0-1 and so on, weights w0 and so on.
func (m *model) columnMap() (satisfaction.ColumnMap, []string) {
	var c satisfaction.ColumnMap
	var all []string
	for column := range m.d.Columns {
		var names []string
		for i := range m.items() {
			names = append(names, fmt.Sprintf("c%d-%d", column, i))
		}
		all = append(all, names...)
		if column == len(m.d.Columns)-1 {
			c.Perceived = names
		} else {
			c.Expected = append(c.Expected, names)
		}
	}
	if m.d.OwnWeights {
		for d := range m.d.Dimensions {
			c.Weights = append(c.Weights, fmt.Sprintf("w%d", d))
		}
	}
	c.Missing = []string{"NA"}
	return c, append(all, c.Weights...)
}

// cells writes an answer as the texts of a row.
func (m *model) cells(a answer) (cells []string) {
	for _, column := range a.ratings {
		for i, place := range column {
			switch {
			case place >= 0:
				cells = append(cells, m.d.Scale.Value(place).Decimal(2).StringFixed(2))
			case i%2 == 0:
				cells = append(cells, "NA")
			default:
				cells = append(cells, "")
			}
		}
	}
	for d := range m.d.Dimensions {
		switch {
		case !m.d.OwnWeights:
		case a.weights == nil:
			cells = append(cells, "")
		default:
			cells = append(cells, fmt.Sprint(a.weights[d]))
		}
	}
	return cells
}

// The judge adds the good answers one by one.
func TestLawReadersCountEachRowOrSayWhy(t *testing.T) {
	refused := 0
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 6)
		columns, names := m.columnMap()
		var text, lines strings.Builder
		w := csv.NewWriter(&text)
		w.Write(append([]string{"note"}, names...))
		var good []answer
		var bad []int64
		for i, a := range m.answers {
			cells := m.cells(a)
			if rapid.IntRange(0, 2).Draw(t, "spoil") == 2 {
				cells[rapid.IntRange(0, len(cells)-1).Draw(t, "cell")] = rapid.SampledFrom([]string{"1001", "x", "1/0", "-", "1e0", "NaN"}).Draw(t, "bad")
				bad = append(bad, int64(i)+1)
			} else {
				good = append(good, a)
			}
			w.Write(append([]string{"a, \"note\""}, cells...))
			object := map[string]any{"note": 1}
			for j, name := range names {
				object[name] = cells[j]
				if cells[j] == "" && j%2 == 0 {
					object[name] = nil
				} else if _, err := satisfaction.ParseExact(cells[j]); err == nil && !strings.ContainsAny(cells[j], "/") {
					object[name] = json.Number(cells[j])
				}
			}
			line, _ := json.Marshal(object)
			lines.Write(append(line, '\n', '\n'))
		}
		w.Flush()
		refused += len(bad)
		want := m.tally(t, in, good)
		fromCSV, fromJSON := satisfaction.NewTally(in), satisfaction.NewTally(in)
		intake, err := fromCSV.ReadCSV(strings.NewReader(text.String()), columns)
		sameIntake(t, intake, err, len(m.answers), bad, 1, 1)
		intake, err = fromJSON.ReadJSONLines(strings.NewReader(lines.String()), columns)
		sameIntake(t, intake, err, len(m.answers), bad, -1, 2)
		if !fromCSV.Equal(want) || !fromJSON.Equal(want) {
			t.Fatalf("a file counts something else than its answers")
		}
	})
	if refused < 30 {
		t.Errorf("%d rows were refused, which proves little", refused)
	}
}

// sameIntake wants row r to stand on line offset + perRow*r.
func sameIntake(t *rapid.T, got satisfaction.Intake, err error, rows int, bad []int64, offset, perRow int64) {
	t.Helper()
	if err != nil || got.Rows != int64(rows) || got.Added != int64(rows-len(bad)) || len(got.Refused) != len(bad) {
		t.Fatalf("intake %+v, %v, want %d rows of which %v are bad", got, err, rows, bad)
	}
	for i, row := range bad {
		if r := got.Refused[i]; r.Row != row || r.Line != offset+perRow*row || r.Err == nil {
			t.Fatalf("refused %v at row %d, line %d, want row %d, line %d", r, r.Row, r.Line, row, offset+perRow*row)
		}
	}
}

func FuzzReaders(f *testing.F) {
	in := satisfaction.Must(satisfaction.New(satisfaction.Design{
		Name: "fuzz", Columns: []satisfaction.Column{satisfaction.Desired, satisfaction.Perceived}, Scale: satisfaction.WholeScale(1, 5),
		Dimensions: []satisfaction.Group{{Name: "a", Items: []satisfaction.Item{{Name: "1"}}}}, OwnWeights: true,
	}))
	columns := satisfaction.ColumnMap{Expected: [][]string{{"e"}}, Perceived: []string{"p"}, Weights: []string{"w"}, Missing: []string{"-"}}
	for _, s := range []string{"e,p,w\n1,2,100\n", "\ufeffw,e,p\n,5,-\n1,2\n", "e,p,w\n\"1,2\n", "e,e,p,w\n", "",
		`{"e":1,"p":"2","w":100}` + "\n" + `{"e":null}` + "\n[]\nnull\n{\"e\":[1]}\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, read := range map[string]func(*satisfaction.Tally) (satisfaction.Intake, error){
			"csv": func(t *satisfaction.Tally) (satisfaction.Intake, error) {
				return t.ReadCSV(strings.NewReader(s), columns)
			},
			"json": func(t *satisfaction.Tally) (satisfaction.Intake, error) {
				return t.ReadJSONLines(strings.NewReader(s), columns)
			},
		} {
			tally := satisfaction.NewTally(in)
			intake, err := read(tally)
			if err != nil && (intake.Rows != 0 || tally.Responses() != 0) {
				t.Fatalf("%s: %v, and yet %+v was read", name, err, intake)
			}
			if intake.Added+int64(len(intake.Refused)) != intake.Rows || tally.Responses() != intake.Added {
				t.Fatalf("%s: %+v does not add up, %d counted", name, intake, tally.Responses())
			}
			sane(t, tally)
		}
	})
}
