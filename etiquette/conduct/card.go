package conduct

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"unicode/utf8"
)

// Card is a form with the judgements on one conversation: what the text shows, and
// what a person says, of each item. Make one with [Form.Card]; it is not safe for
// concurrent use.
type Card struct {
	form  *Form
	head  Head
	lines []Line // one for each item of the form
}

// Line is what a card says of one item: up to two judgements, both of which are kept.
type Line struct {
	// Item is its id.
	Item string `json:"item"`
	// Text is what the conversation shows; the zero value, nothing.
	Text Judgement `json:"text,omitzero"`
	// Person is what the reviewer says; the zero value, nothing. It overrules Text.
	Person Judgement `json:"person,omitzero"`
}

// Judgement is one answer with what it rests on.
type Judgement struct {
	// Answer is how well the item was met.
	Answer Answer `json:"answer"`
	// Places prove what the text shows: at least one. A person gives none.
	Places []Place `json:"places,omitempty"`
	// Measured is what a person measured, in the unit of the item's [Bound]; the zero
	// value, nothing.
	Measured Ratio `json:"measured,omitzero"`
	// Reason is why a person answers so; not "" where the text shows otherwise.
	Reason string `json:"reason,omitempty"`
}

// MaxReason is the most bytes that a reason may have.
const MaxReason = 2000

// Answer is the one that counts: the person's, or else the text's, or else
// [NotObserved].
func (l *Line) Answer() Answer {
	switch {
	case l.Person.Answer != 0:
		return l.Person.Answer
	case l.Text.Answer != 0:
		return l.Text.Answer
	}
	return NotObserved
}

// Overruled reports whether a person answers otherwise than the text shows.
func (l *Line) Overruled() bool {
	return l.Text.Answer != 0 && l.Person.Answer != 0 && l.Person.Answer != l.Text.Answer
}

// Card makes an empty card: every item is not observed. What is wrong with the head is
// a [*CardError], all at once.
func (f *Form) Card(head Head) (*Card, error) {
	if err := head.check(); err != nil {
		return nil, err
	}
	c := &Card{form: f, head: head, lines: make([]Line, len(f.items))}
	for i := range f.items {
		c.lines[i].Item = f.items[i].ID
	}
	return c, nil
}

// Form is what the card was made of.
func (c *Card) Form() *Form { return c.form }

// Head says what the card is about.
func (c *Card) Head() Head { return c.head }

// Lines lists what the card says of each item, in the order of the form, as copies.
func (c *Card) Lines() []Line {
	all := slices.Clone(c.lines)
	for i := range all {
		all[i].Text.Places = slices.Clone(all[i].Text.Places)
	}
	return all
}

// Answer sets what a person says of an item, in the place of what they said before. A
// reason must be given where the text shows otherwise; elsewhere it may. What is
// refused is a [*CardError], and the card stays as it was.
func (c *Card) Answer(item string, answer Answer, reason string) error {
	return c.say(item, Judgement{Answer: answer, Reason: reason})
}

// Measure sets what a person measured about an item with a [Bound], in its unit:
// [Yes] where the bound holds, else [No]. For all else it is as Answer.
func (c *Card) Measure(item string, measured Ratio, reason string) error {
	n, err := c.find(item)
	switch {
	case err != nil:
		return err
	case measured.Den <= 0:
		return c.refused(item, BadAnswer, "the measure "+measured.String(), "a number")
	}
	return c.say(item, Judgement{Answer: held(c.form.items[n].Bound.Holds(measured)), Measured: measured, Reason: reason})
}

// say sets the judgement of a person.
func (c *Card) say(item string, person Judgement) error {
	n, err := c.find(item)
	if err != nil {
		return err
	}
	if !answers.Has(person.Answer) {
		return c.refused(item, BadAnswer, person.Answer.String(), "one of the five answers")
	}
	line := c.lines[n]
	line.Person = person
	if err := c.check(n, &line); err != nil {
		return err
	}
	c.lines[n] = line
	return nil
}

