package conduct_test

import (
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/conduct"
)

// problem is the code of an error; 0 for another error or none.
func problem(err error) conduct.Problem {
	if e, ok := errors.AsType[*conduct.CardError](err); ok {
		return e.Problem
	}
	return 0
}

// simpleItems are two items: one that the text shows, one with a bound.
func simpleItems() []conduct.Item {
	return []conduct.Item{
		{ID: "thanks", Occasion: "call", Stage: "last", Do: in("Thank the customer."), Evidence: conduct.Text, Weight: 2,
			Sign: &conduct.Sign{Want: []conduct.Mark{"courtesy/thanks"}}},
		{ID: "rings", Occasion: "call", Stage: "first", Do: in("Pick up by the third ring."), Evidence: conduct.Observer, Weight: 3, Critical: true,
			Bound: conduct.Bound{Most: 3, Unit: conduct.Rings}},
	}
}

// english makes a conversation of messages by the agent, or with "> " before by the
// customer, a minute apart.
func english(texts ...string) etiquette.Conversation {
	talk := etiquette.Conversation{Language: etiquette.English, Channel: etiquette.Phone}
	for i, text := range texts {
		m := etiquette.Message{Role: etiquette.Agent, At: time.Date(2026, 3, 2, 9, i, 0, 0, time.UTC), Text: text}
		if strings.HasPrefix(text, "> ") {
			m.Role = etiquette.Customer
		}
		talk.Messages = append(talk.Messages, m)
	}
	return talk
}

