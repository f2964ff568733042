package insight

import (
	"slices"

	"github.com/servicequality/servicequality/complaint"
)

// A way is the table of the rules, by action, as an audit needs it. It is derived from
// complaint.Rules.
type way []struct {
	from uint64 // phases as bits, at 0 that nothing has happened
	to   complaint.Phase
}

func newWay() way {
	w := make(way, len(complaint.Actions())+1)
	for _, r := range complaint.Rules() {
		w[r.Action].to = r.To
		if len(r.From) == 0 {
			w[r.Action].from = 1
		}
		for _, p := range r.From {
			w[r.Action].from |= 1 << p
		}
	}
	return w
}

// allows reports whether the rules let a be done in phase p.
func (w way) allows(p complaint.Phase, a complaint.Action) bool { return w[a].from>>p&1 != 0 }

// What a log leaves out is looked for on the steps of a satisfied customer first, and
// then on the branch of hidden complaints as well.
var (
	steps = [...]complaint.Action{
		complaint.Receive, complaint.Thank, complaint.Appreciate, complaint.Apologise, complaint.Promise, complaint.Gather,
		complaint.Correct, complaint.CheckSatisfied, complaint.Prevent, complaint.Close,
		complaint.Visit, complaint.FindCause, complaint.Remedy, complaint.FilePlan, complaint.Approve,
	}
	branches = [...]complaint.Action{complaint.Detect, complaint.Voice}
)

// skipped is the shortest list of actions that lead from p to where a can be done, nil
// when none does.
func (w way) skipped(p complaint.Phase, a complaint.Action) []complaint.Action {
	if list := w.shortest(p, a, steps[:]); list != nil {
		return list
	}
	return w.shortest(p, a, append(steps[:len(steps):len(steps)], branches[:]...))
}

// shortest searches breadth first.
func (w way) shortest(p complaint.Phase, a complaint.Action, by []complaint.Action) []complaint.Action {
	type place struct {
		phase complaint.Phase
		path  []complaint.Action
	}
	reached := uint64(1) << p
	for queue := []place{{phase: p}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if w.allows(at.phase, a) {
			return at.path
		}
		for _, step := range by {
			if to := w[step].to; w.allows(at.phase, step) && reached>>to&1 == 0 {
				reached |= 1 << to
				path := append(slices.Clip(at.path), step)
				queue = append(queue, place{to, path})
			}
		}
	}
	return nil
}
