package complaint

import (
	"database/sql/driver"
	"math"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Fate says what has become of a promise at the instant of asking. The zero value
// means "not set". From [Pending] a promise goes to one of the others; from
// those it never moves.
type Fate uint8

const (
	// Pending: its due instant has not passed, and nothing was put right yet.
	Pending Fate = iota + 1
	// Kept: the fault was put right at or before the due instant.
	Kept
	// Broken: the due instant passed first. A later correction does not mend it.
	Broken
	// Released: the complaint was withdrawn or concluded before the promise fell due.
	Released
	// Moved: the complaint was merged before the promise fell due; it is counted
	// there and no longer here.
	Moved
)

var fates = enum.Table[Fate]{Type: "Fate", Unknown: unknown, Rows: []enum.Row{
	{Name: "pending", English: "Pending", Hans: "待履行", Hant: "待履行"},
	{Name: "kept", English: "Kept", Hans: "已履行", Hant: "已履行"},
	{Name: "broken", English: "Broken", Hans: "未履行", Hant: "未履行"},
	{Name: "released", English: "Released", Hans: "已解除", Hant: "已解除"},
	{Name: "moved", English: "Moved", Hans: "已转移", Hant: "已移轉"},
}}

// Fates lists the five, in a slice the caller owns.
func Fates() []Fate { return fates.All() }

// ParseFate gives the Fate whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseFate(s string) (Fate, error) { return fates.Parse(s) }

// String gives the stable machine name, "pending". It is what is stored. A
// number that names nothing prints as "Fate(0)".
func (f Fate) String() string { return fates.String(f) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (f Fate) Label(tag language.Tag) string { return fates.Label(f, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (f Fate) MarshalText() ([]byte, error) { return fates.MarshalText(f) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and f stays as it was.
func (f *Fate) UnmarshalText(text []byte) error { return fates.UnmarshalText(f, text) }

// Value stores the machine name in a database column, and NULL when f is not set.
func (f Fate) Value() (driver.Value, error) { return fates.Value(f) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (f *Fate) Scan(src any) error { return fates.Scan(f, src) }

// Commitment is the [Details] of [Promise] and [PromiseAgain]. A promise is only
// worth making when it can be kept: it is judged first, stated clearly, then
// carried out.
type Commitment struct {
	// Due is the instant by which, after now. The due instant itself is in time.
	Due time.Time `json:"due,omitzero"`
	// Text is what was promised.
	Text string `json:"text,omitempty"`
	// Feasible is true when it was judged that it can be done. It has to be.
	Feasible bool `json:"feasible,omitempty"`
}

func (d Commitment) appendFields(dst []byte) []byte {
	dst = appendInstant(dst, "due", d.Due)
	dst = appendText(dst, "text", d.Text)
	return appendFlag(dst, "feasible", d.Feasible)
}

func readCommitment(r *reader) Details {
	return Commitment{Due: r.instant("due"), Text: r.text("text"), Feasible: r.flag("feasible")}
}

func (d Commitment) inUTC() bool { return inUTC(d.Due) }

func (d Commitment) utc() Details { d.Due = utc(d.Due); return d }

func (d Commitment) fault() (Code, string) {
	switch {
	case !inRange(d.Due):
		return CodePayload, "due"
	case !said(d.Text):
		return CodePayload, "text"
	case !d.Feasible:
		return CodePayload, "feasible"
	}
	return 0, ""
}

// Pledge is one promise in the ledger of a complaint.
type Pledge struct {
	// Case is the complaint in which it was made. It is another than the one whose
	// ledger this is when the promise came over by a merge.
	Case string `json:"case"`
	// Version is that of the event in Case that made it; there its words stand.
	Version int `json:"version"`
	// Made is when it was made.
	Made time.Time `json:"made"`
	// Due is the instant by which, itself in time.
	Due time.Time `json:"due"`
	// Fate is what became of it. It is not stored with a merge, where every
	// promise is pending.
	Fate Fate `json:"-"`
}

func (p Pledge) appendFields(dst []byte) []byte {
	dst = appendText(dst, "case", p.Case)
	dst = appendNumber(dst, "version", p.Version)
	dst = appendInstant(dst, "made", p.Made)
	return appendInstant(dst, "due", p.Due)
}

func readPledge(r *reader) Pledge {
	p := Pledge{Case: r.text("case")}
	p.Version, _ = r.number("version")
	p.Made, p.Due = r.instant("made"), r.instant("due")
	return p
}

// sound reports whether p can have been made.
func (p Pledge) sound() bool {
	return named(p.Case) && p.Version >= 1 && p.Version <= math.MaxInt32 &&
		inRange(p.Made) && inRange(p.Due) && p.Made.Before(p.Due)
}

// pledge is a Pledge as a complaint keeps it. Its fate is Pending as long as
// nothing settled it in time; whether it is broken depends on the asking time.
type pledge struct {
	origin    string
	made, due int64
	version   int32
	fate      Fate
}

// at is the fate at the instant now.
func (p *pledge) at(now int64) Fate {
	if p.fate == Pending && now > p.due {
		return Broken
	}
	return p.fate
}

// Promises gives the ledger as it stands at now: promises in the order in which
// they were made or came over. No timer ever breaks a promise; that its due instant
// has passed is seen when somebody asks. A now before the last event is taken for
// that of the last event.
func (c *Case) Promises(now time.Time) []Pledge {
	at := c.asked(now)
	var list []Pledge
	c.eachPledge(func(p *pledge) {
		list = append(list, Pledge{
			Case: p.origin, Version: int(p.version),
			Made: instant(p.made), Due: instant(p.due), Fate: p.at(at),
		})
	})
	return list
}

// asked is now as an instant that no event of the complaint lies behind. Beyond the
// range there is nothing that could still fall due.
func (c *Case) asked(now time.Time) int64 {
	switch {
	case inRange(now):
		return max(c.at, now.UnixNano())
	case now.Unix() >= last:
		return math.MaxInt64
	}
	return c.at
}

// eachPledge visits the ledger in order. Nearly every complaint has one promise,
// so the first lives in the case itself.
func (c *Case) eachPledge(visit func(*pledge)) {
	if c.first.fate == 0 {
		return
	}
	visit(&c.first)
	if c.rare == nil {
		return
	}
	for i := range c.rare.pledges {
		visit(&c.rare.pledges[i])
	}
}

// pledge enters a promise.
func (c *Case) pledge(p pledge) {
	if c.first.fate == 0 {
		c.first = p
		return
	}
	r := c.rarely()
	r.pledges = append(r.pledges, p)
}

// settle gives every promise that is pending at the instant at its fate. One
// that fell due before stays as it is: it is broken for ever.
func (c *Case) settle(at int64, fate Fate) {
	c.eachPledge(func(p *pledge) {
		if p.at(at) == Pending {
			p.fate = fate
		}
	})
}
