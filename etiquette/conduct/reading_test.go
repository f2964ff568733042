package conduct_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/conduct"
)

// shown fills a card of one item with a sign from a conversation.
func shown(t *testing.T, r *conduct.Reader, talk etiquette.Conversation, item conduct.Item) conduct.Judgement {
	t.Helper()
	item.ID, item.Occasion, item.Stage, item.Do, item.Evidence = "item", "call", "first", in("Do it."), conduct.Text
	c, err := formOf(t, []conduct.Item{item}).Card(conduct.Head{Conversation: "c"})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Fill(r.Read(talk)); err != nil {
		t.Fatal(err)
	}
	return c.Lines()[0].Text
}

func whole(talk etiquette.Conversation, messages ...int) (all []conduct.Place) {
	for _, i := range messages {
		all = append(all, conduct.Place{Message: i, End: len(talk.Messages[i].Text)})
	}
	return all
}

func TestPaceIsHeldToTheBound(t *testing.T) {
	const words = "one two three four five six seven eight nine ten" // in 5 s 120, in 4 s 150 a minute
	item := conduct.Item{Bound: conduct.Bound{Least: 120, Most: 150, Unit: conduct.PerMinute}, Sign: &conduct.Sign{Gauge: conduct.Pace}}
	for _, row := range []struct {
		spoken []time.Duration
		want   conduct.Answer
		places []int
	}{
		{[]time.Duration{0, 0}, 0, nil},
		{[]time.Duration{5 * time.Second, 4 * time.Second}, conduct.Yes, []int{0, 1}},
		{[]time.Duration{5 * time.Second, 0}, conduct.Yes, []int{0}},
		{[]time.Duration{5 * time.Second, 3 * time.Second}, conduct.Partly, []int{1}},
		{[]time.Duration{6 * time.Second, 3 * time.Second}, conduct.No, []int{0, 1}},
	} {
		talk := english(words, words, "> "+words)
		talk.Messages[2].Spoken = time.Minute
		for i, d := range row.spoken {
			talk.Messages[i].Spoken = d
		}
		got := shown(t, deskReader(t), talk, item)
		if got.Answer != row.want || !slices.Equal(got.Places, whole(talk, row.places...)) {
			t.Errorf("%v: got %+v, want %v by %v", row.spoken, got, row.want, row.places)
		}
	}
}

func TestFirstAnswerIsHeldToTheBound(t *testing.T) {
	second := time.Second
	for _, row := range []struct {
		unit  conduct.Unit
		after time.Duration
		want  conduct.Answer
	}{
		{conduct.Minutes, 0, conduct.Yes}, {conduct.Minutes, 3 * time.Minute, conduct.Yes}, {conduct.Minutes, 3*time.Minute + 1, conduct.No},
		{conduct.Hours, 3 * time.Hour, conduct.Yes}, {conduct.Hours, 3*time.Hour + second, conduct.No},
		{conduct.Days, 72 * time.Hour, conduct.Yes}, {conduct.Days, 72*time.Hour + second, conduct.No},
		{conduct.Minutes, -second, 0},
	} {
		item := conduct.Item{Bound: conduct.Bound{Most: 3, Unit: row.unit}, Sign: &conduct.Sign{Gauge: conduct.FirstAnswer}}
		talk := english("Welcome", "> Hi", "> Hello?", "Yes", "Well")
		talk.Messages[3].At = talk.Messages[1].At.Add(row.after)
		got := shown(t, deskReader(t), talk, item)
		if got.Answer != row.want || row.want != 0 && !slices.Equal(got.Places, whole(talk, 3)) {
			t.Errorf("%v in %v: got %+v, want %v", row.after, row.unit, got, row.want)
		}
	}
	item := conduct.Item{Bound: conduct.Bound{Most: 3, Unit: conduct.Minutes}, Sign: &conduct.Sign{Gauge: conduct.FirstAnswer}}
	noTime := english("> Hi", "Yes")
	noTime.Messages[0].At = time.Time{}
	neither := english("> Hi", "Yes")
	neither.Messages[1].At = time.Time{}
	for _, talk := range []etiquette.Conversation{noTime, neither, english("Hello"), english("Hello", "> Hi")} {
		if got := shown(t, deskReader(t), talk, item); got.Answer != 0 {
			t.Errorf("%+v: got %+v, want nothing", talk.Messages, got)
		}
	}
}

