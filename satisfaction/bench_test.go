package satisfaction_test

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/satisfaction"
)

// The benchmarks of counting stand beside one plain read of the same bytes: read
// the ratios of one run, not the times. Set each beside what gives the same results.
//
//   - gaps-only beside plain-loop-of-gaps and float64-loop: counts and sums of each
//     item, from which its means and gaps follow.
//   - gaps-only/dense beside decimal-per-item/dense: the weighted score of complete
//     answers. The tally has in addition the items one by one, the decimals the score
//     of each response. The bytes become decimals on the way, as they must somewhere.
//   - with-reliability and full beside read alone: nothing else here counts as much.
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
	d := satisfaction.Pairs22(satisfaction.WholeScale(1, 7), satisfaction.Desired)
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
				plainGaps(data, 22)
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

// plainGaps is the loop that one would write for any instrument in pairs.
func plainGaps(data []byte, items int) {
	n, expected, perceived := make([]int64, items), make([]int64, items), make([]int64, items)
	for at := 0; at < len(data); at += 2 * items {
		row := data[at : at+2*items]
		for i := range items {
			if e, p := row[i], row[items+i]; e != 0 && p != 0 {
				n[i]++
				expected[i] += int64(e)
				perceived[i] += int64(p)
			}
		}
	}
	sink = [3][]int64{n, expected, perceived}
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

// decimalGaps is what a survey tool does that computes in decimals: for each response
// the gap of each item (22 subtractions and additions), the mean gap of each dimension
// (5 divisions, to 8 places) and the weighted score (5 products and sums).
func decimalGaps(data []byte) {
	var total decimal.Decimal
	for at := 0; at < len(data); at += 44 {
		row := data[at : at+44]
		item := 0
		for _, d := range []struct{ items, weight int64 }{{5, 32}, {4, 22}, {4, 19}, {5, 16}, {4, 11}} {
			var gap decimal.Decimal
			for range d.items {
				gap = gap.Add(decimal.NewFromInt(int64(row[22+item])).Sub(decimal.NewFromInt(int64(row[item]))))
				item++
			}
			mean := gap.DivRound(decimal.NewFromInt(d.items), 8)
			total = total.Add(mean.Mul(decimal.New(d.weight, -2)))
		}
	}
	sink = total
}

// The decimals' door, a response at a time.
func BenchmarkAdd(b *testing.B) {
	in := benchInstrument(satisfaction.Full)
	tally := satisfaction.NewTally(in)
	row := surveyRows(1, 0)
	var ratings []satisfaction.Rating
	for _, place := range row {
		ratings = append(ratings, satisfaction.RatedInt(int64(place)))
	}
	resp := satisfaction.Response{Expected: [][]satisfaction.Rating{ratings[:22]}, Perceived: ratings[22:]}
	b.Run("decimals", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := tally.Add(resp); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("bytes", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := tally.AddRows(row); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// The edge of a report: six results as decimals, each rounded once. Beside it the
// same six from the same sums by division in decimals, to 8 places and then to 4,
// which is what one would write and which rounds twice.
func BenchmarkReportEdge(b *testing.B) {
	for name, missing := range map[string]int{"complete": 0, "missing": 20} {
		tally := satisfaction.NewTally(benchInstrument(satisfaction.Full))
		if err := tally.AddRows(surveyRows(benchRows, missing)); err != nil {
			b.Fatal(err)
		}
		r, err := tally.Report()
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = reportEdge(r)
			}
		})
	}
	b.Run("decimal-division", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sink = divisionEdge()
		}
	})
}

// reportEdge reads the gaps of the five dimensions and the weighted one.
func reportEdge(r *satisfaction.Report) (gaps [6]decimal.Decimal) {
	for i, d := range satisfaction.Dimensions() {
		s, _ := r.Dimension(d.String())
		gap, _ := s.Gap(satisfaction.Desired)
		gaps[i] = gap.Decimal(4)
	}
	s, _ := r.Overall(satisfaction.GroupWeighted)
	gap, _ := s.Gap(satisfaction.Desired)
	gaps[5] = gap.Decimal(4)
	return gaps
}

// divisionEdge gives six such gaps from the sums of five dimensions.
func divisionEdge() (gaps [6]decimal.Decimal) {
	total := decimal.New(0, 0)
	for i, weight := range []int64{32, 22, 19, 16, 11} {
		n := decimal.NewFromInt(int64(45_123 + i))
		expected := decimal.NewFromInt(int64(180_457+i)).DivRound(n, 8)
		perceived := decimal.NewFromInt(int64(180_133-i)).DivRound(n, 8)
		gaps[i] = perceived.Sub(expected).RoundBank(4)
		total = total.Add(perceived.Sub(expected).Mul(decimal.NewFromInt(weight)))
	}
	gaps[5] = total.DivRound(decimal.NewFromInt(100), 8).RoundBank(4)
	return gaps
}
