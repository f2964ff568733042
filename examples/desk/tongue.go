package main

import (
	"fmt"
	"net/http"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/servicequality/servicequality/sla"
)

// Tongue is the language of a page, English or simplified or traditional Chinese,
// and the zone of its clocks.
type Tongue struct {
	language.Tag
	zone *time.Location
}

var tongues = []language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese}

var matcher = language.NewMatcher(tongues)

// tongueOf takes the language of the cookie, or else what the browser prefers.
func tongueOf(r *http.Request, zone *time.Location) Tongue {
	wanted := r.Header.Get("Accept-Language")
	if c, err := r.Cookie("lang"); err == nil {
		wanted = c.Value
	}
	_, i := language.MatchStrings(matcher, wanted)
	return Tongue{tongues[i], zone}
}

// Say gives the one of three ways to say the same; with args they are formats.
func (t Tongue) Say(en, hans, hant string, args ...any) string {
	s := en
	switch t.Tag {
	case language.SimplifiedChinese:
		s = hans
	case language.TraditionalChinese:
		s = hant
	}
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}

// words is one text in English, simplified and traditional Chinese.
type words [3]string

// Words gives the one of three.
func (t Tongue) Words(w words) string { return t.Say(w[0], w[1], w[2]) }

// Moment is an instant on the clock of the desk.
func (t Tongue) Moment(at time.Time) string {
	at = at.In(t.zone)
	return t.Say(at.Format("Mon 2 Jan 15:04"), at.Format("1月2日 15:04"), at.Format("1月2日 15:04"))
}

// Face is a length of time as clocks show it, "−1:02:03": cut to seconds, so that a
// countdown reaches 0:00:00 when it is due.
func (t Tongue) Face(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "−", -d
	}
	s := int64(d / time.Second)
	return fmt.Sprintf("%s%d:%02d:%02d", sign, s/3600, s/60%60, s%60)
}

// Language is the name of a language.
func (t Tongue) Language(name string) string { return display.Tags(t.Tag).Name(language.Make(name)) }

// Status is where a ticket stands.
func (t Tongue) Status(k sla.EntryKind) string {
	if k == sla.Opened { // whose label is that of the event
		return t.Say("In progress", "处理中", "處理中")
	}
	return k.Label(t.Tag)
}

var days = [7]words{{"Mon", "周一", "週一"}, {"Tue", "周二", "週二"}, {"Wed", "周三", "週三"}, {"Thu", "周四", "週四"},
	{"Fri", "周五", "週五"}, {"Sat", "周六", "週六"}, {"Sun", "周日", "週日"}}

// Weekdays are the heads of a calendar.
func (t Tongue) Weekdays() (names [7]string) {
	for i, day := range days {
		names[i] = t.Words(day)
	}
	return names
}
