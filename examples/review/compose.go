package main

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/chart"
)

// compose puts the report in words.
func (r *Report) compose(w *Week, t tongue) *document {
	zone := w.From.Location()
	last := w.To.Add(-time.Nanosecond).In(zone)
	return &document{
		language: t.Tag,
		title:    t.say("The week at %s", "%s：一周服务回顾", "%s：一週服務回顧", w.Name),
		subtitle: t.say("%[1]s to %[2]s · %[3]d tickets of %[4]d customers", "%[1]s 至 %[2]s · %[4]d 位客户的 %[3]d 个工单", "%[1]s 至 %[2]s · %[4]d 位客戶的 %[3]d 個案件",
			t.date(w.From.In(zone)), t.date(last), r.Tickets, r.Customers),
		words: pageWords{
			findings: t.say("What to mend first", "先改进什么", "先改善什麼"),
			mend:     t.say("Mend: ", "改进：", "改善："),
			touched:  func(n int) string { return t.say("%d customers", "涉及 %d 位客户", "涉及 %d 位客戶", n) },
		},
		findings: r.Findings,
		chapters: []chapter{r.promisesChapter(w, t), r.complaintsChapter(w, t), r.speechChapter(t), r.surveyChapter(t), r.peopleChapter(w, t)},
	}
}

func count[N int | int64 | uint64](n N) cell { return cell{text: strconv.FormatInt(int64(n), 10)} }

func (r *Report) promisesChapter(w *Week, t tongue) chapter {
	p := r.Promises
	var kept, all int64
	clocks := table{columns: []column{
		{title: t.say("Promise", "承诺", "承諾")}, {title: t.say("kept", "做到", "做到"), right: true}, {title: t.say("broken", "未做到", "未做到"), right: true},
		{title: t.say("open", "进行中", "進行中"), right: true}, {title: "%", right: true}, {},
		{title: t.say("half within", "半数在", "半數在"), right: true}, {title: t.say("9 of 10 within", "九成在", "九成在"), right: true},
	}}
	for _, c := range p.Clocks {
		met, decided := int64(c.Met), int64(c.Met+c.Missed)
		kept, all = kept+met, all+decided
		clocks.rows = append(clocks.rows, []cell{
			text(t.clock(c.Metric, c.Channel)), count(c.Met), count(c.Missed), count(c.Open), share(met, decided), bar(met, decided),
			text(t.lasting(c.Median)), text(t.lasting(c.P90)),
		})
	}
	breaks := table{title: t.say("The longest of each", "各类中超时最久的", "各類中逾時最久的"), columns: []column{
		{title: t.say("Ticket", "工单", "案件")}, {title: t.say("Promise", "承诺", "承諾")}, {title: t.say("Due", "应于", "應於")},
		{title: t.say("over", "超出", "超出"), right: true}, {title: t.say("did not count", "不计时", "不計時"), right: true},
	}}
	for _, b := range longest(p.Breaks) {
		over := t.lasting(b.Over)
		if b.Early {
			over = t.say("too early", "过早", "過早")
		}
		breaks.rows = append(breaks.rows, []cell{
			text(b.Ticket), text(t.clock(b.Metric, b.Channel)), text(t.moment(b.Due.In(w.From.Location()))), text(over), text(t.lasting(b.Closed)),
		})
	}
	return chapter{
		title:  t.say("Promises", "服务承诺", "服務承諾"),
		lead:   t.say("%d of %d promises of time were kept.", "时限承诺共 %[2]d 次，做到 %[1]d 次。", "時限承諾共 %[2]d 次，做到 %[1]d 次。", kept, all),
		tables: []table{clocks, r.why(w, t), breaks},
	}
}

// why lists what sets the broken ones apart.
func (r *Report) why(w *Week, t tongue) table {
	s := table{title: t.say("Where they break", "在哪里没做到", "在哪裡沒做到"), columns: []column{
		{title: t.say("Promise", "承诺", "承諾")}, {title: t.say("stands out", "突出之处", "突出之處")},
		{title: t.say("broken there", "该处未做到", "該處未做到"), right: true}, {title: t.say("elsewhere", "其余", "其餘"), right: true},
	}}
	for _, d := range r.Promises.Drivers {
		if d.Field == "" {
			continue
		}
		s.rows = append(s.rows, []cell{
			text(t.clock(d.Metric, d.Channel)), text(d.where(w, t)),
			text(t.say("%d of %d", "%[2]d 次中 %[1]d 次", "%[2]d 次中 %[1]d 次", d.Broken, d.Of)),
			text(t.say("%d of %d", "%[2]d 次中 %[1]d 次", "%[2]d 次中 %[1]d 次", d.Else, d.ElseOf)),
		})
	}
	return s
}

