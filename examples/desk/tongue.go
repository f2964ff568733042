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

// Field is the name of a field of a complaint's details, which is that in its stored
// form.
func (t Tongue) Field(name string) string {
	if w, ok := fieldNames[name]; ok {
		return t.in(w)
	}
	return name
}

var fieldNames = map[string]words{
	"approver":   {"Who approves", "批准人", "核准人"},
	"body":       {"Outside body", "外部机构", "外部機構"},
	"by":         {"Whose word it is", "答复人", "回覆人"},
	"category":   {"What it is about", "投诉类别", "投訴類別"},
	"cause":      {"Root cause", "根本原因", "根本原因"},
	"channel":    {"Channel", "渠道", "管道"},
	"customer":   {"Customer", "客户", "客戶"},
	"decideBy":   {"To be decided by", "决定期限", "決定期限"},
	"done":       {"What was done", "已做事项", "已處理事項"},
	"due":        {"Due", "兑现期限", "兌現期限"},
	"feasible":   {"We have checked that this can be done", "已确认可以做到", "已確認可以做到"},
	"handler":    {"Handler", "负责人", "負責人"},
	"heat":       {"Heat of the talk", "激动程度", "激動程度"},
	"impact":     {"Impact", "影响", "影響"},
	"missed":     {"Which expectation was not met", "哪项期望没有得到满足", "哪項期望未獲滿足"},
	"needs":      {"What the customer needs", "客户需要什么", "客戶需要什麼"},
	"next":       {"What comes next", "下一步", "下一步"},
	"noneNeeded": {"No measure is needed (say why)", "无需采取措施（请说明理由）", "不需採取措施（請說明理由）"},
	"other":      {"The other complaint", "另一件投诉", "另一件投訴"},
	"outcome":    {"Outcome", "结果", "結果"},
	"place":      {"Place", "地点", "地點"},
	"reaction":   {"What the customer did", "客户的反应", "客戶的反應"},
	"reason":     {"Reason", "理由", "理由"},
	"rework":     {"Rework limit", "返工上限", "重新處理上限"},
	"safety":     {"Somebody's safety is at risk", "涉及人身安全", "涉及人身安全"},
	"severity":   {"Severity", "严重程度", "嚴重程度"},
	"text":       {"In words", "说明", "說明"},
	"time":       {"Time", "时间", "時間"},
	"to":         {"Who takes over", "接手人", "接手人"},
	"told":       {"The customer was told who takes over", "已告知客户由谁接手", "已告知客戶由誰接手"},
	"urgency":    {"Urgency", "紧急程度", "緊急程度"},
	"venue":      {"Kind of body", "机构类型", "機構類型"},
}
