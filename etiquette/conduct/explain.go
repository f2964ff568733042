package conduct

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Explanation is what one item adds to the score of a card, and why.
type Explanation struct {
	// Item is the item.
	Item Item `json:"item"`
	// Line is what was said of it: by the text, by a person, or both.
	Line Line `json:"line"`
	// Answer is the one that counts.
	Answer Answer `json:"answer"`
	// Points and Of are what it adds to those of [Score].
	Points int64 `json:"points"`
	Of     int64 `json:"of"`
	// Fails says that the card fails because of it.
	Fails bool `json:"fails,omitzero"`
}

// Explain accounts for the score: the points of all explanations are those of
// [Result].Total. They stand in the order of the form.
func (c *Card) Explain() []Explanation {
	var all []Explanation
	for n, l := range c.Lines() {
		item, answer := c.form.items[n].clone(), l.Answer()
		var one Counts
		*one.of(answer)++
		var s Score
		s.add(item.Weight, one)
		all = append(all, Explanation{item, l, answer, s.Points, s.Of, item.Critical && one.misses() > 0})
	}
	return all
}

// words are what a printed card says besides the names of items and answers.
var words = map[string][3]string{
	"total":     {"Total", "总分", "總分"},
	"coverage":  {"coverage", "覆盖率", "涵蓋率"},
	"failed":    {"failed by", "否决项未达标", "否決項未達標"},
	"text":      {"the text shows", "文字显示", "文字顯示"},
	"at":        {"message", "消息", "訊息"},
	"undefined": {"undefined", "无法计算", "無法計算"},
}

func word(key string, tag language.Tag) string {
	return enum.Pick(tag, words[key][0], words[key][1], words[key][2])
}

// WriteText writes the card for people in the language of a tag, as [Wording.In]
// chooses it: a line for each stage, one for each item that was judged, with the first
// of the places that prove it and how many more there are, and the total to one
// decimal, rounded half to even. It gives no words of the conversation; the reasons of
// the reviewer it does give. A card on which nothing was judged is a [*CardError].
//
//	Telephone: Opening
//		Met 4/4 Greet the caller first. (message 0: 0-5)
//	Total 100.0%, coverage 12.5%
func (c *Card) WriteText(w io.Writer, tag language.Tag) error {
	result, err := c.Result()
	if err != nil {
		return err
	}
	var b strings.Builder
	stage := [2]string{}
	for _, e := range c.Explain() {
		if e.Answer == NotObserved {
			continue
		}
		if at := [2]string{e.Item.Occasion, e.Item.Stage}; at != stage {
			stage = at
			fmt.Fprintln(&b, c.form.standards.heading(stage, tag))
		}
		fmt.Fprintf(&b, "\t%s %d/%d %s%s\n", e.Answer.Label(tag), e.Points, e.Of, e.Item.Do.In(tag), e.Line.evidence(tag))
	}
	fmt.Fprintln(&b, result.summary(tag))
	_, err = io.WriteString(w, b.String())
	return err
}

// heading names a stage: "Telephone: Opening".
func (s *Standards) heading(at [2]string, tag language.Tag) string {
	for _, o := range s.occasions {
		for _, stage := range o.Stages {
			if o.ID == at[0] && stage.ID == at[1] {
				return o.Name.In(tag) + enum.Pick(tag, ": ", "：", "：") + stage.Name.In(tag)
			}
		}
	}
	return ""
}

// evidence says what the answer rests on.
func (l *Line) evidence(tag language.Tag) string {
	var b strings.Builder
	for _, p := range l.Text.Places[:min(1, len(l.Text.Places))] {
		fmt.Fprintf(&b, " (%s %d: %d-%d", word("at", tag), p.Message, p.Start, p.End)
		if more := len(l.Text.Places) - 1; more > 0 {
			fmt.Fprintf(&b, " +%d", more)
		}
		b.WriteString(")")
	}
	if l.Overruled() {
		fmt.Fprintf(&b, " [%s: %s]", word("text", tag), l.Text.Answer.Label(tag))
	}
	if measured := l.Person.Measured; measured != (Ratio{}) {
		fmt.Fprintf(&b, " = %s", strings.TrimSuffix(measured.String(), "/1"))
	}
	if l.Person.Reason != "" {
		fmt.Fprintf(&b, " — %s", l.Person.Reason)
	}
	return b.String()
}

// summary is the last line of a printed card.
func (r *Result) summary(tag language.Tag) string {
	line := word("total", tag) + " " + percent(r.Total.Mean(), tag) + enum.Pick(tag, ", ", "，", "，") + word("coverage", tag) + " " + percent(r.Total.Coverage(), tag)
	if len(r.Failed) > 0 {
		line += enum.Pick(tag, ", ", "，", "，") + word("failed", tag) + " " + strings.Join(r.Failed, " ")
	}
	return line
}

// percent is a ratio for people, to one decimal.
func percent(r Ratio, tag language.Tag) string {
	p, ok := r.Percent(1)
	if !ok {
		return word("undefined", tag)
	}
	return p.StringFixed(1) + "%"
}
