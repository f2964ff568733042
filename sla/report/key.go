package report

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/servicequality/servicequality/sla"
)

// MaxName is the most bytes that each text of a [Key] may have. It is enough for
// 21 Chinese characters; a host with longer names counts by their codes.
const MaxName = 64

// Key says which cell of a [Tally] a record is counted in: one cell for each
// combination that occurs. It is comparable.
//
// The four texts are the host's own names or codes, such as "gold" or "phone",
// never anything that a customer wrote. Each is valid UTF-8 without control
// characters, of at most [MaxName] bytes, and is counted as it is: "Phone" and
// "phone" are two channels. An empty text means that the host makes no such
// distinction, or that a roll-up left it out; so does the zero Metric, which
// only a roll-up has.
type Key struct {
	Metric   sla.Metric `json:"metric,omitzero"`   // what the clock measures
	Policy   string     `json:"policy,omitzero"`   // the promise that set it
	Channel  string     `json:"channel,omitzero"`  // the way the request came in
	Priority string     `json:"priority,omitzero"` // how urgent it was
	Tier     string     `json:"tier,omitzero"`     // the group of customers it came from
}

// Compare gives -1, 0 or +1 as k comes before, is, or comes after other: by
// metric in the order of [sla.Metrics], then by policy, channel, priority and
// tier, byte by byte. It is the order of [Tally.All] and of both stored forms,
// and fits slices.SortFunc.
func (k Key) Compare(other Key) int {
	return cmp.Or(
		cmp.Compare(k.Metric, other.Metric),
		strings.Compare(k.Policy, other.Policy),
		strings.Compare(k.Channel, other.Channel),
		strings.Compare(k.Priority, other.Priority),
		strings.Compare(k.Tier, other.Tier),
	)
}

// keep gives the key that has only the given fields of k.
func (k Key) keep(fields []Field) Key {
	var kept Key
	for _, f := range fields {
		switch f {
		case Metric:
			kept.Metric = k.Metric
		case Policy:
			kept.Policy = k.Policy
		case Channel:
			kept.Channel = k.Channel
		case Priority:
			kept.Priority = k.Priority
		case Tier:
			kept.Tier = k.Tier
		}
	}
	return kept
}

// clone gives a key that keeps nothing of the memory its texts were cut from.
func (k Key) clone() Key {
	k.Policy, k.Channel = strings.Clone(k.Policy), strings.Clone(k.Channel)
	k.Priority, k.Tier = strings.Clone(k.Priority), strings.Clone(k.Tier)
	return k
}

// faults says what is wrong with k as the key of a cell; the zero Metric is not.
func (k Key) faults() faults {
	var f faults
	if k.Metric != 0 {
		_, err := k.Metric.MarshalText()
		f.cause(Metric.String(), err)
	}
	checkName(&f, Policy, k.Policy)
	checkName(&f, Channel, k.Channel)
	checkName(&f, Priority, k.Priority)
	checkName(&f, Tier, k.Tier)
	return f
}

// checkName finds what is wrong with one text of a key. It quotes none of it: a
// text that does not belong here may well be a customer's.
func checkName(f *faults, field Field, name string) {
	if len(name) > MaxName {
		f.add(field.String(), fmt.Sprintf("%d bytes", len(name)), fmt.Sprintf("at most %d", MaxName))
		return
	}
	for i, r := range name {
		if r == utf8.RuneError && !strings.HasPrefix(name[i:], string(utf8.RuneError)) {
			f.add(field.String(), fmt.Sprintf("invalid UTF-8 at byte %d", i), "valid UTF-8")
			return
		}
		if unicode.IsControl(r) {
			f.add(field.String(), fmt.Sprintf("control character %U at byte %d", r, i), "none")
			return
		}
	}
}
