package value

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Segment is one of nine fields that recency on one side and frequency and monetary
// value together on the other make. Every customer is in exactly one. It tells of
// business, not of a person: recent, cooling or quiet is how lately, strong, steady
// or light how often and how much. The zero value means "not set".
type Segment uint8

// The nine segments.
const (
	RecentStrong  Segment = iota + 1 // bought lately, often and much
	RecentSteady                     // bought lately, a middling amount
	RecentLight                      // bought lately, little so far
	CoolingStrong                    // bought some time ago, often and much
	CoolingSteady                    // bought some time ago, a middling amount
	CoolingLight                     // bought some time ago, little
	QuietStrong                      // bought long ago, often and much
	QuietSteady                      // bought long ago, a middling amount
	QuietLight                       // bought long ago, little
)

var segments = enum.Table[Segment]{Type: "Segment", Unknown: unknown, Rows: []enum.Row{
	{Name: "recent-strong", English: "Recent, strong", Hans: "近期往来，贡献高", Hant: "近期往來，貢獻高"},
	{Name: "recent-steady", English: "Recent, steady", Hans: "近期往来，贡献稳定", Hant: "近期往來，貢獻穩定"},
	{Name: "recent-light", English: "Recent, light", Hans: "近期往来，贡献尚少", Hant: "近期往來，貢獻尚少"},
	{Name: "cooling-strong", English: "Cooling, strong", Hans: "往来渐少，贡献高", Hant: "往來漸少，貢獻高"},
	{Name: "cooling-steady", English: "Cooling, steady", Hans: "往来渐少，贡献稳定", Hant: "往來漸少，貢獻穩定"},
	{Name: "cooling-light", English: "Cooling, light", Hans: "往来渐少，贡献尚少", Hant: "往來漸少，貢獻尚少"},
	{Name: "quiet-strong", English: "Quiet, strong", Hans: "久未往来，贡献高", Hant: "久未往來，貢獻高"},
	{Name: "quiet-steady", English: "Quiet, steady", Hans: "久未往来，贡献稳定", Hant: "久未往來，貢獻穩定"},
	{Name: "quiet-light", English: "Quiet, light", Hans: "久未往来，贡献尚少", Hant: "久未往來，貢獻尚少"},
}}

// SegmentOf gives the segment of three scores on a scale of so many bins, the same
// for all three. A score s of n stands for the middle of its bin, (2s-1)/2n; below a
// third it is quiet or light, above two thirds recent or strong, cooling or steady
// between them and at the borders. Frequency and monetary value count with their
// mean. With five bins 1 and 2 are quiet, 3 is cooling, 4 and 5 are recent; a sum of
// frequency and monetary value up to 4 is light, from 8 strong. It gives 0 when a
// score is not from 1 to bins.
func SegmentOf(recency, frequency, monetary, bins int) Segment {
	if min(recency, frequency, monetary) < 1 || max(recency, frequency, monetary) > bins {
		return 0
	}
	m := RFM{Scale{Bins: bins}, Scale{Bins: bins}, Scale{Bins: bins}}
	return m.segment(Marks{Recency: recency, Frequency: frequency, Monetary: monetary})
}

// segment is SegmentOf for three scales that may have different bins.
func (m RFM) segment(k Marks) Segment {
	nr, nf, nm := int64(m.Recency.bins()), int64(m.Frequency.bins()), int64(m.Monetary.bins())
	lately := third(int64(2*k.Recency-1), 2*nr)
	much := third(int64(2*k.Frequency-1)*nm+int64(2*k.Monetary-1)*nf, 4*nf*nm)
	return Segment(1 + 3*lately + much)
}

// third says into which third a fraction falls: 0 for the upper one, 1 for the
// middle one with both borders, 2 for the lower one.
func third(num, den int64) int {
	switch {
	case 3*num > 2*den:
		return 0
	case 3*num >= den:
		return 1
	}
	return 2
}

// Segments lists the nine in their order, in a slice the caller owns.
func Segments() []Segment { return segments.All() }

// ParseSegment gives the Segment whose String is s, to the letter; anything else is
// an [*customer.UnknownError] that lists the names.
func ParseSegment(s string) (Segment, error) { return segments.Parse(s) }

// String gives the stable machine name, "recent-strong". It is what is stored. A
// number that names nothing prints as "Segment(0)".
func (s Segment) String() string { return segments.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s Segment) Label(tag language.Tag) string { return segments.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*customer.UnknownError].
func (s Segment) MarshalText() ([]byte, error) { return segments.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*customer.UnknownError] and s stays as it was.
func (s *Segment) UnmarshalText(text []byte) error { return segments.UnmarshalText(s, text) }

// Value stores the machine name in a database column, and NULL when s is not set.
func (s Segment) Value() (driver.Value, error) { return segments.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *Segment) Scan(src any) error { return segments.Scan(s, src) }
