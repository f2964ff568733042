package complaint

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Venue says what kind of outside body was asked. The zero value means "not set".
type Venue uint8

const (
	// VenueLaw: a court, a lawyer, an arbitrator.
	VenueLaw Venue = iota + 1
	// VenueMedia: press, broadcast, a public post.
	VenueMedia
	// VenueRegulator: a supervisory authority, an ombudsman, a consumer body.
	VenueRegulator
)

var venues = enum.Table[Venue]{Type: "Venue", Unknown: unknown, Rows: []enum.Row{
	{Name: "law", English: "A court or lawyer", Hans: "司法途径", Hant: "司法途徑"},
	{Name: "media", English: "The media", Hans: "媒体", Hant: "媒體"},
	{Name: "regulator", English: "A regulator", Hans: "监管机构", Hant: "監管機關"},
}}

// Venues lists the three, in a slice the caller owns.
func Venues() []Venue { return venues.All() }

// ParseVenue gives the Venue whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseVenue(s string) (Venue, error) { return venues.Parse(s) }

// String gives the stable machine name, "law". It is what is stored. A
// number that names nothing prints as "Venue(0)".
func (v Venue) String() string { return venues.String(v) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (v Venue) Label(tag language.Tag) string { return venues.Label(v, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (v Venue) MarshalText() ([]byte, error) { return venues.MarshalText(v) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and v stays as it was.
func (v *Venue) UnmarshalText(text []byte) error { return venues.UnmarshalText(v, text) }

// Value stores the machine name in a database column, and NULL when v is not set.
func (v Venue) Value() (driver.Value, error) { return venues.Value(v) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (v *Venue) Scan(src any) error { return venues.Scan(v, src) }

// ReferralOutcome says what came of a referral to an outside body (ISO 10003).
// The zero value means "not set".
type ReferralOutcome uint8

const (
	// OutcomeUpheld: the body found for the customer.
	OutcomeUpheld ReferralOutcome = iota + 1
	// OutcomeRejected: the body found against the customer.
	OutcomeRejected
	// OutcomeSettled: both sides agreed before the body.
	OutcomeSettled
	// OutcomeDropped: the referral was given up or came to nothing.
	OutcomeDropped
)

var referralOutcomes = enum.Table[ReferralOutcome]{Type: "ReferralOutcome", Unknown: unknown, Rows: []enum.Row{
	{Name: "upheld", English: "Decided for the customer", Hans: "支持客户诉求", Hant: "支持客戶訴求"},
	{Name: "rejected", English: "Decided against the customer", Hans: "不支持客户诉求", Hant: "不支持客戶訴求"},
	{Name: "settled", English: "Settled", Hans: "达成和解", Hant: "達成和解"},
	{Name: "dropped", English: "Dropped", Hans: "不再推进", Hant: "不再續行"},
}}

// ReferralOutcomes lists the four, in a slice the caller owns.
func ReferralOutcomes() []ReferralOutcome { return referralOutcomes.All() }

// ParseReferralOutcome gives the ReferralOutcome whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseReferralOutcome(s string) (ReferralOutcome, error) { return referralOutcomes.Parse(s) }

// String gives the stable machine name, "upheld". It is what is stored. A
// number that names nothing prints as "ReferralOutcome(0)".
func (o ReferralOutcome) String() string { return referralOutcomes.String(o) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (o ReferralOutcome) Label(tag language.Tag) string { return referralOutcomes.Label(o, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (o ReferralOutcome) MarshalText() ([]byte, error) { return referralOutcomes.MarshalText(o) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and o stays as it was.
func (o *ReferralOutcome) UnmarshalText(text []byte) error {
	return referralOutcomes.UnmarshalText(o, text)
}

// Value stores the machine name in a database column, and NULL when o is not set.
func (o ReferralOutcome) Value() (driver.Value, error) { return referralOutcomes.Value(o) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (o *ReferralOutcome) Scan(src any) error { return referralOutcomes.Scan(o, src) }

// Referral is the [Details] of [Refer], with Body and Venue, and of [Decided],
// with Body and Outcome. A complaint may be before several bodies, before each at
// most once at a time. A referral never ends our own duty.
type Referral struct {
	// Body is who was asked, "small claims court".
	Body string `json:"body,omitempty"`
	// Venue is what kind of body that is.
	Venue Venue `json:"venue,omitzero"`
	// Outcome is what came of it.
	Outcome ReferralOutcome `json:"outcome,omitzero"`
}

// open reports whether the body has not decided yet.
func (d Referral) open() bool { return d.Outcome == 0 }

func (d Referral) appendFields(dst []byte) []byte {
	dst = appendText(dst, "body", d.Body)
	dst = appendEnum(dst, "venue", d.Venue, venues)
	return appendEnum(dst, "outcome", d.Outcome, referralOutcomes)
}

func readReferral(r *reader) Details {
	return Referral{
		Body:    r.text("body"),
		Venue:   readEnum(r, "venue", venues),
		Outcome: readEnum(r, "outcome", referralOutcomes),
	}
}

// asked: a body and its kind, and no outcome yet.
func asked(d Referral) (Code, string) {
	switch {
	case !named(d.Body):
		return CodePayload, "body"
	case !venues.Has(d.Venue):
		return CodePayload, "venue"
	case d.Outcome != 0:
		return CodePayload, "outcome"
	}
	return 0, ""
}

// outcome: a body and its outcome; its kind is known from the referral.
func outcome(d Referral) (Code, string) {
	switch {
	case !named(d.Body):
		return CodePayload, "body"
	case d.Venue != 0:
		return CodePayload, "venue"
	case !referralOutcomes.Has(d.Outcome):
		return CodePayload, "outcome"
	}
	return 0, ""
}
