package conduct_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/conduct"
)

// deskPacks are a small phrase pack and a small sign pack, for laws.
func deskPacks() (desk, signs etiquette.Pack) {
	english := []etiquette.Language{etiquette.English}
	text := etiquette.IdeaText{Severity: etiquette.Info, Reason: map[etiquette.Language]string{etiquette.English: "Why."},
		Suggestions: map[etiquette.Language][]string{etiquette.English: {"So."}}}
	rule := func(p *etiquette.Pack, idea etiquette.Idea, phrases ...string) {
		if p.Ideas == nil {
			p.Ideas = map[etiquette.Idea]etiquette.IdeaText{}
		}
		p.Ideas[idea] = text
		p.Rules = append(p.Rules, etiquette.Rule{ID: string(idea), Idea: idea, Phrases: phrases, Examples: phrases[:1]})
	}
	desk = etiquette.Pack{Name: "desk", Languages: english, Private: []string{"private message"}}
	rule(&desk, etiquette.Arguing, "you are wrong")
	desk.Courtesies = []etiquette.CourtesyWords{
		{Courtesy: etiquette.Greeting, Phrases: []string{"hello"}, Examples: []string{"hello"}},
		{Courtesy: etiquette.Greeting, Daytime: etiquette.Evening, Phrases: []string{"good evening"}, Examples: []string{"good evening"}},
		{Courtesy: etiquette.Thanks, Phrases: []string{"thank you"}, Examples: []string{"thank you"}},
	}
	signs = etiquette.Pack{Name: "signs", Languages: english}
	rule(&signs, "alpha", "apples")
	rule(&signs, "beta", "pears")
	rule(&signs, "question_open", "what is")
	rule(&signs, "question_leading", "shall i")
	return desk, signs
}

var deskOnce = sync.OnceValues(func() (*conduct.Reader, error) {
	desk, signs := deskPacks()
	checker, err := etiquette.New(desk)
	if err != nil {
		return nil, err
	}
	return conduct.NewReader(checker, signs)
})