// Fill sets what the text shows, in the place of what it showed before, for each item
// that has a [Sign] and suits the channel. Where a person has answered otherwise
// without a reason, that is a [*CardError] for each item, and the card stays as it
// was.
func (c *Card) Fill(r Reading) error {
	if err := c.ready(); err != nil {
		return err
	}
	filled := slices.Clone(c.lines)
	var all []error
	for n := range filled {
		filled[n].Text = Judgement{}
		if item := &c.form.items[n]; item.Sign != nil && item.Suits(r.talk.Channel) {
			filled[n].Text = r.judge(item)
		}
		all = append(all, c.check(n, &filled[n]))
	}
	if err := errors.Join(all...); err != nil {
		return err
	}
	c.lines = filled
	return nil
}

// LogValue gives the names, the form and the number of items judged, no reasons.
func (c *Card) LogValue() slog.Value {
	if c.ready() != nil {
		return slog.StringValue("no form")
	}
	judged := 0
	for i := range c.lines {
		if c.lines[i].Answer() != NotObserved {
			judged++
		}
	}
	return slog.GroupValue(slog.String("conversation", c.head.Conversation), slog.String("reviewer", c.head.Reviewer),
		slog.String("form", c.form.print.String()), slog.Int("judged", judged))
}

// ready says whether the card was made by [Form.Card].
func (c *Card) ready() error {
	if c == nil || c.form == nil {
		return &CardError{Problem: OtherForm, Got: "a card without a form", Want: "one that Form.Card made"}
	}
	return nil
}

// find gives the number of an item, or says why there is none.
func (c *Card) find(item string) (int, error) {
	if err := c.ready(); err != nil {
		return 0, err
	}
	n, err := c.form.find(item)
	if refused, ok := err.(*CardError); ok {
		refused.Conversation = c.head.Conversation
	}
	return n, err
}

func (c *Card) refused(item string, p Problem, got, want string) error {
	return &CardError{Problem: p, Conversation: c.head.Conversation, Item: item, Got: got, Want: want}
}

// check says what is wrong with line n, or nil.
func (c *Card) check(n int, l *Line) error {
	item, person := &c.form.items[n], &l.Person
	if err := c.checkText(item, &l.Text); err != nil {
		return err
	}
	switch {
	case person.Answer == 0 && (person.Reason != "" || person.Measured != Ratio{}), person.Answer != 0 && !answers.Has(person.Answer):
		return c.refused(l.Item, BadAnswer, person.Answer.String(), "one of the five answers")
	case len(person.Places) > 0:
		return c.refused(l.Item, BadAnswer, "places by a person", "a reason")
	case len(person.Reason) > MaxReason || !utf8.ValidString(person.Reason):
		return c.refused(l.Item, NoReason, fmt.Sprintf("%d bytes", len(person.Reason)), fmt.Sprintf("valid UTF-8 of at most %d", MaxReason))
	case l.Overruled() && strings.TrimSpace(person.Reason) == "":
		return c.refused(l.Item, NoReason, fmt.Sprintf("%v where the text shows %v", person.Answer, l.Text.Answer), "the reason why")
	}
	return c.checkMeasure(item, person)
}

// checkText says what is wrong with what the text is said to show.
func (c *Card) checkText(item *Item, text *Judgement) error {
	switch {
	case text.Answer == 0 && len(text.Places) == 0 && text.Measured == Ratio{} && text.Reason == "":
		return nil
	case item.Sign == nil || !answers.Has(text.Answer) || text.Answer == NotObserved:
		return c.refused(item.ID, BadAnswer, "the text showing "+text.Answer.String(), "an item with a sign, and one of the other answers")
	case len(text.Places) == 0 || text.Measured != Ratio{} || text.Reason != "":
		return c.refused(item.ID, BadAnswer, "a text without a place or with a measure or a reason", "places alone")
	}
	for _, p := range text.Places {
		if p.Message < 0 || p.Start < 0 || p.End < p.Start {
			return c.refused(item.ID, BadAnswer, fmt.Sprintf("the place %+v", p), "one in a text")
		}
	}
	return nil
}

// checkMeasure says whether a measured answer is the one that the bound gives.
func (c *Card) checkMeasure(item *Item, person *Judgement) error {
	if person.Measured == (Ratio{}) {
		return nil
	}
	if item.Bound == (Bound{}) || person.Measured.Den <= 0 || person.Answer != held(item.Bound.Holds(person.Measured)) {
		return c.refused(item.ID, BadAnswer, fmt.Sprintf("%v by the measure %v", person.Answer, person.Measured), "a number, and the answer that the bound gives")
	}
	return nil
}
