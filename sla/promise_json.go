package sla

import (
	"encoding/json"

	"github.com/servicequality/servicequality/internal/strict"
)

// promiseJSON is how a promise is stored.
type promiseJSON struct {
	Keeping   Target         `json:"keeping"`
	Informing Target         `json:"informing"`
	Entries   []PromiseEntry `json:"entries,omitempty"`
}

// MarshalJSON stores the two targets and the log, from which all else follows. The
// zero Promise is refused.
func (p Promise) MarshalJSON() ([]byte, error) {
	if p.keeping.aim == nil {
		return nil, &FieldError{Of: "promise", Got: "the zero Promise", Want: "one that NewPromise gave"}
	}
	return json.Marshal(promiseJSON{p.keeping.aim.Target, p.informing.aim.Target, p.entries})
}

// UnmarshalJSON reads what MarshalJSON stores. It reports every field that cannot
// be, as a [*FieldError], or else the first entry that does not fit, as a
// [*LogError]. Then p stays as it was.
func (p *Promise) UnmarshalJSON(data []byte) error {
	f := findings{of: "promise"}
	var read promiseJSON
	strict.Read(data, f.add, strict.Object(strict.Fields{
		"keeping":   f.target(&read.Keeping),
		"informing": f.target(&read.Informing),
		"entries":   strict.List(&read.Entries, readPromiseEntry),
	}))
	empty, err := NewPromise(read.Keeping, read.Informing)
	f.adopt("", err)
	if err := f.err(); err != nil {
		return err
	}
	full, err := empty.Append(read.Entries...)
	if err != nil {
		return err
	}
	*p = full
	return nil
}

func readPromiseEntry(e *PromiseEntry) strict.Reader {
	return strict.Object(strict.Fields{"act": spelt(&e.Act), "at": strict.Instant(&e.At), "by": strict.Instant(&e.By), "ref": strict.Text(&e.Ref)})
}
