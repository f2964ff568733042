// Package customer reads how a customer wants to be served, what that asks of
// us and who should serve them. It exists to serve better, never to label:
// everybody gets the same respect.
//
// # Types
//
// [Type] names four ways of liking to be served: quickly, with a full explanation,
// with certainty, with attention to one's views. [Overlay] names three states that
// may lie over any of them. Both say something about this contact and nothing about
// the person. Not knowing is a good answer, and the zero value stands for it.
//
//	for _, t := range customer.Types() {
//		fmt.Println(t, t.Label(language.English))
//	}
//
// # Signals
//
// A [Signal] is something that can be observed in what a customer does or says: cuts
// in, asks for exact figures, says that there is no hurry. It is worth so many points
// for a type or an overlay, in thousandths. [DefaultSignals] lists about sixty, after
// what training in customer service teaches; callers may change them and add their
// own. Signals belong to a [Family] of those that are likely to have one cause, and a
// family adds no more to a type than a cap. Who is short of time speaks fast, cuts in
// and answers in few words, which is no more than one finding.
//
// Age, sex, accent, origin, religion, health and other traits of a person are no
// signals. An id that names one is refused.
//
// A [Model] is a registry with [Settings], both checked once. What comes to the
// desk are observations, from the agent who talks with the customer, or from a tool:
//
//	model, err := customer.NewModel(customer.DefaultSignals(), customer.Settings{})
//	reading, err := model.Classify(customer.Evidence{
//		At: now,
//		Observations: []customer.Observation{
//			{Signal: "asks-to-hurry", Strength: customer.Full, At: now, Event: "m-1"},
//			{Signal: "interrupts", Strength: customer.Full, At: now, Event: "m-2"},
//		},
//	})
//	fmt.Print(reading.Explain(language.English))
//
// It prints what led to the answer, and how far:
//
//	Seems to prefer a quick answer: give the answer first, in few words. Confidence: Low.
//	What was observed:
//	- Cuts in (1): +1.000 for “Prefers a quick answer”; +0.500 for “Prefers to be heard”
//	- Asks for speed (1): +1.500 for “Prefers a quick answer”
//	What it adds up to:
//	- Prefers a quick answer: 2.500 (needed: 2.000)
//	- Prefers to be heard: 0.500 (needed: 2.000)
//
// A [Reading] has a type only if the score of one is enough, comes from two families at
// least, and leads all others by half as much again. Otherwise it is unknown or
// ambiguous, which are results like any other: serve as everyone, and ask. Each score
// is the exact sum of its contributions, and each observation that does not count is
// listed with the reason.
//
//   - An observation loses half its weight with each half-life, 30 days, and expires
//     after 180 days. What shows a mood fades overnight.
//   - The same event counts once, however often it is reported.
//   - A second observation of a signal adds half, a third nothing.
//   - Counter-evidence lowers its own type, and never below zero.
//   - A stated [Context] explains away what it would produce by itself: slow speech on
//     a bad line, interruptions after ours, haste after a long wait. It adds nothing.
//   - Who opts out is not read. What a colleague decides stands, beside the evidence.
//
// A [Session] gathers the evidence during a contact. [Speech] turns a rate of speaking
// into an observation, and [Cues] finds phrases in a message, in English and Chinese.
// Nothing is inferred from sound or pictures.
//
// Points are not probabilities: nobody has measured them, and a sum can be checked by
// hand. A confidence is therefore a band and no percentage.
//
// # Strategy
//
// [Compose] makes a [Plan] for a [Situation]: how the customer seems to like to be
// served, if that is known, what was stated, which resources stand ready, and the
// channel. [Reading.Situation] gives what is known from a reading. A plan says what to
// do and what to avoid, slot by slot.
//
//	plan, err := customer.Compose(customer.Situation{
//		Primary:  customer.Hurried,
//		Overlays: []customer.Overlay{customer.Emotional},
//		Channel:  customer.ChannelPhone,
//	})
//	fmt.Print(plan.Explain(language.English))
//
//	Opening
//	  Do: If anyone may be in danger, see to their safety first and call for help. (Law, safety and privacy)
//	  Do: Show that you understand before you speak of a solution. (Strong feelings in this contact: ...)
//	  ...
//	Gave way
//	  Opening: Give the answer or the solution first, then the reason. (How the customer likes to be served: ...)
//	    Left out (because this goes first): Show that you understand before you speak of a solution.
//
// A plan is put together from [Advice], rows of data from the nine layers of [Layers].
// Where two rows contradict each other the higher layer stays, and the plan tells what
// gave way to what and by which rule. Law and safety, the facts about price, safety and
// guarantee, what the customer asked and the courtesy that is the same for everyone
// stand in every plan, also when nothing is known about the customer or nothing may be.
// A [Tier] adds resources and changes nothing else. Customs and needs of access come
// only from what was stated: a [Context] or a [Wish], never a name or an accent.
//
// A house adds rows of its own with [NewHandbook]. [Contact], [Office], [Channel] and
// [Step] name where customers meet a service and in which steps it goes.
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
//   - Readings follow the rules: a reading is what the comment of Classify gives when
//     it is worked through by hand, with exact fractions.
//   - Order never matters: the same observations and contexts in any order give the
//     same reading, down to the order of its lists.
//   - The same event counts once: to report the same signal of an event again changes
//     nothing but the list of what was ignored.
//   - Scores are the sums of their contributions: exactly, for each type and overlay;
//     and each observation stands behind a contribution or among the ignored.
//   - More evidence never lowers its type nor its lead: one more observation moves no
//     score that its signal does not feed, none against the sign of its points, and
//     lowers no lead over a type that it does not feed.
//   - Scale never matters: all points and thresholds times the same whole number give
//     the same reading, with that many times the points.
//   - An observation never weighs more with age: made older, it moves no score further.
//   - Opting out ends all reading: whatever was observed, the reading is empty.
//   - An override keeps the evidence: it changes the status and the type, and no score,
//     overlay, contribution or reason.
//   - Reasons of the winner are needed: without the observations that contributed to
//     its type a reading does not give this type.
//   - Counter-evidence stops at zero: it lowers the scores by what is listed, none of
//     them below zero.
//   - Context never adds points: with more stated, every signal is worth what it was
//     worth or nothing.
//   - One family never makes a type: a typed reading rests on two at least.
//   - Only signals count: the wording of event ids, and where in a message something was
//     found, change nothing.
//   - Traits of a person are no signals: an id with the name of one, in English or
//     Chinese, in any case, width and punctuation, is refused.
//   - Nothing is read before it happens: an observation later than the question is
//     refused, and the reading that was to be overwritten stays.
//   - Sessions read as the batch: at any moment, whatever was observed and stated.
//   - Used readings read like new ones: the memory of an earlier reading does not show.
//   - Speech is a ramp around the usual rate: its strength is the exact share of the way
//     from the edge of the range to full strength, cut to thousandths.
//   - Cues stand where they say: each is a piece of the message, they come in order and
//     do not cross, and the default model takes them.
//   - Stored models come back: what is stored is read as the same model, byte for byte,
//     and whatever else is read is refused or stored in one form.
//   - Stored observations come back: likewise.
//   - Baseline in every plan: the five rows of the courtesy that everyone gets stand in
//     each plan, whatever is known and whatever the tier.
//   - Facts are never dropped: price, safety, guarantee, what the customer asked and
//     equal terms stand in each plan, and so does understanding before solution when
//     feelings are strong; nothing that stays is among the drops.
//   - Plans know no order: the order of the lists of a situation, and repetitions in
//     them, change nothing.
//   - A plan composes itself again: the situation of a plan gives the same plan.
//   - No plan contradicts itself: each slot has one stance at most, and no two rows
//     that a reader finds contradictory stand side by side.
//   - The higher advice stays: in each slot the highest stance is kept, and what is
//     dropped gave way to a higher layer.
//   - Every drop is explained: what applies is in the plan or among the drops, once, and
//     each drop has its rule and is told in three languages.
//   - Stated rows only when stated: advice on customs and access stands in a plan
//     exactly if the context or wish was stated.
//   - Brevity keeps what was asked: who asked for the whole explanation gets it, also
//     in a hurry.
//   - Slots hold the whole plan: going through the slots meets each advice once.
//   - Tier only adds resources: the rest of the plan is the same in every tier, and a
//     higher one has all that a lower one has.
//   - Assertive buys no tier: the resources are those of the tier, however a customer
//     is read.
//   - Own advice keeps the rules: a house's own rows take nothing away that stays, and
//     all other laws hold with them; their order is nothing.
//   - Handbooks name every fault: own rows are refused with each of their faults and its
//     place.
//   - Strategy is stored as it is: plans, situations and advice come back from JSON, the
//     same bytes come again, and what is refused changes nothing.
//   - No advice labels a person: no row, label or explanation holds a word from a list
//     of labelling words, in three languages.
package customer
