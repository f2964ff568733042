package analysis

import (
	"math"
	"strconv"
)

// OmegaTotal is the reliability of a sum of items under the model that one factor
// is what they share (McDonald, Test Theory, 1999): the part of the sum's variance
// that comes from the factor, from 0 to 1. There are several coefficients called
// omega; this is omega total of one factor by maximum likelihood, without rotation
// and without group factors. Where the model is true, alpha equals it when all items
// load alike and is lower else. It is a float64 statistic; the zero value is none.
type OmegaTotal struct {
	// Total is that of the sum of the answers as they are; it stands beside raw alpha.
	Total float64 `json:"total"`
	// Standardised is that of the sum of standardised items; it stands beside
	// [StandardisedAlpha].
	Standardised float64 `json:"standardised"`
	// Loadings are the correlations of each item with the factor, in order, from -1 to
	// 1. Their sign is such that the sum of the answers grows with the factor: items
	// below 0 run against the others.
	Loadings []float64 `json:"loadings"`
	// Respondents is how many answered.
	Respondents int `json:"respondents"`
}

const (
	// leastUnique is the part of its variance that an item must have for itself: the
	// bound of R's factanal.
	leastUnique = 0.005
	// leastLoading is the loading from which on an item counts as sharing the factor.
	leastLoading = 1e-6
	// settled is the change of all loadings below which the search ends. It leaves
	// less than 1e-6 of an error, also where a hundred thousand steps are needed.
	settled   = 1e-12
	mostSteps = 200_000
)

// Omega estimates the loadings of one factor and the [OmegaTotal] that follows from
// them. Column i holds the answers to item i, row j those of respondent j. It is an
// [*UndefinedError] for fewer than three items, no more respondents than items, an
// item that does not vary, fewer than three items that share a factor, and when the
// likelihood is so flat that the search does not end. When one factor leaves an item
// no more than 0.005 of its variance, there is a [*HeywoodError] in place of a
// result.
func Omega(items [][]float64) (OmegaTotal, error) {
	const of = "omega"
	if err := checkItems(of, 3, len(items)+1, items); err != nil {
		return OmegaTotal{}, err
	}
	f, ok := oneFactor(correlations(items))
	if !ok {
		return OmegaTotal{}, &UndefinedError{of, "", "the likelihood has no clear maximum after " + strconv.Itoa(mostSteps) + " steps"}
	}
	if h := f.heywood(); len(h) > 0 {
		return OmegaTotal{}, &HeywoodError{h}
	}
	if f.sharers() < 3 {
		return OmegaTotal{}, &UndefinedError{of, "", "fewer than three items share a factor, which leaves its loadings open"}
	}
	raw, even := make([]float64, len(items)), make([]float64, len(items))
	for i, c := range items {
		raw[i], even[i] = math.Sqrt(variance(c)), 1
	}
	if dot(raw, f.loadings) < 0 {
		for i := range f.loadings {
			f.loadings[i] = -f.loadings[i]
		}
	}
	return OmegaTotal{
		Total:        f.omega(raw),
		Standardised: f.omega(even),
		Loadings:     f.loadings,
		Respondents:  len(items[0]),
	}, nil
}

// factor is what one factor makes of standardised items.
type factor struct {
	loadings []float64 // the correlation of each with the factor
	unique   []float64 // the part of its variance that it has for itself
}

// omega is the factor's part of the variance of a sum of items, each with its
// standard deviation.
func (f factor) omega(deviations []float64) float64 {
	common, unique := dot(deviations, f.loadings), 0.0
	for i, u := range f.unique {
		unique += deviations[i] * deviations[i] * u
	}
	return common * common / (common*common + unique)
}

// heywood lists the items that are left next to no variance of their own.
func (f factor) heywood() (items []int) {
	for i, u := range f.unique {
		if u <= leastUnique {
			items = append(items, i)
		}
	}
	return items
}

// sharers counts the items that have anything to do with the factor. Two of them
// give one correlation for two loadings.
func (f factor) sharers() (n int) {
	for _, l := range f.loadings {
		if math.Abs(l) > leastLoading {
			n++
		}
	}
	return n
}

// oneFactor gives the factor that makes a matrix of correlations most likely, by
// expectation and maximisation (Rubin and Thayer, Psychometrika 47, 1982): guess
// the factor from the answers, regress the answers on the guess, again and again.
// No step lowers the likelihood, and none needs a matrix to be inverted. It begins
// at the first principal component, of which it keeps what is beyond the variance
// of a single item.
func oneFactor(r [][]float64) (factor, bool) {
	values, vectors, ok := eigen(r)
	if !ok {
		return factor{}, false
	}
	f := factor{loadings: vectors[len(r)-1], unique: make([]float64, len(r))}
	length := math.Sqrt(max(0, values[len(r)-1]-1))
	for i := range f.loadings {
		f.loadings[i] *= length
		f.unique[i] = max(leastUnique, 1-f.loadings[i]*f.loadings[i])
	}
	for range mostSteps {
		if f.improve(r) <= settled {
			return f, true
		}
	}
	return factor{}, false
}

// improve takes one step in place and gives the largest change of a loading.
func (f factor) improve(r [][]float64) (change float64) {
	weights := make([]float64, len(r)) // of the items in the guess of the factor
	precision := 1.0
	for i, l := range f.loadings {
		weights[i] = l / f.unique[i]
		precision += l * weights[i]
	}
	shared := make([]float64, len(r)) // the covariance of each item with the guess
	for i := range r {
		shared[i] = dot(r[i], weights) / precision
	}
	variance := (1 + dot(weights, shared)) / precision
	for i, before := range f.loadings {
		l := shared[i] / variance
		change = max(change, math.Abs(l-before))
		f.loadings[i], f.unique[i] = l, max(leastUnique, 1-l*shared[i])
	}
	return change
}
