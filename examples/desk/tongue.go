package main

import (
	"fmt"
	"net/http"
	"time"

	"golang.org/x/text/language"
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

func (t Tongue) in(w words) string { return t.Say(w[0], w[1], w[2]) }

// Moment is an instant on the clock of the desk.
func (t Tongue) Moment(at time.Time) string {
	at = at.In(t.zone)
	return t.Say(at.Format("Mon 2 Jan 15:04"), at.Format("1月2日 15:04"), at.Format("1月2日 15:04"))
}

// Face is a length of time as clocks show it, "-1:02:03": cut to seconds, so that a
// countdown reaches 0:00:00 when it is due.
func (t Tongue) Face(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "−", -d
	}
	s := int64(d / time.Second)
	return fmt.Sprintf("%s%d:%02d:%02d", sign, s/3600, s/60%60, s%60)
}

// Channel is the name of a channel.
func (t Tongue) Channel(name string) string {
	switch name {
	case "phone":
		return t.Say("Phone", "电话", "電話")
	case "chat":
		return t.Say("Chat", "在线聊天", "線上聊天")
	case "email":
		return t.Say("E-mail", "邮件", "電子郵件")
	case "social":
		return t.Say("Social media", "社交媒体", "社群媒體")
	}
	return name
}

// Tier is the name of a tier of customers.
func (t Tongue) Tier(name string) string {
	if name == "key" {
		return t.Say("Key customer", "重点客户", "重點客戶")
	}
	return t.Say("Customer", "客户", "客戶")
}

// Language is the name of a language.
func (t Tongue) Language(name string) string {
	switch name {
	case "zh-Hans":
		return t.Say("Simplified Chinese", "简体中文", "簡體中文")
	case "zh-Hant":
		return t.Say("Traditional Chinese", "繁体中文", "繁體中文")
	}
	return t.Say("English", "英语", "英文")
}
