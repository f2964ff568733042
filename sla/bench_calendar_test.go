package sla_test

import (
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// BenchmarkCalendar has the naive count over dates beside Between, for which the
// span matters. The module in .ci/bench compares with a peer.
func BenchmarkCalendar(b *testing.B) {
	hours := holidays(b, 300, nil)
	c, err := sla.NewCalendar(hours)
	if err != nil {
		b.Fatal(err)
	}
	from := at("2026-06-01T10:30:00-04:00")
	for name, d := range map[string]time.Duration{"hour": time.Hour, "10years": 20_000 * time.Hour} {
		to, err := c.Add(from, d)
		if err != nil {
			b.Fatal(err)
		}
		measure(b, name+"/Add", func() { _, _ = c.Add(from, d) })
		measure(b, name+"/Sub", func() { _, _ = c.Sub(to, d) })
		measure(b, name+"/Between", func() { c.Between(from, to) })
		measure(b, name+"/BetweenNaive", func() { naive{hours}.between(from, to) })
	}
	measure(b, "Open", func() { c.Open(from) })
	measure(b, "NextOpen", func() { _, _ = c.NextOpen(from) })
	measure(b, "NextClose", func() { _, _ = c.NextClose(from) })
	measure(b, "Build", func() { _, _ = sla.NewCalendar(hours) })
}

func measure(b *testing.B, name string, query func()) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			query()
		}
	})
}