func TestLeadingQuestionsAreHeldToTheBound(t *testing.T) {
	item := conduct.Item{Bound: conduct.Bound{Most: 2, Unit: conduct.Questions}, Sign: &conduct.Sign{Gauge: conduct.LeadingQuestions}}
	for _, row := range []struct {
		texts []string
		want  conduct.Answer
	}{
		{[]string{"What is it?"}, conduct.Yes},
		{[]string{"Shall I? Shall I?", "> Shall I?"}, conduct.Yes},
		{[]string{"Shall I? Shall I?", "Shall I?"}, conduct.No},
	} {
		talk := english(row.texts...)
		got := shown(t, deskReader(t), talk, item)
		if got.Answer != row.want || len(got.Places) == 0 {
			t.Errorf("%q: got %+v, want %v", row.texts, got, row.want)
		}
	}
	desk, _ := deskPacks()
	checker, err := etiquette.New(desk)
	if err != nil {
		t.Fatal(err)
	}
	mute, err := conduct.NewReader(checker)
	if err != nil {
		t.Fatal(err)
	}
	if got := shown(t, mute, english("Shall I?"), item); got.Answer != 0 {
		t.Errorf("without signs of questions: got %+v, want nothing", got)
	}
}

// Where nobody could tell, the item is left to a person.
func TestWhatCannotBeToldIsLeftToAPerson(t *testing.T) {
	greet := conduct.Item{Sign: &conduct.Sign{Want: []conduct.Mark{"courtesy/greeting"}}}
	private := conduct.Item{Sign: &conduct.Sign{Avoid: []conduct.Mark{"lapse/private-first"}}}
	french := english("Bonjour")
	french.Language = "fr"
	public := english("Send us a private message.")
	public.Channel = etiquette.Social
	long := english(strings.Repeat("a ", etiquette.MaxText))
	apples := conduct.Item{Sign: &conduct.Sign{Want: []conduct.Mark{"sign/alpha"}}}
	many := english(strings.Repeat("apples ", etiquette.MaxFindings+1), "Hello")
	email := greet
	email.Channels = []etiquette.Channel{etiquette.Email}
	for _, row := range []struct {
		talk etiquette.Conversation
		item conduct.Item
		want conduct.Answer
		why  string
	}{
		{english("Hello"), greet, conduct.Yes, "it stands there"},
		{english("Yes"), greet, conduct.No, "it does not"},
		{english("> Hello"), greet, 0, "no agent says anything"},
		{french, greet, 0, "the language is not known"},
		{long, greet, 0, "the message is not read to its end"},
		{many, greet, 0, "there are more signs than are counted"},
		{many, apples, 0, "there are more signs than are counted"},
		{english("Hello"), email, 0, "the item is for letters"},
		{english("Send us a private message."), private, 0, "nobody reads along"},
		{public, private, conduct.No, "all read along"},
	} {
		if got := shown(t, deskReader(t), row.talk, row.item); got.Answer != row.want {
			t.Errorf("got %v, want %v: %s", got.Answer, row.want, row.why)
		}
	}
	if got := new(conduct.Reader).Read(english("Hello")); len(got.Review.Courtesies) > 0 {
		t.Errorf("an empty reader reads %+v", got)
	}
	if _, err := conduct.NewReader(nil); !errors.Is(err, conduct.ErrNoChecker) {
		t.Errorf("got %v, want ErrNoChecker", err)
	}
	desk, signs := deskPacks()
	checker, _ := etiquette.New(desk)
	signs.Name = ""
	if _, err := conduct.NewReader(checker, signs); err == nil {
		t.Error("a pack without a name is taken")
	}
}

