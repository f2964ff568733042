// Package conduct holds the standards of good conduct in service, from the picking up
// of a telephone to the farewell at the lift, and the scorecards that apply them.
//
// # Questions
//
// A [Reader] tells from the words of agents what they ask and what they do:
//
//	reading := reader.Read(talk)
//	reading.Asked(conduct.Open)
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine name
//     through text, JSON values and map keys, flags and database columns, nothing
//     else is accepted, and its label exists in three languages.
package conduct
