// Package analysis tells what survey answers say beyond the customers who gave
// them: whether a gap or a change may be chance, how far a coefficient can be
// trusted, which part of a service goes with satisfaction as a whole.
//
// All its results are float64 statistics. What is arithmetic, such as the gap
// itself, is exact in package satisfaction; tests and intervals of shares and of net
// promoter scores, of which only counts are needed, are in satisfaction/metric.
//
// # Columns
//
// Answers are plain columns, []float64, with one number for each respondent. Where
// a function takes several columns of the same respondents, row i of each is
// respondent i. A number that is NaN, infinite, or beyond 1e50 in size is an
// [*InputError] with its column and row. Missing answers are left out beforehand, by
// whole respondents, with [Listwise], so that the caller sees how many remain:
//
//	kept, err := analysis.Listwise(perceived, expected)
//	...
//	test, err := analysis.PairedT(kept[0], kept[1])
//	...
//	interval, err := test.Interval(0.95)
//	fmt.Printf("%d, p %.4f, %v", test.Respondents, test.P, interval) // 9, p 0.0092, -1.4898 to -0.2880 (95% paired-t)
//
// # Which test
//
// Perceived and expected come from the same respondents and belong together in
// pairs: [PairedT], or [SignedRank], which uses only the order of the differences.
// Two waves of a survey or two branches are independent: [Welch]. Of many tests at a
// level of 5 %, one in twenty finds something where there is nothing.
//
// # Reliability
//
// [Alpha] adds an interval and a comparison to the coefficient that
// [satisfaction.Report.Consistency] gives; [StandardisedAlpha] and [Omega] are its
// rivals, under their own names. The reliability of a difference score is exact, in
// [satisfaction.Report.DifferenceReliability].
//
// # Drivers
//
// [Drivers] shares out what several parts of a service explain of an overall
// rating, in two ways whose shares sum to all that is explained. [Predict] asks
// whether performance or the gap goes closer with it. [Pearson] and [Spearman] are
// single correlations. None of them shows a cause.
//
// # Precision
//
// Results agree with arithmetic of many digits to 1e-12, chances and quantiles to
// 1e-9 up to a million degrees of freedom, omega to 1e-6; of drivers that are nearly
// combinations of each other, coefficients lose up to half of their digits. A column whose numbers agree in
// twelve digits counts as one that does not vary: so much may come from rounding.
// What does not exist is an [*UndefinedError], never 0, NaN or infinite.
//
// # Laws
//
//   - Results are the definitions: differences, standard errors, degrees of freedom,
//     correlations, standardised coefficients and R² are to 1e-12 what their formulas
//     give in arithmetic of ninety digits.
//   - Chances are integrals: those of t and F are the areas under their curves, and
//     the ends of an interval cut off as much as they should, to 1e-9.
//   - Signed ranks are counted: up to 100 pairs P is the share of all ways to choose
//     the signs whose rank sums are at least as far apart.
//   - The order of respondents changes nothing: but what rounding does, 1e-12 of a
//     result, and 1e-9 of a chance.
//   - Swapping the sides turns the sign: of the difference, t and the interval, and
//     changes no chance; the F of two alphas turns into its inverse.
//   - Columns that agree have no test: of equal columns, and of columns that differ
//     by the same number, there is no paired test and no correlation.
//   - Intervals hold the estimate: from a confidence of 0.5 on, and with more
//     confidence they only grow.
//   - Intervals agree with their test: 0 lies outside of the interval of a difference
//     exactly when P is below 1 minus the confidence.
//   - Only the order counts for ranks: what keeps the order of the answers changes no
//     rank correlation.
//   - Driver weights sum to R²: Shapley and Johnson weights do, to 1e-12, and none is
//     below 0.
//   - Units of drivers change nothing: nor their origin; turning a driver round turns
//     the signs of its correlation and its coefficient.
//   - Shapley weights average over all orders: of adding the drivers one by one to a
//     regression.
//   - Independent drivers have their squared correlations: as Shapley and as Johnson
//     weight.
//   - Shapley and Johnson agree on two drivers: of more they differ a little.
//   - A useless driver is named: one that does not vary, or that those before it
//     give.
//   - Omega is most likely: no loadings nearby, nor other variances of the items' own,
//     have a higher likelihood.
//   - Omega of equal loadings is alpha: raw omega of items that share one factor
//     alike is coefficient alpha, however much each has for itself.
//   - Listwise keeps who answered all: in order, the same respondents in each column.
//   - No answers give no number: whatever the columns hold, a result has no NaN and
//     nothing infinite in it, or there is a typed error.
package analysis
