package conduct

import (
	"fmt"
	"slices"
)

// Pack is a file of conduct standards: occasions with their stages, items that belong
// to them, and overrides of earlier packs. Packs are written in JSON, read by
// [ParsePack] or [LoadPacks] and made into [Standards] by [New].
//
//	{
//	  "name": "front-desk",
//	  "occasions": [{
//	    "id": "telephone", "name": {"en": "Telephone", "zh-Hans": "电话", "zh-Hant": "電話"},
//	    "stages": [{"id": "opening", "name": {"en": "Opening"}}, {"id": "closing", "name": {"en": "Closing"}}]
//	  }],
//	  "items": [{
//	    "id": "third-ring", "occasion": "telephone", "stage": "opening",
//	    "do": {"en": "Pick up by the third ring."},
//	    "bound": {"most": 3, "unit": "rings"},
//	    "evidence": "observer", "weight": 3
//	  }, {
//	    "id": "thanks", "occasion": "telephone", "stage": "closing",
//	    "do": {"en": "Thank the customer."},
//	    "evidence": "text", "sign": {"want": ["courtesy/thanks"], "last": 3}, "weight": 2
//	  }],
//	  "overrides": [{"item": "phone-pace", "weight": 5}, {"tag": "voice", "off": true}]
//	}
//
// # A pack of one's own
//
// A company leaves the built-in packs as they are and adds one behind them. Its items
// go to stages of its own or of an earlier pack; an occasion that is there already
// gets new names and further stages. Its overrides change weights and bounds, make
// items critical, and switch them off by id or tag.
type Pack struct {
	// Name says which pack it is, in errors; unique among the packs of some standards.
	Name string `json:"name"`
	// Occasions are what items belong to.
	Occasions []Occasion `json:"occasions,omitempty"`
	// Items are the standards.
	Items []Item `json:"items,omitempty"`
	// Overrides change items of this pack and of those before it, in their order.
	Overrides []Override `json:"overrides,omitempty"`
}

// Occasion is something that happens in service: a telephone call, a visit.
type Occasion struct {
	// ID names the occasion: lower case letters and digits, joined by hyphens.
	ID string `json:"id"`
	// Name is what people call it. An occasion of an earlier pack keeps the names
	// that this one does not give.
	Name Wording `json:"name,omitempty"`
	// Stages are its parts in their order.
	Stages []Stage `json:"stages,omitempty"`
}

// Stage is a part of an occasion: the opening of a call.
type Stage struct {
	// ID names the stage within its occasion.
	ID string `json:"id"`
	// Name is what people call it.
	Name Wording `json:"name,omitempty"`
}

// Override changes items of this pack or of earlier ones. One that finds no item is
// refused. Where several find an item, the last one that sets a field decides.
type Override struct {
	// Item is the id of the item. Either this or Tag is given.
	Item string `json:"item,omitempty"`
	// Tag finds all items that have it.
	Tag string `json:"tag,omitempty"`
	// Weight is the new one; nil, it stays.
	Weight *int64 `json:"weight,omitempty"`
	// Critical is the new one; nil, it stays.
	Critical *bool `json:"critical,omitempty"`
	// Bound is the new one; nil, it stays.
	Bound *Bound `json:"bound,omitempty"`
	// Off switches the items off.
	Off bool `json:"off,omitzero"`
	// On switches them on again, after an earlier Off.
	On bool `json:"on,omitzero"`
}

// finds reports whether the override is for an item.
func (o *Override) finds(i *Item) bool {
	return i.ID == o.Item || slices.Contains(i.Tags, o.Tag)
}

// idle reports whether the override changes nothing, or contradicts itself.
func (o *Override) idle() bool {
	return o.Weight == nil && o.Critical == nil && o.Bound == nil && o.On == o.Off || o.On && o.Off
}

// PackError is one fault of a pack. [ParsePack], [LoadPacks] and [New] report all
// faults at once, joined; errors.As finds the first.
type PackError struct {
	Pack   string // the name of the pack, or of its file where it could not be read
	Path   string // the place in it: "items[3] third-ring"; "" for the whole
	Reason string // what was got and what would be right
}

// Error names pack, place and reason.
func (e *PackError) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("conduct: pack %q: %s", e.Pack, e.Reason)
	}
	return fmt.Sprintf("conduct: pack %q: %s: %s", e.Pack, e.Path, e.Reason)
}
