// Package enum gives the small integer types of the five packages their text
// forms: one table per type, from which names, parsing, listing, labels, JSON,
// flags and database columns follow. It knows no domain word.
package enum

import (
	"database/sql/driver"
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

// Row is what one value is called: Name by machines, the rest by people.
type Row struct {
	Name    string // stable, lower case, words joined by hyphens; it is stored
	English string
	Hans    string // simplified Chinese
	Hant    string // traditional Chinese
}

// Table holds the rows of one enum. Row i belongs to value i+1, because the
// zero value of every enum means "not set". It is static data: a package
// declares one per enum and never changes it.
type Table[E ~uint8] struct {
	Type string // the Go name, "Dimension"
	Rows []Row
	// Unknown makes the exported error of the package that owns the enum.
	Unknown func(Unknown) error
}

// Unknown is what the error of each package says: input stands where a value
// of the enum named Type is needed, and is not one of Allowed. The packages
// declare an exported type with the same fields and convert.
type Unknown struct {
	Type    string
	Input   string
	Allowed []string
}

// Message is the text of an Unknown that the package pkg reports. A long input
// is cut, so that a whole document passed by mistake does not end up in a log.
func (u Unknown) Message(pkg string) string {
	const most = 40 // bytes; the longest name of the family has fewer
	got := u.Input
	if len(got) > most {
		got = strings.ToValidUTF8(got[:most], "") + "…"
	}
	return fmt.Sprintf("%s: %s: got %q, want one of %s", pkg, u.Type, got, strings.Join(u.Allowed, ", "))
}

// Has reports whether e is set and known.
func (t Table[E]) Has(e E) bool { return e != 0 && int(e) <= len(t.Rows) }

// All lists the values in their order, in a slice the caller owns.
func (t Table[E]) All() []E {
	all := make([]E, len(t.Rows))
	for i := range all {
		all[i] = E(i + 1)
	}
	return all
}

// String gives the machine name of e, or "Type(n)" for a number that names nothing.
func (t Table[E]) String(e E) string {
	if !t.Has(e) {
		return fmt.Sprintf("%s(%d)", t.Type, uint8(e))
	}
	return t.Rows[e-1].Name
}

// Parse is the inverse of String: it accepts a machine name, to the letter.
func (t Table[E]) Parse(s string) (E, error) {
	for i := range t.Rows {
		if t.Rows[i].Name == s {
			return E(i + 1), nil
		}
	}
	return 0, t.unknown(s)
}

// MarshalText gives the machine name of e and refuses what is not set or unknown.
func (t Table[E]) MarshalText(e E) ([]byte, error) {
	if !t.Has(e) {
		return nil, t.unknown(t.String(e))
	}
	return []byte(t.Rows[e-1].Name), nil
}

// UnmarshalText sets e to the value that text names; on an error e keeps its value.
func (t Table[E]) UnmarshalText(e *E, text []byte) error {
	v, err := t.Parse(string(text))
	if err != nil {
		return err
	}
	*e = v
	return nil
}

// Value stores e in a database column: its name, or NULL when it is not set.
func (t Table[E]) Value(e E) (driver.Value, error) {
	switch {
	case e == 0:
		return nil, nil
	case !t.Has(e):
		return nil, t.unknown(t.String(e))
	}
	return t.Rows[e-1].Name, nil
}

// Scan reads what Value stored. A number is refused: numbers may be dealt anew
// by a later version, names stay. On an error e keeps its value.
func (t Table[E]) Scan(e *E, src any) error {
	switch src := src.(type) {
	case nil:
		*e = 0
		return nil
	case string:
		return t.UnmarshalText(e, []byte(src))
	case []byte:
		return t.UnmarshalText(e, src)
	}
	return t.unknown(fmt.Sprintf("%T(%v)", src, src))
}

// Label is what people read, in the script of the tag: traditional Chinese for
// Hant and Hanb (zh-TW, zh-HK, yue), simplified for Hans (zh, zh-CN, zh-SG),
// English for everything else. An unknown number gives the same text as String.
func (t Table[E]) Label(e E, tag language.Tag) string {
	if !t.Has(e) {
		return t.String(e)
	}
	row := &t.Rows[e-1]
	return Pick(tag, row.English, row.Hans, row.Hant)
}

func (t Table[E]) unknown(input string) error {
	allowed := make([]string, len(t.Rows))
	for i := range t.Rows {
		allowed[i] = t.Rows[i].Name
	}
	return t.Unknown(Unknown{Type: t.Type, Input: input, Allowed: allowed})
}

// Pick chooses among the three languages of the family by the script of the tag.
func Pick(tag language.Tag, english, hans, hant string) string {
	script, _ := tag.Script()
	switch script.String() {
	case "Hans":
		return hans
	case "Hant", "Hanb":
		return hant
	}
	return english
}