// What customers and bots say is nothing that agents do.
func TestReadingIsOfAgents(t *testing.T) {
	talk := english("> Apples? What is it?", "Apples, pears. Hello. What is it? Red?", "Bot apples? Shall I?", "Pears")
	talk.Messages[2].Role = etiquette.Bot
	got := deskReader(t).Read(talk)
	want := `{"review":{"remarks":[{"lapse":"no-self-introduction","message":-1},{"lapse":"no-thanks","message":-1},{"lapse":"no-solved-check","message":-1},{"lapse":"no-farewell","message":-1}],` +
		`"courtesies":[{"courtesy":"greeting","message":1,"start":15,"end":20}]},` +
		`"signs":[{"sign":"alpha","message":1,"start":0,"end":6},{"sign":"beta","message":1,"start":8,"end":13},{"sign":"beta","message":3,"start":0,"end":5}],` +
		`"questions":[{"kind":"open","message":1,"start":22,"end":33},{"kind":"closed","message":1,"start":34,"end":38}]}`
	if asJSON(t, got) != want {
		t.Errorf("got\n%s\nwant\n%s", asJSON(t, got), want)
	}
}

// The stretches of questions, each between < and >.
func TestQuestionsAreSentences(t *testing.T) {
	for _, marked := range []string{
		"<Red?>", "<Red?!?> Fine", "Fine. <Red?>  <Blue?>", "<Fine.Red?>", "<Version 2.5 red?>", "Mr. <Red?>", "See a.b. <Red?>", "Wait... <Red?>",
		"Fine!<Red?>\n<Blue?>", "Fine\n <Red?>", "Fine\r<Red?>", "好的。<红色？>", "好的！<红色？｡><蓝色？>", "\u3000<红色？>",
		"您问“红色？”，我查一下。", "「红色？」是您问的。", "『红色？』", "《红色？》", "You said \"red?\" to me.", "\"Red?", "\"Red\n<Blue?>", "“Red\n<Blue?>", "<”Red?>", "<“a”“b”Red?>", "“a「b」c？”",
		"”“Red?” is a word.", "<\"a\" red?>", "“a“b”c?” d.", "?", "<Red?> \xff", "",
	} {
		if marked == "?" {
			marked = "<?>"
		}
		text := strings.NewReplacer("<", "", ">", "").Replace(marked)
		reading := deskReader(t).Read(english(text))
		got, at := "", 0
		for _, q := range reading.Questions {
			got += fmt.Sprintf("%s<%s>", text[at:q.Start], text[q.Start:q.End])
			at = q.End
		}
		if got += text[at:]; got != marked {
			t.Errorf("got %q, want %q", got, marked)
		}
	}
}

// Leading comes before open, and open before a detail.
func TestTheFirstSignDecides(t *testing.T) {
	for text, want := range map[string]conduct.QuestionKind{
		"What is it?": conduct.Open, "Shall I ask what is wrong?": conduct.Leading, "What is it, shall I?": conduct.Leading, "Red?": conduct.Closed,
	} {
		got := deskReader(t).Read(english(text)).Questions
		if len(got) != 1 || got[0].Kind != want {
			t.Errorf("%s: got %+v, want %v", text, got, want)
		}
	}
	if got := builtIn(t).Read(english("Which one, and what happened?")).Questions; len(got) != 1 || got[0].Kind != conduct.Open {
		t.Errorf("got %+v, want an open question", got)
	}
	for _, text := range []string{"请问机器是在哪里买的", "您现在在家吗"} {
		talk := english(text)
		talk.Language = etiquette.Hans
		if got := builtIn(t).Read(talk).Questions; len(got) != 1 || got[0].Kind != conduct.Closed {
			t.Errorf("%s: got %+v, want a closed question", text, got)
		}
	}
}