func deskReader(t failer) *conduct.Reader {
	t.Helper()
	r, err := deskOnce()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// snippets are what drawn messages are made of, each with the marks that it bears.
var snippets = []struct {
	text  string
	marks []conduct.Mark
}{
	{"Fine", nil}, {"Wait", nil},
	{"Hello", []conduct.Mark{"courtesy/greeting"}},
	{"Good evening", []conduct.Mark{"courtesy/greeting", "lapse/greeting-time"}},
	{"Thank you", []conduct.Mark{"courtesy/thanks"}},
	{"You are wrong", []conduct.Mark{"idea/arguing"}},
	{"Apples", []conduct.Mark{"sign/alpha"}}, {"Pears", []conduct.Mark{"sign/beta"}},
	{"What is it?", []conduct.Mark{"question/open"}}, {"Red?", []conduct.Mark{"question/closed"}}, {"Shall I?", []conduct.Mark{"question/leading"}},
}

// bearing is a mark and where it stands: what the slow judge knows of a conversation.
type bearing struct {
	mark conduct.Mark
	at   conduct.Place
}

// drawTalk draws a conversation of snippets at nine in the morning, and says what its
// agents' messages bear.
func drawTalk(t *rapid.T) (talk etiquette.Conversation, bears []bearing) {
	talk = etiquette.Conversation{Language: etiquette.English, Channel: etiquette.Chat, WallClock: rapid.Bool().Draw(t, "clock")}
	agents, greeted := 0, false
	for i := range rapid.IntRange(0, 5).Draw(t, "messages") {
		m := etiquette.Message{Role: rapid.SampledFrom([]etiquette.Role{etiquette.Agent, etiquette.Agent, etiquette.Customer, etiquette.Bot}).Draw(t, "role"), At: time.Date(2026, 3, 2, 9, i, 0, 0, time.UTC)}
		if m.Role == etiquette.Agent {
			agents++
		}
		for range rapid.IntRange(0, 3).Draw(t, "snippets") {
			s := rapid.SampledFrom(snippets).Draw(t, "snippet")
			for _, mark := range s.marks {
				late := mark == "lapse/greeting-time" && (!talk.WallClock || agents > 1 || greeted)
				if m.Role == etiquette.Agent && !late {
					bears = append(bears, bearing{mark, conduct.Place{Message: i, Start: len(m.Text), End: len(m.Text) + len(s.text)}})
					greeted = greeted || mark == "lapse/greeting-time"
				}
			}
			m.Text += s.text
			if !strings.HasSuffix(s.text, "?") {
				m.Text += "."
			}
			m.Text += " "
		}
		talk.Messages = append(talk.Messages, m)
	}
	return talk, bears
}

// drawMarks draws some marks, now and then one that nothing can tell.
func drawMarks(t *rapid.T, name string, least int) []conduct.Mark {
	all := []conduct.Mark{
		"courtesy/greeting", "courtesy/thanks", "idea/arguing", "sign/alpha", "sign/beta", "question/open", "question/closed", "question/leading",
		"lapse/greeting-time", "sign/alpha", "idea/arguing", "courtesy/greeting", "question/open", "courtesy/thanks", "idea/nobody", "sign/nobody", "lapse/private-first",
	}
	marks := rapid.SliceOfN(rapid.SampledFrom(all), least, 2).Draw(t, name)
	if len(marks) == 0 {
		return nil // how an empty list comes back from its JSON
	}
	return marks
}

func drawSign(t *rapid.T) *conduct.Sign {
	s := &conduct.Sign{}
	if rapid.Bool().Draw(t, "conditional") {
		s.Given = drawMarks(t, "given", 0)
	}
	if rapid.Bool().Draw(t, "avoiding") {
		s.Avoid = drawMarks(t, "avoid", 1)
	}
	if len(s.Avoid) == 0 || rapid.Bool().Draw(t, "wanting") {
		s.Want = drawMarks(t, "want", 1)
		s.First, s.Last = rapid.IntRange(0, 2).Draw(t, "first"), rapid.IntRange(0, 2).Draw(t, "last")
		s.Before = drawMarks(t, "before", 0)
	}
	return s
}

// naive follows the steps at Sign over the list of what the messages bear.
func naive(s *conduct.Sign, talk etiquette.Conversation, bears []bearing) (answer conduct.Answer, places []conduct.Place) {
	var agents []int
	for i, m := range talk.Messages {
		if m.Role == etiquette.Agent {
			agents = append(agents, i)
		}
	}
	for _, m := range slices.Concat(s.Given, s.Avoid, s.Want, s.Before) {
		if strings.HasSuffix(string(m), "/nobody") || m == "lapse/private-first" || m == "lapse/greeting-time" && !talk.WallClock {
			return 0, nil
		}
	}
	whole := func(keep func(n int) bool) (all []conduct.Place) {
		for n, i := range agents {
			if keep(n) {
				all = append(all, conduct.Place{Message: i, End: len(talk.Messages[i].Text)})
			}
		}
		return all
	}
	everywhere := whole(func(int) bool { return true })
	first := -1
	where := func(marks []conduct.Mark) (all []conduct.Place) {
		for _, b := range bears {
			if slices.Contains(marks, b.mark) && !slices.Contains(all, b.at) {
				all = append(all, b.at)
			}
		}
		return all
	}
	inWindow := func(n int) bool {
		return (s.First == 0 || n <= s.First-1) && (s.Last == 0 || len(agents)-n <= s.Last)
	}
	switch wrong, found := where(s.Avoid), where(s.Want); {
	case len(agents) == 0:
		return 0, nil
	case len(s.Given) > 0 && where(s.Given) == nil:
		return conduct.NotApplicable, everywhere
	case wrong != nil:
		return conduct.No, wrong
	case len(s.Want) == 0:
		return conduct.Yes, everywhere
	case found == nil:
		if searched := whole(inWindow); searched != nil {
			return conduct.No, searched
		}
		return conduct.No, everywhere
	default:
		for i, p := range found {
			early := true
			for _, b := range where(s.Before) {
				early = early && p.Message*1000+p.Start < b.Message*1000+b.Start
			}
			if first < 0 && early && inWindow(slices.Index(agents, p.Message)) {
				first = i
			}
		}
		if first >= 0 {
			return conduct.Yes, found[first : first+1]
		}
		return conduct.Partly, found[:1]
	}
}

func TestLawSignsAreJudgedInFiveSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		talk, bears := drawTalk(t)
		sign := drawSign(t)
		item := conduct.Item{ID: "item", Occasion: "call", Stage: "first", Do: in("Do it."), Evidence: conduct.Text, Weight: 1, Sign: sign}
		c, err := formOf(t, []conduct.Item{item}).Card(conduct.Head{Conversation: "c"})
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Fill(deskReader(t).Read(talk)); err != nil {
			t.Fatal(err)
		}
		got := c.Lines()[0].Text
		answer, places := naive(sign, talk, bears)
		if got.Answer != answer || !slices.Equal(got.Places, places) {
			t.Fatalf("%+v\n%+v:\ngot  %v %v\nwant %v %v", *sign, talk.Messages, got.Answer, got.Places, answer, places)
		}
	})
}

