package lapse_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/internal/lapse"
)

func TestFormat(t *testing.T) {
	tests := map[time.Duration]string{
		0:                                "0s",
		time.Nanosecond:                  "1ns",
		30 * time.Second:                 "30s",
		10 * time.Minute:                 "10m",
		90 * time.Second:                 "1m30s",
		time.Hour:                        "1h",
		10 * time.Hour:                   "10h",
		time.Hour + time.Second:          "1h0m1s",
		time.Hour + 10*time.Minute:       "1h10m",
		-90 * time.Minute:                "-1h30m",
		time.Hour + 500*time.Millisecond: "1h0m0.5s",
		math.MaxInt64:                    "2562047h47m16.854775807s",
	}
	for d, want := range tests {
		if got := lapse.Format(d); got != want {
			t.Errorf("Format(%d ns) = %s, want %s", d, got, want)
		}
	}
}

func TestFormatIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom([]time.Duration{1, time.Second, time.Minute, time.Hour}).Draw(t, "unit")
		d := time.Duration(rapid.Int64Range(-1e6, 1e6).Draw(t, "units")) * unit
		if got, err := time.ParseDuration(lapse.Format(d)); err != nil || got != d {
			t.Fatalf("%v was written %s and read %v, %v", d, lapse.Format(d), got, err)
		}
	})
}
