// Package satisfaction measures how far the service that customers perceive is
// from the service they expected.
//
// # The idea
//
// Customers judge a service by comparing it with what they expected. Each question
// of a survey is therefore asked more than once: what should it be like, and what
// was it like? The [Gap] is perceived minus expected. Above 0 the expectation was
// exceeded, below 0 missed; exactly 0 is [Met], and a warning: a company that aims
// at equality is in danger.
//
// Questions belong to dimensions. The classic five are reliability,
// responsiveness, assurance, empathy and tangibles, see [Dimension]; any other set
// works too.
//
// # From questionnaire to report
//
// An [Instrument] is the questionnaire without its words: which items form which
// dimension, which [Column]s are asked, the [Scale], weights and policies. [New]
// checks a [Design] and names every fault at once. [Pairs22], [ThreeColumns22] and
// [Performance22] are ready-made designs of the 22-item instrument.
//
// A [Tally] counts responses. It has two doors: [Tally.Add] takes decimals and says
// exactly what is wrong with them, [Tally.AddRows] takes one byte a rating and
// counts millions. [Tally.ReadCSV] and [Tally.ReadJSONLines] read files. It holds
// whole numbers only, a few kilobytes however many responses there are; have one
// for each worker or day and [Tally.Merge] them, in any order, or one for each
// stratum and [Tally.MergeWeighted] them.
//
// A [Report] reads a tally: [Report.Item], [Report.Dimension] and [Report.Overall]
// give a [Score] with means, gaps and the [Zone] of tolerance; [Report.Outcomes]
// how many respondents were left exceeded, met and missed; [Report.Consistency]
// coefficient alpha; [Report.Ranking] where to begin; [Report.Flagged] careless answers; [Report.ItemCoverage] what
// is missing.
//
//	in, err := satisfaction.New(satisfaction.Pairs22(satisfaction.WholeScale(1, 7), satisfaction.Desired))
//	...
//	tally := satisfaction.NewTally(in)
//	err = tally.AddRows(rows) // 22 desired ratings, 22 perceived, and the next respondent
//	...
//	report, err := tally.Report()
//	score, err := report.Dimension(satisfaction.Reliability.String())
//	gap, ok := score.Gap(satisfaction.Desired)
//	fmt.Println(gap, gap.Outcome()) // -0.4167 missed
//
// # Numbers
//
// Every result is an [Exact] fraction. It becomes a decimal once, when it is read,
// by [Exact.Decimal]: half to even, with 4 places for means and gaps and 2 for
// percentages as a habit. Only correlations and [Interval]s are float64, and they
// are statistics. A result that does not exist is an [*UndefinedError] or ok =
// false, never 0, NaN or 100.
//
// Missing answers are never replaced. An answer counts when all its columns are
// there; what becomes of a dimension of which some items are missing is a named
// policy, [Missing].
//
// # Where expectations come from
//
// A [Formation] weighs past experience, word of mouth and personal needs; an
// [Expectation] follows one customer through the service cycle, in which what was
// experienced becomes what is expected. [ServiceLevel], [ServiceStandard] and
// [ServiceStyle] classify a service by borders that the caller sets.
//
// # Criticism
//
// The difference of two ratings is less reliable than either, and perceived service
// alone often predicts better (Cronin and Taylor 1992; Brown, Churchill and Peter
// 1993). Each answer is at hand from the same tally: the mean of Perceived is the
// performance score, [Report.Consistency] and [Report.DifferenceReliability] show
// the reliabilities side by side, [Distribution.Ceiling] the share of expectations
// that leave no room for a positive gap. "Expected" is ambiguous (Teas 1993): an
// instrument says which [Column] it means, and tallies of different instruments do
// not merge.
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
//   - Exact computes as rationals: each operation gives what fractions of whole
//     numbers of any size give.
//   - Exact comes back from its text: text and JSON give the same number back, in
//     lowest terms.
//   - Decimals are rounded once: a result is the decimal that its rounding names,
//     of all that have the wanted places.
//   - The decimal settings change nothing: no result depends on a variable of the
//     decimal package, which belongs to the program.
//   - Results are the definitions: means, gaps and overall scores are to the last
//     digit what the answers give one by one, under each policy for missing ones.
//   - Outcomes are decided by each respondent: exceeded, met and missed are counted
//     by the respondents' own means, exactly.
//   - Alpha is its definition: it equals the formula with variances worked out from
//     the answers, as does alpha without each item, and is at most 1.
//   - Equal gaps share a rank: a dimension's rank is one more than the number of
//     dimensions with a lower gap.
//   - Distributions are counts: counts, missing answers, median and ceiling are
//     those of the sorted answers.
//   - Flags are patterns: a response is flagged when it shows the pattern, and only
//     then, and is left out of the rest when the design says so.
//   - Sharding changes nothing: order, door, shards, merge tree, and encoding and
//     decoding on the way never change a bit of the state.
//   - Many rows count as one by one: a call with many rows gives the state, or the
//     error, of the rows counted singly.
//   - Stored tallies come back: from bytes and JSON, to the bit; a state with any
//     byte changed, cut or added is refused.
//   - Tampered states are refused or sane: a state that was changed by hand is
//     refused, or everything read from it lies in its range.
//   - Refused answers change nothing: a rating that is off the scale is refused with
//     respondent, item and column, through both doors, and the tally stays as it was.
//   - A better answer never lowers a gap: neither of the item, nor of its dimension,
//     nor overall.
//   - Scaling all weights changes nothing: only their ratios count.
//   - A weighted gap lies between the dimensions: group weights and equal weights
//     give a gap from the lowest to the highest gap of a dimension.
//   - An item mirrored twice is itself: reversing items and mirroring their ratings
//     changes no score.
//   - Policies agree on complete answers: where nobody leaves anything out, the
//     policies for missing answers give the same.
//   - A billion responses do not overflow: a tally merged with itself thirty times
//     has the same means and alphas.
//   - A weight counts a response so many times: a tally merged with a survey weight is,
//     to the bit, the one that counted each of its responses so often.
//   - Instruments come back from their JSON: with the same fingerprint, which no
//     other instrument has.
//   - Readers count each row or say why: every row of a file is added or refused
//     with its number, and what is added counts as if it had been added singly.
//   - Weights are worth at most their number: the effective number of responses is
//     at most the number of weights, in whatever order they are counted.
//   - Less experience is more easily satisfied: of two customers who differ in
//     earlier encounters only, the one without them has at least the other's gap.
//   - An expectation moves toward what was experienced: by the stated rate, never
//     past it.
//   - A kept level becomes the next expectation: at a level that is kept, experience
//     comes as near to it as one likes.
//   - A higher score never reaches a lower class: of levels and standards.
package satisfaction
