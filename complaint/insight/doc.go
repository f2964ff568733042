// Package insight learns from many complaints: what they are about, what keeps
// coming back, how many were never voiced, and whether somebody else's log followed
// the eight steps.
//
// # What they are about
//
// A [Mapping] takes each category to the dimension of service that it tells of; what
// has none is reported. [Pareto] puts counts in order and says, in exact shares,
// which few stand behind most:
//
//	dimensions, unmapped, err := insight.SERVQUAL().Group(tally.Categories())
//	bars, err := insight.Pareto(dimensions)
//
// # Laws
//
//   - Grouping loses nothing: each complaint is counted under its dimension or as
//     unmapped, once.
//   - Pareto is its naive reading: the bars are those of a list that is sorted and
//     added up, in the same order every time, and the last reaches the whole.
package insight
