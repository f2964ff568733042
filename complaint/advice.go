package complaint

import (
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Advice is one thing worth doing or keeping in mind now. It is no rule: what is
// refused is said by Decide alone.
type Advice struct {
	// ID is the stable name of the row, "step-thank".
	ID string
	// Action that it leads to, 0 when it is about how and not about what.
	Action Action

	english, hans, hant string
}

// Text gives the advice for people: traditional Chinese for a tag in that script,
// simplified for zh, English for all others.
func (a Advice) Text(tag language.Tag) string { return enum.Pick(tag, a.english, a.hans, a.hant) }

// AdviceRows lists everything that [Case.Next] can say, in its order, in a slice
// the caller owns. The IDs of the eight steps begin with step, those of hidden
// complaints with hidden, of C.A.L.M. (confirm, assess, listen, manage) with calm,
// of the three changes with change, of the principles with principle.
func AdviceRows() []Advice {
	list := make([]Advice, len(advice))
	for i, row := range advice {
		list[i] = row.Advice
	}
	return list
}

// Next says what to do now and in which spirit: the step that is next, what is due
// or overdue at now, C.A.L.M. and the three changes when heat or rework grows, and
// the principles that matter in this phase. It is empty before anything has
// happened. A now before the last event is taken for that of the last event.
func (c *Case) Next(now time.Time) []Advice {
	var list []Advice
	at := c.asked(now)
	for _, row := range advice {
		if row.in.has(c.phase) && (row.when == nil || row.when(c, at)) {
			list = append(list, row.Advice)
		}
	}
	return list
}

// FeedbackAhead is how long before the customer must hear from us Next begins to
// say so.
const FeedbackAhead = 4 * time.Hour

// The conditions under which a row is given, beside its phases.

func tense(c *Case, _ int64) bool { return c.Assessment().Heat >= HeatTense || c.rework >= 1 }

func heated(c *Case, _ int64) bool { return c.Assessment().Heat >= HeatHigh || c.rework >= 2 }

func canRework(c *Case, _ int64) bool { return !c.standing().is(reworkedOut) }

func cannotRework(c *Case, _ int64) bool { return c.standing().is(reworkedOut) }

func canEnd(c *Case, _ int64) bool { return !c.standing().is(outsideOpen) }

func waits(c *Case, _ int64) bool { return c.standing().is(outsideOpen) }

func feedbackNear(c *Case, now int64) bool {
	due, ok := c.FeedbackDue()
	return ok && !instant(now).Before(due.Add(-FeedbackAhead))
}

func promiseBroken(c *Case, now int64) bool {
	return slices.ContainsFunc(c.Promises(instant(now)), func(p Pledge) bool { return p.Fate == Broken })
}

func undecided(c *Case, now int64) bool {
	by, ok := c.DecideBy()
	return ok && instant(now).After(by)
}

var advice = []struct {
	Advice
	in   phaseSet
	when func(c *Case, now int64) bool
}{
	// The eight steps.
	{in: from(Received), Advice: Advice{"step-thank", Thank,
		"Thank the customer for speaking up before anything else; most who are unhappy never tell us.",
		"先感谢客户提出意见：多数不满的客户从不开口。",
		"先感謝客戶提出意見：多數不滿意的客戶從不開口。"}},
	{in: from(Thanked), Advice: Advice{"step-appreciate", Appreciate,
		"Say why the complaint is welcome: it lets us put the matter right, for this customer and for the next.",
		"说明为什么感谢：这让我们有机会改正，也让其他客户不再遇到同样的问题。",
		"說明為什麼感謝：這讓我們有機會改正，也讓其他客戶不再遇到同樣的問題。"}},
	{in: from(Appreciated), Advice: Advice{"step-apologise", Apologise,
		"Apologise plainly for what happened, and shift the blame to nobody.",
		"就所发生的事诚恳致歉，不推卸责任。",
		"就所發生的事誠懇致歉，不推卸責任。"}},
	{in: from(Apologised), Advice: Advice{"step-promise", Promise,
		"First judge what can be done; then promise to act at once, and name the time by which.",
		"先评估能做到什么，再承诺立即处理，并明确完成时间。",
		"先評估做得到什麼，再承諾立即處理，並講明完成時間。"}},
	{in: from(Promised, Reopened), Advice: Advice{"step-gather", Gather,
		"Ask for what is needed, and only that; do not make the customer tell it twice.",
		"只询问处理所需的信息，不要让客户重复讲述。",
		"只詢問處理所需的資訊，不要讓客戶重複敘述。"}},
	{in: from(Gathered), Advice: Advice{"step-correct", Correct,
		"Put it right quickly, and say what was done.",
		"迅速纠正问题，并告知客户做了什么。",
		"迅速改正問題，並告知客戶做了什麼。"}},
	{in: from(Corrected), Advice: Advice{"step-check", CheckSatisfied,
		"Ask the customer whether it is right now; our own opinion does not count.",
		"向客户确认问题是否解决，以客户的答复为准。",
		"向客戶確認問題是否解決，以客戶的答覆為準。"}},
	{in: from(Dissatisfied), when: canRework, Advice: Advice{"step-rework", Gather,
		"Ask what is still missing, and take it up again.",
		"问清还有哪些地方没有做到，再次着手处理。",
		"問清還有哪些地方沒有做到，再次著手處理。"}},
	{in: from(Dissatisfied), when: cannotRework, Advice: Advice{"step-limit", 0,
		"It was reworked as often as is allowed: bring in somebody who can decide, and tell the customer which ways are left.",
		"重新处理次数已达上限：请有权决定的人介入，并告知客户还有哪些途径。",
		"重新處理次數已達上限：請有權決定的人介入，並告知客戶還有哪些途徑。"}},
	{in: from(Satisfied), Advice: Advice{"step-prevent", Prevent,
		"Find the root cause and keep it from happening again; only then is it done.",
		"找出根本原因，防止问题再次发生，这样才算完成。",
		"找出根本原因，防止問題再次發生，這樣才算完成。"}},
	{in: from(Prevented), when: canEnd, Advice: Advice{"step-close", Close,
		"All eight steps are done: close it.",
		"八个步骤均已完成，可以结案。",
		"八個步驟均已完成，可以結案。"}},
	{in: from(Concluded), Advice: Advice{"step-recourse", 0,
		"Name the outside bodies to which the customer can still turn.",
		"告知客户仍可寻求的外部途径。",
		"告知客戶仍可尋求的外部管道。"}},

	// A complaint that nobody voiced.
	{in: from(Detected), Advice: Advice{"hidden-visit", Visit,
		"Go to the customer and apologise; do not wait to be asked.",
		"主动上门致歉，不要等客户开口。",
		"主動登門致歉，不要等客戶開口。"}},
	{in: from(Visited), Advice: Advice{"hidden-cause", FindCause,
		"Find out what was behind the silence.",
		"查明客户没有说出口的原因。",
		"查明客戶沒有說出口的原因。"}},
	{in: from(CauseFound, PlanApproved), Advice: Advice{"hidden-remedy", Remedy,
		"Put it right on the spot.",
		"当场补救。",
		"當場補救。"}},
	{in: from(CauseFound), Advice: Advice{"hidden-plan", FilePlan,
		"What cannot be put right on the spot needs a plan and somebody's approval.",
		"无法当场解决的，提交方案报批。",
		"無法當場解決的，提報方案送核。"}},
	{in: from(PlanFiled), Advice: Advice{"hidden-approval", Approve,
		"The plan waits for the decision of somebody other than its filer.",
		"方案等待提交人以外的人审批。",
		"方案等待提報人以外的人核准。"}},
	{in: from(PlanRejected), Advice: Advice{"hidden-revise", FilePlan,
		"Read why the plan came back, and file a better one.",
		"看清方案退回的理由，修改后重新提交。",
		"看清方案退回的理由，修改後重新提報。"}},

	// What is due.
	{in: open, when: promiseBroken, Advice: Advice{"due-promise", Feedback,
		"A promise was not kept: say so openly, explain, own it, and offer another way.",
		"有承诺未能兑现：坦诚告知，说明原因，承担责任，并提出替代方案。",
		"有承諾未能兌現：坦誠告知，說明原因，承擔責任，並提出替代方案。"}},
	{in: open, when: feedbackNear, Advice: Advice{"due-feedback", Feedback,
		"Tell the customer how things stand, solved or not: never more than 24 hours without a word.",
		"无论是否解决，24 小时内向客户反馈进展。",
		"無論是否解決，24 小時內向客戶回報進度。"}},
	{in: open, when: undecided, Advice: Advice{"due-decision", 0,
		"This has dragged on past its date: decide now and finish soon.",
		"遗留问题已过决定期限：当即决定，尽快了结。",
		"遺留問題已逾決定期限：當即決定，儘快了結。"}},
	{in: open, when: waits, Advice: Advice{"due-outside", 0,
		"An outside body is looking at it; our own duty goes on meanwhile.",
		"外部机构正在处理，我们自身的责任并不因此中止。",
		"外部機構正在處理，我們自身的責任並不因此中止。"}},

	// C.A.L.M.
	{in: open, when: tense, Advice: Advice{"calm-confirm", 0,
		"Confirm: name the feeling and show that it is understandable.",
		"确认：说出客户的感受，表示理解。",
		"確認：說出客戶的感受，表示理解。"}},
	{in: open, when: tense, Advice: Advice{"calm-assess", Assess,
		"Assess: get the facts with polite questions, and draw no hasty conclusion.",
		"评估：礼貌询问，弄清事实，不急于下结论。",
		"評估：禮貌詢問，釐清事實，不急於下結論。"}},
	{in: open, when: tense, Advice: Advice{"calm-listen", 0,
		"Listen: hear the need behind the words.",
		"倾听：听出话语背后的需求。",
		"傾聽：聽出話語背後的需求。"}},
	{in: open, when: tense, Advice: Advice{"calm-manage", 0,
		"Manage: agree on concrete steps and a timetable, and follow them up.",
		"管理：商定具体步骤和时间表，并跟进落实。",
		"管理：商定具體步驟和時間表，並追蹤落實。"}},

	// The three changes.
	{in: open, when: heated, Advice: Advice{"change-person", ChangeHandler,
		"Change the person: let somebody else take over, fully informed.",
		"换人：由另一位了解全部情况的同事接手。",
		"換人：由另一位了解全部狀況的同事接手。"}},
	{in: open, when: heated, Advice: Advice{"change-place", ChangePlace,
		"Change the place: a quiet room, a seat, a glass of water.",
		"换地点：请客户到安静的地方坐下，喝杯水。",
		"換地點：請客戶到安靜的地方坐下，喝杯水。"}},
	{in: open, when: heated, Advice: Advice{"change-time", ChangeTime,
		"Change the time: agree when to talk again, and be there.",
		"换时间：约定再谈的时间，并准时赴约。",
		"換時間：約定再談的時間，並準時赴約。"}},

	// The principles.
	{in: open, when: tense, Advice: Advice{"principle-calm-first", 0,
		"Calm first: nobody hears a solution while upset.",
		"先平息怨气：情绪未平，方案听不进去。",
		"先平息怨氣：情緒未平，方案聽不進去。"}},
	{in: open, when: heated, Advice: Advice{"principle-moment", 0,
		"Choose the moment: offer the solution when it can be heard.",
		"把握火候：在客户听得进去时提出方案。",
		"掌握時機：在客戶聽得進去時提出方案。"}},
	{in: from(Received, Thanked, Appreciated, Dissatisfied), Advice: Advice{"principle-no-argument", 0,
		"Do not argue; look at it from the other side.",
		"避免争辩，换位思考。",
		"避免爭辯，換位思考。"}},
	{in: from(Promised, Gathered, Dissatisfied), Advice: Advice{"principle-save-face", 0,
		"Save the customer's face: leave a way to agree with dignity.",
		"给足面子：让客户体面地接受。",
		"給足面子：讓客戶有尊嚴地接受。"}},
	{in: from(Gathered, CauseFound, Satisfied), Advice: Advice{"principle-settle-inside", 0,
		"Settle inside the house who is responsible; it is no matter for the customer.",
		"责任在内部分清，不让客户面对。",
		"責任在內部釐清，不讓客戶面對。"}},
	{in: from(Promised, Gathered, Reopened), Advice: Advice{"principle-act-fast", 0,
		"Act fast: delay is felt as a second fault.",
		"快速处理：拖延等于再错一次。",
		"快速處理：拖延等於再錯一次。"}},
	{in: from(Corrected, Closed), Advice: Advice{"principle-follow-up", 0,
		"Follow up in time: ask again once it has been in use.",
		"及时回访：使用一段时间后再次询问。",
		"及時回訪：使用一段時間後再次詢問。"}},
	{in: from(Prevented) | terminal, Advice: Advice{"principle-keep-record", 0,
		"Keep the record and learn from it.",
		"留档分析，从中学习。",
		"建檔分析，從中學習。"}},
}
