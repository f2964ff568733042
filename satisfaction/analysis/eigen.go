package analysis

import "gonum.org/v1/gonum/mat"

// eigen takes a symmetric matrix apart into values, in ascending order, and
// vectors of unit length: vectors[i] belongs to values[i].
func eigen(r [][]float64) (values []float64, vectors [][]float64, ok bool) {
	k := len(r)
	s := mat.NewSymDense(k, nil)
	for i, row := range r {
		for j := range i + 1 {
			s.SetSym(i, j, row[j])
		}
	}
	var e mat.EigenSym
	if !e.Factorize(s, true) {
		return nil, nil, false
	}
	var v mat.Dense
	e.VectorsTo(&v)
	for i := range k {
		vectors = append(vectors, mat.Col(nil, i, &v))
	}
	return e.Values(nil), vectors, true
}

// dot is the inner product.
func dot(x, y []float64) (total float64) {
	for i := range x {
		total += x[i] * y[i]
	}
	return total
}
