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
package satisfaction
