// Package etiquette tells what must not be said to a customer, why, what to say
// instead, and which courtesies are missing, in simplified and traditional
// Chinese and in English.
//
// Each finding has a [Severity], which says what a program should do about it:
//
//	if finding.Severity >= etiquette.Error {
//		// hold the reply back and show better words
//	}
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
package etiquette
