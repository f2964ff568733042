// Package complaint holds the life of a complaint: the eight steps from thanking
// the customer to preventing recurrence, in their order, with no word lost.
//
// A complaint is a customer's statement that an expectation was not met. It is
// answered in eight steps, which [Step] names: say thank you, say why the
// complaint is appreciated, apologise, promise to act promptly, gather what is
// needed, correct quickly, check that the customer is satisfied, prevent
// recurrence.
//
//	for i, s := range complaint.Steps() {
//		fmt.Println(i+1, s.Label(language.English))
//	}
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
package complaint
