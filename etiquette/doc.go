// Package etiquette tells what must not be said to a customer, why, what to say
// instead, and which courtesies are missing, in simplified and traditional Chinese
// and in English.
//
// A [Checker] is built once, of the built-in packs of rules unless others are given,
// and then judges any number of texts:
//
//	checker, err := etiquette.New()
//	...
//	findings, _ := checker.Check("这个三岁小孩都会。", etiquette.Setting{Channel: etiquette.Chat})
//
// Each [Finding] names the [Idea] that is wrong ("belittle"), the place in bytes, the
// reason and better words in the language of the text, and a [Severity], which says
// what a program should do about it:
//
//	if finding.Severity >= etiquette.Error {
//		// hold the reply back and show better words
//	}
//
// Ideas, not words, are what is looked for. 不行 is a refusal; 您看行不行 and 银行 are none,
// nor is what is quoted or said under a condition; and a refusal that comes with an
// offer is politeness. How a rule tells one from the other is written in ten steps at
// [Rule], and [Checker.Explain] shows them at work on a text.
//
// # Courtesies
//
// [Checker.Review] judges a whole [Conversation]: what agents say, and whether they
// greet, introduce themselves, thank, ask whether the matter is solved, and take
// leave, as the [Profile] of the channel wants it; whether a greeting fits the time
// of day; how fast they speak; whether a public answer comes before the private one.
// [Review.Score] makes a number of it and accounts for each point.
// [Checker.ReviewLetter] judges the form of an e-mail.
//
// # Refusals
//
// A no that is easy to accept thanks, regrets or shows understanding, gives the reason,
// and then offers an alternative. Without the alternative it is a finding,
// no_alternative. [Checker.Refusal] tells which parts stand in a message and where,
// [Refusal.Missing] which are missing; a review remarks on these.
//
// # Packs
//
// Rules are data. [Pack] explains how to write them; the built-in ones are JSON files
// in the directory packs. Packs add up, and a later one may change the severity of
// rules of an earlier one or switch them off by id or tag. All packs are checked when
// a checker is built, with the examples that they bring: a rule that can never fire,
// or an exception that can never apply, is an error, not a surprise.
//
// # Outputs
//
// [Report.WriteText] writes lines for people, encoding/json all fields of a [Report],
// [WriteSARIF] the exchange format of checkers. [Checker.Improve] writes a text anew
// where that is safe. Values print themselves to logs without the words of people:
// only ids, severities and places.
//
// # Limits
//
// A text is judged up to [MaxText] bytes and has at most [MaxFindings] findings; when
// that bites, the result says that it is truncated. Clues are looked for no further
// than [MaxClause] and [MaxSentence]. Bytes that are not UTF-8 are never part of a
// phrase. A judgement by words is a help for people who write, and no verdict on
// them.
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine name
//     through text, JSON values and map keys, flags and database columns, nothing
//     else is accepted, and its label exists in three languages.
//   - A hit is judged in ten steps: the hits of rules, and what drops each of them,
//     are those of a naive judge who follows the steps at [Rule] one by one.
//   - A phrase means all its texts: brackets and sets stand for exactly the texts
//     that one gets by writing out every choice.
//   - Cut phrases find what whole ones find: a phrase of many texts is looked for in
//     parts, and found exactly where one of its texts is found.
//   - A finding is a slice of the text: Text is what stands from Start to End in the
//     text as it was given, whole characters and at least one.
//   - Findings stand in order: by their starts, the longer first, then by the ids of
//     their rules; no two of one idea overlap.
//   - A refusal is the first no: where Check finds a refusal, Refusal names the first
//     one, and its alternative is missing where no_alternative is found; with the
//     built-in packs, only there.
//   - Writing changes nothing: a text in capital or small, wide or narrow, composed
//     or decomposed, traditional or simplified characters has the same findings; rules
//     apart with the detector "acronym", which knows capitals only.
//   - A neutral sentence removes no finding: what is found in a text is still found
//     when a line without any words of the packs is put before and behind it; rules
//     apart that look at the start, the end or the whole of a message, and what follows
//     from them.
//   - An exception adds no finding: with one exception more, each finding overlaps
//     one of the same idea that was there without it. Only no_alternative, which
//     stands at the first refusal, moves when that goes.
//   - Pack order matters only for overrides: without these, and without texts for the
//     same idea, packs in any order find the same.
//   - Checks do not disturb each other: a checker finds the same in a text whatever
//     it has read before.
//   - A quoted courtesy is none: a review finds the same courtesies in a message whether
//     or not a line behind it quotes courtesies between the quotes of the pack.
//   - Work is bounded: a text four times as long takes about four times the steps,
//     hostile ones too.
//   - Improve changes only what it says: between the changes every byte is as it was,
//     and the changes undone give the text back.
//   - Improve keeps capitals: a change is the Replace of its rule, with a capital where
//     one begins what it replaces and that is not all in capitals, or begins a sentence.
//   - Outputs lose no field: findings come back from JSON and from SARIF as they
//     were.
//   - Packs come back: a pack decoded from its JSON is the same, and encodes to the
//     same bytes.
//   - The score accounts for itself: it is 100 less the points of all deductions, not
//     below 0, and there is one for each finding and each remark.
package etiquette
