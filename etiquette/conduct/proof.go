package conduct

import (
	"slices"
	"time"

	"github.com/servicequality/servicequality/etiquette"
)

// judge gives what the conversation shows of an item with a sign, in the steps that
// are told at [Sign]; the zero Judgement where it shows nothing.
func (r *Reading) judge(item *Item) Judgement {
	s, agents := item.Sign, r.agents()
	if len(agents) == 0 || r.truncated || slices.ContainsFunc(s.marks(), func(m Mark) bool { return !r.tells(m) }) {
		return Judgement{}
	}
	if len(s.Given) > 0 && len(r.all(s.Given)) == 0 {
		return Judgement{Answer: NotApplicable, Places: r.whole(agents)}
	}
	if s.Gauge != 0 {
		return r.gauge(s.Gauge, item.Bound, agents)
	}
	if wrong := r.all(s.Avoid); len(wrong) > 0 {
		return Judgement{Answer: No, Places: wrong}
	}
	if len(s.Want) == 0 {
		return Judgement{Answer: Yes, Places: r.whole(agents)}
	}
	return r.wanted(s, agents)
}

// wanted judges by what should stand somewhere.
func (r *Reading) wanted(s *Sign, agents []int) Judgement {
	found, behind := r.all(s.Want), r.all(s.Before)
	for _, p := range found {
		n := slices.Index(agents, p.Message)
		if s.covers(n, len(agents)) && (len(behind) == 0 || p.begins(behind[0])) {
			return Judgement{Answer: Yes, Places: []Place{p}}
		}
	}
	if len(found) > 0 {
		return Judgement{Answer: Partly, Places: found[:1]}
	}
	var searched []int
	for n, i := range agents {
		if s.covers(n, len(agents)) {
			searched = append(searched, i)
		}
	}
	if len(searched) == 0 {
		searched = agents
	}
	return Judgement{Answer: No, Places: r.whole(searched)}
}

// covers reports whether the agents' message number n of all stands where it is
// wanted.
func (s *Sign) covers(n, all int) bool {
	return (s.First == 0 || n < s.First) && (s.Last == 0 || n >= all-s.Last)
}

// begins reports whether p begins before other does.
func (p Place) begins(other Place) bool {
	return p.Message < other.Message || p.Message == other.Message && p.Start < other.Start
}

// agents are the indices of the agents' messages.
func (r *Reading) agents() (all []int) {
	for i, m := range r.talk.Messages {
		if m.Role == etiquette.Agent {
			all = append(all, i)
		}
	}
	return all
}

// whole are some messages from end to end.
func (r *Reading) whole(messages []int) []Place {
	all := make([]Place, len(messages))
	for n, i := range messages {
		all[n] = Place{i, 0, len(r.talk.Messages[i].Text)}
	}
	return all
}

// gauge judges by a figure and its bound: by the number of leading questions where it
// is neither of the others.
func (r *Reading) gauge(g Gauge, b Bound, agents []int) Judgement {
	switch g {
	case Pace:
		return r.pace(b, agents)
	case FirstAnswer:
		return r.firstAnswer(b)
	}
	if !r.tells("question/leading") {
		return Judgement{}
	}
	places := r.places("question/leading")
	answer := held(b.Holds(Whole(int64(len(places)))))
	if len(places) == 0 {
		places = r.whole(agents)
	}
	return Judgement{Answer: answer, Places: places}
}

// held is the answer to an item whose bound holds, or does not.
func held(holds bool) Answer {
	if holds {
		return Yes
	}
	return No
}

// pace judges each message whose length in time is known.
func (r *Reading) pace(b Bound, agents []int) Judgement {
	var good, bad []int
	for _, i := range agents {
		pace, err := etiquette.Pace(r.talk.Messages[i].Text, r.talk.Messages[i].Spoken)
		switch {
		case err != nil:
		case b.Holds(Whole(pace)):
			good = append(good, i)
		default:
			bad = append(bad, i)
		}
	}
	switch {
	case len(good)+len(bad) == 0:
		return Judgement{}
	case len(bad) == 0:
		return Judgement{Answer: Yes, Places: r.whole(good)}
	case len(good) == 0:
		return Judgement{Answer: No, Places: r.whole(bad)}
	}
	return Judgement{Answer: Partly, Places: r.whole(bad)}
}

// spans are the units of time.
var spans = [...]time.Duration{Minutes: time.Minute, Hours: time.Hour, Days: 24 * time.Hour}

// firstAnswer judges the time from the customer's first message to the first that an
// agent says after it.
func (r *Reading) firstAnswer(b Bound) Judgement {
	talk := r.talk.Messages
	asked := slices.IndexFunc(talk, func(m etiquette.Message) bool { return m.Role == etiquette.Customer })
	if asked < 0 {
		return Judgement{}
	}
	answered := slices.IndexFunc(talk[asked:], func(m etiquette.Message) bool { return m.Role == etiquette.Agent })
	if answered < 0 {
		return Judgement{}
	}
	answered += asked
	from, to := talk[asked].At, talk[answered].At
	if from.IsZero() || to.IsZero() || to.Before(from) {
		return Judgement{}
	}
	took := Ratio{int64(to.Sub(from)), int64(spans[b.Unit])}
	return Judgement{Answer: held(b.Holds(took)), Places: r.whole([]int{answered})}
}
