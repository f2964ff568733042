package report

import (
	"encoding/json"

	"github.com/servicequality/servicequality/sla"
)

// objectiveState is how an objective is stored.
type objectiveState struct {
	Metric  sla.Metric `json:"metric"`
	Measure Measure    `json:"measure"`
	Ratio   Ratio      `json:"ratio,omitzero"`
	Time    wide       `json:"time,omitzero"`
	Volume  uint64     `json:"volume,omitzero"`
}

// MarshalJSON stores the objective, for a file of settings:
//
//	{"metric":"resolution","measure":"first-contact","ratio":"92/100","volume":20}
//	{"metric":"first-response","measure":"mean-business","time":"2m"}
//
// One with faults is refused, with all of them.
func (o Objective) MarshalJSON() ([]byte, error) {
	if err := o.faults().under("objective"); err != nil {
		return nil, err
	}
	return json.Marshal(objectiveState{o.Metric, o.Measure, o.Ratio, nanoseconds(o.Time), o.Volume})
}

// UnmarshalJSON reads what MarshalJSON stores, with fields in any order. Unknown
// fields, and what no objective can be, are a [*ValueError] each, and o is as before.
func (o *Objective) UnmarshalJSON(data []byte) error {
	var s objectiveState
	if err := decode(data, &s); err != nil {
		return err
	}
	var f faults
	read := Objective{s.Metric, s.Measure, s.Ratio, s.Time.length(&f, "time"), s.Volume}
	if len(f) == 0 {
		f = read.faults()
	}
	if err := f.under("objective"); err != nil {
		return err
	}
	*o = read
	return nil
}

// MarshalJSON shows the judgement to other programs, the mean as "1m15s". It is not
// read back: what is stored is the [Tally].
func (j Judgement) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Reached bool   `json:"reached"`
		Ratio   Ratio  `json:"ratio,omitzero"`
		Mean    wide   `json:"mean,omitzero"`
		Volume  uint64 `json:"volume"`
	}{j.Reached, j.Ratio, nanoseconds(j.Mean), j.Volume})
}
