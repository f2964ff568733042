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
// # How they went
//
// A [Tally] counts complaints as they stand, and how long their cycles took:
//
//	var tally insight.Tally
//	err := tally.Add(c, now) // each complaint once
//	err = tally.Merge(ofAnotherDesk)
//
// Counted in parts and merged in any order it is the same to the byte, in binary and in
// JSON. A rate is a [Share], one number of another; percentages are never merged. What
// is asked of nothing is [ErrNoData], neither 0 nor 100 percent.
//
// # What keeps coming back
//
// [Recurrences] says which time it is that a customer complains of the same; the third
// raises the priority of the complaint. [Trends] holds each category against its own
// past, over all customers.
//
// # What is never voiced
//
// An [Iceberg] estimates how many unhappy customers stay silent for those who complain,
// and how many people hear of it, under an [Assumption] that has a name. Hidden
// complaints that were found stand beside the estimate and are never added to it.
//
// # Did they follow the eight steps
//
// An [Audit] reads the log of another system, with a map from its words to our actions,
// and gives each [Deviation] with its row and its [Kind], and the fitness of the whole
// as an exact [Share].
//
// # Laws
//
//   - Enums are their names: in text, JSON, flags and columns, with three labels.
//   - Grouping loses nothing: each complaint is counted under its dimension or as
//     unmapped, once.
//   - Pareto is its naive reading: the bars are those of a list that is sorted and
//     added up, in the same order every time, and the last reaches the whole.
//   - A tally is its naive reading: of the logs, event by event.
//   - Quantiles are near: off by one sixteenth of themselves at most, or by half a
//     second, for times of any size.
//   - I22 No complaint is counted twice: what was merged is counted where it lives on,
//     and the distinct complaints are those that live on.
//   - I23 Merging is free of order: any parts merged in any order and tree give the
//     same bytes as one tally of all, and the zero tally changes nothing.
//   - I24 Order does not matter: recurrences and trends are the same whatever the order
//     of the records, and in whatever zone their instants are written.
//   - Recurrence is its naive reading: every record is held against every other.
//   - A trend is its naive reading: every record is counted by hand.
//   - An iceberg is its formula: in exact fractions, rounded once, and hidden complaints
//     that were found do not change it.
//   - Our own logs have no deviation: complaints that [complaint.Replay] accepts and that
//     have ended, mixed in any way, have the fitness 1.
//   - Every damage is reported: a log of ours with a row dropped, doubled, swapped,
//     renamed, dated back or cut off has a deviation, unless the rules allow that too.
//   - Complaints are audited apart: mixing their rows changes nothing but the positions.
//   - Fitness counts what deviates: each row with a deviation and each missing end once.
//   - Stored tallies round trip: in binary and in JSON; what is refused changes nothing.
package insight
