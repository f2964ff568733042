package sla_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/sla"
)

// What people read, in full: a change here is one that they will notice.
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

func TestStandardTextsAreAsWritten(t *testing.T) {
	var got strings.Builder
	for _, s := range sla.Standards() {
		cells := []string{"\nStandard " + s.Name}
		for _, tag := range []language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese} {
			cells = append(cells, s.Text(tag))
		}
		got.WriteString(strings.Join(cells, " | "))
	}
	if diff := cmp.Diff(standardTexts, got.String()+"\n"); diff != "" {
		t.Errorf("-written +got:\n%s", diff)
	}
}
