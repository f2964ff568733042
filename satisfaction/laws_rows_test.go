package satisfaction_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction"
)

// manyRows gives rows of bytes for an instrument: of so many ratings one is
// missing, none for 0, and some respondents give the same answer throughout.
func manyRows(random *rand.Rand, in *satisfaction.Instrument, rows, missing int) []byte {
	points := in.Design().Scale.Points()
	data := make([]byte, 0, rows*in.RowLen())
	for range rows {
		flat, kind := byte(1+random.IntN(points)), random.IntN(8)
		for range in.RowLen() {
			b := byte(1 + random.IntN(points))
			switch {
			case missing > 0 && random.IntN(missing) == 0, kind == 0 && missing > 0:
				b = 0
			case kind == 1:
				b = byte(points)
			case kind == 2:
				b = flat
			}
			data = append(data, b)
		}
	}
	return data
}

// The judge counts one row at a time, which is what decimals are counted by.
func TestLawManyRowsCountAsOneByOne(t *testing.T) {
	lanes := 0
	rapid.Check(t, func(t *rapid.T) {
		d := design().Draw(t, "design")
		if rapid.IntRange(0, 3).Draw(t, "pairs") > 0 { // what is counted many at a time
			d.Columns = []satisfaction.Column{satisfaction.Ideal, satisfaction.Perceived}
			d.Scale = rapid.SampledFrom([]satisfaction.Scale{satisfaction.WholeScale(1, 7), satisfaction.WholeScale(1, 5), satisfaction.WholeScale(0, 10), satisfaction.WholeScale(1, 15), satisfaction.WholeScale(0, 1)}).Draw(t, "scale")
			d.Exclude = nil
			if rapid.Bool().Draw(t, "gaps only") {
				d.Detail, d.Missing, d.OwnWeights, d.MetBand, d.MinShare = satisfaction.GapsOnly, 0, false, satisfaction.Exact{}, satisfaction.Exact{}
			}
			lanes++
		}
		in, err := satisfaction.New(d)
		if err != nil {
			t.Fatal(err)
		}
		rows := rapid.IntRange(0, rapid.SampledFrom([]int{40, 100, 700}).Draw(t, "most")).Draw(t, "rows")
		missing := rapid.SampledFrom([]int{0, 3, 40, 1000}).Draw(t, "missing")
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		data := manyRows(random, in, rows, missing)
		if rapid.Bool().Draw(t, "dense first") {
			data = append(manyRows(random, in, rows, 0), data...)
		}
		sameRows(t, in, data)
		if len(data) > 0 {
			spoiled := bytes.Clone(data)
			spoiled[random.IntN(len(data))] = byte(in.Design().Scale.Points() + 1 + random.IntN(255-in.Design().Scale.Points()))
			sameRows(t, in, spoiled)
		}
	})
	if lanes < 20 {
		t.Errorf("%d designs were counted many at a time, which proves little", lanes)
	}
}

// Every shape at the borders of what is counted many at a time.
func TestRowsOfEveryShape(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, items := range []int{1, 3, 4, 5, 7, 8, 9, 16, 22, 31, 32, 33} {
		for _, points := range []int64{2, 5, 7, 14, 15, 16} {
			for _, detail := range satisfaction.Details() {
				d := satisfaction.Design{Name: "shape", Columns: []satisfaction.Column{satisfaction.Desired, satisfaction.Perceived},
					Scale: satisfaction.WholeScale(1, points), Detail: detail}
				for i := range items {
					if width := random.IntN(8) + 1; i == 0 || len(d.Dimensions[len(d.Dimensions)-1].Items) > width {
						d.Dimensions = append(d.Dimensions, satisfaction.Group{Name: fmt.Sprint("d", i)})
					}
					last := &d.Dimensions[len(d.Dimensions)-1]
					last.Items = append(last.Items, satisfaction.Item{Name: fmt.Sprint(i), Reversed: i%3 == 1})
				}
				in, err := satisfaction.New(d)
				if err != nil {
					t.Fatal(err)
				}
				for _, missing := range []int{0, 9} {
					sameRows(t, in, manyRows(random, in, 300, missing))
				}
			}
		}
	}
}

// One byte that is missing or off the scale, at every place of a stride.
func TestRowsWithOneFault(t *testing.T) {
	in := benchInstrument(satisfaction.GapsOnly)
	rows := surveyRows(40, 0)
	for at := range 20 * 44 {
		was := rows[at]
		for _, b := range []byte{0, 8, 127, 128, 129, 255} {
			rows[at] = b
			sameRows(t, in, rows)
		}
		rows[at] = was
	}
}

func FuzzRows(f *testing.F) {
	in := benchInstrument(satisfaction.Full)
	gaps := benchInstrument(satisfaction.GapsOnly)
	random := rand.New(rand.NewPCG(1, 1))
	f.Add(manyRows(random, in, 600, 9))
	f.Add(manyRows(random, in, 600, 0))
	f.Add([]byte{8})
	f.Fuzz(func(t *testing.T, data []byte) {
		for len(data) > 0 && len(data) < 300*44 {
			data = append(data, data...)
		}
		sameRows(t, in, data[:len(data)/44*44])
		sameRows(t, gaps, data[:len(data)/44*44])
	})
}

// sameRows counts data in one call and row by row: the same state, or the same
// error for the first bad row.
func sameRows(t interface{ Fatalf(string, ...any) }, in *satisfaction.Instrument, data []byte) {
	many, single, empty := satisfaction.NewTally(in), satisfaction.NewTally(in), satisfaction.NewTally(in)
	err := many.AddRows(data)
	row := 0
	for at := 0; at < len(data); at += in.RowLen() {
		row++
		wrong := single.AddRows(data[at : at+in.RowLen()])
		if wrong == nil {
			continue
		}
		want := wrong.(*satisfaction.RatingError)
		want.Respondent = int64(row)
		if got, ok := err.(*satisfaction.RatingError); !ok || *got != *want || !many.Equal(empty) {
			t.Fatalf("many rows: %v, want %v and nothing counted", err, want)
		}
		return
	}
	if err != nil || !many.Equal(single) {
		t.Fatalf("%d rows counted at once (%v) differ from one by one", len(data)/in.RowLen(), err)
	}
}
