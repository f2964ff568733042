package etiquette

// Deduction is what one finding or remark takes from the score of a review.
type Deduction struct {
	// Points is how many, more than 0.
	Points int `json:"points"`
	// Message is the index of the message, or -1 for the whole conversation.
	Message int `json:"message"`
	// Rule is the rule of a finding; "" for a remark.
	Rule string `json:"rule,omitempty"`
	// Lapse is that of a remark; not set for a finding.
	Lapse Lapse `json:"lapse,omitzero"`
}

// fullPoints is the score of a review without findings and remarks.
const fullPoints = 100

// severityPoints is what a finding costs.
var severityPoints = [...]int{Info: 1, Warning: 4, Error: 10}

// lapsePoints is what a remark costs.
var lapsePoints = [...]int{
	NoGreeting: 5, NoSelfIntroduction: 5, NoThanks: 5, NoSolvedCheck: 5, NoFarewell: 5,
	GreetingTime: 3, TooFast: 2, TooSlow: 2, PrivateFirst: 5,
	NoSubject: 3, NoBody: 10, NoSignature: 3, NoUnderstanding: 2, NoReason: 2,
}

// Score is 100 less all deductions, and 0 where these come to 100 or more. Deductions
// says how it came about: an info costs 1 point, a warning 4, an error 10; a missing
// courtesy and a private message asked for too early 5; a letter without a body 10,
// without a subject or a signature 3; a greeting at the wrong time 3; a wrong pace 2, and
// so each part that a refusal lacks. The weights are a convention of this package:
// compare scores with each other only.
func (r Review) Score() (points int, deductions []Deduction) {
	points = fullPoints
	for _, f := range r.Findings {
		deductions = append(deductions, Deduction{Points: severityPoints[f.Severity], Message: f.Message, Rule: f.Rule})
	}
	for _, m := range r.Remarks {
		deductions = append(deductions, Deduction{Points: lapsePoints[m.Lapse], Message: m.Message, Lapse: m.Lapse})
	}
	for _, d := range deductions {
		points -= d.Points
	}
	return max(points, 0), deductions
}
