package complaint

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	// MaxName is the longest id, actor, handler, approver, body or key, in bytes.
	MaxName = 200
	// MaxText is the longest text of a customer or of ours, in bytes.
	MaxText = 64 << 10
	// MaxRework is the largest rework limit that a complaint can be opened with.
	MaxRework = 100
	// DefaultRework is the rework limit of a complaint that states none.
	DefaultRework = 3
)

// Details is what a command or event says beside who did what and when. It is
// one of [Opening], [Words], [Commitment], [Answer], [Finding], [Prevention],
// [Ending], [Merger], [Referral], [HandOver], [Meeting], [Assessment] and
// [Classification], as a value, not a pointer; each action takes one of them, see
// [Rules]. Nil says nothing; a zero value is refused, leave it out instead.
type Details interface {
	// appendFields writes the fields that are set as members of a JSON object in
	// their order, each followed by a comma.
	appendFields(dst []byte) []byte
}

// Opening is the [Details] of [Receive] and [Detect].
type Opening struct {
	// Missed says which expectation was not met.
	Missed string `json:"missed,omitempty"`
	// Customer is the reference of the customer, "" when unknown.
	Customer string `json:"customer,omitempty"`
	// Handler is who takes it in hand, "" for the actor.
	Handler string `json:"handler,omitempty"`
	// Rework is how often a cycle may be worked on again after a customer was not
	// satisfied, 0 to [MaxRework]; nil stands for [DefaultRework]. Whoever makes an
	// Opening gives this number away.
	Rework *int `json:"rework,omitempty"`
}

func (d Opening) appendFields(dst []byte) []byte {
	dst = appendText(dst, "missed", d.Missed)
	dst = appendText(dst, "customer", d.Customer)
	dst = appendText(dst, "handler", d.Handler)
	if d.Rework != nil {
		dst = appendNumber(dst, "rework", *d.Rework)
	}
	return dst
}

func readOpening(r *reader) Details {
	d := Opening{Missed: r.text("missed"), Customer: r.text("customer"), Handler: r.text("handler")}
	if n, ok := r.number("rework"); ok {
		d.Rework = &n
	}
	return d
}

func (d Opening) fault() (Code, string) {
	switch {
	case !said(d.Missed):
		return CodePayload, "missed"
	case d.Customer != "" && !named(d.Customer):
		return CodePayload, "customer"
	case d.Handler != "" && !named(d.Handler):
		return CodePayload, "handler"
	case d.Rework != nil && (*d.Rework < 0 || *d.Rework > MaxRework):
		return CodePayload, "rework"
	}
	return 0, ""
}

// Words is the [Details] of every action that needs no more than words: what was
// said, done, planned or noted, or the reason why.
type Words struct {
	// Text is what there is to say.
	Text string `json:"text,omitempty"`
}

func (d Words) appendFields(dst []byte) []byte { return appendText(dst, "text", d.Text) }

func readWords(r *reader) Details { return Words{Text: r.text("text")} }

func (d Words) fault() (Code, string) {
	if !said(d.Text) {
		return CodePayload, "text"
	}
	return 0, ""
}

// reason: the words are a reason, and a missing one has a code of its own.
func reason(d Words) (Code, string) {
	if blank(d.Text) {
		return CodeReasonMissing, "text"
	}
	return d.fault()
}

// HandOver is the [Details] of [ChangeHandler]. Nobody has to tell their story
// twice: it says what the customer needs, what was done and what comes next, and
// that the customer was told who takes over.
type HandOver struct {
	// To is the new handler.
	To string `json:"to,omitempty"`
	// Needs is what the customer needs.
	Needs string `json:"needs,omitempty"`
	// Done is what was done so far.
	Done string `json:"done,omitempty"`
	// Next is what comes next.
	Next string `json:"next,omitempty"`
	// Told is true when the customer was told who takes over. It has to be.
	Told bool `json:"told,omitempty"`
}

func (d HandOver) appendFields(dst []byte) []byte {
	dst = appendText(dst, "to", d.To)
	dst = appendText(dst, "needs", d.Needs)
	dst = appendText(dst, "done", d.Done)
	dst = appendText(dst, "next", d.Next)
	return appendFlag(dst, "told", d.Told)
}

func readHandOver(r *reader) Details {
	return HandOver{
		To: r.text("to"), Needs: r.text("needs"), Done: r.text("done"), Next: r.text("next"),
		Told: r.flag("told"),
	}
}

