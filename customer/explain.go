package customer

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Explain tells in a few lines what the reading is, which observations led to it
// with how many points, what these add up to and what it takes, and which were not
// counted and why; in English, simplified
// or traditional Chinese, as [Type.Label] chooses. It tells what was observed and how
// to serve, and judges nobody. It quotes no word of the customer's.
func (r Reading) Explain(tag language.Tag) string {
	x := explanation{tag: tag, model: r.model}
	x.conclusion(&r)
	x.heading(len(r.Contributions), "What was observed:", "观察到的情况：", "觀察到的情況：")
	for i, c := range r.Contributions {
		x.contribution(c, i > 0 && r.Contributions[i-1].Signal == c.Signal)
	}
	x.end()
	x.sums(&r)
	x.heading(len(r.Ignored), "What was not counted:", "未计入的情况：", "未計入的情況：")
	for _, i := range r.Ignored {
		x.ignored(i)
	}
	if len(r.Contexts) > 0 {
		labels := make([]string, len(r.Contexts))
		for i, c := range r.Contexts {
			labels[i] = c.Label(tag)
		}
		x.line(x.in("What was stated: %s.", "已说明的情况：%s。", "已說明的情況：%s。"), strings.Join(labels, x.in(", ", "、", "、")))
	}
	return x.String()
}

// serve says for each type what seems to be preferred and how to meet that.
var serve = [][3]string{
	Hurried: {
		"Seems to prefer a quick answer: give the answer first, in few words.",
		"本次沟通似乎希望尽快得到答复：请先说结论，言简意赅。",
		"本次溝通似乎希望盡快獲得答覆：請先說結論，言簡意賅。"},
	Deliberate: {
		"Seems to prefer a full explanation: explain everything, and leave time.",
		"本次沟通似乎希望了解完整情况：请详细说明，留足时间。",
		"本次溝通似乎希望了解完整情況：請詳細說明，保留充分時間。"},
	Hesitant: {
		"Seems to prefer certainty: give full information, compare plainly, name the guarantees.",
		"本次沟通似乎希望安心稳妥：请提供完整信息，清楚比较，说明保障。",
		"本次溝通似乎希望安心穩妥：請提供完整資訊，清楚比較，說明保障。"},
	Assertive: {
		"Seems to prefer to be heard: acknowledge the view, answer straight, commit firmly to what the rules allow.",
		"本次沟通似乎希望受到重视：请先肯定其看法，直接答复，在规定内给出明确承诺。",
		"本次溝通似乎希望受到重視：請先肯定其看法，直接答覆，在規範內給予明確承諾。"},
}

// care says for each overlay what it asks for.
var care = [][3]string{
	Emotional: {
		"First stay calm and listen; show understanding before any solution.",
		"请先保持平和，耐心倾听，表达理解之后再谈方案。",
		"請先保持平和，耐心傾聽，表達理解之後再談方案。"},
	DetailMinded: {
		"Give complete and exact facts.",
		"请提供完整、准确的资料。",
		"請提供完整、準確的資料。"},
	Undecided: {
		"Help in choosing step by step, and do not press.",
		"请逐步协助选择，不要催促。",
		"請逐步協助選擇，不要催促。"},
}

// outcome says what each status means for the service.
var outcome = [][3]string{
	StatusTyped: {
		"%s Confidence: %s.",
		"%s把握程度：%s。",
		"%s把握程度：%s。"},
	StatusUnknown: {
		"There is not enough evidence for a preference: serve as everyone, and ask what is wanted.",
		"现有迹象不足以判断偏好：请按标准服务，并询问需求。",
		"現有跡象不足以判斷偏好：請依標準服務，並詢問需求。"},
	StatusAmbiguous: {
		"The evidence points several ways: serve as everyone, and ask what is wanted.",
		"现有迹象指向不一：请按标准服务，并询问需求。",
		"現有跡象指向不一：請依標準服務，並詢問需求。"},
	StatusOptedOut: {
		"Nothing was read, as the customer wishes: serve as everyone.",
		"应客户要求未作任何判断：请按标准服务。",
		"應客戶要求未作任何判斷：請依標準服務。"},
	StatusOverridden: {
		"%s A colleague decided this; the evidence follows.",
		"%s此为同事判定，观察依据如下。",
		"%s此為同仁判定，觀察依據如下。"},
}

// explanation is a text in the making.
type explanation struct {
	strings.Builder
	tag   language.Tag
	model *Model
}

func (x *explanation) in(english, hans, hant string) string {
	return enum.Pick(x.tag, english, hans, hant)
}

