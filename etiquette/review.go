package etiquette

import (
	"cmp"
	"log/slog"
	"slices"
	"time"
)

// Review is what a checker has to say about a conversation.
type Review struct {
	// Findings are what agents said and should not have.
	Findings []ConversationFinding `json:"findings,omitempty"`
	// Remarks are what the conversation lacks, or does wrong as a whole.
	Remarks []Remark `json:"remarks,omitempty"`
	// Courtesies are those that were found, with their places, in the order of the
	// messages.
	Courtesies []CourtesyFound `json:"courtesies,omitempty"`
	// Truncated says that a message was too long or had too many findings, see
	// [Checker.Check].
	Truncated bool `json:"truncated,omitzero"`
}

// LogValue gives the numbers of findings and remarks, never what was said.
func (r Review) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("findings", len(r.Findings)), slog.Int("remarks", len(r.Remarks)), slog.Bool("truncated", r.Truncated))
}

// ConversationFinding is a finding in one message of a conversation.
type ConversationFinding struct {
	// Message is the index of the message.
	Message int `json:"message"`
	// Finding is what was found in its text.
	Finding
}

// Remark is a lapse, with its place where it has one.
type Remark struct {
	// Lapse is what is lacking or wrong.
	Lapse Lapse `json:"lapse"`
	// Message is the index of the message, or -1 for the whole.
	Message int `json:"message"`
	// Start and End are the place in the text of the message, in bytes; both 0 for
	// none.
	Start int `json:"start,omitzero"`
	End   int `json:"end,omitzero"`
}

// CourtesyFound is a courtesy that an agent said.
type CourtesyFound struct {
	// Courtesy is what was said.
	Courtesy Courtesy `json:"courtesy"`
	// Daytime is the part of the day that a greeting names; not set, none.
	Daytime Daytime `json:"daytime,omitzero"`
	// Message is the index of the message.
	Message int `json:"message"`
	// Start and End are the place in its text, in bytes.
	Start int `json:"start"`
	End   int `json:"end"`
}

// Review judges a conversation by the profile of its channel: see [Checker.ReviewBy].
func (c *Checker) Review(talk Conversation) Review { return c.ReviewBy(ProfileOf(talk.Channel), talk) }

// ReviewBy judges what agents say in a conversation, in this order:
//
//  1. Each of their messages by the rules, as [Checker.Check] does; only, a refusal
//     without an alternative is none where the agent's next message makes an offer.
//  2. Each refusal by its parts, see [Checker.Refusal]: whether understanding and
//     reason stand in it, or in the agent's message before or behind it.
//  3. Which courtesies the profile wants and the agents do not say at their place.
//     What customers and bots say counts for nothing.
//  4. Whether the greeting fits the time of day, with an hour of grace, and until
//     five in the morning for an evening's, when WallClock says that it can be told.
//  5. The pace of messages whose length in time is known.
//  6. Whether a public answer comes before the request to go on in private.
func (c *Checker) ReviewBy(p Profile, talk Conversation) Review {
	v := reviewer{checker: c, talk: talk}
	for i, m := range talk.Messages {
		if m.Role == Agent {
			v.agents = append(v.agents, i)
		}
	}
	for n, i := range v.agents {
		v.check(n, i)
		v.refusal(n, i)
		v.courtesies(i)
	}
	v.missing(p)
	v.greetingTime()
	v.pace(p)
	v.privateFirst(p)
	return v.Review
}

// reviewer is a review under way.
type reviewer struct {
	Review
	checker *Checker
	talk    Conversation
	agents  []int // the indices of the agents' messages
}

func (v *reviewer) setting() Setting { return Setting{v.talk.Language, v.talk.Channel} }

// check judges message i, which is the agents' message n, by the rules.
func (v *reviewer) check(n, i int) {
	findings, truncated := v.checker.Check(v.talk.Messages[i].Text, v.setting())
	v.Truncated = v.Truncated || truncated
	for _, f := range findings {
		if f.Idea == NoAlternative && v.says(Alternative, n+1) {
			continue
		}
		v.Findings = append(v.Findings, ConversationFinding{i, f})
	}
}

