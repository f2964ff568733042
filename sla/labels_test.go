package sla_test

import (
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/sla"
)

// What is stored and what people read, in full: a change here is one that programs
// and people will notice.
const labels = `
State pending | Not started | 未开始 | 尚未開始
State running | Running | 计时中 | 計時中
State paused | Paused | 已暂停 | 已暫停
State stopped | Stopped | 已停止 | 已停止
State cancelled | Cancelled | 已取消 | 已取消
Verdict on-track | On track | 进度正常 | 進度正常
Verdict at-risk | At risk | 临近超时 | 即將逾時
Verdict breached | Breached | 已超时 | 已逾時
Verdict met | Met | 达标 | 達標
Verdict early | Too early | 过早 | 過早
Verdict missed | Missed | 未达标 | 未達標
Verdict void | Void | 不计入 | 不列入計算
EventKind start | Start | 开始计时 | 開始計時
EventKind pause | Pause | 暂停计时 | 暫停計時
EventKind resume | Resume | 恢复计时 | 恢復計時
EventKind stop | Stop | 停止计时 | 停止計時
EventKind cancel | Cancel | 取消计时 | 取消計時
EventKind reopen | Reopen | 重新开启 | 重新開啟
EventKind retarget | Change of target | 变更目标 | 變更目標
EventKind recalendar | Change of calendar | 变更工作日历 | 變更工作行事曆
ReopenMode restart | Start again | 重新开始 | 重新開始
ReopenMode continue | Go on | 继续计时 | 繼續計時
ReopenMode since-creation | Since creation | 自创建起计时 | 自建立起計時
Mark window-opens | Window opens | 允许时段开始 | 允許時段開始
Mark warning | Warning | 超时预警 | 逾時預警
Mark goal | Goal due | 目标时点 | 目標時點
Mark due | Due | 截止时点 | 截止時點
Mark breach | Breach | 超时 | 逾時
Reason counted | Counted | 计入用时 | 計入用時
Reason closed | Closed | 非营业时间 | 非營業時間
Reason paused | Paused | 暂停 | 暫停
Reason stopped | Stopped | 已停止 | 已停止
Act assessed | Found feasible | 评估可行 | 評估可行
Act declined | Declined | 评估不可行 | 評估不可行
Act stated | Stated | 已承诺 | 已承諾
Act informed | Customer informed | 已反馈进展 | 已回報進度
Act carried-out | Carried out | 已兑现 | 已兌現
Act withdrawn | Withdrawn | 已撤回 | 已撤回
EntryKind customer-wrote | Customer message | 客户消息 | 客戶訊息
EntryKind agent-wrote | Agent message | 客服回复 | 客服回覆
EntryKind machine-wrote | Automatic message | 自动回复 | 自動回覆
EntryKind opened | Opened | 转为处理中 | 轉為處理中
EntryKind awaits-customer | Waiting for the customer | 等待客户 | 等待客戶
EntryKind awaits-others | Waiting for others | 等待第三方 | 等待第三方
EntryKind solved | Solved | 已解决 | 已解決
EntryKind followed-up | Followed up | 已回访 | 已回訪
EntryKind merged-away | Merged into another | 已并入其他工单 | 已併入其他案件
EntryKind took-over | Took over another | 已合并其他工单 | 已合併其他案件
`

const standardTexts = `
Standard phone-pickup | The phone is picked up within three rings. | 电话铃响三声之内接听。 | 電話鈴響三聲內接聽。
Standard chat-first-answer | A chat gets its first answer within one to three minutes, even if it only says that we are on it. | 在线咨询在 1 至 3 分钟内首次回应，哪怕只是告知正在处理。 | 線上客服在 1 至 3 分鐘內首次回應，即使只是告知正在處理。
Standard chat-progress | While a chat is open, the customer is regularly told how far it is. | 在线处理期间，定期向客户反馈进展。 | 線上處理期間，定期向客戶回報進度。
Standard social-urgent | Urgent posts on social media are answered first. | 社交媒体上的紧急问题优先回应。 | 社群媒體上的緊急問題優先回應。
Standard social-first-answer | A post on social media gets its first answer within 30 minutes. | 社交媒体留言在 30 分钟内首次回应。 | 社群媒體留言在 30 分鐘內首次回應。
Standard email-answer | A business e-mail is answered within 24 hours. | 商务邮件在 24 小时内回复。 | 商務電子郵件在 24 小時內回覆。
Standard progress-feedback | The customer hears from us every 24 hours, even if the matter is not solved yet. | 即使问题尚未解决，每 24 小时内也要向客户反馈进展。 | 即使問題尚未解決，每 24 小時內也要向客戶回報進度。
Standard follow-up-call | The first follow-up call comes 24 to 48 hours after the service, neither earlier nor later. | 首次回访在服务结束后 24 至 48 小时之间进行，不宜过早，也不可过迟。 | 首次回訪於服務結束後 24 至 48 小時之間進行，不宜過早，也不可過遲。
Standard visit-thanks | A message of thanks follows within one to two days after a visit. | 拜访后 1 至 2 天内发出致谢信息。 | 拜訪後 1 至 2 天內送出致謝訊息。
Standard visitor-awaited | A visitor is awaited from 10 minutes, at the latest 5 minutes, before the announced arrival. | 提前 5 至 10 分钟做好准备，迎候来访客人。 | 提前 5 至 10 分鐘準備就緒，迎候來訪貴賓。
Standard meeting-prepared | Room and papers are ready 15 to 30 minutes before a meeting begins. | 会议开始前 15 至 30 分钟备妥会场与资料。 | 會議開始前 15 至 30 分鐘備妥會場與資料。
Standard promises-kept | What was promised is carried out by the stated time, every time. | 承诺的事项按约定时间兑现，兑现率 100%。 | 承諾事項依約定時間兌現，兌現率 100%。
Standard average-response | The average response time is at most two minutes. | 平均响应时间不超过 2 分钟。 | 平均回應時間不超過 2 分鐘。
Standard first-contact-resolution | At least 92 % of requests are solved at the first contact. | 首次接触解决率不低于 92%。 | 首次接觸解決率不低於 92%。
`

// row puts a name and its texts in three languages on one line.
func row(kind, name string, text func(language.Tag) string) string {
	cells := []string{kind + " " + name}
	for _, tag := range []language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese} {
		cells = append(cells, text(tag))
	}
	return strings.Join(cells, " | ") + "\n"
}

func rows[E interface {
	String() string
	Label(language.Tag) string
}](kind string, all []E) string {
	var s strings.Builder
	for _, e := range all {
		s.WriteString(row(kind, e.String(), e.Label))
	}
	return s.String()
}

func TestLabelsAreAsWritten(t *testing.T) {
	got := "\n" + rows("State", sla.States()) + rows("Verdict", sla.Verdicts()) + rows("EventKind", sla.EventKinds()) +
		rows("ReopenMode", sla.ReopenModes()) + rows("Mark", sla.Marks()) + rows("Reason", sla.Reasons()) +
		rows("Act", sla.Acts()) + rows("EntryKind", sla.EntryKinds())
	if diff := gocmp.Diff(labels, got); diff != "" {
		t.Errorf("-written +got:\n%s", diff)
	}
}

func TestStandardTextsAreAsWritten(t *testing.T) {
	var got strings.Builder
	got.WriteString("\n")
	for _, s := range sla.Standards() {
		got.WriteString(row("Standard", s.Name, s.Text))
	}
	if diff := gocmp.Diff(standardTexts, got.String()); diff != "" {
		t.Errorf("-written +got:\n%s", diff)
	}
}
