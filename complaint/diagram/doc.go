// Package diagram draws the life of a complaint as Mermaid or as DOT: every phase
// and every way between them, read from the same table by which complaints are
// decided ([complaint.Rules]).
//
//	diagram.WriteMermaid(os.Stdout, diagram.Options{StepsOnly: true})
//
// [WriteSVG] draws what most people want to see, the eight steps and how far one
// complaint has come, as a picture that can stand in a page just so.
//
// A diagram can carry the way of one complaint, with the versions of its events, and
// the traffic of many, with how often each way was taken. It is the same to the
// byte every time, in English, simplified or traditional Chinese, and safe for any
// text that is put into it.
//
// # Laws
//
//   - I25 The diagram is the table: each phase and each way of the table stands in
//     it exactly once and nothing else, in every language.
//   - Same bytes every time: for equal options.
//   - Any text is safe: no title and no label breaks a line or a quotation, and
//     each can be read back.
//   - The path is the log: the versions on the ways, in order, are those of the log.
//   - The steps are the path: in the picture each step carries the versions of the events
//     that took it, is done if nothing came after that asks for it again, and one at most
//     is next.
//   - Traffic adds up: merged in any order and tree, it is that of all logs together.
package diagram
