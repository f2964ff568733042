package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"time"
)

// Each dimension of the survey: its items, and how the service is perceived, in
// tenths of a point below what is expected.
var surveyed = []struct {
	items    int
	expected int // tenths of a point, of 7
	below    int
}{{5, 63, 3}, {4, 61, 11}, {4, 58, 2}, {5, 56, 4}, {4, 50, -4}}

// survey gives survey.csv: who answered after their ticket was solved, on a scale
// from 1 to 7; recommendation from 0 to 10, satisfaction from 1 to 5, effort from 1
// to 7; and how often they had to write until it was solved.
func (y *year) survey() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	header := []string{"ticket", "at", "recommend", "satisfied", "effort", "contacts", "solved"}
	for _, column := range []string{"E", "P"} {
		for i := range 22 {
			header = append(header, fmt.Sprintf("%s%d", column, i+1))
		}
	}
	_ = w.Write(header) // to memory
	for _, t := range y.tickets {
		if len(t.Log) < 5 || !y.of100(38) {
			continue
		}
		at := t.Log[len(t.Log)-1].At.Add(y.between(time.Hour, 12*time.Hour))
		if at.Before(to) {
			_ = w.Write(y.respondent(t, at))
		}
	}
	w.Flush()
	return b.Bytes()
}

// respondent is a row. Who waited long, or was spoken to badly, says so.
func (y *year) respondent(t ticket, at time.Time) []string {
	waited := t.Log[1].At.Sub(t.Log[0].At)
	limit := map[string]time.Duration{"phone": 12 * time.Second, "chat": 2 * time.Minute, "social": 25 * time.Minute, "email": 12 * time.Hour}
	mood := y.IntN(9) - 3
	if waited > limit[t.Channel] {
		mood -= 8
	}
	contacts := 1
	if y.of100(9) {
		contacts += 1 + y.IntN(2)
		mood -= 3
	}
	row := []string{t.ID, at.Format(time.RFC3339), y.cell(0, 10, 87+2*mood), y.cell(1, 5, 43+mood), y.cell(1, 7, 58+mood),
		strconv.Itoa(contacts), strconv.FormatBool(y.of100(96))}
	for _, perceived := range []bool{false, true} {
		for _, d := range surveyed {
			for range d.items {
				tenths := d.expected
				if perceived {
					tenths += mood - d.below
				}
				row = append(row, y.cell(1, 7, tenths))
			}
		}
	}
	if y.of100(3) { // some open the form and send it empty
		for i := 7; i < len(row); i++ {
			row[i] = ""
		}
	}
	return row
}

// cell is an answer near so many tenths of a point, or none.
func (y *year) cell(least, most, tenths int) string {
	if y.of100(4) {
		return ""
	}
	return strconv.Itoa(max(least, min((tenths+y.IntN(21)-10+5)/10, most)))
}
