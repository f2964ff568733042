package customer

import "time"

// The worth of a sign, in thousandths of a point. A sign by which a type is described
// is plain, so that two plain ones of different families are just enough for the
// type. One that most people show now and then is a hint, and what many ask or say for
// other reasons is mild: it takes three signs then. To be told outright that there is
// a hurry, or none, is more than a sign.
const (
	hint  = 500
	mild  = 750
	plain = 1000
	told  = 1500
)

// A mood passes, so what shows one fades overnight and is gone after a week.
const (
	moodHalfLife = 24 * time.Hour
	moodExpiry   = 7 * 24 * time.Hour
)

// What makes speech slow or uneven without any wish behind it, and what makes it
// hard to follow ours.
var (
	uneven   = []Context{ContextSecondLanguage, ContextHearing, ContextSpeech, ContextBadLine, ContextIllness}
	unheard  = []Context{ContextSecondLanguage, ContextHearing, ContextBadLine, ContextIllness, ContextAgentFast}
	talkOver = []Context{ContextHearing, ContextBadLine, ContextAgentCutIn}
	effort   = []Context{ContextSecondLanguage, ContextSpeech, ContextIllness}
	waiting  = []Context{ContextLongWait}
	pauses   = []Context{ContextSecondLanguage, ContextSpeech, ContextIllness, ContextLongWait}
)

