package complaint

import "errors"

// ErrMergeLoop says that complaints were followed in a circle. Merge makes none;
// the data came from elsewhere.
var ErrMergeLoop = errors.New("complaint: merged complaints lead in a circle")

// Merge decides a [MergeInto] of source with the state of its target, and gives
// both halves: the event that ends source and the [Absorb] that leaves its trace on
// target and brings over the promises that are still pending. Store both or none,
// then apply each to its case. The target must be open, so that no circle can
// arise; it is named by Other in the [Merger] of cmd.
//
// The two are refused together. A refusal whose Case is the target's says what is
// wrong there, such as a time before its last event. With a key each half is
// recognised by itself, so that a retry finishes what was half stored.
func Merge(source, target *Case, cmd Command) (into, absorb Event, err error) {
	if cmd.Action != MergeInto {
		return into, absorb, source.refuse(cmd.Action, CodeUnknownAction, "action")
	}
	code, field := source.decide(&cmd, &into)
	if code == 0 && (target == nil || target.id != into.Details().(Merger).Other) {
		code, field = CodeMergeTarget, "other"
	}
	if code != 0 {
		return Event{}, Event{}, source.refuse(MergeInto, code, field)
	}
	half := cmd
	half.Case, half.Action, half.Expect = target.id, Absorb, 0
	half.Details = Merger{Other: into.id, Promises: source.moving(into)}
	if half.At.Before(into.At()) {
		half.At = into.At() // a retry, whose own time is not judged
	}
	code, field = target.decide(&half, &absorb)
	switch code {
	case 0:
		return into, absorb, nil
	case CodeNotStarted, CodeTerminal, CodeOrder:
		err = source.refuse(MergeInto, CodeMergeTarget, "other")
	default:
		err = target.refuse(Absorb, code, field)
	}
	return Event{}, Event{}, err
}

// moving lists the promises that go over with the event into: those pending at its
// time or, when it has happened already, those that went.
func (c *Case) moving(into Event) []Pledge {
	var list []Pledge
	c.eachPledge(func(p *pledge) {
		fate := p.at(into.at)
		if into.version > c.version && fate == Pending || fate == Moved {
			list = append(list, Pledge{
				Case: p.origin, Version: int(p.version), Made: instant(p.made), Due: instant(p.due),
			})
		}
	})
	return list
}

// Resolve follows merges from id to the complaint that carries it on now; that is id
// itself when it was not merged. Into gives the next one, as [Case.Into] does. In a
// circle, which only foreign data can hold, it ends with [ErrMergeLoop].
func Resolve(id string, into func(id string) (next string, ok bool)) (string, error) {
	seen := map[string]bool{}
	for {
		next, ok := into(id)
		if !ok {
			return id, nil
		}
		if seen[id] {
			return "", ErrMergeLoop
		}
		seen[id] = true
		id = next
	}
}
