package main

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/sla"
)

// tongue is the language of the report: English, or simplified or traditional
// Chinese.
type tongue struct {
	language.Tag
	packs []etiquette.Pack // where the names of ideas stand
}

var matcher = language.NewMatcher([]language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese})

// say gives the one of three ways to say the same; with args they are formats.
func (t tongue) say(en, hans, hant string, args ...any) string {
	_, i, _ := matcher.Match(t.Tag)
	s := [...]string{en, hans, hant}[i]
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}

// Words is the same in each language, by the names "en", "zh-Hans" and "zh-Hant".
type Words map[string]string

// idea is the name of an idea in the packs.
func (t tongue) idea(i etiquette.Idea) string {
	for _, p := range t.packs {
		if label := p.Ideas[i].Label[etiquette.Language(t.say("en", "zh-Hans", "zh-Hant"))]; label != "" {
			return label
		}
	}
	return string(i)
}

// topic is what a ticket is about, in words where the desk has some.
func (t tongue) topic(d *Desk, topic string) string {
	w := d.Topics[topic]
	if s := t.say(w["en"], w["zh-Hans"], w["zh-Hant"]); s != "" {
		return s
	}
	return topic
}

func (t tongue) channel(name string) string {
	switch name {
	case "phone":
		return t.say("Phone", "电话", "電話")
	case "chat":
		return t.say("Chat", "在线聊天", "線上聊天")
	case "email":
		return t.say("E-mail", "邮件", "郵件")
	case "social":
		return t.say("Social media", "社交媒体", "社群媒體")
	case "visit":
		return t.say("Visit", "到访", "到訪")
	}
	return name
}

// clock is what is promised on a channel: "First response, chat".
func (t tongue) clock(m sla.Metric, channel string) string {
	return m.Label(t.Tag) + t.say(", ", "（", "（") + t.channel(channel) + t.say("", "）", "）")
}

// language is the name of a language of customers.
func (t tongue) language(name string) string {
	switch name {
	case "en":
		return t.say("English", "英语", "英文")
	case "zh-Hans":
		return t.say("simplified Chinese", "简体中文", "簡體中文")
	case "zh-Hant":
		return t.say("traditional Chinese", "繁体中文", "繁體中文")
	}
	return name
}

// lasting is a length of time in the two units that tell the most.
func (t tongue) lasting(d Lasting) string {
	s := int64(time.Duration(d).Round(time.Second) / time.Second)
	switch {
	case s < 60:
		return t.say("%d s", "%d 秒", "%d 秒", s)
	case s < 3600:
		return t.say("%d min %02d s", "%d 分 %02d 秒", "%d 分 %02d 秒", s/60, s%60)
	case s < 48*3600:
		return t.say("%d h %02d min", "%d 小时 %02d 分", "%d 小時 %02d 分", s/3600, s%3600/60)
	}
	return t.say("%d days %d h", "%d 天 %d 小时", "%d 天 %d 小時", s/86400, s%86400/3600)
}

// date is a day that nobody misreads.
func (t tongue) date(at time.Time) string {
	return t.say(at.Format("Mon 2 Jan 2006"), at.Format("2006年1月2日"), at.Format("2006年1月2日"))
}

// moment is an instant within the week.
func (t tongue) moment(at time.Time) string {
	return t.say(at.Format("Mon 2 Jan 15:04"), at.Format("1月2日 15:04"), at.Format("1月2日 15:04"))
}

// percentOf is n of all in percent, to the nearest.
func percentOf(n, all int) int {
	if all == 0 {
		return 0
	}
	return (200*n + all) / (2 * all)
}

// hours puts "20-24" as people write it.
func (t tongue) hours(s string) string {
	from, to, _ := strings.Cut(s, "-")
	return t.say("%s:00 to %s:00", "%s:00 至 %s:00", "%s:00 至 %s:00", from, to)
}

// day is a date of the form 2006-01-02 as people write it.
func (t tongue) day(s string) string {
	at, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return t.say(at.Format("Mon 2 Jan"), at.Format("1月2日"), at.Format("1月2日"))
}

// within is a label within a sentence: English ones begin small there.
func (t tongue) within(label string) string {
	return t.say(strings.ToLower(label[:1])+label[1:], label, label)
}
