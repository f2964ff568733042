package etiquette_test

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/etiquette"
)

// deskPack is a small pack with courtesies, for reviews.
func deskPack() etiquette.Pack {
	p := goodPack()
	p.Clues["offer"] = etiquette.Clue{Reach: etiquette.InMessage, Phrases: []string{"i will"}}
	p.Ideas[etiquette.NoAlternative] = etiquette.IdeaText{Severity: etiquette.Warning, Reason: english("It leads nowhere."), Suggestions: map[etiquette.Language][]string{etiquette.English: {"What I can do is …"}}}
	p.Rules = append(p.Rules, etiquette.Rule{ID: "nothing", Idea: etiquette.NoAlternative, Detector: "no_alternative", Unless: []string{"offer"},
		Examples: []string{"I can't help."}, Counterexamples: []string{"I can't help, but I will ask."}})
	words := func(c etiquette.Courtesy, d etiquette.Daytime, phrases ...string) {
		p.Courtesies = append(p.Courtesies, etiquette.CourtesyWords{Courtesy: c, Daytime: d, Phrases: phrases, Examples: phrases[:1]})
	}
	words(etiquette.Greeting, 0, "hello", "dear")
	words(etiquette.Greeting, etiquette.Afternoon, "good afternoon")
	words(etiquette.Greeting, etiquette.Evening, "good evening")
	words(etiquette.SelfIntroduction, 0, "speaking")
	words(etiquette.Thanks, 0, "thank you")
	words(etiquette.SolvedCheck, 0, "anything else")
	words(etiquette.Farewell, 0, "goodbye", "kind regards")
	p.Courtesies[5].Exceptions = []string{"no thank you"}
	p.Private = []string{"private message"}
	return p
}

