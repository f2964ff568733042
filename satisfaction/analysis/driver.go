package analysis

import (
	"fmt"
	"strconv"
)

// DriverAnalysis says how much each part of a service goes with an overall rating,
// in a linear regression of one on the others. Weights are association, not cause.
// All numbers are float64 statistics that depend on the correlations only, so that
// the units of the columns do not matter; the zero value is no analysis.
type DriverAnalysis struct {
	// Respondents is how many answered.
	Respondents int `json:"respondents"`
	// R2 is the part of the variance of the overall rating that the drivers explain
	// together, 0 to 1, not adjusted for their number.
	R2 float64 `json:"r2"`
	// Drivers are in the order of the columns.
	Drivers []Driver `json:"drivers"`
}

// Driver is one column in a [DriverAnalysis].
type Driver struct {
	// R is its correlation with the overall rating, from -1 to 1.
	R float64 `json:"r"`
	// Beta is its standardised coefficient: by how many standard deviations the
	// overall rating differs with one of the driver, the others being equal. When
	// drivers go together it may be far from R, and even of the other sign.
	Beta float64 `json:"beta"`
	// Shapley is its share of R2: what it adds to those before it, averaged over all
	// orders of the drivers. It is at least 0, and the shares sum to R2. It is known as
	// LMG (Lindeman, Merenda and Gold, Introduction to Bivariate and Multivariate
	// Analysis, 1980) and as the Shapley value of R2.
	Shapley float64 `json:"shapley"`
	// Johnson is its relative weight: its share of R2 by way of the uncorrelated
	// columns that come nearest to the drivers (Johnson, Multivariate Behavioral
	// Research 35, 2000). It is at least 0, sums to R2, and mostly is near Shapley.
	Johnson float64 `json:"johnson"`
}

const (
	ofDrivers = "driver analysis"
	// mostDrivers bounds the subsets that the Shapley shares go through at 4096.
	mostDrivers = 12
	// leastEigenvalue is the variance of a combination of standardised drivers, with
	// weights of length 1, below which it counts as none. At this border half of the
	// digits of the coefficients are lost.
	leastEigenvalue = 1e-8
)

// Drivers sets an overall rating against 1 to 12 drivers, such as the mean
// perception of each dimension: row j of every column is respondent j. It takes at
// least two respondents more than drivers. It is an [*UndefinedError] that names the
// column when one does not vary or is a combination of those before it.
func Drivers(overall []float64, drivers [][]float64) (DriverAnalysis, error) {
	if err := checkDrivers(overall, drivers); err != nil {
		return DriverAnalysis{}, err
	}
	k := len(drivers)
	all := correlations(append(append([][]float64{}, drivers...), overall))
	r, c := make([][]float64, k), all[k][:k]
	for i := range r {
		r[i] = all[i][:k]
	}
	if j, found := firstDependent(r); found {
		column := "drivers[" + strconv.Itoa(j) + "]"
		return DriverAnalysis{}, &UndefinedError{ofDrivers, column, "it is a combination of the drivers before it"}
	}
	values, vectors, ok := eigen(r)
	if !ok {
		return DriverAnalysis{}, &UndefinedError{ofDrivers, "", "the correlations of the drivers have no eigenvalues"}
	}
	beta, johnson := relativeWeights(values, vectors, c)
	shapley, r2 := shapley(all)
	result := DriverAnalysis{Respondents: len(overall), R2: r2}
	for i := range drivers {
		result.Drivers = append(result.Drivers, Driver{R: c[i], Beta: beta[i], Shapley: shapley[i], Johnson: johnson[i]})
	}
	return result, nil
}

func checkDrivers(overall []float64, drivers [][]float64) error {
	k := len(drivers)
	if k < 1 || k > mostDrivers {
		return &InputError{ofDrivers, "drivers", -1, strconv.Itoa(k) + " columns", fmt.Sprintf("1 to %d", mostDrivers)}
	}
	columns := append([]column{{"overall", overall}}, named("drivers", drivers)...)
	if err := checkRespondents(ofDrivers, k+2, columns...); err != nil {
		return err
	}
	return checkVaries(ofDrivers, columns...)
}

// firstDependent finds the first driver that those before it give.
func firstDependent(r [][]float64) (j int, found bool) {
	for j := range r {
		before := make([][]float64, j+1)
		for i := range before {
			before[i] = r[i][:j+1]
		}
		if values, _, ok := eigen(before); ok && values[0] < leastEigenvalue {
			return j, true
		}
	}
	return 0, false
}
