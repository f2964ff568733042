package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/servicequality/servicequality/etiquette"
)

// Report is the week, judged. Its JSON is what -json prints.
type Report struct {
	Desk       string      `json:"desk"`
	From       time.Time   `json:"from"`
	To         time.Time   `json:"to"`
	Tickets    int         `json:"tickets"`
	Customers  int         `json:"customers"`
	Findings   []finding   `json:"findings"` // in the order in which to mend them
	Promises   *Promises   `json:"promises"`
	Complaints *Complaints `json:"complaints"`
	Speech     *Speech     `json:"speech"`
	Survey     *Survey     `json:"survey"`
	People     *People     `json:"people"`
	Roster     *Roster     `json:"roster"`
	Bad        []BadRow    `json:"bad"` // rows that could not be used
}

// Review judges a week. It stops when ctx is done; step is called for each ticket.
func Review(ctx context.Context, w *Week, checker *etiquette.Checker, step func()) (*Report, error) {
	r := &Report{Desk: w.Name, From: w.From, To: w.To, Tickets: len(w.Tickets), Customers: w.customers()}
	var err error
	for _, part := range []func() error{
		func() error { r.Promises, err = w.promises(); return err },
		func() error { r.Complaints, err = w.complaints(); return err },
		func() error { r.Speech, err = w.speech(ctx, checker, step); return err },
		func() error { r.Survey, err = w.survey(); return err },
		func() error { r.People, err = w.people(r.Promises); return err },
		func() error { r.Roster, err = w.roster(); return err },
	} {
		if err := cmp.Or(context.Cause(ctx), part()); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(w.Bad, func(a, b BadRow) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line)) })
	r.Bad = w.Bad
	return r, nil
}

// customers counts each once.
func (w *Week) customers() int {
	seen := map[string]bool{}
	for _, t := range w.Tickets {
		seen[t.Customer] = true
	}
	return len(seen)
}

// String names a row as editors do.
func (b BadRow) String() string {
	if b.Line == 0 {
		return fmt.Sprintf("%s: %s", b.File, b.Reason)
	}
	return fmt.Sprintf("%s:%d: %s", b.File, b.Line, b.Reason)
}
