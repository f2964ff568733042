package diagram

import "github.com/servicequality/servicequality/complaint"

// A station is one of the eight steps as one complaint, or many, went through it.
type station struct {
	step     complaint.Step
	versions []int // of the events that took it
	count    int   // how often the Traffic took it
	state    state
}

// state is where a complaint has a step on its way.
type state uint8

const (
	ahead state = iota
	next
	gone
)

// A leap leads from a step back to an earlier one.
type leap struct{ from, to complaint.Step }

// stations follows the Path through the steps: each as it was gone last, and the leaps
// back. A step that has to be gone again is not gone any more, nor are those behind it;
// a fact beside the steps, such as a further promise, leaves them as they are.
func (o *Options) stations() (c *complaint.Case, list []station, back []leap, err error) {
	for _, step := range complaint.Steps() {
		list = append(list, station{step: step, count: o.Traffic.steps(step)})
	}
	var last complaint.Step
	c, err = walk(o.Path, func(_ way, e complaint.Event) {
		rule, _ := e.Action().Rule()
		if rule.Step == 0 {
			return
		}
		s := &list[rule.Step-1]
		s.versions = append(s.versions, e.Version())
		if rule.To == 0 {
			return
		}
		if rule.Step < last {
			back = append(back, leap{last, rule.Step})
		}
		for i := int(rule.Step) - 1; i < len(list); i++ {
			list[i].state = ahead
		}
		if rule.To != complaint.Dissatisfied {
			s.state = gone
		}
		last = rule.Step
	})
	if err != nil {
		return nil, nil, nil, err
	}
	if step := upcoming(c); step != 0 {
		list[step-1].state = next
	}
	return c, list, back, nil
}

// upcoming is the step that c advises to go next, 0 when it is none of the eight.
func upcoming(c *complaint.Case) complaint.Step {
	at, _ := c.At()
	for _, advice := range c.Next(at) {
		if rule, _ := advice.Action.Rule(); rule.Step != 0 {
			return rule.Step
		}
	}
	return 0
}

// steps counts how often a step was taken, by whatever action and from wherever.
func (t Traffic) steps(step complaint.Step) (n int) {
	for w, count := range t.counts {
		if rule, _ := w.action.Rule(); rule.Step == step {
			n += count
		}
	}
	return n
}
