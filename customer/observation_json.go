package customer

import (
	"encoding/json"
	"time"
	"unicode/utf8"

	"github.com/servicequality/servicequality/internal/strict"
)

// observationJSON is how an observation is stored.
type observationJSON struct {
	Signal   string    `json:"signal"`
	Strength int64     `json:"strength"`
	At       time.Time `json:"at"`
	Event    string    `json:"event,omitempty"`
	Written  bool      `json:"written,omitempty"`
	Span     *spanJSON `json:"span,omitempty"`
}

type spanJSON struct {
	Start int64 `json:"start"`
	End   int64 `json:"end"`
}

// MarshalJSON stores the observation. One that cannot be is refused.
func (o Observation) MarshalJSON() ([]byte, error) {
	f := findings{of: "observation"}
	f.observation("", &o)
	f.storable(&o)
	if err := f.err(); err != nil {
		return nil, err
	}
	stored := observationJSON{Signal: o.Signal, Strength: o.Strength, At: o.At, Event: o.Event, Written: o.Written}
	if o.Span != (Span{}) {
		stored.Span = &spanJSON{int64(o.Span.Start), int64(o.Span.End)}
	}
	return json.Marshal(stored)
}

// UnmarshalJSON reads what MarshalJSON stores, and reports every fault. Then o stays
// as it was. Whether a model knows the signal shows when it is read there.
func (o *Observation) UnmarshalJSON(data []byte) error {
	f := findings{of: "observation"}
	var read Observation
	strict.Read(data, f.add, strict.Object(strict.Fields{
		"signal":   strict.Text(&read.Signal),
		"strength": strict.Whole(&read.Strength),
		"at":       strict.Instant(&read.At),
		"event":    strict.Text(&read.Event),
		"written":  strict.Flag(&read.Written),
		"span":     strict.Object(strict.Fields{"start": strict.Whole(&read.Span.Start), "end": strict.Whole(&read.Span.End)}),
	}))
	if len(f.errs) == 0 {
		f.observation("", &read)
		f.storable(&read)
	}
	if err := f.err(); err != nil {
		return err
	}
	*o = read
	return nil
}

// storable checks what only the stored form asks: that there is a signal, that texts
// are text, and that RFC 3339 has the instant.
func (f *findings) storable(o *Observation) {
	if o.Signal == "" || !utf8.ValidString(o.Signal) {
		f.add("signal", o.Signal, "the id of a signal")
	}
	if !utf8.ValidString(o.Event) {
		f.add("event", o.Event, "valid UTF-8")
	}
	if _, err := o.At.MarshalText(); err != nil {
		f.add("at", o.At.String(), "an instant that RFC 3339 can say")
	}
}
