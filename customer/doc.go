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
// # Strategy
//
// [Compose] makes a [Plan] for a [Situation]: how the customer seems to like to be
// served, if that is known, what was stated, which resources stand ready, and the
// channel. A plan says what to do and what to avoid, slot by slot.
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
