package metric

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/servicequality/servicequality/internal/strict"
)

// most is the largest count: whole numbers up to here survive every JSON reader,
// also those that hold numbers as float64 (RFC 8259, section 6), and sums of a few
// dozen of them fit an int64.
const most = 1<<53 - 1

// counts are the numbers that a value consists of, in the order in which they
// are stored. Every value of the package that can be merged is made of counts:
// what it means to check, merge, write and read one is said here, once.
type counts struct {
	of  string
	all []count
}

// count is one of them, under the name by which it is stored.
type count struct {
	name string
	at   *int64
}

// check reports every count outside of 0 to most.
func (c counts) check() error {
	var errs []error
	for _, n := range c.all {
		if *n.at < 0 || *n.at > most {
			errs = append(errs, c.outside(n.name, *n.at))
		}
	}
	return errors.Join(errs...)
}

func (c counts) outside(name string, got int64) error {
	return &InputError{c.of, name, strconv.FormatInt(got, 10), fmt.Sprintf("0 to %d", int64(most))}
}

// sum adds them up; they have been checked.
func (c counts) sum() int64 {
	var sum int64
	for _, n := range c.all {
		sum += *n.at
	}
	return sum
}

// merge adds the counts of other, which has the same names, or changes nothing.
func (c counts) merge(other counts) error {
	if err := errors.Join(c.check(), other.check()); err != nil {
		return err
	}
	var errs []error
	for i, n := range c.all {
		if sum := *n.at + *other.all[i].at; sum > most {
			errs = append(errs, c.outside(n.name, sum))
		}
	}
	if len(errs) > 0 {
		return errors.Join(errs...)
	}
	for i, n := range c.all {
		*n.at += *other.all[i].at
	}
	return nil
}

// text gives "promoters=4 passives=3 detractors=2".
func (c counts) text() string {
	var b strings.Builder
	for i, n := range c.all {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%s=%d", n.name, *n.at)
	}
	return b.String()
}

// marshalText is text of what passes the check.
func (c counts) marshalText() ([]byte, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	return []byte(c.text()), nil
}

// marshalJSON gives {"promoters":4,"passives":3,"detractors":2}.
func (c counts) marshalJSON() ([]byte, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	b := []byte{'{'}
	for i, n := range c.all {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendQuote(b, n.name)
		b = strconv.AppendInt(append(b, ':'), *n.at, 10)
	}
	return append(b, '}'), nil
}

// read is a number that was found under a name.
type read struct {
	name string
	n    int64
}

// set takes over what was read: each name once, none missing, none too many.
func (c counts) set(found []read) error {
	given := map[string]int64{}
	var errs []error
	for _, r := range found {
		if _, twice := given[r.name]; twice || !c.has(r.name) {
			errs = append(errs, &InputError{c.of, "names", quote(r.name), "each of " + c.names() + " once"})
		}
		given[r.name] = r.n
	}
	for _, n := range c.all {
		v, ok := given[n.name]
		if !ok {
			errs = append(errs, &InputError{c.of, n.name, "nothing", "a count"})
		}
		*n.at = v
	}
	return errors.Join(append(errs, c.check())...)
}

func (c counts) has(name string) bool {
	for _, n := range c.all {
		if n.name == name {
			return true
		}
	}
	return false
}

func (c counts) names() string {
	names := make([]string, len(c.all))
	for i, n := range c.all {
		names[i] = n.name
	}
	return strings.Join(names, ", ")
}

// unmarshalText reads exactly what text gives.
func (c counts) unmarshalText(text []byte) error {
	found, err := readText(c.of, string(text))
	if err != nil {
		return err
	}
	if err := c.set(found); err != nil {
		return err
	}
	if c.text() != string(text) {
		return &InputError{c.of, "text", quote(string(text)), quote(c.text())}
	}
	return nil
}

// readText takes a text apart; whether it is written as it should be is judged
// by writing it again.
func readText(of, text string) ([]read, error) {
	var found []read
	for field := range strings.FieldsSeq(text) {
		name, number, _ := strings.Cut(field, "=")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return nil, &InputError{of, "text", quote(field), "a name, = and a count"}
		}
		found = append(found, read{name, n})
	}
	return found, nil
}

// unmarshalJSON reads an object with these names, in any order, and no other.
func (c counts) unmarshalJSON(data []byte) error {
	found, err := readJSON(c.of, data)
	if err != nil {
		return err
	}
	return c.set(found)
}

// readJSON gives the whole numbers that stand under names in an object, as they
// stand there: encoding/json into a map would drop a name that comes twice.
func readJSON(of string, data []byte) ([]read, error) {
	refused := &InputError{of, "JSON", quote(string(data)), "an object of whole numbers"}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if open, _ := dec.Token(); open != json.Delim('{') {
		return nil, refused
	}
	var found []read
	for dec.More() {
		name, _ := dec.Token()
		value, _ := dec.Token()
		number, _ := value.(json.Number)
		n, err := strconv.ParseInt(string(number), 10, 64)
		if err != nil {
			return nil, refused
		}
		found = append(found, read{name.(string), n})
	}
	if closed, _ := dec.Token(); closed != json.Delim('}') {
		return nil, refused
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, refused
	}
	return found, nil
}

// quote is what an error shows of a foreign text: a long one is cut.
func quote(s string) string {
	const longest = 60 // bytes
	return strconv.Quote(strict.Shorten(s, longest))
}
