package conduct

import (
	"errors"
	"log/slog"
	"slices"
	"strings"

	"github.com/servicequality/servicequality/etiquette"
)

// Reader reads conversations for what proves how agents behaved. It never changes and
// may be used by any number of goroutines at the same time.
type Reader struct{ checker, signs *etiquette.Checker }

// ErrNoChecker says that a reader was to be built without a checker.
var ErrNoChecker = errors.New("conduct: no checker: make one with etiquette.New")

// NewReader builds a reader from the checker that judges the words of agents, and from
// packs of signs, by which it tells what they do: [Signs] has the built-in ones.
// Signs are written as phrase packs, see [etiquette.Pack], but their rules look for
// what is good, or just telling, and not for what must not be said. Faults of the
// packs are those of [etiquette.New].
func NewReader(checker *etiquette.Checker, signs ...etiquette.Pack) (*Reader, error) {
	if checker == nil {
		return nil, ErrNoChecker
	}
	told, err := etiquette.New(signs...)
	if err != nil {
		return nil, err
	}
	return &Reader{checker, told}, nil
}

// Reading is what stands in a conversation, with its places. Make one with
// [Reader.Read].
type Reading struct {
	// Review is that of [etiquette.Checker.Review], by the profile of the channel.
	Review etiquette.Review `json:"review"`
	// Signs are those that agents gave, in the order of their places.
	Signs []SignFound `json:"signs,omitempty"`
	// Questions are those that agents asked, in the order of their places.
	Questions []Question `json:"questions,omitempty"`

	talk  etiquette.Conversation
	known []etiquette.Idea // what the review can find
	signs []etiquette.Idea // what can be told

	truncated bool // more could have been found
}

// SignFound is a sign that an agent gave.
type SignFound struct {
	// Sign is the idea of the rule that found it.
	Sign etiquette.Idea `json:"sign"`
	// Place is where it stands.
	Place
}

// Read reads a conversation. What customers and bots say counts for nothing. A reader
// that [NewReader] did not make reads nothing.
func (r *Reader) Read(talk etiquette.Conversation) Reading {
	if r == nil || r.checker == nil {
		return Reading{}
	}
	in := etiquette.Setting{Language: talk.Language, Channel: talk.Channel}
	reading := Reading{Review: r.checker.Review(talk), talk: talk, known: r.checker.Ideas(in), signs: r.signs.Ideas(in)}
	for i, m := range talk.Messages {
		if m.Role != etiquette.Agent {
			continue
		}
		signs, truncated := r.signs.Check(m.Text, in)
		reading.truncated = reading.truncated || truncated || reading.Review.Truncated
		for _, f := range signs {
			if !strings.HasPrefix(string(f.Idea), questionPrefix) {
				reading.Signs = append(reading.Signs, SignFound{f.Idea, Place{i, f.Start, f.End}})
			}
		}
		reading.Questions = append(reading.Questions, questions(m.Text, i, signs)...)
	}
	return reading
}

// Asked counts the questions of a kind.
func (r Reading) Asked(kind QuestionKind) int {
	n := 0
	for _, q := range r.Questions {
		if q.Kind == kind {
			n++
		}
	}
	return n
}

// LogValue gives the numbers of what was found, never what was said.
func (r Reading) LogValue() slog.Value {
	return slog.GroupValue(slog.Any("review", r.Review), slog.Int("signs", len(r.Signs)), slog.Int("questions", len(r.Questions)))
}

// places are where a mark stands, in order.
func (r *Reading) places(m Mark) []Place {
	kind, name, _ := strings.Cut(string(m), "/")
	var all []Place
	add := func(stands bool, p Place) {
		if stands {
			all = append(all, p)
		}
	}
	switch kind {
	case "courtesy":
		for _, f := range r.Review.Courtesies {
			add(f.Courtesy.String() == name, Place{f.Message, f.Start, f.End})
		}
	case "idea":
		for _, f := range r.Review.Findings {
			add(string(f.Idea) == name, Place{f.Message, f.Start, f.End})
		}
	case "lapse":
		for _, f := range r.Review.Remarks {
			add(f.Lapse == lapses[name], Place{f.Message, f.Start, f.End})
		}
	case "sign":
		for _, f := range r.Signs {
			add(string(f.Sign) == name, f.Place)
		}
	case "question":
		for _, q := range r.Questions {
			add(q.Kind.String() == name, q.Place)
		}
	}
	return all
}

// all are the places of any of the marks, in order, each once.
func (r *Reading) all(marks []Mark) []Place {
	var all []Place
	for _, m := range marks {
		all = append(all, r.places(m)...)
	}
	slices.SortFunc(all, Place.Compare)
	return slices.Compact(all)
}

// tells reports whether the conversation would show the mark if it stood there.
func (r *Reading) tells(m Mark) bool {
	kind, name, _ := strings.Cut(string(m), "/")
	switch kind {
	case "idea":
		return slices.Contains(r.known, etiquette.Idea(name))
	case "sign":
		return slices.Contains(r.signs, etiquette.Idea(name))
	case "question":
		return slices.ContainsFunc(r.signs, func(i etiquette.Idea) bool { return strings.HasPrefix(string(i), questionPrefix) })
	case "lapse":
		if lapses[name] == etiquette.GreetingTime {
			return r.talk.WallClock
		}
		return etiquette.ProfileOf(r.talk.Channel).AnswerFirst
	}
	return len(r.known) > 0 // a courtesy: the checker speaks the language
}
