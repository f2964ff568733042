package conduct

import (
	"regexp"
	"slices"

	"github.com/servicequality/servicequality/etiquette"
)

// Item is one standard of conduct: what to do at one stage of one occasion. It is
// data: see [Pack].
type Item struct {
	// ID names the item, on cards and in overrides; it is unique among all packs of
	// some standards: lower case letters and digits, joined by hyphens.
	ID string `json:"id"`
	// Occasion and Stage are where it belongs, by their ids.
	Occasion string `json:"occasion"`
	Stage    string `json:"stage"`
	// Do is what to do, for people.
	Do Wording `json:"do"`
	// Bound is what can be measured about it; the zero value, nothing.
	Bound Bound `json:"bound,omitzero"`
	// Evidence is what can show it.
	Evidence Evidence `json:"evidence,omitzero"`
	// Sign is how the machine tells it from a conversation; nil, a person does.
	Sign *Sign `json:"sign,omitempty"`
	// Weight is how much it counts against the others, from 0 to [MaxWeight]. With 0
	// it is asked and does not count.
	Weight int64 `json:"weight"`
	// Critical says that the whole card fails when it is not met in full.
	Critical bool `json:"critical,omitzero"`
	// Channels are those it is for; none means every channel.
	Channels []etiquette.Channel `json:"channels,omitempty"`
	// Tags are words by which an [Override] finds the item.
	Tags []string `json:"tags,omitempty"`
}

// Limits of standards. Within them no sum of a tally overflows.
const (
	// MaxWeight is the greatest weight of an item.
	MaxWeight = 1000
	// MaxItems is the greatest number of items.
	MaxItems = 1000
)

// Suits reports whether the item is for a channel.
func (i *Item) Suits(channel etiquette.Channel) bool {
	return len(i.Channels) == 0 || slices.Contains(i.Channels, channel)
}

// clone gives an item that shares no memory with i, but for its texts.
func (i Item) clone() Item {
	if i.Sign != nil {
		sign := *i.Sign
		sign.Given, sign.Avoid = slices.Clone(sign.Given), slices.Clone(sign.Avoid)
		sign.Want, sign.Before = slices.Clone(sign.Want), slices.Clone(sign.Before)
		i.Sign = &sign
	}
	i.Do = i.Do.clone()
	i.Channels, i.Tags = slices.Clone(i.Channels), slices.Clone(i.Tags)
	return i
}

// slug is the form of ids and tags.
var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// check reports what is wrong with an item by itself.
func (i *Item) check(fault func(format string, args ...any)) {
	if !slug.MatchString(i.ID) {
		fault("got the id %q, want lower case letters and digits, joined by hyphens", i.ID)
	}
	if problem := i.Do.check(); problem != "" {
		fault("do: %s", problem)
	}
	if i.Bound != (Bound{}) {
		if problem := i.Bound.check(); problem != "" {
			fault("bound: %s", problem)
		}
	}
	if !evidences.Has(i.Evidence) {
		fault("got the evidence %v, want text or observer", i.Evidence)
	}
	if i.Sign != nil {
		i.Sign.check(i, fault)
	}
	if i.Weight < 0 || i.Weight > MaxWeight {
		fault("got the weight %d, want 0 to %d", i.Weight, MaxWeight)
	}
	for _, c := range i.Channels {
		if !slices.Contains(etiquette.Channels(), c) {
			fault("got the channel %v, want one of the five", c)
		}
	}
	for _, tag := range i.Tags {
		if !slug.MatchString(tag) {
			fault("got the tag %q, want lower case letters and digits, joined by hyphens", tag)
		}
	}
}
