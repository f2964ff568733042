// Package enumtest proves the laws that every enum of the family keeps. Each
// package calls it from its own law tests, once per enum. The judges are plain
// strings and the standard library: encoding/json, flag, database/sql.
package enumtest

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// Enum is the method set of the family's enums; Pointer is that of a pointer to one.
type (
	Enum interface {
		~uint8
		fmt.Stringer
		encoding.TextMarshaler
		driver.Valuer
		Label(language.Tag) string
	}
	Pointer[E any] interface {
		*E
		encoding.TextUnmarshaler
		sql.Scanner
	}
)

// Unknown takes the package's UnknownError apart; ok is false for another error.
type Unknown func(error) (typ, input string, allowed []string, ok bool)

// Test proves the laws of an enum, one subtest each: from its parser, its lister,
// its package's error, and all its constants in their order.
func Test[E Enum, P Pointer[E]](t *testing.T, unknown Unknown, parse func(string) (E, error), all func() []E, constants ...E) {
	t.Helper()
	f := family[E, P]{all, parse, unknown}
	t.Run(typeName[E](), func(t *testing.T) {
		if diff := cmp.Diff(constants, all()); diff != "" {
			t.Errorf("the list is not that of the constants (-constants +list):\n%s", diff)
		}
		t.Run("names", f.names)
		t.Run("texts", f.texts)
		t.Run("round trips", f.roundTrips)
		t.Run("refusals", f.refusals)
		t.Run("labels", f.labels)
	})
}

type family[E Enum, P Pointer[E]] struct {
	all     func() []E
	parse   func(string) (E, error)
	unknown Unknown
}

// typeName is the name of the type without its package.
func typeName[E Enum]() string {
	_, name, _ := strings.Cut(fmt.Sprintf("%T", *new(E)), ".")
	return name
}

var machineName = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// names: values count up from 1, each has its own machine name, and the list
// belongs to the caller.
func (f family[E, P]) names(t *testing.T) {
	all := f.all()
	if len(all) == 0 {
		t.Fatal("the enum lists no value")
	}
	seen := map[string]bool{}
	for i, e := range all {
		if int(e) != i+1 {
			t.Errorf("value %d of the list is %d, want %d", i, uint8(e), i+1)
		}
		if s := e.String(); !machineName.MatchString(s) || seen[s] {
			t.Errorf("%q is no machine name of its own", s)
		}
		seen[e.String()] = true
	}
	want := slices.Clone(all)
	clear(all)
	if diff := cmp.Diff(want, f.all()); diff != "" {
		t.Errorf("writing to the list changed the enum (-want +got):\n%s", diff)
	}
}

var update = flag.Bool("update-enums", false, "write the texts of the enums to testdata/enums.txt")

// texts: what is stored and what people read stands in testdata/enums.txt, a
// line per value, so that a change of either is meant and can be read over.
func (f family[E, P]) texts(t *testing.T) {
	const file = "testdata/enums.txt"
	var got []string
	for _, e := range f.all() {
		got = append(got, fmt.Sprintf("%s %d %s: %s / %s / %s\n", typeName[E](), e, e,
			e.Label(language.English), e.Label(language.SimplifiedChinese), e.Label(language.TraditionalChinese)))
	}
	data, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var want, others []string
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, typeName[E]()+" ") {
			want = append(want, line)
		} else {
			others = append(others, line)
		}
	}
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(strings.Join(append(others, got...), "")), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s has other texts; if the change is meant, run this test with -update-enums (-locked +now):\n%s", file, diff)
	}
}

// roundTrips: every value comes back from text, JSON (as value and as map key),
// a flag and a database column.
func (f family[E, P]) roundTrips(t *testing.T) {
	type record struct {
		One E         `json:"one,omitzero"`
		Per map[E]int `json:"per"`
	}
	for _, e := range f.all() {
		if got, err := f.parse(e.String()); err != nil || got != e {
			t.Errorf("Parse(%q) = %v, %v", e, got, err)
		}
		want := record{One: e, Per: map[E]int{e: 1}}
		data, err := json.Marshal(want)
		if text := fmt.Sprintf(`{"one":%q,"per":{%q:1}}`, e, e); err != nil || string(data) != text {
			t.Errorf("JSON = %s, %v, want %s", data, err, text)
		}
		var got record
		if err := json.Unmarshal(data, &got); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("JSON lost something (-want +got):\n%s", diff)
		}
		flags := flag.NewFlagSet("test", flag.ContinueOnError)
		var set E
		flags.TextVar(P(&set), "e", e, "")
		if text := flags.Lookup("e").DefValue; text != e.String() {
			t.Errorf("flag default = %q, want %q", text, e)
		}
		set = 0
		if err := flags.Parse([]string{"-e", e.String()}); err != nil || set != e {
			t.Errorf("flag -e %v = %v, %v", e, set, err)
		}
		column(t, e, sql.Null[E]{V: e, Valid: true})
	}
	column(t, E(0), sql.Null[E]{})
	e := f.all()[0]
	if err := P(&e).Scan(nil); err != nil || e != 0 {
		t.Errorf("Scan(nil) = %v, %v, want it unset", e, err)
	}
}