// refusal judges how message i, the agents' message n, refuses: by the parts for which
// the packs have words.
func (v *reviewer) refusal(n, i int) {
	r, ok := v.checker.Refusal(v.talk.Messages[i].Text, v.setting())
	if !ok {
		return
	}
	for _, part := range r.Missing() {
		if partLapse[part] != 0 && len(v.checker.refusal[part]) > 0 && !v.says(part, n-1) && !v.says(part, n+1) {
			v.Remarks = append(v.Remarks, Remark{partLapse[part], i, r.Start, r.End})
		}
	}
}

// partLapse is what a missing part of a refusal is called. Without an alternative it is
// a finding.
var partLapse = [...]Lapse{Understanding: NoUnderstanding, Reason: NoReason, Alternative: 0}

// says reports whether the agents' message n, if there is one, has a part of a refusal.
func (v *reviewer) says(part RefusalPart, n int) bool {
	return n >= 0 && n < len(v.agents) && v.checker.says(part, v.talk.Messages[v.agents[n]].Text, v.setting())
}

// courtesies finds those in message i.
func (v *reviewer) courtesies(i int) {
	c := v.checker
	s, _ := c.begin(v.talk.Messages[i].Text, v.setting())
	defer c.end(s)
	s.courteous(c)
	first := len(v.Courtesies)
	for _, m := range c.manners {
		for _, found := range s.of(m.list) {
			at := found.whole()
			if _, quoted := s.quoted(at.start); quoted {
				continue
			}
			v.Courtesies = append(v.Courtesies, CourtesyFound{m.Courtesy, m.Daytime, i, int(at.start), int(at.end)})
		}
	}
	slices.SortStableFunc(v.Courtesies[first:], func(a, b CourtesyFound) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Courtesy, b.Courtesy))
	})
}

// courteous gathers the matches of courtesies in the text, and what is quoted in it.
func (s *scan) courteous(c *Checker) {
	s.find(&c.courtesyWords)
	s.sort(&c.courtesyWords)
	if len(s.matches) > 0 {
		s.readQuotes(c.quotes)
	}
}

// missing remarks on the courtesies that do not stand where the profile wants them.
func (v *reviewer) missing(p Profile) {
	for _, want := range p.Courtesies {
		if !slices.ContainsFunc(v.Courtesies, func(f CourtesyFound) bool {
			return f.Courtesy == want.Courtesy && want.covers(slices.Index(v.agents, f.Message), len(v.agents))
		}) {
			v.Remarks = append(v.Remarks, Remark{Lapse: lapseOf[want.Courtesy], Message: -1})
		}
	}
}

// lapseOf is what a missing courtesy is called.
var lapseOf = [...]Lapse{Greeting: NoGreeting, SelfIntroduction: NoSelfIntroduction, Thanks: NoThanks, SolvedCheck: NoSolvedCheck, Farewell: NoFarewell}

// greetingTime remarks on a greeting in the agents' first message that does not fit
// the clock.
func (v *reviewer) greetingTime() {
	if !v.talk.WallClock || len(v.agents) == 0 {
		return
	}
	for _, f := range v.Courtesies {
		if f.Courtesy == Greeting && f.Message == v.agents[0] && !f.Daytime.fits(v.talk.Messages[f.Message].At) {
			v.Remarks = append(v.Remarks, Remark{GreetingTime, f.Message, f.Start, f.End})
			return
		}
	}
}

// greetingHours are the hours in which a greeting is not wrong: those of its part of
// the day, and one hour before and behind. The evening lasts until five.
var greetingHours = [...]struct{ from, until int }{Morning: {0, 13}, Afternoon: {11, 19}, Evening: {17, 29}}

// fits reports whether people may still, or already, name d at the time on their
// clock.
func (d Daytime) fits(at time.Time) bool {
	if d == 0 {
		return true
	}
	hours, hour := greetingHours[d], at.Hour()
	return hours.from <= hour && hour < hours.until || hour+24 < hours.until
}

// pace remarks on what was spoken too fast or too slowly.
func (v *reviewer) pace(p Profile) {
	for _, i := range v.agents {
		m := v.talk.Messages[i]
		pace, err := Pace(m.Text, m.Spoken)
		switch {
		case err != nil:
		case p.FastestPace > 0 && pace > p.FastestPace:
			v.Remarks = append(v.Remarks, Remark{Lapse: TooFast, Message: i})
		case p.SlowestPace > 0 && pace < p.SlowestPace:
			v.Remarks = append(v.Remarks, Remark{Lapse: TooSlow, Message: i})
		}
	}
}
