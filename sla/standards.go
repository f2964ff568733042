package sla

import (
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Standard is one of the standards of good service that training in customer
// service teaches: a target for each case, an aim for all of them together, or
// both. To store one, store its Name; [StandardNamed] finds it again.
type Standard struct {
	Name     string // stable, "phone-pickup"
	Channel  string // for which requests; empty for all
	Priority string // likewise
	Metric   Metric // what it is about

	// Target is what is promised for each case. Its Metric is not set where the
	// standard is only about all cases together. It counts every hour: a business
	// that is not open around the clock sets its calendar.
	Target Target

	// Percent is the share of cases that should meet the target or, with no target,
	// be as the standard says. Zero means that the standard names none.
	Percent int

	// Mean is what the mean time should be at most. Zero means that it names none.
	Mean time.Duration

	text enum.Row
}

// Text gives the standard in a sentence for people: in traditional Chinese for a
// tag in that script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all
// others.
func (s Standard) Text(tag language.Tag) string {
	return enum.Pick(tag, s.text.English, s.text.Hans, s.text.Hant)
}

// Standards lists the standards, in a slice that the caller owns. They are
// defaults: copy a row into a policy and change what your business does better.
//
// Customers of a higher tier get less time, as [Target.Tighten] does it, and never
// another definition of success.
func Standards() []Standard { return slices.Clone(standards) }

// StandardNamed gives the standard with a name; ok is false when there is none.
func StandardNamed(name string) (s Standard, ok bool) {
	i := slices.IndexFunc(standards, func(s Standard) bool { return s.Name == name })
	if i < 0 {
		return Standard{}, false
	}
	return standards[i], true
}

const day = 24 * time.Hour

// The figures are those of the training. Where it gives a range for something that
// should be soon, the near end is the goal and the far end the limit. Two figures
// are ours and marked as such.
var standards = []Standard{
	{
		Name: "phone-pickup", Channel: "phone", Metric: FirstResponse,
		// Three cycles of 5 s, as in China and most of Europe; see Rings for others.
		Target: Target{Metric: FirstResponse, Limit: 3 * 5 * time.Second},
		text: enum.Row{
			English: "The phone is picked up within three rings.",
			Hans:    "电话铃响三声之内接听。",
			Hant:    "電話鈴響三聲內接聽。",
		},
	},
	{
		Name: "chat-first-answer", Channel: "chat", Metric: FirstResponse,
		Target: Target{Metric: FirstResponse, Goal: time.Minute, Limit: 3 * time.Minute},
		text: enum.Row{
			English: "A chat gets its first answer within one to three minutes, even if it only says that we are on it.",
			Hans:    "在线咨询在 1 至 3 分钟内首次回应，哪怕只是告知正在处理。",
			Hant:    "線上客服在 1 至 3 分鐘內首次回應，即使只是告知正在處理。",
		},
	},
	{
		Name: "chat-progress", Channel: "chat", Metric: PeriodicUpdate,
		// "Regularly" is given without a figure; a customer who waits at the screen
		// waits no longer for the next word than for the first one. Ours.
		Target: Target{Metric: PeriodicUpdate, Goal: time.Minute, Limit: 3 * time.Minute},
		text: enum.Row{
			English: "While a chat is open, the customer is regularly told how far it is.",
			Hans:    "在线处理期间，定期向客户反馈进展。",
			Hant:    "線上處理期間，定期向客戶回報進度。",
		},
	},
	{
		Name: "social-urgent", Channel: "social", Priority: "urgent", Metric: FirstResponse,
		// "Urgent first" is given without a figure; with half the time, an urgent post
		// is due before others that came up to a quarter of an hour earlier. Ours.
		Target: Target{Metric: FirstResponse, Limit: 15 * time.Minute},
		text: enum.Row{
			English: "Urgent posts on social media are answered first.",
			Hans:    "社交媒体上的紧急问题优先回应。",
			Hant:    "社群媒體上的緊急問題優先回應。",
		},
	},
	{
		Name: "social-first-answer", Channel: "social", Metric: FirstResponse,
		Target: Target{Metric: FirstResponse, Limit: 30 * time.Minute},
		text: enum.Row{
			English: "A post on social media gets its first answer within 30 minutes.",
			Hans:    "社交媒体留言在 30 分钟内首次回应。",
			Hant:    "社群媒體留言在 30 分鐘內首次回應。",
		},
	},
	{
		Name: "email-answer", Channel: "email", Metric: FirstResponse,
		Target: Target{Metric: FirstResponse, Limit: day},
		text: enum.Row{
			English: "A business e-mail is answered within 24 hours.",
			Hans:    "商务邮件在 24 小时内回复。",
			Hant:    "商務電子郵件在 24 小時內回覆。",
		},
	},
	{
		Name: "progress-feedback", Metric: PeriodicUpdate,
		Target: Target{Metric: PeriodicUpdate, Limit: day},
		text: enum.Row{
			English: "The customer hears from us every 24 hours, even if the matter is not solved yet.",
			Hans:    "即使问题尚未解决，每 24 小时内也要向客户反馈进展。",
			Hant:    "即使問題尚未解決，每 24 小時內也要向客戶回報進度。",
		},
	},
	{
		Name: "follow-up-call", Metric: FollowUp,
		Target: Target{Metric: FollowUp, NotBefore: day, Limit: 2 * day},
		text: enum.Row{
			English: "The first follow-up call comes 24 to 48 hours after the service, neither earlier nor later.",
			Hans:    "首次回访在服务结束后 24 至 48 小时之间进行，不宜过早，也不可过迟。",
			Hant:    "首次回訪於服務結束後 24 至 48 小時之間進行，不宜過早，也不可過遲。",
		},
	},
	{
		Name: "visit-thanks", Channel: "visit", Metric: FollowUp,
		Target: Target{Metric: FollowUp, Goal: day, Limit: 2 * day},
		text: enum.Row{
			English: "A message of thanks follows within one to two days after a visit.",
			Hans:    "拜访后 1 至 2 天内发出致谢信息。",
			Hant:    "拜訪後 1 至 2 天內送出致謝訊息。",
		},
	},
	{
		Name: "visitor-awaited", Channel: "visit", Metric: Readiness,
		// Who is there earlier still awaits the visitor: no NotBefore.
		Target: Target{Metric: Readiness, Goal: 10 * time.Minute, Limit: 5 * time.Minute},
		text: enum.Row{
			English: "A visitor is awaited from 10 minutes, at the latest 5 minutes, before the announced arrival.",
			Hans:    "提前 5 至 10 分钟做好准备，迎候来访客人。",
			Hant:    "提前 5 至 10 分鐘準備就緒，迎候來訪貴賓。",
		},
	},
	{
		Name: "meeting-prepared", Channel: "meeting", Metric: Readiness,
		Target: Target{Metric: Readiness, Goal: 30 * time.Minute, Limit: 15 * time.Minute},
		text: enum.Row{
			English: "Room and papers are ready 15 to 30 minutes before a meeting begins.",
			Hans:    "会议开始前 15 至 30 分钟备妥会场与资料。",
			Hant:    "會議開始前 15 至 30 分鐘備妥會場與資料。",
		},
	},
	{
		Name: "promises-kept", Metric: PromiseKeeping, Percent: 100,
		Target: Target{Metric: PromiseKeeping},
		text: enum.Row{
			English: "What was promised is carried out by the stated time, every time.",
			Hans:    "承诺的事项按约定时间兑现，兑现率 100%。",
			Hant:    "承諾事項依約定時間兌現，兌現率 100%。",
		},
	},
	{
		Name: "average-response", Metric: FirstResponse, Mean: 2 * time.Minute,
		text: enum.Row{
			English: "The average response time is at most two minutes.",
			Hans:    "平均响应时间不超过 2 分钟。",
			Hant:    "平均回應時間不超過 2 分鐘。",
		},
	},
	{
		Name: "first-contact-resolution", Metric: Resolution, Percent: 92,
		text: enum.Row{
			English: "At least 92 % of requests are solved at the first contact.",
			Hans:    "首次接触解决率不低于 92%。",
			Hant:    "首次接觸解決率不低於 92%。",
		},
	},
}