// column stores e and reads it back as text and as bytes.
func column[E Enum](t *testing.T, e E, want sql.Null[E]) {
	t.Helper()
	v, err := e.Value()
	if err != nil || !driver.IsValue(v) {
		t.Errorf("Value of %v = %v, %v", e, v, err)
	}
	sources := []any{v}
	if s, ok := v.(string); ok {
		sources = append(sources, []byte(s))
	}
	for _, src := range sources {
		got := sql.Null[E]{V: e + 1}
		if err := got.Scan(src); err != nil || got != want {
			t.Errorf("Scan(%#v) = %v, %v, want %v", src, got, err, want)
		}
	}
}

// refusals: nothing but the machine names is accepted, by any door, and what is
// refused changes nothing and says what would have been right.
func (f family[E, P]) refusals(t *testing.T) {
	all := f.all()
	var allowed []string
	for _, e := range all {
		allowed = append(allowed, e.String())
	}
	refused := func(t interface{ Errorf(string, ...any) }, err error, input string) {
		typ, in, names, ok := f.unknown(err)
		switch {
		case !ok:
			t.Errorf("error is %#v, want the package's *UnknownError", err)
		case typ != typeName[E]() || in != input || !slices.Equal(names, allowed):
			t.Errorf("error says %s %q %q, want input %q, allowed %q", typ, in, names, input, allowed)
		case !strings.Contains(err.Error(), allowed[0]) || len(err.Error()) > 2000:
			t.Errorf("error text does not help: %s", err)
		}
	}
	for n := range 256 { // every number that can be cast
		e := E(n)
		known := n >= 1 && n <= len(all)
		_, textErr := e.MarshalText()
		_, valueErr := e.Value()
		if (textErr == nil) != known || (valueErr == nil) != (known || n == 0) {
			t.Errorf("%v: MarshalText %v, Value %v", e, textErr, valueErr)
		}
		if !known {
			refused(t, textErr, e.String())
		}
		if valueErr != nil {
			refused(t, valueErr, e.String())
		}
		if !known && e.String() != fmt.Sprintf("%s(%d)", typeName[E](), n) {
			t.Errorf("number %d prints as %q", n, e)
		}
	}
	for _, src := range []any{int64(1), 1.0, true} {
		e := all[0]
		if err := P(&e).Scan(src); err == nil || e != all[0] {
			t.Errorf("Scan(%#v) = %v, %v", src, e, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := text(t, allowed)
		if slices.Contains(allowed, s) {
			t.Skip("a name")
		}
		if e, err := f.parse(s); e != 0 {
			t.Errorf("Parse(%q) = %v", s, e)
		} else {
			refused(t, err, s)
		}
		for door, set := range map[string]func(P) error{
			"UnmarshalText": func(p P) error { return p.UnmarshalText([]byte(s)) },
			"Scan":          func(p P) error { return p.Scan(s) },
			"flag": func(p P) error {
				flags := flag.NewFlagSet("", flag.ContinueOnError)
				flags.SetOutput(io.Discard)
				flags.TextVar(p, "e", *p, "")
				return errors.Unwrap(fmt.Errorf("%w", flags.Set("e", s)))
			},
		} {
			e := all[len(all)-1]
			if err := set(P(&e)); err == nil || e != all[len(all)-1] {
				t.Errorf("%s(%q) = %v, %v", door, s, e, err)
			} else {
				refused(t, err, s)
			}
		}
	})
}

// text draws a name with a small fault in it, or anything at all.
func text(t *rapid.T, allowed []string) string {
	name := rapid.SampledFrom(allowed).Draw(t, "name")
	switch rapid.IntRange(0, 5).Draw(t, "fault") {
	case 0:
		return strings.ToUpper(name)
	case 1:
		return " " + name
	case 2:
		return name[:rapid.IntRange(0, len(name)-1).Draw(t, "cut")]
	case 3:
		return strings.Repeat(name, rapid.IntRange(2, 100).Draw(t, "times"))
	case 4:
		return name + rapid.SampledFrom([]string{"\x00", "\n", "s", "\u200b"}).Draw(t, "tail")
	default:
		return rapid.String().Draw(t, "any")
	}
}

// labels: people read each value in three languages, each with words of its
// own; which one a tag gets is its script's doing.
func (f family[E, P]) labels(t *testing.T) {
	groups := [][]string{
		{"en", "en-GB", "de", "ja", "und", "zh-Latn"},
		{"zh", "zh-Hans", "zh-CN", "zh-SG", "cmn-Hans"},
		{"zh-Hant", "zh-TW", "zh-HK", "zh-MO", "yue", "zh-Hanb"},
	}
	for g, tags := range groups {
		seen := map[string]bool{}
		for _, e := range f.all() {
			want := e.Label(language.MustParse(tags[0]))
			for _, tag := range tags {
				if got := e.Label(language.MustParse(tag)); got != want {
					t.Errorf("label of %v in %s = %q, want that of %s, %q", e, tag, got, tags[0], want)
				}
			}
			if han := strings.ContainsFunc(want, func(r rune) bool { return unicode.Is(unicode.Han, r) }); han != (g > 0) {
				t.Errorf("label of %v in %s = %q", e, tags[0], want)
			}
			if strings.TrimSpace(want) != want || want == "" || seen[want] {
				t.Errorf("label of %v in %s = %q is blank or taken", e, tags[0], want)
			}
			seen[want] = true
		}
	}
	if e := E(0); e.Label(language.English) != e.String() {
		t.Errorf("label of an unset value = %q, want %q", e.Label(language.English), e)
	}
}
