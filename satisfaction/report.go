package satisfaction

import (
	"fmt"
	"slices"
)

// Report is what a [Tally] had counted when the report was made, read in words of
// the instrument. It does not change when the tally goes on. Every number is exact;
// round it with [Exact.Decimal]. Only [Tally.Report] makes one: the zero value has
// nothing to read and must not be used.
type Report struct {
	t *Tally
}

// UndefinedError says that a result does not exist, and why: nobody answered, all
// answers are the same, or the instrument does not ask or count what is needed.
type UndefinedError struct {
	Result string // what was asked for, "alpha of empathy"
	Why    string // the reason, "one item only"
}

// Error gives both.
func (e *UndefinedError) Error() string {
	return fmt.Sprintf("satisfaction: %s is undefined: %s", e.Result, e.Why)
}

// NameError says that the instrument has no item or dimension of a name.
type NameError struct {
	Kind string // "item" or "dimension"
	Name string // what was asked for
}

// Error quotes the name.
func (e *NameError) Error() string {
	return fmt.Sprintf("satisfaction: no %s named %s in the instrument", e.Kind, quote(e.Name))
}

const (
	nobody     = "nobody answered"
	notAsked   = "the instrument does not ask it"
	notCounted = "the instrument does not count it, see Detail"
	noWeights  = "there are no weights"
)

// Report reads the tally as it is now. The error is [ErrNoInstrument].
func (t *Tally) Report() (*Report, error) {
	if err := t.ready(); err != nil {
		return nil, err
	}
	return &Report{t.Clone()}, nil
}

// Instrument gives the instrument that the report is about.
func (r *Report) Instrument() *Instrument { return r.t.in }

// Responses is how many responses were counted, excluded ones included.
func (r *Report) Responses() int64 { return r.t.Responses() }

// Included is how many responses were not excluded by [Design.Exclude].
func (r *Report) Included() int64 {
	if r.layout().detail < WithReliability {
		return r.Responses()
	}
	return r.Responses() - r.t.cells[headExcluded]
}

// Flagged is how many responses show the pattern; a response may show several. An
// unset flag is an [*UnknownError], a flag that is not counted an [*UndefinedError].
func (r *Report) Flagged(f Flag) (int64, error) {
	if !flagTable.Has(f) {
		_, err := f.MarshalText()
		return 0, err
	}
	if r.layout().detail < WithReliability {
		return 0, &UndefinedError{f.String(), notCounted}
	}
	return r.t.cells[headFlags+int(f)-1], nil
}

// LongestRuns tells, for each length from 0 to the number of items, in how many
// responses the longest stretch of neighbouring items with the same perceived
// rating has that length. A long one is a sign of careless answers (Curran, 2016);
// from which length on is for the reader to say.
func (r *Report) LongestRuns() ([]int64, error) {
	l := r.layout()
	if l.detail < WithReliability {
		return nil, &UndefinedError{"the longest run", notCounted}
	}
	return slices.Clone(r.t.cells[l.runsAt : l.runsAt+l.items+1]), nil
}

func (r *Report) layout() *layout { return &r.t.in.layout }

// value turns a mean of places on the scale plus one into a mean on the scale.
func (r *Report) value(mean Exact) Exact {
	return mean.Mul(r.t.in.design.Scale.Step).Add(r.t.in.below)
}

// score makes the score of which the columns add up to sums over n.
func (r *Report) score(counted int64, sums []Exact, n Exact) Score {
	s := Score{Counted: counted, columns: r.t.in.design.Columns}
	for c, sum := range sums {
		mean, _ := sum.Quo(n)
		s.means[c] = r.value(mean)
	}
	return s
}

// wholes gives integer sums as exact numbers.
func wholes(sums []int64) []Exact {
	var all [columnCount]Exact
	for i, sum := range sums {
		all[i] = Whole(sum)
	}
	return all[:len(sums)]
}
