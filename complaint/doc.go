// Package complaint holds the life of a complaint: the eight steps from thanking
// the customer to preventing recurrence, in their order, with no word lost.
//
// A complaint is a customer's statement that an expectation was not met. It is
// answered in eight steps, which [Step] names: say thank you, say why the
// complaint is appreciated, apologise, promise to act promptly, gather what is
// needed, correct quickly, check that the customer is satisfied, prevent
// recurrence (Barlow and Moller, A Complaint Is a Gift). Then it is closed.
//
// # One complaint
//
// A [Case] is one complaint. A [Command] asks for one [Action]; [Case.Decide]
// answers with the [Event] that follows or with a [Refusal], and changes nothing.
// [Case.Apply] lets the event happen. [Case.Do] is both:
//
//	var c complaint.Case
//	_, err := c.Do(complaint.Command{
//		Case: "C-17", Action: complaint.Receive, Actor: "li", At: now,
//		Details: complaint.Opening{Missed: "the pump was to run for years"},
//	})
//	_, err = c.Do(complaint.Command{Action: complaint.Promise, Actor: "li", At: now, ...})
//	// complaint: promise refused: order; "C-17" is received at version 1, allowed: thank, ...
//
// The events are all there is to store. [Replay] makes the Case from them again, and
// refuses a log that cannot have happened. Time is always an argument. A command
// with a key can be sent twice and happens once. Several commands of one message, such
// as the first four steps, are decided together by [Case.DecideAll]. [Case.Allowed] says what can be
// done now, [Case.Next] what should be, [Case.Promises] what became of every promise,
// [Case.FeedbackDue] by when the customer must hear from us.
//
// # The table
//
// A [Phase] says where a complaint stands. Most actions lead to another phase; the
// others record a fact beside it and leave it alone. Everything follows from one
// table, [Rules]:
//
//	receive         nothing -> received
//	                with Opening: the expectation that was not met
//	detect          nothing -> detected
//	                with Opening: the expectation that was not met
//	thank           received -> thanked
//	appreciate      thanked -> appreciated
//	apologise       appreciated -> apologised
//	promise         apologised -> promised, if the due instant lies after now
//	                with Commitment: a due instant, the words, and that it was judged feasible
//	gather          promised, dissatisfied, reopened -> gathered, if the rework limit of the cycle is not reached (from dissatisfied)
//	correct         gathered, dissatisfied -> corrected, if the rework limit of the cycle is not reached (from dissatisfied)
//	                with Words: what was said or done
//	satisfied       corrected -> satisfied, if the word is not the handler's own
//	                with Answer: whose word it is and by which channel it came
//	dissatisfied    corrected -> dissatisfied, if the word is not the handler's own
//	                with Answer: whose word it is and by which channel it came
//	prevent         satisfied -> prevented
//	                with Prevention: the root cause and the measure, or the reason why none is needed
//	close           prevented -> closed, if no outside referral is open
//	withdraw        any open -> withdrawn
//	merge-into      any open -> merged, if the other complaint is not this one
//	                with Merger: the other complaint
//	absorb          any open -> the same, if the promises that come over are new here; the other complaint is not this one
//	                with Merger: the other complaint
//	conclude        corrected, dissatisfied -> concluded, if no outside referral is open; the approver is neither the present handler nor the actor
//	                with Ending: the reason
//	reopen          closed, withdrawn, concluded -> reopened
//	                with Words: the reason
//	visit           detected -> visited
//	                with Words: what was said or done
//	cause           visited -> cause-found
//	                with Finding: the root cause and the words
//	remedy          cause-found, plan-approved -> corrected
//	                with Words: what was said or done
//	file-plan       cause-found, plan-rejected -> plan-filed
//	                with Words: what was said or done
//	approve         plan-filed -> plan-approved, if the actor is not who filed the plan
//	reject          plan-filed -> plan-rejected, if the actor is not who filed the plan
//	                with Words: the reason
//	voice           any hidden -> received
//	refer           any open -> the same, if the body has no open referral yet
//	                with Referral: the body and its venue
//	decided         any open -> the same, if the body has an open referral
//	                with Referral: the body and the outcome
//	promise-again   promised, gathered, corrected, dissatisfied, satisfied, prevented, reopened -> the same, if the due instant lies after now
//	                with Commitment: a due instant, the words, and that it was judged feasible
//	change-handler  any open -> the same, if the new handler is not the present one
//	                with HandOver: the new handler, what the customer needs, what was done, what comes next, and that the customer was told
//	change-place    any open -> the same
//	                with Meeting: the place
//	change-time     any open -> the same, if the new time lies after now
//	                with Meeting: the time
//	assess          any open -> the same
//	                with Assessment: at least one fact
//	feedback        any open -> the same
//	note            any open -> the same
//	                with Words: what was said or done
//	classify        any open -> the same
//	                with Classification: the category or the root cause
//
// A complaint that nobody voiced begins with [Detect]: visit and apologise, find the
// cause, put it right on the spot or file a plan that somebody else approves. There
// it joins the others at [Corrected]. A complaint before a court, the media or a
// regulator goes on here all the same, and is not closed or concluded before that
// is decided.
//
// A complaint ends closed, withdrawn, merged into another, or concluded, which is to
// say ended by us without the customer's satisfaction, for a reason and with the
// approval of a second person. It is reopened on purpose only, never by a message;
// each reopening begins a new [Cycle], and every cycle keeps its own end.
//
// # Forms and histories
//
// What an action is to be asked for is data: the [Field] list of its [Rule], each with
// its name, its label in three languages, its kind and what there is to choose from.
// [Action.Fill] reads a form, [Event.Fields] an event back for a history, and
// [Refusal.Text] says to people why something was refused and what is possible instead.
//
// # Storing
//
// A [Store] loads and appends events; [MemoryStore] is one, and Store shows the SQL
// for another. [Handle], [HandleAll] and [HandleMerge] load, decide and append. Events
// have a canonical JSON form ([Event.AppendJSON], [ParseEvent], [AppendLog],
// [ParseLog]) and a cloud event form ([Event.CloudEvent]). A Case has a snapshot as its
// JSON ([Case.MarshalJSON], [Restore], [Case.Extend]), and a [Command] can be sent as
// JSON too.
//
// Texts of customers stand in the details of events and nowhere else: refusals,
// String and LogValue hold ids, codes and versions only. [Event.Redacted] takes them
// out of a log that is to leave the house.
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
//   - Decide is its naive reading: it answers every command as a list of records
//     would that is read from the start with plain ifs.
//   - Several commands are all or none: DecideAll and HandleAll give what one after the
//     other would, each its own event, or the first refusal and nothing at all.
//   - I1 Every open phase leads to an end: closed can be reached from wherever a
//     complaint can stand but merged, and some end without the customer acting.
//   - I2 No terminal phase accepts anything but reopen: and merged not even that.
//   - I3 Refusal changes nothing: not one byte of the snapshot.
//   - I4 Versions have no gap: they count 1, 2, 3 through all cycles.
//   - I5 Time never falls: an event is never earlier than the one before it.
//   - I6 Replay is the live state: at every prefix of a log, and both answer
//     everything after it alike.
//   - I7 A snapshot and the tail are the whole log: with the memory of keys.
//   - I8 Steps come in their order: in a cycle that began with receive no step of
//     the first six happens before the one before it has happened.
//   - I9 Every satisfaction follows a correction: between two checks of a cycle
//     something was put right.
//   - I10 Prevention follows satisfaction: with no correction in between.
//   - I11 Closing follows prevention: with nothing but facts in between.
//   - I12 Closes and reopenings add up: as many cycles ended closed as there were
//     closes, and there is one cycle more than there were reopenings.
//   - I13 Rework is bounded: in each cycle, and at the bound there is another way out.
//   - I14 Facts never change the phase: nor the rework, nor the cycle.
//   - I15 A key works once: a retry gives the event of the first time, however late,
//     and another content with the same key is a conflict.
//   - I16 One of two appends wins: the other hears that it was too late.
//   - I17 Damage is found: a log with an event dropped, doubled, swapped or altered
//     is refused at the first event that cannot be, unless it could have happened.
//   - I18 Stored forms round trip: decode of encode is the same value, encode of
//     decode the same bytes, and reflection writes the same.
//   - I19 Unknown values are refused: from text, from JSON and from casts.
//   - I20 Allowed is what Decide accepts: no more and no less, and the refusal says
//     the same.
//   - I21 Promises add up: each made is kept, broken, pending, released or moved,
//     and only a pending one ever changes.
//   - I22 Merges never lead in a circle: resolving ends, no complaint and no pending
//     promise is lost or counted twice.
//   - I27 Priority never falls: when severity, heat, impact, urgency, safety or the
//     number of times grows.
//   - I28 One table says it all: this documentation, [Rules] and Decide agree.
//   - Fields are the details: a form of the [Rule] Fields of an action can say all that
//     its details can and nothing else, needs what they need, and [Event.Fields] gives
//     back what was filled in.
//   - Forms are read as they are filled: what [Event.Fields] gives of an event, typed
//     into the form of its action, is its details again.
//   - Redaction keeps the course: a redacted log holds no words, and everything else as
//     it was.
//   - Feedback is due within a day: of the last step that spoke to the customer, of
//     the last feedback or of the reopening.
package complaint
