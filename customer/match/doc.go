// Package match decides who serves whom: which waiting customer goes to which agent,
// for a whole queue at once or for one contact at a time.
//
// Desks that give each contact in turn to the best free agent run out of the agents
// that later ones need: whoever speaks the rare language is busy with somebody who
// could have been served by anyone. Looking at all at once serves more customers
// with the same agents.
//
//	team, err := match.NewTeam(policy, agents)
//	if err != nil {
//		return err // every fault, each with its path
//	}
//	plan, err := team.Match(now, requests)
//
// # What is decided how
//
// Hard rules forbid a pair: the agent is off duty or has no free place, does not
// speak the language, lacks a need at its level, or is not to serve this request.
// Soft costs add up: wishes not met, the agent's other contacts, somebody new.
// Waiting lowers the cost, and so does the head start of a tier. All of these are
// times, so that a [Policy] is a handful of plain sentences: a customer may wait two
// minutes longer to get the agent of last time. A desk keeps it as JSON, like its other
// settings.
//
// Among all plans that keep the hard rules one is the best. Levels are looked at one
// after the other, the next only among plans that are equal so far: most served, most
// of each priority from the highest down, least cost, earlier arrivals first, smaller
// agent IDs for earlier requests. There is no sixth level, as nothing is left to
// choose; the answer is the same on every machine.
//
// # Nobody starves
//
// Head starts are added to a wait that keeps growing, they do not multiply it. So
// there is a time, [Policy.Overtaking], such that whoever arrives later than that
// never gets a place that an earlier request of the same priority could have had. With
// [Policy.Rise] this holds across priorities. Without it a lower priority waits as
// long as a higher one fills the places: keep priorities for what may not wait.
//
// # Reasons and proofs
//
// Each request without an agent has a [Reason], and with it the language or skill that
// is missing, or the request that was nearest to giving way and by how much. A plan
// also holds prices, one for each free place. They prove, in one look at each pair,
// that nothing better was possible; [Team.Verify] checks that, and so can anybody with
// a few lines of their own.
//
// # The bare problem
//
// [Assign] solves a [Table] of costs of one's own with the same levels. Inside, the
// levels down to cost are one whole number per pair; the comments of the code prove
// that no lower level can ever outweigh a higher one, and a table whose numbers would
// not fit is refused. The last two levels are decided among the answers that the
// prices show to be equally good.
//
// # Laws
//
//   - Enums are their names: each value of each enum comes back from its machine
//     name through text, JSON values and map keys, flags and database columns,
//     nothing else is accepted, and its label exists in three languages.
//   - The answer is that of brute force: up to 7 x 7, an assignment is the one that
//     trying all of them and comparing level by level gives, whatever the size of the
//     costs.
//   - Prices prove the answer: each assignment comes with prices that prove it, and
//     serves as many rows as an independent search for the most pairs does.
//   - Verify accepts nothing worse: with the prices of the answer it accepts exactly
//     the assignments that are as good by the first three levels, and with other
//     prices none that is worse.
//   - Plans are those of brute force: for requests and agents too, with waits, tiers,
//     rising priorities, capacities and all costs as the documentation gives them.
//   - The order of input never matters: requests and agents in another order give the
//     same plan.
//   - Hard rules are never broken: nobody serves above capacity, off duty, in a
//     language they do not speak, without what is needed, or where they are excluded,
//     and each request is either served once or unserved.
//   - As many as possible are served: with scarce languages as many as an independent
//     search for the most pairs finds.
//   - Waiting is bounded: no request arrives more than Overtaking later than another
//     and gets a place that this one could have had, whatever the tiers, so that nobody
//     waits behind more later arrivals than come within that time.
//   - Reasons are true: what a reason says is so, no earlier reason holds, and no
//     request that was served ranks below one that could have had its place.
//   - Route agrees with Match: for one request alone, the same agent at the same cost,
//     or the same reason.
//   - Set is building anew: a team that was told how agents stand answers as one built
//     from them.
//   - Stored policies come back: what is stored is read as the same policy, byte for
//     byte, and whatever else is read is refused, changing nothing, or stored in one form.
//   - Every fault is named: with its path, what was given and what would be right, all
//     at once, and what is refused changes nothing.
package match
