package customer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/servicequality/servicequality/internal/strict"
)

// An Advice is one thing to do, or to avoid, in serving a customer. It is data: see
// [BuiltIn] for the rows that come with this package and [NewHandbook] for adding
// your own.
type Advice struct {
	// ID is the stable name, "hurried.answer-first": two or more words of lower case
	// letters, digits and hyphens, joined by dots.
	ID string `json:"id"`
	// Source is the layer, and what in it the advice is for. That of an advice for a
	// [Type] names [LayerPrimary]; in a [Plan] it is [LayerSecondary] where the type is
	// the second one.
	Source
	// Direction is to do or to avoid.
	Direction Direction `json:"direction"`
	// Slot is what the advice is about.
	Slot Slot `json:"slot"`
	// Stance is the answer that the advice gives to the question of its slot, such as
	// "brief" or "full" in [SlotDetail]. Advices of one slot with different stances
	// contradict each other, whatever their directions: one that says "brief" may name
	// long words to avoid. It is "" for an advice that goes well with every other.
	Stance string `json:"stance,omitempty"`
	// Standing says what becomes of the advice when a higher one of its slot has
	// another stance. Without a stance it is [Stays].
	Standing Standing `json:"standing"`
	// Text is what people read. After [Avoid] it names what is to be avoided.
	Text Text `json:"text"`
}

// MaxText is the greatest length of an advice in one language, in characters.
const MaxText = 300

var (
	adviceID = regexp.MustCompile(`^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$`)
	stanceID = regexp.MustCompile(`^([a-z][a-z0-9-]*)?$`)
)

// check notes the faults of the advice at a path by itself, without a look at others.
func (a Advice) check(f *findings, path string) {
	want := func(ok bool, field, got, text string) {
		if !ok {
			f.add(strict.Under(path, field), got, text)
		}
	}
	want(len(a.ID) <= maxID && adviceID.MatchString(a.ID), "id", a.ID, `words such as "house.call-back", 64 bytes at most`)
	want(directions.Has(a.Direction), "direction", a.Direction.String(), "do or avoid")
	want(slots.Has(a.Slot), "slot", a.Slot.String(), oneOf(Slots()))
	want(len(a.Stance) <= maxID && stanceID.MatchString(a.Stance), "stance", a.Stance, `nothing, or a word such as "brief"`)
	want(standings.Has(a.Standing), "standing", a.Standing.String(), oneOf(Standings()))
	want(a.Stance != "" || a.Standing != OnRequest && a.Standing != LeftOut, "standing", a.Standing.String(), "stays, for nothing contradicts an advice without a stance")
	want(a.Stance == "" || a.Layer != LayerTier, "stance", a.Stance, "none, for a tier adds resources and takes no advice away")
	a.Source.check(f, path)
	for _, text := range []struct{ field, words string }{{"en", a.Text.English}, {"zh-Hans", a.Text.Hans}, {"zh-Hant", a.Text.Hant}} {
		n := utf8.RuneCountInString(text.words)
		want(n > 0 && n <= MaxText && presentable(text.words), "text."+text.field, text.words,
			fmt.Sprintf("1 to %d characters without control characters or spaces around them", MaxText))
	}
}

// presentable reports whether a text can be shown on a line as it is.
func presentable(s string) bool {
	return utf8.ValidString(s) && strings.TrimSpace(s) == s && !strings.ContainsFunc(s, unicode.IsControl)
}

// contradicts reports whether the two cannot stand in one plan.
func (a Advice) contradicts(b Advice) bool {
	return a.Slot == b.Slot && a.Stance != "" && b.Stance != "" && a.Stance != b.Stance
}

// BuiltIn lists the rows that come with this package, layer by layer, in a slice the
// caller owns. They are what training in customer service teaches, and every plan is
// composed from them.
func BuiltIn() []Advice { return slices.Clone(builtIn) }

var (
	builtIn = slices.Concat(everyoneAdvice, emotionalAdvice, statedAdvice, typeAdvice, statusAdvice,
		overlayAdvice, tierAdvice, channelAdvice)
	builtInFor = bySource(builtIn)
)

// bySource sorts advice by where it comes from, each in the order it had.
func bySource(list []Advice) map[Source][]Advice {
	sorted := map[Source][]Advice{}
	for _, a := range list {
		sorted[a.Source] = append(sorted[a.Source], a)
	}
	return sorted
}

// rows says of each row where it comes from.
func rows(from Source, list []Advice) []Advice {
	for i := range list {
		list[i].Source = from
	}
	return list
}
