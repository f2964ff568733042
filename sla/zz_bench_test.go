package sla_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/servicequality/servicequality/sla"
)

func benchHours(tb testing.TB) sla.Hours {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		tb.Fatal(err)
	}
	h := sla.Hours{Zone: zone, Exceptions: map[sla.Date][]sla.Shift{}}
	for d := time.Monday; d <= time.Friday; d++ {
		h.Week[d] = []sla.Shift{{Open: sla.At(9, 0), Close: sla.At(17, 0)}}
	}
	for i := range 300 {
		h.Exceptions[sla.NewDate(2000+i/10, time.Month(1+i%10), 1+i%28)] = nil
	}
	return h
}
func BenchmarkBuild(b *testing.B) {
	h := benchHours(b)
	b.ReportAllocs()
	for b.Loop() {
		sla.NewCalendar(h)
	}
}
func BenchmarkQ(b *testing.B) {
	h := benchHours(b)
	c, _ := sla.NewCalendar(h)
	t := time.Date(2016, 5, 3, 10, 20, 30, 40, h.Zone)
	for n, d := range map[string]time.Duration{"1h": time.Hour, "40h": 40 * time.Hour, "20000h": 20000 * time.Hour} {
		b.Run("Add"+n, func(b *testing.B) {
			for b.Loop() {
				c.Add(t, d)
			}
		})
		u := t.Add(4 * d)
		b.Run("Between"+n, func(b *testing.B) {
			for b.Loop() {
				c.Between(t, u)
			}
		})
	}
	b.Run("Open", func(b *testing.B) {
		for b.Loop() {
			c.Open(t)
		}
	})
	b.Run("NextClose", func(b *testing.B) {
		for b.Loop() {
			c.NextClose(t)
		}
	})
}
