package report_test

import (
	"math"
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// desk gives n finished clocks of a desk with 48 cells. Their times are
// log-normal, as handling times are: the median is 20 minutes, and 95 % are
// within about five times that.
func desk(n int) []report.Record {
	rng := rand.New(rand.NewSource(1))
	pick := func(names ...string) string { return names[rng.Intn(len(names))] }
	records := make([]report.Record, n)
	for i := range records {
		r := &records[i]
		r.Key = report.Key{
			Metric:   sla.Metric(1 + rng.Intn(2)),
			Policy:   "standard",
			Channel:  pick("phone", "chat", "mail", "social"),
			Priority: pick("low", "normal", "urgent"),
			Tier:     pick("", "vip"),
		}
		r.Business = time.Duration(20 * float64(time.Minute) * math.Exp(rng.NormFloat64()))
		r.Wall = time.Duration(float64(r.Business) * (1 + 3*rng.Float64()))
		r.Outcome = report.Met
		if r.Business > time.Hour {
			r.Outcome = report.Missed
		}
	}
	return records
}

// plain is what a program without this package writes: two counters and a sum.
type plain struct {
	met, missed int
	sum         time.Duration
}

// BenchmarkAdd counts finished clocks, beside a plain loop over the same records.
func BenchmarkAdd(b *testing.B) {
	records := desk(100_000)
	b.Run("tally", func(b *testing.B) {
		var t report.Tally
		for _, r := range records {
			_ = t.Add(r)
		}
		b.ReportAllocs()
		b.ResetTimer()
		for i := range b.N {
			_ = t.Add(records[i%len(records)])
		}
	})
	b.Run("plain", func(b *testing.B) {
		cells := map[report.Key]*plain{}
		b.ReportAllocs()
		b.ResetTimer()
		for i := range b.N {
			r := &records[i%len(records)]
			c := cells[r.Key]
			if c == nil {
				c = new(plain)
				cells[r.Key] = c
			}
			if r.Outcome == report.Met {
				c.met++
			} else {
				c.missed++
			}
			c.sum += r.Wall
		}
	})
}

// BenchmarkQuantile asks for four quantiles of the same 100,000 times.
func BenchmarkQuantile(b *testing.B) {
	records := desk(100_000)
	percents := []uint64{50, 90, 95, 99}
	b.Run("tally", func(b *testing.B) {
		var t report.Tally
		for _, r := range records {
			_ = t.Add(r)
		}
		waits := t.Total().Wall()
		for b.Loop() {
			for _, p := range percents {
				_, _ = waits.Quantile(report.Percent(p))
			}
		}
	})
	b.Run("sorted list", func(b *testing.B) {
		for b.Loop() {
			times := make([]time.Duration, len(records))
			for i, r := range records {
				times[i] = r.Wall
			}
			slices.Sort(times)
			for _, p := range percents {
				_ = times[len(times)*int(p)/100]
			}
		}
	})
}