func desk(t testing.TB) *etiquette.Checker {
	c, err := deskOnce()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var deskOnce = sync.OnceValues(func() (*etiquette.Checker, error) { return etiquette.New(deskPack()) })

// say makes messages at nine in the morning: an agent's, or with "> " before a
// customer's, with "# " a bot's.
func say(texts ...string) (messages []etiquette.Message) {
	for i, text := range texts {
		m := etiquette.Message{Role: etiquette.Agent, At: time.Date(2026, 3, 2, 9, i, 0, 0, time.UTC), Text: text}
		switch {
		case text[0] == '>':
			m.Role = etiquette.Customer
		case text[0] == '#':
			m.Role = etiquette.Bot
		}
		messages = append(messages, m)
	}
	return messages
}

func TestReviewWantsCourtesies(t *testing.T) {
	type lapses = []etiquette.Lapse
	full := []string{"Hello, Ann speaking.", "> My line is dead.", "It works again, thank you. Anything else?", "> No.", "Goodbye."}
	for _, row := range []struct {
		channel etiquette.Channel
		texts   []string
		want    lapses
		why     string
	}{
		{etiquette.Phone, full, nil, "all are there"},
		{etiquette.Phone, []string{"Yes?"}, lapses{etiquette.NoGreeting, etiquette.NoSelfIntroduction, etiquette.NoThanks, etiquette.NoSolvedCheck, etiquette.NoFarewell}, "none"},
		{etiquette.FaceToFace, []string{"Yes?"}, lapses{etiquette.NoGreeting, etiquette.NoThanks, etiquette.NoSolvedCheck, etiquette.NoFarewell}, "none"},
		{etiquette.Chat, []string{"Yes?"}, lapses{etiquette.NoGreeting, etiquette.NoThanks, etiquette.NoSolvedCheck, etiquette.NoFarewell}, "none"},
		{etiquette.Email, []string{"Yes?"}, lapses{etiquette.NoGreeting, etiquette.NoThanks, etiquette.NoFarewell}, "none"},
		{etiquette.Social, []string{"Yes?"}, lapses{etiquette.NoGreeting, etiquette.NoThanks}, "none"},
		{0, []string{"Yes?"}, nil, "no channel wants nothing"},
		{etiquette.Social, []string{"> Hello, thank you", "# Hello, thank you", "Yes?"}, lapses{etiquette.NoGreeting, etiquette.NoThanks}, "those of others do not count"},
		{etiquette.Social, []string{"Yes?", "Hello, thank you"}, lapses{etiquette.NoGreeting}, "a greeting comes first"},
		{etiquette.Social, []string{"Hello. No thank you."}, lapses{etiquette.NoThanks}, "an exception"},
		{etiquette.Social, []string{`Press "hello", and "thank you" appears.`}, lapses{etiquette.NoGreeting, etiquette.NoThanks}, "what is quoted is the name of a button"},
		{etiquette.Social, []string{`Hello "Ann", thank you for "it".`}, nil, "beside quotations"},
		{etiquette.Social, []string{`Hello, the key "thank" you pressed works.`}, lapses{etiquette.NoThanks}, "what begins in a quotation"},
		{etiquette.Phone, []string{"Hello", "Ann speaking, thank you", "Anything else?", "Goodbye"}, nil, "at their last places"},
		{etiquette.Phone, []string{"Hello", "Thank you", "Ann speaking. Anything else?", "Goodbye"}, lapses{etiquette.NoSelfIntroduction}, "the third message is too late"},
		{etiquette.Chat, []string{"Hello, thank you", "Anything else? Goodbye", "Yes", "Right"}, lapses{etiquette.NoFarewell}, "a farewell stands in the last two"},
		{etiquette.Chat, []string{"Hello, thank you. Anything else?", "One", "Two", "Goodbye"}, lapses{etiquette.NoSolvedCheck}, "a check stands in the last three"},
	} {
		var got lapses
		for _, r := range desk(t).Review(etiquette.Conversation{Channel: row.channel, Messages: say(row.texts...)}).Remarks {
			got = append(got, r.Lapse)
			if r.Message != -1 {
				t.Errorf("%v is of message %d, want -1", r.Lapse, r.Message)
			}
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%v %q: got %v, want %v: %s", row.channel, row.texts, got, row.want, row.why)
		}
	}
}

func TestReviewHoldsGreetingsToTheClock(t *testing.T) {
	c := desk(t)
	for greeting, right := range map[string][24]bool{
		"Hello.":          hours(0, 24),
		"Good morning.":   hours(0, 13),
		"Good afternoon.": hours(11, 19),
		"Good evening.":   hours(17, 29),
	} {
		for hour := range 24 {
			talk := etiquette.Conversation{WallClock: true, Messages: say("> Hi", greeting, "Good evening. Good morning.")}
			talk.Messages[1].At = time.Date(2026, 3, 2, hour, 59, 0, 0, time.FixedZone("", 8*3600))
			remarks := c.Review(talk).Remarks
			if wrong := len(remarks) > 0; wrong == right[hour] {
				t.Errorf("%s at %d:59: got %v", greeting, hour, remarks)
			}
			if want := (etiquette.Remark{Lapse: etiquette.GreetingTime, Message: 1, Start: 0, End: len(greeting) - 1}); len(remarks) > 0 && remarks[0] != want {
				t.Errorf("got %+v, want %+v", remarks[0], want)
			}
			talk.WallClock = false
			if remarks := c.Review(talk).Remarks; len(remarks) > 0 {
				t.Errorf("%s without a clock: got %v", greeting, remarks)
			}
		}
	}
}

func hours(from, until int) (right [24]bool) {
	for h := from; h < until; h++ {
		right[h%24] = true
	}
	return right
}

func TestReviewKnowsThePlaceOfCourtesies(t *testing.T) {
	got := desk(t).Review(etiquette.Conversation{Messages: say("> Hello", "Thank you. Good evening, Ann speaking.", "Goodbye")}).Courtesies
	want := []etiquette.CourtesyFound{
		{Courtesy: etiquette.Thanks, Message: 1, Start: 0, End: 9},
		{Courtesy: etiquette.Greeting, Daytime: etiquette.Evening, Message: 1, Start: 11, End: 23},
		{Courtesy: etiquette.SelfIntroduction, Message: 1, Start: 29, End: 37},
		{Courtesy: etiquette.Farewell, Message: 2, Start: 0, End: 7},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// An offer in the agent's next message is an alternative, whether it counts anywhere in
// a message or only later than the refusal; one by the customer, or later, is none.
func TestReviewLooksForAnOfferInTheNextMessage(t *testing.T) {
	for _, row := range []struct {
		texts []string
		want  []string
	}{
		{[]string{"I can't help.", "I will ask."}, []string{"cant"}},
		{[]string{"I can't help.", "> I will ask.", "# Wait.", "I will ask."}, []string{"cant"}},
		{[]string{"I can't help.", "> I will ask.", "Sorry."}, []string{"cant", "nothing"}},
		{[]string{"I can't help.", "Sorry.", "I will ask."}, []string{"cant", "nothing"}},
		{[]string{"I will ask.", "I can't help."}, []string{"cant", "nothing"}},
	} {
		for _, reach := range []etiquette.Reach{etiquette.InMessage, etiquette.Later} {
			p := deskPack()
			p.Clues["offer"] = etiquette.Clue{Reach: reach, Phrases: []string{"i will"}}
			c, err := etiquette.New(p)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range c.Review(etiquette.Conversation{Messages: say(row.texts...)}).Findings {
				got = append(got, f.Rule)
			}
			if !slices.Equal(got, row.want) {
				t.Errorf("%v: %q: got %q, want %q", reach, row.texts, got, row.want)
			}
		}
	}
}

func TestReviewWantsThePublicAnswerFirst(t *testing.T) {
	const ask = "Send us a private message."
	for _, row := range []struct {
		texts []string
		wrong bool
	}{
		{[]string{ask}, true},
		{[]string{"Hello! " + ask}, true},
		{[]string{"Hello, so sorry! " + ask}, true},
		{[]string{"Hello, so sorry about that! " + ask}, false},
		{[]string{"We are sorry about that, and " + ask}, true},
		{[]string{"We are very sorry.", "> And?", ask}, false},
		{[]string{"> We are very sorry.", ask}, true},
		{[]string{ask, "We are very sorry. " + ask}, true},
		{[]string{"Hello"}, false},
	} {
		talk := etiquette.Conversation{Channel: etiquette.Social, Messages: say(row.texts...)}
		var got []etiquette.Remark
		for _, r := range desk(t).Review(talk).Remarks {
			if r.Lapse == etiquette.PrivateFirst {
				got = append(got, r)
			}
		}
		if len(got) > 1 || (len(got) == 1) != row.wrong {
			t.Errorf("%q: got %v, want %v", row.texts, got, row.wrong)
		}
		if len(got) == 1 && talk.Messages[got[0].Message].Text[got[0].Start:got[0].End] != "private message" {
			t.Errorf("%q: got the place %+v", row.texts, got[0])
		}
		talk.Channel = etiquette.Chat
		if slices.ContainsFunc(desk(t).Review(talk).Remarks, func(r etiquette.Remark) bool { return r.Lapse == etiquette.PrivateFirst }) {
			t.Errorf("%q: nobody reads along in a chat", row.texts)
		}
	}
}

func TestReviewMeasuresThePace(t *testing.T) {
	words := "one two three four five six seven eight nine ten"
	for spoken, want := range map[time.Duration][]etiquette.Lapse{
		0:                      nil,
		-time.Second:           nil,
		3 * time.Second:        {etiquette.TooFast},
		4 * time.Second:        nil, // 150
		5 * time.Second:        nil, // 120
		5*time.Second + 50*1e6: nil, // 118.8 rounds to 119
		10 * time.Second:       {etiquette.TooSlow},
	} {
		talk := etiquette.Conversation{Channel: etiquette.Phone, Messages: say(words)}
		talk.Messages[0].Spoken = spoken
		var got []etiquette.Lapse
		for _, r := range desk(t).ReviewBy(etiquette.Profile{SlowestPace: 119, FastestPace: 150}, talk).Remarks {
			got = append(got, r.Lapse)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v: got %v, want %v", spoken, got, want)
		}
	}
}

func TestPace(t *testing.T) {
	for _, row := range []struct {
		text   string
		spoken time.Duration
		want   int64
	}{
		{"您好，请讲。", 2 * time.Second, 120},
		{"工号1024", 3 * time.Second, 120},
		{"Don't worry, it's café time", 2 * time.Second, 150},
		{"", time.Second, 0},
		{"a b c", 8 * time.Minute, 0},     // 0.375
		{"a", 2 * time.Minute, 0},         // 0.5 to the even 0
		{"a b c", 2 * time.Minute, 2},     // 1.5 to the even 2
		{"a b c d e", 2 * time.Minute, 2}, // 2.5 to the even 2
		{"a", time.Nanosecond, 60_000_000_000},
	} {
		if got, err := etiquette.Pace(row.text, row.spoken); err != nil || got != row.want {
			t.Errorf("%q in %v: got %d, %v, want %d", row.text, row.spoken, got, err, row.want)
		}
	}
	for _, spoken := range []time.Duration{0, -1} {
		_, err := etiquette.Pace("a", spoken)
		if e, ok := errors.AsType[*etiquette.PaceError](err); !ok || e.Spoken != spoken || e.Error() == "" {
			t.Errorf("got %v, want a PaceError of %v", err, spoken)
		}
	}
}

func TestReviewLetter(t *testing.T) {
	type lapses = []etiquette.Lapse
	const good = "Dear Ms Reed,\n\nYour invoice is attached.\n\nKind regards,\nTom Ellis"
	for _, row := range []struct {
		subject, body string
		want          lapses
	}{
		{"Invoice", good, nil},
		{"Invoice", "\n \n" + good, nil},
		{"", good, lapses{etiquette.NoSubject}},
		{" - ", good, lapses{etiquette.NoSubject}},
		{"Invoice", "Your invoice is attached.\nKind regards\nTom", lapses{etiquette.NoGreeting}},
		{"Invoice", "Your invoice is attached.\nDear Ms Reed\nKind regards\nTom", lapses{etiquette.NoGreeting}},
		{"Invoice", "Dear Ms Reed,\nKind regards\nTom", lapses{etiquette.NoBody}},
		{"Invoice", "Dear Ms Reed,\nYour invoice is attached.\nTom", lapses{etiquette.NoFarewell}},
		{"Invoice", "Dear Ms Reed,\nYour invoice is attached.\nKind regards", lapses{etiquette.NoSignature}},
		{"Invoice", "Dear Ms Reed,\nYour invoice is attached.\nGoodbye, kind regards\n...", lapses{etiquette.NoSignature}},
		{"", "", lapses{etiquette.NoSubject, etiquette.NoGreeting, etiquette.NoBody, etiquette.NoFarewell}},
	} {
		var got lapses
		for _, r := range desk(t).ReviewLetter(etiquette.Letter{Subject: row.subject, Body: row.body}, etiquette.English).Remarks {
			got = append(got, r.Lapse)
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%q, %q: got %v, want %v", row.subject, row.body, got, row.want)
		}
	}
	review := desk(t).ReviewLetter(etiquette.Letter{Subject: "I can't help", Body: "I can't help. I will ask."}, "")
	if len(review.Findings) != 2 || review.Findings[0].Message != 0 || review.Findings[1].Message != 1 {
		t.Errorf("got %+v, want one finding in the subject and one in the body", review.Findings)
	}
}
