package satisfaction

import "fmt"

// fiveDimensions is the structure of the 22-item instrument: how many items each
// dimension has (Parasuraman, Zeithaml and Berry, Journal of Retailing 64, 1988,
// where tangibles come first) and how customers divided 100 points among them
// (Zeithaml, Parasuraman and Berry, Delivering Quality Service, 1990).
var fiveDimensions = []struct {
	dimension Dimension
	items     int
	weight    int64
}{
	{Reliability, 5, 32},
	{Responsiveness, 4, 22},
	{Assurance, 4, 19},
	{Empathy, 5, 16},
	{Tangibles, 4, 11},
}

// Pairs22 is the design of the 22-item instrument in pairs: what was expected, in
// the sense of the standard given, and what was perceived. Dimensions stand in
// the order of [Dimensions], items are named "reliability-1" and so on, weights are
// the classic 32, 22, 19, 16 and 11 of 100. A standard of Perceived or 0 is refused
// by [New].
func Pairs22(s Scale, standard Column) Design {
	return fiveBy("22 items in pairs", s, standard, Perceived)
}

// ThreeColumns22 is the design of the 22-item instrument in three columns: adequate,
// desired and perceived service (Parasuraman, Zeithaml and Berry, Journal of
// Retailing 70, 1994).
func ThreeColumns22(s Scale) Design {
	return fiveBy("22 items in three columns", s, Adequate, Desired, Perceived)
}

// Performance22 is the design of the 22-item instrument that asks perceived service
// only (Cronin and Taylor, Journal of Marketing 56, 1992).
func Performance22(s Scale) Design { return fiveBy("22 items, performance only", s, Perceived) }

func fiveBy(name string, s Scale, columns ...Column) Design {
	d := Design{Name: name, Columns: columns, Scale: s}
	for _, row := range fiveDimensions {
		g := Group{Name: row.dimension.String(), Weight: Whole(row.weight)}
		for i := range row.items {
			g.Items = append(g.Items, Item{Name: fmt.Sprintf("%v-%d", row.dimension, i+1)})
		}
		d.Dimensions = append(d.Dimensions, g)
	}
	return d
}
