// Package deadline holds time limits for complaints as data, and judges a log by
// them: by when an answer was due, whether it came in time, what still runs.
//
// A [Rule] says which actions set it going, which meet it, how long it may take and
// what lengthens it, where it holds and since when. Some come with the package
// ([Pack]); others are read with [ParseRules].
//
//	list, err := deadline.Judge(log, deadline.House(), deadline.Where{}, now)
//
// Days are days of a [Where]: a location, and for business days a [Calendar], an
// interface of one method. A calendar of the package sla fits it by its shape.
//
// The rules are what somebody read in the sources that they name, with the dates
// since when. They are no legal advice, and to meet them is not to comply with a law.
//
// # Laws
//
//   - Enums are their names: in text, JSON, flags and columns, with three labels.
//   - I26 A deadline depends on its arguments alone: on the log, the rule, the
//     calendar and the asking time, not on the zone in which an instant is written.
//   - Judge is its naive reading: counting days one by one on the wall gives the same.
//   - The house and the case agree: the running deadline of [House] is the
//     FeedbackDue of the case.
//   - Rules round trip: through JSON, and unknown fields are refused.
package deadline
