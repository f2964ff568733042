package complaint

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// A form says which details an action takes and what they must hold.
type form struct {
	name  string // the Go type
	needs string // in words, "" when they may be left out
	fault func(Details) (Code, string)
	dated bool                          // there are instants in them
	read  func(*reader) Details         // from canonical JSON
	parse func([]byte) (Details, error) // from any JSON
}

var (
	opening        = need("the expectation that was not met", Opening.fault, readOpening)
	anyWords       = may(Words.fault, readWords)
	someWords      = need("what was said or done", Words.fault, readWords)
	reasonWords    = need("the reason", reason, readWords)
	commitment     = need("a due instant, the words, and that it was judged feasible", Commitment.fault, readCommitment)
	answer         = need("whose word it is and by which channel it came", Answer.fault, readAnswer)
	finding        = need("the root cause and the words", Finding.fault, readFinding)
	prevention     = need("the root cause and the measure, or the reason why none is needed", Prevention.fault, readPrevention)
	ending         = need("the reason", Ending.fault, readEnding)
	mergeTarget    = need("the other complaint", target, readMerger)
	mergeSource    = need("the other complaint", absorbed, readMerger)
	referral       = need("the body and its venue", asked, readReferral)
	ruling         = need("the body and the outcome", outcome, readReferral)
	handOver       = need("the new handler, what the customer needs, what was done, what comes next, and that the customer was told", HandOver.fault, readHandOver)
	place          = need("the place", placed, readMeeting)
	appointment    = need("the time", timed, readMeeting)
	assessment     = need("at least one fact", Assessment.fault, readAssessment)
	classification = need("the category or the root cause", Classification.fault, readClassification)
)

// may is the form of an action whose details can be left out.
func may[D Details](fault func(D) (Code, string), read func(*reader) Details) form {
	var zero D
	_, dated := Details(zero).(interface{ utc() Details })
	return form{
		name:  strings.TrimPrefix(fmt.Sprintf("%T", zero), "complaint."),
		dated: dated,
		read:  read,
		fault: func(d Details) (Code, string) {
			switch d := d.(type) {
			case nil:
				return 0, ""
			case D:
				return fault(d)
			}
			return CodePayload, "details"
		},
		parse: func(data []byte) (Details, error) {
			var d D
			err := strict(data, &d)
			return d, err
		},
	}
}

// need is the form of an action whose details must be there.
func need[D Details](needs string, fault func(D) (Code, string), read func(*reader) Details) form {
	f := may(fault, read)
	given := f.fault
	f.needs = needs
	f.fault = func(d Details) (Code, string) {
		if d == nil {
			d = *new(D) // whose first missing field says what is wrong
		}
		return given(d)
	}
	return f
}

// utc gives well-formed details with their instants as an event keeps them.
func (f form) utc(d Details) Details {
	if !f.dated || d == nil {
		return d
	}
	return d.(interface{ utc() Details }).utc()
}

// strict reads exactly one JSON value into v and refuses unknown fields.
func strict(data []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return err
	}
	if _, err := dec.Token(); err != io.EOF {
		return fmt.Errorf("more than one value")
	}
	return nil
}
