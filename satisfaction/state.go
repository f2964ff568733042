package satisfaction

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"

	"github.com/servicequality/servicequality/internal/strict"
)

// StateError says that what should be a stored tally is none, or was changed since
// it was stored. The tally into which it was read stays as it was.
type StateError struct {
	Want string // what holds for each stored tally and does not for this
}

// Error says what was wanted.
func (e *StateError) Error() string { return "satisfaction: stored tally: want " + e.Want }

const (
	stateVersion = 1
	stateHead    = 1 + len(Fingerprint{}) // version and fingerprint
	stateTail    = 4                      // CRC-32 (IEEE) of what is before it, big-endian
)

// MarshalBinary gives the canonical form of the tally: equal tallies give equal
// bytes, whatever the order in which they were counted and merged. It is a version
// byte, the fingerprint, all counts as unsigned varints, and a checksum.
func (t *Tally) MarshalBinary() ([]byte, error) {
	if err := t.ready(); err != nil {
		return nil, err
	}
	b := append([]byte{stateVersion}, t.in.print[:]...)
	b = appendCounts(b, t.cells)
	b = binary.AppendUvarint(b, uint64(len(t.totals)))
	for _, total := range t.sortedTotals() {
		b = appendCounts(binary.AppendUvarint(b, uint64(total)), t.totals[total])
	}
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b)), nil
}

func appendCounts(b []byte, cells []int64) []byte {
	for _, n := range cells {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return b
}

// UnmarshalBinary reads what MarshalBinary gave for a tally of the same instrument
// and replaces what t has counted. It takes memory in proportion to the instrument
// and to the length of data, whatever data claims. A state of another instrument is a [*MismatchError],
// anything else that is not canonical or does not add up a [*StateError].
func (t *Tally) UnmarshalBinary(data []byte) error {
	if err := t.ready(); err != nil {
		return err
	}
	if len(data) < stateHead+stateTail || data[0] != stateVersion {
		return &StateError{"version 1"}
	}
	if print := Fingerprint(data[1:stateHead]); print != t.in.print {
		return &MismatchError{Got: print, Want: t.in.print}
	}
	r := counter{data: data[stateHead : len(data)-stateTail]}
	read := NewTally(t.in)
	r.counts(read.cells)
	for n := r.count(); n > 0 && !r.bad; n-- {
		r.counts(read.total(r.count()))
	}
	if again, err := read.MarshalBinary(); r.bad || err != nil || !bytes.Equal(again, data) {
		return &StateError{"the canonical bytes of a tally, with their checksum"}
	}
	return t.adopt(read)
}

// adopt replaces what t has counted by what was read, if that adds up.
func (t *Tally) adopt(read *Tally) error {
	if err := read.check(); err != nil {
		return err
	}
	*t = *read
	return nil
}

// counter reads unsigned varints; once something is wrong, bad stays set.
type counter struct {
	data []byte
	bad  bool
}

func (r *counter) count() int64 {
	n, size := binary.Uvarint(r.data)
	if size <= 0 || n > math.MaxInt64 {
		r.bad, r.data = true, nil
		return 0
	}
	r.data = r.data[size:]
	return int64(n)
}

func (r *counter) counts(cells []int64) {
	for i := range cells {
		cells[i] = r.count()
	}
}

// stateJSON is the JSON form: the sections of the layout by name.
type stateJSON struct {
	Version       int         `json:"version"`
	Instrument    Fingerprint `json:"instrument"`
	Head          []int64     `json:"head"`
	Items         []int64     `json:"items"`
	Runs          []int64     `json:"runs"`
	Respondents   []int64     `json:"respondents"`
	Complete      []int64     `json:"complete"`
	Distributions []int64     `json:"distributions"`
	OwnWeights    []totalJSON `json:"own_weights"`
}

type totalJSON struct {
	Total  int64   `json:"total"`
	Counts []int64 `json:"counts"`
}

// sections gives the slices of a state that hold the cells, in their order, each
// with its length.
func (l *layout) sections(s *stateJSON) []section {
	if l.detail < WithReliability {
		return []section{{&s.Head, 1}, {&s.Items, l.items * l.perItem}}
	}
	return []section{
		{&s.Head, headSize},
		{&s.Items, l.items * l.perItem},
		{&s.Runs, l.items + 1},
		{&s.Respondents, l.items * l.perBucket},
		{&s.Complete, l.items * l.perComplete},
		{&s.Distributions, l.size - l.completeAt - l.items*l.perComplete},
	}
}

type section struct {
	cells *[]int64
	size  int
}

// MarshalJSON gives the same counts as MarshalBinary, under names. It is canonical
// too.
func (t *Tally) MarshalJSON() ([]byte, error) {
	if err := t.ready(); err != nil {
		return nil, err
	}
	s := stateJSON{Version: stateVersion, Instrument: t.in.print}
	rest := t.cells
	for _, section := range t.in.layout.sections(&s) {
		*section.cells, rest = rest[:section.size], rest[section.size:]
	}
	for _, total := range t.sortedTotals() {
		s.OwnWeights = append(s.OwnWeights, totalJSON{total, t.totals[total]})
	}
	return json.Marshal(s)
}

// UnmarshalJSON reads what MarshalJSON gave for a tally of the same instrument and
// replaces what t has counted; see [Tally.UnmarshalBinary] for what it refuses.
func (t *Tally) UnmarshalJSON(data []byte) error {
	if err := t.ready(); err != nil {
		return err
	}
	var s stateJSON
	if err := strict.Decode(data, &s, strict.Lower); err != nil {
		return &StateError{fmt.Sprintf("its JSON: %v", err)}
	}
	if s.Version != stateVersion {
		return &StateError{"version 1"}
	}
	if s.Instrument != t.in.print {
		return &MismatchError{Got: s.Instrument, Want: t.in.print}
	}
	read := &Tally{in: t.in}
	for _, section := range t.in.layout.sections(&s) {
		if len(*section.cells) != section.size {
			return &StateError{"sections of the size that the instrument has"}
		}
		read.cells = append(read.cells, *section.cells...)
	}
	for _, total := range s.OwnWeights {
		if read.totals[total.Total] != nil || len(total.Counts) != t.in.layout.perTotal {
			return &StateError{"each total of weights once, with its counts"}
		}
		copy(read.total(total.Total), total.Counts)
	}
	return t.adopt(read)
}
