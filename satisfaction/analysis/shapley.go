package analysis

import (
	"math/bits"
)

// shapley gives the share of each driver in R² and R² itself, from the correlations
// of the drivers and, last, the outcome. The average over all orders of what a
// driver adds to those before it is an average over the sets of those before it:
// each of size s comes before the driver in s!(k-s-1)! of k! orders.
func shapley(r [][]float64) (shares []float64, r2 float64) {
	k := len(r) - 1
	explained := explainedBySets(r)
	weight := make([]float64, k)
	weight[0] = 1 / float64(k)
	for s := 1; s < k; s++ {
		weight[s] = weight[s-1] * float64(s) / float64(k-s)
	}
	shares = make([]float64, k)
	for set, before := range explained {
		for j := range k {
			if with := set | 1<<j; with != set {
				shares[j] += weight[bits.OnesCount(uint(set))] * (explained[with] - before)
			}
		}
	}
	return shares, min(explained[len(explained)-1], 1)
}

// explainedBySets gives R² of each set of drivers; driver j is bit j.
func explainedBySets(r [][]float64) []float64 {
	k := len(r) - 1
	explained := make([]float64, 1<<k)
	var walk func(j, set int, so float64, left [][]float64)
	walk = func(j, set int, so float64, left [][]float64) {
		if j == k {
			explained[set] = so
			return
		}
		adds := left[0][k-j] * left[0][k-j] / left[0][0]
		walk(j+1, set, so, without(left, 0))
		walk(j+1, set|1<<j, so+adds, without(left, 1/left[0][0]))
	}
	walk(0, 0, 0, r)
	return explained
}

// without gives the covariances of all columns but the first, less factor times
// what they share with it: 0 leaves the first out, 1 over its variance takes it out
// of the others, as regression on it does.
func without(r [][]float64, factor float64) [][]float64 {
	rest := make([][]float64, len(r)-1)
	for i := range rest {
		rest[i] = make([]float64, len(rest))
		for j := range rest {
			rest[i][j] = r[i+1][j+1] - factor*r[i+1][0]*r[0][j+1]
		}
	}
	return rest
}
