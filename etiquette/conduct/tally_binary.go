package conduct

import (
	"bytes"
	"encoding/binary"
	"math"
)

// header begins the binary form, so that nothing else is taken for one.
const header = "etiquette/conduct"

// MarshalBinary gives the canonical binary form: tallies of the same cards give the
// same bytes. It is the text "etiquette/conduct", the version as a byte, the 16 bytes
// of the form's fingerprint, and numbers as encoding/binary's unsigned varints: the
// number of cells; for each cell agent, team and channel, each after its length, the
// cards, the failed ones, and for each item of the form the five counts, the number of
// conversations that show it, and their names, each after its length.
func (t *Tally) MarshalBinary() ([]byte, error) {
	if err := t.ready(); err != nil {
		return nil, err
	}
	s := t.state()
	b := append(append([]byte(header), version), s.Form[:]...)
	b = binary.AppendUvarint(b, uint64(len(s.Cells)))
	for i := range s.Cells {
		b = s.Cells[i].append(b)
	}
	return b, nil
}

func (s *cellState) append(b []byte) []byte {
	for _, name := range []string{s.Key.Agent, s.Key.Team, s.Key.Channel} {
		b = appendName(b, name)
	}
	b = binary.AppendUvarint(b, uint64(s.Cards))
	b = binary.AppendUvarint(b, uint64(s.Failed))
	for i := range s.Items {
		for _, n := range s.Items[i].Counts.all() {
			b = binary.AppendUvarint(b, uint64(*n))
		}
		b = binary.AppendUvarint(b, uint64(len(s.Items[i].Shown)))
		for _, name := range s.Items[i].Shown {
			b = appendName(b, name)
		}
	}
	return b
}

func appendName(b []byte, name string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(name))), name...)
}

// UnmarshalBinary reads what MarshalBinary gave for a tally of the same form and
// replaces what t has counted. It accepts only what MarshalBinary gives again, to the
// byte; for the rest see [Tally.UnmarshalJSON]. It needs memory in proportion to the
// data and the form, whatever counts the data claim.
func (t *Tally) UnmarshalBinary(data []byte) error {
	if err := t.ready(); err != nil {
		return err
	}
	r := reader{data: data}
	s := r.tally(t.form)
	if r.bad {
		return damaged("no tally", "the bytes of one")
	}
	read := NewTally(t.form)
	if err := read.adopt(s); err != nil {
		return err
	}
	if again, err := read.MarshalBinary(); err != nil || !bytes.Equal(again, data) {
		return damaged("bytes in another than their shortest form", "those that MarshalBinary gives")
	}
	*t = *read
	return nil
}

// reader reads what MarshalBinary wrote. At the first fault bad is set, and from there
// on all is empty.
type reader struct {
	data []byte
	bad  bool
}

func (r *reader) bytes(n uint64) []byte {
	if r.bad || n > uint64(len(r.data)) {
		r.bad = true
		return nil
	}
	taken := r.data[:n]
	r.data = r.data[n:]
	return taken
}

func (r *reader) number() int64 {
	n, size := binary.Uvarint(r.data)
	if r.bad || size <= 0 || n > math.MaxInt64 {
		r.bad = true
		return 0
	}
	r.data = r.data[size:]
	return int64(n)
}

func (r *reader) name() string { return string(r.bytes(uint64(r.number()))) }

func (r *reader) tally(f *Form) tallyState {
	var s tallyState
	if string(r.bytes(uint64(len(header)))) != header {
		r.bad = true
	}
	for _, v := range r.bytes(1) {
		s.Version = int(v)
	}
	copy(s.Form[:], r.bytes(uint64(len(s.Form))))
	if s.Version != version || s.Form != f.print {
		return s // of the rest nothing is known
	}
	for n := r.number(); n > 0 && !r.bad; n-- {
		s.Cells = append(s.Cells, r.cell(f))
	}
	r.bad = r.bad || len(r.data) > 0
	return s
}

func (r *reader) cell(f *Form) cellState {
	s := cellState{Key: Key{r.name(), r.name(), r.name()}, Cards: r.number(), Failed: r.number()}
	for i := range f.items {
		if r.bad {
			break
		}
		item := itemState{Item: f.items[i].ID}
		for _, n := range item.Counts.all() {
			*n = r.number()
		}
		for n := r.number(); n > 0 && !r.bad; n-- {
			item.Shown = append(item.Shown, r.name())
		}
		s.Items = append(s.Items, item)
	}
	return s
}
