package satisfaction_test

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/satisfaction"
)

// The benchmarks of counting stand beside one plain read of the same bytes: read
// the ratios of one run, not the times.
const benchRows = 10_000

// surveyRows gives rows of the 22-item instrument in pairs on 7 points; one rating
// of so many is missing, none for 0.
func surveyRows(rows, missing int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	data := make([]byte, rows*44)
	for i := range data {
		data[i] = byte(1 + random.IntN(7))
		if missing > 0 && random.IntN(missing) == 0 {
			data[i] = 0
		}
	}
	return data
}

func benchInstrument(detail satisfaction.Detail) *satisfaction.Instrument {
	d := satisfaction.Servqual(satisfaction.WholeScale(1, 7), satisfaction.Desired)
	d.Detail = detail
	return satisfaction.Must(satisfaction.New(d))
}

func BenchmarkCount(b *testing.B) {
	dense, holes := surveyRows(benchRows, 0), surveyRows(benchRows, 20)
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sum := uint64(0)
			for at := 0; at+8 <= len(dense); at += 8 {
				sum += binary.LittleEndian.Uint64(dense[at:])
			}
			sink = sum
		}
	})
	for name, data := range map[string][]byte{"dense": dense, "missing": holes} {
		for _, detail := range satisfaction.Details() {
			tally := satisfaction.NewTally(benchInstrument(detail))
			b.Run(detail.String()+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := tally.AddRows(data); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run("plain-loop-of-gaps/"+name, func(b *testing.B) {
			for b.Loop() {
				plainGaps(data)
			}
		})
	}
	b.Run("row-by-row/dense", func(b *testing.B) {
		tally := satisfaction.NewTally(benchInstrument(satisfaction.Full))
		for b.Loop() {
			for at := 0; at < len(dense); at += 44 {
				if err := tally.AddRows(dense[at : at+44]); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("float64-loop/dense", func(b *testing.B) {
		for b.Loop() {
			floatGaps(dense)
		}
	})
	b.Run("decimal-per-item/dense", func(b *testing.B) {
		for b.Loop() {
			decimalGaps(dense)
		}
	})
}

var sink any

// plainGaps is the loop that one would write: integer sums of the pairs.
func plainGaps(data []byte) {
	var n, expected, perceived [22]int64
	for at := 0; at < len(data); at += 44 {
		row := data[at : at+44]
		for i := range 22 {
			if e, p := row[i], row[22+i]; e != 0 && p != 0 {
				n[i]++
				expected[i] += int64(e)
				perceived[i] += int64(p)
			}
		}
	}
	sink = [3][22]int64{n, expected, perceived}
}

func floatGaps(data []byte) {
	var n, gap [22]float64
	for at := 0; at < len(data); at += 44 {
		row := data[at : at+44]
		for i := range 22 {
			if e, p := row[i], row[22+i]; e != 0 && p != 0 {
				n[i]++
				gap[i] += float64(p) - float64(e)
			}
		}
	}
	sink = [2][22]float64{n, gap}
}

func decimalGaps(data []byte) {
	var gap [22]decimal.Decimal
	for at := 0; at < len(data); at += 44 {
		row := data[at : at+44]
		for i := range 22 {
			gap[i] = gap[i].Add(decimal.NewFromInt(int64(row[22+i])).Sub(decimal.NewFromInt(int64(row[i]))))
		}
	}
	sink = gap
}
