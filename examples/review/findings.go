package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/satisfaction"
)

// judge finds the worst of each chapter, in the order in which to mend them: by how
// many customers each touched in this week, each customer counted once.
func (r *Report) judge(w *Week, t tongue) []finding {
	var fs []finding
	for _, find := range []func(*Week, tongue) (finding, bool){r.late, r.back, r.hurt, r.short, r.wait} {
		if f, ok := find(w, t); ok {
			fs = append(fs, f)
		}
	}
	slices.SortStableFunc(fs, func(a, b finding) int { return cmp.Compare(b.Touched, a.Touched) })
	return fs
}

// distinct counts the customers of breaks, each once.
func distinct[T any](of []T, customer func(T) string) int {
	seen := map[string]bool{}
	for _, x := range of {
		seen[customer(x)] = true
	}
	return len(seen)
}

// shown is how many ids stand as evidence.
const shown = 6

// some lists the first few ids, each once, and how many more there are.
func some(t tongue, all []string) string {
	var ids []string
	for _, id := range all {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	list := strings.Join(ids[:min(len(ids), shown)], t.say(", ", "、", "、"))
	if more := len(ids) - shown; more > 0 {
		list += t.say(" and %[1]d more", " 等共 %[2]d 个", " 等共 %[2]d 個", more, len(ids))
	}
	return list
}

// late: the promise of time that was broken most often.
func (r *Report) late(w *Week, t tongue) (finding, bool) {
	if len(r.Promises.Drivers) == 0 {
		return finding{}, false
	}
	d := r.Promises.Drivers[0]
	n, of := d.Broken+d.Else, d.Of+d.ElseOf
	f := finding{Touched: distinct(d.All, func(b Break) string { return b.Customer })}
	f.Title = t.say("%[2]d of %[3]d promises were not kept: %[1]s", "%[1]s：%[3]d 次承诺中有 %[2]d 次未做到", "%[1]s：%[3]d 次承諾中有 %[2]d 次未做到", t.clock(d.Metric, d.Channel), n, of)
	where := d.where(w, t)
	if d.Field != "" {
		f.Evidence = append(f.Evidence, t.say(
			"%[1]s: %[2]d of %[3]d late (%[4]d %%); everywhere else %[5]d of %[6]d (%[7]d %%)",
			"%[1]s：%[3]d 次中 %[2]d 次超时（%[4]d%%）；其余 %[6]d 次中 %[5]d 次（%[7]d%%）",
			"%[1]s：%[3]d 次中 %[2]d 次逾時（%[4]d%%）；其餘 %[6]d 次中 %[5]d 次（%[7]d%%）",
			where, d.Broken, d.Of, percentOf(d.Broken, d.Of), d.Else, d.ElseOf, percentOf(d.Else, d.ElseOf)))
	}
	worst := slices.MaxFunc(d.All, func(a, b Break) int { return cmp.Compare(a.Over, b.Over) })
	if worst.Over > 0 {
		f.Evidence = append(f.Evidence, t.say("longest: %[1]s, due %[2]s, %[3]s over", "最久的一次：%[1]s，应于 %[2]s 前，超出 %[3]s", "最久的一次：%[1]s，應於 %[2]s 前，超出 %[3]s",
			worst.Ticket, t.moment(worst.Due.In(w.From.Location())), t.lasting(worst.Over)))
	}
	var ids []string
	for _, b := range d.All {
		ids = append(ids, b.Ticket)
	}
	f.Evidence = append(f.Evidence, some(t, ids))
	f.Mend = d.mend(t, where)
	return f, true
}

// where puts the value that stands out in words.
func (d *Driver) where(w *Week, t tongue) string {
	switch d.Field {
	case ByHour:
		return t.say("from %s", "%s 之间", "%s 之間", t.hours(d.Value))
	case ByDay:
		return t.say("on %s", "%s", "%s", t.day(d.Value))
	case ByTopic:
		return t.say("about %s", "%s", "%s", t.topic(&w.Desk, d.Value))
	case ByLanguage:
		return t.say("in %s", "%s", "%s", t.language(d.Value))
	}
	return d.Value
}

func (d *Driver) mend(t tongue, where string) string {
	switch d.Field {
	case ByHour:
		return t.say("Staff the hours %s for what comes in then, before anything else.", "先按 %s 的实际来量补足人手。", "先依 %s 的實際進件量補足人力。", t.hours(d.Value))
	case ByDay:
		return t.say("Plan cover for days like %s ahead, and tell customers what to expect.", "像 %s 这样的日子提前排班，并事先告知客户。", "像 %s 這樣的日子提前排班，並事先告知客戶。", t.day(d.Value))
	case ByTopic, ByLanguage:
		return t.say("Train or assign a second person for what comes in %s.", "为“%s”增加第二位能接手的同事。", "為「%s」增加第二位能接手的同仁。", where)
	}
	return t.say("Look at the cases one by one: nothing common to them stands out.", "逐单查看：没有明显的共同原因。", "逐案檢視：沒有明顯的共同原因。")
}

// back: what customers complain of most, and come back with.
func (r *Report) back(w *Week, t tongue) (finding, bool) {
	c := r.Complaints
	if len(c.Causes) == 0 {
		return finding{}, false
	}
	top := c.Causes[0]
	category, _ := top.Of.(complaint.Category)
	f := finding{Touched: len(c.touched[category])}
	f.Title = t.say("%[2]d of %[3]d complaints are of one kind: %[1]s", "%[3]d 起投诉中有 %[2]d 起是同一类：%[1]s", "%[3]d 件客訴中有 %[2]d 件是同一類：%[1]s", t.within(top.Of.Label(t.Tag)), top.N, c.Cases)
	for _, again := range c.Returns {
		f.Evidence = append(f.Evidence, t.say("%[1]s: customer %[2]s complains of it for the %[3]s time within four weeks",
			"%[1]s：客户 %[2]s 四周内第 %[3]s 次投诉同一问题", "%[1]s：客戶 %[2]s 四週內第 %[3]s 次反映同一問題", again.Case, again.Customer, t.ordinal(again.Times)))
	}
	if len(f.Evidence) > shown {
		f.Evidence = append(f.Evidence[:shown], t.say("and %d more who came back", "另有 %d 位再次投诉", "另有 %d 位再次反映", len(c.Returns)-shown))
	}
	if len(c.Roots) > 0 {
		root := c.Roots[0]
		f.Evidence = append(f.Evidence, t.say("root cause where found: %[1]s (%[2]s %%)", "已查明的根本原因：%[1]s（%[2]s%%）", "已查明的根本原因：%[1]s（%[2]s%%）", t.within(root.Of.Label(t.Tag)), root.Percent))
	}
	f.Evidence = append(f.Evidence, t.say("promises to those who complained: %d kept, %d broken", "对投诉客户的承诺：兑现 %d 次，未兑现 %d 次", "對客訴客戶的承諾：兌現 %d 次，未兌現 %d 次", c.Kept, c.Broken))
	f.Mend = t.cure(c)
	return f, true
}

// cure is what to do about the most frequent root cause.
func (t tongue) cure(c *Complaints) string {
	var root complaint.RootCause
	if len(c.Roots) > 0 {
		root, _ = c.Roots[0].Of.(complaint.RootCause)
	}
	switch root {
	case complaint.CauseProduct:
		return t.say("Take the faulty part out of use and replace it with those who still have it, before they write.", "停用问题部件，并在客户再次来信之前主动更换。", "停用問題零件，並在客戶再次來訊之前主動更換。")
	case complaint.CauseProcess:
		return t.say("Change the way it is done, write it down, and check it for four weeks.", "改流程、写下来，并连续检查四周。", "改流程、寫下來，並連續檢查四週。")
	case complaint.CausePartner:
		return t.say("Settle it with the partner, and stay the one whom customers talk to.", "与合作方定好规矩，对客户仍由我们出面负责到底。", "與合作方訂好規則，對客戶仍由我們負責到底。")
	case complaint.CausePerson:
		return t.say("Practise it together with the team; nobody is blamed.", "与团队一起练习改进，不追究个人。", "與團隊一起練習改進，不追究個人。")
	case complaint.CausePromise:
		return t.say("Promise less, and keep all of it.", "少承诺，说到做到。", "少承諾，說到做到。")
	case complaint.CausePolicy:
		return t.say("Change the rule that customers run into.", "修改让客户碰壁的规定。", "修改讓客戶碰壁的規定。")
	}
	return t.say("Find the root cause before the next complaint of this kind is closed.", "下一起同类投诉结案前，先查明根本原因。", "下一件同類客訴結案前，先查明根本原因。")
}

// hurt: what should not have been said, most often.
func (r *Report) hurt(_ *Week, t tongue) (finding, bool) {
	if len(r.Speech.Ideas) == 0 {
		return finding{}, false
	}
	top := r.Speech.Ideas[0]
	f := finding{Touched: len(top.touched)}
	f.Title = t.say("%[2]d times customers heard: %[1]s", "客户 %[2]d 次听到这样的话：%[1]s", "客戶 %[2]d 次聽到這樣的話：%[1]s", t.within(t.idea(top.Idea)), top.N)
	for _, e := range top.best(t, maxExamples) {
		f.Evidence = append(f.Evidence, t.say("%[1]s: “%[2]s” Better: “%[3]s”", "%[1]s：“%[2]s” 改为：“%[3]s”", "%[1]s：「%[2]s」 改為：「%[3]s」", e.Ticket, e.Text, e.Better))
	}
	f.Evidence = append(f.Evidence, some(t, top.tickets))
	f.Mend = t.say("Practise the better sentence, and let replies be checked before they are sent.", "把更好的说法练熟，并在发送前自动检查。", "把更好的說法練熟，並在送出前自動檢查。")
	return f, true
}

// short: the dimension that takes most from how the service is perceived.
func (r *Report) short(_ *Week, t tongue) (finding, bool) {
	gaps := r.Survey.Dimensions
	if len(gaps) == 0 {
		return finding{}, false
	}
	worst := slices.MinFunc(gaps, func(a, b Gap) int { return a.share.Cmp(b.share) })
	if worst.share.Sign() >= 0 {
		return finding{}, false
	}
	f := finding{Touched: int(worst.Missed)}
	f.Title = t.say("Customers miss %[1]s: they expect %[2]s and perceive %[3]s", "客户最不满足的是%[1]s：期望 %[2]s，感知 %[3]s", "客戶最不滿足的是%[1]s：期望 %[2]s，感受 %[3]s",
		t.within(worst.Dimension.Label(t.Tag)), worst.Expected, worst.Perceived)
	asked := worst.Exceeded + worst.Met + worst.Missed
	f.Evidence = append(f.Evidence,
		t.say("%d of %d respondents found less than they expect, %d more", "%[2]d 位受访者中 %[1]d 位低于期望，%[3]d 位高于期望", "%[2]d 位受訪者中 %[1]d 位低於期望，%[3]d 位高於期望", worst.Missed, asked, worst.Exceeded),
		t.say("gap %s, weight %d of 100", "差距 %s，权重 %d/100", "差距 %s，權重 %d/100", worst.Gap, worst.Weight))
	if r.Survey.Recommend.Value != "" {
		n := r.Survey.Recommend
		f.Evidence = append(f.Evidence, t.say("would recommend: net %s (%s to %s)", "净推荐值 %s（%s 至 %s）", "淨推薦值 %s（%s 至 %s）", n.Value, n.Low, n.High))
	}
	f.Mend = t.better(worst.Dimension)
	return f, true
}

// better is what closes the gap of a dimension.
func (t tongue) better(d satisfaction.Dimension) string {
	switch d {
	case satisfaction.Reliability:
		return t.say("Promise what can be kept, and keep it the first time.", "承诺能做到的，并且一次做到。", "承諾做得到的，並且一次做到。")
	case satisfaction.Responsiveness:
		return t.say("Answer sooner, and say when the next word comes.", "更快回应，并告知下一次答复的时间。", "更快回應，並告知下一次回覆的時間。")
	case satisfaction.Assurance:
		return t.say("Give the people who answer the knowledge and the right to decide.", "让接待的人懂得更多，也有权决定。", "讓接待的人懂得更多，也有權決定。")
	case satisfaction.Empathy:
		return t.say("Let customers finish, and answer what they are concerned about.", "让客户把话说完，回应他们真正在意的事。", "讓客戶把話說完，回應他們真正在意的事。")
	case satisfaction.Tangibles:
		return t.say("Put in order what customers see and hold.", "把客户看得见、摸得着的做好。", "把客戶看得見、摸得著的做好。")
	}
	return ""
}

func (t tongue) ordinal(n int) string {
	switch n {
	case 2:
		return t.say("second", "2", "2")
	case 3:
		return t.say("third", "3", "3")
	}
	return t.say("%dth", "%d", "%d", n)
}

// wait: the way of being served whose customers had to wait most often, of those that
// enough customers showed.
func (r *Report) wait(_ *Week, t tongue) (finding, bool) {
	var worst *Way
	for i := range r.People.Ways {
		way := &r.People.Ways[i]
		if way.Waited >= fewest && (worst == nil || way.Waited*worst.N > worst.Waited*way.N) {
			worst = way
		}
	}
	if worst == nil {
		return finding{}, false
	}
	f := finding{Touched: worst.Waited}
	f.Title = t.say("%[2]d of %[3]d customers who %[1]s had to wait longer than promised", "%[1]s的 %[3]d 位客户中，有 %[2]d 位等得超过了承诺", "%[1]s的 %[3]d 位客戶中，有 %[2]d 位等得超過承諾",
		t.who(worst.Type), worst.Waited, worst.N)
	var signs []string
	for _, s := range worst.Signals[:min(len(worst.Signals), maxExamples)] {
		signs = append(signs, t.say("%[1]s (%[2]d)", "%[1]s（%[2]d 位）", "%[1]s（%[2]d 位）", t.within(worst.signal[s.Of].Label(t.Tag)), s.N))
	}
	f.Evidence = append(f.Evidence,
		t.say("what they showed: ", "表现：", "表現：")+strings.Join(signs, t.say(", ", "、", "、")),
		some(t, worst.broken))
	f.Mend = worst.advice(t)
	return f, true
}

// who puts a way of being served behind "customers who".
func (t tongue) who(y customer.Type) string {
	switch y {
	case customer.Hurried:
		return t.say("prefer a quick answer", "希望快速解决", "希望快速解決")
	case customer.Deliberate:
		return t.say("prefer a full explanation", "希望详细了解", "希望詳細了解")
	case customer.Hesitant:
		return t.say("prefer certainty", "希望安心稳妥", "希望安心穩妥")
	}
	return t.say("prefer to be heard", "希望受到重视", "希望受到重視")
}