func TestCardErrorsSayWhatIsWrong(t *testing.T) {
	f := formOf(t, simpleItems())
	other := formOf(t, simpleItems()[:1])
	card := func() *conduct.Card {
		c, err := f.Card(conduct.Head{Conversation: "c1"})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	filled := card()
	if err := filled.Fill(builtIn(t).Read(english("> Hi.", "Yes?"))); err != nil {
		t.Fatal(err)
	}
	said := card()
	if err := said.Answer("thanks", conduct.Yes, ""); err != nil {
		t.Fatal(err)
	}
	one := func(c *conduct.Card, err error) error { return err }
	tally := conduct.NewTally(other)
	for _, row := range []struct {
		err  error
		want conduct.Problem
		says string
	}{
		{card().Answer("nobody", conduct.Yes, ""), conduct.UnknownItem, `conduct: card "c1": item "nobody": unknown-item: got no such item, want one of the standards`},
		{card().Answer("thanks", 0, ""), conduct.BadAnswer, `conduct: card "c1": item "thanks": bad-answer: got Answer(0), want one of the five answers`},
		{card().Answer("thanks", conduct.Yes, strings.Repeat("a", 2001)), conduct.NoReason, `got 2001 bytes`},
		{card().Answer("thanks", conduct.Yes, "\xff"), conduct.NoReason, `got 1 bytes`},
		{filled.Answer("thanks", conduct.Yes, " "), conduct.NoReason, `no-reason: got yes where the text shows no, want the reason why`},
		{said.Fill(builtIn(t).Read(english("> Hi.", "Yes?"))), conduct.NoReason, `got yes where the text shows no`},
		{card().Measure("nobody", conduct.Whole(1), ""), conduct.UnknownItem, `item "nobody"`},
		{card().Measure("rings", conduct.Ratio{}, ""), conduct.BadAnswer, `got the measure 0/0, want a number`},
		{card().Measure("rings", conduct.Ratio{Num: 1, Den: -1}, ""), conduct.BadAnswer, `got the measure 1/-1, want a number`},
		{card().Measure("thanks", conduct.Whole(1), ""), conduct.BadAnswer, `by the measure 1/1`},
		{one(f.Card(conduct.Head{})), conduct.BadName, `conduct: bad-name: got no conversation, want its name`},
		{one(f.Card(conduct.Head{Conversation: "c", Agent: strings.Repeat("a", 65)})), conduct.BadName, `got agent with 65 bytes`},
		{one(f.Card(conduct.Head{Conversation: "c", Team: "a\n"})), conduct.BadName, `got team with a control character`},
		{one(f.Card(conduct.Head{Conversation: "c", Channel: "\xff"})), conduct.BadName, `got channel with invalid UTF-8`},
		{tally.Add(said), conduct.OtherForm, f.Fingerprint().String()},
		{tally.Add(card()), conduct.NoAnswers, `got a card on which nothing is judged, want one answer at least`},
		{conduct.NewTally(f).Merge(tally), conduct.OtherForm, other.Fingerprint().String()},
		{new(conduct.Tally).Add(said), conduct.OtherForm, "a tally without a form"},
		{tally.Merge(new(conduct.Tally)), conduct.OtherForm, "a tally without a form"},
		{tally.Add(new(conduct.Card)), conduct.OtherForm, "a card without a form"},
		{new(conduct.Card).Answer("thanks", conduct.Yes, ""), conduct.OtherForm, "a card without a form"},
		{new(conduct.Card).Fill(conduct.Reading{}), conduct.OtherForm, "a card without a form"},
	} {
		if problem(row.err) != row.want || !strings.Contains(row.err.Error(), row.says) {
			t.Errorf("got %v, want the problem %v, saying %s", row.err, row.want, row.says)
		}
	}
	if _, err := f.Card(conduct.Head{Agent: "\n", Team: "\n"}); strings.Count(err.Error(), "bad-name") != 3 {
		t.Errorf("got %v, want three faults at once", err)
	}
	if _, err := f.Card(conduct.Head{Conversation: strings.Repeat("c", 64), Reviewer: strings.Repeat("r", 64)}); err != nil {
		t.Errorf("names of 64 bytes are refused: %v", err)
	}
	if err := card().Answer("thanks", conduct.Yes, strings.Repeat("a", 2000)); err != nil {
		t.Errorf("a reason of 2000 bytes is refused: %v", err)
	}
}

func TestFormsWithoutItems(t *testing.T) {
	s := standardsOf(t, simpleItems())
	if _, err := s.Form(func(conduct.Item) bool { return false }); problem(err) != conduct.TooFew {
		t.Errorf("got %v, want too few items", err)
	}
	if _, err := new(conduct.Standards).Form(nil); problem(err) != conduct.TooFew {
		t.Errorf("got %v, want too few items", err)
	}
	if err := func() error {
		c, _ := new(conduct.Form).Card(conduct.Head{Conversation: "c"})
		return c.Answer("a", conduct.Yes, "")
	}(); problem(err) != conduct.UnknownItem {
		t.Errorf("got %v, want an unknown item", err)
	}
}

func TestMeasuresAnswerByTheBound(t *testing.T) {
	f := formOf(t, simpleItems())
	for _, row := range []struct {
		measured conduct.Ratio
		want     conduct.Answer
	}{
		{conduct.Whole(0), conduct.Yes}, {conduct.Whole(3), conduct.Yes}, {conduct.Ratio{Num: 7, Den: 2}, conduct.No}, {conduct.Whole(4), conduct.No},
	} {
		c, _ := f.Card(conduct.Head{Conversation: "c"})
		if err := c.Measure("rings", row.measured, "stopwatch"); err != nil {
			t.Fatal(err)
		}
		line := c.Lines()[0]
		if line.Answer() != row.want || line.Person.Measured != row.measured || line.Person.Reason != "stopwatch" {
			t.Errorf("%v: got %+v, want %v", row.measured, line, row.want)
		}
	}
}

// A person overrules the text, and both judgements stay; who agrees needs no reason.
func TestBothJudgementsAreKept(t *testing.T) {
	f := formOf(t, simpleItems())
	c, _ := f.Card(conduct.Head{Conversation: "c"})
	talk := english("> Hi.", "Yes?")
	if err := c.Fill(builtIn(t).Read(talk)); err != nil {
		t.Fatal(err)
	}
	shown := conduct.Judgement{Answer: conduct.No, Places: []conduct.Place{{Message: 1, End: 4}}}
	check := func(answer conduct.Answer, overruled bool) {
		t.Helper()
		l := c.Lines()[1]
		if l.Answer() != answer || l.Overruled() != overruled || asJSON(t, l.Text) != asJSON(t, shown) {
			t.Errorf("got %+v, want %v, overruled %v, and what the text shows", l, answer, overruled)
		}
	}
	check(conduct.No, false)
	if err := c.Answer("thanks", conduct.No, ""); err != nil {
		t.Error(err)
	}
	check(conduct.No, false)
	if err := c.Answer("thanks", conduct.NotObserved, "the line was bad"); err != nil {
		t.Error(err)
	}
	check(conduct.NotObserved, true)
	if err := c.Fill(builtIn(t).Read(talk)); err != nil {
		t.Error(err)
	}
	check(conduct.NotObserved, true)
	shown = conduct.Judgement{Answer: conduct.Yes, Places: []conduct.Place{{Message: 0, End: 9}}}
	if err := c.Fill(builtIn(t).Read(english("Thank you."))); err != nil {
		t.Error(err)
	}
	check(conduct.NotObserved, true)
	c.Lines()[1].Text.Places[0].End = 99
	check(conduct.NotObserved, true)
}

func TestLogsHoldNoWords(t *testing.T) {
	f := formOf(t, simpleItems())
	c, _ := f.Card(conduct.Head{Conversation: "c1", Reviewer: "r1"})
	reading := builtIn(t).Read(english("Secret words, thank you."))
	if err := errors.Join(c.Fill(reading), c.Answer("rings", conduct.Partly, "a secret reason")); err != nil {
		t.Fatal(err)
	}
	r, _ := c.Result()
	tally := conduct.NewTally(f)
	if err := tally.Add(c); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	log := slog.New(slog.NewTextHandler(&b, nil))
	log.Info("all", "reading", reading, "card", c, "result", r, "tally", tally, "form", f, "empty", new(conduct.Card), "none", new(conduct.Tally))
	print := f.Fingerprint().String()
	for _, want := range []string{
		"reading.review.findings=0", "reading.signs=1", "reading.questions=0", "card.conversation=c1", "card.reviewer=r1", "card.form=" + print, "card.judged=2",
		"result.form=" + print, "result.failed=[rings]", "result.points=7", "result.of=10", "tally.form=" + print, "tally.cards=1", "tally.cells=1",
		"form.form=" + print, "form.items=2", `empty="no form"`, `none="no form"`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the log lacks %s: %s", want, b.String())
		}
	}
	if strings.Contains(strings.ToLower(b.String()), "secret") {
		t.Errorf("the log gives words away: %s", b.String())
	}
}

// Messages name the field or say what would have been right.
func TestMessagesOfNames(t *testing.T) {
	long := strings.Repeat("x", conduct.MaxName+1)
	for field, head := range map[string]conduct.Head{
		"conversation": {Conversation: long}, "reviewer": {Conversation: "c", Reviewer: long}, "agent": {Conversation: "c", Agent: long},
		"team": {Conversation: "c", Team: long}, "channel": {Conversation: "c", Channel: long},
	} {
		if _, err := (&conduct.Form{}).Card(head); err == nil || !strings.Contains(err.Error(), "got "+field+" with ") {
			t.Errorf("%s: %v", field, err)
		}
	}
	var print conduct.Fingerprint
	if err := print.UnmarshalText([]byte("x")); err == nil || !strings.HasSuffix(err.Error(), "want 32 lower-case hexadecimal digits") {
		t.Errorf("%v", err)
	}
}