func (r *Report) complaintsChapter(w *Week, t tongue) chapter {
	c := r.Complaints
	phases := table{title: t.say("Where they stand", "进展到哪一步", "進展到哪一步"), columns: []column{{}, {right: true}, {}}}
	for _, p := range c.Phases {
		phases.rows = append(phases.rows, []cell{text(p.Of.Label(t.Tag)), count(p.N), bar(p.N, c.Cases)})
	}
	needs := table{title: t.say("What the open ones need now", "未结案的现在需要", "未結案的現在需要"), columns: []column{
		{title: t.say("Complaint", "投诉", "客訴")}, {title: t.say("since", "自", "自")}, {title: t.say("stands at", "所处步骤", "所處步驟")}, {title: t.say("next", "下一步", "下一步")},
	}}
	for _, o := range c.Open {
		needs.rows = append(needs.rows, []cell{
			text(o.Case), text(t.moment(o.Since.In(w.From.Location()))), text(o.Phase.Label(t.Tag)), text(o.Advice.Text(t.Tag)),
		})
	}
	ch := chapter{
		title: t.say("Complaints", "投诉", "客訴"),
		lead: t.say("%[1]d complaints were in hand, %[2]d of them found by ourselves; %[3]d were opened again. Of the promises made, %[4]d were kept and %[5]d broken.",
			"在办投诉 %[1]d 起，其中 %[2]d 起由我们主动发现，%[3]d 起重新打开。所作承诺兑现 %[4]d 次，未兑现 %[5]d 次。",
			"處理中客訴 %[1]d 件，其中 %[2]d 件由我們主動發現，%[3]d 件重新開啟。所作承諾兌現 %[4]d 次，未兌現 %[5]d 次。", c.Cases, c.Hidden, c.Reopened, c.Kept, c.Broken),
		tables: []table{phases, paretoTable(t, t.say("What they are about", "投诉类别", "客訴類別"), c.Causes), paretoTable(t, t.say("Root causes found", "已查明的根本原因", "已查明的根本原因"), c.Roots), needs},
	}
	if n := len(c.Silences); n > 0 {
		ch.notes = append(ch.notes, t.say("%d times a customer who complained heard nothing for more than 24 hours.", "投诉客户超过 24 小时没有收到任何反馈，共 %d 次。", "客訴客戶超過 24 小時沒有收到任何回報，共 %d 次。", n))
	}
	if n := len(c.Returns); n > 0 {
		ch.notes = append(ch.notes, t.say("%d complaints of the week came from customers who had complained of the same within four weeks.", "本周有 %d 起来自四周内投诉过同一问题的客户。", "本週有 %d 件來自四週內反映過同一問題的客戶。", n))
	}
	i := c.Iceberg
	ch.notes = append(ch.notes, t.say("Behind %[1]d who complained there may be %[2]s who did not, and %[3]s to %[4]s who hear of it (25 silent for each, each tells 8 to 10, one in five tells 20: an assumption, not a count).",
		"在 %[1]d 位开口投诉的客户背后，可能还有 %[2]s 位没有开口，听说此事的有 %[3]s 至 %[4]s 人（按每位投诉者背后 25 位沉默、每位告诉 8 至 10 人、五分之一告诉 20 人的假设推算，并非统计）。",
		"在 %[1]d 位開口的客戶背後，可能還有 %[2]s 位沒有開口，聽說此事的有 %[3]s 至 %[4]s 人（依每位客訴者背後 25 位沉默、每位告訴 8 至 10 人、五分之一告訴 20 人的假設推算，並非統計）。", i.Voiced, i.Silent, i.ToldFrom, i.ToldTo))
	return ch
}

func paretoTable(t tongue, title string, bars []Bar) table {
	s := table{title: title, columns: []column{{}, {right: true}, {title: "%", right: true}, {title: t.say("sum %", "累计 %", "累計 %"), right: true}, {}}}
	for _, b := range bars {
		s.rows = append(s.rows, []cell{text(b.Of.Label(t.Tag)), count(b.N), text(b.Percent), text(b.Cumulative), bar(b.N, bars[0].N)})
	}
	return s
}

