package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// grievance is what customers complain of.
type grievance struct {
	share    int
	category complaint.Category
	cause    complaint.RootCause
	missed   words
	promised words
	mended   words
	measure  words
}

var grievances = []grievance{
	{30, complaint.CategoryFaultAgain, complaint.CauseProduct,
		words{"the seal was to stay dry after the repair", "修过以后密封圈不该再漏水", "修過以後油封不該再漏水"},
		words{"a reinforced seal by tomorrow noon", "明天中午前换上加强型密封圈", "明天中午前換上加強型油封"},
		words{"seal replaced, pump run for an hour, dry", "已更换密封圈，试运行一小时无渗漏", "已更換油封，試運轉一小時無滲漏"},
		words{"seals of the March batch are taken out of stock", "三月批次的密封圈全部下架", "三月批次的油封全數下架"}},
	{20, complaint.CategoryBrokenAppointment, complaint.CauseProcess,
		words{"the technician was to come as agreed", "师傅应该按约定的时间上门", "師傅應該依約定時間到府"},
		words{"the first visit of the next day", "次日安排第一家上门", "隔天安排第一家到府"},
		words{"heater installed, half-day lost made good", "热水器已装好，并补偿误工", "熱水器已安裝完成，並補償誤工"},
		words{"visits are confirmed by message the evening before", "上门前一晚发短信确认", "到府前一晚傳簡訊確認"}},
	{18, complaint.CategorySlow, complaint.CausePartner,
		words{"the parcel was to arrive on the day that was named", "包裹应该在说好的那天送到", "包裹應該在說好的那天送達"},
		words{"a new parcel by express today", "今天用特快重新寄出", "今天以快遞重新寄出"},
		words{"parcel delivered, postage refunded", "包裹已送达，运费已退", "包裹已送達，運費已退"},
		words{"the carrier's depot reports delays to us by ten o'clock", "快递网点每天十点前通报延误", "貨運站所每天十點前通報延誤"}},
	{14, complaint.CategoryNoAnswer, complaint.CauseProcess,
		words{"somebody was to pick up the night line", "夜间热线应该有人接", "夜間專線應該有人接聽"},
		words{"a call back the same evening", "当晚回电", "當晚回電"},
		words{"called back, question answered", "已回电并解答", "已回電並解答"},
		words{"a second person on the night shift", "夜班增加一人", "夜班增加一人"}},
	{10, complaint.CategoryRude, complaint.CausePerson,
		words{"to be spoken to with respect", "说话应该有基本的尊重", "說話應該有基本的尊重"},
		words{"a call of the team's head today", "主管今天致电道歉", "主管今天致電致歉"},
		words{"the team's head apologised in person", "主管已当面道歉", "主管已當面致歉"},
		words{"the wording of replies is gone through with the team", "与团队一起复盘用语", "與團隊一起檢討用語"}},
	{8, complaint.CategoryNoResult, complaint.CausePolicy,
		words{"a refund was to follow the double charge", "重复扣款应该退回", "重複扣款應該退回"},
		words{"the refund within three days", "三天内退款", "三天內退款"},
		words{"refund paid", "已退款", "已退款"},
		words{"refunds below 500 need one signature only", "五百元以下退款只需一人签字", "五百元以下退款只需一人簽核"}},
}

// told is one complaint while it is told: each step follows the one before, unless
// the week is over by then.
type told struct {
	*year
	c    complaint.Case
	id   string
	by   string
	now  time.Time
	log  []complaint.Event
	over bool
}

func (t *told) do(after time.Duration, action complaint.Action, actor string, details complaint.Details) error {
	if t.over = t.over || !t.now.Add(after).Before(to); t.over {
		return nil
	}
	t.now = t.now.Add(after)
	e, err := t.c.Do(complaint.Command{Case: t.id, Action: action, Actor: actor, At: t.now, Details: details})
	if err != nil {
		return err
	}
	t.log = append(t.log, e)
	return nil
}

// complaints gives the log of those of the last four weeks, which is
// complaints.jsonl. Those who come back with a leak do so within days.
func (y *year) complaints() ([]byte, error) {
	var log []complaint.Event
	returning := []int{24, 24, 58, 24, 58, 97, 141, 97, 58, 141, 202, 97, 24, 202, 58, 141}
	const n = 96
	at := make([]time.Time, n)
	for i := range at {
		at[i] = from.AddDate(0, 0, -21).Add(y.between(0, 27*24*time.Hour))
	}
	slices.SortFunc(at, time.Time.Compare)
	for i, at := range at {
		customer, g := 1+y.IntN(customers), grievances[y.pick(len(grievances), func(i int) int { return grievances[i].share })]
		if i%6 == 5 {
			customer, g = returning[i/6], grievances[0]
		}
		t := &told{year: y, id: fmt.Sprintf("C-%d", 301+i), now: at, by: agents[y.IntN(len(agents))].id}
		if err := t.tell(g, fmt.Sprintf("K-%03d", customer), [...]int{english, hans, hans, hant, hans, english}[customer%6]); err != nil {
			return nil, err
		}
		log = append(log, t.log...)
	}
	slices.SortStableFunc(log, func(a, b complaint.Event) int { return a.At().Compare(b.At()) })
	var b []byte
	for _, e := range log {
		b = append(e.AppendJSON(b), '\n')
	}
	return b, nil
}

