// Package value says which customers a house should care for with more resources, by
// rules that everybody can recompute, and who serves whom on the way to the customer.
//
// The tier that comes out opens resources: a contact of one's own, a priority line,
// news in advance. It changes neither courtesy nor prices.
//
// # Scores and tiers
//
// A [Scorecard] takes ratings from 0 to 100 by criteria with weights and gives their
// weighted mean, with the share that each criterion has in it. The four [Aspect]s are
// a common start: volume, length of cooperation, influence, potential.
//
//	card, err := value.NewScorecard(value.KeyCustomer())
//	...
//	score, err := card.Score(ratings)    // ratings by criterion
//	tiers, err := value.NewTiers(value.KeyTier())
//	...
//	standing, err := tiers.Of(score.Points, before) // before: the tier of last time
//
// Who finds it easier to say which of two criteria matters more compares them by pairs:
// [Weigh] finds the weights, and tells how well the comparisons agree.
//
// [Points] are exact. They are rounded to be read, never to be compared. A tier is
// entered at one threshold and left below a lower one, so that a score that swings
// does not take the customer's contact person away and back again.
//
// # Recency, frequency, monetary value
//
// [RFM] scores how lately, how often and for how much customers bought. Where to cut
// a column into bins is a matter of definition, and tools that do not name theirs
// give one customer a 1 and a 5: here each [Convention] has a name, equal values get
// equal scores (except by [Ntile], which deals out places), bins that stay empty
// keep their numbers, and cut points can be stored and used again ([Scale.CutPoints]).
// Refunds count, days are turned round so that few score high, and a purchase in the
// future is refused. Three scores lead to one of nine [Segment]s with borders that do
// not overlap.
//
// # The customer chain
//
// Whoever does not serve customers serves those who do. A [Chain] holds who serves
// whom inside and outside and finds work that reaches nobody.
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
//   - Shares add up to the score: exactly, and the score is the weighted mean in
//     rational arithmetic.
//   - Scaling the weights changes nothing: neither the score nor a share.
//   - A better rating never lowers the score: it raises it.
//   - The tier is decided on the exact score: a third of a millionth below the
//     threshold is below it, though it reads the same.
//   - Tiers follow their thresholds: entered at Enter, kept down to Keep, for any
//     number of tiers.
//   - Tiers never flap: while a score swings by less than the smallest distance of
//     Enter and Keep, the tier goes up or down but not both.
//   - Weighing finds weights again: comparisons that were made from weights give their
//     ratios, and are consistent with a ratio of 0.
//   - Weights are geometric means: as floating point gives them, whatever the order and
//     the direction of the comparisons, and with up to three criteria the eigenvector.
//   - Scores are those of sorting and counting: for each convention and any number of
//     bins, on columns of any whole numbers, which stay unchanged.
//   - Equal values get equal scores: and larger ones no smaller scores, except by
//     Ntile.
//   - Stored cut points score the same: as the column did that they were taken from.
//   - The order of records never matters: except by Ntile.
//   - More recent never scores lower: the scores of the days are turned round.
//   - Every customer is in one segment: for all scores of one to eight bins the one
//     whose documented borders hold them.
//   - Paths lead to external customers: each is a shortest one, circles or not, and
//     exactly the parties without one are adrift.
//   - Every fault is named: with its path, what was given and what would be right, all
//     at once.
package value
