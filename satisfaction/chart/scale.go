package chart

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/servicequality/servicequality/satisfaction"
)

// Scale is the rating scale of the survey, on which a chart lays its values: 1 to
// 7. The zero value is no scale.
type Scale struct {
	Min int // the lowest rating, at the left
	Max int // the highest rating, at the right; above Min, and both within ±1000
}

// Limits within which a drawing stays one that people can look at.
const (
	mostRows   = 100
	mostRating = 1000
)

// value is a number of a row under its name in errors.
type value struct {
	name string
	is   satisfaction.Exact
}

// check reports every value that lies outside of the scale.
func (s Scale) check(chart string, rows int, values func(row int) []value) error {
	if s.Min < -mostRating || s.Max > mostRating || s.Max <= s.Min {
		return &InputError{chart, "scale", fmt.Sprintf("%d to %d", s.Min, s.Max), fmt.Sprintf("a lowest rating below the highest, both within ±%d", mostRating)}
	}
	if err := checkNumber(chart, "rows", rows); err != nil {
		return err
	}
	var errs []error
	for row := range rows {
		for _, v := range values(row) {
			if !s.axis().holds(v.is) {
				errs = append(errs, &InputError{chart, fmt.Sprintf("row %d: %s", row+1, v.name), v.is.String(), fmt.Sprintf("%d to %d", s.Min, s.Max)})
			}
		}
	}
	return errors.Join(errs...)
}

// checkNumber holds the number of rows, or points, to the limit.
func checkNumber(chart, of string, n int) error {
	if n < 1 || n > mostRows {
		return &InputError{chart, of, strconv.Itoa(n), fmt.Sprintf("1 to %d", mostRows)}
	}
	return nil
}

// axis runs across the drawing, with room for a marker at both ends.
func (s Scale) axis() axis {
	return axis{satisfaction.Whole(int64(s.Min)), satisfaction.Whole(int64(s.Max)), left + 8_00, right - 8_00}
}

// ticks are the ratings that are written below the rows: all of them on a short
// scale, every second, fifth, tenth and so on of a long one.
func (s Scale) ticks() []int {
	const most = 11
	step := 1
	for _, longer := range []int{2, 5, 10, 20, 50, 100, 200} {
		if (s.Max-s.Min)/step >= most {
			step = longer
		}
	}
	var ticks []int
	for t := s.Min; t <= s.Max; t += step {
		ticks = append(ticks, t)
	}
	return ticks
}