func (d HandOver) fault() (Code, string) {
	switch {
	case !named(d.To):
		return CodePayload, "to"
	case !said(d.Needs):
		return CodePayload, "needs"
	case !said(d.Done):
		return CodePayload, "done"
	case !said(d.Next):
		return CodePayload, "next"
	case !d.Told:
		return CodePayload, "told"
	}
	return 0, ""
}

// Meeting is the [Details] of [ChangePlace], with Place, and of [ChangeTime],
// with Time.
type Meeting struct {
	// Place where we talk.
	Place string `json:"place,omitempty"`
	// Time when we talk, after now.
	Time time.Time `json:"time,omitzero"`
}

func (d Meeting) appendFields(dst []byte) []byte {
	return appendInstant(appendText(dst, "place", d.Place), "time", d.Time)
}

func readMeeting(r *reader) Details { return Meeting{Place: r.text("place"), Time: r.instant("time")} }

func (d Meeting) inUTC() bool { return inUTC(d.Time) }

func (d Meeting) utc() Details { d.Time = utc(d.Time); return d }

// placed: a place and nothing else.
func placed(d Meeting) (Code, string) {
	switch {
	case !said(d.Place):
		return CodePayload, "place"
	case !d.Time.IsZero():
		return CodePayload, "time"
	}
	return 0, ""
}

// timed: a time and nothing else.
func timed(d Meeting) (Code, string) {
	switch {
	case d.Place != "":
		return CodePayload, "place"
	case !inRange(d.Time):
		return CodePayload, "time"
	}
	return 0, ""
}

// Merger is the [Details] of [MergeInto] and [Absorb].
type Merger struct {
	// Other is the id of the other complaint: on MergeInto the one that carries
	// on, on Absorb the one that ended.
	Other string `json:"other,omitempty"`
	// Promises are those that came over, on Absorb only. [Merge] fills them in.
	Promises []Pledge `json:"promises,omitempty"`
}

func (d Merger) appendFields(dst []byte) []byte {
	dst = appendText(dst, "other", d.Other)
	if len(d.Promises) == 0 {
		return dst
	}
	dst = append(dst, `"promises":[`...)
	for _, p := range d.Promises {
		dst = append(endObject(p.appendFields(append(dst, '{'))), ',')
	}
	return append(dst[:len(dst)-1], ']', ',')
}

func readMerger(r *reader) Details {
	d := Merger{Other: r.text("other")}
	if !r.field("promises") {
		return d
	}
	for r.literal("["); !r.bad; r.literal(",") {
		r.literal("{")
		d.Promises = append(d.Promises, readPledge(r))
		r.literal("}")
		if r.peek() == ']' {
			break
		}
	}
	r.literal("]")
	r.separator()
	return d
}

func (d Merger) inUTC() bool { return len(d.Promises) == 0 }

// utc gives the event a list of its own, too.
func (d Merger) utc() Details {
	d.Promises = slices.Clone(d.Promises)
	for i := range d.Promises {
		p := &d.Promises[i]
		p.Made, p.Due = utc(p.Made), utc(p.Due)
	}
	return d
}

// target: the id of another complaint and nothing else.
func target(d Merger) (Code, string) {
	switch {
	case !named(d.Other):
		return CodePayload, "other"
	case len(d.Promises) > 0:
		return CodePayload, "promises"
	}
	return 0, ""
}

// absorbed: the id of another complaint, and promises that were pending there.
func absorbed(d Merger) (Code, string) {
	if !named(d.Other) {
		return CodePayload, "other"
	}
	for _, p := range d.Promises {
		if !p.sound() || p.Fate != 0 {
			return CodePayload, "promises"
		}
	}
	return 0, ""
}

// blank reports whether s says nothing.
func blank(s string) bool {
	if s != "" && visible(s[0]) {
		return false // as good as always
	}
	return strings.TrimSpace(s) == ""
}

// text reports whether s can be kept: valid UTF-8, not absurdly long.
func text(s string) bool { return len(s) <= MaxText && utf8.ValidString(s) }

// said reports whether s says something and can be kept.
func said(s string) bool { return !blank(s) && text(s) }

// named reports whether s can be an id or a name: valid UTF-8 without control
// characters, not blank, no space at either end, at most MaxName bytes.
func named(s string) bool {
	if s == "" || len(s) > MaxName {
		return false
	}
	for i := range len(s) {
		if s[i] != ' ' && !visible(s[i]) { // look closer
			return utf8.ValidString(s) && len(strings.TrimSpace(s)) == len(s) && !strings.ContainsFunc(s, unicode.IsControl)
		}
	}
	return s[0] != ' ' && s[len(s)-1] != ' '
}

// visible reports whether b is an ASCII character that leaves ink.
func visible(b byte) bool { return b > ' ' && b < 0x7f }