func (r *Report) speechChapter(t tongue) chapter {
	s := r.Speech
	ideas := table{columns: []column{{title: t.say("What was said", "说了什么", "說了什麼")}, {right: true}, {title: t.say("for example", "例如", "例如")}, {title: t.say("better", "更好的说法", "更好的說法")}}}
	for _, i := range s.Ideas {
		e := i.best(t, 1)[0]
		ideas.rows = append(ideas.rows, []cell{text(t.idea(i.Idea)), count(i.N), text(e.Text), text(e.Better)})
	}
	lapses := table{title: t.say("What was missing", "缺少的礼节", "缺少的禮節"), columns: []column{{}, {right: true}, {}}}
	for _, l := range s.Lapses {
		lapses.rows = append(lapses.rows, []cell{text(l.Lapse.Label(t.Tag)), count(l.N), bar(int64(l.N), int64(s.Conversations))})
	}
	return chapter{
		title: t.say("Words", "服务用语", "服務用語"),
		lead: t.say("%[1]d messages in %[2]d conversations were read; in %[3]d conversations nothing was found.", "共查看 %[2]d 段对话、%[1]d 条回复，其中 %[3]d 段没有发现问题。",
			"共查看 %[2]d 段對話、%[1]d 則回覆，其中 %[3]d 段沒有發現問題。", s.Messages, s.Conversations, s.Clean),
		tables: []table{ideas, lapses},
	}
}

func (r *Report) surveyChapter(t tongue) chapter {
	s := r.Survey
	gaps := table{columns: []column{
		{title: t.say("Dimension", "维度", "構面")}, {title: t.say("weight", "权重", "權重"), right: true}, {title: t.say("expected", "期望", "期望"), right: true}, {title: t.say("perceived", "感知", "感受"), right: true},
		{title: t.say("gap", "差距", "差距"), right: true}, {title: t.say("exceeded", "超出期望", "超出期望"), right: true}, {title: t.say("met", "符合", "符合"), right: true}, {title: t.say("missed", "低于期望", "低於期望"), right: true}, {},
	}}
	for _, g := range s.Dimensions {
		gaps.rows = append(gaps.rows, []cell{
			text(g.Dimension.Label(t.Tag)), count(g.Weight), text(g.Expected), text(g.Perceived), text(g.Gap), count(g.Exceeded), count(g.Met), count(g.Missed),
			bar(g.Missed, g.Exceeded+g.Met+g.Missed),
		})
	}
	figures := table{columns: []column{{}, {right: true}, {title: t.say("95 % interval", "95% 区间", "95% 區間")}, {title: "n", right: true}, {title: t.say("target", "目标", "目標")}}}
	add := func(name, of string, e Estimated, unit string) {
		if e.Value != "" {
			figures.rows = append(figures.rows, []cell{text(name), text(e.Value + unit), text(e.Low + " … " + e.High), count(e.N), text(s.targetOf(t, of))})
		}
	}
	add(t.say("Would recommend, net", "净推荐值", "淨推薦值"), "", s.Recommend, "")
	add(t.say("Satisfied (4 or 5 of 5)", "满意（5 分制 4 或 5 分）", "滿意（5 分制 4 或 5 分）"), "satisfied", s.Satisfied, " %")
	add(t.say("Solved at first contact", "首次解决", "首次解決"), "first", s.First, " %")
	ch := chapter{
		title: t.say("What customers say", "客户怎么说", "客戶怎麼說"),
		lead: t.say("%[1]d customers answered; the gap over all five dimensions, by weight, is %[2]s on a scale from 1 to 7.", "%[1]d 位客户作答；五个维度加权后的总差距为 %[2]s（1 至 7 分）。",
			"%[1]d 位客戶作答；五個構面加權後的總差距為 %[2]s（1 至 7 分）。", s.Answers, s.Overall),
		tables: []table{gaps, figures},
	}
	if len(s.Dimensions) > 0 {
		ch.chart = s.gapChart(t)
	}
	if s.Flagged > 0 {
		ch.notes = append(ch.notes, t.say("%d answers are blank or the same throughout; they are shown apart and count.", "其中 %d 份空白或从头到尾一样，另行标出，仍计入。", "其中 %d 份空白或從頭到尾一樣，另行標出，仍計入。", s.Flagged))
	}
	return ch
}

