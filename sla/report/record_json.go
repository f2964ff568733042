package report

import "encoding/json"

// recordState is how a record is stored.
type recordState struct {
	Key
	Outcome       Outcome `json:"outcome"`
	Business      wide    `json:"business"`
	Wall          wide    `json:"wall"`
	EarlierBreach bool    `json:"earlier_breach,omitzero"`
	Contacts      int     `json:"contacts,omitzero"`
}

// MarshalJSON stores the record, for a queue or a file between the desk and the
// tally:
//
//	{"metric":"first-response","channel":"chat","outcome":"met","business":"20s","wall":"20s"}
//
// One with faults is refused as [Tally.Add] refuses it.
func (r Record) MarshalJSON() ([]byte, error) {
	if err := r.allFaults().under("record"); err != nil {
		return nil, err
	}
	return json.Marshal(recordState{r.Key, r.Outcome, nanoseconds(r.Business), nanoseconds(r.Wall), r.EarlierBreach, r.Contacts})
}

// UnmarshalJSON reads what MarshalJSON stores, with fields in any order. Unknown
// fields, and figures that no record has, are a [*ValueError] each, and r is as
// before.
func (r *Record) UnmarshalJSON(data []byte) error {
	var s recordState
	if err := decode(data, &s); err != nil {
		return err
	}
	var f faults
	read := Record{s.Key, s.Outcome, s.Business.length(&f, "business"), s.Wall.length(&f, "wall"), s.EarlierBreach, s.Contacts}
	if len(f) == 0 {
		f = read.allFaults()
	}
	if err := f.under("record"); err != nil {
		return err
	}
	*r = read
	return nil
}
