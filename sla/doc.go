// Package sla answers when something is due, how much business time was used,
// what is at risk, and what was promised and kept.
//
// [Metric] names what a clock measures: the first response, the next one, the
// resolution, a follow-up call, a promise and the others that a service desk
// gives its word on.
//
//	metric, err := sla.ParseMetric("first-response")
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
package sla
