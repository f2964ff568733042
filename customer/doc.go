// Package customer reads how a customer wants to be served, what that asks of
// us and who should serve them. It exists to serve better, never to label:
// everybody gets the same respect.
//
// [Type] names four ways of liking to be served. Not knowing is a good answer,
// and the zero value stands for it.
//
//	for _, t := range customer.Types() {
//		fmt.Println(t, t.Label(language.English))
//	}
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
package customer
