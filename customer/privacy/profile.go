package privacy

import (
	"fmt"
	"io"
	"log/slog"
	"maps"
	"slices"
	"strings"
)

// A Profile is what is known about one customer, by field. Printed and logged it
// gives the names of its fields and no value.
type Profile map[Field]string

// For gives the part of the profile that a purpose needs, as a profile of its own.
func (p Profile) For(purpose Purpose) Profile {
	least := Profile{}
	for _, f := range purpose.Needs() {
		if v, ok := p[f]; ok {
			least[f] = v
		}
	}
	return least
}

// Excess lists the fields of the profile that none of the purposes needs, in their
// order: what should not have been collected for them, or should be deleted.
func (p Profile) Excess(purposes ...Purpose) []Field {
	var excess []Field
	for _, f := range p.fields() {
		if !slices.ContainsFunc(purposes, func(u Purpose) bool { return slices.Contains(u.Needs(), f) }) {
			excess = append(excess, f)
		}
	}
	return excess
}

// Masked gives the profile with the numbers of documents, accounts and telephones and
// the e-mail address masked, for a screen.
func (p Profile) Masked() Profile {
	masked := maps.Clone(p)
	for f, mask := range map[Field]func(string) string{
		FieldIdentity: MaskID, FieldAccount: MaskAccount, FieldPhone: MaskPhone, FieldEmail: MaskEmail,
	} {
		if v, ok := p[f]; ok {
			masked[f] = mask(v)
		}
	}
	return masked
}

// String gives the names of the fields, "profile of name, phone".
func (p Profile) String() string {
	var names []string
	for _, f := range p.fields() {
		names = append(names, f.String())
	}
	return "profile of " + strings.Join(names, ", ")
}

// Format prints what String gives, whatever the verb. (The fmt package lets no type
// answer to %w, which is for errors.)
func (p Profile) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, p.String()) }

// LogValue gives the names of the fields.
func (p Profile) LogValue() slog.Value { return slog.StringValue(p.String()) }

// fields lists the fields in their order.
func (p Profile) fields() []Field { return slices.Sorted(maps.Keys(p)) }
