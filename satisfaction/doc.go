// Package satisfaction measures how far the service that customers perceive is
// from the service they expected, on five dimensions: reliability,
// responsiveness, assurance, empathy and tangibles.
//
//	for _, d := range satisfaction.Dimensions() {
//		fmt.Println(d, d.Label(language.SimplifiedChinese))
//	}
//
// [Dimension] names the five. Reliability is the premise of the other four.
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
//   - The decimal settings change nothing: no result depends on a variable
//     of the decimal package, which belongs to the program.
package satisfaction
