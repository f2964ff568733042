package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/servicequality/servicequality/etiquette"
)

// source is a file with the passages in it that go out to customers.
type source struct {
	name, text string
	passages   []passage
	notation   notation
}

// passage is a text in a file. at gives for each of its bytes, and for its end, where
// that stands in the file: an escape such as \n takes more room there.
type passage struct {
	text string
	at   []int
}

// notation is how a file writes a text: as it is, or escaped.
type notation func(text string) string

// read finds the passages of a file by its ending.
func (o *options) read(name, text string) (*source, error) {
	f := &source{name: name, text: text, notation: func(s string) string { return s }}
	var err error
	switch filepath.Ext(name) {
	case ".json", ".jsonl":
		f.notation = jsonNotation
		err = f.readJSON(o)
	case ".csv":
		f.notation = func(s string) string { return strings.ReplaceAll(s, `"`, `""`) }
		err = f.readCSV(o)
	default:
		f.passages = []passage{plain(text, 0)}
	}
	return f, err
}

// plain is a passage that stands in the file as it is.
func plain(text string, from int) passage {
	p := passage{text: text, at: make([]int, len(text)+1)}
	for i := range p.at {
		p.at[i] = from + i
	}
	return p
}

// report judges all passages; the findings are at their places in the file.
func (f *source) report(c *etiquette.Checker, in etiquette.Setting) etiquette.Report {
	r := etiquette.Report{Name: f.name, Text: f.text}
	for _, p := range f.passages {
		findings, truncated := c.Check(p.text, in)
		r.Truncated = r.Truncated || truncated
		for _, found := range findings {
			found.Start, found.End = p.at[found.Start], p.at[found.End]
			found.Text = f.text[found.Start:found.End]
			r.Findings = append(r.Findings, found)
		}
	}
	return r
}

// improve writes what can be replaced safely into the text of the file, and says
// what.
func (f *source) improve(c *etiquette.Checker, in etiquette.Setting) (all []etiquette.Change) {
	for _, p := range slices.Backward(f.passages) {
		_, changes := c.Improve(p.text, in)
		for _, change := range slices.Backward(changes) {
			f.text = f.text[:p.at[change.Start]] + f.notation(change.New) + f.text[p.at[change.End]:]
		}
		all = append(changes, all...)
	}
	return all
}

func jsonNotation(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s)                  // a text into memory
	return b.String()[1 : b.Len()-2] // without the quotes and the end of the line
}

// readJSON finds the texts of fields with the names that were asked for, and those of
// our people in pairs [speaker, text]. A file may hold many documents.
func (f *source) readJSON(o *options) error {
	d := json.NewDecoder(strings.NewReader(f.text))
	w := walker{file: f, in: d, options: o}
	for {
		switch err := w.value(""); err {
		case nil:
		case io.EOF:
			return nil
		default:
			line := 1 + strings.Count(f.text[:min(len(f.text), int(d.InputOffset()))], "\n")
			return fmt.Errorf("%s:%d: %w", f.name, line, err)
		}
	}
}

// walker goes through a JSON document.
type walker struct {
	*options
	file *source
	in   *json.Decoder
}

// value reads the value of a field.
func (w *walker) value(field string) error {
	t, err := w.in.Token()
	if err != nil {
		return err
	}
	switch t {
	case json.Delim('{'):
		return w.object()
	case json.Delim('['):
		return w.list(field)
	}
	if _, ok := t.(string); ok && slices.Contains(w.keys, field) {
		w.keep()
	}
	return nil
}

func (w *walker) object() error {
	for w.in.More() {
		name, err := w.in.Token()
		if err != nil {
			return err
		}
		if err := noEnd(w.value(name.(string))); err != nil { // the names of a JSON object are texts
			return err
		}
	}
	_, err := w.in.Token()
	return noEnd(err)
}

// list reads a list. In one that begins with the name of one of ours, the text behind
// it is ours.
func (w *walker) list(field string) error {
	ours := false
	for i := 0; w.in.More(); i++ {
		before := w.in.InputOffset()
		inner := field
		if ours && i == 1 {
			inner = w.keys[0]
		}
		if err := noEnd(w.value(inner)); err != nil {
			return err
		}
		if i == 0 {
			first := strings.Trim(w.file.text[before:w.in.InputOffset()], " \t\r\n,")
			name, err := strconv.Unquote(first)
			ours = err == nil && slices.Contains(w.agents, name)
		}
	}
	_, err := w.in.Token()
	return noEnd(err)
}

// noEnd: within a document the end of the file comes too soon.
func noEnd(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// keep notes the text that was read last.
func (w *walker) keep() {
	end := int(w.in.InputOffset())
	raw := w.file.text[:end-1] // without the closing quote
	start := len(raw)
	for start > 0 && (raw[start-1] != '"' || escaped(raw[:start-1])) {
		start--
	}
	w.file.passages = append(w.file.passages, unescaped(raw[start:], start))
}

// escaped reports whether what follows s is escaped by a backslash.
func escaped(s string) bool {
	n := len(s) - len(strings.TrimRight(s, `\`))
	return n%2 == 1
}

// unescaped reads the inside of a JSON text, a character or an escape at a time.
func unescaped(raw string, from int) passage {
	var p passage
	for i := 0; i < len(raw); {
		n := 1
		switch {
		case strings.HasPrefix(raw[i:], `\u`):
			n = 6
			if strings.HasPrefix(raw[min(i+6, len(raw)):], `\u`) && utf8.RuneError == one(raw[i:i+6]) {
				n = 12 // two halves of one character
			}
		case raw[i] == '\\':
			n = 2
		}
		var s string
		_ = json.Unmarshal([]byte(`"`+raw[i:i+n]+`"`), &s)
		if n == 1 {
			s = raw[i : i+1] // also part of a longer character
		}
		for range len(s) {
			p.at = append(p.at, from+i)
		}
		p.text += s
		i += n
	}
	p.at = append(p.at, from+len(raw))
	return p
}

// one is the character of an escape.
func one(raw string) rune {
	var s string
	_ = json.Unmarshal([]byte(`"`+raw+`"`), &s)
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