// tell goes the eight steps, with what gets in the way of some.
func (t *told) tell(g grievance, customer string, l int) error {
	const minute, hour = time.Minute, time.Hour
	hidden := t.of100(16)
	missed := complaint.Opening{Missed: g.missed[l], Customer: customer}
	if hidden {
		return t.hidden(g, missed, l)
	}
	promise := func() complaint.Commitment {
		return complaint.Commitment{Due: t.now.Add(30 * hour), Text: g.promised[l], Feasible: true}
	}
	late := 1
	if !t.now.Before(holiday.AddDate(0, 0, -2)) || t.of100(12) {
		late = 3 // who works on a holiday?
	}
	steps := []struct {
		after   time.Duration
		action  complaint.Action
		actor   string
		details func() complaint.Details
	}{
		{0, complaint.Receive, t.by, func() complaint.Details { return missed }},
		{minute, complaint.Thank, t.by, nil},
		{0, complaint.Appreciate, t.by, nil},
		{minute, complaint.Apologise, t.by, nil},
		{2 * minute, complaint.Classify, t.by, func() complaint.Details { return complaint.Classification{Category: g.category} }},
		{0, complaint.Promise, t.by, func() complaint.Details { return promise() }},
		{t.between(10*minute, 3*hour), complaint.Gather, t.by, nil},
		{t.between(2*hour, 18*hour) * time.Duration(late), complaint.Feedback, t.by, nil},
		{t.between(2*hour, 20*hour) * time.Duration(late), complaint.Correct, t.by, func() complaint.Details { return complaint.Words{Text: g.mended[l]} }},
	}
	for _, s := range steps {
		var d complaint.Details
		if s.details != nil {
			d = s.details()
		}
		if err := t.do(s.after, s.action, s.actor, d); err != nil {
			return err
		}
	}
	return t.end(g, customer, l)
}

// end is the last steps: the customer's word, what prevents the next one, the close.
func (t *told) end(g grievance, customer string, l int) error {
	answer := func() complaint.Details { return complaint.Answer{By: customer, Channel: complaint.ChannelPhone} }
	mended := complaint.Words{Text: g.mended[l]}
	if t.of100(14) {
		if err := t.do(t.between(time.Hour, 9*time.Hour), complaint.CheckDissatisfied, t.by, answer()); err != nil {
			return err
		}
		if err := t.do(t.between(time.Hour, 9*time.Hour), complaint.Correct, t.by, mended); err != nil {
			return err
		}
	}
	if err := t.do(t.between(3*time.Hour, 30*time.Hour), complaint.CheckSatisfied, t.by, answer()); err != nil {
		return err
	}
	if err := t.do(t.between(time.Hour, 20*time.Hour), complaint.Prevent, t.by, complaint.Prevention{Cause: g.cause, Text: g.measure[l]}); err != nil {
		return err
	}
	if err := t.do(time.Minute, complaint.Close, t.by, nil); err != nil {
		return err
	}
	if g.category == complaint.CategoryFaultAgain && t.of100(20) {
		return t.again(g, l)
	}
	return nil
}

// hidden is the way of a complaint that nobody voiced.
func (t *told) hidden(g grievance, missed complaint.Opening, l int) error {
	if err := t.do(0, complaint.Detect, t.by, missed); err != nil {
		return err
	}
	if err := t.do(t.between(4*time.Hour, 20*time.Hour), complaint.Visit, t.by, complaint.Words{Text: g.promised[l]}); err != nil {
		return err
	}
	if err := t.do(time.Hour, complaint.FindCause, t.by, complaint.Finding{Cause: g.cause, Text: g.missed[l]}); err != nil {
		return err
	}
	if err := t.do(time.Minute, complaint.Classify, t.by, complaint.Classification{Category: g.category, Cause: g.cause}); err != nil {
		return err
	}
	if err := t.do(t.between(time.Hour, 9*time.Hour), complaint.Remedy, t.by, complaint.Words{Text: g.mended[l]}); err != nil {
		return err
	}
	return t.end(g, missed.Customer, l)
}

// again is a complaint that is opened again, and put right once more.
func (t *told) again(g grievance, l int) error {
	if err := t.do(t.between(48*time.Hour, 120*time.Hour), complaint.Reopen, t.by, complaint.Words{Text: g.missed[l]}); err != nil {
		return err
	}
	if err := t.do(t.between(time.Hour, 9*time.Hour), complaint.Gather, t.by, nil); err != nil {
		return err
	}
	return t.do(t.between(9*time.Hour, 30*time.Hour), complaint.Correct, t.by, complaint.Words{Text: g.mended[l]})
}
