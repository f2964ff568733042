package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
)

//go:embed layouts.json
var embeddedLayouts []byte

// layout says how a foreign log is written. A long one has a row for each thing that
// happened; a wide one a row for each complaint, with dates in columns.
type layout struct {
	Case     string `json:"case"`
	Activity string `json:"activity,omitempty"` // long: the column that says what was done
	At       string `json:"at,omitempty"`       // long: and the one that says when
	Actor    string `json:"actor,omitempty"`

	Dates map[string]string `json:"dates,omitempty"` // wide: columns of dates, and what happened then
	// Ends says for a column of a wide log which of its values mean that something
	// happened on the last of its dates.
	Ends map[string]map[string]string `json:"ends,omitempty"`

	Time       string                      `json:"time"`
	Activities map[string]complaint.Action `json:"activities"`
}

func (o *options) readLayout() (*layout, error) {
	var named map[string]*layout
	if err := strict(embeddedLayouts, &named); err != nil {
		return nil, err
	}
	if l := named[o.layout]; l != nil {
		return l, nil
	}
	if !strings.HasSuffix(o.layout, ".json") {
		return nil, fmt.Errorf("got layout %q, want %s or a .json file", o.layout, strings.Join(slices.Sorted(maps.Keys(named)), ", "))
	}
	data, err := os.ReadFile(o.layout)
	if err != nil {
		return nil, err
	}
	l := &layout{}
	return l, strict(data, l)
}

func strict(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(into)
}

// auditLog holds a log against the eight steps.
func (o *options) auditLog(ctx context.Context, stdout io.Writer) (status int, err error) {
	l, err := o.readLayout()
	if err != nil {
		return failed, err
	}
	f, err := os.Open(o.audit)
	if err != nil {
		return failed, err
	}
	defer f.Close()
	audit, err := insight.NewAudit(l.Activities)
	if err != nil {
		return failed, err
	}
	r := result{out: &printer{w: stdout}, lang: o.lang, kinds: map[insight.Kind][]insight.Deviation{}}
	err = l.rows(ctx, f, func(line int, row insight.Row) error {
		found, err := audit.Add(row)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", o.audit, line, err)
		}
		r.add(found)
		return nil
	})
	if err != nil {
		return failed, err
	}
	r.add(audit.MissingEnds())
	r.write(audit)
	if len(r.kinds) > 0 {
		status = refused
	}
	return status, r.out.err
}

// rows gives each row of the log, in the order of the file.
func (l *layout) rows(ctx context.Context, in io.Reader, use func(line int, row insight.Row) error) error {
	rows := csv.NewReader(in)
	header, err := rows.Read()
	if err != nil {
		return fmt.Errorf("header: %w", err)
	}
	at := map[string]int{}
	for i, name := range header {
		at[name] = i
	}
	if _, ok := at[l.Case]; !ok {
		return fmt.Errorf("got columns %s, want %q", strings.Join(header, ", "), l.Case)
	}
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return nil
		}
		if err := cmp.Or(err, context.Cause(ctx)); err != nil {
			return err
		}
		line, _ := rows.FieldPos(0)
		cell := func(name string) string {
			if i, ok := at[name]; ok {
				return row[i]
			}
			return ""
		}
		happened, err := l.happened(cell)
		for _, h := range happened {
			err = errors.Join(err, use(line, h))
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
	}
}

// happened is what one line of the log tells, in the order of time.
func (l *layout) happened(cell func(name string) string) (rows []insight.Row, err error) {
	if l.Activity != "" {
		at, err := time.Parse(l.Time, cell(l.At))
		return []insight.Row{{Case: cell(l.Case), Activity: cell(l.Activity), At: at, Actor: cell(l.Actor)}}, err
	}
	var last time.Time
	for _, column := range slices.Sorted(maps.Keys(l.Dates)) {
		if cell(column) == "" {
			continue
		}
		at, err := time.Parse(l.Time, cell(column))
		if err != nil {
			return nil, err
		}
		rows = append(rows, insight.Row{Case: cell(l.Case), Activity: l.Dates[column], At: at})
		if at.After(last) {
			last = at
		}
	}
	slices.SortStableFunc(rows, func(a, b insight.Row) int { return a.At.Compare(b.At) })
	for _, column := range slices.Sorted(maps.Keys(l.Ends)) {
		if activity := l.Ends[column][cell(column)]; activity != "" {
			rows = append(rows, insight.Row{Case: cell(l.Case), Activity: activity, At: last})
		}
	}
	return rows, nil
}

// result is what an audit found.
type result struct {
	out   *printer
	lang  language.Tag
	kinds map[insight.Kind][]insight.Deviation
}

func (r *result) add(found []insight.Deviation) {
	for _, d := range found {
		r.kinds[d.Kind] = append(r.kinds[d.Kind], d)
	}
}

// shown is how many deviations of a kind are listed.
const shown = 3

func (r *result) write(a *insight.Audit) {
	fitness := a.Fitness()
	percent := "-"
	if p, err := fitness.Percent(1); err == nil {
		percent = p.StringFixed(1) + " %"
	}
	r.out.print("%d complaints, %d rows; fitness %s (%v)\n", a.Cases(), a.Rows(), percent, fitness)
	for _, kind := range insight.Kinds() {
		found := r.kinds[kind]
		if len(found) == 0 {
			continue
		}
		r.out.print("%6d  %s\n", len(found), kind.Label(r.lang))
		for _, d := range found[:min(len(found), shown)] {
			r.out.print("        %v\n", d)
		}
	}
}
