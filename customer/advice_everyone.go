package customer

import "slices"

// everyoneAdvice stands in every plan. The facts and equal terms follow consumer and
// data protection law (GDPR articles 6, 13, 22; PIPL articles 23, 24); the five rows of
// the baseline are the courtesy that nobody has to earn.
var everyoneAdvice = slices.Concat(
	rows(Source{Layer: LayerLaw}, []Advice{
		{ID: "law.safety-first", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"If anyone may be in danger, see to their safety first and call for help.",
			"如有人身安全风险，先确保人员安全并立即求助。",
			"若有人身安全疑慮，先確保人員安全並立即求助。",
		}},
		{ID: "law.recording", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"If the contact is recorded, say so at the start.",
			"如需录音或录像，开场即告知。",
			"若會錄音或錄影，開場即先告知。",
		}},
		{ID: "facts.price", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"State the full price with every charge before anything is decided.",
			"在客户做决定之前，说清总价和每一项费用。",
			"在客戶決定之前，說明總價與每一項費用。",
		}},
		{ID: "facts.safety", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Give the safety information in full: risks, limits of use, what to do in case of trouble.",
			"完整告知安全信息：风险、使用限制，以及出现问题时的处理办法。",
			"完整告知安全資訊：風險、使用限制，以及發生狀況時的處理方式。",
		}},
		{ID: "facts.guarantee", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"State the guarantee, the right to return, and how to use both.",
			"说明质保范围、退换政策以及办理方式。",
			"說明保固範圍、退換貨規定以及辦理方式。",
		}},
		{ID: "facts.asked", Direction: Do, Slot: SlotDetail, Standing: Stays, Text: Text{
			"Answer everything that was asked, completely, however short the rest is.",
			"客户问到的每一项都完整答复，其余内容再简短，这些也不省略。",
			"客戶問到的每一項都完整回覆，其餘內容再精簡，這些也不省略。",
		}},
		{ID: "law.equal-terms", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Other prices or terms because of how somebody communicates.",
			"因沟通方式不同而给出不同的价格或条件。",
			"因溝通方式不同而給予不同的價格或條件。",
		}},
		{ID: "law.third-parties", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Giving details to anyone outside without the consent of the customer.",
			"未经客户同意向第三方提供其信息。",
			"未經客戶同意向第三方提供其資料。",
		}},
		{ID: "law.true-offers", Direction: Avoid, Slot: SlotClosing, Standing: Stays, Text: Text{
			"Invented deadlines, shortages or success stories.",
			"编造的期限、缺货或成功案例。",
			"捏造的期限、缺貨或成功案例。",
		}},
		{ID: "law.person", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"If a person or a second look at a decision is asked for, arrange it.",
			"客户要求人工服务或复核决定时，予以安排。",
			"客戶要求由專人服務或重新審視決定時，予以安排。",
		}},
	}),
	rows(Source{Layer: LayerBaseline}, []Advice{
		{ID: "baseline.respect", Direction: Do, Slot: SlotTone, Standing: Stays, Text: Text{
			"Show the same respect and courtesy as to everyone.",
			"给予与每位客户同样的尊重和礼貌。",
			"給予與每位客戶同樣的尊重與禮貌。",
		}},
		{ID: "baseline.listen", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Listen, and confirm in your own words what you understood.",
			"认真倾听，并用自己的话确认理解无误。",
			"專心聆聽，並用自己的話確認理解無誤。",
		}},
		{ID: "baseline.promise", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Promise only what can be kept, and say nothing untrue.",
			"只承诺做得到的事，不说不实的话。",
			"只承諾做得到的事，不說不實的話。",
		}},
		{ID: "baseline.data", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Ask only for the data that are needed, say what for, and protect them.",
			"只询问必要的信息，说明用途，并妥善保护。",
			"只詢問必要的資料，說明用途，並妥善保護。",
		}},
		{ID: "baseline.next", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Say what happens next and when, and follow up.",
			"说明接下来做什么、何时完成，并跟进到底。",
			"說明接下來的步驟與時間，並持續追蹤。",
		}},
	}),
)