func (s *Survey) targetOf(t tongue, of string) string {
	for _, a := range s.Targets {
		switch {
		case a.Of != of:
		case a.Reached:
			return t.say("%s reached", "%s，已达到", "%s，已達到", a.Target)
		default:
			return t.say("%[1]s, %[2]d short", "%[1]s，还差 %[2]d 位", "%[1]s，還差 %[2]d 位", a.Target, a.Lacking)
		}
	}
	return ""
}

func (s *Survey) gapChart(t tongue) func(io.Writer) error {
	return func(w io.Writer) error {
		c, err := chart.Gaps(s.report, satisfaction.Desired, t.Tag)
		if err != nil {
			return err
		}
		c.Title = t.say("Expected and perceived", "期望与感知", "期望與感受")
		return c.WriteSVG(w)
	}
}

func (r *Report) peopleChapter(w *Week, t tongue) chapter {
	p := r.People
	ways := table{columns: []column{
		{title: t.say("How customers like to be served", "客户希望怎样被服务", "客戶希望怎樣被服務")}, {right: true}, {title: t.say("had to wait", "等得过久", "等得過久"), right: true},
		{title: t.say("what they ask of us", "对我们的要求", "對我們的要求")},
	}}
	for _, w := range p.Ways {
		ways.rows = append(ways.rows, []cell{text(w.Type.Label(t.Tag)), count(w.N), count(w.Waited), text(w.advice(t))})
	}
	states := table{title: t.say("Beside that", "除此之外", "除此之外"), columns: []column{{}, {right: true}}}
	for _, o := range p.Overlays {
		states.rows = append(states.rows, []cell{text(o.Of.Label(t.Tag)), count(o.N)})
	}
	return chapter{
		title: t.say("Service to each", "因人服务", "因人服務"),
		lead: t.say("Of %[1]d customers, %[2]d showed too little to tell and %[3]d more than one way; they get what everybody gets: the same respect, and the whole answer.",
			"%[1]d 位客户中，%[2]d 位没有明显表现，%[3]d 位表现不止一种；他们得到与所有人一样的尊重和完整的答复。",
			"%[1]d 位客戶中，%[2]d 位沒有明顯表現，%[3]d 位表現不只一種；他們得到與所有人一樣的尊重與完整的答覆。", p.Customers, p.Unknown, p.Unclear),
		tables: []table{ways, states, r.Roster.served(t), r.Roster.left(w, t)},
	}
}

// served lists who takes what.
func (r *Roster) served(t tongue) table {
	s := table{
		title:   t.say("Who takes the %d open cases: as many as possible, the longest wait first", "%d 个未结工单由谁接手：尽可能多，等得最久的优先", "%d 個未結案件由誰接手：儘可能多，等得最久的優先", r.Open),
		columns: []column{{title: t.say("Agent", "客服", "客服")}, {right: true}, {title: t.say("Tickets", "工单", "案件")}},
	}
	for _, a := range r.Served {
		s.rows = append(s.rows, []cell{text(a.Agent), count(len(a.Tickets)), text(strings.Join(a.Tickets, t.say(", ", "、", "、")))})
	}
	return s
}

// left lists who waits on, and why.
func (r *Roster) left(w *Week, t tongue) table {
	s := table{title: t.say("Still without anybody", "暂无人接手", "暫無人接手"), columns: []column{{title: t.say("Ticket", "工单", "案件")}, {title: t.say("why", "原因", "原因")}, {}}}
	for _, l := range r.Left {
		missing := t.language(l.Missing)
		if missing == l.Missing {
			missing = t.topic(&w.Desk, l.Missing)
		}
		s.rows = append(s.rows, []cell{text(l.Ticket), text(l.Reason.Label(t.Tag)), text(missing)})
	}
	return s
}

// share is a part in percent, empty where there is no whole.
func share(n, of int64) cell {
	if of == 0 {
		return cell{}
	}
	return text(strconv.Itoa(percentOf(int(n), int(of))))
}

// listed is how many broken promises of a kind are listed one by one.
const listed = 2

// longest gives those of each kind that took the most time beyond what was promised.
func longest(breaks []Break) []Break {
	sorted := slices.SortedStableFunc(slices.Values(breaks), func(a, b Break) int {
		return cmp.Or(cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Channel, b.Channel), cmp.Compare(b.Over, a.Over))
	})
	seen := map[kind]int{}
	return slices.DeleteFunc(sorted, func(b Break) bool {
		k := kind{b.Metric, b.Channel}
		seen[k]++
		return seen[k] > listed
	})
}
