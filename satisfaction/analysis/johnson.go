package analysis

import "math"

// relativeWeights gives the standardised coefficients and Johnson's weights from
// the eigenvalues and vectors of the drivers' correlations R, and the drivers'
// correlations c with the outcome.
//
// The columns Z that are uncorrelated and come nearest to the drivers have the
// correlations R^½ with them. The outcome has the coefficients R^-½ c in Z, whose
// squares sum to R²; each driver has of each square the part that its squared
// correlation with that column is, and these sum to 1 over the drivers.
func relativeWeights(values []float64, vectors [][]float64, c []float64) (beta, weights []float64) {
	k := len(c)
	beta, weights = make([]float64, k), make([]float64, k)
	inZ := make([]float64, k)
	for q, v := range vectors {
		along := dot(v, c)
		for i := range k {
			beta[i] += v[i] * along / values[q]
			inZ[i] += v[i] * along / math.Sqrt(values[q])
		}
	}
	for i := range k {
		for j := range k {
			r := 0.0 // of driver i and column j of Z
			for q, v := range vectors {
				r += v[i] * v[j] * math.Sqrt(values[q])
			}
			weights[i] += r * r * inZ[j] * inZ[j]
		}
	}
	return beta, weights
}
