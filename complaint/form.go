package complaint

import (
	"fmt"
	"strings"

	"github.com/servicequality/servicequality/internal/strict"
)

// A form says which details an action takes and what they must hold.
type form struct {
	name   string // the Go type
	needs  string // in words, "" when they may be left out
	fields []Field
	fault  func(Details) (Code, string)
	utc    func(Details) Details         // well-formed details as an event keeps them; nil: just so
	read   func(*reader) Details         // from canonical JSON
	parse  func([]byte) (Details, error) // from any JSON
}

var (
	opening        = takes("the expectation that was not met", "missed! customer handler rework", Opening.fault, readOpening)
	anyWords       = takes("", "text", Words.fault, readWords)
	someWords      = takes("what was said or done", "text!", Words.fault, readWords)
	reasonWords    = takes("the reason", "text!", reason, readWords)
	commitment     = takes("a due instant, the words, and that it was judged feasible", "due! text! feasible!", Commitment.fault, readCommitment)
	answer         = takes("whose word it is and by which channel it came", "by! channel! text", Answer.fault, readAnswer)
	finding        = takes("the root cause and the words", "cause! text!", Finding.fault, readFinding)
	prevention     = takes("the root cause and the measure, or the reason why none is needed", "cause none_needed text!", Prevention.fault, readPrevention)
	ending         = takes("the reason", "reason! approver! text", Ending.fault, readEnding)
	mergeTarget    = takes("the other complaint", "other!", target, readMerger)
	mergeSource    = takes("the other complaint", "other! promises", absorbed, readMerger)
	referral       = takes("the body and its venue", "body! venue!", asked, readReferral)
	ruling         = takes("the body and the outcome", "body! outcome!", outcome, readReferral)
	handOver       = takes("the new handler, what the customer needs, what was done, what comes next, and that the customer was told", "to! needs! done! next! told!", HandOver.fault, readHandOver)
	place          = takes("the place", "place!", placed, readMeeting)
	appointment    = takes("the time", "time!", timed, readMeeting)
	assessment     = takes("at least one fact", "heat severity impact urgency safety reaction decide_by", Assessment.fault, readAssessment)
	classification = takes("the category or the root cause", "category cause", Classification.fault, readClassification)
)

// takes is the form of an action that takes details D. Needs says what they must hold,
// "" when they may be left out; fields names what they may, as [fieldsOf] reads it.
func takes[D Details](needs, fields string, fault func(D) (Code, string), read func(*reader) Details) form {
	f := form{
		name:   strings.TrimPrefix(fmt.Sprintf("%T", *new(D)), "complaint."),
		needs:  needs,
		fields: fieldsOf(fields),
		read:   read,
		fault: func(d Details) (Code, string) {
			given, ok := d.(D)
			switch {
			case !ok && d != nil:
				return CodePayload, "details"
			case !ok && needs == "":
				return 0, ""
			}
			return fault(given) // the first missing field of none says what is wrong
		},
		parse: func(data []byte) (Details, error) {
			var d D
			err := strict.Decode(data, &d, strict.Lower)
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
