// Package sla answers when something is due, how much business time was used,
// what is at risk, and what was promised and kept.
//
// # Calendars
//
// A [Calendar] says when a business is open. It is built once from [Hours]: a time
// zone, the shifts of each day of the week, and the dates that differ.
//
//	hours := sla.Hours{Zone: berlin, Exceptions: map[sla.Date][]sla.Shift{
//		sla.NewDate(2026, time.December, 24): {{Open: sla.At(9, 0), Close: sla.At(12, 0)}}, // a half day
//		sla.NewDate(2026, time.December, 25): nil,                                          // a holiday
//	}}
//	for day := time.Monday; day <= time.Friday; day++ {
//		hours.Week[day] = []sla.Shift{{Open: sla.At(9, 0), Close: sla.At(17, 0)}}
//	}
//	calendar, err := sla.NewCalendar(hours)
//
// Then it counts open time: five hours from Wednesday, 23 December at 16:00 end on
// Monday, 28 December at 10:00.
//
//	due, err := calendar.Add(asked, 5*time.Hour)
//
// [Calendar.Sub] counts back ("two business hours before"), [Calendar.Between] tells
// how much was used, [Calendar.Open] whether now is open, [Calendar.NextOpen] and
// [Calendar.NextClose] how long that lasts, [Calendar.Spans] and [Calendar.ShiftsOn]
// what to draw. [Always] is open around the clock. Calendars are stored as JSON that
// people can write.
//
//	{
//	  "zone": "Europe/Berlin",
//	  "week": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]], "sat": [["22:00", "06:00"]]},
//	  "exceptions": {"2026-12-24": [["09:00", "12:00"]], "2026-12-25": []}
//	}
//
// Rules worth knowing:
//
//   - A shift that ends when or before it begins goes on into the next date, and
//     belongs to the date it starts on. 24:00 ends a day.
//   - An exception replaces the shifts that start on its date. The end of last
//     night's shift stays.
//   - What is due exactly at closing time is due then, not at the next opening.
//   - Only the clock on the wall counts, whatever is done to it: an hour that it
//     skips gives no time, an hour that it shows twice counts twice, and nine
//     o'clock is nine o'clock on the days of change too.
//   - A holiday comes from the caller, as data. There is no list of holidays here,
//     for they are decided anew each year.
//
// Zones are those of the time package. On a machine without a time zone database a
// program has them when it imports time/tzdata, which this package does not do.
//
// # Metrics
//
// [Metric] names what a clock measures: the first response, the next one, the
// resolution, a follow-up call, a promise and the others that a service desk
// gives its word on.
//
//	metric, err := sla.ParseMetric("first-response")
//
// # Policies
//
// A [Policy] says what is promised to whom: rules in order, of which the first that
// matches a [Request] holds. Each promises one or more [Target] values. It is best
// written as JSON, with the calendars in it by name:
//
//	{
//	  "name": "desk",
//	  "calendars": {"office": {"zone": "Europe/Berlin", "week": {"mon": [["09:00", "17:00"]]}}},
//	  "rules": [
//	    {"name": "vip chat", "match": {"channel": ["chat"], "tier": ["vip"]}, "targets": [
//	      {"metric": "first-response", "goal": "30s", "limit": "1m30s"},
//	      {"metric": "resolution", "limit": "4h", "warnings": ["75%", "30m before due"], "calendar": "office"}]},
//	    {"name": "everyone", "targets": [
//	      {"metric": "first-response", "goal": "2h", "limit": "4h", "calendar": "office"}]}
//	  ]
//	}
//
// A target without a calendar counts every hour. The goal is what we aim at, the
// limit what we promise. A target with "not_before" is a window: to be too early is a
// miss too. Whoever writes a policy is told about all its mistakes at once:
//
//	sla: policy: rules[0].targets[0].limit: got "90m", want "1h30m"
//	sla: policy: rules[1].match: got "what no request can reach", want something that is not all taken by rules[0]
//
// The answer says which rule it was, and why:
//
//	choice, ok := policy.Choose(sla.Request{Channel: "chat", Tier: "vip"})
//	fmt.Println(choice.Rule, choice.Why) // vip chat [channel=chat tier=vip]
//
// [Standards] lists what training in customer service teaches, from the third ring
// to the follow-up call, as targets to start from. [Target.Tighten] gives important
// customers less time and the same meaning of success.
//
// # Clocks
//
// A [Clock] is a target and a log of what happened. It reads no time: whoever asks
// says when, and is answered from the log up to then.
//
//	clock, _ := choice.Clock(sla.Resolution)
//	clock, err := clock.Append(
//		sla.Event{Kind: sla.Start, At: thursday11},
//		sla.Event{Kind: sla.Pause, At: thursday15}, // we ask the customer
//		sla.Event{Kind: sla.Resume, At: friday13},  // who answers on Friday
//	)
//	status := clock.At(friday18)
//	due, ok := status.Due()
//	fmt.Println(status.Limit, status.Elapsed, "of", status.Wall)  // on-track 6h0m0s of 31h0m0s
//	fmt.Println(status.Remaining, due.Format("Mon 15:04"))        // 10h0m0s Tue 11:00
//
// To wait for the next thing to happen, sleep until [Status.NextChange]. To give each
// alarm once, ask [Clock.Crossings] for what came since the last time, whenever that
// was. To explain, print the [Clock.Ledger]:
//
//	Thu 11:00 Thu 15:00 4h0m0s counted
//	Thu 15:00 Fri 10:00 19h0m0s paused
//	Fri 10:00 Fri 15:00 5h0m0s counted
//
// Rules worth knowing:
//
//   - An answer at the due instant is in time, whatever the hours. One at 20:00 to
//     what was due at 17:00 is late, though no business time has passed.
//   - While a clock is paused nobody knows when it is due: there is what remains.
//   - A stop closes a pause. A pause outside hours changes nothing.
//   - A new target counts against all the time used. A shorter one that is past is
//     breached when it comes; a longer one puts the clock back in time, and the breach
//     stays in its history.
//   - A new calendar counts what remains, or everything anew if the event says so.
//   - A stopped clock may be reopened: from zero, where it was, or as if it had never
//     been stopped. A first response never is.
//   - What does not fit into a log is refused, and the clock stays as it was.
//     [Clock.Replay] takes the rest of a log that was written elsewhere.
//
// A clock is stored as JSON with its target and its log, from which all else
// follows. Replacing a policy therefore changes no clock; an event does.
//
// # Promises
//
// A [Promise] is what an agent gives a customer the word on: assessed, stated with an
// instant, carried out, and with news at least once a day until then. It is kept or
// broken by its log and the asking time, and 100 % are to be kept.
//
//	promise, err = promise.Append(
//		sla.PromiseEntry{Act: sla.Assessed, At: monday},
//		sla.PromiseEntry{Act: sla.Stated, At: monday, By: thursday},
//	)
//	kept, decided := promise.At(friday).Kept() // false true
//
// # Conversations
//
// A [Conversation] takes the log of a ticket, who wrote and what its status was, and
// gives the clocks of all metrics. It knows that an automatic reply is no answer,
// that the oldest message without one is what waits, and what a merge and a
// reopening mean.
//
//	for _, clock := range conversation.Cycles(sla.NextResponse) {
//		fmt.Println(clock.At(now).Limit)
//	}
//
// Many clocks at once, and what is due next among them, are the matter of package
// board beside this one.
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
//   - Dates count days: the date n days later is d+n, on the right day of the week.
//   - Dates are their texts: a date comes back from its text, and what is read as a
//     date is written again to the letter.
//   - Times of day are their texts: so is each second of the day, and 24:00.
//   - Open is what the clock on the wall says: a calendar is open when the date and
//     the time of day in its zone lie in a shift of that date, or in the end of one
//     of the date before.
//   - Open agrees with Between: the nanosecond after t counts when, and only when, t
//     is open.
//   - Between agrees with the walk: it is the number of open minutes, or seconds,
//     that a walk from a to b finds.
//   - Between agrees with the sum over dates: over a year and more it is the sum of
//     what each date gives.
//   - Between is additive: Between(a, b) + Between(b, c) = Between(a, c).
//   - Between is antisymmetric: Between(b, a) = -Between(a, b), and it is never more
//     than the time that passes.
//   - Between undoes Add: Between(t, Add(t, d)) = d = Between(Sub(t, d), t), and
//     ErrNever means that there is no such time.
//   - Add agrees with the walk: it is where a walk from t has found enough.
//   - Add is the earliest: no instant before it will do.
//   - Add is monotone: who starts later or needs more is not done earlier.
//   - Sub mirrors Add: it is the latest start, and Add(t, -d) = Sub(t, d).
//   - NextOpen and NextClose are the nearest: nothing is open before the one, all is
//     open before the other.
//   - Spans partition Between: they lie in order and apart, each as long as it can
//     be, and are as long together as Between.
//   - A closure never shortens a deadline: closing on one more date makes no result
//     of Add earlier.
//   - Shifting by a week changes nothing: where no exception and no change of the
//     offset lies, Between and Add are the same a week later.
//   - Outside its years a calendar is closed: before 1900 and from 2150 on, by the
//     clock on its wall, nothing is open.
//   - Intersect and Union are pointwise: at each instant they are open when both, or
//     one of them, are.
//   - Hours come back: a calendar built from the hours of a calendar is equal to it.
//   - A calendar comes back from JSON: equal, and what is stored again is the same
//     bytes.
//   - At agrees with a walk: state, verdicts, times used and left, and every instant
//     of a status are those that a walk along the log and the hours finds.
//   - The past stays: what happens later changes no answer about before.
//   - Crossings are the marks that a walk comes to: each once, in order of time, and
//     at the instants at which At changes.
//   - Crossings are the same for any polling: however the time line is cut into polls,
//     and also when the clock is stored and read in between.
//   - The ledger adds up: its stretches lie end to end and are as long together as Wall,
//     the counted ones as Elapsed.
//   - A pause outside hours changes nothing: not a due instant, not a crossing.
//   - A longer limit never turns met into missed: nor on track into breached.
//   - A tightened target is never easier: what meets it meets the one it came from.
//   - A refused event changes nothing: the clock stays, and the error says which event
//     it was, when, what is wrong and what would be right.
//   - Replay keeps what fits: the clock is that of the fitting events, and each other
//     one is listed with its place.
//   - Clocks do not disturb each other: what is appended to one is seen by none that it
//     grew from or beside.
//   - A stored clock is the same clock: it gives the same answers, and the same bytes
//     when it is stored again.
//   - The first matching rule wins: and the reasons name the fields that it looked at.
//   - Rules out of reach are refused: those, and no others, for which no request is left
//     by the rules before.
//   - Every fault of a policy is named: each with its path, all at once.
//   - A stored policy is the same policy: so is one written by hand, once stored.
//   - A promise is kept or broken by its log: kept when carried out by the stated instant,
//     broken once that has passed, whatever comes after.
//   - Replay of a promise keeps what fits: as that of a clock does.
//   - A stored promise is the same promise: and only the acts that may follow do.
//   - A conversation agrees with a second reading: one that looks at each metric by
//     itself, from one end of the log to the other.
//   - Cycles do not overlap: those of a metric follow each other, and only the last may be
//     open.
//   - A refused entry changes nothing: the conversation stays, to the byte.
//   - Replay of a ticket keeps what fits: as that of a clock does.
//   - Conversations do not disturb each other: as clocks do not.
//   - A stored conversation is the same conversation: with the same clocks.
package sla
