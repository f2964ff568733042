package satisfaction

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/servicequality/servicequality/internal/strict"
)

// Instrument is a questionnaire as the arithmetic sees it: dimensions and their
// items, columns, scale, weights and policies, checked once. It never changes and
// may be shared. Make one with [New] or read it from JSON; the zero value asks
// nothing and its tallies take nothing.
type Instrument struct {
	design Design
	print  Fingerprint
	grid   grid
	below  Exact // what lies one Step under Min
	layout layout
}

// New checks a design and gives its instrument, which keeps nothing of d. The error
// joins a [*Fault] for each thing that is wrong, with its path.
func New(d Design) (*Instrument, error) {
	d = d.withDefaults()
	if f := d.check(); f != nil {
		return nil, errors.Join(f...)
	}
	data, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	in := &Instrument{design: d, grid: d.Scale.grid(), below: d.Scale.Value(-1), layout: layoutOf(&d)}
	sum := sha256.Sum256(data)
	copy(in.print[:], sum[:])
	return in, nil
}

// Must is for instruments that a program declares: it gives the instrument that
// [New] gives and panics on an error.
func Must(in *Instrument, err error) *Instrument {
	if err != nil {
		panic(err)
	}
	return in
}

// Design gives the design with its defaults filled in, as a copy.
func (in *Instrument) Design() Design { return in.design.clone() }

// Fingerprint identifies all that the instrument computes with. Two instruments
// have the same one if and only if their designs are the same; only their tallies
// merge.
func (in *Instrument) Fingerprint() Fingerprint { return in.print }

// RowLen is the number of bytes that [Tally.AddRows] takes for one respondent: a
// rating for each column and item.
func (in *Instrument) RowLen() int { return in.layout.columns * in.layout.items }

// MarshalJSON gives the design with its defaults filled in.
func (in *Instrument) MarshalJSON() ([]byte, error) { return json.Marshal(in.design) }

// UnmarshalJSON reads a design, refuses fields it does not know, and checks it as
// [New] does. On an error the receiver keeps what it was.
func (in *Instrument) UnmarshalJSON(data []byte) error {
	var d Design
	if err := strict.Decode(data, &d, strict.Lower); err != nil {
		return fmt.Errorf("satisfaction: instrument: %w", err)
	}
	read, err := New(d)
	if err != nil {
		return err
	}
	*in = *read
	return nil
}

// index is [Scale.Index] of the instrument's scale.
func (in *Instrument) index(rating Exact) (index int, ok bool) {
	if num, den, short := rating.short(); short {
		if index, ok = in.grid.index(num, den); ok {
			return index, true
		}
	}
	return in.design.Scale.Index(rating)
}

// column is the place of c in a row, from 0; ok is false when it is not asked.
func (in *Instrument) column(c Column) (place int, ok bool) {
	place = slices.Index(in.design.Columns, c)
	return place, place >= 0
}

// item finds an item by name: its place in the instrument.
func (in *Instrument) item(name string) (place int, ok bool) {
	for d, g := range in.design.Dimensions {
		for i := range g.Items {
			if g.Items[i].Name == name {
				return in.layout.first[d] + i, true
			}
		}
	}
	return 0, false
}

// dimension finds a dimension by name.
func (in *Instrument) dimension(name string) (place int, ok bool) {
	place = slices.IndexFunc(in.design.Dimensions, func(g Group) bool { return g.Name == name })
	return place, place >= 0
}

// Fingerprint identifies an [Instrument] by the first half of the SHA-256 of its
// JSON. Compare with ==.
type Fingerprint [16]byte

// String gives the fingerprint in 32 hexadecimal digits.
func (f Fingerprint) String() string { return hex.EncodeToString(f[:]) }

// MarshalText gives what String gives.
func (f Fingerprint) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what String gives; anything else is a [*Fault] and leaves f
// as it was.
func (f *Fingerprint) UnmarshalText(text []byte) error {
	var read Fingerprint
	if len(text) == 2*len(read) {
		if _, err := hex.Decode(read[:], text); err == nil && read.String() == string(text) {
			*f = read
			return nil
		}
	}
	return &Fault{Path: "fingerprint", Got: string(text), Want: "32 lower-case hexadecimal digits"}
}
