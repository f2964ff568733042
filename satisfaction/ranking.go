package satisfaction

import "slices"

// Ranked is the place of a dimension among the others.
type Ranked struct {
	// Rank is 1 for the widest shortfall. Equal gaps share a rank, and the next one is
	// as many ranks further on: 1, 2, 2, 4.
	Rank int `json:"rank"`
	// Dimension is the name.
	Dimension string `json:"dimension"`
	// Gap is perceived minus expected.
	Gap Gap `json:"gap"`
}

// Ranking orders the dimensions by their gaps against an expected column, the lowest
// first: where to begin. Equal gaps stand in the order of the instrument. It is an
// [*UndefinedError] when the column is not asked or nobody counts in a dimension.
func (r *Report) Ranking(expected Column) ([]Ranked, error) {
	var ranking []Ranked
	for d, g := range r.t.in.design.Dimensions {
		s, err := r.dimension(d)
		if err != nil {
			return nil, err
		}
		gap, ok := s.Gap(expected)
		if !ok {
			return nil, &UndefinedError{"a gap against " + expected.String(), notAsked}
		}
		ranking = append(ranking, Ranked{Dimension: g.Name, Gap: gap})
	}
	slices.SortStableFunc(ranking, func(a, b Ranked) int { return a.Gap.Cmp(b.Gap.Exact) })
	for i := range ranking {
		ranking[i].Rank = i + 1
		if i > 0 && ranking[i].Gap.Equal(ranking[i-1].Gap.Exact) {
			ranking[i].Rank = ranking[i-1].Rank
		}
	}
	return ranking, nil
}
