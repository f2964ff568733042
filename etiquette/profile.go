package etiquette

// Profile is what a channel asks for. The ones that [ProfileOf] gives are a start:
// change a copy and hand it to [Checker.ReviewBy].
type Profile struct {
	// Channel is what the profile is for.
	Channel Channel `json:"channel,omitzero"`
	// Courtesies are those that a conversation must have, in the order of their
	// remarks.
	Courtesies []Requirement `json:"courtesies"`
	// SlowestPace and FastestPace are the bounds of good speech, both included, in
	// characters or words a minute, see [Pace]; 0 for no bound.
	SlowestPace int64 `json:"slowest_pace,omitzero"`
	FastestPace int64 `json:"fastest_pace,omitzero"`
	// AnswerFirst says that all the world reads along: answer in public before asking
	// for a private message.
	AnswerFirst bool `json:"answer_first,omitzero"`
}

// Requirement is a courtesy and the place at which it must stand.
type Requirement struct {
	// Courtesy is what is wanted.
	Courtesy Courtesy `json:"courtesy,omitzero"`
	// First wants it in one of the agent's first messages, that many; 0 for any.
	First int `json:"first,omitzero"`
	// Last wants it in one of the agent's last messages, that many; 0 for any.
	Last int `json:"last,omitzero"`
}

// The places of courtesies: opening, closing, anywhere.
var (
	wantsGreeting     = Requirement{Courtesy: Greeting, First: 1}
	wantsIntroduction = Requirement{Courtesy: SelfIntroduction, First: 2}
	wantsThanks       = Requirement{Courtesy: Thanks}
	wantsSolvedCheck  = Requirement{Courtesy: SolvedCheck, Last: 3}
	wantsFarewell     = Requirement{Courtesy: Farewell, Last: 2}
)

// The pace that training for the telephone teaches: 120 to 150 characters a minute.
const (
	slowestPace = 120
	fastestPace = 150
)

// ProfileOf gives the profile of a channel; nothing is wanted on a channel that is
// not set.
//
//	channel        greeting  self-introduction  thanks  solved check  farewell
//	phone          yes       yes                yes     yes           yes       120 to 150 characters a minute
//	face to face   yes                          yes     yes           yes
//	chat           yes                          yes     yes           yes
//	email          yes                          yes                   yes
//	social         yes                          yes                             answer first
//
// A greeting stands in the agent's first message, a self-introduction in one of the
// first two, a check in one of the last three, a farewell in one of the last two,
// thanks anywhere.
func ProfileOf(channel Channel) Profile {
	p := Profile{Channel: channel}
	switch channel {
	case Phone:
		p.Courtesies = []Requirement{wantsGreeting, wantsIntroduction, wantsThanks, wantsSolvedCheck, wantsFarewell}
		p.SlowestPace, p.FastestPace = slowestPace, fastestPace
	case FaceToFace, Chat:
		p.Courtesies = []Requirement{wantsGreeting, wantsThanks, wantsSolvedCheck, wantsFarewell}
	case Email:
		p.Courtesies = []Requirement{wantsGreeting, wantsThanks, wantsFarewell}
	case Social:
		p.Courtesies = []Requirement{wantsGreeting, wantsThanks}
		p.AnswerFirst = true
	}
	return p
}

// covers reports whether the agent's message number i of n stands where it is wanted.
func (r Requirement) covers(i, n int) bool {
	return (r.First == 0 || i < r.First) && (r.Last == 0 || i >= n-r.Last)
}
