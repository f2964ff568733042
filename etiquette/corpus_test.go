package etiquette_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/width"
)

// The labelled corpora are what the checker's judgement is measured by. These
// tests hold the data itself to its README: they know no rule and no checker.
// Failures name records by id and never print their texts.

// corpusMessage is one line of a corpus file: what an agent wrote, and the
// ideas that a careful reviewer wants flagged in it.
type corpusMessage struct {
	ID      string   `json:"id"`
	Lang    string   `json:"lang"`
	Channel string   `json:"channel"`
	Text    string   `json:"text"`
	Ideas   []string `json:"ideas"` // sorted; empty for a polite message
	Note    string   `json:"note"`  // why, on traps
}

// corpusConversation is one line of a conversations file: who wrote what and
// when, and which courtesies a reviewer misses or finds wrong.
type corpusConversation struct {
	ID         string       `json:"id"`
	Lang       string       `json:"lang"`
	Channel    string       `json:"channel"`
	LocalTimes bool         `json:"local_times"` // the offsets are those of the people who write
	Messages   []corpusTurn `json:"messages"`
	Missing    []string     `json:"missing"` // in the order of corpusCourtesies
	Wrong      []string     `json:"wrong"`
}

type corpusTurn struct {
	Role string `json:"role"`
	At   string `json:"at"` // RFC 3339
	Text string `json:"text"`
}

var (
	corpusLanguages = []string{"zh-Hans", "zh-Hant", "en"}
	corpusIdeas     = []string{
		"ambiguous_date", "arguing", "belittle", "blame_customer", "blame_supplier",
		"cant_solve", "cold_reply", "deny_possible", "dont_know", "flat_no",
		"impatience", "jargon", "no_alternative", "not_my_job", "overpromise",
		"personal_data", "slang", "too_casual",
	}
	corpusRefusals   = []string{"cant_solve", "flat_no", "not_my_job"}
	corpusCourtesies = []string{"greeting", "self_introduction", "thanks", "solved_check", "farewell"}
	corpusRequired   = map[string][]string{ // by channel
		"chat":   {"greeting", "thanks", "solved_check", "farewell"},
		"email":  {"greeting", "thanks", "farewell"},
		"phone":  corpusCourtesies,
		"social": {"greeting", "thanks"},
	}
)

// corpusPart is one part of the data, with the floors that it keeps: the least
// number of messages for each idea in each language, and of conversations for
// each language, each missing courtesy and each wrong greeting.
type corpusPart struct {
	name                string
	ideas, talks, lacks int
}

var corpusParts = []corpusPart{
	{name: "dev", ideas: 15, talks: 20, lacks: 7},
	{name: "heldout", ideas: 1, talks: 8, lacks: 1},
}

func TestCorpusMessagesAreSound(t *testing.T) {
	ids, texts := map[string]bool{}, map[string]string{}
	for _, part := range corpusParts {
		for _, m := range readCorpus[corpusMessage](t, "corpus-"+part.name) {
			if ids[m.ID] || !strings.HasPrefix(m.ID, m.Lang+"-") {
				t.Errorf("%s %q: the id is taken or does not begin with the language", part.name, m.ID)
			}
			ids[m.ID] = true
			key := m.Lang + " " + corpusKey(m.Text)
			if other, ok := texts[key]; ok {
				t.Errorf("%s says the same as %s", m.ID, other)
			}
			texts[key] = m.ID
			if err := m.check(); err != nil {
				t.Errorf("%s: %v", m.ID, err)
			}
		}
	}
}

// check gives the first fault of one message, by the conventions of the README.
func (m corpusMessage) check() error {
	refused := slices.ContainsFunc(m.Ideas, func(idea string) bool { return slices.Contains(corpusRefusals, idea) })
	switch {
	case !slices.Contains(corpusLanguages, m.Lang):
		return fmt.Errorf("unknown language %q", m.Lang)
	case corpusRequired[m.Channel] == nil:
		return fmt.Errorf("unknown channel %q", m.Channel)
	case corpusKey(m.Text) == "":
		return fmt.Errorf("the text has no letter")
	case m.Ideas == nil || !slices.IsSorted(m.Ideas) || len(slices.Compact(slices.Clone(m.Ideas))) < len(m.Ideas):
		return fmt.Errorf("ideas %q: want a sorted list without doubles, [] for none", m.Ideas)
	case !within(m.Ideas, corpusIdeas):
		return fmt.Errorf("ideas %q: one is unknown", m.Ideas)
	case slices.Contains(m.Ideas, "no_alternative") && !refused:
		return fmt.Errorf("no_alternative without a refusal: want one of %q beside it", corpusRefusals)
	case slices.Contains(m.Ideas, "personal_data") && m.Channel != "social":
		return fmt.Errorf("personal_data in channel %q: only social is public", m.Channel)
	}
	return nil
}

