package satisfaction

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
)

// ColumnMap says which column of a survey file holds which answer, by the names in
// its header or the keys of its objects. Columns that are not named are not read.
type ColumnMap struct {
	// Expected has the names for each column before Perceived, in the order of
	// [Design.Columns]; each list has a name for every item of the instrument.
	Expected [][]string `json:"expected"`
	// Perceived has the names for that column, one for every item.
	Perceived []string `json:"perceived"`
	// Weights has the names of the columns with the respondent's own weights, one for
	// every dimension, or none.
	Weights []string `json:"weights"`
	// Missing lists the texts that stand for a missing answer, "NA" or "-1", besides
	// the empty cell and JSON's null. All weights of a respondent missing means that
	// none were given.
	Missing []string `json:"missing"`
}

// Intake is what came of reading a file: every row is in Added or in Refused.
type Intake struct {
	Rows    int64       // the rows after the header; blank lines are none
	Added   int64       // those that were counted
	Refused []*RowError // the others, in their order
}

// RowError says why one row of a file was not counted.
type RowError struct {
	Row  int64 // from 1 for the first after the header
	Line int64 // of the file, from 1, where the row begins
	Err  error // the reason: one or more [*RatingError], joined, or what is wrong with the text
}

// Error names row and line, and gives the reason.
func (e *RowError) Error() string {
	return fmt.Sprintf("satisfaction: row %d, line %d: %v", e.Row, e.Line, e.Err)
}

// Unwrap gives the reason.
func (e *RowError) Unwrap() error { return e.Err }

// LogValue gives the position, and leaves out what stands there.
func (e *RowError) LogValue() slog.Value {
	return slog.GroupValue(slog.Int64("row", e.Row), slog.Int64("line", e.Line))
}

// names lists all names of the map in the order of a row, weights last, after it
// has checked that the map fits the instrument.
func (m *ColumnMap) names(in *Instrument) (names []string, err error) {
	var wrong faults
	d := &in.design
	wrong.unless(len(m.Expected) == len(d.Columns)-1, "column map.expected", len(m.Expected), fmt.Sprintf("%d lists", len(d.Columns)-1))
	for i, list := range append(slices.Clone(m.Expected), m.Perceived) {
		path := fmt.Sprintf("column map.expected[%d]", i)
		if i == len(m.Expected) {
			path = "column map.perceived"
		}
		wrong.unless(len(list) == in.layout.items, path, len(list), fmt.Sprintf("%d names", in.layout.items))
		names = append(names, list...)
	}
	if len(m.Weights) > 0 {
		wrong.unless(d.OwnWeights, "column map.weights", len(m.Weights), "none, as the instrument does not ask for them")
		wrong.unless(len(m.Weights) == len(d.Dimensions), "column map.weights", len(m.Weights), fmt.Sprintf("%d names", len(d.Dimensions)))
		names = append(names, m.Weights...)
	}
	seen := map[string]bool{}
	for _, name := range names {
		wrong.unless(name != "" && !seen[name], "column map", name, "each name once, and not empty")
		seen[name] = true
	}
	return names, errors.Join(wrong...)
}

// intake counts the rows of a file in a tally of its own, so that a file that cannot
// be read to its end changes nothing.
type intake struct {
	Intake
	t       *Tally
	names   []string
	missing []string
}

func newIntake(in *Instrument, m ColumnMap) (*intake, error) {
	names, err := m.names(in)
	if err != nil {
		return nil, err
	}
	return &intake{t: NewTally(in), names: names, missing: m.Missing}, nil
}

// row counts one row, whose cells stand in the order of the names; wrong is what
// kept it from being read at all.
func (k *intake) row(line int64, cells []string, wrong error) {
	k.Rows++
	err := wrong
	if err == nil {
		err = k.add(cells)
	}
	if err != nil {
		k.Refused = append(k.Refused, &RowError{k.Rows, line, err})
		return
	}
	k.Added++
}

func (k *intake) add(cells []string) error {
	in := k.t.in
	e := encoder{in: in, respondent: k.Rows}
	for i, cell := range cells[:in.RowLen()] {
		k.rating(&e, i%in.layout.items, in.design.Columns[i/in.layout.items], cell)
	}
	k.weights(&e, cells[in.RowLen():])
	if err := errors.Join(e.err(), k.t.room(1)); err != nil {
		return err
	}
	in.layout.count(k.t.cells, e.row)
	k.t.share(e.row, e.weights)
	return nil
}

func (k *intake) rating(e *encoder, item int, c Column, cell string) {
	if k.isMissing(cell) {
		e.row = append(e.row, 0)
		return
	}
	x, err := ParseExact(cell)
	if err != nil {
		e.fault(k.t.in.itemName(item), c, cell, k.t.in.wantRating())
		return
	}
	e.rating(item, c, x)
}

func (k *intake) isMissing(cell string) bool { return cell == "" || slices.Contains(k.missing, cell) }

func (k *intake) weights(e *encoder, cells []string) {
	if !slices.ContainsFunc(cells, func(cell string) bool { return !k.isMissing(cell) }) {
		return
	}
	for d, cell := range cells {
		x, err := ParseExact(cell)
		if err != nil {
			e.weight(d, cell)
			continue
		}
		e.points(d, x)
	}
	e.total(len(cells))
}

// finish adds what was counted to t.
func (k *intake) finish(t *Tally) (Intake, error) {
	if err := t.Merge(k.t); err != nil {
		return Intake{}, err
	}
	return k.Intake, nil
}
