package customer

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/servicequality/servicequality/internal/strict"
)

func (f *findings) signals(signals []Signal) {
	if len(signals) == 0 || len(signals) > maxSignals {
		f.add("signals", strconv.Itoa(len(signals))+" signals", "1 to 10000")
		return
	}
	seen := make(map[string]int, len(signals))
	for i := range signals {
		s := &signals[i]
		path := strict.Item("signals", i)
		f.signal(path, s)
		if first, ok := seen[s.ID]; ok {
			f.add(path+".id", s.ID, "an id that "+strict.Item("signals", first)+" does not have")
		} else {
			seen[s.ID] = i
		}
	}
}

func (f *findings) signal(path string, s *Signal) {
	f.id(path+".id", s.ID)
	if !families.Has(s.Family) {
		f.add(path+".family", s.Family.String(), oneOf(Families()))
	}
	f.points(path, s)
	if s.Cap != 0 && (s.Cap < Full || s.Cap > maxCap) {
		f.number(path+".cap", s.Cap, "1000 to 1000000, or 0 for 1500")
	}
	f.duration(path+".half_life", s.HalfLife)
	f.duration(path+".expiry", s.Expiry)
	for i, c := range s.ExplainedBy {
		if !contexts.Has(c) {
			f.add(strict.Item(path+".explained_by", i), c.String(), oneOf(Contexts()))
		}
	}
	f.words(path+".text.en", s.Text.English)
	f.words(path+".text.zh-Hans", s.Text.Hans)
	f.words(path+".text.zh-Hant", s.Text.Hant)
}

const maxID = 64 // bytes

var idForm = regexp.MustCompile(`^[\p{L}\p{M}\p{Nd}]+([-_.][\p{L}\p{M}\p{Nd}]+)*$`)

// id checks the form of an id, and that it names no trait of a person.
func (f *findings) id(path, id string) {
	if len(id) > maxID || !idForm.MatchString(id) {
		f.add(path, id, "1 to 64 bytes of letters and digits, joined by single hyphens, underscores or dots")
	}
	f.noTrait(path, id)
}

// noTrait refuses the name of a trait of a person. What is too long is no id.
func (f *findings) noTrait(path, id string) bool {
	if len(id) > maxID {
		return true
	}
	trait := sensitive(id)
	if trait != "" {
		f.wrap(ErrSensitive, path, id, "what a customer does or says, and no trait of the person ("+trait+")")
	}
	return trait == ""
}

// points checks that the signal is evidence or counter-evidence, not both.
func (f *findings) points(path string, s *Signal) {
	above, belowType := f.directions(path+".points", s.Points[:], func(i int) string { return Type(i).String() })
	aboveOverlay, belowOverlay := f.directions(path+".overlays", s.Overlays[:], func(i int) string { return Overlay(i).String() })
	if belowType > 1 || belowOverlay > 1 || belowType+belowOverlay > 0 && above+aboveOverlay > 0 {
		f.add(path, s.ID, "no points below zero, or points below zero for one type and one overlay at most and none above")
	}
}

// directions checks the numbers of one list and counts those above and below zero.
func (f *findings) directions(path string, points []int64, name func(int) string) (above, below int) {
	for i, n := range points {
		switch {
		case i == 0 && n != 0:
			f.number(strict.Item(path, 0), n, "0, for it belongs to none")
		case n > maxPoints || n < -maxPoints:
			f.number(path+"."+name(i), n, "-1000000 to 1000000 thousandths")
		case n > 0:
			above++
		case n < 0:
			below++
		}
	}
	return above, below
}

func (f *findings) settings(s Settings) {
	f.within("settings.low.minimum", s.Low.Minimum, 2, maxScore)
	if s.FamilyCap < 1 || s.FamilyCap >= s.Low.Minimum {
		f.number("settings.family_cap", s.FamilyCap, "1 or more, and less than low.minimum, so that no type rests on one family")
	}
	f.within("settings.low.lead", s.Low.Lead, 1001, maxLead)
	f.within("settings.fair.minimum", s.Fair.Minimum, s.Low.Minimum, maxScore)
	f.within("settings.fair.lead", s.Fair.Lead, s.Low.Lead, maxLead)
	f.within("settings.high.minimum", s.High.Minimum, s.Fair.Minimum, maxScore)
	f.within("settings.high.lead", s.High.Lead, s.Fair.Lead, maxLead)
	f.within("settings.secondary", s.Secondary, 1, 1000)
	if s.Overlays[0] != 0 {
		f.number("settings.overlays[0]", s.Overlays[0], "0, for it belongs to none")
	}
	for _, o := range Overlays() {
		f.within("settings.overlays."+o.String(), s.Overlays[o], 1, maxScore)
	}
	f.duration("settings.half_life", s.HalfLife)
	f.duration("settings.expiry", s.Expiry)
}

func (f *findings) within(path string, n, least, most int64) {
	if n < least || n > most {
		f.number(path, n, strconv.FormatInt(least, 10)+" to "+strconv.FormatInt(most, 10))
	}
}

func (f *findings) number(path string, n int64, want string) {
	f.add(path, strconv.FormatInt(n, 10), want)
}

func (f *findings) duration(path string, d time.Duration) {
	if d < 0 {
		f.add(path, d.String(), "a length of time above 0, or 0 for the default")
	}
}

// words checks a text that people read.
func (f *findings) words(path, s string) {
	if s == "" || len(s) > 200 || strings.TrimSpace(s) != s || !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
		f.add(path, s, "1 to 200 bytes of text without control characters or spaces around it")
	}
}

// oneOf lists what an enum allows.
func oneOf[E interface{ String() string }](all []E) string {
	return "one of " + strings.Join(names(all), ", ")
}

// names are the machine names of an enum.
func names[E interface{ String() string }](all []E) []string {
	list := make([]string, len(all))
	for i, e := range all {
		list[i] = e.String()
	}
	return list
}