// row is row i of a table, "" if it has none.
func (x *explanation) row(table [][3]string, i int) string {
	if i >= len(table) {
		return ""
	}
	return x.in(table[i][0], table[i][1], table[i][2])
}

func (x *explanation) line(format string, args ...any) {
	fmt.Fprintf(x, format, args...)
	x.WriteByte('\n')
}

// end ends the line, if one has begun.
func (x *explanation) end() {
	if text := x.String(); text != "" && text[len(text)-1] != '\n' {
		x.WriteByte('\n')
	}
}

func (x *explanation) heading(items int, english, hans, hant string) {
	if items > 0 {
		x.line("%s", x.in(english, hans, hant))
	}
}

func (x *explanation) conclusion(r *Reading) {
	switch r.Status {
	case StatusTyped:
		x.line(x.row(outcome, int(r.Status)), x.row(serve, int(r.Primary)), r.Confidence.Label(x.tag))
	case StatusOverridden:
		x.line(x.row(outcome, int(r.Status)), x.row(serve, int(r.Primary)))
	case StatusUnknown, StatusAmbiguous, StatusOptedOut:
		x.line("%s", x.row(outcome, int(r.Status)))
	}
	if r.Secondary != 0 {
		x.line(x.in("Where there is room: %s.", "如有余地，兼顾：%s。", "如有餘裕，兼顧：%s。"), r.Secondary.Label(x.tag))
	}
	for _, o := range r.Overlays {
		x.line("%s", x.row(care, int(o)))
	}
}

// contribution begins a line for each signal, and goes on in it for what else the
// signal gave.
func (x *explanation) contribution(c Contribution, more bool) {
	target := c.Type.Label
	if c.Type == 0 {
		target = c.Overlay.Label
	}
	if more {
		x.WriteString(x.in("; ", "；", "；"))
	} else {
		x.end()
		fmt.Fprintf(x, x.in("- %s (%d): ", "- %s（%d 次）：", "- %s（%d 次）："), x.model.label(c.Signal, x.tag), c.Observations)
	}
	fmt.Fprintf(x, x.in("%s for “%s”", "%[2]s %[1]s", "%[2]s %[1]s"), signed(c.Points), target(x.tag))
	if c.Cut != 0 {
		fmt.Fprintf(x, x.in(", another %s not counted", "，另有 %s 不计入", "，另有 %s 不計入"), signed(c.Cut))
	}
}

// sums tells what the contributions add up to beside what it takes, so that an answer
// that was missed shows by how much.
func (x *explanation) sums(r *Reading) {
	if r.model == nil || r.Scores == (Points{}) && r.OverlayScores == (OverlayPoints{}) {
		return
	}
	settings := &r.model.settings
	x.line("%s", x.in("What it adds up to:", "合计：", "合計："))
	sum := func(label string, score, needed int64) {
		if score != 0 {
			x.line(x.in("- %s: %s (needed: %s)", "- %s：%s（需达到 %s）", "- %s：%s（需達到 %s）"), label, points(score), points(needed))
		}
	}
	for _, t := range Types() {
		sum(t.Label(x.tag), r.Scores[t], settings.Low.Minimum)
	}
	for _, o := range Overlays() {
		sum(o.Label(x.tag), r.OverlayScores[o], settings.Overlays[o])
	}
	if r.Status == StatusAmbiguous {
		x.line(x.in("The highest needs %s times the second.", "最高分须为次高分的 %s 倍以上。", "最高分須為次高分的 %s 倍以上。"), points(settings.Low.Lead))
	}
}

func (x *explanation) ignored(i Ignored) {
	fmt.Fprintf(x, x.in("- %s: %s", "- %s：%s", "- %s：%s"), x.model.label(i.Observation.Signal, x.tag), i.Reason.Label(x.tag))
	if i.Context != 0 {
		fmt.Fprintf(x, x.in(" (%s)", "（%s）", "（%s）"), i.Context.Label(x.tag))
	}
	x.WriteByte('\n')
}

// label says what a signal of the model observes; one that it does not know is
// named by its id.
func (m *Model) label(id string, tag language.Tag) string {
	if m != nil {
		if i, ok := m.index[id]; ok {
			return m.signals[m.rows[i].signal].Label(tag)
		}
	}
	return id
}

// signed writes thousandths of a point, "+1.500".
func signed(n int64) string {
	sign := '+'
	if n < 0 {
		sign, n = '-', -n
	}
	return string(sign) + points(n)
}

// points writes thousandths of a point from 0 on, "1.500".
func points(n int64) string { return fmt.Sprintf("%d.%03d", n/1000, n%1000) }
