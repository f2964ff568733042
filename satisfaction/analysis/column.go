package analysis

import (
	"errors"
	"math"
	"slices"
	"strconv"
)

// Sizes that are refused: beyond them a square or a fourth power would leave the
// range of float64. No rating comes near.
const (
	largest  = 1e50
	smallest = 1e-50
)

// sameness is the spread of a column, in parts of its largest number, up to which
// all its numbers count as one: so much may come from rounding.
const sameness = 1e-12

const constant = "it is the same for all respondents"

// column is an argument and its name.
type column struct {
	name   string
	values []float64
}

// named gives the columns of a matrix names: "items[0]" and so on.
func named(name string, columns [][]float64) []column {
	all := make([]column, len(columns))
	for i, values := range columns {
		all[i] = column{name + "[" + strconv.Itoa(i) + "]", values}
	}
	return all
}

// check fails for each column with the first number in it that cannot be used.
func check(of string, columns ...column) error {
	var faults []error
	for _, c := range columns {
		if i := slices.IndexFunc(c.values, unusable); i >= 0 {
			faults = append(faults, &InputError{of, c.name, i, number(c.values[i]), "0 or a number from 1e-50 to 1e50, with either sign"})
		}
	}
	return errors.Join(faults...)
}

func unusable(x float64) bool {
	size := math.Abs(x)
	return !(size == 0 || size >= smallest && size <= largest)
}

// checkRespondents is check for columns with one number of each respondent, of
// whom at least so many are needed.
func checkRespondents(of string, least int, columns ...column) error {
	faults := []error{check(of, columns...)}
	n := len(columns[0].values)
	for _, c := range columns[1:] {
		if len(c.values) != n {
			faults = append(faults, &InputError{of, c.name, -1, strconv.Itoa(len(c.values)) + " respondents", "as many as in " + columns[0].name + ", " + strconv.Itoa(n)})
		}
	}
	if err := errors.Join(faults...); err != nil {
		return err
	}
	if n < least {
		return &UndefinedError{of, "", "it takes at least " + strconv.Itoa(least) + " respondents, there are " + strconv.Itoa(n)}
	}
	return nil
}

// checkVaries fails for each column that does not vary.
func checkVaries(of string, columns ...column) error {
	var faults []error
	for _, c := range columns {
		if isConstant(c.values, size(c.values)) {
			faults = append(faults, &UndefinedError{of, c.name, constant})
		}
	}
	return errors.Join(faults...)
}

// isConstant reports whether the spread of numbers is what rounding makes of one,
// when they come from numbers of that size.
func isConstant(values []float64, size float64) bool {
	return slices.Max(values)-slices.Min(values) <= sameness*size
}

// size is the largest number, whatever its sign.
func size(values []float64) float64 {
	return max(slices.Max(values), -slices.Min(values))
}

func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// sum adds what f gives for each place below n, with a second number for what
// rounding loses (Neumaier, Zeitschrift für angewandte Mathematik und Mechanik 54,
// 1974), so that the order hardly matters.
func sum(n int, f func(i int) float64) float64 {
	total, lost := 0.0, 0.0
	for i := range n {
		x := f(i)
		next := total + x
		if math.Abs(total) >= math.Abs(x) {
			lost += (total - next) + x
		} else {
			lost += (x - next) + total
		}
		total = next
	}
	return total + lost
}

func mean(values []float64) float64 {
	return sum(len(values), func(i int) float64 { return values[i] }) / float64(len(values))
}

// deviations gives the numbers less their mean.
func deviations(values []float64) []float64 {
	m := mean(values)
	d := make([]float64, len(values))
	for i, x := range values {
		d[i] = x - m
	}
	return d
}

// products is the sum of the products of two columns of deviations.
func products(x, y []float64) float64 {
	return sum(len(x), func(i int) float64 { return x[i] * y[i] })
}

// variance is that of a sample: squares over n - 1, and 0 when rounding explains
// them.
func variance(values []float64) float64 {
	if isConstant(values, size(values)) {
		return 0
	}
	d := deviations(values)
	return products(d, d) / float64(len(d)-1)
}

// unit gives deviations whose squares sum to 1, of a column that varies.
func unit(values []float64) []float64 {
	d := deviations(values)
	length := math.Sqrt(products(d, d))
	for i := range d {
		d[i] /= length
	}
	return d
}
