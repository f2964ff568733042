package report_test

import (
	"fmt"
	"testing"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/sla/report"
)

// The words that people read: machine name, English, simplified and traditional
// Chinese.
func TestLabels(t *testing.T) {
	type value interface {
		fmt.Stringer
		Label(language.Tag) string
	}
	tests := []struct {
		v                         value
		name, english, hans, hant string
	}{
		{report.Met, "met", "Met", "达标", "達標"},
		{report.Missed, "missed", "Missed", "未达标", "未達標"},
		{report.Open, "open", "Open", "进行中", "進行中"},
		{report.OpenBreached, "open-breached", "Open, overdue", "进行中（已超时）", "進行中（已逾時）"},
		{report.Cancelled, "cancelled", "Cancelled", "已取消", "已取消"},

		{report.Metric, "metric", "Metric", "指标", "指標"},
		{report.Policy, "policy", "Policy", "策略", "政策"},
		{report.Channel, "channel", "Channel", "渠道", "管道"},
		{report.Priority, "priority", "Priority", "优先级", "優先等級"},
		{report.Tier, "tier", "Customer tier", "客户等级", "客戶等級"},

		{report.Attainment, "attainment", "Attainment", "达标率", "達標率"},
		{report.FirstContact, "first-contact", "First-contact resolution", "首次解决率", "首次聯絡解決率"},
		{report.RepeatContact, "repeat-contact", "Repeat-contact rate", "重复联系率", "重複聯絡率"},
		{report.MeanBusiness, "mean-business", "Mean business time", "平均用时（营业时间）", "平均用時（營業時間）"},
		{report.MeanWall, "mean-wall", "Mean wall time", "平均用时（自然时间）", "平均用時（日曆時間）"},
	}
	for _, tt := range tests {
		got := []string{tt.v.String(), tt.v.Label(language.English), tt.v.Label(language.SimplifiedChinese), tt.v.Label(language.TraditionalChinese)}
		want := []string{tt.name, tt.english, tt.hans, tt.hant}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if n := len(report.Outcomes()) + len(report.Fields()) + len(report.Measures()); n != len(tests) {
		t.Errorf("%d values, %d of them pinned", n, len(tests))
	}
}
