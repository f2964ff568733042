package satisfaction

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ReadCSV counts the rows of a survey file with a header (RFC 4180, in UTF-8, a
// byte order mark allowed) and reports each row that it does not count with its
// number and the reason. Numbers are written as [ParseExact] reads them; spaces
// around a cell are ignored. The error is for what keeps the whole file from being
// read: a column map that does not fit the instrument, a header that lacks a
// column or has it twice, r failing. Then nothing is counted.
func (t *Tally) ReadCSV(r io.Reader, columns ColumnMap) (Intake, error) {
	if err := t.ready(); err != nil {
		return Intake{}, err
	}
	k, err := newIntake(t.in, columns)
	if err != nil {
		return Intake{}, err
	}
	rows := csv.NewReader(r)
	rows.FieldsPerRecord = -1 // a row of another length is that row's fault
	rows.ReuseRecord = true
	header, err := rows.Read()
	if err != nil {
		return Intake{}, fmt.Errorf("satisfaction: header of the survey: %w", noEOF(err))
	}
	places, err := k.places(header)
	if err != nil {
		return Intake{}, err
	}
	if err := k.readCSV(rows, len(header), places); err != nil {
		return Intake{}, fmt.Errorf("satisfaction: survey after row %d: %w", k.Rows, err)
	}
	return k.finish(t)
}

func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// places finds the columns of the map in a header.
func (k *intake) places(header []string) (places []int, err error) {
	var wrong faults
	header = slices.Clone(header)
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
	for _, name := range k.names {
		at := slices.Index(header, name)
		wrong.unless(at >= 0, "header", strings.Join(header, ","), "a column "+quote(name))
		wrong.unless(!slices.Contains(header[at+1:], name), "header", name, "that column once")
		places = append(places, at)
	}
	return places, errors.Join(wrong...)
}

func (k *intake) readCSV(rows *csv.Reader, length int, places []int) error {
	cells := make([]string, len(places))
	for {
		record, err := rows.Read()
		if err == io.EOF {
			return nil
		}
		if parse, ok := errors.AsType[*csv.ParseError](err); ok {
			k.row(int64(parse.StartLine), nil, parse.Err)
			continue
		}
		if err != nil {
			return err
		}
		line, _ := rows.FieldPos(0)
		if len(record) != length {
			k.row(int64(line), nil, fmt.Errorf("got %d cells, want %d as in the header", len(record), length))
			continue
		}
		for i, at := range places {
			cells[i] = strings.TrimSpace(record[at])
		}
		k.row(int64(line), cells, nil)
	}
}