func TestCorpusMessagesReachTheirFloors(t *testing.T) {
	for _, part := range corpusParts {
		counts := countIdeas(readCorpus[corpusMessage](t, "corpus-"+part.name))
		for _, lang := range corpusLanguages {
			for _, idea := range corpusIdeas {
				if n := counts[lang][idea]; n < part.ideas {
					t.Errorf("%s %s %s: %d messages, want at least %d", part.name, lang, idea, n, part.ideas)
				}
			}
			all, polite := counts[lang]["all"], counts[lang]["polite"]
			if polite*20 < all*9 || polite*20 > all*11 {
				t.Errorf("%s %s: %d of %d messages are polite, want about half", part.name, lang, polite, all)
			}
			if traps := counts[lang]["traps"]; traps*3 < polite*2 {
				t.Errorf("%s %s: %d of %d polite messages are traps, want two thirds", part.name, lang, traps, polite)
			}
		}
	}
}

func TestCorpusReadmeCountsAreTrue(t *testing.T) {
	readme, err := os.ReadFile("testdata/README.md")
	if err != nil {
		t.Fatal(err)
	}
	var tables []map[string]map[string]int
	for _, part := range corpusParts {
		tables = append(tables, countIdeas(readCorpus[corpusMessage](t, "corpus-"+part.name)))
	}
	for _, row := range append([]string{"all", "polite", "traps"}, corpusIdeas...) {
		cells := []string{row}
		for _, counts := range tables {
			for _, lang := range corpusLanguages {
				cells = append(cells, strconv.Itoa(counts[lang][row]))
			}
		}
		line := "| " + strings.Join(cells, " | ") + " |"
		if !strings.Contains(string(readme), "\n"+line+"\n") {
			t.Errorf("testdata/README.md lacks the row\n%s", line)
		}
	}
}

// countIdeas counts messages by language and idea; "all", "polite" (no idea)
// and "traps" (polite, with a note) count as ideas too.
func countIdeas(messages []corpusMessage) map[string]map[string]int {
	counts := map[string]map[string]int{}
	for _, m := range messages {
		if counts[m.Lang] == nil {
			counts[m.Lang] = map[string]int{}
		}
		of := counts[m.Lang]
		of["all"]++
		for _, idea := range m.Ideas {
			of[idea]++
		}
		if len(m.Ideas) > 0 {
			continue
		}
		of["polite"]++
		if m.Note != "" {
			of["traps"]++
		}
	}
	return counts
}

func TestCorpusConversationsAreSound(t *testing.T) {
	ids := map[string]bool{}
	for _, part := range corpusParts {
		for _, c := range readCorpus[corpusConversation](t, "conversations-"+part.name) {
			if ids[c.ID] || !strings.HasPrefix(c.ID, c.Lang+"-c") {
				t.Errorf("%s %q: the id is taken or does not begin with the language and -c", part.name, c.ID)
			}
			ids[c.ID] = true
			if err := c.check(); err != nil {
				t.Errorf("%s: %v", c.ID, err)
			}
			if err := checkTurns(c.Messages); err != nil {
				t.Errorf("%s: %v", c.ID, err)
			}
		}
	}
}