// registry are the default signals by family, after the descriptions of the four
// types and three states in training for customer service.
//
// An interruption is half a sign of an assertive wish, since both kinds of customer
// cut in. Time to think is half a sign of hesitation. Details show a detail-minded
// state only with exact figures or terms among them: four others together stay
// below its minimum. Tears or swearing show strong feelings by themselves; of the
// other signs it takes two.
var registry = []Signal{
	{ID: "fast-speech", Family: FamilyPace, Points: Points{Hurried: plain}, Spoken: true, ExplainedBy: uneven,
		Text: Text{English: "Speaks fast", Hans: "语速较快", Hant: "語速較快"}},
	{ID: "slow-speech", Family: FamilyPace, Points: Points{Deliberate: plain}, Spoken: true, ExplainedBy: uneven,
		Text: Text{English: "Speaks slowly", Hans: "语速较慢", Hant: "語速較慢"}},
	{ID: "long-silence", Family: FamilyPace, Points: Points{Deliberate: hint, Hesitant: hint}, Spoken: true, ExplainedBy: uneven,
		Text: Text{English: "Pauses for long", Hans: "停顿较久", Hant: "停頓較久"}},
	{ID: "short-replies", Family: FamilyPace, Points: Points{Hurried: hint}, ExplainedBy: effort,
		Text: Text{English: "Answers in few words", Hans: "回答简短", Hant: "回答簡短"}},
	{ID: "long-replies", Family: FamilyPace, Points: Points{Deliberate: hint},
		Text: Text{English: "Answers at length", Hans: "回答详细", Hant: "回答詳細"}},
	{ID: "quick-messages", Family: FamilyPace, Points: Points{Hurried: hint}, ExplainedBy: waiting,
		Text: Text{English: "Writes again within seconds", Hans: "数秒内连续发来消息", Hant: "數秒內連續傳來訊息"}},
	{ID: "slow-messages", Family: FamilyPace, Points: Points{Deliberate: hint}, ExplainedBy: pauses,
		Text: Text{English: "Takes time between messages", Hans: "消息间隔较长", Hant: "訊息間隔較長"}},

	{ID: "interrupts", Family: FamilyInterruption, Points: Points{Hurried: plain, Assertive: hint}, ExplainedBy: talkOver,
		Text: Text{English: "Cuts in", Hans: "中途插话", Hant: "中途插話"}},

	{ID: "asks-to-hurry", Family: FamilyTime, Points: Points{Hurried: told}, ExplainedBy: waiting,
		Text: Text{English: "Asks for speed", Hans: "请求尽快处理", Hant: "請求盡快處理"}},
	{ID: "names-deadline", Family: FamilyTime, Points: Points{Hurried: plain},
		Text: Text{English: "Names a deadline", Hans: "说明时限", Hant: "說明時限"}},
	{ID: "looks-at-watch", Family: FamilyTime, Points: Points{Hurried: plain}, ExplainedBy: waiting,
		Text: Text{English: "Looks at the time", Hans: "查看时间", Hant: "查看時間"}},
	{ID: "no-hurry", Family: FamilyTime, Points: Points{Hurried: -told},
		Text: Text{English: "Says that there is no hurry", Hans: "表示不着急", Hant: "表示不急"}},

	{ID: "wants-answer-first", Family: FamilyConclusion, Points: Points{Hurried: plain},
		Text: Text{English: "Asks for the answer first", Hans: "希望先听结论", Hant: "希望先聽結論"}},
	{ID: "waves-explanation-away", Family: FamilyConclusion, Points: Points{Hurried: plain},
		Text: Text{English: "Does without the explanation", Hans: "表示不用解释", Hant: "表示不用解釋"}},

	{ID: "asks-detail", Family: FamilyDetail, Points: Points{Deliberate: plain}, Overlays: OverlayPoints{DetailMinded: 150},
		Text: Text{English: "Asks how exactly", Hans: "询问具体情况", Hant: "詢問具體情況"}},
	{ID: "asks-documents", Family: FamilyDetail, Points: Points{Deliberate: plain}, Overlays: OverlayPoints{DetailMinded: 150},
		Text: Text{English: "Asks for documents", Hans: "索取书面资料", Hant: "索取書面資料"}},
	{ID: "takes-notes", Family: FamilyDetail, Points: Points{Deliberate: plain}, Overlays: OverlayPoints{DetailMinded: 150},
		Text: Text{English: "Takes notes", Hans: "做笔记", Hant: "做筆記"}},
	{ID: "asks-step-by-step", Family: FamilyDetail, Points: Points{Deliberate: plain}, Overlays: OverlayPoints{DetailMinded: 150},
		Text: Text{English: "Asks for one step at a time", Hans: "希望逐步说明", Hant: "希望逐步說明"}},
	{ID: "reads-terms", Family: FamilyDetail, Points: Points{Deliberate: plain}, Overlays: OverlayPoints{DetailMinded: plain},
		Text: Text{English: "Reads the terms", Hans: "查阅条款", Hant: "查閱條款"}},
	{ID: "asks-exact-figures", Family: FamilyDetail, Points: Points{Deliberate: plain}, Overlays: OverlayPoints{DetailMinded: plain},
		Text: Text{English: "Asks for exact figures", Hans: "询问确切数字", Hant: "詢問確切數字"}},
	{ID: "asks-to-repeat", Family: FamilyDetail, Points: Points{Deliberate: hint}, ExplainedBy: unheard,
		Text: Text{English: "Asks to hear it again", Hans: "请求再说一遍", Hant: "請求再說一次"}},
	{ID: "asks-to-slow-down", Family: FamilyDetail, Points: Points{Deliberate: plain}, ExplainedBy: unheard,
		Text: Text{English: "Asks to slow down", Hans: "请求说慢一些", Hant: "請求說慢一點"}},

	{ID: "needs-time", Family: FamilyThinking, Points: Points{Deliberate: plain, Hesitant: hint},
		Text: Text{English: "Asks for time to think", Hans: "需要时间考虑", Hant: "需要時間考慮"}},
	{ID: "puts-off", Family: FamilyThinking, Points: Points{Hesitant: plain}, Overlays: OverlayPoints{Undecided: plain},
		Text: Text{English: "Puts the decision off", Hans: "暂缓决定", Hant: "暫緩決定"}},
	{ID: "already-decided", Family: FamilyThinking, Points: Points{Hesitant: -told}, Overlays: OverlayPoints{Undecided: -told},
		Text: Text{English: "Says that the decision is made", Hans: "表示已经决定", Hant: "表示已經決定"}},

	{ID: "asks-comparison", Family: FamilyComparing, Points: Points{Hesitant: plain},
		Text: Text{English: "Asks to compare", Hans: "请求比较", Hant: "請求比較"}},
	{ID: "changes-choice", Family: FamilyComparing, Points: Points{Hesitant: plain}, Overlays: OverlayPoints{Undecided: plain},
		Text: Text{English: "Changes the choice", Hans: "更改选择", Hant: "更改選擇"}},
	{ID: "asks-others-choice", Family: FamilyComparing, Points: Points{Hesitant: plain},
		Text: Text{English: "Asks what others choose", Hans: "询问他人的选择", Hant: "詢問他人的選擇"}},
	{ID: "asks-others-experience", Family: FamilyComparing, Points: Points{Hesitant: plain},
		Text: Text{English: "Asks how others fared", Hans: "询问他人的使用体验", Hant: "詢問他人的使用體驗"}},

	{ID: "asks-refund", Family: FamilyAssurance, Points: Points{Hesitant: mild},
		Text: Text{English: "Asks about returns and refunds", Hans: "询问退换货", Hant: "詢問退換貨"}},
	{ID: "asks-warranty", Family: FamilyAssurance, Points: Points{Hesitant: mild},
		Text: Text{English: "Asks about the warranty", Hans: "询问保修", Hant: "詢問保固"}},
	{ID: "asks-safety", Family: FamilyAssurance, Points: Points{Hesitant: mild},
		Text: Text{English: "Asks about safety", Hans: "询问安全性", Hant: "詢問安全性"}},
	{ID: "asks-guarantee", Family: FamilyAssurance, Points: Points{Hesitant: plain},
		Text: Text{English: "Asks for a guarantee", Hans: "请求给予保证", Hant: "請求給予保證"}},
	{ID: "worries", Family: FamilyAssurance, Points: Points{Hesitant: plain},
		Text: Text{English: "Voices a worry", Hans: "表示担心", Hant: "表示擔心"}},
	{ID: "fears-wrong-choice", Family: FamilyAssurance, Points: Points{Hesitant: plain}, Overlays: OverlayPoints{Undecided: plain},
		Text: Text{English: "Fears to choose wrongly", Hans: "担心选错", Hant: "擔心選錯"}},
	{ID: "asks-if-sure", Family: FamilyAssurance, Points: Points{Hesitant: plain},
		Text: Text{English: "Asks whether it is certain", Hans: "询问是否确定", Hant: "詢問是否確定"}},
	{ID: "needs-no-guarantee", Family: FamilyAssurance, Points: Points{Hesitant: -told},
		Text: Text{English: "Says that no guarantee is needed", Hans: "表示不需要保证", Hant: "表示不需要保證"}},

	{ID: "demands", Family: FamilyDemand, Points: Points{Assertive: plain},
		Text: Text{English: "Makes a demand", Hans: "提出要求", Hant: "提出要求"}},
	{ID: "gives-orders", Family: FamilyDemand, Points: Points{Assertive: plain},
		Text: Text{English: "Tells us what to do", Hans: "直接给出指令", Hant: "直接給出指令"}},
	{ID: "wants-special-treatment", Family: FamilyDemand, Points: Points{Assertive: plain},
		Text: Text{English: "Asks for special treatment", Hans: "希望得到特别安排", Hant: "希望獲得特別安排"}},
	{ID: "asks-for-manager", Family: FamilyDemand, Points: Points{Assertive: plain},
		Text: Text{English: "Asks for the person in charge", Hans: "希望与负责人沟通", Hant: "希望與負責人溝通"}},
	{ID: "states-own-terms", Family: FamilyDemand, Points: Points{Assertive: plain},
		Text: Text{English: "States terms as final", Hans: "提出不可更改的条件", Hant: "提出不可更改的條件"}},

	{ID: "names-position", Family: FamilyStatus, Points: Points{Assertive: plain},
		Text: Text{English: "Names a position", Hans: "提及职务", Hant: "提及職務"}},
	{ID: "names-spending", Family: FamilyStatus, Points: Points{Assertive: plain},
		Text: Text{English: "Names the business given", Hans: "提及消费金额", Hant: "提及消費金額"}},
	{ID: "names-connections", Family: FamilyStatus, Points: Points{Assertive: plain},
		Text: Text{English: "Names connections", Hans: "提及人脉关系", Hant: "提及人脈關係"}},

	{ID: "rejects-view", Family: FamilyContradiction, Points: Points{Assertive: plain},
		Text: Text{English: "Rejects a view outright", Hans: "直接表示不同意", Hant: "直接表示不同意"}},
	{ID: "corrects-statement", Family: FamilyContradiction, Points: Points{Assertive: hint},
		Text: Text{English: "Corrects what was said", Hans: "更正我方说法", Hant: "更正我方說法"}},

	{ID: "harsh-remark", Family: FamilyTone, Points: Points{Assertive: mild}, Overlays: OverlayPoints{Emotional: mild},
		HalfLife: moodHalfLife, Expiry: moodExpiry,
		Text: Text{English: "Makes a sharp remark", Hans: "措辞较重", Hant: "措辭較重"}},

	{ID: "raised-voice", Family: FamilyDistress, Overlays: OverlayPoints{Emotional: plain}, HalfLife: moodHalfLife, Expiry: moodExpiry,
		Spoken: true, ExplainedBy: []Context{ContextHearing, ContextBadLine},
		Text: Text{English: "Raises the voice", Hans: "提高音量", Hant: "提高音量"}},
	{ID: "tears", Family: FamilyDistress, Overlays: OverlayPoints{Emotional: 2 * plain}, HalfLife: moodHalfLife, Expiry: moodExpiry,
		Text: Text{English: "Speaks through tears", Hans: "流泪或哽咽", Hant: "流淚或哽咽"}},
	{ID: "swearing", Family: FamilyDistress, Overlays: OverlayPoints{Emotional: 2 * plain}, HalfLife: moodHalfLife, Expiry: moodExpiry,
		Text: Text{English: "Uses strong language", Hans: "言辞激烈", Hant: "言辭激烈"}},
	{ID: "capitals", Family: FamilyDistress, Overlays: OverlayPoints{Emotional: plain}, HalfLife: moodHalfLife, Expiry: moodExpiry,
		Text: Text{English: "Writes in capitals", Hans: "通篇使用大写", Hant: "通篇使用大寫"}},
	{ID: "exclamations", Family: FamilyDistress, Overlays: OverlayPoints{Emotional: plain}, HalfLife: moodHalfLife, Expiry: moodExpiry,
		Text: Text{English: "Writes rows of exclamation marks", Hans: "连用感叹号", Hant: "連用驚嘆號"}},
	{ID: "sighs", Family: FamilyDistress, Overlays: OverlayPoints{Emotional: plain}, HalfLife: moodHalfLife, Expiry: moodExpiry,
		ExplainedBy: []Context{ContextIllness, ContextLongWait},
		Text:        Text{English: "Sighs", Hans: "叹气", Hant: "嘆氣"}},
	{ID: "repeats-story", Family: FamilyDistress, Overlays: OverlayPoints{Emotional: hint}, HalfLife: moodHalfLife, Expiry: moodExpiry,
		ExplainedBy: []Context{ContextBadLine, ContextAgentCutIn},
		Text:        Text{English: "Tells what happened again", Hans: "再次讲述经过", Hant: "再次講述經過"}},
	{ID: "calm-again", Family: FamilyDistress, Overlays: OverlayPoints{Emotional: -2 * plain}, HalfLife: moodHalfLife, Expiry: moodExpiry,
		Text: Text{English: "Speaks calmly again", Hans: "恢复平静", Hant: "恢復平靜"}},

	{ID: "polite", Family: FamilyCourtesy, Text: Text{English: "Uses polite words", Hans: "礼貌用语", Hant: "禮貌用語"}},
	{ID: "thanks", Family: FamilyCourtesy, Text: Text{English: "Says thank you", Hans: "表示感谢", Hant: "表示感謝"}},
	{ID: "calm", Family: FamilyCourtesy, Text: Text{English: "Speaks calmly", Hans: "语气平和", Hant: "語氣平和"}},
	{ID: "ordinary-question", Family: FamilyCourtesy, Text: Text{English: "Asks an ordinary question", Hans: "一般询问", Hant: "一般詢問"}},
}

// DefaultSignals lists the signals that the package knows, by family, in a slice
// the caller owns: to use as they are, to change, or to add to.
func DefaultSignals() []Signal {
	all := make([]Signal, len(registry))
	for i, s := range registry {
		all[i] = s.clone()
	}
	return all
}
