package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// month is a flag of the form 2026-02.
type month struct {
	year  int
	month time.Month
}

func (m *month) String() string { return fmt.Sprintf("%04d-%02d", m.year, m.month) }

func (m *month) Set(s string) error {
	t, err := time.Parse("2006-01", s)
	if err != nil {
		return errors.New("want a month such as 2026-02")
	}
	*m = month{t.Year(), t.Month()}
	return nil
}

// instant is a flag of the form 2026-02-13T16:00:00+08:00.
type instant struct{ time.Time }

func (i *instant) String() string { return i.Format(time.RFC3339) }

func (i *instant) Set(s string) (err error) {
	if i.Time, err = time.Parse(time.RFC3339, s); err != nil {
		return errors.New("want an instant such as 2026-02-13T16:00:00+08:00")
	}
	return nil
}

// shifts is a flag of the form 09:00-12:00,13:00-18:00.
type shifts []sla.Shift

func (l *shifts) String() string {
	var parts []string
	for _, s := range *l {
		parts = append(parts, s.Open.String()+"-"+s.Close.String())
	}
	return strings.Join(parts, ",")
}

func (l *shifts) Set(s string) error {
	var list shifts
	for part := range strings.SplitSeq(s, ",") {
		from, to, _ := strings.Cut(part, "-")
		open, err := sla.ParseTimeOfDay(from)
		closed, err2 := sla.ParseTimeOfDay(to)
		if err := errors.Join(err, err2); err != nil {
			return err
		}
		list = append(list, sla.Shift{Open: open, Close: closed})
	}
	*l = list
	return nil
}

// lengths is a flag of the form 4h,40h.
type lengths []time.Duration

func (l *lengths) String() string {
	var parts []string
	for _, d := range *l {
		parts = append(parts, short(d))
	}
	return strings.Join(parts, ",")
}

func (l *lengths) Set(s string) error {
	var list lengths
	for part := range strings.SplitSeq(s, ",") {
		d, err := time.ParseDuration(part)
		if err != nil {
			return err
		}
		if d < 0 {
			return fmt.Errorf("got %s, want 0s or more", part)
		}
		list = append(list, d)
	}
	*l = list
	return nil
}
