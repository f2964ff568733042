// Package privacy keeps a customer's data to what is needed, hides what need not be
// shown, and keeps records free of judgement.
//
// # Masks
//
// A screen, a log or a mail shows numbers masked. The masks take any text and never
// give it back as it was, whatever its width, separators or broken bytes.
//
//	privacy.MaskID("11010519491231002X")       // 1****X
//	privacy.MaskAccount("6222 0212 3456 7890") // ****7890
//	privacy.MaskPhone("１３８－１２３４－５６７８")     // 138****5678
//	privacy.MaskEmail("li.wei@example.com")    // l****@example.com
//
// # What is needed, and who may know
//
// Each [Purpose] needs certain [Field] values and no others. A [Profile] is cut down to
// them with [Profile.For], and [Profile.Excess] lists what should not be kept. A
// [Consent] says what a customer agreed to; [Ask] answers, field by field and with a
// [Reason], whether somebody may use data for a purpose at an instant.
//
//	answers, err := privacy.Ask(privacy.Request{
//		Purpose: privacy.PurposeFollowUp,
//		Fields:  []privacy.Field{privacy.FieldPhone, privacy.FieldIdentity},
//		Duties:  []privacy.Purpose{privacy.PurposeFollowUp},
//		At:      now,
//	}, consents...)
//	// phone consented, identity-document not-needed
//
// This is no legal advice: whether a consent is valid, and what a law asks for beyond
// it, is for people to say.
//
// # Records
//
// A record says what was seen and heard. [CheckNote] finds words that judge a person
// and [Wording.Suggestion] says what to write instead.
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
//   - Masks change every text: no mask gives a text back as it was, and each holds
//     four stars at least.
//   - Masks leave only what they promise: what is not a star in a masked text are
//     letters and digits from the stated places of the original, and the host of an
//     e-mail address.
//   - Masks depend only on what they show: with other letters and digits in the
//     hidden places the masked text is the same, so that nothing of these is in it.
//   - Masks see through form: full-width digits, separators, combining marks and
//     broken bytes change nothing in a masked number.
//   - Resident numbers hide birth and sex: whatever the date of birth and the sex,
//     numbers of the same first digit and check character look alike.
//   - A profile is cut to the purpose: what For gives and what Excess lists are the
//     profile, each field once, and a purpose never gets what it does not need.
//   - Printing a profile shows no value: no verb and no log does.
//   - Nothing is allowed without need: whoever asks, and whatever was agreed, a field
//     that the purpose does not need, or a purpose that is no duty, is refused.
//   - Consent holds from its instant to its end: it allows at the first instant and no
//     longer at the last, and after a withdrawal only a later consent allows.
//   - More consent never takes away: unless it was withdrawn, another consent leaves
//     allowed what was allowed.
//   - Consents come back from JSON: decoding what was encoded gives the same, the same
//     bytes again, and what is refused changes nothing.
//   - Judgements are spans of the note: they lie on characters, in order, without
//     overlap, and hold a listed wording.
//   - Accounts and quotations are not judged: what is quoted or told as somebody's own
//     account is left alone, and a note of facts has no judgement.
package privacy
