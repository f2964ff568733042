package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
)

// readCSV finds the cells of the columns with the names that were asked for.
func (f *source) readCSV(o *options) error {
	lines := []int{0} // where each begins
	for i, r := range f.text {
		if r == '\n' {
			lines = append(lines, i+1)
		}
	}
	rows := csv.NewReader(strings.NewReader(f.text))
	rows.FieldsPerRecord = -1
	header, err := rows.Read()
	if err != nil {
		return fmt.Errorf("%s: header: %w", f.name, noEnd(err))
	}
	if !slices.ContainsFunc(header, func(name string) bool { return slices.Contains(o.keys, name) }) {
		return fmt.Errorf("%s: got columns %s, want one of %s", f.name, strings.Join(header, ", "), o.keys.String())
	}
	for {
		row, err := rows.Read()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("%s: %w", f.name, err)
		}
		for i, cell := range row {
			if i < len(header) && slices.Contains(o.keys, header[i]) && cell != "" {
				line, column := rows.FieldPos(i)
				f.passages = append(f.passages, f.cell(cell, lines[line-1]+column-1))
			}
		}
	}
}

// cell is a passage that begins at a place of the file, maybe within quotes, where a
// quote is written twice and a line may end with two bytes.
func (f *source) cell(text string, from int) passage {
	if !strings.HasPrefix(f.text[from:], `"`) {
		return plain(text, from)
	}
	p := passage{text: text}
	i := from + 1
	for j := range len(text) {
		if text[j] == '\n' && f.text[i] == '\r' {
			i++
		}
		p.at = append(p.at, i)
		if text[j] == '"' {
			i++
		}
		i++
	}
	p.at = append(p.at, i)
	return p
}
