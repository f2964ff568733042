// Package report says how well promises of time were kept: how many clocks met
// their target, how long customers waited, whether an objective was reached and
// how much may still go wrong.
//
// # From zero
//
// Each clock becomes one plain [Record]: what it measured and for whom (its
// [Key]), how it ended or stands (its [Outcome]), and how long it took in two
// ways, in business hours and as the customer saw it. A [Tally] counts records;
// a few numbers for each key are all that it keeps.
//
//	var morning report.Tally
//	err := morning.Add(report.Record{
//		Key:      report.Key{Metric: sla.FirstResponse, Channel: "chat"},
//		Outcome:  report.Met,
//		Business: 20 * time.Second,
//		Wall:     20 * time.Second,
//	})
//
// [Of] makes the record of a clock of package sla; a database or the file of another
// desk will do as well.
//
// # Reading
//
// A [Cell] is what is known of one key, or of several merged:
//
//	cell := morning.Total()
//	cell.Attainment()                                // 3/5: met out of decided
//	cell.Attainment().Percent(1)                     // 60.0, rounded down
//	cell.Count(report.Open)                          // 1: counts neither way
//	cell.Business().Mean()                           // 1m20s
//	cell.Wall().Quantile(report.Percent(95))         // within one percent
//
// Three things are easily got wrong, and decided here once. A clock that is open
// and past due is missed already; one that is open and not yet due is censored,
// neither met nor missed, and shown apart. Times are those of all finished
// clocks, late ones included: a mean over the met ones flatters. And a cell with
// nothing in it has no attainment: ok is false, or the error is a
// [*NotEnoughError]; it is neither 0 % nor 100 %.
//
// [Tally.All] gives the cells in order, [Tally.Filter] a part of the desk, and
// [Tally.By] a roll-up to some fields of the key:
//
//	channels, err := week.By(report.Channel)
//	for key, cell := range channels.All() {
//		fmt.Println(key.Channel, cell.Attainment())
//	}
//
// # Judging
//
// An [Objective] is a bound to one figure: a share of clocks met, of cases solved
// at the first contact or of repeated contacts, or a mean time. It is compared by
// multiplying across, never by dividing, so that no rounding decides.
//
//	fcr := report.Objective{Metric: sla.Resolution, Measure: report.FirstContact, Ratio: report.Percent(92)}
//	verdict, err := fcr.Judge(week)   // {Reached: true, Ratio: 352/380, Volume: 380}
//	budget, err := fcr.Budget(week)   // {Volume: 380, Allowed: 30, Used: 28, Left: 2}
//	burn, err := fcr.Burn(lastHour)   // 1: the budget lasts exactly as long as planned
//
// # Merging and storing
//
// Tallies merge: of days into a week, of machines into one. Neither order nor
// grouping matters, to the byte, and a tally may be stored as bytes or JSON and
// restored in between. That makes it the accumulator of a distributed engine.
//
//	err := week.Merge(&monday)
//	data, err := week.MarshalBinary()
//
// Records and objectives have a JSON form too, for queues and files of settings.
//
// Do not merge the open clocks of two evenings, since one that stays open is in
// both: see [Tally].
//
// # Bounds
//
// A tally holds up to [MaxRecords] records. Counts are exact, and so are least,
// greatest and sum of the times; the sum is kept in 128 bits and stays below
// 2^103 ns. Quantiles are within one percent of the time they estimate, from a
// nanosecond to 292 years: see [Bucket]. A cell of ten thousand log-normal
// times takes about 3 KB of memory and 1.4 KB stored as bytes. At worst, with
// every bucket in use half a million times, it takes 40 KB and 25 KB.
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
//   - Merge is a commutative monoid: records dealt to any tallies, merged in any
//     order and tree, stored and restored on the way or not, give the same bytes as
//     one tally that saw them all; empty tallies change nothing, and the tally that
//     was merged stays as it was.
//   - Stored tallies come back: both forms give the same tally back; bytes are
//     accepted only if the tally they give has exactly these bytes; anything else
//     is refused with a typed error and changes nothing.
//   - Stored records and objectives come back: to the byte, and anything else is
//     refused with a typed error and changes nothing.
//   - The counts add up: outcomes, earlier breaches, contacts, attainment, times and
//     histograms of each cell and of the total are those of the list of records.
//   - Sums are exact: least, greatest, sum and mean are those of math/big.
//   - A quantile is within one percent: it differs from the value of that rank in
//     the sorted list by at most one percent of it, and at both ends by nothing.
//   - A bucket is as wide as one percent allows: the buckets leave no gap, one number
//     is within one percent of all of a bucket, and of one nanosecond more there is
//     none.
//   - Cells come in order: by metric, policy, channel, priority and tier, always.
//   - A roll-up is the merge of its cells: rolling up any fields gives what counting
//     records without the other fields gives.
//   - A hundred percent is shown only when nothing was missed: percentages are
//     rounded down, to any number of places.
//   - A met record never lowers attainment: nor does a missed one raise it, nor an
//     open or cancelled one move it.
//   - No data is said: without a finished, decided or counted clock every figure says
//     so, and none is 0 or 100.
//   - Objectives are compared exactly: at the bound, and one nanosecond or one clock
//     to either side of it, the verdict is that of exact fractions.
//   - An objective is reached while it burns at most one: verdict, error budget and
//     burn rate never contradict each other.
//   - A refused record changes nothing: every fault of it is said at once, and the
//     tally keeps its bytes.
package report
