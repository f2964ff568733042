// Package metric computes the single numbers that services are steered by, from
// counted answers: net promoter score, customer satisfaction score, effort, first
// contact resolution, Kano categories, the importance-performance grid, an index
// score. It needs no survey instrument and no tally, only counts.
//
//	var n metric.NPS
//	for _, rating := range []int{10, 9, 8, 3} {
//		if err := n.Add(rating); err != nil {
//			return err
//		}
//	}
//	score, err := n.Score() // 25: two of four promote, one detracts
//
// # Values
//
// [Answers] counts how often each rating of a scale was given, [NPS], [Proportion],
// [Contacts], [Kano] and [KanoTable] count what their names say. All of them are
// plain values, compared with ==. They add one observation with Add and another
// value with Merge, in any order, so that halves of a survey, branches and months
// come together without an error; their text and JSON forms are stable. Counts go
// up to 2^53 - 1, the largest whole number that every JSON reader keeps.
//
// # Results
//
// What is arithmetic is exact: a [satisfaction.Exact], read once with as many
// places as wanted. What is statistics is float64 and says so: intervals, standard
// errors, [ZTest], [Separation]. Where there is no result, as for the score of no
// answers, there is an [*UndefinedError], never 0, 100 or NaN.
//
// One name often stands for several numbers. "Satisfaction" has at least four
// definitions, so that [Answers.CSAT] asks for a [Definition]; promoters on a scale
// of 5 are whatever a vendor says, so that [Bands] are written down; the
// importance-performance grid depends on where its lines cross, so that [Crosshair]
// is named.
//
// # Intervals
//
// [Proportion.Interval] and, for survey weights, [WeightedInterval] are Wilson's,
// [NPS.Interval] the adjusted Wald interval, and [Proportion.ChangeInterval] Newcombe's. They were chosen for their coverage,
// which the laws below state and the tests enumerate; that of [NPS.Wald], which
// most tools print, falls to 0.65 on the same grid.
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
//   - Stored forms come back: text and JSON give the same value back, what was
//     written is written again to the same bytes, and what is refused changes
//     nothing.
//   - Merging is counting together: merged in any order and grouping, parts give
//     what counting one by one gives, and an empty part changes nothing.
//   - Results are exact: each is the fraction that a list of the single answers
//     gives in rational arithmetic.
//   - No answers give no number: whatever is counted, a result is a finite number
//     or a typed error, and without answers it is an UndefinedError.
//   - One promoter more never lowers the score: nor does one detractor less.
//   - Turning the scale round mirrors the scores: satisfied and dissatisfied,
//     promoters and detractors change places, and the intervals with them.
//   - The net promoter interval covers: at 95 % it holds the true score in at least
//     92 % of samples of 10 to 60 answers, for each mix of the three groups in
//     steps of 5 % that leaves none below 5 %.
//   - The Wilson interval covers: at 95 % it holds the true share in at least 91 %
//     of samples of 20 to 100 answers and in at least 89 % of 10 to 19, for each
//     share from 5 to 95 %; it lies within 0 and 1, and ends there exactly when no
//     or every answer is a hit.
//   - Equal weights change no interval: that of a weighted share and as many answers is
//     that of the proportion, and for any number of answers it lies within 0 and 1
//     around the share.
//   - The Newcombe interval lies around the difference: it holds the observed
//     difference, stays within -1 and 1, and looking back from the other side
//     mirrors it.
//   - Percentages add up to 100: with the largest remainder exactly, each less than
//     one unit of its last place from the exact part, a larger count never below a
//     smaller one.
//   - Better and worse stay in range: from 0 to 1 and from -1 to 0, whatever is
//     counted.
//   - Targets are decided in whole numbers: exactly those proportions meet one that
//     reach it as fractions, and the hits that are said to be missing are the
//     fewest that do.
//   - Every point lies in one quadrant: on a line it counts as high, and other
//     units of the two scales change nothing.
//   - The index lies between its items: and scaling all weights changes nothing.
//   - Reach is linear: what two numbers of complaints stand for adds up.
package metric