// check gives the first fault of one conversation's labels.
func (c corpusConversation) check() error {
	required := corpusRequired[c.Channel]
	ordered := slices.DeleteFunc(slices.Clone(corpusCourtesies), func(s string) bool { return !slices.Contains(c.Missing, s) })
	switch {
	case !slices.Contains(corpusLanguages, c.Lang):
		return fmt.Errorf("unknown language %q", c.Lang)
	case required == nil:
		return fmt.Errorf("unknown channel %q", c.Channel)
	case c.Missing == nil || !slices.Equal(c.Missing, ordered):
		return fmt.Errorf("missing %q: want a list in the order %q", c.Missing, corpusCourtesies)
	case !within(c.Missing, required):
		return fmt.Errorf("missing %q: channel %q asks only for %q", c.Missing, c.Channel, required)
	case c.Wrong == nil || !within(c.Wrong, []string{"greeting_time"}) || len(c.Wrong) > 1:
		return fmt.Errorf("wrong %q: want [] or greeting_time", c.Wrong)
	case len(c.Wrong) > 0 && (!c.LocalTimes || slices.Contains(c.Missing, "greeting")):
		return fmt.Errorf("wrong %q needs local times and a greeting", c.Wrong)
	}
	return nil
}

// checkTurns gives the first fault in who wrote when.
func checkTurns(turns []corpusTurn) error {
	roles := map[string]int{"agent": 0, "bot": 0, "customer": 0}
	var last time.Time
	for i, turn := range turns {
		if _, ok := roles[turn.Role]; !ok {
			return fmt.Errorf("message %d: unknown role %q", i, turn.Role)
		}
		roles[turn.Role]++
		at, err := time.Parse(time.RFC3339, turn.At)
		if err != nil || at.Before(last) {
			return fmt.Errorf("message %d: at %q: want an RFC 3339 time, not before the last", i, turn.At)
		}
		last = at
		if corpusKey(turn.Text) == "" {
			return fmt.Errorf("message %d: the text has no letter", i)
		}
	}
	if roles["agent"] == 0 || roles["customer"] == 0 {
		return fmt.Errorf("want at least one message of an agent and one of a customer")
	}
	return nil
}

func TestCorpusConversationsReachTheirFloors(t *testing.T) {
	for _, part := range corpusParts {
		counts, complete := map[string]int{}, 0
		for _, c := range readCorpus[corpusConversation](t, "conversations-"+part.name) {
			counts[c.Lang]++
			for _, label := range slices.Concat(c.Missing, c.Wrong) {
				counts[label]++
			}
			if len(c.Missing)+len(c.Wrong) == 0 {
				complete++
			}
		}
		for _, lang := range corpusLanguages {
			if counts[lang] < part.talks {
				t.Errorf("%s %s: %d conversations, want at least %d", part.name, lang, counts[lang], part.talks)
			}
		}
		for _, label := range append([]string{"greeting_time"}, corpusCourtesies...) {
			if counts[label] < part.lacks {
				t.Errorf("%s %s: %d conversations, want at least %d", part.name, label, counts[label], part.lacks)
			}
		}
		if complete < part.talks/2 {
			t.Errorf("%s: %d conversations without a fault, want at least %d", part.name, complete, part.talks/2)
		}
	}
}

func TestCorpusConversationsAreAllDifferent(t *testing.T) {
	seen := map[string]string{}
	for _, part := range corpusParts {
		for _, c := range readCorpus[corpusConversation](t, "conversations-"+part.name) {
			var said []string
			for _, turn := range c.Messages {
				said = append(said, corpusKey(turn.Text))
			}
			key := c.Lang + " " + strings.Join(said, " ")
			if other, ok := seen[key]; ok {
				t.Errorf("%s says the same as %s", c.ID, other)
			}
			seen[key] = c.ID
		}
	}
}

// readCorpus reads testdata/name.jsonl, one object a line, and refuses what it
// does not know.
func readCorpus[T any](t testing.TB, name string) []T {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var records []T
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var record T
		d := json.NewDecoder(strings.NewReader(lines.Text()))
		d.DisallowUnknownFields()
		if err := d.Decode(&record); err != nil || d.More() {
			t.Fatalf("%s:%d: want one object with known fields only (%v)", name, len(records)+1, err)
		}
		records = append(records, record)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return records
}

// corpusKey is what makes two texts the same: letters and digits, without case
// and width.
func corpusKey(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, width.Fold.String(text))
}

// within reports whether every element of list is allowed.
func within(list, allowed []string) bool {
	return !slices.ContainsFunc(list, func(s string) bool { return !slices.Contains(allowed, s) })
}