// The classes of answers do occur among drawn signs.
func TestDrawnSignsHaveEveryAnswer(t *testing.T) {
	seen := map[conduct.Answer]int{}
	draw := rapid.Custom(func(t *rapid.T) conduct.Answer {
		talk, bears := drawTalk(t)
		answer, _ := naive(drawSign(t), talk, bears)
		return answer
	})
	for i := range 1000 {
		seen[draw.Example(i)]++
	}
	for _, a := range append(conduct.Answers()[:4], 0) {
		if seen[a] < 20 {
			t.Errorf("%v: %d of 1000, want 20 at least", a, seen[a])
		}
	}
}

// checkReading holds a reading, and a card that was filled from it, to the texts.
func checkReading(t failer, talk etiquette.Conversation, reading conduct.Reading, c *conduct.Card) {
	t.Helper()
	last := conduct.Place{Message: -1}
	for _, q := range reading.Questions {
		if !q.In(talk) || q.End <= q.Start || q.Message < last.Message || q.Message == last.Message && q.Start < last.End || q.Kind == 0 {
			t.Fatalf("the question %+v behind %+v is out of place in %+q", q, last, talk.Messages)
		}
		last = q.Place
	}
	for _, l := range c.Lines() {
		if l.Text.Answer == 0 {
			continue
		}
		if len(l.Text.Places) == 0 || l.Text.Answer == conduct.NotObserved {
			t.Fatalf("%s: %v rests on no place", l.Item, l.Text.Answer)
		}
		for _, p := range l.Text.Places {
			if !p.In(talk) || talk.Messages[p.Message].Role != etiquette.Agent {
				t.Fatalf("%s: %v rests on %+v, which is not in what agents say", l.Item, l.Text.Answer, p)
			}
			text := talk.Messages[p.Message].Text
			if utf8.ValidString(text) && !utf8.ValidString(text[p.Start:p.End]) {
				t.Fatalf("%s: %+v cuts a character of %q", l.Item, p, text)
			}
		}
	}
}

var wholeForm = sync.OnceValues(func() (*conduct.Form, error) {
	packs, err := conduct.LoadPacks(conduct.BuiltIn(), "*.json")
	if err != nil {
		return nil, err
	}
	s, err := conduct.New(packs...)
	if err != nil {
		return nil, err
	}
	return s.Form(nil)
})

// fill reads a conversation by the built-in packs into a card of all standards.
func fill(t failer, r *conduct.Reader, talk etiquette.Conversation) (conduct.Reading, *conduct.Card) {
	t.Helper()
	f, err := wholeForm()
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.Card(conduct.Head{Conversation: "c"})
	if err != nil {
		t.Fatal(err)
	}
	reading := r.Read(talk)
	if err := c.Fill(reading); err != nil {
		t.Fatal(err)
	}
	return reading, c
}

// What agents may say in the law below: what is looked for, halves of it, quotations,
// and bytes that are no text.
var utterances = []string{
	"您好，这里是蓝海宽带，工号1024，", "请问有什么可以帮您？", "是的，我明白了。", "非常抱歉，", "因为线路检修，", "暂时无法办理，", "不过我可以为您换一台。", "今天下班前给您回复。",
	"我为您转接技术部。", "给个五星好评！", "还有其他需要吗？", "问题解决了吗", "谢谢您，再见。", "“为什么？”", "不可能。", "Hello, ", "what happened? ", "Shall I ... ", "\"why? ", "\n", "？", "?!", ".", "\xff", "\u00a0", "\u3000", "e\u0301", "",
}

func TestLawEveryTextAnswerHasItsPlace(t *testing.T) {
	r := builtIn(t)
	rapid.Check(t, func(t *rapid.T) {
		talk := etiquette.Conversation{Channel: rapid.SampledFrom(etiquette.Channels()).Draw(t, "channel"), WallClock: true}
		for i := range rapid.IntRange(0, 3).Draw(t, "messages") {
			talk.Messages = append(talk.Messages, etiquette.Message{
				Role:   rapid.SampledFrom(etiquette.Roles()).Draw(t, "role"),
				At:     time.Date(2026, 3, 2, 9, i, 0, 0, time.UTC),
				Text:   strings.Join(rapid.SliceOfN(rapid.SampledFrom(utterances), 0, 5).Draw(t, "text"), ""),
				Spoken: time.Duration(rapid.IntRange(0, 9).Draw(t, "spoken")) * time.Second,
			})
		}
		reading, c := fill(t, r, talk)
		checkReading(t, talk, reading, c)
	})
}
