package insight

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// A Row is one line of a log, ours or another's.
type Row struct {
	// Case is the id of the complaint, not blank. Rows of different complaints may be
	// mixed.
	Case string
	// Activity is what was done, in the words of the log.
	Activity string
	// At is when it was done. It is not zero.
	At time.Time
	// Actor is who did it, "" when the log does not say. It counts for plans alone,
	// which nobody may judge who filed them.
	Actor string
}

// RowOf gives the row of one of our own events; [OwnActivities] explains it.
func RowOf(e complaint.Event) Row {
	return Row{Case: e.Case(), Activity: e.Action().String(), At: e.At(), Actor: e.Actor()}
}

// OwnActivities maps the machine name of each action to it, in a map the caller owns.
func OwnActivities() map[string]complaint.Action {
	own := map[string]complaint.Action{}
	for _, a := range complaint.Actions() {
		own[a.String()] = a
	}
	return own
}

// An Audit reads a log row by row and says where it departs from the eight steps, as
// [complaint.Rules] has them. Only the order is audited: who, when and what. What was
// said, promised or agreed is not in such a log, and what the rules ask of it is not
// judged.
//
// It remembers a few words for each complaint, so that rows can come in a stream and
// mixed. It belongs to one goroutine.
type Audit struct {
	activities map[string]complaint.Action
	way        way
	cases      map[string]*trace
	rows, bad  int64 // rows with a deviation
	openCases  int64
}

// trace is what is remembered of a complaint.
type trace struct {
	id    string
	phase complaint.Phase
	seen  uint64 // actions of the present cycle, as bits
	at    time.Time
	filer string
	row   int64 // the last
}

// NewAudit begins an audit. Activities says which action an activity of the log is. An
// activity that is none of the steps, such as a remark, is mapped to [complaint.Note];
// one that is not in the map is reported each time. Blank activities and unknown
// actions are a [*ValueError] each, all at once. The map is copied.
func NewAudit(activities map[string]complaint.Action) (*Audit, error) {
	var faults []error
	for _, name := range slices.Sorted(maps.Keys(activities)) {
		if strings.TrimSpace(name) == "" {
			faults = append(faults, &ValueError{Place: fmt.Sprintf("activities[%q]", name), Got: "a blank name", Want: "an activity of the log"})
		}
		if _, err := activities[name].MarshalText(); err != nil {
			faults = append(faults, &ValueError{Place: fmt.Sprintf("activities[%.40q]", name), Err: err})
		}
	}
	if faults != nil {
		return nil, errors.Join(faults...)
	}
	return &Audit{activities: maps.Clone(activities), way: newWay(), cases: map[string]*trace{}}, nil
}

// Add reads the next row and gives its deviations: none as a rule, and at most two, of
// which one is a [TimeBack]. Of the others the first that holds is given, in this order:
// [UnknownActivity], [OwnPlan], [AfterEnd], [Repeated], [SkippedStep], [OutOfOrder].
//
// After a skipped step, and a plan of one's own, the complaint is taken to stand where
// the action of this row leads, so that one fault is reported once; an action that only
// records a fact leaves it where it stood, and so does every row that is reported
// otherwise.
// Later times are held against that of the row before, whether or not it went back.
//
// A blank id and a zero time are a [*ValueError]; such a row is not counted.
func (a *Audit) Add(r Row) ([]Deviation, error) {
	if strings.TrimSpace(r.Case) == "" || r.At.IsZero() {
		return nil, &ValueError{Place: fmt.Sprintf("row %d", a.rows), Got: fmt.Sprintf("case %.40q at %v", r.Case, r.At.UTC()), Want: "an id and a time"}
	}
	t := a.cases[r.Case]
	if t == nil {
		t = &trace{id: strings.Clone(r.Case), at: r.At}
		a.cases[t.id] = t
		a.openCases++
	}
	t.row = a.rows
	action := a.activities[r.Activity]
	here := Deviation{Row: a.rows, Case: t.id, Action: action, Phase: t.phase}
	var found []Deviation
	if r.At.Before(t.at) {
		back := here
		back.Kind = TimeBack
		found = append(found, back)
	}
	t.at = r.At
	if here.Kind = a.judge(t, action, r.Actor); here.Kind != 0 {
		if here.Kind == SkippedStep {
			here.Skipped = a.way.skipped(t.phase, action)
		}
		found = append(found, here)
	}
	if here.Kind == 0 || here.Kind == SkippedStep || here.Kind == OwnPlan {
		a.move(t, action, r.Actor)
	}
	a.rows++
	if found != nil {
		a.bad++
	}
	return found, nil
}

// judge says in which way the action departs from the rules, 0 when it does not.
func (a *Audit) judge(t *trace, action complaint.Action, actor string) Kind {
	switch {
	case action == 0:
		return UnknownActivity
	case a.way.allows(t.phase, action):
		if (action == complaint.Approve || action == complaint.Reject) && actor != "" && actor == t.filer {
			return OwnPlan
		}
		return 0
	case t.phase.Terminal():
		return AfterEnd
	case t.seen>>action&1 != 0:
		return Repeated
	case a.way.skipped(t.phase, action) != nil:
		return SkippedStep
	}
	return OutOfOrder
}

// move lets the action happen.
func (a *Audit) move(t *trace, action complaint.Action, actor string) {
	to := a.way[action].to
	switch {
	case action == complaint.Reopen:
		t.seen = 0
	case action == complaint.FilePlan:
		t.filer = actor
	}
	t.seen |= 1 << action
	if to == 0 {
		return
	}
	if t.phase.Terminal() != to.Terminal() {
		if to.Terminal() {
			a.openCases--
		} else {
			a.openCases++
		}
	}
	t.phase = to
}

// Rows is how many rows were read.
func (a *Audit) Rows() int64 { return a.rows }

// Cases is how many complaints there were.
func (a *Audit) Cases() int64 { return int64(len(a.cases)) }

// MissingEnds gives a [MissingEnd] for each complaint that has not ended so far, in the
// order of their last rows. It says something of a log that is whole; in one that goes
// on these complaints are at work.
func (a *Audit) MissingEnds() []Deviation {
	var list []Deviation
	for _, t := range a.cases {
		if !t.phase.Terminal() {
			list = append(list, Deviation{Kind: MissingEnd, Row: t.row, Case: t.id, Phase: t.phase})
		}
	}
	slices.SortFunc(list, func(x, y Deviation) int { return cmp.Compare(x.Row, y.Row) })
	return list
}

// Fitness is the share of what was as it should be, exactly: of all rows those without
// a deviation, and of all complaints those that have ended, added up. It is 1 for a log
// without any deviation, and without [Audit.MissingEnds], and for no other. Of an empty
// log there is no data.
func (a *Audit) Fitness() Share {
	return Share{Part: a.rows - a.bad + a.Cases() - a.openCases, Whole: a.rows + a.Cases()}
}
