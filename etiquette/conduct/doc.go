// Package conduct holds the standards of good conduct in service, from the third ring
// of the telephone to the farewell at the lift, and the scorecards that apply them:
// filled by the machine where the text can show it, by a person where only a person
// can see it.
//
// # Standards
//
// Standards are data: JSON packs of items, each with what to do in three languages,
// its bound if it can be measured, what can show it, and its weight. The built-in packs
// cover sixteen occasions. [Pack] explains how to write one's own.
//
//	packs, err := conduct.LoadPacks(conduct.BuiltIn(), "telephone.json", "asking.json")
//	...
//	standards, err := conduct.New(packs...)
//
// # Reading
//
// A [Reader] finds in a conversation what proves how agents behaved: the review of
// package etiquette, the signs of sign packs (they summed up, gave a reason, handed
// over), and the questions they asked, open, closed and leading.
//
//	reader, err := conduct.NewReader(checker, signs...)
//	...
//	reading := reader.Read(talk)
//	reading.Asked(conduct.Open)
//
// # Scorecards
//
// A [Form] is a choice of items; its [Fingerprint] is its version. A [Card] is a form
// filled in for one conversation:
//
//	form, err := standards.Form(nil)
//	...
//	card, err := form.Card(conduct.Head{Conversation: "call-17", Reviewer: "lin", Agent: "a7"})
//	...
//	err = card.Fill(reading)
//	err = card.Measure("third-ring", conduct.Whole(2), "")
//	err = card.Answer("phone-own-name", conduct.Yes, "the recording begins late")
//	result, err := card.Result()
//
// What the text shows comes with the places that prove it, see [Sign]. A person may
// overrule it and must say why; both judgements stay on the card. What did not apply
// leaves the score, what nobody saw leaves it too and lowers the coverage, and a
// critical item that is not met in full fails the card. [Card.Explain] accounts for
// each point.
//
// # Calibration
//
// [Calibrate] compares the cards of two or more reviewers of the same conversations:
// how often they agree, how far beyond chance, and on which items they differ most.
//
// # Tallies
//
// A [Tally] counts cards by agent, team and channel. Tallies merge in any order and
// grouping, to the byte. [Cell.Coach] says what to practise first, with the
// conversations that show it; [Tally.Ranking] ranks nobody by fewer than [LeastCards]
// cards. Both speak of what was done and are no verdict on a person.
//
// # Limits
//
// Signs are told by words: a sarcastic thank-you is one too. On the questions of
// testdata/questions.jsonl, which the authors of the rules wrote and labelled
// themselves, 97 in a hundred that are found are right; speech without question
// marks is told less well. Of the other signs in testdata/signs.jsonl that no rule was
// changed for, 9 in 10 that are found are right, and 9 in 10 of those given are found
// where agents speak as most do. In unusual words, met for the first time, 5 in 6 were
// right and fewer than half were found: what the text is said not to show deserves a
// second look. Gestures, tone and interruptions are for an observer.
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine name
//     through text, JSON values and map keys, flags and database columns, nothing
//     else is accepted, and its label exists in three languages.
//   - Packs come back: a pack decoded from its JSON is the same, and encodes to the
//     same bytes.
//   - Signs are judged in five steps: answer and places of an item are those of a
//     naive judge who follows the steps at [Sign] one by one.
//   - Every text answer has its place: what the text is said to show rests on one
//     stretch at least of what agents say, whole characters within their messages.
//   - The total is the weighted mean: of the answered items, exactly, in each section
//     too, and the points of all explanations come to it.
//   - A better answer never lowers the score: nor does it fail a card.
//   - Not applicable changes nothing: the score and its coverage are those of a form
//     without the items that do not apply.
//   - Not observed is no zero: the score is that of what was seen, and the coverage
//     is its share of the weight that applies.
//   - Scaling weights changes nothing: all weights times the same give the same mean
//     and coverage everywhere.
//   - A critical failure dominates: one critical item not met in full, and the card
//     passes no mark.
//   - A refused answer changes nothing: the card stays as it was, to the byte.
//   - Cards come back: a card decoded from its JSON is the same, with both judgements,
//     and encodes to the same bytes.
//   - Kappas are those of their definitions: agreement, Cohen's and Fleiss' kappa are
//     what exact fractions over all pairs of judgements give, undefined included.
//   - Agreement is symmetric: names and order of reviewers change nothing, and equal
//     cards agree in full.
//   - The most disputed items come first: by the share of pairs that differ, equal
//     ones in the order of the form.
//   - Merge is a commutative monoid: cards dealt to any tallies, merged in any order
//     and tree, stored and restored on the way or not, give the same bytes as one
//     tally that saw them all; empty tallies change nothing, and the tally that was
//     merged stays as it was.
//   - A tally is the sum of its cards: counts, failed cards and scores of each cell
//     and of the total are those of the list of cards.
//   - A roll-up is the merge of its cells: rolling up or filtering gives what counting
//     the cards under their new keys gives.
//   - Stored tallies come back: both forms give the same tally back; anything else is
//     refused with a typed error and changes nothing.
//   - Lessons come by weight times misses: the greatest first, each with the first
//     conversations that show it.
//   - Nobody is ranked by too few cards: those with fewer stand apart, and each rank
//     is one more than the number of those whose mean is higher.
package conduct