func TestPlaces(t *testing.T) {
	talk := english("four")
	for _, row := range []struct {
		p    conduct.Place
		want bool
	}{
		{conduct.Place{End: 4}, true}, {conduct.Place{Start: 4, End: 4}, true}, {conduct.Place{End: 5}, false}, {conduct.Place{Start: -1}, false},
		{conduct.Place{Start: 3, End: 2}, false}, {conduct.Place{Message: 1}, false}, {conduct.Place{Message: -1}, false},
	} {
		if got := row.p.In(talk); got != row.want {
			t.Errorf("%+v: got %v, want %v", row.p, got, row.want)
		}
	}
	order := []conduct.Place{{0, 1, 5}, {0, 1, 3}, {0, 2, 9}, {1, 0, 0}}
	for i, p := range order {
		for j, q := range order {
			if got := p.Compare(q); got > 0 != (i > j) || got < 0 != (i < j) {
				t.Errorf("%+v and %+v: got %d", p, q, got)
			}
		}
	}
}

func TestBounds(t *testing.T) {
	for _, row := range []struct {
		b    conduct.Bound
		says string
		in   []int64
		out  []int64
	}{
		{conduct.Bound{Most: 3, Unit: conduct.Rings}, "at most 3 rings", []int64{-9, 0, 3}, []int64{4}},
		{conduct.Bound{Least: 3, Unit: conduct.Days}, "at least 3 days", []int64{3, 99}, []int64{2}},
		{conduct.Bound{Least: 80, Most: 120, Unit: conduct.Centimetres}, "80 to 120 centimetres", []int64{80, 120}, []int64{79, 121}},
	} {
		if row.b.String() != row.says {
			t.Errorf("got %s, want %s", row.b, row.says)
		}
		for _, n := range row.in {
			if !row.b.Holds(conduct.Whole(n)) {
				t.Errorf("%v does not hold %d", row.b, n)
			}
		}
		for _, n := range row.out {
			if row.b.Holds(conduct.Whole(n)) {
				t.Errorf("%v holds %d", row.b, n)
			}
		}
		if row.b.Holds(conduct.Ratio{}) {
			t.Errorf("%v holds what is undefined", row.b)
		}
	}
}

func TestRatios(t *testing.T) {
	for _, row := range []struct {
		r                conduct.Ratio
		places           uint8
		number, percents string
		text             string
	}{
		{conduct.Ratio{Num: 1, Den: 3}, 2, "0.33", "33.33", "1/3"},
		{conduct.Ratio{Num: 1, Den: 8}, 2, "0.12", "12.50", "1/8"}, // half to even
		{conduct.Ratio{Num: 3, Den: 8}, 2, "0.38", "37.50", "3/8"},
		{conduct.Ratio{Num: -1, Den: 4}, 1, "-0.2", "-25.0", "-1/4"},
		{conduct.Ratio{}, 1, "", "", "0/0"},
	} {
		number, ok := row.r.Round(row.places)
		percent, also := row.r.Percent(row.places)
		if ok != (row.r.Den != 0) || also != ok || row.r.String() != row.text {
			t.Errorf("%v: got %v, %v", row.r, ok, also)
		}
		if ok && (number.StringFixed(int32(row.places)) != row.number || percent.StringFixed(int32(row.places)) != row.percents) {
			t.Errorf("%v: got %v and %v %%", row.r, number, percent)
		}
	}
	for _, row := range []struct {
		a, b  conduct.Ratio
		order int
		ok    bool
	}{
		{conduct.Ratio{Num: 1, Den: 2}, conduct.Ratio{Num: 2, Den: 4}, 0, true}, {conduct.Ratio{Num: 1, Den: 3}, conduct.Ratio{Num: 1, Den: 2}, -1, true},
		{conduct.Ratio{Num: 1}, conduct.Ratio{Num: 1, Den: 2}, 0, false}, {conduct.Ratio{Num: 1, Den: 2}, conduct.Ratio{}, 0, false},
	} {
		if order, ok := row.a.Compare(row.b); order != row.order || ok != row.ok {
			t.Errorf("%v and %v: got %d, %v", row.a, row.b, order, ok)
		}
	}
}
