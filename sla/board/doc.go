// Package board keeps many clocks in view: what is due next, what is at risk, what
// is overdue, and what has happened since the last look. A million open clocks fit
// in one GiB, and an answer does not look through them.
//
// Put up a clock whenever its log has grown, under an identifier of your own:
//
//	desk := board.New(lastLook)
//	desk.Put("T-4711/resolution", clock)
//
// Then look as often as you like, and each alarm is given once:
//
//	for _, alert := range desk.Look(now) {
//		fmt.Println(alert.ID, alert.Mark, alert.At.Format("15:04")) // T-4711/resolution warning 09:30
//	}
//
// [Board.Next] says until when there will be nothing to tell. [Board.Due],
// [Board.OnTrack], [Board.AtRisk] and [Board.Breached] list open clocks, the most urgent
// first, and [Board.All] lists them all, to be stored or shown. [Board.Counts] says how
// many there are of each.
//
// A board reads no time and starts nothing: now is an argument, and who wants to be
// woken sleeps until Next.
//
// # Laws
//
//   - A board is a sorted list: whatever is put up and taken off, every answer is that
//     of a plain list of the clocks which is looked through from end to end.
package board
