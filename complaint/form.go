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
	utc   func(Details) Details         // well-formed details as an event keeps them; nil: just so
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
	return formOf(false, fault, read)
}

// need is the form of an action whose details must be there.
func need[D Details](needs string, fault func(D) (Code, string), read func(*reader) Details) form {
	f := formOf(true, fault, read)
	f.needs = needs
	return f
}

func formOf[D Details](needed bool, fault func(D) (Code, string), read func(*reader) Details) form {
	f := form{
		name: strings.TrimPrefix(fmt.Sprintf("%T", *new(D)), "complaint."),
		read: read,
		fault: func(d Details) (Code, string) {
			given, ok := d.(D)
			switch {
			case !ok && d != nil:
				return CodePayload, "details"
			case !ok && !needed:
				return 0, ""
			}
			return fault(given) // the first missing field of none says what is wrong
		},
		parse: func(data []byte) (Details, error) {
			var d D
			err := strict(data, &d)
			return d, err
		},
	}
	if _, ok := Details(*new(D)).(dated); ok {
		f.utc = keptUTC
	}
	return f
}

// dated are details with instants in them.
type dated interface {
	Details
	inUTC() bool
	utc() Details
}

// keptUTC gives dated details with their instants as an event keeps them; nearly
// always they are so already.
func keptUTC(d Details) Details {
	if given := d.(dated); !given.inUTC() {
		return given.utc()
	}
	return d
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
