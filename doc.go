// Package servicequality is the entrance to five packages of service-quality
// models and rules. Each can be imported alone, and none imports another:
//
//   - [github.com/servicequality/servicequality/satisfaction]: how far is the
//     service we give from the service that was expected?
//   - [github.com/servicequality/servicequality/complaint]: where does this
//     complaint stand in the eight steps, what is allowed next, and was every
//     word kept?
//   - [github.com/servicequality/servicequality/etiquette]: what must not be
//     said, why, what to say instead, and which courtesies are missing?
//   - [github.com/servicequality/servicequality/sla]: when is this due, how much
//     business time was used, what is at risk, what was promised and kept?
//   - [github.com/servicequality/servicequality/customer]: how does this customer
//     want to be served, what does that ask of us, and who serves them?
//
// # How they fit together in a service
//
// A message arrives. The service reads it with customer, which says how this
// person likes to be answered and who should answer; sla starts the clocks that
// were promised for its channel; etiquette reads the reply before it is sent. If
// the message says that an expectation was not met, complaint opens a case and
// leads it through its steps. When all is done the customer is asked, and
// satisfaction counts the answers. What passes from one package to another is
// the caller's: a duration, a name, a number. No package needs another's types.
//
// # One manner
//
// Who has learnt one of the five knows the others.
//
//   - Nothing reads a clock, the environment or a global variable, starts a
//     goroutine or writes a log line. Time and randomness are arguments.
//   - An enum is a small integer whose zero value means "not set". Its String is
//     its stable machine name and the only text form it accepts; its Label is for
//     people, in English, simplified and traditional Chinese.
//   - A value is validated once, by its constructor, which reports every fault at
//     once with its path; afterwards it never changes and may be shared.
//   - What is counted is a tally with Add and Merge, whose result does not depend
//     on the order or the tree in which it was merged.
//   - Ratings, weights and percentages are integers inside and decimals at the
//     edge, rounded once, half to even. Floats appear only as named statistics.
//   - What is refused is a typed error that says where, what was given and what
//     would have been right; the receiver stays as it was. "No data" is said, and
//     is neither 0 nor 100.
//   - Nothing prints a customer's text by itself.
//
// The documentation of each package ends with its laws. Each of them is a
// property that
//
//	go test -run Law ./...
//
// checks against something slow and obvious. The import paths above are all
// there is to this package: it declares nothing.
package servicequality
